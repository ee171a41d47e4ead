//! Journeys through the demo in a real browser: the demo as people start it, `tests/browser/*.mjs` as its visitor.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError, mpsc};
use std::time::Duration;

use crate::helpers::{is_at_hand, is_long_run, root};

/// One journey at a time: a browser and a server fill a small machine.
static TURN: Mutex<()> = Mutex::new(());

/// How long the demo may take to seed itself and listen.
const PATIENCE: Duration = Duration::from_mins(2);

const CHROMIUM: &str = "/usr/bin/chromium";

/// A Wednesday in working hours, so that what is promised in working days and climbs in working hours is the same on
/// whichever day the tests run.
const TODAY: &str = "2026-11-18";

/// The demo on a port and in a folder of its own; it ends with the journey.
struct Demo {
    process: Child,
    address: String,
    _data: tempfile::TempDir,
}

impl Demo {
    /// Starts it and waits until it says where it listens.
    fn start() -> Self {
        let data = tempfile::tempdir().unwrap();
        let process = Command::new(env!("CARGO_BIN_EXE_andrum"))
            .args(["demo", "--listen", "127.0.0.1:0", "--seed", "1", "--today", TODAY, "--data-dir"])
            .arg(data.path().join("demo-data"))
            .current_dir(data.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut demo = Self { process, address: String::new(), _data: data };
        let (say, said) = mpsc::channel();
        read_on(demo.process.stdout.take().unwrap(), say.clone());
        read_on(demo.process.stderr.take().unwrap(), say);
        let mut heard = String::new();
        while let Ok(line) = said.recv_timeout(PATIENCE) {
            if let Some(address) = address_in(&line) {
                demo.address = address;
                return demo;
            }
            heard.push_str(&line);
            heard.push('\n');
        }
        panic!("the demo did not say where it listens; it said:\n{heard}");
    }
}

/// Reads a stream to its end, so that the demo never waits for a reader.
fn read_on(stream: impl Read + Send + 'static, say: mpsc::Sender<String>) {
    std::thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            say.send(line).ok();
        }
    });
}

impl Drop for Demo {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// `http://127.0.0.1:PORT` where a line names it.
fn address_in(line: &str) -> Option<String> {
    let start = line.find("http://127.0.0.1:")?;
    let port: String = line[start + "http://127.0.0.1:".len()..].chars().take_while(char::is_ascii_digit).collect();
    (!port.is_empty() && port != "0").then(|| format!("http://127.0.0.1:{port}"))
}

fn missing() -> Option<&'static str> {
    let is_there = |path: &Path| path.exists();
    let has_node =
        Command::new("node").arg("--version").stdout(Stdio::null()).status().is_ok_and(|status| status.success());
    if !is_there(Path::new(CHROMIUM)) {
        Some("there is no /usr/bin/chromium")
    } else if !has_node {
        Some("there is no node")
    } else if !is_there(&root().join("tests/browser/node_modules/playwright-core")) {
        Some("tests/browser/node_modules is missing (npm ci in tests/browser)")
    } else {
        None
    }
}

/// Runs `tests/browser/<name>.mjs` against a demo of its own.
fn travel(name: &str, how: &[&str]) {
    if !is_at_hand("browser", missing()) {
        return;
    }
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let demo = Demo::start();
    let pictures = root().join("target/pictures").join(name);
    std::fs::create_dir_all(&pictures).unwrap();
    let mut journey = Command::new("node");
    journey.arg(root().join("tests/browser").join(format!("{name}.mjs"))).arg(&demo.address).arg(&pictures).args(how);
    if is_long_run() {
        journey.arg("--all");
    }
    let outcome = journey.output().unwrap();
    let (said, faults) = (String::from_utf8_lossy(&outcome.stdout), String::from_utf8_lossy(&outcome.stderr));
    assert!(outcome.status.success(), "{name}:\n{said}\n{faults}");
    println!("{said}");
}

#[test]
fn the_harness_itself_finds_what_is_wrong() {
    if !is_at_hand("browser", missing()) {
        return;
    }
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let outcome = Command::new("node").arg(root().join("tests/browser/lib.check.mjs")).output().unwrap();
    let (said, faults) = (String::from_utf8_lossy(&outcome.stdout), String::from_utf8_lossy(&outcome.stderr));
    assert!(outcome.status.success(), "{said}\n{faults}");
}

#[test]
fn a_clients_week_without_scripts() {
    travel("client-week", &[]);
}

#[test]
fn a_clients_week_with_scripts() {
    travel("client-week", &["--scripts"]);
}

#[test]
fn a_clinicians_reply() {
    travel("clinician-reply", &[]);
}

#[test]
fn a_red_answer() {
    travel("red-answer", &[]);
}

#[test]
fn every_page_by_the_accessibility_rules() {
    travel("pages-axe", &[]);
}

#[test]
fn texts_are_read_without_a_connection_and_gone_on_the_way_out() {
    travel("offline", &[]);
}

#[test]
fn a_page_is_read_aloud_by_a_voice_of_the_device_alone() {
    travel("listen", &[]);
}

#[test]
fn text_size_contrast_and_colours_follow_the_system() {
    travel("system", &[]);
}

#[test]
fn what_is_written_in_two_tabs_is_all_shown() {
    travel("nothing-lost", &["--two-tabs"]);
}

#[test]
fn what_is_written_after_the_session_ran_out_is_kept() {
    travel("nothing-lost", &["--expired"]);
}

#[test]
fn what_is_written_without_a_connection_is_sent_when_it_returns() {
    travel("nothing-lost", &["--offline"]);
}

#[test]
fn a_form_left_in_the_middle_is_found_as_it_was() {
    travel("nothing-lost", &["--half-a-form"]);
}

#[test]
fn a_double_press_is_one_record() {
    travel("nothing-lost", &["--double-press"]);
}

#[test]
fn an_answer_that_was_lost_comes_again() {
    travel("nothing-lost", &["--lost-answer"]);
}

//! `andrum doctor`: the installation as it stands on this machine. Changes nothing.

use std::net::{TcpStream, ToSocketAddrs};
use std::time::Duration;

use chrono::NaiveDate;
use clap::Args;
use secrecy::ExposeSecret;
use serde::Serialize;
use serde_json::json;

use super::check;
use super::output::{Outcome, Result, put, put_json, say};
use super::settings::{self, Flags};
use crate::care::{Gap, ladder_gaps};
use crate::clock::Clock;
use crate::config::{DatabaseUrl, Settings};
use crate::db::{self, Db};

/// How long the mail server may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

#[derive(Debug, Args)]
pub(super) struct Doctor {
    /// For machines
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum State {
    Ok,
    Warning,
    Fault,
}

/// One thing looked at.
#[derive(Debug, Serialize)]
struct Line {
    what: &'static str,
    state: State,
    text: String,
}

impl Doctor {
    pub(super) fn run(self, flags: Flags) -> Result {
        let lines = match flags.settings(None) {
            Err(fault) => vec![line("configuration", State::Fault, fault.to_string())],
            Ok(settings) => examine(&settings),
        };
        let faults = lines.iter().filter(|line| line.state == State::Fault).count();
        if self.json {
            put_json(&json!({ "checks": lines, "faults": faults }))?;
        } else {
            lines.iter().try_for_each(|line| put(&format!("{} {:<13} {}", mark(line.state), line.what, line.text)))?;
        }
        say(&format!("{faults} faults"));
        Ok(if faults == 0 { Outcome::Done } else { Outcome::Faults })
    }
}

fn mark(state: State) -> &'static str {
    match state {
        State::Ok => "ok     ",
        State::Warning => "warning",
        State::Fault => "FAULT  ",
    }
}

fn line(what: &'static str, state: State, text: impl Into<String>) -> Line {
    Line { what, state, text: text.into() }
}

fn examine(settings: &Settings) -> Vec<Line> {
    let mut lines = vec![line("configuration", State::Ok, "every setting was understood")];
    lines.extend(keys(settings));
    lines.push(address(settings));
    lines.push(clock(settings));
    lines.push(content(settings));
    lines.push(mail(settings));
    lines.extend(database(settings));
    lines
}

fn keys(settings: &Settings) -> Vec<Line> {
    let faults = settings::key_faults(settings);
    if faults.is_empty() {
        return vec![line("keys", State::Ok, "both are present")];
    }
    faults.into_iter().map(|fault| line("keys", State::Fault, fault)).collect()
}

fn address(settings: &Settings) -> Line {
    if settings.web.is_https() {
        return line("address", State::Ok, settings.web.base_url.clone());
    }
    line("address", State::Fault, "ANDRUM_BASE_URL begins with http://; accepted: an https:// address")
}

/// A clock before the last migration was written is wrong; whether the rest is right the operator sees best.
fn clock(settings: &Settings) -> Line {
    let now = Clock::running(chrono::TimeDelta::zero()).now();
    let local = now.and_utc().with_timezone(&settings.time_zone).format("%Y-%m-%d %H:%M %:z");
    let text = format!("{local} in {}; compare with a clock you trust", settings.time_zone);
    match written_on(settings) {
        Some(date) if now.date() < date => {
            line("clock", State::Fault, format!("{text}: earlier than {date}, when this version was made"))
        }
        _ => line("clock", State::Ok, text),
    }
}

/// The date in the name of the newest migration of a database that exists.
fn written_on(settings: &Settings) -> Option<NaiveDate> {
    if !exists(&settings.database.url) {
        return None;
    }
    let migrations = db::migrations(&settings.database.url).ok()?;
    NaiveDate::parse_from_str(migrations.last()?.name.get(..10)?, "%Y-%m-%d").ok()
}

fn content(settings: &Settings) -> Line {
    let (warnings, faults): (Vec<_>, Vec<_>) =
        check::findings(settings).into_iter().partition(|found| found.is_warning);
    if faults.is_empty() {
        return line("content", State::Ok, format!("no fault, {} warnings", warnings.len()));
    }
    line("content", State::Fault, format!("{} faults; andrum check lists them", faults.len()))
}

fn mail(settings: &Settings) -> Line {
    let Some(url) = &settings.mail.smtp_url else {
        return line("mail", State::Warning, "ANDRUM_SMTP_URL is not set: letters and alarms wait and do not leave");
    };
    let Some((host, port)) = host_and_port(url.expose_secret()) else {
        return line("mail", State::Fault, "ANDRUM_SMTP_URL names no server; accepted: smtps://USER:PASSWORD@HOST");
    };
    match reach(&host, port) {
        Ok(()) => line("mail", State::Ok, format!("{host}:{port} answers")),
        Err(why) => line("mail", State::Fault, format!("{host}:{port} does not answer: {why}")),
    }
}

/// The part of the address that can be shown: never the user and the password.
fn host_and_port(url: &str) -> Option<(String, u16)> {
    let (scheme, rest) = url.split_once("://")?;
    let server = rest.split(['/', '?']).next()?;
    let server = server.rsplit_once('@').map_or(server, |(_, server)| server);
    let default = if scheme == "smtps" { 465 } else { 25 };
    let (host, port) = match server.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, port.parse().ok()?),
        _ => (server, default),
    };
    let host = host.trim_start_matches('[').trim_end_matches(']');
    (!host.is_empty()).then(|| (host.to_owned(), port))
}

fn reach(host: &str, port: u16) -> std::result::Result<(), String> {
    let addresses = (host, port).to_socket_addrs().map_err(|error| error.to_string())?;
    let mut why = "the name has no address".to_owned();
    for address in addresses {
        match TcpStream::connect_timeout(&address, PATIENCE) {
            Ok(_) => return Ok(()),
            Err(error) => why = error.to_string(),
        }
    }
    Err(why)
}

/// Looking must not make the database: opening an absent `SQLite` file would.
fn exists(url: &DatabaseUrl) -> bool {
    match url {
        DatabaseUrl::Sqlite(path) => path.is_file(),
        DatabaseUrl::Postgres(_) => true,
    }
}

fn database(settings: &Settings) -> Vec<Line> {
    if !exists(&settings.database.url) {
        return vec![line("database", State::Fault, "the file does not exist; run: andrum migrate run")];
    }
    let migrations = match db::migrations(&settings.database.url) {
        Ok(migrations) => migrations,
        Err(error) => return vec![line("database", State::Fault, error.to_string())],
    };
    let mut lines = vec![line("database", State::Ok, "answers")];
    let pending = migrations.iter().filter(|migration| !migration.is_run).count();
    if pending > 0 {
        lines.push(line("migrations", State::Fault, format!("{pending} have not run; run: andrum migrate run")));
        return lines;
    }
    lines.push(line("migrations", State::Ok, format!("all {} have run", migrations.len())));
    lines.extend(ladder(settings));
    lines
}

/// Whether somebody is there: each treatment has a responsible and a second person, each unit a way to be reached.
fn ladder(settings: &Settings) -> Vec<Line> {
    let gaps = || -> Result<Vec<Gap>> {
        let runtime = settings::runtime()?;
        let db = Db::open(&settings.database.url, settings::keyless_site()?)?;
        Ok(runtime.block_on(db.read(ladder_gaps))?)
    };
    match gaps() {
        Err(failure) => vec![line("ladder", State::Fault, failure.to_string())],
        Ok(gaps) if gaps.is_empty() => vec![line("ladder", State::Ok, "somebody stands on every rung")],
        Ok(gaps) => gaps.iter().map(|gap| line("ladder", State::Fault, sentence(gap))).collect(),
    }
}

fn sentence(gap: &Gap) -> String {
    match gap {
        Gap::NoResponsible(code) => format!("client {code}: nobody who can sign in is responsible"),
        Gap::NoSecond(code) => format!("client {code}: no second person; accepted: a deputy or another supervisor"),
        Gap::NoDuty(unit) => {
            format!("unit {unit}: no duty address and no out-of-hours text; accepted: one of them (/admin/units)")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::host_and_port;

    #[test]
    fn the_server_is_read_from_the_address_without_its_secret() {
        let cases = [
            ("smtps://user:p%40ss@mail.example.org", Some(("mail.example.org", 465))),
            ("smtp://localhost:1025", Some(("localhost", 1025))),
            ("smtp://[::1]:2525/?tls=required", Some(("::1", 2525))),
            ("smtp://[::1]", Some(("::1", 25))),
            ("smtps://user@", None),
            ("smtp://host:port", None),
        ];
        for (url, wanted) in cases {
            assert_eq!(host_and_port(url), wanted.map(|(host, port)| (host.to_owned(), port)), "{url}");
        }
    }
}

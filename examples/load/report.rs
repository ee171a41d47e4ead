//! The figures as lines, each beside what it must and what it should reach.

use std::time::Duration;

use serde::{Serialize, Serializer};

use crate::flows::{Export, Flow};
use crate::letters::Letters;
use crate::limits::{Dump, Limits};
use crate::load::{Limit, Measured};

const MIB: u64 = 1024 * 1024;

/// How much of everything.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// Clients whose forms are sent: nine were answered before, nine wait.
    pub clients: usize,
    /// Clients who are entered for the exports: each with eighteen responses.
    pub more_clients: usize,
    /// Letters that wait.
    pub letters: usize,
    /// Before a page is measured.
    pub warm: Limit,
    /// Each kind of page.
    pub pages: Limit,
    /// Forms shown and sent.
    pub forms: Limit,
    /// The database without the service.
    pub inserts: Limit,
}

const fn limit(millis: u64, times: usize) -> Limit {
    Limit { time: Duration::from_millis(millis), times }
}

impl Size {
    /// 10,000 responses under the pages, 100,000 under the exports.
    pub const WHOLE: Self = Self {
        clients: 1112,
        more_clients: 4444,
        letters: 5000,
        warm: limit(500, 500),
        pages: limit(4000, 100_000),
        forms: limit(20_000, 10_000),
        inserts: limit(3000, 50_000),
    };
    /// A tenth.
    pub const QUICK: Self = Self {
        clients: 112,
        more_clients: 444,
        letters: 500,
        warm: limit(100, 100),
        pages: limit(500, 10_000),
        forms: limit(3000, 1000),
        inserts: limit(500, 5000),
    };
}

/// Everything that was measured on one database.
#[derive(Debug, Serialize)]
pub struct Figures {
    pub database: String,
    pub limits: Limits,
    #[serde(serialize_with = "as_seconds")]
    pub first_page: Duration,
    pub flows: Vec<Flow>,
    /// Resident memory after the flows, and at its highest, in bytes.
    pub memory: (u64, u64),
    pub letters: Letters,
    pub dump: Dump,
    pub exports: Vec<Export>,
}

fn as_seconds<S: Serializer>(time: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(time.as_secs_f64())
}

/// A figure with the line that it must reach and the one that it should.
struct Judged {
    what: String,
    value: f64,
    unit: &'static str,
    must: f64,
    aim: f64,
    /// Whether less is better.
    less: bool,
}

impl Judged {
    fn more(what: impl Into<String>, value: f64, unit: &'static str, must: f64, aim: f64) -> Self {
        Self { what: what.into(), value, unit, must, aim, less: false }
    }

    fn less(what: impl Into<String>, value: f64, unit: &'static str, must: f64, aim: f64) -> Self {
        Self { what: what.into(), value, unit, must, aim, less: true }
    }

    fn mark(&self) -> &'static str {
        let reaches = |line: f64| if self.less { self.value <= line } else { self.value >= line };
        match (reaches(self.aim), reaches(self.must)) {
            (true, _) => "aim reached",
            (_, true) => "must reached",
            _ => "NOT REACHED",
        }
    }

    fn print(&self) {
        let Self { what, value, unit, must, aim, .. } = self;
        println!("  {what:<44} {value:>12.2} {unit:<8} must {must:>8} aim {aim:>8}  {}", self.mark());
    }
}

/// One measurement as a line.
pub fn line(name: &str, measured: &Measured) -> String {
    let Measured { times, rate, p50_ms, p99_ms, bytes } = measured;
    format!(
        "  {name:<26} {rate:>9.0}/s  p50 {p50_ms:>7.2} ms  p99 {p99_ms:>7.2} ms  {times:>6} times  {bytes:>6} bytes"
    )
}

/// Prints what was measured, and then how it stands to the lines.
pub fn print(figures: &Figures) {
    println!("\n{}", figures.database);
    println!("{}", line("single durable inserts", &figures.limits.inserts));
    if !figures.limits.is_durable {
        println!("  this database does not promise that a commit survives a power cut: its figures say nothing");
    }
    for flow in &figures.flows {
        println!("{}  {:>6.3} ms of processor", line(flow.name, &flow.measured), flow.cpu_ms);
    }
    for export in &figures.exports {
        match &export.missing {
            Some(why) => println!("  {:<26} not made: {why}", export.format),
            None => println!(
                "  {:<26} {:>9} rows in {:.2} s, at most {} MiB, {:.1} MiB more than for nobody",
                export.format,
                export.rows,
                export.seconds,
                export.peak / MIB,
                mib(export.growth)
            ),
        }
    }
    println!("  {:<26} {:>9} rows in {:.2} s", "plain SELECT as CSV", figures.dump.rows, figures.dump.seconds);
    println!(
        "  {:<26} {:>9} in {:.2} s over {} connections",
        "letters", figures.letters.taken, figures.letters.seconds, figures.letters.connections
    );
    println!();
    judged(figures).iter().for_each(Judged::print);
}

fn judged(figures: &Figures) -> Vec<Judged> {
    let flow = |name: &str| figures.flows.iter().find(|flow| flow.name == name);
    let mut lines = Vec::new();
    let is_file = figures.database == "SQLite";
    if let (Some(sent), inserts) = (flow("show and send PHQ-9"), figures.limits.inserts.rate) {
        let (rate, aim, p99) = if is_file { (1500.0, 2500.0, 15.0) } else { (500.0, 1000.0, 25.0) };
        lines.push(Judged::more("show and send PHQ-9", sent.measured.rate, "/s", rate, aim));
        lines.push(Judged::less("  of which 99 of 100 within", sent.measured.p99_ms, "ms", p99, p99));
        lines.push(Judged::less("  processor for each", sent.cpu_ms, "ms", 1.0, 0.5));
        let share = 100.0 * sent.measured.rate / inserts.max(f64::EPSILON);
        lines.push(Judged::more("  of the raw durable inserts", share, "%", 30.0, 50.0));
    }
    if let (Some(form), Some(sheet)) = (flow("form page"), flow("a style sheet")) {
        lines.push(Judged::more("signed-in form page", form.measured.rate, "/s", 8000.0, 15_000.0));
        let share = 100.0 * form.measured.rate / sheet.measured.rate.max(f64::EPSILON);
        lines.push(Judged::more("  of the static page", share, "%", 10.0, 20.0));
    }
    if let (Some(page), Some(sheet)) = (flow("module page"), flow("a style sheet")) {
        let share = 100.0 * page.measured.rate / sheet.measured.rate.max(f64::EPSILON);
        lines.push(Judged::more("module page, of the static page", share, "%", 10.0, 20.0));
    }
    for export in figures.exports.iter().filter(|export| export.missing.is_none()) {
        if export.format == "wide-csv" {
            lines.push(Judged::less("100,000 responses as wide CSV", export.seconds, "s", 0.5, 0.5));
        }
        // The same responses are in both, a row each in the dump, however many rows the export makes of them.
        let share = 100.0 * figures.dump.seconds / export.seconds.max(f64::EPSILON);
        lines.push(Judged::more(format!("{}: pace of the raw dump", export.format), share, "%", 25.0, 50.0));
        lines.push(Judged::less(format!("{}: memory growth", export.format), mib(export.growth), "MiB", 16.0, 16.0));
    }
    let letters = u64::try_from(figures.letters.taken).unwrap_or(u64::MAX);
    lines.push(Judged::more("letters", rate(letters, figures.letters.seconds), "/s", 1000.0, 3000.0));
    lines.push(Judged::less("resident memory under load", mib(figures.memory.1), "MiB", 60.0, 30.0));
    lines.push(Judged::less("start to first page", figures.first_page.as_secs_f64(), "s", 0.1, 0.1));
    lines
}

#[expect(clippy::cast_precision_loss, reason = "a rate needs no more digits than a float has")]
fn rate(rows: u64, seconds: f64) -> f64 {
    rows as f64 / seconds.max(f64::EPSILON)
}

#[expect(clippy::cast_precision_loss, reason = "shown with one digit")]
fn mib(bytes: u64) -> f64 {
    bytes as f64 / MIB as f64
}

//! `andrum doctor`: the installation as it stands on this machine. Changes nothing.

mod database;
mod machine;
mod settings;
mod upkeep;

use clap::Args;
use serde::Serialize;
use serde_json::json;

use super::output::{Outcome, Result, put, put_json, say};
use super::settings::Flags;
use crate::config::Settings;

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
            Err(fault) => vec![fault_of("configuration", fault.to_string())],
            Ok(settings) => examine(&settings)?,
        };
        let count = |state: State| lines.iter().filter(|line| line.state == state).count();
        let (faults, warnings) = (count(State::Fault), count(State::Warning));
        if self.json {
            put_json(&json!({ "checks": lines, "faults": faults, "warnings": warnings }))?;
        } else {
            lines.iter().try_for_each(|line| put(&format!("{} {:<13} {}", mark(line.state), line.what, line.text)))?;
        }
        say(&format!("{faults} faults, {warnings} warnings"));
        Ok(if faults == 0 { Outcome::Done } else { Outcome::Faults })
    }
}

fn examine(settings: &Settings) -> Result<Vec<Line>> {
    let runtime = super::settings::runtime()?;
    let mut lines = vec![ok("configuration", "every setting was understood")];
    lines.extend(settings::keys(settings));
    lines.push(settings::address(settings));
    lines.push(settings::content(settings));
    lines.push(runtime.block_on(settings::mail(settings)));
    lines.extend(runtime.block_on(database::examine(settings)));
    Ok(lines)
}

fn mark(state: State) -> &'static str {
    match state {
        State::Ok => "ok     ",
        State::Warning => "warning",
        State::Fault => "FAULT  ",
    }
}

fn ok(what: &'static str, text: impl Into<String>) -> Line {
    line(what, State::Ok, text)
}

fn warning(what: &'static str, text: impl Into<String>) -> Line {
    line(what, State::Warning, text)
}

fn fault_of(what: &'static str, text: impl Into<String>) -> Line {
    line(what, State::Fault, text)
}

/// What others say can have several lines; here each thing has one.
fn line(what: &'static str, state: State, text: impl Into<String>) -> Line {
    let text = text.into().lines().map(str::trim).collect::<Vec<_>>().join(" ");
    Line { what, state, text }
}

/// So long as people say it.
fn spoken(span: chrono::TimeDelta) -> String {
    match (span.num_days(), span.num_hours(), span.num_minutes()) {
        (0, 0, minutes) => format!("{minutes} minutes"),
        (0 | 1, hours, _) => format!("{hours} hours"),
        (days, _, _) => format!("{days} days"),
    }
}

#[cfg(test)]
mod tests {
    use super::{State, line, spoken};
    use chrono::TimeDelta;

    #[test]
    fn a_thing_has_one_line() {
        assert_eq!(line("mail", State::Ok, "one\n  two\n").text, "one two");
    }

    #[test]
    fn spans_are_said_roughly() {
        let said = [TimeDelta::minutes(3), TimeDelta::hours(26), TimeDelta::days(9)].map(spoken);
        assert_eq!(said, ["3 minutes", "26 hours", "9 days"]);
    }
}

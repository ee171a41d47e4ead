//! `andrum risk replay`: holds a file of answers against the flag rules. Needs no database and no keys.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};
use clap::{Args, Subcommand};
use csv::{Reader, ReaderBuilder, StringRecord, Trim};
use serde::Serialize;

use super::output::{Failure, Outcome, Result, ended_by_reader, say};
use super::settings::Flags;
use crate::content::Content;
use crate::instruments::{Answers, Instrument, Library};
use crate::risk::rules::{Because, Course, Finding, Given, RuleSet};

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print the flags that the rules raise over a file of answers
    ///
    /// The file has the columns client, date (YYYY-MM-DD), instrument and answers: one place per item in the order of the
    /// questionnaire's file, separated by semicolons; an empty place is a missing answer, -98 a declined one, choices of one
    /// item are joined by + and parts by /. The rows of a client stand in order of time. What later scores are compared with
    /// is the first complete score of each scale, unless a fifth column, baseline, says yes in a row: then it is the last
    /// complete score until that row, and what was answered until then counts as given before the treatment; without any yes
    /// each does. Rules about silence need a calendar and are not replayed.
    Replay(Replay),
}

#[derive(Debug, Args)]
pub(super) struct Replay {
    /// Answers as CSV
    file: PathBuf,
    /// Another file of rules than the site's
    #[arg(long, value_name = "FILE")]
    rules: Option<PathBuf>,
    /// For machines: one object per line
    #[arg(long)]
    json: bool,
}

impl Command {
    pub(super) fn run(self, flags: Flags) -> Result {
        let Self::Replay(replay) = self;
        replay.run(flags)
    }
}

impl Replay {
    fn run(self, flags: Flags) -> Result {
        let content = Content::load(&flags.settings(None)?).map_err(|faults| Failure(faults.join("\n")))?;
        let other = self.rules.as_deref().map(|file| rules_of(file, &content.instruments)).transpose()?;
        let file = File::open(&self.file).map_err(|error| unreadable(&self.file, &error))?;
        let name = self.file.display().to_string();
        let answers = Sheet { name: &name, library: &content.instruments };
        let replayed = answers.replay(
            BufReader::new(file),
            other.as_ref().unwrap_or(&content.rules),
            &mut BufWriter::new(io::stdout().lock()),
            if self.json { as_json } else { as_line },
        )?;
        say(&format!("{} responses of {} clients, {} flags", replayed.responses, replayed.clients, replayed.flags));
        Ok(Outcome::Done)
    }
}

fn rules_of(file: &Path, library: &Library) -> Result<RuleSet> {
    let text = fs::read_to_string(file).map_err(|error| unreadable(file, &error))?;
    let all = |faults: Vec<_>| faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    RuleSet::load(&file.display().to_string(), &text, library).map_err(|faults| Failure(all(faults)))
}

fn unreadable(file: &Path, error: &io::Error) -> Failure {
    Failure(format!("{}: {error}; accepted: a file that can be read", file.display()))
}

/// One flag, for machines.
#[derive(Debug, Serialize)]
struct Raised<'r> {
    client: &'r str,
    date: NaiveDate,
    rule: &'r str,
    rule_version: &'r str,
    tier: &'static str,
    because: &'r Because,
}

fn as_json(row: &Row<'_>, finding: &Finding) -> String {
    let raised = Raised {
        client: &row.client,
        date: row.date,
        rule: &finding.rule,
        rule_version: &finding.rule_version,
        tier: finding.tier.word(),
        because: &finding.because,
    };
    // Texts, numbers and lists of them can always be written.
    serde_json::to_string(&raised).unwrap_or_default()
}

fn as_line(row: &Row<'_>, finding: &Finding) -> String {
    let (tier, sentence) = (finding.tier.word(), finding.sentence("en"));
    format!("{}  {:<12} {tier:<9}  {} ({})  {sentence}", row.date, row.client, finding.rule, finding.rule_version)
}

/// How much was replayed.
#[derive(Debug, Default, PartialEq, Eq)]
struct Replayed {
    responses: usize,
    clients: usize,
    flags: usize,
}

/// One response.
struct Row<'l> {
    client: String,
    date: NaiveDate,
    instrument: &'l Arc<Instrument>,
    answers: Answers,
    is_baseline: bool,
}

const COLUMNS: [&str; 4] = ["client", "date", "instrument", "answers"];
const BASELINE: &str = "baseline";
const ENCODING: &str = "not UTF-8; accepted: a file in UTF-8";

/// Where each column stands.
struct Columns {
    required: [usize; 4],
    baseline: Option<usize>,
}

/// A file of answers.
struct Sheet<'s> {
    name: &'s str,
    library: &'s Library,
}

impl<'s> Sheet<'s> {
    /// Reads the file twice: what is at fault is told before anything is printed, however long the file is, and no more of
    /// it is held than what the rules look back on.
    fn replay(
        &self,
        mut file: impl Read + Seek,
        rules: &RuleSet,
        out: &mut impl Write,
        write: fn(&Row<'_>, &Finding) -> String,
    ) -> Result<Replayed> {
        let mut seen: HashMap<String, NaiveDate> = HashMap::new();
        self.read(&mut file, |line, row| match seen.insert(row.client.clone(), row.date) {
            Some(last) if last > row.date => Err(self.fault(
                line,
                "date",
                &format!(
                    "{} comes after {last} of the same client; accepted: each client's rows in order of time",
                    row.date
                ),
            )),
            _ => Ok(()),
        })?;
        file.rewind().map_err(|error| Failure(format!("{}: {error}; accepted: a regular file", self.name)))?;
        let mut courses: HashMap<String, Course> = HashMap::new();
        let mut replayed = Replayed { clients: seen.len(), ..Replayed::default() };
        drop(seen);
        self.read(&mut file, |_, row| {
            let course = courses.entry(row.client.clone()).or_default();
            let at = row.date.and_time(NaiveTime::MIN);
            let before_treatment = !course.has_begun();
            let given = Given { instrument: row.instrument, answers: &row.answers, at, before_treatment };
            let findings = course.answers(rules, &given);
            if row.is_baseline {
                course.begins(at);
            }
            replayed.responses += 1;
            replayed.flags += findings.len();
            findings.iter().try_for_each(|finding| ended_by_reader(writeln!(out, "{}", write(&row, finding))))
        })?;
        ended_by_reader(out.flush())?;
        Ok(replayed)
    }

    /// Hands every row to `each`, with its line.
    fn read(&self, file: impl Read, mut each: impl FnMut(u64, Row<'s>) -> Result<()>) -> Result<()> {
        let mut reader = ReaderBuilder::new().trim(Trim::All).from_reader(file);
        let columns = self.columns(&mut reader)?;
        let (mut record, mut has_rows) = (StringRecord::new(), false);
        while reader.read_record(&mut record).map_err(|error| self.not_csv(&error))? {
            has_rows = true;
            let line = record.position().map_or(0, csv::Position::line);
            each(line, self.row(line, &record, &columns)?)?;
        }
        if has_rows {
            Ok(())
        } else {
            Err(Failure(format!("{}: no row below the header; accepted: one per response", self.name)))
        }
    }

    fn columns(&self, reader: &mut Reader<impl Read>) -> Result<Columns> {
        let header = reader.headers().map_err(|error| self.not_csv(&error))?;
        let accepted = format!("accepted: the columns {} and, if wanted, {BASELINE}", COLUMNS.join(","));
        if header.is_empty() {
            return Err(Failure(format!("{}: the file is empty; {accepted}", self.name)));
        }
        for (place, name) in header.iter().enumerate() {
            let twice = header.iter().take(place).any(|other| other == name);
            if twice || !(COLUMNS.contains(&name) || name == BASELINE) {
                let what = if twice { "stands twice" } else { "is not known" };
                return Err(self.fault(1, name, &format!("this column {what}; {accepted}")));
            }
        }
        let place = |name: &str| header.iter().position(|known| known == name);
        let mut required = [0; 4];
        for (slot, name) in required.iter_mut().zip(COLUMNS) {
            *slot = place(name).ok_or_else(|| self.fault(1, name, &format!("this column is missing; {accepted}")))?;
        }
        Ok(Columns { required, baseline: place(BASELINE) })
    }

    fn row(&self, line: u64, record: &StringRecord, columns: &Columns) -> Result<Row<'s>> {
        let [client, date, instrument, answers] = columns.required.map(|place| record.get(place).unwrap_or_default());
        if client.is_empty() {
            return Err(self.fault(line, "client", "empty; accepted: a code of your own"));
        }
        let is_long = date.len() == "2026-01-31".len();
        let read = NaiveDate::parse_from_str(date, "%Y-%m-%d").ok().filter(|_| is_long);
        let date = read.ok_or_else(|| {
            self.fault(line, "date", &format!("`{date}` is no date; accepted: a day that exists, such as 2026-01-31"))
        })?;
        let known = self.library.get(instrument).ok_or_else(|| {
            let ids = self.library.iter().map(|known| known.id.as_str()).collect::<Vec<_>>().join(", ");
            self.fault(line, "instrument", &format!("`{instrument}` does not exist; accepted: {ids}"))
        })?;
        let answers = known
            .parse_line_by(answers, ';')
            .map_err(|fault| self.fault(line, "answers", &format!("{instrument}: {fault}")))?;
        let is_baseline = match columns.baseline.and_then(|place| record.get(place)).unwrap_or_default() {
            "yes" => true,
            "" | "no" => false,
            other => return Err(self.fault(line, BASELINE, &format!("`{other}`; accepted: yes, no or nothing"))),
        };
        Ok(Row { client: client.to_owned(), date, instrument: known, answers, is_baseline })
    }

    fn not_csv(&self, error: &csv::Error) -> Failure {
        match error.kind() {
            csv::ErrorKind::Utf8 { pos, err } => {
                let line = pos.as_ref().map_or(1, csv::Position::line);
                self.fault(line, &format!("field {}", err.field() + 1), ENCODING)
            }
            csv::ErrorKind::UnequalLengths { pos, expected_len, len } => {
                let line = pos.as_ref().map_or(1, csv::Position::line);
                let what =
                    format!("{len} fields; accepted: {expected_len}, answers separated by semicolons in one of them");
                self.fault(line, "row", &what)
            }
            _ => Failure(format!("{}: {error}; accepted: a CSV file", self.name)),
        }
    }

    fn fault(&self, line: u64, field: &str, what: &str) -> Failure {
        Failure(format!("{}:{line}: {field}: {what}", self.name))
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::config::{Settings, Source};

    fn content() -> Content {
        let settings = Settings::read(Source::from_parts(Vec::new(), None).unwrap()).unwrap();
        Content::load(&settings).unwrap()
    }

    fn replayed(file: &[u8]) -> std::result::Result<Vec<serde_json::Value>, String> {
        let content = content();
        let mut out = Vec::new();
        let sheet = Sheet { name: "week.csv", library: &content.instruments };
        match sheet.replay(Cursor::new(file), &content.rules, &mut out, as_json) {
            Ok(_) => {
                Ok(String::from_utf8(out).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect())
            }
            Err(failure) => {
                assert!(out.is_empty(), "nothing is printed where something is at fault");
                Err(failure.to_string())
            }
        }
    }

    fn raised(file: &str) -> Vec<String> {
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        let found = replayed(file.as_bytes()).unwrap();
        found
            .iter()
            .map(|one| {
                format!("{} {} {} {}", text(&one["client"]), text(&one["date"]), text(&one["rule"]), text(&one["tier"]))
            })
            .collect()
    }

    fn fault(file: impl AsRef<[u8]>) -> String {
        let fault = replayed(file.as_ref()).unwrap_err();
        assert!(!fault.contains('\n') && fault.starts_with("week.csv"), "{fault}");
        fault
    }

    const HEAD: &str = "client,date,instrument,answers\n";

    #[test]
    fn each_clients_answers_are_held_against_the_rules_in_order() {
        let file = format!(
            "{HEAD}K1,2026-01-05,phq9,1;1;1;1;1;1;1;1;0\nK2,2026-01-01,phq9,0;0;0;0;0;0;0;0;2\n\
             K1,2026-01-12,phq9,2;2;2;2;2;2;1;1;0\nK1,2026-01-19,phq9,2;2;2;2;2;2;1;1;0;2\n"
        );
        let expected = [
            "K2 2026-01-01 suicidal_thoughts red",
            "K1 2026-01-12 unconfirmed_worsening info",
            "K1 2026-01-19 confirmed_deterioration amber",
        ];
        assert_eq!(raised(&file), expected);
        let found = replayed(file.as_bytes()).unwrap();
        assert_eq!(found[0]["rule_version"], "1");
        assert!(
            found[2]["because"]["sentence"]["sv"].as_str().unwrap().contains("14 och 14 i två svar i rad"),
            "{}",
            found[2]
        );
        let crlf = file.replace('\n', "\r\n");
        assert_eq!(raised(&format!("\u{feff}{crlf}")), expected, "as a spreadsheet writes it");
    }

    #[test]
    fn a_row_can_be_said_to_be_the_baseline() {
        let rows = |baseline: &str| {
            format!(
                "client,date,instrument,answers,baseline\nK1,2026-01-05,phq9,0;0;0;0;0;0;0;0;0,\n\
                 K1,2026-01-12,phq9,1;1;1;1;1;0;0;0;0,{baseline}\nK1,2026-01-19,phq9,1;1;1;1;1;1;0;0;0,no\n"
            )
        };
        assert_eq!(raised(&rows("")), ["K1 2026-01-19 unconfirmed_worsening info"], "6 above the first");
        assert!(raised(&rows("yes")).is_empty(), "1 above the one named");
    }

    #[test]
    fn bad_input_is_told_with_its_line_field_and_what_would_be_accepted() {
        let row = |row: &str| fault(format!("{HEAD}K1,2026-01-05,phq9,0;0;0;0;0;0;0;0;0\n{row}\n"));
        assert!(row("K1,2026-01-06,phq10,0").starts_with("week.csv:3: instrument: `phq10` does not exist; accepted: "));
        assert!(row("K1,2026-01-06,phq9,0;0").contains("week.csv:3: answers: phq9: 2 answers; accepted: 9 to 10"));
        assert!(row("K1,2026-01-06,phq9,0;0;0;0;0;0;0;0;0;0;0;0").contains("12 answers; accepted: 9 to 10"));
        assert!(row("K1,2026-01-06,phq9,0;0;0;0;4;0;0;0;0").contains("item q5: `4`; accepted: 0, 1, 2, 3"));
        assert!(row("K1,2026-01-06,phq9,0;0;0;0;often;0;0;0;0").contains("item q5: `often`"));
        assert!(
            row("K1,2026-01-04,phq9,0;0;0;0;0;0;0;0;0").contains("week.csv:3: date: 2026-01-04 comes after 2026-01-05")
        );
        assert!(
            row("K1,2026-02-30,phq9,0;0;0;0;0;0;0;0;0")
                .contains("date: `2026-02-30` is no date; accepted: a day that exists")
        );
        assert!(row("K1,2026-1-6,phq9,0;0;0;0;0;0;0;0;0").contains("is no date"));
        assert!(row(",2026-01-06,phq9,0;0;0;0;0;0;0;0;0").contains("client: empty; accepted"));
        assert!(row("K1,2026-01-06,phq9").contains("week.csv:3: row: 3 fields; accepted: 4"));
    }

    #[test]
    fn a_file_that_is_no_such_table_is_told_in_one_line() {
        assert!(fault("").contains("the file is empty; accepted: the columns client,date,instrument,answers"));
        assert!(fault(HEAD).contains("no row below the header"));
        assert!(
            fault("client,date,answers\nK1,2026-01-05,0\n").contains("week.csv:1: instrument: this column is missing")
        );
        assert!(
            fault("client,date,instrument,answers,phone\n").contains("week.csv:1: phone: this column is not known")
        );
        assert!(fault("client,date,date,instrument,answers\n").contains("date: this column stands twice"));
        let latin = [HEAD.as_bytes(), b"K\xe5re,2026-01-05,phq9,0;0;0;0;0;0;0;0;0\n"].concat();
        assert!(fault(latin).contains("week.csv:2: field 1: not UTF-8"));
        let marked = "client,date,instrument,answers,baseline\nK1,2026-01-05,phq9,0;0;0;0;0;0;0;0;0,maybe\n";
        assert!(fault(marked).contains("baseline: `maybe`; accepted: yes, no or nothing"));
    }
}

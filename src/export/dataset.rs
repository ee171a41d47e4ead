//! One pass over a study's rows: persons in the order of their pseudonyms, some at a time, never all in memory.
//!
//! Whatever the back end, the rows come out in the same order, since everything is ordered here and not by the database.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, mpsc};

use serde::Serialize;

use super::definitions::Definitions;
use super::fault::Fault;
use super::person::Person;
use super::rules;
use super::store::{self, Counts};
use crate::db::Read;
use crate::error::{Error, Result};
use crate::ids::{ClientId, StudyId};
use crate::instruments::{Answers, Instrument};
use crate::research::StudyKey;

/// One occasion of one person, with what was answered.
pub(super) struct Measure<'p> {
    pub(super) pid: &'p str,
    pub(super) event: Cow<'p, str>,
    pub(super) instrument: &'p str,
    pub(super) due_day: i64,
    pub(super) state: &'static str,
    pub(super) answered: Option<Answered<'p>>,
}

/// What was answered on an occasion.
pub(super) struct Answered<'p> {
    pub(super) definition: Arc<Instrument>,
    pub(super) version: &'p str,
    pub(super) language: &'p str,
    pub(super) day: i64,
    /// How it was answered: by the client on the page, or by phone.
    pub(super) mode: &'static str,
    pub(super) answers: Answers,
    pub(super) scores: Vec<Scored<'p>>,
}

/// One score, with the change since the baseline.
pub(super) struct Scored<'p> {
    pub(super) scale: &'p str,
    pub(super) value: Option<f64>,
    pub(super) band: &'p str,
    pub(super) method: &'p str,
    pub(super) reliable: &'static str,
    pub(super) verdict: &'static str,
}

/// The tables of one shape, filled as the persons pass by.
pub(super) trait Tables {
    /// A person's measures follow.
    fn person(&mut self, pid: &str) -> Result<(), Fault>;

    /// The next measure of that person.
    fn measure(&mut self, measure: &Measure<'_>) -> Result<(), Fault>;
}

/// What was met on the way.
pub(super) struct Pass {
    pub(super) persons: usize,
    pub(super) definitions: Vec<Arc<Instrument>>,
    pub(super) programmes: Vec<Programme>,
}

/// A version of a programme that some of the persons go through.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Programme {
    pub(super) id: String,
    pub(super) version: String,
    pub(super) hash: String,
}

/// Hands every person and measure of the study to `tables`, in order, and checks at the end that none is missing. Rows are
/// read on this thread while those before them are written on another.
///
/// # Errors
/// What the database or `tables` says, or [`Error::Internal`] where the rows read are not the rows that there are.
pub(super) fn pass(
    rx: &mut Read<'_>,
    study: &StudyId,
    key: &StudyKey,
    definitions: &Definitions,
    tables: &mut (impl Tables + Send),
) -> Result<Pass, Fault> {
    let there = store::counts(rx, study).map_err(Error::from)?;
    let persons = persons(rx, study, key)?;
    let rows = there.occasions + there.responses + there.scores;
    let at_a_time = rules::persons_at_a_time(there.persons, rows);
    let (read_out, to_write) = mpsc::sync_channel(0);
    let seen = std::thread::scope(|scope| {
        let pids = persons.iter().map(|(pid, _)| pid.as_str());
        let writer = scope.spawn(move || Writer { tables, definitions, seen: Seen::default() }.write(pids, to_write));
        for some in persons.chunks(at_a_time) {
            // Where nobody takes it any more, the writer has failed, and says below why.
            if read_out.send(read(rx, some.iter().map(|(_, client)| client))?).is_err() {
                break;
            }
        }
        drop(read_out);
        writer.join().unwrap_or_else(|_| Err(Error::fault("the writer of an export panicked").into()))
    })?;
    if seen.counts != there {
        return Err(Error::fault(format!("an export read {:?} where there is {there:?}", seen.counts)).into());
    }
    let programmes = seen
        .programmes
        .into_iter()
        .map(|(id, hash)| Ok(Programme { id, version: store::get_content_version(rx, &hash)?, hash }))
        .collect::<Result<Vec<_>>>()?;
    Ok(Pass { persons: persons.len(), definitions: definitions.in_order(), programmes })
}

/// What has passed by: how many rows, and the programmes with the hashes of their content.
#[derive(Default)]
struct Seen {
    counts: Counts,
    programmes: BTreeSet<(String, String)>,
}

/// Takes the persons that were read and fills the tables with them.
struct Writer<'w, T> {
    tables: &'w mut T,
    definitions: &'w Definitions,
    seen: Seen,
}

impl<T: Tables> Writer<'_, T> {
    fn write<'p>(
        mut self,
        pids: impl Iterator<Item = &'p str>,
        read_out: mpsc::Receiver<Vec<Person>>,
    ) -> Result<Seen, Fault> {
        for (pid, person) in pids.zip(read_out.into_iter().flatten()) {
            self.person(pid, &person)?;
        }
        Ok(self.seen)
    }

    fn person(&mut self, pid: &str, person: &Person) -> Result<(), Fault> {
        let Self { tables, definitions, seen } = self;
        seen.counts.persons += 1;
        tables.person(pid)?;
        seen.programmes.extend(person.programmes());
        person.measures(definitions, pid, |measure| {
            seen.counts.occasions += 1;
            if let Some(answered) = &measure.answered {
                seen.counts.responses += 1;
                seen.counts.scores += count(answered.scores.len())?;
            }
            tables.measure(measure)
        })
    }
}

/// Everybody whose consent holds, by pseudonym.
fn persons(rx: &mut Read<'_>, study: &StudyId, key: &StudyKey) -> Result<Vec<(String, ClientId)>> {
    let clients = store::list_consented(rx, study)?;
    let mut persons: Vec<_> = clients.into_iter().map(|client| (key.pid(&client), client)).collect();
    persons.sort_unstable();
    Ok(persons)
}

/// The rows of these clients, in their order: one statement for each kind of row.
pub(super) fn read<'c>(rx: &mut Read<'_>, clients: impl Iterator<Item = &'c ClientId>) -> Result<Vec<Person>> {
    let ids: Vec<&str> = clients.map(ClientId::as_str).collect();
    let places: HashMap<&str, usize> = ids.iter().enumerate().map(|(place, id)| (*id, place)).collect();
    let mut read: Vec<Person> = ids.iter().map(|_| Person::default()).collect();
    let of = |client: &ClientId| places.get(client.as_str()).copied().unwrap_or(usize::MAX);
    for row in store::list_treatments(rx, &ids)? {
        if let Some(person) = read.get_mut(of(&row.client)) {
            person.treatments.push(row);
        }
    }
    for row in store::list_occasions(rx, &ids)? {
        if let Some(person) = read.get_mut(of(&row.client)) {
            person.occasions.push(row);
        }
    }
    for row in store::list_responses(rx, &ids)? {
        if let Some(person) = read.get_mut(of(&row.client)) {
            person.responses.push(row);
        }
    }
    for row in store::list_scores(rx, &ids)? {
        if let Some(person) = read.get_mut(of(&row.client)) {
            person.scores.push(row);
        }
    }
    read.iter_mut().for_each(Person::sort);
    Ok(read)
}

fn count(number: usize) -> Result<i64> {
    i64::try_from(number).map_err(|error| Error::internal("count rows", error))
}

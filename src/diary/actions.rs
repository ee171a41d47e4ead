//! What is done with the diary: note, correct, take away, read.

use chrono::TimeDelta;

use super::rules::{Entry, MOST_A_DAY, Noted};
use super::store::{self, Row};
use crate::access::ClientSelf;
use crate::audit::{self, Event};
use crate::clock::Moment;
use crate::crypto::{self, ClientKeys, Place};
use crate::db::{Read, Tx};
use crate::error::{Error, Result};
use crate::ids::{ClientId, DiaryEntryId};

const BODY: Place = Place("diary_entries.body");

/// How many entries stand on one page.
const PAGE: i64 = 20;

/// An entry as it stands now.
#[derive(Debug, Clone)]
pub struct Written {
    /// The entry.
    pub id: DiaryEntryId,
    /// Its version, from 1.
    pub version: i32,
    /// What it says.
    pub entry: Entry,
    /// When this version was written.
    pub written_at: Moment,
    /// Whether the client has taken it away.
    pub is_removed: bool,
    /// What it said before, oldest first; only for those who read the whole record.
    pub earlier: Vec<Written>,
}

/// One page of a diary.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    /// Its entries, the latest day first.
    pub entries: Vec<Written>,
    /// Whether older ones follow.
    pub has_older: bool,
}

/// Notes something.
///
/// # Errors
/// [`Error::TooMany`] where the client has noted more today than anybody would, or what the database or the seal says.
pub fn keep(tx: &mut Tx<'_>, me: &ClientSelf, entry: &Entry) -> Result<DiaryEntryId> {
    require_room(tx, me)?;
    let id: DiaryEntryId = tx.id();
    insert(tx, me, &id, 1, entry, false)?;
    audit::record(tx, me.by(), Some(me.client()), &Event::DiaryKept { entry: id.to_string() })?;
    Ok(id)
}

/// Corrects an entry that was read at `version`; the same words again change nothing.
///
/// # Errors
/// [`Error::NotFound`] where it is not the client's or was taken away, [`Error::Conflict`] where it was changed since.
pub fn correct(tx: &mut Tx<'_>, me: &ClientSelf, id: &DiaryEntryId, version: i32, entry: &Entry) -> Result<()> {
    let before = current(tx, me, id, version)?;
    let keys = crypto::client_keys(tx, [me.client()])?;
    if opened(&keys, &before)?.entry == *entry {
        return Ok(());
    }
    require_room(tx, me)?;
    replace(tx, me, &before, entry, false)?;
    let event = Event::DiaryCorrected { entry: id.to_string(), version: before.version + 1 };
    audit::record(tx, me.by(), Some(me.client()), &event)
}

/// Takes an entry out of the client's own list. It stays in the record, as everything that was written there.
///
/// # Errors
/// As [`correct`].
pub fn remove(tx: &mut Tx<'_>, me: &ClientSelf, id: &DiaryEntryId, version: i32) -> Result<()> {
    let before = current(tx, me, id, version)?;
    let keys = crypto::client_keys(tx, [me.client()])?;
    let entry = opened(&keys, &before)?.entry;
    replace(tx, me, &before, &entry, true)?;
    audit::record(tx, me.by(), Some(me.client()), &Event::DiaryRemoved { entry: id.to_string() })
}

/// The client's own entry.
///
/// # Errors
/// [`Error::NotFound`] where it is not the client's or was taken away.
pub fn own(rx: &mut Read<'_>, me: &ClientSelf, id: &DiaryEntryId) -> Result<Written> {
    let row = store::find(rx, me.client(), id)?.filter(|row| !row.removed).ok_or(Error::NotFound)?;
    opened(&crypto::client_keys(rx, [me.client()])?, &row)
}

/// A page of the client's own list; pages are counted from 1.
///
/// # Errors
/// What the database or the seal says.
pub fn own_page(rx: &mut Read<'_>, me: &ClientSelf, page: u32) -> Result<Seen> {
    list(rx, me.client(), false, page)
}

/// A page of the diary as the record has it: with what was taken away, and with what was corrected.
///
/// # Errors
/// What the database or the seal says.
pub fn record_page(rx: &mut Read<'_>, client: &ClientId, page: u32) -> Result<Seen> {
    let mut seen = list(rx, client, true, page)?;
    let ids: Vec<&str> = seen.entries.iter().map(|written| written.id.as_str()).collect();
    let earlier = store::earlier(rx, client, &ids)?;
    let keys = crypto::client_keys(rx, [client])?;
    for row in earlier {
        if let Some(entry) = seen.entries.iter_mut().find(|written| written.id == row.entry_id) {
            entry.earlier.push(opened(&keys, &row)?);
        }
    }
    Ok(seen)
}

/// Everything that was ever written in the client's diary, every version, oldest first.
///
/// # Errors
/// What the database or the seal says.
pub fn all(rx: &mut Read<'_>, client: &ClientId) -> Result<Vec<Written>> {
    let rows = store::all(rx, client)?;
    let keys = crypto::client_keys(rx, [client])?;
    rows.iter().map(|row| opened(&keys, row)).collect()
}

fn list(rx: &mut Read<'_>, client: &ClientId, with_removed: bool, page: u32) -> Result<Seen> {
    let offset = i64::from(page.saturating_sub(1)) * PAGE;
    let mut rows = store::list(rx, client, with_removed, offset, PAGE + 1)?;
    let shown = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let has_older = rows.len() > shown;
    rows.truncate(shown);
    let keys = crypto::client_keys(rx, [client])?;
    Ok(Seen { entries: rows.iter().map(|row| opened(&keys, row)).collect::<Result<_>>()?, has_older })
}

fn require_room(tx: &mut Tx<'_>, me: &ClientSelf) -> Result<()> {
    let since = tx.now() - TimeDelta::days(1);
    if store::count_since(tx, me.client(), since)? >= MOST_A_DAY { Err(Error::TooMany) } else { Ok(()) }
}

/// The newest version, where it is the one that was read.
fn current(tx: &mut Tx<'_>, me: &ClientSelf, id: &DiaryEntryId, version: i32) -> Result<Row> {
    let row = store::find(tx, me.client(), id)?.filter(|row| !row.removed).ok_or(Error::NotFound)?;
    if row.version == version { Ok(row) } else { Err(Error::Conflict("diary-changed")) }
}

fn replace(tx: &mut Tx<'_>, me: &ClientSelf, before: &Row, entry: &Entry, removed: bool) -> Result<()> {
    let now = tx.now();
    store::replace(tx, &before.id, now)?;
    insert(tx, me, &before.entry_id, before.version + 1, entry, removed)
}

fn insert(
    tx: &mut Tx<'_>,
    me: &ClientSelf,
    id: &DiaryEntryId,
    version: i32,
    entry: &Entry,
    removed: bool,
) -> Result<()> {
    let row_id: crate::ids::DiaryVersionId = tx.id();
    let text = serde_json::to_string(&entry.noted).map_err(|error| Error::internal("write a diary entry", error))?;
    let row = Row {
        body: crypto::seal(tx, me.client(), BODY, row_id.as_str(), &text)?,
        id: row_id,
        entry_id: id.clone(),
        version,
        client_id: me.client().clone(),
        unit_id: me.unit().clone(),
        happened_on: entry.on,
        removed,
        written_at: tx.now(),
        replaced_at: None,
    };
    store::insert(tx, &row)?;
    Ok(())
}

fn opened(keys: &ClientKeys, row: &Row) -> Result<Written> {
    let text = keys.open(&row.client_id, BODY, row.id.as_str(), &row.body)?;
    let noted: Noted = serde_json::from_str(&text).map_err(|error| Error::internal("read a diary entry", error))?;
    Ok(Written {
        id: row.entry_id.clone(),
        version: row.version,
        entry: Entry { on: row.happened_on, noted },
        written_at: row.written_at,
        is_removed: row.removed,
        earlier: Vec::new(),
    })
}

//! Making, checking and restoring a backup.

use std::path::{Path, PathBuf};

use age::x25519::{Identity, Recipient};

use super::fault::Fault;
use super::file::{NewFolder, Part, Placed};
use super::format::{Closing, FORMAT, Header, Seal, Table, Tally};
use super::reader::{self, Outside, Reader};
use super::store;
use super::writer::Writer;
use crate::audit::{self, By, Chain, Event};
use crate::clock::Moment;
use crate::config::DatabaseUrl;
use crate::db::{self, Conn, Db, Read, Refused};
use crate::error::Error;

/// Is told after each row how many are done, of how many.
pub type Progress = Box<dyn FnMut(u64, u64) + Send>;

/// How many bytes of lines are inserted by one statement at most.
const BATCH: usize = 1 << 20;

/// The database's file in a restored folder, where a site looks for it by default.
const DATABASE_FILE: &str = "andrum.db";

/// A finished backup.
#[derive(Debug, Clone)]
pub struct Made {
    /// The file.
    pub file: Placed,
    /// How many tables are in it.
    pub tables: usize,
    /// How many rows.
    pub rows: u64,
}

/// Writes everything into a file that the owners of `recipients` can open; `to` is its name or a folder for it. The log
/// says that it was begun before anything is read, and that it was made once it is on the disk.
///
/// # Errors
/// A [`Fault`] of one line; then no file was made.
pub async fn create(db: &Db, to: &Path, recipients: Vec<Recipient>, progress: Progress) -> Result<Made, Fault> {
    if db.read(|rx| Ok(store::versions(rx)?)).await?.is_empty() {
        return Err(Fault::NoSite("the database".to_owned()));
    }
    let made_at = db.site().clock.wall();
    let target = named(to, made_at);
    let part = Part::beside(&target)?;
    let backup = target.file_name().unwrap_or_default().to_string_lossy().into_owned();
    record(db, Event::BackupBegun { backup: backup.clone() }).await?;
    let made = db.snapshot(move |rx| Ok(write(rx, part, &recipients, made_at, progress))).await??;
    record(db, Event::BackupMade { backup, rows: made.rows }).await?;
    Ok(made)
}

/// The file's name in a folder tells when it was made and sorts by it.
fn named(to: &Path, made_at: Moment) -> PathBuf {
    if to.is_dir() { to.join(made_at.format("andrum-%Y%m%dT%H%M%SZ.age").to_string()) } else { to.to_owned() }
}

async fn record(db: &Db, event: Event) -> Result<(), Error> {
    let by = By { account: None, role: "operator", unit: None };
    db.write(move |tx| audit::record(tx, &by, None, &event)).await
}

fn write(
    rx: &mut Read<'_>,
    part: Part,
    recipients: &[Recipient],
    made_at: Moment,
    mut progress: Progress,
) -> Result<Made, Fault> {
    let header = Header {
        andrum_backup: FORMAT,
        software: env!("CARGO_PKG_VERSION").to_owned(),
        back_end: store::back_end(rx).to_owned(),
        made_at,
        migrations: store::versions(rx).map_err(Error::from)?,
        tables: store::tables(rx)?,
    };
    let (total, mut done) = (header.rows(), 0);
    let mut writer = Writer::begin(part, recipients)?;
    writer.say(&header)?;
    for table in &header.tables {
        let mut tally = Tally::default();
        store::each_row(rx, table, |line| {
            tally.note(&line);
            done += 1;
            progress(done, total);
            writer.row(&line)
        })?;
        writer.say(&tally.close(&table.name))?;
    }
    writer.say(&Seal { whole: true, rows: done })?;
    Ok(Made { file: writer.finish()?, tables: header.tables.len(), rows: done })
}

/// What was found in a backup that is whole.
#[derive(Debug, Clone)]
pub struct Verified {
    /// What its key is not needed for.
    pub outside: Outside,
    /// What only its key shows.
    pub inside: Option<Inside>,
}

/// What a backup holds.
#[derive(Debug, Clone)]
pub struct Inside {
    /// The software that made it.
    pub software: String,
    /// Where the rows came from.
    pub back_end: String,
    /// When it was made.
    pub made_at: Moment,
    /// How many tables are in it.
    pub tables: usize,
    /// How many rows.
    pub rows: u64,
}

impl Inside {
    fn of(header: &Header) -> Self {
        Self {
            software: header.software.clone(),
            back_end: header.back_end.clone(),
            made_at: header.made_at,
            tables: header.tables.len(),
            rows: header.rows(),
        }
    }
}

/// Private keys and where they were read.
pub struct Keys<'a> {
    /// The keys.
    pub identities: &'a [Identity],
    /// The file's name.
    pub place: &'a str,
}

/// Checks a backup: from outside, and with `keys` each table's rows against its count and hash.
///
/// # Errors
/// A [`Fault`] that says what does not hold.
pub fn verify(file: &Path, keys: Option<&Keys<'_>>, mut progress: Progress) -> Result<Verified, Fault> {
    let outside = reader::outside(file)?;
    let Some(keys) = keys else { return Ok(Verified { outside, inside: None }) };
    let mut reader = Reader::open(file, keys.identities, keys.place)?;
    let header = reader.header().clone();
    let (total, mut done) = (header.rows(), 0);
    for table in &header.tables {
        reader.table(table, |_| {
            done += 1;
            progress(done, total);
            Ok(())
        })?;
    }
    reader.finish()?;
    Ok(Verified { outside, inside: Some(Inside::of(&header)) })
}

/// Where a restored site goes.
pub enum Place {
    /// A folder that does not exist or is empty; the database is a file in it.
    Folder(PathBuf),
    /// A database without tables.
    Database(DatabaseUrl),
}

/// A restored site.
#[derive(Debug)]
pub struct Restored {
    /// What was in the backup.
    pub inside: Inside,
    /// What its log is, which was compared with the backup like everything else.
    pub log: Chain,
}

/// Restores a backup into an empty place. Every row is read again and compared before the place gets its name.
///
/// # Errors
/// A [`Fault`] of one line; then the place is as it was.
pub fn restore(file: &Path, keys: &Keys<'_>, into: &Place, progress: Progress) -> Result<Restored, Fault> {
    let folder = match into {
        Place::Folder(target) => Some(NewFolder::beside(target)?),
        Place::Database(_) => None,
    };
    reader::outside(file)?;
    let mut reader = Reader::open(file, keys.identities, keys.place)?;
    let header = reader.header().clone();
    let url = match (into, &folder) {
        (Place::Database(url), _) => url.clone(),
        (Place::Folder(target), None) => DatabaseUrl::Sqlite(target.join(DATABASE_FILE)),
        (Place::Folder(_), Some(folder)) => DatabaseUrl::Sqlite(folder.file(DATABASE_FILE)?),
    };
    let filled = db::refill(&url, &header.migrations, |conn| fill(conn, file, &mut reader, &header, progress));
    let log = filled.map_err(|refused| match refused {
        Refused::NotEmpty => Fault::DatabaseNotEmpty,
        Refused::UnknownMigrations => reader.newer(header.software.clone()),
        Refused::Dangling => not_restored(file, "some of its rows refer to others that are not in it"),
        Refused::Failed(error) | Refused::Filling(Fault::Failed(error)) => not_restored(file, error.to_string()),
        Refused::Filling(fault) => fault,
    })?;
    if let Some(folder) = folder {
        folder.put_in_place()?;
    }
    Ok(Restored { inside: Inside::of(&header), log })
}

fn not_restored(file: &Path, why: impl Into<String>) -> Fault {
    Fault::NotRestored { file: file.to_owned(), why: why.into() }
}

fn fill(
    conn: &mut Conn,
    file: &Path,
    reader: &mut Reader,
    header: &Header,
    mut progress: Progress,
) -> Result<Chain, Fault> {
    refuse_other_tables(conn, file, header)?;
    let references = store::set_references_aside(conn).map_err(Error::from)?;
    // Each row is written, and then read again.
    let (total, mut done) = (header.rows() * 2, 0);
    let mut closings = Vec::with_capacity(header.tables.len());
    for table in &header.tables {
        closings.push(fill_table(conn, reader, table, || {
            done += 1;
            progress(done, total);
        })?);
    }
    reader.finish()?;
    store::put_references_back(conn, &references).map_err(Error::from)?;
    for (table, closing) in header.tables.iter().zip(&closings) {
        let again = read_again(conn, table, || {
            done += 1;
            progress(done, total);
        })?;
        if again != *closing {
            return Err(not_restored(
                file,
                format!("the rows of {}, read again, are not those of the file", table.name),
            ));
        }
    }
    Ok(audit::verify(conn)?)
}

/// The same migrations make the same tables, unless they were edited.
fn refuse_other_tables(conn: &mut Conn, file: &Path, header: &Header) -> Result<(), Fault> {
    let mut here = store::tables(conn)?;
    let other = |table: &str| Fault::OtherTables {
        file: file.to_owned(),
        table: table.to_owned(),
        software: header.software.clone(),
    };
    for table in &header.tables {
        let Some(at) = here.iter().position(|one| one.name == table.name) else { return Err(other(&table.name)) };
        let one = here.swap_remove(at);
        if one.columns != table.columns || one.key != table.key {
            return Err(other(&table.name));
        }
    }
    here.first().map_or(Ok(()), |table| Err(other(&table.name)))
}

fn fill_table(conn: &mut Conn, reader: &mut Reader, table: &Table, mut note: impl FnMut()) -> Result<Closing, Fault> {
    let mut batch = String::new();
    let mut insert = |batch: &mut String| -> Result<(), Fault> {
        if !batch.is_empty() {
            batch.push(']');
            store::insert(conn, table, batch).map_err(Error::from)?;
            batch.clear();
        }
        Ok(())
    };
    let closing = reader.table(table, |line| {
        batch.push(if batch.is_empty() { '[' } else { ',' });
        batch.push_str(line);
        note();
        if batch.len() < BATCH { Ok(()) } else { insert(&mut batch) }
    })?;
    insert(&mut batch)?;
    Ok(closing)
}

fn read_again(conn: &mut Conn, table: &Table, mut note: impl FnMut()) -> Result<Closing, Fault> {
    let mut tally = Tally::default();
    store::each_row(conn, table, |line| {
        tally.note(&line);
        note();
        Ok(())
    })?;
    Ok(tally.close(&table.name))
}

/// When the newest backup was made that the log knows of.
///
/// # Errors
/// What the database says.
pub fn last_made(rx: &mut Read<'_>) -> crate::error::Result<Option<Moment>> {
    Ok(audit::last_at(rx, "backup_made")?)
}

/// When the log begins: so old is a site that has no backup.
///
/// # Errors
/// What the database says.
pub fn begun(rx: &mut Read<'_>) -> crate::error::Result<Option<Moment>> {
    Ok(audit::after(rx, 0, 1)?.first().map(|row| row.at))
}

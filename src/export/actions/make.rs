//! Making an export: written down before a row is read, written whole or not at all.

use std::path::Path;

use super::super::codebook;
use super::super::datapackage::{Description, Met};
use super::super::dataset;
use super::super::definitions::Definitions;
use super::super::fault::Fault;
use super::super::folder::{FileFacts, Folder};
use super::super::format::Format;
use super::super::layout::Layout;
use super::super::long_csv::LongCsv;
use super::super::phrases::Phrases;
use super::super::provenance::Facts;
use super::super::store::{self, NewExport, Outcome, State};
use super::super::wide_csv::WideCsv;
use crate::access::StudyData;
use crate::audit::{self, Event};
use crate::clock::Moment;
use crate::db::{Db, Read, Tx};
use crate::error::{Error, Result};
use crate::ids::ExportId;
use crate::research::{self, StudyKey};

/// A finished export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Its identifier: the same data gives the same.
    pub export: String,
    /// How many persons are in it.
    pub persons: usize,
    /// How many have withdrawn their consent since the study began.
    pub withdrawn: i64,
    /// How many persons of the study's last export are gone; none where this is the first.
    pub gone: Option<i64>,
    /// The moment whose rows it holds.
    pub read_at: Moment,
    /// Its files.
    pub files: Vec<FileFacts>,
}

impl Made {
    /// As it is kept in the database.
    pub(super) fn outcome(&self, state: State, package: Option<&FileFacts>) -> Result<Outcome> {
        let few = |number: i64| i32::try_from(number).map_err(|error| Error::internal("count persons", error));
        let files = serde_json::json!({ "package": package, "files": self.files });
        Ok(Outcome {
            state: state.as_str(),
            provenance: self.export.clone(),
            persons: i32::try_from(self.persons).map_err(|error| Error::internal("count persons", error))?,
            gone: self.gone.map(few).transpose()?,
            files: files.to_string(),
            done_at: self.read_at,
        })
    }
}

/// Under what the log keeps an export that was asked for and of which no row has been read yet.
const BEGUN: &str = "begun";

/// Writes the study's rows into the folder `out`, which must not exist or be empty.
///
/// The log says that it was begun before anything is read, and names its identifier before the folder gets its name.
///
/// # Errors
/// A [`Fault`] of one line; then `out` is as it was.
pub async fn make(
    db: &Db,
    data: &StudyData,
    format: Format,
    phrases: &Phrases,
    out: &Path,
) -> std::result::Result<Made, Fault> {
    let folder = Folder::beside(out)?;
    let begun = data.clone();
    db.write(move |tx| record(tx, &begun, format, BEGUN)).await?;
    let (folder, made) = write(db, data, format, phrases, folder).await?;
    let (of, finished) = (data.clone(), made.clone());
    db.write(move |tx| {
        record(tx, &of, format, &finished.export)?;
        remember(tx, &of, format, &finished)
    })
    .await?;
    folder.put_in_place()?;
    Ok(made)
}

/// Writes down in the log that the study's rows are taken out.
pub(super) fn record(tx: &mut Tx<'_>, data: &StudyData, format: Format, export: &str) -> Result<()> {
    let format = format.as_str().to_owned();
    let event = Event::ExportMade { study: data.code().to_owned(), format, export: export.to_owned() };
    audit::record(tx, data.by(), None, &event)
}

/// An export that went into a folder stands in the study's history as one that is not kept here.
fn remember(tx: &mut Tx<'_>, data: &StudyData, format: Format, made: &Made) -> Result<()> {
    let id: ExportId = tx.id();
    let new = NewExport::of(&id, data, format, tx.now());
    store::insert(tx, &new)?;
    store::set_outcome(tx, &id, &made.outcome(State::Expired, None)?)?;
    Ok(())
}

/// Reads everything as it stood at one moment, and writes it into the folder.
pub(super) async fn write(
    db: &Db,
    data: &StudyData,
    format: Format,
    phrases: &Phrases,
    folder: Folder,
) -> std::result::Result<(Folder, Made), Fault> {
    let (of, phrases) = (data.clone(), phrases.clone());
    db.snapshot(move |rx| Ok(write_files(rx, &of, format, &phrases, &folder).map(|made| (folder, made))))
        .await
        .map_err(Fault::Failed)?
}

fn write_files(
    rx: &mut Read<'_>,
    data: &StudyData,
    format: Format,
    phrases: &Phrases,
    folder: &Folder,
) -> std::result::Result<Made, Fault> {
    let study = research::get(rx, data.study()).map_err(Error::from)?;
    let tally = research::tally(rx, data.study()).map_err(Error::from)?;
    let key = research::actions::study_key(rx, data)?;
    let Tables { mut files, pass, met } = tables(rx, data, &key, format, folder)?;
    files.push(codebook::write(folder, &pass.definitions, phrases, format)?);
    let facts = Facts { study: &study, tally, format, pass: &pass, phrases };
    let export = facts.export_id(&files);
    if format == Format::DataPackage {
        let description = Description { study: &study, export: &export, pass: &pass, met: &met, phrases };
        let described = description.write(folder, &files)?;
        files.push(described);
    }
    files.push(facts.write_readme(folder, &export)?);
    files.push(facts.write(folder, &export, &files)?);
    let gone = match store::previous(rx, data.study()).map_err(Error::from)? {
        Some(previous) => Some(store::count_gone(rx, data.study(), previous).map_err(Error::from)?),
        None => None,
    };
    Ok(Made { export, persons: pass.persons, withdrawn: tally.withdrawn, gone, read_at: rx.now(), files })
}

/// The tables of a shape, and what was met on the way.
struct Tables {
    files: Vec<FileFacts>,
    pass: dataset::Pass,
    met: Met,
}

fn tables(
    rx: &mut Read<'_>,
    data: &StudyData,
    key: &StudyKey,
    format: Format,
    folder: &Folder,
) -> std::result::Result<Tables, Fault> {
    let definitions = Definitions::of_study(rx, data.study())?;
    match format {
        Format::LongCsv | Format::DataPackage => {
            let mut tables = LongCsv::begin(folder)?;
            let pass = dataset::pass(rx, data.study(), key, &definitions, &mut tables)?;
            let (files, met) = tables.finish()?;
            Ok(Tables { files, pass, met })
        }
        Format::WideCsv => {
            let layout = Layout::read(rx, data.study(), &definitions)?;
            let mut table = WideCsv::begin(folder, layout)?;
            let pass = dataset::pass(rx, data.study(), key, &definitions, &mut table)?;
            Ok(Tables { files: table.finish()?, pass, met: Met::default() })
        }
    }
}

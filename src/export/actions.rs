//! Making an export: written down before a row is read, written whole or not at all.

use std::path::Path;

use super::codebook;
use super::dataset;
use super::fault::Fault;
use super::folder::{FileFacts, Folder};
use super::format::Format;
use super::long_csv::LongCsv;
use super::phrases::Phrases;
use super::provenance::Facts;
use crate::access::StudyData;
use crate::audit::{self, Event};
use crate::db::{Db, Read};
use crate::error::Error;
use crate::research;

/// A finished export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Its identifier: the same data gives the same.
    pub export: String,
    /// How many persons are in it.
    pub persons: usize,
    /// How many have withdrawn their consent since the study began.
    pub withdrawn: i64,
    /// Its files.
    pub files: Vec<FileFacts>,
}

/// Under what the log keeps an export that was asked for and of which no row has been read yet.
const BEGUN: &str = "begun";

/// Writes the study's rows into the folder `out`, which must not exist or be empty.
///
/// The log says that it was begun before anything is read, and names its identifier before the folder gets its name.
///
/// # Errors
/// A [`Fault`] of one line; then `out` is as it was.
pub async fn make(db: &Db, data: &StudyData, format: Format, phrases: &Phrases, out: &Path) -> Result<Made, Fault> {
    let folder = Folder::beside(out)?;
    record(db, data, format, BEGUN.to_owned()).await?;
    let (of, phrases) = (data.clone(), phrases.clone());
    let (folder, made) = db
        .snapshot(move |rx| Ok(write(rx, &of, format, &phrases, &folder).map(|made| (folder, made))))
        .await
        .map_err(Fault::Failed)??;
    record(db, data, format, made.export.clone()).await?;
    folder.put_in_place()?;
    Ok(made)
}

async fn record(db: &Db, data: &StudyData, format: Format, export: String) -> Result<(), Error> {
    let data = data.clone();
    db.write(move |tx| {
        let event = Event::ExportMade { study: data.code().to_owned(), format: format.as_str().to_owned(), export };
        audit::record(tx, data.by(), None, &event)
    })
    .await
}

fn write(
    rx: &mut Read<'_>,
    data: &StudyData,
    format: Format,
    phrases: &Phrases,
    folder: &Folder,
) -> Result<Made, Fault> {
    let study = research::get(rx, data.study()).map_err(Error::from)?;
    let tally = research::tally(rx, data.study()).map_err(Error::from)?;
    let key = research::actions::study_key(rx, data)?;
    let mut tables = LongCsv::begin(folder)?;
    let pass = dataset::pass(rx, data.study(), &key, |measure| tables.write(measure))?;
    let mut files = tables.finish()?;
    files.push(codebook::write(folder, &pass.definitions, phrases)?);
    let facts = Facts { study: &study, tally, format, pass: &pass, phrases };
    let export = facts.export_id(&files);
    files.push(facts.write_readme(folder, &export)?);
    files.push(facts.write(folder, &export, &files)?);
    Ok(Made { export, persons: pass.persons, withdrawn: tally.withdrawn, files })
}

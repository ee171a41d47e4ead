//! The exports that were asked for, as a study's pages show them.

use serde::{Deserialize, Serialize};

use crate::db::Read;
use crate::error::{Error, Result};
use crate::export::store::{self, Export, State};
use crate::ids::StudyId;
use crate::units::{self, Unit};

/// How many of a study's exports are shown.
const SHOWN: i64 = 50;

/// One export.
#[derive(Debug, Serialize)]
pub(super) struct ExportView {
    id: String,
    format: String,
    state: &'static str,
    tag: &'static str,
    asked: String,
    done: String,
    is_by_command: bool,
    persons: i32,
    /// Persons of the export before who are gone; none where there was none before.
    gone: Option<i32>,
    provenance: String,
    short: String,
    fault: String,
    size: String,
    package: Option<FileView>,
    files: Vec<FileView>,
}

/// What was kept of an export.
#[derive(Deserialize)]
struct Files {
    package: Option<FileView>,
    files: Vec<FileView>,
}

/// One file of an export.
#[derive(Debug, Serialize, Deserialize)]
struct FileView {
    name: String,
    rows: Option<u64>,
    bytes: u64,
    sha256: String,
}

/// The newest exports of a study, the newest first.
pub(super) fn of_study(rx: &mut Read<'_>, study: &StudyId, unit: &Unit) -> Result<Vec<ExportView>> {
    store::of_study(rx, study, SHOWN)?.into_iter().map(|export| ExportView::of(export, unit)).collect()
}

/// The unit whose clocks the times are told by.
pub(super) fn unit(rx: &mut Read<'_>, unit: &crate::ids::UnitId) -> Result<Unit> {
    Ok(units::get(rx, unit)?)
}

impl ExportView {
    fn of(export: Export, unit: &Unit) -> Result<Self> {
        let told = |moment| unit.local(moment).format("%Y-%m-%d %H:%M").to_string();
        let state = export.state();
        let Files { package, files } = serde_json::from_str(&export.files)
            .map_err(|error| Error::internal("read the files of an export", error))?;
        let provenance = export.provenance.unwrap_or_default();
        Ok(Self {
            id: export.id.to_string(),
            format: export.format,
            state: state.as_str(),
            tag: tag(state),
            asked: told(export.asked_at),
            done: export.done_at.map(told).unwrap_or_default(),
            is_by_command: export.account_id.is_none(),
            persons: export.persons.unwrap_or_default(),
            gone: export.gone,
            short: provenance.get(..12).unwrap_or_default().to_owned(),
            provenance,
            fault: export.fault.unwrap_or_default(),
            size: package.as_ref().map(|package| size(package.bytes)).unwrap_or_default(),
            package,
            files,
        })
    }

    /// Whether something is still to come.
    pub(super) fn is_under_way(&self) -> bool {
        [State::Waiting, State::Running].iter().any(|state| state.as_str() == self.state)
    }

    /// One in every state, for the test that renders all templates.
    pub(super) fn samples() -> Vec<Self> {
        let file = |rows| FileView { name: "answers.csv".to_owned(), rows, bytes: 5120, sha256: "ab".repeat(32) };
        let states = [State::Waiting, State::Running, State::Done, State::Failed, State::Expired];
        let sample = |state: State| Self {
            id: "e".to_owned(),
            format: "long-csv".to_owned(),
            state: state.as_str(),
            tag: tag(state),
            asked: "2026-11-22 08:15".to_owned(),
            done: "2026-11-22 08:16".to_owned(),
            is_by_command: state == State::Expired,
            persons: 12,
            gone: Some(1),
            short: "ab".repeat(6),
            provenance: "ab".repeat(32),
            fault: "unwritable".to_owned(),
            size: size(20480),
            package: Some(file(None)),
            files: vec![file(Some(1200)), file(None)],
        };
        states.map(sample).into_iter().collect()
    }
}

/// A size as people say it.
fn size(bytes: u64) -> String {
    match bytes.div_ceil(1024) {
        kib @ 0..10_240 => format!("{kib} kB"),
        kib => format!("{} MB", kib / 1024),
    }
}

fn tag(state: State) -> &'static str {
    match state {
        State::Waiting | State::Running => "info",
        State::Done => "success",
        State::Failed => "danger",
        State::Expired => "neutral",
    }
}

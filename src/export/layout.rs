//! The columns of the wide shape: which there are is settled before the first row, from the same moment's rows.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::dataset;
use super::definitions::Definitions;
use super::fault::Fault;
use super::rules;
use super::store;
use crate::db::Read;
use crate::error::{Error, Result};
use crate::ids::StudyId;
use crate::instruments::Instrument;

/// One column of the wide table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    /// `<instrument>_<event>_<variable>`.
    pub(super) name: String,
    pub(super) instrument: String,
    pub(super) event: String,
    /// `state`, `day`, `mode`, `item`, `missing` or `scale`.
    pub(super) kind: &'static str,
    /// The item or scale; empty for `state`, `day` and `mode`.
    pub(super) variable: String,
}

/// Where the columns of one questionnaire at one event stand.
#[derive(Debug, Default)]
pub(super) struct Block {
    pub(super) state: usize,
    pub(super) day: usize,
    pub(super) mode: usize,
    /// The value's column by item; why it is missing stands in the next.
    pub(super) items: HashMap<String, usize>,
    pub(super) scales: HashMap<String, usize>,
}

/// Every column after the pseudonym's, and where each is.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub(super) columns: Vec<Column>,
    blocks: HashMap<String, HashMap<String, Block>>,
}

/// Treatment's number, rank and name of the event, and the questionnaire: the order of the blocks.
type Place = (usize, (u8, u32), String, String);

impl Layout {
    /// Reads what is planned and what was answered. A questionnaire has the columns of every version that anybody
    /// answered; one that nobody has answered yet has only its state.
    pub(super) fn read(rx: &mut Read<'_>, study: &StudyId, definitions: &Definitions) -> Result<Self, Fault> {
        let mut places: BTreeSet<Place> = BTreeSet::new();
        let mut add = |number, event: &str, instrument: &str| {
            places.insert((number, rules::event_rank(event), event.to_owned(), instrument.to_owned()));
        };
        for (event, instrument) in store::list_planned(rx, study).map_err(Error::from)? {
            add(1, &event, &instrument);
        }
        let repeaters = store::list_repeaters(rx, study).map_err(Error::from)?;
        for some in repeaters.chunks(REPEATERS) {
            for person in dataset::read(rx, some.iter())? {
                person.planned(&mut add);
            }
        }
        let answered = by_questionnaire(definitions);
        let mut layout = Self::default();
        for (number, _, event, instrument) in places {
            let versions = answered.get(&instrument).map(Vec::as_slice).unwrap_or_default();
            layout.add_block(&rules::event_name(number, &event), &instrument, versions);
        }
        layout.refuse_names_that_stand_twice()?;
        Ok(layout)
    }

    /// Where that questionnaire at that event stands.
    pub(super) fn block(&self, event: &str, instrument: &str) -> Option<&Block> {
        self.blocks.get(event)?.get(instrument)
    }

    fn add_block(&mut self, event: &str, instrument: &str, versions: &[Arc<Instrument>]) {
        let mut columns = Columns { event, instrument, all: &mut self.columns };
        let mut block = Block { state: columns.add("state", "", "state"), ..Block::default() };
        if !versions.is_empty() {
            block.day = columns.add("day", "", "day");
            block.mode = columns.add("mode", "", "mode");
        }
        for item in versions.iter().flat_map(|version| &version.items) {
            if !block.items.contains_key(&item.id) {
                block.items.insert(item.id.clone(), columns.add("item", &item.id, &item.id));
                columns.add("missing", &item.id, &format!("{}_missing", item.id));
            }
        }
        for scale in versions.iter().flat_map(|version| &version.scales) {
            if !block.scales.contains_key(&scale.id) {
                block.scales.insert(scale.id.clone(), columns.add("scale", &scale.id, &scale.id));
            }
        }
        self.blocks.entry(event.to_owned()).or_default().insert(instrument.to_owned(), block);
    }

    fn refuse_names_that_stand_twice(&self) -> Result<()> {
        let mut names = HashSet::from(["pid"]);
        match self.columns.iter().find(|column| !names.insert(&column.name)) {
            None => Ok(()),
            Some(column) => Err(Error::fault(format!("two columns of a wide table are called {}", column.name))),
        }
    }
}

/// Persons in a second treatment that are read at a time.
const REPEATERS: usize = 50;

/// The columns of one block, as they are added.
struct Columns<'l> {
    event: &'l str,
    instrument: &'l str,
    all: &'l mut Vec<Column>,
}

impl Columns<'_> {
    /// Adds a column and gives its place.
    fn add(&mut self, kind: &'static str, variable: &str, last: &str) -> usize {
        self.all.push(Column {
            name: format!("{}_{}_{last}", self.instrument, self.event),
            instrument: self.instrument.to_owned(),
            event: self.event.to_owned(),
            kind,
            variable: variable.to_owned(),
        });
        self.all.len() - 1
    }
}

/// The versions that were answered, by questionnaire, the earlier first.
fn by_questionnaire(definitions: &Definitions) -> BTreeMap<String, Vec<Arc<Instrument>>> {
    let mut answered: BTreeMap<String, Vec<Arc<Instrument>>> = BTreeMap::new();
    for definition in definitions.in_order() {
        answered.entry(definition.id.clone()).or_default().push(definition);
    }
    answered
}

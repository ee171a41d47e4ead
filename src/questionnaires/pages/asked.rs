//! What is asked: a form that can be answered today, with what was begun of it, and reading what was posted.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;

use super::view::{self, ItemView};
use crate::access::{self, CareOf, Who};
use crate::clock::Moment;
use crate::db::Read;
use crate::error::{Error, FieldErrors, Result};
use crate::ids::{ClientId, OccasionId};
use crate::instruments::{AnswerFault, AnswerFaultKind, Answers, Instrument, Library};
use crate::questionnaires::actions::{self, Begun, open_occasion};
use crate::questionnaires::rules::draft::values;
use crate::questionnaires::store::{self, Occasion};
use crate::risk::{self, Reading};
use crate::treatment;
use crate::units::when::When;
use crate::units::{self, Unit};
use crate::web::{App, Form, Fragment, Page};

/// The questions of a form.
pub(super) const ITEMS: &str = "questionnaires/items.html";

/// What [`ITEMS`] shows.
#[derive(Debug, Serialize)]
pub(super) struct Items {
    pub(super) language: String,
    items: Vec<ItemView>,
}

/// What is known before anything is shown or stored.
pub(super) struct Asked {
    pub(super) occasion: Occasion,
    pub(super) instrument: Arc<Instrument>,
    pub(super) unit: Unit,
    pub(super) reading: Reading,
    since: NaiveDate,
    now: Moment,
    police_text: String,
    /// Whether the client has not been told yet who reads the answers.
    pub(super) must_be_told: bool,
    pub(super) is_read: bool,
    /// Whether the day on which it was due is past.
    pub(super) is_late: bool,
    pub(super) begun: Begun,
}

impl Asked {
    fn of(
        rx: &mut Read<'_>,
        instrument: Arc<Instrument>,
        unit: Unit,
        language: &str,
        occasion: Occasion,
        begun: Begun,
    ) -> Result<Self> {
        let now = rx.now();
        let last = store::last_answered_on(rx, &occasion.client_id, &instrument.id)?;
        Ok(Self {
            is_read: is_read(rx, &occasion.client_id, &unit, &instrument)?,
            reading: risk::reading(&unit, language, now),
            since: instrument.recall.since(unit.date(now), last),
            is_late: unit.date(now) > occasion.due_on,
            now,
            police_text: unit.police_text(language).to_owned(),
            must_be_told: actions::must_be_told(rx, &occasion.client_id, &unit, &instrument)?,
            begun,
            occasion,
            instrument,
            unit,
        })
    }

    /// A text of the questionnaire with what depends on the day and the unit put in.
    pub(super) fn fill(&self, page: &Page, text: &str) -> Result<String> {
        let (hours, since) = (self.reading.sentence(page)?, When::new(page, &self.unit, self.now).since(self.since)?);
        Ok(text
            .replace("{since}", &since)
            .replace("{reading_hours}", &hours)
            .replace("{unit_police_text}", &self.police_text))
    }
}

/// The client's own form, with what was begun of it.
pub(super) async fn for_client(app: &App, library: Arc<Library>, who: &Who, occasion: &OccasionId) -> Result<Asked> {
    let (who, occasion) = (who.clone(), occasion.clone());
    app.db()
        .glance(move |rx| {
            let me = access::client_self(rx, &who)?;
            let unit = units::get(rx, me.unit())?;
            let occasion = open_occasion(rx, &me, &unit, &occasion)?;
            let instrument = instrument_of(&library, &occasion)?;
            let begun = actions::begun(rx, &occasion, &instrument)?;
            Asked::of(rx, instrument, unit, who.language(), occasion, begun)
        })
        .await
}

/// The same for whoever cares for the client and enters what is said by phone, with whether the client has begun it. What
/// the client has saved and not sent is not theirs to read.
pub(super) fn for_staff(
    rx: &mut Read<'_>,
    library: &Library,
    care: &CareOf,
    language: &str,
    occasion: &OccasionId,
) -> Result<(Asked, bool)> {
    let unit = units::get(rx, care.unit())?;
    let occasion = open_occasion(rx, care, &unit, occasion)?;
    let instrument = instrument_of(library, &occasion)?;
    let has_begun = store::begun(rx, care.client())?.contains(&occasion.id);
    Ok((Asked::of(rx, instrument, unit, language, occasion, Begun::default())?, has_begun))
}

/// The questionnaire of an occasion, where it has a text.
pub(super) fn instrument_of(library: &Library, occasion: &Occasion) -> Result<Arc<Instrument>> {
    let instrument = library.get(&occasion.instrument_id).cloned();
    let instrument = instrument.ok_or_else(|| Error::fault(format!("no questionnaire {}", occasion.instrument_id)))?;
    // A text that its licence took away again leaves a form behind that was planned while it was there.
    if instrument.can_be_shown() { Ok(instrument) } else { Err(Error::Conflict("form-conflict-textless")) }
}

/// Whether somebody is there to read what could be worrying in the answers.
pub(super) fn is_read(rx: &mut Read<'_>, client: &ClientId, unit: &Unit, instrument: &Instrument) -> Result<bool> {
    let now = rx.now();
    Ok(!instrument.has_critical_items() || risk::ladder_gap(rx, client, unit, now)?.is_none())
}

/// The questions with what was typed and what is wrong with it.
pub(super) fn items_of(
    page: &Page,
    instrument: &Instrument,
    typed: &dyn Fn(&str) -> Vec<String>,
    errors: &BTreeMap<String, String>,
) -> Result<Items> {
    let language = instrument.language_for(page.language()).unwrap_or_default();
    let decline = page.text("form-decline", &Vec::new())?;
    let items = view::items(instrument, language, &decline, typed, errors);
    Ok(Items { language: language.to_owned(), items })
}

/// The questions as HTML with these answers: rendered once for everybody, the answers put in.
pub(super) fn with_answers(page: &Page, instrument: &Instrument, answers: &Answers) -> Result<Fragment> {
    let of = format!("{} {}", instrument.id, instrument.hash);
    let blank = || items_of(page, instrument, &|_| Vec::new(), &BTreeMap::new());
    let empty = page.kept_part(ITEMS, &of, blank)?;
    if answers.is_empty() {
        return Ok(empty);
    }
    let chosen: Vec<(String, String)> = answers
        .iter()
        .flat_map(|(item, answer)| values(answer).into_iter().map(|value| (item.to_owned(), value)))
        .collect();
    let chosen = chosen.iter().map(|(item, value)| (item.as_str(), value.as_str()));
    Ok(Fragment::from(treatment::chosen(empty.as_str(), chosen)))
}

/// Every fault at once, by item; `also` are the form's other fields.
pub(super) fn parse(form: &Form, instrument: &Instrument, also: &[&str]) -> Result<Answers, FieldErrors> {
    let (answers, mut errors) = read(form, instrument, also)?;
    for item in instrument.missing_required(&answers) {
        errors.add(item.id.clone(), "form-fault-missing");
    }
    if errors.is_empty() { Ok(answers) } else { Err(errors) }
}

/// What was answered so far: as [`parse`], and nothing has to be answered.
pub(super) fn parse_some(form: &Form, instrument: &Instrument, also: &[&str]) -> Result<Answers, FieldErrors> {
    let (answers, errors) = read(form, instrument, also)?;
    if errors.is_empty() { Ok(answers) } else { Err(errors) }
}

fn read(form: &Form, instrument: &Instrument, also: &[&str]) -> Result<(Answers, FieldErrors), FieldErrors> {
    let mut errors = FieldErrors::default();
    for name in form.names().filter(|name| instrument.item(name).is_none() && !also.contains(name)) {
        errors.add(name, "fault-field-foreign");
    }
    match instrument.read_form(&|item| form.all(item)) {
        Ok(answers) => Ok((answers, errors)),
        Err(faults) => {
            for fault in faults {
                explain(&mut errors, fault);
            }
            Err(errors)
        }
    }
}

fn explain(errors: &mut FieldErrors, fault: AnswerFault) {
    match fault.kind {
        AnswerFaultKind::NotAnOption => errors.add(fault.item, "form-fault-option"),
        AnswerFaultKind::NotAWholeNumber => errors.add(fault.item, "form-fault-number"),
        AnswerFaultKind::OutOfRange { min, max, .. } => {
            let limits = vec![("min", min.to_string()), ("max", max.to_string())];
            errors.add_with(fault.item, "form-fault-range", limits);
        }
        AnswerFaultKind::SeveralValues => errors.add(fault.item, "form-fault-several"),
        AnswerFaultKind::ExclusiveWithOthers => errors.add(fault.item, "form-fault-exclusive"),
        AnswerFaultKind::CannotDecline => errors.add(fault.item, "form-fault-decline"),
    }
}

//! What a person does on the flags page.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{NaiveDate, NaiveTime, TimeZone};

use super::{DONE, refuse};
use crate::access::{self, CareOf, Who};
use crate::clock::Moment;
use crate::db::Tx;
use crate::db::once::once;
use crate::error::{Error, FieldErrors, Result};
use crate::ids::{AccountId, AlarmId, ChildDecisionId, FlagId};
use crate::risk::actions::{self, ChildDecision, Closing, Contact, Note, Way};
use crate::risk::rules::RuleSet;
use crate::units::{self, Unit};
use crate::web::{App, Form, see_other};

/// A button pressed on the page: the client's case code and what of theirs it stands at, and what was typed.
type Press = (web::Data<App>, web::Data<RuleSet>, HttpRequest, Who, web::Path<(String, String)>, Form);

/// Takes an alarm.
pub(in crate::risk::pages) async fn acknowledge(press: Press) -> Result<HttpResponse> {
    on_page(press, &[], |_, alarm, _, tx, care| actions::acknowledge(tx, care, &AlarmId::from(alarm))).await
}

/// The second person agrees that a concern is not reported.
pub(in crate::risk::pages) async fn agree(press: Press) -> Result<HttpResponse> {
    on_page(press, &[], |_, decision, _, tx, care| actions::agree(tx, care, &ChildDecisionId::from(decision))).await
}

/// Notes that the client was reached, or sought.
pub(in crate::risk::pages) async fn contact(press: Press) -> Result<HttpResponse> {
    on_page(press, &["way", "reached", "on", "at", "note"], |form, alarm, _, tx, care| {
        let unit = units::get(tx, care.unit())?;
        actions::contact(tx, care, &AlarmId::from(alarm), &typed_contact(form, alarm, &unit)?)
    })
    .await
}

/// Decides what is done for a child.
pub(in crate::risk::pages) async fn decide(press: Press) -> Result<HttpResponse> {
    on_page(press, &["decision", "on", "whom", "reference", "reason", "second"], |form, flag, rules, tx, care| {
        let today = units::get(tx, care.unit())?.date(tx.now());
        let decision = typed_decision(form, flag)?;
        actions::decide_for_child(tx, care, rules, &FlagId::from(flag), &decision, today)
    })
    .await
}

/// Says what was done about a flag.
pub(in crate::risk::pages) async fn act(press: Press) -> Result<HttpResponse> {
    on_page(press, &["note"], |form, flag, rules, tx, care| {
        let note = Note::parse(&format!("note-{flag}"), form.text("note"))?;
        actions::act(tx, care, rules, &FlagId::from(flag), &note)
    })
    .await
}

/// Closes a flag.
pub(in crate::risk::pages) async fn close(press: Press) -> Result<HttpResponse> {
    on_page(press, &["note", "next"], |form, flag, rules, tx, care| {
        let closing = Closing {
            note: Note::parse(&format!("note-{flag}"), form.text("note"))?,
            next: Note::parse_optional(&format!("next-{flag}"), form.text("next"))?,
        };
        actions::close(tx, care, rules, &FlagId::from(flag), &closing)
    })
    .await
}

/// A supervisor has read what was done about a closed flag.
pub(in crate::risk::pages) async fn read_closed(press: Press) -> Result<HttpResponse> {
    on_page(press, &["note"], |form, flag, _, tx, care| {
        let note = Note::parse_optional(&format!("note-{flag}"), form.text("note"))?;
        actions::read_closed(tx, care, &FlagId::from(flag), note.as_ref())
    })
    .await
}

/// Does once what a form with these fields asks for and leads back to the page; or shows the page with what was typed.
async fn on_page(
    (app, rules, request, who, place, form): Press,
    fields: &[&str],
    act: impl FnOnce(&Form, &str, &RuleSet, &mut Tx<'_>, &CareOf) -> Result<()> + Send + 'static,
) -> Result<HttpResponse> {
    form.only(fields, &[])?;
    let (code, id) = place.into_inner();
    let (typed, at, set) = (form.clone(), id.clone(), rules.clone());
    let act = move |tx: &mut Tx<'_>, care: &CareOf| act(&typed, &at, &set, tx, care);
    match done(&app, &who, &code, &form, act).await {
        Ok(location) => Ok(see_other(&location)),
        Err(Error::Invalid(errors)) => refuse(&app, rules, &request, who, (code, id), &form, &errors).await,
        Err(other) => Err(other),
    }
}

async fn done(
    app: &App,
    who: &Who,
    code: &str,
    form: &Form,
    act: impl FnOnce(&mut Tx<'_>, &CareOf) -> Result<()> + Send + 'static,
) -> Result<String> {
    let (who, code, key) = (who.clone(), code.to_owned(), form.once().to_owned());
    let write = move |tx: &mut Tx<'_>| {
        let care = access::care_of(tx, &who, &code)?;
        once(tx, who.account(), &key, |tx| {
            act(tx, &care)?;
            Ok(format!("/clinic/clients/{code}/flags?{DONE}"))
        })
    };
    app.db().write(write).await
}

/// A contact as typed, on the unit's clocks.
fn typed_contact(form: &Form, alarm: &str, unit: &Unit) -> Result<Contact> {
    let mut errors = FieldErrors::default();
    let way = Way::from_word(form.text("way"));
    if way.is_none() {
        errors.add(format!("way-{alarm}"), "contact-fault-way");
    }
    let is_reached = match form.text("reached") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    if is_reached.is_none() {
        errors.add(format!("reached-{alarm}"), "contact-fault-reached");
    }
    let at = moment(form, unit);
    if at.is_none() {
        errors.add(format!("at-{alarm}"), "contact-fault-when");
    }
    let note = match Note::parse_optional(&format!("note-{alarm}"), form.text("note")) {
        Err(Error::Invalid(found)) => {
            found.iter().for_each(|one| errors.add(one.field.clone(), one.key));
            None
        }
        other => other?,
    };
    errors.into_result()?;
    match (way, is_reached, at) {
        (Some(way), Some(is_reached), Some(at)) => Ok(Contact { way, is_reached, at, note }),
        _ => Err(Error::fault("a contact without faults that is not whole")),
    }
}

fn moment(form: &Form, unit: &Unit) -> Option<Moment> {
    let date: NaiveDate = form.text("on").parse().ok()?;
    let time = NaiveTime::parse_from_str(&form.text("at").replace('.', ":"), "%H:%M").ok()?;
    Some(unit.time_zone.from_local_datetime(&date.and_time(time)).earliest()?.naive_utc())
}

/// A decision as typed.
fn typed_decision(form: &Form, flag: &str) -> Result<ChildDecision> {
    let [reported, taken_up, not_reported] = ChildDecision::WORDS;
    let note = |name: &str| Note::parse(&format!("{name}-{flag}"), form.text(name));
    let on = || {
        let fault = || Error::field(format!("on-{flag}"), "child-fault-day");
        form.text("on").parse::<NaiveDate>().map_err(|_| fault())
    };
    match form.text("decision") {
        word if word == reported => Ok(ChildDecision::Reported {
            on: on()?,
            whom: note("whom")?,
            reference: Note::parse_optional(&format!("reference-{flag}"), form.text("reference"))?,
        }),
        word if word == taken_up => Ok(ChildDecision::TakenUp { on: on()?, whom: note("whom")? }),
        word if word == not_reported => {
            Ok(ChildDecision::NotReported { reason: note("reason")?, second: AccountId::from(form.text("second")) })
        }
        _ => Err(Error::field(format!("decision-{flag}"), "child-fault-decision")),
    }
}

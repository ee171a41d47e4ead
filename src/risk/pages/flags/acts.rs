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

/// The client's case code, and what of theirs is acted on.
type Place = web::Path<(String, String)>;

/// Takes an alarm.
pub(in crate::risk::pages) async fn acknowledge(
    app: web::Data<App>,
    who: Who,
    place: Place,
    form: Form,
) -> Result<HttpResponse> {
    form.only(&[], &[])?;
    let (code, alarm) = place.into_inner();
    let alarm = AlarmId::from(alarm);
    let location = done(&app, &who, &code, &form, move |tx, care| actions::acknowledge(tx, care, &alarm)).await?;
    Ok(see_other(&location))
}

/// The second person agrees that a concern is not reported.
pub(in crate::risk::pages) async fn agree(
    app: web::Data<App>,
    who: Who,
    place: Place,
    form: Form,
) -> Result<HttpResponse> {
    form.only(&[], &[])?;
    let (code, decision) = place.into_inner();
    let decision = ChildDecisionId::from(decision);
    let location = done(&app, &who, &code, &form, move |tx, care| actions::agree(tx, care, &decision)).await?;
    Ok(see_other(&location))
}

/// Notes that the client was reached, or sought.
pub(in crate::risk::pages) async fn contact(
    app: web::Data<App>,
    rules: web::Data<RuleSet>,
    request: HttpRequest,
    who: Who,
    place: Place,
    form: Form,
) -> Result<HttpResponse> {
    form.only(&["way", "reached", "on", "at", "note"], &[])?;
    let (typed, alarm) = (form.clone(), AlarmId::from(place.1.as_str()));
    let act = move |tx: &mut Tx<'_>, care: &CareOf| {
        let unit = units::get(tx, care.unit())?;
        actions::contact(tx, care, &alarm, &typed_contact(&typed, alarm.as_str(), &unit)?)
    };
    act_or_refuse(&app, rules, &request, who, place.into_inner(), &form, act).await
}

/// Decides what is done for a child.
pub(in crate::risk::pages) async fn decide(
    app: web::Data<App>,
    rules: web::Data<RuleSet>,
    request: HttpRequest,
    who: Who,
    place: Place,
    form: Form,
) -> Result<HttpResponse> {
    form.only(&["decision", "on", "whom", "reference", "reason", "second"], &[])?;
    let (typed, flag, set) = (form.clone(), FlagId::from(place.1.as_str()), rules.clone());
    let act = move |tx: &mut Tx<'_>, care: &CareOf| {
        let today = units::get(tx, care.unit())?.date(tx.now());
        let decision = typed_decision(&typed, flag.as_str())?;
        actions::decide_for_child(tx, care, &set, &flag, &decision, today)
    };
    act_or_refuse(&app, rules, &request, who, place.into_inner(), &form, act).await
}

/// Says what was done about a flag.
pub(in crate::risk::pages) async fn act(
    app: web::Data<App>,
    rules: web::Data<RuleSet>,
    request: HttpRequest,
    who: Who,
    place: Place,
    form: Form,
) -> Result<HttpResponse> {
    form.only(&["note"], &[])?;
    let (typed, flag, set) = (form.clone(), FlagId::from(place.1.as_str()), rules.clone());
    let act = move |tx: &mut Tx<'_>, care: &CareOf| {
        let note = Note::parse(&format!("note-{flag}"), typed.text("note"))?;
        actions::act(tx, care, &set, &flag, &note)
    };
    act_or_refuse(&app, rules, &request, who, place.into_inner(), &form, act).await
}

/// Closes a flag.
pub(in crate::risk::pages) async fn close(
    app: web::Data<App>,
    rules: web::Data<RuleSet>,
    request: HttpRequest,
    who: Who,
    place: Place,
    form: Form,
) -> Result<HttpResponse> {
    form.only(&["note", "next"], &[])?;
    let (typed, flag, set) = (form.clone(), FlagId::from(place.1.as_str()), rules.clone());
    let act = move |tx: &mut Tx<'_>, care: &CareOf| {
        let closing = Closing {
            note: Note::parse(&format!("note-{flag}"), typed.text("note"))?,
            next: Note::parse_optional(&format!("next-{flag}"), typed.text("next"))?,
        };
        actions::close(tx, care, &set, &flag, &closing)
    };
    act_or_refuse(&app, rules, &request, who, place.into_inner(), &form, act).await
}

/// A supervisor has read what was done about a closed flag.
pub(in crate::risk::pages) async fn read_closed(
    app: web::Data<App>,
    rules: web::Data<RuleSet>,
    request: HttpRequest,
    who: Who,
    place: Place,
    form: Form,
) -> Result<HttpResponse> {
    form.only(&["note"], &[])?;
    let (typed, flag) = (form.clone(), FlagId::from(place.1.as_str()));
    let act = move |tx: &mut Tx<'_>, care: &CareOf| {
        let note = Note::parse_optional(&format!("note-{flag}"), typed.text("note"))?;
        actions::read_closed(tx, care, &flag, note.as_ref())
    };
    act_or_refuse(&app, rules, &request, who, place.into_inner(), &form, act).await
}

/// Does once what a form asks for and leads back to the page; or shows the page with what was typed.
async fn act_or_refuse(
    app: &App,
    rules: web::Data<RuleSet>,
    request: &HttpRequest,
    who: Who,
    place: (String, String),
    form: &Form,
    act: impl FnOnce(&mut Tx<'_>, &CareOf) -> Result<()> + Send + 'static,
) -> Result<HttpResponse> {
    match done(app, &who, &place.0, form, act).await {
        Ok(location) => Ok(see_other(&location)),
        Err(Error::Invalid(errors)) => refuse(app, rules, request, who, place, form, &errors).await,
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

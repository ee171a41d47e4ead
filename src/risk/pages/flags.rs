//! A client's flags: what they rest on, who was alerted, and what was done.

use std::collections::HashMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use crate::access::{self, CareOf, Who};
use crate::audit::{self, Event};
use crate::db::once::once;
use crate::db::{Read, Tx};
use crate::error::{Error, FieldErrors, Result};
use crate::ids::{AlarmId, FlagId};
use crate::risk::actions::{self, NOTE, Note};
use crate::risk::rules::{Because, RuleSet};
use crate::risk::store::{self, Alarm, Evidence, Flag, RaisedRung, Step};
use crate::units::{self, Unit};
use crate::web::page::Fault;
use crate::web::{App, Form, Page, see_other};
use crate::{accounts, care, crypto};

/// What `risk/flags.html` shows.
#[derive(Debug, Serialize)]
struct View {
    code: String,
    name: String,
    faults: Vec<Fault>,
    alarms: Vec<AlarmView>,
    /// What calls nobody.
    noted: Vec<FlagView>,
}

#[derive(Debug, Serialize)]
struct AlarmView {
    id: String,
    tier: String,
    when: String,
    is_open: bool,
    flags: Vec<FlagView>,
    rungs: Vec<RungView>,
}

#[derive(Debug, Serialize)]
struct FlagView {
    id: String,
    title: String,
    rule: String,
    version: String,
    tier: String,
    state: String,
    alarms: i32,
    /// What was typed in a note that was refused, and what is wrong with it.
    note: String,
    note_fault: String,
    evidence: Vec<EvidenceView>,
    steps: Vec<StepView>,
}

#[derive(Debug, Serialize)]
struct EvidenceView {
    when: String,
    sentence: String,
    /// Where the answers can be read; empty where there are none to read.
    href: String,
}

#[derive(Debug, Serialize)]
struct StepView {
    when: String,
    state: String,
    who: String,
    note: String,
}

#[derive(Debug, Serialize)]
struct RungView {
    who: String,
    when: String,
    count: i32,
}

/// What the address ends with after something was done.
const DONE: &str = "done";

pub(super) async fn show(
    app: web::Data<App>,
    rules: web::Data<RuleSet>,
    request: HttpRequest,
    who: Who,
    path: web::Path<String>,
) -> Result<HttpResponse> {
    let mut page = Page::new(&request, "flags-title")?;
    if request.query_string() == DONE {
        page = page.with_notice("flags-done")?;
    }
    let view = read(&app, rules, who, path.into_inner(), page.language()).await?;
    page.render("risk/flags.html", &view)
}

async fn read(app: &App, rules: web::Data<RuleSet>, who: Who, code: String, language: &str) -> Result<View> {
    let log = move |tx: &mut Tx<'_>| {
        let care = access::care_of(tx, &who, &code)?;
        let read = Event::RecordRead { what: "flags", id: String::new() };
        audit::record(tx, care.by(), Some(care.client()), &read)?;
        Ok(care)
    };
    let care = app.db().write(log).await?;
    let language = language.to_owned();
    let read = move |rx: &mut Read<'_>| {
        Reader { rules: &rules, language: &language, unit: units::get(rx, care.unit())? }.view(rx, &care)
    };
    app.db().read(read).await
}

pub(super) async fn acknowledge(
    app: web::Data<App>,
    who: Who,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    form.only(&[], &[])?;
    let alarm = AlarmId::from(path.1.as_str());
    handle(&app, who, path.into_inner().0, &form, move |tx, care| actions::acknowledge(tx, care, &alarm)).await
}

pub(super) async fn act(
    app: web::Data<App>,
    rules: web::Data<RuleSet>,
    request: HttpRequest,
    who: Who,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    with_note(&app, rules, &request, who, path.into_inner(), &form, actions::act).await
}

pub(super) async fn close(
    app: web::Data<App>,
    rules: web::Data<RuleSet>,
    request: HttpRequest,
    who: Who,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    with_note(&app, rules, &request, who, path.into_inner(), &form, actions::close).await
}

/// A step of a flag, taken with a note of what was done.
async fn with_note(
    app: &App,
    rules: web::Data<RuleSet>,
    request: &HttpRequest,
    who: Who,
    (code, flag): (String, String),
    form: &Form,
    step: fn(&mut Tx<'_>, &CareOf, &FlagId, &Note) -> Result<()>,
) -> Result<HttpResponse> {
    form.only(&["note"], &[])?;
    match Note::parse(&format!("note-{flag}"), form.text("note")) {
        Ok(note) => {
            let flag = FlagId::from(flag);
            handle(app, who, code, form, move |tx, care| step(tx, care, &flag, &note)).await
        }
        Err(Error::Invalid(errors)) => refuse(app, rules, request, who, (code, flag), form, &errors).await,
        Err(error) => Err(error),
    }
}

/// The same page with the note as it was typed.
async fn refuse(
    app: &App,
    rules: web::Data<RuleSet>,
    request: &HttpRequest,
    who: Who,
    (code, flag): (String, String),
    form: &Form,
    errors: &FieldErrors,
) -> Result<HttpResponse> {
    let page = Page::new(request, "flags-title")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
    let mut view = read(app, rules, who, code, page.language()).await?;
    view.faults = page.faults(errors)?;
    let fault = view.faults.first().map(|fault| fault.text.clone()).unwrap_or_default();
    let own = view.alarms.iter_mut().flat_map(|alarm| &mut alarm.flags).find(|own| own.id == flag);
    let own = own.ok_or(Error::NotFound)?;
    (own.note, own.note_fault) = (form.text("note").to_owned(), fault);
    page.render("risk/flags.html", &view)
}

async fn handle(
    app: &App,
    who: Who,
    code: String,
    form: &Form,
    act: impl FnOnce(&mut Tx<'_>, &CareOf) -> Result<()> + Send + 'static,
) -> Result<HttpResponse> {
    let key = form.once().to_owned();
    let location = app
        .db()
        .write(move |tx| {
            let care = access::care_of(tx, &who, &code)?;
            once(tx, who.account(), &key, |tx| {
                act(tx, &care)?;
                Ok(format!("/clinic/clients/{code}/flags?{DONE}"))
            })
        })
        .await?;
    Ok(see_other(&location))
}

/// Reads a client's flags in a fixed number of statements.
struct Reader<'a> {
    rules: &'a RuleSet,
    language: &'a str,
    unit: Unit,
}

impl Reader<'_> {
    fn view(&self, rx: &mut Read<'_>, care: &CareOf) -> Result<View> {
        let client = care::get(rx, care.client())?;
        let keys = crypto::client_keys(rx, [care.client()])?;
        let alarms = store::list_alarms(rx, care.client())?;
        let flags = store::list_flags(rx, care.client())?;
        let flag_ids: Vec<&str> = flags.iter().map(|flag| flag.id.as_str()).collect();
        let alarm_ids: Vec<&str> = alarms.iter().map(|alarm| alarm.id.as_str()).collect();
        let evidence = store::list_evidence(rx, &flag_ids)?;
        let evaluations: Vec<&str> = evidence.iter().map(|one| one.evaluation_id.as_str()).collect();
        let subjects: HashMap<String, (String, String)> =
            store::subjects(rx, &evaluations)?.into_iter().map(|(id, kind, subject)| (id, (kind, subject))).collect();
        let steps = store::list_steps(rx, &flag_ids)?;
        let people: Vec<&str> =
            steps.iter().filter_map(|step| step.account_id.as_ref()).map(crate::ids::AccountId::as_str).collect();
        let names = accounts::actions::names(rx, &people)?;
        let rungs = store::list_rungs(rx, &alarm_ids)?;
        let notes = |step: &Step| -> Result<String> {
            step.note.as_ref().map_or(Ok(String::new()), |note| keys.open(care.client(), NOTE, step.id.as_str(), note))
        };
        let mut views = Vec::with_capacity(flags.len());
        for flag in &flags {
            let mut own_steps = Vec::new();
            for step in steps.iter().filter(|step| step.flag_id == flag.id) {
                own_steps.push(self.step(step, &names, notes(step)?));
            }
            let own_evidence = evidence
                .iter()
                .filter(|one| one.flag_id == flag.id)
                .map(|one| self.evidence(one, care, subjects.get(one.evaluation_id.as_str())))
                .collect();
            views.push((flag.alarm_id.clone(), self.flag(flag, own_evidence, own_steps)));
        }
        let (quiet, mut views): (Vec<_>, Vec<_>) = views.into_iter().partition(|(alarm, _)| alarm.is_none());
        let alarms = alarms.iter().map(|alarm| self.alarm(alarm, &mut views, &rungs)).collect::<Vec<_>>();
        Ok(View {
            code: care.code().to_owned(),
            name: care::actions::name(&keys, &client)?,
            faults: Vec::new(),
            alarms: alarms.into_iter().filter(|alarm| !alarm.flags.is_empty()).collect(),
            noted: quiet.into_iter().map(|(_, flag)| flag).collect(),
        })
    }

    fn alarm(&self, alarm: &Alarm, flags: &mut Vec<(Option<AlarmId>, FlagView)>, rungs: &[RaisedRung]) -> AlarmView {
        let (own, others) = std::mem::take(flags).into_iter().partition(|(id, _)| id.as_ref() == Some(&alarm.id));
        *flags = others;
        let rungs = rungs.iter().filter(|rung| rung.alarm_id == alarm.id);
        AlarmView {
            id: alarm.id.to_string(),
            tier: alarm.tier.clone(),
            when: self.shown(alarm.started_at),
            is_open: alarm.acknowledged_at.is_none(),
            flags: Vec::from_iter(own).into_iter().map(|(_, flag)| flag).collect(),
            rungs: rungs
                .map(|rung| RungView {
                    who: rung.rung.clone(),
                    when: self.shown(rung.raised_at),
                    count: rung.recipients,
                })
                .collect(),
        }
    }

    fn flag(&self, flag: &Flag, evidence: Vec<EvidenceView>, steps: Vec<StepView>) -> FlagView {
        FlagView {
            id: flag.id.to_string(),
            title: self
                .rules
                .rule(&flag.rule)
                .map_or_else(|| flag.rule.clone(), |rule| rule.title.text(self.language).to_owned()),
            rule: flag.rule.clone(),
            version: flag.rule_version.clone(),
            tier: flag.tier.clone(),
            state: flag.state.clone(),
            alarms: flag.alarms,
            note: String::new(),
            note_fault: String::new(),
            evidence,
            steps,
        }
    }

    /// The sentence as it read when the rule was met.
    fn evidence(&self, evidence: &Evidence, care: &CareOf, subject: Option<&(String, String)>) -> EvidenceView {
        let because: Because = serde_json::from_str(&evidence.because).unwrap_or_default();
        let base = format!("/clinic/clients/{}", care.code());
        let href = match subject.map(|(kind, id)| (kind.as_str(), id)) {
            Some(("response", id)) => format!("{base}/answers/{id}"),
            Some(("submission", id)) => format!("{base}/homework/{id}"),
            Some(("message", _)) => format!("{base}/messages"),
            _ => String::new(),
        };
        EvidenceView {
            when: self.shown(evidence.found_at),
            sentence: because.sentence.text(self.language).to_owned(),
            href,
        }
    }

    fn step(&self, step: &Step, names: &HashMap<String, String>, note: String) -> StepView {
        let who = step.account_id.as_ref().and_then(|id| names.get(id.as_str())).cloned().unwrap_or_default();
        StepView { when: self.shown(step.taken_at), state: step.state.clone(), who, note }
    }

    fn shown(&self, moment: crate::clock::Moment) -> String {
        self.unit.local(moment).format("%Y-%m-%d %H.%M").to_string()
    }
}

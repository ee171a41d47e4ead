//! The client's diary: noting, the list, correcting and taking away.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::actions::{self, Seen, Written};
use super::rules::{self, Entry, Kind};
use super::shown::Shown;
use crate::access::{self, ClientSelf, Who};
use crate::care;
use crate::db::once::once;
use crate::db::{Read, Tx};
use crate::error::{Error, FieldErrors, Result};
use crate::ids::DiaryEntryId;
use crate::units::{self, Unit, when};
use crate::web::page::{Fault, beside};
use crate::web::{App, Audience, Form, Page, Routes, see_other};

/// The routes of this domain.
pub fn routes(routes: &mut Routes) {
    routes.get("/my/diary", Audience::CLIENT, show);
    routes.post("/my/diary", Audience::CLIENT, keep);
    routes.get("/my/diary/{e}", Audience::CLIENT, edit);
    routes.post("/my/diary/{e}", Audience::CLIENT, correct);
    routes.post("/my/diary/{e}/remove", Audience::CLIENT, remove);
}

/// What `diary/diary.html` shows.
#[derive(Debug, Serialize)]
struct DiaryView {
    form: FormView,
    entries: Vec<Shown>,
    /// The addresses of the pages with newer and with older entries; empty where there is none.
    newer: String,
    older: String,
    /// Who reads, and when.
    hours: String,
    has_reader: bool,
}

/// What `diary/entry.html` shows.
#[derive(Debug, Serialize)]
struct EntryView {
    form: FormView,
    id: String,
    version: i32,
}

/// The fields of one kind of entry, as typed, with what is wrong with them.
#[derive(Debug, Serialize)]
struct FormView {
    kind: &'static str,
    action: String,
    today: String,
    first: String,
    typed: BTreeMap<&'static str, String>,
    fault: BTreeMap<&'static str, String>,
    faults: Vec<Fault>,
}

/// What the diary's pages are made from.
struct Here {
    unit: Unit,
    now: crate::clock::Moment,
    has_reader: bool,
    seen: Seen,
    page: u32,
}

/// Which form is open, which page of the list, and what was done last.
#[derive(Debug, Clone, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    page: Option<u32>,
    done: Option<String>,
}

impl Here {
    fn read(rx: &mut Read<'_>, who: &Who, page: Option<u32>) -> Result<Self> {
        let me = access::client_self(rx, who)?;
        let (unit, now, page) = (units::get(rx, me.unit())?, rx.now(), page.unwrap_or(1).max(1));
        let has_reader = !care::responsible_now(rx, me.client(), now)?.is_empty();
        Ok(Self { seen: actions::own_page(rx, &me, page)?, unit, now, has_reader, page })
    }

    fn view(&self, page: &Page, form: FormView) -> Result<DiaryView> {
        let place = |number: u32| format!("/my/diary?kind={}&page={number}#list", form.kind);
        Ok(DiaryView {
            entries: self.seen.entries.iter().map(|one| Shown::of(page, &self.unit, one)).collect::<Result<_>>()?,
            newer: if self.page > 1 { place(self.page - 1) } else { String::new() },
            older: if self.seen.has_older { place(self.page + 1) } else { String::new() },
            hours: when::reading_hours(page, &self.unit.hours, self.has_reader)?,
            has_reader: self.has_reader,
            form,
        })
    }

    fn today(&self) -> chrono::NaiveDate {
        self.unit.date(self.now)
    }
}

/// `GET /my/diary`
async fn show(app: web::Data<App>, who: Who, request: HttpRequest, asked: web::Query<Asked>) -> Result<HttpResponse> {
    let number = asked.page;
    let here = app.db().read(move |rx| Here::read(rx, &who, number)).await?;
    let page = Page::new(&request, "diary-title")?;
    let page = match asked.done.as_deref() {
        Some("kept") => page.with_notice("diary-kept")?,
        Some("corrected") => page.with_notice("diary-corrected")?,
        Some("removed") => page.with_notice("diary-removed")?,
        _ => page,
    };
    let form = FormView::blank(Kind::from_name(&asked.kind).unwrap_or(Kind::Anger), here.today());
    let view = here.view(&page, form)?;
    page.render("diary/diary.html", &view)
}

/// `POST /my/diary`
async fn keep(app: web::Data<App>, who: Who, request: HttpRequest, form: Form) -> Result<HttpResponse> {
    let (writer, sent) = (who.clone(), form.clone());
    let act = move |tx: &mut Tx<'_>| {
        let me = access::client_self(tx, &writer)?;
        once(tx, writer.account(), sent.once(), |tx| {
            let (kind, entry) = read(tx, &me, &sent, &[])?;
            actions::keep(tx, &me, &entry)?;
            Ok(format!("/my/diary?kind={}&done=kept", kind.as_str()))
        })
    };
    let (errors, status) = match refusal(app.db().write(act).await) {
        Ok(location) => return Ok(see_other(&location)),
        Err(refused) => refused?,
    };
    let here = app.db().read(move |rx| Here::read(rx, &who, None)).await?;
    let page = Page::new(&request, "diary-title")?.refused(status)?;
    let form = FormView::typed(&form, here.today(), page.faults(&errors)?);
    let view = here.view(&page, form)?;
    page.render("diary/diary.html", &view)
}

/// What was typed, if all of it can be kept.
fn read(tx: &mut Tx<'_>, me: &ClientSelf, form: &Form, more: &[&str]) -> Result<(Kind, Entry)> {
    let kind = Kind::from_name(form.text("kind")).ok_or_else(|| Error::field("kind", "fault-field-foreign"))?;
    let fields: Vec<&str> = ["kind", "on"].iter().chain(kind.fields()).chain(more).copied().collect();
    form.only(&fields, &[])?;
    let today = units::get(tx, me.unit())?.date(tx.now());
    let entry = rules::read(kind, &|field| form.text(field).to_owned(), today).map_err(Error::Invalid)?;
    Ok((kind, entry))
}

/// What is wrong with the form, and the status that says so; other errors are passed on.
fn refusal(done: Result<String>) -> Result<String, Result<(FieldErrors, StatusCode)>> {
    match done {
        Ok(location) => Ok(location),
        Err(Error::Invalid(errors)) => Err(Ok((errors, StatusCode::UNPROCESSABLE_ENTITY))),
        Err(Error::TooMany) => {
            let mut errors = FieldErrors::default();
            errors.add_with("on", "diary-fault-full", vec![("n", rules::MOST_A_DAY.to_string())]);
            Err(Ok((errors, StatusCode::TOO_MANY_REQUESTS)))
        }
        Err(Error::Conflict(key)) => {
            let mut errors = FieldErrors::default();
            errors.add("on", key);
            Err(Ok((errors, StatusCode::CONFLICT)))
        }
        Err(other) => Err(Err(other)),
    }
}

/// `GET /my/diary/{e}`
async fn edit(app: web::Data<App>, who: Who, request: HttpRequest, path: web::Path<String>) -> Result<HttpResponse> {
    let (written, today) = one(&app, who, path.into_inner()).await?;
    let page = Page::new(&request, "diary-entry-title")?;
    page.render("diary/entry.html", &EntryView::of(&written, today))
}

async fn one(app: &App, who: Who, entry: String) -> Result<(Written, chrono::NaiveDate)> {
    let read = move |rx: &mut Read<'_>| {
        let me = access::client_self(rx, &who)?;
        let today = units::get(rx, me.unit())?.date(rx.now());
        Ok((actions::own(rx, &me, &DiaryEntryId::from(entry))?, today))
    };
    app.db().read(read).await
}

/// `POST /my/diary/{e}`
async fn correct(
    app: web::Data<App>,
    who: Who,
    request: HttpRequest,
    form: Form,
    path: web::Path<String>,
) -> Result<HttpResponse> {
    let (writer, sent, entry) = (who.clone(), form.clone(), path.into_inner());
    let id = DiaryEntryId::from(entry.clone());
    let act = move |tx: &mut Tx<'_>| {
        let me = access::client_self(tx, &writer)?;
        once(tx, writer.account(), sent.once(), |tx| {
            actions::own(tx, &me, &id)?;
            let (kind, entry) = read(tx, &me, &sent, &["version"])?;
            actions::correct(tx, &me, &id, sent.text("version").parse().unwrap_or_default(), &entry)?;
            Ok(format!("/my/diary?kind={}&done=corrected#list", kind.as_str()))
        })
    };
    let (errors, status) = match refusal(app.db().write(act).await) {
        Ok(location) => return Ok(see_other(&location)),
        Err(refused) => refused?,
    };
    let (written, today) = one(&app, who, entry).await?;
    let page = Page::new(&request, "diary-entry-title")?.refused(status)?;
    let faults = page.faults(&errors)?;
    let view = EntryView { form: FormView::typed(&form, today, faults), ..EntryView::of(&written, today) };
    page.render("diary/entry.html", &view.under(&written))
}

/// `POST /my/diary/{e}/remove`
async fn remove(app: web::Data<App>, who: Who, form: Form, path: web::Path<String>) -> Result<HttpResponse> {
    form.only(&["version"], &[])?;
    let id = DiaryEntryId::from(path.into_inner());
    let act = move |tx: &mut Tx<'_>| {
        let me = access::client_self(tx, &who)?;
        once(tx, who.account(), form.once(), |tx| {
            actions::remove(tx, &me, &id, form.text("version").parse().unwrap_or_default())?;
            Ok("/my/diary?done=removed#list".to_owned())
        })
    };
    Ok(see_other(&app.db().write(act).await?))
}

impl FormView {
    fn blank(kind: Kind, today: chrono::NaiveDate) -> Self {
        let typed = |field: &str| if field == "on" { today.to_string() } else { String::new() };
        Self::with(kind, today, &typed, Vec::new())
    }

    fn typed(form: &Form, today: chrono::NaiveDate, faults: Vec<Fault>) -> Self {
        let kind = Kind::from_name(form.text("kind")).unwrap_or(Kind::Anger);
        Self::with(kind, today, &|field| form.text(field).to_owned(), faults)
    }

    fn with(kind: Kind, today: chrono::NaiveDate, typed: &dyn Fn(&str) -> String, faults: Vec<Fault>) -> Self {
        let fields = || ["on"].iter().chain(kind.fields()).copied();
        Self {
            kind: kind.as_str(),
            action: "/my/diary".to_owned(),
            today: today.to_string(),
            first: rules::first_day(today).to_string(),
            typed: fields().map(|field| (field, typed(field))).collect(),
            fault: fields().map(|field| (field, beside(&faults, field))).collect(),
            faults,
        }
    }
}

impl EntryView {
    fn of(written: &Written, today: chrono::NaiveDate) -> Self {
        let entry = &written.entry;
        let typed = |field: &str| if field == "on" { entry.on.to_string() } else { entry.noted.typed(field) };
        let form = FormView::with(entry.noted.kind(), today, &typed, Vec::new());
        Self { form, id: written.id.to_string(), version: written.version }.under(written)
    }

    /// The form is sent to the entry's own address.
    fn under(mut self, written: &Written) -> Self {
        self.form.action = format!("/my/diary/{}", written.id);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::{DiaryView, EntryView, Fault, FormView, Kind, Shown};
    use crate::treatment::tests::site::{monday, renders};

    fn form(kind: Kind) -> FormView {
        let faults = ["on"].iter().chain(kind.fields());
        let faults = faults.map(|field| Fault { field: (*field).to_owned(), text: "Fault".to_owned() }).collect();
        FormView::with(kind, monday(), &|_| "7".to_owned(), faults)
    }

    #[test]
    fn every_page_of_the_diary_is_rendered_in_both_languages() {
        for kind in Kind::ALL {
            let view = DiaryView {
                form: form(kind),
                entries: vec![Shown::sample()],
                newer: "/my/diary?page=1".to_owned(),
                older: "/my/diary?page=3".to_owned(),
                hours: "08.00–17.00".to_owned(),
                has_reader: true,
            };
            renders("diary/diary.html", &view);
            let empty = DiaryView {
                form: FormView::blank(kind, monday()),
                entries: Vec::new(),
                newer: String::new(),
                older: String::new(),
                has_reader: false,
                ..view
            };
            renders("diary/diary.html", &empty);
            renders("diary/entry.html", &EntryView { form: form(kind), id: "e1".to_owned(), version: 2 });
        }
    }
}

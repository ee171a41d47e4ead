//! The reply to homework, saved by a press of a button or while one writes.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::homework::{Typed, render};
use crate::access::{self, Who};
use crate::db::{Tx, once};
use crate::error::{FieldErrors, Result};
use crate::homework;
use crate::ids::SubmissionId;
use crate::messages::actions::{self, Reply, Saved};
use crate::messages::answers;
use crate::messages::rules::{FEEDBACK_LIMIT, length};
use crate::programme::Library;
use crate::web::{App, Form, Page, autosave, see_other};

/// Saves the draft by a press of a button, and goes on to checking where that was the button.
pub(super) async fn save(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    place: web::Path<(String, String)>,
    library: web::Data<Library>,
    form: Form,
) -> Result<HttpResponse> {
    let (place, key, action) = (place.into_inner(), form.once().to_owned(), form.text("action").to_owned());
    let (reply, version, errors) = typed(&form)?;
    if !errors.is_empty() {
        let page = Page::new(&request, "clinic-title-homework")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
        let typed = Typed { reply, version, faults: page.faults(&errors)? };
        return render(page, &app, who, place, &library, Some(typed), "").await;
    }
    let (writer, of, content) = (who.clone(), place.clone(), library.clone());
    let act = move |tx: &mut Tx<'_>| {
        once::once(tx, &writer.account().clone(), &key, |tx| {
            press(tx, &writer, &of, &content, version, &reply, &action)
        })
    };
    let location = app.db().write(act).await?;
    if location.ends_with(KEPT) {
        let page = Page::new(&request, "clinic-title-homework")?.with_status(StatusCode::CONFLICT);
        return render(page, &app, who, place, &library, None, "").await;
    }
    Ok(see_other(&location))
}

/// The end of the address that says that two texts are kept.
const KEPT: &str = "?kept";

/// What the pressed button asks for; answers with where it leads.
fn press(
    tx: &mut Tx<'_>,
    who: &Who,
    place: &(String, String),
    library: &Library,
    version: i32,
    reply: &Reply,
    action: &str,
) -> Result<String> {
    let (code, id) = (&place.0, SubmissionId::from(place.1.as_str()));
    let care = access::care_of(tx, who, code)?;
    let address = format!("/clinic/clients/{code}/homework/{id}");
    require_exercises(tx, library, &id, reply)?;
    let saved = actions::save_feedback(tx, &care, &id, version, reply)?;
    if matches!(saved, Saved::Kept) {
        return Ok(format!("{address}{KEPT}"));
    }
    if action == "drop" {
        actions::drop_other(tx, &care, &id)?;
    }
    Ok(if action == "check" { format!("{address}/send") } else { format!("{address}?saved") })
}

/// Saves the draft while one writes.
pub(super) async fn autosave(
    app: web::Data<App>,
    who: Who,
    place: web::Path<(String, String)>,
    library: web::Data<Library>,
    form: Form,
) -> Result<HttpResponse> {
    let (reply, version, errors) = typed(&form)?;
    errors.into_result()?;
    let (code, id) = place.into_inner();
    let address = format!("/clinic/clients/{code}/homework/{id}");
    let act = move |tx: &mut Tx<'_>| {
        let (care, id) = (access::care_of(tx, &who, &code)?, SubmissionId::from(id));
        require_exercises(tx, &library, &id, &reply)?;
        actions::save_feedback(tx, &care, &id, version, &reply)
    };
    Ok(match app.db().write(act).await? {
        Saved::Stored { version, saved_at } => autosave::kept(version, saved_at),
        Saved::Kept => autosave::in_two(&address),
    })
}

/// The reply as typed, the version it was written from, and every fault.
fn typed(form: &Form) -> Result<(Reply, i32, FieldErrors)> {
    let own: Vec<String> = form.names().filter(|name| name.starts_with("reply.")).map(str::to_owned).collect();
    let known: Vec<&str> = own.iter().map(String::as_str).chain(["overall", "version", "action"]).collect();
    form.only(&known, &[])?;
    let (mut reply, mut errors) = (Reply::default(), FieldErrors::default());
    for name in &own {
        let text = form.text(name).replace("\r\n", "\n");
        length(&mut errors, name, &text, FEEDBACK_LIMIT);
        if let Some(id) = name.strip_prefix("reply.").filter(|_| !text.is_empty()) {
            reply.replies.insert(id.to_owned(), text);
        }
    }
    reply.overall = form.text("overall").replace("\r\n", "\n");
    length(&mut errors, "overall", &reply.overall, FEEDBACK_LIMIT);
    Ok((reply, form.text("version").parse().unwrap_or(0), errors))
}

/// A reply belongs to an exercise of the module that was handed in.
fn require_exercises(tx: &mut Tx<'_>, library: &Library, id: &SubmissionId, reply: &Reply) -> Result<()> {
    let hash = homework::get(tx, id)?.content_hash;
    let module = answers::module(tx, library, &hash)?;
    let mut errors = FieldErrors::default();
    for foreign in reply.replies.keys().filter(|id| module.exercise(id).is_none()) {
        errors.add(format!("reply.{foreign}"), "fault-field-foreign");
    }
    errors.into_result()
}

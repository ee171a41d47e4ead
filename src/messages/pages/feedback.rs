//! The client reads feedback beside the client's own answers.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use crate::access::{self, Who};
use crate::error::{Error, Result};
use crate::homework;
use crate::ids::SubmissionId;
use crate::messages::actions;
use crate::messages::answers::{self, Answered};
use crate::programme::Library;
use crate::units;
use crate::units::when::When;
use crate::web::{App, Page};

const TEMPLATE: &str = "messages/feedback.html";

/// Feedback on one submission.
#[derive(Debug, Serialize)]
struct View {
    module: String,
    sent: String,
    submitted: String,
    overall: String,
    exercises: Vec<Answer>,
}

/// One exercise: the client's answers and what was said about them.
#[derive(Debug, Serialize)]
struct Answer {
    answered: Answered,
    reply: String,
}

impl View {
    #[cfg(test)]
    fn sample() -> Self {
        Self {
            module: "Stanna i dag".to_owned(),
            sent: "i dag 14.05".to_owned(),
            submitted: "20 november".to_owned(),
            overall: "Tack för att du har skrivit så tydligt.".to_owned(),
            exercises: vec![Answer {
                answered: Answered::sample(),
                reply: "Bra att du märker värmen tidigt.".to_owned(),
            }],
        }
    }
}

#[cfg(test)]
pub(super) fn sample() -> (&'static str, impl Serialize) {
    (TEMPLATE, View::sample())
}

/// The feedback; it counts as read from now on.
pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    library: web::Data<Library>,
    submission: web::Path<String>,
) -> Result<HttpResponse> {
    let submission = SubmissionId::from(submission.into_inner());
    let (reader, opened) = (who.clone(), submission.clone());
    app.note(move |tx| {
        let me = access::client_self(tx, &reader)?;
        actions::read_feedback(tx, &me, &opened).map(drop)
    })
    .await?;
    let read = move |rx: &mut crate::db::Read<'_>| {
        let me = access::client_self(rx, &who)?;
        let feedback = actions::find_feedback(rx, me.client(), &submission)?;
        let feedback = feedback.filter(|feedback| feedback.sent_at.is_some()).ok_or(Error::NotFound)?;
        let homework = homework::get(rx, &submission)?;
        let sheets = homework::worksheets(rx, &homework)?;
        let module = answers::module(rx, &library, &homework.content_hash)?;
        Ok((feedback, homework.submitted_at, sheets, module, units::get(rx, me.unit())?, rx.now()))
    };
    let (feedback, submitted_at, sheets, module, unit, now) = app.db().read(read).await?;
    let page = Page::new(&request, "feedback-title")?;
    let when = When::new(&page, &unit, now);
    let answer = |answered: Answered| Answer {
        reply: feedback.reply.replies.get(&answered.id).cloned().unwrap_or_default(),
        answered,
    };
    let view = View {
        module: module.title(page.language()).to_owned(),
        sent: feedback.sent_at.map(|at| when.moment(at)).transpose()?.unwrap_or_default(),
        submitted: when.day(submitted_at)?,
        overall: feedback.reply.overall.clone(),
        exercises: answers::answered(&module, &sheets, page.language())
            .into_iter()
            .map(answer)
            .filter(|answer| !answer.answered.rounds.is_empty() || !answer.reply.is_empty())
            .collect(),
    };
    page.render(TEMPLATE, &view)
}

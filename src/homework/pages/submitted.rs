//! The receipt: what was received and when, and by when the answer comes. Shown only of what is committed.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::Here;
use crate::access::Who;
use crate::error::{Error, Result};
use crate::homework::rules;
use crate::risk::Safety;
use crate::treatment::Stage;
use crate::treatment::exercise::Sheet;
use crate::units::when;
use crate::web::{App, Page};

/// What `homework/submitted.html` shows.
#[derive(Debug, Serialize)]
pub(crate) struct SubmittedView {
    module_title: String,
    module_href: String,
    safety: Option<Safety>,
    received: String,
    reply_by: String,
    is_answered: bool,
    /// Where the answer is read, once there is one.
    answer: String,
    sheets: Vec<Sheet>,
    hours: String,
}

/// `GET /my/modules/{m}/submitted`
pub(super) async fn show(
    app: web::Data<App>,
    who: Who,
    request: HttpRequest,
    path: web::Path<i32>,
) -> Result<HttpResponse> {
    let m = path.into_inner();
    let here = app.db().read(move |rx| Here::read(rx, &who, m)).await?;
    let page = Page::new(&request, "homework-submitted-title")?;
    let view = SubmittedView::of(&page, &here)?;
    page.render("homework/submitted.html", &view)
}

impl SubmittedView {
    fn of(page: &Page, here: &Here) -> Result<Self> {
        let submission = here.submission.as_ref().ok_or(Error::NotFound)?;
        let (module, language) = (&here.opened.module, page.language());
        let in_danger = submission.danger != "no";
        let sheets = rules::in_order(module)
            .into_iter()
            .map(|(_, exercise)| Sheet::to_read(exercise, &here.sheet(&exercise.id), &[], language))
            .filter(|sheet| !sheet.is_blank())
            .collect();
        Ok(Self {
            module_title: module.title(language).to_owned(),
            module_href: here.address(),
            safety: in_danger.then(|| Safety::of(page, &here.unit, here.now)).transpose()?,
            received: when::weekday_moment(page, &here.unit, submission.submitted_at)?,
            reply_by: here.reply_by(page, submission)?,
            is_answered: here.opened.step.stage() == Stage::Answered,
            answer: format!("/my/feedback/{}", submission.id),
            sheets,
            hours: here.hours(page)?,
        })
    }

    /// A view with every part filled, for the test that renders all templates.
    #[cfg(test)]
    pub(crate) fn sample() -> Self {
        Self {
            module_title: "Module".to_owned(),
            module_href: "/my/modules/1".to_owned(),
            safety: Some(Safety::sample()),
            received: "Monday".to_owned(),
            reply_by: "Wednesday".to_owned(),
            is_answered: false,
            answer: "/my/feedback/x".to_owned(),
            sheets: vec![Sheet::sample()],
            hours: "We read.".to_owned(),
        }
    }

    /// A receipt without danger, promise or answer yet.
    #[cfg(test)]
    pub(crate) fn sample_quiet() -> Self {
        Self { safety: None, reply_by: String::new(), is_answered: true, ..Self::sample() }
    }
}

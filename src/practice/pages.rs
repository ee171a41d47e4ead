//! The client's ladder: which steps may be done.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::actions::{self, Rung};
use super::queries;
use super::rules::Standing;
use crate::access::{self, Who};
use crate::error::Result;
use crate::web::{App, Audience, Page, Routes};

/// The routes of this domain.
pub fn routes(routes: &mut Routes) {
    routes.get("/my/steps", Audience::CLIENT, show);
}

/// What `practice/steps.html` shows.
#[derive(Debug, Serialize)]
struct View {
    steps: Vec<Step>,
    /// Whether none may be done for now, whatever was approved.
    is_blocked: bool,
}

/// One step with how it stands.
#[derive(Debug, Serialize)]
struct Step {
    title: String,
    answers: Vec<(String, String)>,
    may_be_done: bool,
    /// The text that says how it stands, and its colour.
    standing: &'static str,
    kind: &'static str,
}

/// `GET /my/steps`
async fn show(app: web::Data<App>, who: Who, request: HttpRequest) -> Result<HttpResponse> {
    let (ladder, is_blocked) = app
        .db()
        .read(move |rx| {
            let me = access::client_self(rx, &who)?;
            let ladder = actions::ladder(rx, me.client())?;
            // Texts send clients here before any step is written, and what blocks steps blocks every exercise.
            let block = match &ladder {
                Some(ladder) => ladder.said.block(),
                None => queries::said(rx, me.client())?.block(),
            };
            Ok((ladder, block.is_some()))
        })
        .await?;
    let page = Page::new(&request, "steps-title")?;
    let steps = ladder.iter().flat_map(|ladder| ladder.rungs(page.language())).map(Step::of).collect();
    page.render("practice/steps.html", &View { steps, is_blocked })
}

impl Step {
    /// The first answer is what the step is called.
    fn of(rung: Rung) -> Self {
        let (standing, kind) = match rung.standing {
            Standing::Approved => ("steps-approved", "success"),
            Standing::Waiting => ("steps-waiting", "neutral"),
            Standing::Renew => ("steps-renew", "warn"),
            Standing::Declined => ("steps-declined", "neutral"),
        };
        let mut answers = rung.answers.into_iter();
        let title = answers.next().map(|(_, answer)| answer).unwrap_or_default();
        Self { title, answers: answers.collect(), may_be_done: rung.standing == Standing::Approved, standing, kind }
    }
}

#[cfg(test)]
mod tests {
    use super::{Rung, Standing, Step, View};
    use crate::treatment::tests::site::renders;

    #[test]
    fn the_ladder_is_rendered_in_both_languages() {
        let all = [Standing::Approved, Standing::Waiting, Standing::Renew, Standing::Declined];
        for is_blocked in [false, true] {
            let rung = |standing| Rung {
                round: 0,
                answers: vec![("Steget".to_owned(), "Vänta i kön".to_owned()), ("Obehag".to_owned(), "20".to_owned())],
                standing,
            };
            renders("practice/steps.html", &View { steps: all.map(rung).map(Step::of).into(), is_blocked });
            renders("practice/steps.html", &View { steps: Vec::new(), is_blocked });
        }
    }
}

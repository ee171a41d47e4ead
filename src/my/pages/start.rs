//! The start page: one next step, what else waits, the way through, what was sent. Help and the own plan stay at hand.

use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::NaiveDate;
use serde::Serialize;

use super::waiting::{Item, minutes, waiting};
use crate::access::{self, Who};
use crate::care;
use crate::db::Read;
use crate::error::Result;
use crate::homework::{self, Submission, reply_by};
use crate::ids::OccasionId;
use crate::instruments::Library;
use crate::my::queries::{self, DueForm};
use crate::my::rules::{self, Next, OpenStep, Situation};
use crate::programme::Module;
use crate::questionnaires;
use crate::treatment::{self, Reading, Stage, Step, Treatment};
use crate::units::{self, Unit, when};
use crate::web::{App, Page};

/// What `my/start.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct StartView {
    next: NextView,
    waiting: Vec<Item>,
    path: Vec<Stop>,
    /// How long what has ended can be read; empty where it goes on.
    reading: String,
    /// Whether steps were handed in that wait for a yes, or have it.
    has_steps: bool,
    done: usize,
    sent: Vec<Sent>,
    hours: String,
}

/// The card of the one next step; its words are text keys, since each state has its own.
#[derive(Debug, Clone, Default, Serialize)]
struct NextView {
    title: &'static str,
    text: &'static str,
    /// What the texts name: a module, a day, a number.
    name: String,
    n: usize,
    minutes: i64,
    href: String,
    button: &'static str,
}

#[derive(Debug, Clone, Serialize)]
struct Stop {
    number: i32,
    label: String,
    state: &'static str,
    status: &'static str,
    text: String,
    href: String,
}

#[derive(Debug, Clone, Serialize)]
struct Sent {
    label: String,
    href: String,
    received: String,
    reply_by: String,
    is_answered: bool,
}

/// Everything the page is made from.
pub(super) struct Here {
    unit: Unit,
    today: NaiveDate,
    has_reader: bool,
    treatment: Option<Treatment>,
    reading: Reading,
    pub(super) steps: Vec<(Step, Arc<Module>)>,
    is_begun: bool,
    pub(super) submissions: Vec<Submission>,
    pub(super) forms: Vec<DueForm>,
    /// The required form that the next module waits for; empty where none is.
    gate: String,
    /// The forms that were begun and not sent.
    begun: Vec<OccasionId>,
    pub(super) feedback: Vec<String>,
    pub(super) messages: i64,
}

/// `GET /my`
pub(super) async fn show(
    app: web::Data<App>,
    instruments: web::Data<Library>,
    who: Who,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let here = app.db().read(move |rx| Here::read(rx, &who)).await?;
    let page = Page::new(&request, "my-title")?;
    let view = StartView::of(&page, &here, &instruments)?;
    page.render("my/start.html", &view)
}

impl Here {
    fn read(rx: &mut Read<'_>, who: &Who) -> Result<Self> {
        let me = access::client_self(rx, who)?;
        let unit = units::get(rx, me.unit())?;
        let (now, today) = (rx.now(), unit.date(rx.now()));
        let treatment = treatment::latest(rx, me.client())?;
        let reading = treatment.as_ref().map_or(Ok(Reading::Open), |treatment| treatment::reading(rx, treatment))?;
        let mut steps = Vec::new();
        let mut is_begun = false;
        if let Some(treatment) = &treatment {
            for step in treatment::steps(rx, &treatment.id)? {
                let module = treatment::module(rx, &step.content_hash)?;
                is_begun |= step.stage() == Stage::Open && !treatment::visited(rx, &step.id)?.is_empty();
                steps.push((step, module));
            }
        }
        Ok(Self {
            has_reader: !care::responsible_now(rx, me.client(), now)?.is_empty(),
            submissions: homework::of_client(rx, me.client())?,
            forms: queries::due_forms(rx, me.client(), today)?,
            begun: questionnaires::begun(rx, me.client())?,
            gate: gate(rx, treatment.as_ref(), today)?,
            feedback: queries::unread_feedback(rx, me.client())?,
            messages: queries::unread_messages(rx, me.client())?,
            unit,
            today,
            treatment,
            reading,
            steps,
            is_begun,
        })
    }

    fn situation(&self) -> Situation {
        let stage = |wanted: Stage| self.steps.iter().map(|(step, _)| step).find(move |step| step.stage() == wanted);
        Situation {
            has_treatment: self.treatment.is_some(),
            has_ended: self.treatment.as_ref().is_some_and(Treatment::is_ended),
            is_held: self.treatment.as_ref().is_some_and(|treatment| treatment.held || treatment.state == "paused"),
            open: stage(Stage::Open).map(|step| OpenStep { position: step.position, is_begun: self.is_begun }),
            is_waiting: stage(Stage::Submitted).is_some(),
            next_opens_on: stage(Stage::Locked).map(|step| step.due_on.max(self.today)),
            has_feedback: !self.feedback.is_empty(),
            has_forms: !self.forms.is_empty(),
        }
    }

    pub(super) fn is_begun_form(&self, form: &DueForm) -> bool {
        self.begun.contains(&form.id)
    }

    /// Whether this is the next module, its day has come, and it waits for a form alone.
    fn waits_for_form(&self, step: &Step) -> bool {
        let is_answered = |other: &Step| other.position >= step.position || other.stage() == Stage::Answered;
        !self.gate.is_empty()
            && step.stage() == Stage::Locked
            && step.due_on <= self.today
            && self.steps.iter().all(|(other, _)| is_answered(other))
    }

    fn has_steps(&self) -> bool {
        let is_handed_in = |step: &Step| matches!(step.stage(), Stage::Submitted | Stage::Answered);
        let holds_steps = |module: &Module| module.exercises.iter().any(|exercise| exercise.approval);
        self.steps.iter().any(|(step, module)| is_handed_in(step) && holds_steps(module))
    }

    /// The address of a page of the treatment; empty where the time for reading is over.
    fn readable(&self, address: String) -> String {
        if self.reading == Reading::Over { String::new() } else { address }
    }

    fn reading(&self, page: &Page) -> Result<String> {
        match self.reading {
            Reading::Open => Ok(String::new()),
            Reading::Until(day) => page.text("my-read-until", &vec![("date", when::weekday_date(page, day)?.into())]),
            Reading::Over => page.text("my-read-over", &Vec::new()),
        }
    }

    fn module(&self, position: i32) -> Option<&Module> {
        self.steps.iter().find(|(step, _)| step.position == position).map(|(_, module)| module.as_ref())
    }
}

impl StartView {
    fn of(page: &Page, here: &Here, instruments: &Library) -> Result<Self> {
        let next = rules::next(&here.situation());
        Ok(Self {
            next: NextView::of(page, here, next, instruments)?,
            waiting: waiting(page, here, next, instruments)?,
            path: here.steps.iter().map(|(step, module)| Stop::of(page, here, step, module)).collect::<Result<_>>()?,
            reading: here.reading(page)?,
            has_steps: here.has_steps(),
            done: here.steps.iter().filter(|(step, _)| step.stage() == Stage::Answered).count(),
            sent: here
                .submissions
                .iter()
                .rev()
                .filter_map(|one| Sent::of(page, here, one).transpose())
                .collect::<Result<_>>()?,
            hours: when::reading_hours(page, &here.unit.hours, here.has_reader)?,
        })
    }

    /// Views of each state, for the test that renders all templates.
    #[cfg(test)]
    pub(super) fn samples() -> Vec<Self> {
        let stop = |number, state, status| Stop {
            number,
            label: "Module".to_owned(),
            state,
            status,
            text: "Monday".to_owned(),
            href: if state == "later" { String::new() } else { "/my/modules/1".to_owned() },
        };
        let item = Item::sample();
        let sent = |is_answered| Sent {
            label: "Module".to_owned(),
            href: "/my/modules/1/submitted".to_owned(),
            received: "Monday".to_owned(),
            reply_by: "Wednesday".to_owned(),
            is_answered,
        };
        KEYS.iter()
            .map(|(title, text, button)| Self {
                next: NextView {
                    title,
                    text,
                    button,
                    name: "Module".to_owned(),
                    n: 2,
                    minutes: 20,
                    href: if button.is_empty() { String::new() } else { "/my/modules/1".to_owned() },
                },
                waiting: vec![item.clone()],
                path: vec![
                    stop(1, "done", "my-stop-answered"),
                    stop(2, "now", "my-stop-open"),
                    stop(3, "later", "my-stop-locked"),
                ],
                reading: "Until Monday".to_owned(),
                has_steps: true,
                done: 1,
                sent: vec![sent(false), sent(true)],
                hours: "We read.".to_owned(),
            })
            .chain([Self {
                next: NextView { title: "my-next-not-begun", text: "my-next-not-begun-text", ..NextView::default() },
                waiting: Vec::new(),
                path: Vec::new(),
                reading: String::new(),
                has_steps: false,
                done: 0,
                sent: Vec::new(),
                hours: "Nobody reads.".to_owned(),
            }])
            .collect()
    }
}

/// Title, text and button of each next step; a step without a button is a time of waiting.
const KEYS: [(&str, &str, &str); 9] = [
    ("my-next-not-begun", "my-next-not-begun-text", ""),
    ("my-next-feedback", "my-next-feedback-text", "my-next-feedback-button"),
    ("my-next-forms", "my-next-forms-text", "my-next-forms-button"),
    ("my-next-begin", "my-next-begin-text", "my-next-begin-button"),
    ("my-next-go-on", "my-next-go-on-text", "my-next-go-on-button"),
    ("my-next-wait-answer", "my-next-wait-answer-text", ""),
    ("my-next-wait-until", "my-next-wait-until-text", ""),
    ("my-next-wait-hand", "my-next-wait-hand-text", ""),
    ("my-next-finished", "my-next-finished-text", ""),
];

/// Text and button where the form that comes next was begun.
const FORMS_BEGUN: (&str, &str) = ("my-next-forms-begun", "my-next-forms-begun-button");

impl NextView {
    fn of(page: &Page, here: &Here, next: Next, instruments: &Library) -> Result<Self> {
        let [not_begun, feedback, forms, begin, go_on, wait_answer, wait_until, wait_hand, finished] = KEYS;
        let card = |(title, text, button): (&'static str, &'static str, &'static str)| Self {
            title,
            text,
            button,
            ..Self::default()
        };
        let module = |keys, position| {
            let module = here.module(position);
            let name = module.map(|module| module.title(page.language()).to_owned()).unwrap_or_default();
            let minutes = module.map_or(0, |module| i64::from(module.minutes));
            Self { name, minutes, href: format!("/my/modules/{position}"), ..card(keys) }
        };
        Ok(match next {
            Next::NotBegun => card(not_begun),
            Next::Feedback => {
                let href = here.feedback.first().map_or_else(String::new, |id| format!("/my/feedback/{id}"));
                Self { n: here.feedback.len(), href, ..card(feedback) }
            }
            Next::Forms => {
                let (first, (title, ..)) = (here.forms.first(), forms);
                let is_begun = first.is_some_and(|form| here.is_begun_form(form));
                Self {
                    n: here.forms.len(),
                    minutes: here.forms.iter().map(|form| minutes(form, instruments)).sum(),
                    href: first.map(|form| format!("/my/forms/{}", form.id)).unwrap_or_default(),
                    ..card(if is_begun { (title, FORMS_BEGUN.0, FORMS_BEGUN.1) } else { forms })
                }
            }
            Next::Begin(position) => module(begin, position),
            Next::GoOn(position) => module(go_on, position),
            Next::WaitForAnswer => Self { name: latest_reply(page, here)?, ..card(wait_answer) },
            Next::WaitUntil(day) => Self { name: when::weekday_date(page, day)?, ..card(wait_until) },
            Next::WaitForHand => card(wait_hand),
            Next::Finished => card(finished),
        })
    }
}

/// By when the answer that is waited for comes; empty where nothing can be promised.
fn latest_reply(page: &Page, here: &Here) -> Result<String> {
    let last = here.submissions.last().filter(|_| here.has_reader);
    let day = last.and_then(|submission| reply_by(&here.unit, submission)).filter(|day| *day >= here.today);
    day.map(|day| when::weekday_date(page, day)).transpose().map(Option::unwrap_or_default)
}

impl Stop {
    fn of(page: &Page, here: &Here, step: &Step, module: &Module) -> Result<Self> {
        let Situation { is_held, has_ended, .. } = here.situation();
        let (state, status) = match step.stage() {
            Stage::Answered => ("done", "my-stop-answered"),
            Stage::Submitted => ("open", "my-stop-submitted"),
            Stage::Open => ("now", "my-stop-open"),
            Stage::Locked => ("later", "my-stop-locked"),
        };
        // A day is only promised where the step can open by itself on it.
        let opens = step.stage() == Stage::Locked && !is_held && !has_ended && step.due_on > here.today;
        Ok(Self {
            number: step.position,
            label: module.title(page.language()).to_owned(),
            state,
            status,
            text: match (opens, here.waits_for_form(step)) {
                (true, _) => earliest(page, step.due_on)?,
                (false, true) => page.text("my-stop-waits", &Vec::new())?,
                (false, false) => String::new(),
            },
            href: match step.stage() {
                Stage::Locked if here.waits_for_form(step) => format!("/my/forms/{}", here.gate),
                Stage::Locked => String::new(),
                _ => here.readable(format!("/my/modules/{}", step.position)),
            },
        })
    }
}

/// The form that the treatment's next module waits for; empty where none is.
fn gate(rx: &mut Read<'_>, treatment: Option<&Treatment>, today: NaiveDate) -> Result<String> {
    let Some(treatment) = treatment.filter(|treatment| !treatment.is_ended()) else { return Ok(String::new()) };
    Ok(treatment::gates(rx, &treatment.id, today)?.into_iter().next().map(|gate| gate.form).unwrap_or_default())
}

fn earliest(page: &Page, day: NaiveDate) -> Result<String> {
    page.text("my-stop-earliest", &vec![("date", when::weekday_date(page, day)?.into())])
}

impl Sent {
    /// One line of what was sent; `None` where it belongs to an earlier treatment.
    fn of(page: &Page, here: &Here, submission: &Submission) -> Result<Option<Self>> {
        let Some((step, module)) = here.steps.iter().find(|(step, _)| step.id == submission.step_id) else {
            return Ok(None);
        };
        let by = reply_by(&here.unit, submission).filter(|_| here.has_reader);
        Ok(Some(Self {
            label: module.title(page.language()).to_owned(),
            href: here.readable(format!("/my/modules/{}/submitted", step.position)),
            received: when::weekday_moment(page, &here.unit, submission.submitted_at)?,
            reply_by: by.map(|day| when::weekday_date(page, day)).transpose()?.unwrap_or_default(),
            is_answered: step.stage() == Stage::Answered,
        }))
    }
}

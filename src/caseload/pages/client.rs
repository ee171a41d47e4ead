//! One client on one page: what waits now, where the client is, what the client has said.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::super::queries::{self, FlagRow, FormRow, HomeworkRow, Scope, ScoreRow, StepRow, TreatmentRow};
use super::super::rules;
use super::head::{self, Head, Opened};
use super::plan::{self, Stop};
use super::queue::{module_title, rule_titles, tier};
use super::scales::{Scale, Scales};
use crate::access::Who;
use crate::clock::Moment;
use crate::db::Read;
use crate::error::Result;
use crate::messages::actions::{Message, latest};
use crate::messages::rules::promised_on;
use crate::risk::rules::{RuleSet, Tier};
use crate::units::when::When;
use crate::web::{App, Page};
use crate::{instruments, programme};

const TEMPLATE: &str = "caseload/client.html";

/// How many letters stand on the page.
const LETTERS: i64 = 3;

#[derive(Debug, Serialize)]
struct View {
    head: Head,
    held: bool,
    waits: Vec<Task>,
    flags: Vec<Task>,
    stops: Vec<Stop>,
    scales: Vec<Scale>,
    homework: Vec<Task>,
    letters: Vec<Letter>,
}

/// One thing to do or to look at.
#[derive(Debug, Serialize)]
struct Task {
    label: String,
    href: String,
    status: String,
    kind: &'static str,
    hint: String,
}

/// The beginning of a letter.
#[derive(Debug, Serialize)]
struct Letter {
    who: String,
    when: String,
    text: String,
    mine: bool,
}

struct Found {
    opened: Opened,
    treatment: Option<TreatmentRow>,
    steps: Vec<StepRow>,
    flags: Vec<FlagRow>,
    homework: Vec<HomeworkRow>,
    unread: Vec<Moment>,
    forms: Vec<FormRow>,
    scores: Vec<ScoreRow>,
    letters: Vec<Message>,
}

fn find(rx: &mut Read<'_>, opened: Opened) -> Result<Found> {
    let client = opened.care.client().clone();
    let (one, ids) = (Scope::one(&client), [client.as_str()]);
    let treatment = queries::treatments(rx, &ids)?.pop();
    let treatment_ids: Vec<&str> = treatment.iter().map(|treatment| treatment.id.as_str()).collect();
    let today = opened.unit.date(opened.now);
    Ok(Found {
        steps: queries::steps(rx, &treatment_ids)?,
        flags: queries::flags(rx, &one)?,
        homework: queries::homework_of(rx, &client)?,
        unread: queries::unread_letters(rx, &one)?.into_iter().map(|(_, at)| at).collect(),
        forms: queries::overdue_forms(rx, &one, today)?,
        scores: queries::scores(rx, &ids, None)?,
        letters: latest(rx, &client, LETTERS)?,
        treatment,
        opened,
    })
}

struct Words<'a> {
    page: &'a Page,
    when: &'a When<'a>,
    found: &'a Found,
    programmes: &'a programme::Library,
    rules: &'a RuleSet,
}

impl Words<'_> {
    fn address(&self, place: &str) -> String {
        format!("/clinic/clients/{}/{place}", self.found.opened.care.code())
    }

    fn homework_label(&self, row: &HomeworkRow) -> Result<String> {
        let title = module_title(self.programmes, &row.module, self.page.language());
        self.page.text("queue-homework", &vec![("n", row.position.into()), ("title", title.into())])
    }

    fn waits(&self) -> Result<Vec<Task>> {
        let mut waits = Vec::new();
        for row in self.found.homework.iter().rev().filter(|row| row.answered_at.is_none()) {
            let href = self.address(&format!("homework/{}", row.id));
            waits.push(self.promised(self.homework_label(row)?, href, row.submitted_at)?);
        }
        if let Some(first) = self.found.unread.first() {
            let label = self.page.text("queue-letters", &vec![("n", self.found.unread.len().into())])?;
            waits.push(self.promised(label, self.address("messages"), *first)?);
        }
        if let Some(first) = self.found.forms.first() {
            let date = self.when.date(first.due_on)?;
            waits.push(Task {
                label: self.page.text("queue-forms", &vec![("n", self.found.forms.len().into())])?,
                href: self.address("forms"),
                status: self.page.text("queue-kind-forms", &Vec::new())?,
                kind: "neutral",
                hint: self.page.text("clinic-form-due", &vec![("date", date.into())])?,
            });
        }
        Ok(waits)
    }

    fn promised(&self, label: String, href: String, since: Moment) -> Result<Task> {
        let promised = promised_on(&self.found.opened.unit, since);
        let is_late = rules::is_late(promised, self.when.today());
        let args = vec![("waited", self.when.waited(since)?.into()), ("date", self.when.date(promised)?.into())];
        Ok(Task {
            label,
            href,
            status: self.page.text(if is_late { "queue-late" } else { "queue-waits" }, &Vec::new())?,
            kind: if is_late { "warn" } else { "info" },
            hint: self.page.text("queue-waited", &args)?,
        })
    }

    fn flags(&self) -> Result<Vec<Task>> {
        let one = |flag: &FlagRow| {
            let tier = tier(&flag.tier);
            let state = match flag.state.as_str() {
                "acknowledged" => "clinic-flag-acknowledged",
                "acted" => "clinic-flag-acted",
                _ => "clinic-flag-open",
            };
            let (key, kind) = match tier {
                Tier::Emergency => ("queue-emergency", "danger"),
                Tier::Red => ("queue-red", "danger"),
                Tier::Amber | Tier::Info => ("queue-amber", "warn"),
            };
            let args = vec![("when", self.when.moment(flag.started_at)?.into())];
            Ok(Task {
                label: rule_titles(self.rules, [flag.rule.as_str()].into_iter(), self.page.language()),
                href: self.address("flags"),
                status: self.page.text(key, &Vec::new())?,
                kind,
                hint: self.page.text(state, &args)?,
            })
        };
        self.found.flags.iter().map(one).collect()
    }

    fn homework(&self) -> Result<Vec<Task>> {
        let one = |row: &HomeworkRow| {
            let (key, kind) =
                if row.answered_at.is_some() { ("clinic-answered", "success") } else { ("queue-waits", "info") };
            Ok(Task {
                label: self.homework_label(row)?,
                href: self.address(&format!("homework/{}", row.id)),
                status: self.page.text(key, &Vec::new())?,
                kind,
                hint: self
                    .page
                    .text("clinic-submitted", &vec![("when", self.when.moment(row.submitted_at)?.into())])?,
            })
        };
        self.found.homework.iter().map(one).collect()
    }

    fn letters(&self) -> Result<Vec<Letter>> {
        let one = |letter: &Message| {
            let key = match (letter.from_client, &letter.by == self.found.opened.care.account()) {
                (true, _) => None,
                (false, true) => Some("talk-you"),
                (false, false) => Some("talk-colleague"),
            };
            let who = key.map(|key| self.page.text(key, &Vec::new())).transpose()?;
            Ok(Letter {
                who: who.unwrap_or_else(|| self.found.opened.name.clone()),
                when: self.when.moment(letter.sent_at)?,
                text: beginning(&letter.text),
                mine: !letter.from_client,
            })
        };
        self.found.letters.iter().map(one).collect()
    }
}

/// The first lines of a text, enough to know what it is about.
fn beginning(text: &str) -> String {
    const LENGTH: usize = 240;
    let short: String = text.chars().take(LENGTH).collect();
    if short.len() < text.len() { format!("{} …", short.trim_end()) } else { short }
}

#[cfg(test)]
pub(super) fn sample() -> (&'static str, impl Serialize) {
    let task = |label: &str, status: &str, kind, hint: &str| Task {
        label: label.to_owned(),
        href: "/clinic/clients/K7M2PX/flags".to_owned(),
        status: status.to_owned(),
        kind,
        hint: hint.to_owned(),
    };
    let letter = |mine: bool| Letter {
        who: if mine { "Du" } else { "Anna Åkesson" }.to_owned(),
        when: "i går 19.20".to_owned(),
        text: "Det gick bättre i helgen. Jag gick ut en gång och kom tillbaka efter en timme.".to_owned(),
        mine,
    };
    let view = View {
        head: Head::sample(),
        held: true,
        waits: vec![
            task("Hemuppgift 2: En händelse i taget", "Sen", "warn", "väntat 6 dagar, utlovat 18 november"),
            task("1 meddelande", "Väntar", "info", "väntat en dag, utlovat 25 november"),
        ],
        flags: vec![task("Självmordstankar ofta", "Röd", "danger", "Öppen sedan i dag 09.12")],
        stops: plan::sample_stops(),
        scales: vec![Scale::sample()],
        homework: vec![task("Hemuppgift 1: Stanna i dag", "Besvarad", "success", "Inlämnad 10 november 20.14")],
        letters: vec![letter(false), letter(true)],
    };
    (TEMPLATE, view)
}

/// The overview of one client.
pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    code: web::Path<String>,
    programmes: web::Data<programme::Library>,
    instruments: web::Data<instruments::Library>,
    rules: web::Data<RuleSet>,
) -> Result<HttpResponse> {
    let found = head::open(&app, who, code.into_inner(), "overview", find).await?;
    let page = Page::new(&request, "clinic-title-client")?;
    let when = When::new(&page, &found.opened.unit, found.opened.now);
    let words = Words { page: &page, when: &when, found: &found, programmes: &programmes, rules: &rules };
    let scales = Scales { page: &page, when: &when, library: &instruments, begun: plan::begun(&found.steps) };
    let view = View {
        head: Head::of(&page, &found.opened, "")?,
        held: found.treatment.as_ref().is_some_and(|treatment| treatment.held),
        waits: words.waits()?,
        flags: words.flags()?,
        stops: plan::stops(&page, &when, &programmes, &found.steps)?,
        scales: scales.main(&found.scores)?,
        homework: words.homework()?,
        letters: words.letters()?,
    };
    page.render(TEMPLATE, &view)
}

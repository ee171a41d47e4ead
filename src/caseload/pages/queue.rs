//! The queue: everything that waits for this clinician, most urgent first.

use std::collections::{BTreeMap, HashMap};

use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::super::queries::{self, FlagRow, FormRow, HomeworkRow, ReviewRow, Scope};
use super::super::rules::{self, AlarmStage, Waiting};
use super::head;
use crate::access::{Caseload, Who};
use crate::clock::Moment;
use crate::db::Read;
use crate::error::Result;
use crate::ids::{ClientId, FlagId};
use crate::messages::rules::promised_on;
use crate::programme::Library;
use crate::risk::rules::{RuleSet, Tier};
use crate::units::when::When;
use crate::units::{self, Unit};
use crate::web::{App, Page};
use crate::{care, crypto, risk};

const TEMPLATE: &str = "caseload/queue.html";

/// How many rows a page shows; what is beyond is counted.
const SHOWN: usize = 200;

/// Whose queue is looked at.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Filter {
    /// `unit` for the whole unit, which only supervisors get.
    #[serde(default)]
    pub(super) show: String,
}

/// The page.
#[derive(Debug, Serialize)]
struct View {
    rows: Vec<Row>,
    beyond: usize,
    counts: Vec<Count>,
    may_choose: bool,
    whole_unit: bool,
}

/// How many of one kind wait.
#[derive(Debug, Serialize)]
struct Count {
    label: String,
    kind: &'static str,
}

/// One thing that waits.
#[derive(Debug, Serialize)]
struct Row {
    who: String,
    href: String,
    what: String,
    status: String,
    kind: &'static str,
    when: String,
}

/// One thing that waits, before it is put in words.
struct Entry {
    client: ClientId,
    waiting: Waiting,
    since: Moment,
    what: What,
}

enum What {
    Rules { ids: Vec<String>, act_by: Option<Moment> },
    Second,
    Review { reason: String },
    Homework { path: String, module: String, position: i32 },
    Letters(usize),
    Forms(usize),
}

struct Found {
    unit: Unit,
    now: Moment,
    entries: Vec<Entry>,
    people: HashMap<String, (String, String)>,
    may_choose: bool,
    whole_unit: bool,
}

fn find(rx: &mut Read<'_>, caseload: &Caseload, whole_unit: bool) -> Result<Found> {
    let (unit, now) = (units::get(rx, caseload.unit())?, rx.now());
    let scope = queries::scope(rx, caseload, whole_unit, now)?;
    let mut entries = alarms(queries::flags(rx, &scope)?, now);
    entries.extend(risk::waiting_for_second(rx, caseload.account())?.into_iter().map(second));
    let answering = queries::answering(rx, &scope, caseload.account(), now)?;
    entries.extend(reviews(queries::overdue_reviews(rx, &answering, now)?));
    entries.extend(queries::waiting_homework(rx, &answering)?.into_iter().map(homework));
    entries.extend(letters(queries::unread_letters(rx, &answering)?));
    entries.extend(forms(queries::overdue_forms(rx, &answering, unit.date(now))?));
    entries.sort_by_key(|entry| (entry.waiting.rank(), entry.since));
    let people = people(rx, entries.iter().take(SHOWN).map(|entry| &entry.client))?;
    let is_whole = matches!(scope, Scope::Unit(_));
    Ok(Found { unit, now, entries, people, may_choose: caseload.is_whole_unit(), whole_unit: is_whole })
}

/// Code and name of each client, opened in one go.
fn people<'c>(
    rx: &mut Read<'_>,
    clients: impl Iterator<Item = &'c ClientId>,
) -> Result<HashMap<String, (String, String)>> {
    let mut ids: Vec<&str> = clients.map(ClientId::as_str).collect();
    ids.sort_unstable();
    ids.dedup();
    let clients = care::by_ids(rx, &ids)?;
    let keys = crypto::client_keys(rx, clients.iter().map(|client| &client.id))?;
    let named = clients
        .iter()
        .map(|client| Ok((client.id.to_string(), (client.code.clone(), care::actions::name(&keys, client)?))));
    named.collect()
}

/// Flags raised together are one row.
fn alarms(flags: Vec<FlagRow>, now: Moment) -> Vec<Entry> {
    let mut groups: BTreeMap<String, Vec<FlagRow>> = BTreeMap::new();
    for flag in flags {
        groups.entry(flag.alarm.to_string()).or_default().push(flag);
    }
    groups.values().filter_map(|group| alarm(group, now)).collect()
}

fn alarm(flags: &[FlagRow], now: Moment) -> Option<Entry> {
    let first = flags.first()?;
    let (is_taken, is_late) = (first.acknowledged_at.is_some(), first.act_by.is_some_and(|by| by <= now));
    let stage = rules::alarm_stage(is_taken, is_late, flags.iter().map(|flag| flag.state.as_str()));
    Some(Entry {
        client: first.client.clone(),
        waiting: Waiting::Alarm(stage, tier(&first.alarm_tier)),
        since: first.started_at,
        what: What::Rules { ids: flags.iter().map(|flag| flag.rule.clone()).collect(), act_by: first.act_by },
    })
}

/// What is stored is one of three words; anything else counts as the most urgent.
pub(super) fn tier(word: &str) -> Tier {
    [Tier::Amber, Tier::Red].into_iter().find(|tier| tier.word() == word).unwrap_or(Tier::Emergency)
}

fn second((client, _, since): (ClientId, FlagId, Moment)) -> Entry {
    Entry { client, waiting: Waiting::Second, since, what: What::Second }
}

/// Each client once, with the review that is overdue longest; rows come oldest first.
fn reviews(rows: Vec<ReviewRow>) -> Vec<Entry> {
    let mut clients: BTreeMap<ClientId, Entry> = BTreeMap::new();
    for ReviewRow { client, reason, due_at } in rows {
        let entry =
            Entry { client: client.clone(), waiting: Waiting::Review, since: due_at, what: What::Review { reason } };
        clients.entry(client).or_insert(entry);
    }
    clients.into_values().collect()
}

fn homework(row: HomeworkRow) -> Entry {
    Entry {
        client: row.client,
        waiting: Waiting::Homework,
        since: row.submitted_at,
        what: What::Homework { path: format!("homework/{}", row.id), module: row.module, position: row.position },
    }
}

fn letters(rows: Vec<(ClientId, Moment)>) -> Vec<Entry> {
    counted(rows)
        .map(|(client, since, n)| Entry { client, waiting: Waiting::Letters, since, what: What::Letters(n) })
        .collect()
}

fn forms(rows: Vec<FormRow>) -> Vec<Entry> {
    let rows = rows.into_iter().map(|row| (row.client, row.due_on.and_time(chrono::NaiveTime::MIN))).collect();
    counted(rows)
        .map(|(client, since, n)| Entry { client, waiting: Waiting::Forms, since, what: What::Forms(n) })
        .collect()
}

/// Each client once, with the first moment and how many there are; rows come oldest first.
fn counted(rows: Vec<(ClientId, Moment)>) -> impl Iterator<Item = (ClientId, Moment, usize)> {
    let mut clients: BTreeMap<ClientId, (Moment, usize)> = BTreeMap::new();
    for (client, at) in rows {
        clients.entry(client).or_insert((at, 0)).1 += 1;
    }
    clients.into_iter().map(|(client, (since, n))| (client, since, n))
}

/// What the page's words are made with.
struct Words<'a> {
    page: &'a Page,
    when: When<'a>,
    unit: &'a Unit,
    rules: &'a RuleSet,
    library: &'a Library,
}

impl Words<'_> {
    fn row(&self, entry: &Entry, people: &HashMap<String, (String, String)>) -> Result<Option<Row>> {
        let Some((code, name)) = people.get(entry.client.as_str()) else { return Ok(None) };
        let place = match &entry.what {
            What::Rules { .. } | What::Second => "flags",
            What::Review { .. } => "reviews",
            What::Homework { path, .. } => path,
            What::Letters(_) => "messages",
            What::Forms(_) => "progress",
        };
        let (promise, is_late) = self.promise(entry)?;
        let (key, kind) = status(entry.waiting, is_late);
        Ok(Some(Row {
            who: format!("{code} {name}"),
            href: format!("/clinic/clients/{code}/{place}"),
            what: format!("{}{promise}", self.what(&entry.what)?),
            status: self.page.text(key, &Vec::new())?,
            kind,
            when: self.waited(entry)?,
        }))
    }

    fn what(&self, what: &What) -> Result<String> {
        match what {
            What::Rules { ids, .. } => {
                Ok(rule_titles(self.rules, ids.iter().map(String::as_str), self.page.language()))
            }
            What::Second => self.page.text("queue-second", &Vec::new()),
            What::Review { reason } => self.page.text(&format!("queue-review-{reason}"), &Vec::new()),
            What::Homework { module, position, .. } => {
                let title = module_title(self.library, module, self.page.language());
                self.page.text("queue-homework", &vec![("n", (*position).into()), ("title", title.into())])
            }
            What::Letters(n) => self.page.text("queue-letters", &vec![("n", (*n).into())]),
            What::Forms(n) => self.page.text("queue-forms", &vec![("n", (*n).into())]),
        }
    }

    /// How long it has waited.
    fn waited(&self, entry: &Entry) -> Result<String> {
        let key = match entry.waiting {
            Waiting::Alarm(..) | Waiting::Second => "queue-since",
            Waiting::Homework | Waiting::Letters => "queue-waited-short",
            Waiting::Forms | Waiting::Review => "queue-overdue",
        };
        self.page.text(key, &vec![("waited", self.when.waited(entry.since)?.into())])
    }

    /// What was promised of an answer, or by when something must be done, in words; and whether a promise is broken.
    fn promise(&self, entry: &Entry) -> Result<(String, bool)> {
        if let What::Rules { act_by: Some(by), .. } = &entry.what {
            let words = self.page.text("queue-act-by", &vec![("when", self.when.moment(*by)?.into())])?;
            return Ok((format!(" · {words}"), false));
        }
        if !matches!(entry.waiting, Waiting::Homework | Waiting::Letters) {
            return Ok((String::new(), false));
        }
        let promised = promised_on(self.unit, entry.since);
        let words = self.page.text("queue-promised", &vec![("date", self.when.date(promised)?.into())])?;
        Ok((format!(" · {words}"), rules::is_late(promised, self.when.today())))
    }
}

/// The titles of rules, each once.
pub(super) fn rule_titles<'r>(rules: &RuleSet, ids: impl Iterator<Item = &'r str>, language: &str) -> String {
    let mut titles: Vec<String> = Vec::new();
    for id in ids {
        let title = rules.rule(id).map_or_else(|| id.to_owned(), |rule| rule.title.text(language).to_owned());
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    titles.join(" · ")
}

/// A module's title in today's version, or its id where the site has it no longer.
pub(super) fn module_title(library: &Library, id: &str, language: &str) -> String {
    library.modules().find(|module| module.id == id).map_or(id, |module| module.title(language)).to_owned()
}

fn status(waiting: Waiting, is_late: bool) -> (&'static str, &'static str) {
    match waiting {
        Waiting::Alarm(AlarmStage::Open, Tier::Emergency) => ("queue-emergency", "danger"),
        Waiting::Alarm(AlarmStage::Open, Tier::Red) => ("queue-red", "danger"),
        Waiting::Alarm(AlarmStage::Open, Tier::Amber | Tier::Info) => ("queue-amber", "warn"),
        Waiting::Alarm(AlarmStage::Late, _) => ("queue-alarm-late", "danger"),
        Waiting::Second => ("queue-kind-second", "warn"),
        Waiting::Review => ("queue-kind-review", "warn"),
        Waiting::Alarm(AlarmStage::Taken, Tier::Emergency) => ("queue-emergency-taken", "warn"),
        Waiting::Alarm(AlarmStage::Taken, Tier::Red) => ("queue-red-taken", "warn"),
        Waiting::Alarm(AlarmStage::Taken, Tier::Amber | Tier::Info) => ("queue-amber-taken", "info"),
        Waiting::Alarm(AlarmStage::ToClose, _) => ("queue-to-close", "neutral"),
        Waiting::Homework | Waiting::Letters if is_late => ("queue-late", "warn"),
        Waiting::Homework => ("queue-kind-homework", "info"),
        Waiting::Letters => ("queue-kind-letters", "info"),
        Waiting::Forms => ("queue-kind-forms", "neutral"),
    }
}

fn counts(page: &Page, entries: &[Entry]) -> Result<Vec<Count>> {
    let of = |is: &dyn Fn(Waiting) -> bool| entries.iter().filter(|entry| is(entry.waiting)).count();
    let open = |waiting: Waiting| {
        matches!(waiting, Waiting::Alarm(AlarmStage::Open | AlarmStage::Late | AlarmStage::Taken, _))
    };
    let all = [
        ("queue-count-alarms", "danger", of(&open)),
        ("queue-count-reviews", "warn", of(&|waiting| waiting == Waiting::Review)),
        ("queue-count-homework", "info", of(&|waiting| waiting == Waiting::Homework)),
        ("queue-count-letters", "info", of(&|waiting| waiting == Waiting::Letters)),
        ("queue-count-forms", "neutral", of(&|waiting| waiting == Waiting::Forms)),
    ];
    let shown = all.into_iter().filter(|(_, _, n)| *n > 0);
    shown.map(|(key, kind, n)| Ok(Count { label: page.text(key, &vec![("n", n.into())])?, kind })).collect()
}

#[cfg(test)]
pub(super) fn sample() -> (&'static str, impl Serialize) {
    let row = |who: &str, what: &str, status: &str, kind, when: &str| Row {
        who: who.to_owned(),
        href: "/clinic/clients/K7M2PX/flags".to_owned(),
        what: what.to_owned(),
        status: status.to_owned(),
        kind,
        when: when.to_owned(),
    };
    let count = |label: &str, kind| Count { label: label.to_owned(), kind };
    let view = View {
        rows: vec![
            row("K7M2PX Anna Åkesson", "Hot om att döda eller skada barn", "Akut", "danger", "sedan 12 minuter"),
            row("H3NFRT Bo Lind", "Självmordstankar ofta · PHQ-9 fråga 9", "Röd", "danger", "sedan 2 timmar"),
            row("C94WXD Carl Ek", "Bekräftad försämring", "Gul, mottagen", "info", "sedan 3 dagar"),
            row(
                "P2MK7A David Öst",
                "Hemuppgift 2: En händelse i taget · svar utlovat 18 november",
                "Försenad",
                "warn",
                "väntat 6 dagar",
            ),
            row(
                "R8HT3N Erik Sandström-Lindqvist",
                "Hemuppgift 1: Stanna i dag · svar utlovat 24 november",
                "Hemuppgift",
                "info",
                "väntat 3 dagar",
            ),
            row("X5AC9M Filip Berg", "2 meddelanden · svar utlovat 25 november", "Meddelande", "info", "väntat en dag"),
            row("T6DY2K Göran Holm", "2 formulär", "Formulär", "neutral", "4 dagar försenat"),
        ],
        beyond: 3,
        counts: vec![count("3 larm", "danger"), count("2 hemuppgifter", "info"), count("1 meddelande", "info")],
        may_choose: true,
        whole_unit: false,
    };
    (TEMPLATE, view)
}

/// The queue of the signed-in member of staff.
pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    filter: web::Query<Filter>,
    rules: web::Data<RuleSet>,
    library: web::Data<Library>,
) -> Result<HttpResponse> {
    let whole_unit = filter.show == "unit";
    let caseload = head::open_list(&app, who, "queue").await?;
    let found = app.db().read(move |rx| find(rx, &caseload, whole_unit)).await?;
    let page = Page::new(&request, "queue-title")?;
    let when = When::new(&page, &found.unit, found.now);
    let words = Words { page: &page, when, unit: &found.unit, rules: &rules, library: &library };
    let rows = found.entries.iter().take(SHOWN).map(|entry| words.row(entry, &found.people));
    let view = View {
        rows: rows.filter_map(Result::transpose).collect::<Result<_>>()?,
        beyond: found.entries.len().saturating_sub(SHOWN),
        counts: counts(&page, &found.entries)?,
        may_choose: found.may_choose,
        whole_unit: found.whole_unit,
    };
    page.render(TEMPLATE, &view)
}

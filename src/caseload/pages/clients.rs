//! The list of clients: where each is, how each has answered, what is next.

use std::collections::HashMap;

use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::super::queries::{self, FlagRow, HomeworkRow, Scope, ScoreRow, StepRow, TreatmentRow};
use super::super::rules::Point;
use super::head;
use super::queue::{module_title, tier};
use super::scales::{self, Brief, Scales, Spark};
use crate::access::{Caseload, Who};
use crate::care::Client;
use crate::charts::number;
use crate::clock::Moment;
use crate::crypto::{self, ClientKeys};
use crate::db::Read;
use crate::error::Result;
use crate::ids::ClientId;
use crate::risk::rules::Tier;
use crate::units::when::When;
use crate::units::{self, Unit};
use crate::web::{App, Page};
use crate::{care, instruments, programme};

const TEMPLATE: &str = "caseload/clients.html";

/// How many clients a page shows.
const SHOWN: usize = 50;

/// The scale that stands in the list.
const SCALE: (&str, &str) = ("phq9", "total");

/// Whose clients are listed, and from which code on.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Filter {
    /// `unit` for the whole unit, which only supervisors get.
    #[serde(default)]
    pub(super) show: String,
    /// The last code of the page before.
    #[serde(default)]
    pub(super) after: String,
}

#[derive(Debug, Serialize)]
struct View {
    rows: Vec<Row>,
    more: String,
    may_choose: bool,
    whole_unit: bool,
}

/// One client.
#[derive(Debug, Serialize)]
struct Row {
    code: String,
    name: String,
    place: String,
    active: String,
    score: String,
    brief: Brief,
    spark: Option<Spark>,
    flags: String,
    flag_kind: &'static str,
    next: String,
}

struct Found {
    unit: Unit,
    now: Moment,
    clients: Vec<Client>,
    keys: ClientKeys,
    treatments: Vec<TreatmentRow>,
    steps: Vec<StepRow>,
    scores: Vec<ScoreRow>,
    flags: Vec<FlagRow>,
    homework: Vec<HomeworkRow>,
    active: HashMap<String, Moment>,
    more: bool,
    may_choose: bool,
    whole_unit: bool,
}

fn find(rx: &mut Read<'_>, caseload: &Caseload, filter: &Filter) -> Result<Found> {
    let (unit, now) = (units::get(rx, caseload.unit())?, rx.now());
    let scope = queries::scope(rx, caseload, filter.show == "unit", now)?;
    let whole_unit = matches!(scope, Scope::Unit(_));
    let mut clients = queries::clients_after(rx, &scope, &filter.after, i64::try_from(SHOWN).unwrap_or(50) + 1)?;
    let more = clients.len() > SHOWN;
    clients.truncate(SHOWN);
    let keys = crypto::client_keys(rx, clients.iter().map(|client| &client.id))?;
    let ids: Vec<&str> = clients.iter().map(|client| client.id.as_str()).collect();
    let shown = Scope::Clients(ids.iter().map(|id| (*id).to_owned()).collect());
    let treatments = queries::treatments(rx, &ids)?;
    let treatment_ids: Vec<&str> = treatments.iter().map(|treatment| treatment.id.as_str()).collect();
    let mut active: HashMap<String, Moment> = HashMap::new();
    for (client, at) in queries::last_activity(rx, &ids)? {
        let last = active.entry(client.to_string()).or_default();
        *last = at.unwrap_or_default().max(*last);
    }
    Ok(Found {
        steps: queries::steps(rx, &treatment_ids)?,
        scores: queries::scores(rx, &ids, Some(SCALE))?,
        flags: queries::flags(rx, &shown)?,
        homework: queries::waiting_homework(rx, &shown)?,
        unit,
        now,
        keys,
        treatments,
        active,
        more,
        may_choose: caseload.is_whole_unit(),
        whole_unit,
        clients,
    })
}

struct Words<'a> {
    page: &'a Page,
    when: &'a When<'a>,
    found: &'a Found,
    programmes: &'a programme::Library,
    instruments: &'a instruments::Library,
}

impl Words<'_> {
    fn row(&self, client: &Client) -> Result<Row> {
        let treatment = self.found.treatments.iter().rfind(|treatment| treatment.client == client.id);
        let steps: Vec<&StepRow> = self
            .found
            .steps
            .iter()
            .filter(|step| treatment.is_some_and(|treatment| treatment.id == step.treatment))
            .collect();
        let points: Vec<Point> =
            self.found.scores.iter().filter(|row| row.client == client.id).map(scales::point).collect();
        let active = self.found.active.get(client.id.as_str());
        let (flags, flag_kind) = self.flags(&client.id)?;
        Ok(Row {
            code: client.code.clone(),
            name: care::actions::name(&self.found.keys, client)?,
            place: self.place(treatment, &steps)?,
            active: active.map(|at| self.when.day(*at)).transpose()?.unwrap_or_default(),
            score: points
                .iter()
                .rev()
                .find_map(|point| point.value)
                .map(|value| number(value, self.page.language()))
                .unwrap_or_default(),
            brief: self.brief(&points, steps.iter().filter_map(|step| step.opened_at).min())?,
            spark: self.spark(&points)?,
            flags,
            flag_kind,
            next: self.next(&client.id, &steps)?,
        })
    }

    fn place(&self, treatment: Option<&TreatmentRow>, steps: &[&StepRow]) -> Result<String> {
        let key = match treatment.map(|treatment| treatment.state.as_str()) {
            None => "clients-no-treatment",
            Some("ended") => "clients-ended",
            Some("paused") => "clients-paused",
            Some(_) => "clients-module",
        };
        let reached = steps.iter().filter(|step| step.state != "locked").map(|step| step.position).max().unwrap_or(0);
        self.page.text(key, &vec![("n", reached.into()), ("m", steps.len().into())])
    }

    fn scales(&self, begun: Option<Moment>) -> Scales<'_> {
        Scales { page: self.page, when: self.when, library: self.instruments, begun }
    }

    fn brief(&self, points: &[Point], begun: Option<Moment>) -> Result<Brief> {
        match self.instruments.get(SCALE.0) {
            Some(instrument) => self.scales(begun).brief(instrument, SCALE.1, points),
            None => Ok(Brief::default()),
        }
    }

    fn spark(&self, points: &[Point]) -> Result<Option<Spark>> {
        let Some(instrument) = self.instruments.get(SCALE.0).filter(|_| points.len() > 1) else { return Ok(None) };
        self.scales(None).spark(instrument, SCALE.1, points, instrument.title.text(self.page.language())).map(Some)
    }

    fn flags(&self, client: &ClientId) -> Result<(String, &'static str)> {
        let open: Vec<Tier> =
            self.found.flags.iter().filter(|flag| &flag.client == client).map(|flag| tier(&flag.tier)).collect();
        let kind = match open.iter().max() {
            None => return Ok((String::new(), "neutral")),
            Some(Tier::Amber | Tier::Info) => "warn",
            Some(Tier::Red | Tier::Emergency) => "danger",
        };
        Ok((self.page.text("clients-flags", &vec![("n", open.len().into())])?, kind))
    }

    fn next(&self, client: &ClientId, steps: &[&StepRow]) -> Result<String> {
        if let Some(homework) = self.found.homework.iter().find(|row| &row.client == client) {
            return self.page.text("clients-next-answer", &vec![("n", homework.position.into())]);
        }
        if let Some(open) = steps.iter().find(|step| step.state == "open") {
            let title = module_title(self.programmes, &open.module, self.page.language());
            return self.page.text("clients-next-works", &vec![("n", open.position.into()), ("title", title.into())]);
        }
        match steps.iter().find(|step| step.state == "locked") {
            Some(next) => {
                let args = vec![("n", next.position.into()), ("date", self.when.date(next.due_on)?.into())];
                self.page.text("clients-next-opens", &args)
            }
            None => Ok(String::new()),
        }
    }
}

#[cfg(test)]
pub(super) fn sample() -> (&'static str, impl Serialize) {
    let row = |code: &str, name: &str, flags: &str, flag_kind, next: &str| Row {
        code: code.to_owned(),
        name: name.to_owned(),
        place: "Modul 2 av 7".to_owned(),
        active: "20 november".to_owned(),
        score: "9".to_owned(),
        brief: Brief { change: "−7".to_owned(), verdict: "Under gränsen".to_owned(), kind: "success" },
        spark: Some(super::scales::Scale::sample().spark),
        flags: flags.to_owned(),
        flag_kind,
        next: next.to_owned(),
    };
    let view = View {
        rows: vec![
            row("C94WXD", "Carl Ek", "", "neutral", "Arbetar med modul 2: En händelse i taget"),
            row("H3NFRT", "Bo Lind", "2 öppna flaggor", "danger", "Besvara hemuppgift 2"),
            row("K7M2PX", "Anna Åkesson", "1 öppen flagga", "warn", "Modul 3 öppnas tidigast 25 november"),
        ],
        more: "/clinic/clients?after=K7M2PX".to_owned(),
        may_choose: true,
        whole_unit: true,
    };
    (TEMPLATE, view)
}

/// The clients of the signed-in member of staff.
pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    filter: web::Query<Filter>,
    programmes: web::Data<programme::Library>,
    instruments: web::Data<instruments::Library>,
) -> Result<HttpResponse> {
    let filter = filter.into_inner();
    let caseload = head::open_list(&app, who, "clients").await?;
    let found = app.db().read(move |rx| find(rx, &caseload, &filter)).await?;
    let page = Page::new(&request, "clients-title")?;
    let when = When::new(&page, &found.unit, found.now);
    let words = Words { page: &page, when: &when, found: &found, programmes: &programmes, instruments: &instruments };
    let last = found.clients.last().filter(|_| found.more);
    let show = if found.whole_unit { "show=unit&" } else { "" };
    let view = View {
        rows: found.clients.iter().map(|client| words.row(client)).collect::<Result<_>>()?,
        more: last.map(|last| format!("/clinic/clients?{show}after={}", last.code)).unwrap_or_default(),
        may_choose: found.may_choose,
        whole_unit: found.whole_unit,
    };
    page.render(TEMPLATE, &view)
}

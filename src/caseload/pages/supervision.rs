//! What a supervisor reads: closed reds and emergencies, each within a week.

use std::collections::HashMap;

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::TimeDelta;
use serde::Serialize;

use super::head;
use super::queue::{rule_titles, tier};
use crate::access::{Caseload, Who};
use crate::clock::Moment;
use crate::db::Read;
use crate::error::Result;
use crate::ids::ClientId;
use crate::risk::rules::{RuleSet, Tier};
use crate::risk::{self, Flag};
use crate::units::when::When;
use crate::units::{self, Unit};
use crate::web::{App, Page};
use crate::{care, crypto};

const TEMPLATE: &str = "caseload/supervision.html";

/// How many flags the page shows at once.
const SHOWN: i64 = 200;

/// Within what time what was done about a closed red is read.
const WITHIN: TimeDelta = TimeDelta::days(7);

#[derive(Debug, Serialize)]
struct View {
    rows: Vec<Row>,
}

/// One closed flag, in the shape that `ui.queue_row` takes.
#[derive(Debug, Serialize)]
struct Row {
    who: String,
    href: String,
    what: String,
    status: String,
    kind: &'static str,
    when: String,
}

struct Found {
    unit: Unit,
    now: Moment,
    flags: Vec<Flag>,
    people: HashMap<ClientId, (String, String)>,
}

fn find(rx: &mut Read<'_>, caseload: &Caseload) -> Result<Found> {
    let flags = risk::unread_of_unit(rx, caseload.unit(), SHOWN)?;
    let ids: Vec<&str> = flags.iter().map(|flag| flag.client_id.as_str()).collect();
    let clients = care::by_ids(rx, &ids)?;
    let keys = crypto::client_keys(rx, clients.iter().map(|client| &client.id))?;
    let named =
        |client: &care::Client| Ok((client.id.clone(), (client.code.clone(), care::actions::name(&keys, client)?)));
    let people = clients.iter().map(named).collect::<Result<_>>()?;
    Ok(Found { unit: units::get(rx, caseload.unit())?, now: rx.now(), flags, people })
}

/// What waits to be read, the longest waiting first.
pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    rules: web::Data<RuleSet>,
) -> Result<HttpResponse> {
    let caseload = head::open_list(&app, who, "supervision").await?;
    let found = app.db().read(move |rx| find(rx, &caseload)).await?;
    let page = Page::new(&request, "supervision-title")?;
    let when = When::new(&page, &found.unit, found.now);
    let row = |flag: &Flag| -> Result<Option<Row>> {
        let (Some((code, name)), Some(since)) = (found.people.get(&flag.client_id), flag.unread_since) else {
            return Ok(None);
        };
        let is_late = found.now - since > WITHIN;
        let status = match (is_late, tier(&flag.tier)) {
            (true, _) => "supervision-late",
            (false, Tier::Emergency) => "queue-emergency",
            (false, _) => "queue-red",
        };
        Ok(Some(Row {
            who: format!("{code} {name}"),
            href: format!("/clinic/clients/{code}/flags#flag-{}", flag.id),
            what: rule_titles(&rules, [flag.rule.as_str()].into_iter(), page.language()),
            status: page.text(status, &Vec::new())?,
            kind: if is_late { "danger" } else { "neutral" },
            when: page.text("supervision-closed", &vec![("when", when.day(since)?.into())])?,
        }))
    };
    let rows = found.flags.iter().map(row).filter_map(Result::transpose).collect::<Result<_>>()?;
    page.render(TEMPLATE, &View { rows })
}

#[cfg(test)]
pub(super) fn samples() -> (&'static str, Vec<impl Serialize>) {
    let row = Row {
        who: "K7M2PX Anna Åkesson".to_owned(),
        href: "/clinic/clients/K7M2PX/flags#flag-1".to_owned(),
        what: "Fysiskt våld".to_owned(),
        status: "Röd".to_owned(),
        kind: "neutral",
        when: "avslutad 4 november".to_owned(),
    };
    (TEMPLATE, vec![View { rows: vec![row] }, View { rows: Vec::new() }])
}

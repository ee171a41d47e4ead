//! All rules as they hold for the unit, and every change with who, when and why.

use std::collections::HashMap;

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::{href_of, opened};
use crate::access::Who;
use crate::accounts;
use crate::error::Result;
use crate::instruments::Library;
use crate::risk::own::{self, Change, Standing};
use crate::risk::rules::{Rule, RuleSet};
use crate::units;
use crate::units::when::When;
use crate::web::{App, Page};

const TEMPLATE: &str = "rules/list.html";
/// How many changes are shown.
const SHOWN: i64 = 100;

#[derive(Debug, Serialize)]
struct View {
    version: String,
    rules: Vec<RuleRow>,
    changes: Vec<ChangeRow>,
}

#[derive(Debug, Serialize)]
struct RuleRow {
    href: String,
    title: String,
    is_off: bool,
    is_changed: bool,
    levels: Vec<LevelRow>,
}

#[derive(Debug, Serialize)]
struct LevelRow {
    tier: &'static str,
    sentence: String,
}

#[derive(Debug, Serialize)]
struct ChangeRow {
    number: i32,
    when: String,
    who: String,
    /// Titles of the rule, or of those that no longer fitted.
    rules: String,
    is_carried: bool,
    why: String,
}

pub(in super::super) async fn list(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    shipped: web::Data<RuleSet>,
    library: web::Data<Library>,
) -> Result<HttpResponse> {
    let of_site = shipped.clone();
    let read = app.db().read(move |rx| {
        let (caseload, standing) = opened(rx, &who)?;
        let changes = own::list(rx, caseload.unit(), SHOWN)?;
        let people: Vec<&str> =
            changes.iter().filter_map(|change| change.made_by.as_ref()).map(crate::ids::AccountId::as_str).collect();
        let names = accounts::actions::names(rx, &people)?;
        let rules = own::of_unit(rx, caseload.unit(), &of_site)?;
        Ok((units::get(rx, caseload.unit())?, rx.now(), standing, changes, names, rules))
    });
    let (unit, now, standing, changes, names, own) = read.await?;
    let mut page = Page::new(&request, "rules-title")?;
    if request.query_string() == "done" {
        page = page.with_notice("rules-done")?;
    }
    let set: &RuleSet = own.as_deref().unwrap_or(&shipped);
    let when = When::new(&page, &unit, now);
    let changes = changes.iter().map(|change| change_row(change, &names, &when, set, page.language()));
    let view = View {
        version: set.version.clone(),
        rules: set.rules.iter().map(|rule| RuleRow::of(rule, &standing, page.language(), &library)).collect(),
        changes: changes.collect::<Result<_>>()?,
    };
    page.render(TEMPLATE, &view)
}

impl RuleRow {
    fn of(rule: &Rule, standing: &Standing, language: &str, library: &Library) -> Self {
        let level = |level: &crate::risk::rules::RuleLevel| LevelRow {
            tier: level.tier.word(),
            sentence: level.without_answers(level.sentence.text(language), language, library),
        };
        Self {
            href: href_of(&rule.id),
            title: rule.title.text(language).to_owned(),
            is_off: rule.is_off,
            is_changed: standing.own.rules.contains_key(&rule.id),
            levels: rule.levels.iter().map(level).collect(),
        }
    }
}

fn change_row(
    change: &Change,
    names: &HashMap<String, String>,
    when: &When<'_>,
    set: &RuleSet,
    language: &str,
) -> Result<ChangeRow> {
    let title = |id: &str| set.rule(id).map_or_else(|| id.to_owned(), |rule| rule.title.text(language).to_owned());
    let who = change.made_by.as_ref().and_then(|id| names.get(id.as_str())).cloned();
    Ok(ChangeRow {
        number: change.version,
        when: when.moment(change.made_at)?,
        who: who.unwrap_or_default(),
        rules: change.rule.split(',').filter(|id| !id.is_empty()).map(title).collect::<Vec<_>>().join(" · "),
        is_carried: change.made_by.is_none(),
        why: change.why.clone(),
    })
}

#[cfg(test)]
pub(in super::super) fn sample() -> (&'static str, impl Serialize) {
    let level = |tier| LevelRow { tier, sentence: "Gränsen är 6 <eller> mer.".to_owned() };
    let rule = |is_off, is_changed| RuleRow {
        href: "/clinic/rules/0a1b2c3d4e".to_owned(),
        title: "Orolig för att skada någon".to_owned(),
        is_off,
        is_changed,
        levels: vec![level("red"), level("amber")],
    };
    let change = |is_carried, rules: &str| ChangeRow {
        number: 2,
        when: "i dag 14.05".to_owned(),
        who: "Maria Lund".to_owned(),
        rules: rules.to_owned(),
        is_carried,
        why: "Vi vill se dem tidigare".to_owned(),
    };
    let view = View {
        version: "3+2".to_owned(),
        rules: vec![rule(false, false), rule(true, true), rule(false, true)],
        changes: vec![change(false, "Kontroll"), change(true, "Kontroll"), change(true, "")],
    };
    (TEMPLATE, view)
}

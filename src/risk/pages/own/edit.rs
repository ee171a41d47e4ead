//! What may be changed about one rule.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::typed::{self, Typed, limit_field, tier_field};
use super::{HOME, href_of, opened, shipped};
use crate::access::Who;
use crate::error::{FieldErrors, Result};
use crate::instruments::Library;
use crate::risk::rules::{Rule, RuleLevel, RuleSet, Test, Tier};
use crate::web::page::{Fault, beside};
use crate::web::{App, Page};

const TEMPLATE: &str = "rules/edit.html";

#[derive(Debug, Serialize)]
pub(super) struct View {
    home: &'static str,
    action: String,
    title: String,
    may_off: bool,
    off: bool,
    levels: Vec<Level>,
    faults: Vec<Fault>,
    off_fault: String,
}

#[derive(Debug, Serialize)]
struct Level {
    number: usize,
    sentence: String,
    shipped: &'static str,
    tier: Field,
    /// What can be chosen; nothing where the tier is fixed.
    tiers: Vec<Choice>,
    limits: Vec<Field>,
}

#[derive(Debug, Serialize)]
struct Field {
    name: String,
    value: String,
    shipped: String,
    fault: String,
}

#[derive(Debug, Serialize)]
struct Choice {
    value: &'static str,
    label: String,
}

pub(in super::super) async fn edit(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    rules: web::Data<RuleSet>,
    library: web::Data<Library>,
    id: web::Path<String>,
) -> Result<HttpResponse> {
    let rule = shipped(&rules, &id)?;
    let standing = app.db().read(move |rx| Ok(opened(rx, &who)?.1)).await?;
    let page = Page::new(&request, "rules-edit-title")?;
    let typed = typed::standing(rule, standing.own.rules.get(&rule.id));
    let view = View::of(&page, rule, &typed, Vec::new(), &library)?;
    page.render(TEMPLATE, &view)
}

/// The same page with what was typed and what is wrong with it.
pub(super) fn refuse(
    request: &HttpRequest,
    rule: &Rule,
    typed: &Typed,
    errors: &FieldErrors,
    library: &Library,
) -> Result<HttpResponse> {
    let page = Page::new(request, "rules-edit-title")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
    let view = View::of(&page, rule, typed, page.faults(errors)?, library)?;
    page.render(TEMPLATE, &view)
}

impl View {
    fn of(page: &Page, rule: &Rule, typed: &Typed, faults: Vec<Fault>, library: &Library) -> Result<Self> {
        let level = |(number, level): (usize, &RuleLevel)| Level::of(page, number, level, typed, &faults, library);
        Ok(Self {
            home: HOME,
            action: format!("{}/what-if", href_of(&rule.id)),
            title: rule.title.text(page.language()).to_owned(),
            may_off: rule.may_be_off(),
            off: typed.get("off").is_some_and(|off| off == "yes"),
            levels: (1..).zip(&rule.levels).map(level).collect::<Result<_>>()?,
            off_fault: beside(&faults, "off"),
            faults,
        })
    }
}

impl Level {
    fn of(
        page: &Page,
        number: usize,
        level: &RuleLevel,
        typed: &Typed,
        faults: &[Fault],
        library: &Library,
    ) -> Result<Self> {
        let field = |name: String, shipped: String| Field {
            value: typed.get(&name).cloned().unwrap_or_else(|| shipped.clone()),
            fault: beside(faults, &name),
            shipped,
            name,
        };
        let choice = |tier: Tier| {
            let label = page.text(&format!("tier-{}", tier.word()), &Vec::new())?;
            Ok(Choice { value: tier.word(), label })
        };
        let limits = (1..).zip(level.open_limits());
        Ok(Self {
            number,
            sentence: level.without_answers(level.sentence.text(page.language()), page.language(), library),
            shipped: level.tier.word(),
            tier: field(tier_field(number), level.tier.word().to_owned()),
            tiers: tiers(level).into_iter().map(choice).collect::<Result<_>>()?,
            limits: limits.map(|(place, limit)| field(limit_field(number, place), limit.to_string())).collect(),
        })
    }
}

/// The tiers that a level may have; none where there is nothing to choose.
fn tiers(level: &RuleLevel) -> Vec<Tier> {
    let is_said = matches!(
        level.test,
        Test::Answers { .. } | Test::FirstInBand { .. } | Test::Deteriorated { .. } | Test::Silent(_)
    );
    let all = [Tier::Amber, Tier::Red, Tier::Emergency];
    match level.tier {
        Tier::Info | Tier::Emergency => Vec::new(),
        of => all.into_iter().filter(|tier| is_said || *tier >= of).collect(),
    }
}

#[cfg(test)]
pub(in super::super) fn samples() -> (&'static str, Vec<impl Serialize>) {
    let field = |name: &str, value: &str, fault: &str| Field {
        name: name.to_owned(),
        value: value.to_owned(),
        shipped: "6".to_owned(),
        fault: fault.to_owned(),
    };
    let choice = |value, label: &str| Choice { value, label: label.to_owned() };
    let level = |number, tiers, limits| Level {
        number,
        sentence: "Veckoavstämning: svaret är ‹w8› av 10. Gränsen är 6 eller mer.".to_owned(),
        shipped: "red",
        tier: field("tier1", "red", ""),
        tiers,
        limits,
    };
    let view = |may_off, faults: Vec<Fault>| View {
        home: HOME,
        action: "/clinic/rules/0a1b2c3d4e/what-if".to_owned(),
        title: "Orolig <för> att skada någon".to_owned(),
        may_off,
        off: false,
        levels: vec![
            level(
                1,
                vec![choice("amber", "Gul"), choice("red", "Röd")],
                vec![field("limit1_1", "sex", "Skriv ett heltal")],
            ),
            level(2, Vec::new(), Vec::new()),
        ],
        off_fault: if faults.is_empty() { String::new() } else { "Går inte".to_owned() },
        faults,
    };
    let fault = Fault { field: "limit1_1".to_owned(), text: "Skriv ett heltal".to_owned() };
    (TEMPLATE, vec![view(false, Vec::new()), view(true, vec![fault])])
}

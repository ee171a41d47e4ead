//! The unit's own figures: what is open now, how long alarms waited, how often each rule called and what was done.

use std::collections::HashMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::super::queries::{self, FlagRow, Scope};
use super::super::rules::figures::{self, AGES, Alarm, Call, Course, FEW, RuleCount, Step, Waited};
use super::head;
use super::queue::tier;
use crate::access::{Caseload, Who};
use crate::charts::{Bars, bars, rounded};
use crate::clock::Moment;
use crate::db::Read;
use crate::error::{FieldErrors, Result};
use crate::risk::rules::{RuleSet, Tier};
use crate::risk::working_minutes;
use crate::units::when::When;
use crate::units::{self, Unit};
use crate::web::page::{Fault, beside};
use crate::web::{App, Page};

const TEMPLATE: &str = "caseload/figures.html";

/// How many days are shown where no others are asked for.
const USUAL: Days = Days::new(12 * 7 - 1);
/// The longest period in days.
const LONGEST: i64 = 366;
const TIERS: [Tier; 3] = [Tier::Emergency, Tier::Red, Tier::Amber];

/// The period, as typed.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct Typed {
    from: String,
    until: String,
}

#[derive(Debug, Serialize)]
struct View {
    typed: Typed,
    faults: Vec<Fault>,
    fault: HashMap<&'static str, String>,
    shown: Option<Shown>,
}

#[derive(Debug, Serialize)]
struct Shown {
    period: String,
    is_few: bool,
    few: usize,
    open: Vec<OpenRow>,
    bars: Bars,
    bars_text: String,
    weeks: Vec<(String, usize)>,
    times: Vec<TimeRow>,
    rules: Vec<RuleRow>,
}

/// What is open of one tier, by age.
#[derive(Debug, Serialize)]
struct OpenRow {
    tier: &'static str,
    counts: Vec<usize>,
    all: usize,
}

/// How long alarms of one tier waited.
#[derive(Debug, Serialize)]
struct TimeRow {
    tier: &'static str,
    alarms: usize,
    taken: usize,
    acted: usize,
    /// Half and nine of ten, until taken and until acted on.
    cells: Vec<Cell>,
}

/// A time by the clock and in the unit's hours.
#[derive(Debug, Serialize)]
struct Cell {
    clock: String,
    working: String,
}

#[derive(Debug, Serialize)]
struct RuleRow {
    title: String,
    calls: usize,
    clients: usize,
    rate: String,
    acted: String,
    without: usize,
    is_few: bool,
}

/// A period, both days included, within the unit's own midnights.
#[derive(Debug, Clone, Copy)]
struct Period {
    from: NaiveDate,
    until: NaiveDate,
    begins: Moment,
    ends: Moment,
}

impl Period {
    fn read(typed: &Typed, unit: &Unit, today: NaiveDate, errors: &mut FieldErrors) -> Option<Self> {
        let mut date = |field: &str, text: &str, usual: NaiveDate| {
            if text.is_empty() {
                return Some(usual);
            }
            let date = text.parse::<NaiveDate>().ok();
            if date.is_none() {
                errors.add(field, "figures-fault-date");
            }
            date
        };
        let until = date("until", typed.until.trim(), today);
        let from = date("from", typed.from.trim(), until.unwrap_or(today) - USUAL);
        let (from, until) = (from?, until?);
        if until < from {
            errors.add("until", "figures-fault-order");
        } else if (until - from).num_days() >= LONGEST {
            errors.add("from", "figures-fault-long");
        }
        let period = Self { from, until, begins: unit.start_of(from)?, ends: unit.end_of(until)? };
        errors.is_empty().then_some(period)
    }
}

struct Found {
    unit: Unit,
    now: Moment,
    errors: FieldErrors,
    rows: Option<(Period, Rows)>,
}

struct Rows {
    open: Vec<FlagRow>,
    alarms: Vec<Alarm>,
    calls: Vec<Call>,
    courses: Vec<Course>,
}

fn find(rx: &mut Read<'_>, caseload: &Caseload, typed: &Typed) -> Result<Found> {
    let (unit, now) = (units::get(rx, caseload.unit())?, rx.now());
    let mut errors = FieldErrors::default();
    let period = Period::read(typed, &unit, unit.date(now), &mut errors);
    let rows = match period {
        Some(period) => Some((period, Rows::read(rx, &unit, period)?)),
        None => None,
    };
    Ok(Found { unit, now, errors, rows })
}

impl Rows {
    fn read(rx: &mut Read<'_>, unit: &Unit, period: Period) -> Result<Self> {
        let alarm = |(client, of, started_at, acknowledged_at): queries::figures::AlarmRow| Alarm {
            client,
            tier: tier(&of),
            started_at,
            acknowledged_at,
        };
        let step = |(flag, client, rule, state, at): queries::figures::StepRow| Step { flag, client, rule, state, at };
        let alarms = queries::figures::alarms_begun(rx, &unit.id, period.begins, period.ends)?;
        let steps = queries::figures::flag_steps_since(rx, &unit.id, period.begins)?;
        let steps: Vec<Step> = steps.into_iter().map(step).collect();
        let mut calls = figures::calls(&steps);
        calls.retain(|call| (period.begins..period.ends).contains(&call.opened_at));
        let courses = queries::figures::courses(rx, &unit.id, period.until, period.begins)?;
        let last = |ended: Option<Moment>| ended.map(|at| unit.date(at));
        Ok(Self {
            open: queries::flags(rx, &Scope::Unit(unit.id.clone()))?,
            alarms: alarms.into_iter().map(alarm).collect(),
            calls,
            courses: courses
                .into_iter()
                .map(|(client, from, ended)| Course { client, from, until: last(ended) })
                .collect(),
        })
    }
}

struct Words<'a> {
    page: &'a Page,
    when: When<'a>,
    unit: &'a Unit,
    now: Moment,
    rules: &'a RuleSet,
}

impl Words<'_> {
    fn shown(&self, period: Period, rows: &Rows) -> Result<Shown> {
        let (weeks, clients) = figures::client_weeks(&rows.courses, period.from, period.until.min(self.when.today()));
        let begun: Vec<NaiveDate> = rows.alarms.iter().map(|alarm| self.unit.date(alarm.started_at)).collect();
        let by_week = figures::by_week(&begun, period.from, period.until);
        let args = vec![
            ("from", self.when.date(period.from)?.into()),
            ("until", self.when.date(period.until)?.into()),
            ("clients", clients.into()),
            ("weeks", rounded(weeks, 1, self.page.language()).into()),
        ];
        let most = by_week.iter().map(|(_, n)| *n).max().unwrap_or(0);
        let described = vec![("n", begun.len().into()), ("weeks", by_week.len().into()), ("most", most.into())];
        let named = |(week, n): &(NaiveDate, usize)| Ok((self.when.date(*week)?, *n));
        Ok(Shown {
            period: self.page.text("figures-period", &args)?,
            is_few: clients < FEW,
            few: FEW,
            open: TIERS.into_iter().map(|tier| self.open(tier, &rows.open)).collect(),
            bars: bars(&by_week, self.page.language()),
            bars_text: self.page.text("figures-weeks-text", &described)?,
            weeks: by_week.iter().map(named).collect::<Result<_>>()?,
            times: TIERS.into_iter().map(|tier| self.times(tier, rows)).collect::<Result<_>>()?,
            rules: self.by_rule(&rows.calls, weeks)?,
        })
    }

    /// The age is that of the alarm: what was raised anew is as old as the last time.
    fn open(&self, of: Tier, open: &[FlagRow]) -> OpenRow {
        let mut counts = vec![0; AGES.len() + 1];
        for flag in open.iter().filter(|flag| tier(&flag.tier) == of) {
            let class = figures::age_class((self.now - flag.started_at).num_hours());
            if let Some(count) = counts.get_mut(class) {
                *count += 1;
            }
        }
        OpenRow { tier: of.word(), all: counts.iter().sum(), counts }
    }

    fn times(&self, of: Tier, rows: &Rows) -> Result<TimeRow> {
        let alarms: Vec<&Alarm> = rows.alarms.iter().filter(|alarm| alarm.tier == of).collect();
        let taken: Vec<_> = alarms.iter().map(|alarm| (alarm.started_at, alarm.acknowledged_at)).collect();
        let acted: Vec<_> =
            alarms.iter().map(|alarm| (alarm.started_at, figures::acted_at(alarm, &rows.calls))).collect();
        let mut cells = Vec::new();
        for spans in [&taken, &acted] {
            for percent in [50, 90] {
                cells.push(self.cell(percent, spans)?);
            }
        }
        let count = |spans: &[(Moment, Option<Moment>)]| spans.iter().filter(|(_, until)| until.is_some()).count();
        Ok(TimeRow { tier: of.word(), alarms: alarms.len(), taken: count(&taken), acted: count(&acted), cells })
    }

    fn cell(&self, percent: usize, spans: &[(Moment, Option<Moment>)]) -> Result<Cell> {
        let clock = |(from, until): &(Moment, Option<Moment>)| until.map(|until| (until - *from).num_minutes());
        let worked =
            |(from, until): &(Moment, Option<Moment>)| until.map(|until| working_minutes(self.unit, *from, until));
        let (clock, worked): (Vec<_>, Vec<_>) = (spans.iter().map(clock).collect(), spans.iter().map(worked).collect());
        let clock = match figures::within(percent, &clock) {
            None => String::new(),
            Some(Waited::NotYet) => self.page.text("figures-not-yet", &Vec::new())?,
            Some(Waited::Minutes(minutes)) => self.span(minutes, true)?,
        };
        let working = match figures::within(percent, &worked) {
            Some(Waited::Minutes(minutes)) => self.span(minutes, false)?,
            _ => String::new(),
        };
        Ok(Cell { clock, working })
    }

    /// Minutes in words; days only by the clock, since a working day is not a day.
    fn span(&self, minutes: i64, by_clock: bool) -> Result<String> {
        let (hours, rest) = (minutes / 60, minutes % 60);
        let (key, args) = match hours {
            0 => ("figures-minutes", vec![("m", rest.into())]),
            48.. if by_clock => ("figures-days", vec![("d", (hours / 24).into()), ("h", (hours % 24).into())]),
            _ => ("figures-hours", vec![("h", hours.into()), ("m", rest.into())]),
        };
        self.page.text(key, &args)
    }

    fn by_rule(&self, calls: &[Call], weeks: f64) -> Result<Vec<RuleRow>> {
        let mut counts: Vec<(String, RuleCount)> = figures::by_rule(calls).into_iter().collect();
        counts.sort_by(|(one, a), (other, b)| b.calls.cmp(&a.calls).then_with(|| one.cmp(other)));
        let language = self.page.language();
        let number = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
        let row = |(rule, count): (String, RuleCount)| {
            let rate = number(count.calls) * 100.0 / weeks;
            let share = vec![
                ("n", count.acted.into()),
                ("all", count.calls.into()),
                ("share", rounded(number(count.acted) * 100.0 / number(count.calls), 0, language).into()),
            ];
            Ok(RuleRow {
                title: self.rules.rule(&rule).map_or_else(|| rule.clone(), |it| it.title.text(language).to_owned()),
                calls: count.calls,
                clients: count.clients,
                rate: if rate.is_finite() { rounded(rate, 1, language) } else { String::new() },
                acted: self.page.text("figures-share", &share)?,
                without: count.without,
                is_few: count.clients < FEW,
            })
        };
        counts.into_iter().map(row).collect()
    }
}

#[cfg(test)]
pub(super) fn samples() -> (&'static str, Vec<impl Serialize>) {
    let day = |n: u64| NaiveDate::from_ymd_opt(2026, 9, 7).unwrap_or_default() + Days::new(7 * n);
    let weeks = [(day(0), 3), (day(1), 0), (day(2), 1)];
    let cell = |clock: &str, working: &str| Cell { clock: clock.to_owned(), working: working.to_owned() };
    let time = |tier, alarms, cells| TimeRow { tier, alarms, taken: alarms, acted: 0, cells };
    let rule = |title: &str, is_few| RuleRow {
        title: title.to_owned(),
        calls: 4,
        clients: 2,
        rate: "6,3".to_owned(),
        acted: "3 av 4 (75 %)".to_owned(),
        without: 0,
        is_few,
    };
    let shown = Shown {
        period: "7 september–22 november: 9 klienter".to_owned(),
        is_few: true,
        few: FEW,
        open: TIERS.map(|tier| OpenRow { tier: tier.word(), counts: vec![1, 0, 2, 0, 0], all: 3 }).into(),
        bars: bars(&weeks, "sv"),
        bars_text: "4 larm på 3 veckor".to_owned(),
        weeks: vec![("7 september".to_owned(), 3)],
        times: vec![
            time("emergency", 0, Vec::from([(); 4].map(|()| cell("", "")))),
            time(
                "red",
                3,
                vec![
                    cell("40 min", "40 min"),
                    cell("2 tim 0 min", ""),
                    cell("3 dygn 2 tim", "9 tim"),
                    cell("ännu inte", ""),
                ],
            ),
        ],
        rules: vec![rule("Hot <eller> skrämsel", true), rule("Kontroll", false)],
    };
    let fault = Fault { field: "from".to_owned(), text: "Skriv ett datum".to_owned() };
    let refused = View {
        typed: Typed { from: "i går".to_owned(), until: String::new() },
        fault: HashMap::from([("from", fault.text.clone())]),
        faults: vec![fault],
        shown: None,
    };
    let view = View { typed: Typed::default(), faults: Vec::new(), fault: HashMap::new(), shown: Some(shown) };
    (TEMPLATE, vec![view, refused])
}

/// The figures of the unit of a signed-in clinician or supervisor.
pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    typed: web::Query<Typed>,
    rules: web::Data<RuleSet>,
) -> Result<HttpResponse> {
    let mut typed = typed.into_inner();
    let asked = typed.clone();
    let caseload = head::open_list(&app, who, "figures").await?;
    let found = app.db().read(move |rx| find(rx, &caseload, &asked)).await?;
    let page = Page::new(&request, "figures-title")?;
    let Some((period, rows)) = &found.rows else {
        let page = page.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
        let faults = page.faults(&found.errors)?;
        let fault = ["from", "until"].into_iter().map(|field| (field, beside(&faults, field))).collect();
        return page.render(TEMPLATE, &View { typed, faults, fault, shown: None });
    };
    typed = Typed { from: period.from.to_string(), until: period.until.to_string() };
    let when = When::new(&page, &found.unit, found.now);
    let words = Words { page: &page, when, unit: &found.unit, now: found.now, rules: &rules };
    let shown = Some(words.shown(*period, rows)?);
    page.render(TEMPLATE, &View { typed, faults: Vec::new(), fault: HashMap::new(), shown })
}

//! The administrator's overview: what of the unit needs a person, and where everything is.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::TimeDelta;
use serde::Serialize;

use super::super::{queries, store};
use crate::access::{self, Who};
use crate::backup;
use crate::care::{self, Gap};
use crate::clock::Moment;
use crate::db::Read;
use crate::error::Result;
use crate::ids::UnitId;
use crate::jobs;
use crate::offer;
use crate::programme::Library;
use crate::risk::rules::{RuleSet, Test};
use crate::units::{self, Unit};
use crate::web::{App, Page};

/// How long letters that went wrong are spoken of.
const RECENTLY: TimeDelta = TimeDelta::days(14);

/// How often a spot check is due.
const CHECKED: TimeDelta = TimeDelta::days(30);

/// How often a backup is due.
const BACKED_UP: TimeDelta = TimeDelta::hours(24);

/// How many case codes are named.
const NAMED: usize = 5;

/// What `admin/overview.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct View {
    unit: String,
    tasks: Vec<Task>,
}

/// Something that needs a person.
#[derive(Debug, Serialize)]
struct Task {
    label: String,
    hint: String,
    status: String,
    kind: &'static str,
    href: &'static str,
}

/// What the database says.
struct Found {
    unit: Unit,
    gaps: Vec<Gap>,
    unknown: i64,
    withheld: i64,
    unevaluated: i64,
    late_jobs: usize,
    unsigned: usize,
    is_check_due: bool,
    /// Programmes whose own version no longer fits the shipped one.
    outdated: usize,
    /// What has to be seen to of the backups, if anything.
    backup: Option<&'static str>,
}

pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    rules: web::Data<RuleSet>,
    library: web::Data<Library>,
) -> Result<HttpResponse> {
    let of_rules: Vec<String> = rules
        .rules
        .iter()
        .filter(|rule| rule.levels.iter().any(|level| level.test == Test::NotEvaluable))
        .map(|rule| rule.id.clone())
        .collect();
    let table = jobs::table(rules.into_inner())?;
    let found = app.db().read(move |rx| Found::read(rx, &who, &of_rules, &library, &table)).await?;
    let page = Page::new(&request, "admin-title")?;
    let view = View::of(&page, found)?;
    page.render("admin/overview.html", &view)
}

/// The text of what somebody has to see to, by when the last backup was made.
fn backup_due(last: Option<Moment>, now: Moment) -> Option<&'static str> {
    match last {
        None => Some("admin-backup-none"),
        Some(made) if now - made > BACKED_UP => Some("admin-backup-late"),
        Some(_) => None,
    }
}

impl Found {
    fn read(rx: &mut Read<'_>, who: &Who, rules: &[String], library: &Library, table: &[jobs::Job]) -> Result<Self> {
        let admin = access::unit_admin(rx, who)?;
        let (now, wall) = (rx.now(), rx.site().clock.wall());
        let since = now - RECENTLY;
        let rules: Vec<&str> = rules.iter().map(String::as_str).collect();
        let checks = store::list(rx, admin.unit(), 20)?;
        let states = jobs::states(rx)?;
        let is_late = |job: &&jobs::Job| {
            let state = states.iter().find(|state| state.job == job.name());
            jobs::standing(job, state, wall).needs_a_person()
        };
        Ok(Self {
            gaps: care::ladder_gaps_of_unit(rx, admin.unit())?,
            unknown: queries::unknown_letters(rx, admin.unit(), since)?,
            withheld: queries::withheld_alerts(rx, admin.unit(), since)?,
            unevaluated: queries::open_flags(rx, admin.unit(), &rules)?,
            late_jobs: table.iter().filter(is_late).count(),
            unsigned: checks.iter().filter(|check| check.signed_at.is_none()).count(),
            outdated: outdated(rx, admin.unit(), library)?,
            is_check_due: checks.iter().all(|check| check.drawn_at < now - CHECKED),
            backup: backup_due(backup::actions::last_made(rx)?, now),
            unit: units::get(rx, admin.unit())?,
        })
    }
}

impl View {
    fn of(page: &Page, found: Found) -> Result<Self> {
        let plain = |key: &str| page.text(key, &Vec::new());
        let counted = |n: i64| page.text("admin-count", &vec![("n", n.into())]);
        let mut tasks = Vec::new();
        let mut add = |label: String, hint: String, status: String, kind, href| {
            tasks.push(Task { label, hint, status, kind, href });
        };
        for (key, codes) in gaps_by_kind(&found.gaps) {
            let count = i64::try_from(codes.len()).unwrap_or(i64::MAX);
            let named = codes.iter().take(NAMED).copied().collect::<Vec<&str>>().join(", ");
            let hint = page.text(&format!("{key}-text"), &vec![("codes", named.into())])?;
            add(plain(key)?, hint, counted(count)?, "danger", "/admin/accounts");
        }
        let is_reached_late = !found.unit.out_of_hours.is_empty();
        if !found.unit.has_duty {
            let key = if is_reached_late { "admin-no-duty" } else { "admin-nobody" };
            let kind = if is_reached_late { "warn" } else { "danger" };
            add(plain(key)?, plain(&format!("{key}-text"))?, plain("admin-missing")?, kind, "/admin/units");
        }
        let lines = [
            ("admin-unevaluated", found.unevaluated, "danger", "/admin/rules"),
            ("admin-withheld", found.withheld, "danger", "/admin/outbox?state=withheld"),
            ("admin-unknown", found.unknown, "warn", "/admin/outbox?state=unknown"),
            ("admin-outdated", i64::try_from(found.outdated).unwrap_or(i64::MAX), "warn", "/admin/content/own"),
            ("admin-jobs-late", i64::try_from(found.late_jobs).unwrap_or(i64::MAX), "warn", "/admin/jobs"),
            ("admin-unsigned", i64::try_from(found.unsigned).unwrap_or(i64::MAX), "info", "/admin/audit/checks"),
        ];
        for (key, count, kind, href) in lines.into_iter().filter(|(_, count, ..)| *count > 0) {
            add(plain(key)?, plain(&format!("{key}-text"))?, counted(count)?, kind, href);
        }
        if let Some(key) = found.backup {
            add(plain(key)?, plain(&format!("{key}-text"))?, plain("admin-due")?, "warn", "/admin/audit");
        }
        if found.is_check_due {
            let status = plain("admin-due")?;
            add(plain("admin-check-due")?, plain("admin-check-due-text")?, status, "info", "/admin/audit/checks");
        }
        Ok(Self { unit: found.unit.name, tasks })
    }

    #[cfg(test)]
    pub(super) fn samples() -> Vec<Self> {
        let task = |kind| Task {
            label: "Ingen är ansvarig".to_owned(),
            hint: "K7M2PX".to_owned(),
            status: "1".to_owned(),
            kind,
            href: "/admin/accounts",
        };
        let unit = || "Familjeenheten".to_owned();
        vec![
            Self { unit: unit(), tasks: ["danger", "warn", "info"].map(task).into_iter().collect() },
            Self { unit: unit(), tasks: Vec::new() },
        ]
    }
}

/// How many programmes the unit has changed in ways that no longer fit what is shipped: it goes on with the version it
/// had until somebody has looked.
fn outdated(rx: &mut Read<'_>, unit: &UnitId, library: &Library) -> Result<usize> {
    let mut count = 0;
    for programme in library.offered() {
        let standing = offer::standing(rx, unit, &programme.id)?;
        count += usize::from(!standing.needs_a_look(programme, library).is_empty());
    }
    Ok(count)
}

/// The case codes for which somebody is missing, by what is missing.
fn gaps_by_kind(gaps: &[Gap]) -> Vec<(&'static str, Vec<&str>)> {
    let of = |wanted: fn(&Gap) -> Option<&String>| -> Vec<&str> {
        gaps.iter().filter_map(wanted).map(String::as_str).collect()
    };
    let responsible = of(|gap| if let Gap::NoResponsible(code) = gap { Some(code) } else { None });
    let second = of(|gap| if let Gap::NoSecond(code) = gap { Some(code) } else { None });
    [("admin-no-responsible", responsible), ("admin-no-second", second)]
        .into_iter()
        .filter(|(_, codes)| !codes.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::backup_due;

    #[test]
    fn a_backup_is_due_once_a_day() {
        let now = chrono::NaiveDate::from_ymd_opt(2026, 3, 3).unwrap().and_hms_opt(10, 0, 0).unwrap();
        assert_eq!(backup_due(None, now), Some("admin-backup-none"));
        assert_eq!(backup_due(Some(now - TimeDelta::hours(25)), now), Some("admin-backup-late"));
        assert_eq!(backup_due(Some(now - TimeDelta::hours(23)), now), None);
    }
}

//! What has to go on day by day: backups, jobs, letters, and somebody on every rung.

use chrono::TimeDelta;

use super::{Line, fault_of, ok, spoken, warning};
use crate::backup;
use crate::care::{Gap, ladder_gaps};
use crate::clock::Moment;
use crate::db::Db;
use crate::jobs;
use crate::outbox::{self, Troubles};

/// A nightly backup that is late, and one that was given up.
const LATE: TimeDelta = TimeDelta::hours(26);
const GIVEN_UP: TimeDelta = TimeDelta::days(8);

/// How long ago a worker may have done its rounds: it leaves word every minute.
const SILENT: TimeDelta = TimeDelta::minutes(5);

pub(super) async fn examine(db: &Db) -> Vec<Line> {
    let now = db.site().clock.wall();
    let mut lines = Vec::new();
    lines.push(match db.read(|rx| Ok((backup::actions::last_made(rx)?, backup::actions::begun(rx)?))).await {
        Ok((last, begun)) => backups(now, last, begun),
        Err(error) => fault_of("backup", error.to_string()),
    });
    lines.push(match db.read(|rx| Ok(jobs::last_round(rx)?)).await {
        Ok(last) => rounds(now, last),
        Err(error) => fault_of("jobs", error.to_string()),
    });
    lines.push(match db.read(outbox::troubles).await {
        Ok(troubles) => letters(troubles),
        Err(error) => fault_of("letters", error.to_string()),
    });
    match db.read(ladder_gaps).await {
        Err(error) => lines.push(fault_of("ladder", error.to_string())),
        Ok(gaps) if gaps.is_empty() => lines.push(ok("ladder", "somebody stands on every rung")),
        Ok(gaps) => lines.extend(gaps.iter().map(|gap| fault_of("ladder", sentence(gap)))),
    }
    lines
}

/// A site that has never had a backup is as old as its log.
fn backups(now: Moment, last: Option<Moment>, begun: Option<Moment>) -> Line {
    let age = last.or(begun).map(|at| now - at);
    let text = match last {
        Some(at) => format!("the newest was made {} UTC, {} ago", at.format("%Y-%m-%d %H:%M"), spoken(now - at)),
        None => "none was ever made".to_owned(),
    };
    match age {
        Some(age) if age > GIVEN_UP => fault_of("backup", format!("{text}; accepted: one in every 24 hours")),
        Some(age) if age > LATE || last.is_none() => {
            warning("backup", format!("{text}; accepted: one in every 24 hours"))
        }
        None => warning("backup", format!("{text}; andrum backup create makes one")),
        Some(_) => ok("backup", text),
    }
}

fn rounds(now: Moment, last: Option<Moment>) -> Line {
    let Some(last) = last else {
        return warning("jobs", "they have never run here; andrum serve or andrum worker runs them");
    };
    let since = (now - last).abs();
    if since > SILENT {
        let text = format!("nobody has done the rounds for {}", spoken(since));
        return fault_of("jobs", format!("{text}: no alarm climbs; andrum serve or andrum worker runs them"));
    }
    ok("jobs", "a worker does its rounds")
}

fn letters(troubles: Troubles) -> Line {
    let Troubles { late_alerts, late_others, unknown } = troubles;
    let text = format!(
        "late: {late_alerts} alerts and {late_others} other letters; unclear whether they arrived: {unknown} (/admin/outbox)"
    );
    match (late_alerts, late_others, unknown) {
        (0, 0, 0) => ok("letters", "none is late, and none of unclear fate"),
        (0, _, _) => warning("letters", text),
        _ => fault_of("letters", text),
    }
}

fn sentence(gap: &Gap) -> String {
    match gap {
        Gap::NoResponsible(code) => format!("client {code}: nobody who can sign in is responsible"),
        Gap::NoSecond(code) => format!("client {code}: no second person; accepted: a deputy or another supervisor"),
        Gap::NoDuty(unit) => {
            format!("unit {unit}: no duty address and no out-of-hours text; accepted: one of them (/admin/units)")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Troubles, backups, letters, rounds};
    use crate::cli::doctor::State;
    use crate::clock::{Clock, Moment};
    use chrono::TimeDelta;

    fn now() -> Moment {
        Clock::running(TimeDelta::zero()).now()
    }

    #[test]
    fn a_backup_is_late_after_a_day_and_given_up_after_a_week() {
        let state = |hours: i64| backups(now(), Some(now() - TimeDelta::hours(hours)), None).state;
        assert_eq!([state(25), state(27), state(8 * 24 + 1)], [State::Ok, State::Warning, State::Fault]);
        assert_eq!(backups(now(), None, None).state, State::Warning);
        assert_eq!(backups(now(), None, Some(now() - TimeDelta::hours(1))).state, State::Warning);
        assert_eq!(backups(now(), None, Some(now() - TimeDelta::days(9))).state, State::Fault);
    }

    #[test]
    fn a_silent_worker_and_a_late_alert_are_faults() {
        assert_eq!(rounds(now(), None).state, State::Warning);
        assert_eq!(rounds(now(), Some(now() - TimeDelta::minutes(2))).state, State::Ok);
        assert_eq!(rounds(now(), Some(now() - TimeDelta::minutes(9))).state, State::Fault);
        let state = |late_alerts, late_others, unknown| letters(Troubles { late_alerts, late_others, unknown }).state;
        assert_eq!([state(0, 0, 0), state(0, 1, 0), state(1, 0, 0)], [State::Ok, State::Warning, State::Fault]);
    }
}

//! The machine: what time it is, and how much room there is.

use std::path::{Path, PathBuf};

use chrono::{NaiveDate, TimeDelta};

use super::{Line, fault_of, ok, spoken, warning};
use crate::clock::{Clock, Moment};
use crate::config::{DatabaseUrl, Settings};

/// How far two clocks may be apart: beyond the first it is told, beyond the second one-time codes and ladders suffer.
const APART: TimeDelta = TimeDelta::seconds(5);
const TOO_FAR_APART: TimeDelta = TimeDelta::seconds(30);

/// The least room that should be left.
const ROOM: u64 = 1 << 30;

/// How many databases should fit into the room that is left: a migration rebuilds tables, a restore needs a second one.
const TIMES: u64 = 3;

/// The time here, beside the database server's where there is one. `written_on` is when this version was made: before
/// that it cannot be. Whether the rest is right the operator sees best.
pub(super) fn clock(settings: &Settings, server: Option<Moment>, written_on: Option<NaiveDate>) -> Line {
    let now = Clock::running(TimeDelta::zero()).now();
    let local = now.and_utc().with_timezone(&settings.time_zone).format("%Y-%m-%d %H:%M %:z");
    let text = format!("{local} in {}", settings.time_zone);
    if let Some(date) = written_on.filter(|date| now.date() < *date) {
        return fault_of("clock", format!("{text}: earlier than {date}, when this version was made"));
    }
    let Some(server) = server else { return ok("clock", format!("{text}; compare with a clock you trust")) };
    let apart = (now - server).abs();
    let seconds = apart.num_seconds();
    if apart > TOO_FAR_APART {
        return fault_of("clock", format!("{text}: {} from the database server's", far(apart, seconds)));
    }
    if apart > APART {
        return warning("clock", format!("{text}: {seconds} seconds from the database server's"));
    }
    ok("clock", format!("{text}, as on the database server"))
}

fn far(apart: TimeDelta, seconds: i64) -> String {
    if apart < TimeDelta::minutes(2) { format!("{seconds} seconds") } else { spoken(apart) }
}

/// Whether there is room to grow where the data are.
pub(super) fn disk(settings: &Settings, database: Option<u64>) -> Line {
    let folder = match &settings.database.url {
        DatabaseUrl::Sqlite(path) => path.parent().map_or_else(PathBuf::new, Path::to_path_buf),
        DatabaseUrl::Postgres(_) => settings.data_dir.clone(),
    };
    let there = nearest(&folder);
    match free(&there) {
        Err(why) => warning("disk", format!("{}: {why}", there.display())),
        Ok(free) => room(&there, free, database),
    }
}

fn room(folder: &Path, free: u64, database: Option<u64>) -> Line {
    let text = format!("{} free in {}", size(free), folder.display());
    if free < ROOM {
        return warning("disk", format!("{text}; accepted: {} or more", size(ROOM)));
    }
    match database.filter(|database| free < database.saturating_mul(TIMES)) {
        None => ok("disk", text),
        Some(database) => {
            warning("disk", format!("{text}; accepted: {TIMES} times the database, which has {}", size(database)))
        }
    }
}

/// The folder, or the nearest above it that exists.
fn nearest(folder: &Path) -> PathBuf {
    let absolute = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    absolute.ancestors().find(|folder| folder.is_dir()).map_or_else(|| PathBuf::from("/"), Path::to_path_buf)
}

fn free(folder: &Path) -> std::result::Result<u64, String> {
    let told = rustix::fs::statvfs(folder).map_err(|error| error.to_string())?;
    Ok(told.f_bavail.saturating_mul(told.f_frsize))
}

/// In the largest unit in which it is one or more.
fn size(bytes: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")];
    let unit = UNITS.iter().find(|(unit, _)| bytes >= *unit);
    unit.map_or_else(|| format!("{bytes} bytes"), |(unit, name)| format!("{} {name}", bytes / unit))
}

#[cfg(test)]
mod tests {
    use super::{Path, clock, room};
    use crate::cli::doctor::State;
    use crate::clock::Clock;
    use crate::config::{Settings, Source};
    use chrono::TimeDelta;

    #[test]
    fn little_room_is_a_warning_and_so_is_little_beside_the_database() {
        let state = |free: u64, database: u64| room(Path::new("/d"), free << 20, Some(database << 20)).state;
        assert_eq!(state(1023, 1), State::Warning);
        assert_eq!(state(1024, 1), State::Ok);
        assert_eq!(state(5999, 2000), State::Warning);
        assert_eq!(state(6000, 2000), State::Ok);
    }

    #[test]
    fn clocks_that_are_apart_are_told() {
        let settings = Settings::read(Source::from_parts(Vec::new(), None).unwrap()).unwrap();
        let now = Clock::running(TimeDelta::zero()).now();
        let state = |seconds: i64| clock(&settings, Some(now - TimeDelta::seconds(seconds)), None).state;
        assert_eq!([state(0), state(-15), state(90)], [State::Ok, State::Warning, State::Fault]);
        let tomorrow = now.date() + TimeDelta::days(1);
        assert_eq!(clock(&settings, None, Some(tomorrow)).state, State::Fault);
    }
}

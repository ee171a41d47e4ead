//! What happens to a letter: pure decisions over whom it is for, what was promised, and the time.

use chrono::{
    DateTime, Datelike, Days, MappedLocalTime, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Timelike, Weekday,
};
use chrono_tz::Tz;

use crate::clock::Moment;

/// Why a letter is written. It decides the promise and never shows in the letter, except that an alert says "now".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Something new inside.
    News,
    /// Something of one's own is due.
    Due,
    /// Somebody among the staff must look now.
    Alert,
}

impl Kind {
    const ALL: [Self; 3] = [Self::News, Self::Due, Self::Alert];

    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Due => "due",
            Self::Alert => "alert",
        }
    }

    /// From what is stored; what is not known is treated as the least telling.
    pub fn parse(text: &str) -> Self {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text).unwrap_or(Self::News)
    }

    /// What is promised.
    pub fn promise(self) -> Promise {
        match self {
            Self::Alert => Promise::UntilTaken,
            Self::News | Self::Due => Promise::Once,
        }
    }
}

/// How hard is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promise {
    /// At most once: a doubled letter can expose.
    Once,
    /// Until the mail server has taken it: a missed one can cost a life.
    UntilTaken,
}

impl Promise {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Once => "once",
            Self::UntilTaken => "until_taken",
        }
    }

    /// From what is stored.
    pub fn parse(text: &str) -> Self {
        if text == Self::UntilTaken.as_str() { Self::UntilTaken } else { Self::Once }
    }
}

/// How far a letter has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// To be sent.
    Waiting,
    /// The mail server is being spoken to, or the process that did so has died.
    Attempted,
    /// Taken by the mail server.
    Sent,
    /// Nobody knows whether it was taken; never sent again.
    Unknown,
    /// Not sent: the person does not want letters, is frozen, or has no address.
    Withheld,
    /// Not sent in the time in which it made sense.
    Expired,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 6] =
        [Self::Waiting, Self::Attempted, Self::Sent, Self::Unknown, Self::Withheld, Self::Expired];

    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Attempted => "attempted",
            Self::Sent => "sent",
            Self::Unknown => "unknown",
            Self::Withheld => "withheld",
            Self::Expired => "expired",
        }
    }
}

/// Where letters go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// Nowhere.
    None,
    /// To a mail address.
    Mail,
}

impl Channel {
    /// As stored and as posted by a form.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Mail => "mail",
        }
    }

    /// From what is stored or posted.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::None, Self::Mail].into_iter().find(|channel| channel.as_str() == text)
    }
}

/// The days and hours, on the unit's clock, in which a letter may come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// Days of the week.
    pub weekdays: Vec<Weekday>,
    /// Minutes after midnight from which letters may come.
    pub from: u32,
    /// Minutes after midnight before which they may come; 1440 is midnight.
    pub until: u32,
}

impl Window {
    /// Whether a letter may come at this time on the clock.
    pub fn holds(&self, local: NaiveDateTime) -> bool {
        let minute = local.hour() * 60 + local.minute();
        self.weekdays.contains(&local.weekday()) && (self.from..self.until).contains(&minute)
    }

    /// The first moment from `now` on at which a letter may come; none where no day is allowed.
    pub fn next(&self, now: Moment, zone: Tz) -> Option<Moment> {
        let local = zone.from_utc_datetime(&now).naive_local();
        if self.holds(local) {
            return Some(now);
        }
        (0..=7)
            .filter_map(|days| local.date().checked_add_days(Days::new(days)))
            .filter(|date| self.weekdays.contains(&date.weekday()))
            .map(|date| instant(zone, at_minute(date, self.from)))
            .find(|opens| *opens > now)
    }
}

/// Whom a letter is for, as far as sending depends on it.
#[derive(Debug, Clone)]
pub struct Recipient {
    /// An address is known.
    pub has_address: bool,
    /// The chosen channel.
    pub channel: Channel,
    /// "Someone else reads my phone", or simply no more letters.
    pub stopped: bool,
    /// Stopped from outside: letters are frozen, or the account is frozen or disabled.
    pub frozen: bool,
    /// When letters may come.
    pub window: Window,
}

/// What to do with a waiting letter whose time has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Send it now.
    Send,
    /// Look again at that moment.
    Wait(Moment),
    /// Do not send it.
    Withhold,
    /// It would come too late to make sense.
    Expire,
}

/// What to do with a letter at `now`.
///
/// An alert minds neither hours nor channel: staff on the ladder are reached wherever an address is known, unless the
/// account is frozen. Everything else minds all that the person chose.
pub fn decide(promise: Promise, expires: Option<Moment>, to: &Recipient, now: Moment, zone: Tz) -> Decision {
    if !to.has_address || to.frozen {
        return Decision::Withhold;
    }
    if promise == Promise::UntilTaken {
        return Decision::Send;
    }
    if to.stopped || to.channel == Channel::None {
        return Decision::Withhold;
    }
    match to.window.next(now, zone) {
        None => Decision::Withhold,
        Some(opens) if expires.is_some_and(|expires| expires <= opens) => Decision::Expire,
        Some(opens) if opens > now => Decision::Wait(opens),
        Some(_) => Decision::Send,
    }
}

/// How long to wait after so many attempts that were clearly not taken: one minute, then twice as long each time, at
/// most five minutes for an alert and an hour for the rest.
pub fn pause(promise: Promise, attempts: i32) -> TimeDelta {
    let longest = match promise {
        Promise::UntilTaken => 5,
        Promise::Once => 60,
    };
    let doublings = u32::try_from(attempts.clamp(1, 10) - 1).unwrap_or(0);
    TimeDelta::minutes((1_i64 << doublings).min(longest))
}

/// A date and a minute after midnight; 1440 is the next midnight.
pub fn at_minute(date: NaiveDate, minute: u32) -> NaiveDateTime {
    date.and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(i64::from(minute))
}

/// A time on a clock as a moment. Of a time that the clock shows twice, the first; in place of a time that it skips, the
/// moment of the jump.
pub fn instant(zone: Tz, local: NaiveDateTime) -> Moment {
    let first = |local: NaiveDateTime| match zone.from_local_datetime(&local) {
        MappedLocalTime::Single(at) => Some(at),
        MappedLocalTime::Ambiguous(one, other) => Some(one.min(other)),
        MappedLocalTime::None => None,
    };
    let mut in_order = (0..=LONGEST_GAP).map(|minutes| local + TimeDelta::minutes(minutes));
    in_order.find_map(first).map_or(local, |at: DateTime<Tz>| at.naive_utc())
}

/// No clock has skipped more than a whole day.
const LONGEST_GAP: i64 = 24 * 60;

/// Days of the week from digits, Monday being 1.
pub fn weekdays(digits: &str) -> Vec<Weekday> {
    digits.chars().filter_map(|digit| u8::try_from(digit.to_digit(10)?).ok()?.checked_sub(1)?.try_into().ok()).collect()
}

/// Days of the week as digits.
pub fn digits(weekdays: &[Weekday]) -> String {
    weekdays.iter().map(|day| day.number_from_monday().to_string()).collect()
}

/// An address of which enough is left to tell whether it is the right one, and not enough to write to it.
pub fn masked(address: &str) -> String {
    let (name, host) = address.split_once('@').unwrap_or((address, ""));
    let first: String = name.chars().take(1).collect();
    if host.is_empty() { format!("{first}…") } else { format!("{first}…@{host}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::Europe::Stockholm;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    fn willing() -> Recipient {
        Recipient {
            has_address: true,
            channel: Channel::Mail,
            stopped: false,
            frozen: false,
            window: Window { weekdays: weekdays("135"), from: 18 * 60, until: 20 * 60 },
        }
    }

    fn decided(promise: Promise, to: &Recipient, now: &str) -> Decision {
        decide(promise, None, to, at(now), Stockholm)
    }

    #[test]
    fn a_letter_waits_for_the_days_and_hours_that_the_person_chose() {
        // Monday 18:30, Monday 12:00, Monday 20:00, Tuesday, on Swedish winter clocks.
        let person = willing();
        assert_eq!(decided(Promise::Once, &person, "2026-11-23 17:30"), Decision::Send);
        assert_eq!(decided(Promise::Once, &person, "2026-11-23 11:00"), Decision::Wait(at("2026-11-23 17:00")));
        assert_eq!(decided(Promise::Once, &person, "2026-11-23 19:00"), Decision::Wait(at("2026-11-25 17:00")));
        assert_eq!(decided(Promise::Once, &person, "2026-11-24 17:30"), Decision::Wait(at("2026-11-25 17:00")));
    }

    #[test]
    fn nothing_is_sent_to_whoever_stopped_is_frozen_has_no_address_or_chose_nothing() {
        let now = "2026-11-23 17:30";
        let changes: [fn(&mut Recipient); 4] = [
            |to| to.stopped = true,
            |to| to.frozen = true,
            |to| to.has_address = false,
            |to| to.channel = Channel::None,
        ];
        for change in changes {
            let mut person = willing();
            change(&mut person);
            assert_eq!(decided(Promise::Once, &person, now), Decision::Withhold, "{person:?}");
        }
    }

    #[test]
    fn an_alert_goes_out_at_any_hour_but_never_to_a_frozen_account_or_without_an_address() {
        let mut staff = willing();
        staff.channel = Channel::None;
        assert_eq!(decided(Promise::UntilTaken, &staff, "2026-11-24 02:00"), Decision::Send);
        staff.frozen = true;
        assert_eq!(decided(Promise::UntilTaken, &staff, "2026-11-24 02:00"), Decision::Withhold);
        let homeless = Recipient { has_address: false, ..willing() };
        assert_eq!(decided(Promise::UntilTaken, &homeless, "2026-11-24 02:00"), Decision::Withhold);
    }

    #[test]
    fn a_letter_that_would_come_after_its_time_expires_at_once() {
        let midnight = Some(at("2026-11-23 23:00"));
        let decision = decide(Promise::Once, midnight, &willing(), at("2026-11-23 19:30"), Stockholm);
        assert_eq!(decision, Decision::Expire);
    }

    #[test]
    fn a_skipped_time_is_the_jump_and_a_doubled_one_its_first() {
        assert_eq!(instant(Stockholm, at("2026-03-29 02:30")), at("2026-03-29 01:00"));
        assert_eq!(instant(Stockholm, at("2026-10-25 02:30")), at("2026-10-25 00:30"));
        assert_eq!(instant(Stockholm, at("2026-10-25 03:00")), at("2026-10-25 02:00"));
        assert_eq!(instant(chrono_tz::Pacific::Apia, at("2011-12-30 12:00")), at("2011-12-30 10:00"));
    }

    #[test]
    fn a_window_inside_the_skipped_hour_waits_for_the_next_day() {
        let window = Window { weekdays: weekdays("1234567"), from: 2 * 60, until: 3 * 60 };
        assert_eq!(window.next(at("2026-03-29 00:30"), Stockholm), Some(at("2026-03-29 01:00")));
        assert_eq!(window.next(at("2026-03-29 01:00"), Stockholm), Some(at("2026-03-30 00:00")));
    }

    #[test]
    fn pauses_double_up_to_a_limit_and_do_not_overflow() {
        let minutes = |promise, attempts| pause(promise, attempts).num_minutes();
        assert_eq!([1, 2, 3, 4].map(|n| minutes(Promise::UntilTaken, n)), [1, 2, 4, 5]);
        assert_eq!(minutes(Promise::Once, i32::MAX), 60);
        assert_eq!(minutes(Promise::Once, i32::MIN), 1);
    }

    #[test]
    fn weekdays_survive_being_stored() {
        assert_eq!(digits(&weekdays("1357")), "1357");
        assert_eq!(weekdays("089x"), []);
    }
}

//! What happened to each person, in order of time: pure.

use chrono::{Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone};
use chrono_tz::Tz;

use super::people::{Handled, Person};
use super::unit::Leave;
use crate::clock::Moment;

/// The days of the programme, after which the forms come at the earliest that are asked when it is done.
const DONE_AFTER: i64 = 56;

/// The day of the review in the fourth week, and how many days later the next ones come.
const FOURTH_WEEK: i64 = 26;
const EVERY: usize = 27;

/// The forms in the order in which they are answered.
const FORMS: [&str; 6] = ["weekly_check", "phq9", "gad7", "audit", "ipip_anger4", "acts_period"];

/// The latest day after its opening on which a form is answered that comes with others.
const LAST_DAY: i64 = 3;

/// So long after a flag was closed the supervisor has read what was done about it: long enough for something to wait today.
const READ_AFTER: TimeDelta = TimeDelta::days(18);

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Happening {
    /// When, UTC.
    pub(super) at: Moment,
    /// To which of the people.
    pub(super) person: usize,
    /// What.
    pub(super) what: What,
}

/// What can happen; numbers are places in the person's lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    /// Entered, consented, enrolled; who continues begins a further programme.
    Enrol,
    /// Answered a form of an event.
    Answer {
        /// The event.
        event: String,
        /// The form.
        instrument: &'static str,
    },
    /// Began a weekly check of an event.
    Begin(String),
    /// Handed in homework.
    HandIn(usize),
    /// Got a reply.
    Reply(usize),
    /// Wrote or got a letter.
    Message(usize),
    /// Wrote in the diary.
    Note(usize),
    /// The clinician said yes to steps.
    Approve(usize),
    /// Began an exercise.
    Draft(usize),
    /// The clinician took the alarm.
    Acknowledge,
    /// The clinician wrote what was done.
    Act(usize),
    /// The clinician closed the flag.
    Close(usize),
    /// The supervisor read what was done about closed flags.
    Supervise,
    /// The clinician reviewed the risk.
    Review,
    /// The research consent was withdrawn.
    Withdraw,
    /// The treatment was paused.
    Pause,
    /// The treatment ended.
    End,
    /// A colleague noted to be away: the number of the leave.
    Leave(usize),
    /// The night's jobs ran.
    Jobs,
}

/// Everything up to `now`, in order.
pub(super) fn of(people: &[Person], leaves: &[Leave], zone: Tz, now: Moment) -> Vec<Happening> {
    let today = zone.from_utc_datetime(&now).date_naive();
    let mut all = Vec::new();
    for (index, person) in people.iter().enumerate() {
        let life = Life { person, index, zone, today };
        all.extend(life.happenings());
    }
    for (n, leave) in leaves.iter().enumerate() {
        let noted_on = today + TimeDelta::days(leave.noted);
        all.push(Happening { at: utc(zone, noted_on, 9, 0), person: 0, what: What::Leave(n) });
    }
    let first_day = all.iter().map(|one| zone.from_utc_datetime(&one.at).date_naive()).min().unwrap_or(today);
    let mut day = first_day;
    while day <= today {
        all.push(Happening { at: utc(zone, day, 5, 30), person: 0, what: What::Jobs });
        day = day + Days::new(1);
    }
    // What belongs to later today has happened just before now, in its order.
    all.sort_by_key(|one| one.at);
    for (left, one) in (0..).zip(all.iter_mut().rev()) {
        one.at = one.at.min(now - TimeDelta::seconds(left + 1));
    }
    all
}

struct Life<'a> {
    person: &'a Person,
    index: usize,
    zone: Tz,
    today: NaiveDate,
}

impl Life<'_> {
    fn happenings(&self) -> Vec<Happening> {
        let mut all = vec![self.one(self.on(0, 8, 40), What::Enrol)];
        all.extend(self.answers());
        for (n, homework) in self.person.homework.iter().enumerate() {
            let at = self.at(homework.day, &homework.hour);
            all.push(self.one(at, What::HandIn(n)));
            if let Some(hours) = homework.reply_after_hours {
                all.push(self.one(at + TimeDelta::hours(hours), What::Reply(n)));
            }
        }
        for (n, message) in self.person.message.iter().enumerate() {
            all.push(self.one(self.at(message.day, &message.hour), What::Message(n)));
        }
        for (n, entry) in self.person.diary.iter().enumerate() {
            all.push(self.one(self.at(entry.day, &entry.hour), What::Note(n)));
        }
        for (n, approved) in self.person.approved.iter().enumerate() {
            all.push(self.one(self.at(approved.day, &approved.hour), What::Approve(n)));
        }
        for n in 0..self.person.draft.len() {
            all.push(self.one(utc(self.zone, self.today, 8, 55), What::Draft(n)));
        }
        all.extend(self.reviews());
        for event in self.person.begun.keys() {
            all.push(self.one(utc(self.zone, self.today, 8, 50), What::Begin(event.clone())));
        }
        for (n, handled) in self.person.flag.iter().enumerate() {
            all.extend(self.handling(n, handled));
        }
        let dated = [
            (self.person.withdrawn_day, 12, What::Withdraw),
            (self.person.paused_day, 15, What::Pause),
            (self.person.ended_day, 15, What::End),
        ];
        for (day, hour, what) in dated {
            all.extend(day.map(|day| self.one(self.on(day, hour, 0), what)));
        }
        all
    }

    /// The check comes first, as the programme says, and the other forms some minutes later.
    fn answers(&self) -> Vec<Happening> {
        let mut all = Vec::new();
        for (place, (instrument, events)) in (0..).zip(FORMS.into_iter().zip([
            self.person.check.keys().collect::<Vec<_>>(),
            self.person.phq9.keys().collect(),
            self.person.gad7.keys().collect(),
            self.person.audit.keys().collect(),
            self.person.anger.keys().collect(),
            self.person.acts.keys().collect(),
        ])) {
            for event in events {
                let at = self.answered_at(event, place);
                all.push(self.one(at, What::Answer { event: event.clone(), instrument }));
            }
        }
        all
    }

    /// The day on which the programme was done: when the last homework was answered, and not before its weeks are over.
    fn done_on(&self) -> i64 {
        let answered = self.person.homework.iter().filter_map(|homework| {
            let at = self.at(homework.day, &homework.hour) + TimeDelta::hours(homework.reply_after_hours?);
            let local = self.zone.from_utc_datetime(&at).date_naive();
            Some((local - self.start()).num_days())
        });
        answered.max().unwrap_or_default().max(DONE_AFTER)
    }

    /// The forms of a week in one evening, the others one a day and the rest of them on the last; `place` is the form's in the
    /// programme.
    fn answered_at(&self, event: &str, place: i64) -> Moment {
        // People answer in the evening of the day a form opens, and not all at the same minute.
        let minute = 5 + i64::try_from(self.index % 12).unwrap_or(0) * 4;
        let week = event.strip_prefix("week_").and_then(|n| n.parse::<i64>().ok());
        let day = place.min(LAST_DAY);
        let late = minute + (place - day) * 9;
        match week {
            // Those who are called are called in working hours, the day after.
            Some(week) if self.person.by_phone.contains(event) => self.on(week * 7 + 1, 10, minute + place * 9),
            Some(week) => self.on(week * 7, 19, minute + place * 9),
            None if event == "after" => self.on(self.done_on() + 1 + day, 19, late),
            None if event == "follow_up_3" => {
                let opened = (self.start() + TimeDelta::days(self.done_on())).checked_add_months(Months::new(3));
                let opened = opened.unwrap_or(self.today) + TimeDelta::days(day);
                utc(self.zone, opened, 19, late)
            }
            None if place == 0 => self.on(0, 9, 10),
            None => self.on(day, 19, late),
        }
    }

    fn handling(&self, n: usize, handled: &Handled) -> Vec<Happening> {
        let place = FORMS.iter().position(|form| *form == handled.form).unwrap_or_default();
        let raised = self.answered_at(&handled.event, i64::try_from(place).unwrap_or_default());
        let after = |hours: i64| raised + TimeDelta::hours(hours) + TimeDelta::minutes(20);
        let mut all = vec![self.one(after(handled.acknowledged_after), What::Acknowledge)];
        all.extend(handled.acted_after.map(|hours| self.one(after(hours), What::Act(n))));
        all.extend(handled.closed_after.map(|hours| self.one(after(hours), What::Close(n))));
        let read = handled.closed_after.map(|hours| after(hours) + READ_AFTER);
        let is_past = |at: &Moment| self.zone.from_utc_datetime(at).date_naive() < self.today;
        all.extend(read.filter(is_past).map(|at| self.one(at, What::Supervise)));
        all
    }

    /// At the beginning, in the fourth week, and on the days that the reviews name.
    fn reviews(&self) -> Vec<Happening> {
        let last = [self.person.ended_day, self.person.paused_day].into_iter().flatten().min();
        let last = last.unwrap_or(self.person.weeks_ago * 7).min(self.person.weeks_ago * 7);
        let days = [0].into_iter().chain((FOURTH_WEEK..).step_by(EVERY));
        let days = days.take_while(|day| *day < last.max(1));
        let written = days.filter(|_| !self.person.review.lapses);
        written.map(|day| self.one(self.on(day, 13, 10), What::Review)).collect()
    }

    fn one(&self, at: Moment, what: What) -> Happening {
        Happening { at, person: self.index, what }
    }

    fn at(&self, day: i64, hour: &str) -> Moment {
        let time = NaiveTime::parse_from_str(hour, "%H:%M").unwrap_or(NaiveTime::MIN);
        let date = self.start() + TimeDelta::days(day);
        in_utc(self.zone, date.and_time(time))
    }

    fn on(&self, day: i64, hour: i64, minute: i64) -> Moment {
        utc(self.zone, self.start() + TimeDelta::days(day), hour, minute)
    }

    fn start(&self) -> NaiveDate {
        self.today - TimeDelta::weeks(self.person.weeks_ago)
    }
}

fn utc(zone: Tz, date: NaiveDate, hour: i64, minute: i64) -> Moment {
    in_utc(zone, date.and_time(NaiveTime::MIN) + TimeDelta::minutes(hour * 60 + minute))
}

fn in_utc(zone: Tz, local: NaiveDateTime) -> Moment {
    zone.from_local_datetime(&local).earliest().map_or(local, |moment| moment.naive_utc())
}

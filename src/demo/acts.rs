//! Makes one happening happen, through the same actions that people's own clicks call.

use std::collections::HashMap;

use chrono::{NaiveTime, TimeDelta, TimeZone};

use super::answers;
use super::people::Person;
use super::timeline::What;
use super::unit::Leave;
use crate::access::{self, ClientSelf, Who};
use crate::accounts;
use crate::audit::By;
use crate::consent;
use crate::content::Content;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::homework::{self, actions::HandIn};
use crate::ids::{AccountId, ClientId, StudyId, SubmissionId, UnitId};
use crate::instruments::Instrument;
use crate::messages::{self, PassesAll, Reply};
use crate::outbox;
use crate::questionnaires::{self, Occasion, actions::Answered, actions::Measures};
use crate::risk::actions::Note;
use crate::risk::rules::{DangerAnswer, Tier};
use crate::treatment;
use crate::{care, diary, practice, risk, units};

/// The staff of the demo's unit.
#[derive(Clone)]
pub(super) struct Staff {
    pub(super) unit: UnitId,
    /// By the handle of the responsible one.
    pub(super) carers: HashMap<String, Carers>,
    pub(super) supervisor: AccountId,
    pub(super) study: StudyId,
    pub(super) leaves: Vec<Leave>,
}

/// Who cares for a client.
#[derive(Clone)]
pub(super) struct Carers {
    pub(super) responsible: AccountId,
    pub(super) deputy: AccountId,
}

/// A client once entered.
#[derive(Clone)]
pub(super) struct Entered {
    pub(super) client: ClientId,
    pub(super) account: AccountId,
    pub(super) code: String,
}

/// What happens in one act.
pub(super) struct Act<'a> {
    pub(super) content: &'a Content,
    pub(super) staff: &'a Staff,
    pub(super) person: &'a Person,
    pub(super) entered: Option<&'a Entered>,
}

impl Act<'_> {
    /// Does it; entering somebody gives the client back.
    ///
    /// # Errors
    /// What the action says; a fault of the demo's own file is [`Error::Internal`] naming it.
    pub(super) fn perform(&self, tx: &mut Tx<'_>, what: &What) -> Result<Option<Entered>> {
        match what {
            What::Enrol => return self.enrol(tx).map(Some),
            What::Answer { event, instrument } => self.answer(tx, event, instrument)?,
            What::Begin(event) => self.begin(tx, event)?,
            What::HandIn(n) => self.hand_in(tx, *n)?,
            What::Reply(n) => self.reply(tx, *n)?,
            What::Message(n) => self.message(tx, *n)?,
            What::Note(n) => self.note(tx, *n)?,
            What::Approve(n) => self.approve(tx, *n)?,
            What::Draft(n) => self.draft(tx, *n)?,
            What::Acknowledge => self.acknowledge(tx)?,
            What::Act(n) => self.handle(tx, "acknowledged", self.person.flag.get(*n).map_or("", |flag| &flag.acted))?,
            What::Close(n) => self.handle(tx, "acted", self.person.flag.get(*n).map_or("", |flag| &flag.closed))?,
            What::Withdraw => {
                let (client, study) = (&self.entered()?.client, Some(&self.staff.study));
                consent::actions::withdraw(tx, &By::system(), client, consent::Kind::Research, study)?;
            }
            What::Review => self.review(tx)?,
            What::Supervise => self.supervise(tx)?,
            What::Pause => self.pause(tx)?,
            What::End => self.end(tx)?,
            What::Leave(n) => self.leave(tx, *n)?,
            What::Jobs => {}
        }
        Ok(None)
    }

    fn enrol(&self, tx: &mut Tx<'_>) -> Result<Entered> {
        let entered = self.entered.map_or_else(|| self.enter(tx), |known| Ok(known.clone()))?;
        let (by, unit) = (By::system(), &self.staff.unit);
        let programme = self.content.programmes.programme(&self.person.programme);
        let programme = programme.ok_or_else(|| Error::fault("demo: no such programme"))?;
        let started_on = units::get(tx, unit)?.date(tx.now());
        let treatment = treatment::actions::enrol(tx, &by, &entered.client, unit, programme, started_on)?;
        questionnaires::actions::schedule(tx, &treatment, &entered.client, unit, programme, started_on)?;
        Ok(entered)
    }

    fn enter(&self, tx: &mut Tx<'_>) -> Result<Entered> {
        let (by, unit) = (By::system(), &self.staff.unit);
        let code = accounts::actions::free_study_code(tx)?;
        let account = enter(tx, unit, access::Role::Client, &code, "", &self.person.language)?;
        let client = care::actions::enter_client(tx, &by, unit, &account, &self.person.name)?;
        let carers = self.carers(&self.person.clinician)?;
        care::actions::begin(tx, &by, &client.id, &carers.responsible, care::actions::Kind::Responsible)?;
        care::actions::begin(tx, &by, &client.id, &carers.deputy, care::actions::Kind::Deputy)?;
        consent::actions::give(tx, &by, &client.id, unit, consent::Kind::Participation, None, "1", "participation-1")?;
        if self.person.consent {
            let study = Some(&self.staff.study);
            consent::actions::give(tx, &by, &client.id, unit, consent::Kind::Research, study, "1", "research-1")?;
        }
        if self.person.letters == "mail" {
            outbox::actions::set_address(tx, &account, Some(&format!("{}@client.example", self.person.handle)))?;
            outbox::actions::change_settings(tx, &by, Some(&client.id), &account, &outbox::Choice::mail())?;
        }
        Ok(Entered { client: client.id, account, code: client.code })
    }

    /// Answers a form, on the page or by phone; who reads the answers is told before the first.
    fn answer(&self, tx: &mut Tx<'_>, event: &str, instrument: &str) -> Result<()> {
        let me = self.me(tx)?;
        let instrument =
            self.content.instruments.get(instrument).ok_or_else(|| Error::fault(format!("no form {instrument}")))?;
        let answers = answers::answers(self.person, instrument, event)?;
        let occasion = self.open_form(tx, &me, event, instrument)?;
        let (unit, rules) = (units::get(tx, me.unit())?, &self.content.rules);
        let answered =
            Answered { occasion: &occasion.id, instrument, language: &self.person.language, answers: &answers };
        if self.person.by_phone.contains(event) {
            let care = self.care(tx)?;
            questionnaires::actions::tell(tx, &care, &unit, instrument)?;
            questionnaires::actions::answer(tx, &care, rules, &answered)?;
            return Ok(());
        }
        questionnaires::actions::tell(tx, &me, &unit, instrument)?;
        questionnaires::actions::answer(tx, &me, rules, &answered)?;
        read_everything(tx, &me)
    }

    fn begin(&self, tx: &mut Tx<'_>, event: &str) -> Result<()> {
        let me = self.me(tx)?;
        let check = self.content.instruments.get("weekly_check").ok_or_else(|| Error::fault("no weekly check"))?;
        let occasion = self.open_form(tx, &me, event, check)?;
        let given = self.person.begun.get(event).map_or("", String::as_str);
        let answers = answers::some_answers(self.person, check, given)?;
        questionnaires::actions::save(tx, &me, &occasion, check, &answers, 0)?;
        Ok(())
    }

    fn open_form(&self, tx: &mut Tx<'_>, me: &ClientSelf, event: &str, instrument: &Instrument) -> Result<Occasion> {
        let today = units::get(tx, me.unit())?.date(tx.now());
        let due = questionnaires::due(tx, me.client(), today)?;
        let found = due.into_iter().find(|one| one.event == event && one.instrument_id == instrument.id);
        let cannot = || Error::fault(format!("demo: {} cannot answer {} {event}", self.person.handle, instrument.id));
        found.ok_or_else(cannot)
    }

    fn hand_in(&self, tx: &mut Tx<'_>, n: usize) -> Result<()> {
        let homework = self.person.homework.get(n).ok_or_else(|| Error::fault("demo: no such homework"))?;
        let me = self.me(tx)?;
        for worksheet in &homework.worksheet {
            fill(tx, &me, homework.module, &worksheet.exercise, &worksheet.rounds)?;
        }
        let opened = treatment::actions::opened(tx, &me, homework.module)?;
        for page in &opened.module.pages {
            treatment::actions::visit(tx, &me, &opened.step.id, &page.id)?;
        }
        let hand_in = HandIn {
            danger: DangerAnswer::from_word(&homework.danger),
            version: homework::actions::drafts(tx, &opened)?.version(),
            language: self.person.language.clone(),
        };
        homework::actions::submit(tx, &me, &opened, &hand_in, &self.content.rules)?;
        read_everything(tx, &me)
    }

    fn approve(&self, tx: &mut Tx<'_>, n: usize) -> Result<()> {
        let approved = self.person.approved.get(n).ok_or_else(|| Error::fault("demo: no such yes"))?;
        let care = self.care(tx)?;
        let ladder = practice::ladder(tx, care.client())?.ok_or_else(|| Error::fault("demo: no ladder"))?;
        practice::actions::decide(tx, &care, &ladder.submission, &approved.steps)
    }

    fn draft(&self, tx: &mut Tx<'_>, n: usize) -> Result<()> {
        let draft = self.person.draft.get(n).ok_or_else(|| Error::fault("demo: no such draft"))?;
        let me = self.me(tx)?;
        fill(tx, &me, draft.module, &draft.exercise, &draft.rounds)
    }

    fn note(&self, tx: &mut Tx<'_>, n: usize) -> Result<()> {
        let entry = self.person.diary.get(n).ok_or_else(|| Error::fault("demo: no such entry"))?;
        let me = self.me(tx)?;
        let on = units::get(tx, me.unit())?.date(tx.now());
        diary::actions::keep(tx, &me, &diary::rules::Entry { on, noted: entry.noted.clone() })?;
        Ok(())
    }

    fn reply(&self, tx: &mut Tx<'_>, n: usize) -> Result<()> {
        let homework = self.person.homework.get(n).ok_or_else(|| Error::fault("demo: no such homework"))?;
        let care = self.care(tx)?;
        let submission = self.submission(tx, n)?;
        let reply = Reply { replies: homework.replies.clone(), overall: homework.reply.clone() };
        messages::actions::save_feedback(tx, &care, &submission, 0, &reply)?;
        let version = messages::actions::find_feedback(tx, care.client(), &submission)?.map_or(0, |one| one.version);
        messages::actions::send_feedback(tx, &care, &PassesAll, &submission, version)?;
        Ok(())
    }

    fn submission(&self, tx: &mut Tx<'_>, n: usize) -> Result<SubmissionId> {
        let client = &self.entered()?.client;
        let treatment = treatment::latest(tx, client)?.ok_or_else(|| Error::fault("demo: no treatment"))?;
        let submissions = homework::of_client(tx, client)?;
        let mut own = submissions.iter().filter(|one| one.treatment_id == treatment.id);
        let found = own.nth(n).ok_or_else(|| Error::fault("demo: nothing was handed in"))?;
        Ok(found.id.clone())
    }

    fn message(&self, tx: &mut Tx<'_>, n: usize) -> Result<()> {
        let message = self.person.message.get(n).ok_or_else(|| Error::fault("demo: no such message"))?;
        if message.from == "client" {
            let me = self.me(tx)?;
            read_everything(tx, &me)?;
            messages::actions::send_to_clinician(tx, &me, &self.content.rules, &message.text, &message.danger)?;
        } else {
            let care = self.care(tx)?;
            messages::actions::mark_read_by_staff(tx, &care)?;
            messages::actions::send_to_client(tx, &care, &PassesAll, &message.text)?;
        }
        Ok(())
    }

    /// Takes every alarm of the client that nobody has taken; a story in which there is none is told wrongly.
    fn acknowledge(&self, tx: &mut Tx<'_>) -> Result<()> {
        let care = self.care(tx)?;
        let mut alarms = risk::open_alarms_of_unit(tx, care.unit())?;
        alarms.retain(|alarm| alarm.client_id == *care.client());
        if alarms.is_empty() {
            return Err(Error::fault("demo: no alarm to take"));
        }
        for alarm in alarms {
            risk::actions::acknowledge(tx, &care, &alarm.id)?;
        }
        Ok(())
    }

    /// Takes every flag of the client in that state one step on; there must be one.
    fn handle(&self, tx: &mut Tx<'_>, state: &str, note: &str) -> Result<()> {
        let care = self.care(tx)?;
        let note = Note::parse("note", note)?;
        let mut flags = risk::list_flags(tx, care.client())?;
        flags.retain(|flag| flag.state == state);
        if flags.is_empty() {
            return Err(Error::fault(format!("demo: no flag is {state}")));
        }
        let (is_acting, mut reached) = (state == "acknowledged", Vec::new());
        if flags.iter().any(|flag| Tier::from_word(&flag.tier) >= Some(Tier::Red)) {
            self.review(tx)?;
        }
        for flag in flags {
            if is_acting {
                self.reach(tx, &care, &flag, &mut reached)?;
                risk::actions::act(tx, &care, &self.content.rules, &flag.id, &note)?;
            } else {
                self.close_flag(tx, &care, &flag, &note)?;
            }
        }
        Ok(())
    }

    fn pause(&self, tx: &mut Tx<'_>) -> Result<()> {
        let care = self.care(tx)?;
        let treatment = treatment::current(tx, care.client())?.ok_or_else(|| Error::fault("demo: no treatment"))?;
        treatment::actions::pause(tx, &care, &treatment)
    }

    fn end(&self, tx: &mut Tx<'_>) -> Result<()> {
        let client = &self.entered()?.client;
        if let Some(treatment) = treatment::current(tx, client)? {
            self.review(tx)?;
            treatment::actions::end(tx, &By::system(), &treatment)?;
            let wants = self.person.phq9.contains_key("after");
            let measures = if wants { Measures::Asked } else { Measures::Stopped };
            questionnaires::actions::treatment_ended(tx, &treatment, measures)?;
        }
        Ok(())
    }

    /// A colleague notes to be away, from midnight to midnight on the unit's clocks.
    fn leave(&self, tx: &mut Tx<'_>, n: usize) -> Result<()> {
        let leave = self.staff.leaves.get(n).ok_or_else(|| Error::fault("demo: no such leave"))?;
        let unit = units::get(tx, &self.staff.unit)?;
        let noted_on = unit.date(tx.now());
        let midnight = |days: i64| {
            let local = (noted_on + TimeDelta::days(days - leave.noted)).and_time(NaiveTime::MIN);
            unit.time_zone.from_local_datetime(&local).earliest().map_or(local, |at| at.naive_utc())
        };
        let colleague = &self.carers(&leave.colleague)?.responsible;
        care::actions::be_away(tx, colleague, midnight(leave.first), midnight(leave.last + 1))
    }

    fn entered(&self) -> Result<&Entered> {
        self.entered.ok_or_else(|| Error::fault("demo: nobody was entered"))
    }

    fn me(&self, tx: &mut Tx<'_>) -> Result<ClientSelf> {
        let who = signed_in(tx, &self.entered()?.account)?;
        access::client_self(tx, &who)
    }

    /// The responsible clinician at work; the deputy while that one is away.
    pub(super) fn care(&self, tx: &mut Tx<'_>) -> Result<access::CareOf> {
        let carers = self.carers(&self.person.clinician)?;
        let now = tx.now();
        let is_away = !care::absent(tx, &[carers.responsible.as_str()], now)?.is_empty();
        let who = signed_in(tx, if is_away { &carers.deputy } else { &carers.responsible })?;
        access::care_of(tx, &who, &self.entered()?.code)
    }

    /// The supervisor at work.
    pub(super) fn supervisors_care(&self, tx: &mut Tx<'_>) -> Result<access::CareOf> {
        let who = signed_in(tx, &self.staff.supervisor)?;
        access::care_of(tx, &who, &self.entered()?.code)
    }

    fn carers(&self, clinician: &str) -> Result<&Carers> {
        self.staff.carers.get(clinician).ok_or_else(|| Error::fault(format!("demo: no clinician {clinician}")))
    }
}

/// Fills one exercise of an open module as a draft.
fn fill(
    tx: &mut Tx<'_>,
    me: &ClientSelf,
    module: i32,
    exercise: &str,
    rounds: &[std::collections::BTreeMap<String, toml::Value>],
) -> Result<()> {
    let opened = treatment::actions::opened(tx, me, module)?;
    let exercise =
        opened.module.exercise(exercise).ok_or_else(|| Error::fault(format!("demo: no exercise {exercise}")))?;
    let worksheet = answers::worksheet(exercise, rounds, opened.treatment.started_on)?;
    let version = homework::actions::drafts(tx, &opened)?.version_of([exercise]);
    homework::actions::save_draft(tx, me, &opened, &[(exercise, worksheet)], version)?;
    Ok(())
}

/// Somebody as signed in for this one act.
fn signed_in(tx: &mut Tx<'_>, account: &AccountId) -> Result<Who> {
    let session = accounts::actions::open_first_session(tx, account)?;
    let hash = crate::crypto::token_hash(&session.token);
    let who = access::who(tx, &hash)?.ok_or_else(|| Error::fault("demo: nobody is signed in"))?;
    accounts::actions::sign_out(tx, None, &session.token)?;
    Ok(who)
}

/// Makes an account that can be signed in to by the demo's links alone.
///
/// # Errors
/// What the database says.
pub(super) fn enter(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    role: access::Role,
    sign_in: &str,
    name: &str,
    locale: &str,
) -> Result<AccountId> {
    let kind = if role == access::Role::Client { accounts::rules::Kind::Client } else { accounts::rules::Kind::Staff };
    let new = accounts::actions::NewAccount {
        kind,
        unit: unit.clone(),
        role,
        sign_in: sign_in.to_owned(),
        name: name.to_owned(),
        locale: locale.to_owned(),
    };
    let invited = accounts::actions::invite(tx, &By::system(), new)?;
    accounts::actions::activate(tx, &invited.account)?;
    Ok(invited.account)
}

/// A client who is on the site for something opens what has come since the last visit.
fn read_everything(tx: &mut Tx<'_>, me: &ClientSelf) -> Result<()> {
    for feedback in messages::actions::sent_feedback(tx, me.client())? {
        messages::actions::read_feedback(tx, me, &feedback.submission)?;
    }
    messages::actions::mark_read_by_client(tx, me)
}

//! From something said to flags, in the transaction that stores what was said.

use super::{climb, handle, review};
use crate::access::ClientSelf;
use crate::audit::{self, By, Event};
use crate::clock::Moment;
use crate::crypto;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::ids::{AlarmId, ClientId, EvaluationId, FlagId, MessageId, ResponseId, SubmissionId, TreatmentId, UnitId};
use crate::instruments::PastScore;
use crate::risk::rules::review::Owed;
use crate::risk::rules::state::{NewEvidence, State, on_new_evidence};
use crate::risk::rules::{Concern, DangerAnswer, Evidence, Finding, History, ReportKind, RuleSet, Tier};
use crate::risk::store::{self, Alarm, Flag, NewEvaluation};
use crate::risk::{own, queries};
use crate::treatment;

/// What was said.
#[derive(Debug, Clone)]
pub enum Subject {
    /// A questionnaire was answered.
    Response(ResponseId),
    /// Homework was handed in.
    Submission(SubmissionId),
    /// A message was sent.
    Message(MessageId),
    /// "Something has happened" was used.
    Report,
    /// Nothing is heard in a treatment.
    Silence(TreatmentId),
}

impl Subject {
    fn word(&self) -> &'static str {
        match self {
            Self::Response(_) => "response",
            Self::Submission(_) => "submission",
            Self::Message(_) => "message",
            Self::Report => "report",
            Self::Silence(_) => "silence",
        }
    }

    fn id(&self) -> &str {
        match self {
            Self::Response(id) => id.as_str(),
            Self::Submission(id) => id.as_str(),
            Self::Message(id) => id.as_str(),
            Self::Report => "",
            Self::Silence(id) => id.as_str(),
        }
    }
}

/// Whom an evaluation is about, and who said it.
#[derive(Debug, Clone)]
pub struct About<'a> {
    /// The client.
    pub client: &'a ClientId,
    /// The client's unit.
    pub unit: &'a UnitId,
    /// For the log.
    pub by: &'a By,
}

impl<'a> From<&'a ClientSelf> for About<'a> {
    fn from(me: &'a ClientSelf) -> Self {
        Self { client: me.client(), unit: me.unit(), by: me.by() }
    }
}

/// What an evaluation came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// The highest tier found.
    pub worst: Option<Tier>,
    /// Whether something calls nobody yet, so that the same questionnaire is to be offered again soon.
    pub asks_again: bool,
}

impl Outcome {
    /// Whether help is shown before anything else.
    pub fn shows_help(self) -> bool {
        self.worst >= Some(Tier::Red)
    }
}

/// What was scored before, and when the first module opened; nothing where what was said has no score.
#[derive(Debug, Clone, Default)]
pub struct Past {
    /// Earlier scores, oldest first.
    pub scores: Vec<PastScore>,
    /// When the first module opened.
    pub begun: Option<Moment>,
}

/// Holds evidence against the rules as they hold for the unit, stores the evaluation, also an empty one, and raises what it finds.
///
/// # Errors
/// What the database says; then what was said is not stored either.
pub fn evaluate(
    tx: &mut Tx<'_>,
    rules: &RuleSet,
    about: &About<'_>,
    subject: &Subject,
    evidence: &Evidence<'_>,
    past: Past,
) -> Result<Outcome> {
    let now = tx.now();
    let own = own::of_unit(tx, about.unit, rules)?;
    let rules = own.as_deref().unwrap_or(rules);
    let flags = queries::past_flags(tx, about.client)?;
    let history = History { scores: past.scores, flags, begun: past.begun };
    let findings = rules.findings(evidence, &history, now);
    store_findings(tx, rules, about, subject, &findings)
}

/// Stores an evaluation and raises what it found.
pub(super) fn store_findings(
    tx: &mut Tx<'_>,
    rules: &RuleSet,
    about: &About<'_>,
    subject: &Subject,
    findings: &[Finding],
) -> Result<Outcome> {
    let evaluation: EvaluationId = tx.id();
    let row = NewEvaluation {
        id: &evaluation,
        client_id: about.client,
        unit_id: about.unit,
        subject: subject.word(),
        subject_id: subject.id(),
        rules_hash: &rules.hash,
        findings: i32::try_from(findings.len()).unwrap_or(i32::MAX),
        evaluated_at: tx.now(),
    };
    store::insert_evaluation(tx, &row)?;
    let worst = findings.iter().map(|finding| finding.tier).max();
    Raise { about, evaluation: &evaluation, alarm: None }.all(tx, findings)?;
    if worst >= Some(Tier::Red) {
        treatment::actions::hold(tx, about.client)?;
    }
    let is_separation = |finding: &Finding| rules.concerns(&finding.rule, Concern::Separation);
    if worst >= Some(Tier::Red) {
        review::owe(tx, about.client, about.unit, Owed::after_alarm)?;
    }
    if findings.iter().any(is_separation) {
        review::owe(tx, about.client, about.unit, Owed::after_separation)?;
    }
    Ok(Outcome { worst, asks_again: findings.iter().any(|finding| finding.tier == Tier::Info) })
}

/// "Is anyone in danger right now?", asked with every submission and message.
///
/// # Errors
/// As [`evaluate`].
pub fn danger_said(
    tx: &mut Tx<'_>,
    me: &ClientSelf,
    rules: &RuleSet,
    subject: &Subject,
    answer: DangerAnswer,
) -> Result<Outcome> {
    evaluate(tx, rules, &About::from(me), subject, &Evidence::Danger(answer), Past::default())
}

/// "Something has happened".
///
/// # Errors
/// As [`evaluate`].
pub fn something_happened(tx: &mut Tx<'_>, me: &ClientSelf, rules: &RuleSet, kind: ReportKind) -> Result<Outcome> {
    audit::record(tx, me.by(), Some(me.client()), &Event::SomethingHappened { kind: kind.word() })?;
    evaluate(tx, rules, &About::from(me), &Subject::Report, &Evidence::Report(kind), Past::default())
}

/// Raises the findings of one evaluation: those that need one share a new alarm.
struct Raise<'a> {
    about: &'a About<'a>,
    evaluation: &'a EvaluationId,
    alarm: Option<Alarm>,
}

impl Raise<'_> {
    fn all(mut self, tx: &mut Tx<'_>, findings: &[Finding]) -> Result<()> {
        let mut alarms: Vec<AlarmId> = Vec::new();
        for finding in findings {
            if finding.tier == Tier::Info {
                self.insert_flag(tx, finding, None)?;
                continue;
            }
            let alarm = self.one(tx, finding)?;
            if !alarms.contains(&alarm) {
                alarms.push(alarm);
            }
        }
        for alarm in alarms {
            let alarm = store::get_alarm(tx, &alarm)?;
            climb::raise_due(tx, &[alarm])?;
        }
        Ok(())
    }

    fn one(&mut self, tx: &mut Tx<'_>, finding: &Finding) -> Result<AlarmId> {
        let standing = store::standing_flag(tx, self.about.client, &finding.rule)?;
        match standing.map(|flag| (State::from_word(&flag.state).map(on_new_evidence), flag)) {
            Some((Some(NewEvidence::Add), flag)) => self.add_to(tx, flag, finding),
            Some((Some(NewEvidence::Reopen), flag)) => self.reopen(tx, flag, finding),
            _ => self.raise_new(tx, finding),
        }
    }

    fn raise_new(&mut self, tx: &mut Tx<'_>, finding: &Finding) -> Result<AlarmId> {
        let alarm = self.alarm(tx, finding.tier)?;
        self.insert_flag(tx, finding, Some(alarm.clone()))?;
        Ok(alarm)
    }

    /// A new flag; without an alarm it is noted, and nobody is called.
    fn insert_flag(&self, tx: &mut Tx<'_>, finding: &Finding, alarm: Option<AlarmId>) -> Result<()> {
        let (state, alarms) = if alarm.is_some() { (State::Open, 1) } else { (State::Noted, 0) };
        let now = tx.now();
        let flag = Flag {
            id: tx.id(),
            client_id: self.about.client.clone(),
            unit_id: self.about.unit.clone(),
            alarm_id: alarm,
            rule: finding.rule.clone(),
            rule_version: finding.rule_version.clone(),
            tier: finding.tier.word().to_owned(),
            state: state.word().to_owned(),
            alarms,
            raised_at: now,
            changed_at: now,
            unread_since: None,
        };
        store::insert_flag(tx, &flag)?;
        self.note(tx, &flag.id, finding, Some(state))?;
        let (flag, rule, tier) = event_parts(&flag.id, finding);
        audit::record(tx, self.about.by, Some(self.about.client), &Event::FlagRaised { flag, rule, tier })
    }

    /// On an open flag the earliest deadline holds: it stays with its alarm, whose tier can rise.
    fn add_to(&mut self, tx: &mut Tx<'_>, mut flag: Flag, finding: &Finding) -> Result<AlarmId> {
        if Tier::from_word(&flag.tier) < Some(finding.tier) {
            finding.tier.word().clone_into(&mut flag.tier);
        }
        let alarm = flag.alarm_id.as_ref().ok_or_else(|| Error::fault("an open flag without an alarm"))?;
        let alarm = store::get_alarm(tx, alarm)?;
        if Tier::from_word(&alarm.tier) < Some(finding.tier) {
            store::raise_alarm_tier(tx, &alarm.id, finding.tier.word())?;
        }
        flag.rule_version.clone_from(&finding.rule_version);
        flag.changed_at = tx.now();
        store::update_flag(tx, &flag)?;
        self.note(tx, &flag.id, finding, None)?;
        let (id, rule, tier) = event_parts(&flag.id, finding);
        audit::record(tx, self.about.by, Some(self.about.client), &Event::FlagEvidence { flag: id, rule, tier })?;
        Ok(alarm.id)
    }

    /// On a flag that somebody has taken, the same rule met again is a new alarm with a new clock.
    fn reopen(&mut self, tx: &mut Tx<'_>, mut flag: Flag, finding: &Finding) -> Result<AlarmId> {
        let alarm = self.alarm(tx, finding.tier)?;
        let before = flag.alarm_id.replace(alarm.clone());
        finding.tier.word().clone_into(&mut flag.tier);
        State::Open.word().clone_into(&mut flag.state);
        flag.rule_version.clone_from(&finding.rule_version);
        flag.alarms += 1;
        flag.changed_at = tx.now();
        store::update_flag(tx, &flag)?;
        if let Some(before) = before {
            handle::stop_clock_when_all_is_done(tx, &before)?;
        }
        self.note(tx, &flag.id, finding, Some(State::Open))?;
        let (id, rule, tier) = event_parts(&flag.id, finding);
        audit::record(tx, self.about.by, Some(self.about.client), &Event::FlagReopened { flag: id, rule, tier })?;
        Ok(alarm)
    }

    /// The evaluation's own alarm, made when the first finding needs it; its tier is the highest of its findings.
    fn alarm(&mut self, tx: &mut Tx<'_>, tier: Tier) -> Result<AlarmId> {
        if let Some(alarm) = &mut self.alarm {
            if Tier::from_word(&alarm.tier) < Some(tier) {
                tier.word().clone_into(&mut alarm.tier);
                store::raise_alarm_tier(tx, &alarm.id, tier.word())?;
            }
            return Ok(alarm.id.clone());
        }
        let alarm = Alarm {
            id: tx.id(),
            client_id: self.about.client.clone(),
            unit_id: self.about.unit.clone(),
            tier: tier.word().to_owned(),
            started_at: tx.now(),
            acknowledged_at: None,
            acknowledged_by: None,
            act_by: None,
        };
        store::insert_alarm(tx, &alarm)?;
        Ok(self.alarm.insert(alarm).id.clone())
    }

    /// Stores the evidence, and the step where the flag's state is new.
    fn note(&self, tx: &mut Tx<'_>, flag: &FlagId, finding: &Finding, new_state: Option<State>) -> Result<()> {
        let evidence = store::Evidence {
            id: tx.id(),
            flag_id: flag.clone(),
            evaluation_id: self.evaluation.clone(),
            tier: finding.tier.word().to_owned(),
            rule_version: finding.rule_version.clone(),
            because: serde_json::to_string(&finding.because)
                .map_err(|error| Error::internal("store a finding", error))?,
            found_at: tx.now(),
        };
        store::insert_evidence(tx, &evidence)?;
        if let Some(state) = new_state {
            let step = store::Step {
                id: tx.id(),
                flag_id: flag.clone(),
                client_id: self.about.client.clone(),
                state: state.word().to_owned(),
                account_id: None,
                note: None,
                next: None,
                taken_at: tx.now(),
                seq: store::next_step_number(tx, flag)?,
            };
            store::insert_step(tx, &step)?;
        }
        Ok(())
    }
}

fn event_parts(flag: &FlagId, finding: &Finding) -> (String, String, String) {
    (flag.to_string(), finding.rule.clone(), finding.tier.word().to_owned())
}

/// The place of what comes next when a flag is closed.
pub(in crate::risk) const NEXT: crypto::Place = crypto::Place("flag_steps.next");
/// The place of flags' notes.
pub(in crate::risk) const NOTE: crypto::Place = crypto::Place("flag_steps.note");

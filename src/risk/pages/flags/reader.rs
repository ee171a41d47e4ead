//! Reads what the flags page shows, in a fixed number of statements.

use std::collections::HashMap;

use super::typed::Typed;
use super::view::{AlarmView, Choice, ContactView, DecisionView, EvidenceView, FlagView, RungView, StepView, View};
use crate::access::CareOf;
use crate::clock::Moment;
use crate::crypto::ClientKeys;
use crate::db::Read;
use crate::error::{Error, Result};
use crate::ids::{AccountId, AlarmId};
use crate::risk::actions::{self, CHILD, CONTACT, NEXT, NOTE, Written};
use crate::risk::rules::closing::{Alarmed, ChildDecided, Handled, lacking_to_act, lacking_to_close};
use crate::risk::rules::{Because, Concern, RuleSet, Tier};
use crate::risk::store::{self, Alarm, Contact, Decision, Evidence, Flag, RaisedRung, Step};
use crate::units::Unit;
use crate::web::page;
use crate::{accounts, care, crypto};

/// Reads a client's flags.
pub(super) struct Reader<'a> {
    pub(super) rules: &'a RuleSet,
    pub(super) language: &'a str,
    pub(super) unit: Unit,
    pub(super) now: Moment,
    pub(super) typed: &'a Typed,
    pub(super) is_supervisor: bool,
}

/// What was read, to be put together.
struct Rows {
    keys: ClientKeys,
    evidence: Vec<Evidence>,
    subjects: HashMap<String, (String, String)>,
    steps: Vec<Step>,
    rungs: Vec<RaisedRung>,
    contacts: Vec<Contact>,
    decisions: Vec<Decision>,
    reviewed_at: Option<Moment>,
    names: HashMap<String, String>,
}

impl Rows {
    fn load(rx: &mut Read<'_>, care: &CareOf, alarms: &[Alarm], flags: &[Flag], more: &[AccountId]) -> Result<Self> {
        let flag_ids: Vec<&str> = flags.iter().map(|flag| flag.id.as_str()).collect();
        let alarm_ids: Vec<&str> = alarms.iter().map(|alarm| alarm.id.as_str()).collect();
        let evidence = store::list_evidence(rx, &flag_ids)?;
        let evaluations: Vec<&str> = evidence.iter().map(|one| one.evaluation_id.as_str()).collect();
        let subjects = store::subjects(rx, &evaluations)?;
        let steps = store::list_steps(rx, &flag_ids)?;
        let contacts = store::contacts(rx, &alarm_ids)?;
        let decisions = store::decisions(rx, &flag_ids)?;
        let deciding = decisions.iter().flat_map(|one| [Some(&one.account_id), one.second_id.as_ref()]);
        let people: Vec<&str> = steps
            .iter()
            .map(|step| step.account_id.as_ref())
            .chain(contacts.iter().map(|contact| Some(&contact.account_id)))
            .chain(deciding)
            .chain(more.iter().map(Some))
            .flatten()
            .map(AccountId::as_str)
            .collect();
        Ok(Self {
            keys: crypto::client_keys(rx, [care.client()])?,
            subjects: subjects.into_iter().map(|(id, kind, subject)| (id, (kind, subject))).collect(),
            names: accounts::actions::names(rx, &people)?,
            rungs: store::list_rungs(rx, &alarm_ids)?,
            reviewed_at: store::last_signed(rx, care.client())?,
            evidence,
            steps,
            contacts,
            decisions,
        })
    }

    fn name(&self, account: Option<&AccountId>) -> String {
        account.and_then(|id| self.names.get(id.as_str())).cloned().unwrap_or_default()
    }

    /// What has been done about a flag of the alarm.
    fn handled(&self, flag: &Flag, alarm: &Alarm) -> Handled {
        let contacts = self.contacts.iter().filter(|contact| contact.alarm_id == alarm.id);
        let decided = self.decisions.iter().rfind(|decision| decision.flag_id == flag.id);
        Handled {
            contacted_at: contacts.map(|contact| contact.contacted_at).max(),
            reviewed_at: self.reviewed_at,
            child: decided.map(|decision| ChildDecided {
                at: decision.decided_at,
                waits_for_second: decision.second_id.is_some() && decision.agreed_at.is_none(),
            }),
        }
    }
}

impl Reader<'_> {
    /// Everything on the page.
    pub(super) fn view(&self, rx: &mut Read<'_>, care: &CareOf) -> Result<View> {
        let client = care::get(rx, care.client())?;
        let alarms = store::list_alarms(rx, care.client())?;
        let flags = store::list_flags(rx, care.client())?;
        let second_people = if flags.iter().any(|flag| self.takes_decision(flag)) {
            actions::second_people(rx, care.client(), care.unit(), care.account())?
        } else {
            Vec::new()
        };
        let rows = Rows::load(rx, care, &alarms, &flags, &second_people)?;
        let mut by_alarm: HashMap<AlarmId, Vec<FlagView>> = HashMap::new();
        let mut noted = Vec::new();
        for flag in &flags {
            let alarm = flag.alarm_id.as_ref().and_then(|id| alarms.iter().find(|alarm| alarm.id == *id));
            let view = self.flag(flag, alarm, &rows, care)?;
            match alarm {
                Some(alarm) => by_alarm.entry(alarm.id.clone()).or_default().push(view),
                None => noted.push(view),
            }
        }
        let mut shown = Vec::new();
        for alarm in &alarms {
            if let Some(flags) = by_alarm.remove(&alarm.id) {
                shown.push(self.alarm(alarm, flags, &rows)?);
            }
        }
        let person = |account: &AccountId| Choice {
            value: account.to_string(),
            label: rows.name(Some(account)),
            hint: String::new(),
        };
        Ok(View {
            code: care.code().to_owned(),
            name: care::actions::name(&rows.keys, &client)?,
            faults: self.typed.faults.clone(),
            alarms: shown,
            noted,
            ways: Vec::new(),
            reached: Vec::new(),
            decisions: Vec::new(),
            second_people: second_people.iter().map(person).collect(),
        })
    }

    fn alarm(&self, alarm: &Alarm, flags: Vec<FlagView>, rows: &Rows) -> Result<AlarmView> {
        let is_open = alarm.acknowledged_at.is_none();
        let local = self.unit.local(self.now);
        let field = |name: &str, otherwise: &str| self.typed.field(alarm.id.as_str(), name, otherwise);
        let own = rows.contacts.iter().filter(|contact| contact.alarm_id == alarm.id);
        let rungs = rows.rungs.iter().filter(|rung| rung.alarm_id == alarm.id);
        Ok(AlarmView {
            id: alarm.id.to_string(),
            tier: alarm.tier.clone(),
            when: self.shown(alarm.started_at),
            is_open,
            act_by: alarm.act_by.map(|at| self.shown(at)).unwrap_or_default(),
            is_late: alarm.act_by.is_some_and(|at| at <= self.now),
            takes_contacts: !is_open && flags.iter().any(|flag| flag.state != "closed"),
            flags,
            rungs: rungs
                .map(|rung| RungView {
                    who: rung.rung.clone(),
                    when: self.shown(rung.raised_at),
                    count: rung.recipients,
                })
                .collect(),
            contacts: own.map(|contact| self.contact(contact, rows)).collect::<Result<_>>()?,
            way: field("way", ""),
            reached: field("reached", ""),
            on: field("on", &local.format("%Y-%m-%d").to_string()),
            at: field("at", &local.format("%H:%M").to_string()),
            note: field("note", ""),
        })
    }

    /// Whether what is done for a child can be decided about it now.
    fn takes_decision(&self, flag: &Flag) -> bool {
        is_in_hand(flag) && self.rules.concerns(&flag.rule, Concern::Child)
    }

    fn flag(&self, flag: &Flag, alarm: Option<&Alarm>, rows: &Rows, care: &CareOf) -> Result<FlagView> {
        let tier = Tier::from_word(&flag.tier).unwrap_or(Tier::Emergency);
        let concerns_child = self.rules.concerns(&flag.rule, Concern::Child);
        let (mut to_act, mut to_close) = (Vec::new(), Vec::new());
        if let Some(alarm) = alarm.filter(|_| is_in_hand(flag)) {
            let (alarmed, handled) =
                (Alarmed { tier, at: alarm.started_at, concerns_child }, rows.handled(flag, alarm));
            to_act = lacking_to_act(&alarmed, &handled);
            to_close = lacking_to_close(&alarmed, &handled);
        }
        let field = |name: &str| self.typed.field(flag.id.as_str(), name, "");
        let today = self.unit.date(self.now).to_string();
        let decided = rows.decisions.iter().filter(|one| one.flag_id == flag.id);
        let decided = decided.map(|one| self.decision(one, rows, care)).collect::<Result<Vec<_>>>()?;
        let title = self.rules.rule(&flag.rule).map_or(flag.rule.as_str(), |rule| rule.title.text(self.language));
        let evidence = rows.evidence.iter().filter(|one| one.flag_id == flag.id);
        let steps = rows.steps.iter().filter(|step| step.flag_id == flag.id);
        Ok(FlagView {
            id: flag.id.to_string(),
            title: title.to_owned(),
            rule: flag.rule.clone(),
            version: flag.rule_version.clone(),
            tier: flag.tier.clone(),
            state: flag.state.clone(),
            alarms: flag.alarms,
            asks_reading: self.is_supervisor && flag.unread_since.is_some(),
            is_red: tier >= Tier::Red,
            lacks_to_act: to_act.iter().map(|one| one.word()).collect(),
            lacks_to_close: to_close.iter().map(|one| one.word()).collect(),
            fault: page::beside(&self.typed.faults, &format!("flag-{}", flag.id)),
            note: field("note"),
            next: field("next"),
            takes_decision: self.takes_decision(flag),
            decided,
            decision: field("decision"),
            day: self.typed.field(flag.id.as_str(), "on", &today),
            whom: field("whom"),
            reference: field("reference"),
            reason: field("reason"),
            second: field("second"),
            evidence: evidence
                .map(|one| self.evidence(one, care, rows.subjects.get(one.evaluation_id.as_str())))
                .collect(),
            steps: steps.map(|step| self.step(step, rows)).collect::<Result<_>>()?,
        })
    }

    /// The sentence as it read when the rule was met.
    fn evidence(&self, evidence: &Evidence, care: &CareOf, subject: Option<&(String, String)>) -> EvidenceView {
        let because: Because = serde_json::from_str(&evidence.because).unwrap_or_default();
        let base = format!("/clinic/clients/{}", care.code());
        let href = match subject.map(|(kind, id)| (kind.as_str(), id)) {
            Some(("response", id)) => format!("{base}/answers/{id}"),
            Some(("submission", id)) => format!("{base}/homework/{id}"),
            Some(("message", _)) => format!("{base}/messages"),
            _ => String::new(),
        };
        EvidenceView {
            when: self.shown(evidence.found_at),
            sentence: because.sentence.text(self.language).to_owned(),
            href,
        }
    }

    fn step(&self, step: &Step, rows: &Rows) -> Result<StepView> {
        let open = |place, sealed: &Option<Vec<u8>>| {
            let opened = |sealed: &Vec<u8>| rows.keys.open(&step.client_id, place, step.id.as_str(), sealed);
            sealed.as_ref().map_or(Ok(String::new()), opened)
        };
        Ok(StepView {
            when: self.shown(step.taken_at),
            state: step.state.clone(),
            who: rows.name(step.account_id.as_ref()),
            note: open(NOTE, &step.note)?,
            next: open(NEXT, &step.next)?,
        })
    }

    fn contact(&self, contact: &Contact, rows: &Rows) -> Result<ContactView> {
        let opened = |note: &Vec<u8>| rows.keys.open(&contact.client_id, CONTACT, contact.id.as_str(), note);
        Ok(ContactView {
            when: self.shown(contact.contacted_at),
            way: contact.way.clone(),
            reached: contact.is_reached,
            who: rows.name(Some(&contact.account_id)),
            note: contact.note.as_ref().map_or(Ok(String::new()), opened)?,
        })
    }

    fn decision(&self, decision: &Decision, rows: &Rows, care: &CareOf) -> Result<DecisionView> {
        let text = rows.keys.open(&decision.client_id, CHILD, decision.id.as_str(), &decision.body)?;
        let written: Written =
            serde_json::from_str(&text).map_err(|error| Error::internal("read a decision", error))?;
        let is_waiting = decision.agreed_at.is_none();
        Ok(DecisionView {
            id: decision.id.to_string(),
            when: self.shown(decision.decided_at),
            decision: decision.word.clone(),
            who: rows.name(Some(&decision.account_id)),
            on: written.on.map(|on| on.to_string()).unwrap_or_default(),
            whom: written.whom,
            reference: written.reference,
            reason: written.reason,
            second: rows.name(decision.second_id.as_ref()),
            agreed: decision.agreed_at.map(|at| self.shown(at)).unwrap_or_default(),
            asks_reader: is_waiting && decision.second_id.as_ref() == Some(care.account()),
        })
    }

    fn shown(&self, moment: Moment) -> String {
        self.unit.local(moment).format("%Y-%m-%d %H.%M").to_string()
    }
}

/// Whether somebody has taken it and is not done with it.
fn is_in_hand(flag: &Flag) -> bool {
    ["acknowledged", "acted"].contains(&flag.state.as_str())
}

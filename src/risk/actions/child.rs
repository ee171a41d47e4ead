//! What is decided for a child that a flag is about.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::handle::Note;
use crate::access::CareOf;
use crate::audit::{self, Event};
use crate::crypto::{self, Place};
use crate::db::{Read, Tx};
use crate::error::{Error, Result};
use crate::ids::{AccountId, ChildDecisionId, ClientId, FlagId, UnitId};
use crate::risk::queries::Ladders;
use crate::risk::rules::ladder::Who;
use crate::risk::rules::{Concern, RuleSet};
use crate::risk::store;

/// The place of what a decision rests on.
pub(in crate::risk) const CHILD: Place = Place("child_decisions.body");

/// What is decided.
#[derive(Debug, Clone)]
pub enum ChildDecision {
    /// Concern for the child has been reported to social services.
    Reported {
        /// The day.
        on: NaiveDate,
        /// To whom.
        whom: Note,
        /// The receiver's reference, where there is one.
        reference: Option<Note>,
    },
    /// It has been taken up with the child's own unit.
    TakenUp {
        /// The day.
        on: NaiveDate,
        /// With whom.
        whom: Note,
    },
    /// It is not reported, which takes two.
    NotReported {
        /// Why.
        reason: Note,
        /// Who has to agree.
        second: AccountId,
    },
}

impl ChildDecision {
    /// The words used in forms and in the database, in the order in which they are offered.
    pub const WORDS: [&'static str; 3] = ["reported", "taken_up", "not_reported"];

    fn word(&self) -> &'static str {
        let [reported, taken_up, not_reported] = Self::WORDS;
        match self {
            Self::Reported { .. } => reported,
            Self::TakenUp { .. } => taken_up,
            Self::NotReported { .. } => not_reported,
        }
    }
}

/// A decision as it is sealed.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(in crate::risk) struct Written {
    /// The day on which it was reported or taken up.
    pub(in crate::risk) on: Option<NaiveDate>,
    /// To or with whom.
    pub(in crate::risk) whom: String,
    pub(in crate::risk) reference: String,
    pub(in crate::risk) reason: String,
}

impl Written {
    fn of(decision: &ChildDecision) -> Self {
        let text = |note: &Note| note.as_str().to_owned();
        match decision {
            ChildDecision::Reported { on, whom, reference } => Self {
                on: Some(*on),
                whom: text(whom),
                reference: reference.as_ref().map(text).unwrap_or_default(),
                reason: String::new(),
            },
            ChildDecision::TakenUp { on, whom } => Self { on: Some(*on), whom: text(whom), ..Self::default() },
            ChildDecision::NotReported { reason, .. } => Self { reason: text(reason), ..Self::default() },
        }
    }
}

/// Who can be the second person for a client: everybody on the ladder but the one who decides.
///
/// # Errors
/// What the database says.
pub fn second_people(rx: &mut Read<'_>, client: &ClientId, unit: &UnitId, but: &AccountId) -> Result<Vec<AccountId>> {
    let now = rx.now();
    let ladders = Ladders::load(rx, &[(client.clone(), unit.clone())], now)?;
    let mut people = Vec::new();
    for who in [Who::Supervisor, Who::Responsible, Who::Deputy] {
        for account in ladders.recipients(client, unit, who) {
            if account != *but && !people.contains(&account) {
                people.push(account);
            }
        }
    }
    Ok(people)
}

/// Decides what is done for the child; a later decision takes the place of an earlier one, which is kept.
///
/// # Errors
/// [`Error::NotFound`] for another client's flag, [`Error::Conflict`] where the flag is not about a child or is not in
/// anybody's hands, [`Error::Invalid`] where the day lies ahead or the second person cannot be that.
pub fn decide_for_child(
    tx: &mut Tx<'_>,
    care: &CareOf,
    rules: &RuleSet,
    flag: &FlagId,
    decision: &ChildDecision,
    today: NaiveDate,
) -> Result<()> {
    let found = store::find_flag(tx, care.client(), flag)?.ok_or(Error::NotFound)?;
    let is_in_hand = ["acknowledged", "acted"].contains(&found.state.as_str());
    if !is_in_hand || !rules.concerns(&found.rule, Concern::Child) {
        return Err(Error::Conflict("flag-conflict-state"));
    }
    let second = match decision {
        ChildDecision::Reported { on, .. } | ChildDecision::TakenUp { on, .. } if *on > today => {
            return Err(Error::field(format!("on-{flag}"), "child-fault-ahead"));
        }
        ChildDecision::NotReported { second, .. } => {
            if !second_people(tx, care.client(), care.unit(), care.account())?.contains(second) {
                return Err(Error::field(format!("second-{flag}"), "child-fault-second"));
            }
            Some(second.clone())
        }
        _ => None,
    };
    let id: ChildDecisionId = tx.id();
    let text =
        serde_json::to_string(&Written::of(decision)).map_err(|error| Error::internal("write a decision", error))?;
    let row = store::Decision {
        body: crypto::seal(tx, care.client(), CHILD, id.as_str(), &text)?,
        id,
        flag_id: flag.clone(),
        client_id: care.client().clone(),
        word: decision.word().to_owned(),
        account_id: care.account().clone(),
        decided_at: tx.now(),
        second_id: second,
        agreed_at: None,
    };
    store::insert_decision(tx, &row)?;
    let event = Event::ChildDecided { flag: flag.to_string(), decision: decision.word() };
    audit::record(tx, care.by(), Some(care.client()), &event)
}

/// The second person agrees that it is not reported.
///
/// # Errors
/// [`Error::NotFound`] for another client's decision, [`Error::Conflict`] where this person was not asked, or has answered.
pub fn agree(tx: &mut Tx<'_>, care: &CareOf, decision: &ChildDecisionId) -> Result<()> {
    let found = store::decision(tx, decision)?;
    if found.client_id != *care.client() {
        return Err(Error::NotFound);
    }
    let now = tx.now();
    if store::agree(tx, decision, care.account(), now)? == 0 {
        return Err(Error::Conflict("child-conflict-second"));
    }
    audit::record(tx, care.by(), Some(care.client()), &Event::ChildDecisionAgreed { flag: found.flag_id.to_string() })
}

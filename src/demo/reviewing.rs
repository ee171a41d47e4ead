//! What the demo's clinicians do about risk beside the flags themselves: reviews, contacts, decisions for children.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::Days;
use serde::Deserialize;

use super::acts::Act;
use crate::access::CareOf;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::ids::AlarmId;
use crate::risk::actions::{self, ChildDecision, Closing, Contact, Draft, Note, Way};
use crate::risk::rules::review::{Body, Child, Kind};
use crate::risk::rules::{Concern, Tier};
use crate::risk::{self, Flag};
use crate::units;

/// From one review to the day that it names for the next.
pub(super) const BETWEEN_REVIEWS: u64 = 28;

/// What a person's file says of the reviews about them.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reviewed {
    /// Whether nobody has come to write one.
    #[serde(default)]
    pub(super) lapses: bool,
    #[serde(default)]
    found: BTreeMap<String, String>,
    #[serde(default)]
    notes: BTreeMap<String, String>,
    #[serde(default)]
    children: Vec<Child>,
    #[serde(default)]
    worry: String,
    #[serde(default)]
    sources: String,
    #[serde(default)]
    conclusion: String,
    #[serde(default)]
    measures: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Usual {
    review: Reviewed,
    contact: ContactNote,
    child: ChildUnit,
    closing: Next,
}

#[derive(Debug, Deserialize)]
struct ContactNote {
    note: String,
}

#[derive(Debug, Deserialize)]
struct ChildUnit {
    whom: String,
}

#[derive(Debug, Deserialize)]
struct Next {
    next: String,
}

static USUAL: LazyLock<std::result::Result<Usual, String>> =
    LazyLock::new(|| toml::from_str(include_str!("reviews.toml")).map_err(|error| format!("reviews.toml: {error}")));

fn usual() -> Result<&'static Usual> {
    USUAL.as_ref().map_err(|fault| Error::fault(format!("demo: {fault}")))
}

impl Act<'_> {
    /// Signs a review of what the person's file says, and for the rest of what is usual.
    pub(super) fn review(&self, tx: &mut Tx<'_>) -> Result<()> {
        let care = self.care(tx)?;
        let next_on = units::get(tx, care.unit())?.date(tx.now()).checked_add_days(Days::new(BETWEEN_REVIEWS));
        let draft = Draft { version: 0, body: self.reviewed(usual()?), next_on };
        actions::sign(tx, &care, &self.content.review, &draft)?;
        Ok(())
    }

    fn reviewed(&self, usual: &Usual) -> Body {
        let (own, usual) = (&self.person.review, &usual.review);
        let said = |own: &String, usual: &String| if own.is_empty() { usual.clone() } else { own.clone() };
        let of = |own: &BTreeMap<String, String>, usual: &BTreeMap<String, String>| {
            let mut all = usual.clone();
            all.extend(own.iter().map(|(section, word)| (section.clone(), word.clone())));
            all
        };
        let (mut found, mut notes) = (of(&own.found, &usual.found), of(&own.notes, &usual.notes));
        for section in &self.content.review.sections {
            match section.kind {
                Kind::Scale => drop(found.insert(section.id.clone(), said(&own.worry, &usual.worry))),
                Kind::Sources => drop(notes.insert(section.id.clone(), said(&own.sources, &usual.sources))),
                Kind::Finding | Kind::Children => {}
            }
        }
        Body {
            found,
            notes,
            children: own.children.clone(),
            conclusion: said(&own.conclusion, &usual.conclusion),
            measures: said(&own.measures, &usual.measures),
        }
    }

    /// Reaches the client about the alarm of a flag, and decides for a child where it is about one.
    pub(super) fn reach(&self, tx: &mut Tx<'_>, care: &CareOf, flag: &Flag, known: &mut Vec<AlarmId>) -> Result<()> {
        let usual = usual()?;
        if let Some(alarm) = flag.alarm_id.as_ref().filter(|alarm| !known.contains(alarm)) {
            let note = Note::parse_optional("note", &usual.contact.note)?;
            let contact = Contact { way: Way::Phone, is_reached: true, at: tx.now(), note };
            actions::contact(tx, care, alarm, &contact)?;
            known.push(alarm.clone());
        }
        if self.content.rules.concerns(&flag.rule, Concern::Child) {
            let on = units::get(tx, care.unit())?.date(tx.now());
            let decision = ChildDecision::TakenUp { on, whom: Note::parse("whom", &usual.child.whom)? };
            actions::decide_for_child(tx, care, &self.content.rules, &flag.id, &decision, on)?;
        }
        Ok(())
    }

    /// Closes a flag.
    /// The supervisor reads what was done about every closed flag of the client that waits for it.
    pub(super) fn supervise(&self, tx: &mut Tx<'_>) -> Result<()> {
        let care = self.supervisors_care(tx)?;
        for flag in risk::list_flags(tx, care.client())?.iter().filter(|flag| flag.unread_since.is_some()) {
            actions::read_closed(tx, &care, &flag.id, None)?;
        }
        Ok(())
    }

    pub(super) fn close_flag(&self, tx: &mut Tx<'_>, care: &CareOf, flag: &Flag, note: &Note) -> Result<()> {
        let is_red = Tier::from_word(&flag.tier) >= Some(Tier::Red);
        let next = if is_red { Note::parse_optional("next", &usual()?.closing.next)? } else { None };
        risk::actions::close(tx, care, &self.content.rules, &flag.id, &Closing { note: note.clone(), next })
    }
}

//! Reaching the client after an alarm, or trying to.

use chrono::TimeDelta;

use super::handle::Note;
use crate::access::CareOf;
use crate::audit::{self, Event};
use crate::clock::Moment;
use crate::crypto::{self, Place};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::ids::{AlarmId, ContactId};
use crate::risk::store;

/// The place of notes about contacts.
pub(in crate::risk) const CONTACT: Place = Place("alarm_contacts.note");

/// How the client was sought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// By telephone.
    Phone,
    /// Face to face.
    Meeting,
    /// By video.
    Video,
    /// In writing.
    Letter,
    /// Through somebody else, such as the police or social services.
    ThroughOthers,
}

impl Way {
    /// In the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Phone, Self::Meeting, Self::Video, Self::Letter, Self::ThroughOthers];

    /// The word used in forms and in the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Meeting => "meeting",
            Self::Video => "video",
            Self::Letter => "letter",
            Self::ThroughOthers => "through_others",
        }
    }

    /// Reads the word back.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.word() == word)
    }
}

/// One contact.
#[derive(Debug, Clone)]
pub struct Contact {
    /// How.
    pub way: Way,
    /// Whether the client was reached.
    pub is_reached: bool,
    /// When, UTC.
    pub at: Moment,
    /// What was said, or left as a message.
    pub note: Option<Note>,
}

/// Notes that the client was reached about an alarm, or sought.
///
/// # Errors
/// [`Error::NotFound`] for another client's alarm, [`Error::Conflict`] where nobody has taken it, [`Error::Invalid`] where
/// the time lies before the alarm or ahead.
pub fn contact(tx: &mut Tx<'_>, care: &CareOf, alarm: &AlarmId, contact: &Contact) -> Result<()> {
    let found = store::get_alarm(tx, alarm)?;
    if found.client_id != *care.client() {
        return Err(Error::NotFound);
    }
    if found.acknowledged_at.is_none() {
        return Err(Error::Conflict("flag-conflict-state"));
    }
    // A time is told in minutes: within the alarm's own minute it is taken to be after the alarm.
    if contact.at + TimeDelta::minutes(1) <= found.started_at || contact.at > tx.now() {
        return Err(Error::field(format!("at-{alarm}"), "contact-fault-when"));
    }
    let id: ContactId = tx.id();
    let sealed = |note: &Note| crypto::seal(tx, care.client(), CONTACT, id.as_str(), note.as_str());
    let row = store::Contact {
        note: contact.note.as_ref().map(sealed).transpose()?,
        id,
        alarm_id: alarm.clone(),
        client_id: care.client().clone(),
        way: contact.way.word().to_owned(),
        is_reached: contact.is_reached,
        contacted_at: contact.at.max(found.started_at),
        account_id: care.account().clone(),
        noted_at: tx.now(),
    };
    store::insert_contact(tx, &row)?;
    let event = Event::ContactNoted { alarm: alarm.to_string(), way: contact.way.word(), reached: contact.is_reached };
    audit::record(tx, care.by(), Some(care.client()), &event)
}

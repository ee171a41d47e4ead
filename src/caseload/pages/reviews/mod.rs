//! Risk reviews: when the next one is due, those that were signed, and writing one.

mod fields;
mod list;
mod signed;
mod write;

pub(super) use list::list;
pub(super) use signed::show;
pub(super) use write::{autosave, save, write};

#[cfg(test)]
pub(super) use self::{list::samples as list_samples, signed::sample as signed_sample, write::sample as form_sample};

use crate::error::Result;
use crate::risk::actions::Due;
use crate::risk::rules::review::{Child, Found};
use crate::units::when::When;
use crate::web::Page;

/// Why and by when a review is due, in a sentence; and whether that is past.
fn due_words(page: &Page, when: &When<'_>, due: Option<Due>, now: crate::clock::Moment) -> Result<(String, bool)> {
    let Some(due) = due else { return Ok((String::new(), false)) };
    let args = vec![("when", when.moment(due.at)?.into())];
    Ok((page.text(&format!("review-due-{}", due.reason.word()), &args)?, due.at <= now))
}

/// The key of what was found in a section, or is known of a child.
fn found_key(word: &str) -> String {
    let is_known = Found::from_word(word).is_some() || Child::KNOWN.contains(&word);
    format!("review-found-{}", if is_known { word } else { Found::NotKnown.word() })
}

/// The key of a child's contact with the client.
fn contact_key(word: &str) -> String {
    format!("review-contact-{}", if Child::CONTACT.contains(&word) { word } else { Found::NotKnown.word() })
}

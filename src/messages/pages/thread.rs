//! What both sides of a thread of letters share.

use serde::{Deserialize, Serialize};

use crate::clock::Moment;
use crate::db::Read;
use crate::error::Result;
use crate::ids::ClientId;
use crate::messages::actions::{self, Message};
use crate::risk::rules::DangerAnswer;
use crate::units::when::When;
use crate::units::{self, Unit};
use crate::web::{Form, Page, page};
use crate::{care, ids::UnitId};

/// How many letters a page shows.
const SHOWN: i64 = 100;

/// Where a sent letter leads.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Landing {
    /// The letter just sent.
    #[serde(default)]
    pub(super) sent: String,
}

/// What a page of letters needs from the database.
pub(super) struct Thread {
    pub(super) unit: Unit,
    pub(super) now: Moment,
    pub(super) letters: Vec<Message>,
    pub(super) sent_today: i64,
    /// Whether somebody who cares for the client is at work these days.
    pub(super) has_reader: bool,
}

/// Reads a thread.
pub(super) fn read(rx: &mut Read<'_>, client: &ClientId, unit: &UnitId) -> Result<Thread> {
    let (unit, now) = (units::get(rx, unit)?, rx.now());
    let carers = care::responsible_now(rx, client, now)?;
    let ids: Vec<&str> = carers.iter().map(|carer| carer.account.as_str()).collect();
    let away = care::absent(rx, &ids, now)?;
    Ok(Thread {
        letters: actions::latest(rx, client, SHOWN)?,
        sent_today: actions::sent_today(rx, client, &unit)?,
        has_reader: carers.iter().any(|carer| !away.contains(&carer.account)),
        unit,
        now,
    })
}

/// One letter as a page shows it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Letter {
    pub(super) id: String,
    pub(super) who: String,
    pub(super) when: String,
    pub(super) text: String,
    pub(super) mine: bool,
    /// What the client answered about danger, where it is not no; staff see it.
    pub(super) danger: String,
    /// Whether the other side has opened it, in words; empty for the other side's own.
    pub(super) state: String,
}

impl Letter {
    /// A letter, for the client (`for_client`) or for staff.
    pub(super) fn of(page: &Page, when: &When<'_>, message: &Message, for_client: bool, who: String) -> Result<Self> {
        let mine = message.from_client == for_client;
        let state = match (mine, message.read_at) {
            (false, _) => String::new(),
            (true, None) => page.text("talk-not-read", &Vec::new())?,
            (true, Some(at)) => page.text("talk-read", &vec![("when", when.moment(at)?.into())])?,
        };
        let danger = match message.danger {
            Some(DangerAnswer::Yes) if !for_client => page.text("talk-danger-said-yes", &Vec::new())?,
            Some(DangerAnswer::Unknown) if !for_client => page.text("talk-danger-said-unknown", &Vec::new())?,
            _ => String::new(),
        };
        let text =
            if message.text.is_empty() { page.text("talk-no-words", &Vec::new())? } else { message.text.clone() };
        Ok(Self { id: message.id.to_string(), who, when: when.moment(message.sent_at)?, text, mine, danger, state })
    }

    /// Filled in every part.
    #[cfg(test)]
    pub(super) fn sample(mine: bool) -> Self {
        Self {
            id: if mine { "m2" } else { "m1" }.to_owned(),
            who: if mine { "Du" } else { "Din kontakt" }.to_owned(),
            when: "20 november 14.05".to_owned(),
            text: "Hej! Jag har läst det du skrev i går.\nDet är bra att du gick ut när det blev varmt.".to_owned(),
            mine,
            danger: if mine { String::new() } else { "Svarade ja på frågan om fara".to_owned() },
            state: if mine { "Läst 20 november 15.10".to_owned() } else { String::new() },
        }
    }
}

/// What was typed, kept on a refused page, with each field's fault.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Typed {
    pub(super) text: String,
    pub(super) danger: String,
    pub(super) text_fault: String,
    pub(super) danger_fault: String,
}

impl Typed {
    /// As posted.
    pub(super) fn of(form: &Form) -> Self {
        let text = form.text("text").replace("\r\n", "\n");
        Self { text, danger: form.text("danger").to_owned(), ..Self::default() }
    }

    /// With what is wrong beside each field.
    pub(super) fn with_faults(mut self, faults: &[page::Fault]) -> Self {
        self.text_fault = page::beside(faults, "text");
        self.danger_fault = page::beside(faults, "danger");
        self
    }
}

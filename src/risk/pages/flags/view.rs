//! What the flags page shows.

use serde::Serialize;

use super::typed::Field;
use crate::error::Result;
use crate::risk::actions::{ChildDecision, Way};
use crate::web::Page;
use crate::web::page::Fault;

/// What `risk/flags.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct View {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) faults: Vec<Fault>,
    pub(super) alarms: Vec<AlarmView>,
    /// What calls nobody.
    pub(super) noted: Vec<FlagView>,
    /// How a client is sought, and whether it was of use.
    pub(super) ways: Vec<Choice>,
    pub(super) reached: Vec<Choice>,
    /// What can be decided for a child.
    pub(super) decisions: Vec<Choice>,
    /// Who can be the second person.
    pub(super) second_people: Vec<Choice>,
}

/// One choice of a field.
#[derive(Debug, Serialize)]
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) hint: String,
}

impl View {
    /// Adds what the page's forms offer, in its words.
    pub(super) fn offering(mut self, page: &Page) -> Result<Self> {
        let text = |key: &str| page.text(key, &Vec::new());
        let choice = |value: &str, label: &str, hint: String| -> Result<Choice> {
            Ok(Choice { value: value.to_owned(), label: text(label)?, hint })
        };
        for way in Way::ALL.map(Way::word) {
            self.ways.push(choice(way, &format!("contact-way-{way}"), String::new())?);
        }
        self.reached = vec![
            choice("yes", "contact-reached-yes", String::new())?,
            choice("no", "contact-reached-no", String::new())?,
        ];
        for word in ChildDecision::WORDS {
            let label = format!("child-{word}");
            self.decisions.push(choice(word, &label, text(&format!("{label}-hint"))?)?);
        }
        Ok(self)
    }
}

#[derive(Debug, Serialize)]
pub(super) struct AlarmView {
    pub(super) id: String,
    pub(super) tier: String,
    pub(super) when: String,
    pub(super) is_open: bool,
    /// By when something must be done about what was taken; empty where nothing waits for that.
    pub(super) act_by: String,
    pub(super) is_late: bool,
    pub(super) flags: Vec<FlagView>,
    pub(super) rungs: Vec<RungView>,
    pub(super) contacts: Vec<ContactView>,
    /// Whether contacts can be noted: it is taken, and something of it is not closed.
    pub(super) takes_contacts: bool,
    pub(super) way: Field,
    pub(super) reached: Field,
    pub(super) on: Field,
    pub(super) at: Field,
    pub(super) note: Field,
}

#[derive(Debug, Serialize)]
pub(super) struct FlagView {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) rule: String,
    pub(super) version: String,
    pub(super) tier: String,
    pub(super) state: String,
    pub(super) alarms: i32,
    /// Whether the reader is a supervisor who is to read what was done about it.
    pub(super) asks_reading: bool,
    /// Whether closing it asks for the next step.
    pub(super) is_red: bool,
    /// What must be done before anything can be said to be done, and before it is closed.
    pub(super) lacks_to_act: Vec<&'static str>,
    pub(super) lacks_to_close: Vec<&'static str>,
    pub(super) fault: String,
    pub(super) note: Field,
    pub(super) next: Field,
    /// Whether a decision about a child can be written.
    pub(super) takes_decision: bool,
    pub(super) decided: Vec<DecisionView>,
    pub(super) decision: Field,
    pub(super) day: Field,
    pub(super) whom: Field,
    pub(super) reference: Field,
    pub(super) reason: Field,
    pub(super) second: Field,
    pub(super) evidence: Vec<EvidenceView>,
    pub(super) steps: Vec<StepView>,
}

#[derive(Debug, Serialize)]
pub(super) struct EvidenceView {
    pub(super) when: String,
    pub(super) sentence: String,
    /// Where the answers can be read; empty where there are none to read.
    pub(super) href: String,
}

#[derive(Debug, Serialize)]
pub(super) struct StepView {
    pub(super) when: String,
    pub(super) state: String,
    pub(super) who: String,
    pub(super) note: String,
    pub(super) next: String,
}

#[derive(Debug, Serialize)]
pub(super) struct RungView {
    pub(super) who: String,
    pub(super) when: String,
    pub(super) count: i32,
}

#[derive(Debug, Serialize)]
pub(super) struct ContactView {
    pub(super) when: String,
    pub(super) way: String,
    pub(super) reached: bool,
    pub(super) who: String,
    pub(super) note: String,
}

#[derive(Debug, Serialize)]
pub(super) struct DecisionView {
    pub(super) id: String,
    pub(super) when: String,
    pub(super) decision: String,
    pub(super) who: String,
    pub(super) on: String,
    pub(super) whom: String,
    pub(super) reference: String,
    pub(super) reason: String,
    pub(super) second: String,
    pub(super) agreed: String,
    /// Whether the reader is the second person whose yes is waited for.
    pub(super) asks_reader: bool,
}

//! What a change would have found on the unit's past answers, some clients at a time. Nothing is written.

use std::collections::BTreeMap;

use chrono::Months;

use super::standing::{self, Standing};
use crate::access::Caseload;
use crate::clock::Moment;
use crate::db::Read;
use crate::error::Result;
use crate::ids::ClientId;
use crate::instruments::{Answers, Library};
use crate::programme::Event;
use crate::risk::queries::{self, Answered};
use crate::risk::rules::{Difference, Given, RuleChange, RuleSet, WhatIf, Which};

/// How many clients' answers are held at a time.
const PAGE: i64 = 50;

/// How far back is looked.
const LOOKED_BACK: Months = Months::new(12);

/// What a change would have found.
#[derive(Debug, Default)]
pub struct Tried {
    /// What differs, by rule.
    pub rules: BTreeMap<String, Difference>,
    /// How many answers were held against the rules.
    pub answers: usize,
    /// How many were given to a version that is no longer here, and were left out.
    pub skipped: usize,
    /// From when on.
    pub since: Moment,
}

/// Holds the unit's answers of the last year against its rules as they are, and as they would be with the change.
///
/// # Errors
/// What the database says.
pub fn try_out(
    rx: &mut Read<'_>,
    of: &Caseload,
    shipped: &RuleSet,
    library: &Library,
    rule: &str,
    change: &RuleChange,
) -> Result<Tried> {
    let Standing { version, mut own } = standing::standing(rx, of.unit())?;
    let now = own.applied(shipped, version);
    own.rules.insert(rule.to_owned(), change.clone());
    let then = own.applied(shipped, version + 1);
    let since = rx.now().checked_sub_months(LOOKED_BACK).unwrap_or_default();
    let (mut what_if, mut left_out, mut after) = (WhatIf::new(&now, &then), 0, String::new());
    loop {
        let clients = queries::clients(rx, of.unit(), &after, PAGE)?;
        let Some((last, _)) = clients.last() else { break };
        last.as_str().clone_into(&mut after);
        left_out += page(rx, &clients, since, library, &mut what_if)?;
    }
    Ok(Tried { rules: what_if.rules, answers: what_if.answers, skipped: left_out, since })
}

/// The answers of some clients; says how many were left out.
fn page(
    rx: &mut Read<'_>,
    clients: &[(ClientId, String)],
    since: Moment,
    library: &Library,
    what_if: &mut WhatIf<'_>,
) -> Result<usize> {
    let ids: Vec<&str> = clients.iter().map(|(id, _)| id.as_str()).collect();
    let answered = queries::answered_since(rx, &ids, since)?;
    let mut treatments: Vec<&str> = answered.iter().map(|one| one.treatment.as_str()).collect();
    treatments.sort_unstable();
    treatments.dedup();
    let begun = queries::begun(rx, &treatments)?;
    let mut skipped = 0;
    for one in &answered {
        let code = clients.iter().find(|(id, _)| *id == one.client).map(|(_, code)| code.as_str());
        match (code, read(one, library)) {
            (Some(code), Some((instrument, answers))) => {
                let begun = begun.get(&one.treatment).copied().flatten();
                let before_treatment = Event::from_name(&one.event) == Some(Event::Before);
                what_if.answered(
                    &Which { code, begun, response: one.id.as_str() },
                    &Given { instrument, answers: &answers, at: one.at, before_treatment },
                );
            }
            _ => skipped += 1,
        }
    }
    Ok(skipped)
}

fn read<'l>(one: &Answered, library: &'l Library) -> Option<(&'l crate::instruments::Instrument, Answers)> {
    let instrument = library.get(&one.instrument).filter(|known| known.version == one.version)?;
    Some((instrument, Answers::from_json(&one.answers).ok()?))
}

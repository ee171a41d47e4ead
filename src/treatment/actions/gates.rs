//! Required forms: while one of them can be answered and is not, the next step does not open by itself. Who plans forms
//! says when; a clinician can open the step by hand all the same.

use chrono::NaiveDate;

use crate::db::{Read, Tx};
use crate::error::Result;
use crate::ids::TreatmentId;
use crate::treatment::rules::Stage;
use crate::treatment::store::{self, Gate, Step, Treatment};
use crate::units;

/// From `from_on` to `until_on` the treatment's next step waits for a form, unless it is satisfied before.
///
/// # Errors
/// What the database says.
pub fn gate(
    tx: &mut Tx<'_>,
    treatment: &TreatmentId,
    form: &str,
    (from_on, until_on): (NaiveDate, NaiveDate),
) -> Result<()> {
    store::insert_gate(tx, &Gate { form: form.to_owned(), treatment_id: treatment.clone(), from_on, until_on })?;
    Ok(())
}

/// Nothing waits for that form any more; a step that is due opens with the next minute.
///
/// # Errors
/// What the database says.
pub fn satisfy(tx: &mut Tx<'_>, form: &str) -> Result<()> {
    store::delete_gate(tx, form)?;
    Ok(())
}

/// Nothing waits for any form of the treatment any more.
///
/// # Errors
/// What the database says.
pub fn satisfy_all(tx: &mut Tx<'_>, treatment: &TreatmentId) -> Result<()> {
    store::delete_gates(tx, treatment)?;
    Ok(())
}

/// Whether the step would be open by now, were it not for a form that the client has not answered.
pub(super) fn waits_for_form(rx: &mut Read<'_>, treatment: &Treatment, step: &Step) -> Result<bool> {
    let today = units::get(rx, &treatment.unit_id)?.date(rx.now());
    if treatment.is_ended() || step.due_on > today || store::gates(rx, &treatment.id, today)?.is_empty() {
        return Ok(false);
    }
    let is_answered = |other: &Step| other.position >= step.position || other.stage() == Stage::Answered;
    Ok(store::steps(rx, &treatment.id)?.iter().all(is_answered))
}

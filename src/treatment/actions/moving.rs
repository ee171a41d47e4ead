//! Moving a treatment to another version of its programme, on purpose and after having seen what changes.

use std::sync::Arc;

use super::add_step;
use crate::access::CareOf;
use crate::audit::{self, Event};
use crate::db::{Conn, Tx};
use crate::error::{Error, Result};
use crate::ids::StepId;
use crate::programme::{Module, Programme};
use crate::treatment::content;
use crate::treatment::rules::moving::{Coming, Place, Standing, arrange};
use crate::treatment::rules::{Stage, due_on};
use crate::treatment::store::{self, Step, Treatment};

/// What moving a treatment would make of it.
#[derive(Debug, Clone)]
pub struct Move {
    /// Every place afterwards, in order.
    pub places: Vec<Placed>,
    /// The modules that would be gone, none of which was worked in.
    pub gone: Vec<Arc<Module>>,
    steps_gone: Vec<StepId>,
}

/// One place of a treatment afterwards.
#[derive(Debug, Clone)]
pub struct Placed {
    /// The step as it stands; none where it is new.
    pub step: Option<Step>,
    /// The module that stands here afterwards.
    pub module: Arc<Module>,
    /// The module as it stands, where it is another version.
    pub before: Option<Arc<Module>>,
}

/// What moving the treatment to this version of its programme would make of it. `written_in` are the steps that hold
/// drafts: like those that were handed in they stay as they are.
///
/// # Errors
/// What the database says.
pub fn look_ahead(conn: &mut Conn, treatment: &Treatment, to: &Programme, written_in: &[StepId]) -> Result<Move> {
    let steps = store::steps(conn, &treatment.id)?;
    let standing: Vec<Standing<'_>> = steps.iter().map(|step| standing(step, to, written_in)).collect();
    let coming: Vec<Coming<'_>> =
        to.modules.iter().map(|module| Coming { module: &module.id, hash: &module.hash }).collect();
    let arranged = arrange(&standing, &coming);
    let mut places = Vec::with_capacity(arranged.len());
    for place in &arranged {
        let step = place.step().and_then(|n| steps.get(n)).cloned();
        let now = step.as_ref().map(|step| content::module(conn, &step.content_hash)).transpose()?;
        let new = match place {
            Place::Kept(_) => None,
            Place::Renewed { coming, .. } | Place::New(coming) => to.modules.get(*coming).map(Arc::clone),
        };
        let here = match (new, now) {
            (Some(module), before) => Placed { step, module, before },
            (None, Some(module)) => Placed { step, module, before: None },
            (None, None) => continue,
        };
        places.push(here);
    }
    let stays = |n: usize| arranged.iter().any(|place| place.step() == Some(n));
    let leaving: Vec<&Step> = steps.iter().enumerate().filter(|(n, _)| !stays(*n)).map(|(_, step)| step).collect();
    let gone = leaving.iter().map(|step| content::module(conn, &step.content_hash)).collect::<Result<_>>()?;
    Ok(Move { places, gone, steps_gone: leaving.into_iter().map(|step| step.id.clone()).collect() })
}

/// An open step whose module does not come again is not taken from under its reader.
fn standing<'s>(step: &'s Step, to: &Programme, written_in: &[StepId]) -> Standing<'s> {
    let is_worked_in = match step.stage() {
        Stage::Locked => false,
        Stage::Open => written_in.contains(&step.id) || to.module(&step.module_id).is_none(),
        Stage::Submitted | Stage::Answered => true,
    };
    Standing { position: step.position, module: &step.module_id, hash: &step.content_hash, is_worked_in }
}

/// Moves a treatment that goes on to another version of its programme.
///
/// # Errors
/// [`Error::NotFound`] for another client's treatment, [`Error::Conflict`] where it has ended or has that version.
pub fn move_to(
    tx: &mut Tx<'_>,
    care: &CareOf,
    treatment: &Treatment,
    to: &Programme,
    written_in: &[StepId],
) -> Result<()> {
    if &treatment.client_id != care.client() {
        return Err(Error::NotFound);
    }
    if treatment.is_ended() {
        return Err(Error::Conflict("treatment-none-running"));
    }
    if treatment.content_hash == to.hash {
        return Err(Error::Conflict("treatment-newest"));
    }
    let ahead = look_ahead(tx, treatment, to, written_in)?;
    for step in &ahead.steps_gone {
        store::delete_step(tx, step)?;
    }
    store::set_positions_aside(tx, &treatment.id)?;
    for (position, place) in (1..).zip(&ahead.places) {
        match &place.step {
            None => add_step(tx, treatment, position, &place.module)?,
            Some(step) => {
                let stays = step.position == position || step.stage() != Stage::Locked;
                let due = if stays { step.due_on } else { due_on(treatment.started_on, position) };
                store::set_place(tx, &step.id, position, &place.module.hash, due)?;
            }
        }
    }
    store::set_content(tx, &treatment.id, &to.hash)?;
    let event = Event::TreatmentMoved {
        treatment: treatment.id.to_string(),
        from: treatment.content_hash.clone(),
        to: to.hash.clone(),
    };
    audit::record(tx, care.by(), Some(care.client()), &event)
}

//! What clients are writing and have not handed in: worksheets in every module of their treatment.

use andrum::crypto::{self, Place};
use andrum::db::Tx;
use andrum::error::{Error, Result};
use andrum::ids::{ClientId, DraftId, TreatmentId};
use andrum::programme::{Exercise, FieldKind, Value, Worksheet};
use andrum::schema::drafts;
use andrum::treatment::{self, Stage, Step};
use diesel::prelude::*;

/// Drafts of a client: with them a thousand clients have as many as a large site.
const EACH: usize = 92;

const WRITTEN: &str = "Jag märkte värmen i ansiktet, sa min mening och gick ut. Jag kom tillbaka efter en timme.";

/// Writes in every exercise of the treatment. Modules that are still locked have more drafts than exercises, so that the
/// table is full and an open page reads only what it would read of a real one.
pub fn write(tx: &mut Tx<'_>, client: &ClientId, treatment: &TreatmentId) -> Result<()> {
    let keys = crypto::client_keys(tx, [client])?;
    let steps = treatment::steps(tx, treatment)?;
    let each = EACH.div_ceil(steps.len().max(1));
    for step in &steps {
        let module = treatment::module(tx, &step.content_hash)?;
        let real = module.exercises.iter().map(|exercise| (exercise.id.clone(), exercise));
        let more = (1..).flat_map(|n| module.exercises.iter().map(move |one| (format!("{}-{n}", one.id), one)));
        let surplus = if step.stage() == Stage::Locked { each.saturating_sub(module.exercises.len()) } else { 0 };
        for (exercise_id, exercise) in real.chain(more.take(surplus)) {
            let id: DraftId = tx.id();
            let text = serde_json::to_string(&filled(exercise)).map_err(|error| Error::internal("write", error))?;
            let body = keys.seal(client, Place("drafts.body"), id.as_str(), &text)?;
            insert(tx, step, &id, &exercise_id, body)?;
        }
    }
    Ok(())
}

fn insert(tx: &mut Tx<'_>, step: &Step, id: &DraftId, exercise: &str, body: Vec<u8>) -> Result<()> {
    let row = (
        drafts::id.eq(id.as_str()),
        drafts::step_id.eq(step.id.as_str()),
        drafts::client_id.eq(step.client_id.as_str()),
        drafts::exercise_id.eq(exercise),
        drafts::content_hash.eq(&step.content_hash),
        drafts::version.eq(1),
        drafts::body.eq(body),
        drafts::updated_at.eq(tx.now()),
    );
    diesel::insert_into(drafts::table).values(row).execute(&mut ***tx)?;
    Ok(())
}

/// One round with every field filled.
fn filled(exercise: &Exercise) -> Worksheet {
    let value = |kind: &FieldKind| match kind {
        FieldKind::Scale { max, .. } => Value::Number(*max),
        FieldKind::Minutes => Value::Number(20),
        FieldKind::Date => Value::Text("2026-03-02".to_owned()),
        FieldKind::Time => Value::Text("19:30".to_owned()),
        FieldKind::Choice { options } => Value::Text(options.first().cloned().unwrap_or_default()),
        FieldKind::Choices { options } => Value::Many(options.iter().take(2).cloned().collect()),
        FieldKind::List { .. } => Value::Many(vec![WRITTEN.to_owned(); 2]),
        FieldKind::Text { .. } | FieldKind::Paragraph { .. } => Value::Text(WRITTEN.to_owned()),
    };
    let round = exercise.fields.iter().map(|field| (field.id.clone(), value(&field.kind))).collect();
    Worksheet { rounds: vec![round] }
}

//! Reads `module.toml`: the structure of a module, without a word of any language.

use std::collections::BTreeSet;

use toml::de::DeTable;

use super::keys::{At, Keys};
use super::names::{self, Shape};
use super::source::Source;
use crate::programme::check;
use crate::programme::exercise::{Collect, Exercise, Field, FieldKind, PlanKind, Repeat};
use crate::programme::language::ByLanguage;
use crate::programme::self_check::SelfCheck;

/// What `module.toml` says.
pub(in crate::programme) struct Structure {
    pub id: String,
    pub version: String,
    pub minutes: u32,
    pub pages: Vec<String>,
    /// The pages that no unit may hide, rewrite or put others before.
    pub fixed: Vec<String>,
    pub summary: String,
    pub exercises: Vec<At<Exercise>>,
    pub self_checks: Vec<At<SelfCheck>>,
}

/// Room in a text of one line, in a text of several and in one line of a list, if the file does not say.
const DEFAULT_TEXT: i64 = 200;
const DEFAULT_PARAGRAPH: i64 = 2_000;
/// The most that an author may make room for.
const LONGEST: i64 = 20_000;
const MOST_ROUNDS: i64 = 100;
const SCALE_ENDS: i64 = 1_000;
const LONGEST_MODULE_MINUTES: i64 = 240;

const FIELD_TYPES: &str = "text, paragraph, scale, choice, choices, date, time, minutes, list";

/// Reads the structure; every fault is noted. None where an exercise, field or self-check could
/// not be read at all, since each of its words would then look like a fault of its own.
pub(in crate::programme) fn read(source: &Source<'_>, table: &DeTable<'_>) -> Option<Structure> {
    let mut keys = Keys::of_file(source, table);
    let id = names::id(&mut keys, "id", Shape::Slug);
    if let Some(id) = &id {
        check::exposing_id(source, id);
    }
    let version = names::version(&mut keys).unwrap_or_default();
    let minutes = keys.number("minutes", &(1..=LONGEST_MODULE_MINUTES));
    let pages = names::ids(&mut keys, "pages", Shape::Slug);
    for page in &pages {
        check::exposing_id(source, page);
    }
    let fixed = fixed(&mut keys, &pages);
    let summary = names::id(&mut keys, "summary", Shape::Slug);
    if let (Some(summary), Some(last)) = (&summary, pages.last())
        && summary.value != last.value
    {
        let message = format!("\"summary\" has to be the last of the pages; accepted: \"{}\"", last.value);
        keys.fault(summary.line, &message);
    }
    let exercises = keys.tables("exercise").into_iter();
    let exercises = exercises.map(|keys| exercise(source, keys)).collect();
    let exercises = all_different(source, exercises, |exercise| &exercise.id);
    let self_checks = keys.tables("self_check").into_iter();
    let self_checks = self_checks.map(|keys| self_check(source, keys)).collect();
    let self_checks = all_different(source, self_checks, |check| &check.id);
    keys.finish();
    Some(Structure {
        id: id.map(|id| id.value).unwrap_or_default(),
        version,
        minutes: minutes.and_then(|minutes| u32::try_from(minutes.value).ok()).unwrap_or_default(),
        pages: pages.into_iter().map(|page| page.value).collect(),
        fixed,
        summary: summary.map(|summary| summary.value).unwrap_or_default(),
        exercises: exercises?,
        self_checks: self_checks?,
    })
}

/// What no unit may hide, rewrite or put others before: some of what is listed, in the same order.
pub(super) fn fixed(keys: &mut Keys<'_>, listed: &[At<String>]) -> Vec<String> {
    if !keys.has("fixed") {
        return Vec::new();
    }
    let accepted: Vec<&str> = listed.iter().map(|one| one.value.as_str()).collect();
    let fixed = keys.texts("fixed", &format!("some of {}", accepted.join(", ")));
    for unknown in fixed.iter().filter(|one| !accepted.contains(&one.value.as_str())) {
        let message = format!("\"{}\" cannot be fixed; accepted: some of {}", unknown.value, accepted.join(", "));
        keys.fault(unknown.line, &message);
    }
    fixed.into_iter().map(|one| one.value).collect()
}

fn exercise(source: &Source<'_>, mut keys: Keys<'_>) -> Option<At<Exercise>> {
    let line = keys.line;
    let id = names::id(&mut keys, "id", Shape::Data);
    if let Some(id) = &id {
        keys.call(format!("exercise \"{}\"", id.value));
        check::exposing_id(source, id);
    }
    let collect = one_of(&mut keys, "collect", &[("homework", Collect::Homework), ("log", Collect::Log)]);
    let plan = keys.optional_text("plan", PlanKind::NAMES).and_then(|plan| {
        let kind = PlanKind::from_name(&plan.value);
        if kind.is_none() {
            keys.fault(plan.line, &format!("unknown plan \"{}\"; accepted: {}", plan.value, PlanKind::NAMES));
        }
        kind
    });
    let required = keys.flag("required");
    if required.value && collect == Some(Collect::Log) {
        keys.fault(
            required.line,
            "a log may be empty when the homework is handed in; accepted: required = false, or collect = \"homework\"",
        );
    }
    let repeat = keys.table("repeat").and_then(repeat);
    let fields = keys.tables("field").into_iter();
    let fields = fields.map(|keys| field(source, keys)).collect();
    let fields = all_different(source, fields, |field| &field.id);
    let order_by = order_by(&mut keys, repeat, fields.as_deref().unwrap_or_default());
    let approval = keys.flag("approval");
    if approval.value && (repeat.is_none() || collect != Some(Collect::Homework)) {
        let message = "a clinician says yes to rounds that were handed in; accepted: repeat and collect = \"homework\", or approval = false";
        keys.fault(approval.line, message);
    }
    keys.finish();
    Some(At {
        line,
        value: Exercise {
            id: id?.value,
            collect: collect?,
            plan,
            required: required.value,
            repeat,
            order_by,
            approval: approval.value,
            fields: fields?.into_iter().map(|field| field.value).collect(),
            words: ByLanguage::default(),
        },
    })
}

fn repeat(mut keys: Keys<'_>) -> Option<Repeat> {
    let min = keys.number("min", &(0..=MOST_ROUNDS));
    let max = keys.number("max", &(1..=MOST_ROUNDS));
    let line = keys.line;
    if let (Some(min), Some(max)) = (&min, &max)
        && min.value > max.value
    {
        keys.fault(line, "min is above max; accepted: min no greater than max");
    }
    keys.finish();
    Some(Repeat { min: usize::try_from(min?.value).ok()?, max: usize::try_from(max?.value).ok()? })
}

/// The scale by which rounds are put in order.
fn order_by(keys: &mut Keys<'_>, repeat: Option<Repeat>, fields: &[At<Field>]) -> Option<String> {
    let order_by = keys.optional_text("order_by", "the id of a scale of the exercise")?;
    let is_scale =
        |field: &At<Field>| field.value.id == order_by.value && matches!(field.value.kind, FieldKind::Scale { .. });
    if repeat.is_none() || !fields.iter().any(is_scale) {
        let message = "only rounds can be put in order, by one of their scales; accepted: repeat, and the id of a field of type scale";
        keys.fault(order_by.line, message);
    }
    Some(order_by.value)
}

fn field(source: &Source<'_>, mut keys: Keys<'_>) -> Option<At<Field>> {
    let line = keys.line;
    let id = names::id(&mut keys, "id", Shape::Data);
    if let Some(id) = &id {
        keys.call(format!("field \"{}\"", id.value));
        check::exposing_id(source, id);
    }
    let kind = keys.text("type", FIELD_TYPES).and_then(|kind| field_kind(&mut keys, &kind));
    let optional = keys.flag("optional").value;
    let refused = refused(&mut keys, kind.as_ref());
    if kind.is_some() {
        keys.finish();
    }
    Some(At { line, value: Field { id: id?.value, kind: kind?, optional, refused, words: ByLanguage::default() } })
}

/// The options of a choice that can be shown but not handed in.
fn refused(keys: &mut Keys<'_>, kind: Option<&FieldKind>) -> Vec<String> {
    let Some(FieldKind::Choice { options }) = kind else { return Vec::new() };
    let (known, unknown): (Vec<_>, Vec<_>) = names::optional_ids(keys, "refused", Shape::Option)
        .into_iter()
        .partition(|option| options.contains(&option.value));
    for option in unknown {
        let message = format!("\"{}\" is no option; accepted: {}", option.value, options.join(", "));
        keys.fault(option.line, &message);
    }
    known.into_iter().map(|option| option.value).collect()
}

fn field_kind(keys: &mut Keys<'_>, kind: &At<String>) -> Option<FieldKind> {
    let kind = match kind.value.as_str() {
        "text" => FieldKind::Text { max: max_length(keys, DEFAULT_TEXT) },
        "paragraph" => FieldKind::Paragraph { max: max_length(keys, DEFAULT_PARAGRAPH) },
        "list" => FieldKind::List { max: max_length(keys, DEFAULT_TEXT) },
        "scale" => return scale(keys),
        "choice" => FieldKind::Choice { options: options(keys) },
        "choices" => FieldKind::Choices { options: options(keys) },
        "date" => FieldKind::Date,
        "time" => FieldKind::Time,
        "minutes" => FieldKind::Minutes,
        unknown => {
            keys.fault(kind.line, &format!("unknown field type \"{unknown}\"; accepted: {FIELD_TYPES}"));
            return None;
        }
    };
    Some(kind)
}

fn max_length(keys: &mut Keys<'_>, default: i64) -> usize {
    let length = keys.optional_number("max_length", &(1..=LONGEST));
    let length = length.map_or(default, |length| length.value);
    usize::try_from(length).unwrap_or_default()
}

fn scale(keys: &mut Keys<'_>) -> Option<FieldKind> {
    let min = keys.number("min", &(-SCALE_ENDS..=SCALE_ENDS));
    let max = keys.number("max", &(-SCALE_ENDS..=SCALE_ENDS));
    let step = keys.optional_number("step", &(1..=SCALE_ENDS));
    let (min, max) = (min?, max?);
    let (step, step_line) = step.map_or((1, min.line), |step| (step.value, step.line));
    if min.value >= max.value {
        keys.fault(max.line, "min is not below max; accepted: min less than max");
    } else if (max.value - min.value) % step != 0 {
        keys.fault(step_line, "the steps do not meet max; accepted: a step that divides max - min");
    }
    Some(FieldKind::Scale { min: min.value, max: max.value, step })
}

fn options(keys: &mut Keys<'_>) -> Vec<String> {
    let options = names::ids(keys, "options", Shape::Option);
    options.into_iter().map(|option| option.value).collect()
}

fn self_check(source: &Source<'_>, mut keys: Keys<'_>) -> Option<At<SelfCheck>> {
    let line = keys.line;
    let id = names::id(&mut keys, "id", Shape::Data);
    if let Some(id) = &id {
        keys.call(format!("self-check \"{}\"", id.value));
        check::exposing_id(source, id);
    }
    let options = options(&mut keys);
    let right = names::ids(&mut keys, "right", Shape::Option);
    for right in right.iter().filter(|right| !options.contains(&right.value)) {
        let message = format!("\"{}\" is no option; accepted: {}", right.value, options.join(", "));
        keys.fault(right.line, &message);
    }
    keys.finish();
    Some(At {
        line,
        value: SelfCheck {
            id: id?.value,
            options,
            right: right.into_iter().map(|right| right.value).collect(),
            words: ByLanguage::default(),
        },
    })
}

/// Reads a text that has to be one of these names.
pub(super) fn one_of<T: Copy>(keys: &mut Keys<'_>, key: &str, accepted: &[(&str, T)]) -> Option<T> {
    let names = accepted.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
    let text = keys.text(key, &names)?;
    let found = accepted.iter().find(|(name, _)| *name == text.value);
    if found.is_none() {
        keys.fault(text.line, &format!("unknown {key} \"{}\"; accepted: {names}", text.value));
    }
    found.map(|(_, value)| *value)
}

/// The items, if each of them could be read and has an id of its own.
fn all_different<T>(source: &Source<'_>, items: Vec<Option<At<T>>>, id: impl Fn(&T) -> &String) -> Option<Vec<At<T>>> {
    let mut seen = BTreeSet::new();
    let mut are_different = true;
    for item in items.iter().flatten() {
        let id = id(&item.value);
        if !seen.insert(id) {
            are_different = false;
            let message = format!("the id \"{id}\" stands twice; accepted: each id once");
            source.fault(item.line, message);
        }
    }
    let items: Option<Vec<_>> = items.into_iter().collect();
    items.filter(|_| are_different)
}

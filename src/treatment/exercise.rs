//! An exercise as a form to fill in, and as answers to read.

use serde::Serialize;

use crate::error::{FieldErrors, Result};
use crate::programme::{Exercise, Field, FieldFault, FieldFaultKind, FieldKind, Worksheet};
use crate::web::page::{Fault, beside};
use crate::web::{Form, Page};

/// An exercise with what was typed in it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Sheet {
    /// The exercise.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// What to do.
    pub intro: String,
    /// Its rounds; one where it does not repeat.
    pub rounds: Vec<Round>,
    /// Whether one more round can be asked for.
    pub can_add: bool,
    /// Whether it can be left out.
    pub optional: bool,
}

/// One round of an exercise.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Round {
    /// Its heading; empty where the exercise does not repeat.
    pub title: String,
    /// Its questions.
    pub fields: Vec<Control>,
}

/// One question as a control, or as the answer to it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Control {
    /// The type, as module files write it.
    pub kind: &'static str,
    /// Its name in the form, which is also its anchor.
    pub name: String,
    /// The question.
    pub label: String,
    /// A hint.
    pub help: String,
    /// What has to be mended; empty where nothing has.
    pub error: String,
    /// Whether it may be left empty.
    pub optional: bool,
    /// What was typed, as one text.
    pub value: String,
    /// What was chosen.
    pub values: Vec<String>,
    /// What a reader sees of it, one line each.
    pub shown: Vec<String>,
    /// What can be chosen.
    pub options: Vec<Choice>,
    /// The lowest number.
    pub min: i64,
    /// The highest number.
    pub max: i64,
    /// What the lowest number means.
    pub low: String,
    /// What the highest number means.
    pub high: String,
    /// The longest text.
    pub limit: usize,
}

/// One thing that can be chosen.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Choice {
    /// The value posted.
    pub value: String,
    /// Its words.
    pub label: String,
    /// Further words.
    pub hint: String,
    /// Whether it excludes the others.
    pub exclusive: bool,
}

impl Sheet {
    /// The exercise as a form: every round that is filled and one to go on with.
    pub fn to_fill(exercise: &Exercise, filled: &Worksheet, faults: &[Fault], language: &str) -> Self {
        Self::of(exercise, filled, faults, language, exercise.rounds_to_show(filled))
    }

    /// The form without answers.
    pub(super) fn empty(exercise: &Exercise, rounds: usize, language: &str) -> Self {
        Self::of(exercise, &Worksheet::default(), &[], language, rounds)
    }

    /// The exercise as answers: the rounds that are filled, and the first in any case.
    pub fn to_read(exercise: &Exercise, filled: &Worksheet, faults: &[Fault], language: &str) -> Self {
        let asked = |fault: &Fault| fault.field.split('.').nth(1).and_then(|round| round.parse::<usize>().ok());
        let own = faults.iter().filter(|fault| fault.field.split('.').next() == Some(exercise.id.as_str()));
        let last_asked = own.filter_map(asked).map(|round| round + 1).max().unwrap_or(0);
        Self::of(exercise, filled, faults, language, filled.rounds.len().max(last_asked).max(1))
    }

    fn of(exercise: &Exercise, filled: &Worksheet, faults: &[Fault], language: &str, rounds: usize) -> Self {
        let round = |number: usize| Round {
            title: exercise.row(language, number).unwrap_or_default(),
            fields: exercise
                .fields
                .iter()
                .map(|field| control(exercise, field, number, filled, faults, language))
                .collect(),
        };
        Self {
            id: exercise.id.clone(),
            title: exercise.title(language).to_owned(),
            intro: exercise.intro(language).to_owned(),
            rounds: (0..rounds).map(round).collect(),
            can_add: rounds < exercise.max_rounds(),
            optional: !exercise.required,
        }
    }

    /// Whether nothing is written in it.
    pub fn is_blank(&self) -> bool {
        self.rounds.iter().flat_map(|round| &round.fields).all(|field| field.shown.is_empty())
    }

    /// A sheet with every kind of control, for the test that renders all templates.
    pub fn sample() -> Self {
        let choices = vec![
            Choice { value: "a".to_owned(), label: "A".to_owned(), ..Choice::default() },
            Choice { value: "b".to_owned(), label: "B".to_owned(), hint: "Hint".to_owned(), exclusive: true },
        ];
        let control = |kind: &'static str, value: &str| Control {
            kind,
            name: format!("sheet.0.{kind}"),
            label: format!("Question {kind}?"),
            help: "Hint".to_owned(),
            error: "Fault".to_owned(),
            optional: kind == "text",
            value: value.to_owned(),
            values: vec!["a".to_owned()],
            shown: if value.is_empty() { Vec::new() } else { vec![value.to_owned()] },
            options: choices.clone(),
            max: if kind == "scale" { 10 } else { 100 },
            low: "Low".to_owned(),
            high: "High".to_owned(),
            limit: 200,
            ..Control::default()
        };
        let kinds = [
            ("text", "Text"),
            ("paragraph", "Text\nmore"),
            ("list", "One\nTwo"),
            ("scale", "7"),
            ("choice", "a"),
            ("choices", "a"),
            ("date", "2027-03-01"),
            ("time", "14:05"),
            ("minutes", ""),
        ];
        let fields = kinds.map(|(kind, value)| control(kind, value)).to_vec();
        let wide = Control { max: 100, name: "sheet.1.scale".to_owned(), ..control("scale", "55") };
        Self {
            id: "sheet".to_owned(),
            title: "Sheet".to_owned(),
            intro: "What to do.".to_owned(),
            rounds: vec![
                Round { title: "Round 1".to_owned(), fields },
                Round { title: "Round 2".to_owned(), fields: vec![wide] },
            ],
            can_add: true,
            optional: true,
        }
    }
}

fn control(
    exercise: &Exercise,
    field: &Field,
    round: usize,
    filled: &Worksheet,
    faults: &[Fault],
    language: &str,
) -> Control {
    let name = exercise.form_name(round, &field.id);
    let error = beside(faults, &name);
    let answer = filled.get(round, &field.id);
    let typed = answer.map(crate::programme::Value::typed).unwrap_or_default();
    let option = |value: &String| Choice {
        value: value.clone(),
        label: field.option(language, value).to_owned(),
        ..Choice::default()
    };
    let (min, max) = match field.kind {
        FieldKind::Scale { min, max, .. } => (min, max),
        _ => (0, 0),
    };
    Control {
        kind: field.kind.name(),
        label: field.label(language).to_owned(),
        help: field.help(language).unwrap_or_default().to_owned(),
        error,
        optional: field.optional,
        value: typed.join("\n"),
        values: typed,
        shown: answer.map(|answer| field.shown(language, answer)).unwrap_or_default(),
        options: field.kind.options().iter().map(option).collect(),
        min,
        max,
        low: field.min_label(language).unwrap_or_default().to_owned(),
        high: field.max_label(language).unwrap_or_default().to_owned(),
        limit: match field.kind {
            FieldKind::Text { max } | FieldKind::Paragraph { max } => max,
            _ => 0,
        },
        name,
    }
}

/// What was typed in an exercise, right or wrong.
pub fn typed(exercise: &Exercise, form: &Form) -> Worksheet {
    exercise.read_form(&|name| form.all(name)).0
}

/// The names of all fields that a form with this exercise can send: single ones, and those sent once for each choice.
pub fn names(exercise: &Exercise) -> (Vec<String>, Vec<String>) {
    let all = (0..exercise.max_rounds()).flat_map(|round| {
        exercise
            .fields
            .iter()
            .map(move |field| (exercise.form_name(round, &field.id), matches!(field.kind, FieldKind::Choices { .. })))
    });
    let (many, single): (Vec<_>, Vec<_>) = all.partition(|(_, many)| *many);
    let bare = |names: Vec<(String, bool)>| names.into_iter().map(|(name, _)| name).collect();
    (bare(single), bare(many))
}

/// Adds the faults of an exercise, each naming its question and what would be accepted.
pub fn add_faults(errors: &mut FieldErrors, exercise: &Exercise, faults: &[FieldFault], language: &str) {
    for fault in faults {
        let label = exercise.field(&fault.field).map(|field| field.label(language).to_owned()).unwrap_or_default();
        let (key, limits) = fault_text(fault.kind);
        let why = exercise
            .field(&fault.field)
            .and_then(|field| field.why_refused(language))
            .map(|why| ("why", why.to_owned()));
        let args = std::iter::once(("label", label)).chain(limits).chain(why).collect();
        errors.add_with(fault.name.clone(), key, args);
    }
}

fn fault_text(kind: FieldFaultKind) -> (&'static str, Vec<(&'static str, String)>) {
    let limit = |name, value: String| vec![(name, value)];
    match kind {
        FieldFaultKind::Missing => ("exercise-fault-missing", Vec::new()),
        FieldFaultKind::TooLong { max } => ("exercise-fault-long", limit("max", max.to_string())),
        FieldFaultKind::TooManyLines { max } => ("exercise-fault-lines", limit("max", max.to_string())),
        FieldFaultKind::NotANumber => ("exercise-fault-number", Vec::new()),
        FieldFaultKind::OutOfRange { min, max } => {
            ("exercise-fault-range", vec![("min", min.to_string()), ("max", max.to_string())])
        }
        FieldFaultKind::OffStep { step } => ("exercise-fault-step", limit("step", step.to_string())),
        FieldFaultKind::NotAnOption => ("exercise-fault-option", Vec::new()),
        FieldFaultKind::Refused => ("exercise-fault-refused", Vec::new()),
        FieldFaultKind::NotADate => ("exercise-fault-date", Vec::new()),
        FieldFaultKind::NotATime => ("exercise-fault-time", Vec::new()),
        FieldFaultKind::TooManyRounds { max } => ("exercise-fault-rounds", limit("max", max.to_string())),
    }
}

/// The faults of one worksheet as lines of an error summary.
///
/// # Errors
/// Where a text is missing.
pub fn faults(page: &Page, exercise: &Exercise, worksheet: &Worksheet) -> Result<Vec<Fault>> {
    told(page, exercise, &exercise.check(worksheet))
}

/// The answers among them that cannot be used, which is told at once and not only when all is handed in.
///
/// # Errors
/// Where a text is missing.
pub fn refusals(page: &Page, exercise: &Exercise, worksheet: &Worksheet) -> Result<Vec<Fault>> {
    told(page, exercise, &refused(exercise, worksheet))
}

/// Whether an answer was chosen that cannot be used.
pub fn has_refused(exercise: &Exercise, worksheet: &Worksheet) -> bool {
    !refused(exercise, worksheet).is_empty()
}

fn refused(exercise: &Exercise, worksheet: &Worksheet) -> Vec<FieldFault> {
    exercise.check(worksheet).into_iter().filter(|fault| fault.kind == FieldFaultKind::Refused).collect()
}

fn told(page: &Page, exercise: &Exercise, faults: &[FieldFault]) -> Result<Vec<Fault>> {
    let mut errors = FieldErrors::default();
    add_faults(&mut errors, exercise, faults, page.language());
    page.faults(&errors)
}

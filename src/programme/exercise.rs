//! Exercises: what a client fills in, field by field, and the words around the fields.

use super::language::ByLanguage;
use super::worksheet::{Value, Worksheet};

/// A worksheet to fill in, placed once in the pages of its module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exercise {
    /// The same in all languages and versions.
    pub id: String,
    /// When the clinician gets to read it.
    pub collect: Collect,
    /// The kind of own plan that it also is, if any.
    pub plan: Option<PlanKind>,
    /// Whether it has to be complete before the homework can be handed in.
    pub required: bool,
    /// How many times the fields repeat; none means exactly once.
    pub repeat: Option<Repeat>,
    /// The scale by which rounds are put in order when they are kept, lowest first, if any.
    pub order_by: Option<String>,
    /// Whether its rounds are steps that wait for a clinician's yes before they are done.
    pub approval: bool,
    /// The fields of one round, in order.
    pub fields: Vec<Field>,
    pub(super) words: ByLanguage<ExerciseWords>,
}

/// When an exercise is collected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Collect {
    /// Handed in at the end of the module.
    Homework,
    /// Kept as a running log, which may be empty when the homework is handed in.
    Log,
}

/// The client's own plans that an exercise can fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlanKind {
    /// How I take a time-out.
    TimeOut,
    /// How I keep from violence.
    NonViolence,
    /// How I keep what I have learned.
    Maintenance,
}

impl PlanKind {
    /// Every kind there is.
    pub const ALL: [Self; 3] = [Self::TimeOut, Self::NonViolence, Self::Maintenance];

    /// Their stable names in a row, for whoever writes a wrong one.
    pub const NAMES: &str = "time_out, non_violence, maintenance";

    /// The stable name, as files and rows carry it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TimeOut => "time_out",
            Self::NonViolence => "non_violence",
            Self::Maintenance => "maintenance",
        }
    }

    /// The kind of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// How often the fields of an exercise repeat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Repeat {
    /// Rounds that have to be filled in.
    pub min: usize,
    /// Rounds that there is room for.
    pub max: usize,
}

/// One question of an exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The same in all languages and versions.
    pub id: String,
    /// What can be answered.
    pub kind: FieldKind,
    /// Whether it may be left empty in a filled round.
    pub optional: bool,
    /// Options that can be shown and chosen but not handed in; the words say kindly why.
    pub refused: Vec<String>,
    pub(super) words: ByLanguage<FieldWords>,
}

/// What can be answered in a field. Lengths are counted in characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKind {
    /// One line.
    Text {
        /// Longest text accepted.
        max: usize,
    },
    /// Several lines.
    Paragraph {
        /// Longest text accepted.
        max: usize,
    },
    /// A whole number between two ends.
    Scale {
        /// Lowest number.
        min: i64,
        /// Highest number.
        max: i64,
        /// Distance between the numbers that can be chosen.
        step: i64,
    },
    /// One of these values.
    Choice {
        /// The values, in the order shown.
        options: Vec<String>,
    },
    /// Any of these values.
    Choices {
        /// The values, in the order shown.
        options: Vec<String>,
    },
    /// A day, as `YYYY-MM-DD`.
    Date,
    /// A time of day, as `HH:MM`.
    Time,
    /// A length of time in whole minutes, at most a day.
    Minutes,
    /// Several short answers, one on each line.
    List {
        /// Longest line accepted.
        max: usize,
    },
}

impl FieldKind {
    /// The stable name of the type, as module files write it.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Text { .. } => "text",
            Self::Paragraph { .. } => "paragraph",
            Self::Scale { .. } => "scale",
            Self::Choice { .. } => "choice",
            Self::Choices { .. } => "choices",
            Self::Date => "date",
            Self::Time => "time",
            Self::Minutes => "minutes",
            Self::List { .. } => "list",
        }
    }

    /// The values to choose from; empty where one writes.
    pub fn options(&self) -> &[String] {
        match self {
            Self::Choice { options } | Self::Choices { options } => options,
            _ => &[],
        }
    }
}

/// The words of an exercise in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ExerciseWords {
    pub title: String,
    pub intro: String,
    pub row: Option<String>,
}

/// The words of a field in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct FieldWords {
    pub label: String,
    pub help: Option<String>,
    pub min_label: Option<String>,
    pub max_label: Option<String>,
    pub refused: Option<String>,
    pub options: Vec<(String, String)>,
}

/// What the heading of a round writes where its number goes.
pub(super) const ROUND_NUMBER: &str = "{n}";

impl Exercise {
    /// Heading of the exercise.
    pub fn title(&self, language: &str) -> &str {
        self.words.get(language).map_or("", |words| &words.title)
    }

    /// What to do, in one or two sentences.
    pub fn intro(&self, language: &str) -> &str {
        self.words.get(language).map_or("", |words| &words.intro)
    }

    /// Heading of one round, counted from 0; none where the exercise does not repeat.
    pub fn row(&self, language: &str, round: usize) -> Option<String> {
        let row = self.words.get(language)?.row.as_ref()?;
        Some(row.replace(ROUND_NUMBER, &(round + 1).to_string()))
    }

    /// The field of this id.
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// Name of a field in a form: `{exercise}.{round}.{field}`, rounds counted from 0.
    pub fn form_name(&self, round: usize, field: &str) -> String {
        format!("{}.{round}.{field}", self.id)
    }

    /// Fewest rounds that have to be filled in once the exercise is used at all.
    pub fn min_rounds(&self) -> usize {
        self.repeat.map_or(1, |repeat| repeat.min)
    }

    /// Most rounds that there is room for.
    pub fn max_rounds(&self) -> usize {
        self.repeat.map_or(1, |repeat| repeat.max)
    }

    /// How many rounds a page should show: all that are filled and one to go on with.
    pub fn rounds_to_show(&self, filled: &Worksheet) -> usize {
        let wanted = (filled.rounds.len() + 1).max(self.min_rounds());
        wanted.min(self.max_rounds()).max(filled.rounds.len())
    }
}

impl Field {
    /// The question.
    pub fn label(&self, language: &str) -> &str {
        self.words.get(language).map_or("", |words| &words.label)
    }

    /// A hint below the question.
    pub fn help(&self, language: &str) -> Option<&str> {
        self.words.get(language)?.help.as_deref()
    }

    /// What the low end of a scale means.
    pub fn min_label(&self, language: &str) -> Option<&str> {
        self.words.get(language)?.min_label.as_deref()
    }

    /// What the high end of a scale means.
    pub fn max_label(&self, language: &str) -> Option<&str> {
        self.words.get(language)?.max_label.as_deref()
    }

    /// Why the options that cannot be handed in are refused, and what to write instead.
    pub fn why_refused(&self, language: &str) -> Option<&str> {
        self.words.get(language)?.refused.as_deref()
    }

    /// The words of an option; the value itself where it is none of this field's.
    pub fn option<'a>(&'a self, language: &str, value: &'a str) -> &'a str {
        self.words
            .get(language)
            .and_then(|words| words.options.iter().find(|(known, _)| known == value))
            .map_or(value, |(_, label)| label)
    }

    /// An answer as a reader sees it: one text per line or chosen option.
    pub fn shown(&self, language: &str, value: &Value) -> Vec<String> {
        let label = |value: &String| self.option(language, value).to_owned();
        match value {
            Value::Number(number) => vec![number.to_string()],
            Value::Text(text) => vec![label(text)],
            Value::Many(texts) => texts.iter().map(label).collect(),
        }
    }
}

//! Reads a worksheet from a posted form and says what has to be mended before it is handed in.

use std::collections::BTreeMap;

use super::values::{fault_of, value_of};
use super::{Value, Worksheet};
use crate::programme::exercise::{Exercise, Field};

/// Rounds beyond the room of the exercise that are still read, so that nothing typed is lost; a
/// form with more than this was not made by a person.
const SURPLUS_ROUNDS: usize = 100;

/// What has to be mended in one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldFault {
    /// Name of the field in the form, to link to.
    pub name: String,
    /// The round, counted from 0.
    pub round: usize,
    /// Id of the field.
    pub field: String,
    /// What is wrong.
    pub kind: FieldFaultKind,
}

/// The ways in which a field can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldFaultKind {
    /// Nothing is written, and something is needed.
    Missing,
    /// The text, or a line of the list, is longer than this many characters.
    TooLong {
        /// Longest text accepted.
        max: usize,
    },
    /// The list has more lines than this.
    TooManyLines {
        /// Most lines accepted.
        max: usize,
    },
    /// Not a whole number.
    NotANumber,
    /// A number beyond the ends.
    OutOfRange {
        /// Lowest number accepted.
        min: i64,
        /// Highest number accepted.
        max: i64,
    },
    /// A number between the steps of the scale.
    OffStep {
        /// Distance between the numbers accepted, counted from the lowest.
        step: i64,
    },
    /// Not one of the options.
    NotAnOption,
    /// One of the options that cannot be handed in; the field's words say why.
    Refused,
    /// Not a day of the calendar.
    NotADate,
    /// Not a time of the day.
    NotATime,
    /// More rounds than there is room for.
    TooManyRounds {
        /// Most rounds accepted.
        max: usize,
    },
}

impl Exercise {
    /// Reads what was typed, given a way to look up the values of a form field by its name
    /// (`{exercise}.{round}.{field}`). Everything typed is in the worksheet, also where it is at
    /// fault. Empty rounds at the end are dropped; one in between stays, so that no round changes
    /// its place under the person's hands.
    pub fn read_form(&self, values: &dyn Fn(&str) -> Vec<String>) -> (Worksheet, Vec<FieldFault>) {
        let mut rounds = Vec::new();
        for number in 0..self.max_rounds() + SURPLUS_ROUNDS {
            let round = self.read_round(number, values);
            if round.is_empty() && number >= self.max_rounds() {
                break;
            }
            rounds.push(round);
        }
        while rounds.last().is_some_and(BTreeMap::is_empty) {
            rounds.pop();
        }
        let worksheet = Worksheet { rounds };
        let faults = self.check(&worksheet);
        (worksheet, faults)
    }

    /// What has to be mended before this worksheet can be handed in. An exercise that is not
    /// required may be left out altogether, but once begun it has to be whole.
    pub fn check(&self, worksheet: &Worksheet) -> Vec<FieldFault> {
        if worksheet.is_empty() && !self.required {
            return Vec::new();
        }
        let mut faults: Vec<FieldFault> = (0..self.max_rounds())
            .filter(|number| self.has_to_be_whole(worksheet, *number))
            .flat_map(|number| self.check_round(worksheet, number))
            .collect();
        if faults.is_empty() && worksheet.is_empty() {
            faults.extend(self.first_field_fault(0, FieldFaultKind::Missing));
        }
        if worksheet.rounds.len() > self.max_rounds() {
            let max = self.max_rounds();
            faults.extend(self.first_field_fault(max, FieldFaultKind::TooManyRounds { max }));
        }
        faults
    }

    /// What of a worksheet this exercise has fields for: a plan can have been written in another version.
    #[must_use]
    pub fn known_part(&self, mut worksheet: Worksheet) -> Worksheet {
        for round in &mut worksheet.rounds {
            round.retain(|field, _| self.field(field).is_some());
        }
        worksheet.rounds.truncate(self.max_rounds());
        worksheet
    }

    /// The rounds in the order in which they are kept: by the exercise's scale, lowest first; rounds without a number come
    /// last, and without such a scale all stay where they were written.
    #[must_use]
    pub fn in_order(&self, mut worksheet: Worksheet) -> Worksheet {
        if let Some(scale) = &self.order_by {
            let place = |round: &BTreeMap<String, Value>| match round.get(scale) {
                Some(Value::Number(number)) => (false, *number),
                _ => (true, 0),
            };
            worksheet.rounds.sort_by_key(place);
        }
        worksheet
    }

    fn read_round(&self, number: usize, values: &dyn Fn(&str) -> Vec<String>) -> BTreeMap<String, Value> {
        let typed = |field: &Field| value_of(&field.kind, &values(&self.form_name(number, &field.id)));
        let filled = self.fields.iter().filter_map(|field| Some((field.id.clone(), typed(field)?)));
        filled.collect()
    }

    /// Rounds with something in them have to be whole, and so have as many empty ones, from the
    /// first on, as it takes to reach the least number of rounds.
    fn has_to_be_whole(&self, worksheet: &Worksheet, number: usize) -> bool {
        let is_filled = |number: usize| worksheet.rounds.get(number).is_some_and(|round| !round.is_empty());
        let filled = (0..worksheet.rounds.len()).filter(|number| is_filled(*number)).count();
        let empty_before = (0..number).filter(|number| !is_filled(*number)).count();
        is_filled(number) || empty_before < self.min_rounds().saturating_sub(filled)
    }

    fn check_round(&self, worksheet: &Worksheet, number: usize) -> Vec<FieldFault> {
        let fault = |field: &Field| match worksheet.get(number, &field.id) {
            Some(Value::Text(text)) if field.refused.contains(text) => Some(FieldFaultKind::Refused),
            Some(value) => fault_of(&field.kind, value),
            None => (!field.optional).then_some(FieldFaultKind::Missing),
        };
        let faults = self.fields.iter().filter_map(|field| Some(self.fault_in(field, number, fault(field)?)));
        faults.collect()
    }

    fn first_field_fault(&self, round: usize, kind: FieldFaultKind) -> Option<FieldFault> {
        self.fields.first().map(|field| self.fault_in(field, round, kind))
    }

    fn fault_in(&self, field: &Field, round: usize, kind: FieldFaultKind) -> FieldFault {
        FieldFault { name: self.form_name(round, &field.id), round, field: field.id.clone(), kind }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::exercise::{Collect, FieldKind, Repeat};
    use crate::programme::language::ByLanguage;

    fn field(id: &str, kind: FieldKind, optional: bool) -> Field {
        Field { id: id.to_owned(), kind, optional, refused: Vec::new(), words: ByLanguage::default() }
    }

    fn events(required: bool, repeat: Option<(usize, usize)>) -> Exercise {
        Exercise {
            id: "event".to_owned(),
            collect: Collect::Homework,
            plan: None,
            required,
            repeat: repeat.map(|(min, max)| Repeat { min, max }),
            order_by: None,
            approval: false,
            fields: vec![
                field("what", FieldKind::Text { max: 20 }, false),
                field("strength", FieldKind::Scale { min: 0, max: 100, step: 1 }, false),
                field("note", FieldKind::Paragraph { max: 20 }, true),
            ],
            words: ByLanguage::default(),
        }
    }

    fn filled(exercise: &Exercise, form: &[(&str, &str)]) -> (Worksheet, Vec<(String, FieldFaultKind)>) {
        let values = |name: &str| {
            let named = form.iter().filter(|(known, _)| *known == name);
            named.map(|(_, value)| (*value).to_owned()).collect()
        };
        let (worksheet, faults) = exercise.read_form(&values);
        (worksheet, faults.into_iter().map(|fault| (fault.name, fault.kind)).collect())
    }

    #[test]
    fn a_required_exercise_left_empty_lacks_each_of_its_fields() {
        let (worksheet, faults) = filled(&events(true, None), &[]);
        assert!(worksheet.is_empty());
        let missing = |name: &str| (name.to_owned(), FieldFaultKind::Missing);
        assert_eq!(faults, vec![missing("event.0.what"), missing("event.0.strength")]);
    }

    #[test]
    fn an_exercise_that_is_not_required_may_be_left_out_but_not_half_done() {
        let exercise = events(false, None);
        assert_eq!(filled(&exercise, &[("event.0.what", "  ")]).1, vec![]);
        let (_, faults) = filled(&exercise, &[("event.0.what", "kön")]);
        assert_eq!(faults, vec![("event.0.strength".to_owned(), FieldFaultKind::Missing)]);
    }

    #[test]
    fn what_is_at_fault_is_kept_as_typed() {
        let long = "en alldeles för lång rad text";
        let form = [("event.0.what", long), ("event.0.strength", "mycket")];
        let (worksheet, faults) = filled(&events(true, None), &form);
        assert_eq!(worksheet.get(0, "what"), Some(&Value::Text(long.to_owned())));
        assert_eq!(worksheet.get(0, "strength"), Some(&Value::Text("mycket".to_owned())));
        let kinds: Vec<_> = faults.into_iter().map(|(_, kind)| kind).collect();
        assert_eq!(kinds, vec![FieldFaultKind::TooLong { max: 20 }, FieldFaultKind::NotANumber]);
    }

    #[test]
    fn empty_rounds_at_the_end_are_dropped_and_the_others_keep_their_place() {
        let form = [("event.1.what", "kön"), ("event.1.strength", "40"), ("event.2.note", " ")];
        let (worksheet, faults) = filled(&events(true, Some((1, 4))), &form);
        assert_eq!(worksheet.rounds.len(), 2);
        assert!(worksheet.rounds[0].is_empty());
        assert_eq!(faults, vec![]);
    }

    #[test]
    fn rounds_that_are_too_few_are_asked_for_from_the_first_empty_one() {
        let form = [("event.1.what", "kön"), ("event.1.strength", "40")];
        let (_, faults) = filled(&events(true, Some((2, 4))), &form);
        let missing = |name: &str| (name.to_owned(), FieldFaultKind::Missing);
        assert_eq!(faults, vec![missing("event.0.what"), missing("event.0.strength")]);
    }

    #[test]
    fn rounds_that_are_too_many_are_kept_and_told() {
        let form = [("event.0.what", "a"), ("event.0.strength", "1"), ("event.1.what", "b"), ("event.1.strength", "2")];
        let (worksheet, faults) = filled(&events(true, Some((1, 1))), &form);
        assert_eq!(worksheet.rounds.len(), 2);
        assert_eq!(faults, vec![("event.1.what".to_owned(), FieldFaultKind::TooManyRounds { max: 1 })]);
        assert_eq!(events(true, Some((1, 1))).rounds_to_show(&worksheet), 2);
    }

    #[test]
    fn an_option_that_is_refused_is_kept_as_chosen_and_told() {
        let mut exercise = events(true, None);
        let options = ["alone", "child"].map(str::to_owned).to_vec();
        exercise.fields =
            vec![Field { refused: vec!["child".to_owned()], ..field("with", FieldKind::Choice { options }, false) }];
        let (worksheet, faults) = filled(&exercise, &[("event.0.with", "child")]);
        assert_eq!(worksheet.get(0, "with"), Some(&Value::Text("child".to_owned())));
        assert_eq!(faults, vec![("event.0.with".to_owned(), FieldFaultKind::Refused)]);
        assert_eq!(filled(&exercise, &[("event.0.with", "alone")]).1, vec![]);
    }

    #[test]
    fn rounds_are_kept_in_the_order_of_their_scale_and_those_without_a_number_come_last() {
        let exercise = Exercise { order_by: Some("strength".to_owned()), ..events(true, Some((1, 4))) };
        let form = [
            ("event.0.what", "a"),
            ("event.0.strength", "70"),
            ("event.1.what", "b"),
            ("event.2.what", "c"),
            ("event.2.strength", "20"),
        ];
        let kept = exercise.in_order(filled(&exercise, &form).0);
        let order: Vec<_> = (0..3).map(|round| kept.get(round, "what").unwrap().typed().concat()).collect();
        assert_eq!(order, ["c", "a", "b"]);
    }

    #[test]
    fn the_json_of_a_worksheet_is_stable() {
        let form = [("event.0.what", "kön"), ("event.0.strength", "40")];
        let (worksheet, _) = filled(&events(true, None), &form);
        let json = serde_json::to_string(&worksheet).unwrap();
        assert_eq!(json, r#"{"rounds":[{"strength":40,"what":"kön"}]}"#);
        assert_eq!(serde_json::from_str::<Worksheet>(&json).unwrap(), worksheet);
    }
}

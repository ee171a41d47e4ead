//! A form that is rendered once and filled in says what the template says when it is rendered with the answers.

use crate::programme::{Exercise, FieldKind, Value, Worksheet};
use crate::treatment::exercise::Sheet;
use crate::treatment::form;
use crate::treatment::tests::site::{in_every_language, shipped_modules};
use crate::web::Page;
use crate::web::page::Fault;

/// What a person can write that a page must not take for anything but text.
const WRITTEN: &str = "O'Neil & \"Å\" <b>🙂</b>\nnästa rad";

/// An answer to a question; the higher `turn`, the later among what can be chosen.
fn answer(kind: &FieldKind, turn: usize) -> Value {
    let chosen = |options: &[String]| options.iter().cycle().nth(turn).cloned().unwrap_or_default();
    match kind {
        FieldKind::Text { .. } | FieldKind::Paragraph { .. } | FieldKind::Date | FieldKind::Time => {
            Value::Text(WRITTEN.to_owned())
        }
        FieldKind::Scale { min, max, .. } => Value::Number(if turn == 0 { *min } else { *max }),
        FieldKind::Choice { options } => Value::Text(chosen(options)),
        FieldKind::Choices { options } if turn == 0 => Value::Many(options.clone()),
        FieldKind::Choices { options } => Value::Many(vec![chosen(options), "no longer a choice".to_owned()]),
        FieldKind::Minutes => Value::Number(30),
        FieldKind::List { .. } => Value::Many(vec![WRITTEN.to_owned(), "Två".to_owned()]),
    }
}

/// Nothing, and up to three rounds of answers.
fn worksheets(exercise: &Exercise) -> Vec<Worksheet> {
    let round =
        |turn: usize| exercise.fields.iter().map(|field| (field.id.clone(), answer(&field.kind, turn))).collect();
    let filled =
        (1..=exercise.max_rounds().min(3)).map(|rounds| Worksheet { rounds: (0..rounds).map(round).collect() });
    std::iter::once(Worksheet::default()).chain(filled).collect()
}

fn rendered(page: &Page, exercise: &Exercise, filled: &Worksheet, faults: &[Fault]) -> String {
    let sheet = Sheet::to_fill(exercise, filled, faults, page.language());
    page.part("treatment/form.html", &sheet).unwrap().as_str().to_owned()
}

#[test]
fn a_form_that_is_filled_in_is_the_one_that_would_be_rendered() {
    in_every_language(|page| {
        for module in shipped_modules() {
            for exercise in &module.exercises {
                for filled in worksheets(exercise) {
                    let form = form(&page, module, exercise, &filled, &[]).unwrap();
                    assert_eq!(form, rendered(&page, exercise, &filled, &[]), "{} of {}", exercise.id, module.folder);
                }
            }
        }
    });
}

#[test]
fn what_is_wrong_with_an_answer_stands_beside_it() {
    in_every_language(|page| {
        let module = shipped_modules().find(|module| !module.exercises.is_empty()).unwrap();
        let exercise = &module.exercises[0];
        let field = exercise.form_name(0, &exercise.fields[0].id);
        let faults = [Fault { field, text: "Write something.".to_owned() }];
        let form = form(&page, module, exercise, &Worksheet::default(), &faults).unwrap();
        assert!(form.contains("Write something."), "{form}");
        assert_eq!(form, rendered(&page, exercise, &Worksheet::default(), &faults));
    });
}

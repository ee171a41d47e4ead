//! Posted forms and lines of answers.

use super::*;

#[test]
fn a_closed_branch_drops_what_was_posted_and_an_undecided_one_keeps_it() {
    let weekly = weekly();
    let closed = weekly.read_form(&post(&[("w3b", "0"), ("w3c", "kill")])).unwrap();
    assert_eq!(closed.get("w3c"), Some(&Answer::NotApplicable));
    let declined = weekly.read_form(&post(&[("w3b", "-98"), ("w3c", "kill")])).unwrap();
    assert_eq!(declined.get("w3c"), Some(&Answer::Chosen(vec!["kill".to_owned()])));
    assert_eq!(declined.get("w4b"), Some(&Answer::NotApplicable));
    let open = weekly.read_form(&post(&[("w3b", "1")])).unwrap();
    assert_eq!(open.get("w3c"), Some(&Answer::Blank));
    assert_eq!(open.get("w7"), Some(&Answer::Blank));
}

#[test]
fn every_fault_of_a_form_is_named() {
    let fields = [
        ("w1", "8"),
        ("w2", "three"),
        ("w3", "9"),
        ("w3b", "0"),
        ("w3b", "1"),
        ("w12", "none"),
        ("w12", "weapon"),
        ("w13", "-98"),
    ];
    let faults = weekly().read_form(&post(&fields)).unwrap_err();
    let kinds: Vec<_> = faults.iter().map(|fault| (fault.item.as_str(), fault.kind)).collect();
    assert_eq!(
        kinds,
        [
            ("w1", AnswerFaultKind::OutOfRange { min: 0, max: 7, step: 1 }),
            ("w2", AnswerFaultKind::NotAWholeNumber),
            ("w3", AnswerFaultKind::NotAnOption),
            ("w3b", AnswerFaultKind::SeveralValues),
            ("w12", AnswerFaultKind::ExclusiveWithOthers),
        ]
    );
}

#[test]
fn phq9_asks_for_all_nine_items_but_lets_the_ninth_be_declined() {
    let phq9 = phq9();
    let fields: Vec<(&str, &str)> = vec![("q1", "1"), ("q9", "-98")];
    let answers = phq9.read_form(&post(&fields)).unwrap();
    let missing: Vec<_> = phq9.missing_required(&answers).iter().map(|item| item.id.clone()).collect();
    assert_eq!(missing, ["q2", "q3", "q4", "q5", "q6", "q7", "q8"]);
    let refused = phq9.read_form(&post(&[("q1", "-98")])).unwrap_err();
    assert_eq!(refused[0].kind, AnswerFaultKind::CannotDecline);
    assert_eq!(phq9.critical_unanswered(&answers).len(), 1);
}

#[test]
fn a_line_takes_empty_places_declined_answers_and_joined_choices() {
    let answers = weekly().parse_line("3,7,0,1,kill+spread,0,,0,0,0,1,6,1,partner,0,-98,separation+weapon,2").unwrap();
    assert_eq!(answers.get("w3c"), Some(&Answer::Chosen(vec!["kill".to_owned(), "spread".to_owned()])));
    assert_eq!(answers.get("w11"), Some(&Answer::Declined));
    assert_eq!(answers.get("w4b"), Some(&Answer::NotApplicable));
    assert_eq!(answers.get("w12").unwrap().written(), "separation+weapon");
}

#[test]
fn a_line_may_leave_off_unscored_items_only_and_says_what_it_takes() {
    let phq9 = phq9();
    assert!(phq9.parse_line("0,0,0,0,0,0,0,0,0").is_ok());
    assert!(phq9.parse_line("0,0,0,0,0,0,0,0,0,2").is_ok());
    let few = phq9.parse_line("0,0,0").unwrap_err();
    assert_eq!(few, LineFault::Places { found: 3, fewest: 9, most: 10 });
    assert!(phq9.parse_line("0,0,0,0,0,0,0,0,0,0,0").is_err());
    let message = phq9.parse_line("4,x,0,0,0,0,0,0,0").unwrap_err().to_string();
    assert!(message.contains("item q1: `4`; accepted: 0, 1, 2, 3, or nothing"), "{message}");
    assert!(message.contains("item q2: `x`"), "{message}");
}

#[test]
fn parts_of_one_question_share_a_place() {
    let part = |id: &str, extra: &str| {
        format!(
            "[[items]]\nid = \"{id}\"\ntype = \"int\"\nmin = 0\nmax = 4\npart_of = \"a\"\nscored = false\n{extra}\ntext = {{ sv = \"x\", en = \"x\" }}\n\n"
        )
    };
    let parts = part("a_occurred", "") + &part("a_impact", "show_if = \"a_occurred == 1\"") + "[[scoring]]";
    let text = PHQ9.replacen("[[scoring]]", &parts, 1);
    let instrument = Library::load(&[file("phq9.toml", &text)]).unwrap().get("phq9").unwrap().clone();
    let answers = instrument.parse_line("0,0,0,0,0,0,0,0,0,,1/3").unwrap();
    assert_eq!(answers.get("a_impact"), Some(&Answer::Value(3)));
    assert!(matches!(instrument.parse_line("0,0,0,0,0,0,0,0,0,,1/3/2"), Err(LineFault::Parts { .. })));
    assert!(matches!(instrument.parse_line("0,0,0,0,0,0,0,0,0,,1"), Err(LineFault::Parts { .. })));
    for closed in ["0", "0/"] {
        let line = format!("0,0,0,0,0,0,0,0,0,,{closed}");
        assert_eq!(instrument.parse_line(&line).unwrap().get("a_impact"), Some(&Answer::NotApplicable), "{closed}");
    }
    assert_eq!(instrument.parse_line("0,0,0,0,0,0,0,0,0").unwrap().get("a_impact"), Some(&Answer::NotApplicable));
}

//! What is wrong in a definition: each fault is one line with its place and what would be accepted.

use super::*;

/// The one fault of a changed file, whose line is the one that has `at`.
fn fault(name: &str, from: &str, to: &str, at: &str) -> String {
    let text = shipped().into_iter().find(|(file, _)| file.ends_with(&format!("/{name}.toml"))).unwrap().1;
    let changed = text.replacen(from, to, 1);
    assert_ne!(changed, text, "{from}");
    let faults = Library::load(&[file(&format!("{name}.toml"), &changed)]).unwrap_err();
    assert_eq!(faults.len(), 1, "{faults:?}");
    let (head, _) = changed.split_once(at).unwrap();
    let place = format!("instruments/{name}.toml:{}: ", head.matches('\n').count() + 1);
    let said = faults[0].to_string();
    assert_eq!(said.lines().count(), 1, "{said}");
    said.strip_prefix(&place).unwrap_or_else(|| panic!("{said}; wanted {place}")).to_owned()
}

#[test]
fn bands_that_overlap() {
    let said = fault("gad7", "min = 5\nmax = 9", "min = 4\nmax = 9", "[[bands]]\nscale = \"total\"\nid = \"mild\"");
    assert_eq!(said, "band `mild` (4 to 9) overlaps band `minimal` (0 to 4); accepted: bands that share no score");
}

#[test]
fn a_gap_between_bands() {
    let said = fault("gad7", "min = 5\nmax = 9", "min = 6\nmax = 9", "[[bands]]\nscale = \"total\"\nid = \"mild\"");
    let wanted = "band `mild` begins at 6, and the one below it ends at 4; accepted: bands without a gap between them";
    assert_eq!(said, wanted);
    let said =
        fault("dudit", "min = 6\nmax = 24", "min = 6\nmax = 20", "[[bands]]\nscale = \"total\"\nid = \"dependence\"");
    assert!(said.contains("ends at 20 for men"), "{said}");
}

#[test]
fn a_scale_of_an_item_that_is_not_there() {
    let (from, to) = ("items = [\"q1\", \"q2\", \"q3\"]", "items = [\"q1\", \"q2\", \"q4\"]");
    let text = shipped().into_iter().find(|(file, _)| file.ends_with("/audit_c.toml")).unwrap().1.replacen(from, to, 1);
    let faults = Library::load(&[file("audit_c.toml", &text)]).unwrap_err();
    let line = text.lines().position(|line| line == to).unwrap() + 1;
    let wanted = "item `q4` does not exist or has no numbers; accepted: items with numbers";
    assert_eq!(faults[0].to_string(), format!("instruments/audit_c.toml:{line}: {wanted}"));
}

#[test]
fn a_changed_text_that_may_not_be_changed() {
    for name in ["core10", "core_om"] {
        let said = fault(name, "panic or terror", "panic and terror", "[licence]");
        assert!(said.contains("the text was changed and its licence forbids it"), "{said}");
        let said = fault(name, "Not at all", "Never", "[licence]");
        assert!(said.contains("the text was changed and its licence forbids it"), "{said}");
    }
}

#[test]
fn a_first_answer_that_reaches_back_for_longer_than_anybody_remembers() {
    for months in ["0", "61", "-12"] {
        let given = format!("first_months = {months}");
        let said = fault("acts_period", "first_months = 12", &given, &given);
        assert_eq!(said, format!("first_months is {months}; accepted: 1 to 60"));
    }
}

#[test]
fn an_id_that_another_file_has() {
    let files = [file("gad7.toml", &text_of("gad7")), file("more/gad7.toml", &text_of("gad7"))];
    let faults = Library::load(&files).unwrap_err();
    let wanted = "instruments/more/gad7.toml: id `gad7` is taken by another file; accepted: an id of its own";
    assert_eq!(faults.iter().map(ToString::to_string).collect::<Vec<_>>(), [wanted]);
}

fn text_of(id: &str) -> String {
    shipped().into_iter().find(|(file, _)| file.ends_with(&format!("/{id}.toml"))).unwrap().1
}

#[test]
fn a_value_that_is_not_among_the_options() {
    let said = fault("core10", "at_least = 1", "at_least = 5", "at_least = 5");
    assert_eq!(said, "at_least 5 lies outside what `q6` can hold; accepted: 0 to 4");
    let said = fault(
        "weekly_check",
        "any_of = [\"kill\", \"children\"]",
        "any_of = [\"kill\", \"dog\"]",
        "[\"kill\", \"dog\"]",
    );
    assert_eq!(said, "`w3c` has no option `dog`; accepted: kill, children, own_life, spread, none");
}

#[test]
fn a_range_that_does_not_rise() {
    let text = text_of("ceq").replacen("to = [1, 9]", "to = [9, 1]", 1);
    let faults = Library::load(&[file("ceq.toml", &text)]).unwrap_err();
    assert!(faults[0].message.starts_with("`to` does not rise; accepted: "), "{}", faults[0]);
}

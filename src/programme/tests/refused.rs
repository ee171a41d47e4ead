//! Every way in which a file can be refused, with the place that is told.

use super::site::{LANGUAGES, Site};
use crate::programme::Library;

/// The only fault of a site that has been changed in one place.
fn fault_of(name: &str, from: &str, to: &str) -> String {
    let faults = Site::with(name, from, to).load().unwrap_err();
    assert_eq!(faults.len(), 1, "{faults:#?}");
    faults[0].to_string()
}

fn assert_fault(change: (&str, &str, &str), place: &str, says: &str) {
    let fault = fault_of(change.0, change.1, change.2);
    assert!(fault.starts_with(place) && fault.contains(says), "{fault}");
    assert!(fault.contains("accepted") || fault.contains("TOML"), "{fault}");
}

#[test]
fn missing_files_are_named() {
    for (left_out, says) in [
        (2, "anger/01-pause/sv.md: this file is missing"),
        (1, "anger/01-pause/module.toml: this file"),
        (0, "anger/programme.toml: this file"),
    ] {
        let files: Vec<_> =
            Site::good().0.into_iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, file)| file).collect();
        let faults = Library::load(&files, &LANGUAGES).unwrap_err();
        assert_eq!(faults.len(), 1, "{faults:#?}");
        assert!(faults[0].to_string().starts_with(says), "{}", faults[0]);
    }
}

#[test]
fn faults_of_the_programme_file_have_their_line() {
    let file = "programme.toml";
    let place = |line: usize| format!("anger/programme.toml:{line}: ");
    assert_fault((file, "id = \"anger\"", "id = \"other\""), &place(1), "name of its folder");
    assert_fault((file, "pacing = \"weekly\"", "pacing = \"daily\""), &place(3), "session, clinician-opened");
    assert_fault((file, ", en = \"Step by step\"", ""), &place(4), "\"en\" is missing");
    assert_fault((file, "Step by step", "Anger steps"), &place(4), "\"anger\"");
    assert_fault((file, "\"week_4\"", "\"week_4x\""), &place(9), "unknown event \"week_4x\"");
    assert_fault((file, "instrument =", "instruments = \"x\"\ninstrument ="), &place(8), "unknown key \"instruments\"");
    let events = "events = [\"before\", \"weekly\", \"week_4\", \"follow_up_3\"]";
    assert_fault((file, events, "events = [\"before\"]\nrequired = \"yes\""), &place(10), "true, false");
    assert_fault((file, events, "events = [\"after\"]\nrequired = true"), &place(10), "nothing waits for this form");
    assert_fault((file, "[\"01-pause\"]", "[\"01-pause\", \"02-more\"]"), &place(5), "missing or empty");
    assert_fault((file, "[[schedule]]", "after = { programme = \"anger\" }\n[[schedule]]"), &place(7), "\"modules\"");
}

#[test]
fn a_programme_that_nobody_could_begin_is_refused() {
    let after = |programme: &str| format!("after = {{ programme = \"{programme}\", modules = 1 }}\n[[schedule]]");
    let place = "anger/programme.toml: ";
    assert_fault(("programme.toml", "[[schedule]]", &after("other")), place, "no programme \"other\"");
    assert_fault(("programme.toml", "[[schedule]]", &after("anger")), place, "comes after another");
}

#[test]
fn faults_of_the_structure_have_their_line() {
    let file = "module.toml";
    let place = |line: usize| format!("anger/01-pause/module.toml:{line}: ");
    assert_fault((file, "minutes = 20", "minutes = "), &place(3), "not TOML");
    assert_fault((file, "minutes = 20", "minutes = 0"), &place(3), "from 1 to 240");
    assert_fault((file, "minutes = 20", "minutes = 20\nhours = 1"), &place(4), "unknown key \"hours\"");
    assert_fault((file, "version = \"1.2.0\"", "version = \"1.2\""), &place(2), "three numbers");
    assert_fault((file, "summary = \"summary\"", "summary = \"start\""), &place(5), "last of the pages");
    assert_fault((file, "\"homework\"", "\"sometimes\""), &place(9), "homework, log");
    assert_fault((file, "\"homework\"", "\"log\""), &place(11), "may be empty");
    assert_fault((file, "\"time_out\"", "\"escape\""), &place(10), "time_out, non_violence");
    assert_fault((file, "min = 1, max = 3", "min = 4, max = 3"), &place(12), "min is above max");
    assert_fault((file, "min = 1, max = 3 }", "min = 1, max = 3 }\norder_by = \"where\""), &place(13), "type scale");
    let handed_in = "collect = \"homework\"\nplan = \"time_out\"\nrequired = true\n";
    assert_fault((file, handed_in, "collect = \"log\"\napproval = true\n"), &place(10), "repeat and collect");
    assert_fault((file, "\"work\"]", "\"work\"]\nrefused = [\"school\"]"), &place(28), "\"school\" is no option");
    assert_fault((file, "max = 100", "max = 0"), &place(22), "min is not below max");
    assert_fault((file, "step = 5", "step = 3"), &place(23), "divides");
    assert_fault((file, "right = [\"b\"]", "right = [\"c\"]"), &place(32), "\"c\" is no option");
    assert_fault((file, "[\"home\", \"work\"]", "[\"home\", \"work\", \"home\"]"), &place(27), "stands twice");
}

#[test]
fn an_unknown_field_type_is_told_with_the_known_ones() {
    let faults = Site::with("module.toml", "type = \"paragraph\"", "type = \"essay\"").load().unwrap_err();
    let first = "anger/01-pause/module.toml:15: field \"signs\": unknown field type \"essay\"; accepted: text, paragraph, scale";
    assert!(faults.iter().any(|fault| fault.to_string().starts_with(first)), "{faults:#?}");
}

#[test]
fn an_id_that_would_show_in_an_address_is_told() {
    for (from, to) in [
        ("id = \"pause\"", "id = \"therapy\""),
        ("id = \"pause_plan\"", "id = \"anger_plan\""),
        ("id = \"signs\"", "id = \"partner_signs\""),
        ("id = \"silence\"", "id = \"violence\""),
    ] {
        let faults = Site::with("module.toml", from, to).load().unwrap_err();
        assert!(faults.iter().any(|fault| fault.message.contains("others can see")), "{faults:#?}");
    }
}

#[test]
fn ids_that_stand_twice_are_told() {
    let faults = Site::with("module.toml", "id = \"strength\"", "id = \"signs\"").load().unwrap_err();
    let expected = "anger/01-pause/module.toml:18: the id \"signs\" stands twice";
    assert!(faults.iter().any(|fault| fault.to_string().starts_with(expected)), "{faults:#?}");
}

#[test]
fn faults_of_a_language_file_have_their_line() {
    let file = "sv.md";
    let place = |line: usize| format!("anger/01-pause/sv.md:{line}: ");
    assert_fault((file, "label = \"Styrka\"\n", ""), &place(11), "\"label\" is missing");
    assert_fault((file, "work = \"På jobbet\"\n", ""), &place(16), "\"work\" is missing");
    assert_fault((file, "row = \"Gång {n}\"", "row = \"Gång\""), &place(7), "lacks the number");
    assert_fault((file, "answer = \"Nej.\"\n", ""), &place(21), "\"answer\" is missing");
    assert_fault((file, "min_label", "mid_label"), &place(13), "unknown key \"mid_label\"");
    assert_fault((file, "title = \"Paus\"", "title = \"Ilska\""), &place(2), "\"ilska\"");
    assert_fault((file, "# Början {#start}", "# Om våld {#start}"), &place(28), "\"våld\"");
    assert_fault((file, "# Början {#start}", "# Början"), &place(28), "heading and id");
    assert_fault((file, "Du läser", "Du <b>läser</b>"), &place(30), "HTML is not used");
    assert_fault((file, "Du läser", "# Rubrik i text\n\nDu läser"), &place(30), "heading and id");
    assert_fault((file, "## Pulsen {#pulse}", "Pulsen\n==="), &place(32), "first level of heading");
    assert_fault((file, "Amir gick ut.\n:::", "Amir gick ut."), &place(38), "never closed");
    assert_fault(
        (file, "::: self_check silence", "::: self_check noise\n::: self_check silence"),
        &place(49),
        "unknown self_check \"noise\"",
    );
    assert_fault((file, "Du läser", "![en bild](https://example.org/a.png) Du läser"), &place(30), "this site only");
    assert_fault((file, "+++\n# Bör", "# Bör"), &place(1), "front matter expected");
}

#[test]
fn an_unknown_directive_is_told_with_the_known_ones() {
    let faults = Site::with("sv.md", "::: safety", "::: danger").load().unwrap_err();
    let first = "anger/01-pause/sv.md:34: unknown directive \"danger\"; accepted: ::: exercise <id>";
    assert!(faults[0].to_string().starts_with(first), "{faults:#?}");
}

#[test]
fn an_exercise_is_placed_once_and_on_the_same_page_in_all_languages() {
    let once = "::: exercise pause_plan";
    let twice = fault_of("en.md", once, &format!("{once}\n{once}"));
    assert!(twice.starts_with("anger/01-pause/en.md:30: exercise \"pause_plan\" is placed twice"), "{twice}");
    let never = Site::with("sv.md", "::: exercise pause_plan", "").load().unwrap_err();
    assert!(never.iter().any(|fault| fault.to_string().contains("\"pause_plan\" is never placed")), "{never:#?}");
    let mut moved = Site::with("en.md", "::: exercise pause_plan\n", "");
    moved.0[3].1.push_str("\n::: exercise pause_plan\n");
    let faults = moved.load().unwrap_err();
    assert!(faults.iter().all(|fault| fault.message.contains("does not place what it places")), "{faults:#?}");
}

#[test]
fn pages_have_the_order_of_the_structure() {
    let renamed = fault_of("en.md", "{#summary}", "{#ending}");
    assert!(renamed.starts_with("anger/01-pause/en.md:32: the page \"ending\""), "{renamed}");
    let structure = "pages = [\"start\", \"summary\"]";
    let faults =
        Site::with("module.toml", structure, "pages = [\"start\", \"middle\", \"summary\"]").load().unwrap_err();
    assert_eq!(faults.len(), 2, "one for each language: {faults:#?}");
    assert!(faults[0].message.contains("accepted order: start, middle, summary"));
}

#[test]
fn all_faults_are_told_at_once_in_order() {
    let mut site = Site::with("module.toml", "minutes = 20", "minutes = 0");
    site.0[2].1 = site.0[2].1.replace("lead = \"Du lär dig ta en paus.\"\n", "");
    site.0[3].1 = site.0[3].1.replace("title = \"My plan\"\n", "");
    let faults = site.load().unwrap_err();
    let places: Vec<_> = faults.iter().map(|fault| (fault.file.as_str(), fault.line)).collect();
    assert_eq!(
        places,
        [("anger/01-pause/en.md", Some(4)), ("anger/01-pause/module.toml", Some(3)), ("anger/01-pause/sv.md", Some(2))]
    );
}

#[test]
fn a_file_of_an_unknown_language_or_place_is_refused() {
    for (path, says) in [
        ("anger/01-pause/fi.md", "no language in use"),
        ("anger/notes.txt", "no place here"),
        ("anger/09-other/sv.md", "not in the list"),
    ] {
        let mut files = Site::good().0.to_vec();
        files.push((path.to_owned(), String::new()));
        let faults = Library::load(&files, &LANGUAGES).unwrap_err();
        assert!(faults.len() == 1 && faults[0].message.contains(says), "{faults:#?}");
    }
    let mut files = Site::good().0.to_vec();
    files.push(("README.md".to_owned(), String::new()));
    assert!(Library::load(&files, &LANGUAGES).is_ok());
}

//! The text of a questionnaire that is shipped without, added by a site: words, and nothing that counts.

use super::*;

fn stub() -> String {
    shipped().into_iter().find(|(name, _)| name.ends_with("/isi.toml")).unwrap().1
}

/// A whole overlay; the words are invented, since the real ones may not be passed on.
fn overlay() -> String {
    let option = |value: i64| format!("    {{ value = {value}, text = {{ sv = \"val {value}\" }} }},\n");
    let item = |n: i64| format!("[[items]]\nid = \"q{n}\"\ntext.sv = \"fråga {n}\"\n\n");
    format!(
        "schema = 1\noverlays = \"isi\"\nversion = \"1\"\nminutes = 2\n\n[licence]\nreference = \"Avtal 17\"\n\
         holder = \"Mottagningen\"\ndate = \"2026-02-01\"\n\n[languages.sv]\nstatus = \"verified\"\n\n[instructions]\n\
         sv = \"Svara för de senaste två veckorna.\"\n\n[options]\nsev5 = [\n{}]\n\n{}",
        (0..=4).map(option).collect::<String>(),
        (1..=7).map(item).collect::<String>()
    )
}

fn with(overlay: &str) -> Result<Library, Vec<Fault>> {
    Library::load(&[file("overlays/isi.toml", overlay), file("stubs/isi.toml", &stub())])
}

/// What this change to the overlay is refused with, a line for each fault.
fn refused(from: &str, to: &str) -> String {
    let changed = overlay().replacen(from, to, 1);
    assert_ne!(changed, overlay(), "{from}");
    let faults = with(&changed).unwrap_err();
    let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
    for line in &said {
        assert!(line.starts_with("instruments/overlays/isi.toml:") && line.contains("accepted: "), "{line}");
        assert_eq!(line.lines().count(), 1, "{line}");
    }
    assert!(faults.iter().all(|fault| fault.line.is_some()), "{said:?}");
    said.join("\n")
}

fn line_of(text: &str, what: &str) -> usize {
    text.lines().position(|line| line.contains(what)).unwrap() + 1
}

#[test]
fn an_overlay_that_would_change_what_counts_is_refused_by_field_and_line() {
    let reversed = refused("id = \"q3\"\n", "id = \"q3\"\nreverse = true\n");
    let line = line_of(&overlay(), "id = \"q3\"") + 1;
    let words = "`items.reverse`: an overlay gives the words of item `q3` alone; accepted: id and text";
    assert_eq!(reversed, format!("instruments/overlays/isi.toml:{line}: {words}"));
    assert!(refused("id = \"q1\"\n", "id = \"q1\"\nscored = false\n").contains("`items.scored`"));
    let critical = "id = \"q1\"\ncritical = [{ at_least = 1, flag = \"a\", level = \"review\" }]\n";
    assert!(refused("id = \"q1\"\n", critical).contains("`items.critical`"));
    let scoring = "[[scoring]]\nscale = \"total\"\nmethod = \"mean\"\nitems = [\"q1\"]\nrange = [0, 4]\nhigher_is = \"worse\"\n\n[[items]]\nid = \"q7\"";
    assert!(refused("[[items]]\nid = \"q7\"", scoring).contains("`scoring`: what is shipped says this"));
    let bands = "[[bands]]\nscale = \"total\"\nid = \"none\"\nmin = 0\nmax = 28\n\n[[items]]\nid = \"q7\"";
    assert!(refused("[[items]]\nid = \"q7\"", bands).contains("`bands`"));
    let value = refused("{ value = 4,", "{ value = 5,");
    assert!(value.contains("value 5 is not among those of options.sev5") && value.contains("0, 1, 2, 3, 4"), "{value}");
}

#[test]
fn an_overlay_for_nothing_or_without_its_licence_is_refused() {
    assert!(refused("overlays = \"isi\"", "overlays = \"phq\"").contains("accepted: isi"));
    assert!(refused("date = \"2026-02-01\"", "date = \"1 feb\"").contains("`1 feb` is no date"));
    assert!(refused("reference = \"Avtal 17\"\n", "").contains("`licence.reference` is missing"));
    assert!(refused("[[items]]\nid = \"q7\"\ntext.sv = \"fråga 7\"\n", "").contains("item `q7` has no text"));
    assert!(refused("id = \"q7\"", "id = \"q6\"").contains("item `q6` stands twice"));
}

#[test]
fn a_text_is_added_once_and_to_what_has_none() {
    let twice =
        [file("overlays/isi.toml", &overlay()), file("overlays/isi2.toml", &overlay()), file("isi.toml", &stub())];
    let faults = Library::load(&twice).unwrap_err();
    assert_eq!(faults.len(), 1);
    assert!(faults[0].to_string().contains("`isi` has its text from another overlay"), "{}", faults[0]);
    let shown = overlay().replacen("overlays = \"isi\"", "overlays = \"phq9\"", 1);
    let faults = Library::load(&[file("overlays/phq9.toml", &shown), file("phq9.toml", PHQ9)]).unwrap_err();
    assert!(faults[0].message.contains("`phq9` is no questionnaire that is shipped without its text"), "{}", faults[0]);
}

#[test]
fn a_language_that_is_begun_is_whole() {
    let half = overlay().replacen("[instructions]\n", "[languages.en]\nstatus = \"verified\"\n\n[instructions]\n", 1);
    let faults = with(&half).unwrap_err();
    assert_eq!(faults.len(), 13, "instructions, five options, seven items: {faults:?}");
    assert!(faults.iter().all(|fault| fault.message.contains("has no text in `en`")));
}

#[test]
fn a_questionnaire_with_the_text_of_a_site_counts_as_it_is_shipped() {
    let (library, shipped) = (with(&overlay()).unwrap(), instrument("isi"));
    let added = library.get("isi").unwrap();
    assert_eq!((added.languages.as_slice(), shipped.can_be_shown()), (["sv".to_owned()].as_slice(), false));
    assert_eq!((added.version.as_str(), added.minutes), ("0+1", 2));
    assert_eq!(added.licence.granted.as_ref().unwrap().reference, "Avtal 17");
    assert_eq!((added.items[2].text("sv"), added.items[2].options()[3].text("sv")), ("fråga 3", "val 3"));
    let line = "4,3,2,1,0,1,2";
    assert_eq!(added.score(&added.parse_line(line).unwrap()), shipped.score(&shipped.parse_line(line).unwrap()));
    assert_eq!((&added.scales, &added.bands, &added.change), (&shipped.scales, &shipped.bands, &shipped.change));
    assert_ne!(added.hash, shipped.hash, "what was answered is known by its words too");
    // What is kept with a response is read again years later, when the files have changed.
    let kept = Library::load(&[("isi.toml".to_owned(), added.body.clone())]).unwrap();
    assert_eq!(kept.get("isi").unwrap(), added);
}

#[test]
fn a_restricted_file_holds_no_text_of_its_own() {
    let with_text = stub().replacen("id = \"q1\"\n", "id = \"q1\"\ntext.sv = \"fråga\"\n", 1);
    let faults = Library::load(&[file("stubs/isi.toml", &with_text)]).unwrap_err();
    assert!(faults[0].message.contains("item `q1` has a text where ship_text = false"), "{}", faults[0]);
}

//! Two versions of a module beside each other.

use super::site::Site;
use crate::programme::{Mark, PageChange, PageKind, changes};

fn changed(name: &str, from: &str, to: &str, language: &str) -> Vec<PageChange> {
    changes(&Site::good().module(), &Site::with(name, from, to).module(), language)
}

#[test]
fn a_module_beside_itself_has_nothing_to_tell() {
    let module = Site::good().module();
    assert!(changes(&module, &module, "sv").is_empty());
}

#[test]
fn a_changed_sentence_is_found_on_its_page_and_in_its_language_only() {
    let found = changed("sv.md", "Amir gick ut.", "Amir gick genast ut.", "sv");
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].title.as_str(), found[0].kind), ("Början", PageKind::Changed));
    assert_eq!(found[0].pieces.len(), 1);
    assert!(found[0].pieces[0].runs.contains(&(Mark::Added, "genast ".to_owned())));
    assert!(changed("sv.md", "Amir gick ut.", "Amir gick genast ut.", "en").is_empty());
}

#[test]
fn where_a_link_leads_is_part_of_what_is_read() {
    let found = changed("sv.md", "[Hjälp](/help-now)", "[Hjälp](/about)", "sv");
    assert_eq!(found.len(), 1);
    assert!(found[0].pieces[0].runs.iter().any(|(mark, text)| *mark == Mark::Added && text.contains("/about")));
}

#[test]
fn a_question_of_an_exercise_and_an_explanation_of_a_self_check_are_read_too() {
    for (from, to, page) in
        [("Tidiga tecken", "De första tecknen", "Början"), ("\"Nej.\"", "\"Nej, inte så.\"", "Slutet")]
    {
        let found = changed("sv.md", from, to, "sv");
        assert_eq!(found.iter().map(|change| change.title.as_str()).collect::<Vec<_>>(), [page]);
    }
}

#[test]
fn the_title_of_the_module_stands_first() {
    let found = changed("sv.md", "title = \"Paus\"", "title = \"En paus\"", "sv");
    assert_eq!(found[0].title, "En paus");
}

#[test]
fn what_is_only_filled_in_differently_reads_the_same() {
    assert!(changed("module.toml", "max_length = 1000", "max_length = 900", "sv").is_empty());
}

#[test]
fn pages_that_come_go_or_change_places_are_told_as_such() {
    let page = "# En till {#more}\n\nNy text.\n\n**Nästa steg:** läs vidare.\n";
    let mut site = Site::with("module.toml", "[\"start\", \"summary\"]", "[\"start\", \"more\", \"summary\"]");
    for (path, text) in &mut site.0 {
        if path.ends_with("sv.md") {
            *text = text.replace("# Slutet", &format!("{page}# Slutet"));
        } else if path.ends_with("en.md") {
            *text = text.replace("# End", &format!("{}# End", page.replace("Nästa steg", "Next step")));
        }
    }
    let (short, long) = (Site::good().module(), site.module());
    let told = |found: Vec<PageChange>| found.into_iter().map(|change| (change.title, change.kind)).collect::<Vec<_>>();
    assert_eq!(told(changes(&short, &long, "sv")), [("En till".to_owned(), PageKind::New)]);
    assert_eq!(told(changes(&long, &short, "sv")), [("En till".to_owned(), PageKind::Gone)]);
}

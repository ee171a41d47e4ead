//! What good content becomes, and what is only warned of.

use super::site::{LANGUAGES, STRUCTURE, Site};
use crate::programme::*;

#[test]
fn a_good_site_is_read_whole() {
    let library = Site::good().load().unwrap();
    let programme = library.programme("anger").unwrap();
    assert_eq!(programme.title("en"), "Step by step");
    assert_eq!(programme.title("fi"), "Steg för steg");
    assert_eq!(programme.pacing, Pacing::Weekly);
    let events = &programme.schedule[0].events;
    assert_eq!(events, &[Event::Before, Event::Weekly, Event::Week(4), Event::FollowUp(3)]);
    let module = programme.module("pause").unwrap();
    assert_eq!((module.title("sv"), module.lead("en")), ("Paus", "You learn to take a pause."));
    assert_eq!(module.page(2).unwrap().title("en"), "End");
    assert!(module.page(0).is_none() && module.page(3).is_none());
    let exercise = module.exercise("pause_plan").unwrap();
    assert_eq!((exercise.plan, exercise.required), (Some(PlanKind::TimeOut), true));
    assert_eq!(exercise.row("sv", 1).as_deref(), Some("Gång 2"));
    let field = exercise.field("where").unwrap();
    assert_eq!(field.shown("sv", &Value::Text("work".to_owned())), ["På jobbet"]);
    let check = module.self_check("silence").unwrap();
    assert!(check.is_right("b") && !check.is_right("a"));
    assert_eq!(check.answer("en", "b"), "Yes.");
}

#[test]
fn a_page_is_rendered_to_blocks_in_order() {
    let module = Site::good().module();
    let blocks = module.pages[0].blocks("sv");
    assert_eq!(blocks.len(), 3);
    let Block::Html(first) = &blocks[0] else { panic!("text comes first") };
    assert!(first.contains("<strong>detta</strong>"), "{first}");
    assert!(first.contains("<h2 id=\"t-pulse\">Pulsen</h2>"), "{first}");
    assert!(first.contains("<aside class=\"safety\">"), "{first}");
    assert!(first.contains("<figure class=\"story\">"), "{first}");
    assert!(
        first.contains("<figcaption>Amir,&#32;34&#32;&amp;&#32;Bo</figcaption>")
            || first.contains("<figcaption>Amir, 34 &amp; Bo</figcaption>"),
        "{first}"
    );
    assert_eq!(blocks[1], Block::Exercise("pause_plan".to_owned()));
    let Block::Html(last) = &blocks[2] else { panic!("text comes last") };
    assert!(last.contains("href=\"#t-pulse\""), "{last}");
}

#[test]
fn a_link_that_would_run_something_is_cut_out() {
    let site = Site::with("sv.md", "(/help-now)", "(javascript:alert%281%29)");
    let module = site.module();
    assert!(!format!("{:?}", module.pages[0].blocks("sv")).contains("javascript"));
    assert!(site.warnings().iter().any(|warning| warning.contains("leads nowhere")));
}

#[test]
fn a_module_and_a_programme_come_back_from_their_bodies() {
    let library = Site::good().load().unwrap();
    let programme = &library.programmes()[0];
    let module = &programme.modules[0];
    assert_eq!(&Module::from_body(&module.body).unwrap(), module.as_ref());
    let known = |hash: &str| (hash == module.hash).then(|| module.clone());
    assert_eq!(&Programme::from_body(&programme.body, &known).unwrap(), programme.as_ref());
    assert!(Programme::from_body(&programme.body, &|_| None).is_err());
    assert!(Module::from_body("{}").is_err());
}

#[test]
fn an_old_version_with_a_word_refused_since_stays_readable() {
    let body = Site::good().module().body.clone();
    let old = body.replace("title = \\\"Pause\\\"", "title = \\\"Anger\\\"");
    assert_eq!(Module::from_body(&old).unwrap().title("en"), "Anger");
}

#[test]
fn the_hash_follows_the_text_and_not_the_line_endings() {
    let hash = Site::good().module().hash.clone();
    assert_eq!(hash.len(), 64);
    assert_ne!(hash, Site::with("en.md", "Text.", "Text!").module().hash);
    let mut windows = Site::good();
    for (_, text) in &mut windows.0 {
        *text = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    }
    assert_eq!(hash, windows.module().hash);
}

#[test]
fn writing_that_strays_from_the_rules_is_warned_of() {
    let long = format!("Du läser {} slut. ", "och ordentligt ".repeat(90));
    let warnings = Site::with("sv.md", "Du läser", &long).warnings();
    for expected in ["sv.md:28: LIX", "words in an average sentence", "sv.md:30: a paragraph of"] {
        assert!(warnings.iter().any(|warning| warning.contains(expected)), "{expected}: {warnings:#?}");
    }
    let warned = |file: &str, from: &str, to: &str, expected: &str| {
        let warnings = Site::with(file, from, to).warnings();
        assert!(warnings.iter().any(|warning| warning.contains(expected)), "{warnings:#?}");
    };
    warned("sv.md", "/help-now", "/helpnow", "sv.md:35: the link \"/helpnow\" leads nowhere");
    warned("sv.md", "(#pulse)", "(#puls)", "the link \"#puls\" leads nowhere");
    warned("sv.md", "Du läser", "![](/assets/a.png) Du läser", "sv.md:30: an image without alternative text");
    warned("en.md", "**Next step:** rest.", "Rest.", "does not end with a next step");
    warned("module.toml", "id = \"pause\"", "id = \"pause\"", "2 pages; a module has 4 to 7");
}

#[test]
fn an_exercise_without_fields_is_collected_by_nothing() {
    let mut site = Site::good();
    let start = STRUCTURE.find("[[exercise.field]]").unwrap();
    let end = STRUCTURE.find("[[self_check]]").unwrap();
    site.0[1].1.replace_range(start..end, "");
    for (_, text) in site.0.iter_mut().skip(2) {
        let start = text.find("[exercises.pause_plan.fields.signs]").unwrap();
        let end = text.find("[self_checks.silence]").unwrap();
        text.replace_range(start..end, "");
    }
    assert!(site.warnings().iter().any(|warning| warning.contains("nothing collects the exercise")));
}

#[test]
fn the_example_for_authors_is_good() {
    let notes = include_str!("../../../modules/README.md");
    let example = |begins: &str| {
        let fenced = notes.split("```").map(|block| block.trim_start_matches("toml").trim());
        let found = fenced.into_iter().find(|block| block.starts_with(begins));
        found.unwrap_or_else(|| panic!("no example begins with {begins}")).to_owned()
    };
    let words = example("+++");
    let files = [
        ("anger/programme.toml", example("id = \"anger\"")),
        ("anger/01-pause/module.toml", example("id = \"pause\"")),
        ("anger/01-pause/sv.md", words.clone()),
        ("anger/01-pause/en.md", words),
    ]
    .map(|(path, text)| (path.to_owned(), text));
    let library = Library::load(&files, &LANGUAGES).unwrap();
    let strays: Vec<_> = library.warnings().iter().map(ToString::to_string).collect();
    let only_short = |warning: &String| warning.contains(" words on the page") || warning.contains("2 pages");
    assert!(strays.iter().all(only_short), "{strays:#?}");
}

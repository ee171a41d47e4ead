//! A unit's choices on a small site: three modules of five pages, and a programme that comes after the first two.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Arrangement, Choices, Misfit, PageText, Way, Why};
use crate::programme::{Block, Library, Module, Programme};

const LANGUAGES: [&str; 2] = ["sv", "en"];
const PAGES: [&str; 5] = ["first", "sheet", "plain", "boxed", "summary"];

fn files() -> Vec<(String, String)> {
    let mut files = Vec::new();
    for (id, after) in [("early", ""), ("later", "after = { programme = \"early\", modules = 2 }\n")] {
        let fixed = if id == "early" { "fixed = [\"01-one\"]\n" } else { "" };
        let file = format!(
            "# Kept as it is\nid = \"{id}\"\nversion = \"1.0.0\"\npacing = \"weekly\"\n\
             title = {{ sv = \"Steg\", en = \"Steps\" }}\nmodules = [\"01-one\", \"02-two\", \"03-three\"]\n{fixed}{after}"
        );
        files.push((format!("{id}/programme.toml"), file));
        for (folder, module) in [("01-one", "one"), ("02-two", "two"), ("03-three", "three")] {
            let pages = PAGES.map(|page| format!("\"{page}\"")).join(", ");
            let structure = format!(
                "id = \"{module}\"\nversion = \"1.0.0\"\nminutes = 20\npages = [{pages}] # in order\n\
                 fixed = [\"first\"]\nsummary = \"summary\"\n\n[[exercise]]\nid = \"{module}_sheet\"\n\
                 collect = \"homework\"\n[[exercise.field]]\nid = \"what\"\ntype = \"text\"\n"
            );
            files.push((format!("{id}/{folder}/module.toml"), structure));
            for language in LANGUAGES {
                let words = format!(
                    "+++\ntitle = \"M {module}\"\nlead = \"Lead.\"\n[exercises.{module}_sheet]\ntitle = \"Sheet\"\n\
                     intro = \"Write.\"\n[exercises.{module}_sheet.fields.what]\nlabel = \"What?\"\n+++\n\
                     # First {{#first}}\nFirst.\n\n# Sheet {{#sheet}}\n\n::: exercise {module}_sheet\n\n\
                     # Plain {{#plain}}\n\nPlain text.\n\n# Boxed {{#boxed}}\n\n::: safety\nRing 112.\n:::\n\n\
                     # Summary {{#summary}}\n\nDone.\n"
                );
                files.push((format!("{id}/{folder}/{language}.md"), words));
            }
        }
    }
    files
}

fn site() -> Library {
    Library::load(&files(), &LANGUAGES).unwrap()
}

fn early(site: &Library) -> Arc<Programme> {
    Arc::clone(site.programme("early").unwrap())
}

fn words(title: &str, text: &str) -> BTreeMap<String, PageText> {
    let words = PageText { title: title.to_owned(), text: text.to_owned() };
    LANGUAGES.map(|language| (language.to_owned(), words.clone())).into()
}

/// What stands in the way of choices that these changes make.
fn misfits(change: impl FnOnce(&mut Choices, &Module)) -> Vec<Misfit> {
    let (site, mut choices) = (site(), Choices::default());
    let shipped = early(&site);
    change(&mut choices, shipped.module("three").unwrap());
    choices.apply(&shipped, &site).misfits
}

fn whys(misfits: &[Misfit]) -> Vec<&Why> {
    misfits.iter().map(|misfit| &misfit.why).collect()
}

#[test]
fn no_choices_are_the_shipped_programme_to_the_byte() {
    let site = site();
    let own = Choices::default().apply(&early(&site), &site).into_result().unwrap();
    assert_eq!(own, *early(&site));
}

#[test]
fn hidden_and_moved_modules_make_a_version_of_its_own() {
    let site = site();
    let (shipped, mut choices) = (early(&site), Choices::default());
    choices.modules.hide("three", true);
    choices.titles.insert("sv".to_owned(), "Lugnt \"steg\"".to_owned());
    let own = choices.apply(&shipped, &site).into_result().unwrap();
    assert_eq!(own.module_ids(), ["one", "two"]);
    assert_eq!((own.title("sv"), own.title("en")), ("Lugnt \"steg\"", "Steps"));
    assert_ne!(own.hash, shipped.hash);
    assert_eq!(own.modules[0].hash, shipped.modules[0].hash, "what is not changed stays the same version");
    assert!(own.body.contains("# Kept as it is"));
    let find = |hash: &str| own.modules.iter().find(|module| module.hash == hash).cloned();
    assert_eq!(Programme::from_body(&own.body, &find).unwrap(), own, "it can be read again years later");
}

#[test]
fn pages_are_hidden_moved_and_rewritten() {
    let site = site();
    let (shipped, mut choices) = (early(&site), Choices::default());
    let three = Arc::clone(shipped.module("three").unwrap());
    choices.change_within("three", |within| {
        within.pages.shift(&PAGES, "boxed", Way::Up);
        within.pages.hide("sheet", true);
    });
    choices.rewrite(&three, "plain", words("Ours", "Our own.\n\n::: exercise three_sheet\n"));
    let own = choices.apply(&shipped, &site).into_result().unwrap();
    let module = own.module("three").unwrap();
    assert_eq!(module.page_ids(), ["first", "boxed", "plain", "summary"]);
    let plain = module.page(3).unwrap();
    assert_eq!(plain.title("sv"), "Ours");
    assert!(matches!(plain.blocks("sv"), [Block::Html(_), Block::Exercise(id)] if id == "three_sheet"), "{plain:?}");
    assert_eq!(Module::from_body(&module.body).unwrap(), **module);
    assert_eq!(own.module("one").unwrap().hash, shipped.module("one").unwrap().hash);
}

#[test]
fn fixed_parts_are_not_hidden_moved_behind_others_or_rewritten() {
    let hidden = misfits(|choices, _| {
        choices.modules.hide("one", true);
        choices.change_within("three", |within| within.pages.hide("first", true));
    });
    assert_eq!(hidden.iter().filter(|misfit| misfit.why == Why::FixedHidden).count(), 2, "{hidden:?}");
    let behind = misfits(|choices, _| {
        choices.modules.shift(&["one", "two", "three"], "two", Way::Up);
        choices.change_within("three", |within| within.pages.shift(&PAGES, "first", Way::Down));
    });
    assert_eq!(behind.iter().filter(|misfit| misfit.why == Why::FixedBehind).count(), 2, "{behind:?}");
    let rewritten = misfits(|choices, three| choices.rewrite(three, "first", words("Ours", "Ours.")));
    assert_eq!(whys(&rewritten), [&Why::FixedRewritten]);
}

#[test]
fn the_summary_stays_last() {
    let moved = misfits(|choices, _| {
        choices.change_within("three", |within| within.pages.shift(&PAGES, "summary", Way::Up));
    });
    assert_eq!(whys(&moved), [&Why::Summary]);
    let hidden = misfits(|choices, _| choices.change_within("three", |within| within.pages.hide("summary", true)));
    assert_eq!(whys(&hidden), [&Why::Summary]);
}

#[test]
fn an_exercise_that_stands_nowhere_any_longer_is_told_once() {
    let lost = Why::Lost { directive: "exercise".to_owned(), id: "three_sheet".to_owned() };
    let hidden = misfits(|choices, _| choices.change_within("three", |within| within.pages.hide("sheet", true)));
    assert_eq!(whys(&hidden), [&lost]);
    let rewritten = misfits(|choices, three| choices.rewrite(three, "sheet", words("Ours", "No sheet.")));
    assert_eq!(whys(&rewritten), [&lost]);
}

#[test]
fn an_exercise_that_one_language_lacks_is_found() {
    let found = misfits(|choices, three| {
        let mut words = three.page_texts("sheet");
        words.insert("en".to_owned(), PageText { title: "Sheet".to_owned(), text: "Nothing.".to_owned() });
        choices.rewrite(three, "sheet", words);
    });
    assert!(matches!(whys(&found)[..], [Why::Said(said)] if said.contains("never placed")), "{found:?}");
}

#[test]
fn a_safety_box_stays_word_for_word() {
    let weaker = "::: safety\nDon't worry.\n:::";
    let lost = misfits(|choices, three| choices.rewrite(three, "boxed", words("Boxed", weaker)));
    assert_eq!(whys(&lost), [&Why::BoxLost, &Why::BoxLost], "in both languages");
    let kept = misfits(|choices, three| {
        choices.rewrite(three, "boxed", words("Boxed", "More.\n\n::: safety\nRing 112.\n:::\n\nAnd more."));
    });
    assert!(kept.is_empty(), "{kept:?}");
}

#[test]
fn what_the_reader_says_stands_at_the_line_of_the_pages_own_text() {
    let found = misfits(|choices, three| {
        let mut words = words("Ours", "One.\n\n::: nonsense\n");
        words.insert("en".to_owned(), PageText { title: "Anger".to_owned(), text: "One.".to_owned() });
        choices.rewrite(three, "plain", words);
    });
    let place = |language: &str, line| (Some("plain".to_owned()), Some(language.to_owned()), line);
    let places: Vec<_> =
        found.iter().map(|misfit| (misfit.page.clone(), misfit.language.clone(), misfit.line)).collect();
    assert_eq!(places, [place("en", None), place("sv", Some(3))], "{found:?}");
}

#[test]
fn what_another_programme_begins_after_stays_first() {
    let hidden = misfits(|choices, _| choices.modules.hide("two", true));
    assert_eq!(whys(&hidden), [&Why::Needed { programme: "later".to_owned(), modules: 2 }]);
    let all =
        misfits(|choices, _| ["one", "two", "three"].map(|id| choices.modules.hide(id, true)).into_iter().collect());
    assert!(whys(&all).contains(&&Why::Empty), "{all:?}");
}

#[test]
fn what_has_gone_or_come_with_new_files_is_told_and_can_be_settled() {
    let mut choices = Choices::default();
    choices.modules.shift(&["one", "two", "old", "three"], "three", Way::Up);
    choices.change_within("three", |within| within.pages.hide("away", true));
    choices.change_within("nowhere", |within| within.pages.hide("away", true));
    let site = site();
    let found = choices.apply(&early(&site), &site).misfits;
    assert_eq!(
        whys(&found),
        [&Why::Gone("nowhere".to_owned()), &Why::Gone("old".to_owned()), &Why::Gone("away".to_owned())]
    );
    let mut order = Arrangement::default();
    order.shift(&["one", "three"], "three", Way::Up);
    assert_eq!(order.added(&["one", "two", "three"]), ["two"]);
    order.settle(&["one", "two", "three"]);
    assert_eq!(
        (order.added(&["one", "two", "three"]).len(), order.all(&["one", "two", "three"])),
        (0, vec!["three", "one", "two"])
    );
}

#[test]
fn a_page_knows_whether_what_it_took_the_place_of_has_changed() {
    let site = site();
    let mut choices = Choices::default();
    let three = Arc::clone(early(&site).module("three").unwrap());
    choices.rewrite(&three, "plain", words("Ours", "Ours."));
    let own = &choices.within("three").rewritten["plain"];
    assert!(own.is_of(&three, "plain"));
    let mut changed = files();
    for (_, text) in &mut changed {
        *text = text.replace("Plain text.", "Plain text, and a warning.");
    }
    let changed = Library::load(&changed, &LANGUAGES).unwrap();
    assert!(!own.is_of(early(&changed).module("three").unwrap(), "plain"));
    let shipped = three.page_texts("plain");
    choices.rewrite(&three, "plain", shipped);
    assert!(choices.is_nothing(), "the shipped words again are no change");
}

#[test]
fn moving_there_and_back_changes_nothing() {
    let mut order = Arrangement::default();
    order.shift(&PAGES, "plain", Way::Up);
    assert_eq!(order.all(&PAGES), ["first", "plain", "sheet", "boxed", "summary"]);
    order.shift(&PAGES, "plain", Way::Down);
    order.shift(&PAGES, "first", Way::Up);
    order.shift(&PAGES, "summary", Way::Down);
    assert_eq!(order, Arrangement::default());
}

//! What each shipped module says in both languages, whatever it is about: the time-out, whom to call, where to tell.

use std::fs;
use std::path::PathBuf;

use crate::helpers::root;

/// What the first two pages of a module must hold; of each group at least one.
struct First {
    language: &'static str,
    groups: &'static [&'static [&'static str]],
}

const FIRST: [First; 2] = [
    First {
        language: "sv",
        groups: &[
            &["”Jag tar en paus, jag är tillbaka kl. "],
            &["inget svar", "Inget svar"],
            &["till fots", "Till fots"],
            &["senast vid 50", "senare än vid 50"],
            &["indra"],
            &["telefon, nycklar"],
            &["drick", "dricker", "Drick", "alkohol"],
            &["kör inte", "Kör inte", "Ingen bil"],
            &["under 30"],
            &["får säga nej"],
            &["straff"],
            &["inte behöva påminna"],
            &["partnerkontaktperson"],
            &["ontaktförbud"],
            &["små barn"],
            &["ämna inte bostaden"],
            &["stödperson"],
            &["(/my/happened)"],
            &["läses inte genast"],
            &["(tel:112)"],
            &["(tel:90101)"],
            &["(tel:020555666)"],
        ],
    },
    First {
        language: "en",
        groups: &[
            &["“I'm taking a break, I'll be back at "],
            &["no answer", "No answer"],
            &["on foot", "On foot"],
            &["50 at the latest", "50 out of 100 at the latest", "later than 50"],
            &["top anyone else", "top nobody", "topped", "never stop", "Never stop"],
            &["phone, keys"],
            &["drink", "alcohol"],
            &["driv", "No car"],
            &["below 30"],
            &["may say no", "can say no"],
            &["punish"],
            &["have to remind"],
            &["artner contact person"],
            &["o-contact order"],
            &["small children"],
            &["not leave the home"],
            &["support person"],
            &["(/my/happened)"],
            &["not read at once"],
            &["(tel:112)"],
            &["(tel:90101)"],
            &["(tel:020555666)"],
        ],
    },
];

/// What stands somewhere in each module, in each language.
const ANYWHERE: [(&str, &str); 5] = [
    ("## Om det går fel", "## If it goes wrong"),
    ("**Stoppregel:**", "**Stop rule:**"),
    ("(tel:020505050)", "(tel:020505050)"),
    ("(tel:116111)", "(tel:116111)"),
    ("::: self_check", "::: self_check"),
];

/// What each page of the programme about exposure says.
const STAY: [(&str, &str); 2] = [
    ("sv", "Stanna kvar gäller bara planerade övningar när du är ensam."),
    ("en", "Staying is only for planned exercises when you are alone."),
];

/// The pages of each module's text in a language, with its folder.
fn texts(language: &str) -> Vec<(String, Vec<String>)> {
    let folders = |of: PathBuf| {
        let mut found: Vec<PathBuf> =
            fs::read_dir(of).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
        found.sort();
        found
    };
    let modules = folders(root().join("modules")).into_iter().flat_map(folders);
    let text = |folder: PathBuf| {
        let text = fs::read_to_string(folder.join(format!("{language}.md"))).unwrap();
        let body = text.splitn(3, "+++\n").nth(2).unwrap().to_owned();
        let pages = body.split("\n# ").map(str::to_owned).collect();
        (folder.strip_prefix(root()).unwrap().display().to_string(), pages)
    };
    modules.map(text).collect()
}

#[test]
fn each_tells_the_whole_time_out_and_where_to_turn_before_anything_else() {
    let mut lacking = Vec::new();
    for First { language, groups } in FIRST {
        for (folder, pages) in texts(language) {
            let first = pages.iter().take(2).map(String::as_str).collect::<Vec<_>>().join("\n");
            let lacks = |group: &&&[&str]| !group.iter().any(|words| first.contains(words));
            lacking.extend(groups.iter().filter(lacks).map(|group| format!("{folder} ({language}): {}", group[0])));
        }
    }
    assert!(lacking.is_empty(), "{}", lacking.join("\n"));
}

#[test]
fn each_says_when_to_stop_what_to_do_if_it_goes_wrong_and_whom_the_others_can_call() {
    let mut lacking = Vec::new();
    for (language, words) in ["sv", "en"].iter().zip([ANYWHERE.map(|it| it.0), ANYWHERE.map(|it| it.1)]) {
        for (folder, pages) in texts(language) {
            let all = pages.join("\n# ");
            lacking
                .extend(words.iter().filter(|it| !all.contains(**it)).map(|it| format!("{folder} ({language}): {it}")));
        }
    }
    assert!(lacking.is_empty(), "{}", lacking.join("\n"));
}

#[test]
fn each_page_about_exposure_says_that_a_time_out_is_never_to_fail() {
    for (language, words) in STAY {
        for (folder, pages) in texts(language).into_iter().filter(|(folder, _)| folder.contains("exposure")) {
            for (number, page) in (1..).zip(&pages) {
                assert!(page.contains(words), "{folder} ({language}), page {number}");
            }
        }
    }
}

//! Which module may know which: read from the sources themselves. The rules are `src/lib.rs`'s; this is where they bite.

use std::collections::BTreeMap;

use crate::helpers::{Source, code_of, files_below};

/// Every module, from the one that knows nobody to the one that may know everybody. A module names only modules that
/// stand before it. `risk::rules` is content like questionnaires, and stands with them. `my` and `caseload` put pages
/// together from many domains and are named by hardly anybody.
const ORDER: [&str; 46] = [
    "ids",
    "clock",
    "config",
    "error",
    "schema",
    "db",
    "crypto",
    "texts",
    "audit",
    "access",
    "web",
    "units",
    "outbox",
    "accounts",
    "consent",
    "care",
    "programme",
    "instruments",
    "charts",
    "risk::rules",
    "content",
    "treatment",
    "offer",
    "plans",
    "risk",
    "questionnaires",
    "homework",
    "diary",
    "messages",
    "practice",
    "reminders",
    "intake",
    "research",
    "partner",
    "caseload",
    "my",
    "export",
    "backup",
    "api",
    "jobs",
    "admin",
    "demo",
    "server",
    "cli",
    "doctor",
    "metrics",
];

/// Who may name the exposed partner's walled record: nothing that a client or the clinician's queue reaches.
const MAY_KNOW_PARTNER: [&str; 4] = ["jobs", "demo", "server", "cli"];

/// What decisions and content must not know: time is an argument, and reading and writing are done elsewhere.
const IMPURE: [&str; 8] = ["clock", "db", "web", "schema", "crypto", "audit", "access", "config"];

/// The type of a moment and a function of its arguments alone, which happen to stand in modules that do more.
const PURE_PARTS: [&str; 2] = ["clock::Moment", "crypto::mac"];

/// Files of more than [`LONGEST`] lines, each with the reason why it stays one file.
const LONG: [(&str, &str); 1] = [("src/schema.rs", "declarations only, in the order of the migrations")];

const LONGEST: usize = 400;

/// Tables that a second module writes, with the reason.
const WRITTEN_BY_TWO: [(&str, &str); 1] = [("sessions", "access notes when a session was last seen")];

/// One place where a file names another module.
struct Naming {
    file: String,
    line: usize,
    from: String,
    path: Vec<String>,
}

impl Naming {
    fn to(&self) -> &str {
        &self.path[0]
    }

    /// What it names, as it stands in [`ORDER`].
    fn named(&self) -> String {
        placed(&self.path)
    }

    fn place(&self) -> String {
        format!("{}:{}: {}", self.file, self.line, self.path.join("::"))
    }
}

/// The crate's own code without its tests, which may know more.
fn sources() -> Vec<Source> {
    let mut files = files_below("src", &["rs"]);
    files.retain(|file| {
        !["/tests.rs", "/tests/", "/testing.rs", "/testing/", "_tests.rs"].iter().any(|part| file.path.contains(part))
    });
    for file in &mut files {
        let code = code_of(&file.text);
        let end = code.find("#[cfg(test)]\nmod ").unwrap_or(code.len());
        code[..end].clone_into(&mut file.text);
    }
    assert!(files.len() > 100, "only {} sources were found", files.len());
    files
}

/// The module that a file is, as in `["care", "store"]`.
fn module_of(path: &str) -> Vec<String> {
    let path = path.trim_start_matches("src/").trim_end_matches(".rs");
    let mut names: Vec<String> = path.split('/').map(str::to_owned).collect();
    if names.last().is_some_and(|name| name == "mod") {
        names.pop();
    }
    names
}

fn namings() -> Vec<Naming> {
    let mut found = Vec::new();
    for file in sources().iter().filter(|file| !["src/lib.rs", "src/main.rs"].contains(&file.path.as_str())) {
        let module = module_of(&file.path);
        for (start, _) in file.text.match_indices("crate::") {
            let before = file.text[..start].chars().next_back();
            if before.is_none_or(|sign| !sign.is_alphanumeric() && sign != '_') {
                add(&mut found, file, start, &module, &[], &file.text[start + "crate::".len()..]);
            }
        }
        for (start, _) in file.text.match_indices("super::") {
            if file.text[..start].ends_with("super::") {
                continue;
            }
            let rest = &file.text[start..];
            let path = rest.trim_start_matches("super::");
            let steps = (rest.len() - path.len()) / "super::".len();
            let base = &module[..module.len().saturating_sub(steps)];
            add(&mut found, file, start, &module, base, path);
        }
    }
    assert!(found.len() > 300, "only {} namings were found", found.len());
    found
}

fn add(found: &mut Vec<Naming>, file: &Source, start: usize, module: &[String], base: &[String], tree: &str) {
    let mut paths = Vec::new();
    read_tree(tree, base.to_vec(), &mut paths);
    let known = paths.into_iter().filter(|path| path.first().is_some_and(|name| ORDER.contains(&name.as_str())));
    found.extend(known.map(|path| Naming {
        file: file.path.clone(),
        line: file.line(start),
        from: placed(module),
        path,
    }));
}

/// Reads `a::{b, c::d}` after its beginning into whole paths, and returns what follows.
fn read_tree<'t>(tree: &'t str, mut path: Vec<String>, paths: &mut Vec<Vec<String>>) -> &'t str {
    let tree = tree.trim_start();
    if let Some(mut rest) = tree.strip_prefix('{') {
        loop {
            rest = rest.trim_start().trim_start_matches(',').trim_start();
            match rest.strip_prefix('}') {
                Some(after) => return after,
                None if rest.is_empty() => return rest,
                None => rest = read_tree(rest, path.clone(), paths),
            }
        }
    }
    let end = tree.find(|sign: char| !sign.is_alphanumeric() && sign != '_').unwrap_or(tree.len());
    if end == 0 {
        paths.push(path);
        return tree.get(1..).unwrap_or_default();
    }
    path.push(tree[..end].to_owned());
    if let Some(rest) = tree[end..].strip_prefix("::") {
        return read_tree(rest, path, paths);
    }
    paths.push(path);
    let rest = tree[end..].trim_start();
    // `as other` belongs to the path just read.
    let is_name = |sign: char| sign.is_alphanumeric() || sign == '_';
    rest.strip_prefix("as ").map_or(rest, |rest| rest.trim_start_matches(is_name))
}

#[track_caller]
fn none(rule: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{rule}:\n  {}", broken.join("\n  "));
}

/// A module's place in [`ORDER`]: its first name, unless it has a place of its own within its domain.
fn placed(module: &[String]) -> String {
    let pair = module.iter().take(2).map(String::as_str).collect::<Vec<_>>().join("::");
    if ORDER.contains(&pair.as_str()) { pair } else { module[0].clone() }
}

#[test]
fn every_module_has_its_place_in_the_order() {
    let unplaced: Vec<String> = sources()
        .iter()
        .map(|file| module_of(&file.path)[0].clone())
        .filter(|name| !["lib", "main"].contains(&name.as_str()) && !ORDER.contains(&name.as_str()))
        .collect();
    none("give it a place in ORDER", &unplaced);
}

#[test]
fn a_module_names_only_those_before_it() {
    let rank = |name: &str| ORDER.iter().position(|known| *known == name);
    let broken: Vec<String> = namings()
        .iter()
        .filter(|naming| naming.to() != naming.from.split("::").next().unwrap_or_default())
        .filter(|naming| rank(&naming.named()) > rank(&naming.from))
        .map(|naming| format!("{} is named by {}", naming.place(), naming.from))
        .collect();
    none("named by a module that stands before it", &broken);
}

#[test]
fn nobody_reaches_into_anothers_store_or_pages() {
    let inner = ["store", "queries", "pages"];
    let broken: Vec<String> = namings()
        .iter()
        .filter(|naming| naming.to() != naming.from.split("::").next().unwrap_or_default() && naming.from != "server")
        .filter(|naming| naming.path.get(1).is_some_and(|name| inner.contains(&name.as_str())))
        .map(Naming::place)
        .collect();
    none("another domain's inside; use what its mod.rs hands out", &broken);
}

#[test]
fn nothing_near_the_client_knows_the_partner() {
    let broken: Vec<String> = namings()
        .iter()
        .filter(|naming| naming.to() == "partner" && naming.from != "partner")
        .filter(|naming| !MAY_KNOW_PARTNER.contains(&naming.from.as_str()))
        .map(Naming::place)
        .collect();
    none("the partner's record is walled off", &broken);
}

#[test]
fn decisions_and_content_are_pure() {
    let is_pure = |path: &str| {
        path.ends_with("/rules.rs")
            || path.contains("/rules/")
            || path.starts_with("src/programme/")
            || path.starts_with("src/instruments/")
    };
    let mut broken: Vec<String> = namings()
        .iter()
        .filter(|naming| is_pure(&naming.file) && IMPURE.contains(&naming.to()))
        .filter(|naming| !PURE_PARTS.contains(&naming.path.join("::").as_str()))
        .map(Naming::place)
        .collect();
    let foreign = ["actix_web", "diesel", "tokio", "std::fs", "std::env", "SystemTime", "Instant::now"];
    broken.extend(saying(&foreign, |path| !is_pure(path)));
    none("pure files decide from their arguments alone", &broken);
}

/// Where a word of `words` stands in the code of a file for which `may` is false.
fn saying(words: &[&str], may: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for file in sources().iter().filter(|file| !may(&file.path)) {
        for (n, line) in file.text.lines().enumerate() {
            let said = words.iter().find(|word| holds_word(line, word));
            found.extend(said.map(|word| format!("{}:{}: {word}", file.path, n + 1)));
        }
    }
    found
}

fn holds_word(line: &str, word: &str) -> bool {
    let is_letter = |sign: Option<char>| sign.is_some_and(|sign| sign.is_alphanumeric() || sign == '_');
    line.match_indices(word)
        .any(|(at, _)| !is_letter(line[..at].chars().next_back()) && !is_letter(line[at + word.len()..].chars().next()))
}

fn is_named(path: &str, names: &[&str]) -> bool {
    names.iter().any(|name| path.ends_with(&format!("/{name}.rs")) || path.contains(&format!("/{name}/")))
}

#[test]
fn only_stores_say_diesel() {
    let foundation = ["schema", "db", "ids", "crypto", "audit", "access", "outbox", "error"];
    let may = |path: &str| is_named(path, &["store", "queries"]) || foundation.contains(&module_of(path)[0].as_str());
    none("statements belong in store.rs or queries.rs", &saying(&["diesel"], may));
}

#[test]
fn only_pages_say_actix() {
    let may = |path: &str| {
        is_named(path, &["pages"]) || ["web", "api", "server", "error"].contains(&module_of(path)[0].as_str())
    };
    none("requests and answers belong in pages.rs", &saying(&["actix_web", "actix"], may));
}

#[test]
fn one_file_sends_mail_and_one_knows_the_time() {
    let mut mailers = saying(&["lettre"], |_| false);
    mailers.dedup_by_key(|place| place.split(':').next().unwrap_or_default().to_owned());
    assert!(mailers.len() <= 1, "lettre is said in {mailers:?}");
    none("time comes from clock.rs", &saying(&["Utc::now", "Local::now"], |path| path == "src/clock.rs"));
    none("settings come from config", &saying(&["env::var", "env::vars"], |path| path.starts_with("src/config/")));
}

#[test]
fn no_file_is_long_without_a_reason() {
    let files = files_below("src", &["rs"]);
    let mut broken = Vec::new();
    for file in &files {
        let lines = file.text.lines().count();
        let has_reason = LONG.iter().any(|(path, _)| *path == file.path);
        match (lines > LONGEST, has_reason) {
            (true, false) => broken.push(format!("{} has {lines} lines; make it a folder", file.path)),
            (false, true) => broken.push(format!("{} is short enough; take it out of LONG", file.path)),
            _ => {}
        }
    }
    let gone = LONG.iter().filter(|(path, _)| files.iter().all(|file| file.path != *path));
    broken.extend(gone.map(|(path, _)| format!("{path} is not there; take it out of LONG")));
    none("a file has one reason to be opened", &broken);
}

#[test]
fn each_table_is_written_by_one_module() {
    let mut writers: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in sources() {
        let code: String = file.text.split_whitespace().collect();
        for verb in ["insert_into(", "update(", "delete("] {
            for (at, _) in code.match_indices(verb) {
                let rest = &code[at + verb.len()..];
                let name: String = rest.chars().take_while(|sign| sign.is_alphanumeric() || *sign == '_').collect();
                if rest[name.len()..].starts_with("::table") {
                    let module = module_of(&file.path)[0].clone();
                    let known = writers.entry(name).or_default();
                    if !known.contains(&module) {
                        known.push(module);
                    }
                }
            }
        }
    }
    assert!(writers.len() > 4, "writers of only {} tables were found", writers.len());
    let allowed = |table: &str| if WRITTEN_BY_TWO.iter().any(|(name, _)| *name == table) { 2 } else { 1 };
    let broken: Vec<String> = writers
        .iter()
        .filter(|(table, modules)| modules.len() > allowed(table))
        .map(|(table, modules)| format!("{table} is written by {}", modules.join(" and ")))
        .collect();
    none("each table is written by one module", &broken);
}

#[test]
fn paths_are_read_as_rust_reads_them() {
    let mut paths = Vec::new();
    let rest = read_tree("a::{self, b::{C, d}, e as f}; more", Vec::new(), &mut paths);
    let read: Vec<String> = paths.iter().map(|path| path.join("::")).collect();
    assert_eq!((read, rest), (["a::self", "a::b::C", "a::b::d", "a::e"].map(str::to_owned).to_vec(), "; more"));
}

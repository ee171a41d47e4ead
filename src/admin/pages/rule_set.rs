//! A set of flag rules as it stands in the database, as sentences in both languages.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::content::{self, Head, RULES};
use crate::access::Who;
use crate::error::Result;
use crate::instruments::{Library, RULES_FILE, Words};
use crate::risk::rules::{Rule, RuleLevel, RuleSet};
use crate::texts::LANGUAGES;
use crate::web::{App, Page};

/// What `admin/rules.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct View {
    head: Head,
    rules: Vec<RuleView>,
    /// The file itself, where the questionnaires of today no longer fit these rules; empty otherwise.
    text: String,
}

#[derive(Debug, Serialize)]
struct RuleView {
    id: String,
    version: String,
    titles: Vec<Said>,
    levels: Vec<LevelView>,
}

#[derive(Debug, Serialize)]
struct LevelView {
    tier: &'static str,
    sentences: Vec<Said>,
    threshold: String,
}

/// Something said in one language.
#[derive(Debug, Serialize)]
pub(super) struct Said {
    pub(super) lang: &'static str,
    pub(super) text: String,
}

pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    library: web::Data<Library>,
    current: web::Data<RuleSet>,
    hash: web::Path<String>,
) -> Result<HttpResponse> {
    let hash = hash.into_inner();
    let (unit, version, body) = app.db().read(move |rx| content::stored(rx, &who, &hash, RULES)).await?;
    let head = Head::of(&unit, &version, current.hash == version.hash);
    let page = Page::new(&request, "content-rules-title")?;
    let view = match RuleSet::load(RULES_FILE, &body, &library) {
        Ok(set) => View {
            head,
            rules: set.rules.iter().map(|rule| RuleView::of(rule, &library)).collect(),
            text: String::new(),
        },
        Err(_) => View { head, rules: Vec::new(), text: body },
    };
    page.render("admin/rules.html", &view)
}

impl View {
    #[cfg(test)]
    pub(super) fn samples() -> Vec<Self> {
        let said = || LANGUAGES.map(|lang| Said { lang, text: "Svaret är ‹w9›.".to_owned() }).into_iter().collect();
        let level = |tier| LevelView { tier, sentences: said(), threshold: "w9 >= 2".to_owned() };
        let rule = RuleView {
            id: "danger_now".to_owned(),
            version: "1".to_owned(),
            titles: said(),
            levels: vec![level("emergency"), level("red"), level("amber"), level("info")],
        };
        vec![
            Self { head: Head::sample(), rules: vec![rule], text: String::new() },
            Self { head: Head::sample(), rules: Vec::new(), text: "schema = 1".to_owned() },
        ]
    }
}

impl RuleView {
    fn of(rule: &Rule, library: &Library) -> Self {
        Self {
            id: rule.id.clone(),
            version: rule.version.clone(),
            titles: in_each(&rule.title, |text, _| text.to_owned()),
            levels: rule.levels.iter().map(|level| LevelView::of(level, library)).collect(),
        }
    }
}

impl LevelView {
    fn of(level: &RuleLevel, library: &Library) -> Self {
        Self {
            tier: level.tier.word(),
            sentences: in_each(&level.sentence, |text, lang| level.without_answers(text, lang, library)),
            threshold: level.test.threshold(),
        }
    }
}

/// Something in each language of the site.
pub(super) fn in_each(words: &Words, read: impl Fn(&str, &str) -> String) -> Vec<Said> {
    LANGUAGES.into_iter().map(|lang| Said { lang, text: read(words.text(lang), lang) }).collect()
}

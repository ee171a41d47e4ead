//! What people read: Swedish and English texts from `texts/*.ftl`, with overlays for a unit's wording.
//!
//! `texts/sv.ftl` holds every key; `texts/sv@support.ftl` replaces some of them for units whose wording is `support`
//! (Swedish inflects, so words are not substituted). A missing key is an error, never visible text.

use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;

/// The languages that the pages speak, the first being the default.
pub const LANGUAGES: [&str; 2] = ["sv", "en"];

/// The wording sets a unit can choose among.
pub const WORDINGS: [&str; 3] = ["treatment", "support", "programme"];

#[derive(RustEmbed)]
#[folder = "texts/"]
struct Files;

/// The texts of a file are parsed once, whichever wordings share them.
type Bundle = FluentBundle<Arc<FluentResource>>;

/// All texts, ready to be asked: a bundle for each language and wording.
pub struct Texts(Vec<Voice>);

struct Voice {
    language: &'static str,
    wording: &'static str,
    bundle: Bundle,
}

/// What a text can be given.
pub type Args<'a> = Vec<(&'a str, FluentValue<'a>)>;

impl Texts {
    /// Loads the shipped texts.
    ///
    /// # Errors
    /// Every fault, each naming its file.
    pub fn load() -> Result<Self, Vec<String>> {
        Self::from_files(|name| Files::get(name).map(|file| String::from_utf8_lossy(&file.data).into_owned()))
    }

    fn from_files(read: impl Fn(&str) -> Option<String>) -> Result<Self, Vec<String>> {
        let mut voices = Vec::new();
        let mut faults = Vec::new();
        for language in LANGUAGES {
            let Ok(id) = language.parse::<LanguageIdentifier>() else { continue };
            let main = format!("{language}.ftl");
            let shared = match read(&main) {
                None => {
                    faults.push(format!("texts/{main}: the file is missing"));
                    None
                }
                Some(text) => Some(parsed(&main, text, &mut faults)),
            };
            for wording in WORDINGS {
                let mut bundle = Bundle::new_concurrent(vec![id.clone()]);
                bundle.set_use_isolating(false);
                let overlay = format!("{language}@{wording}.ftl");
                let own = read(&overlay).map(|text| parsed(&overlay, text, &mut faults));
                shared.iter().cloned().chain(own).for_each(|texts| bundle.add_resource_overriding(texts));
                voices.push(Voice { language, wording, bundle });
            }
        }
        if faults.is_empty() { Ok(Self(voices)) } else { Err(faults) }
    }

    /// The text of `key`, or `None` where there is none or an argument is missing.
    pub fn get(&self, language: &str, wording: &str, key: &str, args: &[(&str, FluentValue<'_>)]) -> Option<String> {
        let bundle = self.bundle(language, wording)?;
        let pattern = bundle.get_message(key)?.value()?;
        let mut given = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            given.set(*name, value.clone());
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&given), &mut errors).into_owned();
        errors.is_empty().then_some(text)
    }

    /// The bundle of a language and wording; of an unknown wording, the language's first.
    fn bundle(&self, language: &str, wording: &str) -> Option<&Bundle> {
        let mut voices = self.0.iter().filter(|voice| voice.language == language);
        let first = voices.clone().next()?;
        Some(&voices.find(|voice| voice.wording == wording).unwrap_or(first).bundle)
    }

    /// Whether `key` has a text in `language`.
    pub fn has(&self, language: &str, key: &str) -> bool {
        self.bundle(language, "")
            .and_then(|bundle| bundle.get_message(key))
            .is_some_and(|found| found.value().is_some())
    }
}

/// Parses a file; what of it cannot be understood is named with its line.
fn parsed(file: &str, text: String, faults: &mut Vec<String>) -> Arc<FluentResource> {
    Arc::new(FluentResource::try_new(text).unwrap_or_else(|(resource, errors)| {
        for error in errors {
            let line = resource.source().get(..error.pos.start).map_or(0, |before| before.matches('\n').count()) + 1;
            faults.push(format!("texts/{file}:{line}: {}", error.kind));
        }
        resource
    }))
}

/// The direction a language is written in.
pub fn direction(language: &str) -> &'static str {
    match language {
        "ar" | "fa" | "he" | "ur" | "ckb" => "rtl",
        _ => "ltr",
    }
}

#[cfg(test)]
mod tests {
    use super::Texts;

    #[test]
    fn an_overlay_replaces_single_keys_and_a_missing_key_is_none() {
        let texts = Texts::from_files(|name| match name {
            "sv.ftl" => Some("a = behandling\nb = lika för alla".to_owned()),
            "en.ftl" => Some("a = treatment\nb = same for all".to_owned()),
            "sv@support.ftl" => Some("a = stöd".to_owned()),
            _ => None,
        })
        .ok()
        .unwrap();
        assert_eq!(texts.get("sv", "treatment", "a", &[]).unwrap(), "behandling");
        assert_eq!(texts.get("sv", "support", "a", &[]).unwrap(), "stöd");
        assert_eq!(texts.get("sv", "support", "b", &[]).unwrap(), "lika för alla");
        assert!(texts.get("sv", "support", "c", &[]).is_none());
    }

    /// Social services may not conduct psychological treatment: none of their words says so.
    #[test]
    fn a_unit_that_gives_support_or_runs_a_programme_says_nothing_of_treatment() {
        let texts = Texts::load().unwrap();
        for wording in ["support", "programme"] {
            for key in ["role-clinician", "account-role-clinician", "log-role-clinician", "rung-responsible"] {
                for language in super::LANGUAGES {
                    let text = texts.get(language, wording, key, &[]).unwrap().to_lowercase();
                    assert!(
                        !text.contains("behandl") && !text.contains("clinic"),
                        "{language} {wording} {key}: {text}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_broken_file_is_named_with_its_line() {
        let faults = Texts::from_files(|name| match name {
            "sv.ftl" => Some("a = ok\n}broken".to_owned()),
            "en.ftl" => Some("a = ok".to_owned()),
            _ => None,
        })
        .err()
        .unwrap();
        assert!(faults[0].starts_with("texts/sv.ftl:2"), "{faults:?}");
    }
}

//! The templates, with the functions they may call.

use std::sync::Arc;

use fluent_bundle::FluentValue;
use rust_embed::RustEmbed;
use tera::{Kwargs, State, Tera, Value};

use super::assets;
use crate::texts::Texts;

#[derive(RustEmbed)]
#[folder = "templates/"]
struct Files;

/// Loads every template; functions first, since Tera checks calls when a template is added.
pub(super) fn load(texts: &Arc<Texts>) -> tera::TeraResult<Tera> {
    let mut tera = Tera::new();
    let texts = Arc::clone(texts);
    tera.register_function("t", move |args: Kwargs, state: &State<'_>| translate(&texts, &args, state));
    tera.register_function("asset", |args: Kwargs, _: &State<'_>| -> tera::TeraResult<String> {
        let path: String = args.must_get("path")?;
        assets::address(&path).ok_or_else(|| tera::Error::message(format!("there is no asset {path}")))
    });
    let mut files = Vec::new();
    for name in Files::iter() {
        if let Some(file) = Files::get(&name) {
            files.push((name.to_string(), String::from_utf8_lossy(&file.data).into_owned()));
        }
    }
    tera.add_raw_templates(files)?;
    Ok(tera)
}

/// `t(key="…", name=value)`: the text in the page's language and the unit's wording.
fn translate(texts: &Texts, args: &Kwargs, state: &State<'_>) -> tera::TeraResult<String> {
    let key: String = args.must_get("key")?;
    let page: Value = state.get("page")?.ok_or_else(|| tera::Error::message("t() needs `page`"))?;
    let of_page = |name: &str| page.get_from_path(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let (language, wording) = (of_page("lang"), of_page("wording"));
    let given: Vec<(String, FluentValue<'_>)> = args
        .iter()
        .filter_map(|(name, value)| Some((name.as_str()?.to_owned(), value)))
        .filter(|(name, _)| name != "key")
        .map(|(name, value)| (name, fluent(value)))
        .collect();
    let given: Vec<(&str, FluentValue<'_>)> =
        given.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    texts
        .get(&language, &wording, &key, &given)
        .ok_or_else(|| tera::Error::message(format!("no text {key} in {language}, or an argument of it is missing")))
}

fn fluent(value: &Value) -> FluentValue<'static> {
    if let Some(text) = value.as_str() {
        return FluentValue::from(text.to_owned());
    }
    match value.as_f64() {
        Some(number) => FluentValue::from(number),
        None => FluentValue::from(value.to_string()),
    }
}

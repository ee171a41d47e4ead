//! A questionnaire as a template sees it.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use crate::instruments::{Comparison, Condition, DECLINED, Instrument, Item, ItemKind};

/// One item of the form, with what was typed and what is wrong with it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ItemView {
    pub(super) id: String,
    pub(super) is_multi: bool,
    /// Whether the options are short numbers that stand beside each other.
    pub(super) is_row: bool,
    pub(super) text: String,
    pub(super) options: Vec<OptionView>,
    pub(super) values: Vec<String>,
    pub(super) show_if: String,
    pub(super) error: String,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct OptionView {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) exclusive: bool,
}

/// Every item of an instrument in one language.
pub(super) fn items(
    instrument: &Instrument,
    language: &str,
    decline: &str,
    typed: &dyn Fn(&str) -> Vec<String>,
    errors: &BTreeMap<String, String>,
) -> Vec<ItemView> {
    instrument.items.iter().map(|item| item_view(item, language, decline, typed, errors)).collect()
}

fn item_view(
    item: &Item,
    language: &str,
    decline: &str,
    typed: &dyn Fn(&str) -> Vec<String>,
    errors: &BTreeMap<String, String>,
) -> ItemView {
    let mut options = options(item, language);
    if item.may_decline {
        options.push(OptionView { value: DECLINED.to_string(), label: decline.to_owned(), exclusive: true });
    }
    ItemView {
        id: item.id.clone(),
        is_multi: matches!(item.kind, ItemKind::Multi { .. }),
        is_row: matches!(item.kind, ItemKind::Int { .. } | ItemKind::Scale { .. }),
        text: item.text(language).to_owned(),
        options,
        values: typed(&item.id),
        show_if: item.show_if.as_ref().map(|condition| in_browser(condition).to_string()).unwrap_or_default(),
        error: errors.get(&item.id).cloned().unwrap_or_default(),
    }
}

/// Numbers are chosen like options, so that each can be declined and none needs a keyboard.
fn options(item: &Item, language: &str) -> Vec<OptionView> {
    let number = |value: i64| OptionView { value: value.to_string(), label: value.to_string(), exclusive: false };
    match &item.kind {
        ItemKind::Choice { options } | ItemKind::Multi { options } => options
            .iter()
            .map(|choice| OptionView {
                value: choice.value.clone(),
                label: choice.text(language).to_owned(),
                exclusive: choice.exclusive,
            })
            .collect(),
        ItemKind::Int { min, max } => (*min..=*max).map(number).collect(),
        ItemKind::Scale { min, max, step } => {
            (*min..=*max).filter(|value| (value - min) % step.max(&1) == 0).map(number).collect()
        }
    }
}

/// A condition as `branch.js` reads it; what it cannot read it shows, since asking once too often is better than never.
fn in_browser(condition: &Condition) -> Value {
    match condition {
        Condition::Compare(item, Comparison::AtLeast, limit) => json!({"op": "ge", "items": [item], "value": limit}),
        Condition::Compare(item, Comparison::Greater, limit) => {
            json!({"op": "ge", "items": [item], "value": limit + 1})
        }
        Condition::Has(item, key) => json!({"op": "has", "item": item, "value": key}),
        Condition::Or(parts) => json!({"op": "or", "of": parts.iter().map(in_browser).collect::<Vec<_>>()}),
        Condition::And(parts) => json!({"op": "and", "of": parts.iter().map(in_browser).collect::<Vec<_>>()}),
        Condition::Compare(..) | Condition::Not(_) => json!({"op": "always"}),
    }
}

#[cfg(test)]
mod tests {
    use super::in_browser;
    use crate::instruments::{Comparison, Condition};

    #[test]
    fn conditions_reach_the_browser_in_its_own_words() {
        let more = Condition::Compare("q1".to_owned(), Comparison::Greater, 0);
        let has = Condition::Has("w12".to_owned(), "weapon".to_owned());
        let both = Condition::And(vec![more, has]);
        assert_eq!(
            in_browser(&both).to_string(),
            r#"{"of":[{"items":["q1"],"op":"ge","value":1},{"item":"w12","op":"has","value":"weapon"}],"op":"and"}"#
        );
    }
}

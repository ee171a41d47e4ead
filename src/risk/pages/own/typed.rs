//! A change of a rule as typed: parsed with all its faults at once, and held against what may be changed.

use std::collections::BTreeMap;

use crate::error::FieldErrors;
use crate::instruments::Library;
use crate::risk::rules::{LevelChange, Misfit, Own, Rule, RuleChange, RuleSet, Tier};

/// What was typed, by field.
pub(super) type Typed = BTreeMap<String, String>;

/// The fields of a rule's form.
pub(super) fn fields(rule: &Rule) -> Vec<String> {
    let mut fields = vec!["off".to_owned()];
    for (number, level) in (1..).zip(&rule.levels) {
        fields.push(tier_field(number));
        fields.extend((1..=level.open_limits().len()).map(|place| limit_field(number, place)));
    }
    fields
}

pub(super) fn tier_field(level: usize) -> String {
    format!("tier{level}")
}

pub(super) fn limit_field(level: usize, place: usize) -> String {
    format!("limit{level}_{place}")
}

/// The change that holds so far, as the form shows it.
pub(super) fn standing(rule: &Rule, change: Option<&RuleChange>) -> Typed {
    let mut typed = Typed::new();
    if change.is_some_and(|change| change.off) {
        typed.insert("off".to_owned(), "yes".to_owned());
    }
    for (number, level) in (1..).zip(&rule.levels) {
        let own = change.and_then(|change| change.levels.get(&number));
        let tier = own.and_then(|own| own.tier).unwrap_or(level.tier);
        typed.insert(tier_field(number), tier.word().to_owned());
        let limits = own.and_then(|own| own.limits.clone()).unwrap_or_else(|| level.open_limits());
        for (place, limit) in (1..).zip(limits) {
            typed.insert(limit_field(number, place), limit.to_string());
        }
    }
    typed
}

/// Reads the change; what is as shipped changes nothing. A reason is asked for when it is saved, not before.
pub(super) fn change(
    typed: &Typed,
    rule: &Rule,
    shipped: &RuleSet,
    library: &Library,
) -> Result<RuleChange, FieldErrors> {
    let mut errors = FieldErrors::default();
    let text = |field: &str| typed.get(field).map_or("", |text| text.trim());
    let mut change = RuleChange { off: text("off") == "yes", why: "–".to_owned(), ..RuleChange::default() };
    for (number, level) in (1..).zip(&rule.levels) {
        let tier = text(&tier_field(number));
        let own_tier = Tier::from_word(tier);
        if own_tier.is_none() && !tier.is_empty() {
            errors.add(tier_field(number), "rules-fault-tier");
        }
        let shipped_limits = level.open_limits();
        let mut limits = Vec::new();
        for (place, shipped) in (1..).zip(&shipped_limits) {
            let field = limit_field(number, place);
            match text(&field) {
                "" => limits.push(*shipped),
                typed => match typed.parse() {
                    Ok(limit) => limits.push(limit),
                    Err(_) => errors.add(field, "rules-fault-number"),
                },
            }
        }
        let own = LevelChange {
            tier: own_tier.filter(|own| *own != level.tier),
            limits: Some(limits).filter(|limits| *limits != shipped_limits),
        };
        if own != LevelChange::default() {
            change.levels.insert(number, own);
        }
    }
    if errors.is_empty() {
        let own = Own { rules: BTreeMap::from([(rule.id.clone(), change.clone())]) };
        for misfit in own.misfits(shipped, library) {
            errors.add_with(field_of(&misfit, &change, rule), misfit.kind.text_key(), misfit.kind.args());
        }
    }
    if errors.is_empty() { Ok(change) } else { Err(errors) }
}

/// The field that a misfit is about: of one that is about the whole rule, the first that was changed.
fn field_of(misfit: &Misfit, change: &RuleChange, rule: &Rule) -> String {
    use crate::risk::rules::MisfitKind::{Closed, Limit, Off};
    let first = change.levels.keys().next().copied().unwrap_or(1);
    let number = misfit.level.unwrap_or(first);
    let has_limits = change.levels.get(&number).is_some_and(|own| own.limits.is_some());
    let is_open =
        number.checked_sub(1).and_then(|place| rule.levels.get(place)).is_some_and(|it| !it.open_limits().is_empty());
    match misfit.kind {
        Off => "off".to_owned(),
        Limit { .. } | Closed => limit_field(number, 1),
        _ if has_limits && is_open => limit_field(number, 1),
        _ => tier_field(number),
    }
}

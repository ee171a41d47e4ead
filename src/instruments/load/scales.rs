//! Scales and bands.

use super::is_name;
use super::texts::Texts;
use crate::instruments::condition::Condition;
use crate::instruments::definition::{Band, Method, MissingRule, NotApplicableRule, Scale, Sex};
use crate::instruments::item::Item;
use crate::instruments::scoring::exact;
use crate::instruments::source::Fields;

#[derive(Clone, Copy)]
enum Kind {
    Sum,
    Mean,
    ProratedSum,
    Count,
    CountWhen,
    Value,
    SumOfProducts,
    Rescaled,
    Linear,
}

const KINDS: [(&str, Kind); 9] = [
    ("sum", Kind::Sum),
    ("mean", Kind::Mean),
    ("prorated_sum", Kind::ProratedSum),
    ("count", Kind::Count),
    ("count_when", Kind::CountWhen),
    ("value", Kind::Value),
    ("sum_of_products", Kind::SumOfProducts),
    ("rescaled", Kind::Rescaled),
    ("linear", Kind::Linear),
];

/// Slack when a stated range is compared with the one that the items give.
const ROUNDING: f64 = 1e-9;

/// Reads all scales; one made from another must come after it.
pub fn read(top: &Fields<'_, '_>, texts: &Texts, items: &[Item]) -> Vec<Scale> {
    let codes = top.opt_table("loinc").and_then(|loinc| loinc.opt_table("scales"));
    let mut scales: Vec<Scale> = Vec::new();
    let tables = top.tables("scoring");
    let is_one_of_many = tables.len() > 1;
    for fields in tables {
        let id = fields.text("scale");
        if !is_name(&id.value) || scales.iter().any(|scale| scale.id == id.value) {
            fields.report_at(id.line, format!("scale `{}`: accepted: a name of its own of a–z, 0–9 and _", id.value));
        }
        let title = texts.read_optional(&fields, "title", &format!("scale `{}`: title", id.value));
        if is_one_of_many && title.is_empty() {
            fields.report(format!(
                "scale `{}` has no title, and is not the only scale; accepted: title = {{ sv = \"…\", en = \"…\" }}",
                id.value
            ));
        }
        let loinc = codes.as_ref().and_then(|codes| codes.opt_text(&id.value)).map(|code| code.value);
        let item_ids = read_item_ids(&fields, items);
        let method = read_method(&fields, &item_ids, items, &scales);
        let range = fields.range("range");
        let higher = fields.word("higher_is", &[("worse", true), ("better", false)]);
        let missing = read_missing(&fields);
        let verified = fields.flag("verified", true);
        fields.opt_text("note");
        fields.finish();
        let (Some(method), Some(higher_is_worse)) = (method, higher) else { continue };
        if matches!(method, Method::Sum | Method::Rescaled(_)) && missing.max_missing > 0 && !missing.person_mean {
            fields.report("a sum of fewer answers would read as a low score; accepted: max_missing = 0 or impute = \"person_mean\"");
        }
        let range_at = range.line;
        let (id, range) = (id.value, range.value);
        let scale = Scale { id, title, method, items: item_ids, range, higher_is_worse, missing, verified, loinc };
        check_range(&fields, range_at, &scale, items, &scales);
        scales.push(scale);
    }
    scales
}

fn read_item_ids(fields: &Fields<'_, '_>, items: &[Item]) -> Vec<String> {
    let ids = fields.texts("items");
    for id in &ids.value {
        let countable = items.iter().any(|item| item.id == *id && item.bounds().is_some());
        if !countable {
            fields.report_at(
                ids.line,
                format!("item `{id}` does not exist or has no numbers; accepted: items with numbers"),
            );
        }
        if ids.value.iter().filter(|other| *other == id).count() > 1 {
            fields.report_at(ids.line, format!("item `{id}` is counted twice"));
        }
    }
    ids.value
}

fn read_method(fields: &Fields<'_, '_>, ids: &[String], items: &[Item], earlier: &[Scale]) -> Option<Method> {
    let kind = fields.word("method", &KINDS)?;
    let over_items =
        matches!(kind, Kind::Sum | Kind::Mean | Kind::ProratedSum | Kind::Count | Kind::Value | Kind::Rescaled);
    if over_items == ids.is_empty() || (matches!(kind, Kind::Value) && ids.len() != 1) {
        fields.report("`items` does not suit the method; accepted: one item for value, items for sum, mean, prorated_sum, count and rescaled, none for the others");
    }
    Some(match kind {
        Kind::Sum => Method::Sum,
        Kind::Mean => Method::Mean,
        Kind::ProratedSum => Method::ProratedSum,
        Kind::Value => Method::Value,
        Kind::Count => Method::Count(fields.int("equals").value),
        Kind::CountWhen => {
            let conditions = fields.texts("when");
            let parse = |text: &String| {
                Condition::parse(text, items).map_err(|message| fields.report_at(conditions.line, message)).ok()
            };
            Method::CountWhen(conditions.value.iter().filter_map(parse).collect())
        }
        Kind::SumOfProducts => Method::SumOfProducts(read_pairs(fields, items)),
        Kind::Rescaled => {
            let to = fields.range("to");
            if to.value.0 >= to.value.1 {
                fields.report_at(
                    to.line,
                    "`to` does not rise; accepted: the lowest and the highest number, such as [1, 9]",
                );
            }
            Method::Rescaled(to.value)
        }
        Kind::Linear => {
            let of = fields.text("of");
            if !earlier.iter().any(|scale| scale.id == of.value) {
                fields.report_at(of.line, format!("scale `{}` does not come before this one", of.value));
            }
            Method::Linear { of: of.value, multiply: fields.number("multiply").value, add: fields.number("add").value }
        }
    })
}

fn read_pairs(fields: &Fields<'_, '_>, items: &[Item]) -> Vec<(String, String)> {
    let pairs = fields.texts("pairs");
    let mut read = Vec::new();
    for pair in &pairs.value {
        let known = |id: &str| items.iter().any(|item| item.id == id && item.bounds().is_some());
        match pair.split_once('*').map(|(one, other)| (one.trim(), other.trim())) {
            Some((one, other)) if known(one) && known(other) => read.push((one.to_owned(), other.to_owned())),
            _ => fields.report_at(pairs.line, format!("`{pair}`: accepted: two items with numbers, such as \"a * b\"")),
        }
    }
    read
}

fn read_missing(fields: &Fields<'_, '_>) -> MissingRule {
    let strict = MissingRule {
        max_missing: 0,
        person_mean: false,
        round_half_up: false,
        not_applicable: NotApplicableRule::Missing,
    };
    let Some(fields) = fields.opt_table("missing") else { return strict };
    let most = fields.int("max_missing");
    let max_missing = usize::try_from(most.value).unwrap_or_else(|_| {
        fields.report_at(most.line, "max_missing is below 0; accepted: 0 or more");
        0
    });
    let chosen = |key: &str, word: &str| fields.has(key) && fields.word(key, &[(word, ())]).is_some();
    let rules =
        [("missing", NotApplicableRule::Missing), ("zero", NotApplicableRule::Zero), ("skip", NotApplicableRule::Skip)];
    let not_applicable = if fields.has("not_applicable") { fields.word("not_applicable", &rules) } else { None };
    let rule = MissingRule {
        max_missing,
        person_mean: chosen("impute", "person_mean"),
        round_half_up: chosen("round", "half_up"),
        not_applicable: not_applicable.unwrap_or(strict.not_applicable),
    };
    fields.flag("verified", false);
    for note in ["note", "source"] {
        fields.opt_text(note);
    }
    fields.finish();
    rule
}

/// A stated range that the items cannot give is a slip in one of them.
fn check_range(fields: &Fields<'_, '_>, line: Option<usize>, scale: &Scale, items: &[Item], earlier: &[Scale]) {
    let Some((lowest, highest)) = possible_range(scale, items, earlier) else { return };
    let (min, max) = scale.range;
    if (lowest - min).abs() > ROUNDING || (highest - max).abs() > ROUNDING {
        fields.report_at(
            line,
            format!("range [{min}, {max}] is not what the items give; accepted: [{lowest}, {highest}]"),
        );
    }
}

fn possible_range(scale: &Scale, items: &[Item], earlier: &[Scale]) -> Option<(f64, f64)> {
    let found = scale.items.iter().filter_map(|id| items.iter().find(|item| item.id == *id)?.bounds());
    let bounds = found.map(|(low, high)| Some((exact(low)?, exact(high)?))).collect::<Option<Vec<_>>>()?;
    let sum = bounds.iter().fold((0.0, 0.0), |(low, high), next| (low + next.0, high + next.1));
    match &scale.method {
        Method::Sum | Method::ProratedSum | Method::Value => Some(sum),
        Method::Mean => {
            let count = exact(bounds.len())?;
            Some((sum.0 / count, sum.1 / count))
        }
        Method::Count(_) => Some((0.0, exact(scale.items.len())?)),
        Method::CountWhen(conditions) => Some((0.0, exact(conditions.len())?)),
        Method::SumOfProducts(_) => None,
        Method::Rescaled((low, high)) => {
            let count = exact(bounds.len())?;
            Some((low * count, high * count))
        }
        Method::Linear { of, multiply, add } => {
            let (low, high) = earlier.iter().find(|scale| scale.id == *of)?.range;
            let (one, other) = (low * multiply + add, high * multiply + add);
            Some((one.min(other), one.max(other)))
        }
    }
}

/// Reads all bands; those of one scale that hold for the same people may not overlap.
pub fn read_bands(top: &Fields<'_, '_>, texts: &Texts, scales: &[Scale]) -> Vec<Band> {
    let (mut bands, mut lines): (Vec<Band>, Vec<Option<usize>>) = (Vec::new(), Vec::new());
    for fields in top.tables("bands") {
        let scale = fields.text("scale");
        let id = fields.text("id").value;
        let sexes = [("male", Sex::Male), ("female", Sex::Female)];
        let sex = if fields.has("sex") { fields.word("sex", &sexes) } else { None };
        let (min, max) = (fields.number("min").value, fields.number("max").value);
        let label = texts.read(&fields, "label", &format!("band `{id}`"));
        fields.finish();
        let Some(known) = scales.iter().find(|known| known.id == scale.value) else {
            fields.report_at(scale.line, format!("scale `{}` does not exist", scale.value));
            continue;
        };
        if min > max || min < known.range.0 || max > known.range.1 {
            fields.report(format!(
                "band `{id}` runs from {min} to {max}; accepted: within {} to {}",
                known.range.0, known.range.1
            ));
        }
        let band = Band { scale: scale.value, id, min, max, sex, label };
        if let Some(other) = bands.iter().find(|other| overlap(&band, other)) {
            fields.report(format!(
                "band `{}` ({min} to {max}) overlaps band `{}` ({} to {}); accepted: bands that share no score",
                band.id, other.id, other.min, other.max
            ));
        }
        bands.push(band);
        lines.push(fields.line());
    }
    for (band, line) in bands.iter().zip(lines) {
        if let Some((end, sex)) = gap_before(band, &bands) {
            let whose = sex.map_or("", |sex| if sex == Sex::Male { " for men" } else { " for women" });
            top.report_at(
                line,
                format!(
                    "band `{}` begins at {}, and the one below it ends at {end}{whose}; accepted: bands without a gap between them",
                    band.id, band.min
                ),
            );
        }
    }
    bands
}

/// Where the band below this one ends, if scores lie between the two that belong to neither: whole numbers that follow each
/// other leave none. And for whom, where limits depend on legal sex.
fn gap_before(band: &Band, bands: &[Band]) -> Option<(f64, Option<Sex>)> {
    [None, Some(Sex::Male), Some(Sex::Female)].into_iter().find_map(|sex| {
        let applies = |one: &&Band| one.scale == band.scale && (one.sex.is_none() || one.sex == sex);
        if !applies(&band) {
            return None;
        }
        let below = bands.iter().filter(applies).map(|one| one.max).filter(|max| *max < band.min);
        let end = below.max_by(f64::total_cmp)?;
        (band.min - end > 1.0 + ROUNDING).then_some((end, sex))
    })
}

fn overlap(one: &Band, other: &Band) -> bool {
    let same_people = one.sex.is_none() || other.sex.is_none() || one.sex == other.sex;
    one.scale == other.scale && same_people && one.min <= other.max && other.min <= one.max
}

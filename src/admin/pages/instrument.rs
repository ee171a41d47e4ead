//! A questionnaire as it stands in the database: its items in each language, how it is scored, on what terms it is used.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::content::{self, Head, INSTRUMENT};
use crate::access::Who;
use crate::error::{Error, Result};
use crate::instruments::{
    Caseness, Comparison, Condition, CriticalTest, Granted, Instrument, Item, ItemKind, Library, Method,
    NotApplicableRule, Scale,
};
use crate::texts;
use crate::web::{App, Page};

/// What `admin/instrument.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct View {
    head: Head,
    title: String,
    columns: Vec<Column>,
    scales: Vec<ScaleLine>,
    bands: Vec<BandLine>,
    critical: Vec<CriticalLine>,
    licence: Terms,
}

/// The form in one language.
#[derive(Debug, Serialize)]
struct Column {
    lang: String,
    dir: &'static str,
    title: String,
    before: String,
    instructions: String,
    items: Vec<ItemLine>,
}

#[derive(Debug, Serialize)]
struct ItemLine {
    id: String,
    text: String,
    /// When it is asked; empty where it always is.
    shown: String,
    /// Each option as it reads, with its value.
    options: Vec<OptionLine>,
    /// From the lowest number to the highest, where there are no options.
    range: String,
}

#[derive(Debug, Serialize)]
struct OptionLine {
    value: String,
    text: String,
}

#[derive(Debug, Serialize)]
struct ScaleLine {
    id: String,
    method: String,
    items: String,
    range: String,
    missing: String,
    caseness: String,
}

#[derive(Debug, Serialize)]
struct BandLine {
    scale: String,
    label: String,
    range: String,
    sex: &'static str,
}

#[derive(Debug, Serialize)]
struct CriticalLine {
    item: String,
    when: String,
    flag: String,
    level: String,
}

#[derive(Debug, Serialize)]
struct Terms {
    tier: String,
    holder: String,
    statement: String,
    attribution: String,
    citation: String,
    /// Whether there is a text to show: the shipped one, or the site's own.
    has_text: bool,
    /// On what licence the site shows a text of its own; empty where it has none.
    granted: String,
}

pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    library: web::Data<Library>,
    hash: web::Path<String>,
) -> Result<HttpResponse> {
    let hash = hash.into_inner();
    let (unit, version, body) = app.db().read(move |rx| content::stored(rx, &who, &hash, INSTRUMENT)).await?;
    let stored = Library::load(&[(format!("{}.toml", version.content_id), body)])
        .map_err(|faults| Error::fault(format!("the stored questionnaire cannot be read: {} faults", faults.len())))?;
    let instrument = stored.get(&version.content_id).ok_or(Error::NotFound)?;
    let is_current = library.get(&version.content_id).is_some_and(|known| known.hash == version.hash);
    let page = Page::new(&request, "content-instruments-title")?;
    let view = View::of(&page, Head::of(&unit, &version, is_current), instrument)?;
    page.render("admin/instrument.html", &view)
}

impl View {
    fn of(page: &Page, head: Head, instrument: &Instrument) -> Result<Self> {
        let language = page.language();
        Ok(Self {
            head,
            title: instrument.title.text(language).to_owned(),
            columns: instrument.languages.iter().map(|lang| column(page, instrument, lang)).collect::<Result<_>>()?,
            scales: instrument.scales.iter().map(|scale| scale_line(page, instrument, scale)).collect::<Result<_>>()?,
            bands: instrument
                .bands
                .iter()
                .map(|band| BandLine {
                    scale: band.scale.clone(),
                    label: band.label.text(language).to_owned(),
                    range: format!("{}–{}", band.min, band.max),
                    sex: match band.sex {
                        None => "",
                        Some(crate::instruments::Sex::Male) => "male",
                        Some(crate::instruments::Sex::Female) => "female",
                    },
                })
                .collect(),
            critical: critical(page, instrument)?,
            licence: Terms {
                tier: key_of(&instrument.licence.tier),
                holder: instrument.licence.holder.clone(),
                statement: instrument.licence.statement.clone(),
                attribution: instrument.licence.attribution.clone(),
                citation: instrument.citation.clone(),
                has_text: instrument.can_be_shown(),
                granted: instrument.licence.granted.as_ref().map(granted).unwrap_or_default(),
            },
        })
    }

    #[cfg(test)]
    pub(super) fn sample() -> Self {
        let text = |text: &str| text.to_owned();
        let column = |lang: &str| Column {
            lang: text(lang),
            dir: "ltr",
            title: text("Ett formulär"),
            before: text("Läs det här först."),
            instructions: text("Hur ofta?"),
            items: vec![
                ItemLine {
                    id: text("q1"),
                    text: text("Har du sovit?"),
                    shown: text("q2 ≥ 1"),
                    options: vec![OptionLine { value: text("0"), text: text("Inte alls") }],
                    range: String::new(),
                },
                ItemLine {
                    id: text("q2"),
                    text: text("Hur många?"),
                    shown: String::new(),
                    options: Vec::new(),
                    range: text("0–100"),
                },
            ],
        };
        Self {
            head: Head::sample(),
            title: text("Ett formulär"),
            columns: vec![column("sv"), column("en")],
            scales: vec![ScaleLine {
                id: text("total"),
                method: text("Summa"),
                items: text("q1, q2"),
                range: text("0–27"),
                missing: text("Högst 1"),
                caseness: text("10"),
            }],
            bands: vec![BandLine { scale: text("total"), label: text("Lindrig"), range: text("5–9"), sex: "male" }],
            critical: vec![CriticalLine {
                item: text("q9"),
                when: text("≥ 1"),
                flag: text("suicidal_thoughts"),
                level: text("urgent"),
            }],
            licence: Terms {
                tier: text("free"),
                holder: text("Pfizer"),
                statement: text("No permission required."),
                attribution: text("Developed by."),
                citation: text("Kroenke 2001"),
                has_text: false,
                granted: text("Licence 17, the clinic, 2026-02-01"),
            },
        }
    }
}

fn granted(licence: &Granted) -> String {
    format!("{}, {}, {}", licence.reference, licence.holder, licence.date)
}

fn column(page: &Page, instrument: &Instrument, lang: &str) -> Result<Column> {
    let mut items = Vec::with_capacity(instrument.items.len());
    for item in &instrument.items {
        items.push(ItemLine {
            id: item.id.clone(),
            text: item.text(lang).to_owned(),
            shown: item.show_if.as_ref().map(|when| written(page, when)).transpose()?.unwrap_or_default(),
            options: item
                .options()
                .iter()
                .map(|option| OptionLine { value: option.value.clone(), text: option.text(lang).to_owned() })
                .collect(),
            range: range(item),
        });
    }
    Ok(Column {
        lang: lang.to_owned(),
        dir: texts::direction(lang),
        title: instrument.title.text(lang).to_owned(),
        before: instrument.before_first_answer.text(lang).to_owned(),
        instructions: instrument.instructions.text(lang).to_owned(),
        items,
    })
}

fn range(item: &Item) -> String {
    match item.kind {
        ItemKind::Scale { min, max, step } if step > 1 => format!("{min}–{max} ({step})"),
        ItemKind::Int { min, max } | ItemKind::Scale { min, max, .. } => format!("{min}–{max}"),
        ItemKind::Choice { .. } | ItemKind::Multi { .. } => String::new(),
    }
}

/// A condition in signs and the reader's words for and, or, not.
fn written(page: &Page, condition: &Condition) -> Result<String> {
    let joined = |parts: &[Condition], key: &str| -> Result<String> {
        let word = page.text(key, &Vec::new())?;
        let parts = parts.iter().map(|part| written(page, part)).collect::<Result<Vec<String>>>()?;
        Ok(format!("({})", parts.join(&format!(" {word} "))))
    };
    Ok(match condition {
        Condition::Compare(item, comparison, limit) => format!("{item} {} {limit}", sign(*comparison)),
        Condition::Has(item, key) => format!("{item} = {key}"),
        Condition::Or(parts) => joined(parts, "content-or")?,
        Condition::And(parts) => joined(parts, "content-and")?,
        Condition::Not(part) => format!("{} {}", page.text("content-not", &Vec::new())?, written(page, part)?),
    })
}

fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Equal => "=",
        Comparison::NotEqual => "≠",
        Comparison::Less => "<",
        Comparison::AtMost => "≤",
        Comparison::Greater => ">",
        Comparison::AtLeast => "≥",
    }
}

fn scale_line(page: &Page, instrument: &Instrument, scale: &Scale) -> Result<ScaleLine> {
    let plain = |key: &str| page.text(key, &Vec::new());
    let method = match &scale.method {
        Method::Sum => plain("content-method-sum")?,
        Method::Mean => plain("content-method-mean")?,
        Method::ProratedSum => plain("content-method-prorated")?,
        Method::Count(value) => page.text("content-method-count", &vec![("value", (*value).into())])?,
        Method::CountWhen(conditions) => {
            let when = conditions.iter().map(|when| written(page, when)).collect::<Result<Vec<String>>>()?.join("; ");
            page.text("content-method-count-when", &vec![("when", when.into())])?
        }
        Method::Value => plain("content-method-value")?,
        Method::SumOfProducts(pairs) => {
            let pairs = pairs.iter().map(|(a, b)| format!("{a} × {b}")).collect::<Vec<String>>().join(" + ");
            page.text("content-method-products", &vec![("pairs", pairs.into())])?
        }
        Method::Rescaled((low, high)) => {
            page.text("content-method-rescaled", &vec![("low", (*low).into()), ("high", (*high).into())])?
        }
        Method::Linear { of, multiply, add } => format!("{of} × {multiply} + {add}"),
    };
    let missing = &scale.missing;
    let mut rules = vec![page.text("content-missing-most", &vec![("n", missing.max_missing.into())])?];
    if missing.person_mean {
        rules.push(plain("content-missing-mean")?);
    }
    if missing.round_half_up {
        rules.push(plain("content-missing-round")?);
    }
    match missing.not_applicable {
        NotApplicableRule::Missing => {}
        NotApplicableRule::Zero => rules.push(plain("content-missing-zero")?),
        NotApplicableRule::Skip => rules.push(plain("content-missing-skip")?),
    }
    if !scale.verified {
        rules.push(plain("content-scale-unverified")?);
    }
    let case = instrument.change_params(&scale.id).and_then(|params| params.caseness);
    Ok(ScaleLine {
        id: scale.id.clone(),
        method,
        items: scale.items.join(", "),
        range: format!("{}–{}", scale.range.0, scale.range.1),
        missing: rules.join(" "),
        caseness: match case {
            None => String::new(),
            Some(Caseness::Same(limit)) => limit.to_string(),
            Some(Caseness::BySex { male, female }) => {
                page.text("content-case-by-sex", &vec![("male", male.into()), ("female", female.into())])?
            }
        },
    })
}

fn critical(page: &Page, instrument: &Instrument) -> Result<Vec<CriticalLine>> {
    let of_items = instrument.items.iter().flat_map(|item| {
        item.critical.iter().map(|critical| CriticalLine {
            item: item.id.clone(),
            when: match &critical.test {
                CriticalTest::AtLeast(limit) => format!("≥ {limit}"),
                CriticalTest::AnyOf(options) => options.join(", "),
            },
            flag: critical.flag.clone(),
            level: key_of(&critical.level),
        })
    });
    let mut lines: Vec<CriticalLine> = of_items.collect();
    for combination in &instrument.combinations {
        lines.push(CriticalLine {
            item: String::new(),
            when: written(page, &combination.when)?,
            flag: combination.flag.clone(),
            level: key_of(&combination.level),
        });
    }
    Ok(lines)
}

/// A word of a definition file as it stands there.
fn key_of(word: &impl Serialize) -> String {
    serde_json::to_value(word).ok().and_then(|value| Some(value.as_str()?.to_owned())).unwrap_or_default()
}

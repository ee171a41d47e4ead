//! `andrum instrument`: questionnaires by themselves. Needs no database and no keys, and stores nothing.

use std::sync::Arc;

use clap::Subcommand;
use serde_json::{Value, json};

use super::output::{Failure, Outcome, Result, put, put_json};
use super::settings::Flags;
use crate::content::Content;
use crate::instruments::{
    Change, ChangeFault, ChangeParams, CriticalHit, Instrument, Library, Scale, Score, Sex, standard_error_from_points,
};

/// Scores without days count as taken a week apart; a trend is the same for any even distance.
const EVEN_DISTANCE: f64 = 7.0;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Every questionnaire: its version, its languages, its terms
    List {
        /// For machines
        #[arg(long)]
        json: bool,
    },
    /// Score a line of answers, one place per question
    Score {
        /// The questionnaire, as `andrum instrument list` names it
        id: String,
        /// One place per question in the order of the file; an empty place is a missing answer, -98 a declined one,
        /// choices are joined by + and parts by /
        #[arg(long, value_name = "LINE", allow_hyphen_values = true)]
        answers: String,
        /// Legal sex, for limits that depend on it
        #[arg(long, value_name = "male|female", value_parser = legal_sex)]
        sex: Option<Sex>,
        /// For machines
        #[arg(long)]
        json: bool,
    },
    /// Judge the change from the first score to the last
    Change {
        /// The questionnaire, as `andrum instrument list` names it
        id: String,
        /// The scale
        #[arg(long, default_value = "total")]
        scale: String,
        /// Two scores or more, separated by commas, the earliest first
        #[arg(long, value_name = "LIST", allow_hyphen_values = true)]
        scores: String,
        /// The day of each score, counted from any start; a week apart where it is left out
        #[arg(long, value_name = "LIST", allow_hyphen_values = true)]
        days: Option<String>,
        /// Legal sex, for limits that depend on it
        #[arg(long, value_name = "male|female", value_parser = legal_sex)]
        sex: Option<Sex>,
        /// For machines
        #[arg(long)]
        json: bool,
    },
}

fn legal_sex(word: &str) -> std::result::Result<Sex, String> {
    match word {
        "male" => Ok(Sex::Male),
        "female" => Ok(Sex::Female),
        _ => Err("accepted: male, female".to_owned()),
    }
}

impl Command {
    pub(super) fn run(self, flags: Flags) -> Result {
        let library = Content::instruments(&flags.settings(None)?).map_err(|faults| Failure(faults.join("\n")))?;
        match self {
            Self::List { json } => list(&library, json)?,
            Self::Score { id, answers, sex, json } => {
                score(find(&library, &id)?, &answers, sex, json)?;
            }
            Self::Change { id, scale, scores, days, sex, json } => {
                let instrument = find(&library, &id)?;
                let judged = Judged::of(instrument, &scale, &scores, days.as_deref(), sex)?;
                if json { put_json(&judged.as_json()?)? } else { judged.tell()? }
            }
        }
        Ok(Outcome::Done)
    }
}

fn find<'l>(library: &'l Library, id: &str) -> Result<&'l Arc<Instrument>> {
    library.get(id).ok_or_else(|| {
        let known = library.iter().map(|one| one.id.as_str()).collect::<Vec<_>>().join(", ");
        Failure(format!("no questionnaire `{id}`; accepted: {known}"))
    })
}

fn list(library: &Library, json: bool) -> Result<()> {
    if json {
        return put_json(&Value::Array(library.iter().map(|one| listed(one)).collect()));
    }
    put(&format!("{:<13} {:<9} {:<15} {:<9} {:>6}  scales", "id", "version", "terms", "languages", "items"))?;
    for one in library.iter() {
        let scales = one.scales.iter().map(|scale| scale.id.as_str()).collect::<Vec<_>>().join(" ");
        let languages = if one.can_be_shown() { one.languages.join(" ") } else { "no text".to_owned() };
        let line = format!(
            "{:<13} {:<9} {:<15} {languages:<9} {:>6}  {scales}",
            one.id,
            one.version,
            word(&one.licence.tier),
            one.items.len()
        );
        put(&line)?;
    }
    Ok(())
}

fn listed(one: &Instrument) -> Value {
    let scale = |scale: &Scale| {
        json!({
            "scale": scale.id,
            "range": [scale.range.0, scale.range.1],
            "higher_is": if scale.higher_is_worse { "worse" } else { "better" },
            "verified": scale.verified,
        })
    };
    json!({
        "instrument": one.id,
        "version": one.version,
        "title": one.title,
        "languages": one.languages,
        "can_be_shown": one.can_be_shown(),
        "tier": one.licence.tier,
        "attribution": one.licence.attribution,
        "text_licence": one.licence.granted,
        "items": one.items.len(),
        "scales": one.scales.iter().map(scale).collect::<Vec<_>>(),
        "hash": one.hash,
    })
}

fn score(instrument: &Instrument, line: &str, sex: Option<Sex>, json: bool) -> Result<()> {
    let answers = instrument.parse_line(line).map_err(|fault| Failure(format!("{}: {fault}", instrument.id)))?;
    let scores = instrument.score_for(&answers, sex);
    let critical = instrument.critical_hits(&answers);
    if json {
        let scores = scores.iter().map(|score| json!({"scale": score.scale, "value": score.value, "band": score.band}));
        return put_json(&json!({
            "instrument": instrument.id,
            "version": instrument.version,
            "scores": scores.collect::<Vec<_>>(),
            "critical": critical,
        }));
    }
    put(&format!("{} {}", instrument.id, instrument.version))?;
    scores.iter().try_for_each(|score| put(&score_line(instrument, score)))?;
    critical.iter().try_for_each(|hit| put(&critical_line(hit)))
}

fn score_line(instrument: &Instrument, score: &Score) -> String {
    let value = score.value.map_or_else(|| "not scored".to_owned(), number);
    let mut line = format!("{:<20} {value:>10}  {}", score.scale, score.band.as_deref().unwrap_or("–"));
    if score.imputed {
        line.push_str("  (missing answers filled in)");
    }
    if instrument.scale(&score.scale).is_some_and(|scale| !scale.verified) {
        line.push_str("  (the rule is not verified)");
    }
    line
}

fn critical_line(hit: &CriticalHit) -> String {
    format!("critical: {} {} ({})", hit.item, hit.flag, word(&hit.level))
}

/// A change with what it was judged by.
struct Judged<'i> {
    instrument: &'i Instrument,
    scale: &'i Scale,
    params: ChangeParams,
    change: Change,
}

impl<'i> Judged<'i> {
    fn of(instrument: &'i Instrument, scale: &str, scores: &str, days: Option<&str>, sex: Option<Sex>) -> Result<Self> {
        let scale = instrument.scale(scale).ok_or_else(|| {
            let known = instrument.scales.iter().map(|scale| scale.id.as_str()).collect::<Vec<_>>().join(", ");
            Failure(format!("{} has no scale `{scale}`; accepted: {known}", instrument.id))
        })?;
        let scores = numbers("--scores", scores)?;
        let (lowest, highest) = scale.range;
        if let Some(outside) = scores.iter().find(|score| !(lowest..=highest).contains(*score)) {
            let accepted = format!("{} to {} on {}", number(lowest), number(highest), scale.id);
            return Err(Failure(format!("--scores: {} is out of range; accepted: {accepted}", number(*outside))));
        }
        let days = match days {
            Some(days) => numbers("--days", days)?,
            None => (0_u32..).map(|place| f64::from(place) * EVEN_DISTANCE).take(scores.len()).collect(),
        };
        let unjudged = || ChangeParams::unknown(&scale.id, scale.higher_is_worse);
        let params = instrument.change_params(&scale.id).cloned().unwrap_or_else(unjudged);
        let change = params.change(&scores, &days, sex).map_err(|fault| match fault {
            ChangeFault::TooFew => Failure(format!("--scores: {} given; accepted: two or more", scores.len())),
            ChangeFault::Days => Failure(format!(
                "--days: {} given for {} scores; accepted: one for each score, each later than the one before",
                days.iter().map(|day| number(*day)).collect::<Vec<_>>().join(","),
                scores.len()
            )),
        })?;
        Ok(Self { instrument, scale, params, change })
    }

    /// The publication behind the rule that decided.
    fn source(&self) -> Option<String> {
        let verified = |one: &Option<crate::instruments::Parameter>| {
            one.as_ref().filter(|it| it.verified).map(|it| it.source.clone())
        };
        verified(&self.params.points).or_else(|| {
            let (sd, reliability) = (verified(&self.params.sd)?, verified(&self.params.reliability)?);
            Some(if sd == reliability { sd } else { format!("{sd}; {reliability}") })
        })
    }

    fn as_json(&self) -> Result<Value> {
        let mut value = serde_json::to_value(&self.change)
            .map_err(|error| Failure(format!("the change cannot be written: {error}")))?;
        if let Some(fields) = value.as_object_mut() {
            fields.insert("instrument".to_owned(), json!(self.instrument.id));
            fields.insert("version".to_owned(), json!(self.instrument.version));
            fields.insert("scale".to_owned(), json!(self.scale.id));
            fields.insert("source".to_owned(), json!(self.source()));
            fields.insert("sem".to_owned(), json!(self.params.standard_error()));
        }
        Ok(value)
    }

    fn tell(&self) -> Result<()> {
        let change = &self.change;
        put(&format!("{} {} {}", self.instrument.id, self.instrument.version, self.scale.id))?;
        put(&format!("change    {}", number(change.change)))?;
        put(&format!("reliable  {}", change.reliable.map_or("–", |is| if is { "yes" } else { "no" })))?;
        put(&format!("rci       {}", change.rci.map_or_else(|| "–".to_owned(), two_places)))?;
        put(&format!("trend z   {}", change.trend_z.map_or_else(|| "–".to_owned(), two_places)))?;
        let new_case = if change.new_case == Some(true) { ", new case" } else { "" };
        let verdict = change.verdict.map_or_else(|| "–".to_owned(), |verdict| word(&verdict));
        put(&format!("verdict   {verdict}{new_case}"))?;
        put(&format!("rule      {}{}", word(&change.note), self.points()))?;
        self.source().map_or(Ok(()), |source| put(&format!("source    {source}")))
    }

    /// The published points, and the error that is derived from them.
    fn points(&self) -> String {
        let points = self.params.points.as_ref().filter(|points| points.verified);
        points.map_or_else(String::new, |points| {
            let error = two_places(standard_error_from_points(points.value));
            format!(": {} or more; error of one score {error}, derived", number(points.value))
        })
    }
}

fn numbers(option: &str, list: &str) -> Result<Vec<f64>> {
    let read = |place: &str| {
        let number = place.trim().parse::<f64>().ok().filter(|number| number.is_finite());
        number.ok_or_else(|| {
            Failure(format!("{option}: `{}` is no number; accepted: numbers separated by commas", place.trim()))
        })
    };
    list.split(',').map(read).collect()
}

/// As few places as say it, at most six: a third is not written out.
fn number(value: f64) -> String {
    let written = format!("{value:.6}");
    written.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn two_places(value: f64) -> String {
    format!("{value:.2}")
}

/// A word of a definition file as it stands there.
fn word(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| Some(value.as_str()?.to_owned())).unwrap_or_default()
}

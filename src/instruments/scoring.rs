//! Scores from answers. What cannot be scored is `None`, never 0.

use serde::{Deserialize, Serialize};

use super::answers::{Answer, Answers};
use super::condition::{Condition, Truth};
use super::definition::{Band, Instrument, Method, MissingRule, NotApplicableRule, Scale, Sex};
use super::item::Item;

/// One computed number, or the fact that it could not be computed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// Scale, such as `total`.
    pub scale: String,
    /// The number; none where too many answers are missing.
    pub value: Option<f64>,
    /// Band of the number, where one applies.
    pub band: Option<String>,
    /// How it was computed, in fixed words joined by `+`, such as `sum+person_mean+round_half_up`.
    pub method: String,
    /// Whether missing answers were filled in; such a score neither raises nor clears a flag.
    pub imputed: bool,
}

impl Instrument {
    /// All scores of one response, in the order of the definition, for a person whose legal sex is not known.
    pub fn score(&self, answers: &Answers) -> Vec<Score> {
        self.score_for(answers, None)
    }

    /// All scores of one response; bands that depend on legal sex apply where it is known.
    pub fn score_for(&self, answers: &Answers, sex: Option<Sex>) -> Vec<Score> {
        let mut scores: Vec<Score> = Vec::with_capacity(self.scales.len());
        for scale in &self.scales {
            let (value, imputed) = self.compute(scale, answers, &scores);
            let band = value.and_then(|value| self.band_of(&scale.id, value, sex));
            scores.push(Score {
                scale: scale.id.clone(),
                value,
                band: band.map(|band| band.id.clone()),
                method: scale.method_words(imputed),
                imputed,
            });
        }
        scores
    }

    /// The band that a score lies in.
    ///
    /// A mean can fall between the whole numbers that end one band and begin the next: it belongs to the lower one.
    pub fn band_of(&self, scale: &str, value: f64, sex: Option<Sex>) -> Option<&Band> {
        let applies = |band: &&Band| band.scale == scale && (band.sex.is_none() || band.sex == sex);
        let reached = self.bands.iter().filter(applies).filter(|band| band.min <= value);
        let highest = reached.max_by(|one, other| one.min.total_cmp(&other.min))?;
        let in_a_gap = || self.bands.iter().filter(applies).any(|band| band.min > value);
        (value <= highest.max || in_a_gap()).then_some(highest)
    }

    fn compute(&self, scale: &Scale, answers: &Answers, earlier: &[Score]) -> (Option<f64>, bool) {
        match &scale.method {
            Method::Linear { of, multiply, add } => {
                let base = earlier.iter().find(|score| score.scale == *of);
                let value = base.and_then(|score| score.value).map(|value| value * multiply + add);
                (value, base.is_some_and(|score| score.imputed))
            }
            Method::CountWhen(conditions) if self.lacks_critical(conditions, answers) => (None, false),
            Method::CountWhen(conditions) => (count_of_conditions(conditions, &self.undecided(answers)), false),
            Method::SumOfProducts(pairs) => {
                let product = |(one, other): &(String, String)| {
                    Some(self.value_of(one, answers)? * self.value_of(other, answers)?)
                };
                (pairs.iter().map(product).sum(), false)
            }
            _ => match self.gather(scale, answers) {
                Some(gathered) => {
                    (gathered.result(&scale.method, &scale.missing), gathered.fills_in(&scale.method, &scale.missing))
                }
                None => (None, false),
            },
        }
    }

    /// The answered values of a scale; none where more are missing than the rule allows.
    fn gather(&self, scale: &Scale, answers: &Answers) -> Option<Gathered> {
        let mut gathered = Gathered { values: Vec::new(), missing: 0 };
        for id in &scale.items {
            let item = self.item(id)?;
            match scale.missing.not_applicable {
                NotApplicableRule::Skip if is_closed(item, answers) => {}
                NotApplicableRule::Zero if is_closed(item, answers) => gathered.values.push(0.0),
                _ => match self.value_of(id, answers) {
                    Some(value) => gathered.values.push(moved(value, item, &scale.method)?),
                    None if item.is_critical() => return None,
                    None => gathered.missing += 1,
                },
            }
        }
        (gathered.missing <= scale.missing.max_missing && !gathered.values.is_empty()).then_some(gathered)
    }

    /// Whether a critical item that is counted has no answer: what is counted without it would read as if it had one.
    fn lacks_critical(&self, conditions: &[Condition], answers: &Answers) -> bool {
        let lacks =
            |item: &Item| item.is_critical() && self.value_of(&item.id, answers).is_none() && !is_closed(item, answers);
        conditions.iter().flat_map(Condition::items).any(|id| self.item(id).is_some_and(lacks))
    }

    /// The answers with every branch that is closed only because an answer is missing as missing itself: a condition about
    /// it is then unknown, and nothing is counted as if it had not happened.
    fn undecided(&self, answers: &Answers) -> Answers {
        let mut decided = answers.clone();
        for item in self.items.iter().filter(|item| item.show_if.is_some()) {
            if decided.get(&item.id) == Some(&Answer::NotApplicable) && !is_closed(item, &decided) {
                decided.set(&item.id, Answer::Blank);
            }
        }
        decided
    }

    fn value_of(&self, id: &str, answers: &Answers) -> Option<f64> {
        let item = self.item(id)?;
        let value = answers.get(id)?.number()?;
        let (lowest, highest) = item.bounds()?;
        exact(if item.reverse { lowest + highest - value } else { value })
    }
}

impl Scale {
    fn method_words(&self, imputed: bool) -> String {
        let mut words = vec![match self.method {
            Method::Sum => "sum",
            Method::Mean => "mean",
            Method::ProratedSum => "prorated_sum",
            Method::Count(_) => "count",
            Method::CountWhen(_) => "count_when",
            Method::Value => "value",
            Method::SumOfProducts(_) => "sum_of_products",
            Method::Rescaled(_) => "rescaled",
            Method::Linear { .. } => "linear",
        }];
        if imputed && self.missing.person_mean {
            words.push("person_mean");
        }
        if imputed && self.missing.round_half_up {
            words.push("round_half_up");
        }
        words.join("+")
    }
}

struct Gathered {
    values: Vec<f64>,
    missing: usize,
}

impl Gathered {
    fn result(&self, method: &Method, rule: &MissingRule) -> Option<f64> {
        let sum: f64 = self.values.iter().sum();
        let answered = exact(self.values.len())?;
        let all = exact(self.values.len() + self.missing)?;
        let value = match method {
            Method::Sum | Method::Rescaled(_) if self.fills_in(method, rule) => sum * all / answered,
            Method::Sum | Method::Rescaled(_) | Method::Value => sum,
            Method::Mean => sum / answered,
            Method::ProratedSum => sum * all / answered,
            Method::Count(wanted) => {
                let wanted = exact(*wanted)?;
                exact(self.values.iter().filter(|value| (*value).total_cmp(&wanted).is_eq()).count())?
            }
            Method::CountWhen(_) | Method::SumOfProducts(_) | Method::Linear { .. } => return None,
        };
        Some(if self.fills_in(method, rule) && rule.round_half_up { (value + 0.5).floor() } else { value })
    }

    /// A sum or a count of fewer answers than items would read as a low score, so it stands only where it is filled in.
    fn fills_in(&self, method: &Method, rule: &MissingRule) -> bool {
        self.missing > 0 && (rule.person_mean || matches!(method, Method::ProratedSum | Method::Mean))
    }
}

/// Whether a branch was closed by an answer. One that is closed because the answer is missing is a missing answer itself.
fn is_closed(item: &Item, answers: &Answers) -> bool {
    let is_decided = |condition: &Condition| condition.evaluate(answers) == Ok(Truth::No);
    answers.get(&item.id) == Some(&Answer::NotApplicable) && item.show_if.as_ref().is_some_and(is_decided)
}

/// The value on the range that the method asks for.
fn moved(value: f64, item: &Item, method: &Method) -> Option<f64> {
    let Method::Rescaled((first, last)) = method else { return Some(value) };
    let (lowest, highest) = item.bounds()?;
    let (lowest, highest) = (exact(lowest)?, exact(highest)?);
    Some(first + (value - lowest) * (last - first) / (highest - lowest))
}

fn count_of_conditions(conditions: &[Condition], answers: &Answers) -> Option<f64> {
    let truths = conditions.iter().map(|condition| condition.evaluate(answers)).collect::<Result<Vec<_>, _>>().ok()?;
    if truths.contains(&Truth::Unknown) {
        return None;
    }
    exact(truths.iter().filter(|truth| **truth == Truth::Yes).count())
}

/// A whole number as a fraction; answers and item counts are far below the limit of exactness.
pub(super) fn exact(number: impl TryInto<i32>) -> Option<f64> {
    number.try_into().ok().map(f64::from)
}

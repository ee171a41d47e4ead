//! Which answers of one response the questionnaire itself calls critical.

use serde::{Deserialize, Serialize};

use super::answers::{Answer, Answers};
use super::condition::Truth;
use super::definition::Instrument;
use super::item::{Critical, CriticalTest, Item, Level};

/// A critical answer: the highest level that matches, once per item and flag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriticalHit {
    /// The item, or the items of a combination joined by `+`.
    pub item: String,
    /// Name of the flag.
    pub flag: String,
    /// How urgent the questionnaire calls it.
    pub level: Level,
}

impl Critical {
    /// Whether this answer is the critical one.
    pub fn matches(&self, answer: &Answer) -> bool {
        match &self.test {
            CriticalTest::AtLeast(limit) => answer.number().is_some_and(|value| value >= *limit),
            CriticalTest::AnyOf(options) => options.iter().any(|option| answer.includes(option)),
        }
    }
}

impl Instrument {
    /// The critical answers of one response: items in order, then combinations.
    pub fn critical_hits(&self, answers: &Answers) -> Vec<CriticalHit> {
        let mut hits: Vec<CriticalHit> = Vec::new();
        for item in &self.items {
            let Some(answer) = answers.get(&item.id) else { continue };
            for critical in item.critical.iter().filter(|critical| critical.matches(answer)) {
                match hits.iter_mut().find(|hit| hit.item == item.id && hit.flag == critical.flag) {
                    Some(hit) => hit.level = hit.level.max(critical.level),
                    None => hits.push(hit(&item.id, &critical.flag, critical.level)),
                }
            }
        }
        let met = self.combinations.iter().filter(|one| one.when.evaluate(answers) == Ok(Truth::Yes));
        hits.extend(met.map(|one| hit(&one.when.evidence(answers).join("+"), &one.flag, one.level)));
        hits
    }

    /// Critical items that were shown and declined or left blank: never to be read as a no.
    pub fn critical_unanswered(&self, answers: &Answers) -> Vec<&Item> {
        let unanswered = |item: &&Item| matches!(answers.get(&item.id), Some(Answer::Declined | Answer::Blank));
        self.items.iter().filter(|item| item.is_critical()).filter(unanswered).collect()
    }
}

fn hit(item: &str, flag: &str, level: Level) -> CriticalHit {
    CriticalHit { item: item.to_owned(), flag: flag.to_owned(), level }
}

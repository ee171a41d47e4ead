//! A form that was begun and not sent: what of it says anything, and how two are put together. Pure.

use crate::instruments::{Answer, Answers, DECLINED, Instrument, Item};
use crate::treatment::draft::Keep;

/// What was chosen or declined; what was left blank says nothing yet.
pub fn given(answers: &Answers) -> Answers {
    let is_given = |answer: &Answer| matches!(answer, Answer::Value(_) | Answer::Chosen(_) | Answer::Declined);
    Answers::new(answers.iter().filter(|(_, answer)| is_given(answer)).map(|(item, it)| (item.to_owned(), it.clone())))
}

/// The values that the fields of a form have where this was answered.
pub fn values(answer: &Answer) -> Vec<String> {
    match answer {
        Answer::Value(value) => vec![value.to_string()],
        Answer::Chosen(keys) => keys.clone(),
        Answer::Declined => vec![DECLINED.to_string()],
        Answer::Blank | Answer::NotApplicable => Vec::new(),
    }
}

/// The questions that were answered in both, and not alike.
pub fn in_two<'i>(instrument: &'i Instrument, first: &Answers, other: &Answers) -> Vec<&'i Item> {
    let is_in_two = |item: &&Item| match (first.get(&item.id), other.get(&item.id)) {
        (Some(one), Some(two)) => one != two,
        _ => false,
    };
    instrument.items.iter().filter(is_in_two).collect()
}

/// What was given in either; where both say something, what was chosen. Branches that the whole closes are left out.
pub fn merged(instrument: &Instrument, first: &Answers, other: &Answers, choice: &dyn Fn(&str) -> Keep) -> Answers {
    let mut all = other.clone();
    for (item, answer) in first.iter() {
        if other.get(item).is_none() || choice(item) == Keep::First {
            all.set(item, answer.clone());
        }
    }
    let typed = |item: &str| all.get(item).map(values).unwrap_or_default();
    instrument.read_form(&typed).map_or(all.clone(), |read| given(&read))
}

#[cfg(test)]
mod tests {
    use super::{given, in_two, merged, values};
    use crate::instruments::{Answers, Instrument};
    use crate::treatment::draft::Keep;
    use crate::treatment::tests::site;

    fn check() -> std::sync::Arc<Instrument> {
        site::shipped().instruments.get("weekly_check").unwrap().clone()
    }

    fn stored(text: &str) -> Answers {
        Answers::from_json(text).unwrap()
    }

    #[test]
    fn a_blank_is_no_answer_and_a_declined_one_is() {
        let all = stored(r#"{"w1":2,"w2":-99,"w4":-98,"w4b":-97,"w12":["separation"]}"#);
        assert_eq!(given(&all), stored(r#"{"w1":2,"w4":-98,"w12":["separation"]}"#));
        assert_eq!(values(all.get("w4").unwrap()), ["-98"]);
        assert_eq!(values(all.get("w12").unwrap()), ["separation"]);
        assert!(values(all.get("w2").unwrap()).is_empty());
    }

    #[test]
    fn only_what_both_answered_differently_has_to_be_chosen() {
        let (first, other) = (stored(r#"{"w1":2,"w2":5,"w3":0}"#), stored(r#"{"w1":2,"w2":6,"w4":0}"#));
        let check = check();
        let asked: Vec<&str> = in_two(&check, &first, &other).into_iter().map(|item| item.id.as_str()).collect();
        assert_eq!(asked, ["w2"]);
        let kept = |keep| merged(&check, &first, &other, &move |_: &str| keep);
        assert_eq!(kept(Keep::First), stored(r#"{"w1":2,"w2":5,"w3":0,"w4":0}"#));
        assert_eq!(kept(Keep::Other), stored(r#"{"w1":2,"w2":6,"w3":0,"w4":0}"#));
    }

    #[test]
    fn a_branch_that_the_choice_closes_goes() {
        let (first, other) = (stored(r#"{"w4":1,"w4b":["injury"]}"#), stored(r#"{"w4":0}"#));
        assert_eq!(merged(&check(), &first, &other, &|_: &str| Keep::Other), stored(r#"{"w4":0}"#));
        assert_eq!(merged(&check(), &first, &other, &|_: &str| Keep::First), first);
    }
}

//! What is missing and by when the answer comes: pure decisions.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::programme::{Block, Exercise, FieldFault, Module, Page, Worksheet};

/// What has to be mended in a module's exercises before the homework can be handed in, in the order of the pages.
pub fn missing<'m>(module: &'m Module, sheets: &BTreeMap<String, Worksheet>) -> Vec<(&'m Exercise, Vec<FieldFault>)> {
    let blank = Worksheet::default();
    in_order(module)
        .into_iter()
        .map(|(_, exercise)| (exercise, exercise.check(sheets.get(&exercise.id).unwrap_or(&blank))))
        .filter(|(_, faults)| !faults.is_empty())
        .collect()
}

/// Every exercise of a module in the order a reader meets it, with the number of its page.
pub fn in_order(module: &Module) -> Vec<(usize, &Exercise)> {
    (1..)
        .zip(&module.pages)
        .flat_map(|(number, page)| exercises_on(module, page).into_iter().map(move |exercise| (number, exercise)))
        .collect()
}

/// The exercises of a page. Their place is the same in all languages.
pub fn exercises_on<'m>(module: &'m Module, page: &Page) -> Vec<&'m Exercise> {
    let language = module.languages().next().unwrap_or_default();
    page.blocks(language)
        .iter()
        .filter_map(|block| match block {
            Block::Exercise(id) => module.exercise(id),
            Block::Html(_) | Block::SelfCheck(_) => None,
        })
        .collect()
}

/// The longest row of days off that a promise is counted over.
const SEARCHED_DAYS: usize = 90;

/// The day by which an answer comes: so many workdays after the day of handing in. `None` where the unit has no
/// workday in sight, since then nothing can be promised.
pub fn reply_by(handed_in_on: NaiveDate, workdays: i32, is_workday: &dyn Fn(NaiveDate) -> bool) -> Option<NaiveDate> {
    let wanted = usize::try_from(workdays.max(1)).ok()?;
    handed_in_on.iter_days().skip(1).take(SEARCHED_DAYS).filter(|day| is_workday(*day)).nth(wanted - 1)
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike, NaiveDate, Weekday};

    use super::reply_by;

    fn day(number: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, 3, number).unwrap()
    }

    fn on_weekdays(day: NaiveDate) -> bool {
        !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
    }

    #[test]
    fn the_promise_counts_workdays_after_the_day_of_handing_in() {
        assert_eq!(reply_by(day(1), 2, &on_weekdays), Some(day(3)));
        assert_eq!(reply_by(day(5), 2, &on_weekdays), Some(day(9)));
        assert_eq!(reply_by(day(6), 2, &on_weekdays), Some(day(9)));
        assert_eq!(reply_by(day(1), 0, &on_weekdays), Some(day(2)));
    }

    #[test]
    fn a_unit_without_workdays_promises_nothing() {
        assert_eq!(reply_by(day(1), 2, &|_| false), None);
    }
}

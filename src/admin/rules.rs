//! What is decided about the log's spot checks and filters without a database or a clock.

use chrono::NaiveDate;

use crate::error::FieldErrors;

/// How many readings can be drawn at once.
pub const SIZES: [usize; 4] = [5, 10, 20, 50];

/// How far back readings are drawn from, in days.
pub const REACH: u64 = 30;

/// The longest note on a reading, in characters.
pub const LONGEST_NOTE: usize = 2000;

/// What somebody says of a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// There was a reason to read.
    InOrder,
    /// Somebody must ask why.
    FollowUp,
}

impl Verdict {
    /// As stored and typed.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InOrder => "in_order",
            Self::FollowUp => "follow_up",
        }
    }

    /// From what is stored or typed.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::InOrder, Self::FollowUp].into_iter().find(|verdict| verdict.as_str() == text)
    }
}

/// What was typed about one reading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// The verdict's word; empty where none was chosen.
    pub verdict: String,
    /// The note.
    pub note: String,
}

/// What is said of a reading, or every fault; nothing where nothing was typed. A reading that somebody must follow up
/// says why.
pub fn judgement(position: i32, typed: &Typed, errors: &mut FieldErrors) -> Option<(Verdict, String)> {
    let note = typed.note.trim();
    if note.chars().count() > LONGEST_NOTE {
        errors.add_with(format!("note-{position}"), "check-fault-long", vec![("most", LONGEST_NOTE.to_string())]);
    }
    if typed.verdict.is_empty() && note.is_empty() {
        return None;
    }
    let verdict = Verdict::parse(&typed.verdict);
    match verdict {
        None => errors.add_with(
            format!("verdict-{position}"),
            "check-fault-verdict",
            vec![("position", position.to_string())],
        ),
        Some(Verdict::FollowUp) if note.is_empty() => {
            errors.add_with(format!("note-{position}"), "check-fault-note", vec![("position", position.to_string())]);
        }
        Some(_) => {}
    }
    Some((verdict?, note.to_owned()))
}

/// Draws `wanted` of the population, or all of it where it is smaller, each with the same chance and none twice; in the
/// population's order. `next` gives 64 random bits.
///
/// # Errors
/// What `next` says.
pub fn draw<E>(
    population: &[i64],
    wanted: usize,
    next: &mut impl FnMut() -> std::result::Result<u64, E>,
) -> std::result::Result<Vec<i64>, E> {
    let mut left: Vec<usize> = (0..population.len()).collect();
    let mut drawn = Vec::with_capacity(wanted.min(left.len()));
    while drawn.len() < wanted && !left.is_empty() {
        let place = below(left.len(), next)?;
        drawn.push(left.swap_remove(place));
    }
    drawn.sort_unstable();
    Ok(drawn.into_iter().filter_map(|place| population.get(place).copied()).collect())
}

/// A number below `limit`, each as likely as the others: what would favour the low ones is drawn anew.
fn below<E>(limit: usize, next: &mut impl FnMut() -> std::result::Result<u64, E>) -> std::result::Result<usize, E> {
    let limit = u64::try_from(limit).unwrap_or(u64::MAX).max(1);
    let even = u64::MAX - u64::MAX % limit;
    loop {
        let drawn = next()?;
        if drawn < even {
            return Ok(usize::try_from(drawn % limit).unwrap_or(0));
        }
    }
}

/// The dates between which something is sought, both included; either may be left out.
pub fn dates(from: &str, until: &str, errors: &mut FieldErrors) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let mut read = |field: &str, typed: &str| {
        let date = typed.parse::<NaiveDate>().ok();
        if date.is_none() && !typed.is_empty() {
            errors.add(field, "log-fault-date");
        }
        date
    };
    let (first, last) = (read("from", from), read("until", until));
    if let (Some(first), Some(last)) = (first, last)
        && last < first
    {
        errors.add("until", "log-fault-order");
    }
    (first, last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fields(errors: &FieldErrors) -> Vec<String> {
        errors.iter().map(|error| error.field.clone()).collect()
    }

    #[test]
    fn a_judgement_is_whole_or_tells_what_it_lacks() {
        let judged = |verdict: &str, note: &str| {
            let mut errors = FieldErrors::default();
            let typed = Typed { verdict: verdict.to_owned(), note: note.to_owned() };
            let said = judgement(3, &typed, &mut errors);
            (said, fields(&errors))
        };
        assert_eq!(judged("", " "), (None, vec![]));
        assert_eq!(judged("in_order", ""), (Some((Verdict::InOrder, String::new())), vec![]));
        assert_eq!(judged("", "Varför?").1, ["verdict-3"]);
        assert_eq!(judged("guilty", "").1, ["verdict-3"]);
        assert_eq!(judged("follow_up", " ").1, ["note-3"]);
        assert_eq!(judged("follow_up", "Varför?"), (Some((Verdict::FollowUp, "Varför?".to_owned())), vec![]));
        assert_eq!(judged("in_order", &"x".repeat(LONGEST_NOTE + 1)).1, ["note-3"]);
    }

    #[test]
    fn dates_are_read_or_told() {
        let mut errors = FieldErrors::default();
        assert_eq!(dates("", "", &mut errors), (None, None));
        assert!(errors.is_empty());
        dates("2026-02-30", "i går", &mut errors);
        assert_eq!(fields(&errors), ["from", "until"]);
        let mut errors = FieldErrors::default();
        dates("2026-03-02", "2026-03-01", &mut errors);
        assert_eq!(fields(&errors), ["until"]);
    }

    #[test]
    fn each_reading_is_drawn_about_equally_often() {
        let population: Vec<i64> = (0..7).collect();
        let mut state = 1_u64;
        let mut next = || -> Result<u64, ()> {
            // Steele and Vigna's SplitMix64.
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut bits = state;
            bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            Ok(bits ^ (bits >> 31))
        };
        let mut times = [0_usize; 7];
        for _ in 0..7000 {
            for drawn in draw(&population, 3, &mut next).unwrap() {
                times[usize::try_from(drawn).unwrap()] += 1;
            }
        }
        assert!(times.iter().all(|count| (2850..3150).contains(count)), "{times:?}");
    }

    proptest! {
        #[test]
        fn what_is_drawn_is_of_the_population_and_never_twice(
            size in 0_i64..200,
            wanted in 0_usize..60,
            bits in proptest::collection::vec(any::<u64>(), 64..200),
        ) {
            let population: Vec<i64> = (0..size).map(|n| n * 3).collect();
            let mut given = bits.iter().cycle();
            let mut next = || -> Result<u64, ()> { Ok(*given.next().unwrap()) };
            // Bits that are all beyond the even range would be drawn for ever.
            prop_assume!(bits.iter().any(|bits| *bits < u64::MAX - 1000));
            let drawn = draw(&population, wanted, &mut next).unwrap();
            prop_assert_eq!(drawn.len(), wanted.min(population.len()));
            prop_assert!(drawn.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert!(drawn.iter().all(|seq| population.contains(seq)));
        }
    }
}

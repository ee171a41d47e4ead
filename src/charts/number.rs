//! Numbers as a language writes them.

/// A score as the language writes it: without decimals where there are none.
pub fn number(value: f64, language: &str) -> String {
    rounded(value, usize::from(value.fract() != 0.0), language)
}

/// A number with so many decimals, as the language writes it.
pub fn rounded(value: f64, decimals: usize, language: &str) -> String {
    let written = format!("{value:.decimals$}").replace('-', "−");
    if language == "sv" { written.replace('.', ",") } else { written }
}

#[cfg(test)]
mod tests {
    use super::{number, rounded};

    #[test]
    fn whole_scores_have_no_decimals_and_each_language_its_own_sign() {
        assert_eq!((number(9.0, "sv"), number(2.25, "sv")), ("9".to_owned(), "2,2".to_owned()));
        assert_eq!((number(-3.0, "en"), number(2.5, "en")), ("−3".to_owned(), "2.5".to_owned()));
        assert_eq!(rounded(-1.984, 2, "sv"), "−1,98");
    }
}

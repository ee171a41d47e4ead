//! The second factor: six digits that change every half minute, and recovery codes for when the telephone is gone.

use chrono::NaiveDateTime;
use totp_rs::{Algorithm, Builder, Totp};

/// Letters and digits of recovery codes, without those mistaken for each other.
const SIGNS: [char; 28] = [
    '2', '3', '4', '5', '6', '7', '8', '9', 'b', 'c', 'd', 'f', 'g', 'h', 'j', 'k', 'm', 'n', 'p', 'q', 'r', 's', 't',
    'v', 'w', 'x', 'y', 'z',
];

/// Signs of one recovery code: 28¹² is about 57 bits.
const RECOVERY_LENGTH: usize = 12;

/// The time step whose code was typed, or `None` where the code is wrong or its step is not after `last`: each step
/// counts once.
pub fn accepted_step(secret: &[u8], typed: &str, wall: NaiveDateTime, last: i64) -> Option<i64> {
    let code: String = typed.chars().filter(|sign| !sign.is_whitespace()).collect();
    if code.len() != 6 || !code.bytes().all(|sign| sign.is_ascii_digit()) {
        return None;
    }
    let now = u64::try_from(wall.and_utc().timestamp()).ok()?;
    let step = i64::try_from(totp(secret, "")?.check(&code, now)?).ok()?;
    (step > last).then_some(step)
}

/// What an authenticator reads from a QR code. The name is the site's neutral one, twice: what stands in somebody's
/// telephone says nothing.
pub fn otpauth_address(secret: &[u8], site: &str) -> Option<String> {
    totp(secret, &site.replace(':', " "))?.to_url().ok()
}

/// A secret as it is typed by hand, in groups of four.
pub fn secret_as_text(secret: &[u8]) -> String {
    grouped(&data_encoding::BASE32_NOPAD.encode(secret), ' ')
}

fn totp(secret: &[u8], site: &str) -> Option<Totp> {
    let builder = Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_step_duration(30)
        .with_skew(1)
        .with_secret(secret.to_vec());
    if site.is_empty() {
        return builder.build().ok();
    }
    builder.with_account_name(site).with_issuer(Some(site)).build().ok()
}

/// A recovery code as it is shown, from random bytes.
pub fn recovery_code(random: [u8; 16]) -> String {
    let mut rest = u128::from_be_bytes(random);
    let mut code = String::with_capacity(RECOVERY_LENGTH);
    for _ in 0..RECOVERY_LENGTH {
        let count = SIGNS.len() as u128;
        code.extend(usize::try_from(rest % count).ok().and_then(|n| SIGNS.get(n)));
        rest /= count;
    }
    grouped(&code, '-')
}

/// The recovery code that was typed, without spaces and hyphens and in small letters; `None` for anything else.
pub fn recovery_code_of(typed: &str) -> Option<String> {
    let code: String =
        typed.chars().filter(|sign| !sign.is_whitespace() && *sign != '-').flat_map(char::to_lowercase).collect();
    (code.chars().count() == RECOVERY_LENGTH && code.chars().all(|sign| SIGNS.contains(&sign))).then_some(code)
}

fn grouped(text: &str, between: char) -> String {
    let mut grouped = String::with_capacity(text.len() * 5 / 4);
    for (n, sign) in text.chars().enumerate() {
        if n > 0 && n % 4 == 0 {
            grouped.push(between);
        }
        grouped.push(sign);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::{accepted_step, otpauth_address, recovery_code, recovery_code_of, secret_as_text};
    use chrono::{DateTime, NaiveDateTime};
    use proptest::prelude::*;

    /// The key and the codes of RFC 6238, appendix B, cut to six digits.
    const SECRET: &[u8] = b"12345678901234567890";

    fn at(seconds: i64) -> NaiveDateTime {
        DateTime::from_timestamp(seconds, 0).unwrap().naive_utc()
    }

    #[test]
    fn the_published_codes_are_accepted_at_their_times() {
        for (time, code) in [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924")] {
            assert_eq!(accepted_step(SECRET, code, at(time), 0), Some(time / 30));
        }
        assert_eq!(accepted_step(SECRET, " 287 082 ", at(59), 0), Some(1));
    }

    #[test]
    fn a_step_counts_once_and_only_near_its_time() {
        assert_eq!(accepted_step(SECRET, "287082", at(59), 1), None);
        assert_eq!(accepted_step(SECRET, "287082", at(59), 2), None);
        assert_eq!(accepted_step(SECRET, "287082", at(89), 0), Some(1));
        assert_eq!(accepted_step(SECRET, "287082", at(120), 0), None);
        for wrong in ["", "28708", "2870822", "28708a", "２８７０８２", "000000"] {
            assert_eq!(accepted_step(SECRET, wrong, at(59), 0), None, "{wrong}");
        }
    }

    #[test]
    fn what_the_telephone_shows_is_the_neutral_name() {
        let address = otpauth_address(SECRET, "Steg: väst").unwrap();
        assert!(address.starts_with("otpauth://totp/Steg%20"), "{address}");
        assert!(otpauth_address(b"short", "Steg").is_none());
        assert_eq!(secret_as_text(b"12345678901234567890"), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    }

    proptest! {
        #[test]
        fn every_made_recovery_code_is_read_back(random: [u8; 16]) {
            let code = recovery_code(random);
            prop_assert_eq!(code.len(), 14);
            prop_assert_eq!(recovery_code_of(&code.to_uppercase()), Some(code.replace('-', "")));
        }

        #[test]
        fn no_text_makes_the_check_panic(typed in ".*") {
            accepted_step(SECRET, &typed, at(59), 0);
            recovery_code_of(&typed);
        }
    }
}

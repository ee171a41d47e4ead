//! Known devices: a cookie with a random number and, for each account that signed in here, a proof that only this site
//! can make and that does not tell which account it is.

use crate::crypto;
use crate::db::Site;
use crate::error::Result;
use crate::ids::AccountId;

/// How many accounts one browser is remembered for: a shared computer at work.
const MOST: usize = 4;

/// The device's number, where it has proof of a sign-in to the account.
pub(super) fn known(site: &Site, cookie: Option<&str>, account: &AccountId) -> Option<String> {
    let mut parts = cookie?.split('.');
    let id = parts.next()?;
    let proof = proof(site, id, account);
    parts.take(MOST).any(|part| crypto::equal(part, &proof)).then(|| id.to_owned())
}

/// The cookie once this account has signed in as well.
pub(super) fn remember(site: &Site, cookie: Option<&str>, account: &AccountId) -> Result<String> {
    let mut parts = cookie.unwrap_or_default().split('.').filter(|part| is_token(part));
    let id = match parts.next() {
        Some(id) => id.to_owned(),
        None => crypto::token()?,
    };
    let new = proof(site, &id, account);
    let mut proofs: Vec<String> = parts.filter(|part| *part != new).take(MOST - 1).map(str::to_owned).collect();
    proofs.insert(0, new);
    proofs.insert(0, id);
    Ok(proofs.join("."))
}

/// Whether a part can stand in a cookie: what the browser sent is sent back to it.
fn is_token(part: &str) -> bool {
    (32..=64).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

fn proof(site: &Site, id: &str, account: &AccountId) -> String {
    crypto::keyed_hash(site, "device", &[id, account.as_str()])
}

#[cfg(test)]
mod tests {
    use super::{known, remember};
    use crate::clock::Clock;
    use crate::config::{KeyRing, SecretKey};
    use crate::db::Site;
    use crate::ids::{AccountId, Ids};

    fn site(byte: u8) -> Site {
        let key = SecretKey::from_bytes(&[byte; 32]);
        Site {
            clock: Clock::running(chrono::TimeDelta::zero()),
            ids: Ids::seeded(1),
            keys: KeyRing::of("k1", key.clone()),
            secret: key,
        }
    }

    #[test]
    fn a_browser_is_known_for_the_last_four_accounts_that_signed_in_there_and_no_other() {
        let site = site(7);
        let accounts: Vec<AccountId> = (0..5).map(|n| AccountId::from(format!("account-{n}"))).collect();
        let mut cookie: Option<String> = None;
        for account in &accounts {
            assert!(known(&site, cookie.as_deref(), account).is_none());
            cookie = Some(remember(&site, cookie.as_deref(), account).unwrap());
            assert!(known(&site, cookie.as_deref(), account).is_some());
        }
        assert!(known(&site, cookie.as_deref(), &accounts[0]).is_none());
        assert!(known(&site, cookie.as_deref(), &accounts[1]).is_some());
    }

    #[test]
    fn an_invented_cookie_is_not_known_and_is_not_sent_back() {
        let account = AccountId::from("account");
        let elsewhere = remember(&site(8), None, &account).unwrap();
        assert!(known(&site(7), Some(&elsewhere), &account).is_none());
        for cookie in ["", ".", "x.y", "<script>.a", "a;b"] {
            assert!(known(&site(7), Some(cookie), &account).is_none());
            let sent = remember(&site(7), Some(cookie), &account).unwrap();
            assert!(sent.bytes().all(|b| b.is_ascii_alphanumeric() || b".-_".contains(&b)), "{sent}");
        }
    }
}

//! Counting guesses. A guess is written down as wrong before it is judged and struck out when it was right, so that a
//! hundred at once, on any number of nodes, are still a hundred.

use super::super::rules::{self, FREE_BY_ADDRESS, FREE_BY_NAME};
use super::super::store;
use super::device;
use crate::clock::Moment;
use crate::crypto;
use crate::db::{Site, Tx};
use crate::error::{Error, Result};
use crate::ids::{AccountId, FailureId};

/// Where a guess comes from.
#[derive(Debug, Clone, Default)]
pub struct Origin {
    /// The address, or the network that one household or house shares.
    pub address: String,
    /// What the browser keeps of earlier sign-ins.
    pub device: Option<String>,
}

/// A guess that has been counted and not yet judged.
#[derive(Debug, Clone)]
pub struct Attempt {
    pub(super) account: Option<AccountId>,
    pub(super) stored: Option<String>,
    failures: Vec<FailureId>,
}

impl Attempt {
    /// The password hash to compare with; none where there is no account.
    pub fn stored(&self) -> Option<String> {
        self.stored.clone()
    }
}

/// A kind of guess that is counted together, and how many are free.
pub(super) struct Bucket {
    hash: String,
    free: usize,
}

impl Bucket {
    pub(super) fn hash(&self) -> &str {
        &self.hash
    }
}

/// What a guess counts against. A browser that signed in to the account before has its own count, so that others'
/// guesses do not lock the person out.
pub(super) fn buckets(site: &Site, origin: &Origin, account: Option<&AccountId>, what: &[&str]) -> Vec<Bucket> {
    let known = account.and_then(|account| device::known(site, origin.device.as_deref(), account));
    let own = |purpose: &str, parts: &[&str]| crypto::keyed_hash(site, purpose, parts);
    match known {
        Some(id) => {
            let parts: Vec<&str> = [id.as_str()].iter().chain(what).copied().collect();
            vec![Bucket { hash: own("guess-device", &parts), free: FREE_BY_NAME }]
        }
        None => vec![
            Bucket { hash: own("guess-name", what), free: FREE_BY_NAME },
            Bucket { hash: own("guess-address", &[&origin.address]), free: FREE_BY_ADDRESS },
        ],
    }
}

/// Counts a guess.
///
/// # Errors
/// [`Error::TooMany`] where it must wait; then it is neither judged nor counted.
pub(super) fn count(
    tx: &mut Tx<'_>,
    buckets: &[Bucket],
    account: Option<AccountId>,
    stored: Option<String>,
) -> Result<Attempt> {
    let wall = tx.site().clock.wall();
    for bucket in buckets {
        let failures = store::failures_since(tx, &bucket.hash, wall - rules::WINDOW)?;
        if rules::must_wait(&failures, bucket.free, wall) {
            return Err(Error::TooMany);
        }
    }
    let mut failures = Vec::with_capacity(buckets.len());
    for bucket in buckets {
        let id: FailureId = tx.id();
        store::insert_failure(tx, &id, &bucket.hash, wall)?;
        failures.push(id);
    }
    Ok(Attempt { account, stored, failures })
}

/// Strikes out a guess that was right.
pub(super) fn strike_out(tx: &mut Tx<'_>, attempt: &Attempt) -> Result<()> {
    store::remove_failures(tx, &attempt.failures)?;
    Ok(())
}

/// Forgets guesses from before `before`, in true time; they no longer count after a quarter of an hour.
///
/// # Errors
/// What the database says.
pub fn forget_guesses(tx: &mut Tx<'_>, before: Moment) -> Result<usize> {
    Ok(store::forget_failures(tx, before)?)
}

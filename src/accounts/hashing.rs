//! Hashing of passwords: Argon2id, off the async threads and a few at a time, never inside an act.

use std::sync::LazyLock;
use std::time::Duration;

use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

use super::rules;
use crate::crypto;
use crate::error::{Error, Result};

/// Memory in KiB of one hash.
const MEMORY: u32 = 19 * 1024;
/// Passes over the memory.
const PASSES: u32 = 2;
/// How many hashes are made at once, so that guesses cannot fill the machine's memory.
const AT_ONCE: usize = 2;
/// How long one waits for one's turn.
const PATIENCE: Duration = Duration::from_secs(15);

static TURNS: Semaphore = Semaphore::const_new(AT_ONCE);

/// A hash that no password has, verified where there is no account, so that the time is the same.
static NOBODYS: LazyLock<Result<String>> =
    LazyLock::new(|| hash_now(&data_encoding::HEXLOWER.encode(&crypto::random::<32>()?)));

/// What is stored of a password.
///
/// # Errors
/// [`Error::Unavailable`] where too many wait, or [`Error::Internal`] where hashing fails.
pub async fn hash(password: &str) -> Result<String> {
    let password = Zeroizing::new(password.to_owned());
    in_turn(move || hash_now(&password)).await
}

/// Whether the password is the one that was stored. Takes as long where there is none to compare with.
///
/// # Errors
/// As [`hash`].
pub async fn verify(password: &str, stored: Option<String>) -> Result<bool> {
    let password = Zeroizing::new(password.to_owned());
    in_turn(move || {
        let nobodys = NOBODYS.as_deref().map_err(|error| Error::fault(error.to_string()))?;
        let is_right = argon2()?.verify_password(password.as_bytes(), stored.as_deref().unwrap_or(nobodys)).is_ok();
        Ok(is_right && stored.is_some())
    })
    .await
}

/// [`rules::password_fault`], which takes a while for long passwords.
///
/// # Errors
/// As [`hash`].
pub async fn password_fault(password: &str, context: Vec<String>) -> Result<Option<&'static str>> {
    let password = Zeroizing::new(password.to_owned());
    in_turn(move || {
        let context: Vec<&str> = context.iter().map(String::as_str).collect();
        Ok(rules::password_fault(&password, &context))
    })
    .await
}

async fn in_turn<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let Ok(Ok(_turn)) = tokio::time::timeout(PATIENCE, TURNS.acquire()).await else {
        return Err(Error::Unavailable("too many passwords wait to be hashed".into()));
    };
    tokio::task::spawn_blocking(work).await.map_err(|error| Error::internal("hash a password", error))?
}

fn hash_now(password: &str) -> Result<String> {
    let salt = crypto::random::<16>()?;
    let hash = argon2()?
        .hash_password_with_salt(password.as_bytes(), &salt)
        .map_err(|error| Error::fault(format!("hash a password: {error}")))?;
    Ok(hash.to_string())
}

fn argon2() -> Result<Argon2<'static>> {
    let params = Params::new(MEMORY, PASSES, 1, None).map_err(|error| Error::fault(format!("Argon2: {error}")))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

#[cfg(test)]
mod tests {
    use super::{hash, verify};

    #[tokio::test]
    async fn a_password_is_compared_byte_by_byte_and_never_cut() {
        let long = "å".repeat(256);
        let stored = hash(&long).await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        assert!(verify(&long, Some(stored.clone())).await.unwrap());
        assert!(!verify(&"å".repeat(255), Some(stored.clone())).await.unwrap());
        assert!(!verify(&format!("{long} "), Some(stored)).await.unwrap());
    }

    #[tokio::test]
    async fn nobodys_password_is_never_right() {
        assert!(!verify("", None).await.unwrap());
        assert!(!verify("anything", None).await.unwrap());
        assert!(!verify("anything", Some("broken".to_owned())).await.unwrap());
    }
}

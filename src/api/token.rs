//! Signed tokens: one algorithm, one key of their own, every claim required, fifteen minutes at most.
//!
//! What a header says about keys (`kid`, `jku`, `jwk`, `x5u`) is never looked at: there is one key, and it is here.

use chrono::TimeDelta;
use hkdf::Hkdf;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::clock::Moment;
use crate::db::Site;
use crate::error::{Error, Result};
use crate::ids::{AccountId, TokenId};

/// How long a token lasts at most.
pub const LIFETIME: TimeDelta = TimeDelta::minutes(15);

const ISSUER: &str = "andrum";
const AUDIENCE: &str = "andrum-api-v1";
const TYPE: &str = "at+jwt";

/// Longest text that is looked at; ours have some four hundred signs.
const LONGEST: usize = 2048;

/// What a token says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claims {
    /// Who made it.
    pub iss: String,
    /// What it is for.
    pub aud: String,
    /// The account.
    pub sub: String,
    /// The token's own row, which can be revoked.
    pub jti: String,
    /// From when it holds, in seconds since 1970.
    pub nbf: i64,
    /// When it ends, in seconds since 1970.
    pub exp: i64,
}

impl Claims {
    /// The claims of a token made now.
    pub fn new(token: &TokenId, account: &AccountId, wall: Moment) -> Self {
        Self {
            iss: ISSUER.to_owned(),
            aud: AUDIENCE.to_owned(),
            sub: account.to_string(),
            jti: token.to_string(),
            nbf: wall.and_utc().timestamp(),
            exp: (wall + LIFETIME).and_utc().timestamp(),
        }
    }

    fn hold_at(&self, wall: Moment) -> bool {
        let now = wall.and_utc().timestamp();
        let is_short = self.exp.checked_sub(self.nbf).is_some_and(|span| (1..=LIFETIME.num_seconds()).contains(&span));
        self.iss == ISSUER && self.aud == AUDIENCE && is_short && self.nbf <= now && now < self.exp
    }
}

/// The key that tokens are signed with: derived from the site's secret, for nothing else, and not the secret itself.
pub struct TokenKey(Zeroizing<[u8; 32]>);

impl TokenKey {
    /// The site's key.
    pub fn of(site: &Site) -> Self {
        let mut key = Zeroizing::new([0_u8; 32]);
        let derived =
            Hkdf::<Sha256>::new(None, site.secret.bytes()).expand(b"andrum api tokens v1", key.as_mut_slice());
        if derived.is_err() {
            unreachable!("32 bytes are within what HKDF gives");
        }
        Self(key)
    }

    /// Signs a token.
    ///
    /// # Errors
    /// [`Error::Internal`] where the signing library refuses.
    pub fn sign(&self, claims: &Claims) -> Result<String> {
        let header = Header { typ: Some(TYPE.to_owned()), ..Header::new(Algorithm::HS256) };
        jsonwebtoken::encode(&header, claims, &EncodingKey::from_secret(self.0.as_slice()))
            .map_err(|error| Error::internal("sign a token", error))
    }

    /// What a token says, if it is one of ours and holds at this true time. Why not is never told.
    pub fn read(&self, token: &str, wall: Moment) -> Option<Claims> {
        if token.len() > LONGEST || token.matches('.').count() != 2 {
            return None;
        }
        let key = DecodingKey::from_secret(self.0.as_slice());
        let read = jsonwebtoken::decode::<Claims>(token, &key, &validation()).ok()?;
        let is_ours = read.header.typ.as_deref() == Some(TYPE) && read.header.crit.is_none();
        (is_ours && read.claims.hold_at(wall)).then_some(read.claims)
    }
}

/// Times are compared by [`Claims::hold_at`] with the clock that the rest of the platform uses, without slack.
fn validation() -> Validation {
    let mut validation = Validation::new(Algorithm::HS256);
    validation.validate_exp = false;
    validation.validate_nbf = false;
    validation.set_audience(&[AUDIENCE]);
    validation.set_issuer(&[ISSUER]);
    validation.set_required_spec_claims(&["exp", "nbf", "iss", "aud", "sub"]);
    validation
}

#[cfg(test)]
mod tests;

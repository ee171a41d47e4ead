//! Sealed text and keyed hashes.
//!
//! What a client writes, and who a client is, is sealed with `XChaCha20-Poly1305` under a key of that client's own; the
//! client's key is wrapped under the current master key. Erasing the client's key makes the text unreadable, in the
//! database and in every backup made from then on. What belongs to no client (staff names, addresses, study keys) is
//! sealed under the master key itself. The additional data of each seal are table, column, row and key id, so that a
//! sealed value moved to another place does not open there.

use std::collections::HashMap;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use data_encoding::HEXLOWER;
use diesel::prelude::*;
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use rand::TryRngCore;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::config::KeyRing;
use crate::db::{Conn, Read, Site, Tx, load_among};
use crate::error::{Error, Result};
use crate::ids::ClientId;
use crate::schema::client_keys;

const KEY: usize = 32;
const NONCE: usize = 24;

type Key = Zeroizing<[u8; KEY]>;

/// A column that holds sealed text, as `table.column`.
#[derive(Clone, Copy)]
pub struct Place(pub &'static str);

/// Bytes from the system's random source, for tokens, keys and nonces.
///
/// # Errors
/// [`Error::Internal`] where the system has none to give.
pub fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0_u8; N];
    rand::rngs::OsRng.try_fill_bytes(&mut bytes).map_err(|error| Error::internal("read the random source", error))?;
    Ok(bytes)
}

/// A token of 256 random bits as text that can stand in a URL or a cookie.
///
/// # Errors
/// As [`random`].
pub fn token() -> Result<String> {
    Ok(data_encoding::BASE64URL_NOPAD.encode(&random::<32>()?))
}

/// What is stored of a token.
pub fn token_hash(token: &str) -> String {
    digest(token)
}

/// The SHA-256 of a text, in hex.
pub fn digest(text: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(text.as_bytes()))
}

/// A keyed hash for finding what must not be readable, and for form tokens. Parts are joined by a separator that none of
/// them holds, so that the hashes of different parts never coincide.
pub fn keyed_hash(site: &Site, purpose: &str, parts: &[&str]) -> String {
    mac(site.secret.bytes(), purpose, parts)
}

/// The same under a key at hand (a study's pseudonyms).
pub fn mac(key: &[u8], purpose: &str, parts: &[&str]) -> String {
    let Ok(mut mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(key) else {
        unreachable!("HMAC takes keys of any length");
    };
    mac.update(purpose.as_bytes());
    for part in parts {
        mac.update(&[0x1f]);
        mac.update(part.as_bytes());
    }
    HEXLOWER.encode(&mac.finalize().into_bytes())
}

/// Whether two texts are equal, in a time that does not depend on where they differ.
pub fn equal(a: &str, b: &str) -> bool {
    use subtle::ConstantTimeEq;
    a.as_bytes().ct_eq(b.as_bytes()).into()
}

/// Seals what belongs to no client.
///
/// # Errors
/// [`Error::Internal`] where no key is at hand.
pub fn seal_for_site(site: &Site, place: Place, row: &str, text: &str) -> Result<Vec<u8>> {
    let (id, key) = master(&site.keys)?;
    seal_with(&key, &id, place, row, text.as_bytes())
}

/// Opens what belongs to no client.
///
/// # Errors
/// [`Error::Internal`] where the key is missing or the bytes were not sealed here.
pub fn open_for_site(site: &Site, place: Place, row: &str, sealed: &[u8]) -> Result<String> {
    let sealed = Sealed::read(sealed)?;
    let key = site.keys.get(sealed.key_id).ok_or_else(|| Error::fault(format!("no key {}", sealed.key_id)))?;
    text(sealed.open(&derive(key.bytes()), place, row)?)
}

/// Makes a client's key; done once, when the client is entered.
///
/// # Errors
/// What the database says, or [`Error::Internal`] where no master key is at hand.
pub fn make_client_key(tx: &mut Tx<'_>, client: &ClientId) -> Result<()> {
    let key = Zeroizing::new(random::<KEY>()?);
    let (id, master) = master(&tx.site().keys)?;
    let wrapped = seal_with(&master, &id, WRAPPED, client.as_str(), key.as_slice())?;
    diesel::insert_into(client_keys::table)
        .values((
            client_keys::client_id.eq(client.as_str()),
            client_keys::key_id.eq(&id),
            client_keys::wrapped.eq(Some(wrapped)),
            client_keys::created_at.eq(tx.now()),
        ))
        .execute(&mut ***tx)?;
    Ok(())
}

/// Erases a client's key, and with it everything that was sealed for the client.
///
/// # Errors
/// What the database says.
pub fn erase_client_key(tx: &mut Tx<'_>, client: &ClientId) -> Result<()> {
    let now = tx.now();
    diesel::update(client_keys::table.find(client.as_str()))
        .set((client_keys::wrapped.eq(None::<Vec<u8>>), client_keys::erased_at.eq(Some(now))))
        .execute(&mut ***tx)?;
    Ok(())
}

/// The keys of some clients, fetched in one statement.
pub struct ClientKeys(HashMap<String, Key>);

/// Fetches the keys of `clients`.
///
/// # Errors
/// What the database says, or [`Error::Internal`] where a master key is missing.
pub fn client_keys<'c>(rx: &mut Read<'_>, clients: impl IntoIterator<Item = &'c ClientId>) -> Result<ClientKeys> {
    let ring = rx.site().keys.clone();
    let ids: Vec<&str> = clients.into_iter().map(ClientId::as_str).collect();
    let rows = wrapped_keys(rx, &ids)?;
    let mut keys = HashMap::with_capacity(rows.len());
    for (client, wrapped) in rows {
        let sealed = Sealed::read(&wrapped)?;
        let master = ring.get(sealed.key_id).ok_or_else(|| Error::fault(format!("no key {}", sealed.key_id)))?;
        let opened = Zeroizing::new(sealed.open(&derive(master.bytes()), WRAPPED, &client)?);
        let key = <[u8; KEY]>::try_from(opened.as_slice()).map_err(|_| Error::fault("a client key of wrong length"))?;
        keys.insert(client, Zeroizing::new(key));
    }
    Ok(ClientKeys(keys))
}

/// The master keys that clients' keys are wrapped under and that do not open them: they are missing here, or others have
/// their names. One client is tried for each.
///
/// # Errors
/// What the database says.
pub fn keys_that_do_not_open(rx: &mut Read<'_>) -> Result<Vec<String>> {
    let of_clients = client_keys::table.filter(client_keys::wrapped.is_not_null());
    let ids: Vec<String> = of_clients.select(client_keys::key_id).distinct().load(&mut **rx)?;
    let mut closed = Vec::new();
    for id in ids {
        let of_key = of_clients.filter(client_keys::key_id.eq(&id)).select(client_keys::client_id);
        let client: ClientId = of_key.first(&mut **rx)?;
        if self::client_keys(rx, [&client]).is_err() {
            closed.push(id);
        }
    }
    closed.sort();
    Ok(closed)
}

fn wrapped_keys(conn: &mut Conn, clients: &[&str]) -> Result<Vec<(String, Vec<u8>)>> {
    let wrapped = client_keys::table
        .filter(client_keys::wrapped.is_not_null())
        .select((client_keys::client_id, client_keys::wrapped.assume_not_null()));
    Ok(load_among!(conn, wrapped, client_keys::client_id, clients)?)
}

impl ClientKeys {
    /// Seals a client's text.
    ///
    /// # Errors
    /// [`Error::Internal`] where the key was erased or not fetched.
    pub fn seal(&self, client: &ClientId, place: Place, row: &str, text: &str) -> Result<Vec<u8>> {
        seal_with(self.key(client)?, CLIENT_KEY, place, row, text.as_bytes())
    }

    /// Opens a client's text.
    ///
    /// # Errors
    /// [`Error::Internal`] where the key was erased or not fetched, or the bytes were sealed for another place.
    pub fn open(&self, client: &ClientId, place: Place, row: &str, sealed: &[u8]) -> Result<String> {
        text(Sealed::read(sealed)?.open(self.key(client)?, place, row)?)
    }

    fn key(&self, client: &ClientId) -> Result<&Key> {
        self.0.get(client.as_str()).ok_or_else(|| Error::fault("the client's key is erased"))
    }
}

/// Seals one text of one client.
///
/// # Errors
/// As [`client_keys()`] and [`ClientKeys::seal`].
pub fn seal(rx: &mut Read<'_>, client: &ClientId, place: Place, row: &str, text: &str) -> Result<Vec<u8>> {
    client_keys(rx, [client])?.seal(client, place, row, text)
}

/// Opens one text of one client.
///
/// # Errors
/// As [`client_keys()`] and [`ClientKeys::open`].
pub fn open(rx: &mut Read<'_>, client: &ClientId, place: Place, row: &str, sealed: &[u8]) -> Result<String> {
    client_keys(rx, [client])?.open(client, place, row, sealed)
}

const WRAPPED: Place = Place("client_keys.wrapped");

/// The key id of what is sealed for a client: rewrapping the client's key under a new master key changes no text.
const CLIENT_KEY: &str = "client";

fn master(ring: &KeyRing) -> Result<(String, Key)> {
    let (id, key) = ring.current().ok_or_else(|| Error::fault("no field key"))?;
    Ok((id.to_owned(), derive(key.bytes())))
}

/// The sealing key behind a master key of any length.
fn derive(master: &[u8]) -> Key {
    let mut key = Zeroizing::new([0_u8; KEY]);
    if Hkdf::<Sha256>::new(None, master).expand(b"andrum field sealing v1", key.as_mut_slice()).is_err() {
        unreachable!("32 bytes are within what HKDF gives");
    }
    key
}

/// Layout: one byte for the key id's length, the key id, 24 bytes of nonce, the ciphertext with its tag.
struct Sealed<'a> {
    key_id: &'a str,
    nonce: [u8; NONCE],
    ciphertext: &'a [u8],
}

impl<'a> Sealed<'a> {
    fn read(bytes: &'a [u8]) -> Result<Self> {
        let broken = || Error::fault("sealed bytes are broken");
        let (length, rest) = bytes.split_first().ok_or_else(broken)?;
        let (key_id, rest) = rest.split_at_checked(usize::from(*length)).ok_or_else(broken)?;
        let (nonce, ciphertext) = rest.split_at_checked(NONCE).ok_or_else(broken)?;
        Ok(Self {
            key_id: std::str::from_utf8(key_id).map_err(|_| broken())?,
            nonce: nonce.try_into().map_err(|_| broken())?,
            ciphertext,
        })
    }

    fn open(&self, key: &Key, place: Place, row: &str) -> Result<Vec<u8>> {
        let aad = additional_data(place, row, self.key_id);
        cipher(key)
            .decrypt(&XNonce::from(self.nonce), Payload { msg: self.ciphertext, aad: &aad })
            .map_err(|_| Error::fault(format!("{} does not open", place.0)))
    }
}

fn seal_with(key: &Key, key_id: &str, place: Place, row: &str, plain: &[u8]) -> Result<Vec<u8>> {
    let nonce = random::<NONCE>()?;
    let aad = additional_data(place, row, key_id);
    let ciphertext = cipher(key)
        .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: &aad })
        .map_err(|_| Error::fault("seal a text"))?;
    let length = u8::try_from(key_id.len()).map_err(|_| Error::fault("a key id of over 255 bytes"))?;
    let mut sealed = Vec::with_capacity(1 + key_id.len() + NONCE + ciphertext.len());
    sealed.push(length);
    sealed.extend_from_slice(key_id.as_bytes());
    sealed.extend_from_slice(&nonce);
    sealed.extend_from_slice(&ciphertext);
    Ok(sealed)
}

fn cipher(key: &Key) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&(**key).into())
}

fn additional_data(place: Place, row: &str, key_id: &str) -> Vec<u8> {
    let (table, column) = place.0.split_once('.').unwrap_or((place.0, ""));
    [table, column, row, key_id].join("\u{1f}").into_bytes()
}

fn text(bytes: Vec<u8>) -> Result<String> {
    String::from_utf8(bytes).map_err(|error| Error::internal("read an opened text", error))
}

#[cfg(test)]
mod tests {
    use super::{Place, Sealed, equal, keyed_hash, open_for_site, seal_for_site};
    use crate::clock::Clock;
    use crate::config::{KeyRing, SecretKey};
    use crate::db::Site;
    use crate::ids::Ids;

    fn site() -> Site {
        let key = SecretKey::from_bytes(&[7; 32]);
        Site {
            clock: Clock::running(chrono::TimeDelta::zero()),
            ids: Ids::seeded(1),
            keys: KeyRing::of("k1", key.clone()),
            secret: key,
        }
    }

    #[test]
    fn a_text_opens_only_in_the_place_and_row_it_was_sealed_for() {
        let (site, name) = (site(), Place("accounts.name"));
        let sealed = seal_for_site(&site, name, "row-1", "Anna Åkesson 🙂").unwrap();
        assert_eq!(open_for_site(&site, name, "row-1", &sealed).unwrap(), "Anna Åkesson 🙂");
        assert!(open_for_site(&site, name, "row-2", &sealed).is_err());
        assert!(open_for_site(&site, Place("accounts.mail"), "row-1", &sealed).is_err());
    }

    #[test]
    fn a_changed_byte_or_a_cut_end_does_not_open_and_does_not_panic() {
        let (site, place) = (site(), Place("a.b"));
        let sealed = seal_for_site(&site, place, "r", "text").unwrap();
        for n in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[n] ^= 1;
            assert!(open_for_site(&site, place, "r", &changed).is_err());
            assert!(open_for_site(&site, place, "r", &sealed[..n]).is_err());
        }
        assert_eq!(Sealed::read(&sealed).unwrap().key_id, "k1");
    }

    #[test]
    fn parts_of_a_keyed_hash_do_not_run_together() {
        let site = site();
        assert_ne!(keyed_hash(&site, "p", &["ab", "c"]), keyed_hash(&site, "p", &["a", "bc"]));
        assert!(equal("a", "a") && !equal("a", "b") && !equal("a", "ab"));
    }
}

//! Keys as they stand in the settings.

use std::sync::Arc;

use data_encoding::BASE64;
use zeroize::Zeroizing;

type Bytes = Arc<Zeroizing<Vec<u8>>>;

/// The site's secret: at least 32 bytes in base64.
#[derive(Clone)]
pub struct SecretKey(Bytes);

impl SecretKey {
    /// Reads the key from its text.
    ///
    /// # Errors
    /// One sentence naming what would be accepted.
    pub fn parse(text: &str) -> Result<Self, String> {
        decode(text).map(Self)
    }

    /// A key from bytes at hand (the demo and tests).
    pub fn from_bytes(bytes: &[u8]) -> Self {
        Self(Arc::new(Zeroizing::new(bytes.to_vec())))
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// The master keys: `id:base64` of 32 bytes or more, separated by commas or line ends. The last one seals; all open.
#[derive(Clone)]
pub struct KeyRing(Vec<(String, SecretKey)>);

impl KeyRing {
    /// Reads the ring from its text.
    ///
    /// # Errors
    /// One sentence naming what would be accepted.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut ring: Vec<(String, SecretKey)> = Vec::new();
        for entry in text.split([',', '\n']).map(str::trim).filter(|entry| !entry.is_empty()) {
            let (id, key) = entry.split_once(':').ok_or("expected ID:KEY, with KEY in base64")?;
            if id.is_empty() || !id.chars().all(|c| c.is_ascii_alphanumeric()) {
                return Err("expected a key id of letters and digits before the colon".to_owned());
            }
            if ring.iter().any(|(known, _)| known == id) {
                return Err(format!("the key id {id} stands twice"));
            }
            ring.push((id.to_owned(), SecretKey::parse(key)?));
        }
        if ring.is_empty() { Err("expected at least one ID:KEY".to_owned()) } else { Ok(Self(ring)) }
    }

    /// A ring of one key (the demo and tests).
    pub fn of(id: &str, key: SecretKey) -> Self {
        Self(vec![(id.to_owned(), key)])
    }

    /// The key that seals.
    pub fn current(&self) -> Option<(&str, &SecretKey)> {
        self.0.last().map(|(id, key)| (id.as_str(), key))
    }

    /// The key of that id.
    pub fn get(&self, id: &str) -> Option<&SecretKey> {
        self.0.iter().find(|(known, _)| known == id).map(|(_, key)| key)
    }
}

fn decode(text: &str) -> Result<Bytes, String> {
    let bytes = BASE64.decode(text.trim().as_bytes()).map_err(|_| "expected base64".to_owned())?;
    if bytes.len() < 32 {
        return Err("expected at least 32 bytes in base64 (openssl rand -base64 32)".to_owned());
    }
    Ok(Arc::new(Zeroizing::new(bytes)))
}

#[cfg(test)]
mod tests {
    use super::KeyRing;

    const KEY: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    #[test]
    fn the_last_key_seals_and_all_open() {
        let ring = KeyRing::parse(&format!("a:{KEY},b:{KEY}")).unwrap();
        assert_eq!(ring.current().unwrap().0, "b");
        assert!(ring.get("a").is_some() && ring.get("c").is_none());
    }

    #[test]
    fn short_doubled_and_nameless_keys_are_refused() {
        for text in ["", "a:c2hvcnQ=", KEY, &format!("a:{KEY},a:{KEY}")] {
            assert!(KeyRing::parse(text).is_err(), "{text}");
        }
    }
}

//! Public keys to encrypt to, and private keys to open with, as they stand in options and files.

use std::path::{Path, PathBuf};

use age::x25519::{Identity, Recipient};

use super::fault::Fault;

/// Marks a private key, which nobody should have on the server.
const PRIVATE: &str = "AGE-SECRET-KEY-";

/// The public keys of options and files, in order.
///
/// # Errors
/// [`Fault::NoRecipient`] naming the option or the line, or the file that cannot be read.
pub fn recipients(given: &[String], files: &[PathBuf]) -> Result<Vec<Recipient>, Fault> {
    let mut found = Vec::new();
    for text in given {
        found.push(recipient(text, "--recipient")?);
    }
    for path in files {
        let text = std::fs::read_to_string(path).map_err(Fault::unreadable(path))?;
        let before = found.len();
        for (n, line) in lines(&text) {
            found.push(recipient(line, &format!("{}:{n}", path.display()))?);
        }
        if found.len() == before {
            return Err(Fault::NoRecipient { place: path.display().to_string(), what: "an empty file".to_owned() });
        }
    }
    Ok(found)
}

fn recipient(text: &str, place: &str) -> Result<Recipient, Fault> {
    text.trim().parse().map_err(|_| {
        let what = if text.trim().to_uppercase().starts_with(PRIVATE) { "a private key" } else { text };
        Fault::NoRecipient { place: place.to_owned(), what: what.to_owned() }
    })
}

/// The private keys of a file.
///
/// # Errors
/// [`Fault::NoIdentity`] naming the file.
pub fn identities(path: &Path) -> Result<Vec<Identity>, Fault> {
    let text = std::fs::read_to_string(path).map_err(Fault::unreadable(path))?;
    let none = |_| Fault::NoIdentity { place: path.display().to_string() };
    let found = lines(&text).map(|(_, line)| line.parse()).collect::<Result<Vec<_>, _>>().map_err(none)?;
    if found.is_empty() { Err(none("empty")) } else { Ok(found) }
}

/// The lines that say something, numbered from one.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let numbered = text.lines().enumerate().map(|(n, line)| (n + 1, line.trim()));
    numbered.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::{Identity, identities, recipients};
    use age::secrecy::ExposeSecret;

    #[test]
    fn keys_are_read_as_age_keygen_writes_them() {
        let folder = tempfile::tempdir().unwrap();
        let key = Identity::generate();
        let path = folder.path().join("key.txt");
        std::fs::write(&path, format!("# public key: {}\n{}\n", key.to_public(), key.to_string().expose_secret()))
            .unwrap();
        let public = folder.path().join("public.txt");
        std::fs::write(&public, format!("# the unit's\n\n{}\n", key.to_public())).unwrap();
        assert_eq!(identities(&path).unwrap()[0].to_public().to_string(), key.to_public().to_string());
        let both = recipients(&[key.to_public().to_string()], std::slice::from_ref(&public)).unwrap();
        assert_eq!(both.len(), 2);
        assert!(identities(&public).is_err());
    }

    #[test]
    fn a_private_key_given_as_a_public_one_is_not_repeated() {
        let key = Identity::generate().to_string();
        let fault = recipients(&[key.expose_secret().to_owned()], &[]).map(|_| ()).unwrap_err().to_string();
        assert!(fault.contains("a private key") && !fault.contains(&key.expose_secret()[20..]), "{fault}");
    }
}

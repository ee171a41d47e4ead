//! The sender: who letters come from and how they leave. Cloned into whatever sends.

use std::sync::{Arc, Mutex, PoisonError};

use secrecy::ExposeSecret;

use super::letters::Letter;
use super::transport::{self, CapturedLetter, Outcome, Smtp, Transport};
use crate::clock::Moment;
use crate::config::Mail;
use crate::error::{Error, Result};

/// Sends letters.
#[derive(Clone)]
pub struct Mailer {
    from: String,
    transport: Transport,
}

impl Mailer {
    /// The sender that the settings name; without a mail server letters wait.
    ///
    /// # Errors
    /// One sentence naming the setting and what would be accepted.
    pub fn from_settings(mail: &Mail) -> Result<Self> {
        if !transport::is_sender(&mail.from) {
            return Err(Error::fault("ANDRUM_MAIL_FROM: expected a mail address, as in no-reply@example.org"));
        }
        let transport = match &mail.smtp_url {
            None => Transport::None,
            Some(url) => {
                let smtp = Smtp::at(url.expose_secret(), &mail.from)
                    .map_err(|fault| Error::fault(format!("ANDRUM_SMTP_URL: {fault}")))?;
                Transport::Smtp(Arc::new(smtp))
            }
        };
        Ok(Self { from: mail.from.clone(), transport })
    }

    /// A sender that keeps every letter instead of sending it, for tests and the demo.
    pub fn captured(from: &str) -> Self {
        Self { from: from.to_owned(), transport: Transport::Captured(Arc::new(Mutex::default())) }
    }

    /// Who letters come from.
    pub fn from(&self) -> &str {
        &self.from
    }

    /// What was kept so far, where letters are kept.
    pub fn captured_letters(&self) -> Vec<CapturedLetter> {
        match &self.transport {
            Transport::Captured(letters) => letters.lock().unwrap_or_else(PoisonError::into_inner).clone(),
            Transport::Smtp(_) | Transport::None => Vec::new(),
        }
    }

    /// Whether letters can leave at all.
    pub fn can_send(&self) -> bool {
        !matches!(self.transport, Transport::None)
    }

    /// Speaks to the mail server without handing over a letter: its name and port, and what kind of trouble there was.
    /// None where letters do not go to a server.
    pub async fn greet(&self) -> Option<(String, Result<(), &'static str>)> {
        match &self.transport {
            Transport::Smtp(smtp) => Some((smtp.address(), smtp.greet().await)),
            Transport::Captured(_) | Transport::None => None,
        }
    }

    /// One try at one letter; `wall` is true time, for its date.
    pub(super) async fn send(&self, letter: &Letter, wall: Moment) -> Outcome {
        self.transport.send(letter, wall.and_utc().into()).await
    }
}

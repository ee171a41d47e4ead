//! Speaking to the mail server. The one file that says `lettre`.
//!
//! The conversation is led command by command instead of through the library's pool, for two reasons. Up to the first
//! byte of content nothing can have been taken, so a broken connection there is a clear "no" while after it nobody knows;
//! and a conversation that was cut short by the deadline must not be continued by the next letter, whose answers would be
//! those of the one before.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::ClientId;
use lettre::{Address, transport::smtp::Error as SmtpError};

use super::letters::Letter;

/// The whole conversation about one letter, connecting included.
pub(super) const DEADLINE: Duration = Duration::from_secs(30);

const CONNECTING: Duration = Duration::from_secs(10);

/// How many open conversations are kept for the next letter.
const KEPT: usize = 2;

/// A kept conversation older than this is not trusted: servers hang up on the idle.
const STALE: Duration = Duration::from_secs(5);

/// What came of one try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The server has taken the letter.
    Taken,
    /// The server has clearly not taken it.
    Refused,
    /// There was no server to speak to; nor will there be one for the next letter.
    Unreachable,
    /// The content was on its way and the answer is not known.
    Unclear,
}

/// A letter that was kept instead of sent, in tests and the demo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CapturedLetter {
    /// To whom.
    pub to: String,
    /// From whom.
    pub from: String,
    /// The subject.
    pub subject: String,
    /// The text.
    pub text: String,
}

/// How letters leave.
#[derive(Clone)]
pub(super) enum Transport {
    /// To a mail server.
    Smtp(Arc<Smtp>),
    /// Into a list.
    Captured(Arc<Mutex<Vec<CapturedLetter>>>),
    /// Not at all: letters wait.
    None,
}

impl Transport {
    /// One try.
    pub(super) async fn send(&self, letter: &Letter, at: SystemTime) -> Outcome {
        match self {
            Self::Smtp(smtp) => smtp.send(letter, at).await,
            Self::Captured(letters) => {
                letters.lock().unwrap_or_else(PoisonError::into_inner).push(CapturedLetter {
                    to: letter.to.clone(),
                    from: letter.from.clone(),
                    subject: letter.subject.clone(),
                    text: letter.text.clone(),
                });
                Outcome::Taken
            }
            Self::None => Outcome::Unreachable,
        }
    }
}

/// Whether a text is a mail address, and nothing but one.
pub fn is_address(text: &str) -> bool {
    text.parse::<Address>().is_ok()
}

/// Whether a text can stand as the sender: an address, with or without a name before it.
pub(super) fn is_sender(text: &str) -> bool {
    text.parse::<Mailbox>().is_ok()
}

/// A mail server and the conversations that are open with it.
pub(super) struct Smtp {
    server: Server,
    kept: Mutex<Vec<Kept>>,
}

struct Kept {
    conversation: AsyncSmtpConnection,
    since: Instant,
}

struct Server {
    host: String,
    port: u16,
    encryption: Encryption,
    credentials: Option<Credentials>,
    own_name: ClientId,
}

#[derive(Clone)]
enum Encryption {
    FromTheStart(TlsParameters),
    StartTls(TlsParameters),
    /// To a server on the same machine only.
    None,
}

impl Smtp {
    /// Reads `smtps://user:password@host:port`, `smtp://…?tls=required` for STARTTLS, or `smtp://127.0.0.1:port`.
    /// `sender` gives the name that the server is greeted with, since a machine's own name can tell too much.
    ///
    /// # Errors
    /// One sentence naming what would be accepted; the address itself is not repeated, since it holds a password.
    pub(super) fn at(url: &str, sender: &str) -> Result<Self, String> {
        let expected = || {
            "expected smtps://USER:PASSWORD@HOST, smtp://USER:PASSWORD@HOST?tls=required, or smtp://127.0.0.1:PORT \
             for a mail server on this machine"
                .to_owned()
        };
        let url = url::Url::parse(url).map_err(|_| expected())?;
        let host = url.host().ok_or_else(expected)?.to_string();
        let bare = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let is_local =
            bare == "localhost" || bare.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback());
        let wants_tls = url.query_pairs().any(|(name, value)| name == "tls" && value == "required");
        let tls = || TlsParameters::new(bare.clone()).map_err(|error| format!("TLS cannot be used: {error}"));
        let (encryption, usual_port) = match url.scheme() {
            "smtps" => (Encryption::FromTheStart(tls()?), 465),
            "smtp" if wants_tls => (Encryption::StartTls(tls()?), 587),
            "smtp" if is_local => (Encryption::None, 25),
            _ => return Err(expected()),
        };
        let credentials = match url.password() {
            Some(password) => Some(credentials(url.username(), password).ok_or_else(expected)?),
            None => None,
        };
        let domain =
            sender.parse::<Mailbox>().map_or_else(|_| "localhost".to_owned(), |it| it.email.domain().to_owned());
        let server = Server {
            host: bare,
            port: url.port().unwrap_or(usual_port),
            encryption,
            credentials,
            own_name: ClientId::Domain(domain),
        };
        Ok(Self { server, kept: Mutex::default() })
    }

    /// The server's name and port, without who signs in there.
    pub(super) fn address(&self) -> String {
        format!("{}:{}", self.server.host, self.server.port)
    }

    /// Greets, encrypts and signs in as for a letter, and takes leave without one.
    ///
    /// # Errors
    /// What kind of trouble it was.
    pub(super) async fn greet(&self) -> Result<(), &'static str> {
        match tokio::time::timeout(CONNECTING, self.server.greet()).await {
            Err(_) => Err("no answer in time"),
            Ok(Err(error)) => Err(kind_of(&error)),
            Ok(Ok(mut conversation)) => {
                // The greeting is what was asked about; how the server takes leave says nothing more.
                drop(tokio::time::timeout(CONNECTING, conversation.quit()).await);
                Ok(())
            }
        }
    }

    async fn send(&self, letter: &Letter, at: SystemTime) -> Outcome {
        let Ok(message) = message(letter, at) else {
            tracing::error!(letter = %letter.id, "a letter could not be put together");
            return Outcome::Refused;
        };
        let content_begun = AtomicBool::new(false);
        match tokio::time::timeout(DEADLINE, self.converse(&message, &content_begun)).await {
            Ok(outcome) => outcome,
            Err(_) if content_begun.load(Ordering::SeqCst) => Outcome::Unclear,
            Err(_) => Outcome::Unreachable,
        }
    }

    /// Dropping this future at any point drops the conversation with it.
    async fn converse(&self, message: &Message, content_begun: &AtomicBool) -> Outcome {
        if let Some(mut conversation) = self.take_kept() {
            match hand_over(&mut conversation, message, content_begun).await {
                // The server had hung up before anything was said; a new conversation may fare better.
                Err(error) if error.status().is_none() && !content_begun.load(Ordering::SeqCst) => {}
                answer => return self.conclude(answer, conversation, content_begun),
            }
        }
        let mut conversation = match self.server.greet().await {
            Ok(conversation) => conversation,
            Err(error) => {
                tracing::warn!(error = kind_of(&error), "the mail server cannot be reached");
                return Outcome::Unreachable;
            }
        };
        let answer = hand_over(&mut conversation, message, content_begun).await;
        self.conclude(answer, conversation, content_begun)
    }

    fn conclude(
        &self,
        answer: Result<(), SmtpError>,
        conversation: AsyncSmtpConnection,
        content_begun: &AtomicBool,
    ) -> Outcome {
        match answer {
            Ok(()) => {
                self.keep(conversation);
                Outcome::Taken
            }
            Err(error) => {
                tracing::warn!(error = kind_of(&error), "the mail server did not take a letter");
                let is_clear = error.status().is_some() || !content_begun.load(Ordering::SeqCst);
                if is_clear { Outcome::Refused } else { Outcome::Unclear }
            }
        }
    }

    fn take_kept(&self) -> Option<AsyncSmtpConnection> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|one| one.since.elapsed() < STALE);
        kept.pop().map(|one| one.conversation)
    }

    fn keep(&self, conversation: AsyncSmtpConnection) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() < KEPT {
            kept.push(Kept { conversation, since: Instant::now() });
        }
    }
}

impl Server {
    async fn greet(&self) -> Result<AsyncSmtpConnection, SmtpError> {
        let (address, name) = ((self.host.as_str(), self.port), &self.own_name);
        let at_once = match &self.encryption {
            Encryption::FromTheStart(tls) => Some(tls.clone()),
            Encryption::StartTls(_) | Encryption::None => None,
        };
        let mut conversation =
            AsyncSmtpConnection::connect_tokio1(address, Some(CONNECTING), name, at_once, None).await?;
        if let Encryption::StartTls(tls) = &self.encryption {
            conversation.starttls(tls.clone(), name).await?;
        }
        if let Some(credentials) = &self.credentials {
            conversation.auth(&[Mechanism::Plain, Mechanism::Login], credentials).await?;
        }
        Ok(conversation)
    }
}

/// Up to the last answer. From `content_begun` on, a broken connection leaves the outcome open.
async fn hand_over(
    conversation: &mut AsyncSmtpConnection,
    message: &Message,
    content_begun: &AtomicBool,
) -> Result<(), SmtpError> {
    let envelope = message.envelope();
    conversation.command(Mail::new(envelope.from().cloned(), Vec::new())).await?;
    for recipient in envelope.to() {
        conversation.command(Rcpt::new(recipient.clone(), Vec::new())).await?;
    }
    conversation.command(Data).await?;
    let content = content(message);
    content_begun.store(true, Ordering::SeqCst);
    conversation.command(content).await?;
    Ok(())
}

/// The letter with its end mark, and a dot before each line that begins with one. As one piece: the library writes
/// letter and end mark separately, and the second write then waits some forty milliseconds for the first to be confirmed.
pub(super) fn content(message: &Message) -> String {
    let formatted = String::from_utf8_lossy(&message.formatted()).replace("\r\n.", "\r\n..");
    let end = if formatted.ends_with("\r\n") { ".\r\n" } else { "\r\n.\r\n" };
    formatted + end
}

/// The letter as it travels. Its number is its own identifier under the sender's domain, so that neither the machine's
/// name nor a second copy of an alert looks like something new.
pub(super) fn message(letter: &Letter, at: SystemTime) -> Result<Message, Box<dyn std::error::Error + Send + Sync>> {
    let from: Mailbox = letter.from.parse()?;
    let number = format!("<{}@{}>", letter.id, from.email.domain());
    let automatic =
        HeaderValue::new(HeaderName::new_from_ascii("Auto-Submitted".to_owned())?, "auto-generated".to_owned());
    let message = Message::builder()
        .from(from)
        .to(Mailbox::new(None, letter.to.parse()?))
        .date(at)
        .message_id(Some(number))
        .raw_header(automatic)
        .subject(letter.subject.as_str())
        .header(ContentType::TEXT_PLAIN)
        .body(letter.text.replace("\r\n", "\n").replace('\r', "\n"))?;
    Ok(message)
}

/// What kind of trouble it was. The server's own words are left out: they often repeat the recipient's address.
fn kind_of(error: &SmtpError) -> &'static str {
    if error.is_permanent() {
        "refused for good"
    } else if error.is_transient() {
        "refused for now"
    } else if error.is_tls() {
        "no trusted encryption"
    } else if error.is_timeout() {
        "no answer in time"
    } else if error.is_client() {
        "the server lacks what is needed"
    } else {
        "the connection broke"
    }
}

fn credentials(user: &str, password: &str) -> Option<Credentials> {
    Some(Credentials::new(decoded(user)?, decoded(password)?))
}

/// Percent signs in user names and passwords.
pub(super) fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        if *first == b'%' {
            let (digits, after) = after.split_at_checked(2)?;
            bytes.push(u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?);
            rest = after;
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

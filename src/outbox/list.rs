//! Every letter of the site, for the demo's outbox.

use serde::Serialize;

use super::delivery::AddressBook;
use super::letters;
use super::mailer::Mailer;
use super::rules::{Channel, Kind};
use super::store;
use crate::clock::Moment;
use crate::db::Read;
use crate::error::Result;
use crate::web::App;

/// One letter as `/demo/outbox.json` shows it.
#[derive(Debug, Clone, Serialize)]
pub struct LetterJson {
    /// Its identifier.
    pub id: String,
    /// The address it goes to; empty where none is known.
    pub to: String,
    /// Who it comes from.
    pub from: String,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// Always empty: letters have no second form that could say more.
    pub html: String,
    /// `mail`.
    pub channel: &'static str,
    /// How far it has come.
    pub state: String,
    /// When it was queued, as ISO 8601 in UTC.
    pub queued_at: String,
    /// When the mail server took it.
    pub sent_at: Option<String>,
}

const PAGE: i64 = 1000;

/// Every letter of the site in the order in which they were queued. Addresses stand in clear: for the demo only.
///
/// # Errors
/// What the database or the seals say.
pub fn list_for_json(rx: &mut Read<'_>, app: &App, mailer: &Mailer) -> Result<Vec<LetterJson>> {
    let mut letters: Vec<LetterJson> = Vec::new();
    let mut last: Option<(Moment, String)> = None;
    loop {
        let after = last.as_ref().map(|(at, id)| (*at, id.as_str()));
        let rows = store::page(rx, after, PAGE)?;
        let Some(newest) = rows.last() else { return Ok(letters) };
        last = Some((newest.queued_at, newest.id.to_string()));
        let book = AddressBook::of(rx, &rows)?;
        for row in rows {
            let is_alert = Kind::parse(&row.kind) == Kind::Alert;
            let (language, site) = (book.language(&row), book.site_name(&row));
            let words = letters::compose(app.texts(), &language, site, &app.web().base_url, is_alert)?;
            letters.push(LetterJson {
                to: book.address_now(rx, &row)?.unwrap_or_default(),
                from: mailer.from().to_owned(),
                subject: words.subject,
                text: words.text,
                html: String::new(),
                channel: Channel::Mail.as_str(),
                queued_at: iso(row.queued_at),
                sent_at: row.sent_at.map(iso),
                state: row.state,
                id: row.id.to_string(),
            });
        }
    }
}

fn iso(moment: Moment) -> String {
    moment.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

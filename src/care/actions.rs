//! What is done with clients and care relations.

use super::store::{self, Client, NewRelation};
use crate::audit::{self, By, Event};
use crate::clock::Moment;
use crate::crypto::{self, ClientKeys, Place};
use crate::db::Tx;
use crate::error::Result;
use crate::ids::{AbsenceId, AccountId, ClientId, UnitId};

const NAME: Place = Place("clients.name");

/// How a member of staff cares for a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Answers homework and flags first.
    Responsible,
    /// Answers when the responsible one does not.
    Deputy,
}

impl Kind {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Responsible => "responsible",
            Self::Deputy => "deputy",
        }
    }
}

/// Enters a client with a new case code and a key of the client's own.
///
/// # Errors
/// What the database or the random source says.
pub fn enter_client(tx: &mut Tx<'_>, by: &By, unit: &UnitId, account: &AccountId, name: &str) -> Result<Client> {
    let id: ClientId = tx.id();
    crypto::make_client_key(tx, &id)?;
    let client = Client {
        name: crypto::seal(tx, &id, NAME, id.as_str(), name)?,
        unit_id: unit.clone(),
        account_id: account.clone(),
        code: free_code(tx)?,
        created_at: tx.now(),
        id,
    };
    store::insert_client(tx, &client)?;
    audit::record(tx, by, Some(&client.id), &Event::ClientEntered {})?;
    Ok(client)
}

/// Six signs without those that are mistaken for each other when read aloud or copied by hand.
fn free_code(tx: &mut Tx<'_>) -> Result<String> {
    const SIGNS: [char; 24] = [
        '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'C', 'D', 'E', 'F', 'H', 'J', 'K', 'M', 'N', 'P', 'R', 'T', 'W',
        'X', 'Y',
    ];
    loop {
        let id: ClientId = tx.id();
        let code: String = id.as_str().bytes().take(6).filter_map(|byte| SIGNS.get(usize::from(byte) % 24)).collect();
        if !store::code_is_taken(tx, &code)? {
            return Ok(code);
        }
    }
}

/// A client's name, with keys fetched for the whole list at once.
///
/// # Errors
/// Where the key was erased.
pub fn name(keys: &ClientKeys, client: &Client) -> Result<String> {
    keys.open(&client.id, NAME, client.id.as_str(), &client.name)
}

/// Begins a care relation.
///
/// # Errors
/// What the database says.
pub fn begin(tx: &mut Tx<'_>, by: &By, client: &ClientId, account: &AccountId, kind: Kind) -> Result<()> {
    let relation =
        NewRelation { id: tx.id(), client_id: client, account_id: account, kind: kind.as_str(), from_at: tx.now() };
    store::insert_relation(tx, &relation)?;
    let event = Event::CareBegan { account: account.to_string(), kind: kind.as_str() };
    audit::record(tx, by, Some(client), &event)
}

/// Ends an account's care relations to a client.
///
/// # Errors
/// What the database says.
pub fn end(tx: &mut Tx<'_>, by: &By, client: &ClientId, account: &AccountId) -> Result<()> {
    let now = tx.now();
    store::end_relations(tx, client, account, now)?;
    audit::record(tx, by, Some(client), &Event::CareEnded { account: account.to_string() })
}

/// Notes that a member of staff is away; their rung of every ladder is passed over meanwhile.
///
/// # Errors
/// What the database says.
pub fn be_away(tx: &mut Tx<'_>, account: &AccountId, from: Moment, until: Moment) -> Result<()> {
    let id: AbsenceId = tx.id();
    store::insert_absence(tx, &id, account, from, until)?;
    Ok(())
}

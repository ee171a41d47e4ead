//! The log: who did what to whom, when, from which unit. Every reading and writing of a client's record is an event.
//!
//! Events are a hash chain and append-only: triggers refuse changes on both back ends, and [`verify`] finds what was
//! changed behind the triggers' back.

use diesel::prelude::*;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::clock::Moment;
use crate::db::{Conn, Tx};
use crate::error::{Error, Result};
use crate::ids::{AccountId, ClientId, UnitId};
use crate::schema::audit_events;

/// Lists the events' names beside the enum, so that the log's page can offer every one of them.
macro_rules! events {
    ($(#[$about:meta])* pub enum Event { $($name:ident { $($field:ident: $kind:ty),* $(,)? }),+ $(,)? }) => {
        $(#[$about])*
        pub enum Event {
            $($name { $($field: $kind),* }),+
        }

        /// The events as the code names them.
        const NAMES: &[&str] = &[$(stringify!($name)),+];
    };
}

events! {
/// What happened. Details hold identifiers and states, never what anybody wrote.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "event", content = "detail", rename_all = "snake_case")]
#[expect(missing_docs, reason = "each name says what happened; the log page explains them in the reader's language")]
pub enum Event {
    // Signing in
    AccountInvited { account: String },
    InvitationUsed {},
    PasswordAccepted {},
    SignInRefused { reason: &'static str },
    FactorSet {},
    FactorReset { account: String },
    SignedIn {},
    RecoveryCodeUsed {},
    SignedOut {},
    Left {},
    AccountFrozen { account: String },
    AccountUnfrozen { account: String },
    AccountDisabled { account: String },
    MembershipGiven { account: String, role: &'static str },
    PasswordChanged {},
    PasswordReset { account: String },
    RecoveryCodesMade {},
    SessionsEnded { sessions: usize },
    RoleChosen {},
    TokenMade { token: String },
    TokenRevoked { token: String },
    DemoSignIn { handle: String },
    FactorProved {},
    IdentityAssured { account: String, how: &'static str },
    MembershipEndSet { account: String, until: String },
    // A client's record
    ClientEntered {},
    IntakeConfirmed {},
    SlipRenewed {},
    RecordRead { what: &'static str, id: String },
    CareBegan { account: String, kind: &'static str },
    CareEnded { account: String },
    ConsentGiven { kind: String, version: String },
    ConsentWithdrawn { kind: String, version: String },
    TreatmentStarted { treatment: String, programme: String },
    TreatmentPaused { treatment: String },
    TreatmentResumed { treatment: String },
    TreatmentEnded { treatment: String },
    TreatmentMoved { treatment: String, from: String, to: String },
    ModuleOpened { step: String, by_hand: bool },
    ModuleOpenedBecause { position: i32, reason: &'static str },
    PageRead { step: String, page: String },
    ModuleKept { step: String },
    DraftSaved { exercise: String, version: i32 },
    HomeworkSubmitted { submission: String },
    QuestionnaireAnswered { response: String, instrument: String },
    QuestionnaireEntered { response: String, instrument: String },
    ReadersTold { instrument: String, version: String, read_out: bool },
    FormDraftSaved { occasion: String, version: i32 },
    PlanSaved { kind: String, version: i32 },
    FeedbackDrafted { submission: String, version: i32 },
    FeedbackSent { submission: String },
    FeedbackRead { submission: String },
    MessageSent { message: String },
    SomethingHappened { kind: &'static str },
    LettersChanged { channel: String, stopped: bool },
    TreatmentEndedBecause { reason: &'static str, measures: bool },
    DiaryKept { entry: String },
    DiaryCorrected { entry: String, version: i32 },
    DiaryRemoved { entry: String },
    StepDecided { submission: String, round: i32, approved: bool },
    // Risk
    FlagRaised { flag: String, rule: String, tier: String },
    FlagReopened { flag: String, rule: String, tier: String },
    FlagEvidence { flag: String, rule: String, tier: String },
    RungRaised { alarm: String, rung: String, occurrence: i32, recipients: i32 },
    AlarmAcknowledged { alarm: String },
    FlagActed { flag: String },
    FlagClosed { flag: String },
    FlagSupervised { flag: String },
    ContactNoted { alarm: String, way: &'static str, reached: bool },
    ChildDecided { flag: String, decision: &'static str },
    ChildDecisionAgreed { flag: String },
    ReviewSigned { review: String, gaps: usize },
    // The site
    UnitMade { unit: String },
    UnitChanged { unit: String },
    ContentDrafted { programme: String, version: i32 },
    ContentPutInUse { programme: String, version: i32, content: String },
    ContentCarriedOver { programme: String, version: i32, content: String },
    RulesChanged { rule: String, version: i32, rules: String },
    RulesCarriedOver { version: i32, rules: String, dropped: usize },
    StudyMade { study: String },
    ExportMade { study: String, format: String, export: String },
    ExportFetched { study: String, export: String },
    EthicsNumberEntered { study: String },
    LogRead { events: usize },
    JobRan { job: &'static str, slot: String },
    LetterUnknown { letter: String },
    BackupBegun { backup: String },
    BackupMade { backup: String, rows: u64 },
    SpotCheckDrawn { check: String, readings: usize },
    SpotCheckJudged { check: String, position: i32, verdict: &'static str },
    SpotCheckSigned { check: String },
}
}

/// Every event's name as stored: `FlagRaised` is `flag_raised`.
pub fn names() -> impl Iterator<Item = String> {
    NAMES.iter().map(|name| {
        let mut stored = String::with_capacity(name.len() + 4);
        for letter in name.chars() {
            if letter.is_ascii_uppercase() && !stored.is_empty() {
                stored.push('_');
            }
            stored.push(letter.to_ascii_lowercase());
        }
        stored
    })
}

/// Who did it.
#[derive(Debug, Clone)]
pub struct By {
    /// The account, or none for the platform itself.
    pub account: Option<AccountId>,
    /// In which role.
    pub role: &'static str,
    /// From which unit.
    pub unit: Option<UnitId>,
}

impl By {
    /// The platform itself: jobs, commands, start-up.
    pub fn system() -> Self {
        Self { account: None, role: "system", unit: None }
    }
}

/// Writes an event in the act's own transaction.
///
/// # Errors
/// What the database says; then the act is undone as well.
pub fn record(tx: &mut Tx<'_>, by: &By, about: Option<&ClientId>, event: &Event) -> Result<()> {
    let (seq, previous) = last(tx)?.map_or((1, START.to_owned()), |(seq, hash)| (seq + 1, hash));
    let (name, detail) = parts(event)?;
    let mut row = Row {
        seq,
        at: tx.now(),
        actor_id: by.account.as_ref().map(ToString::to_string),
        role: by.role.to_owned(),
        unit_id: by.unit.as_ref().map(ToString::to_string),
        client_id: about.map(ToString::to_string),
        event: name,
        detail,
        previous,
        hash: String::new(),
    };
    row.hash = row.digest();
    diesel::insert_into(audit_events::table).values(&row).execute(&mut ***tx)?;
    Ok(())
}

/// The hash before the first event.
const START: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// One event as stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = audit_events)]
#[expect(missing_docs, reason = "the columns of the log")]
pub struct Row {
    pub seq: i64,
    pub at: Moment,
    pub actor_id: Option<String>,
    pub role: String,
    pub unit_id: Option<String>,
    pub client_id: Option<String>,
    pub event: String,
    pub detail: String,
    pub previous: String,
    pub hash: String,
}

impl Row {
    fn digest(&self) -> String {
        let none = String::new;
        let fields = [
            self.previous.clone(),
            self.seq.to_string(),
            self.at.and_utc().timestamp().to_string(),
            self.actor_id.clone().unwrap_or_else(none),
            self.role.clone(),
            self.unit_id.clone().unwrap_or_else(none),
            self.client_id.clone().unwrap_or_else(none),
            self.event.clone(),
            self.detail.clone(),
        ];
        data_encoding::HEXLOWER.encode(&Sha256::digest(fields.join("\u{1f}")))
    }
}

/// What [`verify`] found.
#[derive(Debug, PartialEq, Eq)]
pub enum Chain {
    /// Every event follows from the one before; how many there are, and the last hash.
    Whole {
        /// The number of events.
        events: usize,
        /// The last event's hash, to be kept elsewhere as an anchor.
        head: String,
    },
    /// The first event that does not follow.
    Broken {
        /// Its number.
        seq: i64,
    },
}

/// Checks the whole chain, a thousand events at a time.
///
/// # Errors
/// What the database says.
pub fn verify(conn: &mut Conn) -> Result<Chain> {
    let (mut expected, mut head, mut events) = (1_i64, START.to_owned(), 0_usize);
    loop {
        let page = after(conn, expected - 1, 1000)?;
        if page.is_empty() {
            return Ok(Chain::Whole { events, head });
        }
        for row in page {
            if row.seq != expected || row.previous != head || row.hash != row.digest() {
                return Ok(Chain::Broken { seq: expected });
            }
            head = row.hash;
            expected += 1;
            events += 1;
        }
    }
}

/// What is sought in a unit's log; what is left out is not asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sought {
    /// Who acted.
    pub who: Option<AccountId>,
    /// What happened, as stored.
    pub event: Option<String>,
    /// Whose record it concerns.
    pub client: Option<ClientId>,
    /// Not before this.
    pub from: Option<Moment>,
    /// Before this.
    pub until: Option<Moment>,
}

/// A place in the log, to go on from.
pub type Place = (Moment, i64);

/// A unit's events that are sought, the newest first, from before a place in the log.
///
/// # Errors
/// What the database says.
pub fn page(
    conn: &mut Conn,
    unit: &UnitId,
    sought: &Sought,
    before: Option<Place>,
    limit: i64,
) -> QueryResult<Vec<Row>> {
    let mut query = audit_events::table
        .filter(audit_events::unit_id.eq(unit.as_str()))
        .order((audit_events::at.desc(), audit_events::seq.desc()))
        .limit(limit)
        .select(Row::as_select())
        .into_boxed();
    if let Some(who) = &sought.who {
        query = query.filter(audit_events::actor_id.eq(who.as_str()));
    }
    if let Some(event) = &sought.event {
        query = query.filter(audit_events::event.eq(event.as_str()));
    }
    if let Some(client) = &sought.client {
        query = query.filter(audit_events::client_id.eq(client.as_str()));
    }
    if let Some(from) = sought.from {
        query = query.filter(audit_events::at.ge(from));
    }
    if let Some(until) = sought.until {
        query = query.filter(audit_events::at.lt(until));
    }
    if let Some((at, seq)) = before {
        // The first half bounds the index, the second tells events of the same second apart.
        query = query.filter(audit_events::at.le(at)).filter(audit_events::at.lt(at).or(audit_events::seq.lt(seq)));
    }
    query.load(conn)
}

/// When the newest event of that name happened.
///
/// # Errors
/// What the database says.
pub fn last_at(conn: &mut Conn, event: &str) -> QueryResult<Option<Moment>> {
    audit_events::table
        .filter(audit_events::event.eq(event))
        .order(audit_events::seq.desc())
        .select(audit_events::at)
        .first(conn)
        .optional()
}

/// The numbers of a unit's events of one kind that concern a client, in a time, by those who acted in some roles.
///
/// # Errors
/// What the database says.
pub fn numbers(
    conn: &mut Conn,
    unit: &UnitId,
    event: &str,
    roles: &[&str],
    (from, until): (Moment, Moment),
) -> QueryResult<Vec<i64>> {
    audit_events::table
        .filter(audit_events::unit_id.eq(unit.as_str()))
        .filter(audit_events::event.eq(event))
        .filter(audit_events::at.ge(from))
        .filter(audit_events::at.lt(until))
        .filter(audit_events::role.eq_any(roles))
        .filter(audit_events::client_id.is_not_null())
        .order((audit_events::at.asc(), audit_events::seq.asc()))
        .select(audit_events::seq)
        .load(conn)
}

/// The events of these numbers, in their order.
///
/// # Errors
/// What the database says.
pub fn numbered(conn: &mut Conn, numbers: &[i64]) -> QueryResult<Vec<Row>> {
    audit_events::table
        .filter(audit_events::seq.eq_any(numbers))
        .order(audit_events::seq.asc())
        .select(Row::as_select())
        .load(conn)
}

/// The events after number `seq`, oldest first.
///
/// # Errors
/// What the database says.
pub fn after(conn: &mut Conn, seq: i64, limit: i64) -> QueryResult<Vec<Row>> {
    audit_events::table
        .filter(audit_events::seq.gt(seq))
        .order(audit_events::seq.asc())
        .limit(limit)
        .select(Row::as_select())
        .load(conn)
}

fn last(conn: &mut Conn) -> QueryResult<Option<(i64, String)>> {
    audit_events::table
        .order(audit_events::seq.desc())
        .select((audit_events::seq, audit_events::hash))
        .first(conn)
        .optional()
}

/// The event's name and its details as JSON text.
fn parts(event: &Event) -> Result<(String, String)> {
    let value = serde_json::to_value(event).map_err(|error| Error::internal("write an event", error))?;
    let name = value.get("event").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
    let detail = value.get("detail").map_or_else(|| "{}".to_owned(), ToString::to_string);
    Ok((name, detail))
}

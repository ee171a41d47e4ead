//! What administration reads across tables; it writes none of them.

use std::collections::{HashMap, HashSet};

use diesel::dsl::exists;
use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::Conn;
use crate::ids::{AccountId, ClientId, UnitId};
use crate::schema::{
    care_relations, clients, content_versions, evaluations, flags, letters, memberships, responses, risk_reviews,
    steps, treatments,
};

/// One version of something that is shipped or was.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Edition {
    pub(super) hash: String,
    pub(super) kind: String,
    pub(super) content_id: String,
    pub(super) version: String,
    pub(super) registered_at: Moment,
}

/// Every version of these kinds, by name, the newest first.
pub(super) fn versions(conn: &mut Conn, kinds: &[&str]) -> QueryResult<Vec<Edition>> {
    content_versions::table
        .filter(content_versions::kind.eq_any(kinds))
        .order((
            content_versions::kind.desc(),
            content_versions::content_id.asc(),
            content_versions::registered_at.desc(),
            content_versions::hash.asc(),
        ))
        .select((
            content_versions::hash,
            content_versions::kind,
            content_versions::content_id,
            content_versions::version,
            content_versions::registered_at,
        ))
        .load(conn)
}

/// The version of this hash among those kinds.
pub(super) fn version(conn: &mut Conn, hash: &str, kinds: &[&str]) -> QueryResult<Edition> {
    content_versions::table
        .find(hash)
        .filter(content_versions::kind.eq_any(kinds))
        .select((
            content_versions::hash,
            content_versions::kind,
            content_versions::content_id,
            content_versions::version,
            content_versions::registered_at,
        ))
        .first(conn)
}

/// The text of the version of this hash.
pub(super) fn body(conn: &mut Conn, hash: &str) -> QueryResult<String> {
    content_versions::table.find(hash).select(content_versions::body).first(conn)
}

/// The versions of a kind on which anything of the whole site rests: treatments on a programme, steps on a module,
/// responses on a questionnaire, evaluations on a set of rules.
pub(super) fn in_use(conn: &mut Conn, kind: &str) -> QueryResult<HashSet<String>> {
    let versions = || content_versions::table.filter(content_versions::kind.eq(kind)).select(content_versions::hash);
    let hash = content_versions::hash;
    let used: Vec<String> = match kind {
        "programme" => {
            versions().filter(exists(treatments::table.filter(treatments::content_hash.eq(hash)))).load(conn)?
        }
        "module" => versions().filter(exists(steps::table.filter(steps::content_hash.eq(hash)))).load(conn)?,
        "instrument" => {
            versions().filter(exists(responses::table.filter(responses::content_hash.eq(hash)))).load(conn)?
        }
        "review" => {
            versions().filter(exists(risk_reviews::table.filter(risk_reviews::form_hash.eq(hash)))).load(conn)?
        }
        _ => versions().filter(exists(evaluations::table.filter(evaluations::rules_hash.eq(hash)))).load(conn)?,
    };
    Ok(used.into_iter().collect())
}

/// Everybody who works or has worked in the unit.
pub(super) fn staff(conn: &mut Conn, unit: &UnitId) -> QueryResult<Vec<AccountId>> {
    memberships::table
        .filter(memberships::unit_id.eq(unit.as_str()))
        .filter(memberships::role.eq_any(["admin", "clinician", "researcher", "supervisor"]))
        .select(memberships::account_id)
        .distinct()
        .load(conn)
}

/// The unit's client with that case code.
pub(super) fn client_of(conn: &mut Conn, unit: &UnitId, code: &str) -> QueryResult<Option<ClientId>> {
    clients::table
        .filter(clients::code.eq(code))
        .filter(clients::unit_id.eq(unit.as_str()))
        .select(clients::id)
        .first(conn)
        .optional()
}

/// The case codes of some clients.
pub(super) fn codes(conn: &mut Conn, ids: &[&str]) -> QueryResult<HashMap<String, String>> {
    let rows: Vec<(String, String)> =
        clients::table.filter(clients::id.eq_any(ids)).select((clients::id, clients::code)).load(conn)?;
    Ok(rows.into_iter().collect())
}

/// Who cared for somebody, as what and when.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Care {
    pub(super) client: ClientId,
    pub(super) account: AccountId,
    pub(super) kind: String,
    pub(super) from: Moment,
    pub(super) until: Option<Moment>,
}

/// Every care relation that some clients ever had.
pub(super) fn care_of(conn: &mut Conn, ids: &[&str]) -> QueryResult<Vec<Care>> {
    care_relations::table
        .filter(care_relations::client_id.eq_any(ids))
        .select((
            care_relations::client_id,
            care_relations::account_id,
            care_relations::kind,
            care_relations::from_at,
            care_relations::until_at,
        ))
        .load(conn)
}

/// How many of a unit's letters since then came to an unclear end.
pub(super) fn unknown_letters(conn: &mut Conn, unit: &UnitId, since: Moment) -> QueryResult<i64> {
    letters::table
        .filter(letters::unit_id.eq(unit.as_str()))
        .filter(letters::state.eq("unknown"))
        .filter(letters::queued_at.ge(since))
        .count()
        .get_result(conn)
}

/// How many of a unit's alerts since then had nobody to go to.
pub(super) fn withheld_alerts(conn: &mut Conn, unit: &UnitId, since: Moment) -> QueryResult<i64> {
    letters::table
        .filter(letters::unit_id.eq(unit.as_str()))
        .filter(letters::state.eq("withheld"))
        .filter(letters::queued_at.ge(since))
        .filter(letters::promise.eq("until_taken"))
        .count()
        .get_result(conn)
}

/// How many of a unit's flags by these rules are not closed.
pub(super) fn open_flags(conn: &mut Conn, unit: &UnitId, rules: &[&str]) -> QueryResult<i64> {
    flags::table
        .filter(flags::unit_id.eq(unit.as_str()))
        .filter(flags::state.eq_any(["open", "acknowledged", "acted"]))
        .filter(flags::rule.eq_any(rules))
        .count()
        .get_result(conn)
}

//! Who belongs to a unit: reads memberships and accounts, writes nothing.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::crypto::{self, Place};
use crate::db::Read;
use crate::error::Result;
use crate::ids::{AccountId, UnitId};
use crate::schema::{accounts, memberships};

const NAME: Place = Place("accounts.name");

/// Somebody with a role in a unit.
#[derive(Debug, Clone)]
pub struct Member {
    /// The account.
    pub account: AccountId,
    /// The person's name; a client's is not opened here, since the role of an administrator does not reach it.
    pub name: Option<String>,
    /// The role.
    pub role: String,
    /// `invited`, `active`, `frozen` or `disabled`.
    pub state: String,
    /// Since when.
    pub from: Moment,
}

#[derive(Queryable)]
struct Row {
    account: AccountId,
    name: Vec<u8>,
    role: String,
    state: String,
    from: Moment,
}

/// The unit's members whose membership holds at this moment, by role and then by name.
///
/// # Errors
/// What the database or the seal says.
pub fn members(rx: &mut Read<'_>, unit: &UnitId) -> Result<Vec<Member>> {
    let now = rx.now();
    let rows: Vec<Row> = memberships::table
        .inner_join(accounts::table.on(accounts::id.eq(memberships::account_id)))
        .filter(memberships::unit_id.eq(unit.as_str()))
        .filter(memberships::until_at.is_null().or(memberships::until_at.gt(now)))
        .select((accounts::id, accounts::name, memberships::role, accounts::state, memberships::from_at))
        .load(&mut **rx)?;
    let mut members = rows.into_iter().map(|row| member(rx, row)).collect::<Result<Vec<_>>>()?;
    members.sort_by(|a, b| (rank(&a.role), &a.name, &a.account).cmp(&(rank(&b.role), &b.name, &b.account)));
    Ok(members)
}

fn member(rx: &Read<'_>, row: Row) -> Result<Member> {
    let name = match row.role.as_str() {
        "client" => None,
        _ => Some(crypto::open_for_site(rx.site(), NAME, row.account.as_str(), &row.name)?),
    };
    Ok(Member { account: row.account, name, role: row.role, state: row.state, from: row.from })
}

/// Staff first, since they are the ones an administrator looks for.
fn rank(role: &str) -> usize {
    ["admin", "supervisor", "clinician", "researcher", "client"].iter().position(|known| *known == role).unwrap_or(9)
}

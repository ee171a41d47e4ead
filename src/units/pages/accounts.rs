//! The administrator's list of accounts.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use crate::access::{self, Who};
use crate::error::Result;
use crate::units::queries::{self, Member};
use crate::units::{self, Unit};
use crate::web::{App, Page};

/// The unit's accounts.
#[derive(Debug, Serialize)]
pub(super) struct Accounts {
    pub(super) unit: String,
    pub(super) rows: Vec<Row>,
}

/// One account.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    /// Empty for a client, whose name an administrator does not see.
    pub(super) name: String,
    /// The beginning of the account's id, as in the log.
    pub(super) short: String,
    pub(super) role: String,
    pub(super) state: String,
    pub(super) since: String,
}

impl Accounts {
    #[cfg(test)]
    pub(super) fn samples() -> Vec<Self> {
        let row = |role: &str, state: &str, name: &str| Row {
            name: name.to_owned(),
            short: "k3x9a2".to_owned(),
            role: role.to_owned(),
            state: state.to_owned(),
            since: "2026-11-02".to_owned(),
        };
        let roles = crate::access::Role::ALL.map(|role| row(role.as_str(), "active", "Eva Lind"));
        let states = ["invited", "active", "frozen", "disabled"].map(|state| row("client", state, ""));
        let unit = || "Familjeenheten".to_owned();
        vec![
            Self { unit: unit(), rows: roles.into_iter().chain(states).collect() },
            Self { unit: unit(), rows: Vec::new() },
        ]
    }

    fn of(unit: &Unit, members: Vec<Member>) -> Self {
        let row = |member: Member| Row {
            name: member.name.unwrap_or_default(),
            short: short(member.account.as_str()),
            role: member.role,
            state: member.state,
            since: unit.date(member.from).to_string(),
        };
        Self { unit: unit.name.clone(), rows: members.into_iter().map(row).collect() }
    }
}

/// Enough of an identifier to tell people of one unit apart.
pub(super) fn short(id: &str) -> String {
    id.chars().take(6).collect()
}

pub(super) async fn list(request: HttpRequest, app: web::Data<App>, who: Who) -> Result<HttpResponse> {
    let (unit, members) = app
        .db()
        .read(move |rx| {
            let admin = access::unit_admin(rx, &who)?;
            Ok((units::get(rx, admin.unit())?, queries::members(rx, admin.unit())?))
        })
        .await?;
    Page::new(&request, "accounts-title")?.render("admin/accounts.html", &Accounts::of(&unit, members))
}

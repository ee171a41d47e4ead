//! One's own account: language, roles, sessions, freezing.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse};
use serde::{Deserialize, Serialize};

use super::answers;
use crate::access::{Role, Who};
use crate::accounts::actions::{self, RoleOption, Seen};
use crate::accounts::recovery_codes_left;
use crate::db::Read;
use crate::error::Result;
use crate::ids::{MembershipId, SessionId};
use crate::units::{self, Unit};
use crate::web::{App, Form, Page, see_other};

/// What `accounts/account.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct View {
    home: &'static str,
    is_client: bool,
    codes_left: i64,
    sessions: Vec<SessionView>,
    roles: Vec<RoleView>,
}

#[derive(Debug, Serialize)]
struct SessionView {
    id: String,
    began: String,
    seen: String,
    is_this: bool,
}

#[derive(Debug, Serialize)]
struct RoleView {
    id: String,
    key: String,
    unit: String,
    is_this: bool,
}

impl View {
    fn read(rx: &mut Read<'_>, who: &Who) -> Result<Self> {
        let unit = units::get(rx, who.unit())?;
        let sessions = actions::sessions(rx, who)?;
        let roles = actions::roles(rx, who)?;
        Ok(Self {
            home: answers::home(who.role()),
            is_client: who.role() == Role::Client,
            codes_left: recovery_codes_left(rx, who.account())?,
            sessions: sessions.iter().map(|session| SessionView::new(&unit, session)).collect(),
            roles: roles.iter().map(|role| RoleView::read(rx, role)).collect::<Result<_>>()?,
        })
    }

    #[cfg(test)]
    pub(super) fn sample() -> Self {
        let session = |is_this| SessionView {
            id: "s".to_owned(),
            began: "2026-11-22 08:15".to_owned(),
            seen: "2026-11-22 08:40".to_owned(),
            is_this,
        };
        let role = |role: Role, is_this| RoleView {
            id: "m".to_owned(),
            key: format!("account-role-{}", role.as_str()),
            unit: "Enheten".to_owned(),
            is_this,
        };
        Self {
            home: "/my",
            is_client: true,
            codes_left: 7,
            sessions: vec![session(true), session(false)],
            roles: Role::ALL.into_iter().map(|each| role(each, each == Role::Client)).collect(),
        }
    }
}

impl SessionView {
    /// Times are true time on the unit's clocks.
    fn new(unit: &Unit, session: &Seen) -> Self {
        let shown = |moment| unit.local(moment).format("%Y-%m-%d %H:%M").to_string();
        Self {
            id: session.id.to_string(),
            began: shown(session.began_at),
            seen: shown(session.seen_at),
            is_this: session.is_this,
        }
    }
}

impl RoleView {
    fn read(rx: &mut Read<'_>, role: &RoleOption) -> Result<Self> {
        Ok(Self {
            unit: units::get(rx, &role.unit)?.name,
            id: role.membership.to_string(),
            key: format!("account-role-{}", role.role.as_str()),
            is_this: role.is_this,
        })
    }
}

/// What was just done, for the line at the top.
#[derive(Debug, Deserialize)]
pub(super) struct Done {
    done: Option<String>,
}

pub(super) async fn show(request: HttpRequest, app: Data<App>, who: Who, done: Query<Done>) -> Result<HttpResponse> {
    let view = app.db().read(move |rx| View::read(rx, &who)).await?;
    let page = Page::new(&request, "account-title-account")?;
    let page = match done.done.as_deref() {
        Some("password") => page.with_notice("account-done-password")?,
        Some("sessions") => page.with_notice("account-done-sessions")?,
        Some("language") => page.with_notice("account-done-language")?,
        Some("unit") => page.with_notice("account-done-unit")?,
        _ => page,
    };
    page.render("accounts/account.html", &view)
}

pub(super) async fn language(app: Data<App>, who: Who, form: Form) -> Result<HttpResponse> {
    form.only(&["lang"], &[])?;
    let language = form.text("lang").to_owned();
    app.db().write(move |tx| actions::set_language(tx, &who, &language)).await?;
    Ok(see_other("/account?done=language"))
}

pub(super) async fn role(app: Data<App>, who: Who, form: Form) -> Result<HttpResponse> {
    form.only(&["membership"], &[])?;
    let membership = MembershipId::from(form.text("membership"));
    let (session, role) = app.db().write(move |tx| actions::choose_role(tx, &who, &membership)).await?;
    answers::with_session(app.web(), session.token, answers::home(role))
}

/// Ending the session that asks is signing out.
pub(super) async fn end_one(app: Data<App>, who: Who, session: Path<String>, form: Form) -> Result<HttpResponse> {
    form.only(&[], &[])?;
    let session = SessionId::from(session.into_inner());
    let is_this = &session == who.session();
    app.db().write(move |tx| actions::end_one(tx, &who, &session)).await?;
    if is_this { answers::signed_out(app.web()) } else { Ok(see_other("/account?done=sessions")) }
}

pub(super) async fn end_others(app: Data<App>, who: Who, form: Form) -> Result<HttpResponse> {
    form.only(&[], &[])?;
    app.db().write(move |tx| actions::end_others(tx, &who)).await?;
    Ok(see_other("/account?done=sessions"))
}

/// One press, and the browser shows what it shows after signing out.
pub(super) async fn freeze(app: Data<App>, who: Who, form: Form) -> Result<HttpResponse> {
    form.only(&[], &[])?;
    app.db().write(move |tx| actions::freeze_self(tx, &who)).await?;
    answers::signed_out(app.web())
}

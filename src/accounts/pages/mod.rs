//! Pages of signing in and of one's own account.

mod account;
mod answers;
mod confirm;
mod enrol;
mod language;
mod origin;
mod password;
mod recovery;
mod sign_in;
mod start;

#[cfg(test)]
mod tests;

use crate::web::{Audience, Routes};

/// The routes of this domain.
pub fn routes(routes: &mut Routes) {
    routes.get("/start", Audience::Public, start::show);
    routes.get("/sign-in", Audience::Public, sign_in::show);
    routes.post("/sign-in", Audience::Public, sign_in::password);
    routes.get("/sign-in/code", Audience::Factor, sign_in::show_code);
    routes.post("/sign-in/code", Audience::Factor, sign_in::code);
    routes.get("/sign-in/set-up", Audience::Enrol, enrol::show_set_up);
    routes.post("/sign-in/set-up", Audience::Enrol, enrol::set_up);
    routes.get("/invite/{token}", Audience::Public, enrol::show);
    routes.post("/invite/{token}", Audience::Public, enrol::begin);
    routes.get("/sign-out", Audience::Public, sign_in::show_out);
    routes.post("/sign-out", Audience::Public, sign_in::out);
    routes.post("/language", Audience::Public, language::choose);
    routes.get("/account", Audience::SignedIn, account::show);
    routes.post("/account/language", Audience::SignedIn, account::language);
    routes.post("/account/role", Audience::SignedIn, account::role);
    routes.post("/account/sessions/end-others", Audience::SignedIn, account::end_others);
    routes.post("/account/sessions/{session}/end", Audience::SignedIn, account::end_one);
    routes.get("/account/confirm", Audience::SignedIn, confirm::show);
    routes.post("/account/confirm", Audience::SignedIn, confirm::confirm);
    routes.get("/account/password", Audience::SignedIn, password::show);
    routes.post("/account/password", Audience::SignedIn, password::change);
    routes.get("/account/recovery-codes", Audience::SignedIn, recovery::show);
    routes.post("/account/recovery-codes", Audience::SignedIn, recovery::renew);
    routes.post("/account/recovery-codes/kept", Audience::SignedIn, recovery::kept);
    routes.post("/account/freeze", Audience::CLIENT, account::freeze);
}

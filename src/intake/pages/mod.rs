//! The pages of intake: a new client, a new slip, and the accounts of those who work here.

mod client;
mod colleague;
mod invitation;
mod slip;
mod staff;
#[cfg(test)]
mod tests;

use serde::Serialize;

use crate::web::{Audience, Routes};

/// The routes of this domain.
pub fn routes(routes: &mut Routes) {
    routes.get("/clinic/clients/new", Audience::CARE, client::show);
    routes.post("/clinic/clients/new", Audience::CARE, client::enter);
    routes.get("/clinic/clients/{code}/invitation", Audience::CARE, invitation::show);
    routes.post("/clinic/clients/{code}/invitation", Audience::CARE, invitation::again);
    routes.post("/clinic/clients/{code}/freeze", Audience::CARE, invitation::freeze);
    routes.post("/clinic/clients/{code}/unfreeze", Audience::CARE, invitation::unfreeze);
    routes.get("/admin/accounts", Audience::ADMIN, staff::list);
    routes.post("/admin/accounts", Audience::ADMIN, staff::invite);
    routes.get("/admin/accounts/{account}", Audience::ADMIN, colleague::show);
    routes.post("/admin/accounts/{account}/until", Audience::ADMIN, colleague::until);
    routes.post("/admin/accounts/{account}/{act}", Audience::ADMIN, colleague::act);
}

/// One thing that can be chosen.
#[derive(Debug, Clone, Serialize)]
struct Choice {
    value: String,
    label: String,
}

impl Choice {
    fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }

    /// The languages of the pages, each in its own words.
    fn languages() -> Vec<Self> {
        vec![Self::new("sv", "Svenska"), Self::new("en", "English")]
    }
}

//! Pages of homework: a module's list, its pages, checking, handing in, and what was sent.

mod check;
mod module;
mod page;
mod submitted;
mod versions;

use std::collections::BTreeMap;

use crate::access::{self, ClientSelf, Who};
use crate::care;
use crate::clock::Moment;
use crate::db::Read;
use crate::error::{Error, Result};
use crate::homework::{self, Drafts, Submission, rules};
use crate::programme::Worksheet;
use crate::treatment::{self, Opened, Stage};
use crate::units::{self, Unit, when};
use crate::web::{Audience, Page, Routes};

/// The routes of this domain.
pub fn routes(routes: &mut Routes) {
    routes.get("/my/modules/{m}", Audience::CLIENT, module::show);
    routes.get("/my/modules/{m}/pages/{n}", Audience::CLIENT, page::show);
    routes.post("/my/modules/{m}/pages/{n}", Audience::CLIENT, page::save);
    routes.get("/my/modules/{m}/versions", Audience::CLIENT, versions::show);
    routes.post("/my/modules/{m}/versions", Audience::CLIENT, versions::choose);
    routes.get("/my/modules/{m}/check", Audience::CLIENT, check::show);
    routes.post("/my/modules/{m}/submit", Audience::CLIENT, check::submit);
    routes.get("/my/modules/{m}/submitted", Audience::CLIENT, submitted::show);
}

/// What every page of a module is made from.
struct Here {
    opened: Opened,
    drafts: Drafts,
    sheets: BTreeMap<String, Worksheet>,
    visited: Vec<String>,
    submission: Option<Submission>,
    unit: Unit,
    has_reader: bool,
    now: Moment,
}

impl Here {
    /// Reads a client's own step; what was handed in takes the place of drafts.
    fn read(rx: &mut Read<'_>, who: &Who, m: i32) -> Result<Self> {
        let me = access::client_self(rx, who)?;
        let opened = treatment::opened(rx, &me, m)?;
        let drafts = homework::drafts(rx, &opened)?;
        Self::with(rx, &me, opened, drafts)
    }

    /// As [`Here::read`], with what is written on one page alone.
    fn read_page(rx: &mut Read<'_>, who: &Who, m: i32, n: usize) -> Result<Self> {
        let me = access::client_self(rx, who)?;
        let opened = treatment::opened(rx, &me, m)?;
        let page = opened.module.page(n).ok_or(Error::NotFound)?;
        let on_it = rules::exercises_on(&opened.module, page);
        let drafts = homework::drafts_of(rx, &opened, &|id| on_it.iter().any(|exercise| exercise.id == id))?;
        Self::with(rx, &me, opened, drafts)
    }

    fn with(rx: &mut Read<'_>, me: &ClientSelf, opened: Opened, drafts: Drafts) -> Result<Self> {
        let is_open = opened.step.stage() == Stage::Open;
        let submission = if is_open { None } else { homework::of_step(rx, &opened.step.id)? };
        let sheets = match &submission {
            Some(submission) if !opened.is_writable() => homework::worksheets(rx, submission)?,
            _ => drafts.worksheets(),
        };
        let now = rx.now();
        Ok(Self {
            visited: treatment::visited(rx, &opened.step.id)?,
            unit: units::get(rx, me.unit())?,
            has_reader: !care::responsible_now(rx, me.client(), now)?.is_empty(),
            opened,
            drafts,
            sheets,
            submission,
            now,
        })
    }

    fn address(&self) -> String {
        address(self.opened.step.position)
    }

    fn sheet(&self, exercise: &str) -> Worksheet {
        self.sheets.get(exercise).cloned().unwrap_or_default()
    }

    /// When somebody reads, for every place to write.
    fn hours(&self, page: &Page) -> Result<String> {
        when::reading_hours(page, &self.unit.hours, self.has_reader)
    }

    /// By when what was handed in is answered; nothing is promised where nobody is appointed.
    fn reply_by(&self, page: &Page, submission: &Submission) -> Result<String> {
        let by = if self.has_reader { homework::reply_by(&self.unit, submission) } else { None };
        by.map(|day| when::weekday_date(page, day)).transpose().map(Option::unwrap_or_default)
    }
}

/// The address of a step.
fn address(position: i32) -> String {
    format!("/my/modules/{position}")
}

/// The views of this domain's pages, for the test that renders all templates.
#[cfg(test)]
pub(super) mod views {
    pub(crate) use super::check::CheckView;
    pub(crate) use super::module::ModuleView;
    pub(crate) use super::page::{PageView, SelfCheckView};
    pub(crate) use super::submitted::SubmittedView;
    pub(crate) use super::versions::VersionsView;
}

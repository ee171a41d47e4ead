//! What else waits for a client, besides the one next step.

use serde::Serialize;

use super::start::Here;
use crate::error::Result;
use crate::instruments::Library;
use crate::my::queries::DueForm;
use crate::my::rules::Next;
use crate::treatment::Stage;
use crate::web::Page;

/// One thing that waits.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Item {
    label: String,
    hint: String,
    href: String,
    /// The text that says how far it has come.
    status: &'static str,
}

/// What else waits, besides the one next step.
pub(super) fn waiting(page: &Page, here: &Here, next: Next, instruments: &Library) -> Result<Vec<Item>> {
    let mut items = Vec::new();
    for submission in here.feedback.iter().skip(usize::from(next == Next::Feedback)) {
        let label = page.text("my-waiting-feedback", &Vec::new())?;
        items.push(Item { label, href: format!("/my/feedback/{submission}"), ..Item::waits() });
    }
    for form in here.forms.iter().skip(usize::from(next == Next::Forms)) {
        let label = page.text("my-waiting-form", &Vec::new())?;
        let hint = page.text("client-minutes", &vec![("n", minutes(form, instruments).into())])?;
        let status = if here.is_begun_form(form) { "my-waiting-begun" } else { "my-waiting-tag" };
        items.push(Item { label, hint, href: format!("/my/forms/{}", form.id), status });
    }
    if here.messages > 0 {
        let label = page.text("my-waiting-messages", &vec![("n", here.messages.into())])?;
        items.push(Item { label, href: "/my/messages".to_owned(), ..Item::waits() });
    }
    let open = here.steps.iter().find(|(step, _)| step.stage() == Stage::Open);
    if let (Some((step, module)), false) = (open, matches!(next, Next::Begin(_) | Next::GoOn(_) | Next::Finished)) {
        let hint = page.text("client-minutes", &vec![("n", module.minutes.into())])?;
        let label = module.title(page.language()).to_owned();
        items.push(Item { label, hint, href: format!("/my/modules/{}", step.position), ..Item::waits() });
    }
    Ok(items)
}

impl Item {
    fn waits() -> Self {
        Self { label: String::new(), hint: String::new(), href: String::new(), status: "my-waiting-tag" }
    }

    /// For the test that renders all templates.
    #[cfg(test)]
    pub(super) fn sample() -> Self {
        Self {
            label: "Questions".to_owned(),
            hint: "5 min".to_owned(),
            href: "/my/forms/a".to_owned(),
            ..Self::waits()
        }
    }
}

/// How long a form takes.
pub(super) fn minutes(form: &DueForm, instruments: &Library) -> i64 {
    instruments.get(&form.instrument_id).map_or(0, |instrument| instrument.minutes)
}

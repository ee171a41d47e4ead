//! Saving a change, with its reason and, where it would let through more, a second thought.

use actix_web::{HttpRequest, HttpResponse, web};

use super::typed::{self, Typed, fields};
use super::what_if::{Shown, try_out};
use super::{HOME, edit, opened, shipped};
use crate::access::Who;
use crate::db::Tx;
use crate::db::once::once;
use crate::error::{FieldErrors, Result};
use crate::instruments::Library;
use crate::risk::own::actions;
use crate::risk::rules::RuleSet;
use crate::web::{App, Form, see_other};

/// The shortest and the longest reason, in characters.
const REASON: std::ops::RangeInclusive<usize> = 10..=500;

pub(in super::super) async fn save(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    rules: web::Data<RuleSet>,
    library: web::Data<Library>,
    id: web::Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    let rule = shipped(&rules, &id)?;
    let mut known = fields(rule);
    known.extend(["why", "sure", "seen"].map(str::to_owned));
    form.only(&known.iter().map(String::as_str).collect::<Vec<_>>(), &[])?;
    let typed: Typed = known.into_iter().map(|field| (field.clone(), form.text(&field).to_owned())).collect();
    let mut change = match typed::change(&typed, rule, &rules, &library) {
        Ok(change) => change,
        Err(errors) => return edit::refuse(&request, rule, &typed, &errors, &library),
    };
    let mut errors = FieldErrors::default();
    let why = form.text("why");
    if !REASON.contains(&why.chars().count()) {
        errors.add("why", "rules-fault-why");
    }
    if change.lets_through_more(rule, &library) && form.text("sure") != "yes" {
        errors.add("sure", "rules-fault-sure");
    }
    if !errors.is_empty() {
        let found = try_out(&app, who, &rules, &library, rule, &change).await?;
        let shown = Shown { rule, rules: &rules, library: &library, change: &change, typed: &typed, found: &found };
        return shown.refuse(&request, &errors);
    }
    why.clone_into(&mut change.why);
    let (seen, key, id) = (form.text("seen").parse().unwrap_or(-1), form.once().to_owned(), rule.id.clone());
    let (rules, library) = (rules.clone(), library.clone());
    let act = move |tx: &mut Tx<'_>| {
        let (supervisor, _) = opened(tx, &who)?;
        once(tx, who.account(), &key, |tx| {
            actions::change(tx, &supervisor, &rules, &library, seen, &id, change)?;
            Ok(format!("{HOME}?done"))
        })
    };
    Ok(see_other(&app.db().write(act).await?))
}

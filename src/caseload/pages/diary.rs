//! The client's diary, as the record has it.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::head::{self, Head, Opened};
use crate::access::Who;
use crate::db::Read;
use crate::diary::actions;
use crate::diary::shown::Shown;
use crate::error::Result;
use crate::web::{App, Page};

const TEMPLATE: &str = "caseload/diary.html";

#[derive(Debug, Serialize)]
struct View {
    head: Head,
    entries: Vec<Shown>,
    /// The addresses of the pages with newer and with older entries; empty where there is none.
    newer: String,
    older: String,
}

/// Which page of the list.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    page: Option<u32>,
}

/// What the client has noted, what was changed in it and what was taken away.
pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    code: web::Path<String>,
    asked: web::Query<Asked>,
) -> Result<HttpResponse> {
    let number = asked.page.unwrap_or(1).max(1);
    let read = move |rx: &mut Read<'_>, opened: Opened| {
        let seen = actions::record_page(rx, opened.care.client(), number)?;
        Ok((opened, seen))
    };
    let (opened, seen) = head::open(&app, who, code.into_inner(), "diary", read).await?;
    let page = Page::new(&request, "clinic-title-diary")?;
    let place = |number: u32| format!("/clinic/clients/{}/diary?page={number}", opened.care.code());
    let view = View {
        head: Head::of(&page, &opened, "/diary")?,
        entries: seen.entries.iter().map(|one| Shown::of(&page, &opened.unit, one)).collect::<Result<_>>()?,
        newer: if number > 1 { place(number - 1) } else { String::new() },
        older: if seen.has_older { place(number + 1) } else { String::new() },
    };
    page.render(TEMPLATE, &view)
}

#[cfg(test)]
pub(super) fn samples() -> (&'static str, Vec<impl Serialize>) {
    let full = View {
        head: Head::sample(),
        entries: vec![Shown::sample()],
        newer: "/clinic/clients/K7M2PX/diary?page=1".to_owned(),
        older: "/clinic/clients/K7M2PX/diary?page=3".to_owned(),
    };
    let empty = View { head: Head::sample(), entries: Vec::new(), newer: String::new(), older: String::new() };
    (TEMPLATE, vec![full, empty])
}

//! What stands above every page: the files that it loads, the navigation, help and the way out. All of it is the same for
//! everybody in the same place, and rendered once.

use serde::Serialize;

use super::{Fragment, Page};
use crate::access::Role;
use crate::error::Result;

/// What `frame/head.html` shows.
#[derive(Debug, Serialize)]
struct HeadView {
    /// Whether staff read it, who have a sheet of their own.
    is_staff: bool,
    /// Whether modules can be kept on the device from it.
    is_keeping: bool,
}

/// What the header is made from.
pub(super) struct Header<'p> {
    pub(super) site: &'p str,
    pub(super) role: Option<Role>,
    pub(super) path: &'p str,
    /// Where the way out leads while there is no connection.
    pub(super) exit_url: &'p str,
    pub(super) is_demo: bool,
}

/// What `frame/header.html` shows.
#[derive(Debug, Serialize)]
struct HeaderView<'p> {
    site: &'p str,
    nav: Vec<Link>,
    away: &'p str,
    is_demo: bool,
}

#[derive(Debug, Serialize)]
struct Link {
    href: &'static str,
    label: String,
    current: bool,
}

/// The files that a page of this area loads.
pub(super) fn head(page: &Page, area: &str, path: &str) -> Result<Fragment> {
    let view = HeadView {
        is_staff: matches!(area, "clinic" | "research" | "admin"),
        is_keeping: area == "client" || path == "/kept",
    };
    page.kept_part("frame/head.html", &format!("{} {}", view.is_staff, view.is_keeping), || Ok(view))
}

/// The navigation of the role, with where the page stands in it.
pub(super) fn header(page: &Page, header: &Header<'_>) -> Result<Fragment> {
    let links = navigation(header.role);
    let current = current_link(links, header.path);
    let of = format!(
        "{}\n{}\n{}\n{}\n{}",
        header.site,
        header.exit_url,
        header.is_demo,
        header.role.map_or("", Role::as_str),
        current.unwrap_or_default()
    );
    page.kept_part("frame/header.html", &of, || {
        let link = |(href, key): &(&'static str, &'static str)| {
            Ok(Link { href, label: page.text(key, &Vec::new())?, current: current == Some(*href) })
        };
        let nav = links.iter().map(link).collect::<Result<_>>()?;
        Ok(HeaderView { site: header.site, nav, away: header.exit_url, is_demo: header.is_demo })
    })
}

/// The addresses of each role's navigation, and their text keys.
fn navigation(role: Option<Role>) -> &'static [(&'static str, &'static str)] {
    match role {
        None => &[],
        Some(Role::Client) => &[
            ("/my", "nav-start"),
            ("/my/plan", "nav-plan"),
            ("/my/messages", "nav-messages"),
            ("/my/settings", "nav-settings"),
        ],
        Some(Role::Clinician) => {
            &[("/clinic", "nav-queue"), ("/clinic/clients", "nav-clients"), ("/clinic/settings", "nav-settings")]
        }
        Some(Role::Supervisor) => &[
            ("/clinic", "nav-queue"),
            ("/clinic/clients", "nav-clients"),
            ("/clinic/supervision", "nav-supervision"),
            ("/clinic/settings", "nav-settings"),
        ],
        Some(Role::Researcher) => &[("/research", "nav-studies")],
        Some(Role::Admin) => &[
            ("/admin", "nav-overview"),
            ("/admin/accounts", "nav-accounts"),
            ("/admin/units", "nav-units"),
            ("/admin/content", "nav-content"),
            ("/admin/outbox", "nav-outbox"),
            ("/admin/audit", "nav-audit"),
        ],
    }
}

/// Which part of the site a path lies in.
pub(super) fn area(path: &str) -> &'static str {
    match path.split('/').nth(1) {
        Some("my") => "client",
        Some("clinic") => "clinic",
        Some("research") => "research",
        Some("admin") => "admin",
        Some("demo") => "demo",
        _ => "public",
    }
}

/// The navigation's longest address that the path lies under.
fn current_link(links: &[(&'static str, &'static str)], path: &str) -> Option<&'static str> {
    links
        .iter()
        .map(|(href, _)| *href)
        .filter(|href| path == *href || path.starts_with(&format!("{href}/")))
        .max_by_key(|href| href.len())
}

//! A browser without scripts: keeps cookies, follows no redirect, reads forms and sends them.

use std::net::SocketAddr;
use std::sync::Arc;

use reqwest::cookie::Jar;
use reqwest::header::{CONTENT_TYPE, HeaderMap};
use reqwest::redirect::Policy;
use reqwest::{Client, Method, StatusCode};
use scraper::{ElementRef, Html, Selector};

/// Keeps one person's cookies.
pub struct Browser {
    client: Client,
    base: String,
}

impl Browser {
    pub(super) fn new(address: SocketAddr, session: Option<&str>) -> Self {
        let base = format!("http://{address}");
        let jar = Arc::new(Jar::default());
        if let Some(token) = session {
            jar.add_cookie_str(&format!("s={token}; Path=/"), &base.parse().unwrap());
        }
        let client = Client::builder().cookie_provider(jar).redirect(Policy::none()).no_proxy().build().unwrap();
        Self { client, base }
    }

    /// A page.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], None).await
    }

    /// A form, from pairs at hand; [`Answer::form`] reads one with its hidden fields.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(Method::POST, path, &[], Some(serde_urlencoded::to_string(fields).unwrap())).await
    }

    /// A form that was read from a page and filled.
    pub async fn submit(&self, form: &Filled) -> Answer {
        self.send(Method::POST, &form.action, &[], Some(serde_urlencoded::to_string(&form.fields).unwrap())).await
    }

    /// Any request.
    pub async fn send(&self, method: Method, path: &str, headers: &[(&str, &str)], body: Option<String>) -> Answer {
        let mut request = self.client.request(method, format!("{}{path}", self.base));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(body) = body {
            request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(body);
        }
        let answer = request.send().await.unwrap();
        Answer {
            path: path.to_owned(),
            status: answer.status(),
            headers: answer.headers().clone(),
            body: answer.text().await.unwrap(),
        }
    }
}

/// What a server answered.
pub struct Answer {
    pub path: String,
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    /// Fails unless the status is this one.
    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{}: {}", self.path, self.body);
        self
    }

    /// Fails unless this is a redirect to that address after a form.
    #[track_caller]
    pub fn leads_to(&self, location: &str) -> &Self {
        self.is(303);
        assert_eq!(self.header("location"), location, "{}", self.path);
        self
    }

    /// A header's value; empty where it is absent.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Whether this is a page.
    pub fn is_html(&self) -> bool {
        self.header("content-type").starts_with("text/html")
    }

    /// The texts of the elements that a CSS selector finds, with single spaces.
    pub fn all(&self, selector: &str) -> Vec<String> {
        let page = Html::parse_document(&self.body);
        page.select(&selector_of(selector)).map(text_of).collect()
    }

    /// The rows of the page's tables, their cells with a space between them.
    pub fn rows(&self) -> Vec<String> {
        let page = Html::parse_document(&self.body);
        let (rows, cells) = (selector_of("tbody tr"), selector_of("th, td"));
        page.select(&rows).map(|row| row.select(&cells).map(text_of).collect::<Vec<_>>().join(" ")).collect()
    }

    /// The values of an attribute of the elements that a CSS selector finds.
    pub fn attributes(&self, selector: &str, attribute: &str) -> Vec<String> {
        let page = Html::parse_document(&self.body);
        page.select(&selector_of(selector)).filter_map(|found| found.attr(attribute)).map(str::to_owned).collect()
    }

    /// The page's one main heading.
    #[track_caller]
    pub fn heading(&self) -> String {
        let mut headings = self.all("h1");
        assert_eq!(headings.len(), 1, "{} has the main headings {headings:?}", self.path);
        headings.remove(0)
    }

    /// The form that is sent to `action`, as it would be sent untouched.
    #[track_caller]
    pub fn form(&self, action: &str) -> Filled {
        let page = Html::parse_document(&self.body);
        let form = page
            .select(&selector_of("form[method=post]"))
            .find(|form| form.attr("action").unwrap_or(&self.path) == action)
            .unwrap_or_else(|| panic!("{} has no form to {action}: {}", self.path, self.body));
        let mut fields = Vec::new();
        for control in form.select(&selector_of("input[name], textarea[name], select[name]")) {
            fields.extend(untouched(control).map(|value| (control.attr("name").unwrap().to_owned(), value)));
        }
        Filled { action: action.to_owned(), fields }
    }
}

/// A form with what stands in it.
#[derive(Debug, Clone)]
pub struct Filled {
    pub action: String,
    pub fields: Vec<(String, String)>,
}

impl Filled {
    /// Puts a value in a field, in place of any that stood there.
    #[must_use]
    pub fn with(self, name: &str, value: &str) -> Self {
        let mut filled = self.without(name);
        filled.fields.push((name.to_owned(), value.to_owned()));
        filled
    }

    /// Puts a value beside those that a field has.
    #[must_use]
    pub fn also(mut self, name: &str, value: &str) -> Self {
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Leaves a field out.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.fields.retain(|(field, _)| field != name);
        self
    }
}

fn selector_of(selector: &str) -> Selector {
    Selector::parse(selector).unwrap()
}

fn text_of(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a browser would send of a control that nobody touched.
fn untouched(control: ElementRef<'_>) -> Option<String> {
    if control.attr("disabled").is_some() {
        return None;
    }
    let value = || control.attr("value").unwrap_or_default().to_owned();
    match (control.value().name(), control.attr("type").unwrap_or("text")) {
        ("textarea", _) => {
            let text = control.text().collect::<String>();
            Some(text.strip_prefix('\n').unwrap_or(&text).to_owned())
        }
        ("select", _) => {
            let options: Vec<_> = control.select(&selector_of("option")).collect();
            let chosen = options.iter().find(|option| option.attr("selected").is_some()).or(options.first())?;
            Some(chosen.attr("value").map_or_else(|| text_of(*chosen), str::to_owned))
        }
        (_, "radio" | "checkbox") => control.attr("checked").map(|_| control.attr("value").unwrap_or("on").to_owned()),
        (_, "submit" | "button" | "image" | "file" | "reset") => None,
        _ => Some(value()),
    }
}

//! Letters, language and the way to the account. Stopping all letters is one press.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::Weekday;
use serde::{Deserialize, Serialize};

use crate::access::{self, Who};
use crate::db::once::once;
use crate::error::{Error, FieldErrors, Result};
use crate::outbox::{self, Channel};
use crate::treatment::exercise::Choice;
use crate::units;
use crate::units::when;
use crate::web::page::{Fault, beside};
use crate::web::{App, Form, Page, see_other};

/// What `my/settings.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct SettingsView {
    letters: Letters,
    is_stopped: bool,
    channels: Vec<Choice>,
    days: Vec<Choice>,
    faults: Vec<Fault>,
    fault: Faulty,
}

/// The form as typed, or as it is stored.
#[derive(Debug, Clone, Default, Serialize)]
struct Letters {
    channel: String,
    address: String,
    weekdays: Vec<String>,
    from: String,
    until: String,
}

/// The fault beside each field; empty where there is none.
#[derive(Debug, Clone, Default, Serialize)]
struct Faulty {
    channel: String,
    address: String,
    weekdays: String,
    from: String,
    until: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    saved: Option<String>,
    stopped: Option<String>,
}

const SAVED: &str = "/my/settings?saved=1";
const STOPPED: &str = "/my/settings?stopped=1";
const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// `GET /my/settings`
pub(super) async fn show(
    app: web::Data<App>,
    who: Who,
    request: HttpRequest,
    asked: web::Query<Asked>,
) -> Result<HttpResponse> {
    let (letters, is_stopped) = stored(&app, who).await?;
    let mut page = Page::new(&request, "my-settings-title")?;
    if asked.stopped.is_some() && is_stopped {
        page = page.with_notice("my-settings-stopped")?;
    } else if asked.saved.is_some() {
        page = page.with_notice("my-settings-saved")?;
    }
    let view = SettingsView::of(&page, letters, is_stopped, Vec::new())?;
    page.render("my/settings.html", &view)
}

async fn stored(app: &App, who: Who) -> Result<(Letters, bool)> {
    app.db()
        .read(move |rx| {
            let me = access::client_self(rx, &who)?;
            let settings = outbox::settings_of(rx, who.account())?;
            let workdays = units::get(rx, me.unit())?.hours.workdays;
            let letters = Letters {
                channel: settings.channel.as_str().to_owned(),
                address: outbox::actions::address_of(rx, who.account())?.unwrap_or_default(),
                weekdays: settings.days(&workdays).iter().map(|day| day.number_from_monday().to_string()).collect(),
                from: clock(settings.from),
                until: clock(settings.until),
            };
            Ok((letters, settings.stopped))
        })
        .await
}

/// Minutes after midnight as a time field shows them; the end of the day is its midnight.
fn clock(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60)
}

/// `POST /my/settings`
pub(super) async fn change(app: web::Data<App>, who: Who, request: HttpRequest, form: Form) -> Result<HttpResponse> {
    form.only(&["channel", "address", "from", "until"], &["weekdays"])?;
    let typed = Letters::typed(&form);
    let (letters, chooser, key) = (typed.clone(), who.clone(), form.once().to_owned());
    let done = app.db().write(move |tx| {
        let me = access::client_self(tx, &chooser)?;
        once(tx, chooser.account(), &key, |tx| {
            let choice = letters.parse()?;
            let address = Some(letters.address.as_str()).filter(|address| !address.is_empty());
            outbox::actions::set_address(tx, chooser.account(), address)?;
            outbox::actions::change_settings(tx, me.by(), Some(me.client()), chooser.account(), &choice)?;
            Ok(SAVED.to_owned())
        })
    });
    match done.await {
        Ok(location) => Ok(see_other(&location)),
        Err(Error::Invalid(errors)) => {
            let is_stopped = stored(&app, who).await?.1;
            let page = Page::new(&request, "my-settings-title")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
            let view = SettingsView::of(&page, typed, is_stopped, page.faults(&errors)?)?;
            page.render("my/settings.html", &view)
        }
        Err(error) => Err(error),
    }
}

/// `POST /my/settings/stop`: someone else reads the letters.
pub(super) async fn stop(app: web::Data<App>, who: Who, form: Form) -> Result<HttpResponse> {
    form.only(&[], &[])?;
    let key = form.once().to_owned();
    let location = app
        .db()
        .write(move |tx| {
            let me = access::client_self(tx, &who)?;
            once(tx, who.account(), &key, |tx| {
                outbox::actions::stop_letters(tx, me.by(), Some(me.client()), who.account())?;
                Ok(STOPPED.to_owned())
            })
        })
        .await?;
    Ok(see_other(&location))
}

impl Letters {
    fn typed(form: &Form) -> Self {
        Self {
            channel: form.text("channel").to_owned(),
            address: form.text("address").to_owned(),
            weekdays: form.all("weekdays"),
            from: form.text("from").to_owned(),
            until: form.text("until").to_owned(),
        }
    }

    /// The choice, or every fault at once: an address is needed where letters are wanted.
    fn parse(&self) -> Result<outbox::Choice> {
        let weekdays: Vec<&str> = self.weekdays.iter().map(String::as_str).collect();
        let parsed = outbox::Choice::parse(&self.channel, &weekdays, &self.from, &self.until);
        let mut errors = match &parsed {
            Err(Error::Invalid(errors)) => errors.clone(),
            _ => FieldErrors::default(),
        };
        if self.channel == Channel::Mail.as_str() && self.address.is_empty() {
            errors.add("address", "my-settings-fault-address");
        }
        errors.into_result()?;
        parsed
    }
}

impl SettingsView {
    fn of(page: &Page, letters: Letters, is_stopped: bool, faults: Vec<Fault>) -> Result<Self> {
        let fault = |field: &str| beside(&faults, field);
        let day = |day: &Weekday| Ok(choice(&day.number_from_monday().to_string(), when::weekday(page, *day)?));
        Ok(Self {
            fault: Faulty {
                channel: fault("channel"),
                address: fault("address"),
                weekdays: fault("weekdays"),
                from: fault("from"),
                until: fault("until"),
            },
            channels: vec![
                choice("none", page.text("my-settings-none", &Vec::new())?),
                choice("mail", page.text("my-settings-mail", &Vec::new())?),
            ],
            days: WEEK.iter().map(day).collect::<Result<_>>()?,
            letters,
            is_stopped,
            faults,
        })
    }

    /// A view with every part filled, for the test that renders all templates.
    #[cfg(test)]
    pub(super) fn sample() -> Self {
        Self {
            letters: Letters {
                channel: "mail".to_owned(),
                address: "a@example.org".to_owned(),
                weekdays: vec!["1".to_owned()],
                from: "08:00".to_owned(),
                until: "20:00".to_owned(),
            },
            is_stopped: true,
            channels: vec![choice("none", "None".to_owned()), choice("mail", "Mail".to_owned())],
            days: vec![choice("1", "Monday".to_owned())],
            faults: vec![Fault { field: "address".to_owned(), text: "Fault".to_owned() }],
            fault: Faulty { address: "Fault".to_owned(), weekdays: "Fault".to_owned(), ..Faulty::default() },
        }
    }
}

fn choice(value: &str, label: String) -> Choice {
    Choice { value: value.to_owned(), label, ..Choice::default() }
}

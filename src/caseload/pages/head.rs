//! What stands above every page about one client, and the reading that is logged for it.

use actix_web::HttpResponse;
use serde::Serialize;

use crate::access::{self, CareOf, Caseload, Who};
use crate::audit::{self, Event};
use crate::clock::Moment;
use crate::db::{Read, Tx, once};
use crate::error::{Error, FieldErrors, Result};
use crate::units::{self, Unit};
use crate::web::{App, Form, Page, see_other};
use crate::{care, crypto};

/// A client whose record is being read.
pub(super) struct Opened {
    pub(super) care: CareOf,
    pub(super) name: String,
    pub(super) unit: Unit,
    pub(super) now: Moment,
}

/// Opens one part of a client's record for a member of staff and reads it; `what` tells the log which part.
///
/// The log comes first, in a short act of its own, and the reading stands beside it: a page that reads much holds up
/// nobody who writes, and nothing is read whose reading is not in the log.
pub(super) async fn open<T: Send + 'static>(
    app: &App,
    who: Who,
    code: String,
    what: &'static str,
    read: impl FnOnce(&mut Read<'_>, Opened) -> Result<T> + Send + 'static,
) -> Result<T> {
    let act = move |tx: &mut Tx<'_>| {
        let care = access::care_of(tx, &who, &code)?;
        log(tx, care, what, String::new())
    };
    let care = app.db().write(act).await?;
    let read = move |rx: &mut Read<'_>| {
        let opened = Opened::of(rx, care)?;
        read(rx, opened)
    };
    app.db().read(read).await
}

/// Does once what a form about a client asks for and leads on to where `act` says, an end of the client's address; or
/// gives what is wrong with what was typed.
pub(super) async fn act(
    app: &App,
    who: &Who,
    code: &str,
    form: &Form,
    act: impl FnOnce(&mut Tx<'_>, &CareOf) -> Result<&'static str> + Send + 'static,
) -> Result<Result<HttpResponse, FieldErrors>> {
    let (who, code, key) = (who.clone(), code.to_owned(), form.once().to_owned());
    let done = app.db().write(move |tx| {
        let care = access::care_of(tx, &who, &code)?;
        once::once(tx, who.account(), &key, |tx| Ok(format!("/clinic/clients/{}{}", care.code(), act(tx, &care)?)))
    });
    match done.await {
        Ok(location) => Ok(Ok(see_other(&location))),
        Err(Error::Invalid(errors)) => Ok(Err(errors)),
        Err(other) => Err(other),
    }
}

/// Writes into the log that a part of a client's record is read.
pub(super) fn log(tx: &mut Tx<'_>, care: CareOf, what: &'static str, id: String) -> Result<CareOf> {
    audit::record(tx, care.by(), Some(care.client()), &Event::RecordRead { what, id })?;
    Ok(care)
}

/// Writes into the log that the list of many clients is read.
pub(super) async fn open_list(app: &App, who: Who, what: &'static str) -> Result<Caseload> {
    let act = move |tx: &mut Tx<'_>| {
        let caseload = access::caseload(tx, &who)?;
        audit::record(tx, caseload.by(), None, &Event::RecordRead { what, id: caseload.unit().to_string() })?;
        Ok(caseload)
    };
    app.db().write(act).await
}

impl Opened {
    pub(super) fn of(rx: &mut Read<'_>, care: CareOf) -> Result<Self> {
        let client = care::get(rx, care.client())?;
        let keys = crypto::client_keys(rx, [care.client()])?;
        let (name, unit) = (care::actions::name(&keys, &client)?, units::get(rx, care.unit())?);
        Ok(Self { name, unit, now: rx.now(), care })
    }
}

/// Who the page is about, and the ways to the other pages about the same client.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Head {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) tabs: Vec<Tab>,
}

/// One way to another page.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Tab {
    pub(super) href: String,
    pub(super) label: String,
    pub(super) current: bool,
}

/// The last part of each page's address, and its name.
const TABS: [(&str, &str); 10] = [
    ("", "clinic-tab-overview"),
    ("/plan", "clinic-tab-plan"),
    ("/progress", "clinic-tab-progress"),
    ("/forms", "clinic-tab-forms"),
    ("/diary", "clinic-tab-diary"),
    ("/messages", "clinic-tab-messages"),
    ("/flags", "clinic-tab-flags"),
    ("/reviews", "clinic-tab-reviews"),
    ("/consents", "clinic-tab-consents"),
    ("/invitation", "clinic-tab-access"),
];

impl Head {
    pub(super) fn of(page: &Page, opened: &Opened, current: &str) -> Result<Self> {
        let code = opened.care.code();
        let tab = |(path, key): (&str, &str)| {
            Ok(Tab {
                href: format!("/clinic/clients/{code}{path}"),
                label: page.text(key, &Vec::new())?,
                current: path == current,
            })
        };
        Ok(Self {
            code: code.to_owned(),
            name: opened.name.clone(),
            tabs: TABS.into_iter().map(tab).collect::<Result<_>>()?,
        })
    }

    #[cfg(test)]
    pub(super) fn sample() -> Self {
        let labels = [
            "Översikt",
            "Moduler",
            "Skattningar",
            "Formulär",
            "Dagbok",
            "Meddelanden",
            "Flaggor",
            "Riskbedömning",
            "Samtycken",
            "Inloggning",
        ];
        let tab = |((path, _), label): ((&str, &str), &str)| Tab {
            href: format!("/clinic/clients/K7M2PX{path}"),
            label: label.to_owned(),
            current: path.is_empty(),
        };
        Self {
            code: "K7M2PX".to_owned(),
            name: "Anna Åkesson".to_owned(),
            tabs: TABS.into_iter().zip(labels).map(tab).collect(),
        }
    }
}

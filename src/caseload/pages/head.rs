//! What stands above every page about one client, and the reading that is logged for it.

use serde::Serialize;

use crate::access::{self, CareOf, Who};
use crate::audit::{self, Event};
use crate::clock::Moment;
use crate::db::Tx;
use crate::error::Result;
use crate::units::{self, Unit};
use crate::web::Page;
use crate::{care, crypto};

/// A client whose record is being read.
pub(super) struct Opened {
    pub(super) care: CareOf,
    pub(super) name: String,
    pub(super) unit: Unit,
    pub(super) now: Moment,
}

/// Opens a client's record for a member of staff; `what` and `id` tell the log which part of it.
pub(super) fn open(tx: &mut Tx<'_>, who: &Who, code: &str, what: &'static str, id: &str) -> Result<Opened> {
    let care = access::care_of(tx, who, code)?;
    let client = care::get(tx, care.client())?;
    let keys = crypto::client_keys(tx, [care.client()])?;
    let event = Event::RecordRead { what, id: id.to_owned() };
    audit::record(tx, care.by(), Some(care.client()), &event)?;
    Ok(Opened { name: care::actions::name(&keys, &client)?, unit: units::get(tx, care.unit())?, now: tx.now(), care })
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
const TABS: [(&str, &str); 8] = [
    ("", "clinic-tab-overview"),
    ("/plan", "clinic-tab-plan"),
    ("/progress", "clinic-tab-progress"),
    ("/diary", "clinic-tab-diary"),
    ("/messages", "clinic-tab-messages"),
    ("/flags", "clinic-tab-flags"),
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
        let labels =
            ["Översikt", "Moduler", "Skattningar", "Dagbok", "Meddelanden", "Flaggor", "Samtycken", "Inloggning"];
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

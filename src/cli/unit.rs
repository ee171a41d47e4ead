//! `andrum unit`: the tenants, made by whoever runs the command on the server.

use std::collections::BTreeMap;

use chrono::Weekday;

use crate::audit::By;
use crate::db::Db;
use crate::error::Error;
use crate::units::{self, Hours, actions::NewUnit};

/// What `andrum unit` is told.
#[derive(Debug, Clone, clap::Subcommand)]
pub enum Command {
    /// Make a unit with office hours; its administrator changes the rest on the pages
    Add(Box<Add>),
    /// List the units
    List,
}

/// A unit to be made.
#[derive(Debug, Clone, clap::Args)]
pub struct Add {
    /// Its name among staff
    #[arg(long)]
    name: String,
    /// The neutral name that clients see
    #[arg(long, default_value = "Steg")]
    site_name: String,
    /// Its first language: sv or en
    #[arg(long, default_value = "sv", value_parser = ["sv", "en"])]
    locale: String,
    /// The legal regime
    #[arg(long, default_value = "sol_utan_behovsprovning",
        value_parser = ["halso_sjukvard", "sol_behovsprovad", "sol_utan_behovsprovning", "privat", "forskning"])]
    regime: String,
    /// How the work is called to clients
    #[arg(long, default_value = "treatment", value_parser = crate::texts::WORDINGS)]
    wording: String,
    /// The mail address at the end of every ladder
    #[arg(long, value_name = "ADDRESS")]
    duty: Option<String>,
    /// Where clients turn when nobody reads, in Swedish
    #[arg(long, value_name = "TEXT")]
    out_of_hours_sv: String,
    /// The same in English
    #[arg(long, value_name = "TEXT")]
    out_of_hours_en: String,
    /// Where the exit button ends
    #[arg(long, default_value = "https://www.smhi.se/")]
    exit_url: String,
}

/// Makes or lists units.
///
/// # Errors
/// One line that says what would be accepted.
pub async fn run(db: &Db, command: Command) -> Result<String, String> {
    let said = match command {
        Command::List => db
            .read(|rx| Ok(units::list(rx)?))
            .await
            .map(|units| units.iter().map(|unit| format!("{}  {}", unit.id, unit.name)).collect::<Vec<_>>().join("\n")),
        Command::Add(add) => {
            check(&add)?;
            db.write(move |tx| units::actions::make(tx, &By::system(), &new_unit(*add)))
                .await
                .map(|unit| format!("{}  {}", unit.id, unit.name))
        }
    };
    said.map_err(|error: Error| error.to_string())
}

fn check(add: &Add) -> Result<(), String> {
    if add.name.trim().is_empty() {
        return Err("--name: is empty; accepted: the unit's name among staff".to_owned());
    }
    if !add.exit_url.starts_with("https://") {
        return Err("--exit-url: accepted: an address beginning with https://".to_owned());
    }
    match &add.duty {
        Some(address) if !crate::outbox::is_address(address) => {
            Err("--duty: accepted: a mail address, as in duty@example.org".to_owned())
        }
        _ => Ok(()),
    }
}

fn new_unit(add: Add) -> NewUnit {
    let by_language = |sv: String, en: String| BTreeMap::from([("sv".to_owned(), sv), ("en".to_owned(), en)]);
    NewUnit {
        name: add.name,
        site_name: add.site_name,
        locale: add.locale,
        time_zone: chrono_tz::Europe::Stockholm,
        regime: add.regime,
        wording: add.wording,
        hours: Hours {
            workdays: vec![Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri],
            opens: 8 * 60,
            closes: 17 * 60,
        },
        reply_days: 2,
        reading_weeks: 52,
        exit_url: add.exit_url,
        duty_address: add.duty,
        out_of_hours: by_language(add.out_of_hours_sv, add.out_of_hours_en),
        police_text: BTreeMap::new(),
    }
}

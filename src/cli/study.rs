//! `andrum study`: the studies of a unit, made by whoever runs the command on the server.

use crate::access;
use crate::db::Db;
use crate::error::Error;
use crate::ids::UnitId;
use crate::research::{self, actions::NewStudy};
use crate::units;

/// What `andrum study` is told.
#[derive(Debug, Clone, clap::Subcommand)]
pub enum Command {
    /// Set up a study; its key for pseudonyms is made with it and never leaves the server
    Add(Add),
    /// List the studies with how many have consented and withdrawn
    List,
}

/// A study to be set up.
#[derive(Debug, Clone, clap::Args)]
pub struct Add {
    /// The unit, as `andrum unit list` names it; may be left out where there is one
    #[arg(long)]
    unit: Option<String>,
    /// Its short name in addresses and file names: a–z, 0–9 and hyphens
    #[arg(long)]
    code: String,
    /// Its name among researchers
    #[arg(long)]
    name: String,
    /// The number of the ethics approval; nobody can consent before it is there
    #[arg(long, default_value = "")]
    ethics_number: String,
}

/// Makes or lists studies.
///
/// # Errors
/// One line that says what would be accepted.
pub async fn run(db: &Db, command: Command) -> Result<String, String> {
    match command {
        Command::List => list(db).await.map_err(|error| error.to_string()),
        Command::Add(add) => {
            let unit = unit(db, add.unit.as_deref()).await?;
            let study = NewStudy { code: add.code, name: add.name, ethics_number: add.ethics_number };
            let code = study.code.trim().to_owned();
            db.write(move |tx| {
                research::actions::make_study(tx, &access::unit_studies_of_operator(&unit), &study).map(drop)
            })
            .await
            .map_err(|error| refused(&error))?;
            Ok(code)
        }
    }
}

async fn list(db: &Db) -> Result<String, Error> {
    db.read(|rx| {
        let mut lines = Vec::new();
        for unit in units::list(rx)? {
            for study in research::of_unit(rx, &unit.id)? {
                let tally = research::tally(rx, &study.id)?;
                let ethics = if study.ethics_number.is_empty() { "no ethics number" } else { &study.ethics_number };
                lines.push(format!(
                    "{}  {}  {ethics}  {} consented, {} withdrawn  {}",
                    study.code, unit.name, tally.given, tally.withdrawn, study.name
                ));
            }
        }
        Ok(lines.join("\n"))
    })
    .await
}

/// The unit that was named, or the only one.
async fn unit(db: &Db, named: Option<&str>) -> Result<UnitId, String> {
    let units = db.read(|rx| Ok(units::list(rx)?)).await.map_err(|error| error.to_string())?;
    let found = match named {
        Some(named) => units.iter().find(|unit| unit.id.as_str() == named || unit.name == named),
        None if units.len() == 1 => units.first(),
        None => None,
    };
    let known: Vec<String> = units.iter().map(|unit| format!("{} ({})", unit.id, unit.name)).collect();
    found.map(|unit| unit.id.clone()).ok_or_else(|| {
        if known.is_empty() {
            "--unit: there is no unit yet; andrum unit add makes one".to_owned()
        } else {
            format!("--unit: accepted: {}", known.join(", "))
        }
    })
}

fn refused(error: &Error) -> String {
    let Error::Invalid(faults) = error else { return error.to_string() };
    let told = |key: &str| match key {
        "research-fault-code" => "--code: accepted: 2 to 40 characters of a–z, 0–9 and hyphens, a letter first",
        "research-fault-code-taken" => "--code: is in use; accepted: another one",
        "research-fault-name" => "--name: accepted: 1 to 200 characters",
        "research-fault-ethics" => "--ethics-number: accepted: at most 60 characters",
        _ => "the study was not accepted",
    };
    faults.iter().map(|fault| told(fault.key)).collect::<Vec<_>>().join("; ")
}

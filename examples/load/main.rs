//! How fast the service is on this machine, beside what the machine itself can do: one command, some minutes.
//!
//! ```sh
//! cargo run --release --example load              # SQLite, and PostgreSQL where it is installed
//! cargo run --release --example load -- --json
//! cargo run --release --example load -- --quick   # a tenth of it, to see that it works
//! cargo run --release --example load -- --url http://127.0.0.1:8080   # public pages of a service that runs already
//! ```
//!
//! The real service runs as a process of its own on loopback, with durable commits, over a database that is made for the
//! run and gone afterwards. This process is the load: eight kept connections on one thread, so that it takes little of
//! the cores that it shares with the service. Nothing here knows more of the service than a browser does, except how
//! the site was filled (`examples/shared/site.rs`).

#[path = "../shared/mod.rs"]
#[expect(dead_code, reason = "the faults use more of it")]
mod shared;

mod flows;
mod letters;
mod limits;
mod load;
mod report;

use std::path::Path;

use clap::Parser;
use shared::Result;
use shared::database::Database;
use shared::server::Program;
use shared::site::{Before, STUDIES, Site};

use report::{Figures, Size};

/// What the program is told.
#[derive(Debug, Parser)]
struct Options {
    /// Print the figures as JSON
    #[arg(long)]
    json: bool,
    /// A tenth of everything
    #[arg(long)]
    quick: bool,
    /// Only this database: sqlite or postgresql
    #[arg(long, value_name = "NAME", value_parser = ["sqlite", "postgresql"])]
    only: Option<String>,
    /// Only the public pages of a service that runs on this machine
    #[arg(long, value_name = "http://127.0.0.1:PORT")]
    url: Option<String>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let options = Options::parse();
    if let Some(url) = &options.url {
        return public_pages(url).await;
    }
    let program = Program::build().await?;
    let size = if options.quick { Size::QUICK } else { Size::WHOLE };
    let mut all = Vec::new();
    if options.only.as_deref() != Some("postgresql") {
        all.push(measure(Database::file()?, &program, size).await?);
    }
    if options.only.as_deref() != Some("sqlite") {
        match Database::server().await? {
            Some(database) => all.push(measure(database, &program, size).await?),
            None => eprintln!("PostgreSQL is not installed in /usr/lib/postgresql and was left out"),
        }
    }
    if options.json {
        println!("{}", serde_json::to_string_pretty(&all)?);
    } else {
        all.iter().for_each(report::print);
    }
    Ok(())
}

async fn public_pages(url: &str) -> Result<()> {
    let address = url.strip_prefix("http://").ok_or("--url: accepted: http://127.0.0.1:PORT")?;
    let address = address.trim_end_matches('/').parse()?;
    for path in ["/help-now", "/sign-in"] {
        let measured = load::pages(address, Size::QUICK.pages, path, "").await?;
        println!("{}", report::line(path, &measured));
    }
    Ok(())
}

/// Everything on one database, from the machine's own limits to an export of everything.
async fn measure(database: Database, program: &Path, much: Size) -> Result<Figures> {
    let said = |what: &str| eprintln!("{}: {what}", database.name);
    said("the machine's own limits");
    let limits = limits::measure(&database, much).await?;
    said("filling the site");
    let site = Site::begin(&database).await?;
    let clients = site.enter(much.clients, Before::Half, |_| ()).await?;
    let clinician = site.clinician().await?;
    let program = Program::with(program, site.settings());
    said("pages and forms");
    let first_page = program.first_page().await?;
    let server = program.serve().await?;
    let flows = flows::measure(&server, &clients, &clinician, much).await?;
    let memory = server.memory()?;
    server.stop().await?;
    said("letters");
    let letters = letters::measure(&site, &program, much).await?;
    said("filling the site further");
    site.enter(much.more_clients, Before::Everything, |_| ()).await?;
    let dump = limits::dump(site.db(), database.folder.path()).await?;
    said("exports");
    let mut exports = Vec::new();
    for format in ["wide-csv", "long-csv"] {
        exports.push(flows::export(&program, database.folder.path(), format, STUDIES).await?);
    }
    let figures =
        Figures { database: database.name.clone(), limits, first_page, flows, memory, letters, dump, exports };
    Ok(figures)
}

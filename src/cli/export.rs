//! `andrum export`: a study's rows into a folder.

use std::path::PathBuf;

use crate::access;
use crate::db::Db;
use crate::error::Error;
use crate::export::actions::{self, Made};
use crate::export::{Fault, Format, Phrases};
use crate::research;
use crate::texts::Texts;

/// What `andrum export` is told.
#[derive(Debug, Clone, clap::Args)]
pub struct Args {
    /// The study's code.
    #[arg(long, value_name = "CODE")]
    pub study: String,
    /// The shape of the files: long-csv, wide-csv or datapackage.
    #[arg(long, value_name = "FORMAT", default_value = "long-csv")]
    pub format: String,
    /// A folder that does not exist yet or is empty.
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Say what was made as JSON.
    #[arg(long)]
    pub json: bool,
}

/// Makes the export and gives what stands on stdout then.
///
/// # Errors
/// One line that says what would be accepted; the folder is as it was.
pub async fn run(db: &Db, texts: &Texts, args: &Args) -> Result<String, Fault> {
    let format = Format::parse(&args.format)?;
    let code = args.study.clone();
    let data = match db.read(move |rx| access::study_data_of_operator(rx, &code)).await {
        Ok(data) => data,
        Err(Error::NotFound) => {
            let known = db.read(|rx| Ok(research::codes(rx)?)).await?;
            return Err(Fault::UnknownStudy { asked: args.study.clone(), known });
        }
        Err(error) => return Err(error.into()),
    };
    let made = actions::make(db, &data, format, &Phrases::of(texts)?, &args.out).await?;
    if args.json { as_json(args, format, &made) } else { Ok(as_lines(&made)) }
}

fn as_json(args: &Args, format: Format, made: &Made) -> Result<String, Fault> {
    let json = serde_json::json!({
        "export": made.export,
        "study": args.study,
        "format": format.as_str(),
        "out": args.out,
        "persons": made.persons,
        "consents_withdrawn_since": made.withdrawn,
        "gone_since_last_export": made.gone,
        "files": made.files,
    });
    serde_json::to_string(&json).map_err(|error| Error::internal("write what was exported", error).into())
}

fn as_lines(made: &Made) -> String {
    let mut lines =
        vec![format!("export {}: {} persons, {} withdrawn since", made.export, made.persons, made.withdrawn)];
    if let Some(gone) = made.gone {
        lines.push(format!("{gone} persons of the study's last export are gone"));
    }
    lines.extend(made.files.iter().map(|file| {
        let rows = file.rows.map_or_else(|| "–".to_owned(), |rows| rows.to_string());
        format!("{:<16} {rows:>9} rows {:>12} bytes  sha256 {}", file.name, file.bytes, file.sha256)
    }));
    lines.join("\n")
}

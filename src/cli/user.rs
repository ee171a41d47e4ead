//! `andrum user`: people, made and closed by whoever runs the command on the server.

use serde_json::json;

use crate::access::Role;
use crate::accounts::actions::{self, Invited, NewAccount};
use crate::accounts::{self, Member, rules};
use crate::audit::By;
use crate::care;
use crate::db::{Db, Read, Tx};
use crate::error::{Error, FieldError, FieldErrors, Result};
use crate::ids::{AccountId, UnitId};
use crate::units::{self, Unit};

/// What `andrum user` is told.
#[derive(Debug, Clone, clap::Subcommand)]
pub enum Command {
    /// Invite somebody; the link is printed once, works once and lasts fourteen days
    Add {
        /// client, clinician, supervisor, researcher or admin
        #[arg(long)]
        role: String,
        /// The name that colleagues see
        #[arg(long)]
        name: String,
        /// The mail address to sign in with; a client gets a code instead
        #[arg(long, value_name = "ADDRESS")]
        mail: Option<String>,
        /// The unit's name or identifier; may be left out where there is one unit
        #[arg(long)]
        unit: Option<String>,
        /// sv or en
        #[arg(long, default_value = "sv")]
        locale: String,
    },
    /// List the people of every unit; clients without their names
    List {
        /// For machines
        #[arg(long)]
        json: bool,
    },
    /// Close an account for good and end its sessions
    Disable {
        /// The mail address or code that the person signs in with, or the account's identifier
        #[arg(value_name = "WHO")]
        who: String,
    },
    /// Take away a lost second factor and print a new link, on which the password is asked for
    ResetFactor {
        /// The mail address or code that the person signs in with, or the account's identifier
        #[arg(value_name = "WHO")]
        who: String,
    },
}

/// What was done.
#[derive(Debug, PartialEq, Eq)]
pub struct Said {
    /// For stdout; an invitation's link and code stand nowhere else.
    pub data: String,
    /// For stderr.
    pub talk: String,
}

/// Does what it is told; `base_url` is the address that people use.
///
/// # Errors
/// One line that says what would be accepted.
pub async fn run(db: &Db, base_url: &str, command: Command) -> Result<Said, String> {
    let base_url = base_url.trim_end_matches('/').to_owned();
    let said = match command {
        Command::Add { role, name, mail, unit, locale } => {
            let person = Person { role, name, mail, unit, locale };
            db.write(move |tx| add(tx, &base_url, person)).await
        }
        Command::List { json } => db.read(move |rx| list(rx, json)).await,
        Command::Disable { who } => db.write(move |tx| disable(tx, &who)).await,
        Command::ResetFactor { who } => db.write(move |tx| reset_factor(tx, &base_url, &who)).await,
    };
    said.map_err(|error| in_one_line(&error))
}

/// Somebody to be invited, as typed.
struct Person {
    role: String,
    name: String,
    mail: Option<String>,
    unit: Option<String>,
    locale: String,
}

fn add(tx: &mut Tx<'_>, base_url: &str, person: Person) -> Result<Said> {
    let role = Role::parse(&person.role).ok_or_else(|| Error::field("role", UNKNOWN))?;
    let unit = unit(tx, person.unit.as_deref())?;
    if role == Role::Client {
        return add_client(tx, base_url, &unit.id, person);
    }
    let new = NewAccount {
        kind: rules::Kind::Staff,
        unit: unit.id,
        role,
        sign_in: person.mail.unwrap_or_default(),
        name: person.name,
        locale: person.locale,
    };
    let invited = actions::invite(tx, &operator(), new)?;
    Ok(Said { data: link(base_url, &invited), talk: once() })
}

/// A client's account and the client's record together; the case code is what staff call the client by.
fn add_client(tx: &mut Tx<'_>, base_url: &str, unit: &UnitId, person: Person) -> Result<Said> {
    if person.mail.is_some() {
        return Err(Error::field("mail", NOT_FOR_CLIENTS));
    }
    if person.name.trim().is_empty() {
        return Err(Error::field("name", UNKNOWN));
    }
    let code = actions::free_study_code(tx)?;
    let new = NewAccount {
        kind: rules::Kind::Client,
        unit: unit.clone(),
        role: Role::Client,
        sign_in: code.clone(),
        name: String::new(),
        locale: person.locale,
    };
    let invited = actions::invite(tx, &operator(), new)?;
    let client = care::actions::enter_client(tx, &operator(), unit, &invited.account, person.name.trim())?;
    let data = format!("{}\ncode {}\ncase {}", link(base_url, &invited), rules::shown_study_code(&code), client.code);
    Ok(Said { data, talk: once() })
}

/// The unit that is meant; where only one is there it need not be named.
fn unit(rx: &mut Read<'_>, wanted: Option<&str>) -> Result<Unit> {
    let units = units::list(rx)?;
    let names: Vec<String> = units.iter().map(|unit| unit.name.clone()).collect();
    let mut fitting =
        units.into_iter().filter(|unit| wanted.is_none_or(|wanted| unit.name == wanted || unit.id.as_str() == wanted));
    if let (Some(unit), None) = (fitting.next(), fitting.next()) {
        return Ok(unit);
    }
    let mut faults = FieldErrors::default();
    faults.add_with("unit", UNKNOWN, vec![("names", names.join(", "))]);
    Err(Error::Invalid(faults))
}

fn list(rx: &mut Read<'_>, json: bool) -> Result<Said> {
    let (mut rows, now) = (Vec::new(), rx.now());
    for unit in units::list(rx)? {
        for member in accounts::members_of_unit(rx, &unit.id, now, true)? {
            let name = actions::name(rx, &member.account)?;
            rows.push(if json { as_json(&unit, &member, &name).to_string() } else { as_line(&unit, &member, &name) });
        }
    }
    let data = if json { format!("[{}]", rows.join(",")) } else { rows.join("\n") };
    Ok(Said { data, talk: format!("{} people", rows.len()) })
}

fn as_json(unit: &Unit, member: &Member, name: &str) -> serde_json::Value {
    json!({
        "account": member.account,
        "unit": unit.name,
        "role": member.role.as_str(),
        "state": member.state.as_str(),
        "name": name,
        "since": member.since.format("%Y-%m-%d").to_string(),
    })
}

fn as_line(unit: &Unit, member: &Member, name: &str) -> String {
    let name = if name.is_empty() { "-" } else { name };
    [member.account.as_str(), &unit.name, member.role.as_str(), member.state.as_str(), name].join("\t")
}

fn disable(tx: &mut Tx<'_>, who: &str) -> Result<Said> {
    let account = person(tx, who)?;
    actions::disable(tx, &operator(), None, &account)?;
    Ok(Said { data: String::new(), talk: "the account is disabled and its sessions have ended".to_owned() })
}

fn reset_factor(tx: &mut Tx<'_>, base_url: &str, who: &str) -> Result<Said> {
    let account = person(tx, who)?;
    let invited = actions::reset_factor(tx, &operator(), &account)?;
    Ok(Said { data: link(base_url, &invited), talk: once() })
}

fn person(rx: &mut Read<'_>, who: &str) -> Result<AccountId> {
    if let Some(account) = actions::find_by_sign_in(rx, who)? {
        return Ok(account);
    }
    let by_identifier = accounts::find(rx, &AccountId::from(who.trim()))?;
    by_identifier.map(|account| account.id).ok_or_else(|| Error::field("who", UNKNOWN))
}

fn link(base_url: &str, invited: &Invited) -> String {
    format!("link {base_url}/invite/{}", invited.token)
}

fn once() -> String {
    "the link works once, for fourteen days; it is not shown again".to_owned()
}

fn operator() -> By {
    By { account: None, role: "operator", unit: None }
}

/// What was typed names nothing that is there.
const UNKNOWN: &str = "unknown";
/// A client was given a mail address.
const NOT_FOR_CLIENTS: &str = "not-for-clients";

/// An error as one line for the operator, naming the option and what would be accepted.
fn in_one_line(error: &Error) -> String {
    match error {
        Error::Invalid(faults) => faults.iter().map(explained).collect::<Vec<String>>().join("; "),
        Error::Conflict("account-conflict-not-in-use") => "WHO: expected an account that is active".to_owned(),
        other => other.to_string(),
    }
}

fn explained(fault: &FieldError) -> String {
    let names = fault.args.iter().map(|(_, value)| value.as_str()).collect::<String>();
    match (fault.field.as_str(), fault.key) {
        ("role", _) => "--role: expected client, clinician, supervisor, researcher or admin".to_owned(),
        ("unit", _) if names.is_empty() => "--unit: there is no unit yet; make one first".to_owned(),
        ("unit", _) => format!("--unit: expected one of: {names}"),
        ("mail", NOT_FOR_CLIENTS) => "--mail: a client signs in with a code; leave it out".to_owned(),
        ("sign_in", "account-fault-name-taken") => "--mail: expected an address that no account has yet".to_owned(),
        ("sign_in", _) => "--mail: expected a mail address, as in eva@example.se".to_owned(),
        ("name", _) => "--name: expected a name of 1 to 100 characters".to_owned(),
        ("locale", _) => "--locale: expected sv or en".to_owned(),
        ("who", _) => "WHO: expected a mail address or code that somebody signs in with, or an identifier from \
                       `andrum user list`"
            .to_owned(),
        (field, key) => format!("{field}: {key}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Command, Said, run};
    use crate::audit::By;
    use crate::clock::Clock;
    use crate::config::{DatabaseUrl, KeyRing, SecretKey};
    use crate::db::{self, Db, Site};
    use crate::ids::Ids;
    use crate::units::Hours;
    use crate::units::actions::{NewUnit, make};

    async fn db(folder: &tempfile::TempDir) -> Db {
        let url = DatabaseUrl::Sqlite(folder.path().join("andrum.db"));
        db::run_pending(&url).unwrap();
        let key = SecretKey::from_bytes(&[7; 32]);
        let (clock, keys) = (Clock::running(chrono::TimeDelta::zero()), KeyRing::of("k1", key.clone()));
        let db = Db::open(&url, Site { clock, ids: Ids::random(), keys, secret: key }).unwrap();
        let unit = NewUnit {
            name: "Enheten".to_owned(),
            site_name: "Steg".to_owned(),
            locale: "sv".to_owned(),
            time_zone: chrono_tz::Europe::Stockholm,
            regime: "privat".to_owned(),
            wording: "support".to_owned(),
            hours: Hours { workdays: Vec::new(), opens: 0, closes: 0 },
            reply_days: 2,
            reading_weeks: 52,
            exit_url: "https://www.smhi.se/".to_owned(),
            duty_address: None,
            out_of_hours: std::collections::BTreeMap::new(),
            police_text: std::collections::BTreeMap::new(),
        };
        db.write(move |tx| make(tx, &By::system(), &unit)).await.unwrap();
        db
    }

    fn add(role: &str, mail: Option<&str>) -> Command {
        Command::Add {
            role: role.to_owned(),
            name: "Eva Berg".to_owned(),
            mail: mail.map(str::to_owned),
            unit: None,
            locale: "sv".to_owned(),
        }
    }

    #[tokio::test]
    async fn bad_input_is_one_line_and_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let db = db(&folder).await;
        let unknown = || "nobody@example.se".to_owned();
        for (command, names) in [
            (add("boss", None), "--role"),
            (add("clinician", None), "--mail"),
            (add("clinician", Some("eva")), "--mail"),
            (add("client", Some("eva@example.se")), "--mail"),
            (Command::Disable { who: unknown() }, "WHO"),
            (Command::ResetFactor { who: unknown() }, "WHO"),
        ] {
            let line = run(&db, "https://steg.example", command).await.unwrap_err();
            assert!(line.starts_with(names) && !line.contains('\n'), "{line}");
        }
        let listed = run(&db, "https://steg.example", Command::List { json: true }).await.unwrap();
        assert_eq!(listed, Said { data: "[]".to_owned(), talk: "0 people".to_owned() });
    }

    #[tokio::test]
    async fn people_are_added_listed_and_disabled() {
        let folder = tempfile::tempdir().unwrap();
        let db = db(&folder).await;
        let base = "https://steg.example/";
        let staff = run(&db, base, add("clinician", Some("eva@example.se"))).await.unwrap();
        assert!(staff.data.starts_with("link https://steg.example/invite/"), "{}", staff.data);
        assert!(run(&db, base, add("admin", Some("EVA@example.se"))).await.unwrap_err().contains("no account has"));
        let client = run(&db, base, add("client", None)).await.unwrap();
        let code = client.data.lines().find_map(|line| line.strip_prefix("code ")).unwrap().to_owned();
        run(&db, base, Command::Disable { who: code }).await.unwrap();
        let listed = run(&db, base, Command::List { json: false }).await.unwrap().data;
        assert!(listed.contains("clinician\tinvited\tEva Berg"), "{listed}");
        assert!(listed.contains("client\tdisabled\t-"), "{listed}");
        let who = "eva@example.se".to_owned();
        assert!(run(&db, base, Command::ResetFactor { who }).await.unwrap_err().contains("active"));
    }
}

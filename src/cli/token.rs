//! `andrum token`: tokens for the API, made by whoever runs the command on the server.

use crate::api::actions;
use crate::audit::By;
use crate::db::{Db, Read};
use crate::error::{Error, Result};
use crate::ids::{AccountId, TokenId};

/// What `andrum token` is told.
#[derive(Debug, Clone, clap::Subcommand)]
pub enum Command {
    /// Make a token for a researcher; it is printed once and lasts fifteen minutes.
    Create {
        /// The mail address that the researcher signs in with.
        #[arg(long, value_name = "ADDRESS")]
        mail: String,
    },
    /// End a token at once.
    Revoke {
        /// The token's identifier, as printed when it was made.
        #[arg(value_name = "ID")]
        token: String,
    },
}

/// What was done.
pub struct Said {
    /// For stdout: the token, or nothing.
    pub data: String,
    /// For stderr: what it is and how it is ended.
    pub talk: String,
}

/// Makes or revokes a token; `find` looks an account up by the address that it signs in with.
///
/// # Errors
/// [`Error::NotFound`] where there is no such researcher or no such token, or what the database says.
pub async fn run(
    db: &Db,
    command: Command,
    find: impl FnOnce(&mut Read<'_>, &str) -> Result<Option<AccountId>> + Send + 'static,
) -> Result<Said> {
    match command {
        Command::Create { mail } => {
            let made = db
                .write(move |tx| {
                    let account = find(tx, &mail)?.ok_or(Error::NotFound)?;
                    actions::create_token(tx, &operator(), &account)
                })
                .await?;
            let talk = format!("token {}, for fifteen minutes; it is not shown again", made.id);
            Ok(Said { data: made.text, talk })
        }
        Command::Revoke { token } => {
            let id = TokenId::from(token);
            let revoked = id.clone();
            db.write(move |tx| actions::revoke_token(tx, &operator(), &id)).await?;
            Ok(Said { data: String::new(), talk: format!("token {revoked} is revoked") })
        }
    }
}

fn operator() -> By {
    By { account: None, role: "operator", unit: None }
}

//! Which database a command works on: the flag, else the variable that `[database].url_env` names, else the
//! embedded one of the project.

use super::{Error, session::Session};
use crate::{
    db::{Connection, DatabaseUrl, Options},
    settings::Settings,
};
use clap::Args;

/// The flag that every command with a database takes.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Database")]
pub(crate) struct Database {
    /// The database to work on, instead of that in `DATABASE_URL` or the embedded one
    #[arg(long, alias = "db-url", value_name = "URL")]
    pub(crate) database_url: Option<String>,
}

/// What was found, and where.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    /// Its address.
    pub(crate) url: DatabaseUrl,
    /// Whether it is the embedded database of this project.
    pub(crate) embedded: bool,
}

impl Database {
    /// Finds the database; starts the embedded one when there is no other.
    pub(crate) fn target(&self, session: &Session, settings: &Settings) -> Result<Target, Error> {
        let name = &settings.values.database.url_env;
        let set = || session.env.var(name).filter(|value| !value.is_empty());
        if let Some(text) = self.database_url.clone().or_else(set) {
            return Ok(Target { url: text.parse()?, embedded: false });
        }
        Err(Error::NoDatabase { variable: name.clone() })
    }

    /// Connects to it.
    pub(crate) fn connect(
        &self,
        session: &Session,
        settings: &Settings,
    ) -> Result<(Target, Connection), Error> {
        let target = self.target(session, settings)?;
        let connection = Connection::open(&target.url, &Options::default())?;
        Ok((target, connection))
    }
}

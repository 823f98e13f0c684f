//! `ef db`: the embedded database of a project, and the way into any other.

mod psql;
mod reset;
mod serve;
mod start;
mod status;
mod stop;
mod url;

pub(crate) use serve::Serve;

use super::{
    Error,
    database::{embedded, naming_variable},
    session::Session,
};
use crate::{base::Exit, db::embedded::Embedded, settings::Settings};
use clap::{Args, Subcommand};

/// Run a private PostgreSQL for this project
///
/// Without a `DATABASE_URL`, `ef` runs a PostgreSQL server of its own for each project: on this machine only,
/// with a random password, its data in `.ef/postgres/`. `ef dev` starts it by itself.
///
/// Example: ef db start && ef db psql
///
/// Example: ef db status
#[derive(Args, Debug)]
pub(crate) struct Db {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Start(start::Start),
    Stop(stop::Stop),
    Status(status::Status),
    Url(url::Url),
    Psql(psql::Psql),
    Reset(reset::Reset),
}

impl Db {
    pub(crate) fn run(self, session: &Session) -> Result<Exit, Error> {
        match self.verb {
            Verb::Start(start::Start {}) => start::Start::run(session),
            Verb::Stop(stop::Stop {}) => stop::Stop::run(session),
            Verb::Status(status) => status.run(session),
            Verb::Url(url) => url.run(session),
            Verb::Psql(psql) => psql.run(session),
            Verb::Reset(reset::Reset {}) => reset::Reset::run(session),
        }
    }
}

/// The embedded database, for a verb that makes sense for no other.
fn own(session: &Session, settings: &Settings, verb: &'static str) -> Result<Embedded, Error> {
    match naming_variable(session, settings) {
        Some(variable) => Err(Error::NotEmbedded { verb, variable: variable.to_owned() }),
        None => Ok(embedded(session, settings)),
    }
}

//! `ef db url`: the address with its password, since that is what was asked for.

use crate::{
    base::Exit,
    cli::{
        Error,
        database::{Database, embedded},
        session::Session,
    },
    db::{
        DatabaseUrl,
        embedded::{self as server, State},
    },
};
use clap::Args;
use serde_json::json;

/// Print the database's URL, password included
///
/// Starts and creates nothing. When the embedded database does not run, stderr says so; the address is the one
/// that it will have, unless its port is taken by then.
///
/// Example: psql "$(ef db url)"
///
/// Example: ef db url --json
#[derive(Args, Debug)]
pub(super) struct Url {
    #[command(flatten)]
    database: Database,
}

impl Url {
    pub(super) fn run(self, session: &Session) -> Result<Exit, Error> {
        let settings = session.settings(Vec::new())?;
        if let Some(named) = self.database.named(session, &settings)? {
            print(session, &named.url);
            return Ok(Exit::Done);
        }
        let facts = embedded(session, &settings).facts()?;
        let url = facts.url.filter(|_| facts.state != State::None).ok_or(server::Error::None)?;
        print(session, &url);
        if !matches!(facts.state, State::Running(_)) {
            session.ui.say("ef: it does not run; `ef db start` starts it");
        }
        Ok(Exit::Done)
    }
}

fn print(session: &Session, url: &DatabaseUrl) {
    let text = if session.ui.json {
        json!({ "version": 1, "url": url.expose() }).to_string()
    } else {
        url.expose().to_owned()
    };
    session.ui.answer(&format!("{text}\n"));
}

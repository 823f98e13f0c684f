//! `ef db stop`.

use super::own;
use crate::{
    base::Exit,
    cli::{Error, database::Teller, session::Session},
};
use clap::Args;
use serde_json::json;

/// Stop the project's database
///
/// Open transactions are rolled back and connections closed; the data stay. When it does not run there is
/// nothing to do, which is no error.
///
/// Example: ef db stop
///
/// Example: ef db stop --json
#[derive(Args, Debug)]
pub(super) struct Stop {}

impl Stop {
    pub(super) fn run(session: &Session) -> Result<Exit, Error> {
        let settings = session.settings(Vec::new())?;
        let teller = Teller::new(session);
        let stopped = own(session, &settings, "stop")?.stop(&|note| teller.tell(&note))?;
        drop(teller);
        if session.ui.json {
            let answer = json!({ "version": 1, "state": "stopped", "stopped": stopped });
            session.ui.answer(&format!("{answer}\n"));
        } else {
            session.ui.say(if stopped {
                "ef: the database is stopped"
            } else {
                "ef: the database did not run"
            });
        }
        Ok(Exit::Done)
    }
}

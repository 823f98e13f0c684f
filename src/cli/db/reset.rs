//! `ef db reset`: begins anew, without the data.

use super::own;
use crate::{
    base::Exit,
    cli::{Error, database::Teller, session::Session},
    db::embedded::State,
};
use clap::Args;
use serde_json::json;

/// Remove the project's database with all its data
///
/// It is stopped first, and when it ran an empty one is started in its place, with another password. Asks on a
/// terminal, and needs `--yes` elsewhere. A database that `DATABASE_URL` names is never touched.
///
/// Example: ef db reset --yes
///
/// Example: ef db reset --yes --json
#[derive(Args, Debug)]
pub(super) struct Reset {}

impl Reset {
    pub(super) fn run(session: &Session) -> Result<Exit, Error> {
        let settings = session.settings(Vec::new())?;
        let database = own(session, &settings, "reset")?;
        let there = database.facts().map_or(true, |facts| facts.state != State::None);
        if there && !session.confirm("Remove the project's database with all its data?", "ef db reset")? {
            session.ui.say("ef: nothing was removed");
            return Ok(Exit::No);
        }
        let teller = Teller::new(session);
        let reset = database.reset(&|note| teller.tell(&note))?;
        drop(teller);
        if session.ui.json {
            let answer = json!({
                "version": 1,
                "removed": reset.removed,
                "state": if reset.started.is_some() { "running" } else { "none" },
            });
            session.ui.answer(&format!("{answer}\n"));
            return Ok(Exit::Done);
        }
        match &reset.removed {
            Some(path) => session.ui.say(&format!("ef: removed `{}`", path.display())),
            None => session.ui.say("ef: there was no database"),
        }
        if let Some(started) = &reset.started {
            session.ui.say(&format!("ef: an empty database runs on port {}", started.running.port));
        }
        Ok(Exit::Done)
    }
}

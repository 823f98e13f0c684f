//! `ef db start`: the server, in the background.

use super::own;
use crate::{
    base::Exit,
    cli::{Error, database::Teller, session::Session},
};
use clap::Args;
use serde_json::json;

/// Start the project's database in the background
///
/// The first start makes it. One that runs already is left as it is. It runs until `ef db stop`, also when the
/// terminal is closed.
///
/// Example: ef db start
///
/// Example: ef db start --json
#[derive(Args, Debug)]
pub(super) struct Start {}

impl Start {
    pub(super) fn run(session: &Session) -> Result<Exit, Error> {
        let settings = session.settings(Vec::new())?;
        let teller = Teller::new(session);
        let started = own(session, &settings, "start")?.start(&|note| teller.tell(&note))?;
        drop(teller);
        let running = &started.running;
        if session.ui.json {
            let answer = json!({
                "version": 1,
                "state": "running",
                "started": started.fresh,
                "pid": running.pid,
                "host": started.url.host(),
                "port": running.port,
                "socket": running.socket,
                "url": started.url.to_string(),
            });
            session.ui.answer(&format!("{answer}\n"));
            return Ok(Exit::Done);
        }
        let verb = if started.fresh { "runs" } else { "runs already" };
        let part = if running.in_dev { ", as a part of `ef dev`, and ends with it" } else { "" };
        session.ui.say(&format!(
            "ef: the database {verb} on {}:{} (process {}){part}; `ef db url` prints its address",
            started.url.host(),
            running.port,
            running.pid
        ));
        Ok(Exit::Done)
    }
}

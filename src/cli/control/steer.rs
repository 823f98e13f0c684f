//! `ef start`, `ef stop`, `ef restart`, `ef down`.

use super::{Error, Session, Which};
use crate::{
    base::Exit,
    dev::control::{Client, Note, Request, Verb},
    render::control,
};
use clap::Args;

/// Start services of a running `ef dev` or `ef run` that do not run
///
/// What they need is started too. Returns when they are ready, or have ended; the exit code is 1 when one failed.
///
/// Example: ef start api
///
/// Example: ef start --all
#[derive(Args, Debug)]
pub(crate) struct Start {
    #[command(flatten)]
    choice: Choice,
}

/// Stop services of a running `ef dev` or `ef run`; the others go on
///
/// Returns when nothing of them is left. `ef start` starts them again; `ef down` stops everything.
///
/// Example: ef stop worker
///
/// Example: ef stop api ui
#[derive(Args, Debug)]
pub(crate) struct Stop {
    #[command(flatten)]
    choice: Choice,
}

/// Restart services of a running `ef dev` or `ef run`
///
/// Each is stopped as always, with everything that it started, and then started again. Returns when they are
/// ready, or have ended; the exit code is 1 when one failed.
///
/// Example: ef restart api ui
///
/// Example: ef restart --all --no-wait
#[derive(Args, Debug)]
pub(crate) struct Restart {
    #[command(flatten)]
    choice: Choice,
}

/// Stop a running `ef dev`, or an `ef run`, with all its services
///
/// Returns when nothing is left. When nothing runs there is nothing to do.
///
/// Example: ef down
///
/// Example: ef down --kill
#[derive(Args, Debug)]
pub(crate) struct Down {
    /// Kill everything at once
    #[arg(long)]
    kill: bool,
    /// Return at once
    #[arg(long)]
    no_wait: bool,
    #[command(flatten)]
    which: Which,
}

#[derive(Args, Debug)]
struct Choice {
    /// The services, by name or, of `ef run`, by number
    #[arg(value_name = "SERVICE", required_unless_present = "all")]
    services: Vec<String>,
    /// All services
    #[arg(long, conflicts_with = "services")]
    all: bool,
    /// Return at once
    #[arg(long)]
    no_wait: bool,
    #[command(flatten)]
    which: Which,
}

impl Start {
    pub(crate) fn run(&self, session: &Session) -> Result<Exit, Error> {
        self.choice.steer(session, Verb::Start)
    }
}

impl Stop {
    pub(crate) fn run(&self, session: &Session) -> Result<Exit, Error> {
        self.choice.steer(session, Verb::Stop)
    }
}

impl Restart {
    pub(crate) fn run(&self, session: &Session) -> Result<Exit, Error> {
        self.choice.steer(session, Verb::Restart)
    }
}

impl Choice {
    fn steer(&self, session: &Session, verb: Verb) -> Result<Exit, Error> {
        let note = self.which.one(session, &self.services)?;
        let request = Request::new(verb, self.services.clone(), !self.no_wait);
        let answer = Client::connect(&note)?.ask(&request)?;
        if session.ui.json {
            session.ui.answer(&control::json(&[(note, answer.services.clone())]));
        } else if !self.no_wait {
            session.ui.answer(&control::done(&answer.services));
        }
        let failed = !self.no_wait && answer.services.iter().any(|service| service.state == "failed");
        Ok(if failed { Exit::No } else { Exit::Done })
    }
}

impl Down {
    pub(crate) fn run(&self, session: &Session) -> Result<Exit, Error> {
        let (root, notes) = self.which.notes(session)?;
        if notes.is_empty() {
            if session.ui.json {
                session.ui.answer(&control::ended(None));
            }
            session.ui.say(&format!("ef: nothing runs in `{}`", root.display()));
            return Ok(Exit::Done);
        }
        let note: Note = self.which.one(session, &[])?;
        let mut client = Client::connect(&note)?;
        let verb = if self.kill { Verb::Kill } else { Verb::Down };
        client.ask(&Request::new(verb, vec![], false))?;
        if !self.no_wait {
            client.wait_for_its_end();
            session.ui.say(&format!("ef: `{}` (process {}) has ended", note.kind.command(), note.pid));
        }
        if session.ui.json {
            session.ui.answer(&control::ended(Some((&note, !self.no_wait))));
        }
        Ok(Exit::Done)
    }
}

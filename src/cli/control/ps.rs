//! `ef ps`.

use super::{Error, Session, Which};
use crate::{
    base::Exit,
    dev::control::{Client, Note, Request, Status, Verb},
    render::control::{self, Watched},
};
use clap::Args;
use std::time::{Duration, Instant};

/// Between two looks of `--watch`.
const LOOK: Duration = Duration::from_secs(1);

/// Show the services of what runs in this project
///
/// State, process, time since its start, restarts, processor and memory of the whole tree, port and address. The
/// exit code is 1 when nothing runs. The processor column is the average since the start; with `--watch`, since
/// the last look.
///
/// Example: ef ps --watch
///
/// Example: ef ps --json | jq
#[derive(Args, Debug)]
pub(crate) struct Ps {
    /// Look again every second, until Ctrl-C or until nothing runs any more
    #[arg(short, long)]
    watch: bool,
    #[command(flatten)]
    which: Which,
}

impl Ps {
    pub(crate) fn run(&self, session: &Session) -> Result<Exit, Error> {
        let mut watched = Watched::default();
        loop {
            let begun = Instant::now();
            let found = self.look(session)?;
            if session.ui.json {
                session.ui.answer(&control::json(&found));
            } else if found.is_empty() {
                let root = super::root(session)?;
                session
                    .ui
                    .say(&format!("ef: nothing runs in `{}`; `ef dev` starts its services", root.display()));
            } else {
                let table = control::table(&found, &mut watched, session.ui.out.color);
                let clear = if self.watch && session.ui.out.terminal { "\x1b[H\x1b[2J" } else { "" };
                session.ui.answer(&(clear.to_owned() + &table));
            }
            match (found.is_empty(), self.watch) {
                (true, _) => return Ok(Exit::No),
                (false, false) => return Ok(Exit::Done),
                (false, true) => std::thread::sleep(LOOK.saturating_sub(begun.elapsed())),
            }
        }
    }

    fn look(&self, session: &Session) -> Result<Vec<(Note, Vec<Status>)>, Error> {
        let (_, notes) = self.which.notes(session)?;
        let mut found = vec![];
        for note in notes {
            let asked = Client::connect(&note)
                .and_then(|mut client| client.ask(&Request::new(Verb::Ps, vec![], false)));
            match asked {
                Ok(answer) => found.push((note, answer.services)),
                // One that ended between the look and the question is no failure.
                Err(_) if crate::base::process::stat(note.pid).is_none() => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(found)
    }
}

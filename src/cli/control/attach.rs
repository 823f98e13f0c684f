//! `ef attach`: the output of a launcher that runs in the background.

use super::{Error, Session, Which, logs::View};
use crate::{
    base::{Exit, STATE_FOLDER, process},
    dev::{
        control::{Client, Kind, Request, Verb},
        logs,
    },
};
use clap::Args;
use std::time::Duration;

/// Between two looks.
const LOOK: Duration = Duration::from_millis(50);
/// How much of each service is shown of what came before.
const BEFORE: usize = 10;

/// Show the output of a running `ef dev`, as it comes
///
/// The last lines of each service first. Ctrl-C ends the view and nothing else: the services go on, `ef down` stops
/// them. The view ends by itself when they end.
///
/// Example: ef dev --detach && ef attach
///
/// Example: ef attach --pid 4711
#[derive(Args, Debug)]
pub(crate) struct Attach {
    #[command(flatten)]
    which: Which,
}

impl Attach {
    pub(crate) fn run(&self, session: &Session) -> Result<Exit, Error> {
        let note = self.which.one(session, &[])?;
        let answer = Client::connect(&note)?.ask(&Request::new(Verb::Ps, vec![], false))?;
        let [dev, run] = logs::folders(&super::root(session)?.join(STATE_FOLDER));
        let folder = if note.kind == Kind::Dev { dev } else { run };
        let logs = answer
            .services
            .into_iter()
            .map(|status| {
                let path = folder.join(format!("{}.log", status.name));
                (status.name, path)
            })
            .collect();
        session.ui.say(&format!(
            "ef: this is `{}`, process {}; Ctrl-C ends this view, `ef down` stops the services",
            note.kind.command(),
            note.pid
        ));
        let mut view = View::new(session, logs, None)?;
        view.history(None, Some(BEFORE))?;
        let alive = || process::stat(note.pid).is_some_and(|process| process.started == note.started);
        while !view.gone {
            let over = !alive();
            view.more()?;
            if over {
                view.end();
                session.ui.say(&format!("ef: `{}` has ended", note.kind.command()));
                break;
            }
            std::thread::sleep(LOOK);
        }
        Ok(Exit::Done)
    }
}

//! What is done to a launcher that runs, from another terminal or a script: `ef ps`, `ef logs`, `ef restart` and
//! the like.

mod attach;
mod logs;
mod ps;
mod steer;

pub(crate) use attach::Attach;
pub(crate) use logs::Logs;
pub(crate) use ps::Ps;
pub(crate) use steer::{Down, Restart, Start, Stop};

use super::{Error, session::Session};
use crate::{
    base::{STATE_FOLDER, process::Pid},
    dev::control::{self, Client, Note, Request, Verb},
    settings,
};
use clap::Args;
use std::path::PathBuf;

/// Which running launcher is meant.
#[derive(Args, Debug)]
struct Which {
    /// The launcher with this process id, where several run in one project
    #[arg(long, value_name = "PID")]
    pid: Option<Pid>,
}

/// The project's folder.
fn root(session: &Session) -> Result<PathBuf, Error> {
    Ok(settings::project_root(&session.request(vec![]))?)
}

impl Which {
    /// The launchers that may be meant, and the project.
    fn notes(&self, session: &Session) -> Result<(PathBuf, Vec<Note>), Error> {
        let root = root(session)?;
        let mut notes = control::find(&root.join(STATE_FOLDER));
        if let Some(pid) = self.pid {
            notes.retain(|note| note.pid == pid);
        }
        Ok((root, notes))
    }

    /// The one launcher that has all of these services. `ef dev` comes before any `ef run`.
    fn one(&self, session: &Session, services: &[String]) -> Result<Note, Error> {
        let (root, mut notes) = self.notes(session)?;
        if notes.is_empty() {
            return Err(control::Error::NothingRuns { root }.into());
        }
        if let [note] = &notes[..] {
            return Ok(note.clone());
        }
        let has = |note: &Note| {
            let request = Request::new(Verb::Ps, services.to_vec(), false);
            Client::connect(note).and_then(|mut client| client.ask(&request))
        };
        if !services.is_empty() {
            let answers: Vec<_> = notes.iter().map(has).collect();
            if let Some(last) = answers.iter().position(Result::is_err)
                && answers.iter().all(Result::is_err)
            {
                return Err(answers
                    .into_iter()
                    .nth(last)
                    .and_then(Result::err)
                    .map_or_else(|| control::Error::NothingRuns { root }.into(), Error::from));
            }
            let mut fits = answers.iter().map(Result::is_ok);
            notes.retain(|_| fits.next().unwrap_or_default());
        }
        match notes.iter().filter(|note| note.kind == control::Kind::Dev).collect::<Vec<_>>()[..] {
            [dev] => return Ok(dev.clone()),
            _ if notes.len() == 1 => return Ok(notes.swap_remove(0)),
            _ => {}
        }
        let name =
            if services.is_empty() { "this".to_owned() } else { format!("`{}`", services.join("`, `")) };
        Err(control::Error::Which { name, root, pids: notes.iter().map(|note| note.pid).collect() }.into())
    }
}

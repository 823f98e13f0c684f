//! `ef dev --detach`: this same program started anew in a session of its own, and waited for until all is ready.

use super::{Error, session::Session};
use crate::{
    base::{
        Exit, STATE_FOLDER, files, make_state_folder,
        process::{self, Background, Ended, Task},
    },
    dev::{
        self,
        control::{self, Client, Note, Request, Status, Verb},
    },
    render::control as render,
    settings,
};
use std::{
    ffi::OsString,
    fs::File,
    io::Read,
    path::PathBuf,
    time::{Duration, Instant},
};

/// Between two looks.
const LOOK: Duration = Duration::from_millis(50);
/// How long it is waited for what never says that it is ready.
const PATIENCE: Duration = Duration::from_mins(2);

/// Starts the launcher in the background; its own words go on here until all is ready.
pub(super) fn detach(session: &Session) -> Result<Exit, Error> {
    let root = settings::project_root(&session.request(vec![]))?;
    let folder = make_state_folder(&root)
        .map_err(|source| dev::Error::StateFolder { path: root.join(STATE_FOLDER), source })?;
    let path = folder.join("detached.log");
    let unwritable = |source| dev::Error::StateFolder { path: path.clone(), source };
    let log = files::open_private(&path).map_err(unwritable)?;
    log.set_len(0).map_err(unwritable)?;
    let words = File::open(&path).map_err(unwritable)?;
    let program = process::own_program().map_err(|source| Error::OwnProgram { source })?;
    let task = Task {
        program,
        args: arguments(session),
        dir: session.env.dir.clone(),
        environment: session.env.vars.clone().into_iter().collect(),
        account: None,
    };
    let background = task
        .start(&log, &log)
        .map_err(|source| dev::Error::System { what: "start a process in the background", source })?;
    Waiting { session, folder, words, background }.wait()
}

/// Our own arguments without the one that brought us here, and without output that nobody would see.
fn arguments(session: &Session) -> Vec<OsString> {
    let own = session.env.args.iter().skip(1).filter(|word| *word != "--detach").cloned();
    own.chain(["--no-output".into()]).collect()
}

struct Waiting<'a> {
    session: &'a Session,
    folder: PathBuf,
    words: File,
    background: Background,
}

impl Waiting<'_> {
    fn wait(mut self) -> Result<Exit, Error> {
        let begun = Instant::now();
        loop {
            let ended = self.background.ended();
            self.tell()?;
            if let Some(ended) = ended {
                return Ok(match ended {
                    Ended::Code(0) => Exit::Done,
                    other => Exit::Service(other.shell_code()),
                });
            }
            if let Some((note, services)) = self.services()
                && (services.iter().all(settled) || begun.elapsed() > PATIENCE)
            {
                self.tell()?;
                let ui = &self.session.ui;
                let failed = services.iter().any(|service| service.state == "failed");
                ui.say(&format!(
                    "ef: runs in the background (process {}); `ef attach` shows its output, `ef down` stops it",
                    note.pid
                ));
                if ui.json {
                    ui.answer(&render::json(&[(note, services)]));
                }
                return Ok(if failed { Exit::No } else { Exit::Done });
            }
            std::thread::sleep(LOOK);
        }
    }

    /// Hands on what the launcher has said since.
    fn tell(&mut self) -> Result<(), Error> {
        let mut words = vec![];
        let path = self.folder.join("detached.log");
        self.words.read_to_end(&mut words).map_err(|source| dev::Error::StateFolder { path, source })?;
        self.session.ui.err.write(&words);
        Ok(())
    }

    /// Its services; none while it cannot be reached.
    fn services(&self) -> Option<(Note, Vec<Status>)> {
        let pid = self.background.pid();
        let note = control::find(&self.folder).into_iter().find(|note| note.pid == pid)?;
        let answer = Client::connect(&note).ok()?.ask(&Request::new(Verb::Ps, vec![], false)).ok()?;
        (!answer.services.is_empty()).then_some((note, answer.services))
    }
}

/// Whether a service is as far as it will come by itself.
fn settled(service: &Status) -> bool {
    matches!(service.state.as_str(), "ready" | "done" | "failed" | "stopped")
}

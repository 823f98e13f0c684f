//! `ef init`: writes what detection finds, for people to change; or the demo that is built in.

mod demo;
mod demo_files;

use super::{Error, session::Session};
use crate::{base::Exit, render::init as render, settings};
use clap::Args;
use std::path::PathBuf;

/// Write an `ef.toml` for the project found here
///
/// Looks for a FastAPI backend and a Next.js frontend, also in a monorepo, and for services that a `Procfile`, a
/// `process-compose.yaml` or a script with concurrently lists. Writes what `ef dev` would do with them, with comments,
/// and touches nothing else. A file that is there already is shown with what would change, and replaced only after a
/// yes, or with `--force`.
///
/// Example: ef init --print
///
/// Example: ef init --demo shop && ef -C shop dev
#[derive(Args, Debug)]
pub(crate) struct Init {
    /// Replace an `ef.toml` that is there already, without asking
    #[arg(long)]
    force: bool,
    /// Print the file to stdout and write nothing
    #[arg(long, conflicts_with = "force")]
    print: bool,
    /// Write the demo, a small Edit Factory, into this folder, which must be new or empty
    #[arg(long, value_name = "DIR", conflicts_with_all = ["force", "print"])]
    demo: Option<PathBuf>,
}

impl Init {
    pub(crate) fn run(self, session: &Session) -> Result<Exit, Error> {
        if let Some(folder) = &self.demo {
            let folder = session.env.dir.join(folder);
            let count = demo::write(&folder)?;
            render::demo(&session.ui, &folder, self.demo.as_deref().unwrap_or(&folder), count);
            return Ok(Exit::Done);
        }
        let draft = settings::draft(&session.request(Vec::new()))?;
        if self.print {
            render::print(&session.ui, &draft);
            return Ok(Exit::Done);
        }
        let can_ask = session.env.stdin_terminal && session.ui.err.terminal;
        let replace = self.force || session.global.yes;
        if draft.is_written() && (replace || can_ask) {
            render::same(&session.ui, &draft);
            return Ok(Exit::Done);
        }
        if draft.old.is_some() {
            render::diff(&session.ui, &draft);
        }
        if draft.old.is_some() && !replace && can_ask {
            let question = format!("replace `{}`?", draft.path.display());
            if !session.confirm(&question, "ef init")? {
                session.ui.say("ef: left it as it was");
                return Ok(Exit::No);
            }
            draft.write(true)?;
        } else {
            draft.write(replace)?;
        }
        render::written(&session.ui, &draft);
        Ok(Exit::Done)
    }
}

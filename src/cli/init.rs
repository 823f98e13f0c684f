//! `ef init`: writes what detection finds, for people to change.

use super::{Error, session::Session};
use crate::{base::Exit, render::init as render, settings};
use clap::Args;

/// Write an `ef.toml` for the project found here
///
/// Looks for a FastAPI backend and a Next.js frontend and writes what `ef dev` would do with them, with
/// comments. A file that is there already is replaced only with `--force`.
///
/// Example: ef init --print
#[derive(Args, Debug)]
pub(crate) struct Init {
    /// Replace an `ef.toml` that is there already
    #[arg(long)]
    force: bool,
    /// Print the file to stdout and write nothing
    #[arg(long, conflicts_with = "force")]
    print: bool,
}

impl Init {
    pub(crate) fn run(self, session: &Session) -> Result<Exit, Error> {
        let draft = settings::draft(&session.request(Vec::new()))?;
        if self.print {
            render::print(&session.ui, &draft);
        } else {
            draft.write(self.force)?;
            render::written(&session.ui, &draft);
        }
        Ok(Exit::Done)
    }
}

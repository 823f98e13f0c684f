//! The hidden command behind the service `db` of `ef dev`: becomes the server.

use crate::{
    base::Exit,
    cli::{
        Error,
        database::{Teller, around, chosen},
        session::Session,
    },
    db::embedded::Embedded,
};
use clap::Args;
use std::path::PathBuf;

/// Be the database of a project, until a signal comes
#[derive(Args, Debug)]
pub(crate) struct Serve {
    /// The project's root folder
    #[arg(value_name = "DIR")]
    root: PathBuf,
}

/// By these `ef dev` knows its own processes.
const MARKS: [&str; 4] = ["EF_RUN", "EF_SERVICE", "EF_PROJECT_ROOT", "EF_DETACHED"];

impl Serve {
    pub(crate) fn run(self, session: &Session) -> Result<Exit, Error> {
        let root = session.env.dir.join(&self.root).components().collect();
        let mut around = around(session, root);
        around.environment.extend(chosen(session, &MARKS));
        let teller = Teller::new(session);
        let ended = Embedded::new(around).serve(&|note| teller.tell(&note))?;
        Ok(Exit::Service(ended.shell_code()))
    }
}

//! `ef migrate up`.

use super::{Patience, Work};
use crate::{
    base::Exit,
    cli::{Error, database::Access, database::Database, session::Session},
    render::migrate as render,
    tenancy::isolation::{self, Assignments, Watch},
};
use clap::Args;
use std::{path::PathBuf, sync::Arc};

/// Do everything that is left
///
/// Safe to run again, in parallel and against a database in use. Existing rows go to the workspace of their parent
/// or owner, else to one named "Default"; `--assign` says otherwise. Existing users become its members.
///
/// Example: ef migrate up --assign owners.csv
///
/// Example: ef migrate up --lock-timeout 100ms --patience 5m
#[derive(Args, Debug)]
pub(crate) struct Up {
    /// Show what would be done and do nothing
    #[arg(long)]
    dry_run: bool,
    /// Do nothing; exit with 1 when something is left
    #[arg(long, conflicts_with = "dry_run")]
    check: bool,
    /// Which row belongs to which workspace: a CSV with the columns table, id, workspace, or an .sql file with a query for them
    #[arg(long, value_name = "FILE")]
    assign: Option<PathBuf>,
    /// Accept files that were edited, are late or are missing
    #[arg(long)]
    repair: bool,
    #[command(flatten)]
    patience: Patience,
    #[command(flatten)]
    database: Database,
}

impl Up {
    pub(crate) fn run(self, session: &Session) -> Result<Exit, Error> {
        let access = if self.dry_run || self.check { Access::Read } else { Access::Write };
        let mut work = Work::new(session, &self.database, self.patience.limits(), access)?;
        if let Some(path) = &self.assign {
            let path = session.env.dir.join(path);
            let assignments = Assignments::read(&path)?;
            work.request.assignments = Some((path, assignments));
        }
        work.request.repair = self.repair;
        if self.dry_run || self.check {
            let outlook = isolation::outlook(&mut work.connect()?, &work.request)?;
            if self.dry_run {
                render::plan(&session.ui, &outlook);
            } else {
                render::status(&session.ui, &outlook, &work.request.url);
            }
            return Ok(if self.check && !outlook.is_current() { Exit::No } else { Exit::Done });
        }
        let watch: Arc<dyn Watch> =
            Arc::new(render::Progress::new(&session.ui, session.bars(), session.global.verbose));
        let result = isolation::up(&work.request, &watch);
        let done = result.inspect_err(|error| {
            if session.env.var("GITHUB_ACTIONS").as_deref() == Some("true") {
                render::annotate(&session.ui, error);
            }
        })?;
        render::done(&session.ui, &done);
        Ok(Exit::Done)
    }
}

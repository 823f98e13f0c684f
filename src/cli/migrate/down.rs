//! `ef migrate down`.

use super::{Patience, Work};
use crate::{
    base::Exit,
    cli::{Error, database::Access, database::Database, session::Session},
    render::migrate as render,
    tenancy::isolation::{self, TableName, Watch},
};
use clap::Args;
use std::sync::Arc;

/// Take the isolation of one table back
///
/// Policies, grants and keys are again what they were, and the column `workspace_id` goes. Which workspace each row
/// had is kept: a later `ef migrate up` gives it back. Afterwards everybody who may read the table sees every row.
///
/// Example: ef migrate down clips --dry-run
///
/// Example: ef migrate down clips --yes
#[derive(Args, Debug)]
pub(crate) struct Down {
    /// The table
    #[arg(value_name = "TABLE")]
    table: String,
    /// Show what would be done and do nothing
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    patience: Patience,
    #[command(flatten)]
    database: Database,
}

impl Down {
    pub(crate) fn run(self, session: &Session) -> Result<Exit, Error> {
        let work = Work::new(session, &self.database, self.patience.limits(), Access::Read)?;
        let table = TableName::parse(&self.table);
        let steps = isolation::preview(&mut work.connect()?, &table, &work.request)?;
        if self.dry_run {
            render::steps(&session.ui, &steps);
            return Ok(Exit::Done);
        }
        let question = format!(
            "take the isolation of `{table}` back? Everybody who may read it will see the rows of all workspaces"
        );
        if !session.confirm(&question, "ef migrate down")? {
            session.ui.say("ef: nothing was changed");
            return Ok(Exit::No);
        }
        let watch: Arc<dyn Watch> =
            Arc::new(render::Progress::new(&session.ui, session.bars(), session.global.verbose));
        let taken = isolation::down(&work.request, &table, &watch)?;
        render::taken(&session.ui, &table, &taken);
        Ok(Exit::Done)
    }
}

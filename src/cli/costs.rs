//! `ef costs`: what was spoken, by whom and for whom, and what it would have cost elsewhere.

use super::{
    Error,
    database::{Access, Database},
    session::Session,
    tts::{around::data_folder, ledger::Destination},
};
use crate::{
    base::Exit,
    costs::{self, By, Delivered, Question, Waiting},
    render::costs as render,
};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Show what was spoken, for whom, and what it would have cost elsewhere
///
/// Sums up the rows of `api_costs`: uses, characters, seconds of sound and cost, by workspace, engine or month. What still
/// waits on this machine is delivered first.
///
/// Example: ef costs --by month --workspace north
///
/// Example: ef costs --json
#[derive(Args, Debug)]
pub(crate) struct Costs {
    /// What makes a line of its own
    #[arg(long, value_enum, value_name = "WHAT", default_value_t = ByWord::Workspace)]
    by: ByWord,
    /// Only what this workspace has used, by slug, name or id
    #[arg(short, long, value_name = "WORKSPACE")]
    workspace: Option<String>,
    /// Only from this day on, in UTC: 2026-01-31
    #[arg(long, value_name = "DAY")]
    since: Option<String>,
    /// Print comma-separated values
    #[arg(long, conflicts_with = "svg")]
    csv: bool,
    /// Print a picture in SVG
    #[arg(long)]
    svg: bool,
    /// The folder in which uses wait, instead of the user's data folder
    #[arg(long, value_name = "DIR")]
    data_dir: Option<PathBuf>,
    #[command(flatten)]
    database: Database,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ByWord {
    /// Each workspace
    Workspace,
    /// Each engine
    Engine,
    /// Each month
    Month,
}

impl Costs {
    pub(crate) fn run(self, session: &Session) -> Result<Exit, Error> {
        let settings = session.settings(Vec::new())?;
        let by = match self.by {
            ByWord::Workspace => By::Workspace,
            ByWord::Engine => By::Engine,
            ByWord::Month => By::Month,
        };
        let data = data_folder(session, self.data_dir.as_deref())?;
        let spool = Destination::find(session, &settings, &self.database, &data)?
            .map(|destination| destination.spool());
        if spool.is_none() && Destination::only_api(session, &settings, &self.database)? {
            return Err(Error::CostsNeedSql);
        }
        let waiting = spool.as_ref().map(costs::Spool::waiting).unwrap_or_default();
        let connection = self.database.connect(session, &settings, Access::Read);
        let (_, mut connection) = connection.inspect_err(|_| render::waiting(&session.ui, waiting))?;
        let delivered = match &spool {
            Some(spool) if waiting.uses > 0 => costs::deliver(spool, &mut connection)?,
            _ => Delivered::default(),
        };
        let question = Question { by, workspace: self.workspace, since: self.since };
        let sums = costs::sums(&mut connection, &question)?;
        connection.close();
        let left = spool.as_ref().map_or(Waiting::default(), costs::Spool::waiting);
        render::tell(&session.ui, delivered, left, spool.as_ref().map(costs::Spool::folder));
        match (self.csv, self.svg) {
            (true, _) => render::csv(&session.ui, by, &sums),
            (_, true) => render::svg(&session.ui, by, &sums),
            _ if session.ui.json => render::json(&session.ui, by, &sums, delivered, left),
            _ => render::table(&session.ui, by, &sums),
        }
        Ok(Exit::Done)
    }
}

//! `ef workspace export` and `import`.

use super::{Place, Which, Work};
use crate::{
    base::Exit,
    cli::{Error, database::Access, session::Session},
    render::workspace as render,
    tenancy::workspaces::transfer,
    ui::Bar,
};
use clap::Args;
use std::path::{Path, PathBuf};

/// Export a workspace to a folder
///
/// A file of JSON lines for each table, and a manifest with their checksums. The folder must be new or empty. One
/// snapshot is exported, whatever happens in the database meanwhile; keys of other services stay encrypted.
///
/// Example: ef workspace export north backup/north
///
/// Example: ef workspace export ./backup
#[derive(Args, Debug)]
pub(super) struct Export {
    /// The workspace, unless it is the current one, and the folder
    #[arg(value_names = ["WORKSPACE", "DIR"], num_args = 1..=2, required = true)]
    what: Vec<PathBuf>,
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    place: Place,
}

impl Export {
    pub(super) fn run(self, session: &Session) -> Result<Exit, Error> {
        let mut what = self.what.into_iter().rev();
        let last = what.next().unwrap_or_default();
        let folder = session.env.dir.join(&last);
        let named = what.next().map(|name| name.to_string_lossy().into_owned()).or(self.which.workspace);
        let mut work = Work::new(session, &self.place, Access::Read)?;
        if named.is_none() {
            refuse_name_for_folder(&mut work, &last)?;
        }
        let workspace = work.workspace(named.as_deref())?;
        let bar = Bar::new(&session.ui, session.bars());
        let sql = work.back_end.only_sql("export")?;
        let exported = transfer::export(sql, &workspace, &folder, &|table, rows| {
            bar.say(format!("{table}: {rows} rows"));
        });
        bar.clear();
        render::exported(&session.ui, &workspace, &exported?);
        Ok(Exit::Done)
    }
}

/// One argument is the folder. The name of a workspace there was meant as one.
fn refuse_name_for_folder(work: &mut Work, folder: &Path) -> Result<(), Error> {
    let name = folder.to_string_lossy();
    if work.back_end.store().matching(&name)?.is_empty() {
        return Ok(());
    }
    Err(Error::NoFolder { name: name.into_owned() })
}

/// Import a workspace that `ef workspace export` wrote
///
/// All or nothing: the files are checked against the manifest first, and an import that is interrupted leaves nothing.
/// Ids stay. Members who are not users here are invited; other references to them become empty.
///
/// Example: ef workspace import backup/north --as "North, copy"
///
/// Example: ef workspace import backup/north --json
#[derive(Args, Debug)]
pub(super) struct Import {
    /// The folder
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Call it this here, when its name is taken
    #[arg(long = "as", value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    place: Place,
}

impl Import {
    pub(super) fn run(self, session: &Session) -> Result<Exit, Error> {
        let folder = session.env.dir.join(&self.folder);
        let mut work = Work::new(session, &self.place, Access::Write)?;
        let bar = Bar::new(&session.ui, session.bars());
        let sql = work.back_end.only_sql("import")?;
        let imported = transfer::import(sql, &folder, self.name.as_deref(), &|table, rows| {
            bar.say(format!("{table}: {rows} rows"));
        });
        bar.clear();
        render::imported(&session.ui, &imported?);
        Ok(Exit::Done)
    }
}

//! `ef migrate plan`.

use super::Work;
use crate::{
    base::{Exit, files},
    cli::{Error, database::Access, database::Database, session::Session},
    db::migrate::Limits,
    render::migrate as render,
    tenancy::isolation,
};
use clap::Args;
use std::path::PathBuf;

/// Print the SQL of everything that is left, with the lock of each step
///
/// Each step says which lock it takes, for how long, and who waits meanwhile. Reads only.
///
/// Example: ef migrate plan --write supabase/migrations
///
/// Example: ef migrate plan > plan.sql
#[derive(Args, Debug)]
pub(crate) struct Plan {
    /// Write it as migration files, named as the Supabase CLI names them, into this folder
    #[arg(long, value_name = "DIR")]
    write: Option<PathBuf>,
    #[command(flatten)]
    database: Database,
}

impl Plan {
    pub(crate) fn run(self, session: &Session) -> Result<Exit, Error> {
        let work = Work::new(session, &self.database, Limits::default(), Access::Read)?;
        let outlook = isolation::outlook(&mut work.connect()?, &work.request)?;
        let Some(folder) = &self.write else {
            render::plan(&session.ui, &outlook);
            return Ok(Exit::Done);
        };
        let folder = session.env.dir.join(folder);
        let files = isolation::as_files(&outlook, work.request.strict, jiff::Timestamp::now());
        let write = |source, path: &PathBuf| Error::Write { path: path.clone(), source };
        std::fs::create_dir_all(&folder).map_err(|source| write(source, &folder))?;
        let mut written = vec![];
        for (name, text) in files {
            let path = folder.join(name);
            files::write_whole(&path, text.as_bytes()).map_err(|source| write(source, &path))?;
            written.push(path);
        }
        render::written(&session.ui, &written);
        Ok(Exit::Done)
    }
}

//! `ef db psql`: hands over to `psql`, with the password in its environment.

use crate::{
    base::{Exit, process::Task},
    cli::{
        Error,
        database::{Access, Database, around},
        session::Session,
    },
    db::embedded,
};
use clap::Args;
use std::ffi::OsString;

/// Open the database in `psql`
///
/// Starts the embedded database when it does not run. What follows goes to `psql`; put `--` in front of flags
/// that `ef` has too (`-v`, `-q`, `--help`).
///
/// Example: ef db psql -c 'select count(*) from projects'
///
/// Example: ef db psql < seed.sql
#[derive(Args, Debug)]
pub(super) struct Psql {
    #[command(flatten)]
    database: Database,
    /// Arguments for `psql`
    #[arg(value_name = "ARGS", trailing_var_arg = true, allow_hyphen_values = true)]
    args: Vec<OsString>,
}

impl Psql {
    pub(super) fn run(self, session: &Session) -> Result<Exit, Error> {
        let settings = session.settings(Vec::new())?;
        let program = embedded::psql(&around(session, settings.root.clone()))?;
        let target = self.database.target(session, &settings, Access::Write)?;
        let (address, password) = target.url.without_password();
        let mut args = vec![OsString::from("--dbname"), address.into()];
        args.extend(self.args);
        let mut environment = session.env.vars.clone();
        if let Some(password) = password {
            environment.insert("PGPASSWORD".into(), password.into());
        }
        let dir = session.env.dir.clone();
        let environment = environment.into_iter().collect();
        let task = Task { program: program.clone(), args, dir, environment, account: None };
        let ended = task.take_over(None).map_err(|source| embedded::Error::Run { program, source })?;
        Ok(Exit::Service(ended.shell_code()))
    }
}

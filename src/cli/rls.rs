//! `ef rls`: what row-level security really lets through.

use super::{
    Error,
    database::{Access, Database},
    session::Session,
};
use crate::{
    base::{Exit, files},
    render::audit as render,
    settings::Settings,
    tenancy::audit::{self, Allow, Depth, Report, Request, Severity},
};
use clap::{Args, Subcommand, ValueEnum};
use std::{path::PathBuf, time::Duration};

/// What is asked before rows are written into a database that is not the project's own.
const QUESTION: &str = "The probes write rows into this database, hold locks on them for some seconds, and roll everything back. Go on?";

/// Prove that no workspace can reach another's rows
///
/// Looks, and changes nothing that stays: what probes write is rolled back.
///
/// Example: ef rls audit
///
/// Example: ef rls audit --json > findings.json
#[derive(Args, Debug)]
pub(crate) struct Rls {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Audit(Audit),
}

/// Look for rows that one workspace can see, change or infer of another
///
/// Rules judge the catalogue; probes act as the data API does, as a member of one workspace, a user without one and a
/// visitor, and try to get at another's rows. Everything happens in one transaction that is always rolled back.
/// Without `--probe-writes` that transaction is read-only. Exit code 1 when there are findings.
///
/// Example: ef rls audit --database-url "$URL" --fix-sql fix.sql
///
/// Example: ef rls audit --json
#[derive(Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
struct Audit {
    #[command(flatten)]
    database: Database,
    /// Look at the catalogue alone; run no probes
    #[arg(long, conflicts_with_all = ["probe_writes", "no_probe_writes"])]
    static_only: bool,
    /// Also write rows as other people, and roll them back (asks, or needs --yes, unless the database is embedded)
    #[arg(long)]
    probe_writes: bool,
    /// Write nothing, not even in the embedded database
    #[arg(long, conflicts_with = "probe_writes")]
    no_probe_writes: bool,
    /// Exit with 1 from this weight on
    #[arg(long, value_enum, value_name = "WEIGHT", default_value_t = FailOn::Error)]
    fail_on: FailOn,
    /// Print SARIF for code scanning on stdout
    #[arg(long, conflicts_with = "json")]
    sarif: bool,
    /// Write the SQL that closes what was found to this file, as one migration
    #[arg(long, value_name = "FILE")]
    fix_sql: Option<PathBuf>,
    /// The longest that one statement may take, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..=3600))]
    statement_timeout: u64,
}

/// The weight from which on findings fail the command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Leaks and lock-outs
    Error,
    /// Also what is closed by luck
    Warning,
    /// Also what is merely worth knowing
    Note,
    /// Nothing: report and exit with 0
    Never,
}

impl Rls {
    pub(crate) fn run(self, session: &Session) -> Result<Exit, Error> {
        let Verb::Audit(audit) = self.verb;
        audit.run(session)
    }
}

impl Audit {
    fn run(self, session: &Session) -> Result<Exit, Error> {
        let settings = session.settings(Vec::new())?;
        let (target, mut db) = self.database.connect(session, &settings, Access::Read)?;
        let depth = self.depth(session, target.embedded)?;
        let request = self.request(&settings, depth);
        let report = audit::run(&mut db, &request)?;
        db.close();
        if let Some(path) = &self.fix_sql {
            let path = session.env.dir.join(path);
            let written = files::write_whole(&path, render::fix_sql(&report).as_bytes());
            written.map_err(|source| Error::Write { path: path.clone(), source })?;
            session.ui.say(&format!("wrote `{}`", path.display()));
        }
        self.answer(session, &report);
        Ok(self.exit(&report))
    }

    /// How far to go. Writing into somebody's database needs a yes, though it is rolled back.
    fn depth(&self, session: &Session, embedded: bool) -> Result<Depth, Error> {
        if self.static_only {
            return Ok(Depth::Catalogue);
        }
        if self.no_probe_writes || !(self.probe_writes || embedded) {
            return Ok(Depth::Reads);
        }
        if embedded || session.confirm(QUESTION, "ef rls audit --probe-writes")? {
            return Ok(Depth::Writes);
        }
        session.ui.say("no rows will be written");
        Ok(Depth::Reads)
    }

    fn request(&self, settings: &Settings, depth: Depth) -> Request {
        let tenancy = &settings.values.tenancy;
        let allow = tenancy.allow.iter().map(|allow| Allow {
            rule: allow.rule.clone(),
            object: allow.object.clone(),
            reason: allow.reason.0.clone(),
        });
        Request {
            depth,
            tables: tenancy.tables.0.clone(),
            column: tenancy.column.clone(),
            workspaces: tenancy.workspaces.clone(),
            schemas: tenancy.schemas.0.clone(),
            roles: tenancy.roles.0.clone(),
            allow: allow.collect(),
            statement_timeout: Duration::from_secs(self.statement_timeout),
        }
    }

    fn answer(&self, session: &Session, report: &Report) {
        let ui = &session.ui;
        let text = if self.sarif {
            render::sarif(report, "ef.toml")
        } else if ui.json {
            render::json(report)
        } else {
            render::text(report, ui.out.color, session.global.verbose)
        };
        ui.long_answer(&text);
    }

    fn exit(&self, report: &Report) -> Exit {
        let least = match self.fail_on {
            FailOn::Error => Some(Severity::Error),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Note => Some(Severity::Note),
            FailOn::Never => None,
        };
        let fails =
            least.is_some_and(|least| report.findings.iter().any(|finding| finding.severity >= least));
        match (fails, report.incomplete()) {
            (true, _) => Exit::No,
            (false, true) => Exit::Partly,
            (false, false) => Exit::Done,
        }
    }
}

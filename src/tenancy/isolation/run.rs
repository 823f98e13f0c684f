//! Brings a database to isolation: one run at a time, each step on its own, as far as it comes. Whatever ends a run,
//! the next one looks at the catalogue and goes on with what is left.

use super::{
    Error, Kind, News, Plan, Table, TableName, Watch,
    assign::Assignments,
    catalog, columns, facts, fill, objects, ours, plan,
    step::{Action, Lock, Step},
};
use crate::db::{
    Connection, DatabaseUrl, Options,
    migrate::{self, Folder, Limits, Migration, Session, Source, State},
};
use std::{
    fmt::Write as _,
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};

/// What is to be isolated, and how.
#[derive(Clone, Debug)]
pub struct Request {
    /// The database.
    pub url: DatabaseUrl,
    /// How to connect.
    pub options: Options,
    /// How long to wait for what.
    pub limits: Limits,
    /// The tables of `[tenancy]`.
    pub tables: Vec<TableName>,
    /// Whether nobody has named them: then those that are not there are not missed.
    pub usual: bool,
    /// Whether membership is asked with each statement.
    pub strict: bool,
    /// The project's own migrations.
    pub project: Option<Folder>,
    /// What a person said about rows, and where.
    pub assignments: Option<(PathBuf, Assignments)>,
    /// Whether edited and late files are accepted.
    pub repair: bool,
}

/// What was done.
#[derive(Debug, Default)]
pub struct Done {
    /// Migrations that were applied, `ef`'s own and the project's.
    pub applied: Vec<String>,
    /// Steps of the plan that were carried out.
    pub steps: usize,
    /// Rows that were given a workspace.
    pub filled: u64,
    /// Tables of `[tenancy]` that do not exist.
    pub missing: Vec<TableName>,
    /// What a person should know.
    pub notes: Vec<String>,
}

impl Done {
    /// Whether nothing was to be done.
    pub fn is_nothing(&self) -> bool {
        self.applied.is_empty() && self.steps == 0
    }
}

/// Everything that is left to do, without doing it. Creates nothing.
#[derive(Debug)]
pub struct Outlook {
    /// The server.
    pub facts: facts::Facts,
    /// `ef`'s own migrations that are pending.
    pub own: Vec<Migration>,
    /// How the project's files stand.
    pub project: migrate::Status,
    /// Whether the helper has to be put in place or changed.
    pub helper: bool,
    /// The plan for the tables that exist.
    pub plan: Plan,
}

impl Outlook {
    /// Whether nothing is left.
    pub fn is_current(&self) -> bool {
        self.own.is_empty() && self.project.is_current() && !self.helper && self.plan.steps.is_empty()
    }
}

/// Looks at the database.
pub fn outlook(connection: &mut Connection, request: &Request) -> Result<Outlook, Error> {
    let facts = facts::read(connection)?;
    let own = objects::own(facts.kind)?;
    let status = migrate::status(connection, Source::Own, &own)?;
    let pending: Vec<String> = status.in_state(State::Pending).map(|entry| entry.version.clone()).collect();
    let project = match &request.project {
        Some(folder) => migrate::status(connection, Source::Project, &folder.migrations)?,
        None => migrate::Status::default(),
    };
    let helper = wants_helper(connection, request.strict)?;
    let wanted = ours::wanted(connection, request)?;
    let tables = catalog::read(connection, &wanted)?;
    let mut plan = plan::plan(&facts, &wanted, &tables)?;
    plan.notes.extend(ours::alone(request, &wanted));
    let own = own.into_iter().filter(|one| pending.contains(&one.version)).collect();
    Ok(Outlook { facts, own, project, helper, plan })
}

fn wants_helper(connection: &mut Connection, strict: bool) -> Result<bool, Error> {
    const SQL: &str = "select md5(p.prosrc) as body, p.prosecdef as definer from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname = 'app' and p.proname = 'current_workspace_id' and p.pronargs = 0";
    let Some(row) = connection.query_opt(SQL, &[])? else { return Ok(true) };
    let text = objects::helper(strict);
    let body = text.split("$f$").nth(1).unwrap_or_default();
    let expected = connection.query_one("select md5($1) as body", &[body.into()])?.text("body")?;
    Ok(row.text("body")? != expected || row.bool("definer")? != strict)
}

/// Does everything that is left.
pub fn up(request: &Request, watch: &Arc<dyn Watch>) -> Result<Done, Error> {
    let observer = Arc::new(Forward(Arc::clone(watch)));
    let mut session = Session::open(&request.url, &request.options, request.limits.clone(), observer)?;
    let facts = facts::read(session.connection())?;
    if facts.replica {
        return Err(Error::Replica { host: request.url.host() });
    }
    session.lock()?;
    let mut done = Done::default();
    apply_own(&mut session, &facts, watch.as_ref(), &mut done)?;
    if wants_helper(session.connection(), request.strict)? {
        in_transaction(&mut session, "the helper", None, &[objects::helper(request.strict).to_owned()])?;
        done.steps += 1;
    }
    if let Some(folder) = &request.project {
        apply_project(&mut session, folder, request.repair, &mut done)?;
    }
    isolate(&mut session, request, &facts, watch.as_ref(), &mut done)?;
    session.unlock()?;
    Ok(done)
}

fn apply_own(
    session: &mut Session,
    facts: &facts::Facts,
    watch: &dyn Watch,
    done: &mut Done,
) -> Result<(), Error> {
    let own = objects::own(facts.kind)?;
    let status = session.status(Source::Own, &own)?;
    let pending: Vec<&Migration> = own
        .iter()
        .filter(|one| status.in_state(State::Pending).any(|entry| entry.version == one.version))
        .collect();
    if pending.is_empty() {
        return Ok(());
    }
    if facts.kind == Kind::Plain {
        watch.news(News::Layer);
    }
    for migration in pending {
        session.apply(Source::Own, migration).map_err(|error| explain(error, facts))?;
        done.applied.push(migration.file().to_owned());
    }
    Ok(())
}

/// A refusal of the first objects is nearly always a right that is missing; says which.
fn explain(error: migrate::Error, facts: &facts::Facts) -> Error {
    if error.sqlstate() != Some("42501") {
        return error.into();
    }
    let user = facts.user.clone();
    let (what, help) = if facts.kind == Kind::Plain && !facts.create_role {
        (
            "CREATEROLE, to make the roles of the data API".to_owned(),
            format!(
                "as a superuser: `alter role {user} createrole bypassrls`, or run `ef migrate up` once as a superuser"
            ),
        )
    } else if !facts.create_schema {
        (
            "CREATE on the database, to make the schemas `app` and `ef`".to_owned(),
            format!("as the database's owner: `grant create on database … to {user}`"),
        )
    } else {
        (
            error.to_string(),
            format!("connect as the owner of the schema `public`, or grant `{user}` what is missing"),
        )
    };
    Error::Privilege { user, what, help }
}

fn apply_project(session: &mut Session, folder: &Folder, repair: bool, done: &mut Done) -> Result<(), Error> {
    let status = session.status(Source::Project, &folder.migrations)?;
    if !repair && let Some(entry) = status.conflicts().next() {
        return Err(Error::Conflict {
            file: entry.file.clone().unwrap_or_else(|| format!("{}_{}.sql", entry.version, entry.name)),
            what: conflict(entry.state),
        });
    }
    for entry in &status.entries {
        let migration = folder.migrations.iter().find(|one| one.version == entry.version);
        match (entry.state, migration) {
            (State::Pending | State::OutOfOrder, Some(migration)) => {
                session.apply(Source::Project, migration)?;
                done.applied.push(migration.file().to_owned());
            }
            (State::Edited, Some(migration)) => session.mark_applied(Source::Project, migration)?,
            (State::Missing, _) => session.mark_reverted(Source::Project, &entry.version)?,
            _ => {}
        }
    }
    Ok(())
}

fn conflict(state: State) -> &'static str {
    match state {
        State::Edited => "was edited after it was applied",
        State::OutOfOrder => "is older than files that are applied already",
        State::Missing => "is applied, and the file is not here",
        State::Applied | State::Pending => "is as it should be",
    }
}

/// How often the plan is made anew: rows that come in between, an index that was left unfinished.
const ROUNDS: usize = 12;

fn isolate(
    session: &mut Session,
    request: &Request,
    facts: &facts::Facts,
    watch: &dyn Watch,
    done: &mut Done,
) -> Result<(), Error> {
    let wanted = ours::wanted(session.connection(), request)?;
    let mut tables = catalog::read(session.connection(), &wanted)?;
    if let Some((path, assignments)) = &request.assignments {
        let stored =
            session.connection().transaction(|connection| assignments.store(connection, path, &tables))?;
        watch.news(News::Assigned { rows: stored.rows, unknown: stored.unknown });
    }
    for round in 0..ROUNDS {
        let plan = plan::plan(facts, &wanted, &tables)?;
        if round == 0 {
            done.notes.clone_from(&plan.notes);
            done.notes.extend(ours::alone(request, &wanted));
            done.missing.clone_from(&plan.missing);
        }
        if plan.steps.is_empty() {
            return Ok(());
        }
        let total = plan.steps.len();
        for (number, step) in plan.steps.iter().enumerate() {
            watch.news(News::Step { number: number + 1, total, step: step.clone() });
            match carry_out(session, step, &tables, watch, done) {
                Ok(()) => done.steps += 1,
                Err(error) if error.is_for_a_new_plan() && round + 1 < ROUNDS => break,
                Err(error) => return Err(error),
            }
        }
        tables = catalog::read(session.connection(), &wanted)?;
    }
    let plan = plan::plan(facts, &wanted, &tables)?;
    match plan.steps.first() {
        None => Ok(()),
        Some(step) => Err(Error::Endless { title: step.title.clone() }),
    }
}

fn carry_out(
    session: &mut Session,
    step: &Step,
    tables: &[Table],
    watch: &dyn Watch,
    done: &mut Done,
) -> Result<(), Error> {
    let begun = Instant::now();
    let result = match &step.action {
        Action::Transaction(statements) => {
            let table = step.table.as_ref().filter(|_| needs_way(step.lock));
            in_transaction(session, &step.title, table, statements)
        }
        Action::Alone(statement) => alone(session, &step.title, statement),
        Action::Fill(tables) => fill::fill(session, tables, watch).map(|rows| done.filled += rows),
    };
    let took = begun.elapsed();
    watch.news(News::StepDone { took });
    let result = result.and_then(|()| {
        let table = step.table.as_ref().map_or(String::new(), |table| format!("{table}: "));
        Ok(session.record_step(&format!("{table}{}", step.title), &step.checksum(), took)?)
    });
    result.map_err(|error| super::explain::step(session.connection(), step, tables, error))
}

fn needs_way(lock: Lock) -> bool {
    matches!(lock, Lock::AccessExclusive | Lock::ShareRowExclusive)
}

/// How long a lock that stops nobody may be waited for.
const QUIET_LOCK: Duration = Duration::from_secs(20);

/// Runs statements in one transaction, patiently.
///
/// A lock that stops readers or writers is asked for with a short time limit, since everybody queues behind it.
/// Before that, a lock that stops nobody is waited for: it moves autovacuum out of the way, which gives in only to
/// somebody who waits longer than `deadlock_timeout`.
pub(super) fn in_transaction(
    session: &mut Session,
    title: &str,
    way: Option<&TableName>,
    statements: &[String],
) -> Result<(), Error> {
    let quiet = QUIET_LOCK.as_millis();
    let mut head = format!(
        "begin; set local statement_timeout = 0; set local search_path = ''; set local lock_timeout = {quiet}"
    );
    if let Some(table) = way {
        let _ = write!(head, "; lock table {} in share update exclusive mode", table.sql());
    }
    session.patiently(title, |session| {
        let limit = session.lock_timeout().as_millis().max(1);
        let result = (|| {
            session.run(&head)?;
            if way.is_some() {
                session.run(&format!("set local lock_timeout = {limit}"))?;
            }
            for statement in statements {
                session.run(statement)?;
            }
            session.run("commit")
        })();
        if result.is_err() {
            let _ = session.connection().run("rollback");
        }
        Ok(result.map(drop)?)
    })?;
    Ok(())
}

/// Runs one statement that cannot be in a transaction: an index. It is built by one process, since several would take
/// the machine's cores from those who use the database meanwhile (on two cores they waited up to 0.8 s).
pub(super) fn alone(session: &mut Session, title: &str, statement: &str) -> Result<(), Error> {
    session.connection().run(&format!(
        "set statement_timeout = 0; set search_path = ''; set max_parallel_maintenance_workers = 0; set lock_timeout = {}",
        QUIET_LOCK.as_millis()
    ))?;
    let result = session.patiently(title, |session| match session.run(statement) {
        // A failed one has left something behind: the next plan drops it first.
        Err(error) if statement.starts_with("create") => Err(error.into()),
        other => Ok(other.map(drop)?),
    });
    session.reset()?;
    Ok(result?)
}

/// Hands the runner's events on.
struct Forward(Arc<dyn Watch>);

impl migrate::Observer for Forward {
    fn event(&self, event: migrate::Event) {
        self.0.news(News::Runner(event));
    }
}

/// The SQLSTATEs after which the catalogue is looked at again: a table that was not empty after all, something that
/// is there already or not any more, a lock that was not to be had.
const NEW_PLAN: [&str; 7] = [columns::NOT_EMPTY, "42P07", "42710", "42701", "42704", "55P03", "40P01"];

impl Error {
    fn is_for_a_new_plan(&self) -> bool {
        match self {
            Self::Step { source, .. } => source.sqlstate().is_some_and(|code| NEW_PLAN.contains(&code)),
            _ => false,
        }
    }
}

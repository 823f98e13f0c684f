//! What was applied: `ef.journal`, and for the project's own files the table of the Supabase CLI, written and read
//! exactly as that does it (supabase/cli: pkg/migration/history.go), so that both tools can take turns.
//! Reading creates nothing.

use super::{Error, Migration};
use crate::db::{Connection, Error as DbError, Param, ident};
use std::{collections::BTreeMap, time::Duration};

/// Whose migrations: each has versions of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// The objects of `ef` itself.
    Own,
    /// The isolation plan.
    Plan,
    /// The project's files.
    Project,
}

impl Source {
    /// Its word in the journal.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Own => "ef",
            Self::Plan => "plan",
            Self::Project => "project",
        }
    }
}

/// What the database says of one version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Its name.
    pub name: String,
    /// The statements, when they were written down.
    pub statements: Option<Vec<String>>,
    /// The file's SHA-256, when `ef` wrote it down.
    pub checksum: Option<String>,
    /// When, in UTC, when `ef` applied it.
    pub applied_at: Option<String>,
    /// How long it took.
    pub took: Option<Duration>,
}

/// How far an interrupted file came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// So many statements are done.
    pub done: usize,
    /// Whether the next one was begun.
    pub begun: bool,
    /// The SHA-256 of those that are done.
    pub checksum: String,
}

/// All that is written down of one source.
#[derive(Clone, Debug, Default)]
pub(super) struct Journal {
    /// What is applied, by version.
    pub(super) records: BTreeMap<String, Record>,
    /// What was interrupted, by version.
    pub(super) interrupted: BTreeMap<String, Progress>,
}

/// Both tables, as the Supabase CLI and as we make them. Each statement does nothing when its work is done already.
const CLI_TABLE: &str = "
    do $$ begin
        if to_regnamespace('supabase_migrations') is null then create schema supabase_migrations; end if;
    end $$;
    create table if not exists supabase_migrations.schema_migrations (version text not null primary key);
    alter table supabase_migrations.schema_migrations add column if not exists statements text[];
    alter table supabase_migrations.schema_migrations add column if not exists name text;";

const OWN_TABLE: &str = "
    do $$ begin
        if to_regnamespace('ef') is null then create schema ef; end if;
    end $$;
    create table if not exists ef.journal (
        source text not null,
        version text not null,
        name text not null,
        checksum text not null,
        statements_done bigint not null,
        statement_begun boolean not null default false,
        done_checksum text not null default '',
        started_at timestamptz not null default now(),
        applied_at timestamptz,
        took_ms bigint,
        primary key (source, version)
    );
    comment on table ef.journal is 'what ef migrate applied; applied_at is null while a file is not finished';
    do $$
    declare grantee text;
    begin
        for grantee in
            select distinct case a.grantee when 0 then 'public' else quote_ident(a.grantee::regrole::text) end
            from pg_class c, aclexplode(c.relacl) a
            where c.oid = 'ef.journal'::regclass and a.grantee <> c.relowner
        loop
            execute 'revoke all on ef.journal from ' || grantee;
        end loop;
    end $$;";

/// Which of the tables there are: that of the Supabase CLI, and ours.
fn existing(connection: &mut Connection) -> Result<(bool, bool), DbError> {
    // Not `to_regclass`: that fails where the schema may not be used.
    let row = connection.query_one(
        "select coalesce(bool_or(n.nspname = 'supabase_migrations' and c.relname = 'schema_migrations'), false) as cli,
            coalesce(bool_or(n.nspname = 'ef' and c.relname = 'journal'), false) as own
         from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
         where c.relname in ('schema_migrations', 'journal') and c.relkind in ('r', 'p')",
        &[],
    )?;
    Ok((row.bool("cli")?, row.bool("own")?))
}

/// Reads what is written down of a source. Tables that do not exist are empty.
pub(super) fn read(connection: &mut Connection, source: Source) -> Result<Journal, Error> {
    let (cli, own) = existing(connection)?;
    let mut journal = Journal::default();
    if own {
        read_own(connection, source, &mut journal).map_err(|error| explain("cannot be read", error))?;
    }
    if source == Source::Project {
        // That table alone says what is applied: the other tool writes it too, and takes rows out.
        let own = std::mem::take(&mut journal.records);
        if cli {
            read_cli(connection, own, &mut journal).map_err(|error| explain("cannot be read", error))?;
        }
    }
    Ok(journal)
}

fn read_own(connection: &mut Connection, source: Source, journal: &mut Journal) -> Result<(), DbError> {
    let rows = connection.query(
        "select version, name, checksum, statements_done, statement_begun, done_checksum,
            to_char(applied_at at time zone 'utc', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') as applied_at, took_ms
         from ef.journal where source = $1",
        &[source.as_str().into()],
    )?;
    for row in rows {
        let version = row.text("version")?;
        let applied_at = row.opt_text("applied_at")?;
        if applied_at.is_some() {
            let took = row.opt_int("took_ms")?.and_then(|took| u64::try_from(took).ok());
            let record = Record {
                name: row.text("name")?,
                statements: None,
                checksum: Some(row.text("checksum")?),
                applied_at,
                took: took.map(Duration::from_millis),
            };
            journal.records.insert(version, record);
        } else {
            let done = usize::try_from(row.int("statements_done")?).unwrap_or(0);
            let (begun, checksum) = (row.bool("statement_begun")?, row.text("done_checksum")?);
            journal.interrupted.insert(version, Progress { done, begun, checksum });
        }
    }
    Ok(())
}

fn read_cli(
    connection: &mut Connection,
    mut own: BTreeMap<String, Record>,
    journal: &mut Journal,
) -> Result<(), DbError> {
    // The oldest tables have the version alone; then through JSON, for which a column that is missing is none.
    let complete = is_complete(connection)?;
    let direct =
        "select version, coalesce(name, '') as name, statements is not null as has_statements, statements
         from supabase_migrations.schema_migrations";
    let by_json =
        "select m.version, coalesce(to_jsonb(m) ->> 'name', '') as name,
            jsonb_typeof(to_jsonb(m) -> 'statements') = 'array' as has_statements,
            case jsonb_typeof(to_jsonb(m) -> 'statements') when 'array' then array(
                select s from jsonb_array_elements_text(to_jsonb(m) -> 'statements') with ordinality e(s, n) order by n
            ) end as statements
         from supabase_migrations.schema_migrations m";
    let rows = connection.query(if complete { direct } else { by_json }, &[])?;
    for row in rows {
        let version = row.text("version")?;
        let mut record = own.remove(&version).unwrap_or_default();
        record.name = row.text("name")?;
        record.statements = match row.opt_bool("has_statements")? {
            Some(true) => Some(row.texts("statements")?),
            _ => None,
        };
        journal.records.insert(version, record);
    }
    Ok(())
}

/// Makes the tables that a source needs.
pub(super) fn prepare(connection: &mut Connection, source: Source) -> Result<(), Error> {
    let (cli, own) = existing(connection)?;
    if !own {
        make(connection, OWN_TABLE)?;
    }
    if source == Source::Project {
        // Also when the table is there: an old one lacks columns. Nothing is locked when it lacks none.
        let complete = cli && is_complete(connection)?;
        if !complete {
            make(connection, CLI_TABLE)?;
        }
    }
    Ok(())
}

fn is_complete(connection: &mut Connection) -> Result<bool, DbError> {
    let row = connection.query_one(
        "select count(*) = 3 as complete from pg_catalog.pg_attribute a
         join pg_catalog.pg_class c on c.oid = a.attrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
         where n.nspname = 'supabase_migrations' and c.relname = 'schema_migrations'
            and a.attname in ('version', 'statements', 'name') and not a.attisdropped",
        &[],
    )?;
    row.bool("complete")
}

fn make(connection: &mut Connection, sql: &str) -> Result<(), Error> {
    // Another tool may make the same at the same time: then the second try finds it made.
    let made = connection.run(sql).or_else(|error| match error.sqlstate() {
        Some("23505" | "42P06" | "42P07") => connection.run(sql),
        _ => Err(error),
    });
    match made {
        Ok(_) => Ok(()),
        Err(error) if error.sqlstate() == Some("42501") => {
            let row = connection
                .query_one("select current_database()::text as database, current_user::text as role", &[])?;
            let (database, role) = (row.text("database")?, row.text("role")?);
            let denied = error.server().map_or("", |server| server.message.as_str());
            let (what, owner) = match denied.strip_prefix("permission denied for schema ") {
                Some(schema) => (format!("usage, create on schema {schema}"), "schema"),
                None => (format!("create on database {}", ident(&database)), "database"),
            };
            let help = format!("as the owner of the {owner}: `grant {what} to {};`", ident(&role));
            Err(journal_error("cannot be made", help, error))
        }
        Err(error) => Err(error.into()),
    }
}

fn explain(what: &'static str, error: DbError) -> Error {
    if error.sqlstate() != Some("42501") {
        return error.into();
    }
    let help = "connect as the role that owns `ef.journal` and `supabase_migrations.schema_migrations`";
    journal_error(what, help.to_owned(), error)
}

fn journal_error(what: &'static str, help: String, error: DbError) -> Error {
    match error.server() {
        Some(server) => Error::Journal { what, help, server: Box::new(server.clone()) },
        None => error.into(),
    }
}

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// It is there now.
    New,
    /// Somebody else wrote it first, and our transaction has failed.
    Elsewhere,
}

/// Writes down that a migration is applied, in the transaction that is open.
pub(super) fn record(
    connection: &mut Connection,
    source: Source,
    migration: &Migration,
    took: Duration,
) -> Result<Written, Error> {
    let took = i64::try_from(took.as_millis()).unwrap_or(i64::MAX);
    if source == Source::Project {
        let sql = "insert into supabase_migrations.schema_migrations(version, name, statements)
             values($1, $2, nullif($3::text[], '{}'))";
        match write_cli(connection, sql, migration) {
            Err(error) if error.sqlstate() == Some("23505") => return Ok(Written::Elsewhere),
            other => other.map_err(|error| explain("cannot be written", error))?,
        }
    }
    write_own(connection, source, migration, Some(took))
        .map_err(|error| explain("cannot be written", error))?;
    Ok(Written::New)
}

/// Writes down that a migration, as it is now, counts as applied, whatever was written before.
pub(super) fn rewrite(
    connection: &mut Connection,
    source: Source,
    migration: &Migration,
) -> Result<(), Error> {
    let written = connection.transaction(|connection| {
        if source == Source::Project {
            let sql = "insert into supabase_migrations.schema_migrations(version, name, statements) values($1, $2, nullif($3::text[], '{}'))
                 on conflict (version) do update set name = excluded.name, statements = excluded.statements";
            write_cli(connection, sql, migration)?;
        }
        write_own(connection, source, migration, None)
    });
    written.map_err(|error| explain("cannot be written", error))
}

/// Forgets a version.
pub(super) fn forget(connection: &mut Connection, source: Source, version: &str) -> Result<(), Error> {
    let written = connection.transaction(|connection| {
        if source == Source::Project {
            let sql = "delete from supabase_migrations.schema_migrations where version = $1";
            connection.execute(sql, &[version.into()])?;
        }
        let sql = "delete from ef.journal where source = $1 and version = $2";
        connection.execute(sql, &[source.as_str().into(), version.into()])
    });
    written.map(drop).map_err(|error| explain("cannot be written", error))
}

fn write_cli(connection: &mut Connection, sql: &str, migration: &Migration) -> Result<(), DbError> {
    let params: [Param; 3] = [
        migration.version.as_str().into(),
        migration.name.as_str().into(),
        migration.script.recorded().into(),
    ];
    connection.execute(sql, &params).map(drop)
}

fn write_own(
    connection: &mut Connection,
    source: Source,
    migration: &Migration,
    took_ms: Option<i64>,
) -> Result<(), DbError> {
    let total = migration.script.statements().len();
    let params: [Param; 6] = [
        source.as_str().into(),
        migration.version.as_str().into(),
        migration.name.as_str().into(),
        migration.checksum.as_str().into(),
        i64::try_from(total).unwrap_or(i64::MAX).into(),
        Param::Int(took_ms),
    ];
    let sql =
        "insert into ef.journal as j (source, version, name, checksum, statements_done, applied_at, took_ms)
         values ($1, $2, $3, $4, $5, clock_timestamp(), $6)
         on conflict (source, version) do update set name = excluded.name, checksum = excluded.checksum,
            statements_done = excluded.statements_done, statement_begun = false, done_checksum = '',
            applied_at = coalesce(case when $6 is null then j.applied_at end, excluded.applied_at),
            took_ms = coalesce(excluded.took_ms, j.took_ms)";
    connection.execute(sql, &params).map(drop)
}

/// Writes down a step of a plan that was carried out.
pub(super) fn step(
    connection: &mut Connection,
    name: &str,
    checksum: &str,
    took: Duration,
) -> Result<(), DbError> {
    let sql = "insert into ef.journal (source, version, name, checksum, statements_done, applied_at, took_ms)
         select $1, lpad((coalesce(max(version::int8), 0) + 1)::text, 8, '0'), $2, $3, 1, clock_timestamp(), $4
         from ef.journal where source = $1";
    let took = i64::try_from(took.as_millis()).unwrap_or(i64::MAX);
    let params: [Param; 4] = [Source::Plan.as_str().into(), name.into(), checksum.into(), took.into()];
    connection.execute(sql, &params).map(drop)
}

/// Writes down how far a file came.
pub(super) fn progress(
    connection: &mut Connection,
    source: Source,
    migration: &Migration,
    done: usize,
    begun: bool,
) -> Result<(), DbError> {
    let params: [Param; 7] = [
        source.as_str().into(),
        migration.version.as_str().into(),
        migration.name.as_str().into(),
        migration.checksum.as_str().into(),
        i64::try_from(done).unwrap_or(i64::MAX).into(),
        begun.into(),
        migration.script.checksum_of(done).into(),
    ];
    let sql = "insert into ef.journal (source, version, name, checksum, statements_done, statement_begun, done_checksum)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (source, version) do update set name = excluded.name, checksum = excluded.checksum,
            statements_done = excluded.statements_done, statement_begun = excluded.statement_begun,
            done_checksum = excluded.done_checksum, applied_at = null, took_ms = null";
    connection.execute(sql, &params).map(drop)
}

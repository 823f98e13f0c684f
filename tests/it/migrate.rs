//! The migration runner on a real server.

use crate::postgres::Database;
use ef::db::{
    Connection, DatabaseUrl, Options,
    migrate::{self, Event, Folder, Limits, Observer, Outcome, Session, Silent, Source, State, Status},
};
use std::{
    fs,
    path::PathBuf,
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};
use tempfile::TempDir;

mod concurrent;
mod disk;
mod kill;
mod locks;
mod pooler;

mod stepwise;

/// A folder of migrations.
struct Files(TempDir);

impl Files {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = Self(TempDir::with_prefix("ef-migrations-").unwrap());
        for (name, text) in files {
            folder.write(name, text);
        }
        folder
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.path().join(name), text).unwrap();
    }

    fn path(&self) -> PathBuf {
        self.0.path().to_owned()
    }

    fn read(&self) -> Folder {
        Folder::read(self.0.path()).unwrap()
    }
}

/// Keeps what happened.
#[derive(Default)]
struct Recorder(Mutex<Vec<Event>>);

impl Observer for Recorder {
    fn event(&self, event: Event) {
        self.0.lock().unwrap().push(event);
    }
}

impl Recorder {
    fn has(&self, wanted: impl Fn(&Event) -> bool) -> bool {
        self.0.lock().unwrap().iter().any(wanted)
    }
}

fn session_with(url: &DatabaseUrl, limits: Limits, observer: Arc<dyn Observer>) -> Session {
    let options = Options { connect_within: Duration::from_secs(30), ..Options::default() };
    Session::open(url, &options, limits, observer).unwrap()
}

fn session(url: &DatabaseUrl) -> Session {
    session_with(url, Limits::default(), Arc::new(Silent))
}

/// What `ef migrate up` does with the project's files: returns how many it applied.
fn up_with(session: &mut Session, folder: &Folder) -> Result<usize, migrate::Error> {
    session.lock()?;
    let status = session.status(Source::Project, &folder.migrations)?;
    let mut applied = 0;
    for migration in &folder.migrations {
        let is_due = |entry: &&migrate::Entry| entry.version == migration.version && entry.record.is_none();
        if status.entries.iter().any(|entry| is_due(&entry)) {
            let outcome = session.apply(Source::Project, migration)?;
            applied += usize::from(outcome == Outcome::Applied);
        }
    }
    session.unlock()?;
    Ok(applied)
}

fn up(url: &DatabaseUrl, files: &Files) -> Result<usize, migrate::Error> {
    up_with(&mut session(url), &files.read())
}

fn status(database: &Database, files: &Files) -> Status {
    migrate::status(&mut database.connect(), Source::Project, &files.read().migrations).unwrap()
}

fn states(database: &Database, files: &Files) -> Vec<(String, State)> {
    status(database, files).entries.into_iter().map(|entry| (entry.version, entry.state)).collect()
}

/// The row that the Supabase CLI writes, by the statements that it uses.
fn supabase_cli_pushes(connection: &mut Connection, version: &str, name: &str, statements: &[&str]) {
    let literals: Vec<String> = statements.iter().map(|sql| ef::db::literal(sql)).collect();
    let script = statements.join(";") + ";";
    connection
        .run(&format!(
            "CREATE SCHEMA IF NOT EXISTS supabase_migrations;
             CREATE TABLE IF NOT EXISTS supabase_migrations.schema_migrations (version text NOT NULL PRIMARY KEY);
             ALTER TABLE supabase_migrations.schema_migrations ADD COLUMN IF NOT EXISTS statements text[];
             ALTER TABLE supabase_migrations.schema_migrations ADD COLUMN IF NOT EXISTS name text;
             {script}
             INSERT INTO supabase_migrations.schema_migrations(version, name, statements)
             VALUES('{version}', '{name}', ARRAY[{}]::text[])",
            literals.join(", ")
        ))
        .unwrap();
}

#[test]
fn files_are_applied_once_and_in_order() {
    let Some(database) = Database::new() else { return };
    let files = Files::new(&[
        ("20240102000000_rows.sql", "insert into a values (1);\ninsert into a values (2);"),
        ("20240101000000_table.sql", "-- first\ncreate table a (n int);\n"),
    ]);
    assert_eq!(up(&database.url(), &files).unwrap(), 2);
    assert_eq!(up(&database.url(), &files).unwrap(), 0);
    assert_eq!(database.value("select sum(n) from a"), "3");
    let rows = "select string_agg(version || ' ' || name || ' ' || statements::text, '; ' order by version)
         from supabase_migrations.schema_migrations";
    assert_eq!(
        database.value(rows),
        "20240101000000 table {\"-- first\ncreate table a (n int)\"}; \
         20240102000000 rows {\"insert into a values (1)\",\"insert into a values (2)\"}"
    );
    let status = status(&database, &files);
    assert!(status.is_current() && status.entries.len() == 2);
    let record = status.entries[0].record.as_ref().unwrap();
    assert!(record.applied_at.is_some() && record.took.is_some() && record.checksum.is_some());
}

#[test]
fn reading_creates_nothing() {
    let Some(database) = Database::new() else { return };
    let files = Files::new(&[("1_a.sql", "select 1"), ("2_b.sql", "select 2")]);
    database.run(
        "alter database current_database set x.y = ''"
            .replace("current_database", &database.url().database())
            .as_str(),
    );
    let expected = [("1".to_owned(), State::Pending), ("2".to_owned(), State::Pending)];
    assert_eq!(states(&database, &files), expected);
    assert_eq!(
        database.value("select count(*) from pg_namespace where nspname in ('ef', 'supabase_migrations')"),
        "0"
    );
}

#[test]
fn both_tools_take_turns() {
    let Some(database) = Database::supabase() else { return };
    let url = database.as_role("postgres");
    let mut cli = Connection::open(&url, &Options::default()).unwrap();
    let files = Files::new(&[(
        "20240101000000_one.sql",
        "-- one\ncreate table one (a text default ';');\n\n-- end\n",
    )]);
    supabase_cli_pushes(
        &mut cli,
        "20240101000000",
        "one",
        &["-- one\ncreate table one (a text default ';')", "-- end"],
    );
    assert_eq!(states(&database, &files), [("20240101000000".to_owned(), State::Applied)]);
    // Ours comes after theirs, and theirs after ours.
    files.write("20240102000000_two.sql", "create table two ();");
    assert_eq!(up(&url, &files).unwrap(), 1);
    files.write("20240103000000_three.sql", "create table three ();");
    supabase_cli_pushes(&mut cli, "20240103000000", "three", &["create table three ()"]);
    assert_eq!(up(&url, &files).unwrap(), 0);
    assert!(status(&database, &files).is_current());
    // They edit, revert and apply again what we applied: their row decides.
    files.write("20240102000000_two.sql", "create table two (a int);");
    assert_eq!(states(&database, &files)[1].1, State::Edited);
    cli.run(
        "delete from supabase_migrations.schema_migrations where version = '20240102000000'; drop table two",
    )
    .unwrap();
    assert_eq!(states(&database, &files)[1].1, State::OutOfOrder);
    supabase_cli_pushes(&mut cli, "20240102000000", "two", &["create table two (a int)"]);
    assert!(status(&database, &files).is_current());
    // Nobody was given a right to our table.
    assert_eq!(database.value("has_table_privilege('service_role', 'ef.journal', 'select')"), "false");
    assert_eq!(database.value("has_schema_privilege('authenticated', 'ef', 'usage')"), "false");
}

#[test]
fn a_table_of_the_oldest_cli_is_read_and_completed() {
    let Some(database) = Database::new() else { return };
    database.run(
        "create schema supabase_migrations;
         create table supabase_migrations.schema_migrations (version text not null primary key);
         insert into supabase_migrations.schema_migrations values ('1')",
    );
    let files = Files::new(&[("1_a.sql", "select 1"), ("2_b.sql", "select 2")]);
    assert_eq!(
        states(&database, &files),
        [("1".to_owned(), State::Applied), ("2".to_owned(), State::Pending)]
    );
    assert_eq!(up(&database.url(), &files).unwrap(), 1);
    assert!(status(&database, &files).is_current());
}

#[test]
fn what_does_not_fit_is_found_and_repaired() {
    let Some(database) = Database::new() else { return };
    let files = Files::new(&[("1_a.sql", "select 1;"), ("3_c.sql", "select 3;"), ("4_d.sql", "select 4;")]);
    up(&database.url(), &files).unwrap();
    files.write("1_a.sql", "select 11;");
    files.write("2_b.sql", "create table b ();");
    fs::remove_file(files.path().join("4_d.sql")).unwrap();
    let found: Vec<State> = states(&database, &files).into_iter().map(|(_, state)| state).collect();
    assert_eq!(found, [State::Edited, State::OutOfOrder, State::Applied, State::Missing]);
    assert_eq!(status(&database, &files).conflicts().count(), 3);

    let folder = files.read();
    let mut session = session(&database.url());
    session.mark_applied(Source::Project, &folder.migrations[0]).unwrap();
    session.mark_reverted(Source::Project, "4").unwrap();
    assert_eq!(session.apply(Source::Project, &folder.migrations[1]).unwrap(), Outcome::Applied);
    assert!(status(&database, &files).is_current());
    let row = "select statements[1] from supabase_migrations.schema_migrations where version = '1'";
    assert_eq!(database.value(row), "select 11");
    assert_eq!(database.value("select count(*) from supabase_migrations.schema_migrations"), "3");
}

#[test]
fn sources_do_not_mix() {
    let Some(database) = Database::new() else { return };
    let own = migrate::Migration::from_text("1", "own", "ef:1_own.sql", "create table own ();").unwrap();
    let mut session = session(&database.url());
    session.apply(Source::Own, &own).unwrap();
    let status =
        |source| migrate::status(&mut database.connect(), source, std::slice::from_ref(&own)).unwrap();
    assert!(status(Source::Own).is_current());
    assert_eq!(status(Source::Plan).in_state(State::Pending).count(), 1);
    assert_eq!(database.value("select to_regnamespace('supabase_migrations')"), "NULL");
    let edited = migrate::Migration::from_text("1", "own", "ef:1_own.sql", "create table own2 ();").unwrap();
    let status = migrate::status(&mut database.connect(), Source::Own, &[edited]).unwrap();
    assert_eq!(status.in_state(State::Edited).count(), 1);
}

#[test]
fn an_error_names_file_line_and_column_and_undoes_all() {
    let Some(database) = Database::new() else { return };
    let files = Files::new(&[
        ("1_ok.sql", "create table ok ();"),
        (
            "2_bad.sql",
            "create table half ();\r\n\r\n-- é\r\ninsert into half\r\n  select 'ü', nothing from half;\r\n",
        ),
        ("3_never.sql", "create table never ();"),
    ]);
    let error = up(&database.url(), &files).unwrap_err();
    assert_eq!(
        error.to_string(),
        "`2_bad.sql`, line 5, column 15: column \"nothing\" does not exist (SQLSTATE 42703)"
    );
    let migrate::Error::Statement(error) = error else { panic!("another error") };
    assert_eq!((error.number, error.total), (2, 2));
    let text = files.read().migrations[1].script.text().to_owned();
    assert_eq!(&text[error.span.offset()..error.span.offset() + error.span.len()], "nothing");
    assert!(error.help.contains("nothing of this file was applied"), "{}", error.help);
    assert_eq!(database.value("to_regclass('half')"), "NULL");
    let found: Vec<State> = states(&database, &files).into_iter().map(|(_, state)| state).collect();
    assert_eq!(found, [State::Applied, State::Pending, State::Pending]);
    // Corrected, the rest follows.
    files.write("2_bad.sql", "create table half ();");
    assert_eq!(up(&database.url(), &files).unwrap(), 2);
}

#[test]
fn places_without_a_position_are_found_too() {
    let Some(database) = Database::new() else { return };
    for (text, place, part) in [
        ("select 1;\n  create table pg_catalog.pg_class ();", "line 2, column 3", "already exists"),
        ("do $$\nbegin\n  perform 1;\n  raise exception 'no: %', 'x';\nend $$;", "line 4, column 3", "no: x"),
        (
            "create table t (a int);\ninsert into t values (1);\nalter table t add check (a > 1);",
            "line 3, column 1",
            "",
        ),
        (
            "create function f() returns int language sql as $$\n  select 1;\n  select wrong;\n$$;",
            "line 3, column 10",
            "",
        ),
        ("\ncreat table x ();", "line 2, column 1", "syntax error"),
        ("create table u (a int);\nselect (", "line 2, column 9", "syntax error at end of input"),
        (
            "create table d (a int unique deferrable initially deferred);\ninsert into d values (1), (1);",
            "line 2, column 1",
            "duplicate key",
        ),
    ] {
        let files = Files::new(&[("1_a.sql", text)]);
        let error = up(&database.url(), &files).unwrap_err();
        assert!(error.to_string().contains(place) && error.to_string().contains(part), "{error} in {text}");
    }
    assert_eq!(database.value("select count(*) from supabase_migrations.schema_migrations"), "0");
}

#[test]
fn a_file_with_its_own_transaction_is_still_one() {
    let Some(database) = Database::new() else { return };
    let files = Files::new(&[(
        "1_a.sql",
        "BEGIN ISOLATION LEVEL SERIALIZABLE;\ncreate table a as select current_setting('transaction_isolation') as l;\nCOMMIT;\n",
    )]);
    assert_eq!(up(&database.url(), &files).unwrap(), 1);
    assert_eq!(database.value("select l from a"), "serializable");
    assert!(status(&database, &files).is_current());
    files.write("2_b.sql", "begin;\ncreate table b ();\nselect 1/0;\ncommit;");
    up(&database.url(), &files).unwrap_err();
    assert_eq!(database.value("to_regclass('b')"), "NULL");
}

#[test]
fn what_a_file_sets_ends_with_it() {
    let Some(database) = Database::new() else { return };
    let files = Files::new(&[
        (
            "1_a.sql",
            "select pg_catalog.set_config('search_path', '', false); create role migrated; set role migrated;",
        ),
        ("2_b.sql", "create table b as select current_user::text as who;"),
    ]);
    // The role belongs to the whole server.
    let done = up(&database.url(), &files);
    database.run("drop role if exists migrated");
    assert_eq!(done.unwrap(), 2);
    assert_eq!(database.value("select who from public.b"), "supabase_admin");
}

#[test]
fn a_missing_right_is_named() {
    let Some(database) = Database::new() else { return };
    let role = format!("poor_{}", database.url().database());
    database.run(&format!("create role {role} login"));
    let files = Files::new(&[("1_a.sql", "select 1")]);
    let error = up(&database.as_role(&role), &files).unwrap_err();
    let migrate::Error::Journal { help, .. } = &error else { panic!("{error}") };
    let grant = format!("grant create on database \"{}\" to \"{role}\"", database.url().database());
    assert!(help.contains(&grant), "{help}");
    assert_eq!(error.exit(), ef::base::Exit::Outside);
    database.run(&grant);
    assert_eq!(up(&database.as_role(&role), &files).unwrap(), 1);
}

#[test]
fn a_statement_timeout_is_kept() {
    let Some(database) = Database::new() else { return };
    let files = Files::new(&[("1_a.sql", "select 1;\nselect pg_sleep(60);")]);
    let limits = Limits { statement_timeout: Some(Duration::from_millis(100)), ..Limits::default() };
    let mut session = session_with(&database.url(), limits, Arc::new(Silent));
    let error = up_with(&mut session, &files.read()).unwrap_err();
    assert_eq!(error.sqlstate(), Some("57014"));
    assert_eq!(error.place().unwrap().line, 2);
}

#[test]
fn answers_of_any_type_are_passed_over() {
    let Some(database) = Database::new() else { return };
    let text = "create type mood as enum ('sad', 'glad');\ncreate table t (a mood, b mood[]);\n\
                insert into t values ('sad', '{glad}');\nselect * from t;\nselect t from t;\n\
                select 'glad'::mood, row(1, 'x');\ndo $$ begin raise notice 'to be seen by nobody'; end $$;\n\
                select pg_catalog.set_config('search_path', '', false);";
    let files = Files::new(&[
        ("1_a.sql", text),
        ("2_b.sql", "-- ef: no-transaction\nselect t from t;"),
        ("3_empty.sql", ""),
    ]);
    assert_eq!(up(&database.url(), &files).unwrap(), 3);
    assert!(status(&database, &files).is_current());
    // As the other tool writes it.
    let empty = "select statements from supabase_migrations.schema_migrations where version = '3'";
    assert_eq!(database.value(empty), "NULL");
}

#[test]
fn a_whole_schema_is_applied_by_a_role_that_is_no_superuser() {
    let Some(database) = Database::supabase() else { return };
    let Some(schema) = crate::shared::shared("rls-cases/edit_factory.sql") else { return };
    let files = Files::new(&[("20240101000000_edit_factory.sql", &fs::read_to_string(schema).unwrap())]);
    assert_eq!(up(&database.as_role("postgres"), &files).unwrap(), 1);
    assert_eq!(database.value("select count(*) > 3 from pg_tables where schemaname = 'public'"), "true");
    assert!(status(&database, &files).is_current());
}

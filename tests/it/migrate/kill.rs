//! A run that is killed in the middle. The test program starts itself again as the one to be killed.

use super::*;
use std::{
    env,
    process::{Child, Command, Stdio},
};

const URL: &str = "EF_TEST_KILL_URL";
const FOLDER: &str = "EF_TEST_KILL_FOLDER";

/// Not a test: the run that is killed.
#[test]
fn the_run_to_be_killed() {
    let (Ok(url), Ok(folder)) = (env::var(URL), env::var(FOLDER)) else { return };
    let folder = Folder::read(folder.as_ref()).unwrap();
    up_with(&mut session(&url.parse().unwrap()), &folder).unwrap();
}

fn start(database: &Database, files: &Files) -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["--exact", "migrate::kill::the_run_to_be_killed"])
        .env(URL, database.url().expose())
        .env(FOLDER, files.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn kill(mut run: Child) {
    run.kill().unwrap();
    run.wait().unwrap();
}

fn wait_until_it_runs(database: &Database, words: &str) {
    let sql = format!(
        "select count(*) > 0 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
            and state = 'active' and query like '{words}%'"
    );
    database.wait_for(&sql, "true");
}

#[test]
fn a_killed_transaction_leaves_nothing() {
    let Some(database) = Database::new() else { return };
    let slow = "create table a (n int);\ninsert into a values (1);\nselect pg_sleep(60);";
    let files = Files::new(&[("1_a.sql", slow)]);
    let run = start(&database, &files);
    wait_until_it_runs(&database, "select pg_sleep");
    kill(run);
    assert_eq!(database.value("to_regclass('a')"), "NULL");
    files.write("1_a.sql", &slow.replace("(60)", "(0)"));
    assert_eq!(up(&database.url(), &files).unwrap(), 1);
    assert_eq!(database.value("select count(*) from a"), "1");
}

#[test]
fn a_killed_index_is_built_again() {
    let Some(database) = Database::new() else { return };
    database.run("create table a (n int); insert into a values (1)");
    let files = Files::new(&[(
        "1_a.sql",
        "insert into a values (2);\ncreate index concurrently a_n on a (n);\ninsert into a values (3);",
    )]);
    let mut writer = database.connect();
    writer.run("begin; insert into a values (10)").unwrap();
    let run = start(&database, &files);
    // It waits for the writer, with an index that is not finished.
    database.wait_for("select count(*) from pg_index where not indisvalid", "1");
    wait_until_it_runs(&database, "create index concurrently");
    kill(run);
    // The server notices by itself, though it waits still.
    database.wait_for(
        "select count(*) from pg_stat_activity where query like 'create index%' and datname = current_database()",
        "0",
    );
    writer.run("commit").unwrap();
    assert_eq!(database.value("select count(*) from pg_index where not indisvalid"), "1");
    assert_eq!(up(&database.url(), &files).unwrap(), 1);
    assert_eq!(database.value("select count(*) from pg_index where not indisvalid"), "0");
    assert_eq!(database.value("select sum(n) from a"), "16");
}

#[test]
fn an_index_that_was_finished_before_the_kill_is_not_built_twice() {
    let Some(database) = Database::new() else { return };
    let text = "create table a (n int);\ncreate index concurrently a_n on a (n);\ninsert into a values (1);";
    let files = Files::new(&[("1_a.sql", text)]);
    up(&database.url(), &files).unwrap();
    // As if it was killed between the index and the journal.
    database.run("delete from a; delete from supabase_migrations.schema_migrations; update ef.journal set applied_at = null, statement_begun = true, statements_done = 1");
    let done = "update ef.journal set done_checksum = encode(sha256(convert_to('create table a (n int);' || chr(10), 'UTF8')), 'hex')";
    database.run(done);
    assert_eq!(up(&database.url(), &files).unwrap(), 1);
    assert_eq!(database.value("select count(*) from a"), "1");
}

#[test]
fn at_any_moment_a_kill_loses_and_doubles_nothing() {
    let Some(database) = Database::new() else { return };
    let statements: String =
        (0..40).fold(String::new(), |text, n| text + &format!("insert into a values ({n});\n"));
    let files = Files::new(&[
        ("1_a.sql", "create table a (n int);"),
        (
            "2_steps.sql",
            &format!("-- ef: no-transaction\n{statements}create index concurrently a_n on a (n);\n"),
        ),
        ("3_whole.sql", &statements.replace('(', "(100 + ")),
    ]);
    for delay in [0_u64, 15, 30, 60, 90, 120] {
        let run = start(&database, &files);
        // A moment, not a wait for something.
        thread::sleep(Duration::from_millis(20 + delay));
        kill(run);
    }
    up(&database.url(), &files).unwrap();
    let numbers = "select count(*) || ' ' || count(distinct n) from a";
    assert_eq!(database.value(numbers), "80 80");
    assert!(status(&database, &files).is_current());
}

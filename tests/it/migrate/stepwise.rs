//! Files outside a transaction.

use super::*;

fn progress(database: &Database) -> String {
    database.value(
        "select statements_done || ' ' || (applied_at is not null) from ef.journal where version = '1'",
    )
}

#[test]
fn steps_stay_done_and_the_next_run_goes_on() {
    let Some(database) = Database::new() else { return };
    let bad = "-- ef: no-transaction\ncreate table a (n int);\nset search_path = pg_catalog, public;\n\
               insert into a values (1);\ninsert into wrong values (2);\ninsert into a values (3);\n";
    let files = Files::new(&[("1_a.sql", bad)]);
    let error = up(&database.url(), &files).unwrap_err();
    assert!(error.to_string().contains("line 5, column 13"), "{error}");
    let migrate::Error::Statement(error) = error else { panic!("{error}") };
    assert!(error.help.contains("statements 1 to 3 of this file stay done"), "{}", error.help);
    assert_eq!(progress(&database), "3 false");
    let entry = status(&database, &files).entries.remove(0);
    assert_eq!((entry.state, entry.progress.unwrap().done), (State::Pending, 3));
    // What ran may not change, what follows may.
    files.write("1_a.sql", &bad.replace("values (1)", "values (5)"));
    let error = up(&database.url(), &files).unwrap_err();
    assert!(error.to_string().contains("was interrupted after statement 3"), "{error}");
    files.write("1_a.sql", &bad.replace("wrong", "a"));
    assert_eq!(up(&database.url(), &files).unwrap(), 1);
    assert_eq!(database.value("select sum(n) from a"), "6");
    assert_eq!(progress(&database), "5 true");
    assert!(status(&database, &files).is_current());
}

#[test]
fn statements_that_refuse_a_transaction_run() {
    let Some(database) = Database::new() else { return };
    let files = Files::new(&[(
        "1_a.sql",
        "create table a (n int);\ncreate index concurrently a_n on a (n);\nvacuum a;\n\
         begin;\ninsert into a values (1);\ninsert into a values (2);\ncommit;\n\
         create procedure p() language plpgsql as $$ begin insert into a values (3); commit; end $$;\n\
         call p();\ndrop index concurrently a_n;\nreindex table concurrently a;\n\
         begin;\ninsert into a values (100);\nrollback;\n",
    )]);
    assert_eq!(up(&database.url(), &files).unwrap(), 1);
    assert_eq!(database.value("select sum(n) from a"), "6");
}

#[test]
fn a_failed_group_is_undone_as_a_whole() {
    let Some(database) = Database::new() else { return };
    let text = "-- ef: no-transaction\ncreate table a (n int);\nbegin;\ninsert into a values (1);\nselect 1/0;\ncommit;";
    let files = Files::new(&[("1_a.sql", text)]);
    let error = up(&database.url(), &files).unwrap_err();
    assert_eq!(error.place().unwrap().line, 5);
    assert_eq!(
        (database.value("select count(*) from a"), progress(&database)),
        ("0".into(), "1 false".into())
    );
    files.write("1_a.sql", &text.replace("1/0", "1"));
    up(&database.url(), &files).unwrap();
    assert_eq!(database.value("select count(*) from a"), "1");
}

#[test]
fn an_unfinished_index_is_dropped_and_built_again() {
    let Some(database) = Database::new() else { return };
    database.run("create table a (n int); insert into a values (1), (1)");
    for sql in [
        "create unique index concurrently if not exists \"A n\" on a (n)",
        "create unique index concurrently on a (n)",
    ] {
        let files = Files::new(&[("1_a.sql", sql)]);
        let error = up(&database.url(), &files).unwrap_err();
        assert_eq!(error.sqlstate(), Some("23505"), "{error}");
        assert_eq!(database.value("select count(*) from pg_index where not indisvalid"), "0", "{sql}");
    }
    // One that another tool left.
    database.connect().run("create unique index concurrently \"A n\" on a (n)").unwrap_err();
    assert_eq!(database.value("select count(*) from pg_index where not indisvalid"), "1");
    database.run("delete from a where ctid = '(0,1)'");
    let files = Files::new(&[("1_a.sql", "create unique index concurrently if not exists \"A n\" on a (n)")]);
    let recorder = Arc::new(Recorder::default());
    let mut session =
        session_with(&database.url(), Limits::default(), Arc::clone(&recorder) as Arc<dyn Observer>);
    assert_eq!(up_with(&mut session, &files.read()).unwrap(), 1);
    let left = r#"public."A n""#;
    assert!(recorder.has(|event| matches!(event, Event::LeftoverDropped { index } if index == left)));
    assert_eq!(
        database.value(
            "select bool_and(indisvalid)::text || count(*) from pg_index where indrelid = 'a'::regclass"
        ),
        "true1"
    );
}

#[test]
fn an_index_waits_for_long_transactions_without_blocking_anybody() {
    let Some(database) = Database::new() else { return };
    database.run("create table a (n int); insert into a values (1)");
    let files = Files::new(&[("1_a.sql", "create index concurrently a_n on a (n)")]);
    let mut writer = database.connect();
    writer.run("begin; insert into a values (2)").unwrap();
    let (url, folder) = (database.url(), files.read());
    let recorder = Arc::new(Recorder::default());
    thread::scope(|scope| {
        let observer = Arc::clone(&recorder) as Arc<dyn Observer>;
        let run = scope.spawn(|| up_with(&mut session_with(&url, Limits::default(), observer), &folder));
        while !recorder.has(|event| matches!(event, Event::Waiting { .. })) {
            thread::sleep(Duration::from_millis(10));
            assert!(!run.is_finished(), "it did not wait");
        }
        database.run("insert into a values (3)");
        writer.run("commit").unwrap();
        assert_eq!(run.join().unwrap().unwrap(), 1);
    });
    assert!(!recorder.has(|event| matches!(event, Event::Retrying { .. })));
    assert_eq!(database.value("select indisvalid from pg_index where indexrelid = 'a_n'::regclass"), "true");
}

#[test]
fn a_role_that_a_file_takes_on_does_not_keep_the_journal_from_being_written() {
    let Some(database) = Database::new() else { return };
    let role = format!("guest_{}", database.url().database());
    database.run(&format!("create role {role}; grant create on schema public to {role}"));
    let text = format!(
        "-- ef: no-transaction\nset role {role};\ncreate table a ();\nvacuum pg_class;\ncreate table b ();"
    );
    let files = Files::new(&[("1_a.sql", &text)]);
    assert_eq!(up(&database.url(), &files).unwrap(), 1);
    assert_eq!(database.value("select tableowner from pg_tables where tablename = 'b'"), role);
}

//! Many runs at once.

use super::*;

#[test]
fn of_sixteen_runs_one_applies_and_all_succeed() {
    let Some(database) = Database::new() else { return };
    let files = Files::new(&[
        ("1_a.sql", "create table a (n int); insert into a values (1);"),
        ("2_b.sql", "create index concurrently a_n on a (n);"),
        ("3_c.sql", "insert into a values (2);"),
    ]);
    let folder = files.read();
    let url = database.url();
    let applied: Vec<usize> = thread::scope(|scope| {
        let runs: Vec<_> =
            (0..16).map(|_| scope.spawn(|| up_with(&mut session(&url), &folder).unwrap())).collect();
        runs.into_iter().map(|run| run.join().unwrap()).collect()
    });
    assert_eq!(applied.iter().sum::<usize>(), 3, "{applied:?}");
    assert_eq!(applied.iter().filter(|applied| **applied > 0).count(), 1, "{applied:?}");
    assert_eq!(database.value("select sum(n) from a"), "3");
    assert_eq!(database.value("select indisvalid from pg_index where indexrelid = 'a_n'::regclass"), "true");
}

#[test]
fn who_has_the_turn_is_named() {
    let Some(database) = Database::new() else { return };
    let mut first = session(&database.url());
    first.lock().unwrap();
    let limits = Limits { turn: Duration::from_millis(200), ..Limits::default() };
    let recorder = Arc::new(Recorder::default());
    let mut second = session_with(&database.url(), limits, Arc::clone(&recorder) as Arc<dyn Observer>);
    let error = second.lock().unwrap_err();
    let migrate::Error::Turn { blockers, .. } = error else { panic!("{error}") };
    let pid = first
        .connection()
        .query_one("select pg_backend_pid()::int8 as pid", &[])
        .unwrap()
        .int("pid")
        .unwrap();
    assert_eq!((blockers[0].pid, blockers[0].application.as_str()), (pid, "ef"));
    assert!(recorder.has(|event| matches!(event, Event::WaitingForTurn { .. })));
    // A session that ends gives its turn to the next one, and so does one that failed.
    drop(first);
    second.set_limits(Limits::default()).unwrap();
    second.lock().unwrap();
}

#[test]
fn the_other_tool_at_the_same_time_does_no_harm() {
    let Some(database) = Database::new() else { return };
    let files = Files::new(&[("1_a.sql", "select pg_sleep(0.3);\ncreate table if not exists a ();")]);
    let mut other = database.connect();
    supabase_cli_pushes(&mut other, "0", "zero", &["select 0"]);
    let url = database.url();
    let outcome = thread::scope(|scope| {
        let run = scope.spawn(|| {
            let mut session = session(&url);
            let migration = files.read().migrations.remove(0);
            session.apply(Source::Project, &migration)
        });
        database.wait_for("select count(*) from pg_stat_activity where query like '%pg_sleep(0.3)' and state = 'active' and datname = current_database()", "1");
        supabase_cli_pushes(&mut other, "1", "a", &["create table a ()"]);
        run.join().unwrap()
    });
    assert_eq!(outcome.unwrap(), Outcome::AppliedElsewhere);
    assert_eq!(
        database.value("select count(*) from supabase_migrations.schema_migrations where version = '1'"),
        "1"
    );
}

//! A table that somebody else holds.

use super::*;

fn busy(database: &Database) -> Connection {
    let options = Options { application: "forgotten-editor".to_owned(), ..Options::default() };
    let mut holder = Connection::open(&database.url(), &options).unwrap();
    holder.run("begin").unwrap();
    holder.run("update a set secret = 'sk_live_123'").unwrap();
    holder
}

#[test]
fn a_lock_that_is_never_given_up_is_named() {
    let Some(database) = Database::new() else { return };
    database.run("create table a (secret text); insert into a values ('x')");
    let files = Files::new(&[("1_a.sql", "create table b ();\nalter table a add column n int;")]);
    let holder = busy(&database);
    let limits = Limits { patience: Duration::from_millis(1500), ..Limits::default() };
    let recorder = Arc::new(Recorder::default());
    let mut session = session_with(&database.url(), limits, Arc::clone(&recorder) as Arc<dyn Observer>);
    let error = up_with(&mut session, &files.read()).unwrap_err();
    assert_eq!((error.sqlstate(), error.exit()), (Some("55P03"), ef::base::Exit::Outside));
    let migrate::Error::Statement(error) = error else { panic!("{error}") };
    assert_eq!((error.place.line, error.place.column), (2, 1));
    assert_eq!(error.blockers[0].application, "forgotten-editor");
    assert_eq!(error.blockers[0].user, "supabase_admin");
    assert_eq!(error.blockers[0].query, "update a set secret = …");
    assert!(error.blockers[0].transaction_age.is_some());
    assert!(error.help.contains("pg_terminate_backend") && !error.help.contains("sk_live"), "{}", error.help);
    assert!(recorder.has(|event| matches!(event, Event::Retrying { .. })));
    assert!(recorder.has(|event| matches!(event, Event::Waiting { .. })));
    assert_eq!(database.value("to_regclass('b')"), "NULL");
    drop((holder, session));
    assert_eq!(up(&database.url(), &files).unwrap(), 1);
}

#[test]
fn readers_and_writers_go_on_while_we_wait() {
    let Some(database) = Database::new() else { return };
    database.run("create table a (secret text); insert into a values ('x'); insert into a values ('y')");
    let files = Files::new(&[("1_a.sql", "alter table a add column n int;")]);
    let mut holder = busy(&database);
    let (url, folder) = (database.url(), files.read());
    thread::scope(|scope| {
        let run = scope.spawn(|| up_with(&mut session(&url), &folder));
        database
            .wait_for("select count(*) from pg_locks where relation = 'a'::regclass and not granted", "1");
        // This reader queues behind us, but never for longer than our lock timeout.
        let mut reader = database.connect();
        reader.run("set statement_timeout = '5s'").unwrap();
        reader.query("select secret from a", &[]).unwrap();
        holder.run("commit").unwrap();
        assert_eq!(run.join().unwrap().unwrap(), 1);
    });
    assert_eq!(database.value("select count(n) from a"), "0");
}

#[test]
fn a_deadlock_is_tried_again() {
    let Some(database) = Database::new() else { return };
    database.run("create table a (n int); create table b (n int)");
    let files = Files::new(&[(
        "1_a.sql",
        "lock table a;\nselect pg_sleep(0.5);\nlock table b;\ncreate table done ();",
    )]);
    let (url, folder) = (database.url(), files.read());
    let limits = Limits { lock_timeout: Duration::from_secs(20), ..Limits::default() };
    let recorder = Arc::new(Recorder::default());
    thread::scope(|scope| {
        let observer = Arc::clone(&recorder) as Arc<dyn Observer>;
        let run = scope.spawn(|| up_with(&mut session_with(&url, limits, observer), &folder));
        let mut other = database.connect();
        // Ours notices first, and is the one that is given up.
        other.run("set deadlock_timeout = '20s'").unwrap();
        other.run("begin; lock table b").unwrap();
        database.wait_for("select count(*) from pg_locks where relation = 'a'::regclass and granted", "1");
        other.run("lock table a; commit").unwrap();
        assert_eq!(run.join().unwrap().unwrap(), 1);
    });
    assert!(recorder.has(|event| matches!(event, Event::Retrying { sqlstate, .. } if sqlstate == "40P01")));
}

#[test]
fn autovacuum_is_moved_out_of_the_way() {
    let Some(database) = Database::vacuumed() else { return };
    // A worker that would be busy for minutes: it sleeps after each page.
    database.run(
        "create table a (t text) with (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,
            autovacuum_vacuum_cost_delay = 100, autovacuum_vacuum_cost_limit = 1);
         insert into a select repeat('x', 1000) from generate_series(1, 20000); delete from a where ctid < '(1000,1)';",
    );
    let worker = "select count(*) > 0 from pg_stat_activity where backend_type = 'autovacuum worker'
        and datname = current_database() and query like '%VACUUM%public.a%'";
    database.wait_for(worker, "true");
    let files = Files::new(&[("1_a.sql", "alter table a add column n int;")]);
    let limits = Limits { patience: Duration::from_secs(10), ..Limits::default() };
    let done = up_with(&mut session_with(&database.url(), limits, Arc::new(Silent)), &files.read());
    assert_eq!(done.unwrap(), 1);
}

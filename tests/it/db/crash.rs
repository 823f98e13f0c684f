//! What was committed stays, whatever is killed.

use super::project::Project;
use crate::proc::{self, PATIENCE};
use rustix::process::Signal;
use std::{fs, process::Stdio};

#[test]
fn a_killed_server_recovers_at_the_next_start() {
    let Some(project) = Project::new() else { return };
    project.done(&["db", "start"]);
    project.sql("create table t(a int); insert into t select generate_series(1, 1000)");
    let pid = project.pid().unwrap();
    proc::signal(pid, Signal::KILL);
    proc::poll(PATIENCE, || (!proc::alive(pid)).then_some(())).unwrap();
    let looked = project.run(&["db", "status", "--json"]);
    assert_eq!(looked.code, 1, "{}", looked.all());
    project.done(&["db", "start"]);
    assert_ne!(project.pid(), Some(pid));
    assert_eq!(project.sql("select count(*) from t"), "1000");
}

/// A session that computes does not notice the end of its server, and would keep the next one from starting.
#[test]
fn a_busy_session_of_a_killed_server_is_ended() {
    let Some(project) = Project::new() else { return };
    project.done(&["db", "start"]);
    let url = project.done(&["db", "url"]).stdout;
    let mut session = std::process::Command::new("psql")
        .args([url.trim(), "-XAtc", "select count(*) from generate_series(1, 4000000000) a where a % 2 = 3"])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let busy = "select pid from pg_stat_activity where state = 'active' and query like '%4000000000%' and pid <> pg_backend_pid()";
    let backend = proc::poll(PATIENCE, || project.sql(busy).parse::<i32>().ok()).expect("a busy session");
    let pid = project.pid().unwrap();
    proc::signal(pid, Signal::KILL);
    proc::poll(PATIENCE, || (!proc::alive(pid)).then_some(())).unwrap();
    project.done(&["db", "start"]);
    assert!(!proc::alive(backend));
    assert_eq!(project.sql("select 1"), "1");
    session.wait().unwrap();
}

#[test]
fn a_first_start_that_was_killed_is_done_again() {
    let Some(project) = Project::new() else { return };
    for _ in 0..3 {
        let mut start = project.command(&["db", "start"]).stderr(Stdio::null()).spawn().unwrap();
        proc::poll(PATIENCE, || project.ef.path(".ef/postgres/data.new").exists().then_some(())).unwrap();
        start.kill().unwrap();
        start.wait().unwrap();
        assert!(!project.data().exists(), "it appears only when it is whole");
    }
    project.done(&["db", "start"]);
    assert_eq!(project.sql("select 1"), "1");
    assert!(!project.ef.path(".ef/postgres/data.new").exists());
    assert!(!project.ef.path(".ef/postgres/password").exists());
}

/// In a container process ids are few: that of a server which is gone soon belongs to somebody else.
#[test]
fn a_stale_file_that_names_a_living_process_is_no_hindrance() {
    let Some(project) = Project::new() else { return };
    project.done(&["db", "start"]);
    let file = project.data().join("postmaster.pid");
    let text = fs::read_to_string(&file).unwrap();
    let pid = project.pid().unwrap();
    project.done(&["db", "stop"]);
    // A process of the server's own user, which PostgreSQL itself would take for the server.
    let user = std::os::unix::fs::MetadataExt::uid(&fs::metadata(project.data()).unwrap());
    let mut stranger = std::process::Command::new("sleep");
    std::os::unix::process::CommandExt::uid(&mut stranger, user);
    let mut stranger = stranger.arg("60").spawn().unwrap();
    fs::write(&file, text.replacen(&pid.to_string(), &stranger.id().to_string(), 1)).unwrap();
    assert_eq!(project.state(), "stopped");
    assert_eq!(project.done(&["db", "stop"]).code, 0);
    project.done(&["db", "start"]);
    assert_eq!(project.sql("select 1"), "1");
    assert!(stranger.try_wait().unwrap().is_none(), "the stranger was left alone");
    stranger.kill().unwrap();
    stranger.wait().unwrap();
}

#[test]
fn sessions_and_transactions_do_not_hold_up_a_stop() {
    let Some(project) = Project::new() else { return };
    project.done(&["db", "start"]);
    let url = project.done(&["db", "url"]).stdout;
    let mut session = std::process::Command::new("psql")
        .args([url.trim(), "-XAtc", "begin; create table t(); select pg_sleep(600)"])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let sleeps = "select count(*) from pg_stat_activity where wait_event = 'PgSleep'";
    proc::poll(PATIENCE, || (project.sql(sleeps) == "1").then_some(())).unwrap();
    project.done(&["db", "stop"]);
    assert!(!session.wait().unwrap().success());
    project.done(&["db", "start"]);
    assert_eq!(project.sql("select to_regclass('t') is null"), "t");
}

//! The embedded database as a part of `ef dev`.

use super::project::Project;
use crate::{
    ef::Ef,
    proc::{self, PATIENCE},
    running::{End, Running, To},
};
use rustix::process::Signal;

const ASKS: &str = r#"
[service.api]
run = "psql -XAtqc 'select 40 + 2' $DATABASE_URL && echo up && exec sleep 600"
needs = ["db:ready"]
stop = { signal = "SIGTERM" }
[service.ui]
run = "echo started; exec sleep 600"
"#;

fn project(config: &str) -> Option<Project> {
    Project::with(Ef::new().file("ef.toml", config).args(["dev"]))
}

/// `ef db` beside the `ef dev` of the project.
fn db(project: &Project, verb: &str) -> crate::ef::Outcome {
    let dev = project.ef.command();
    let mut command = std::process::Command::new(dev.get_program());
    command.args(["db", verb]).current_dir(project.ef.path("")).env_clear();
    command.envs(dev.get_envs().filter_map(|(name, value)| Some((name, value?))));
    project.ef.outcome(&mut command)
}

#[test]
fn services_get_a_database_that_is_ready_and_that_ends_last() {
    let Some(project) = project(ASKS) else { return };
    let mut dev = Running::start(&project.ef, To::Pipes);
    dev.wait_for("api | up");
    dev.wait_for("all ready");
    assert!(dev.text().contains("api | 42"), "{}", dev.text());
    assert!(db(&project, "status").stdout.contains("ef dev"));
    let refused = db(&project, "stop");
    assert_eq!(refused.code, 3, "{}", refused.all());
    let again = db(&project, "start");
    assert!(again.code == 0 && again.stderr.contains("as a part of `ef dev`"), "{}", again.all());
    dev.interrupt();
    assert_eq!(dev.end(), End::Signal(2));
    let text = dev.stderr();
    assert!(text.find("api stopped").unwrap() < text.find("db stopped").unwrap(), "{text}");
    assert!(dev.text().contains("received fast shutdown request"), "{}", dev.text());
    assert!(dev.text().contains("database system is shut down"), "{}", dev.text());
    assert_eq!(db(&project, "status").code, 1);
    assert!(!project.data().join("postmaster.pid").exists());
}

#[test]
fn a_server_that_runs_already_is_used_and_left_running() {
    let Some(project) = project(ASKS) else { return };
    assert_eq!(db(&project, "start").code, 0);
    let pid = project.pid().unwrap();
    let mut dev = Running::start(&project.ef, To::Pipes);
    dev.wait_for("api | up");
    assert!(dev.text().contains("runs already on 127.0.0.1:"), "{}", dev.text());
    dev.interrupt();
    dev.end();
    assert!(proc::alive(pid));
    assert_eq!(project.pid(), Some(pid));
    assert_eq!(db(&project, "stop").code, 0);
}

#[test]
fn a_killed_ef_leaves_no_server_and_the_next_one_recovers() {
    let config = r#"
[service.api]
run = "psql -XAtqc 'create table if not exists t(a int); insert into t values (1); select count(*) from t' $DATABASE_URL && exec sleep 600"
needs = ["db"]
"#;
    let Some(project) = project(config) else { return };
    for (round, worker) in [(1, false), (2, true), (3, false)] {
        let dev = Running::start(&project.ef, To::Pipes);
        dev.wait_for(&format!("api | {round}"));
        let pid = project.pid().unwrap();
        let victim = if worker { dev.worker() } else { dev.pid() };
        proc::signal(victim, Signal::KILL);
        dev.assert_nothing_left(PATIENCE);
        proc::poll(PATIENCE, || (!proc::alive(pid)).then_some(())).expect("the server is gone");
    }
}

/// Both processes of `ef dev` are killed at once: nobody is left to end the server.
#[test]
fn a_server_that_nobody_owns_any_more_can_be_used_and_stopped() {
    let Some(project) = project(ASKS) else { return };
    let dev = Running::start(&project.ef, To::Pipes);
    dev.wait_for("api | up");
    let server = project.pid().unwrap();
    // The server would get a signal when its parent ends; root's server, which has another user, would not.
    let both = [dev.worker(), dev.pid()];
    for signal in [Signal::STOP, Signal::KILL] {
        for pid in both {
            proc::signal(pid, signal);
        }
    }
    let gone = || !db(&project, "status").stdout.contains("ef dev");
    proc::poll(PATIENCE, || gone().then_some(())).expect("the lock of `ef dev` is given back");
    let started = db(&project, "start");
    assert_eq!(started.code, 0, "{}", started.all());
    assert!(!started.stderr.contains("part of"), "{}", started.all());
    let stopped = db(&project, "stop");
    assert_eq!(stopped.code, 0, "{}", stopped.all());
    assert!(!proc::alive(server));
}

#[test]
fn a_killed_server_is_started_again() {
    let Some(project) = project(ASKS) else { return };
    let mut dev = Running::start(&project.ef, To::Pipes);
    dev.wait_for("api | up");
    let pid = project.pid().unwrap();
    proc::signal(pid, Signal::KILL);
    dev.wait_for_times("ready to accept connections", 2);
    assert_ne!(project.pid(), Some(pid));
    dev.interrupt();
    dev.end();
}

#[test]
fn a_table_for_the_database_is_enough() {
    let config = "[database]\nurl_env = \"APP_DB\"\n[service.api]\nrun = \"psql -XAtqc 'select 40 + 2' $APP_DB\"\n[dev]\non_exit = \"stop-all\"\n";
    let Some(project) = project(config) else { return };
    let mut dev = Running::start(&project.ef, To::Pipes);
    assert_eq!(dev.end(), End::Code(0), "{}", dev.text());
    assert!(dev.text().contains("api | 42"), "{}", dev.text());
}

#[test]
fn nothing_is_started_where_a_database_is_named_or_left_out_or_set() {
    let needs = "[service.api]\nrun = \"echo url=$DATABASE_URL\"\nneeds = [\"db:ready\"]\n";
    let Some(named) = Project::with(
        Ef::new().file("ef.toml", needs).args(["dev"]).env("DATABASE_URL", "postgres://me@h/app"),
    ) else {
        return;
    };
    let outcome = named.ef.run();
    assert_eq!(
        (outcome.code, outcome.stdout.as_str()),
        (0, "api | url=postgres://me@h/app\n"),
        "{}",
        outcome.all()
    );
    assert!(!named.ef.path(".ef/postgres").exists());

    let left_out = Project::with(Ef::new().file("ef.toml", needs).args(["dev", "--except", "db"])).unwrap();
    let outcome = left_out.ef.run();
    assert_eq!((outcome.code, outcome.stdout.as_str()), (0, "api | url=\n"), "{}", outcome.all());
    assert!(!left_out.ef.path(".ef/postgres").exists());

    let own = "[database]\n[service.api]\nrun = \"echo url=$DATABASE_URL\"\nenv_file = [\".env\"]\n";
    let set =
        Ef::new().file("ef.toml", own).file(".env", "DATABASE_URL=postgres://own@h/app\n").args(["dev"]);
    let set = Project::with(set).unwrap();
    let outcome = set.ef.run();
    assert_eq!(
        (outcome.code, outcome.stdout.as_str()),
        (0, "api | url=postgres://own@h/app\n"),
        "{}",
        outcome.all()
    );
    assert!(!set.ef.path(".ef/postgres").exists());

    let own = "[service.db]\nrun = \"echo mine\"\n[service.api]\nrun = \"echo url=$DATABASE_URL\"\nneeds = [\"db:done\"]\n";
    let own = Project::with(Ef::new().file("ef.toml", own).args(["dev"])).unwrap();
    let outcome = own.ef.run();
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    assert!(outcome.stdout.contains("mine") && !own.ef.path(".ef/postgres").exists(), "{}", outcome.all());
}

#[test]
fn the_database_is_brought_up_to_date_first() {
    let config = r#"
[database]
migrations = "db"
[service.api]
run = "psql -XAtqc 'select a from t' $DATABASE_URL; exec sleep 600"
"#;
    let migrated = |args: &[&str]| {
        let sql = "create table t(a int);\ninsert into t values (42);\n";
        let ef = Ef::new().file("ef.toml", config).file("db/20250101000000_t.sql", sql).args(args);
        Project::with(ef)
    };
    let Some(project) = migrated(&["dev"]) else { return };
    for _ in 0..2 {
        let mut dev = Running::start(&project.ef, To::Pipes);
        dev.wait_for("api     | 42");
        dev.wait_for("all ready");
        dev.interrupt();
        assert_eq!(dev.end(), End::Signal(2));
    }
    let plain = migrated(&["dev", "--except", "migrate"]).unwrap();
    let mut dev = Running::start(&plain.ef, To::Pipes);
    dev.wait_for("relation \"t\" does not exist");
    dev.interrupt();
    dev.end();
}

#[test]
fn the_database_alone() {
    let Some(project) = Project::with(Ef::new().file("ef.toml", ASKS).args(["dev", "db"])) else { return };
    let mut dev = Running::start(&project.ef, To::Pipes);
    dev.wait_for("all ready");
    dev.interrupt();
    assert_eq!(dev.end(), End::Signal(2));
    assert!(!dev.text().contains("api"), "{}", dev.text());
}

#[test]
fn what_is_missing_is_said_before_anything_starts() {
    let Some(project) =
        Project::with(Ef::new().file("ef.toml", ASKS).args(["dev"]).env("EF_PG_BIN", "/no/such/folder"))
    else {
        return;
    };
    let outcome = project.ef.run();
    assert_eq!((outcome.code, outcome.stdout.as_str()), (2, ""), "{}", outcome.all());
    assert!(outcome.stderr.contains("EF_PG_BIN"), "{}", outcome.all());
}

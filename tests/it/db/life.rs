//! Start, stop, status, url, psql, reset: what they do when all is well.

use super::project::{Project, script};
use crate::{
    ef::Ef,
    proc,
    running::{Running, To},
};
use std::{fs, net::TcpListener, os::unix::fs::PermissionsExt, process::Stdio};

#[test]
fn data_are_kept_between_runs() {
    let Some(project) = Project::new() else { return };
    assert!(project.done(&["db", "start"]).stderr.contains("making a PostgreSQL"));
    let before = project.json(&["db", "status"]);
    assert_eq!((&before["state"], &before["embedded"]), (&"running".into(), &true.into()));
    assert_eq!(project.sql("create table t(a int); insert into t values (42); select a from t"), "42");
    assert!(project.done(&["db", "stop"]).stderr.contains("is stopped"));
    assert_eq!(project.state(), "stopped");

    project.done(&["db", "start"]);
    let after = project.json(&["db", "status"]);
    assert_eq!((&after["port"], &after["url"]), (&before["port"], &before["url"]), "port and password stay");
    assert_eq!(project.sql("select a from t"), "42");
    assert_eq!(project.sql("show fsync"), "on");
    assert_eq!(project.sql("show synchronous_commit"), "on");
    assert_eq!(project.sql("show full_page_writes"), "on");
}

#[test]
fn looking_creates_nothing() {
    let Some(project) = Project::new() else { return };
    let before = project.ef.tree();
    let status = project.run(&["db", "status"]);
    assert_eq!((status.code, status.stdout.as_str()), (1, "state          none\n"));
    let url = project.run(&["db", "url"]);
    assert_eq!((url.code, url.stdout.as_str()), (3, ""));
    assert!(url.stderr.contains("ef db start"), "{}", url.stderr);
    assert_eq!(project.run(&["db", "stop"]).code, 0);
    assert_eq!(project.run(&["db", "reset", "--yes"]).code, 0);
    assert_eq!(project.ef.tree(), before);
}

#[test]
fn only_the_owner_can_read_and_connect() {
    let Some(project) = Project::new() else { return };
    project.done(&["db", "start"]);
    let mode = |path: &str| fs::metadata(project.ef.path(path)).unwrap().permissions().mode() & 0o077;
    for path in [".ef/postgres/ef.json", ".ef/postgres/data", ".ef/postgres/socket", ".ef/logs/db.log"] {
        assert_eq!(mode(path), 0, "{path}");
    }
    assert!(!project.ef.path(".ef/postgres/password").exists());
    let url = project.done(&["db", "url"]).stdout;
    let password = url.split(['@', ':']).nth(2).unwrap().to_owned();
    assert!(password.len() >= 20, "{password}");
    for args in [&["db", "status"][..], &["db", "start"], &["db", "status", "--json"], &["-v", "db", "stop"]]
    {
        let outcome = project.run(args);
        assert!(!outcome.all().contains(&password), "{}", outcome.all());
    }
    project.done(&["db", "start"]);
    assert!(!fs::read_to_string(project.ef.path(".ef/logs/db.log")).unwrap().contains(&password));
    assert!(!proc::command(project.pid().unwrap()).contains(&password));
    assert_eq!(
        project.sql("select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256'"),
        "0"
    );
    let listens = project.sql("select current_setting('listen_addresses')");
    assert_eq!(listens, "127.0.0.1");
}

#[test]
fn the_socket_works_too() {
    let Some(project) = Project::new() else { return };
    let started = project.json(&["db", "start"]);
    let socket = started["socket"].as_str().unwrap();
    let folder = project.ef.path(".ef/postgres/socket");
    let wanted = format!("[DIR]/project/.ef/postgres/socket/.s.PGSQL.{}", started["port"]);
    assert_eq!(socket, wanted);
    let url = project.done(&["db", "url"]).stdout;
    let (_, rest) = url.trim().split_once("://").unwrap();
    let (login, _) = rest.split_once('@').unwrap();
    let (user, password) = login.split_once(':').unwrap();
    let output = std::process::Command::new("psql")
        .args(["-XAtqc", "select 1", "-U", user, "-h", folder.to_str().unwrap(), "-d", "postgres"])
        .args(["-p", &started["port"].to_string()])
        .env("PGPASSWORD", password)
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout), "1\n", "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn eight_starts_at_once_give_one_server() {
    let Some(project) = Project::new() else { return };
    let children: Vec<_> = (0..8)
        .map(|_| {
            let mut command = project.command(&["db", "start", "--json"]);
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        })
        .collect();
    let outputs: Vec<_> = children.into_iter().map(|child| child.wait_with_output().unwrap()).collect();
    let mut fresh = 0;
    for output in &outputs {
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(answer["pid"], project.pid().unwrap());
        fresh += u32::from(answer["started"] == true);
    }
    assert_eq!(fresh, 1);
    assert_eq!(project.sql("select 1"), "1");
}

/// A script that waits for the end of a pipe which its children hold must not wait for the server.
#[test]
fn a_start_holds_nothing_of_its_caller() {
    let Some(project) = Project::new() else { return };
    let command = project.command(&["db", "start"]);
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", "\"$@\" 3>&1 4>&1 | cat", "sh"]).arg(command.get_program()).args(command.get_args());
    shell.current_dir(project.ef.path("")).env_clear().stdin(Stdio::null());
    shell.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let mut child = shell.spawn().unwrap();
    let ended = proc::poll(proc::PATIENCE, || child.try_wait().unwrap());
    let _ = child.kill();
    assert!(ended.is_some_and(|status| status.success()), "{ended:?}");
    assert_eq!(project.state(), "running");
}

#[test]
fn a_port_that_is_taken_is_changed_and_said() {
    let Some(project) = Project::new() else { return };
    let first = project.json(&["db", "start"])["port"].as_u64().unwrap();
    project.done(&["db", "stop"]);
    let _held = TcpListener::bind(("127.0.0.1", u16::try_from(first).unwrap())).unwrap();
    let started = project.done(&["db", "start"]);
    assert!(started.stderr.contains(&format!("port {first} is taken")), "{}", started.stderr);
    let second = project.json(&["db", "status"])["port"].as_u64().unwrap();
    assert_ne!(first, second);
    assert_eq!(project.sql("select 1"), "1");
}

#[test]
fn a_path_with_spaces_and_other_letters() {
    let Some(project) = Project::with(Ef::new().file("a b's/é \"ș\"/ef.toml", "").dir("a b's/é \"ș\""))
    else {
        return;
    };
    let folder = project.ef.path("a b's/é \"ș\"/.ef/postgres");
    project.done(&["db", "start"]);
    assert_eq!(project.sql("select lower('ÉȘ')"), "éș");
    assert!(folder.join("socket").read_dir().unwrap().count() > 0);
    project.done(&["db", "stop"]);
    assert_eq!(project.state(), "stopped");
}

#[test]
fn a_path_too_long_for_a_socket_leaves_loopback() {
    let deep = "x".repeat(60) + "/" + &"y".repeat(60);
    let Some(project) = Project::with(Ef::new().file(format!("{deep}/ef.toml"), "").dir(&deep)) else {
        return;
    };
    let started = project.done(&["-v", "db", "start"]);
    assert!(started.stderr.contains("no socket"), "{}", started.stderr);
    assert_eq!(project.json(&["db", "status"])["socket"], serde_json::Value::Null);
    assert_eq!(project.sql("select 1"), "1");
    project.done(&["db", "stop"]);
}

#[test]
fn psql_gets_the_password_in_its_environment_only() {
    let Some(project) = Project::new() else { return };
    script(&project.ef, "bin/psql", r#"echo "args: $*"; echo "password: $PGPASSWORD"; exit 7"#);
    let path = format!("{}:{}", project.ef.path("bin").display(), std::env::var("PATH").unwrap());
    let mut command = project.command(&["db", "psql", "-c", "select 1", "--", "-v", "x=1"]);
    let outcome = project.ef.outcome(command.env("PATH", path));
    assert_eq!(outcome.code, 7, "{}", outcome.all());
    let url = project.done(&["db", "url"]).stdout;
    let password = url.split(['@', ':']).nth(2).unwrap();
    let (args, rest) = outcome.stdout.split_once('\n').unwrap();
    assert!(args.contains("-c select 1") && args.contains("127.0.0.1") && !args.contains(password), "{args}");
    assert_eq!(rest.trim(), format!("password: {password}"));
    let real = project.done(&["db", "psql", "-XAtc", "select 40 + 2"]);
    assert_eq!(real.stdout, "42\n");
}

#[test]
fn a_reset_needs_a_yes_and_begins_anew() {
    let Some(project) = Project::new() else { return };
    project.done(&["db", "start"]);
    let before = project.done(&["db", "url"]).stdout;
    project.sql("create table t()");
    let refused = project.run(&["db", "reset"]);
    assert_eq!(refused.code, 2, "{}", refused.all());
    assert!(refused.stderr.contains("ef db reset --yes"), "{}", refused.stderr);
    assert_eq!(project.sql("select to_regclass('t') is not null"), "t");
    project.done(&["db", "reset", "--yes"]);
    assert_eq!(project.state(), "running", "it ran before");
    assert_eq!(project.sql("select to_regclass('t') is null"), "t");
    assert_ne!(project.done(&["db", "url"]).stdout, before, "another password");
    project.done(&["db", "stop"]);
    let answer = project.json(&["db", "reset", "--yes"]);
    assert_eq!(answer["state"], "none");
    assert_eq!(project.state(), "none");
    assert!(!project.data().exists());
}

#[test]
fn a_reset_asks_on_a_terminal() {
    let Some(project) = Project::with(Ef::new().args(["db", "reset"])) else { return };
    let mut plain = project.ef.command();
    let program = plain.get_program().to_owned();
    let start = |args: &[&str]| {
        let mut command = std::process::Command::new(&program);
        command.args(args).current_dir(project.ef.path("")).stdin(Stdio::null()).output().unwrap()
    };
    plain.stdin(Stdio::null());
    assert!(start(&["db", "start"]).status.success());
    for (answer, code) in [("\n", 1), ("n\n", 1), ("y\n", 0)] {
        let mut asked = Running::start(&project.ef, To::Terminal);
        asked.wait_for("[y/N]");
        asked.type_text(answer);
        assert_eq!(asked.end(), crate::running::End::Code(code), "{answer:?}");
    }
    assert!(start(&["db", "stop"]).status.success());
}

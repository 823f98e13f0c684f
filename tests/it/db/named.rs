//! Where `DATABASE_URL` names a database, the embedded one stays out of it.

use super::project::Project;
use crate::proc;

#[test]
fn the_embedded_database_is_not_touched() {
    let Some(project) = Project::new() else { return };
    let port = proc::free_port();
    let url = format!("postgres://me:s3cret@127.0.0.1:{port}/app");
    let run = |args: &[&str]| project.ef.outcome(project.command(args).env("DATABASE_URL", &url));
    let before = project.ef.tree();
    for verb in ["start", "stop", "reset"] {
        let outcome = run(&["db", verb, "--yes"]);
        assert_eq!(outcome.code, 2, "{}", outcome.all());
        assert!(
            outcome.unwrapped().contains(&format!("env -u DATABASE_URL ef db {verb}")),
            "{}",
            outcome.all()
        );
    }
    assert_eq!(run(&["db", "url"]).stdout, format!("{url}\n"));
    let status = run(&["db", "status"]);
    assert_eq!(status.code, 3, "{}", status.all());
    assert!(status.stderr.contains(&format!("127.0.0.1:{port}")), "{}", status.all());
    assert!(!status.all().contains("s3cret"), "{}", status.all());
    assert_eq!(project.ef.tree(), before);
}

#[test]
fn status_and_psql_work_on_any_database() {
    let Some(server) = Project::new() else { return };
    server.done(&["db", "start"]);
    let url = server.done(&["db", "url"]).stdout.trim().to_owned();
    let Some(project) = Project::new() else { return };
    let before = project.ef.tree();
    let status = project.json(&["db", "status", "--database-url", &url]);
    assert_eq!((&status["state"], &status["embedded"]), (&"running".into(), &false.into()));
    assert_eq!(status["named_by"], "--database-url");
    let mut command = project.command(&["db", "psql", "-XAtc", "select 42"]);
    assert_eq!(project.ef.outcome(command.env("DATABASE_URL", &url)).stdout, "42\n");
    let named =
        Project::with(crate::ef::Ef::new().file("ef.toml", "[database]\nurl_env = \"APP_DB\"\n")).unwrap();
    let mut command = named.command(&["db", "status", "--json"]);
    let status = named.ef.outcome(command.env("APP_DB", &url));
    assert!(status.stdout.contains("\"named_by\":\"APP_DB\""), "{}", status.all());
    assert_eq!(project.ef.tree(), before);
}

#[test]
fn an_address_that_is_none_is_refused() {
    let Some(project) = Project::new() else { return };
    let outcome = project.run(&["db", "status", "--database-url", "mysql://me:s3cret@h/app"]);
    assert_eq!(outcome.code, 2, "{}", outcome.all());
    assert!(!outcome.all().contains("s3cret"));
}

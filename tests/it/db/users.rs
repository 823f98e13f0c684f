//! Root hands the server to another user; other users run it themselves.

use super::project::{Project, root};
use std::{
    fs,
    os::unix::fs::{MetadataExt, PermissionsExt, chown},
    process::{Command, Stdio},
};

const NOBODY: u32 = 65534;

#[test]
fn root_hands_the_server_to_another_user() {
    if !root("the server as another user") {
        return;
    }
    let Some(project) = Project::new() else { return };
    project.done(&["db", "start"]);
    let pid = project.pid().unwrap();
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let ids = status.lines().find(|line| line.starts_with("Uid:")).unwrap();
    assert!(ids.split_whitespace().skip(1).all(|id| id != "0"), "{ids}");
    let groups = status.lines().find(|line| line.starts_with("Groups:")).unwrap();
    assert_eq!(groups.trim_end(), "Groups:", "none of root's groups");
    assert_ne!(fs::metadata(project.data()).unwrap().uid(), 0);
}

/// As below `/root`: the user who runs the server cannot go there.
#[test]
fn a_project_that_the_user_cannot_enter_has_its_data_elsewhere() {
    if !root("a project that another user cannot enter") {
        return;
    }
    let Some(project) = Project::new() else { return };
    fs::set_permissions(project.ef.path(".."), fs::Permissions::from_mode(0o700)).unwrap();
    let started = project.done(&["db", "start"]);
    assert!(started.stderr.contains("cannot enter this project"), "{}", started.stderr);
    let link = fs::read_link(project.ef.path(".ef/postgres")).unwrap();
    assert!(link.starts_with("/var/lib/ef/projects"), "{}", link.display());
    project.sql("create table t()");
    project.done(&["db", "stop"]);
    let again = project.done(&["db", "start"]);
    assert!(!again.stderr.contains("cannot enter"), "said once: {}", again.stderr);
    assert_eq!(project.sql("select to_regclass('t') is not null"), "t");
    // A copy of the project is another project.
    let copy = project.ef.path("../copy");
    let copied = Command::new("cp").arg("-a").args([&project.ef.path(""), &copy]).status().unwrap();
    assert!(copied.success());
    let in_copy = |args: &[&str]| project.ef.outcome(project.command(args).current_dir(&copy));
    assert!(in_copy(&["db", "status"]).stdout.contains("none"));
    assert_eq!(in_copy(&["db", "start"]).code, 0);
    let other = fs::read_link(copy.join(".ef/postgres")).unwrap();
    assert_ne!(other, link);
    assert_eq!(in_copy(&["db", "stop"]).code, 0);
    fs::remove_dir_all(other).unwrap();
    project.done(&["db", "reset", "--yes"]);
    assert_eq!(project.sql("select to_regclass('t') is null"), "t");
    project.done(&["db", "stop"]);
    project.done(&["db", "reset", "--yes"]);
    assert!(!link.exists() && !project.ef.path(".ef/postgres").is_symlink(), "nothing is left");
}

/// `ef` as the user nobody.
fn as_nobody(project: &Project, args: &[&str]) -> crate::ef::Outcome {
    let inner = project.command(args);
    let mut command = Command::new("setpriv");
    command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(inner.get_program());
    command.args(args).current_dir(project.ef.path("")).env_clear().stdin(Stdio::null());
    command.env("PATH", std::env::var_os("PATH").unwrap()).env("HOME", "/nonexistent");
    project.ef.outcome(&mut command)
}

#[test]
fn another_user_runs_the_server_as_itself() {
    if !root("becoming another user") {
        return;
    }
    let Some(project) = Project::with(crate::ef::Ef::new().copied()) else { return };
    chown(project.ef.path(""), Some(NOBODY), Some(NOBODY)).unwrap();
    let started = as_nobody(&project, &["db", "start"]);
    assert_eq!(started.code, 0, "{}", started.all());
    assert_eq!(fs::metadata(project.data()).unwrap().uid(), NOBODY);
    let mode = fs::metadata(project.ef.path(".ef/postgres")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
    assert_eq!(as_nobody(&project, &["db", "stop"]).code, 0);
    // Root finds the data and keeps them that user's.
    project.done(&["db", "start"]);
    let pid = project.pid().unwrap();
    assert_eq!(fs::metadata(format!("/proc/{pid}")).unwrap().uid(), NOBODY);
    project.done(&["db", "stop"]);
}

#[test]
fn data_of_another_user_are_refused() {
    if !root("becoming another user") {
        return;
    }
    let Some(project) = Project::with(crate::ef::Ef::new().copied()) else { return };
    project.done(&["db", "start"]);
    project.done(&["db", "stop"]);
    for verb in ["start", "stop", "status", "url"] {
        let outcome = as_nobody(&project, &["db", verb]);
        assert_eq!(outcome.code, 3, "{verb}: {}", outcome.all());
    }
    let text = as_nobody(&project, &["db", "stop"]).unwrapped();
    assert!(text.contains("belong to the user"), "{text}");
}

//! What is wrong is named, with the next step, and nothing is lost.

use super::project::{Project, in_namespace, programs, root, script};
use crate::ef::Ef;
use std::fs;

/// The code is 3, and the words are there.
#[track_caller]
fn refused(outcome: &crate::ef::Outcome, code: i32, words: &[&str]) {
    let text = outcome.unwrapped();
    assert_eq!(outcome.code, code, "{text}");
    assert_eq!(outcome.stdout, "");
    for word in words {
        assert!(text.contains(word), "no `{word}` in\n{text}");
    }
}

#[test]
fn programs_that_are_too_old_or_none() {
    let Some(project) = Project::new() else { return };
    let run = |folder: &str| {
        let mut command = project.command(&["db", "start"]);
        project.ef.outcome(command.env("EF_PG_BIN", project.ef.path(folder)))
    };
    refused(&run("nowhere"), 2, &["EF_PG_BIN", "there is no `postgres`"]);
    for program in ["postgres", "initdb"] {
        script(&project.ef, format!("old/bin/{program}"), "echo 'postgres (PostgreSQL) 12.22'");
        script(&project.ef, format!("odd/{program}"), "echo 'I am no server'");
        script(&project.ef, format!("bad/{program}"), "exit 1");
        fs::create_dir_all(project.ef.path("text")).unwrap();
        fs::write(project.ef.path("text").join(program), "x").unwrap();
    }
    refused(&run("old"), 2, &["PostgreSQL 12.22", "is too old", "13 or later"]);
    refused(&run("odd"), 2, &["does not answer with a version"]);
    refused(&run("bad"), 2, &["does not answer with a version"]);
    refused(&run("text"), 2, &["cannot be run"]);
    assert!(!project.data().exists());
}

#[test]
fn no_programs_and_no_npm() {
    let Some(project) = Project::new() else { return };
    fs::create_dir_all(project.ef.path("bin")).unwrap();
    let mut command = project.command(&["db", "start"]);
    command.env("PATH", project.ef.path("bin"));
    let hide = "PATH=/bin:/usr/bin:/sbin:/usr/sbin mount -t tmpfs none /usr/lib/postgresql";
    let Some(mut command) = in_namespace(hide, &command) else { return };
    let path = std::env::var("PATH").unwrap();
    let unshare =
        std::env::split_paths(&path).map(|folder| folder.join("unshare")).find(|file| file.exists());
    std::os::unix::fs::symlink(unshare.unwrap(), project.ef.path("bin/unshare")).unwrap();
    std::os::unix::fs::symlink("/bin/sh", project.ef.path("bin/sh")).unwrap();
    let outcome = project.ef.outcome(&mut command);
    refused(&outcome, 3, &["no PostgreSQL 13 or later", "no npm", "apt install postgresql", "EF_PG_BIN"]);
}

#[test]
fn data_of_another_major_version() {
    let Some(project) = Project::new() else { return };
    project.done(&["db", "start"]);
    project.done(&["db", "stop"]);
    let file = project.data().join("PG_VERSION");
    let real = fs::read_to_string(&file).unwrap();
    fs::write(&file, "11\n").unwrap();
    refused(
        &project.run(&["db", "start"]),
        3,
        &["are of PostgreSQL 11", "this machine has", "ef db reset --yes"],
    );
    let mut command = project.command(&["db", "start"]);
    let named = project.ef.outcome(command.env("EF_PG_BIN", programs().unwrap()));
    refused(&named, 3, &["are of PostgreSQL 11", "EF_PG_BIN names"]);
    fs::write(&file, real).unwrap();
    project.done(&["db", "start"]);
}

#[test]
fn damaged_data_are_named_and_left_alone() {
    let Some(project) = Project::new() else { return };
    project.done(&["db", "start"]);
    project.sql("create table t()");
    project.done(&["db", "stop"]);
    let damaged = |name: &str, bytes: Option<&[u8]>| {
        let path = project.data().join(name);
        let (aside, owner) = (project.ef.path("aside"), fs::metadata(&path).unwrap());
        fs::rename(&path, &aside).unwrap();
        if let Some(bytes) = bytes {
            fs::write(&path, bytes).unwrap();
            let (uid, gid) =
                (std::os::unix::fs::MetadataExt::uid(&owner), std::os::unix::fs::MetadataExt::gid(&owner));
            std::os::unix::fs::chown(&path, Some(uid), Some(gid)).unwrap();
        }
        let outcome = project.run(&["db", "start"]);
        fs::rename(&aside, &path).unwrap();
        outcome
    };
    let words = ["are damaged", "said:", "ef db reset --yes"];
    refused(&damaged("global/pg_control", None), 3, &words);
    refused(&damaged("global/pg_control", Some(&[7; 8192])), 3, &words);
    refused(&damaged("PG_VERSION", None), 3, &words);
    refused(&damaged("PG_VERSION", Some(b"what?")), 3, &words);
    refused(
        &damaged("postgresql.conf", Some(b"nonsense\n")),
        3,
        &["does not start", "syntax error in file", "db.log"],
    );
    project.done(&["db", "start"]);
    assert_eq!(project.sql("select to_regclass('t') is not null"), "t");
}

#[test]
fn a_record_that_is_damaged_or_missing() {
    let Some(project) = Project::new() else { return };
    project.done(&["db", "start"]);
    project.done(&["db", "stop"]);
    let record = project.ef.path(".ef/postgres/ef.json");
    let text = fs::read(&record).unwrap();
    fs::write(&record, "{").unwrap();
    refused(&project.run(&["db", "start"]), 3, &["ef.json", "ef db reset --yes"]);
    refused(&project.run(&["db", "url"]), 3, &["ef.json"]);
    fs::remove_file(&record).unwrap();
    refused(&project.run(&["db", "start"]), 3, &["is missing", "password"]);
    fs::write(&record, text).unwrap();
    project.done(&["db", "start"]);
    project.done(&["db", "stop"]);
    fs::remove_file(&record).unwrap();
    project.done(&["db", "reset", "--yes"]);
    assert_eq!(project.state(), "none");
}

#[test]
fn a_project_that_cannot_be_written_to() {
    let Some(project) = Project::new() else { return };
    let command = project.command(&["db", "start"]);
    let project_folder = project.ef.path("");
    let line = format!(
        "mount --bind '{0}' '{0}'; mount -o remount,ro,bind '{0}'; cd '{0}'",
        project_folder.display()
    );
    if let Some(mut command) = in_namespace(&line, &command) {
        refused(&project.ef.outcome(&mut command), 3, &["cannot use", ".ef", "DATABASE_URL"]);
    }
    if !root("a read-only folder of another user's") {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&project_folder, fs::Permissions::from_mode(0o555)).unwrap();
        refused(&project.run(&["db", "start"]), 3, &["cannot use", ".ef", "DATABASE_URL"]);
        fs::set_permissions(&project_folder, fs::Permissions::from_mode(0o755)).unwrap();
    }
}

#[test]
fn a_full_disk_while_it_is_made_leaves_nothing() {
    let Some(project) = Project::new() else { return };
    let folder = project.ef.path("").display().to_string();
    let line = format!("mount -t tmpfs -o size=12m,mode=755 none '{folder}'; cd '{folder}'");
    let Some(mut command) = in_namespace(&line, &project.command(&["db", "start"])) else { return };
    refused(&project.ef.outcome(&mut command), 3, &["no space is left", "make room"]);
}

/// The server itself goes on when a disk fills up, and says so; what was committed is there afterwards. Where the log
/// of transactions meets the full disk first, a server gives up and leaves the unfinished table behind: the reserve
/// makes room even then.
#[test]
fn a_full_disk_later_loses_nothing() {
    let Some(project) = Project::new() else { return };
    let folder = project.ef.path("").display().to_string();
    let program = project.ef.command().get_program().to_owned();
    let line = format!(
        "mount -t tmpfs -o size=150m,mode=755 none '{folder}'; cd '{folder}'
         ef=\"$1\"
         dd if=/dev/zero of=reserve bs=1M count=30 2>/dev/null
         trap '\"$ef\" db stop' EXIT
         \"$ef\" db start
         \"$ef\" db psql -Xqc 'create table t as select generate_series(1, 1000) a'
         ! \"$ef\" db psql -Xqc \"create table big as select repeat('x', 1900) from generate_series(1, 200000)\"
         \"$ef\" db stop
         dd if=/dev/zero of=fill bs=64k 2>/dev/null || true
         \"$ef\" db start && \"$ef\" db stop
         rm -f fill reserve
         \"$ef\" db start
         \"$ef\" db psql -XAtc 'select count(*) from t'
         \"$ef\" db stop"
    );
    let mut command = project.command(&[]);
    command.arg("--version");
    let Some(mut command) = in_namespace(&line, &command) else { return };
    let outcome = project.ef.outcome(&mut command);
    assert!(outcome.stdout.contains("1000\n"), "{}: {}", program.display(), outcome.all());
    assert!(outcome.stderr.contains("No space left on device"), "{}", outcome.all());
}

#[test]
fn verbs_and_flags_that_do_not_exist() {
    let ef = Ef::new().args(["db", "begin"]);
    assert_eq!(ef.run().code, 2);
    assert_eq!(Ef::new().args(["db"]).run().code, 2);
}

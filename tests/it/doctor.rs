//! `ef doctor`.

use crate::{ef::Ef, proc};
use serde_json::Value;
use std::{
    net::TcpListener,
    process::{Command, Stdio},
};

fn json(ef: &Ef, code: i32) -> Value {
    let outcome = ef.run();
    assert_eq!(outcome.code, code, "{}", outcome.all());
    assert_eq!(outcome.stderr, "");
    serde_json::from_str(&outcome.stdout).unwrap()
}

/// The findings of one check.
fn findings<'a>(answer: &'a Value, check: &str) -> &'a Vec<Value> {
    let checks = answer["checks"].as_array().unwrap();
    checks.iter().find(|one| one["check"] == check).unwrap()["findings"].as_array().unwrap()
}

#[test]
fn every_check_answers_and_nothing_is_created() {
    let ef = Ef::new().args(["doctor", "--json"]);
    // espeak-ng's library makes a folder for sound in the home folder.
    let tree = || -> Vec<String> { ef.tree().into_iter().filter(|path| !path.starts_with("home")).collect() };
    let before = tree();
    let answer = json(&ef, 0);
    assert_eq!((&answer["version"], &answer["errors"]), (&1.into(), &0.into()));
    let list = json(&Ef::new().args(["doctor", "--list", "--json"]), 0);
    assert_eq!(answer["checks"].as_array().unwrap().len(), list["checks"].as_array().unwrap().len());
    for check in answer["checks"].as_array().unwrap() {
        assert!(!check["findings"].as_array().unwrap().is_empty(), "{check}");
    }
    assert_eq!(tree(), before);
}

#[test]
fn each_thing_that_is_wrong_says_the_command_that_mends_it() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let config = format!("[service.api]\nrun = \"x\"\nport = {port}\nvenv = \"venv\"\n");
    let ef = Ef::new()
        .file("ef.toml", config)
        .file(".env", "NEXT_PUBLIC_ADMIN=sb_secret_0123456789abcdef\n")
        .env("DATABASE_URL", "postgres://ana:geheim@127.0.0.1:1/db")
        .args(["doctor", "--json"]);
    let answer = json(&ef, 1);
    for (check, what) in [
        ("python", "`venv` is missing"),
        ("ports", "is held by"),
        ("postgres", "127.0.0.1:1"),
        ("secrets", "`NEXT_PUBLIC_ADMIN` in `.env`, line 1, holds a key"),
    ] {
        let finding = &findings(&answer, check)[0];
        assert_eq!(finding["level"], "error", "{finding}");
        assert!(finding["what"].as_str().unwrap().contains(what), "{finding}");
        assert!(!finding["mend"].as_str().unwrap().is_empty(), "{finding}");
    }
    let text = answer.to_string();
    assert!(!text.contains("geheim") && !text.contains("0123456789"), "{text}");
}

#[test]
fn a_file_that_is_wrong_is_a_finding_and_the_other_checks_go_on() {
    let outcome = Ef::new().file("ef.toml", "[service.api\n").args(["doctor", "configuration", "disk"]).run();
    assert_eq!(outcome.code, 1);
    assert!(
        outcome.stdout.contains("-> ef config show") && outcome.stdout.contains("disk"),
        "{}",
        outcome.stdout
    );
    assert_eq!(outcome.stderr, "ef: 1 error, 0 warnings\n");
    let unknown = Ef::new().args(["doctor", "port"]).run();
    assert_eq!(unknown.code, 2);
    assert!(unknown.stderr.contains("'ports'"), "{}", unknown.stderr);
}

#[cfg(target_os = "linux")]
#[test]
fn leftovers_are_ended_by_fix_and_only_after_a_yes() {
    let ef = Ef::new().file("ef.toml", "").args(["doctor", "leftovers", "--fix"]);
    let mut left = Command::new("sleep")
        .arg("60")
        .env("EF_PROJECT_ROOT", ef.path(".").canonicalize().unwrap())
        .env("EF_RUN", "9999999-1")
        .stdin(Stdio::null())
        .spawn()
        .unwrap();
    let refused = ef.run();
    assert_eq!(refused.code, 2, "{}", refused.all());
    assert!(refused.stdout.contains("a process is left of an earlier run"), "{}", refused.stdout);
    assert!(left.try_wait().unwrap().is_none());
    let mended = std::thread::spawn(move || ef.args(["--yes"]).run());
    let ended = proc::poll(proc::PATIENCE, || left.try_wait().unwrap());
    assert!(ended.is_some());
    let mended = mended.join().unwrap();
    assert_eq!(mended.code, 0, "{}", mended.all());
    assert!(mended.stdout.ends_with("nothing is left of an earlier run\n"), "{}", mended.stdout);
}

#[cfg(unix)]
#[test]
fn a_remedy_is_run_and_looked_at_again() {
    let ef = Ef::new().file("app/main.py", "from fastapi import FastAPI\napp = FastAPI()\n");
    let python = ef.path("bin/python3");
    // A Python that makes a venv with itself in it, which is all that is asked for here.
    let script = "#!/bin/sh\n[ \"$1\" = --version ] && { echo Python 3.12.1; exit; }\n\
                  mkdir -p \"$3/bin\" && echo 'version = 3.12.1' > \"$3/pyvenv.cfg\" && cp \"$0\" \"$3/bin/python\"\n";
    let ef = ef.file("bin/python3", script).file("ef.toml", "[service.a]\nrun = \"x\"\nvenv = \"venv\"\n");
    std::fs::set_permissions(&python, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let path = format!("{}:/usr/bin:/bin", python.parent().unwrap().display());
    let outcome = ef.env("PATH", path).args(["doctor", "python", "--fix", "--yes"]).run();
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    assert!(outcome.stdout.ends_with("`venv`: Python 3.12.1\n"), "{}", outcome.stdout);
}

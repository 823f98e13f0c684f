//! `ef init`.

use crate::ef::Ef;
use insta::assert_snapshot;

fn project(args: &[&str]) -> Ef {
    Ef::new()
        .file("app/main.py", "from fastapi import FastAPI\napp = FastAPI()\n")
        .file("requirements.txt", "fastapi\n")
        .file("frontend/package.json", r#"{ "dependencies": { "next": "16" } }"#)
        .file("frontend/pnpm-lock.yaml", "")
        .args(["init"])
        .args(args.iter().copied())
}

#[test]
fn what_is_found_is_written_and_said() {
    let ef = project(&[]);
    assert_snapshot!(ef.run().all());
    assert_snapshot!("what_is_written", ef.read("ef.toml"));
    let again = ef.run();
    assert_eq!((again.code, again.stdout.as_str()), (2, ""));
    assert!(
        again.stderr.contains("is already there") && again.stderr.contains("--force"),
        "{}",
        again.stderr
    );
}

#[test]
fn force_replaces_and_leaves_nothing_else_behind() {
    let ef = project(&["--force"]).file("ef.toml", "# old\n");
    let before = ef.tree();
    assert_eq!(ef.run().code, 0);
    assert_eq!(ef.tree(), before);
    assert!(ef.read("ef.toml").contains("[service.api]"));
}

#[test]
fn print_writes_to_stdout_only() {
    let ef = project(&["--print"]);
    let before = ef.tree();
    let outcome = ef.run();
    assert_eq!((outcome.code, outcome.stderr.as_str()), (0, ""));
    assert_eq!(ef.tree(), before);
    assert!(outcome.stdout.contains("[service.ui]\n"), "{}", outcome.stdout);
}

#[test]
fn json_tells_the_same() {
    let outcome = project(&["--json"]).run();
    let answer: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert_eq!((outcome.code, outcome.stderr.as_str()), (0, ""));
    assert_eq!(answer["version"], 1);
    assert_eq!(answer["path"], "[DIR]/project/ef.toml");
    assert_eq!(answer["written"], true);
    assert!(answer["text"].as_str().unwrap().contains("[service.api]"));
}

#[test]
fn a_folder_where_nothing_is_found_gets_a_file_to_fill_in() {
    let ef = Ef::new().args(["init"]);
    assert_snapshot!(ef.run().all());
    assert_snapshot!("what_is_written_where_nothing_is_found", ef.read("ef.toml"));
}

#[test]
fn a_folder_that_is_named_is_the_one_that_gets_the_file() {
    let ef =
        Ef::new().file("ef.toml", "").file("sub/main.py", "app = FastAPI()\n").args(["-C", "sub", "init"]);
    assert_eq!(ef.run().code, 0);
    assert!(ef.read("sub/ef.toml").contains("main:app"));
    assert_eq!(ef.read("ef.toml"), "");
}

/// `/proc` takes no files, not even from root, whom the mode of a folder would not stop.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_written_to_is_named() {
    let outcome = Ef::new().args(["-C", "/proc", "init"]).run();
    assert_eq!((outcome.code, outcome.stdout.as_str()), (3, ""), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("cannot write `/proc/ef.toml`"), "{}", outcome.stderr);
}

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

#[test]
fn what_would_change_is_shown_before_a_file_is_replaced() {
    let ef = project(&[]).file("ef.toml", "# mine\n[project]\nname = \"x\"\n");
    let refused = ef.run();
    assert_eq!(refused.code, 2, "{}", refused.all());
    for line in ["-# mine", "+[service.api]", "is already there"] {
        assert!(refused.stderr.contains(line), "{}", refused.stderr);
    }
    assert!(ef.read("ef.toml").starts_with("# mine"));
    let ef = ef.args(["--yes"]);
    assert_eq!(ef.run().code, 0);
    let again = ef.run();
    assert_eq!(again.code, 0);
    assert!(again.stderr.contains("says this already"), "{}", again.stderr);
}

/// On a terminal it asks, and a no leaves everything as it was.
#[cfg(target_os = "linux")]
#[test]
fn on_a_terminal_it_asks() {
    if !crate::shared::have(&["script"]) {
        return;
    }
    for (answer, code, start) in [("n", 1, "# mine"), ("y", 0, "# How `ef`")] {
        let ef = project(&[]).file("ef.toml", "# mine\n");
        let line = format!("'{}' init", env!("CARGO_BIN_EXE_ef"));
        let mut command = std::process::Command::new("sh");
        command.args(["-c", &format!("echo {answer} | script -qec \"{line}\" /dev/null")]);
        command.current_dir(ef.path("."));
        let outcome = ef.outcome(&mut command);
        assert_eq!(outcome.code, code, "{}", outcome.all());
        assert!(outcome.stdout.contains("replace `"), "{}", outcome.stdout);
        assert!(ef.read("ef.toml").starts_with(start));
    }
}

#[test]
fn the_demo_comes_out_of_the_program_whole_and_into_an_empty_folder_only() {
    let ef = Ef::new().args(["init", "--demo", "a demo/söder"]);
    let outcome = ef.run();
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    assert!(outcome.stderr.contains("next: start it with `ef -C a demo/söder dev`"), "{}", outcome.stderr);
    let original = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/edit_factory");
    for file in [
        "ef.toml",
        "app/main.py",
        "frontend/app/projects/[id]/page.tsx",
        "supabase/migrations/20260101000000_projects_and_clips.sql",
    ] {
        let written = std::fs::read(ef.path("a demo/söder").join(file)).unwrap();
        assert!(written == std::fs::read(original.join(file)).unwrap(), "{file}");
    }
    let checked = Ef::new().args(["config", "show"]);
    let checked = checked.outcome(checked.command().current_dir(ef.path("a demo/söder")));
    assert!(checked.code == 0 && checked.stdout.contains("app.seed"), "{}", checked.all());
    let again = ef.run();
    assert_eq!((again.code, again.stderr.contains("is not empty")), (2, true), "{}", again.stderr);
}

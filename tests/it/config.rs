//! `ef config`.

use crate::ef::Ef;
use insta::assert_snapshot;

const PROJECT: &str = "\
[project]
name = \"shop\"

[service.api]
run = \"python -m app\"
port = 8000
ready = { http = \"http://127.0.0.1:8000/\", within = \"9s\" }
env = { LOG_LEVEL = \"info\", API_KEY = \"hunter2\", CACHE = \"redis://:hunter2@localhost/0\" }

[service.ui]
run = [\"node\", \"server.js\"]
needs = [\"api\"]

[profile.prod.service.api]
run = \"gunicorn app\"
";

fn ef(args: &[&str]) -> Ef {
    Ef::new().file("ef.toml", PROJECT).args(args.iter().copied())
}

#[test]
fn show() {
    let outcome = ef(&["config", "show"]).run().all();
    assert!(!outcome.contains("hunter2"), "{outcome}");
    assert_snapshot!(outcome);
}

#[test]
fn show_with_origins_from_every_layer() {
    let ef = ef(&["config", "show", "--origin", "--profile", "prod"])
        .file("../home/.config/ef/config.toml", "[tts]\nengine = \"piper\"\n")
        .env("EF_ON_EXIT", "stop-all");
    assert_snapshot!(ef.run().all());
}

#[test]
fn show_as_json() {
    let outcome = ef(&["config", "show", "--json"]).run();
    assert!(!outcome.stdout.contains("hunter2"), "{}", outcome.stdout);
    assert_snapshot!(outcome.all());
}

#[test]
fn show_as_json_with_origins() {
    let outcome = ef(&["config", "show", "--origin"]).env("EF_JSON", "1").run();
    let answer: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert_eq!(answer["version"], 1);
    assert_eq!(answer["values"]["service"]["api"]["port"], 8000);
    assert_eq!(answer["origins"]["service.api.port"], "ef.toml:6");
    assert_eq!(answer["origins"]["dev.on_exit"], "default");
}

#[test]
fn show_of_a_project_without_a_file_says_what_was_found() {
    let ef = Ef::new()
        .file("app/main.py", "from fastapi import FastAPI\napp = FastAPI()\n")
        .args(["config", "show", "--origin"]);
    let before = ef.tree();
    assert_snapshot!(ef.run().all());
    assert_eq!(ef.tree(), before, "a command that only reads has created something");
}

#[test]
fn a_misspelt_key_shows_its_line() {
    let ef = ef(&["config", "show"]).file("ef.toml", "[service.api]\nrun = \"x\"\nrestar = \"always\"\n");
    assert_snapshot!(ef.run().all());
}

#[test]
fn the_file_is_named_from_below_and_by_flag_and_by_variable() {
    let below = ef(&["config", "path"]).dir("a/b").run();
    assert_eq!((below.code, below.stdout.as_str()), (0, "[DIR]/project/ef.toml\n"));
    let other = || Ef::new().file("x/other.toml", "").file("y/ef.toml", "");
    let flag = other().args(["--config", "x/other.toml", "config", "path"]).run();
    assert_eq!((flag.code, flag.stdout.as_str()), (0, "[DIR]/project/x/other.toml\n"));
    let variable = other().args(["config", "path"]).env("EF_CONFIG", "x/other.toml").run();
    assert_eq!(variable.stdout, flag.stdout);
    let project = other().args(["config", "path"]).env("EF_PROJECT", "y").run();
    assert_eq!(project.stdout, "[DIR]/project/y/ef.toml\n");
    let wins = other().args(["-C", "y", "config", "path"]).env("EF_PROJECT", "nowhere").run();
    assert_eq!(wins.stdout, project.stdout);
}

#[test]
fn no_file_is_the_answer_no() {
    assert_snapshot!(Ef::new().args(["config", "path"]).run().all());
    let json = Ef::new().args(["config", "path", "--json"]).run();
    assert_eq!((json.code, json.stdout.as_str()), (1, "{\"path\":null,\"version\":1}\n"));
}

#[test]
fn the_schema_is_the_committed_one() {
    let outcome = Ef::new().args(["config", "schema"]).run();
    let committed = include_str!("../../schemas/ef.schema.json");
    assert!(outcome.code == 0 && outcome.stdout == committed, "run `EF_UPDATE=1 cargo test`");
}

#[test]
fn a_bad_variable_is_named() {
    for (name, value) in [("EF_COLOR", "sometimes"), ("EF_JSON", "perhaps"), ("EF_QUIET", "2")] {
        let outcome = ef(&["config", "path"]).env(name, value).run();
        assert_eq!((outcome.code, outcome.stdout.as_str()), (2, ""), "{name}");
        assert!(outcome.stderr.contains(&format!("`{name}` cannot be `{value}`")), "{}", outcome.stderr);
    }
}

#[test]
fn a_flag_wins_over_its_variable() {
    let bad = |args: &[&str]| {
        let args = ["config", "show", "--origin"].iter().chain(args);
        Ef::new().file("ef.toml", "[dev]\nx = 1\n").args(args.copied()).env("EF_COLOR", "always").run().stderr
    };
    assert!(bad(&[]).contains('\u{1b}'), "EF_COLOR is not heard");
    assert!(!bad(&["--color", "never"]).contains('\u{1b}'), "EF_COLOR wins over --color");
}

#[test]
fn quiet_leaves_the_answer_and_takes_the_talk() {
    let ef = Ef::new().file("main.py", "app = FastAPI()\n").args(["config", "show"]);
    assert!(ef.run().stderr.contains("FastAPI"));
    let quiet = ef.env("EF_QUIET", "yes").run();
    assert!(quiet.stderr.is_empty() && quiet.stdout.contains("uvicorn"));
}

/// Every key of the schema and every variable has its place in the reference.
#[test]
fn the_reference_is_complete() {
    let reference = include_str!("../../docs/configuration.md");
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../../schemas/ef.schema.json")).unwrap();
    let tables = schema["$defs"].as_object().unwrap().values().chain([&schema]);
    let keys = tables.flat_map(|table| table["properties"].as_object().unwrap().keys());
    for name in keys.map(String::as_str).chain(::ef::settings::env::VARIABLES.iter().map(|v| v.name)) {
        assert!(
            reference.contains(&format!("`{name}`")) || reference.contains(&format!("`[{name}")),
            "{name}"
        );
    }
}

//! `--json`: every command that has an answer gives it to a script.

use crate::{db::project::Project, ef::Ef, help::commands, shared::have};
use serde_json::Value;

/// What has no answer of its own, or is looked at elsewhere, and why.
const NOT_HERE: [(&str, &str); 8] = [
    ("attach", "hands a terminal over; `ef logs --json` is for scripts"),
    ("completions", "prints a script for a shell"),
    ("config schema", "prints a JSON schema, which has no version of ours"),
    ("db psql", "hands over to psql"),
    ("man", "prints a page for man"),
    ("tts serve", "runs until it is stopped: in `serve`"),
    ("tts setup", "installs"),
    ("tts voices pull", "downloads: in `pull`"),
];

/// Each may use what those before it have made; the number is the exit code.
const LINES: &[(i32, &str)] = &[
    (0, "--version"),
    (0, "config path"),
    (0, "config show --origin"),
    (0, "explain"),
    (0, "explain port_taken"),
    (0, "help"),
    (0, "help dev"),
    (0, "help launch"),
    (0, "doctor disk"),
    (0, "doctor --list"),
    (0, "init --print"),
    (0, "init --demo demo"),
    (0, "run true"),
    (1, "run false"),
    (1, "ps"),
    (0, "down"),
    (0, "db start"),
    (0, "db status"),
    (0, "db url"),
    (0, "migrate new a_table"),
    (0, "migrate plan"),
    (0, "migrate plan --write planned"),
    (0, "migrate up --dry-run"),
    (0, "migrate up"),
    (0, "migrate status"),
    (0, "migrate verify"),
    (0, "rls audit"),
    (0, "workspace create North --owner ana@example.com --switch"),
    (0, "workspace list"),
    (0, "workspace current"),
    (0, "workspace show"),
    (0, "workspace switch north"),
    (0, "workspace rename north South"),
    (0, "workspace token"),
    (0, "workspace members list"),
    (0, "workspace members add bo@example.com"),
    (0, "workspace members role bo@example.com admin"),
    (0, "workspace members remove bo@example.com"),
    (0, "workspace invites add new@example.com"),
    (0, "workspace invites list"),
    (0, "workspace invites remove new@example.com"),
    (0, "workspace presets create calm --engine espeak --voice en-us"),
    (0, "workspace presets list"),
    (0, "workspace presets show calm"),
    (0, "workspace presets set calm --voice en-gb"),
    (0, "workspace presets delete calm"),
    (0, "workspace private on"),
    (0, "workspace postiz set --url https://postiz.example.com --key-env KEY"),
    (0, "workspace postiz show"),
    (0, "workspace postiz delete"),
    (0, "workspace export north backup"),
    (0, "workspace delete north --yes"),
    (0, "workspace import backup --as Again"),
    (0, "tts engines"),
    (0, "tts say Hello -o hello.wav --engine espeak"),
    (0, "tts batch script.txt -o clips --engine espeak"),
    (0, "costs"),
    (0, "tts cache stats"),
    (0, "tts cache prune"),
    (0, "tts phonemes Hello"),
    (0, "tts lexicon add Ef --says eff --no-listen"),
    (0, "tts lexicon list"),
    (0, "tts lexicon rm Ef"),
    (0, "tts bench --voice en-us --rounds 1"),
    (0, "tts voices list"),
    (0, "tts voices show af_heart"),
    (0, "tts voices sample en-us --out heard"),
    (0, "tts voices verify"),
    (0, "tts voices prune --dry-run"),
    (2, "tts voices rm af_heart"),
    (3, "tts voices add none.onnx"),
    (0, "migrate down projects --yes"),
    (0, "db reset --yes"),
    (0, "dev --detach"),
    (0, "restart one"),
    (0, "stop one"),
    (0, "start one"),
    (0, "logs one"),
    (0, "down"),
    (0, "db stop"),
];

#[test]
fn every_command_that_has_an_answer_gives_it_to_scripts() {
    let all: Vec<String> = commands().into_iter().map(|words| words.join(" ")).collect();
    let leads_on = |name: &str| all.iter().any(|other| other.starts_with(&format!("{name} ")));
    let begins = |line: &str, name: &str| format!("{line} ").starts_with(&format!("{name} "));
    let covered = |name: &String| {
        NOT_HERE.iter().any(|(known, _)| known == name) || LINES.iter().any(|(_, line)| begins(line, name))
    };
    let missing: Vec<&String> =
        all.iter().filter(|name| !name.is_empty() && !leads_on(name) && !covered(name)).collect();
    assert!(missing.is_empty(), "how do these answer a script? {missing:?}");

    if !have(&["espeak-ng", "psql"]) {
        return;
    }
    let config = "[service.one]\nrun = \"echo here; sleep 1000\"\nready = { log = \"here\" }\n\
        [database]\nmigrations = \"migrations\"\n[tenancy]\ntables = [\"projects\"]\n";
    let ef = Ef::new()
        .file("ef.toml", config)
        .file("script.txt", "One.\n")
        .file("migrations/20260101000000_projects.sql", "create table projects (id uuid primary key);\n")
        .env("EF_JWT_SECRET", "a secret of more than thirty-two letters")
        .env("EF_ENCRYPTION_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=")
        .env("KEY", "a key");
    let Some(project) = Project::with(ef) else { return };
    for &(code, line) in LINES {
        let words: Vec<&str> = ["--json"].into_iter().chain(line.split(' ')).collect();
        let outcome = project.run(&words);
        assert_eq!(outcome.code, code, "{line}: {}", outcome.all());
        assert_eq!(outcome.stdout.is_empty(), code > 1, "{line}: {}", outcome.all());
        for answer in serde_json::Deserializer::from_str(&outcome.stdout).into_iter::<Value>() {
            let answer = answer.unwrap_or_else(|error| panic!("{line}: {error}: {}", outcome.all()));
            assert_eq!(answer["version"], 1, "{line}: {}", outcome.all());
        }
        if line == "migrate up" {
            project.sql("insert into auth.users (email) values ('ana@example.com'), ('bo@example.com')");
        }
    }
}

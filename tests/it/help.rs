//! `ef help`, `--help`, `ef explain`, suggestions, and the pager.

use crate::ef::{Ef, Outcome};
use serde_json::Value;

fn ef(args: &[&str]) -> Outcome {
    Ef::new().env("COLUMNS", "80").args(args.iter().copied()).run()
}

/// Every command by its words.
pub(crate) fn commands() -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut open: Vec<Vec<String>> = vec![vec![]];
    while let Some(words) = open.pop() {
        let mut args: Vec<&str> = words.iter().map(String::as_str).collect();
        args.push("--help");
        let text = ef(&args).stdout;
        if let Some((_, list)) = text.split_once("Commands:\n") {
            let names =
                list.lines().take_while(|line| !line.is_empty()).filter(|line| !line.starts_with("   "));
            for name in names.filter_map(|line| line.split_whitespace().next()) {
                let mut below = words.clone();
                below.push(name.to_owned());
                open.push(below);
            }
        }
        found.push(words);
    }
    found
}

#[test]
fn the_help_of_every_command_fits_eighty_columns_and_ends_with_two_examples() {
    let all = commands();
    assert!(all.len() > 60, "{}", all.len());
    for words in all {
        let mut args: Vec<&str> = words.iter().map(String::as_str).collect();
        args.push("--help");
        let outcome = ef(&args);
        let name = words.join(" ");
        assert_eq!((outcome.code, outcome.stderr.as_str()), (0, ""), "{name}");
        for line in outcome.stdout.lines() {
            assert!(line.chars().count() <= 80, "{name}: `{line}`");
        }
        if !words.is_empty() {
            let examples = outcome.stdout.split_once("\nExamples:\n").map_or("", |(_, examples)| examples);
            assert!(
                examples.lines().filter(|line| line.starts_with("  ")).count() >= 2,
                "{}",
                outcome.stdout
            );
        }
    }
}

/// Examples that look and change nothing outside the folder of the test are run as they stand.
#[test]
fn examples_that_only_look_can_be_run() {
    for (command, codes) in [
        (&["config", "show"][..], &[0][..]),
        (&["config", "schema"], &[0]),
        (&["help"], &[0]),
        (&["explain"], &[0]),
        (&["completions"], &[0]),
        (&["man"], &[0]),
        (&["init"], &[0]),
        (&["ps"], &[1]),
        (&["down"], &[0]),
        (&["db", "status"], &[1, 2, 3]),
    ] {
        let mut args = vec!["help"];
        args.extend(command);
        let text = ef(&args).stdout;
        let examples = text.split_once("\nExamples:\n").unwrap().1;
        for example in examples.lines().map(str::trim).filter(|line| line.starts_with("ef ")) {
            // What stands behind a pipe may not be installed here.
            let own = example.split([';', '|', '>', '&']).next().unwrap().trim();
            let words: Vec<&str> =
                own.split_whitespace().skip(1).filter(|word| !word.contains('$')).collect();
            if own.contains('"') || words.iter().any(|word| matches!(*word, "--watch" | "--profile" | "prod"))
            {
                continue;
            }
            let outcome = ef(&words);
            assert!(codes.contains(&outcome.code), "`{own}`: {}", outcome.all());
        }
    }
}

#[test]
fn help_knows_commands_and_topics_and_suggests_the_right_ones() {
    let overview = ef(&["help"]);
    assert_eq!(overview.code, 0);
    for part in ["doctor", "Topics", "launch", "ef explain CODE"] {
        assert!(overview.stdout.contains(part), "{part}: {}", overview.stdout);
    }
    assert!(ef(&["help", "tts", "say"]).stdout.contains("Usage: ef tts say"));
    assert!(ef(&["help", "isolation"]).stdout.starts_with("# "));
    let answer: Value = serde_json::from_str(&ef(&["help", "--json"]).stdout).unwrap();
    assert!(answer["topics"].as_array().unwrap().iter().any(|topic| topic["topic"] == "doctor"));
    for (args, hint) in [
        (&["help", "isolatoin"][..], "did you mean `ef help isolation`?"),
        (&["help", "say"], "did you mean `ef help tts say`?"),
        (&["doctr"], "'doctor'"),
        (&["say", "Hello"], "there is `ef tts say`"),
        (&["dev", "--profil", "x"], "'--profile'"),
        (&["tts", "voices", "lst"], "'list'"),
    ] {
        let outcome = ef(args);
        assert_eq!((outcome.code, outcome.stdout.as_str()), (2, ""), "{args:?}");
        assert!(outcome.stderr.contains(hint), "{args:?}: {}", outcome.stderr);
    }
}

#[test]
fn every_code_of_an_error_is_explained() {
    let refused = Ef::new().args(["dev"]).run();
    let code = refused.stderr.lines().next().unwrap().trim().to_owned();
    let whole = ef(&["explain", &code]);
    assert_eq!((whole.code, whole.stdout.starts_with(&format!("# {code}\n"))), (0, true), "{}", whole.all());
    let last = code.rsplit("::").next().unwrap();
    assert_eq!(ef(&["explain", last]).stdout, whole.stdout);
    let unknown = ef(&["explain", "nothing_fuond"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.stderr.contains("did you mean `nothing_found`?"), "{}", unknown.stderr);
    let all: Value = serde_json::from_str(&ef(&["explain", "--json"]).stdout).unwrap();
    assert!(all["codes"].as_array().unwrap().iter().any(|one| one["code"] == code.as_str()));
}

/// A terminal that `script` makes; the pager marks what goes through it.
#[cfg(target_os = "linux")]
fn on_a_terminal(variables: &[(&str, &str)], args: &str) -> String {
    let ef = Ef::new();
    let mut command = std::process::Command::new("script");
    command.args([
        "-qec",
        &format!("stty rows 20 cols 80; '{}' {args}", env!("CARGO_BIN_EXE_ef")),
        "/dev/null",
    ]);
    command
        .current_dir(ef.path("."))
        .env("TERM", "xterm")
        .env_remove("NO_PAGER")
        .stdin(std::process::Stdio::null());
    ef.outcome(command.envs(variables.iter().copied())).stdout
}

#[cfg(target_os = "linux")]
#[test]
fn long_answers_go_through_the_pager_on_a_terminal_and_nowhere_else() {
    if !crate::shared::have(&["script", "sed"]) {
        return;
    }
    let marks = ("PAGER", "sed 's/^/paged: /'");
    for args in ["help launch", "dev --help", "explain", "config show"] {
        assert!(on_a_terminal(&[marks], args).contains("paged: "), "{args}");
    }
    assert!(!on_a_terminal(&[marks], "config path").contains("paged: "), "it is short");
    for no in [("NO_PAGER", "1"), ("TERM", "dumb")] {
        let text = on_a_terminal(&[marks, no], "help launch");
        assert!(!text.contains("paged: ") && text.contains("ef dev"), "{no:?}: {text}");
    }
    let missing = on_a_terminal(&[("PAGER", "no-such-pager-here")], "help launch");
    assert!(missing.contains("ef dev"), "{missing}");
    let piped = Ef::new().env(marks.0, marks.1).args(["help", "launch"]).run();
    assert!(!piped.stdout.contains("paged: "));
}

#[test]
fn the_version_tells_on_request_how_it_was_built() {
    let short = ef(&["--version"]);
    assert_eq!((short.code, short.stdout.lines().count()), (0, 1), "{}", short.all());
    for args in [["--version", "--verbose"], ["-v", "--version"]] {
        let long = ef(&args);
        assert!(long.stdout.starts_with(&short.stdout) && long.stdout.contains("rten"), "{}", long.all());
    }
}

//! Where people are: without a home that can be written to, in a folder with a long name, at a terminal that knows no
//! colours or is narrow.

use crate::{
    db::project::Project,
    ef::{Ef, Outcome},
    shared::have,
    stranger::stranger,
};
use std::{
    fs::{self, Permissions},
    os::unix::fs::{PermissionsExt, lchown},
    process::{Command, Stdio},
};

const PROJECT: &str = "mit Abstand, søm og 桜 ✓";
const CONFIG: &str = "[service.one]\nrun = \"echo hi\"\n[tenancy]\ntables = [\"projects\"]\n";

/// A way through all families of commands; each leaves something for the next.
const WAY: [&str; 19] = [
    "config show",
    "init --print",
    "dev",
    "doctor espeak disk lock",
    "db start",
    "migrate up",
    "migrate status --check",
    "rls audit",
    "workspace create North",
    "workspace switch north",
    "workspace current",
    "tts engines",
    "tts say Hello -o hello.wav --engine espeak",
    "tts batch script.txt -o clips --engine espeak",
    "tts lexicon add Ef --says eff --no-listen",
    "costs",
    "db stop",
    "ps",
    "init --force",
];

#[test]
fn a_home_that_cannot_be_written_to_and_a_path_of_many_letters_stop_nothing() {
    if !have(&["espeak-ng"]) {
        return;
    }
    let ef = Ef::new().called(PROJECT).file("ef.toml", CONFIG).file("script.txt", "One.\n");
    let home = ef.path("../home");
    let stranger = stranger();
    let ef = match &stranger {
        Some(stranger) => stranger.runs(ef),
        // What root may not do is up to the mode of a folder only for others.
        None => ef,
    };
    if stranger.is_some() {
        lchown(&home, Some(0), Some(0)).unwrap();
    }
    fs::set_permissions(&home, Permissions::from_mode(0o555)).unwrap();
    let Some(project) = Project::with(ef) else { return };
    for line in WAY {
        let outcome = project.run(&line.split(' ').collect::<Vec<_>>());
        assert_eq!(outcome.code, i32::from(line == "ps"), "{line}: {}", outcome.all());
        // Libraries talk about such things by themselves.
        assert!(!outcome.stderr.contains("Failed to create"), "{line}: {}", outcome.all());
    }
    assert!(project.ef.path("hello.wav").exists() && project.ef.path("clips/0001.wav").exists());
    assert!(project.ef.read("ef.toml").contains(PROJECT), "`ef init` names the project after its folder");
    if stranger.is_some() {
        assert_eq!(fs::read_dir(&home).unwrap().count(), 0);
    }
}

/// What a terminal of 80 columns shows.
fn shown(ef: &Ef, variables: &[(&str, &str)], line: &str) -> Outcome {
    let mut command = Command::new("script");
    let typed = format!("stty rows 24 cols 80; '{}' {line}", env!("CARGO_BIN_EXE_ef"));
    command.args(["-qec", &typed, "/dev/null"]).current_dir(ef.path(".")).stdin(Stdio::null());
    let plain = ef.command();
    command.env_clear().envs(plain.get_envs().filter_map(|(name, value)| Some((name, value?))));
    ef.outcome(command.envs([("LANG", "C.UTF-8")]).envs(variables.iter().copied()))
}

/// What people look at, done and refused.
const LOOKS: [&str; 11] = [
    "dev",
    "config show",
    "doctor",
    "help",
    "migrate status",
    "rls audit",
    "tts say Hello -o hello.wav --engine espeak",
    "tts batch script.txt -o clips --engine espeak",
    "workspace list",
    "dev --help",
    "dev --what",
];

#[test]
fn a_dumb_terminal_gets_text_alone_and_no_color_means_no_colour() {
    if !have(&["script", "espeak-ng"]) {
        return;
    }
    let ef = Ef::new().file("ef.toml", CONFIG).file("script.txt", "One.\n");
    let mut colourful = 0;
    for line in LOOKS {
        let usual = shown(&ef, &[("TERM", "xterm-256color"), ("NO_PAGER", "1")], line);
        colourful += usize::from(usual.stdout.contains('\u{1b}'));
        let dumb = shown(&ef, &[("TERM", "dumb")], line);
        assert_eq!(dumb.code, usual.code, "{line}: {}", dumb.all());
        assert!(!dumb.stdout.contains('\u{1b}'), "{line}: {:?}", dumb.stdout);
        let plain = shown(&ef, &[("TERM", "xterm-256color"), ("NO_COLOR", "1"), ("NO_PAGER", "1")], line);
        assert!(!has_colour(&plain.stdout), "{line}: {:?}", plain.stdout);
    }
    assert!(colourful > LOOKS.len() / 2, "where colour is wanted it is there: {colourful}");
}

/// Whether there is a sequence that chooses a colour: `ESC [ … m` with one of those codes.
fn has_colour(text: &str) -> bool {
    let sequences = text.split("\u{1b}[").skip(1).filter_map(|rest| {
        let end = rest.find(|letter: char| !letter.is_ascii_digit() && letter != ';')?;
        rest[end..].starts_with('m').then(|| &rest[..end])
    });
    sequences
        .flat_map(|codes| codes.split(';'))
        .filter_map(|code| code.parse().ok())
        .any(|code: u32| matches!(code, 30..=49 | 90..=107))
}

#[test]
fn a_narrow_terminal_breaks_lines_between_words() {
    if !have(&["script"]) {
        return;
    }
    let ef = Ef::new().file("ef.toml", CONFIG);
    for line in ["doctor", "migrate status", "dev --help", "explain ef::dev::port_taken"] {
        let outcome = shown(&ef, &[("TERM", "dumb")], line);
        let long = outcome.stdout.lines().find(|line| line.chars().count() > 80 && line.trim().contains(' '));
        assert!(long.is_none(), "{line}: {long:?}");
    }
}

//! The same arguments for `ef run` and for concurrently itself: each command's lines in their order, the last line,
//! and the exit code.

use super::CASES;
use crate::{
    alone,
    ef::{Ef, Outcome},
};
use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::OnceLock,
};

/// The program of a version of concurrently: where `EF_CONCURRENTLY` says (a folder with `9.2.5` and `10.0.7` in it),
/// else got by npm into the build folder, else none.
fn concurrently(version: &str) -> Option<PathBuf> {
    let own = std::env::var_os("EF_CONCURRENTLY").map(PathBuf::from);
    let target = Path::new(env!("CARGO_BIN_EXE_ef")).parent()?.join("concurrently");
    let folder = own.unwrap_or(target).join(version);
    let program = folder.join("node_modules/.bin/concurrently");
    if !program.exists() {
        std::fs::create_dir_all(&folder).ok()?;
        std::fs::write(folder.join("package.json"), "{}").ok()?;
        let mut npm = Command::new("npm");
        npm.args(["install", "--no-audit", "--no-fund", "--silent", &format!("concurrently@{version}")]);
        npm.current_dir(&folder).output().ok()?;
    }
    // 10 wants a newer Node than some have.
    let told = Command::new(&program).arg("--version").output().ok()?;
    told.status.success().then_some(program)
}

fn nine() -> Option<&'static PathBuf> {
    static NINE: OnceLock<Option<PathBuf>> = OnceLock::new();
    NINE.get_or_init(|| concurrently("9.2.5")).as_ref()
}

fn skip(version: &str) {
    assert!(std::env::var_os("EF_TEST_ALL").is_none(), "concurrently {version} must be there");
    alone::skip(&format!("concurrently {version} cannot be had here"));
}

fn theirs(program: &Path, args: &[&str], color: &str) -> Outcome {
    let (ef, mut command) = their_command(program, args, color);
    ef.outcome(command.stdin(Stdio::null()))
}

fn their_command(program: &Path, args: &[&str], color: &str) -> (Ef, Command) {
    let ef = Ef::new().env("FORCE_COLOR", color);
    let mut command = ef.command();
    let (dir, variables): (PathBuf, Vec<_>) = (
        command.get_current_dir().unwrap().to_owned(),
        command.get_envs().filter_map(|(n, v)| Some((n.to_owned(), v?.to_owned()))).collect(),
    );
    command = Command::new(program);
    command.args(args).current_dir(dir).env_clear().envs(variables);
    (ef, command)
}

/// The lines of each prefix, without what is never the same twice: times and durations.
fn by_prefix(text: &str) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in text.lines() {
        let end = line.find(' ').unwrap_or(line.len());
        let line = without_times(line);
        found.entry(line[..end.min(line.len())].to_owned()).or_default().push(line);
    }
    found
}

fn without_times(line: &str) -> String {
    let time = regex::Regex::new(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}|after [\d,]+ms").unwrap();
    let cells = regex::Regex::new(r"│ *[\d,]+ *│|─+| {2,}").unwrap();
    let line = time.replace_all(line, "TIME");
    if line.contains('│') || line.contains('─') {
        cells.replace_all(&line, "~").into_owned()
    } else {
        line.into_owned()
    }
}

/// The last line; which of two commands that run at once is said to have ended last is left to chance.
fn last(outcome: &Outcome) -> Option<String> {
    let line = outcome.stdout.lines().last().map(without_times);
    line.map(|line| if line.contains(" exited with code ") { "an end".to_owned() } else { line })
}

/// What concurrently itself says there depends on which process of the tree SIGKILL reaches first.
const CHANCE: [&str; 2] = ["--kill-signal", "--ks"];

fn compare(program: &Path, without: &[&str]) {
    let mut different = vec![];
    for (flag, args, _) in CASES.iter().filter(|(flag, ..)| !without.contains(flag) && !CHANCE.contains(flag))
    {
        let ours = Ef::new().env("FORCE_COLOR", "0").args(["run"]).args(*args).run();
        let theirs = theirs(program, args, "0");
        let same = by_prefix(&ours.stdout) == by_prefix(&theirs.stdout)
            && last(&ours) == last(&theirs)
            && ours.code == theirs.code;
        if !same {
            different.push(format!("{flag} {args:?}\nours:\n{}\ntheirs:\n{}", ours.all(), theirs.all()));
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n\n"));
}

#[test]
fn nine_writes_the_same() {
    match nine() {
        Some(program) => compare(program, &[]),
        None => skip("9.2.5"),
    }
}

#[test]
fn nine_colours_the_same() {
    let Some(program) = nine() else { return skip("9.2.5") };
    let args = [
        "-c",
        "red,bgBlue.bold,auto,gray",
        "-k",
        "echo a",
        "sleep 0.5; echo b",
        "sleep 1; exit 3",
        "sleep 60",
    ];
    let ours = Ef::new().env("FORCE_COLOR", "1").args(["run"]).args(args).run();
    let theirs = theirs(program, &args, "1");
    let first = |outcome: &Outcome| outcome.stdout.lines().next().map(str::to_owned);
    assert_eq!(first(&ours), first(&theirs), "{}\n{}", ours.all(), theirs.all());
}

/// 10 has no `--name-separator` any more.
#[test]
fn ten_writes_the_same() {
    match concurrently("10.0.7") {
        Some(program) => compare(&program, &["--name-separator"]),
        None => skip("10.0.7"),
    }
}

/// The cases that need somebody who types, or something that does not obey.
#[test]
fn nine_takes_input_and_kills_the_same() {
    let Some(program) = nine() else { return skip("9.2.5") };
    let stubborn = ["-k", "--kill-timeout", "300", "sleep 0.3", "trap '' TERM; while :; do sleep 0.1; done"];
    let ours = Ef::new().env("FORCE_COLOR", "0").args(["run"]).args(stubborn).run();
    let wanted = theirs(program, &stubborn, "0");
    // The shell may see its own child killed before it is killed itself, and says so.
    let told = |outcome: &Outcome| outcome.stdout.replace("[1] Killed\n", "");
    assert_eq!((told(&ours), ours.code), (told(&wanted), wanted.code));

    let talk =
        ["-i", "-n", "a,b", "--default-input-target", "b", "read x; echo got-$x", "read y; echo had-$y"];
    let ours = Ef::new().env("FORCE_COLOR", "0").args(["run"]).args(talk);
    let ours = typed(&mut ours.command());
    let (_folder, mut command) = their_command(program, &talk, "0");
    // Which of the two ends is told first is left to chance.
    assert_eq!(by_prefix(&ours), by_prefix(&typed(&mut command)));
    assert!(ours.contains("[a] got-one\n") && ours.contains("[b] had-two\n"), "{ours}");
}

/// What it writes when two lines are typed, one after the other.
fn typed(command: &mut Command) -> String {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let mut text = String::new();
    input.write_all(b"a:one\n").unwrap();
    for line in lines.by_ref() {
        text += &(line.clone() + "\n");
        if line.contains("got-one") {
            input.write_all(b"two\n").unwrap();
        }
    }
    child.wait().unwrap();
    text
}

//! `ef run`, flag by flag, by itself and beside concurrently.

mod beside;
mod scale;

use crate::{
    ef::{Ef, Outcome},
    running::{End, Running, To},
};
use serde_json::Value;
use std::time::{Duration, Instant};

fn run(args: &[&str]) -> Outcome {
    Ef::new().args(["run"]).args(args).run()
}

/// Each flag of the table in `docs/run.md` with arguments that show what it does, and what then must be true. The
/// tests in `beside.rs` run the same arguments with concurrently.
pub(crate) type Case = (&'static str, &'static [&'static str], fn(&Outcome) -> bool);

pub(crate) const CASES: &[Case] = &[
    ("--max-processes", &["-m", "1", "sleep 0.3; echo a", "echo b"], |o| {
        o.stdout.find("[0] a") < o.stdout.find("[1] b") && o.code == 0
    }),
    ("--max-processes", &["--max-processes", "50%", "echo a", "echo b", "echo c"], |o| {
        o.stdout.contains("[2] c\n")
    }),
    ("--names", &["-n", "one,two", "echo a", "echo b", "echo c"], |o| {
        o.stdout.contains("[one] a\n") && o.stdout.contains("[two] b\n") && o.stdout.contains("[2] c\n")
    }),
    ("--name-separator", &["--names", "a,b|c", "--name-separator", "|", "echo x", "echo y"], |o| {
        o.stdout.contains("[a,b] x\n")
    }),
    ("--success", &["-s", "first", "exit 0", "sleep 0.4; exit 1"], |o| o.code == 0),
    ("--success", &["-s", "first", "exit 1", "sleep 0.4; exit 0"], |o| o.code == 1),
    ("--success", &["--success", "last", "exit 1", "sleep 0.4; exit 0"], |o| o.code == 0),
    ("--success", &["-s", "command-b", "-n", "a,b", "exit 1", "exit 0"], |o| o.code == 0),
    ("--success", &["-s", "!command-0", "exit 1", "exit 0"], |o| o.code == 0),
    ("--raw", &["-r", "echo a"], |o| o.stdout == "a\n"),
    ("--no-color", &["--no-color", "-c", "red", "echo a"], |o| o.stdout.starts_with("[0] a\n")),
    ("--hide", &["--hide", "0", "echo a", "echo b"], |o| {
        !o.stdout.contains("[0]") && o.stdout.contains("[1] b\n")
    }),
    ("--hide", &["--hide", "x", "-n", "x,y", "echo a", "echo b"], |o| !o.stdout.contains("[x]")),
    ("--group", &["-g", "sleep 0.4; echo a", "echo b"], |o| {
        o.stdout == "[0] a\n[0] sleep 0.4; echo a exited with code 0\n[1] b\n[1] echo b exited with code 0\n"
    }),
    ("--timings", &["--timings", "echo a"], |o| {
        o.stdout.contains("[0] echo a started at ")
            && o.stdout.contains("--> │ ")
            && o.stdout.contains("exit code")
    }),
    ("--passthrough-arguments", &["-P", "echo {1} {@} {*}", "--", "x y", "z"], |o| {
        o.stdout.starts_with("[0] x y x y z x y z\n")
    }),
    ("--teardown", &["--teardown", "echo bye", "--teardown", "exit 3", "echo a"], |o| {
        o.stdout.ends_with("--> Running teardown command \"echo bye\"\nbye\n--> Teardown command \"echo bye\" exited with code 0\n--> Running teardown command \"exit 3\"\n--> Teardown command \"exit 3\" exited with code 3\n")
            && o.code == 0
    }),
    ("--prefix", &["-p", "command", "echo a long command"], |o| o.stdout.starts_with("[echo..mand] a long")),
    ("--prefix", &["-p", "none", "echo a"], |o| o.stdout == "a\necho a exited with code 0\n"),
    ("--prefix", &["--prefix", "{index}-{name}>", "-n", "x", "echo a"], |o| o.stdout.starts_with("0-x> a\n")),
    ("--prefix-colors", &["-c", "red,bgBlue.bold", "echo a", "echo b"], |o| o.stdout.contains("[0] a\n")),
    ("--prefix-length", &["-l", "6", "-p", "command", "echo abcdef"], |o| {
        o.stdout.starts_with("[ec..ef] abcdef")
    }),
    ("--timestamp-format", &["-t", "'at' yyyy", "-p", "time", "echo a"], |o| o.stdout.starts_with("[at 20")),
    ("--pad-prefix", &["--pad-prefix", "-n", "a,long", "echo x", "echo y"], |o| {
        o.stdout.contains("[a   ] x\n")
    }),
    ("--kill-others", &["-k", "sleep 0.3", "exec sleep 60"], |o| {
        o.stdout.contains("--> Sending SIGTERM to other processes..\n")
            && o.stdout.ends_with("[1] exec sleep 60 exited with code SIGTERM\n")
            && o.code == 1
    }),
    (
        "--kill-others-on-fail",
        &["--kill-others-on-fail", "exit 0", "sleep 0.4; exit 2", "exec sleep 60"],
        |o| o.stdout.contains("[1] sleep 0.4; exit 2 exited with code 2\n--> Sending SIGTERM") && o.code == 1,
    ),
    ("--kill-signal", &["-k", "--kill-signal", "SIGKILL", "sleep 0.3", "exec sleep 60"], |o| {
        o.stdout.contains("[1] exec sleep 60 exited with code SIGKILL\n")
    }),
    ("--ks", &["-k", "--ks", "SIGKILL", "sleep 0.3", "exec sleep 60"], |o| {
        o.stdout.contains("code SIGKILL\n")
    }),
    ("--restart-tries", &["--restart-tries", "2", "exit 3"], |o| {
        o.stdout
            == "[0] exit 3 exited with code 3\n[0] exit 3 restarted\n[0] exit 3 exited with code 3\n[0] exit 3 restarted\n[0] exit 3 exited with code 3\n"
            && o.code == 1
    }),
    ("--restart-after", &["--restart-tries", "1", "--restart-after", "300", "exit 3"], |o| {
        o.stdout.matches("restarted").count() == 1
    }),
];

/// Flags that need something typed or a child that resists, and have tests of their own below.
const ELSEWHERE: [&str; 3] = ["--handle-input", "--default-input-target", "--kill-timeout"];

#[test]
fn every_flag_does_what_it_says() {
    for (flag, args, holds) in CASES {
        let outcome = run(args);
        assert!(holds(&outcome), "{flag} {args:?}\n{}", outcome.all());
    }
}

#[test]
fn every_flag_of_the_documented_table_has_a_case() {
    let page = include_str!("../../../docs/run.md");
    let table = page.split("<!-- flags -->").nth(1).unwrap().split("<!-- end of flags -->").next().unwrap();
    let flags: Vec<&str> = table
        .split('`')
        .filter(|part| part.starts_with("--") && !part.contains(' '))
        .filter(|part| *part != "--color")
        .collect();
    assert!(flags.len() >= 25, "{flags:?}");
    for flag in flags {
        let tested = CASES.iter().any(|(name, ..)| *name == flag) || ELSEWHERE.contains(&flag);
        assert!(tested, "{flag} has no case");
    }
}

#[test]
fn input_goes_to_whom_it_names() {
    let ef = Ef::new().args([
        "run",
        "-i",
        "--default-input-target",
        "b",
        "-n",
        "a,b",
        "read x; echo got $x",
        "read x; echo got $x; read y; echo got $y",
    ]);
    let mut running = Running::start(&ef, To::Pipes);
    running.type_text("a:first\n");
    running.wait_for("[a] got first\n");
    running.type_text("second\n");
    running.wait_for("[b] got second\n");
    running.type_text("a:nobody\n");
    running.wait_for("--> Unable to find command \"a\", or it has no stdin open");
    running.type_text("1:third\n");
    running.wait_for("[b] got third\n");
    assert_eq!(running.end(), End::Code(0));
}

#[test]
fn without_input_a_command_does_not_find_its_end() {
    let outcome = run(&["-k", "cat; echo ended", "sleep 0.5"]);
    assert!(!outcome.stdout.contains("ended\n"), "{}", outcome.all());
}

#[test]
fn a_command_that_resists_is_killed_in_time() {
    let child = Ef::child();
    let stubborn = format!("exec {} stubborn", child.display());
    let ef = Ef::new().args(["run", "-k", "--kill-timeout", "300", "sleep 0.5", &stubborn]);
    let begun = Instant::now();
    let outcome = ef.run();
    assert!(outcome.stdout.contains("exited with code SIGKILL"), "{}", outcome.all());
    assert!(begun.elapsed() < Duration::from_secs(8), "{:?}", begun.elapsed());
}

#[test]
fn ctrl_c_is_handed_on_once_and_answered_with_130() {
    let child = Ef::child();
    for to in [To::Pipes, To::Terminal] {
        let ef = Ef::new().args([
            "run".to_owned(),
            "--teardown".into(),
            "echo bye".into(),
            format!("exec {} serve", child.display()),
        ]);
        let mut running = Running::start(&ef, to);
        ef.noted_pid("0");
        running.interrupt();
        assert_eq!(running.end(), End::Signal(2), "{}", running.text());
        running.assert_nothing_left(Duration::from_secs(1));
        let signals: Vec<String> =
            ef.events("0").into_iter().filter(|line| line.contains("INT") || line.contains("TERM")).collect();
        assert_eq!(signals.len(), 1, "{signals:?}");
        assert!(running.text().contains("bye"), "{}", running.text());
    }
}

#[test]
fn scripts_are_found_by_wildcard() {
    let package = r#"{"scripts": {"t:b": "echo B", "t:a": "echo A", "t:slow": "echo S", "other": "echo O"}}"#;
    let ef = Ef::new().file("package.json", package);
    let bin = ef.path("bin/npm");
    let ef = ef.file("bin/npm", "#!/bin/sh\necho npm \"$@\"\n");
    std::fs::set_permissions(&bin, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let path = format!("{}:{}", ef.path("bin").display(), std::env::var("PATH").unwrap());
    let outcome = ef.env("PATH", path).args(["run", "-g", "npm:t:*(!slow) -- -x"]).run();
    assert_eq!(
        outcome.stdout,
        "[b] npm run t:b -- -x\n[b] npm run t:b -- -x exited with code 0\n[a] npm run t:a -- -x\n[a] npm run t:a -- -x exited with code 0\n"
    );
}

#[test]
fn what_cannot_be_meant_is_an_error_that_says_what_to_do() {
    let wrong: [(&[&str], &str); 10] = [
        (&[], "no command"),
        (&[""], "empty"),
        (&["npm:nope:*"], "`nope:*` matches no script"),
        (&["-s", "some", "true"], "first, last, all"),
        (&["-m", "many", "true"], "percentage"),
        (&["-t", "foo", "true"], "`f`"),
        (&["--kill-signal", "SIGFOO", "true"], "SIGTERM"),
        (&["--restart-after", "soon", "true"], "exponential"),
        (&["--no-color", "--color", "always", "true"], "cannot be used with"),
        (&["--no-such-flag", "true"], "--no-such-flag"),
    ];
    for (args, said) in wrong {
        let outcome = run(args);
        assert_eq!(outcome.code, 2, "{args:?} {}", outcome.all());
        assert!(outcome.stderr.contains(said), "{args:?} {}", outcome.all());
        assert_eq!(outcome.stdout, "", "{args:?}");
    }
}

#[test]
fn it_can_be_looked_at_and_steered_like_ef_dev() {
    let ef = Ef::new().args(["run", "-n", "one", "echo begun; sleep 60", "sleep 60"]);
    let mut running = Running::start(&ef, To::Pipes);
    running.wait_for("[one] begun");
    let also = |args: &[&str]| Ef::new().dir(ef.path("")).args(args).run();
    let table = also(&["ps"]).stdout;
    assert!(table.contains("\none  ") && table.contains("\n1    "), "{table}");
    assert_eq!(also(&["restart", "one"]).code, 0);
    running.wait_for("[one] echo begun; sleep 60 restarted\n[one] begun\n");
    assert!(also(&["logs", "one"]).stdout.contains("begun"));
    assert_eq!(also(&["down"]).code, 0);
    assert_eq!(running.end(), End::Code(0));
}

#[test]
fn a_folder_that_cannot_be_written_is_no_hindrance() {
    let ef = Ef::new().file(".ef", "no folder").args(["run", "echo a"]);
    let outcome = ef.run();
    assert_eq!(
        (outcome.code, outcome.stdout.as_str(), outcome.stderr.as_str()),
        (0, "[0] a\n[0] echo a exited with code 0\n", "")
    );
}

#[test]
fn ctrl_c_ends_a_teardown_that_hangs() {
    for to in [To::Pipes, To::Terminal] {
        let ef = Ef::new().args([
            "run",
            "--teardown",
            "echo begun; sleep 60",
            "--teardown",
            "echo never",
            "echo a",
        ]);
        let mut running = Running::start(&ef, to);
        running.wait_for("begun");
        let begun = Instant::now();
        running.interrupt();
        assert_eq!(running.end(), End::Signal(2), "{}", running.text());
        assert!(begun.elapsed() < Duration::from_secs(10));
        assert!(!running.text().contains("Running teardown command \"echo never\""), "{}", running.text());
    }
}

#[test]
fn a_teardown_that_ignores_a_request_is_killed_by_the_second() {
    let ef = Ef::new().args([
        "run",
        "--teardown",
        "trap '' INT TERM; echo begun; while :; do sleep 0.1; done",
        "echo a",
    ]);
    let mut running = Running::start(&ef, To::Terminal);
    running.wait_for("begun");
    running.interrupt();
    std::thread::sleep(Duration::from_millis(1100)); // nearer requests count as one
    running.interrupt();
    assert_eq!(running.end(), End::Signal(2), "{}", running.text());
}

#[test]
fn events_for_machines_are_all_that_is_on_stdout() {
    let outcome = run(&[
        "--json",
        "-n",
        "a",
        "--hide",
        "2",
        "--teardown",
        "echo over",
        "echo x; exit 3",
        "echo y",
        "echo z",
    ]);
    assert_eq!(outcome.code, 1, "{}", outcome.all());
    let events: Vec<Value> = outcome.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let lines = events.iter().filter(|event| event["event"] == "line");
    let mut lines: Vec<String> =
        lines.map(|event| format!("{} {}", event["service"], event["text"]).replace('"', "")).collect();
    lines.sort();
    assert_eq!(lines, ["1 y", "a x"], "the third is hidden");
    assert!(
        outcome.stderr.contains("over\n") && outcome.stderr.contains("Running teardown"),
        "{}",
        outcome.all()
    );
    let first = run(&["--json", "-s", "first", "exit 0", "sleep 0.4; exit 1"]);
    assert_eq!(first.code, 0, "{}", first.all());
}

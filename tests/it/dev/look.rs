//! How output is shown.

use crate::{
    ef::Ef,
    running::{Running, To},
};
use serde_json::Value;

const TWO: &str = "\
[service.api]
run = \"echo one; echo two >&2\"
[service.worker]
run = \"echo three\"
needs = [\"api:done\"]
";

fn stdout(args: &[&str]) -> String {
    let outcome = Ef::dev(TWO).args(args.iter().copied()).run();
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    outcome.stdout
}

#[test]
fn names_stand_before_lines_padded_to_one_width() {
    assert_eq!(stdout(&[]), "api    | one\napi    | two\nworker | three\n");
}

#[test]
fn other_prefixes() {
    assert_eq!(stdout(&["--prefix", "index"]), "0  | one\n0  | two\n1  | three\n");
    assert_eq!(stdout(&["--prefix", "none"]), "one\ntwo\nthree\n");
    assert_eq!(stdout(&["--prefix", "{index}-{name}"]), "0-api    | one\n0-api    | two\n1-worker | three\n");
    assert_eq!(stdout(&["--prefix", "command"]), "echo.. >&2 | one\necho.. >&2 | two\necho three | three\n");
    for style in ["pid", "{pid}"] {
        let out = stdout(&["--prefix", style]);
        let pids = out.lines().map(|line| line.split('|').next().unwrap().trim().parse::<i32>().unwrap());
        assert_eq!(pids.filter(|pid| *pid > 1).count(), 3, "{out}");
    }
    let time = stdout(&["--prefix", "time"]);
    assert!(time.lines().all(|line| line.as_bytes()[2] == b':' && line.contains(" | ")), "{time}");
}

#[test]
fn raw_is_byte_for_byte() {
    let ef =
        Ef::dev("[service.api]\nrun = '''printf 'a\\033[31m\\tb\\r\\n\\377no end' '''\n").args(["--raw"]);
    let mut running = Running::start(&ef, To::Pipes);
    running.end();
    assert_eq!(running.stdout(), b"a\x1b[31m\tb\r\n\xffno end\n");
}

#[test]
fn hidden_output_still_goes_to_the_log() {
    let ef = Ef::dev(TWO).args(["--hide", "api"]);
    assert_eq!(ef.run().stdout, "worker | three\n");
    assert_eq!(ef.read(".ef/logs/api.log"), "one\ntwo\n");
}

#[test]
fn grouped_output_comes_in_one_piece() {
    let ef = Ef::dev(
        "[service.a]\nrun = \"for i in 1 2 3 4 5; do echo $i; sleep 0.03; done\"\n\
         [service.b]\nrun = \"for i in 1 2 3 4 5 6 7; do echo $i; sleep 0.03; done\"\n",
    )
    .args(["--group"]);
    let out = ef.run().stdout;
    let names: String = out.lines().map(|line| &line[..1]).collect();
    assert!(["aaaaabbbbbbb", "bbbbbbbaaaaa"].contains(&names.as_str()), "{out}");
}

#[test]
fn timestamps() {
    let out = stdout(&["--timestamps=%Y"]);
    let year = &out[..4];
    assert!(year.parse::<u32>().is_ok_and(|year| year > 2024), "{out}");
    assert_eq!(out, format!("{year} api    | one\n{year} api    | two\n{year} worker | three\n"));
    let usual = stdout(&["--timestamps"]);
    assert!(usual.lines().all(|line| line.as_bytes()[2] == b':' && line.as_bytes()[8] == b'.'), "{usual}");
}

#[test]
fn colour_in_a_pipe_only_when_asked_for() {
    assert!(!stdout(&[]).contains('\x1b'));
    let coloured = stdout(&["--color", "always"]);
    assert!(coloured.starts_with("\x1b[0;36mapi    |\x1b[0m one\n"), "{coloured:?}");
}

#[test]
fn quiet_leaves_warnings_only() {
    let ef = Ef::dev("[service.a]\nrun = \"echo out; exit 3\"\n").args(["-q"]);
    let outcome = ef.run();
    assert_eq!((outcome.code, outcome.stdout.as_str()), (3, "a  | out\n"));
    assert_eq!(outcome.stderr, "ef | a failed: exited with code 3\n");
}

#[test]
fn a_prompt_is_shown_before_its_line_ends() {
    for to in [To::Pipes, To::Terminal] {
        let ef = Ef::dev("[service.api]\nrun = [\"CHILD\", \"partial\", \"Password: \"]\n")
            .args(["--color", "never"]);
        let mut running = Running::start(&ef, to);
        running.wait_for("api | Password: ");
        running.interrupt();
        running.end();
        assert_eq!(running.text().matches("Password: ").count(), 1, "{}", running.text());
    }
}

/// The events of a run: every line is an object with version, event and time.
fn events(running: &Running) -> Vec<Value> {
    let text = String::from_utf8(running.stdout()).unwrap();
    let events: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect(line)).collect();
    for event in &events {
        assert_eq!(event["version"], 1, "{event}");
        assert!(event["event"].is_string(), "{event}");
        let time = event["time"].as_str().unwrap();
        assert!(time.len() == 24 && time.ends_with('Z') && time.contains('T'), "{time}");
    }
    events
}

#[test]
fn events_for_machines() {
    let ef = Ef::dev(
        "[service.api]\nrun = [\"CHILD\", \"serve\", \"10\"]\nready = { log = \"up\" }\n\
         [service.job]\nrun = '''printf 'caf\\303\\251 \\377\\nno end'; exit 0'''\nneeds = [\"api:ready\"]\n",
    )
    .args(["--json"]);
    let mut running = Running::start(&ef, To::Pipes);
    running.wait_for("\"event\":\"all-ready\"");
    running.wait_for("\"outcome\":\"finished\"");
    running.interrupt();
    running.end();
    let events = events(&running);
    assert_eq!(running.stderr(), "");
    let of = |name: &str, service: &str| -> Vec<&Value> {
        events.iter().filter(|event| event["event"] == name && event["service"] == service).collect()
    };
    assert_eq!(of("start", "api")[0]["pid"], ef.noted_pid("api"));
    let texts: Vec<_> = of("line", "job").iter().map(|event| event["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["café \u{fffd}", "no end"]);
    assert!(of("ready", "api")[0]["after"].is_f64());
    let exit = |service| of("exit", service)[0].clone();
    assert_eq!((&exit("job")["outcome"], &exit("job")["code"]), (&"finished".into(), &0.into()));
    assert_eq!((&exit("api")["outcome"], &exit("api")["code"]), (&"stopped".into(), &0.into()));
    let stopping = events.iter().find(|event| event["event"] == "stopping").unwrap();
    assert_eq!(stopping["reason"], "asked");
    let place = |name: &str| events.iter().position(|event| event["event"] == name).unwrap();
    assert!(place("start") < place("ready") && place("ready") < place("all-ready"));
    assert!(place("all-ready") < place("stopping") && place("stopping") < events.len() - 1);
}

#[test]
fn events_about_what_goes_wrong() {
    let ef = Ef::dev(
        "[service.job]\nrun = \"kill -9 $$\"\nrestart = \"on-failure\"\nrestart_tries = 1\n\
         [service.api]\nrun = [\"CHILD\", \"serve\"]\n",
    )
    .args(["--json"]);
    let mut running = Running::start(&ef, To::Pipes);
    running.end();
    let events = events(&running);
    let backoff = events.iter().find(|event| event["event"] == "backoff").unwrap();
    assert_eq!((&backoff["restart"], &backoff["signal"]), (&1.into(), &9.into()));
    assert_eq!(backoff["pause"], 0.25);
    let exit = events.iter().find(|event| event["event"] == "exit").unwrap();
    assert_eq!((&exit["outcome"], &exit["signal"]), (&"failed".into(), &9.into()));
    let stopping = events.iter().find(|event| event["event"] == "stopping").unwrap();
    assert_eq!((&stopping["reason"], &stopping["service"]), (&"failure".into(), &"job".into()));
}

#[test]
fn a_window_of_another_size_reaches_the_services() {
    let ef = Ef::dev(
        "[service.api]\nrun = \"exec 3>&1; trap 'echo now $(stty size <&3)' WINCH; echo up; while :; do sleep 0.02; done\"\n",
    )
    .args(["--color", "never"]);
    let mut running = Running::start(&ef, To::Terminal);
    running.wait_for("api | up");
    running.resize(30, 90);
    running.wait_for("api | now 30 84");
    running.interrupt();
    running.end();
}

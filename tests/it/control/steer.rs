//! `ef ps`, `ef restart`, `ef stop`, `ef start`, `ef down`, `ef dev --detach`, `ef attach`, and watched files.

use super::{TWO, also, services, socket, start, state, wait_for_state};
use crate::{
    alone,
    ef::Ef,
    proc,
    running::{End, Running, To},
};
use std::{
    io::{BufRead, BufReader, Write},
    os::unix::{fs::PermissionsExt, net::UnixStream},
    time::{Duration, Instant},
};

#[test]
fn ps_tells_what_runs() {
    let ef = Ef::dev(TWO);
    let mut running = start(&ef);
    let all = services(&ef);
    assert_eq!([&all[0]["name"], &all[1]["name"]], ["api", "ui"]);
    for service in &all {
        assert_eq!((&service["state"], &service["restarts"]), (&"ready".into(), &0.into()), "{service}");
        assert!(service["memory_bytes"].as_u64().unwrap() > 100_000, "{service}");
        assert!(service["cpu_seconds"].is_number() && service["uptime"].is_number(), "{service}");
        let pid = i32::try_from(service["pid"].as_i64().unwrap()).unwrap();
        assert_eq!(pid, ef.noted_pid(service["name"].as_str().unwrap()));
    }
    let table = also(&ef, &["ps"]).stdout;
    assert!(table.starts_with("SERVICE  STATE  "), "{table}");
    assert_eq!(table.lines().count(), 3, "{table}");
    running.interrupt();
    assert_eq!(running.end(), End::Signal(2));
    let after = also(&ef, &["ps"]);
    assert_eq!((after.code, after.stdout.as_str()), (1, ""), "{}", after.all());
    assert_eq!(std::fs::read_dir(ef.path(".ef/control")).unwrap().count(), 0, "nothing is left there");
}

#[test]
fn the_socket_is_the_owners() {
    let ef = Ef::dev(TWO);
    let _running = start(&ef);
    let mode = |path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(socket(&ef)), mode(ef.path(".ef/control"))), (0o600, 0o700));
}

#[test]
fn one_service_is_restarted_and_the_other_goes_on() {
    let ef = Ef::dev(TWO);
    let running = start(&ef);
    let before = [ef.noted_pid("api"), ef.noted_pid("ui")];
    let outcome = also(&ef, &["restart", "ui"]);
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    assert!(outcome.stdout.starts_with("ui is ready after "), "{}", outcome.all());
    let after = services(&ef);
    assert_eq!(after[0]["pid"], before[0]);
    assert_ne!(after[1]["pid"], before[1]);
    assert_eq!(after[1]["restarts"], 1);
    running.wait_for("restarting ui, as asked");
}

#[test]
fn one_that_is_stopped_stays_so_until_it_is_started() {
    let ef = Ef::dev(TWO);
    let mut running = start(&ef);
    assert_eq!(also(&ef, &["stop", "ui", "api"]).code, 0);
    assert_eq!([state(&ef, "api"), state(&ef, "ui")], ["stopped", "stopped"]);
    assert!(running.ended_within(Duration::from_millis(300)).is_none(), "the run goes on without services");
    let outcome = also(&ef, &["start", "ui"]);
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    assert_eq!([state(&ef, "api"), state(&ef, "ui")], ["ready", "ready"], "what it needs is started too");
    let outcome = also(&ef, &["down"]);
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    running.assert_nothing_left(Duration::from_secs(1));
    assert_eq!(running.end(), End::Code(0), "an end that was asked for is none by failure");
    assert_eq!(also(&ef, &["down"]).code, 0, "there is nothing to do");
}

#[test]
fn a_restart_that_fails_says_so() {
    let ef = Ef::dev(
        "[dev]\non_failure = \"continue\"\n[service.api]\nrun = \"test -e bad && exit 3; echo up; sleep 60\"\nready = { log = \"up\" }\n[service.ui]\nrun = \"sleep 60\"\n",
    );
    let _running = {
        let running = Running::start(&ef, To::Pipes);
        running.wait_for("api is ready");
        running
    };
    let ef = ef.file("bad", "");
    let outcome = also(&ef, &["restart", "api"]);
    assert_eq!((outcome.code, outcome.stdout.as_str()), (1, "api is failed\n"), "{}", outcome.all());
}

#[test]
fn a_run_in_the_background_can_be_looked_at_and_ended() {
    let ef = Ef::dev("[service.api]\nrun = \"echo begun; while sleep 0.1; do echo tick; done\"\n")
        .args(["--detach"]);
    let outcome = ef.run();
    assert_eq!((outcome.code, outcome.stdout.as_str()), (0, ""), "{}", outcome.all());
    assert!(outcome.stderr.contains("runs in the background"), "{}", outcome.all());
    let second = ef.run();
    assert_eq!(second.code, 3, "{}", second.all());
    assert!(second.stderr.contains("already runs"), "{}", second.all());
    assert_eq!(state(&ef, "api"), "ready");
    let dir = ef.path("");
    let attach = Ef::new().dir(&dir).args(["attach"]);
    let mut view = Running::start(&attach, To::Pipes);
    view.wait_for_times("tick", 3);
    view.interrupt();
    assert_eq!(view.end(), End::Signal(2));
    assert_eq!(state(&ef, "api"), "ready", "the services go on");
    let mut view = Running::start(&attach, To::Pipes);
    view.wait_for("tick");
    assert_eq!(also(&ef, &["down"]).code, 0);
    assert_eq!(view.end(), End::Code(0), "the view ends with what it shows");
    assert_eq!(also(&ef, &["ps"]).code, 1);
}

#[test]
fn one_in_the_background_that_cannot_start_says_why() {
    let ef = Ef::dev("[service.api]\nrun = [\"no-such-program-of-ours\"]\n").args(["--detach"]);
    let outcome = ef.run();
    assert_eq!(outcome.code, 3, "{}", outcome.all());
    assert!(outcome.stderr.contains("no-such-program-of-ours"), "{}", outcome.all());
}

#[test]
fn a_changed_file_restarts_who_watches_it() {
    let ef = Ef::dev(
        "[service.api]\nrun = [\"CHILD\", \"serve\"]\nwatch = [\"src/**/*.txt\"]\n[service.ui]\nrun = [\"CHILD\", \"serve\"]\n",
    )
    .file("src/a.txt", "1")
    .file("src/.gitignore", "*.gen.txt\n");
    let running = start(&ef);
    let first = ef.noted_pid("api");
    let ef = ef.file("src/b.gen.txt", "x").file("src/c.other", "x").file("src/deep/a.txt", "2");
    running.wait_for("restarting api, because a file has changed");
    wait_for_state(&ef, "api", "ready");
    proc::poll(proc::PATIENCE, || (ef.noted_pid("api") != first).then_some(())).expect("another process");
    assert!(!running.text().contains("restarting ui"), "{}", running.text());
}

/// 10,000 requests over many connections and one, and the answer's time. Both against the launcher's own figures.
#[test]
fn many_requests_leave_nothing_behind() {
    let ef = Ef::dev(TWO);
    let running = start(&ef);
    let _alone = alone::alone();
    let (path, worker) = (socket(&ef), running.worker());
    let ask = |stream: &mut BufReader<UnixStream>| {
        stream.get_mut().write_all(b"{\"version\":1,\"do\":\"ps\"}\n").unwrap();
        let mut line = String::new();
        stream.read_line(&mut line).unwrap();
        assert!(line.contains("\"ready\""), "{line}");
    };
    let connect = || BufReader::new(UnixStream::connect(&path).unwrap());
    let many = |requests: usize| {
        let mut one = connect();
        (0..requests / 2).for_each(|_| ask(&mut one));
        (0..requests / 2).for_each(|_| ask(&mut connect()));
    };
    many(1000);
    let resident = || {
        let text = std::fs::read_to_string(format!("/proc/{worker}/statm")).unwrap();
        text.split(' ').nth(1).unwrap().parse::<usize>().unwrap() * 4096
    };
    let before = resident();
    many(10_000);
    let after = resident();
    assert!(after < before + 1_000_000, "{before} bytes before, {after} after");
    let mut times: Vec<Duration> = (0..21)
        .map(|_| {
            let begun = Instant::now();
            ask(&mut connect());
            begun.elapsed()
        })
        .collect();
    times.sort();
    assert!(times[10] < Duration::from_millis(20), "{times:?}");
}

#[test]
fn a_flood_of_output_keeps_nobody_waiting() {
    let flood = "[\"CHILD\", \"flood\", \"x\", \"100000000\"]";
    let ef = Ef::dev(&format!("[service.a]\nrun = {flood}\n[service.b]\nrun = {flood}\n"));
    let running = Running::start(&ef, To::Pipes);
    running.wait_for("<x 00000100>");
    let path = proc::poll(proc::PATIENCE, || ef.path(".ef/control").exists().then(|| socket(&ef))).unwrap();
    let mut times: Vec<Duration> = (0..11)
        .map(|_| {
            let begun = Instant::now();
            let mut stream = BufReader::new(UnixStream::connect(&path).unwrap());
            stream.get_mut().write_all(b"{\"version\":1,\"do\":\"ps\"}\n").unwrap();
            stream.read_line(&mut String::new()).unwrap();
            begun.elapsed()
        })
        .collect();
    times.sort();
    assert!(times[5] < Duration::from_millis(100), "{times:?}");
}

//! Ends that once went wrong: a reader that pauses, a process group that is killed as a whole, a script that
//! had children before `ef` came, variables that somebody left in the environment.

use crate::{
    ef::Ef,
    proc,
    running::{End, Running, To},
};
use rustix::process::{Pid, Signal, kill_process_group};
use std::time::Duration;

#[test]
fn a_reader_that_pauses_longer_than_the_grace_gets_every_line() {
    let lines = 60_000;
    let ef = Ef::dev(&format!(
        "[service.a]\nrun = \"seq 1 {lines}\"\nstop = {{ within = \"100ms\" }}\n[service.b]\nrun = \"sleep 6\"\n"
    ));
    let mut running = Running::start(&ef, To::Pipes);
    running.stall(true);
    // Longer than the drain, the grace and the limit after SIGKILL together.
    assert_eq!(running.ended_within(Duration::from_millis(4500)), None);
    running.stall(false);
    assert_eq!(running.end_within(Duration::from_secs(20)), End::Code(0), "{}", running.stderr());
    let shown = String::from_utf8(running.stdout()).unwrap();
    assert_eq!(shown.lines().filter(|line| line.starts_with("a ")).count(), lines);
}

#[test]
fn a_killed_process_group_leaves_nothing() {
    let ef = Ef::dev(
        "[service.api]\nrun = \"trap '' TERM; echo up; (setsid sleep 61 &); while :; do sleep 1; done\"\n",
    );
    let mut running = Running::start(&ef, To::Terminal);
    running.wait_for("up");
    let group = rustix::process::getpgid(Pid::from_raw(running.pid())).unwrap();
    kill_process_group(group, Signal::KILL).unwrap();
    running.end();
    running.assert_nothing_left(Duration::from_secs(4));
}

#[test]
fn children_that_a_script_had_before_are_left_alone() {
    let ef = Ef::dev("[service.a]\nrun = \"true\"\n").under([
        "sh",
        "-c",
        "sleep 30 >/dev/null 2>&1 & echo $! > earlier; exec \"$@\"",
        "sh",
    ]);
    let outcome = ef.run();
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    let earlier: i32 = ef.read("earlier").trim().parse().unwrap();
    assert!(proc::alive(earlier), "`ef` ended what it had not started");
    proc::signal(earlier, Signal::KILL);
}

#[test]
fn a_variable_of_the_guard_that_somebody_left_means_nothing() {
    let outcome = Ef::new().env("EF_GUARD_OF", "99999999").args(["--version"]).run();
    assert_eq!(outcome.code, 0, "{}", outcome.all());
}

#[test]
fn nothing_is_called_ready_once_a_stop_has_begun() {
    let config = "[service.api]\nrun = [\"CHILD\", \"serve\"]\nready = { exec = \"exit 1\" }\n[service.ui]\nrun = \"sleep 60\"\n";
    let ef = Ef::dev(config);
    let mut running = Running::start(&ef, To::Pipes);
    running.wait_for("api up");
    running.interrupt();
    assert_eq!(running.end(), End::Signal(2));
    let text = running.text();
    assert!(!text.contains("all ready") && !text.contains("all services run"), "{text}");
}

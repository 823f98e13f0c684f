//! Services that are started again.

use crate::{
    ef::Ef,
    proc,
    running::{End, Running, To},
};
use rustix::process::Signal;

/// How often the service `job` ran, and the outcome: it writes two lines and ends with a code.
fn runs(policy: &str, code: u8) -> (usize, crate::ef::Outcome) {
    let ef = Ef::dev(&format!(
        "[service.job]\nrun = [\"CHILD\", \"burst\", \"x\", \"2\", \"{code}\"]\n{policy}\n"
    ));
    let outcome = ef.run();
    (ef.events("job").len(), outcome)
}

#[test]
fn after_failures_with_growing_pauses_and_not_for_ever() {
    let (runs, outcome) = runs("restart = \"on-failure\"\nrestart_tries = 2", 3);
    assert_eq!((runs, outcome.code), (3, 3), "{}", outcome.all());
    let news: Vec<_> = outcome.stderr.lines().filter(|line| line.contains("exited")).collect();
    assert_eq!(
        news,
        [
            "ef  | job exited with code 3; restart 1 in 0.25 s",
            "ef  | job exited with code 3; restart 2 in 0.5 s",
            "ef  | job failed: exited with code 3",
        ]
    );
    assert_eq!(outcome.stdout.matches("job | <x 00000001>\n").count(), 3, "{}", outcome.all());
}

#[test]
fn after_failures_only() {
    let (runs, outcome) = runs("restart = \"on-failure\"", 0);
    assert_eq!((runs, outcome.code), (1, 0), "{}", outcome.all());
}

#[test]
fn always_until_the_tries_are_used_up_which_is_a_failure() {
    let (runs, outcome) = runs("restart = \"always\"\nrestart_tries = 1", 0);
    assert_eq!((runs, outcome.code), (2, 1), "{}", outcome.all());
}

#[test]
fn never() {
    let (runs, outcome) = runs("restart = \"never\"", 3);
    assert_eq!((runs, outcome.code), (1, 3), "{}", outcome.all());
}

#[test]
fn a_stop_during_the_pause_ends_at_once() {
    let ef = Ef::dev("[service.job]\nrun = \"exit 3\"\nrestart = \"on-failure\"\nrestart_tries = 20\n");
    let mut running = Running::start(&ef, To::Pipes);
    running.wait_for("restart 5 in 4 s");
    running.interrupt();
    assert_eq!(running.end_within(std::time::Duration::from_secs(3)), End::Signal(2));
}

/// The descendant of the first life holds the port that the second needs: it is ended first.
#[test]
fn there_are_never_two() {
    let port = proc::free_port();
    let ef = Ef::dev(&format!(
        "[service.web]\nrun = [\"CHILD\", \"tree\", \"session\", \"{port}\"]\nrestart = \"on-failure\"\n"
    ));
    let mut running = Running::start(&ef, To::Pipes);
    running.wait_for("web up");
    let (first, left) = (ef.noted_pid("web"), ef.noted_pid("linger"));
    proc::signal(first, Signal::KILL);
    running.wait_for("web was ended by signal 9");
    running.wait_for_times("web up", 2);
    assert!(!proc::alive(left), "the first life's descendant is there in the second");
    running.interrupt();
    assert_eq!(running.end(), End::Signal(2));
    running.assert_nothing_left(std::time::Duration::ZERO);
}

#[test]
fn readiness_is_looked_for_anew_in_each_life() {
    let port = proc::free_port();
    let ef = Ef::dev(&format!(
        "[service.web]\nrun = [\"CHILD\", \"listen\", \"{port}\", \"50\"]\nrestart = \"on-failure\"\n\
         ready = {{ tcp = \"127.0.0.1:{port}\" }}\n"
    ));
    let mut running = Running::start(&ef, To::Pipes);
    running.wait_for("web is ready");
    proc::signal(ef.noted_pid("web"), Signal::KILL);
    running.wait_for_times("web is ready", 2);
    running.interrupt();
    running.end();
}

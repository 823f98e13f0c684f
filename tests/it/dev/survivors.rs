//! Nothing survives: for each way to end `ef`, and for each way in which a process may try to get away.

use crate::{
    ef::Ef,
    proc,
    running::{End, Running, To},
};
use rustix::process::Signal;
use std::time::Duration;

/// The ways to get away: none (but to obey nothing), a background child, a session of its own, a double fork,
/// and a double fork without an environment.
const KINDS: [&str; 5] = ["stubborn", "child", "session", "daemon", "bare"];

/// What cleans up after `ef` itself was killed gets so long.
const AFTER_KILL: Duration = Duration::from_secs(4);

/// Two services, one of which tries to get away; `end` ends `ef`, and everything must be gone `within` the
/// time after that.
fn check(to: To, within: Duration, end: impl Fn(&mut Running) -> Vec<End>) {
    for kind in KINDS {
        let port = proc::free_port();
        let run = match kind {
            "stubborn" => "[\"CHILD\", \"stubborn\"]".to_owned(),
            kind => format!("[\"CHILD\", \"tree\", \"{kind}\", \"{port}\"]"),
        };
        let config = format!(
            "[service.web]\nrun = {run}\nstop = {{ within = \"400ms\" }}\n[service.api]\nrun = [\"CHILD\", \"serve\"]\n"
        );
        let ef = Ef::dev(&config);
        let mut running = Running::start(&ef, to);
        running.wait_for("web up");
        running.wait_for("api up");
        let linger = (kind != "stubborn").then(|| ef.noted_pid("linger"));
        assert!(linger.is_none_or(|_| !proc::is_free(port)), "{kind}: the fixture listens");
        let wanted = end(&mut running);
        let ended = running.end();
        assert!(wanted.contains(&ended), "{kind}: {ended:?}\n{}", running.text());
        running.assert_nothing_left(within);
        let gone = || linger.is_none_or(|pid| !proc::alive(pid)) && proc::is_free(port);
        assert!(proc::poll(within, || gone().then_some(())).is_some(), "{kind}: {linger:?} is left");
    }
}

#[test]
fn ctrl_c_in_a_terminal() {
    check(To::Terminal, Duration::ZERO, |running| {
        running.interrupt();
        vec![End::Signal(2)]
    });
}

#[test]
fn sigterm() {
    check(To::Pipes, Duration::ZERO, |running| {
        running.signal(Signal::TERM);
        vec![End::Code(143)]
    });
}

#[test]
fn sighup() {
    check(To::Pipes, Duration::ZERO, |running| {
        running.signal(Signal::HUP);
        vec![End::Code(129)]
    });
}

#[test]
fn a_closed_terminal() {
    check(To::Terminal, Duration::ZERO, |running| {
        running.close_terminal();
        vec![End::Code(129)]
    });
}

#[test]
fn sigkill_of_the_process_that_was_started() {
    check(To::Pipes, AFTER_KILL, |running| {
        running.signal(Signal::KILL);
        vec![End::Signal(9)]
    });
}

#[test]
fn sigkill_of_the_process_that_does_the_work() {
    check(To::Pipes, Duration::ZERO, |running| {
        proc::signal(running.worker(), Signal::KILL);
        vec![End::Code(137)]
    });
}

#[test]
fn sigkill_in_a_terminal() {
    check(To::Terminal, AFTER_KILL, |running| {
        running.signal(Signal::KILL);
        vec![End::Signal(9)]
    });
}

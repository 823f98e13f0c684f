//! How services are stopped: in which order, with which signal, how often, and what happens to those that do
//! not obey.

use crate::{
    ef::Ef,
    running::{End, Running, To},
};
use rustix::process::Signal;
use std::time::{Duration, Instant};

const CLEAN_300: &str = "[service.api]\nrun = [\"CHILD\", \"serve\", \"300\"]\n";

#[test]
fn one_signal_for_each_stop_and_time_to_clean_up() {
    type Stop = fn(&mut Running);
    let stops: [(&str, To, Stop); 4] = [
        ("Ctrl-C", To::Terminal, Running::interrupt),
        ("closed terminal", To::Terminal, Running::close_terminal),
        ("SIGINT", To::Pipes, Running::interrupt),
        ("SIGTERM", To::Pipes, |running| running.signal(Signal::TERM)),
    ];
    for (name, to, stop) in stops {
        let ef = Ef::dev(CLEAN_300);
        let mut running = Running::start(&ef, to);
        running.wait_for("api up");
        stop(&mut running);
        running.end();
        assert_eq!(ef.events("api"), ["start", "signal SIGTERM", "clean"], "{name}");
    }
}

#[test]
fn the_signal_is_the_one_that_was_chosen() {
    for signal in ["SIGINT", "SIGHUP", "SIGQUIT"] {
        let ef = Ef::dev(&format!("{CLEAN_300}stop = {{ signal = \"{signal}\" }}\n"));
        let mut running = Running::start(&ef, To::Terminal);
        running.wait_for("api up");
        running.interrupt();
        assert_eq!(running.end(), End::Signal(2));
        assert_eq!(ef.events("api"), ["start".to_owned(), format!("signal {signal}"), "clean".to_owned()]);
    }
}

/// The shell dies at once; the grace belongs to what it has started.
#[test]
fn the_grace_is_for_the_whole_group() {
    let ef = Ef::dev("[service.api]\nrun = \"CHILD serve 500; true\"\n");
    let mut running = Running::start(&ef, To::Terminal);
    running.wait_for("api up");
    running.interrupt();
    running.end();
    assert_eq!(ef.events("api"), ["start", "signal SIGTERM", "clean"]);
}

#[test]
fn who_needs_is_stopped_before_who_is_needed() {
    let ef = Ef::dev(
        "[service.db]\nrun = [\"CHILD\", \"serve\", \"50\"]\n\
         [service.web]\nrun = [\"CHILD\", \"serve\", \"50\"]\nneeds = [\"api\"]\n\
         [service.api]\nrun = [\"CHILD\", \"serve\", \"50\"]\nneeds = [\"db\"]\n",
    );
    let mut running = Running::start(&ef, To::Pipes);
    running.wait_for("web up");
    running.wait_for("api up");
    running.wait_for("db up");
    running.interrupt();
    running.end();
    let events = ef.events("all");
    let ends: Vec<_> = events.iter().filter(|event| !event.ends_with("start")).collect();
    let in_order = |name| [format!("{name} signal SIGTERM"), format!("{name} clean")];
    assert_eq!(ends, ["web", "api", "db"].map(in_order).as_flattened().iter().collect::<Vec<_>>());
}

#[test]
fn who_does_not_obey_is_named_and_killed_by_the_second_ctrl_c() {
    for to in [To::Terminal, To::Pipes] {
        let ef = Ef::dev("[service.api]\nrun = [\"CHILD\", \"stubborn\"]\nstop = { within = \"60s\" }\n");
        let mut running = Running::start(&ef, to);
        running.wait_for("api up");
        running.interrupt();
        running.wait_for(&format!("waiting for api (process {}) to stop", ef.noted_pid("api")));
        let begun = Instant::now();
        running.interrupt();
        assert_eq!(running.end_within(Duration::from_secs(5)), End::Signal(2));
        assert!(begun.elapsed() < Duration::from_secs(4), "{:?}", begun.elapsed());
        assert!(running.text().contains("killing everything"), "{}", running.text());
        assert_eq!(ef.events("api"), ["start", "signal SIGTERM"]);
        running.assert_nothing_left(Duration::ZERO);
    }
}

#[test]
fn who_does_not_obey_is_killed_after_its_grace() {
    let ef = Ef::dev("[service.api]\nrun = [\"CHILD\", \"stubborn\"]\nstop = { within = \"700ms\" }\n");
    let mut running = Running::start(&ef, To::Pipes);
    running.wait_for("api up");
    let begun = Instant::now();
    running.interrupt();
    assert_eq!(running.end(), End::Signal(2));
    let took = begun.elapsed();
    assert!(took > Duration::from_millis(690) && took < Duration::from_secs(8), "{took:?}");
}

/// The terminal signals npm and `ef` alike, and npm hands its own on to `ef` a bit later.
#[test]
fn a_signal_that_a_parent_hands_on_is_no_second_ctrl_c() {
    let ef = Ef::dev("[service.api]\nrun = [\"CHILD\", \"serve\", \"800\"]\n")
        .under([Ef::child().into_os_string(), "npm".into()]);
    let mut running = Running::start(&ef, To::Terminal);
    running.wait_for("api up");
    running.interrupt();
    running.end();
    assert_eq!(ef.events("api"), ["start", "signal SIGTERM", "clean"], "{}", running.text());
    assert_eq!(ef.events("child"), ["npm saw (None, Some(2))"]);
}

/// Both are told of a closed terminal: by the failing write, and by the signal. That is one request.
#[test]
fn a_terminal_that_closes_under_flowing_lines_leaves_time_to_clean_up() {
    for _ in 0..5 {
        let ef = Ef::dev(&format!(
            "{CLEAN_300}[service.talk]\nrun = \"while :; do echo word; sleep 0.002; done\"\n"
        ));
        let mut running = Running::start(&ef, To::Terminal);
        running.wait_for("api up");
        running.wait_for("word");
        running.close_terminal();
        assert_eq!(running.end(), End::Code(129));
        assert_eq!(ef.events("api"), ["start", "signal SIGTERM", "clean"]);
    }
}

#[test]
fn what_a_service_left_behind_goes_with_its_end() {
    let ef = Ef::dev("[service.job]\nrun = \"CHILD tree session 0 & sleep 0.2; exit 4\"\n");
    let outcome = Running::start(&ef, To::Pipes).end();
    assert_eq!(outcome, End::Code(4));
    let pid = ef.noted_pid("linger");
    assert!(!crate::proc::alive(pid), "{pid} is left");
}

#[test]
fn a_background_process_that_holds_the_output_does_not_delay_the_end() {
    let ef = Ef::dev("[service.job]\nrun = \"sleep 60 & echo done\"\n");
    let begun = Instant::now();
    let mut running = Running::start(&ef, To::Pipes);
    assert_eq!(running.end(), End::Code(0), "{}", running.text());
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
    running.assert_nothing_left(Duration::ZERO);
}

/// As under nohup: who ignores SIGHUP goes on without its terminal.
#[test]
fn a_closed_terminal_ends_nothing_where_sighup_is_ignored() {
    let ef = Ef::dev(CLEAN_300).under(["/bin/sh", "-c", "trap '' HUP; exec \"$@\"", "sh"]);
    let mut running = Running::start(&ef, To::Pipes);
    running.wait_for("api up");
    running.signal(Signal::HUP);
    assert_eq!(running.ended_within(Duration::from_millis(300)), None);
    running.signal(Signal::TERM);
    assert_eq!(running.end(), End::Code(143));
    assert_eq!(ef.events("api"), ["start", "signal SIGTERM", "clean"]);
}

/// Whoever loses patience with a stop may kill either process of `ef`: nothing survives that either.
#[test]
fn sigkill_in_the_middle_of_a_stop_leaves_nothing() {
    for worker in [false, true] {
        let ef = Ef::dev("[service.api]\nrun = [\"CHILD\", \"stubborn\"]\nstop = { within = \"60s\" }\n");
        let mut running = Running::start(&ef, To::Terminal);
        running.wait_for("api up");
        running.interrupt();
        ef.wait_for_event("api", "signal SIGTERM");
        let pid = if worker { running.worker() } else { running.pid() };
        crate::proc::signal(pid, Signal::KILL);
        running.end();
        running.assert_nothing_left(Duration::from_secs(4));
    }
}

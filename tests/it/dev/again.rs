//! One `ef dev` after another, and what else may hold a port.

use crate::{
    ef::Ef,
    proc,
    running::{End, Running, To},
};
use rustix::process::Signal;
use std::{
    net::TcpListener,
    time::{Duration, Instant},
};

fn listens(port: u16) -> String {
    format!(
        "[service.web]\nrun = [\"CHILD\", \"listen\", \"{port}\", \"0\"]\nport = {port}\n\
         ready = {{ tcp = \"127.0.0.1:{port}\" }}\n"
    )
}

#[test]
fn a_port_that_is_taken_is_named_with_its_holder_before_anything_starts() {
    let theirs = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = theirs.local_addr().unwrap().port();
    let ef = Ef::dev(&("[service.api]\nrun = [\"CHILD\", \"serve\"]\n".to_owned() + &listens(port)));
    let begun = Instant::now();
    let outcome = ef.run();
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    assert_eq!((outcome.code, outcome.stdout.as_str()), (3, ""), "{}", outcome.all());
    let text = outcome.unwrapped();
    let own = std::process::id();
    assert!(text.contains(&format!("port {port} of service `web` is taken by `")), "{text}");
    assert!(text.contains(&format!("(process {own}, for ")), "{text}");
    assert!(text.contains(&format!("end it with `kill {own}`, or give `web` another port")), "{text}");
    assert!(ef.events("all").is_empty(), "something was started");
}

#[test]
fn a_port_is_taken_on_whichever_address() {
    for address in ["0.0.0.0:0", "[::1]:0", "[::]:0"] {
        let Ok(theirs) = TcpListener::bind(address) else { continue };
        let outcome = Ef::dev(&listens(theirs.local_addr().unwrap().port())).run();
        assert_eq!(outcome.code, 3, "{address}: {}", outcome.all());
    }
}

/// Only a service that is started needs its port.
#[test]
fn a_taken_port_of_a_service_that_is_left_out_does_not_matter() {
    let theirs = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = theirs.local_addr().unwrap().port();
    let ef =
        Ef::dev(&("[service.api]\nrun = \"true\"\n".to_owned() + &listens(port))).args(["--except", "web"]);
    assert_eq!(ef.run().code, 0);
}

#[test]
fn again_at_once_after_every_kind_of_end() {
    let port = proc::free_port();
    let ef = Ef::dev(&listens(port));
    for signal in [Signal::KILL, Signal::TERM, Signal::KILL, Signal::INT, Signal::KILL] {
        let mut running = Running::start(&ef, To::Pipes);
        running.wait_for("web is ready");
        running.signal(signal);
        running.end();
    }
    let mut last = Running::start(&ef, To::Pipes);
    last.wait_for("web is ready");
    last.interrupt();
    assert_eq!(last.end(), End::Signal(2));
}

#[test]
fn again_at_once_after_the_worker_was_killed() {
    let ef = Ef::dev(&listens(proc::free_port()));
    for _ in 0..3 {
        let mut running = Running::start(&ef, To::Pipes);
        running.wait_for("web is ready");
        proc::signal(running.worker(), Signal::KILL);
        running.end();
    }
}

/// Both processes of `ef` are killed at the same moment: then nobody can clean up.
fn leave_something_behind(ef: &Ef) -> Running {
    let mut running = Running::start(ef, To::Pipes);
    running.wait_for("web up");
    let worker = running.worker();
    for signal in [Signal::STOP, Signal::KILL] {
        proc::signal(running.pid(), signal);
        proc::signal(worker, signal);
    }
    running.end();
    assert!(proc::alive(ef.noted_pid("linger")), "the fixture lives on");
    running
}

#[test]
fn what_an_earlier_run_left_is_recognised_and_ended_on_request() {
    for kind in ["session", "daemon"] {
        let port = proc::free_port();
        let config =
            format!("[service.web]\nrun = [\"CHILD\", \"tree\", \"{kind}\", \"{port}\"]\nport = {port}\n");
        let ef = Ef::dev(&config);
        let _earlier = leave_something_behind(&ef);
        let left = ef.noted_pid("linger");
        let refused = ef.run();
        assert_eq!(refused.code, 3, "{}", refused.all());
        let text = refused.unwrapped();
        assert!(text.contains(&format!("(process {left}, for ")), "{text}");
        assert!(
            text.contains("left over from an earlier `ef dev` here; `ef dev --replace` ends it"),
            "{text}"
        );
        let ef = ef.args(["--replace"]);
        let mut running = Running::start(&ef, To::Pipes);
        running.wait_for("web up");
        assert!(running.text().contains("ended 1 process that an earlier `ef dev`"), "{}", running.text());
        assert!(!proc::alive(left));
        running.interrupt();
        assert_eq!(running.end(), End::Signal(2));
        running.assert_nothing_left(Duration::ZERO);
    }
}

#[test]
fn replace_ends_nobody_elses() {
    let port = proc::free_port();
    let config =
        format!("[service.web]\nrun = [\"CHILD\", \"tree\", \"session\", \"{port}\"]\nport = {port}\n");
    let theirs = Ef::dev(&config);
    let _earlier = leave_something_behind(&theirs);
    let left = theirs.noted_pid("linger");
    let outcome = Ef::dev(&config).args(["--replace"]).run();
    assert_eq!(outcome.code, 3, "{}", outcome.all());
    assert!(outcome.unwrapped().contains("it belongs to the `ef dev` of `"), "{}", outcome.all());
    assert!(proc::alive(left));
}

#[test]
fn one_that_stops_is_waited_for() {
    let ef = Ef::dev("[service.api]\nrun = [\"CHILD\", \"serve\", \"1000\"]\n");
    let mut first = Running::start(&ef, To::Pipes);
    first.wait_for("api up");
    first.interrupt();
    ef.wait_for_event("api", "signal SIGTERM");
    let mut second = Running::start(&ef, To::Pipes);
    second.wait_for("waiting for an earlier `ef dev` to finish stopping");
    second.wait_for("api up");
    assert_eq!(first.end(), End::Signal(2));
    second.interrupt();
    second.end();
    assert_eq!(ef.events("api").iter().filter(|event| *event == "clean").count(), 2);
}

#[test]
fn waiting_for_one_that_stops_can_be_interrupted() {
    let ef = Ef::dev("[service.api]\nrun = [\"CHILD\", \"stubborn\"]\nstop = { within = \"60s\" }\n");
    let mut first = Running::start(&ef, To::Pipes);
    first.wait_for("api up");
    first.interrupt();
    ef.wait_for_event("api", "signal SIGTERM");
    let mut second = Running::start(&ef, To::Pipes);
    second.wait_for("waiting for an earlier `ef dev` to finish stopping");
    second.interrupt();
    assert_eq!(second.ended_within(Duration::from_secs(3)), Some(End::Signal(2)));
}

#[test]
fn two_projects_do_not_mind_each_other() {
    let projects = [(); 2].map(|()| Ef::dev("[service.api]\nrun = [\"CHILD\", \"serve\"]\n"));
    let mut running = projects.each_ref().map(|ef| Running::start(ef, To::Pipes));
    for running in &running {
        running.wait_for("api up");
    }
    running.iter_mut().for_each(Running::interrupt);
    assert!(running.iter_mut().all(|running| running.end() == End::Signal(2)));
}

//! Everything that can be wrong with a socket, a client or a name.

use super::{TWO, also, services, socket, start, state};
use crate::{
    alone,
    ef::Ef,
    proc,
    running::{Running, To},
};
use rustix::process::Signal;
use std::{
    io::{BufRead, BufReader, Read, Write},
    os::unix::net::UnixStream,
    time::Duration,
};

#[test]
fn an_unknown_service_is_named_with_those_that_exist() {
    let ef = Ef::dev(TWO);
    let _running = start(&ef);
    for verb in ["restart", "stop", "start"] {
        let outcome = also(&ef, &[verb, "apo"]);
        assert_eq!(outcome.code, 2, "{}", outcome.all());
        assert!(outcome.stderr.contains("no service `apo`"), "{}", outcome.all());
        assert!(outcome.stderr.contains("api, ui"), "{}", outcome.all());
    }
    assert_eq!(state(&ef, "api"), "ready");
}

#[test]
fn where_nothing_runs_that_is_said() {
    let ef = Ef::dev(TWO);
    let outcome = also(&ef, &["restart", "api"]);
    assert_eq!(outcome.code, 3, "{}", outcome.all());
    assert!(outcome.stderr.contains("nothing runs in"), "{}", outcome.all());
    assert_eq!(also(&ef, &["attach"]).code, 3);
    assert_eq!(also(&ef, &["restart"]).code, 2, "no name and not --all");
    assert!(!ef.path(".ef").exists(), "who only looks leaves nothing behind");
}

#[test]
fn half_a_request_and_a_client_that_hangs_keep_nobody_waiting() {
    let ef = Ef::dev(TWO);
    let _running = start(&ef);
    let path = socket(&ef);
    let mut half = UnixStream::connect(&path).unwrap();
    half.write_all(b"{\"version\":1,\"do").unwrap();
    let silent: Vec<UnixStream> = (0..20).map(|_| UnixStream::connect(&path).unwrap()).collect();
    assert_eq!(services(&ef).len(), 2);
    let mut line = String::new();
    half.write_all(b"\":\"ps\"}\n").unwrap();
    BufReader::new(half).read_line(&mut line).unwrap();
    assert!(line.contains("\"api\""), "the other half may come later: {line}");
    drop(silent);
    for (request, wrong) in [
        ("nonsense\n", "bad-request"),
        ("{\"version\":9,\"do\":\"ps\"}\n", "version 9"),
        ("{\"version\":1,\"do\":\"dance\"}\n", "bad-request"),
    ] {
        let mut stream = BufReader::new(UnixStream::connect(&path).unwrap());
        stream.get_mut().write_all(request.as_bytes()).unwrap();
        let mut line = String::new();
        stream.read_line(&mut line).unwrap();
        assert!(line.contains(wrong), "{request}: {line}");
    }
    let mut long = UnixStream::connect(&path).unwrap();
    // The other side may close before all of it is written.
    let _ = long.write_all(&vec![b'x'; 200_000]);
    let mut answer = String::new();
    let _ = long.read_to_string(&mut answer);
    assert_eq!(services(&ef).len(), 2, "{answer}");
}

#[test]
fn a_project_whose_path_is_too_long_for_a_socket_has_it_elsewhere() {
    let deep: String = ["a-rather-long-name-of-a-folder"; 5].join("/");
    let ef = Ef::dev("").dir(&deep).file(format!("{deep}/ef.toml"), "[service.api]\nrun = \"sleep 60\"\n");
    let _running = start(&ef);
    assert_eq!(services(&ef)[0]["name"], "api");
    let outcome = also(&ef, &["down"]);
    assert_eq!(outcome.code, 0, "{}", outcome.all());
}

#[test]
fn what_a_crash_left_behind_is_known_for_what_it_is() {
    let ef = Ef::dev(TWO);
    let mut running = start(&ef);
    let worker = running.worker();
    proc::signal(worker, Signal::STOP);
    proc::signal(running.pid(), Signal::KILL);
    proc::signal(worker, Signal::KILL);
    running.end();
    running.assert_nothing_left(Duration::from_secs(10));
    assert!(socket(&ef).exists(), "nobody took it away");
    let outcome = also(&ef, &["ps"]);
    assert_eq!(outcome.code, 1, "{}", outcome.all());
    assert_eq!(std::fs::read_dir(ef.path(".ef/control")).unwrap().count(), 0, "it is taken away now");
    let _again = start(&ef);
    assert_eq!(state(&ef, "api"), "ready");
}

#[test]
fn a_socket_of_another_user_is_not_used() {
    if !rustix::process::geteuid().is_root() {
        return alone::skip("only root can give a file to somebody else");
    }
    let ef = Ef::dev(TWO);
    let _running = start(&ef);
    let path = socket(&ef);
    std::os::unix::fs::chown(&path, Some(12345), None).unwrap();
    // Root may use it all the same; whoever is not root is told. Here: that the launcher goes on.
    assert_eq!(also(&ef, &["ps"]).code, 0);
}

#[test]
fn a_second_run_says_how_to_reach_the_first() {
    let ef = Ef::dev(TWO);
    let _running = start(&ef);
    let second = ef.run();
    assert_eq!(second.code, 3, "{}", second.all());
    assert!(second.stderr.contains("`ef ps`") && second.stderr.contains("`ef down`"), "{}", second.all());
}

#[test]
fn a_run_that_cannot_be_reached_goes_on() {
    let ef = Ef::dev("[service.api]\nrun = \"sleep 60\"\n").file(".ef/control", "no folder");
    let running = Running::start(&ef, To::Pipes);
    running.wait_for("will not reach this run");
    running.wait_for("all services run");
}

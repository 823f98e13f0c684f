//! `ef logs`.

use super::{also, start};
use crate::{
    ef::Ef,
    proc,
    running::{End, Running, To},
};
use std::{fs, os::unix::fs::symlink};

const WRITERS: &str = "[service.api]\nrun = \"echo one; echo '\\u001b[31mtwo\\u001b[0m'; echo three\"\n[service.ui]\nrun = \"echo four\"\nneeds = [\"api:done\"]\n";

#[test]
fn they_can_be_read_after_the_end() {
    let ef = Ef::dev(WRITERS);
    assert_eq!(ef.run().code, 0);
    let logs = |args: &[&str]| also(&ef, &[&["logs"], args].concat()).stdout;
    assert_eq!(logs(&["api", "-n", "1"]), "three\n");
    let colourful = logs(&["--grep", "^t[wh]", "--color", "always", "api"]);
    assert_eq!(colourful, "\u{1b}[31mtwo\u{1b}[0m\nthree\n");
    assert_eq!(logs(&["--grep", "^t[wh]", "api"]), "two\nthree\n", "no terminal, no colour");
    assert_eq!(logs(&["-n", "1"]), "api | three\nui  | four\n");
    assert_eq!(logs(&["--since", "1h", "ui"]), "four\n");
    assert_eq!(ef.run().code, 0);
    assert_eq!(logs(&["--since", "1h", "ui"]), "four\nfour\n", "the run before counts too");
    assert_eq!(logs(&["ui"]), "four\n");
    let json = also(&ef, &["logs", "--json", "ui"]).stdout;
    assert!(json.contains("\"text\":\"four\"") && json.contains("\"version\":1"), "{json}");
}

#[test]
fn they_can_be_followed_over_a_restart_and_into_the_next_run() {
    let ef = Ef::dev("[service.api]\nrun = \"echo begun; cat\"\n");
    let follow = Ef::new().dir(ef.path("")).args(["logs", "-f", "api"]);
    let mut view = Running::start(&follow, To::Pipes);
    assert!(view.ended_within(std::time::Duration::from_millis(300)).is_none(), "{}", view.text());
    for times in 1..=2 {
        let mut running = Running::start(&ef, To::Pipes);
        view.wait_for_times("begun", times);
        running.end();
    }
    view.interrupt();
    assert_eq!(view.end(), End::Signal(2));
}

#[test]
fn a_log_that_is_not_there_is_explained() {
    let ef = Ef::dev(WRITERS);
    let outcome = also(&ef, &["logs", "api"]);
    assert_eq!(outcome.code, 1, "{}", outcome.all());
    assert!(outcome.stderr.contains("has not run yet"), "{}", outcome.all());
    assert_eq!(also(&ef, &["logs"]).code, 1);
    ef.run();
    let outcome = also(&ef, &["logs", "apo"]);
    assert_eq!(outcome.code, 2, "{}", outcome.all());
    assert!(outcome.stderr.contains("api, ui"), "{}", outcome.all());
    assert_eq!(also(&ef, &["logs", "--grep", "a(", "api"]).code, 2);
    assert_eq!(also(&ef, &["logs", "--since", "soon", "api"]).code, 2);
}

#[test]
fn one_that_is_deleted_while_it_is_written_comes_again() {
    let ef = Ef::dev("[service.api]\nrun = \"while sleep 0.05; do echo tick; done\"\n");
    let running = start(&ef);
    running.wait_for("tick");
    fs::remove_file(ef.path(".ef/logs/api.log")).unwrap();
    let again = || fs::read_to_string(ef.path(".ef/logs/api.log")).ok().filter(|text| text.contains("tick"));
    proc::poll(proc::PATIENCE, again).expect("a new log");
}

#[test]
fn a_full_disk_is_said_once_and_the_service_goes_on() {
    let ef = Ef::dev("[service.api]\nrun = \"for i in 1 2 3 4; do echo tick $i; sleep 0.05; done\"\n");
    fs::create_dir_all(ef.path(".ef/logs")).unwrap();
    symlink("/dev/full", ef.path(".ef/logs/api.log")).unwrap();
    let outcome = ef.run();
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    assert_eq!(outcome.stderr.matches("its log file cannot be written").count(), 1, "{}", outcome.all());
    assert!(outcome.stdout.contains("tick 4"), "{}", outcome.all());
}

//! `--open`.

use crate::{
    ef::Ef,
    proc,
    running::{End, Running, To},
};
use rustix::process::Signal;
use std::{fs, os::unix::fs::PermissionsExt, time::Duration};

/// A project whose browser notes its process and its arguments and stays.
fn project(port: u16) -> Ef {
    let ef = Ef::dev(&format!(
        "[service.web]\nrun = [\"CHILD\", \"http\", \"{port}\", \"200\"]\nport = {port}\n\
         ready = {{ http = \"http://127.0.0.1:{port}/\" }}\n"
    ))
    .file(
        "../browser",
        "#!/bin/sh\necho $* > \"$CHILD_DIR/url\"\necho $$ > \"$CHILD_DIR/browser.pid\"\nexec sleep 60\n",
    );
    let browser = ef.path("../browser");
    fs::set_permissions(&browser, fs::Permissions::from_mode(0o755)).unwrap();
    ef.env("BROWSER", browser)
}

#[test]
fn the_browser_opens_when_all_is_ready_and_outlives_us() {
    for signal in [Signal::INT, Signal::KILL] {
        let port = proc::free_port();
        let ef = project(port).args(["--open"]);
        let mut running = Running::start(&ef, To::Pipes);
        let browser = ef.noted_pid("browser");
        assert_eq!(ef.read("../child/url"), format!("http://127.0.0.1:{port}/\n"));
        running.signal(signal);
        running.end();
        proc::poll(Duration::from_secs(4), || proc::is_free(port).then_some(())).expect("the service ends");
        let ended = proc::poll(Duration::from_millis(300), || (!proc::alive(browser)).then_some(()));
        assert!(ended.is_none(), "{signal:?} of ef ends the browser");
    }
}

#[test]
fn no_browser_unless_asked_for() {
    let ef = project(proc::free_port());
    let mut running = Running::start(&ef, To::Pipes);
    running.wait_for("all ready after");
    running.interrupt();
    assert_eq!(running.end(), End::Signal(2));
    assert!(!ef.path("../child/url").exists());
}

#[test]
fn a_key_opens_it() {
    let port = proc::free_port();
    let ef = project(port);
    let mut running = Running::start(&ef, To::Terminal);
    running.wait_for("all ready after");
    running.type_text("?");
    running.wait_for("open the page in a browser");
    running.type_text("o");
    ef.noted_pid("browser");
    assert_eq!(ef.read("../child/url"), format!("http://127.0.0.1:{port}/\n"));
    running.interrupt();
    assert_eq!(running.end(), End::Signal(2));
}

#[test]
fn a_browser_that_is_not_there_is_only_a_pity() {
    let ef = project(proc::free_port()).env("BROWSER", "no-such-browser").args(["--open"]);
    let mut running = Running::start(&ef, To::Pipes);
    running.wait_for("the browser could not be opened with `");
    running.interrupt();
    assert_eq!(running.end(), End::Signal(2));
}

/// `ef dev` typed in a terminal that was itself opened by `ef dev --open` (an editor, say).
#[test]
fn services_are_ended_also_below_something_that_was_opened() {
    let port = proc::free_port();
    let ef = Ef::dev(&format!("[service.web]\nrun = [\"CHILD\", \"tree\", \"session\", \"{port}\"]\n"))
        .env("EF_DETACHED", "1");
    let mut running = Running::start(&ef, To::Pipes);
    running.wait_for("web up");
    running.interrupt();
    running.end();
    running.assert_nothing_left(Duration::ZERO);
}

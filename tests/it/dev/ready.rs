//! Needs, and when a service counts as ready.

use crate::{
    ef::Ef,
    proc,
    running::{End, Running, To},
};
use std::net::TcpListener;

/// The place of an event in the order of all events.
fn place(ef: &Ef, event: &str) -> usize {
    let events = ef.events("all");
    events.iter().position(|other| other == event).unwrap_or_else(|| panic!("no `{event}`: {events:?}"))
}

/// Starts `web`, which needs `api:ready`, and sees that it came after this event of `api`.
fn web_comes_after(event: &str, api: &str) {
    let config = format!(
        "[service.web]\nrun = [\"CHILD\", \"serve\"]\nneeds = [\"api:ready\"]\n[service.api]\n{api}\n"
    );
    let ef = Ef::dev(&config);
    let mut running = Running::start(&ef, To::Pipes);
    running.wait_for("web up");
    assert!(place(&ef, &format!("api {event}")) < place(&ef, "web start"));
    running.wait_for("api is ready after ");
    running.interrupt();
    assert_eq!(running.end(), End::Signal(2));
}

#[test]
fn by_an_http_answer() {
    let port = proc::free_port();
    web_comes_after(
        "listening",
        &format!(
            "run = \"sleep 0.2; exec CHILD http {port} 404\"\nready = {{ http = \"http://localhost:{port}/x\" }}"
        ),
    );
}

#[test]
fn by_an_open_port() {
    let port = proc::free_port();
    web_comes_after(
        "listening",
        &format!(
            "run = [\"CHILD\", \"listen\", \"{port}\", \"200\"]\nready = {{ tcp = \"127.0.0.1:{port}\" }}"
        ),
    );
}

#[test]
fn by_a_line() {
    let port = proc::free_port();
    web_comes_after(
        "listening",
        &format!(
            "run = [\"CHILD\", \"listen\", \"{port}\", \"200\"]\nready = {{ log = \"^api lis[t]ens$\" }}"
        ),
    );
}

#[test]
fn by_a_command_that_succeeds_in_the_services_folder_and_environment() {
    web_comes_after(
        "start",
        "run = \"sleep 0.2; touch flag-$WORD; exec CHILD serve\"\nenv = { WORD = \"x\" }\n\
         ready = { exec = \"test -e flag-$WORD\" }",
    );
}

/// A listener behind a server that runs elsewhere in the tree is the service's own all the same.
#[test]
fn by_a_listener_that_left_the_session() {
    let port = proc::free_port();
    for kind in ["child", "session", "daemon"] {
        web_comes_after(
            "start",
            &format!(
                "run = [\"CHILD\", \"tree\", \"{kind}\", \"{port}\"]\nready = {{ tcp = \"127.0.0.1:{port}\" }}"
            ),
        );
    }
}

#[test]
fn started_and_done_are_waited_for() {
    let ef = Ef::dev(
        "[service.web]\nrun = [\"CHILD\", \"serve\"]\nneeds = [\"migrate:done\", \"slow:started\"]\n\
         [service.slow]\nrun = [\"CHILD\", \"serve\"]\nready = { log = \"never\" }\n\
         [service.migrate]\nrun = \"sleep 0.2; CHILD burst m 2 0\"\n",
    );
    let mut running = Running::start(&ef, To::Pipes);
    running.wait_for("web up");
    assert!(place(&ef, "migrate written") < place(&ef, "web start"));
    running.interrupt();
    running.end();
}

#[test]
fn what_needs_a_service_that_failed_is_never_started() {
    for arguments in [&[][..], &["--on-failure", "continue"]] {
        let ef = Ef::dev(
            "[service.web]\nrun = [\"CHILD\", \"serve\"]\nneeds = [\"migrate:done\"]\n\
             [service.migrate]\nrun = \"exit 6\"\n",
        )
        .args(arguments.iter().copied());
        let outcome = ef.run();
        assert_eq!(outcome.code, 6, "{}", outcome.all());
        assert!(ef.events("web").is_empty(), "{}", outcome.all());
    }
}

#[test]
fn a_service_that_is_not_ready_in_time_has_failed() {
    let port = proc::free_port();
    let never = [
        "run = [\"CHILD\", \"serve\"]\nready = { log = \"never\", within = \"300ms\" }".to_owned(),
        format!(
            "run = [\"CHILD\", \"http\", \"{port}\", \"503\"]\n\
             ready = {{ http = \"http://127.0.0.1:{port}/\", within = \"900ms\" }}"
        ),
        format!(
            "run = [\"CHILD\", \"mute\", \"{port}\"]\n\
             ready = {{ http = \"http://127.0.0.1:{port}/\", within = \"900ms\" }}"
        ),
        "run = [\"CHILD\", \"serve\"]\nready = { exec = \"exit 1\", within = \"300ms\" }".to_owned(),
        "run = [\"CHILD\", \"serve\"]\nready = { exec = \"sleep 60\", within = \"300ms\" }".to_owned(),
    ];
    for api in never {
        let ef = Ef::dev(&format!("[service.api]\n{api}\n"));
        let mut running = Running::start(&ef, To::Pipes);
        assert_eq!(running.end(), End::Code(1), "{api}: {}", running.text());
        running.assert_nothing_left(std::time::Duration::ZERO);
        let text = running.text();
        assert!(text.contains("api failed: not ready within 0."), "{api}: {text}");
        assert!(!text.contains("is ready"), "{api}: {text}");
    }
}

#[test]
fn an_end_before_it_was_ready_is_a_failure_with_its_own_code() {
    let ef = Ef::dev("[service.api]\nrun = \"exit 8\"\nready = { tcp = \"127.0.0.1:1\" }\n");
    let outcome = ef.run();
    assert_eq!(outcome.code, 8, "{}", outcome.all());
}

#[test]
fn a_listener_that_is_not_its_own_does_not_count_and_is_named() {
    let theirs = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = theirs.local_addr().unwrap().port();
    for check in [format!("tcp = \"127.0.0.1:{port}\""), format!("http = \"http://127.0.0.1:{port}/\"")] {
        let ef = Ef::dev(&format!(
            "[service.api]\nrun = [\"CHILD\", \"serve\"]\nready = {{ {check}, within = \"2s\" }}\n"
        ));
        let mut running = Running::start(&ef, To::Pipes);
        running.wait_for(&format!("api: port {port} is answered by `"));
        running.wait_for(&format!("(process {}, for ", std::process::id()));
        assert_eq!(running.end(), End::Code(1), "{}", running.text());
        assert!(!running.text().contains("is ready"), "{}", running.text());
    }
}

#[test]
fn a_listener_that_is_not_its_own_counts_where_that_is_wanted() {
    let theirs = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = theirs.local_addr().unwrap().port();
    let ef = Ef::dev(&format!(
        "[service.api]\nrun = [\"CHILD\", \"serve\"]\nready = {{ tcp = \"127.0.0.1:{port}\", owner = \"any\" }}\n"
    ));
    let mut running = Running::start(&ef, To::Pipes);
    running.wait_for("api is ready after ");
    running.interrupt();
    running.end();
}

#[test]
fn a_port_alone_is_waited_for_without_a_limit() {
    let port = proc::free_port();
    web_comes_after(
        "listening",
        &format!("run = [\"CHILD\", \"listen\", \"{port}\", \"200\"]\nport = {port}"),
    );
}

#[test]
fn the_ready_line_has_all_addresses() {
    let (api, web) = (proc::free_port(), proc::free_port());
    let ef = Ef::dev(&format!(
        "[service.api]\nrun = [\"CHILD\", \"http\", \"{api}\", \"200\"]\nport = {api}\n\
         ready = {{ http = \"http://127.0.0.1:{api}/openapi.json\" }}\n\
         [service.web]\nrun = [\"CHILD\", \"http\", \"{web}\", \"200\"]\nport = {web}\n\
         ready = {{ tcp = \"127.0.0.1:{web}\" }}\n"
    ));
    let mut running = Running::start(&ef, To::Pipes);
    running.wait_for("all ready after ");
    running.wait_for(&format!("api  http://127.0.0.1:{api}/\n"));
    running.wait_for(&format!("web  127.0.0.1:{web}\n"));
    running.interrupt();
    running.end();
    assert!(proc::is_free(api) && proc::is_free(web));
}

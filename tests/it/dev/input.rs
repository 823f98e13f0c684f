//! What is typed.

use crate::{
    ef::Ef,
    running::{End, Running, To},
};

const TWO: &str = "\
[service.api]
run = [\"CHILD\", \"echo\"]
[service.web]
run = [\"CHILD\", \"serve\"]
";

#[test]
fn it_reaches_the_chosen_service() {
    for to in [To::Pipes, To::Terminal] {
        let ef = Ef::dev(TWO).args(["--stdin", "api"]);
        let mut running = Running::start(&ef, to);
        running.type_text("early\n");
        ef.wait_for_event("api", "got early");
        running.wait_for("got early");
        running.type_text("later äöü\n");
        ef.wait_for_event("api", "got later äöü");
        running.interrupt();
        assert_eq!(running.end(), End::Signal(2), "{to:?}");
    }
}

#[test]
fn its_end_reaches_the_service_too() {
    for to in [To::Pipes, To::Terminal] {
        let ef = Ef::dev("[dev]\nstdin = \"api\"\n[service.api]\nrun = [\"CHILD\", \"echo\"]\n");
        let mut running = Running::start(&ef, to);
        running.wait_for("api up");
        running.type_text("last\n");
        running.wait_for("got last");
        if to == To::Terminal {
            running.type_text("\x04");
        } else {
            running.close_input();
        }
        ef.wait_for_event("api", "eof");
        assert_eq!(running.end(), End::Code(0), "{to:?}");
    }
}

#[test]
fn nobody_gets_it_unless_chosen() {
    for to in [To::Pipes, To::Terminal] {
        let ef = Ef::dev(TWO);
        let mut running = Running::start(&ef, to);
        running.type_text("hello\n");
        ef.wait_for_event("api", "eof");
        assert_eq!(ef.events("api"), ["start", "eof"]);
        running.wait_for("web up");
        running.interrupt();
        running.end();
    }
}

#[test]
fn the_next_life_of_the_service_gets_what_comes_next() {
    let ef = Ef::dev(
        "[dev]\nstdin = \"api\"\n[service.api]\nrun = \"echo up; read line; echo got $line; exit 3\"\n\
         restart = \"on-failure\"\n",
    );
    let mut running = Running::start(&ef, To::Pipes);
    running.wait_for("up\n");
    running.type_text("one\n");
    running.wait_for("got one");
    running.wait_for_times("up\n", 2);
    running.type_text("two\n");
    running.wait_for("got two");
    running.interrupt();
    running.end();
}

/// A chosen service that reads nothing does not keep `ef` from ending.
#[test]
fn a_service_that_does_not_read_holds_nothing_up() {
    let ef = Ef::dev(TWO).args(["--stdin", "web"]);
    let mut running = Running::start(&ef, To::Pipes);
    running.wait_for("web up");
    for _ in 0..8 {
        running.type_text(&"x".repeat(16 * 1024));
    }
    running.interrupt();
    assert_eq!(running.end(), End::Signal(2));
    running.assert_nothing_left(std::time::Duration::ZERO);
}

//! Keys in the terminal of a running launcher.

use crate::{
    ef::Ef,
    running::{End, Running, To},
};

const TWO: &str = "\
[service.api]
run = [\"CHILD\", \"serve\"]
[service.web]
run = [\"CHILD\", \"serve\"]
";

fn started(ef: &Ef) -> Running {
    let running = Running::start(ef, To::Terminal);
    running.wait_for("? lists more keys");
    running.wait_for("api up");
    running.wait_for("web up");
    running
}

#[test]
fn they_are_listed_and_restart_one_or_all() {
    let ef = Ef::dev(TWO);
    let mut running = started(&ef);
    running.type_text("?");
    running.wait_for("restart one of the services");
    assert!(!running.text().contains("open the page"), "there is no page");
    running.type_text("r");
    running.wait_for("restart which?  1 api  2 web");
    running.type_text("2");
    running.wait_for_times("web up", 2);
    assert_eq!(running.text().matches("api up").count(), 1);
    running.type_text("R");
    running.wait_for_times("api up", 2);
    running.wait_for_times("web up", 3);
    running.type_text("r0");
    running.wait_for("nothing is restarted");
    running.type_text("p");
    running.wait_for("SERVICE  STATE");
    running.type_text("c");
    running.wait_for("\x1b[2J");
    running.type_text("q");
    assert_eq!(running.end(), End::Code(0), "{}", running.text());
}

#[test]
fn what_is_pressed_is_not_shown_and_ctrl_c_stays() {
    let ef = Ef::dev(TWO);
    let mut running = started(&ef);
    running.type_text("xyz");
    running.type_text("?");
    running.wait_for("keys:");
    assert!(!running.text().contains("xyz"), "{}", running.text());
    running.interrupt();
    assert_eq!(running.end(), End::Signal(2));
}

#[test]
fn nobody_takes_keys_where_they_are_unwanted_or_a_service_gets_them() {
    for ef in [Ef::dev(TWO).env("EF_NO_KEYS", "1"), Ef::dev(TWO).args(["--stdin", "api"])] {
        let mut running = Running::start(&ef, To::Terminal);
        running.wait_for("Ctrl-C stops");
        running.wait_for("api up");
        assert!(!running.text().contains("? lists"), "{}", running.text());
        running.interrupt();
        assert_eq!(running.end(), End::Signal(2));
    }
}

#[test]
fn commands_of_a_run_have_them_too() {
    let ef = Ef::new().args(["run", "--names", "a,b", "echo up; sleep 60", "echo up; sleep 60"]);
    let mut running = Running::start(&ef, To::Terminal);
    running.wait_for_times("]\x1b[0m up", 2);
    running.type_text("r");
    running.wait_for("restart which?  1 a  2 b");
    running.type_text("1");
    running.wait_for_times("]\x1b[0m up", 3);
    running.type_text("q");
    assert_eq!(running.end(), End::Code(0), "{}", running.text());
}

//! What `ef dev` returns.

use crate::{
    ef::Ef,
    running::{End, Running, To},
};
use rustix::process::Signal;

#[test]
fn all_came_to_a_good_end() {
    let outcome = Ef::dev("[service.a]\nrun = \"true\"\n[service.b]\nrun = \"echo b\"\n").run();
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    assert!(outcome.stdout.contains("b  | b\n"), "{}", outcome.all());
}

#[test]
fn the_first_failing_service_gives_the_code_and_the_others_are_stopped() {
    let ef = Ef::dev(
        "[service.api]\nrun = [\"CHILD\", \"serve\", \"100\", \"9\"]\nready = { log = \"up\" }\n\
         [service.job]\nrun = \"exit 7\"\nneeds = [\"api:ready\"]\n",
    );
    let outcome = ef.run();
    assert_eq!(outcome.code, 7, "{}", outcome.all());
    assert!(outcome.stderr.contains("job failed: exited with code 7"), "{}", outcome.all());
    assert!(outcome.stderr.contains("stopping everything, because job failed"), "{}", outcome.all());
    assert_eq!(ef.events("api").last().map(String::as_str), Some("clean"));
}

#[test]
fn a_service_that_a_signal_ended_counts_as_128_and_its_number() {
    let outcome = Ef::dev("[service.a]\nrun = \"kill -KILL $$\"\n").run();
    assert_eq!(outcome.code, 137, "{}", outcome.all());
    assert!(outcome.stderr.contains("signal 9 (SIGKILL"), "{}", outcome.all());
}

#[test]
fn others_go_on_after_a_failure_where_that_is_wanted_and_the_code_is_still_the_failures() {
    let ef = Ef::dev("[service.a]\nrun = \"exit 5\"\n[service.b]\nrun = [\"CHILD\", \"echo\"]\n").args([
        "--on-failure",
        "continue",
        "--stdin",
        "b",
    ]);
    let mut running = Running::start(&ef, To::Pipes);
    running.wait_for("a failed: exited with code 5");
    running.wait_for("b up");
    running.type_text("still here\n");
    running.wait_for("got still here");
    running.close_input();
    assert_eq!(running.end(), End::Code(5), "{}", running.text());
}

#[test]
fn the_end_of_one_stops_all_where_that_is_wanted() {
    let ef = Ef::dev(
        "[dev]\non_exit = \"stop-all\"\n[service.api]\nrun = [\"CHILD\", \"serve\", \"50\"]\n\
         [service.job]\nrun = \"echo done\"\nneeds = [\"api\"]\n",
    );
    let outcome = ef.run();
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    assert!(outcome.stderr.contains("stopping everything, because job ended"), "{}", outcome.all());
}

#[test]
fn a_service_that_is_waited_for_may_end_even_so() {
    let ef = Ef::dev(
        "[dev]\non_exit = \"stop-all\"\n[service.migrate]\nrun = \"true\"\n\
         [service.api]\nrun = [\"CHILD\", \"serve\"]\nneeds = [\"migrate:done\"]\n",
    );
    let mut running = Running::start(&ef, To::Pipes);
    running.wait_for("api up");
    running.signal(Signal::TERM);
    assert_eq!(running.end(), End::Code(143));
}

#[test]
fn each_signal_has_its_code() {
    let ends = [
        (Signal::INT, End::Signal(2)),
        (Signal::TERM, End::Code(143)),
        (Signal::HUP, End::Code(129)),
        (Signal::QUIT, End::Code(131)),
    ];
    for (signal, end) in ends {
        let ef = Ef::dev("[service.api]\nrun = [\"CHILD\", \"serve\"]\n");
        let mut running = Running::start(&ef, To::Pipes);
        running.wait_for("api up");
        running.signal(signal);
        assert_eq!(running.end(), end, "{signal:?}: {}", running.text());
        running.assert_nothing_left(std::time::Duration::ZERO);
    }
}

/// As behind `| head -1`.
#[test]
fn a_reader_that_goes_away_ends_everything() {
    for json in [&[][..], &["--json"]] {
        let ef = Ef::dev(
            "[service.talk]\nrun = \"while :; do echo word; sleep 0.01; done\"\n\
             [service.api]\nrun = [\"CHILD\", \"serve\", \"100\"]\n",
        )
        .args(json.iter().copied());
        let mut running = Running::start(&ef, To::Pipes);
        running.wait_for("api up");
        running.wait_for("word");
        running.close_output();
        assert_eq!(running.end(), End::Code(141), "{json:?}: {}", running.text());
        running.assert_nothing_left(std::time::Duration::ZERO);
        assert_eq!(ef.events("api"), ["start", "signal SIGTERM", "clean"]);
    }
}

/// A signal in the first moments finds nobody unprepared.
#[test]
fn a_signal_at_any_moment_of_the_start_is_a_clean_stop() {
    for round in 0..30 {
        let ef = Ef::dev("[service.api]\nrun = [\"CHILD\", \"tree\", \"child\", \"0\"]\n");
        let mut running = Running::start(&ef, To::Pipes);
        let begun = std::time::Instant::now();
        while begun.elapsed() < std::time::Duration::from_millis(round) {
            std::hint::spin_loop();
        }
        running.signal(Signal::INT);
        let end = running.end();
        assert_eq!(end, End::Signal(2), "after {round} ms: {}", running.text());
        running.assert_nothing_left(std::time::Duration::ZERO);
    }
}

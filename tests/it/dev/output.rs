//! Every byte arrives, in order, once, in whole lines.

use crate::{
    ef::Ef,
    proc,
    running::{End, Running, To},
};
use rustix::process::Signal;
use std::time::Duration;

/// The numbers of a service's lines, in the order in which they came; anything else is a torn line.
fn numbers(text: &str, service: &str) -> Vec<u64> {
    let start = format!("{service} | <{service} ");
    let own = text.lines().filter_map(|line| line.strip_prefix(&start));
    own.map(|rest| rest.strip_suffix('>').unwrap_or_else(|| panic!("torn: {rest}")).parse().unwrap())
        .collect()
}

#[test]
fn two_floods_do_not_tear_each_others_lines() {
    const LINES: u64 = 200_000;
    let flood = |name: &str| {
        format!("[service.{name}]\nrun = [\"CHILD\", \"burst\", \"{name}\", \"{LINES}\", \"0\"]\n")
    };
    let ef = Ef::dev(&(flood("aa") + &flood("bb")));
    let mut running = Running::start(&ef, To::Pipes);
    assert_eq!(running.end(), End::Code(0));
    let text = String::from_utf8(running.stdout()).unwrap();
    assert_eq!(text.lines().count() as u64, 2 * LINES);
    for name in ["aa", "bb"] {
        assert!(numbers(&text, name).into_iter().eq(0..LINES), "{name}: lost, doubled or out of order");
    }
}

#[test]
fn the_last_words_before_an_end_arrive() {
    for to in [To::Pipes, To::Terminal] {
        for round in 0..10 {
            let ef = Ef::dev("[service.aa]\nrun = [\"CHILD\", \"burst\", \"aa\", \"4000\", \"3\"]\n")
                .args(["--color", "never"]);
            let mut running = Running::start(&ef, to);
            assert_eq!(running.end(), End::Code(3));
            let text = String::from_utf8(running.stdout()).unwrap().replace('\r', "");
            assert!(numbers(&text, "aa").into_iter().eq(0..4000), "{to:?}, round {round}");
        }
    }
}

#[test]
fn a_reader_that_stalls_loses_nothing_and_costs_no_memory() {
    const LINES: u64 = 4_000_000; // 60 MB
    let ef = Ef::dev(&format!("[service.aa]\nrun = [\"CHILD\", \"burst\", \"aa\", \"{LINES}\", \"0\"]\n"));
    let mut running = Running::start(&ef, To::Pipes);
    running.wait_for("<aa ");
    running.stall(true);
    // Once nothing moves any more, everything is as full as it gets.
    let log = ef.path(".ef/logs/aa.log");
    let mut before = 0;
    proc::poll(proc::PATIENCE, || {
        std::thread::sleep(Duration::from_millis(200));
        let now = std::fs::metadata(&log).map_or(0, |log| log.len());
        (std::mem::replace(&mut before, now) == now).then_some(())
    })
    .expect("the flood stands still");
    assert!(!ef.events("aa").contains(&"written".to_owned()), "the flood was not held back");
    let memory = proc::resident(running.worker());
    assert!(memory < 30_000_000, "{memory} bytes");
    running.stall(false);
    assert_eq!(running.end_within(Duration::from_mins(1)), End::Code(0));
    let text = String::from_utf8(running.stdout()).unwrap();
    assert!(numbers(&text, "aa").into_iter().eq(0..LINES));
}

#[test]
fn a_stop_does_not_wait_for_a_reader_that_stalls() {
    let ef = Ef::dev(
        "[service.aa]\nrun = [\"CHILD\", \"flood\", \"aa\", \"4000000\"]\nstop = { within = \"1s\" }\n",
    );
    let mut running = Running::start(&ef, To::Pipes);
    running.wait_for("<aa ");
    running.stall(true);
    running.signal(Signal::TERM);
    assert_eq!(running.ended_within(Duration::from_secs(12)), Some(End::Code(143)));
    running.assert_nothing_left(Duration::ZERO);
}

#[test]
fn two_streams_of_a_service_keep_their_order() {
    let ef = Ef::dev("[service.aa]\nrun = \"for i in $(seq 500); do echo out $i; echo err $i >&2; done\"\n");
    let out = ef.run().stdout;
    let wanted: Vec<_> = (1..=500).map(|i| format!("aa | out {i}\naa | err {i}\n")).collect();
    assert_eq!(out, wanted.concat());
}

#[test]
fn a_very_long_line_stays_whole() {
    let ef = Ef::dev("[service.aa]\nrun = \"head -c 5000000 /dev/zero | tr '\\\\0' x; echo; echo end\"\n");
    let mut running = Running::start(&ef, To::Pipes);
    running.end();
    let out = String::from_utf8(running.stdout()).unwrap();
    let lengths: Vec<_> = out.lines().map(str::len).collect();
    assert_eq!(lengths, [5_000_005, 8], "{:?}", running.stderr());
}

/// Output that never ends its line fills no memory, as events neither.
#[test]
fn a_line_without_an_end_fills_no_memory() {
    for args in [&[][..], &["--json"]] {
        let ef = Ef::dev("[service.aa]\nrun = \"head -c 400000000 /dev/zero | tr '\\\\0' x; echo done > done; sleep 60\"\n")
            .args(args.iter().copied());
        let mut running = Running::start(&ef, To::Pipes);
        proc::poll(Duration::from_mins(1), || ef.path("done").exists().then_some(())).expect("it writes on");
        let memory = proc::resident(running.worker());
        assert!(memory < 250_000_000, "{args:?}: {memory} bytes");
        running.interrupt();
        running.end();
    }
}

#[test]
fn a_service_that_closes_its_output_lives_on() {
    let ef = Ef::dev("[service.aa]\nrun = \"echo last; exec >&- 2>&-; sleep 0.2; touch here; exit 3\"\n");
    let outcome = ef.run();
    assert_eq!((outcome.code, outcome.stdout.as_str()), (3, "aa | last\n"), "{}", outcome.all());
    assert!(ef.path("here").exists());
}

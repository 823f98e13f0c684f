//! The machine against a table of lives and against random ones.

use super::*;
use proptest::prelude::*;

fn rules(policy: RestartPolicy, tries: u32, ready: bool) -> Rules {
    Rules {
        restart: Restart { policy, tries: Some(tries), pause: Pause::Doubling },
        stop_within: Duration::from_secs(5),
        ready: if ready { Readiness::Within(Duration::from_mins(1)) } else { Readiness::AtOnce },
    }
}

/// Feeds events one second apart and returns the states passed through and all effects.
fn live(rules: Rules, events: &[Event]) -> (Vec<State>, Vec<Effect>) {
    let begun = Instant::now();
    let (mut machine, mut states, mut effects) = (Machine::new(rules), vec![], vec![]);
    for (at, event) in events.iter().enumerate() {
        let now = begun + Duration::from_secs(u64::try_from(at).unwrap());
        let (next, more) = machine.step(*event, now);
        machine = next;
        states.push(machine.state());
        effects.extend(more);
    }
    (states, effects)
}

const UP: [Event; 3] = [Event::Start, Event::SetupNotNeeded, Event::Spawned];

fn after_up(rules: Rules, events: &[Event]) -> (Vec<State>, Vec<Effect>) {
    let (states, effects) = live(rules, &[&UP, events].concat());
    (states[UP.len()..].to_vec(), effects)
}

#[test]
fn a_service_without_a_check_is_ready_once_it_runs() {
    let (states, effects) = live(rules(RestartPolicy::Never, 0, false), &UP);
    assert_eq!(states, [State::Starting, State::Starting, State::Ready]);
    assert_eq!(effects, [Effect::SetUp, Effect::Spawn, Effect::Watch]);
}

#[test]
fn readiness_has_a_time_limit_and_no_say_in_restarts() {
    let (states, effects) = after_up(
        rules(RestartPolicy::Always, 9, true),
        &[Event::Alarm(Alarm::ReadyBy), Event::Exited(Ended::Signal(15)), Event::Gone],
    );
    assert_eq!(states, [State::Stopping, State::Stopping, State::Failed]);
    assert_eq!(effects.last(), Some(&Effect::Settle(Outcome::Failed(Failure::NotReady))));
}

#[test]
fn a_stop_waits_for_the_tree_then_kills() {
    let events = [
        Event::Stop,
        Event::Stop,
        Event::Exited(Ended::Code(0)),
        Event::Alarm(Alarm::SlowStop),
        Event::Alarm(Alarm::Grace),
        Event::Gone,
    ];
    let (states, effects) = after_up(rules(RestartPolicy::Always, 9, false), &events);
    assert_eq!(states.last(), Some(&State::Done));
    assert_eq!(effects.iter().filter(|e| **e == Effect::Signal).count(), 1, "one signal for each stop");
    let tail: Vec<_> = effects.iter().filter(|e| !matches!(e, Effect::Wake(..))).skip(5).collect();
    let expected = [Effect::TellSlowStop, Effect::Unwatch, Effect::Kill, Effect::Settle(Outcome::Stopped)];
    assert_eq!(tail, expected.iter().collect::<Vec<_>>());
}

#[test]
fn what_a_service_leaves_behind_is_asked_to_go() {
    let (states, effects) = after_up(
        rules(RestartPolicy::Never, 0, false),
        &[Event::Exited(Ended::Code(0)), Event::Alarm(Alarm::Drain), Event::Gone],
    );
    assert_eq!(states, [State::Stopping, State::Stopping, State::Done]);
    assert!(effects.contains(&Effect::Signal));
    assert_eq!(effects.last(), Some(&Effect::Settle(Outcome::Finished)));
}

#[test]
fn a_slow_reader_is_not_taken_for_a_process_that_does_not_end() {
    let late = [Alarm::Drain, Alarm::SlowStop, Alarm::Grace, Alarm::Grace].map(Event::Alarm);
    let events = [&[Event::Exited(Ended::Code(0)), Event::TreeGone], &late[..], &[Event::Gone]].concat();
    let (states, effects) = after_up(rules(RestartPolicy::Never, 0, false), &events);
    assert_eq!(states.last(), Some(&State::Done));
    assert!(!effects.contains(&Effect::Signal) && !effects.contains(&Effect::Kill), "{effects:?}");
    assert_eq!(effects.last(), Some(&Effect::Settle(Outcome::Finished)));
}

#[test]
fn a_stop_before_the_process_is_there_ends_with_the_answer() {
    for (before, answer) in [
        (&[Event::Start][..], Event::SetupNotNeeded),
        (&[Event::Start], Event::SpawnFailed),
        (&[Event::Start, Event::SetupNotNeeded], Event::SpawnFailed),
    ] {
        let (states, _) =
            live(rules(RestartPolicy::Always, 9, false), &[before, &[Event::Stop, answer]].concat());
        assert_eq!(states.last(), Some(&State::Done), "{before:?} {answer:?}");
    }
}

#[test]
fn restarts_back_off_and_end() {
    let round = [Event::Exited(Ended::Code(1)), Event::Gone, Event::Alarm(Alarm::Backoff), Event::Spawned];
    let (states, effects) = after_up(rules(RestartPolicy::OnFailure, 2, false), &round.repeat(3));
    let spawns = effects.iter().filter(|e| **e == Effect::Spawn).count();
    assert_eq!(spawns, 3, "two retries make three starts");
    assert!(states.contains(&State::Failed));
    assert!(effects.contains(&Effect::Settle(Outcome::Failed(Failure::Ended(Ended::Code(1))))));
    assert_eq!(pause_before(Pause::Doubling, 0), BACKOFF_FIRST);
    assert_eq!(pause_before(Pause::Doubling, 3), BACKOFF_FIRST * 8);
    assert_eq!(pause_before(Pause::Doubling, 40), BACKOFF_MOST);
    assert_eq!(pause_before(Pause::Exponential, 0), Duration::from_secs(1));
    assert_eq!(pause_before(Pause::Exponential, 4), Duration::from_secs(16));
    assert_eq!(pause_before(Pause::Fixed(Duration::from_millis(7)), 9), Duration::from_millis(7));
}

#[test]
fn ten_seconds_up_begin_the_count_anew() {
    let begun = Instant::now();
    let mut machine = Machine::new(rules(RestartPolicy::OnFailure, 1, false));
    for (at, event) in [
        (0, Event::Start),
        (0, Event::SetupNotNeeded),
        (0, Event::Spawned),
        (1, Event::Exited(Ended::Code(1))),
        (1, Event::Gone),
        (2, Event::Alarm(Alarm::Backoff)),
        (2, Event::Spawned),
        (12, Event::Exited(Ended::Code(1))),
        (12, Event::Gone),
    ] {
        machine = machine.step(event, begun + Duration::from_secs(at)).0;
    }
    assert_eq!(machine.state(), State::Backoff);
}

#[test]
fn a_failed_setup_is_for_good() {
    let (states, effects) = live(
        rules(RestartPolicy::Always, 9, false),
        &[Event::Start, Event::Spawned, Event::Exited(Ended::Code(7)), Event::Gone],
    );
    assert_eq!(states.last(), Some(&State::Failed));
    assert_eq!(effects.last(), Some(&Effect::Settle(Outcome::Failed(Failure::Setup(Ended::Code(7))))));
}

#[test]
fn a_restart_waits_for_the_old_process() {
    let (states, effects) = after_up(
        rules(RestartPolicy::Never, 0, false),
        &[
            Event::Restart,
            Event::Exited(Ended::Signal(15)),
            Event::Gone,
            Event::SetupNotNeeded,
            Event::Spawned,
        ],
    );
    let up = [State::Starting, State::Starting, State::Ready];
    assert_eq!(states, [&[State::Stopping; 2][..], &up].concat());
    assert_eq!(effects.iter().filter(|e| **e == Effect::Spawn).count(), 2);
}

fn any_event() -> impl Strategy<Value = Event> {
    let ended = prop_oneof![Just(Ended::Code(0)), Just(Ended::Code(1)), Just(Ended::Signal(9))];
    let alarm = prop_oneof![
        Just(Alarm::SlowStart),
        Just(Alarm::ReadyBy),
        Just(Alarm::Drain),
        Just(Alarm::SlowStop),
        Just(Alarm::Grace),
        Just(Alarm::Backoff),
    ];
    prop_oneof![
        3 => Just(Event::Start),
        2 => Just(Event::ReadySeen),
        4 => ended.prop_map(Event::Exited),
        4 => alarm.prop_map(Event::Alarm),
        1 => Just(Event::Stop),
        1 => Just(Event::Kill),
        1 => Just(Event::Restart),
        1 => Just(Event::Revive),
        1 => Just(Event::NeedFailed),
    ]
}

/// A world that carries effects out: it knows whether a process lives, and answers as the supervisor would.
#[derive(Default)]
struct World {
    process: bool,
    exited: bool,
}

impl World {
    fn carry_out(&mut self, mut machine: Machine, effects: Vec<Effect>, now: Instant) -> Machine {
        let mut queue = std::collections::VecDeque::from(effects);
        while let Some(effect) = queue.pop_front() {
            let answer = match effect {
                Effect::SetUp => {
                    assert!(!self.process, "a setup beside a living process");
                    Some(Event::SetupNotNeeded)
                }
                Effect::Spawn => {
                    assert!(!self.process, "two living processes");
                    (self.process, self.exited) = (true, false);
                    Some(Event::Spawned)
                }
                Effect::Settle(Outcome::Failed(Failure::Lost)) => {
                    self.process = false;
                    None
                }
                Effect::Settle(_) => {
                    assert!(!self.process, "settled while a process lives");
                    None
                }
                _ => None,
            };
            if let Some(event) = answer {
                let (next, more) = machine.step(event, now);
                machine = next;
                queue.extend(more);
            }
        }
        machine
    }

    fn feed(&mut self, machine: Machine, event: Event, now: Instant) -> Machine {
        match event {
            Event::Exited(_) if !self.process || self.exited => return machine,
            Event::Exited(_) => self.exited = true,
            Event::Gone if !self.process || !self.exited => return machine,
            Event::Gone => self.process = false,
            _ => {}
        }
        let (next, effects) = machine.step(event, now);
        self.carry_out(next, effects, now)
    }
}

proptest! {
    #[test]
    fn never_two_children_and_a_stop_always_ends(
        events in proptest::collection::vec(prop_oneof![4 => any_event(), 1 => Just(Event::Gone)], 0..60),
        tries in 0u32..4,
        ready in any::<bool>(),
        policy in prop_oneof![
            Just(RestartPolicy::Never), Just(RestartPolicy::OnFailure), Just(RestartPolicy::Always)],
    ) {
        let mut now = Instant::now();
        let mut world = World::default();
        let mut machine = Machine::new(rules(policy, tries, ready));
        for event in events {
            now += Duration::from_millis(300);
            machine = world.feed(machine, event, now);
        }
        // Whatever came before: one stop, an obedient world, and it is over.
        for event in [Event::Stop, Event::Exited(Ended::Signal(15)), Event::Gone] {
            machine = world.feed(machine, event, now);
        }
        prop_assert!(machine.settled(), "{:?}", machine);
        prop_assert!(!world.process);
    }

    #[test]
    fn a_stop_ends_even_when_nothing_obeys(events in proptest::collection::vec(any_event(), 0..40)) {
        let mut now = Instant::now();
        let mut world = World::default();
        let mut machine = Machine::new(rules(RestartPolicy::Always, 3, true));
        for event in events {
            machine = world.feed(machine, event, now);
        }
        machine = world.feed(machine, Event::Stop, now);
        for _ in 0..2 {
            now += Duration::from_secs(10);
            machine = world.feed(machine, Event::Alarm(Alarm::Grace), now);
        }
        prop_assert!(machine.settled(), "{:?}", machine);
    }
}

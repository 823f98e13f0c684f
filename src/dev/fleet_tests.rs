//! Order of start and stop, and the end of everything, in worlds that answer in order or at random.

use super::*;
use crate::{
    base::process::Ended,
    dev::plan::{
        Command, Need, Pause, Restart, RestartPolicy, Service, ServiceName, Stop, StopSignal, Typed,
    },
};
use proptest::prelude::*;
use std::time::Duration;

fn name(text: &str) -> ServiceName {
    ServiceName::parse(text).unwrap()
}

fn service(own: &str, needs: &[(&str, Until)]) -> Service {
    Service {
        name: name(own),
        command: Command::Shell("true".into()),
        dir: "/".into(),
        environment: vec![],
        venv: None,
        ready: None,
        restart: Restart { policy: RestartPolicy::Never, tries: None, pause: Pause::Doubling },
        port: None,
        needs: needs.iter().map(|(other, until)| Need { service: name(other), until: *until }).collect(),
        stop: Stop {
            signal: StopSignal::Term,
            within: Duration::from_secs(5),
            first_only: false,
            as_received: false,
        },
        setup: None,
        tty: true,
        watch: vec![],
    }
}

fn plan(services: Vec<Service>, on_exit: OnEnd, on_failure: OnEnd) -> Plan {
    Plan {
        root: "/".into(),
        services,
        on_exit,
        on_failure,
        stdin: Typed::Nobody,
        at_once: None,
        setup: true,
        replace: false,
        open: false,
    }
}

/// Carries effects out the way the supervisor does: starts succeed at once, ends come from the test.
struct World {
    fleet: Fleet,
    now: Instant,
    log: Vec<Action>,
}

impl World {
    fn new(plan: &Plan) -> Self {
        let mut world = Self { fleet: Fleet::new(plan), now: Instant::now(), log: vec![] };
        let actions = world.fleet.begin(world.now);
        world.carry_out(actions);
        world
    }

    fn carry_out(&mut self, actions: Vec<Action>) {
        let mut queue = VecDeque::from(actions);
        while let Some(action) = queue.pop_front() {
            self.log.push(action);
            let answer = match action {
                Action::Effect(service, Effect::SetUp) => Some((service, Event::SetupNotNeeded)),
                Action::Effect(service, Effect::Spawn) => Some((service, Event::Spawned)),
                _ => None,
            };
            if let Some((service, event)) = answer {
                queue.extend(self.fleet.on(service, event, self.now));
            }
        }
    }

    fn feed(&mut self, service: usize, event: Event) {
        let actions = self.fleet.on(service, event, self.now);
        self.carry_out(actions);
    }

    fn end(&mut self, service: usize, ended: Ended) {
        self.feed(service, Event::Exited(ended));
        self.feed(service, Event::Gone);
    }

    fn state(&self, service: usize) -> State {
        self.fleet.machine(service).state()
    }

    fn position(&self, action: Action) -> usize {
        self.log.iter().position(|logged| *logged == action).unwrap_or_else(|| panic!("no {action:?}"))
    }
}

use OnEnd::{Continue, StopAll};

#[test]
fn a_service_waits_for_what_it_needs() {
    let services = vec![
        service("api", &[("migrate", Until::Done)]),
        service("migrate", &[("db", Until::Started)]),
        service("db", &[]),
    ];
    let mut world = World::new(&plan(services, StopAll, StopAll));
    assert_eq!(
        [world.state(0), world.state(1), world.state(2)],
        [State::Pending, State::Ready, State::Ready]
    );
    world.end(1, Ended::Code(0));
    assert_eq!(world.state(0), State::Ready, "an awaited end is not `on_exit`'s business");
    assert_eq!(world.fleet.stopping(), None);
}

#[test]
fn a_failed_need_fails_those_that_wait_and_stops_the_rest() {
    let services = vec![service("db", &[]), service("api", &[("db", Until::Done)]), service("ui", &[])];
    let mut world = World::new(&plan(services, Continue, StopAll));
    world.end(0, Ended::Code(7));
    assert_eq!(world.fleet.first_failure(), Some((0, Failure::Ended(Ended::Code(7)))));
    assert_eq!(world.fleet.stopping(), Some(Reason::Failure(0)));
    assert!(!world.fleet.finished());
    world.end(2, Ended::Signal(15));
    assert!(world.fleet.finished());
    assert_eq!(world.fleet.outcome(2), Some(Outcome::Stopped));
}

#[test]
fn stops_run_in_reverse_order_of_need() {
    let services = vec![
        service("db", &[]),
        service("api", &[("db", Until::Ready)]),
        service("ui", &[("api", Until::Started)]),
    ];
    let mut world = World::new(&plan(services, Continue, Continue));
    let actions = world.fleet.stop(Reason::Asked, world.now);
    world.carry_out(actions);
    assert_eq!(
        [world.state(0), world.state(1), world.state(2)],
        [State::Ready, State::Ready, State::Stopping]
    );
    world.end(2, Ended::Signal(15));
    assert_eq!([world.state(0), world.state(1)], [State::Ready, State::Stopping]);
    world.end(1, Ended::Signal(15));
    world.end(0, Ended::Signal(15));
    assert!(world.fleet.finished());
    let signal = |service| world.position(Action::Effect(service, Effect::Signal));
    assert!(signal(2) < signal(1) && signal(1) < signal(0));
}

#[test]
fn a_kill_waits_for_nobody() {
    let services = vec![service("db", &[]), service("api", &[("db", Until::Ready)])];
    let mut world = World::new(&plan(services, Continue, Continue));
    let actions = world.fleet.kill(world.now);
    world.carry_out(actions);
    assert_eq!([world.state(0), world.state(1)], [State::Stopping, State::Stopping]);
    world.position(Action::Effect(0, Effect::Kill));
    world.position(Action::Effect(1, Effect::Kill));
}

#[test]
fn an_end_stops_all_only_when_asked() {
    for (on_exit, stopping) in [(Continue, None), (StopAll, Some(Reason::Exit(0)))] {
        let mut world = World::new(&plan(vec![service("a", &[]), service("b", &[])], on_exit, Continue));
        world.end(0, Ended::Code(0));
        assert_eq!(world.fleet.stopping(), stopping);
    }
}

#[test]
fn one_that_was_stopped_by_itself_can_come_again_with_what_it_needs() {
    let services = vec![service("db", &[]), service("api", &[("db", Until::Ready)]), service("ui", &[])];
    let mut world = World::new(&plan(services, StopAll, StopAll));
    for stopped in [1, 0] {
        let actions = world.fleet.stop_one(stopped, world.now);
        world.carry_out(actions);
        world.end(stopped, Ended::Signal(15));
        assert_eq!(world.fleet.outcome(stopped), Some(Outcome::Stopped));
    }
    assert_eq!(world.fleet.stopping(), None, "the others go on");
    let actions = world.fleet.start_one(1, world.now);
    world.carry_out(actions);
    assert_eq!([world.state(0), world.state(1)], [State::Ready, State::Ready]);
    for stopped in 0..3 {
        let actions = world.fleet.stop_one(stopped, world.now);
        world.carry_out(actions);
        world.end(stopped, Ended::Signal(15));
    }
    assert!(!world.fleet.finished(), "each may be started again");
    let actions = world.fleet.stop(Reason::Asked, world.now);
    world.carry_out(actions);
    assert!(world.fleet.finished());
    assert!(world.fleet.start_one(0, world.now).is_empty(), "nothing is started while all stop");
}

#[test]
fn a_restart_stops_what_runs_and_starts_what_does_not() {
    let mut world = World::new(&plan(vec![service("a", &[]), service("b", &[])], Continue, Continue));
    let actions = world.fleet.restart_one(0, world.now);
    world.carry_out(actions);
    assert_eq!(world.state(0), State::Stopping);
    world.end(0, Ended::Signal(15));
    assert_eq!(world.state(0), State::Ready);
    world.end(1, Ended::Code(3));
    assert_eq!(world.state(1), State::Failed);
    let actions = world.fleet.restart_one(1, world.now);
    world.carry_out(actions);
    assert_eq!(world.state(1), State::Ready);
}

#[test]
fn only_so_many_run_at_once() {
    let services = (0..5).map(|n| service(&format!("s{n}"), &[])).collect();
    let plan = Plan { at_once: Some(2), ..plan(services, Continue, Continue) };
    let mut world = World::new(&plan);
    let running = |world: &World| (0..5).filter(|n| world.fleet.machine(*n).live()).collect::<Vec<_>>();
    assert_eq!(running(&world), [0, 1]);
    world.end(1, Ended::Code(1));
    assert_eq!(running(&world), [0, 2]);
    for (ended, then) in [(0, vec![2, 3]), (2, vec![3, 4]), (3, vec![4]), (4, vec![])] {
        world.end(ended, Ended::Code(0));
        assert_eq!(running(&world), then);
    }
    assert!(world.fleet.finished());
}

proptest! {
    /// Needs point to earlier services, so there is never a cycle.
    #[test]
    fn a_shutdown_always_ends(
        needs in proptest::collection::vec(proptest::collection::vec((0usize..8, 0u8..3), 0..3), 1..8),
        ends in proptest::collection::vec((0usize..8, 0u8..2), 0..12),
        stop_all in any::<bool>(),
    ) {
        let text: Vec<String> = (0..needs.len()).map(|n| format!("s{n}")).collect();
        let until = |n| match n { 0 => Until::Started, 1 => Until::Ready, _ => Until::Done };
        let services = needs.iter().enumerate().map(|(own, needs)| {
            let needs: Vec<(&str, Until)> = needs.iter().filter(|(n, _)| *n < own)
                .map(|(n, u)| (text[*n].as_str(), until(*u))).collect();
            service(&text[own], &needs)
        }).collect();
        let policy = if stop_all { StopAll } else { Continue };
        let mut world = World::new(&plan(services, Continue, policy));
        let alive = |world: &World, n: usize| world.fleet.machine(n).live();
        for (n, code) in ends {
            if n < needs.len() && alive(&world, n) {
                world.end(n, Ended::Code(code));
            }
        }
        let actions = world.fleet.stop(Reason::Asked, world.now);
        world.carry_out(actions);
        for _ in 0..=needs.len() {
            for n in 0..needs.len() {
                if world.state(n) == State::Stopping {
                    // Whoever needs it has ended before it was asked to stop.
                    world.end(n, Ended::Signal(15));
                }
            }
        }
        prop_assert!(world.fleet.finished(), "{:?}", world.fleet);
    }
}

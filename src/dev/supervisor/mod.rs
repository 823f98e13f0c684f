//! Carries out what the fleet decides. One thread owns all processes, timers and checks; readers, probes and
//! the signal thread only send it events. Nothing is decided here that `state` or `fleet` could decide.

mod control;
mod end;
mod start;

use super::{
    control::{self as control_door, Call},
    error::Error,
    exec_check::ExecChecks,
    fleet::{Action, Fleet, Reason},
    input::Input,
    keys::Wish,
    launch::{Shown, Surroundings},
    log_file::{self, LogFile},
    plan::{Plan, Typed},
    reader::{Progress, Reader, SharedLog},
    setup::Setups,
    sink::{News, Sink, Steered},
    spawn::Recipe,
    state::{self, Alarm, Effect, Event as Life, State},
    stop::{Asked, StopRequests},
    timers::Timers,
    tree::Trees,
    watch,
};
use crate::base::{
    ports::Holder,
    process::{self, Pid, Signal},
    signals::Notice,
};
use std::{
    collections::VecDeque,
    ffi::OsString,
    io,
    path::PathBuf,
    sync::{
        Arc, Mutex,
        mpsc::{Receiver, RecvTimeoutError, Sender},
    },
    time::{Duration, Instant},
};

/// What the other threads report.
pub(super) enum Event {
    /// A signal arrived.
    Notice(Notice),
    /// The process that guards us is gone.
    GuardGone,
    /// A process's output has ended.
    OutputEnd { service: usize, generation: u64 },
    /// The line that means a service is ready was seen.
    LineSeen { service: usize, generation: u64 },
    /// A service's readiness check succeeded.
    Ready { service: usize, generation: u64 },
    /// A service's own process listens, but has not answered yet.
    Listening { service: usize, generation: u64 },
    /// Somebody else listens where a service should.
    Foreign { service: usize, generation: u64, port: u16, holder: Holder },
    /// A service has stopped answering.
    Mute { service: usize, generation: u64 },
    /// A service answers again.
    Answers { service: usize, generation: u64 },
    /// Nobody reads our output any more.
    OutputGone,
    /// Somebody outside asks for something.
    Control(Call),
    /// A key was pressed that asks for something.
    Key(Wish),
    /// A file that a service watches has changed.
    Changed { service: usize },
    /// The files to watch cannot be watched.
    WatchFailed { why: String },
    /// A log file cannot be written.
    LogFailed { service: usize, error: io::Error },
}

/// Timers of the supervisor's own beside those of the services' lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Timer {
    /// One of a service's life.
    Life(usize, Alarm),
    /// The next try of a check that runs a command.
    ExecCheck(usize),
    /// A file that it watches has changed, a moment ago.
    Changed(usize),
    /// A service that said it is ready is still there.
    SaidReady(usize),
    /// The end of patience once our guard is gone.
    KillAll,
}

impl Timer {
    fn is_of(self, service: usize) -> bool {
        match self {
            Self::Life(other, _) | Self::ExecCheck(other) | Self::SaidReady(other) => other == service,
            Self::KillAll | Self::Changed(_) => false,
        }
    }
}

/// What is known of a service beyond its life.
struct Slot {
    recipe: Recipe,
    log: SharedLog,
    log_path: PathBuf,
    generation: u64,
    /// The first process of the present tree.
    first: Option<Pid>,
    output: Option<std::fs::File>,
    output_ended: bool,
    progress: Arc<Progress>,
    /// The blocks read when the reader was last found with nothing to do.
    idle_after: Option<u64>,
    /// When its port was first seen open, from its start.
    listening: Option<Duration>,
    exited_at: Option<Instant>,
    /// Nothing of its tree is left; only output may be on its way.
    tree_gone: bool,
    started_at: Instant,
    /// How often its own process was started, setups left out.
    starts: u64,
    /// How its last process ended.
    last_end: Option<process::Ended>,
    /// Ends the probe's thread when dropped.
    watch: Option<Sender<()>>,
}

/// A line can promise too much: Next.js prints that it is ready, and ends when it finds another server in the
/// same folder. Whoever is still there after this long meant it.
const STILL_THERE: Duration = Duration::from_millis(300);
/// While something stops it is looked at this often, besides when a child ends: systems without a subreaper
/// tell us of no other end.
const LOOK: Duration = Duration::from_millis(25);

/// The running launcher.
pub(super) struct Supervisor {
    plan: Plan,
    fleet: Fleet,
    slots: Vec<Slot>,
    trees: Trees,
    /// Readers of processes that were just started. Their threads come after all of a batch's forks: a fork
    /// copies the map of every thread's stack.
    new_readers: Vec<Reader>,
    timers: Timers<Timer>,
    checks: ExecChecks,
    setups: Setups,
    sink: Arc<dyn Sink>,
    events: (Sender<Event>, Receiver<Event>),
    input: Input,
    typed: fn() -> Box<dyn io::Read + Send>,
    marks: String,
    stop: StopRequests,
    on_stop: Box<dyn FnMut()>,
    browser: Option<Vec<OsString>>,
    launched: Instant,
    told_all_ready: bool,
    /// What people call the services.
    shown: Vec<Shown>,
    /// Those outside who wait until something is done.
    waiters: Vec<control::Waiter>,
    rotation: log_file::Rotation,
    /// Whether a log is begun when its service starts and closed when that ends, rather than all at the beginning.
    logs_in_turn: bool,
}

impl Supervisor {
    /// Prepares everything; nothing is started yet. `on_stop` is called once, when a stop begins.
    pub(super) fn new(
        plan: Plan,
        around: &Surroundings,
        sink: Arc<dyn Sink>,
        events: (Sender<Event>, Receiver<Event>),
        on_stop: Box<dyn FnMut()>,
    ) -> Self {
        let logs = &around.log_folder;
        let slot = |service: &super::plan::Service| Slot {
            recipe: Recipe::new(service, &plan, around),
            log: SharedLog::default(),
            log_path: logs.join(format!("{}.log", service.name)),
            generation: 0,
            first: None,
            output: None,
            output_ended: true,
            progress: Arc::default(),
            idle_after: None,
            listening: None,
            exited_at: None,
            tree_gone: false,
            started_at: Instant::now(),
            starts: 0,
            last_end: None,
            watch: None,
        };
        let slots = plan.services.iter().map(slot).collect();
        let mut supervisor = Self {
            fleet: Fleet::new(&plan),
            trees: Trees::new(&plan, &around.run),
            setups: Setups::new(&around.state_folder),
            marks: around.run.clone(),
            slots,
            plan,
            new_readers: vec![],
            timers: Timers::new(),
            checks: ExecChecks::default(),
            sink,
            events,
            input: Input::default(),
            typed: around.typed,
            stop: StopRequests::default(),
            on_stop,
            browser: around.browser.clone(),
            launched: Instant::now(),
            told_all_ready: false,
            shown: around.shown.clone(),
            waiters: vec![],
            rotation: around.rotation,
            logs_in_turn: around.logs_in_turn,
        };
        if !around.logs_in_turn {
            (0..supervisor.slots.len()).for_each(|service| supervisor.open_log(service));
        }
        supervisor
    }

    /// Begins the log of a service.
    fn open_log(&mut self, service: usize) {
        let slot = &self.slots[service];
        match LogFile::begin(&slot.log_path, self.rotation) {
            Ok(log) => *lock(&slot.log) = Some(log),
            Err(error) => self.sink.tell(News::LogFailed(service, error.to_string())),
        }
    }

    /// Lets others reach this run over a door that was opened for it.
    pub(super) fn listen(&self, door: &control_door::Door) -> Result<(), Error> {
        control_door::listen(door, self.events.0.clone())
            .map_err(|source| Error::System { what: "start a thread", source })
    }

    /// Runs until every service has come to its end, or until the third request to stop.
    pub(super) fn run(&mut self) -> Result<(), Error> {
        if matches!(self.plan.stdin, Typed::Service(_) | Typed::Routed { .. }) {
            let numbers = |name: &_| self.plan.services.iter().position(|service| service.name == *name);
            self.input
                .start(self.typed, &self.plan.stdin, numbers, Arc::clone(&self.sink))
                .map_err(|source| Error::System { what: "start a thread", source })?;
        }
        watch::start(&self.plan, self.events.0.clone());
        let actions = self.fleet.begin(Instant::now());
        self.carry_out(actions);
        while !self.fleet.finished() && !self.stop.given_up() {
            self.wait();
            self.fire_timers();
            self.look_for_gone();
            self.answer_waiters();
        }
        Ok(())
    }

    /// What the outside asked for, if it asked for an end.
    pub(super) fn asked(&self) -> Option<Asked> {
        self.stop.cause()
    }

    /// The first failure's exit code, if a service failed.
    pub(super) fn failure_code(&self) -> Option<u8> {
        use state::Failure;
        let (_, failure) = self.fleet.first_failure()?;
        Some(match failure {
            Failure::Ended(ended) | Failure::Setup(ended) if !ended.success() => ended.shell_code(),
            _ => 1,
        })
    }

    fn wait(&mut self) {
        let now = Instant::now();
        let stopping = self.slots.iter().any(|slot| slot.exited_at.is_some());
        let due = self.timers.next().map(|at| at.saturating_duration_since(now));
        let patience =
            if stopping { due.map_or(LOOK, |due| due.min(LOOK)) } else { due.unwrap_or(Duration::MAX) };
        let first = if patience == Duration::MAX {
            self.events.1.recv().map_err(|_| RecvTimeoutError::Disconnected)
        } else {
            self.events.1.recv_timeout(patience)
        };
        self.trees.look_again();
        let Ok(event) = first else { return };
        self.handle(event);
        while let Ok(event) = self.events.1.try_recv() {
            self.handle(event);
        }
    }

    fn handle(&mut self, event: Event) {
        match event {
            Event::Notice(Notice::Child) => self.reap(),
            Event::Notice(Notice::Resized) => self.resize(),
            Event::Notice(Notice::Stop { signal, .. }) => self.asked_to_stop(signal),
            // The worker leads a session without a terminal: no key reaches it.
            Event::Notice(Notice::Suspended) => {}
            Event::GuardGone => self.guard_gone(),
            Event::OutputGone => self.stop_because(Asked::OutputGone),
            Event::OutputEnd { service, generation } => {
                if self.is_present(service, generation) {
                    self.slots[service].output_ended = true;
                }
            }
            Event::Ready { service, generation } => {
                if self.is_present(service, generation) {
                    self.feed(service, Life::ReadySeen);
                }
            }
            Event::LineSeen { service, generation } => {
                if self.is_present(service, generation) {
                    let ready = self.plan.services[service].ready.as_ref();
                    let wait =
                        if ready.is_some_and(|ready| ready.at_once) { Duration::ZERO } else { STILL_THERE };
                    self.timers.set(Timer::SaidReady(service), Instant::now() + wait);
                }
            }
            Event::Listening { service, generation } => {
                let since = self.slots[service].started_at.elapsed();
                if self.is_present(service, generation) {
                    self.slots[service].listening = Some(since);
                }
                self.tell_if_present(service, generation, News::Listening(service, since));
            }
            Event::Foreign { service, generation, port, holder } => {
                self.tell_if_present(service, generation, News::Foreign(service, port, holder));
            }
            Event::Mute { service, generation } => {
                self.tell_if_present(service, generation, News::Mute(service));
            }
            Event::Answers { service, generation } => {
                self.tell_if_present(service, generation, News::Answers(service));
            }
            Event::Control(call) => self.control(call),
            Event::Key(wish) => self.grant(wish),
            Event::Changed { service } => {
                self.timers.set(Timer::Changed(service), Instant::now() + watch::SETTLED);
            }
            Event::WatchFailed { why } => self.sink.tell(News::WatchFailed(why)),
            Event::LogFailed { service, error } => {
                self.sink.tell(News::LogFailed(service, error.to_string()));
            }
        }
    }

    fn is_present(&self, service: usize, generation: u64) -> bool {
        self.slots[service].generation == generation
    }

    fn tell_if_present(&self, service: usize, generation: u64, news: News) {
        if self.is_present(service, generation) && self.fleet.machine(service).state() != State::Stopping {
            self.sink.tell(news);
        }
    }

    fn feed(&mut self, service: usize, event: Life) {
        let actions = self.fleet.on(service, event, Instant::now());
        self.carry_out(actions);
    }

    fn carry_out(&mut self, actions: Vec<Action>) {
        let mut queue = VecDeque::from(actions);
        while let Some(action) = queue.pop_front() {
            let answer = match action {
                Action::Stopping(reason) => {
                    (self.on_stop)();
                    if self.slots.len() > 1 || reason == Reason::Asked {
                        self.sink.tell(News::Stopping(reason));
                    }
                    None
                }
                Action::Changed(service, state) => {
                    self.changed(service, state);
                    None
                }
                Action::Effect(service, effect) => self.effect(service, effect).map(|event| (service, event)),
            };
            if let Some((service, event)) = answer {
                queue.extend(self.fleet.on(service, event, Instant::now()));
            }
        }
        self.start_readers();
    }

    fn changed(&mut self, service: usize, state: State) {
        if state != State::Ready {
            return;
        }
        // A service without a check is ready the moment it starts: nothing worth a line.
        if self.plan.services[service].ready.is_some() {
            let took = self.slots[service].started_at.elapsed();
            self.sink.tell(News::Ready(service, took, self.slots[service].listening));
        }
        self.tell_when_all_ready();
    }

    fn tell_when_all_ready(&mut self) {
        let ready = |service: usize| {
            self.fleet.machine(service).state() == State::Ready
                || self.fleet.outcome(service) == Some(state::Outcome::Finished)
        };
        let stopping = self.fleet.stopping().is_some() || self.stop.cause().is_some();
        if !self.told_all_ready && !stopping && (0..self.slots.len()).all(ready) {
            self.told_all_ready = true;
            self.sink.tell(News::AllReady(self.launched.elapsed()));
            if self.plan.open {
                self.open_browser();
            }
            // From here on we mostly wait.
            process::rest_lightly();
        }
    }

    fn effect(&mut self, service: usize, effect: Effect) -> Option<Life> {
        let now = Instant::now();
        match effect {
            Effect::SetUp => return Some(self.set_up(service)),
            Effect::Spawn => return Some(self.spawn(service)),
            Effect::Watch => self.watch(service),
            Effect::Unwatch => self.unwatch(service),
            Effect::Signal => self.ask_to_end(service),
            Effect::Kill => self.send(service, Signal::Kill),
            Effect::Wake(alarm, at) => self.timers.set(Timer::Life(service, alarm), at),
            Effect::TellSlowStart => {
                let tail = log_file::tail(&self.slots[service].log_path, 10);
                let since = now - self.slots[service].started_at;
                self.sink.tell(News::SlowStart(service, since, tail));
            }
            Effect::TellSlowStop => {
                let first = self.slots[service].first?;
                let pids = self.trees.members(service, first).iter().map(|process| process.pid).collect();
                self.sink.tell(News::SlowStop(service, pids));
            }
            Effect::TellBackoff(pause, count, ended) => {
                self.sink.tell(News::Backoff(service, pause, count, ended));
            }
            Effect::Settle(outcome) => {
                self.unwatch(service);
                self.timers.retain(|timer| !timer.is_of(service));
                self.slots[service].exited_at = None;
                self.log_ends(service);
                self.sink.tell(News::Settled(service, outcome, self.fleet.machine(service).ended()));
                self.tell_when_all_ready();
            }
        }
        None
    }

    /// A service whose log is its own business closes it with its end: there may be many.
    fn log_ends(&mut self, service: usize) {
        if self.logs_in_turn {
            *lock(&self.slots[service].log) = None;
        }
    }

    fn fire_timers(&mut self) {
        let due: Vec<Timer> = std::iter::from_fn(|| self.timers.take_due(Instant::now())).collect();
        let disobedient = |timer: &Timer| match timer {
            Timer::Life(service, Alarm::Grace) if self.fleet.machine(*service).grace_is_given() => {
                Some(*service)
            }
            _ => None,
        };
        let disobedient: Vec<usize> = due.iter().filter_map(disobedient).collect();
        if !disobedient.is_empty() {
            self.sink.tell(News::GraceOver(disobedient));
        }
        for timer in due {
            match timer {
                Timer::Life(service, alarm) => self.feed(service, Life::Alarm(alarm)),
                Timer::ExecCheck(service) => self.run_exec_check(service),
                Timer::SaidReady(service) => self.feed(service, Life::ReadySeen),
                Timer::Changed(service) => {
                    // One that somebody stopped stays stopped.
                    if !self.fleet.machine(service).settled()
                        || self.fleet.outcome(service).is_some_and(failed)
                    {
                        self.steer_one(service, Steered::Changed);
                    }
                }
                Timer::KillAll => {
                    let actions = self.fleet.kill(Instant::now());
                    self.carry_out(actions);
                }
            }
        }
    }

    fn resize(&mut self) {
        let Some(window) = self.sink.window() else { return };
        for slot in &self.slots {
            if let (Some(output), Some(first)) = (&slot.output, slot.first) {
                process::resize(output, window);
                process::signal_group(first, Signal::Resized);
            }
        }
    }
}

/// Whether a life has ended badly: a change may be what makes the next one better.
fn failed(outcome: state::Outcome) -> bool {
    matches!(outcome, state::Outcome::Failed(_))
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

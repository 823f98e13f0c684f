//! The life of one service as a pure machine: `(machine, event, now) → (machine, effects)`. No I/O, no clock.
//!
//! ```text
//! Pending → Starting → Running → Ready → Stopping → Done | Failed | Backoff → Starting …
//! ```
//! A service is `Stopping` from the moment its end is certain (it was asked to stop, or its process ended by
//! itself) until nothing of its process tree is left. Only then may a new process be started: there are
//! never two. Readiness moves `Running` to `Ready` and nothing else; whether an end leads to another start
//! is the restart policy's business alone.

use super::plan::{Pause, Restart, RestartPolicy};
use crate::base::process::Ended;
use std::time::{Duration, Instant};

/// The first pause before a restart; doubled each time.
pub const BACKOFF_FIRST: Duration = Duration::from_millis(250);
/// The longest pause before a restart.
pub const BACKOFF_MOST: Duration = Duration::from_secs(8);
/// Up this long, and the count of restarts begins anew.
pub const HEALTHY_AFTER: Duration = Duration::from_secs(10);
/// How long the last output may take to arrive once the process is gone.
pub const DRAIN: Duration = Duration::from_millis(200);
/// How long after SIGKILL a process may take to vanish before it counts as lost.
pub const KILL_WITHIN: Duration = Duration::from_secs(3);
/// A stop that takes longer than this is worth a word.
pub const SLOW_STOP: Duration = Duration::from_secs(1);
/// Not ready after this long is worth a word, with the last lines of its output.
pub const SLOW_START: Duration = Duration::from_secs(15);

/// Where a service is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Waits for what it needs.
    Pending,
    /// Its setup runs, or its process is about to be there.
    Starting,
    /// Its process runs; it is not ready yet.
    Running,
    /// It is ready.
    Ready,
    /// Its end is certain; something of its process tree may still be there.
    Stopping,
    /// It ended and will be started again after a pause.
    Backoff,
    /// It ended well, or was stopped.
    Done,
    /// It failed for good.
    Failed,
}

/// Why a service failed for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Its process ended so, and the restart policy has no more tries.
    Ended(Ended),
    /// Its setup ended so.
    Setup(Ended),
    /// It could not be started at all.
    Spawn,
    /// It was not ready in time.
    NotReady,
    /// Something it needs failed.
    Need,
    /// It survived SIGKILL.
    Lost,
}

/// How a service's life ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// By itself, with 0.
    Finished,
    /// Because it was asked to.
    Stopped,
    /// In failure.
    Failed(Failure),
}

/// What happens to a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// All it needs is there.
    Start,
    /// Nothing was missing, or nothing needs a setup.
    SetupNotNeeded,
    /// The process that was asked for runs.
    Spawned,
    /// The process that was asked for could not be started.
    SpawnFailed,
    /// The readiness check succeeded.
    ReadySeen,
    /// The process that `ef` started has ended; others of its tree may live.
    Exited(Ended),
    /// Nothing of the process tree is left; its output may still be on its way.
    TreeGone,
    /// Nothing of the process tree is left and its output has arrived.
    Gone,
    /// A timer that was set has run out.
    Alarm(Alarm),
    /// It is to stop.
    Stop,
    /// It is to be gone at once.
    Kill,
    /// It is to be stopped, if it runs, and started again.
    Restart,
    /// Its life has ended, and it is to have another: it waits for what it needs again.
    Revive,
    /// What it needs will never be there.
    NeedFailed,
}

/// What a timer is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Alarm {
    /// Time to say that it is not ready yet.
    SlowStart,
    /// It should have been ready by now.
    ReadyBy,
    /// Its own end is past; what it left behind should be gone by now.
    Drain,
    /// Time to say that it has not stopped yet.
    SlowStop,
    /// It should have stopped by now.
    Grace,
    /// Time to start again.
    Backoff,
}

/// What is to be done about a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Run its setup if something is missing; answer with `Spawned`, `SpawnFailed` or `SetupNotNeeded`.
    SetUp,
    /// Start its process; answer with `Spawned` or `SpawnFailed`.
    Spawn,
    /// Begin the readiness check.
    Watch,
    /// End the readiness check.
    Unwatch,
    /// Ask the whole process tree to end, each process group once.
    Signal,
    /// SIGKILL the whole process tree.
    Kill,
    /// Set a timer; all timers of the service end with its process.
    Wake(Alarm, Instant),
    /// Say that it is not ready yet.
    TellSlowStart,
    /// Say that it has not stopped yet.
    TellSlowStop,
    /// Say that it will be started again after this pause, the how-manieth time in a row.
    TellBackoff(Duration, u32, Ended),
    /// Its life has ended so.
    Settle(Outcome),
}

/// The rules of a service that matter to its life.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// When it is started again.
    pub restart: Restart,
    /// From the stop signal to SIGKILL.
    pub stop_within: Duration,
    /// How it becomes ready.
    pub ready: Readiness,
}

/// How a service becomes ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readiness {
    /// By being started: it has no check.
    AtOnce,
    /// By its check, which may take this long from the start.
    Within(Duration),
    /// By its check, whenever that is.
    Whenever,
}

/// Which of a service's processes is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Setup,
    Main,
}

/// What is to follow once the process tree is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wish {
    /// What the restart policy says.
    Policy,
    /// Nothing: it was asked to stop.
    Stop,
    /// A start: it was asked to restart.
    Restart,
    /// Nothing: it was not ready in time.
    GiveUp,
}

/// One service's life so far.
#[derive(Clone, Copy, Debug)]
pub struct Machine {
    rules: Rules,
    state: State,
    phase: Phase,
    wish: Wish,
    ended: Option<Ended>,
    up_since: Option<Instant>,
    restarts: u32,
    killed: bool,
    tree_gone: bool,
}

impl Machine {
    /// A service that waits for what it needs.
    pub fn new(rules: Rules) -> Self {
        Self {
            rules,
            state: State::Pending,
            phase: Phase::Setup,
            wish: Wish::Policy,
            ended: None,
            up_since: None,
            restarts: 0,
            killed: false,
            tree_gone: false,
        }
    }

    /// Where it is in its life.
    pub fn state(&self) -> State {
        self.state
    }

    /// Whether it was asked to end and has time for that; what is over then is its patience, and it is killed.
    pub fn grace_is_given(&self) -> bool {
        self.state == State::Stopping && !self.killed && !self.tree_gone
    }

    /// Whether its life has ended.
    pub fn settled(&self) -> bool {
        matches!(self.state, State::Done | State::Failed)
    }

    /// Whether a process of it may exist.
    pub fn live(&self) -> bool {
        matches!(self.state, State::Starting | State::Running | State::Ready | State::Stopping)
    }

    /// Whether its process ended before anybody asked it to.
    pub fn ended(&self) -> Option<Ended> {
        self.ended
    }

    /// Whether its setup is what runs.
    pub fn in_setup(&self) -> bool {
        self.phase == Phase::Setup
    }

    /// The next state and what is to be done. An event that means nothing in a state changes nothing.
    #[must_use]
    pub fn step(mut self, event: Event, now: Instant) -> (Self, Vec<Effect>) {
        let effects = match event {
            Event::Start => self.start(),
            Event::Spawned => self.spawned(now),
            // Asked to stop before the answer came: there is no process to wait for.
            Event::SetupNotNeeded | Event::SpawnFailed if self.state == State::Stopping => {
                self.settle(Outcome::Stopped)
            }
            Event::SetupNotNeeded => self.setup_not_needed(),
            Event::SpawnFailed => self.fail(State::Starting, Failure::Spawn),
            Event::NeedFailed => self.fail(State::Pending, Failure::Need),
            Event::ReadySeen => self.ready_seen(),
            Event::Exited(ended) => self.exited(ended, now),
            Event::TreeGone => self.only_output_left(),
            Event::Gone => self.gone(now),
            Event::Alarm(alarm) => self.alarm(alarm, now),
            Event::Stop => self.stop(Wish::Stop, now),
            Event::Kill => self.kill(now),
            Event::Restart => self.restart(now),
            Event::Revive => self.revive(),
        };
        (self, effects)
    }

    fn start(&mut self) -> Vec<Effect> {
        if !matches!(self.state, State::Pending | State::Done | State::Failed) {
            return vec![];
        }
        self.state = State::Starting;
        self.phase = Phase::Setup;
        self.wish = Wish::Policy;
        self.ended = None;
        self.killed = false;
        vec![Effect::SetUp]
    }

    fn setup_not_needed(&mut self) -> Vec<Effect> {
        if self.state != State::Starting || self.phase != Phase::Setup {
            return vec![];
        }
        self.phase = Phase::Main;
        vec![Effect::Spawn]
    }

    fn spawned(&mut self, now: Instant) -> Vec<Effect> {
        if self.state != State::Starting || self.phase == Phase::Setup {
            return vec![];
        }
        self.up_since = Some(now);
        let slow = Effect::Wake(Alarm::SlowStart, now + SLOW_START);
        self.state = if self.rules.ready == Readiness::AtOnce { State::Ready } else { State::Running };
        match self.rules.ready {
            Readiness::AtOnce => vec![Effect::Watch],
            Readiness::Whenever => vec![Effect::Watch, slow],
            Readiness::Within(time) => {
                let limit = Effect::Wake(Alarm::ReadyBy, now + time);
                let slow = (time > SLOW_START).then_some(slow);
                [Effect::Watch, limit].into_iter().chain(slow).collect()
            }
        }
    }

    fn ready_seen(&mut self) -> Vec<Effect> {
        if self.state == State::Running {
            self.state = State::Ready;
        }
        vec![]
    }

    fn fail(&mut self, only_in: State, failure: Failure) -> Vec<Effect> {
        if self.state == only_in { self.settle(Outcome::Failed(failure)) } else { vec![] }
    }

    fn exited(&mut self, ended: Ended, now: Instant) -> Vec<Effect> {
        if !self.live() || self.ended.is_some() {
            return vec![];
        }
        self.ended = Some(ended);
        if self.state == State::Stopping {
            return vec![]; // asked to stop: the grace goes to the whole tree, not to its first process
        }
        self.state = State::Stopping;
        vec![Effect::Unwatch, Effect::Wake(Alarm::Drain, now + DRAIN)]
    }

    /// `wish` is what is to follow.
    fn stop(&mut self, wish: Wish, now: Instant) -> Vec<Effect> {
        match self.state {
            State::Pending | State::Backoff => self.settle(Outcome::Stopped),
            State::Starting | State::Running | State::Ready => {
                self.state = State::Stopping;
                self.wish = wish;
                self.ask(now)
            }
            State::Stopping if self.wish == Wish::Policy || wish == Wish::Stop => {
                let fresh = self.wish == Wish::Policy;
                self.wish = wish;
                if fresh { self.ask(now) } else { vec![] }
            }
            State::Stopping | State::Done | State::Failed => vec![],
        }
    }

    fn ask(&self, now: Instant) -> Vec<Effect> {
        vec![
            Effect::Unwatch,
            Effect::Signal,
            Effect::Wake(Alarm::SlowStop, now + SLOW_STOP),
            Effect::Wake(Alarm::Grace, now + self.rules.stop_within),
        ]
    }

    fn restart(&mut self, now: Instant) -> Vec<Effect> {
        self.restarts = 0;
        match self.state {
            State::Backoff | State::Done | State::Failed => {
                self.state = State::Pending;
                self.start()
            }
            State::Stopping if self.wish == Wish::Stop => vec![],
            State::Pending => vec![],
            _ => self.stop(Wish::Restart, now),
        }
    }

    fn revive(&mut self) -> Vec<Effect> {
        if self.settled() {
            *self = Self::new(self.rules);
        }
        vec![]
    }

    fn kill(&mut self, now: Instant) -> Vec<Effect> {
        match self.state {
            State::Starting | State::Running | State::Ready | State::Stopping => {
                self.state = State::Stopping;
                self.wish = Wish::Stop;
                self.force(now)
            }
            _ => self.stop(Wish::Stop, now),
        }
    }

    fn force(&mut self, now: Instant) -> Vec<Effect> {
        self.killed = true;
        vec![Effect::Unwatch, Effect::Kill, Effect::Wake(Alarm::Grace, now + KILL_WITHIN)]
    }

    /// No alarm about processes matters any more; a slow reader of the output has all the time it wants.
    fn only_output_left(&mut self) -> Vec<Effect> {
        self.tree_gone = self.state == State::Stopping;
        vec![]
    }

    fn alarm(&mut self, alarm: Alarm, now: Instant) -> Vec<Effect> {
        if self.tree_gone {
            return vec![];
        }
        match (alarm, self.state) {
            (Alarm::SlowStart, State::Running) => vec![Effect::TellSlowStart],
            (Alarm::ReadyBy, State::Running) => self.stop(Wish::GiveUp, now),
            // It ended by itself and something of it lives on: the rest is asked to go too.
            (Alarm::Drain, State::Stopping) if self.wish == Wish::Policy => self.ask(now),
            (Alarm::SlowStop, State::Stopping) if !self.killed => vec![Effect::TellSlowStop],
            (Alarm::Grace, State::Stopping) if self.killed => self.settle(Outcome::Failed(Failure::Lost)),
            (Alarm::Grace, State::Stopping) => self.force(now),
            (Alarm::Backoff, State::Backoff) => {
                self.state = State::Starting;
                self.wish = Wish::Policy;
                self.ended = None;
                self.killed = false;
                vec![Effect::Spawn]
            }
            _ => vec![],
        }
    }

    fn gone(&mut self, now: Instant) -> Vec<Effect> {
        if self.state != State::Stopping {
            return vec![];
        }
        self.tree_gone = false;
        let ended = self.ended.unwrap_or(Ended::Signal(9));
        match (self.wish, self.phase) {
            (Wish::Stop, _) => self.settle(Outcome::Stopped),
            (Wish::GiveUp, _) => self.settle(Outcome::Failed(Failure::NotReady)),
            (Wish::Restart, _) => {
                self.state = State::Pending;
                self.start()
            }
            (Wish::Policy, Phase::Setup) if ended.success() => self.after_setup(),
            (Wish::Policy, Phase::Setup) => self.settle(Outcome::Failed(Failure::Setup(ended))),
            (Wish::Policy, Phase::Main) => self.after_main(ended, now),
        }
    }

    fn after_setup(&mut self) -> Vec<Effect> {
        self.state = State::Starting;
        self.phase = Phase::Main;
        self.ended = None;
        self.killed = false;
        vec![Effect::Spawn]
    }

    fn after_main(&mut self, ended: Ended, now: Instant) -> Vec<Effect> {
        let healthy =
            self.up_since.is_some_and(|since| now.saturating_duration_since(since) >= HEALTHY_AFTER);
        if healthy && self.rules.restart.pause == Pause::Doubling {
            self.restarts = 0;
        }
        let wanted = match self.rules.restart.policy {
            RestartPolicy::Never => false,
            RestartPolicy::OnFailure => !ended.success(),
            RestartPolicy::Always => true,
        };
        if wanted && self.rules.restart.tries.is_none_or(|tries| self.restarts < tries) {
            let pause = pause_before(self.rules.restart.pause, self.restarts);
            self.restarts += 1;
            self.state = State::Backoff;
            let wake = Effect::Wake(Alarm::Backoff, now + pause);
            return vec![Effect::TellBackoff(pause, self.restarts, ended), wake];
        }
        let failed = !ended.success() || wanted;
        self.settle(if failed { Outcome::Failed(Failure::Ended(ended)) } else { Outcome::Finished })
    }

    fn settle(&mut self, outcome: Outcome) -> Vec<Effect> {
        self.state = if matches!(outcome, Outcome::Failed(_)) { State::Failed } else { State::Done };
        vec![Effect::Settle(outcome)]
    }
}

/// The pause before the restart that follows `restarts` others.
pub fn pause_before(pause: Pause, restarts: u32) -> Duration {
    let doubled = 1 << restarts.min(16);
    match pause {
        Pause::Doubling => BACKOFF_FIRST.saturating_mul(doubled).min(BACKOFF_MOST),
        Pause::Fixed(time) => time,
        Pause::Exponential => Duration::from_secs(1).saturating_mul(doubled),
    }
}

#[cfg(test)]
#[path = "state_tests.rs"]
mod tests;

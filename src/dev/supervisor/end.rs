//! The supervisor's hands for ends: requests to stop, signals, reaping, and the certainty that nothing is left.

use super::{Supervisor, Timer};
use crate::{
    base::process::{self, Ended, Signal},
    dev::{
        exec_check::ExecChecks,
        fleet::Reason,
        plan::StopSignal,
        sink::News,
        state::{self, Event as Life},
        stop::Asked,
    },
};
use std::time::{Duration, Instant};

/// How long everything gets to stop once our guard was killed: its caller believes us gone.
const ORPHANED_GRACE: Duration = Duration::from_millis(1200);

/// How long the last output may wait for its reader once we were asked to end.
const SLOW_READER: Duration = Duration::from_secs(2);

impl Supervisor {
    /// A signal came: the first stops, the second kills, the third ends the loop.
    pub(super) fn asked_to_stop(&mut self, signal: Signal) {
        let now = Instant::now();
        let actions = match self.stop.signal(signal) {
            1 if signal != Signal::Quit => self.fleet.stop(Reason::Asked, now),
            1 | 2 => {
                self.sink.tell(News::Killing);
                self.fleet.kill(now)
            }
            _ => return,
        };
        self.carry_out(actions);
    }

    pub(super) fn guard_gone(&mut self) {
        self.sink.tell(News::GuardGone);
        self.timers.set(Timer::KillAll, Instant::now() + ORPHANED_GRACE);
        self.stop_because(Asked::GuardGone);
    }

    pub(super) fn stop_because(&mut self, cause: Asked) {
        if self.stop.because(cause) {
            let actions = self.fleet.stop(Reason::Asked, Instant::now());
            self.carry_out(actions);
        }
    }

    pub(super) fn ask_to_end(&mut self, service: usize) {
        let stop = self.plan.services[service].stop;
        let signal = match (stop.signal, self.stop.cause()) {
            // What is left after its own end is no longer the program that knows its special signal.
            _ if self.slots[service].exited_at.is_some() => Signal::Term,
            (_, Some(Asked::Signal(signal))) if stop.as_received => signal,
            (StopSignal::Int, _) => Signal::Int,
            (StopSignal::Term, _) => Signal::Term,
            (StopSignal::Hup, _) => Signal::Hup,
            (StopSignal::Quit, _) => Signal::Quit,
            (StopSignal::Kill, _) => Signal::Kill,
        };
        let slot = &self.slots[service];
        match slot.first.filter(|_| stop.first_only && slot.exited_at.is_none()) {
            Some(first) => process::signal(first, signal),
            None => self.send(service, signal),
        }
    }

    pub(super) fn send(&mut self, service: usize, signal: Signal) {
        // Once the tree is gone its id may be somebody else's.
        if let Some(first) = self.slots[service].first.filter(|_| !self.slots[service].tree_gone) {
            self.trees.signal(service, first, signal);
        }
    }

    pub(super) fn reap(&mut self) {
        while let Some((pid, ended)) = process::reap() {
            self.trees.reaped(pid);
            if let Some(service) = self.checks.ended(pid) {
                self.trees.forget(pid);
                self.exec_check_ended(service, ended);
            } else if let Some(service) = self.slots.iter().position(|slot| slot.first == Some(pid)) {
                self.slots[service].exited_at = Some(Instant::now());
                self.slots[service].last_end = Some(ended);
                self.input.take(service);
                self.feed(service, Life::Exited(ended));
            } else {
                self.trees.forget(pid);
            }
        }
    }

    pub(super) fn exec_check_ended(&mut self, service: usize, ended: Ended) {
        if ended.success() {
            self.timers.retain(|timer| *timer != Timer::ExecCheck(service));
            self.feed(service, Life::ReadySeen);
        } else {
            self.timers.set(Timer::ExecCheck(service), Instant::now() + ExecChecks::PAUSE);
        }
    }

    /// A process tree is gone when its first process was reaped, its group is empty, nothing of it was left to
    /// us, and its output has arrived.
    pub(super) fn look_for_gone(&mut self) {
        let candidates: Vec<usize> =
            (0..self.slots.len()).filter(|service| self.slots[*service].exited_at.is_some()).collect();
        if candidates.is_empty() {
            return;
        }
        self.trees.look_again();
        let strays = self.trees.strays();
        for service in candidates {
            let Some(first) = self.slots[service].first else { continue };
            let left = strays.iter().any(|(_, owner)| *owner == Some(service));
            if !self.slots[service].tree_gone && (left || process::group_alive(first)) {
                continue;
            }
            if !std::mem::replace(&mut self.slots[service].tree_gone, true) {
                self.trees.forget(first);
                self.feed(service, Life::TreeGone);
            }
            if self.drained(service) {
                let slot = &mut self.slots[service];
                (slot.first, slot.output, slot.exited_at) = (None, None, None);
                self.feed(service, Life::Gone);
            }
        }
    }

    /// Whether a service's output has arrived: it has ended, or somebody outside the tree holds it open and
    /// nothing more comes. A slow reader of our own output is waited for, but not for ever once somebody wants
    /// us to end.
    fn drained(&mut self, service: usize) -> bool {
        let patience = self.stop.cause().map(|_| SLOW_READER);
        let slot = &mut self.slots[service];
        let Some(exited_at) = slot.exited_at else { return false };
        if slot.output_ended {
            return true;
        }
        if patience.is_some_and(|patience| exited_at.elapsed() >= patience) {
            return true;
        }
        let unread =
            slot.output.as_ref().is_some_and(|output| process::readable_within(output, Duration::ZERO));
        let before = std::mem::replace(&mut slot.idle_after, slot.progress.idle_after());
        let idle = slot.idle_after.is_some() && slot.idle_after == before;
        exited_at.elapsed() >= state::DRAIN && idle && !unread
    }
}

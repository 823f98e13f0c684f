//! All services together, as pure as one of them: who may start, who must stop, in which order, and when it
//! is over. Services are numbered as in the plan.

use super::{
    plan::{OnEnd, Plan, Until},
    state::{Effect, Event, Failure, Machine, Outcome, Readiness, Rules, State},
};
use std::{collections::VecDeque, time::Instant};

/// What follows from an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// To be carried out for a service.
    Effect(usize, Effect),
    /// A service has come to this state.
    Changed(usize, State),
    /// Everything is being stopped from now on.
    Stopping(Reason),
}

/// Why everything is stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A signal, a command or a broken pipe: somebody outside wants it.
    Asked,
    /// This service failed and `on_failure` says so.
    Failure(usize),
    /// This service ended and `on_exit` says so.
    Exit(usize),
}

/// The services and what binds them.
#[derive(Clone, Debug)]
pub struct Fleet {
    members: Vec<Member>,
    on_exit: OnEnd,
    on_failure: OnEnd,
    at_once: usize,
    stopping: Option<Reason>,
    first_failure: Option<(usize, Failure)>,
}

#[derive(Clone, Debug)]
struct Member {
    machine: Machine,
    outcome: Option<Outcome>,
    needs: Vec<(usize, Until)>,
    /// Whether its end is what another one waits for.
    awaited: bool,
    told_to_stop: bool,
    /// It was stopped by itself, from outside: the run goes on without it, and it may be started again.
    held: bool,
}

impl Fleet {
    /// The services of a plan, all pending. Needs that name no service of the plan are left out.
    pub fn new(plan: &Plan) -> Self {
        let number = |name: &_| plan.services.iter().position(|service| &service.name == name);
        let member = |service: &super::plan::Service| Member {
            machine: Machine::new(Rules {
                restart: service.restart,
                stop_within: service.stop.within,
                ready: match &service.ready {
                    None => Readiness::AtOnce,
                    Some(ready) => ready.within.map_or(Readiness::Whenever, Readiness::Within),
                },
            }),
            outcome: None,
            needs: service
                .needs
                .iter()
                .filter_map(|need| Some((number(&need.service)?, need.until)))
                .collect(),
            awaited: false,
            told_to_stop: false,
            held: false,
        };
        let mut members: Vec<Member> = plan.services.iter().map(member).collect();
        let awaited: Vec<usize> = members
            .iter()
            .flat_map(|member| {
                member.needs.iter().filter(|(_, until)| *until == Until::Done).map(|(other, _)| *other)
            })
            .collect();
        for other in awaited {
            members[other].awaited = true;
        }
        Self {
            members,
            on_exit: plan.on_exit,
            on_failure: plan.on_failure,
            at_once: plan.at_once.unwrap_or(usize::MAX),
            stopping: None,
            first_failure: None,
        }
    }

    /// One service's machine.
    pub fn machine(&self, service: usize) -> &Machine {
        &self.members[service].machine
    }

    /// How a service's life ended, if it has.
    pub fn outcome(&self, service: usize) -> Option<Outcome> {
        self.members[service].outcome
    }

    /// Why everything is being stopped, if it is.
    pub fn stopping(&self) -> Option<Reason> {
        self.stopping
    }

    /// The first service that failed for good.
    pub fn first_failure(&self) -> Option<(usize, Failure)> {
        self.first_failure
    }

    /// Whether every service's life has ended. One that was stopped by itself may get another, unless all stop.
    pub fn finished(&self) -> bool {
        let over = |member: &Member| member.machine.settled() && (self.stopping.is_some() || !member.held);
        self.members.iter().all(over)
    }

    /// Starts what needs nothing.
    pub fn begin(&mut self, now: Instant) -> Vec<Action> {
        let mut actions = vec![];
        self.proceed(now, &mut actions);
        actions
    }

    /// Something happened to a service.
    pub fn on(&mut self, service: usize, event: Event, now: Instant) -> Vec<Action> {
        let mut actions = vec![];
        self.feed(service, event, now, &mut actions);
        self.proceed(now, &mut actions);
        actions
    }

    /// Stops everything, those first that no living service needs.
    pub fn stop(&mut self, reason: Reason, now: Instant) -> Vec<Action> {
        let mut actions = vec![];
        self.begin_stop(reason, &mut actions);
        self.proceed(now, &mut actions);
        actions
    }

    /// Stops one service by itself; the others go on.
    pub fn stop_one(&mut self, service: usize, now: Instant) -> Vec<Action> {
        if self.stopping.is_some() || self.members[service].machine.settled() {
            return vec![];
        }
        self.members[service].held = true;
        self.on(service, Event::Stop, now)
    }

    /// Gives a service whose life has ended another one, and what it needs too where that is not there.
    pub fn start_one(&mut self, service: usize, now: Instant) -> Vec<Action> {
        let mut actions = vec![];
        if self.stopping.is_none() {
            self.revive(service, now, &mut actions);
            self.proceed(now, &mut actions);
        }
        actions
    }

    /// Stops a service, if it runs, and starts it again.
    pub fn restart_one(&mut self, service: usize, now: Instant) -> Vec<Action> {
        if self.stopping.is_some() {
            return vec![];
        }
        if self.members[service].machine.settled() {
            return self.start_one(service, now);
        }
        self.members[service].held = false;
        self.on(service, Event::Restart, now)
    }

    fn revive(&mut self, service: usize, now: Instant, actions: &mut Vec<Action>) {
        self.members[service].held = false;
        for (needed, _) in self.members[service].needs.clone() {
            let outcome = self.members[needed].outcome;
            if outcome.is_some_and(|outcome| outcome != Outcome::Finished) {
                self.revive(needed, now, actions);
            }
        }
        self.feed(service, Event::Revive, now, actions);
    }

    /// Kills everything at once.
    pub fn kill(&mut self, now: Instant) -> Vec<Action> {
        let mut actions = vec![];
        self.begin_stop(Reason::Asked, &mut actions);
        for service in 0..self.members.len() {
            self.members[service].told_to_stop = true;
            self.feed(service, Event::Kill, now, &mut actions);
        }
        actions
    }

    fn begin_stop(&mut self, reason: Reason, actions: &mut Vec<Action>) {
        if self.stopping.is_none() {
            self.stopping = Some(reason);
            actions.push(Action::Stopping(reason));
        }
    }

    /// One event to one machine, and what its end means for the others.
    fn feed(&mut self, service: usize, event: Event, now: Instant, actions: &mut Vec<Action>) {
        let member = &mut self.members[service];
        let before = member.machine.state();
        let (machine, effects) = member.machine.step(event, now);
        member.machine = machine;
        if machine.state() != before {
            actions.push(Action::Changed(service, machine.state()));
        }
        if !machine.settled() {
            member.outcome = None;
        }
        for effect in effects {
            actions.push(Action::Effect(service, effect));
            if let Effect::Settle(outcome) = effect {
                self.settled(service, outcome, actions);
            }
        }
    }

    fn settled(&mut self, service: usize, outcome: Outcome, actions: &mut Vec<Action>) {
        let member = &mut self.members[service];
        member.outcome = Some(outcome);
        match outcome {
            Outcome::Failed(failure) => {
                self.first_failure.get_or_insert((service, failure));
                if self.on_failure == OnEnd::StopAll {
                    self.begin_stop(Reason::Failure(service), actions);
                }
            }
            Outcome::Finished if self.on_exit == OnEnd::StopAll && !member.awaited => {
                self.begin_stop(Reason::Exit(service), actions);
            }
            Outcome::Finished | Outcome::Stopped => {}
        }
    }

    /// Starts or stops whoever's turn it is, until nothing changes.
    fn proceed(&mut self, now: Instant, actions: &mut Vec<Action>) {
        let mut turn: VecDeque<(usize, Event)> = VecDeque::new();
        loop {
            let mut room = self.room();
            for service in 0..self.members.len() {
                if let Some(event) = self.turn_of(service) {
                    if event == Event::Start && room == 0 {
                        continue;
                    }
                    room = room.saturating_sub(usize::from(event == Event::Start));
                    self.members[service].told_to_stop |= event == Event::Stop;
                    turn.push_back((service, event));
                }
            }
            if turn.is_empty() {
                return;
            }
            for (service, event) in turn.drain(..) {
                self.feed(service, event, now, actions);
            }
        }
    }

    /// How many more may be started now. A service keeps its place while it waits for a restart.
    fn room(&self) -> usize {
        if self.at_once == usize::MAX {
            return usize::MAX;
        }
        let busy = |member: &&Member| member.machine.live() || member.machine.state() == State::Backoff;
        self.at_once.saturating_sub(self.members.iter().filter(busy).count())
    }

    fn turn_of(&self, service: usize) -> Option<Event> {
        let member = &self.members[service];
        if self.stopping.is_some() {
            if member.told_to_stop || member.machine.settled() {
                return None;
            }
            let failed = |(needed, _): &(usize, Until)| {
                matches!(self.members[*needed].outcome, Some(Outcome::Failed(_)))
            };
            if member.machine.state() == State::Pending && member.needs.iter().any(failed) {
                return Some(Event::NeedFailed);
            }
            let needed = self.members.iter().any(|other| {
                !other.machine.settled() && other.needs.iter().any(|(needed, _)| *needed == service)
            });
            return (!needed).then_some(Event::Stop);
        }
        if member.machine.state() != State::Pending {
            return None;
        }
        let met: Vec<Option<bool>> = member.needs.iter().map(|need| self.met(*need)).collect();
        if met.contains(&Some(false)) {
            return Some(Event::NeedFailed);
        }
        met.iter().all(|met| *met == Some(true)).then_some(Event::Start)
    }

    /// Whether a need is met; `None` while that is open.
    fn met(&self, (needed, until): (usize, Until)) -> Option<bool> {
        let other = &self.members[needed];
        match (other.outcome, other.machine.state(), until) {
            // Stopped by itself, it may come again.
            (Some(Outcome::Stopped), ..) if other.held => None,
            (Some(outcome), ..) => Some(outcome == Outcome::Finished),
            (None, State::Ready, Until::Started | Until::Ready) | (None, State::Running, Until::Started) => {
                Some(true)
            }
            (None, ..) => None,
        }
    }
}

#[cfg(test)]
#[path = "fleet_tests.rs"]
mod tests;

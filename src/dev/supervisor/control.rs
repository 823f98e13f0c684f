//! The supervisor's answers to whoever looks at it or steers it.

use super::Supervisor;
use crate::base::process::Ended;
use crate::dev::{
    control::{Answer, Call, Refusal, Request, Status, Verb, fill_in},
    keys::Wish,
    sink::{News, Steered},
    state::{Outcome, State},
    stop::Asked,
};
use std::{sync::mpsc::Sender, time::Instant};

/// Somebody who waits until something is done.
pub(super) struct Waiter {
    services: Vec<usize>,
    verb: Verb,
    reply: Sender<Answer>,
}

impl Supervisor {
    pub(super) fn control(&mut self, call: Call) {
        let Call { request, reply } = call;
        let services = match self.meant(&request) {
            Ok(services) => services,
            Err(refusal) => return answer(&reply, Answer::refused(refusal)),
        };
        match request.verb {
            Verb::Ps => return self.answer(&services, &reply),
            Verb::Down => self.stop_because(Asked::Down),
            Verb::Kill => {
                self.stop_because(Asked::Down);
                let actions = self.fleet.kill(Instant::now());
                self.carry_out(actions);
            }
            Verb::Start | Verb::Stop | Verb::Restart if self.fleet.stopping().is_some() => {
                return answer(&reply, Answer::refused(Refusal::Stopping));
            }
            Verb::Start | Verb::Stop | Verb::Restart => self.steer(request.verb, &services),
        }
        if request.wait && !matches!(request.verb, Verb::Down | Verb::Kill) {
            self.waiters.push(Waiter { services, verb: request.verb, reply });
            self.answer_waiters();
        } else {
            self.answer(&services, &reply);
        }
    }

    /// Does what a key asks for.
    pub(super) fn grant(&mut self, wish: Wish) {
        let stopping = self.fleet.stopping().is_some();
        match wish {
            Wish::Help => self.sink.tell(News::Keys(self.browser.is_some())),
            Wish::States => {
                let mut states: Vec<Status> =
                    (0..self.slots.len()).map(|service| self.status(service)).collect();
                states.iter_mut().for_each(fill_in);
                self.sink.tell(News::States(states));
            }
            Wish::AskRestart if !stopping => self.sink.tell(News::WhichRestart),
            Wish::Restart(service) if !stopping => self.steer_one(service, Steered::Restart),
            Wish::RestartAll if !stopping => {
                let all: Vec<usize> = (0..self.slots.len()).collect();
                self.steer(Verb::Restart, &all);
            }
            Wish::Open => self.open_browser(),
            Wish::Clear => self.sink.tell(News::Clear),
            Wish::Line => self.sink.tell(News::Line),
            Wish::End(asked) => self.stop_because(asked),
            Wish::Never => self.sink.tell(News::NoRestart),
            Wish::AskRestart | Wish::Restart(_) | Wish::RestartAll => {}
        }
    }

    fn steer(&mut self, verb: Verb, services: &[usize]) {
        for service in services {
            let steered = match verb {
                Verb::Start => Steered::Start,
                Verb::Stop => Steered::Stop,
                _ => Steered::Restart,
            };
            self.steer_one(*service, steered);
        }
    }

    /// Steers one service, and says so when that changes something.
    pub(super) fn steer_one(&mut self, service: usize, steered: Steered) {
        let now = Instant::now();
        let settled = self.fleet.machine(service).settled();
        let actions = match steered {
            Steered::Start => self.fleet.start_one(service, now),
            Steered::Stop => self.fleet.stop_one(service, now),
            Steered::Restart | Steered::Changed => self.fleet.restart_one(service, now),
        };
        if !actions.is_empty() && (steered != Steered::Start || settled) {
            self.sink.tell(News::Steered(service, steered));
        }
        self.carry_out(actions);
    }

    /// The services that a request means; all of them where it names none.
    fn meant(&self, request: &Request) -> Result<Vec<usize>, Refusal> {
        let all = 0..self.slots.len();
        if request.services.is_empty() {
            return Ok(all.collect());
        }
        let find = |name: &String| {
            let named = |service: &usize| {
                self.shown[*service].name == *name || self.plan.services[*service].name.as_str() == name
            };
            let by_number = || name.parse().ok().filter(|number| all.contains(number));
            all.clone().find(named).or_else(by_number).ok_or_else(|| Refusal::UnknownService {
                name: name.clone(),
                known: self.shown.iter().map(|shown| shown.name.clone()).collect(),
            })
        };
        request.services.iter().map(find).collect()
    }

    /// Answers those for whom it is done by now.
    pub(super) fn answer_waiters(&mut self) {
        if self.waiters.is_empty() {
            return;
        }
        let (done, open): (Vec<_>, Vec<_>) = std::mem::take(&mut self.waiters)
            .into_iter()
            .partition(|waiter| waiter.services.iter().all(|service| self.is_done(waiter.verb, *service)));
        self.waiters = open;
        for waiter in done {
            self.answer(&waiter.services, &waiter.reply);
        }
    }

    fn is_done(&self, verb: Verb, service: usize) -> bool {
        let machine = self.fleet.machine(service);
        match verb {
            Verb::Stop => machine.settled(),
            _ => machine.settled() || machine.state() == State::Ready,
        }
    }

    fn answer(&mut self, services: &[usize], reply: &Sender<Answer>) {
        let statuses = services.iter().map(|service| self.status(*service)).collect();
        answer(reply, Answer::done(statuses));
    }

    fn status(&mut self, service: usize) -> Status {
        let machine = *self.fleet.machine(service);
        let slot = &self.slots[service];
        let first = slot.first.filter(|_| machine.live());
        let pids = match first {
            Some(first) => self.trees.members(service, first).iter().map(|process| process.pid).collect(),
            None => vec![],
        };
        let slot = &self.slots[service];
        let uptime = first.map(|_| (slot.started_at.elapsed().as_secs_f64() * 1000.0).round() / 1000.0);
        let (code, signal) = match slot.last_end {
            Some(Ended::Code(code)) => (Some(code), None),
            Some(Ended::Signal(signal)) => (None, Some(signal)),
            None => (None, None),
        };
        Status {
            name: self.shown[service].name.clone(),
            state: self.state_in_words(service).to_owned(),
            pid: first,
            uptime,
            restarts: slot.starts.saturating_sub(1),
            processes: pids.len(),
            port: self.plan.services[service].port,
            url: self.shown[service].url.clone(),
            code,
            signal,
            pids,
            ..Status::default()
        }
    }

    fn state_in_words(&self, service: usize) -> &'static str {
        let machine = self.fleet.machine(service);
        match machine.state() {
            State::Pending => "pending",
            State::Starting if machine.in_setup() => "setup",
            State::Starting => "starting",
            State::Running => "running",
            State::Ready => "ready",
            State::Stopping => "stopping",
            State::Backoff => "backoff",
            State::Done if self.fleet.outcome(service) == Some(Outcome::Stopped) => "stopped",
            State::Done => "done",
            State::Failed => "failed",
        }
    }
}

/// Whoever asked may have gone away.
fn answer(reply: &Sender<Answer>, answer: Answer) {
    let _ = reply.send(answer);
}

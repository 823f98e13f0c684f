//! The supervisor's hands for beginnings: setups, processes, readers, readiness checks, the browser.

use super::{Supervisor, Timer};
use crate::{
    base::process::{self, Output, Signal},
    dev::{
        exec_check::ExecChecks,
        log_match::LogMatch,
        plan::{Check, Typed},
        probe::{self, Subject, Target},
        reader::Reader,
        sink::News,
        state::{Event as Life, State},
        tree::DETACHED,
    },
};
use std::{sync::Arc, time::Instant};

impl Supervisor {
    pub(super) fn set_up(&mut self, service: usize) -> Life {
        let wanted = self.plan.services[service].setup.clone();
        let Some(setup) = wanted.filter(|setup| self.setups.is_due(&self.plan.services[service].name, setup))
        else {
            return Life::SetupNotNeeded;
        };
        self.sink.tell(News::Setup(service, setup.run.clone()));
        self.setups.begin(&self.plan.services[service].name);
        let child = self.slots[service].recipe.setup(&setup, self.sink.window());
        self.start(service, child, None)
    }

    pub(super) fn spawn(&mut self, service: usize) -> Life {
        if self.setups.done(&self.plan.services[service].name)
            && let Some(setup) = &self.plan.services[service].setup
            && !setup.when_missing.exists()
        {
            self.sink.tell(News::SetupIncomplete(service, setup.when_missing.clone()));
        }
        let wants_input = match &self.plan.stdin {
            Typed::Nobody => false,
            Typed::Service(name) => *name == self.plan.services[service].name,
            Typed::Open | Typed::Routed { .. } => true,
        };
        if self.logs_in_turn {
            self.open_log(service);
        }
        self.slots[service].starts += 1;
        let child = self.slots[service].recipe.main(self.sink.window(), wants_input);
        let until = self.plan.services[service].ready.as_ref().and_then(|ready| match &ready.check {
            Check::Log(regex) => Some(LogMatch::new(regex.clone())),
            _ => None,
        });
        self.start(service, child, until)
    }

    pub(super) fn start(&mut self, service: usize, child: process::Child, until: Option<LogMatch>) -> Life {
        self.timers.retain(|timer| !timer.is_of(service));
        let started = match process::spawn(child) {
            Ok(started) => started,
            Err(error) => {
                self.sink.tell(News::SpawnFailed(service, error.to_string()));
                return Life::SpawnFailed;
            }
        };
        self.trees.started(started.pid, service);
        let slot = &mut self.slots[service];
        slot.generation += 1;
        slot.first = Some(started.pid);
        slot.output = started.output.try_clone().ok();
        slot.output_ended = false;
        (slot.idle_after, slot.listening) = (None, None);
        slot.progress = Arc::default();
        (slot.exited_at, slot.tree_gone) = (None, false);
        slot.started_at = Instant::now();
        if let Some(file) = started.input {
            self.input.give(service, file);
        }
        let reader = Reader {
            service,
            generation: slot.generation,
            output: started.output,
            log: Arc::clone(&slot.log),
            until,
            progress: Arc::clone(&slot.progress),
            sink: Arc::clone(&self.sink),
            events: self.events.0.clone(),
        };
        self.sink.tell(News::Started(service, started.pid));
        self.new_readers.push(reader);
        Life::Spawned
    }

    pub(super) fn start_readers(&mut self) {
        for reader in std::mem::take(&mut self.new_readers) {
            let service = reader.service;
            if let Err(error) = reader.start() {
                self.slots[service].output_ended = true;
                self.sink.tell(News::SpawnFailed(service, error.to_string()));
                self.send(service, Signal::Kill);
            }
        }
    }

    pub(super) fn watch(&mut self, service: usize) {
        let Some(ready) = &self.plan.services[service].ready else { return };
        let slot = &mut self.slots[service];
        let Some(first) = slot.first else { return };
        if let Some(target) = Target::of(&ready.check, ready.owner) {
            let (ends_the_probe, stop) = std::sync::mpsc::channel();
            let marks = (self.marks.clone(), self.plan.services[service].name.to_string());
            let subject = Subject { service, generation: slot.generation, first, marks: Arc::new(marks) };
            probe::start(subject, target, stop, self.events.0.clone());
            slot.watch = Some(ends_the_probe);
        } else if matches!(ready.check, Check::Exec(_)) {
            self.timers.set(Timer::ExecCheck(service), Instant::now());
        }
    }

    pub(super) fn unwatch(&mut self, service: usize) {
        self.slots[service].watch = None;
        self.timers.retain(|timer| *timer != Timer::ExecCheck(service));
        self.checks.end(service);
    }

    pub(super) fn run_exec_check(&mut self, service: usize) {
        let Some(Check::Exec(command)) = self.plan.services[service].ready.as_ref().map(|ready| &ready.check)
        else {
            return;
        };
        if self.fleet.machine(service).state() == State::Running {
            let child = self.slots[service].recipe.check(command);
            let started = self.checks.run(service, child);
            if let Some(pid) = started {
                self.trees.started(pid, service);
            }
            self.timers.set(Timer::ExecCheck(service), Instant::now() + ExecChecks::PATIENCE);
        }
    }

    pub(super) fn open_browser(&mut self) {
        let Some((program, args)) = self.browser.clone().and_then(|words| {
            let mut words = words.into_iter();
            Some((words.next()?, words.collect()))
        }) else {
            return;
        };
        let environment = vec![(DETACHED.into(), "1".into())];
        let dir = self.plan.root.clone();
        let name = program.to_string_lossy().into_owned();
        let (output, input, outlives_us) = (Output::Null, false, true);
        let child = process::Child { program, args, dir, environment, output, input, outlives_us };
        if let Err(error) = process::spawn(child) {
            self.sink.tell(News::BrowserFailed(format!("`{name}`: {error}")));
        }
    }
}

//! Which processes belong to which service: those below its first process, and those it left to us.

use super::plan::Plan;
use crate::base::process::{self, Pid, Process, Signal};
use std::collections::{HashMap, HashSet};

/// In the environment of every child: which run of `ef` it belongs to.
pub(super) const RUN: &str = "EF_RUN";
/// In the environment of every child: the name of its service.
pub(super) const SERVICE: &str = "EF_SERVICE";
/// In the environment of every child: the root folder of the project.
pub(super) const ROOT: &str = "EF_PROJECT_ROOT";
/// In the environment of what is to outlive `ef` (the browser of `--open`). Empty in that of services: an `ef`
/// that runs somewhere below such a browser or editor must not take its own services for detached.
pub(super) const DETACHED: &str = "EF_DETACHED";

/// Whether a process is to be left alone, with everything below it.
pub fn is_detached(process: &Process) -> bool {
    process::marker(process.pid, DETACHED).is_some_and(|value| !value.is_empty())
}

/// The processes of this run.
#[derive(Debug)]
pub(super) struct Trees {
    run: String,
    names: Vec<String>,
    /// Children that we started, with their service; also the sessions that once were theirs.
    started: HashMap<Pid, usize>,
    /// Children that have been reaped: their ids still name sessions.
    reaped: HashSet<Pid>,
    /// Whose an adopted process is, once found out.
    adopted: HashMap<(Pid, u64), Option<usize>>,
    /// What `strays` last found, for as long as nothing can have changed.
    found: Option<Vec<Stray>>,
}

/// An adopted process, and the service it came from where that is known.
pub(super) type Stray = (Process, Option<usize>);

impl Trees {
    /// Nothing has been started yet.
    pub(super) fn new(plan: &Plan, run: &str) -> Self {
        let names = plan.services.iter().map(|service| service.name.to_string()).collect();
        Self {
            run: run.to_owned(),
            names,
            started: HashMap::new(),
            reaped: HashSet::new(),
            adopted: HashMap::new(),
            found: None,
        }
    }

    /// A child was started for a service.
    pub(super) fn started(&mut self, pid: Pid, service: usize) {
        self.reaped.remove(&pid);
        self.started.insert(pid, service);
    }

    /// A child was reaped.
    pub(super) fn reaped(&mut self, pid: Pid) {
        if self.started.contains_key(&pid) {
            self.reaped.insert(pid);
        }
    }

    /// Nothing of this child's session is left: its id means nothing any more.
    pub(super) fn forget(&mut self, pid: Pid) {
        self.started.remove(&pid);
        self.reaped.remove(&pid);
    }

    /// Time has passed: processes may have come and gone.
    pub(super) fn look_again(&mut self) {
        self.found = None;
    }

    /// The adopted processes.
    pub(super) fn strays(&mut self) -> Vec<Stray> {
        if self.found.is_none() {
            self.found = Some(self.find_strays());
        }
        self.found.clone().unwrap_or_default()
    }

    fn find_strays(&mut self) -> Vec<Stray> {
        let own = |pid| self.started.contains_key(&pid) && !self.reaped.contains(&pid);
        let found = process::orphans(own);
        self.adopted.retain(|(pid, started), _| found.iter().any(|p| p.pid == *pid && p.started == *started));
        found
            .into_iter()
            .filter(|process| !is_detached(process))
            .map(|process| (process, self.whose(&process)))
            .collect()
    }

    fn whose(&mut self, process: &Process) -> Option<usize> {
        let key = (process.pid, process.started);
        if let Some(known) = self.adopted.get(&key) {
            return *known;
        }
        let by_session = self.started.get(&process.session).copied();
        let found = by_session.or_else(|| {
            let run = process::marker(process.pid, RUN)?;
            let name = process::marker(process.pid, SERVICE)?;
            (run == self.run).then(|| self.names.iter().position(|own| *own == name))?
        });
        self.adopted.insert(key, found);
        found
    }

    /// Everything alive that belongs to a service whose first process is `first`.
    pub(super) fn members(&mut self, service: usize, first: Pid) -> Vec<Process> {
        let mut found =
            if self.reaped.contains(&first) { vec![] } else { process::descendants(first, |_| false) };
        for (stray, owner) in self.strays() {
            if owner == Some(service) {
                found.extend(process::descendants(stray.pid, |_| false));
            }
        }
        // Remembered, so that what clears its environment and leaves is still known for whose it was.
        for process in &found {
            self.adopted.insert((process.pid, process.started), Some(service));
        }
        found
    }

    /// Signals every process group of a service once.
    pub(super) fn signal(&mut self, service: usize, first: Pid, signal: Signal) {
        let mut groups: HashSet<Pid> =
            self.members(service, first).iter().map(|process| process.group).collect();
        if !self.reaped.contains(&first) {
            groups.insert(first);
        }
        for group in groups {
            process::signal_group(group, signal);
            // What was stopped (SIGSTOP) could not take the hint.
            process::signal_group(group, Signal::Continue);
        }
    }
}

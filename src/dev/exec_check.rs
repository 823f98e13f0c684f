//! Readiness checks that run a command: one at a time for each service, ended when it takes too long.

use crate::base::process::{self, Child, Pid, Signal};
use std::{collections::HashMap, time::Duration};

/// The checks that run, by service.
#[derive(Debug, Default)]
pub(super) struct ExecChecks(HashMap<usize, Pid>);

impl ExecChecks {
    /// Between a check that failed and the next.
    pub(super) const PAUSE: Duration = Duration::from_millis(500);
    /// How long one check may take.
    pub(super) const PATIENCE: Duration = Duration::from_secs(10);

    /// Runs a check, ending the one before if it still runs.
    pub(super) fn run(&mut self, service: usize, child: Child) -> Option<Pid> {
        self.end(service);
        let pid = process::spawn(child).ok()?.pid;
        self.0.insert(service, pid);
        Some(pid)
    }

    /// Whose check this process was, if it was one.
    pub(super) fn ended(&mut self, pid: Pid) -> Option<usize> {
        let service = *self.0.iter().find(|(_, check)| **check == pid)?.0;
        self.0.remove(&service);
        Some(service)
    }

    /// Ends a service's check.
    pub(super) fn end(&mut self, service: usize) {
        if let Some(pid) = self.0.remove(&service) {
            process::signal_group(pid, Signal::Kill);
        }
    }
}

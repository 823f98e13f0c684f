//! `--teardown`: what is run when all is over, one after the other, with our own streams.

use super::super::session::Session;
use crate::base::{
    process::{self, Ended, Pid, Signal, Task},
    signals::{Notice, Notices},
};
use std::{
    path::Path,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// What runs, and who asked for its end.
#[derive(Default)]
struct State {
    running: Option<Pid>,
    asked: Option<Signal>,
}

/// Runs the shell lines. A request to stop ends the one that runs, and the others are left out; that request is the
/// answer then. A second request kills it.
pub(super) fn run(session: &Session, lines: &[String], dir: &Path, say: impl Fn(&str)) -> Option<Signal> {
    let state = Arc::new(Mutex::new(State::default()));
    if !lines.is_empty() {
        listen(&state);
    }
    for line in lines {
        say(&format!("Running teardown command \"{line}\""));
        let shell = if cfg!(windows) { ["cmd", "/C"] } else { ["/bin/sh", "-c"] };
        // With `--json`, stdout is for the events.
        let words = match (session.ui.json, cfg!(windows)) {
            (false, _) => line.clone(),
            (true, true) => format!("({line}) 1>&2"),
            (true, false) => format!("exec 1>&2; {line}"),
        };
        let task = Task {
            program: shell[0].into(),
            args: vec![shell[1].into(), words.into()],
            dir: dir.to_owned(),
            environment: session.env.vars.clone().into_iter().collect(),
            account: None,
        };
        let started = |pid| {
            let mut state = lock(&state);
            state.running = Some(pid);
            // Asked for before it was there.
            if let Some(signal) = state.asked {
                process::signal_group(pid, signal);
            }
        };
        let how = match task.run_here(started) {
            Ok(Ended::Code(code)) => format!("exited with code {code}"),
            Ok(Ended::Signal(signal)) => format!("was ended by signal {signal}"),
            Err(error) => format!("errored: {error}"),
        };
        say(&format!("Teardown command \"{line}\" {how}"));
        let mut state = lock(&state);
        state.running = None;
        if state.asked.is_some() {
            return state.asked;
        }
    }
    None
}

/// Hands requests to stop on, from a thread of its own. Without one the commands run to their end.
fn listen(state: &Arc<Mutex<State>>) {
    let Ok(mut notices) = Notices::new() else { return };
    let state = Arc::clone(state);
    let work = move || {
        loop {
            let Notice::Stop { signal, .. } = notices.wait() else { continue };
            let mut state = lock(&state);
            let with = if state.asked.is_some() { Signal::Kill } else { signal };
            state.asked.get_or_insert(signal);
            if let Some(group) = state.running {
                process::signal_group(group, with);
            }
        }
    };
    let _ = std::thread::Builder::new().name("teardown".into()).spawn(work);
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

//! The threads that speak to one espeak-ng. The library keeps its state in variables of its own, so it is spoken to from one
//! thread; who needs several at once gets a copy of the library for each, which has variables of its own too.

use super::{
    Error, Found, Kind,
    worker::{self, Letter},
};
use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    sync::{Condvar, Mutex, PoisonError, mpsc::Sender},
};

/// All threads for one espeak-ng.
#[derive(Debug)]
pub(super) struct Desks {
    path: PathBuf,
    kind: Kind,
    data: Option<PathBuf>,
    state: Mutex<State>,
    given_back: Condvar,
}

#[derive(Debug)]
struct State {
    idle: Vec<Sender<Letter>>,
    open: usize,
    most: usize,
}

impl Desks {
    /// Starts the first; gives what was found, or why it does not do.
    pub(super) fn start(path: &Path, kind: Kind, data: Option<PathBuf>) -> Result<(Found, Self), String> {
        let (found, first) = worker::start(path, kind, data.clone())?;
        let state = Mutex::new(State { idle: vec![first], open: 1, most: 1 });
        Ok((found, Self { path: path.to_owned(), kind, data, state, given_back: Condvar::new() }))
    }

    /// From now on up to so many may be open. They are opened when all others are at work.
    pub(super) fn at_once(&self, most: usize) {
        // Only where it is known that a copy of a library is another library.
        let can = self.kind == Kind::Program || cfg!(target_os = "linux");
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.most = state.most.max(if can { most } else { 1 });
    }

    /// Asks whoever is free, and waits for the answer.
    pub(super) fn ask<T>(&self, bytes: usize, letter: impl FnOnce(Sender<T>) -> Letter) -> Result<T, Error> {
        let desk = self.take();
        let answer = worker::ask(&desk, bytes, letter);
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        match &answer {
            // The one that was used last has the voice at hand.
            Ok(_) => state.idle.push(desk),
            // It may still be at work: the last that is asked again.
            Err(_) => state.idle.insert(0, desk),
        }
        self.given_back.notify_one();
        answer
    }

    fn take(&self) -> Sender<Letter> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(desk) = state.idle.pop() {
                return desk;
            }
            if state.open < state.most {
                state.open += 1;
                drop(state);
                let another = self.another();
                state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
                if let Ok(desk) = another {
                    return desk;
                }
                // Those that there are do it.
                state.open -= 1;
                state.most = state.open;
                continue;
            }
            state = self.given_back.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn another(&self) -> Result<Sender<Letter>, String> {
        if self.kind == Kind::Program {
            return worker::start(&self.path, self.kind, self.data.clone()).map(|(_, desk)| desk);
        }
        let copy = copied(&self.path).map_err(|error| error.to_string())?;
        // What is loaded needs its name no longer, and the file goes when the copy does.
        worker::start(copy.path(), self.kind, self.data.clone()).map(|(_, desk)| desk)
    }

    #[cfg(test)]
    pub(super) fn open(&self) -> usize {
        self.state.lock().unwrap().open
    }
}

/// The same library under another name, which the loader takes for another library.
fn copied(path: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut copy = tempfile::Builder::new().prefix("ef-espeak-").suffix(".so").tempfile()?;
    io::copy(&mut File::open(fs::canonicalize(path)?)?, copy.as_file_mut())?;
    Ok(copy)
}

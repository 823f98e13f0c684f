//! One `ef dev` for each project: a lock in `.ef/` that the system takes back with the last process that
//! holds it, so that a crash never leaves a stale one.

use super::error::Error;
use crate::base::{RUN_LOCK, STATE_FOLDER, make_state_folder};
use serde::{Deserialize, Serialize};
use std::{
    fs::{File, TryLockError},
    io::{self, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

/// How long an earlier run that is on its way out is waited for.
const STOPPING: Duration = Duration::from_secs(20);
/// Between two tries at its lock.
const LOOK: Duration = Duration::from_millis(20);

/// What a running instance says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Note {
    /// The process that a signal should go to.
    pid: i32,
    /// Its start time in clock ticks since boot: with the id it names one process for good.
    started: u64,
    /// Whether it has begun to stop.
    stopping: bool,
}

/// How the lock of a project stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lock {
    /// Nobody holds it.
    Free,
    /// A running `ef dev` does.
    Held {
        /// Its process.
        pid: i32,
    },
    /// Somebody does, though the `ef dev` that took it is stopping or gone.
    Stale {
        /// The process that took it, when it said so.
        pid: Option<i32>,
    },
}

/// Looks at the lock of the project at `root`; takes and creates nothing.
pub fn lock(root: &Path) -> io::Result<Lock> {
    let mut file = match File::open(root.join(STATE_FOLDER).join(RUN_LOCK)) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Lock::Free),
        Err(error) => return Err(error),
    };
    match file.try_lock_shared() {
        Ok(()) => return Ok(Lock::Free),
        Err(TryLockError::WouldBlock) => {}
        Err(TryLockError::Error(error)) => return Err(error),
    }
    let note = read(&mut file);
    Ok(match note.as_ref().filter(|note| !note.stopping && is_alive(note)) {
        Some(note) => Lock::Held { pid: note.pid },
        None => Lock::Stale { pid: note.map(|note| note.pid) },
    })
}

/// The lock, held until it is dropped.
#[derive(Debug)]
pub struct Instance {
    file: File,
    note: Note,
    /// `.ef/` of the project.
    pub folder: PathBuf,
}

impl Instance {
    /// Takes the lock of the project at `root` for the process `pid`, making `.ef/` if need be.
    ///
    /// A run that is stopping, or whose main process was killed, is waited for: its services are being ended.
    /// `None` when `given_up` says so before that has come to an end.
    pub fn take(
        root: &Path,
        pid: i32,
        waiting: impl FnOnce(),
        mut given_up: impl FnMut() -> bool,
    ) -> Result<Option<Self>, Error> {
        let folder = make_state_folder(root)
            .map_err(|source| Error::StateFolder { path: root.join(STATE_FOLDER), source })?;
        let path = folder.join(RUN_LOCK);
        let file = File::options().read(true).write(true).create(true).truncate(false).open(&path);
        let mut file = file.map_err(|source| Error::StateFolder { path, source })?;
        let begun = Instant::now();
        let mut waiting = Some(waiting);
        while let Err(error) = file.try_lock() {
            if let TryLockError::Error(source) = error {
                return Err(Error::StateFolder { path: folder.join(RUN_LOCK), source });
            }
            let holder = read(&mut file);
            if let Some(note) = holder.filter(|note| !note.stopping && is_alive(note)) {
                return Err(Error::AlreadyRunning { pid: note.pid, root: root.to_owned() });
            }
            if begun.elapsed() > STOPPING {
                return Err(Error::StillStopping { root: root.to_owned() });
            }
            if begun.elapsed() > LOOK * 5
                && let Some(waiting) = waiting.take()
            {
                waiting();
            }
            if given_up() {
                return Ok(None);
            }
            std::thread::sleep(LOOK);
        }
        let started = crate::base::process::stat(pid).map_or(0, |process| process.started);
        let mut instance = Self { file, note: Note { pid, started, stopping: false }, folder };
        instance.write();
        Ok(Some(instance))
    }

    /// Says that this run is on its way out, so that a new one waits instead of giving up.
    pub fn stopping(&mut self) {
        self.note.stopping = true;
        self.write();
    }

    fn write(&mut self) {
        // Only a courtesy to a second run: the lock itself is what counts.
        let text = serde_json::to_string(&self.note).unwrap_or_default() + "\n";
        let _ = self.file.seek(SeekFrom::Start(0));
        let _ = self.file.set_len(0);
        let _ = self.file.write_all(text.as_bytes());
    }
}

fn read(file: &mut File) -> Option<Note> {
    let mut text = String::new();
    file.seek(SeekFrom::Start(0)).ok()?;
    file.read_to_string(&mut text).ok()?;
    serde_json::from_str(&text).ok()
}

fn is_alive(note: &Note) -> bool {
    crate::base::process::stat(note.pid).is_some_and(|process| process.started == note.started)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn own() -> i32 {
        i32::try_from(std::process::id()).unwrap()
    }

    #[test]
    fn a_second_one_is_told_of_the_first_and_waits_for_one_that_stops() {
        let root = tempfile::tempdir().unwrap();
        assert_eq!(lock(root.path()).unwrap(), Lock::Free);
        assert!(!root.path().join(".ef").exists(), "a look makes nothing");
        let mut first =
            Instance::take(root.path(), own(), || panic!("nobody to wait for"), || false).unwrap().unwrap();
        let second = Instance::take(root.path(), own(), || (), || false).unwrap_err();
        assert!(matches!(second, Error::AlreadyRunning { pid, .. } if pid == own()), "{second:?}");
        assert_eq!(lock(root.path()).unwrap(), Lock::Held { pid: own() });
        first.stopping();
        assert_eq!(lock(root.path()).unwrap(), Lock::Stale { pid: Some(own()) });
        assert!(Instance::take(root.path(), own(), || (), || true).unwrap().is_none(), "it has given up");
        let path = root.path().to_owned();
        let (told, waits) = std::sync::mpsc::channel();
        let third = std::thread::spawn(move || {
            Instance::take(&path, own(), || told.send(()).unwrap(), || false).map(drop)
        });
        waits.recv_timeout(Duration::from_secs(10)).unwrap();
        drop(first);
        third.join().unwrap().unwrap();
        assert_eq!(fs::read_to_string(root.path().join(".ef/.gitignore")).unwrap(), "*\n");
    }
}

//! How a running launcher is found: a note for each in `.ef/control/`, named after its process. One that names
//! no process that lives, by id and start time, is left over from a crash.

use crate::base::{
    files,
    process::{self, Pid},
    socket,
};
use serde::{Deserialize, Serialize};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// What a launcher says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The note's format.
    pub version: u32,
    /// What it is.
    pub kind: Kind,
    /// The process that a person sees and signals.
    pub pid: Pid,
    /// Its start time as the system counts: with the id it names one process for good.
    pub started: u64,
    /// When it began, RFC 3339.
    pub begun: String,
    /// Its socket.
    pub socket: PathBuf,
}

/// What kind of launcher it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// `ef dev`.
    Dev,
    /// `ef run`.
    Run,
}

impl Kind {
    /// As it is typed.
    pub fn command(self) -> &'static str {
        match self {
            Self::Dev => "ef dev",
            Self::Run => "ef run",
        }
    }
}

impl Note {
    /// Its file, in the folder of the notes.
    pub(super) fn path(folder: &Path, pid: Pid) -> PathBuf {
        folder.join(format!("{pid}.json"))
    }

    /// Writes it.
    pub(super) fn write(&self, folder: &Path) -> io::Result<()> {
        let text = serde_json::to_string(self).unwrap_or_default() + "\n";
        files::write_private(&Self::path(folder, self.pid), text.as_bytes())
    }

    /// Whether the process that it names lives.
    fn lives(&self) -> bool {
        process::stat(self.pid).is_some_and(|process| process.started == self.started)
    }
}

/// The folder of the notes and sockets, below `.ef/`.
pub(super) fn folder(state_folder: &Path) -> PathBuf {
    state_folder.join("control")
}

/// The launchers that run in the project whose `.ef/` this is, the oldest first. What crashed ones left behind
/// is taken away, unless somebody answers there all the same: in a container, ids mean other processes.
pub fn find(state_folder: &Path) -> Vec<Note> {
    let folder = folder(state_folder);
    let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
    let read = |entry: fs::DirEntry| {
        let path = entry.path();
        let is_note = path.extension().is_some_and(|extension| extension == "json");
        serde_json::from_str::<Note>(&fs::read_to_string(path).ok().filter(|_| is_note)?).ok()
    };
    let mut notes: Vec<Note> = entries.filter_map(read).collect();
    notes.retain(|note| {
        let there = note.lives() || socket::connect(&note.socket).is_ok();
        if !there {
            let _ = fs::remove_file(Note::path(&folder, note.pid));
            let _ = fs::remove_file(&note.socket);
        }
        there
    });
    notes.sort_by(|a, b| a.begun.cmp(&b.begun).then(a.pid.cmp(&b.pid)));
    notes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(started: u64, folder: &Path) -> Note {
        Note {
            version: 1,
            kind: Kind::Dev,
            pid: process::own(),
            started,
            begun: "2026-01-01T00:00:00Z".into(),
            socket: folder.join("s.sock"),
        }
    }

    #[test]
    fn a_note_counts_by_process_id_and_start_time() {
        let state = tempfile::tempdir().unwrap();
        let folder = folder(state.path());
        fs::create_dir_all(&folder).unwrap();
        assert!(find(state.path()).is_empty());
        let own = note(process::stat(process::own()).unwrap().started, &folder);
        own.write(&folder).unwrap();
        fs::write(folder.join("other.json"), "half a no").unwrap();
        assert_eq!(find(state.path()), [own]);
        fs::write(folder.join("s.sock"), "").unwrap();
        note(1, &folder).write(&folder).unwrap();
        assert!(find(state.path()).is_empty(), "the id lives, but it is another process");
        assert!(!folder.join("s.sock").exists(), "what it left behind goes too");
    }
}

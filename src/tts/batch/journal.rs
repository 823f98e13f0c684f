//! What was done to each file of an output folder, a line for each step, so that a run which was killed goes on where
//! it stopped. What is not written down as done is not taken as done, whatever lies in the folder.

use super::{Error, clip::Clip};
use serde::{Deserialize, Serialize};
use std::{
    collections::HashMap,
    fs::{self, File, TryLockError},
    hash::{BuildHasher, RandomState},
    io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

/// The folder of what is ours in an output folder.
const FOLDER: &str = ".ef-batch";
/// The longest line that is read.
const LONGEST: u64 = 16 << 20;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum What {
    /// The folder was taken by a manifest.
    Batch,
    /// A file is about to be made.
    Begin,
    /// It is there.
    Done,
    /// It could not be made.
    Failed,
}

/// A line.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Line {
    pub(super) what: What,
    /// The file, relative to the output folder; for `batch` the manifest.
    pub(super) file: String,
    #[serde(default, skip_serializing_if = "is_zero")]
    pub(super) row: u64,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) id: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) text: String,
    /// What it was made of.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) key: String,
    /// The time of the file when it was done, in nanoseconds.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub(super) modified_ns: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) clip: Option<Clip>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) error: Option<String>,
    /// When it is to sound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) start_s: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) end_s: Option<f64>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_zero(number: &u64) -> bool {
    *number == 0
}

impl Line {
    pub(super) fn new(what: What, file: &str) -> Self {
        Self {
            what,
            file: file.to_owned(),
            row: 0,
            id: String::new(),
            text: String::new(),
            key: String::new(),
            modified_ns: 0,
            clip: None,
            error: None,
            start_s: None,
            end_s: None,
        }
    }
}

/// The journal of a folder, held by this run alone.
pub(super) struct Journal {
    path: PathBuf,
    state: Mutex<State>,
    reader: Mutex<BufReader<File>>,
    hasher: RandomState,
    /// The lock goes with the file.
    _lock: File,
    /// The manifest of the last run.
    pub(super) manifest: Option<String>,
}

struct State {
    file: File,
    end: u64,
    /// Where the last line of each file stands.
    last: HashMap<u64, u64>,
}

impl Journal {
    /// Takes the folder for this run.
    pub(super) fn take(folder: &Path) -> Result<Self, Error> {
        let own = folder.join(FOLDER);
        let failed = |source| Error::Folder { path: folder.to_owned(), source };
        fs::create_dir_all(&own).map_err(failed)?;
        let mut options = File::options();
        options.read(true).write(true).create(true).truncate(false);
        let lock = options.open(own.join("lock")).map_err(failed)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Error::Locked { path: folder.to_owned() }),
            Err(TryLockError::Error(source)) => return Err(failed(source)),
        }
        let path = own.join("journal.jsonl");
        let broken = |source| Error::Journal { path: path.clone(), source };
        let file = File::options().read(true).append(true).create(true).open(&path).map_err(broken)?;
        let reader = File::open(&path).map_err(broken)?;
        let mut journal = Self {
            path: path.clone(),
            state: Mutex::new(State { file, end: 0, last: HashMap::new() }),
            reader: Mutex::new(BufReader::new(reader)),
            hasher: RandomState::new(),
            _lock: lock,
            manifest: None,
        };
        journal.read().map_err(broken)?;
        Ok(journal)
    }

    /// Reads what is there. A line that was cut off by a kill counts as not written.
    fn read(&mut self) -> io::Result<()> {
        let reader = self.reader.get_mut().unwrap_or_else(PoisonError::into_inner);
        let state = self.state.get_mut().unwrap_or_else(PoisonError::into_inner);
        let (mut at, mut whole) = (0, true);
        let mut text = vec![];
        loop {
            text.clear();
            let read = reader.by_ref().take(LONGEST).read_until(b'\n', &mut text)? as u64;
            if read == 0 {
                break;
            }
            whole = text.last() == Some(&b'\n');
            // Only what is needed: the rest is read when it is asked for.
            if let Ok(brief) = serde_json::from_slice::<Brief>(&text) {
                match brief.what {
                    What::Batch => self.manifest = Some(brief.file.into_owned()),
                    _ => drop(state.last.insert(self.hasher.hash_one(&*brief.file), at)),
                }
            }
            at += read;
        }
        if !whole {
            state.file.write_all(b"\n")?;
            at += 1;
        }
        state.end = at;
        Ok(())
    }

    /// Writes a line; gives where it stands.
    pub(super) fn write(&self, line: &Line) -> Result<u64, Error> {
        let failed = |source| Error::Journal { path: self.path.clone(), source };
        let mut text = serde_json::to_vec(line).map_err(|error| failed(error.into()))?;
        text.push(b'\n');
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let at = state.end;
        if let Err(source) = state.file.write_all(&text) {
            // Half a line is closed, if there is room for that, so that the next one begins anew.
            let _ = state.file.write_all(b"\n");
            state.end = state.file.metadata().map_or(state.end, |meta| meta.len());
            return Err(failed(source));
        }
        state.end += text.len() as u64;
        if line.what != What::Batch {
            state.last.insert(self.hasher.hash_one(&line.file), at);
        }
        Ok(at)
    }

    /// The last line of a file, and where it stands.
    pub(super) fn last(&self, file: &str) -> Option<(u64, Line)> {
        let at = {
            let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
            *state.last.get(&self.hasher.hash_one(file))?
        };
        self.at(at).filter(|line| line.file == file).map(|line| (at, line))
    }

    /// The line that stands there.
    pub(super) fn at(&self, at: u64) -> Option<Line> {
        let mut reader = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
        reader.seek(SeekFrom::Start(at)).ok()?;
        let mut text = vec![];
        reader.by_ref().take(LONGEST).read_until(b'\n', &mut text).ok()?;
        serde_json::from_slice(&text).ok()
    }

    /// Whether no file was ever begun here.
    pub(super) fn is_empty(&self) -> bool {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).last.is_empty()
    }
}

/// The journal of a folder for one who only looks: nothing is made and nothing locked.
pub(super) fn look(folder: &Path) -> Option<HashMap<String, String>> {
    let file = File::open(folder.join(FOLDER).join("journal.jsonl")).ok()?;
    let mut done = HashMap::new();
    for line in BufReader::new(file).lines().map_while(Result::ok) {
        let Ok(line) = serde_json::from_str::<Line>(&line) else { continue };
        match line.what {
            What::Done => drop(done.insert(line.file, line.key)),
            _ => drop(done.remove(&line.file)),
        }
    }
    Some(done)
}

#[derive(Deserialize)]
struct Brief<'a> {
    what: What,
    #[serde(borrow)]
    file: std::borrow::Cow<'a, str>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn journal(folder: &Path) -> PathBuf {
        folder.join(FOLDER).join("journal.jsonl")
    }

    #[test]
    fn what_was_written_is_found_again_and_half_a_line_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let first = Journal::take(folder.path()).unwrap();
        assert!(first.is_empty() && first.manifest.is_none());
        first.write(&Line::new(What::Batch, "/m.txt")).unwrap();
        first.write(&Line::new(What::Begin, "a.wav")).unwrap();
        first.write(&Line { key: "k".to_owned(), ..Line::new(What::Done, "a.wav") }).unwrap();
        assert_eq!(first.last("a.wav").unwrap().1.key, "k");
        assert!(matches!(Journal::take(folder.path()), Err(Error::Locked { .. })));
        drop(first);
        let mut file = File::options().append(true).open(journal(folder.path())).unwrap();
        file.write_all(b"{\"what\":\"done\",\"file\":\"b.wav\",\"key\"").unwrap();
        let second = Journal::take(folder.path()).unwrap();
        assert_eq!(second.manifest.as_deref(), Some("/m.txt"));
        assert_eq!(second.last("a.wav").unwrap().1.what, What::Done);
        assert!(second.last("b.wav").is_none());
        let at = second.write(&Line::new(What::Failed, "č \"b\".wav")).unwrap();
        assert_eq!(second.at(at).unwrap().what, What::Failed);
        drop(second);
        let third = Journal::take(folder.path()).unwrap();
        assert_eq!(third.last("č \"b\".wav").unwrap().1.what, What::Failed);
        assert_eq!(look(folder.path()).unwrap().get("a.wav").map(String::as_str), Some("k"));
    }
}

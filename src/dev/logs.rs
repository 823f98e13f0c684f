//! The logs, read: what was written, when, and what comes next. They are files, so they can be read while the
//! launcher runs and after it has ended.

use super::log_file::{part, times_of};
use std::{
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

/// Lines that were written at about the same time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// When the first of them began, in milliseconds since 1970.
    pub time: i64,
    /// The lines; only the very last may have no end yet.
    pub bytes: Vec<u8>,
}

/// One service's log.
#[derive(Debug)]
pub struct Log {
    path: PathBuf,
    file: Option<File>,
}

/// The folder of logs below `.ef/`, and the one of `ef run` in it.
pub fn folders(state_folder: &Path) -> [PathBuf; 2] {
    let logs = state_folder.join("logs");
    let of_run = logs.join("run");
    [logs, of_run]
}

/// The services that have a log, with its file. Where `ef dev` and `ef run` have one of the same name, the one
/// that was written to last.
pub fn all(state_folder: &Path) -> Vec<(String, PathBuf)> {
    let mut found: Vec<(String, PathBuf)> = vec![];
    for folder in folders(state_folder) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()?.strip_suffix(".log")) else {
                continue;
            };
            match found.iter_mut().find(|(known, _)| known == name) {
                Some(known) if modified(&path) > modified(&known.1) => known.1 = path,
                Some(_) => {}
                None => found.push((name.to_owned(), path)),
            }
        }
    }
    found.sort();
    found
}

fn modified(path: &Path) -> Option<std::time::SystemTime> {
    fs::metadata(path).and_then(|file| file.modified()).ok()
}

impl Log {
    /// A log that may not be there yet.
    pub fn new(path: PathBuf) -> Self {
        Self { path, file: None }
    }

    /// What is there, from this time on (milliseconds since 1970) where one is given: then older parts are looked
    /// at too, else only the last.
    pub fn history(&mut self, since: Option<i64>) -> io::Result<Vec<Chunk>> {
        let mut chunks = vec![];
        if since.is_some() {
            let older = (1..).map(|number| part(&self.path, number)).take_while(|path| path.exists());
            for path in older.collect::<Vec<_>>().iter().rev() {
                chunks.extend(split(&fs::read(path)?, path));
            }
        }
        match File::open(&self.path) {
            Ok(mut file) => {
                let mut bytes = vec![];
                file.read_to_end(&mut bytes)?;
                self.file = Some(file);
                chunks.extend(split(&bytes, &self.path));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
        chunks.retain(|chunk| since.is_none_or(|since| chunk.time >= since));
        Ok(chunks)
    }

    /// What was written since the last look. A log that was begun anew is read from its beginning, once nothing
    /// more is in the one before.
    pub fn more(&mut self) -> io::Result<Vec<u8>> {
        let mut bytes = vec![];
        if let Some(file) = &mut self.file {
            file.read_to_end(&mut bytes)?;
            if !bytes.is_empty() || self.is_current() {
                return Ok(bytes);
            }
        }
        match File::open(&self.path) {
            Ok(mut file) => {
                file.read_to_end(&mut bytes)?;
                self.file = Some(file);
                Ok(bytes)
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(bytes),
            Err(error) => Err(error),
        }
    }

    /// Whether the file that is open is the one that its name stands for.
    fn is_current(&self) -> bool {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            let open = self.file.as_ref().and_then(|file| file.metadata().ok());
            // One that was deleted is read on: nothing else is there.
            let Ok(there) = fs::metadata(&self.path) else { return true };
            open.is_some_and(|open| (open.dev(), open.ino()) == (there.dev(), there.ino()))
        }
        #[cfg(not(unix))]
        {
            // A file that is open for reading here cannot be renamed away without notice of its length.
            let open = self.file.as_ref().and_then(|file| file.metadata().ok()).map(|file| file.len());
            let there = fs::metadata(&self.path).ok().map(|file| file.len());
            there.is_none() || open <= there
        }
    }
}

/// A log cut where times were noted, each cut moved to the beginning of a line.
fn split(bytes: &[u8], path: &Path) -> Vec<Chunk> {
    let text = fs::read_to_string(times_of(path)).unwrap_or_default();
    let mark = |line: &str| {
        let (place, time) = line.split_once(' ')?;
        Some((place.parse::<usize>().ok()?, time.parse::<i64>().ok()?))
    };
    let mut marks: Vec<(usize, i64)> = text.lines().filter_map(mark).collect();
    if marks.first().is_none_or(|(place, _)| *place > 0) {
        let time = modified(path).and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok());
        let time = time.and_then(|time| i64::try_from(time.as_millis()).ok()).unwrap_or_default();
        marks.insert(0, (0, marks.first().map_or(time, |(_, time)| *time)));
    }
    let line_start = |place: usize| match place {
        0 => 0,
        place if place >= bytes.len() => bytes.len(),
        place => memchr::memchr(b'\n', &bytes[place - 1..]).map_or(bytes.len(), |at| place + at),
    };
    let ends = marks[1..].iter().map(|(place, _)| line_start(*place)).chain([bytes.len()]);
    let mut from = 0;
    let mut chunks = vec![];
    for ((_, time), end) in marks.iter().zip(ends) {
        if end > from {
            chunks.push(Chunk { time: *time, bytes: bytes[from..end].to_vec() });
            from = end;
        }
    }
    chunks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_is_cut_at_its_times_in_whole_lines() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.log");
        fs::write(&path, "one\ntwo\nthree\nfo").unwrap();
        fs::write(folder.path().join("a.times"), "0 100\n4 200\n9 300\n14 400\n").unwrap();
        let mut log = Log::new(path.clone());
        let chunk = |time, text: &str| Chunk { time, bytes: text.into() };
        let all = [chunk(100, "one\n"), chunk(200, "two\nthree\n"), chunk(400, "fo")];
        assert_eq!(log.history(None).unwrap(), all);
        assert_eq!(Log::new(path.clone()).history(Some(250)).unwrap(), all[2..]);
        fs::remove_file(folder.path().join("a.times")).unwrap();
        assert_eq!(Log::new(path).history(None).unwrap().len(), 1, "without times it is still a log");
    }

    #[test]
    fn what_comes_is_read_over_a_rotation() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.log");
        let mut log = Log::new(path.clone());
        assert!(log.history(None).unwrap().is_empty());
        assert_eq!(log.more().unwrap(), b"");
        fs::write(&path, "one\n").unwrap();
        assert_eq!(log.more().unwrap(), b"one\n");
        fs::OpenOptions::new()
            .append(true)
            .open(&path)
            .and_then(|mut file| io::Write::write_all(&mut file, b"two\n"))
            .unwrap();
        fs::rename(&path, folder.path().join("a.log.1")).unwrap();
        fs::write(&path, "three\n").unwrap();
        let mut rest = log.more().unwrap();
        rest.extend(log.more().unwrap());
        assert_eq!(rest, b"two\nthree\n");
    }
}

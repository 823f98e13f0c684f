//! One service's log on disk: the very bytes it wrote, with rotation. `NAME.log` is the run that goes on or
//! went last; `NAME.log.1` and so on are older parts. `NAME.times` beside it says when which byte came: a line
//! for each tenth of a second in which something was written, with the place in the log and the time.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

/// How large a log grows and how many older parts are kept.
#[derive(Clone, Copy, Debug)]
pub struct Rotation {
    /// Bytes in one file before the next is begun.
    pub max_bytes: u64,
    /// Older files kept beside the current one.
    pub keep: u32,
}

/// How often a time is noted at most, and a deleted file is noticed.
const STAMP: Duration = Duration::from_millis(100);

/// An open log.
#[derive(Debug)]
pub(super) struct LogFile {
    path: PathBuf,
    file: File,
    /// Only a help for readers: a log without one is still a log.
    times: Option<File>,
    stamped: Option<Instant>,
    bytes: u64,
    rotation: Rotation,
}

impl LogFile {
    /// Begins a new log; what was there becomes the first older part.
    pub(super) fn begin(path: &Path, rotation: Rotation) -> io::Result<Self> {
        if fs::metadata(path).is_ok_and(|existing| existing.len() > 0) {
            shift(path, rotation.keep)?;
        }
        Self::create(path, rotation)
    }

    fn create(path: &Path, rotation: Rotation) -> io::Result<Self> {
        let file = create(path)?;
        let times = create(&times_of(path)).ok();
        Ok(Self { path: path.to_owned(), file, times, stamped: None, bytes: 0, rotation })
    }

    /// Adds bytes. A line may be cut in two by rotation, never lost.
    pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.bytes > 0 && self.bytes + bytes.len() as u64 > self.rotation.max_bytes {
            shift(&self.path, self.rotation.keep)?;
            *self = Self::create(&self.path, self.rotation)?;
        }
        if self.stamped.is_none_or(|at| at.elapsed() >= STAMP) {
            // Somebody deleted it: what comes from now on is there again.
            if !self.path.exists() {
                *self = Self::create(&self.path, self.rotation)?;
            }
            self.stamp();
        }
        self.file.write_all(bytes)?;
        self.bytes += bytes.len() as u64;
        Ok(())
    }

    fn stamp(&mut self) {
        self.stamped = Some(Instant::now());
        let now = jiff::Timestamp::now().as_millisecond();
        if let Some(times) = &mut self.times {
            let _ = times.write_all(format!("{} {now}\n", self.bytes).as_bytes());
        }
    }
}

/// Logs may hold what a program should not have printed: only the owner reads them.
fn create(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.create(true).write(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// The file of times that belongs to a log or to an older part of one.
pub(super) fn times_of(log: &Path) -> PathBuf {
    let name = log.file_name().unwrap_or_default().to_string_lossy();
    let (stem, part) = name.rsplit_once(".log").unwrap_or((&name, ""));
    log.with_file_name(format!("{stem}.times{part}"))
}

/// A part of a log: 0 is the log itself, the older the higher.
pub(super) fn part(path: &Path, number: u32) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    if number > 0 {
        name.push(format!(".{number}"));
    }
    PathBuf::from(name)
}

/// Moves every part one further; the oldest falls off.
fn shift(path: &Path, keep: u32) -> io::Result<()> {
    shift_one(path, keep)?;
    shift_one(&times_of(path), keep)
}

fn shift_one(path: &Path, keep: u32) -> io::Result<()> {
    // Taken away first: renaming over a file makes ext4 write the new one to disk at once.
    if let Err(error) = fs::remove_file(part(path, keep))
        && error.kind() != io::ErrorKind::NotFound
    {
        return Err(error);
    }
    for number in (0..keep).rev() {
        match fs::rename(part(path, number), part(path, number + 1)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// The last lines of a log, as text.
pub(super) fn tail(path: &Path, lines: usize) -> Vec<String> {
    const ENOUGH: u64 = 16 * 1024;
    let read = || -> io::Result<Vec<u8>> {
        use std::io::{Read, Seek, SeekFrom};
        let mut file = File::open(path)?;
        let length = file.metadata()?.len();
        file.seek(SeekFrom::Start(length.saturating_sub(ENOUGH)))?;
        let mut bytes = vec![];
        file.take(ENOUGH).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let text = String::from_utf8_lossy(&read().unwrap_or_default()).into_owned();
    let all: Vec<&str> = text.lines().collect();
    all.iter().skip(all.len().saturating_sub(lines)).map(|line| (*line).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_turns_over_and_keeps_what_it_was_told_to() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("api.log");
        let rotation = Rotation { max_bytes: 10, keep: 2 };
        let mut log = LogFile::begin(&path, rotation).unwrap();
        for text in ["aaaaaa\n", "bbbbbb\n", "cccccc\n", "dd\n", "eeeeee\n"] {
            log.write(text.as_bytes()).unwrap();
        }
        let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
        assert_eq!(read("api.log"), "eeeeee\n");
        assert_eq!(read("api.log.1"), "cccccc\ndd\n");
        assert_eq!(read("api.log.2"), "bbbbbb\n");
        assert!(!folder.path().join("api.log.3").exists());
        LogFile::begin(&path, rotation).unwrap();
        assert_eq!(read("api.log.1"), "eeeeee\n", "a new run begins a new file");
    }

    #[test]
    fn times_are_noted_and_go_with_their_part() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.log.x.log");
        let mut log = LogFile::begin(&path, Rotation { max_bytes: 4, keep: 1 }).unwrap();
        log.write(b"one\n").unwrap();
        log.write(b"two\n").unwrap();
        let first = fs::read_to_string(folder.path().join("a.log.x.times.1")).unwrap();
        let (place, time) = first.trim().split_once(' ').unwrap();
        assert_eq!(place, "0");
        let now = jiff::Timestamp::now().as_millisecond();
        assert!((now - time.parse::<i64>().unwrap()).abs() < 60_000);
        assert!(fs::read_to_string(folder.path().join("a.log.x.times")).unwrap().starts_with("0 "));
    }

    #[test]
    fn a_log_that_was_deleted_is_begun_anew() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.log");
        let mut log = LogFile::begin(&path, Rotation { max_bytes: 100, keep: 1 }).unwrap();
        log.write(b"one\n").unwrap();
        fs::remove_file(&path).unwrap();
        log.stamped = None;
        log.write(b"two\n").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "two\n");
    }

    #[test]
    fn the_tail_is_the_last_lines() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.log");
        fs::write(&path, "one\ntwo\nthree\n").unwrap();
        assert_eq!(tail(&path, 2), ["two", "three"]);
        assert!(tail(&folder.path().join("none"), 2).is_empty());
    }
}

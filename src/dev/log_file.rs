//! One service's log on disk: the very bytes it wrote, with rotation. `NAME.log` is the run that goes on or
//! went last; `NAME.log.1` and so on are older parts.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// How large a log grows and how many older parts are kept.
#[derive(Clone, Copy, Debug)]
pub struct Rotation {
    /// Bytes in one file before the next is begun.
    pub max_bytes: u64,
    /// Older files kept beside the current one.
    pub keep: u32,
}

/// An open log.
#[derive(Debug)]
pub(super) struct LogFile {
    path: PathBuf,
    file: File,
    bytes: u64,
    rotation: Rotation,
}

impl LogFile {
    /// Begins a new log; what was there becomes the first older part.
    pub(super) fn begin(path: &Path, rotation: Rotation) -> io::Result<Self> {
        if fs::metadata(path).is_ok_and(|existing| existing.len() > 0) {
            shift(path, rotation.keep)?;
        }
        Ok(Self { path: path.to_owned(), file: create(path)?, bytes: 0, rotation })
    }

    /// Adds bytes. A line may be cut in two by rotation, never lost.
    pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.bytes > 0 && self.bytes + bytes.len() as u64 > self.rotation.max_bytes {
            shift(&self.path, self.rotation.keep)?;
            self.file = create(&self.path)?;
            self.bytes = 0;
        }
        self.file.write_all(bytes)?;
        self.bytes += bytes.len() as u64;
        Ok(())
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

/// Moves every part one further; the oldest falls off.
fn shift(path: &Path, keep: u32) -> io::Result<()> {
    let part = |number: u32| {
        let mut name = path.as_os_str().to_owned();
        if number > 0 {
            name.push(format!(".{number}"));
        }
        PathBuf::from(name)
    };
    // Taken away first: renaming over a file makes ext4 write the new one to disk at once.
    if let Err(error) = fs::remove_file(part(keep))
        && error.kind() != io::ErrorKind::NotFound
    {
        return Err(error);
    }
    for number in (0..keep).rev() {
        match fs::rename(part(number), part(number + 1)) {
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
    fn the_tail_is_the_last_lines() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.log");
        fs::write(&path, "one\ntwo\nthree\n").unwrap();
        assert_eq!(tail(&path, 2), ["two", "three"]);
        assert!(tail(&folder.path().join("none"), 2).is_empty());
    }
}

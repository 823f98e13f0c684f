//! A file that is not whole yet, and the look at whether it is what was published.

use super::Error;
use crate::{
    base::checksum::hex,
    tts::voices::catalogue::{Digest, File},
};
use md5::Md5;
use sha2::{Digest as _, Sha256};
use std::{
    fs,
    io::{self, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

/// What has come of a file.
#[derive(Debug)]
pub(super) struct Part {
    path: PathBuf,
    file: fs::File,
    length: u64,
}

impl Part {
    /// Opens it, with what came earlier.
    pub(super) fn open(path: &Path) -> Result<Self, Error> {
        let failed = |source| Error::Write { path: path.to_owned(), source };
        let mut file = fs::File::options()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(path)
            .map_err(failed)?;
        let length = file.seek(SeekFrom::End(0)).map_err(failed)?;
        Ok(Self { path: path.to_owned(), file, length })
    }

    pub(super) fn len(&self) -> u64 {
        self.length
    }

    fn failed(&self, source: io::Error) -> Error {
        Error::Write { path: self.path.clone(), source }
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.file.write_all(bytes).map_err(|source| self.failed(source))?;
        self.length += bytes.len() as u64;
        Ok(())
    }

    /// Forgets what came.
    pub(super) fn empty(&mut self) -> Result<(), Error> {
        let cut = self.file.set_len(0).and_then(|()| self.file.seek(SeekFrom::Start(0)));
        cut.map_err(|source| self.failed(source))?;
        self.length = 0;
        Ok(())
    }

    /// Whether it is the published file.
    pub(super) fn is(&mut self, file: &File) -> Result<bool, Error> {
        let (Digest::Sha256(wanted) | Digest::Md5(wanted)) = &file.digest;
        Ok(self.digest(file)? == *wanted)
    }

    /// Its digest, of the kind that is published.
    pub(super) fn digest(&mut self, file: &File) -> Result<String, Error> {
        let read = self.file.seek(SeekFrom::Start(0)).and_then(|_| digest(&mut self.file, &file.digest));
        let found = read.map_err(|source| self.failed(source))?;
        self.file.seek(SeekFrom::End(0)).map_err(|source| self.failed(source))?;
        Ok(found)
    }

    /// Makes it the whole file.
    pub(super) fn finish(self, done: &Path) -> Result<(), Error> {
        let finished = self.file.sync_all().and_then(|()| fs::rename(&self.path, done));
        finished.map_err(|source| Error::Write { path: done.to_owned(), source })
    }

    /// Takes it away.
    pub(super) fn remove(self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// Whether a file on the disk is the published one.
pub(super) fn matches(path: &Path, file: &File) -> io::Result<bool> {
    let (Digest::Sha256(wanted) | Digest::Md5(wanted)) = &file.digest;
    let mut from = fs::File::open(path)?;
    if file.bytes.is_some_and(|bytes| from.metadata().map_or(true, |facts| facts.len() != bytes)) {
        return Ok(false);
    }
    Ok(digest(&mut from, &file.digest)? == *wanted)
}

fn digest(from: &mut impl Read, kind: &Digest) -> io::Result<String> {
    let (mut sha256, mut md5) = (Sha256::new(), Md5::new());
    let mut block = vec![0; 1 << 18];
    loop {
        let read = from.read(&mut block)?;
        if read == 0 {
            break;
        }
        match kind {
            Digest::Sha256(_) => sha256.update(&block[..read]),
            Digest::Md5(_) => md5.update(&block[..read]),
        }
    }
    Ok(match kind {
        Digest::Sha256(_) => hex(&sha256.finalize()),
        Digest::Md5(_) => hex(&md5.finalize()),
    })
}

//! Downloads of voices: into a part that is kept when it breaks off and gone on with the next time, checked against
//! the digest that the publisher gives, and only then a file of its own. Two programs at once wait for each other.

mod error;
mod parts;

pub use error::Error;

use super::catalogue::{Digest, Entry, File, escaped};
use crate::base::{
    checksum::sha256,
    http::{Answer, Trouble, Wire},
    machine,
};
use parts::{Part, matches};
use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

/// Where files come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The publisher.
    Publisher,
    /// A server with the same files.
    Mirror(String),
    /// A folder with them.
    Folder(PathBuf),
}

/// What happens meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// Another `ef` is at it; it is waited for.
    Waiting,
    /// So many bytes of the file were here already.
    Resumed(u64),
    /// So many bytes came.
    Came(u64),
    /// What came was of no use: so many bytes less.
    Lost(u64),
    /// It is tried again.
    Again(String),
}

/// Hears of it.
pub type Hear<'a> = &'a (dyn Fn(News) + Sync);

/// How voices are got.
#[derive(Clone, Debug)]
pub struct Puller {
    /// The folder for what is not whole yet.
    pub parts: PathBuf,
    /// Where files come from.
    pub source: Source,
    /// The way there.
    pub wire: Wire,
    /// How often in a row something may go wrong before it is given up.
    pub tries: u32,
    /// How long to wait before the second try; each further one waits twice as long.
    pub pause: Duration,
}

/// The lock on one voice, held while it is got.
#[derive(Debug)]
pub struct Held {
    _file: fs::File,
}

impl Puller {
    /// Takes the lock on a voice; waits while another program has it.
    pub fn hold(&self, name: &str, hear: Hear) -> Result<Held, Error> {
        let path = self.parts.join(format!("{}.lock", plain(name)));
        let failed = |source| Error::Write { path: path.clone(), source };
        fs::create_dir_all(&self.parts).map_err(failed)?;
        let file =
            fs::File::options().create(true).truncate(false).write(true).open(&path).map_err(failed)?;
        if file.try_lock().is_err() {
            hear(News::Waiting);
            file.lock().map_err(failed)?;
        }
        Ok(Held { _file: file })
    }

    /// Fails when these files have no room on the disk.
    pub fn check_room(&self, files: &[&File]) -> Result<(), Error> {
        let here = |file: &&File| fs::metadata(self.part(file)).map_or(0, |facts| facts.len());
        let need: u64 =
            files.iter().map(|file| file.bytes.unwrap_or_default().saturating_sub(here(file))).sum();
        match machine::free_space(&self.parts) {
            Some(free) if free < need + (16 << 20) => {
                Err(Error::NoRoom { path: self.parts.clone(), need, free })
            }
            _ => Ok(()),
        }
    }

    /// Gets a file, whole and checked, and returns where it lies. Its name is the published one.
    pub fn fetch(&self, entry: &Entry, file: &File, hear: Hear) -> Result<PathBuf, Error> {
        let folder = self.parts.join(plain(&entry.name));
        fs::create_dir_all(&folder).map_err(|source| Error::Write { path: folder.clone(), source })?;
        let done = folder.join(file.name());
        if done.is_file() && matches(&done, file).unwrap_or(false) {
            hear(News::Resumed(file.bytes.unwrap_or_default()));
            return Ok(done);
        }
        match &self.source {
            Source::Folder(from) => copy(from, file, &done, hear)?,
            Source::Publisher => self.download(std::slice::from_ref(&file.url), file, &done, hear)?,
            Source::Mirror(base) => {
                let base = base.trim_end_matches('/');
                let urls =
                    [format!("{base}/{}", escaped(&file.path)), format!("{base}/{}", escaped(file.name()))];
                self.download(&urls, file, &done, hear)?;
            }
        }
        Ok(done)
    }

    /// Two voices may have a file in common, and be on their way at once: its place is in the name too.
    fn part(&self, file: &File) -> PathBuf {
        let (Digest::Sha256(digest) | Digest::Md5(digest)) = &file.digest;
        self.parts.join(format!("{digest}-{}.part", &sha256(file.path.as_bytes())[..8]))
    }

    /// Gets it from the first of these addresses that has it.
    fn download(&self, urls: &[String], file: &File, done: &Path, hear: Hear) -> Result<(), Error> {
        let mut from = urls.iter();
        let mut url = from.next().ok_or(Error::NoAddress)?;
        let mut part = Part::open(&self.part(file))?;
        if part.len() > 0 {
            hear(News::Resumed(part.len()));
        }
        let (mut failures, mut wrong) = (0, 0);
        loop {
            let before = part.len();
            let end = self.once(url, file, &mut part, hear);
            match end {
                Ok(()) if part.is(file)? => return part.finish(done),
                Ok(()) => {
                    // Bytes of two versions of a file may have been joined: once more, from the beginning.
                    wrong += 1;
                    hear(News::Lost(part.len()));
                    let found = part.digest(file)?;
                    part.empty()?;
                    if wrong > 1 || before == 0 {
                        part.remove();
                        return Err(Error::digest(url, file, &found));
                    }
                    hear(News::Again("the bytes are not those that were published".to_owned()));
                }
                Err(Failed::Gone(status)) => match from.next() {
                    Some(next) => url = next,
                    None => return Err(Error::Gone { url: url.clone(), status }),
                },
                Err(Failed::ForGood(error)) => return Err(error),
                Err(Failed::ForNow(why, wait)) => {
                    failures = if part.len() > before { 1 } else { failures + 1 };
                    if failures >= self.tries {
                        return Err(Error::GaveUp {
                            url: url.clone(),
                            tries: failures,
                            why,
                            have: part.len(),
                        });
                    }
                    hear(News::Again(why));
                    std::thread::sleep(wait.unwrap_or(self.pause * 2_u32.pow(failures.min(6) - 1)));
                }
            }
        }
    }

    /// One request, and what comes of it into the part.
    fn once(&self, url: &str, file: &File, part: &mut Part, hear: Hear) -> Result<(), Failed> {
        if file.bytes.is_some_and(|bytes| part.len() > bytes) {
            hear(News::Lost(part.len()));
            part.empty()?;
        }
        if file.bytes.is_some_and(|bytes| part.len() == bytes) && part.len() > 0 {
            return Ok(());
        }
        let mut answer = self.wire.get(url, part.len()).map_err(|trouble| of_trouble(url, trouble))?;
        judge(url, &answer, part, hear)?;
        if answer.start != part.len() {
            // It does not go on where we stopped: all of it comes anew.
            hear(News::Lost(part.len()));
            part.empty()?;
        }
        loop {
            match answer.next_piece() {
                Ok(Some(piece)) => {
                    part.write(&piece)?;
                    hear(News::Came(piece.len() as u64));
                    if let Some(bytes) = file.bytes.filter(|bytes| part.len() > *bytes) {
                        part.empty()?;
                        return Err(Failed::ForGood(Error::TooLong { url: url.to_owned(), bytes }));
                    }
                }
                Ok(None) => break,
                Err(trouble) => return Err(of_trouble(url, trouble)),
            }
        }
        match file.bytes {
            Some(bytes) if part.len() < bytes => {
                Err(Failed::ForNow(format!("it ended after {} of {bytes} bytes", part.len()), None))
            }
            _ => Ok(()),
        }
    }
}

/// What a failed request means for the next.
enum Failed {
    /// There is no such file.
    Gone(u16),
    /// It will not get better.
    ForGood(Error),
    /// It may get better, after this long.
    ForNow(String, Option<Duration>),
}

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self::ForGood(error)
    }
}

fn of_trouble(url: &str, trouble: Trouble) -> Failed {
    match trouble {
        Trouble::Broken(why) => Failed::ForNow(format!("it broke off: {why}"), None),
        Trouble::Stalled(time) => Failed::ForNow(format!("nothing came for {} s", time.as_secs_f32()), None),
        Trouble::Unreachable(why) => {
            Failed::ForGood(Error::Unreachable { host: crate::base::http::host(url), why })
        }
        Trouble::ProxyPassword(proxy) => Failed::ForGood(Error::ProxyPassword { proxy }),
        Trouble::Proxy(proxy, why) => Failed::ForGood(Error::Proxy { proxy, why }),
    }
}

/// Whether an answer's body is the file, or a part of it.
fn judge(url: &str, answer: &Answer, part: &mut Part, hear: Hear) -> Result<(), Failed> {
    match answer.status {
        200 => Ok(()),
        206 if answer.start == part.len() || answer.start == 0 => Ok(()),
        206 | 416 => {
            hear(News::Lost(part.len()));
            part.empty()?;
            Err(Failed::ForNow("the server does not go on where it stopped".to_owned(), Some(Duration::ZERO)))
        }
        404 | 410 => Err(Failed::Gone(answer.status)),
        407 => Err(Failed::ForGood(Error::ProxyPassword { proxy: String::new() })),
        status @ (408 | 425 | 429 | 500..) => {
            let wait = answer.retry_after.map(|wait| wait.min(Duration::from_mins(1)));
            Err(Failed::ForNow(format!("the server answers with {status}"), wait))
        }
        status => Err(Failed::ForGood(Error::Status { url: url.to_owned(), status })),
    }
}

/// Takes a file out of a folder: by its path there, else by its name. A single file serves when it has the name.
fn copy(from: &Path, file: &File, done: &Path, hear: Hear) -> Result<(), Error> {
    let places = if from.is_file() {
        let beside = from.parent().unwrap_or(from).join(file.name());
        let own = from.file_name().is_some_and(|name| name == file.name());
        if own { vec![from.to_owned()] } else { vec![beside] }
    } else {
        vec![from.join(&file.path), from.join(file.name())]
    };
    let Some(found) = places.iter().find(|place| place.is_file()) else {
        return Err(Error::NotThere { name: file.name().to_owned(), folder: from.to_owned() });
    };
    if !matches(found, file).map_err(|source| Error::Read { path: found.clone(), source })? {
        return Err(Error::Digest {
            place: format!("`{}`", found.display()),
            what: "its digest differs".to_owned(),
        });
    }
    let failed = |source| Error::Write { path: done.to_owned(), source };
    let temporary = done.with_extension("copying");
    let bytes = fs::copy(found, &temporary).map_err(failed)?;
    fs::rename(&temporary, done).map_err(failed)?;
    hear(News::Came(bytes));
    Ok(())
}

/// A name as a file's name: names of Coqui's models have slashes.
pub(super) fn plain(name: &str) -> String {
    let name: String =
        name.chars().map(|c| if matches!(c, '/' | '\\' | ':' | '\0') { '_' } else { c }).collect();
    if name.starts_with('.') { format!("_{name}") } else { name }
}

#[cfg(test)]
#[path = "pull_tests.rs"]
mod tests;

//! Uses that wait for the database: lines of JSON in files of one folder. Each process writes to a file of its own, which
//! it holds locked as long as it may write to it; whoever delivers takes those that nobody holds. A file is removed
//! when all of it has arrived, and what arrives twice is kept once, so a crash at any point loses and doubles nothing.

use super::{Error, Usage};
use crate::base::files;
use std::{
    fs::{self, File},
    io::{self, Read, Seek, Write},
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

/// A file that has grown to this is not written to any more.
const LARGEST: u64 = 1 << 20;
/// The end of the name of a file with uses.
const END: &str = "jsonl";
/// Uses that the database does not take.
const REFUSED: &str = "refused.json-lines";

/// The folder of one database's uses.
#[derive(Debug)]
pub struct Spool {
    folder: PathBuf,
    own: Mutex<Option<Own>>,
}

/// The file that this process writes to. Its lock ends with it.
#[derive(Debug)]
struct Own {
    path: PathBuf,
    file: File,
    bytes: u64,
}

/// What waits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Uses that will be delivered.
    pub uses: usize,
    /// Uses that the database has refused for good.
    pub refused: usize,
}

/// A file with uses that nobody writes to any more.
pub(super) struct Parcel {
    path: PathBuf,
    /// Its lock ends with it.
    _file: File,
    /// What is in it.
    pub(super) usages: Vec<Usage>,
}

impl Spool {
    /// The spool in this folder, which is made when there is something to keep.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), own: Mutex::new(None) }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn failed(&self, source: io::Error) -> Error {
        Error::Spool { path: self.folder.clone(), source }
    }

    /// Keeps uses. When this returns they survive the end of this process.
    pub fn put(&self, usages: &[Usage]) -> Result<(), Error> {
        let mut text = String::new();
        for usage in usages {
            text.push_str(&serde_json::to_string(usage).map_err(|error| self.failed(error.into()))?);
            text.push('\n');
        }
        let mut own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        let written = self.write(&mut own, text.as_bytes());
        if written.is_err() {
            // What is half written is not added to: the next ones begin a new file.
            *own = None;
        }
        written.map_err(|source| self.failed(source))
    }

    fn write(&self, own: &mut Option<Own>, bytes: &[u8]) -> io::Result<()> {
        if own.as_ref().is_none_or(|own| own.bytes > LARGEST || !own.path.exists()) {
            *own = Some(self.begin()?);
        }
        if let Some(own) = own {
            own.file.write_all(bytes)?;
            own.bytes += u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        }
        Ok(())
    }

    /// Begins a file: locked before it has its name, so that nobody takes it for one that is left over.
    fn begin(&self) -> io::Result<Own> {
        fs::create_dir_all(&self.folder)?;
        let name = uuid::Uuid::new_v4().simple().to_string();
        let draft = self.folder.join(format!(".{name}"));
        let path = self.folder.join(format!("{name}.{END}"));
        let file = files::open_private(&draft)?;
        file.lock()?;
        fs::rename(&draft, &path)?;
        Ok(Own { path, file, bytes: 0 })
    }

    /// All files that are finished, this process's own included.
    pub(super) fn take(&self) -> Result<Vec<Parcel>, Error> {
        let closed = self.own.lock().unwrap_or_else(PoisonError::into_inner).take();
        drop(closed);
        let mut parcels = vec![];
        for path in self.files() {
            match self.open(&path) {
                Ok(parcel) => parcels.extend(parcel),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(Error::Spool { path, source: error }),
            }
        }
        Ok(parcels)
    }

    /// A file as a parcel; `None` while somebody holds it.
    fn open(&self, path: &Path) -> io::Result<Option<Parcel>> {
        let mut file = File::open(path)?;
        if file.try_lock().is_err() {
            return Ok(None);
        }
        let (usages, broken) = read(&mut file)?;
        if !broken.is_empty() {
            self.note(
                &broken.iter().map(|line| (line.clone(), "it cannot be read".to_owned())).collect::<Vec<_>>(),
            )?;
        }
        Ok(Some(Parcel { path: path.to_owned(), _file: file, usages }))
    }

    fn files(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten().map(|entry| entry.path());
        let mut files: Vec<PathBuf> =
            entries.filter(|path| path.extension().is_some_and(|end| end == END)).collect();
        files.sort();
        files
    }

    /// Puts aside what the database refuses for good.
    pub(super) fn refuse(&self, refused: &[(Usage, String)]) -> Result<(), Error> {
        let lines: Result<Vec<_>, serde_json::Error> =
            refused.iter().map(|(usage, why)| Ok((serde_json::to_string(usage)?, why.clone()))).collect();
        let lines = lines.map_err(|error| self.failed(error.into()))?;
        self.note(&lines).map_err(|source| self.failed(source))
    }

    fn note(&self, lines: &[(String, String)]) -> io::Result<()> {
        let mut text = String::new();
        for (use_, why) in lines {
            text.push_str(&serde_json::json!({ "use": use_, "why": why }).to_string());
            text.push('\n');
        }
        let mut file = files::open_private(&self.folder.join(REFUSED))?;
        file.seek(io::SeekFrom::End(0))?;
        file.write_all(text.as_bytes())
    }

    /// How many uses wait; changes nothing.
    pub fn waiting(&self) -> Waiting {
        let lines =
            |path: &Path| fs::read(path).map_or(0, |bytes| memchr::memchr_iter(b'\n', &bytes).count());
        Waiting {
            uses: self.files().iter().map(|path| lines(path)).sum(),
            refused: lines(&self.folder.join(REFUSED)),
        }
    }
}

/// The uses in a file, and lines that are none. A last line without an end was cut off while it was written: whoever
/// wrote it was told so.
fn read(file: &mut File) -> io::Result<(Vec<Usage>, Vec<String>)> {
    let mut bytes = vec![];
    file.read_to_end(&mut bytes)?;
    let whole = memchr::memrchr(b'\n', &bytes).map_or(0, |at| at + 1);
    let text = String::from_utf8_lossy(&bytes[..whole]);
    let (mut usages, mut broken) = (vec![], vec![]);
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        match serde_json::from_str::<Usage>(line) {
            Ok(usage) if uuid::Uuid::parse_str(&usage.id).is_ok() => usages.push(usage),
            _ => broken.push(line.to_owned()),
        }
    }
    Ok((usages, broken))
}

impl Parcel {
    /// All of it has arrived.
    pub(super) fn done(self) -> Result<(), Error> {
        match fs::remove_file(&self.path) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => {
                Err(Error::Spool { path: self.path, source })
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usage(characters: usize) -> Usage {
        Usage::now("espeak", "en-us", characters, 1.5)
    }

    #[test]
    fn what_is_put_is_taken_by_whoever_comes_when_its_writer_has_ended() {
        let folder = tempfile::tempdir().unwrap();
        let writer = Spool::new(folder.path().join("a"));
        assert_eq!(writer.waiting(), Waiting::default());
        assert!(!writer.folder().exists(), "nothing is made before there is something to keep");
        let uses = [usage(1), usage(2)];
        writer.put(&uses).unwrap();
        writer.put(&[usage(3)]).unwrap();
        let other = Spool::new(writer.folder());
        assert_eq!(other.waiting(), Waiting { uses: 3, refused: 0 });
        assert!(other.take().unwrap().is_empty(), "its writer may add to it");
        drop(writer);
        let parcels = other.take().unwrap();
        assert_eq!((parcels.len(), &parcels[0].usages[..2]), (1, &uses[..]));
        assert!(Spool::new(other.folder()).take().unwrap().is_empty(), "somebody delivers it");
        drop(parcels);
        for parcel in other.take().unwrap() {
            parcel.done().unwrap();
        }
        assert_eq!(other.waiting(), Waiting::default());
    }

    #[test]
    fn a_line_that_was_cut_off_or_spoilt_hurts_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let line = serde_json::to_string(&usage(7)).unwrap();
        let text = format!("{line}\nnonsense\n{{\"id\":\"x\"}}\n{line}\n{}", &line[..20]);
        fs::write(folder.path().join("left.jsonl"), text).unwrap();
        let spool = Spool::new(folder.path());
        let parcels = spool.take().unwrap();
        assert_eq!(parcels[0].usages.len(), 2);
        assert_eq!(spool.waiting().refused, 2);
    }

    #[test]
    fn what_cannot_be_kept_is_told() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("file"), "").unwrap();
        let error = Spool::new(folder.path().join("file")).put(&[usage(1)]).unwrap_err();
        assert!(error.to_string().contains("file`"), "{error}");
    }
}

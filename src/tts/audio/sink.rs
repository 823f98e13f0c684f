//! Where samples go. A file is written under another name beside its place and renamed when it is whole; a stream
//! gets samples as they are made.

use super::{Format, Rounding, Spec, encode, wav};
use crate::tts::Error;
use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

/// Takes samples.
pub trait Sink {
    /// Takes more of them.
    fn write(&mut self, samples: &[f32]) -> Result<(), Error>;
    /// There are no more. Until then a file is not there.
    fn finish(self: Box<Self>) -> Result<(), Error>;
}

/// Files that are not finished: whoever ends the program early removes them.
#[derive(Clone, Debug, Default)]
pub struct Pending(Arc<Mutex<Vec<PathBuf>>>);

impl Pending {
    /// A file was begun.
    pub(in crate::tts) fn add(&self, path: &Path) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_owned());
    }

    /// It is finished, or gone.
    pub(in crate::tts) fn done(&self, path: &Path) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).retain(|pending| pending != path);
    }

    /// Removes them all.
    pub fn remove(&self) {
        for path in self.0.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
            let _ = fs::remove_file(path);
        }
    }
}

/// Where the sound goes.
pub enum Target {
    /// Into a file.
    File(PathBuf, Pending),
    /// To whoever reads, under this name.
    Stream(String, Box<dyn Write + Send>),
    /// Into memory, where the whole file stands once it is finished.
    Memory(Memory),
}

/// A file in memory.
#[derive(Clone, Debug, Default)]
pub struct Memory(Arc<Mutex<Vec<u8>>>);

impl Memory {
    /// The file; nothing before it is finished.
    pub fn take(&self) -> Vec<u8> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn put(&self, bytes: Vec<u8>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = bytes;
    }
}

/// Makes a sink.
pub fn open(target: Target, spec: Spec) -> Result<Box<dyn Sink>, Error> {
    match target {
        Target::Stream(name, writer) => match spec.format {
            Format::Wav | Format::Raw => {
                let stream = Guarded { name, inner: writer };
                wav::stream(stream, spec)
            }
            _ => Ok(Box::new(Encoded {
                whole: Whole::Stream(Guarded { name, inner: writer }),
                encoder: encode::encoder(spec, true)?,
            })),
        },
        Target::Memory(memory) => match spec.format {
            Format::Wav | Format::Raw => Ok(wav::memory(memory, spec)),
            _ => {
                Ok(Box::new(Encoded { whole: Whole::Memory(memory), encoder: encode::encoder(spec, false)? }))
            }
        },
        Target::File(path, pending) => {
            let draft = Draft::new(&path, pending)?;
            match spec.format {
                Format::Wav => wav::file(draft, spec),
                Format::Raw => Ok(Box::new(wav::RawFile::new(draft, spec))),
                _ => Ok(Box::new(Encoded {
                    whole: Whole::File(draft),
                    encoder: encode::encoder(spec, false)?,
                })),
            }
        }
    }
}

/// A writer whose failures are told as ours.
pub(super) struct Guarded {
    name: String,
    inner: Box<dyn Write + Send>,
}

impl Guarded {
    /// Writes all, or says why not. That the reader has gone is told apart.
    pub(super) fn all(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.inner.write_all(bytes).and_then(|()| self.inner.flush()).map_err(|source| match source.kind() {
            io::ErrorKind::BrokenPipe => Error::ReaderGone,
            _ => Error::Write { name: self.name.clone(), source },
        })
    }
}

/// A file in the making. Dropped before it is finished, it leaves nothing.
pub(super) struct Draft {
    target: PathBuf,
    file: Option<tempfile::NamedTempFile>,
    pending: Pending,
}

impl Draft {
    fn new(target: &Path, pending: Pending) -> Result<Self, Error> {
        let writing = |source| Error::Write { name: target.display().to_string(), source };
        if target.is_dir() {
            return Err(writing(io::ErrorKind::IsADirectory.into()));
        }
        // What is no plain file (a device, a pipe) cannot be replaced; and one that may not be written is not.
        if target.exists() {
            File::options().append(true).open(target).map_err(writing)?;
        }
        let folder =
            target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let file =
            tempfile::Builder::new().prefix(".ef-").suffix(".part").tempfile_in(folder).map_err(writing)?;
        pending.add(file.path());
        Ok(Self { target: target.to_owned(), file: Some(file), pending })
    }

    pub(super) fn failed(&self, source: io::Error) -> Error {
        Error::Write { name: self.target.display().to_string(), source }
    }

    /// The file to write to.
    pub(super) fn file(&self) -> Result<File, Error> {
        let file = self.file.as_ref().ok_or_else(|| self.failed(io::ErrorKind::NotFound.into()))?;
        file.as_file().try_clone().map_err(|source| self.failed(source))
    }

    /// Puts it in its place.
    pub(super) fn keep(mut self) -> Result<(), Error> {
        let Some(file) = self.file.take() else { return Ok(()) };
        let draft = file.path().to_owned();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(&self.target).map_or(0o644, |existing| existing.permissions().mode());
            let _ = file.as_file().set_permissions(fs::Permissions::from_mode(mode));
        }
        let kept = file.persist(&self.target);
        self.pending.done(&draft);
        kept.map(drop).map_err(|error| self.failed(error.error))
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if let Some(file) = self.file.take() {
            let path = file.path().to_owned();
            drop(file);
            self.pending.done(&path);
        }
    }
}

/// Where an encoded sound goes as a whole.
enum Whole {
    File(Draft),
    Stream(Guarded),
    Memory(Memory),
}

/// Samples that an encoder takes.
struct Encoded {
    whole: Whole,
    encoder: Box<dyn encode::Encoder>,
}

impl Sink for Encoded {
    fn write(&mut self, samples: &[f32]) -> Result<(), Error> {
        self.encoder.push(samples)?;
        if let Whole::Stream(stream) = &mut self.whole {
            let ready = self.encoder.ready();
            if !ready.is_empty() {
                stream.all(&ready)?;
            }
        }
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        let bytes = self.encoder.finish()?;
        match self.whole {
            Whole::Stream(mut stream) => stream.all(&bytes),
            Whole::Memory(memory) => {
                memory.put(bytes);
                Ok(())
            }
            Whole::File(draft) => {
                draft.file()?.write_all(&bytes).map_err(|source| draft.failed(source))?;
                draft.keep()
            }
        }
    }
}

/// Samples as bytes, little-endian.
pub(super) fn bytes(samples: &[f32], depth: super::Depth, rounding: Rounding) -> Vec<u8> {
    match depth {
        super::Depth::S16 => {
            samples.iter().flat_map(|sample| rounding.to_s16(*sample).to_le_bytes()).collect()
        }
        super::Depth::S24 => {
            let three = |sample: &f32| {
                let [a, b, c, _] = to_s24(*sample).to_le_bytes();
                [a, b, c]
            };
            samples.iter().flat_map(three).collect()
        }
        super::Depth::F32 => samples.iter().flat_map(|sample| sample.to_le_bytes()).collect(),
    }
}

/// A sample as 24 bits.
#[expect(clippy::cast_possible_truncation, reason = "clamped before")]
pub(super) fn to_s24(sample: f32) -> i32 {
    (sample.clamp(-1.0, 1.0) * 8_388_607.0).round() as i32
}

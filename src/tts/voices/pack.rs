//! A file of Kokoro voices: an npz of many, a single array, or bare floats of one or many.

use super::{
    Style,
    known::KOKORO,
    npz::{self, Fault},
    style::{USUAL_ROWS, WIDTH},
};
use crate::tts::Error;
use std::{
    fs::File,
    io::{Read, Seek, SeekFrom},
    path::{Path, PathBuf},
};

/// How voices lie in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `NumPy`'s npz.
    Npz,
    /// One `NumPy` array.
    Npy,
    /// Bare floats, 510 rows for each voice.
    Raw,
}

/// The bytes of one voice in the bare form.
const RAW: u64 = (USUAL_ROWS * WIDTH * 4) as u64;

/// A file of voices.
#[derive(Clone, Debug)]
pub struct Pack {
    path: PathBuf,
    form: Form,
    names: Vec<String>,
    entries: Vec<npz::Entry>,
}

impl Pack {
    /// Reads what is in it, not the voices themselves.
    pub fn open(path: &Path) -> Result<Self, Error> {
        Self::look(path).map_err(|fault| told(path, fault))
    }

    fn look(path: &Path) -> Result<Self, Fault> {
        let mut file = File::open(path)?;
        let size = file.metadata()?.len();
        let mut start = Vec::new();
        file.by_ref().take(6).read_to_end(&mut start)?;
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if start.starts_with(b"PK") {
            let entries = npz::entries(path)?;
            if entries.iter().any(|entry| entry.name.ends_with("data.pkl")) {
                return Err(Fault::Form(pickled()));
            }
            if entries.is_empty() {
                return Err(Fault::Form("there is no voice in it".to_owned()));
            }
            let names = entries.iter().map(|entry| entry.name.clone()).collect();
            return Ok(Self { path: path.to_owned(), form: Form::Npz, names, entries });
        }
        if path.extension().is_some_and(|end| end == "pt") {
            return Err(Fault::Form(pickled()));
        }
        if start.starts_with(b"\x93NUMPY") {
            return Ok(Self { path: path.to_owned(), form: Form::Npy, names: vec![stem], entries: vec![] });
        }
        if size == 0 || !size.is_multiple_of(RAW) {
            return Err(Fault::Form("it holds no voices of Kokoro, or it was cut short".to_owned()));
        }
        let names = match size / RAW {
            1 => vec![stem],
            // The one such file that is published lacks one voice of the 54.
            53 => KOKORO
                .iter()
                .map(|known| known.name)
                .filter(|name| *name != "em_santa")
                .map(str::to_owned)
                .collect(),
            count => (0..count.min(1000)).map(|number| format!("{stem}-{number}")).collect(),
        };
        Ok(Self { path: path.to_owned(), form: Form::Raw, names, entries: vec![] })
    }

    /// How the voices lie in it.
    pub fn form(&self) -> Form {
        self.form
    }

    /// The voices in it.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The table of one of its voices; `None` when it has none of this name.
    pub fn style(&self, name: &str) -> Result<Option<Style>, Error> {
        let Some(at) = self.names.iter().position(|known| known == name) else { return Ok(None) };
        self.read(at).map(Some).map_err(|fault| told(&self.path, fault))
    }

    fn read(&self, at: usize) -> Result<Style, Fault> {
        match self.form {
            Form::Npz => npz::read(&self.path, &self.entries[at]),
            Form::Npy => {
                let mut bytes = Vec::new();
                File::open(&self.path)?.take(16 << 20).read_to_end(&mut bytes)?;
                npz::array(&bytes)
            }
            Form::Raw => {
                let mut file = File::open(&self.path)?;
                file.seek(SeekFrom::Start(RAW * at as u64))?;
                let mut bytes = vec![0; usize::try_from(RAW).unwrap_or_default()];
                file.read_exact(&mut bytes)?;
                Style::of_bytes(&bytes)
                    .ok_or_else(|| Fault::Form("its numbers are no table of styles".to_owned()))
            }
        }
    }
}

fn pickled() -> String {
    "it is a PyTorch file, which can hold programs and is therefore not opened".to_owned()
}

fn told(path: &Path, fault: Fault) -> Error {
    match fault {
        Fault::Io(source) => Error::unreadable(path, source),
        Fault::Form(why) => Error::Model {
            path: path.to_owned(),
            why,
            help: "voices of Kokoro come as `voices-v1.0.bin` (an npz), or one by one as `NAME.bin`"
                .to_owned(),
        },
    }
}

#[cfg(test)]
#[path = "pack_tests.rs"]
mod tests;

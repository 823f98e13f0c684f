//! Where the sound of a text goes.

use super::{
    super::{Error, session::Session},
    name::free_name,
};
use crate::tts::audio::Format;
use std::path::{Path, PathBuf};

/// Where the sound goes.
pub(super) enum Place {
    /// To a file that was named.
    File(PathBuf),
    /// To a file that is named after the text.
    Named(PathBuf),
    /// To standard output.
    Stream,
    /// To a file that is gone after it was played.
    Played(PathBuf, #[expect(dead_code, reason = "kept as long as the file is needed")] tempfile::TempDir),
}

impl Place {
    /// What `--output` and `--play` say.
    pub(super) fn of(
        session: &Session,
        output: Option<&Path>,
        play: bool,
        text: &str,
        format: Option<Format>,
    ) -> Result<Self, Error> {
        match output {
            Some(path) if path.as_os_str() == "-" => Ok(Self::Stream),
            Some(path) => Ok(Self::File(session.env.dir.join(path))),
            None if play => {
                let folder = tempfile::tempdir()
                    .map_err(|source| Error::Write { path: PathBuf::from("a temporary file"), source })?;
                Ok(Self::Played(folder.path().join("speech.wav"), folder))
            }
            None => Ok(Self::Named(free_name(&session.env.dir, text, format))),
        }
    }

    /// The file, when it is one.
    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) | Self::Named(path) | Self::Played(path, _) => Some(path),
            Self::Stream => None,
        }
    }
}

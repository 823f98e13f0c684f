//! What is remembered between runs, in `.ef/postgres/ef.json`, for its owner alone.

use super::{DATABASE, Error, HOST, USER, folder::Folder};
use crate::{base::files, db::DatabaseUrl};
use serde::{Deserialize, Serialize};
use std::{fs, io, path::PathBuf};

/// Port, password, and which programs made the data.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Record {
    version: u32,
    /// Where the server listens.
    pub(super) port: u16,
    /// The password of its only role.
    password: String,
    /// The folder of the programs that ran last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) programs: Option<PathBuf>,
}

impl Record {
    /// A new one, with a random password.
    pub(super) fn new(port: u16) -> Self {
        Self { version: 1, port, password: uuid::Uuid::new_v4().simple().to_string(), programs: None }
    }

    /// Reads that of a folder; `None` when there is none.
    pub(super) fn read(folder: &Folder) -> Result<Option<Self>, Error> {
        let path = folder.record();
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(Error::folder(&path, source)),
        };
        serde_json::from_str(&text).map(Some).map_err(|_| Error::BadRecord { path })
    }

    /// Writes it as a whole.
    pub(super) fn write(&self, folder: &Folder) -> Result<(), Error> {
        let path = folder.record();
        let text = serde_json::to_string_pretty(self).unwrap_or_default() + "\n";
        files::write_private(&path, text.as_bytes()).map_err(|source| Error::folder(&path, source))
    }

    /// The password as `initdb` reads it.
    pub(super) fn password_line(&self) -> String {
        format!("{}\n", self.password)
    }

    /// The server's address. The password has letters and digits only.
    pub(super) fn url(&self, folder: &Folder) -> Result<DatabaseUrl, Error> {
        let text = format!("postgres://{USER}:{}@{HOST}:{}/{DATABASE}", self.password, self.port);
        text.parse().map_err(|_| Error::BadRecord { path: folder.record() })
    }
}

//! What an export says about itself: the workspace, and for each table its file, rows and checksum.

use super::{Error, layout::Layout};
use crate::base::checksum::{hex, sha256};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

/// The name of its file.
pub(super) const FILE: &str = "manifest.json";
/// What it says that it is.
const KIND: &str = "ef workspace export";
/// The version that is written and read.
const VERSION: u64 = 1;
/// The largest manifest that is read, in bytes.
const LARGEST: u64 = 16 << 20;

/// The manifest.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    version: u64,
    kind: String,
    /// When it was made, in UTC.
    made_at: String,
    /// The workspace.
    pub(super) workspace: Who,
    /// Users that rows refer to.
    pub(super) users: Part,
    /// Tables, in the order in which they can be imported.
    pub(super) tables: Vec<TablePart>,
    /// SHA-256 of all the rest, so that a change by hand is seen.
    checksum: String,
}

/// Which workspace.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Who {
    pub(super) id: String,
    pub(super) slug: String,
    pub(super) name: String,
}

/// A file with rows.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Part {
    pub(super) file: String,
    pub(super) rows: u64,
    pub(super) sha256: String,
}

/// A table.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TablePart {
    pub(super) schema: String,
    pub(super) name: String,
    pub(super) part: Part,
    pub(super) columns: Vec<String>,
    /// The highest number in each column that is numbered by the database.
    pub(super) highest: BTreeMap<String, i64>,
}

impl Manifest {
    /// A manifest with its checksum.
    pub(super) fn new(workspace: Who, users: Part, tables: Vec<TablePart>) -> Self {
        let made_at = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
        let checksum = String::new();
        let mut manifest =
            Self { version: VERSION, kind: KIND.to_owned(), made_at, workspace, users, tables, checksum };
        manifest.checksum = manifest.own_checksum();
        manifest
    }

    /// As its file holds it.
    pub(super) fn to_text(&self) -> String {
        serde_json::to_string_pretty(self).map(|text| text + "\n").unwrap_or_default()
    }

    /// Reads and checks the manifest of a folder, not yet the files that it names.
    pub(super) fn read(folder: &Path) -> Result<Self, Error> {
        let path = folder.join(FILE);
        let bad = |why: String| Error::Manifest { path: path.clone(), why };
        let facts = match fs::metadata(&path) {
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                return Err(Error::NoManifest { path: folder.to_owned() });
            }
            other => other.map_err(|source| Error::File { doing: "read", path: path.clone(), source })?,
        };
        if !facts.is_file() || facts.len() > LARGEST {
            return Err(bad("it is no file of a sensible size".to_owned()));
        }
        let text =
            fs::read(&path).map_err(|source| Error::File { doing: "read", path: path.clone(), source })?;
        let value: Value =
            serde_json::from_slice(&text).map_err(|error| bad(format!("no JSON ({error})")))?;
        if value.get("kind").and_then(Value::as_str) != Some(KIND) {
            return Err(bad("it says of itself that it is something else".to_owned()));
        }
        match value.get("version").and_then(Value::as_u64) {
            Some(VERSION) => {}
            Some(found) => return Err(Error::Version { found, known: VERSION }),
            None => return Err(bad("it has no version".to_owned())),
        }
        let manifest: Self = serde_json::from_value(value).map_err(|error| bad(error.to_string()))?;
        if manifest.checksum != manifest.own_checksum() {
            return Err(bad("it was changed since the export (its checksum differs)".to_owned()));
        }
        manifest.check_names().map_err(bad)?;
        Ok(manifest)
    }

    /// File names that stay in the folder, each once, and an id that is one.
    fn check_names(&self) -> Result<(), String> {
        if uuid::Uuid::parse_str(&self.workspace.id).is_err() {
            return Err("the workspace has no id".to_owned());
        }
        let mut seen = BTreeSet::new();
        let files = self.tables.iter().map(|table| &table.part.file).chain([&self.users.file]);
        for file in files {
            let plain = !file.is_empty()
                && !file.starts_with('.')
                && !file.contains(['/', '\\', '\0'])
                && file != FILE;
            if !plain || !seen.insert(file) {
                return Err("a file's name is not one that an export writes".to_owned());
            }
        }
        Ok(())
    }

    /// Reads every file once and compares it with what is said of it here.
    pub(super) fn check_files(&self, folder: &Path) -> Result<(), Error> {
        let parts = self.tables.iter().map(|table| &table.part).chain([&self.users]);
        for part in parts {
            let path = folder.join(&part.file);
            let (sha256, rows) = match checksum(&path) {
                Ok(found) => found,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    return Err(Error::Tampered { path, why: "it is missing".to_owned() });
                }
                Err(source) => return Err(Error::File { doing: "read", path, source }),
            };
            if sha256 != part.sha256 {
                return Err(Error::Tampered { path, why: "its checksum (SHA-256) differs".to_owned() });
            }
            if rows != part.rows {
                let why = format!("it has {rows} rows and not {}", part.rows);
                return Err(Error::Tampered { path, why });
            }
        }
        Ok(())
    }

    fn own_checksum(&self) -> String {
        let bare = Self { checksum: String::new(), ..self.clone() };
        let text = serde_json::to_string(&bare).unwrap_or_default();
        sha256(text.as_bytes())
    }

    /// Where a table's file is.
    pub(super) fn path(folder: &Path, part: &Part) -> PathBuf {
        folder.join(&part.file)
    }
}

/// The name of a table's file: letters that no file system minds, and a number that keeps two apart.
pub(super) fn file_name(layout: &Layout, number: usize) -> String {
    let plain = |text: &str| -> String {
        text.chars()
            .map(|letter| if letter.is_ascii_alphanumeric() || letter == '_' { letter } else { '-' })
            .collect()
    };
    let schema =
        if layout.schema == "public" { String::new() } else { format!("{}.", plain(&layout.schema)) };
    format!("{number:02}-{schema}{}.jsonl", plain(&layout.name))
}

/// Checksum and number of lines of a file, without holding it.
fn checksum(path: &Path) -> io::Result<(String, u64)> {
    let mut file = File::open(path)?;
    let (mut hash, mut rows) = (Sha256::new(), 0);
    let mut buffer = vec![0; 1 << 16];
    loop {
        let count = file.read(&mut buffer)?;
        if count == 0 {
            return Ok((hex(&hash.finalize()), rows));
        }
        hash.update(&buffer[..count]);
        rows += memchr::memchr_iter(b'\n', &buffer[..count]).count() as u64;
    }
}

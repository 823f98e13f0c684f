//! A folder of migration files, read as the Supabase CLI reads it: `VERSION_name.sql`, in the order of the names.

use super::{Error, Script};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// One migration: a file, or a text that is built in.
#[derive(Clone, Debug)]
pub struct Migration {
    /// Digits, usually the UTC time of its making. Versions are ordered as text, as the Supabase CLI does.
    pub version: String,
    /// What stands between the version and `.sql`.
    pub name: String,
    /// The file, when it is one.
    pub path: Option<PathBuf>,
    /// Its statements.
    pub script: Script,
    /// The SHA-256 of its text.
    pub checksum: String,
}

/// A file of the folder that is no migration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// Its name.
    pub file: String,
    /// Why not.
    pub why: &'static str,
}

/// What is in a folder of migrations.
#[derive(Clone, Debug, Default)]
pub struct Folder {
    /// By version.
    pub migrations: Vec<Migration>,
    /// What else is there, but for hidden files.
    pub ignored: Vec<Ignored>,
}

impl Migration {
    /// A migration from a text that is built in or computed. `file` is its name for people.
    pub fn from_text(version: &str, name: &str, file: &str, text: &str) -> Result<Self, Error> {
        let script = Script::parse(file, text.as_bytes())?;
        let checksum = script.checksum();
        Ok(Self { version: version.to_owned(), name: name.to_owned(), path: None, script, checksum })
    }

    /// What it is called in messages.
    pub fn file(&self) -> &str {
        self.script.file()
    }
}

impl Folder {
    /// Reads a folder. A file that cannot be cut into statements, and two files of one version, are errors.
    pub fn read(folder: &Path) -> Result<Self, Error> {
        Self::read_as(folder, "")
    }

    /// The same; in messages the files are called after a folder `shown`, such as `supabase/migrations`.
    pub fn read_as(folder: &Path, shown: &str) -> Result<Self, Error> {
        let mut found = Self::default();
        for file in names(folder)? {
            match parts(&file) {
                _ if is_old_init(&file) && found.migrations.is_empty() && found.ignored.is_empty() => {
                    let why =
                        "the Supabase CLI of old made it and runs it no more; rename it to have it applied";
                    found.ignored.push(Ignored { file, why });
                }
                Ok(_) => found.add(folder, shown, &file)?,
                Err(why) => found.ignored.push(Ignored { file, why }),
            }
        }
        found.migrations.sort_by(|one, other| one.version.cmp(&other.version));
        let twin = found.migrations.windows(2).find(|pair| pair[0].version == pair[1].version);
        if let Some([first, second]) = twin {
            return Err(Error::Duplicate {
                version: first.version.clone(),
                first: first.file().to_owned(),
                second: second.file().to_owned(),
            });
        }
        Ok(found)
    }

    fn add(&mut self, folder: &Path, shown: &str, file: &str) -> Result<(), Error> {
        let Ok((version, name)) = parts(file) else { return Ok(()) };
        let path = folder.join(file);
        let bytes = fs::read(&path).map_err(|source| Error::Read { path: path.clone(), source })?;
        let shown = if shown.is_empty() { file.to_owned() } else { format!("{shown}/{file}") };
        let script = Script::parse(&shown, &bytes)?;
        let checksum = script.checksum();
        let (version, name) = (version.to_owned(), name.to_owned());
        self.migrations.push(Migration { version, name, path: Some(path), script, checksum });
        Ok(())
    }
}

/// The names of all files that are not hidden, in order.
pub(super) fn names(folder: &Path) -> Result<Vec<String>, Error> {
    let failed = |source| Error::Read { path: folder.to_owned(), source };
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // Links are followed.
        let is_folder = fs::metadata(entry.path()).is_ok_and(|metadata| metadata.is_dir());
        if !is_folder && !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// Version and name of a file, or why it has none.
pub(super) fn parts(file: &str) -> Result<(&str, &str), &'static str> {
    const NO_MIGRATION: &str = "the name is not VERSION_name.sql with a VERSION of digits";
    let stem = file.strip_suffix(".sql").ok_or(NO_MIGRATION)?;
    let (version, name) = stem.split_once('_').ok_or(NO_MIGRATION)?;
    if version.is_empty() || !version.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NO_MIGRATION);
    }
    Ok((version, name))
}

/// The first file that the Supabase CLI made before December 2021, and that it skips since.
fn is_old_init(file: &str) -> bool {
    file.split_once('_').is_some_and(|(version, rest)| {
        rest == "init.sql"
            && version.len() == 14
            && version.parse().is_ok_and(|at: u64| at < 20_211_209_000_000)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> (tempfile::TempDir, Result<Folder, Error>) {
        let dir = tempfile::tempdir().unwrap();
        for (name, text) in files {
            fs::write(dir.path().join(name), text).unwrap();
        }
        let folder = Folder::read(dir.path());
        (dir, folder)
    }

    #[test]
    fn files_are_read_in_the_order_of_their_versions() {
        let (_dir, folder) = folder(&[
            ("20240102000000_two.sql", "select 2"),
            ("20240101000000_one_more.sql", "select 1"),
            ("0_short.sql", ""),
            ("3_.sql", ""),
            ("README.md", ""),
            (".hidden", ""),
            ("20240103000000.sql", ""),
            ("2024a_b.sql", ""),
            ("20240104000000_seed.sql.gz", ""),
        ]);
        let folder = folder.unwrap();
        let names: Vec<_> = folder.migrations.iter().map(|m| (m.version.as_str(), m.name.as_str())).collect();
        let expected = [("0", "short"), ("20240101000000", "one_more"), ("20240102000000", "two"), ("3", "")];
        assert_eq!(names, expected);
        let ignored: Vec<_> = folder.ignored.iter().map(|ignored| ignored.file.as_str()).collect();
        assert_eq!(ignored, ["20240103000000.sql", "20240104000000_seed.sql.gz", "2024a_b.sql", "README.md"]);
    }

    #[test]
    fn one_version_is_one_file() {
        let (_dir, folder) = folder(&[("1_a.sql", ""), ("1_b.sql", "")]);
        let error = folder.unwrap_err().to_string();
        assert_eq!(error, "`1_a.sql` and `1_b.sql` have the same version 1");
    }

    #[test]
    fn an_old_first_file_is_skipped_as_the_supabase_cli_does() {
        let (_dir, old) = folder(&[("20200101000000_init.sql", "x"), ("20220101000000_init.sql", "x")]);
        let old = old.unwrap();
        assert_eq!((old.migrations.len(), old.ignored.len()), (1, 1));
    }

    #[test]
    fn a_missing_folder_is_named() {
        let error = Folder::read(Path::new("/no/such/folder")).unwrap_err();
        assert!(error.to_string().contains("/no/such/folder"));
    }
}

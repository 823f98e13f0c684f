//! Finds PostgreSQL's programs: the folder that somebody named, else the newest that is installed, else what
//! `install` got from npm.

use super::{Around, Error, Hear, install, task};
use crate::base::account::Account;
use std::{
    env::consts,
    fs,
    path::{Path, PathBuf},
};

/// The oldest major version that will do.
pub(super) const LEAST: u32 = 13;

/// Where installers put each version, `*` for the part that is its number. The order does not matter: the
/// newest wins.
const USUAL: [&str; 8] = [
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/usr/libexec/postgresql*",
    "/usr/local/pgsql*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
    "C:/Program Files/PostgreSQL/*/bin",
];

/// Programs that can be run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Programs {
    /// Their folder.
    pub(super) folder: PathBuf,
    /// Their version, as they say it.
    pub(super) version: String,
    /// Its first number.
    pub(super) major: u32,
}

impl Programs {
    /// Those of a folder, asked for their version.
    pub(super) fn at(folder: &Path, around: &Around, account: Option<&Account>) -> Result<Self, String> {
        let postgres = program(folder, "postgres");
        for path in [&postgres, &program(folder, "initdb")] {
            if !path.is_file() {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                return Err(format!("there is no `{name}`"));
            }
        }
        let mut task = task(around, postgres, account.cloned());
        task.args = vec!["--version".into()];
        let answer = task.run().map_err(|error| match account {
            Some(account) => format!("`postgres` cannot be run as the user `{}`: {error}", account.name),
            None => format!("`postgres` cannot be run: {error}"),
        })?;
        let version = version(&answer.stdout).filter(|_| answer.ended.success());
        let (version, major) = version.ok_or_else(|| {
            let said = answer.stderr.lines().next().unwrap_or_default();
            format!("`postgres --version` does not answer with a version: {said}")
        })?;
        Ok(Self { folder: folder.to_owned(), version, major })
    }

    /// One of them by its name.
    pub(super) fn program(&self, name: &str) -> PathBuf {
        program(&self.folder, name)
    }
}

/// What is looked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted<'a> {
    /// Who will run them, when that is not us.
    pub(super) account: Option<&'a Account>,
    /// The data that they are for, and the major version of these.
    pub(super) data: Option<(&'a Path, u32)>,
}

/// Finds programs, and has them installed when there are none.
pub(super) fn find(around: &Around, wanted: Wanted, hear: Hear) -> Result<Programs, Error> {
    if let Some(folder) = &around.programs {
        return named(folder, around, wanted);
    }
    let mut passed = Vec::new();
    let mut found = Vec::new();
    for folder in installed(around) {
        match Programs::at(&folder, around, wanted.account) {
            Ok(programs) => found.push(programs),
            Err(why) => passed.push(format!("in `{}` {why}", folder.display())),
        }
    }
    // A stable sort: of two that are as new, the one on PATH stays first.
    found.sort_by_key(|programs| std::cmp::Reverse(numbers(&programs.version)));
    let fits = |programs: &&Programs| match wanted.data {
        Some((_, major)) => programs.major == major,
        None => programs.major >= LEAST,
    };
    if let Some(programs) = found.iter().find(fits) {
        return Ok(programs.clone());
    }
    passed.extend(found.iter().map(|programs| {
        format!("PostgreSQL {} in `{}` does not fit", programs.version, programs.folder.display())
    }));
    match wanted.data {
        Some((data, major)) if major != install::MAJOR => {
            Err(Error::OtherVersion { folder: data.to_owned(), data: major, have: have(&found) })
        }
        _ => install::programs(around, wanted, &passed, hear),
    }
}

/// The folder and version of each PostgreSQL on the machine that will do, the newest first. Installs nothing.
pub fn usable(around: &Around) -> Vec<(PathBuf, String)> {
    let folders = match &around.programs {
        Some(folder) => vec![around.root.join(folder), around.root.join(folder).join("bin")],
        None => installed(around),
    };
    let mut found: Vec<Programs> =
        folders.iter().filter_map(|folder| Programs::at(folder, around, None).ok()).collect();
    found.retain(|programs| programs.major >= LEAST);
    found.sort_by_key(|programs| std::cmp::Reverse(numbers(&programs.version)));
    found.into_iter().map(|programs| (programs.folder, programs.version)).collect()
}

/// Finds `psql`: on PATH, else beside the newest installed server.
pub fn psql(around: &Around) -> Result<PathBuf, Error> {
    if let Ok(found) = which::which_in("psql", Some(&around.path), &around.root) {
        return Ok(found);
    }
    let named = around.programs.iter().map(|folder| around.root.join(folder));
    let mut folders: Vec<PathBuf> = named.chain(USUAL.iter().flat_map(|pattern| matching(pattern))).collect();
    folders.sort_by_key(|folder| std::cmp::Reverse(numbers(&folder.to_string_lossy())));
    let mut paths = folders.iter().map(|folder| program(folder, "psql"));
    paths.find(|path| path.is_file()).ok_or(Error::NoPsql)
}

/// What is on the machine, as the end of a sentence.
fn have(found: &[Programs]) -> String {
    let versions: Vec<&str> = found.iter().map(|programs| programs.version.as_str()).collect();
    match versions.as_slice() {
        [] => "no PostgreSQL is on this machine".to_owned(),
        some => format!("this machine has {}", some.join(", ")),
    }
}

/// Those of `EF_PG_BIN`, which may also name the folder above `bin`.
fn named(folder: &Path, around: &Around, wanted: Wanted) -> Result<Programs, Error> {
    let folder = around.root.join(folder);
    let inner = folder.join("bin");
    let bin = if program(&inner, "initdb").is_file() { inner } else { folder.clone() };
    let programs = Programs::at(&bin, around, wanted.account)
        .map_err(|what| Error::BadPrograms { folder: folder.clone(), what })?;
    if programs.major < LEAST {
        return Err(Error::TooOld { folder, version: programs.version, least: LEAST });
    }
    match wanted.data {
        Some((data, major)) if major != programs.major => Err(Error::OtherVersion {
            folder: data.to_owned(),
            data: major,
            have: format!("EF_PG_BIN names those of {}", programs.version),
        }),
        _ => Ok(programs),
    }
}

/// The folders with both programs: those on PATH first, links followed, then the usual ones.
fn installed(around: &Around) -> Vec<PathBuf> {
    let on_path = std::env::split_paths(&around.path).map(|folder| followed(&folder));
    let usual = USUAL.iter().flat_map(|pattern| matching(pattern));
    let mut found: Vec<PathBuf> = Vec::new();
    for folder in on_path.chain(usual) {
        let there = || program(&folder, "postgres").is_file() && program(&folder, "initdb").is_file();
        if folder.is_absolute() && !found.contains(&folder) && there() {
            found.push(folder);
        }
    }
    found
}

/// Where a `postgres` on PATH really lies: its neighbours are only there.
fn followed(folder: &Path) -> PathBuf {
    let real = fs::canonicalize(program(folder, "postgres")).ok();
    let real = real.as_deref().and_then(Path::parent).map(Path::to_owned);
    real.filter(|real| program(real, "initdb").is_file()).unwrap_or_else(|| folder.to_owned())
}

/// The folders that a pattern with one `*` stands for.
fn matching(pattern: &str) -> Vec<PathBuf> {
    let Some((before, after)) = pattern.split_once('*') else { return vec![] };
    let (folder, start) = before.rsplit_once('/').unwrap_or(("", before));
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = entries
        .filter(|entry| entry.file_name().to_str().is_some_and(|name| name.starts_with(start)))
        .map(|entry| entry.path().join(after.trim_start_matches('/')))
        .collect();
    found.sort();
    found
}

fn program(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}{}", consts::EXE_SUFFIX))
}

/// Version and major number of what `postgres --version` prints: `postgres (PostgreSQL) 15.18 (Debian …)`.
fn version(text: &str) -> Option<(String, u32)> {
    let version = text.split_once("(PostgreSQL) ")?.1.split_whitespace().next()?;
    let digits: String = version.chars().take_while(char::is_ascii_digit).collect();
    Some((version.to_owned(), digits.parse().ok()?))
}

/// The numbers of a version, to be compared.
fn numbers(version: &str) -> Vec<u32> {
    version.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_and_compared_as_numbers() {
        let read = |text: &str| version(text).unwrap();
        assert_eq!(read("postgres (PostgreSQL) 15.18 (Debian 15.18-0)\n"), ("15.18".into(), 15));
        assert_eq!(read("postgres (PostgreSQL) 18beta1\n"), ("18beta1".into(), 18));
        assert_eq!(read("postgres (PostgreSQL) 9.6.24\n").1, 9);
        assert_eq!(version("mysqld  Ver 8.0"), None);
        assert!(numbers("15.18") > numbers("15.9") && numbers("18.1") > numbers("17.10"));
    }

    #[test]
    fn a_pattern_finds_the_folders_of_versions() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["pg-9", "pg-15", "other"] {
            fs::create_dir_all(folder.path().join(name).join("bin")).unwrap();
        }
        let pattern = format!("{}/pg-*/bin", folder.path().display());
        assert_eq!(matching(&pattern), ["pg-15/bin", "pg-9/bin"].map(|name| folder.path().join(name)));
        assert_eq!(matching("/no/such/*/bin"), [""; 0].map(PathBuf::from));
    }
}

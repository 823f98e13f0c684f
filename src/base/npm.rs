//! Packages of npm: one archive at one version, got with the user's own npm, held against the checksum that `ef` was
//! made with, and unpacked here. No script of a package is run, and nothing that it depends on comes with it.

use super::process::Task;
use base64::{Engine, prelude::BASE64_STANDARD};
use flate2::read::GzDecoder;
use sha2::{Digest, Sha512};
use std::{
    ffi::OsString,
    fs::{self, File},
    io::{self, Read},
    path::{Component, Path, PathBuf},
};
use thiserror::Error;

/// npm, and what it is given.
#[derive(Clone, Debug)]
pub struct Npm {
    /// The program.
    pub program: PathBuf,
    /// The whole of its environment.
    pub environment: Vec<(OsString, OsString)>,
}

/// A package at one version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Package {
    /// Its name, with its scope.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
    /// The SHA-512 of its archive in Base64, as npm writes it after `sha512-`.
    pub sha512: &'static str,
}

/// A package does not come.
#[derive(Debug, Error)]
pub enum Failed {
    /// npm cannot be started.
    #[error("npm does not start: {0}")]
    Start(#[source] io::Error),
    /// npm ends without an archive. What it says is told whole.
    #[error("npm says: {}", reason(.0))]
    Said(String),
    /// The archive is not the one that was expected.
    #[error("the archive has the checksum {got}, and not {expected}")]
    Checksum {
        /// What `ef` was made with.
        expected: String,
        /// What came.
        got: String,
    },
    /// The archive cannot be read, or what is in it cannot be written.
    #[error("{0}")]
    Files(#[from] io::Error),
}

/// The line of npm's words that says why.
fn reason(said: &str) -> &str {
    let lines = || said.lines().map(str::trim).filter(|line| !line.is_empty());
    // The first line is a code without words, the last one names a log file.
    let words = |line: &&str| line.starts_with("npm error") && !line.starts_with("npm error code");
    lines().find(words).or(lines().next_back()).unwrap_or("nothing")
}

impl Package {
    /// `NAME@VERSION`.
    pub fn full_name(&self) -> String {
        format!("{}@{}", self.name, self.version)
    }

    /// Gets the archive into a folder, which is empty, and checks it.
    pub fn archive(&self, npm: &Npm, folder: &Path) -> Result<PathBuf, Failed> {
        // So that npm takes this folder and none above it for its project.
        fs::write(folder.join("package.json"), "{}")?;
        let name = self.full_name();
        let args = [
            "pack",
            &name,
            "--ignore-scripts",
            "--loglevel=error",
            "--no-update-notifier",
            "--fetch-retries=1",
        ];
        let task = Task {
            program: npm.program.clone(),
            args: args.iter().map(Into::into).collect(),
            dir: folder.to_owned(),
            environment: npm.environment.clone(),
            account: None,
        };
        let answer = task.run().map_err(Failed::Start)?;
        let said = if answer.stderr.trim().is_empty() { answer.stdout } else { answer.stderr };
        if !answer.ended.success() {
            return Err(Failed::Said(said));
        }
        let archive =
            archive_in(folder)?.ok_or_else(|| Failed::Said("(no archive was written)".to_owned()))?;
        self.check(&archive)?;
        Ok(archive)
    }

    /// Whether the archive is the one that `ef` was made with.
    fn check(&self, archive: &Path) -> Result<(), Failed> {
        let mut hasher = Sha512::new();
        let mut file = File::open(archive)?;
        let mut block = vec![0; 64 * 1024];
        loop {
            let count = file.read(&mut block)?;
            if count == 0 {
                break;
            }
            hasher.update(&block[..count]);
        }
        let got = BASE64_STANDARD.encode(hasher.finalize());
        if got == self.sha512 {
            return Ok(());
        }
        let named = |sum: &str| format!("sha512-{sum}");
        Err(Failed::Checksum { expected: named(self.sha512), got: named(&got) })
    }
}

fn archive_in(folder: &Path) -> io::Result<Option<PathBuf>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "tgz") {
            return Ok(Some(path));
        }
    }
    Ok(None)
}

/// Writes files of an archive into a folder. `place` is given each file's path in the package and says where below the
/// folder it goes, if it is wanted. npm's archives hold no links and no permissions that count.
pub fn unpack(
    archive: &Path,
    folder: &Path,
    place: &dyn Fn(&Path) -> Option<PathBuf>,
) -> Result<usize, Failed> {
    let mut archive = tar::Archive::new(GzDecoder::new(File::open(archive)?));
    let mut count = 0;
    for entry in archive.entries()? {
        let mut entry = entry?;
        if !entry.header().entry_type().is_file() {
            continue;
        }
        let path = entry.path()?.into_owned();
        // The first folder is not part of the package, whatever it is called.
        let Some(place) = place(path.components().skip(1).collect::<PathBuf>().as_path()) else { continue };
        if !place.components().all(|part| matches!(part, Component::Normal(_))) {
            let why = format!("`{}` in the archive leads out of it", path.display());
            return Err(io::Error::other(why).into());
        }
        let target = folder.join(place);
        if let Some(above) = target.parent() {
            fs::create_dir_all(above)?;
        }
        io::copy(&mut entry, &mut File::create(&target)?)?;
        count += 1;
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An archive of these files, by their raw names.
    fn pack(folder: &Path, files: &[(&str, &str)]) -> PathBuf {
        let path = folder.join("made.tar.gz");
        let packed = flate2::write::GzEncoder::new(File::create(&path).unwrap(), flate2::Compression::fast());
        let mut archive = tar::Builder::new(packed);
        for (name, text) in files {
            let mut header = tar::Header::new_gnu();
            header.as_gnu_mut().unwrap().name[..name.len()].copy_from_slice(name.as_bytes());
            header.set_size(text.len() as u64);
            header.set_mode(0o644);
            header.set_cksum();
            archive.append(&header, text.as_bytes()).unwrap();
        }
        archive.into_inner().unwrap().finish().unwrap();
        path
    }

    #[test]
    fn what_is_wanted_is_unpacked_and_nothing_leads_out() {
        let folder = tempfile::tempdir().unwrap();
        let files =
            [("package/bin/x64/lib.so", "library"), ("package/bin/arm64/lib.so", "other"), ("other/a", "a")];
        let archive = pack(folder.path(), &files);
        let into = folder.path().join("into");
        let wanted = |path: &Path| Some(path.strip_prefix("bin/x64").ok()?.to_owned());
        assert_eq!(unpack(&archive, &into, &wanted).unwrap(), 1);
        assert_eq!(fs::read_to_string(into.join("lib.so")).unwrap(), "library");
        let all = |path: &Path| Some(path.to_owned());
        assert_eq!(unpack(&archive, &into, &all).unwrap(), 3);
        assert_eq!(fs::read_to_string(into.join("a")).unwrap(), "a");
        for evil in ["package/../../evil", "package/a/../../../evil"] {
            let archive = pack(folder.path(), &[(evil, "evil")]);
            let error = unpack(&archive, &into, &all).unwrap_err();
            assert!(error.to_string().contains("leads out"), "{error}");
        }
        assert!(!folder.path().join("evil").exists());
        fs::write(&archive, "no archive").unwrap();
        assert!(matches!(unpack(&archive, &into, &all), Err(Failed::Files(_))));
    }

    #[cfg(unix)]
    #[test]
    fn an_archive_is_taken_when_its_checksum_fits() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("npm");
        let script = |text: &str| {
            fs::write(&program, format!("#!/bin/sh\n{text}\n")).unwrap();
            fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        };
        let npm = Npm { program: program.clone(), environment: vec![] };
        let sum = BASE64_STANDARD.encode(Sha512::digest("x"));
        let package = Package { name: "@a/b", version: "1.0.0", sha512: sum.leak() };
        let get = |package: &Package| {
            let work = tempfile::tempdir().unwrap();
            let got = package.archive(&npm, work.path());
            got.map(|path| {
                (fs::read_to_string(path).unwrap(), fs::read_to_string(work.path().join("words")).unwrap())
            })
        };
        script("echo \"$@\" > words; printf x > a-b-1.0.0.tgz");
        let (text, words) = get(&package).unwrap();
        assert!(text == "x" && words.starts_with("pack @a/b@1.0.0 --ignore-scripts"), "{text} {words}");
        let error = get(&Package { sha512: "other", ..package }).unwrap_err();
        assert!(matches!(&error, Failed::Checksum { expected, .. } if expected == "sha512-other"), "{error}");
        script("true");
        assert_eq!(get(&package).unwrap_err().to_string(), "npm says: (no archive was written)");
        script("printf 'npm error code E1\\nnpm error no network\\nnpm error A log: x\\n' >&2; exit 1");
        assert_eq!(get(&package).unwrap_err().to_string(), "npm says: npm error no network");
        fs::remove_file(&program).unwrap();
        assert!(matches!(get(&package), Err(Failed::Start(_))));
    }
}

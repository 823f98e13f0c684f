//! `ef tts setup`: installs espeak-ng and ONNX Runtime, by itself or because a voice needs one of them now.

use super::{
    super::{Error, session::Session},
    around::Around,
    install::install,
    packages::{ESPEAK, ONNXRUNTIME, Package},
};
use crate::{
    base::Exit,
    tts::{
        self, espeak,
        session::library,
        studio::{Studio, Wish},
    },
};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

/// Install what speech needs and is missing
///
/// Fetches packages into the data folder of `ef`, with the user's own pip; ONNX Runtime with npm where pip does not do
/// it. Nothing else on the system changes. Each package is checked against a checksum that is built in.
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
pub(super) enum What {
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

    fn command(self) -> &'static str {
        match self {
            Self::EspeakNg => "ef tts setup",
            Self::OnnxRuntime => "ef tts setup onnxruntime",
        }
    }

    fn install(self, session: &Session, data: &Path) -> Result<PathBuf, Error> {
        let check: fn(&Path) -> Result<(), String> = match self {
            // Its engine is opened once in a process.
            Self::EspeakNg => |_| Ok(()),
            Self::OnnxRuntime => usable,
        };
        install(session, self.package(), data, &check)
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
                None => done.push((package, what.install(session, &data)?, true)),
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

/// Whether this folder holds an ONNX Runtime that runs here.
fn usable(folder: &Path) -> Result<(), String> {
    let places = library::Places { flag: Some(folder.to_owned()), ..library::Places::default() };
    let search = places.search();
    match search.library {
        Some(_) => Ok(()),
        None => Err(search.passed.into_iter().map(|passed| passed.reason).collect::<Vec<_>>().join(", ")),
    }
}

/// What would let somebody speak if it were installed.
pub(super) fn would_help(error: &tts::Error) -> Option<What> {
    match error {
        tts::Error::NoEngine { reasons } if reasons.iter().any(|(engine, _)| engine == "espeak") => {
            Some(What::EspeakNg)
        }
        tts::Error::Espeak(espeak::Error::NotFound { .. }) => Some(What::EspeakNg),
        tts::Error::NeedsLibrary { passed: Some(_), .. } => Some(What::OnnxRuntime),
        _ => None,
    }
}

/// Installs what is missing before many texts are spoken, when the voice of all of them needs it. A run whose model
/// nothing here can run does not begin.
pub(super) fn settle(
    session: &Session,
    around: &Around,
    studio: &Studio,
    wish: &Wish,
    no_setup: bool,
) -> Result<(), Error> {
    if Studio::needs_worker(wish) && espeak::Espeak::find(&studio.espeak).is_ok() {
        return Ok(());
    }
    let Err(error) = studio.open(wish) else { return Ok(()) };
    if let Some(what) = would_help(&error)
        && !session.switch(no_setup, "EF_NO_SETUP")?
    {
        return on_first_need(session, around, what, &error);
    }
    if error.lacks_runtime() { Err(error.into()) } else { Ok(()) }
}

/// Installs what is needed now: after a question on a terminal, at once elsewhere.
pub(super) fn on_first_need(
    session: &Session,
    around: &Around,
    what: What,
    error: &tts::Error,
) -> Result<(), Error> {
    let Package { what: name, .. } = what.package();
    let question = format!("{name} is not there. Install it into ef's data folder?");
    let asks = session.env.stdin_terminal && session.ui.err.terminal;
    if asks && !session.confirm(&question, what.command())? {
        let why = "that was not wanted".to_owned();
        return Err(Error::Setup { what: name, why, help: error.to_string() });
    }
    what.install(session, &around.data(session)?).map(drop)
}

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
    What::EspeakNg.install(session, &around.data(session)?).map(drop)
}

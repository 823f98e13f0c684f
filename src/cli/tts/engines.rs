//! `ef tts engines`: which engines and runtimes can be used, and why not.

use super::{
    super::{Error, session::Session},
    around::Around,
};
use crate::{
    base::Exit,
    render::tts::engines::{self as render, Line},
    settings::Settings,
    tts::{
        engine::Id,
        espeak::{self, Espeak},
        session::{Choice, Graph},
        voices::{EDGE, Installed, Kind},
        worker,
    },
};
use clap::Args;

/// Show which engines can speak, and what runs their models
///
/// For each engine and runtime: whether it can be used, why not, its version, where it lies and how many voices it
/// has. No model is loaded.
///
/// Example: ef tts engines --json
///
/// Example: ef tts engines --ort-lib ./lib
#[derive(Args, Debug)]
pub(crate) struct Engines {
    #[command(flatten)]
    around: Around,
}

impl Engines {
    pub(crate) fn run(self, session: &Session) -> Result<Exit, Error> {
        let settings = session.settings(self.around.flags())?;
        let studio = self.around.studio(session, &settings)?;
        let installed = studio.store.list();
        let (found, tried) = Espeak::search(&studio.espeak);
        let lines = vec![
            kokoro(&installed, found.as_ref(), &studio.choice),
            piper(&installed, found.as_ref()),
            coqui(&installed, found.as_ref()),
            espeak(found.as_ref(), &tried),
            edge(&settings),
        ];
        let search = studio.choice.places.search();
        let mut ort = Line::absent(
            "ort",
            "the library of ONNX Runtime was not found; `ef tts setup onnxruntime` installs it by pip or npm",
        );
        if !cfg!(any(feature = "ort-dynamic", feature = "ort-static")) {
            ort = Line::absent("ort", "this program was built without it");
        } else if let Some(library) = search.library {
            ort = Line::usable("ort");
            ort.version = Some(library.version);
            ort.path = Some(library.path);
        }
        ort.passed = search.passed.into_iter().map(|passed| (passed.path, passed.reason)).collect();
        let mut rten = Line::usable("rten");
        rten.version = Some("built in".to_owned());
        let python = python(&studio.outside.python);
        render::show(&session.ui, &lines, &[rten, ort, python], studio.store.root());
        Ok(Exit::Done)
    }
}

fn kokoro(installed: &[Installed], espeak: Option<&Espeak>, choice: &Choice) -> Line {
    let of = |kind: Kind| installed.iter().find(|one| one.kind == kind);
    let voices: usize = installed.iter().map(|one| one.voices.len()).sum();
    let mut line = match (of(Kind::KokoroModel), of(Kind::KokoroVoices)) {
        (None, None) => {
            Line::absent("kokoro", "neither a model nor voices are installed; `ef tts voices pull kokoro`")
        }
        (None, _) => Line::absent("kokoro", "no model is installed; `ef tts voices pull kokoro`"),
        (_, None) => Line::absent("kokoro", "no voices are installed; `ef tts voices pull kokoro`"),
        (Some(_), Some(_)) => kokoro_model(installed, espeak, choice),
    };
    line.voices = voices;
    line
}

/// The first of the installed models that a runtime takes which is there.
fn kokoro_model(installed: &[Installed], espeak: Option<&Espeak>, choice: &Choice) -> Line {
    let mut refused = None;
    for model in installed.iter().filter(|one| one.kind == Kind::KokoroModel) {
        let path = model.main_file();
        match Graph::read(&path).and_then(|graph| choice.check_kokoro(&path, &graph)) {
            Ok(()) => {
                let mut line = Line::usable("kokoro");
                line.path = Some(path);
                if espeak.is_none() {
                    line.reason = Some("without espeak-ng it speaks English only".to_owned());
                }
                return line;
            }
            Err(error) => refused = refused.or(Some(error.to_string())),
        }
    }
    Line::absent("kokoro", &refused.unwrap_or_default())
}

fn piper(installed: &[Installed], espeak: Option<&Espeak>) -> Line {
    let voices: Vec<&Installed> = installed.iter().filter(|one| one.kind == Kind::Piper).collect();
    let mut line = match (voices.first(), espeak) {
        (None, _) => {
            Line::absent("piper", "no voice is installed; `ef tts voices pull NAME`, of `ef tts voices list`")
        }
        (_, None) => {
            Line::absent("piper", "it needs espeak-ng, which is not there; `ef tts setup espeak-ng`")
        }
        (Some(first), _) => {
            let mut line = Line::usable("piper");
            line.path = first.folder.parent().map(std::path::Path::to_owned);
            line
        }
    };
    line.voices = voices.len();
    line
}

fn coqui(installed: &[Installed], espeak: Option<&Espeak>) -> Line {
    let models: Vec<&Installed> = installed.iter().filter(|one| one.kind == Kind::Coqui).collect();
    let Some(first) = models.first() else {
        return Line::absent(Id::Coqui.name(), "no model is installed; `ef tts voices add FILE`");
    };
    let mut line = Line::usable(Id::Coqui.name());
    line.path = first.folder.parent().map(std::path::Path::to_owned);
    line.voices = models.len();
    if espeak.is_none() {
        line.reason = Some("without espeak-ng only models that read letters speak".to_owned());
    }
    line
}

/// The Python in which coqui-tts speaks models that were not exported. It is not started.
fn python(places: &worker::Places) -> Line {
    let Some((path, version, fits)) = places.installed() else {
        return Line::absent(
            "python",
            "no Python here has coqui-tts, which speaks Coqui's models that are no ONNX",
        );
    };
    let mut line = Line::usable("python");
    if !fits {
        line = Line::absent("python", "its coqui-tts is too old: 0.27 or later is needed");
    }
    line.version = Some(format!("coqui-tts {version}"));
    line.path = Some(path);
    line
}

/// Nobody is asked: whether the service answers is found out when it is to speak.
fn edge(settings: &Settings) -> Line {
    let values = &settings.values.tts;
    if values.private {
        return Line::absent(
            Id::Edge.name(),
            "texts are private (`tts.private`), and it sends them to Microsoft",
        );
    }
    if !values.allow_cloud {
        let why = "it sends text to Microsoft; `--allow-cloud`, or `tts.allow_cloud` in `ef.toml`, lets it";
        return Line::absent(Id::Edge.name(), why);
    }
    let mut line = Line::usable(Id::Edge.name());
    line.voices = EDGE.len();
    line.reason = Some("it sends text to Microsoft".to_owned());
    line
}

fn espeak(found: Option<&Espeak>, tried: &[espeak::Tried]) -> Line {
    let mut line = match found {
        None => Line::absent("espeak", "espeak-ng is not there; `ef tts setup espeak-ng` installs it by pip"),
        Some(found) => {
            let mut line = Line::usable("espeak");
            line.version = Some(found.version().to_owned());
            line.path = Some(found.path().to_owned());
            line.voices = found.voices().map(|voices| voices.len()).unwrap_or_default();
            line
        }
    };
    line.passed = tried.iter().map(|tried| (tried.path.clone(), tried.reason.clone())).collect();
    line
}

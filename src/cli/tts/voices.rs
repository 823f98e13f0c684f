//! `ef tts voices`: what is there, and what can be; taking files in and out.

use super::{
    super::{Error, session::Session},
    around::Around,
    prune, pull, sample,
};
use crate::{
    base::Exit,
    render::tts::voices as render,
    tts::{
        self,
        engine::{CoquiEngine, Engine, Id, KokoroEngine, Manner, PiperEngine},
        espeak::Espeak,
        front::{Chunk, Reading},
        session::Choice,
        studio::Studio,
        voice_config::{CoquiConfig, PiperConfig},
        voices::{
            Installed, Kind, Pack, Verdict,
            catalogue::{catalogue, named},
        },
    },
};
use clap::{Args, Subcommand, ValueEnum};
use std::path::{Path, PathBuf};

/// List, pull, sample, add and remove voices
///
/// Voices lie in the user's data folder. `pull` brings any of the published ones, checked against their digests; files
/// that were downloaded by hand, or made, are taken in with `add`.
///
/// Example: ef tts voices pull en_US-ljspeech-medium
///
/// Example: ef tts voices list --lang en
#[derive(Args, Debug)]
pub(crate) struct Voices {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    List(List),
    Add(Add),
    Show(Show),
    Rm(Rm),
    Verify(Verify),
    Pull(pull::Pull),
    Sample(sample::Sample),
    Prune(prune::Prune),
}

/// List the voices that are installed, and those that are known
///
/// Example: ef tts voices list --engine piper
///
/// Example: ef tts voices list --installed --json
#[derive(Args, Debug)]
struct List {
    /// Only the voices of this engine
    #[arg(short, long, value_enum, value_name = "ENGINE")]
    engine: Option<EngineWord>,
    /// Only the voices of this language
    #[arg(short, long, value_name = "LANG")]
    lang: Option<String>,
    /// Only what is installed
    #[arg(long)]
    installed: bool,
    #[command(flatten)]
    around: Around,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum EngineWord {
    /// Kokoro-82M
    Kokoro,
    /// Piper
    Piper,
    /// Coqui
    Coqui,
    /// espeak-ng
    #[value(alias = "espeak-ng")]
    Espeak,
    /// Edge: voices of Microsoft's service, of which some are known here
    Edge,
}

/// Take files of a voice in
///
/// Takes Piper voices (`NAME.onnx` with `NAME.onnx.json` beside it), Coqui's VITS models (`NAME.onnx` with
/// `NAME.config.json` or `config.json`), Kokoro models (`.onnx`) and Kokoro voices (`.bin`, `.npz`, `.npy`). Each is tried before it is put in its place.
///
/// Example: ef tts voices add kokoro-v1.0.onnx voices-v1.0.bin
///
/// Example: ef tts voices add en_US-lessac-medium.onnx
#[derive(Args, Debug)]
struct Add {
    /// The files
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    around: Around,
}

/// Show what is known of a voice
///
/// Example: ef tts voices show en_US-lessac-medium
///
/// Example: ef tts voices show en_US-lessac-medium --json
#[derive(Args, Debug)]
struct Show {
    /// The voice
    name: String,
    #[command(flatten)]
    around: Around,
}

/// Remove a voice that was added
///
/// Example: ef tts voices rm en_US-lessac-medium
///
/// Example: ef tts voices rm kokoro-v1.0.int8 --json
#[derive(Args, Debug)]
struct Rm {
    /// The voice
    name: String,
    #[command(flatten)]
    around: Around,
}

/// Compare files with what they were when they were added
///
/// The answer is no, and the exit code 1, when one is missing or has changed.
///
/// Example: ef tts voices verify
///
/// Example: ef tts voices verify en_US-lessac-medium
#[derive(Args, Debug)]
struct Verify {
    /// The voices; all of them when none is named
    names: Vec<String>,
    #[command(flatten)]
    around: Around,
}

impl Voices {
    pub(crate) fn run(self, session: &Session) -> Result<Exit, Error> {
        match self.verb {
            Verb::List(list) => list.run(session),
            Verb::Add(add) => add.run(session),
            Verb::Show(show) => show.run(session),
            Verb::Rm(rm) => rm.run(session),
            Verb::Verify(verify) => verify.run(session),
            Verb::Pull(pull) => pull.run(session),
            Verb::Sample(sample) => sample.run(session),
            Verb::Prune(prune) => prune.run(session),
        }
    }
}

pub(super) fn studio(around: &Around, session: &Session) -> Result<Studio, Error> {
    let settings = session.settings(around.flags())?;
    around.studio(session, &settings)
}

/// What is installed under this name, or the names that are near.
fn find(studio: &Studio, name: &str) -> Result<Installed, Error> {
    if let Some(installed) = studio.store.find(name) {
        return Ok(installed);
    }
    let all = studio.store.list();
    let names: Vec<&str> = all.iter().map(|one| one.name.as_str()).collect();
    let near =
        tts::voices::near(name, &names).map(|near| format!("did you mean `{near}`? ")).unwrap_or_default();
    let help = format!("{near}`ef tts voices list --installed` shows what is there");
    Err(tts::Error::NoVoice { name: name.to_owned(), engine: None, help }.into())
}

impl List {
    fn run(self, session: &Session) -> Result<Exit, Error> {
        let studio = studio(&self.around, session)?;
        let wanted = |word: EngineWord| self.engine.is_none_or(|engine| engine == word);
        let mut rows =
            render::rows(&studio.store.list(), wanted(EngineWord::Kokoro), wanted(EngineWord::Piper));
        let published = [(Id::Piper, wanted(EngineWord::Piper)), (Id::Coqui, wanted(EngineWord::Coqui))];
        rows.extend(render::published(&studio.store.list(), |id| published.contains(&(id, true))));
        // Nothing on the internet is asked: these are the voices that are known here.
        let edge = self.engine == Some(EngineWord::Edge);
        rows.extend(render::other_rows(&studio.store.list(), wanted(EngineWord::Coqui), edge));
        let mut espeak = None;
        if wanted(EngineWord::Espeak)
            && let Ok(found) = Espeak::find(&studio.espeak)
        {
            let voices = found.voices().map_err(tts::Error::from)?;
            espeak = Some(voices.len());
            // All of them only for who asks: there are more than a hundred.
            if self.engine == Some(EngineWord::Espeak) || self.lang.is_some() || session.ui.json {
                rows.extend(voices.iter().map(render::of_espeak));
            }
        }
        if let Some(lang) = &self.lang {
            let lang = lang.to_lowercase().replace('_', "-");
            rows.retain(|row| row.language == lang || row.language.starts_with(&format!("{lang}-")));
        }
        rows.retain(|row| row.installed || !self.installed);
        render::list(&session.ui, &rows, espeak);
        Ok(Exit::Done)
    }
}

impl Add {
    /// Whether it is the `config.json` of a model that is added with it.
    fn is_config(&self, session: &Session, path: &Path) -> bool {
        let beside = |file: &PathBuf| {
            let model = session.env.dir.join(file);
            model.extension().is_some_and(|end| end == "onnx") && model.parent() == path.parent()
        };
        path.file_name().is_some_and(|name| name == "config.json") && self.files.iter().any(beside)
    }

    fn run(self, session: &Session) -> Result<Exit, Error> {
        let studio = studio(&self.around, session)?;
        let mut added = vec![];
        let mut seen: Vec<PathBuf> = vec![];
        for file in &self.files {
            // A voice and its JSON are one.
            let path = session.env.dir.join(file);
            let name = path.to_string_lossy().into_owned();
            let stem = name.strip_suffix(".onnx.json").or_else(|| name.strip_suffix(".config.json"));
            let path = stem.map_or(path, |model| PathBuf::from(format!("{model}.onnx")));
            // The configuration of a Coqui model beside it.
            if self.is_config(session, &path) {
                continue;
            }
            if seen.contains(&path) {
                continue;
            }
            seen.push(path.clone());
            let mut tried =
                |installed: &Installed| trial(installed, &studio.choice).map_err(|error| error.about(&path));
            let one = studio.store.add(&path, &mut tried)?;
            if !session.ui.json {
                render::added(&session.ui, &one);
            }
            added.push(one);
        }
        if session.ui.json {
            render::added_json(&session.ui, &added);
        }
        Ok(Exit::Done)
    }
}

/// Lets a new model speak a few sounds: one that loads and then fails is found now and not later.
pub(super) fn trial(installed: &Installed, choice: &Choice) -> Result<(), tts::Error> {
    let manner = Manner::default();
    let path = installed.main_file();
    let mut engine: Box<dyn Engine> = match installed.kind {
        Kind::KokoroVoices => return Ok(()),
        Kind::Piper => {
            let config = PiperConfig::read(Path::new(&format!("{}.json", path.display())))?;
            let reader = Box::new(|_: &str, _: &PiperConfig| Ok(Reading::default()));
            Box::new(PiperEngine::open(&path, config, None, choice.clone(), reader)?)
        }
        Kind::Coqui => {
            let config = CoquiConfig::read(&path.with_file_name(&installed.files[1].name))?;
            let reader = Box::new(|_: &str, _: &CoquiConfig| Ok(Reading::default()));
            Box::new(CoquiEngine::open(&path, config, None, None, choice.clone(), reader)?)
        }
        Kind::KokoroModel => {
            let reader = Box::new(|_: &str, _: &_| Ok(Reading::default()));
            Box::new(KokoroEngine::open(&path, "trial", tts::voices::Style::even(), choice.clone(), reader)?)
        }
    };
    let ids = match engine.id() {
        Id::Piper | Id::Coqui => vec![1, 0, 3, 0, 3, 0, 2],
        _ => vec![0, 43, 43, 4, 0],
    };
    engine.load(ids.len(), &manner)?;
    let speech = engine.speak(&Chunk { ids, ..Chunk::default() }, &manner)?;
    if speech.samples.is_empty() {
        return Err(tts::Error::Model {
            path,
            why: "it gives no sound".to_owned(),
            help: "fetch the file anew".to_owned(),
        });
    }
    Ok(())
}

impl Show {
    fn run(self, session: &Session) -> Result<Exit, Error> {
        let studio = studio(&self.around, session)?;
        if let Some(installed) = studio.store.find(&self.name) {
            render::show(&session.ui, &installed);
            return Ok(Exit::Done);
        }
        // A voice in a file of several.
        let packs = studio.store.list().into_iter().filter(|one| one.voices.contains(&self.name));
        if let Some(pack) = packs.into_iter().next() {
            Pack::open(&pack.main_file())?;
            render::show_in_pack(&session.ui, &self.name, &pack);
            return Ok(Exit::Done);
        }
        if let Some(known) = tts::voices::KOKORO.iter().find(|known| known.name == self.name) {
            render::show_known(&session.ui, known);
            return Ok(Exit::Done);
        }
        if let [entry] = named(&self.name)[..] {
            render::show_published(&session.ui, entry);
            return Ok(Exit::Done);
        }
        let mut names: Vec<String> = studio.store.list().iter().flat_map(|one| one.voices.clone()).collect();
        names.extend(studio.store.list().into_iter().map(|one| one.name));
        names.extend(tts::voices::KOKORO.iter().map(|known| known.name.to_owned()));
        names.extend(catalogue().iter().map(|entry| entry.name.clone()));
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let near = tts::voices::near(&self.name, &names);
        let near = near.map(|near| format!("did you mean `{near}`? ")).unwrap_or_default();
        let help = format!("{near}`ef tts voices list` shows all");
        Err(tts::Error::NoVoice { name: self.name, engine: None, help }.into())
    }
}

impl Rm {
    fn run(self, session: &Session) -> Result<Exit, Error> {
        let studio = studio(&self.around, session)?;
        let installed = find(&studio, &self.name)?;
        studio.store.remove(&installed)?;
        render::removed(&session.ui, &installed);
        Ok(Exit::Done)
    }
}

impl Verify {
    fn run(self, session: &Session) -> Result<Exit, Error> {
        let studio = studio(&self.around, session)?;
        let voices = if self.names.is_empty() {
            studio.store.list()
        } else {
            self.names.iter().map(|name| find(&studio, name)).collect::<Result<_, _>>()?
        };
        let mut checked = vec![];
        for voice in voices {
            let files = studio.store.verify(&voice)?;
            checked.push((voice, files));
        }
        render::verified(&session.ui, &checked);
        let same =
            checked.iter().all(|(_, files)| files.iter().all(|(_, verdict)| *verdict == Verdict::Same));
        Ok(if same { Exit::Done } else { Exit::No })
    }
}

//! Opens engines: finds the voice that is wanted, or the next of the chain that can speak.

mod coqui;
mod edge;
mod open;
mod outside;
mod preset;
mod wish;

pub use coqui::{is_coqui_name, names_a_file};
pub use outside::Outside;
pub use preset::{Asked, Preset, SETTINGS};
pub use wish::{Quality, Wish};

use super::{
    Error,
    engine::{Elsewhere, Engine, Id, Reads},
    espeak::{self, Espeak},
    front::Language,
    reading::{Markup, PhonemeForm, Rules},
    session::Choice,
    voice_config::CoquiConfig,
    voices::{self, Blend, KOKORO, Store},
};
use std::path::{Path, PathBuf};

/// Where everything is, and how models are run.
#[derive(Clone, Debug)]
pub struct Studio {
    /// The user's voices.
    pub store: Store,
    /// Where espeak-ng is looked for.
    pub espeak: espeak::Places,
    /// How models are run.
    pub choice: Choice,
    /// What lies outside this program.
    pub outside: Outside,
}

/// An engine that can speak, and those that were passed over for it.
pub struct Ready {
    /// The engine.
    pub engine: Box<dyn Engine>,
    /// Each that was wanted before, and why it does not speak.
    pub passed: Vec<(Id, Error)>,
}

/// A default Piper voice is named when there is none.
const SUGGESTED_PIPER: &str = "en_US-ljspeech-medium";

impl Studio {
    /// Opens the engine that was wished for, or the next of the fallback chain, each once.
    pub fn open(&self, wish: &Wish) -> Result<Ready, Error> {
        self.open_after(wish, vec![])
    }

    /// The same when some engines could be opened and then did not speak: the next of the chain.
    pub fn open_after(&self, wish: &Wish, mut passed: Vec<(Id, Error)>) -> Result<Ready, Error> {
        let first = self.first(wish)?;
        let mut chain = vec![first];
        if !wish.strict {
            chain.extend(wish.fallback.iter().copied());
        }
        for (at, id) in chain.iter().enumerate() {
            if chain[..at].contains(id) || passed.iter().any(|(passed, _)| passed == id) {
                continue;
            }
            match self.try_open(*id, wish, *id == first) {
                Ok(engine) => return Ok(Ready { engine, passed }),
                Err(error) if !wish.strict && (error.is_absence() || skips(&error, *id, first, wish)) => {
                    passed.push((*id, error));
                }
                Err(error) => return Err(error),
            }
        }
        match <[_; 1]>::try_from(passed) {
            Ok([(_, only)]) => Err(only),
            Err(passed) => {
                let reasons = passed.into_iter().map(|(id, error)| (id.name().to_owned(), error.to_string()));
                Err(Error::NoEngine { reasons: reasons.collect() })
            }
        }
    }

    fn try_open(&self, id: Id, wish: &Wish, first: bool) -> Result<Box<dyn Engine>, Error> {
        let asked = wish;
        // Which language it is, each text tells later.
        let general =
            Wish { language: wish.language.clone().filter(|language| language != AUTO), ..wish.clone() };
        let wish = &general;
        // A voice belongs to the engine that was wished for; another speaks with one of its own.
        let voice = wish.voice.as_deref().filter(|_| first);
        match id {
            Id::Kokoro => {
                let language = Self::kokoro_language(wish, voice)?;
                let engine = self.open_kokoro(wish, voice, first)?;
                Ok(self.reads(Box::new(engine), asked, kokoro_rules(&language)))
            }
            Id::Piper => {
                let (engine, language) = self.open_piper(wish, voice, first)?;
                let rules = Rules { form: PhonemeForm::Brackets, ..Rules::of(&language) };
                Ok(self.reads(Box::new(engine), asked, rules))
            }
            Id::Espeak => {
                let engine = self.open_espeak(wish, voice)?;
                let rules = Rules { form: PhonemeForm::Espeak, ..Rules::of(engine.voice()) };
                Ok(self.reads(Box::new(engine), asked, rules))
            }
            Id::Coqui => {
                let (engine, rules) = self.open_coqui(wish, voice, first)?;
                Ok(self.reads(engine, asked, rules))
            }
            Id::Edge => {
                let engine = self.open_edge(wish, voice)?;
                let language = Self::language_of_name(engine.voice()).unwrap_or_else(|| "en-us".to_owned());
                // The service reads plain numbers better than any rule.
                let rules = Rules { keeps_plain: true, ..Rules::of(&language) };
                Ok(self.reads(Box::new(engine), asked, rules))
            }
        }
    }

    /// The engine that is wished for: by name, by the model, by the voice, by quality, else by the settings.
    fn first(&self, wish: &Wish) -> Result<Id, Error> {
        if let Some(engine) = wish.engine {
            return Ok(engine);
        }
        if let Some(model) = &wish.model {
            if coqui::worker_model(model).is_some() {
                return Ok(Id::Coqui);
            }
            return self.engine_of_model(model);
        }
        if let Some(voice) = &wish.voice {
            return self.owner(voice);
        }
        Ok(match wish.quality {
            Some(Quality::Draft) => Id::Piper,
            Some(Quality::Standard) => Id::Kokoro,
            Some(Quality::Premium) => Id::Coqui,
            None => wish.default_engine,
        })
    }

    /// The engine that a voice belongs to.
    pub fn owner(&self, voice: &str) -> Result<Id, Error> {
        if coqui::worker_model(voice).is_some() {
            return Ok(Id::Coqui);
        }
        if is_model_file(voice) && CoquiConfig::beside(Path::new(voice)).is_some() {
            return Ok(Id::Coqui);
        }
        if is_model_file(voice) || looks_like_piper(voice) {
            return Ok(Id::Piper);
        }
        let installed = self.store.list();
        if installed.iter().any(|one| one.kind == voices::Kind::Piper && one.name == voice) {
            return Ok(Id::Piper);
        }
        if installed.iter().any(|one| one.kind == voices::Kind::Coqui && one.name == voice) {
            return Ok(Id::Coqui);
        }
        if voices::looks_like_edge(voice) {
            return Ok(Id::Edge);
        }
        let known = |name: &str| {
            KOKORO.iter().any(|known| known.name == name)
                || installed.iter().any(|one| one.voices.iter().any(|voice| voice == name))
        };
        if Blend::parse(voice).is_ok_and(|blend| blend.parts.iter().any(|part| known(&part.name))) {
            return Ok(Id::Kokoro);
        }
        if let Ok(espeak) = Espeak::find(&self.espeak)
            && open::espeak_knows(&espeak, voice)
        {
            return Ok(Id::Espeak);
        }
        Err(self.no_voice(voice, None))
    }

    /// There is no such voice: the names that are near.
    fn no_voice(&self, name: &str, engine: Option<Id>) -> Error {
        let of = |id: Id| engine.is_none_or(|engine| engine == id);
        let installed = self.store.list();
        let mut names: Vec<&str> = vec![];
        if of(Id::Kokoro) {
            names.extend(installed.iter().flat_map(|one| one.voices.iter().map(String::as_str)));
            names.extend(KOKORO.iter().map(|known| known.name));
        }
        if of(Id::Piper) {
            names.extend(
                installed.iter().filter(|one| one.kind == voices::Kind::Piper).map(|one| one.name.as_str()),
            );
        }
        if of(Id::Coqui) {
            names.extend(
                installed.iter().filter(|one| one.kind == voices::Kind::Coqui).map(|one| one.name.as_str()),
            );
        }
        if of(Id::Edge) {
            names.extend(voices::EDGE.iter().map(|known| known.name));
        }
        let near =
            voices::near(name, &names).map(|near| format!("did you mean `{near}`? ")).unwrap_or_default();
        Error::NoVoice {
            name: name.to_owned(),
            engine: engine.map(|engine| engine.name().to_owned()),
            help: format!("{near}`ef tts voices list` shows all"),
        }
    }

    fn engine_of_model(&self, model: &str) -> Result<Id, Error> {
        let path = self.model_file(model, None)?;
        let graph = super::session::Graph::read(&path)?;
        Ok(match graph.input("style") {
            Some(_) => Id::Kokoro,
            None if CoquiConfig::beside(&path).is_some() => Id::Coqui,
            None => Id::Piper,
        })
    }

    /// A model by its file, or by the name under which it is installed.
    fn model_file(&self, model: &str, engine: Option<Id>) -> Result<PathBuf, Error> {
        let path = PathBuf::from(model);
        if path.exists() {
            return Ok(path);
        }
        match self.store.find(model) {
            Some(installed) => Ok(installed.main_file()),
            None if model.contains(['/', '\\']) || is_model_file(model) => {
                Err(Error::unreadable(&path, std::io::ErrorKind::NotFound.into()))
            }
            None => Err(self.no_voice(model, engine)),
        }
    }
}

/// Whether an engine that may not speak is passed over: where it was not asked for by name.
fn skips(error: &Error, id: Id, first: Id, wish: &Wish) -> bool {
    error.is_barred() && !(id == first && wish.is_explicit())
}

/// Puts the rules of reading before an engine.
impl Studio {
    fn reads(&self, engine: Box<dyn Engine>, wish: &Wish, rules: Rules) -> Box<dyn Engine> {
        if wish.phonemes {
            return engine;
        }
        let studio = self.clone();
        let general = Wish { markup: Markup::Plain, ..wish.clone() };
        let own = engine.id();
        let opener = move |who: &Elsewhere| {
            let wish = match who {
                Elsewhere::Language(language) => {
                    Wish { engine: Some(own), language: Some(language.clone()), ..general.clone() }
                }
                Elsewhere::Voice { name, language } => Wish {
                    engine: None,
                    quality: None,
                    voice: name.clone(),
                    language: language.clone(),
                    model: None,
                    speaker: None,
                    ..general.clone()
                },
            };
            studio.open(&wish).map(|ready| ready.engine)
        };
        let rules = Rules {
            normalise: wish.normalise,
            emoji: wish.emoji,
            lexicon: wish.lexicon.clone(),
            markup: wish.markup,
            ..rules
        };
        let auto = wish.language.as_deref() == Some(AUTO);
        Box::new(Reads::new(engine, rules, Box::new(opener), auto))
    }
}

/// The language that is found out for each text.
pub const AUTO: &str = "auto";

/// The rules for Kokoro. Where its phonemes come from espeak-ng, plain numbers do too: its voices were trained on
/// how espeak-ng links them to the words around.
pub fn kokoro_rules(language: &Language) -> Rules {
    Rules { form: PhonemeForm::Link, keeps_plain: language.has_tables(), ..Rules::of(&language.espeak) }
}

/// Whether a name is that of a model's file.
fn is_model_file(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|end| end == "onnx")
}

/// Whether a name is built as Piper's are: `en_US-lessac-medium`.
fn looks_like_piper(name: &str) -> bool {
    let parts: Vec<&str> = name.split('-').collect();
    let place = parts.first().is_some_and(|first| {
        first.split_once('_').is_some_and(|(language, region)| {
            (2..=3).contains(&language.len())
                && language.chars().all(|c| c.is_ascii_lowercase())
                && (2..=3).contains(&region.len())
                && region.chars().all(|c| c.is_ascii_uppercase())
        })
    });
    place && parts.len() >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn studio() -> (tempfile::TempDir, Studio) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path());
        let studio = Studio {
            store,
            espeak: espeak::Places::default(),
            choice: Choice::default(),
            outside: Outside::default(),
        };
        (folder, studio)
    }

    #[test]
    fn a_name_says_which_engine_it_belongs_to() {
        let (_folder, studio) = studio();
        for (voice, engine) in [
            ("af_heart", Some(Id::Kokoro)),
            ("af_heart:60,am_adam:40", Some(Id::Kokoro)),
            ("en_US-lessac-medium", Some(Id::Piper)),
            ("de_DE-thorsten-high", Some(Id::Piper)),
            ("en-US-AriaNeural", Some(Id::Edge)),
            ("nobody", None),
        ] {
            assert_eq!(studio.owner(voice).ok(), engine, "{voice}");
        }
        let error = studio.owner("af_hart").unwrap_err();
        assert_eq!(error.exit(), crate::base::Exit::Usage);
        assert!(miette::Diagnostic::help(&error).unwrap().to_string().contains("`af_heart`"));
    }

    #[test]
    fn each_engine_of_the_chain_is_tried_once_and_each_reason_told() {
        let (_folder, studio) = studio();
        let wish = Wish { fallback: vec![Id::Piper, Id::Kokoro, Id::Espeak, Id::Piper], ..Wish::default() };
        let Err(Error::NoEngine { reasons }) = studio.open(&wish) else { panic!("nothing is installed") };
        let engines: Vec<_> = reasons.iter().map(|(engine, _)| engine.as_str()).collect();
        assert_eq!(engines, ["kokoro", "piper", "espeak"]);
        let strict = studio.open(&Wish { strict: true, ..wish });
        assert!(matches!(strict.err(), Some(Error::NotInstalled { .. })));
    }
}

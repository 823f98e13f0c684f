//! How a text is read for an engine, a voice and a language, without any model: which front end, by which rules. Parts
//! of a text that ask for another voice or language are read by theirs.

use crate::tts::{
    self,
    espeak::{self, Espeak},
    front::{
        Front, Language, Reading,
        coqui::CoquiFront,
        espeak::EspeakFront,
        kokoro::{KokoroFront, KokoroVocabulary, Phonemizer},
        piper::PiperFront,
        sentences::Sentences,
        voice_name,
    },
    markup::Style,
    reading::{Markup, PartReader, PhonemeForm, Rules},
    studio::kokoro_rules,
    text::is_same_language,
    voice_config::{CoquiConfig, PiperConfig},
    voices::{Kind, Store},
};
use clap::ValueEnum;
use std::path::{Path, PathBuf};

/// The engines whose reading can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Engine {
    /// Kokoro-82M
    Kokoro,
    /// Piper
    Piper,
    /// Coqui; `--voice` names the model's `.onnx` or its `config.json`
    Coqui,
    /// espeak-ng
    Espeak,
}

impl Engine {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Kokoro => "kokoro",
            Self::Piper => "piper",
            Self::Coqui => "coqui",
            Self::Espeak => "espeak",
        }
    }
}

/// Who would read.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) engine: Engine,
    pub(super) voice: Option<String>,
    pub(super) lang: Option<String>,
}

/// What all readers have in common.
pub(super) struct Fronts {
    /// The folder that paths begin at.
    pub(super) dir: PathBuf,
    /// The voices that are installed.
    pub(super) store: Option<Store>,
    pub(super) espeak: Option<Espeak>,
    /// Where it was looked for in vain.
    pub(super) tried: Vec<espeak::Tried>,
    /// What the flags say of the reading.
    pub(super) rules: Rules,
    /// Kokoro: espeak-ng's phonemes as they are.
    pub(super) plain: bool,
    /// Words only: no phonemes.
    pub(super) words: bool,
}

/// A voice as far as its reading goes.
struct Reader {
    name: String,
    rules: Rules,
    way: Way,
}

/// The front end, and what it needs.
enum Way {
    Kokoro(Language),
    Piper(Box<PiperConfig>),
    Coqui(Box<CoquiConfig>),
    Espeak(String),
}

/// Reads the parts of one text.
struct Parts<'a> {
    fronts: &'a Fronts,
    front: &'a dyn Front,
    asked: &'a Asked,
    language: &'a str,
}

impl PartReader for Parts<'_> {
    fn read(&mut self, text: &str) -> Result<Reading, tts::Error> {
        Ok(self.front.read(text, self.fronts.rules.normalise)?)
    }

    fn elsewhere(&mut self, text: &str, style: &Style) -> Result<Option<Reading>, tts::Error> {
        let same_voice = style.voice.is_none() || style.voice == self.asked.voice;
        let same_language =
            style.language.as_deref().is_none_or(|language| is_same_language(language, self.language));
        if same_voice && same_language {
            return Ok(None);
        }
        let asked = match &style.voice {
            Some(voice) => Asked {
                engine: self.fronts.owner(voice),
                voice: Some(voice.clone()),
                lang: style.language.clone(),
            },
            // The language's own voice; a model of Coqui's may have several languages.
            None => Asked {
                voice: self.asked.voice.clone().filter(|_| self.asked.engine == Engine::Coqui),
                lang: style.language.clone(),
                ..self.asked.clone()
            },
        };
        let (_, reading) = self.fronts.read_as(&asked, text, Markup::Plain)?;
        Ok(Some(reading))
    }
}

impl Fronts {
    /// Reads a text: the voice's name, and the reading.
    pub(super) fn read(&self, asked: &Asked, text: &str) -> Result<(String, Reading), tts::Error> {
        self.read_as(asked, text, self.rules.markup)
    }

    fn read_as(&self, asked: &Asked, text: &str, markup: Markup) -> Result<(String, Reading), tts::Error> {
        let reader = self.reader(asked)?;
        let flags = self.rules.clone();
        let rules = Rules {
            normalise: flags.normalise,
            emoji: flags.emoji,
            lexicon: flags.lexicon,
            markup,
            ..reader.rules
        };
        let through = |front: &dyn Front| {
            let mut parts = Parts { fronts: self, front, asked, language: &rules.language };
            rules.read(text, &mut parts)
        };
        let (espeak, lang) = (self.espeak.as_ref(), asked.lang.as_deref());
        let reading = match reader.way {
            _ if self.words => through(&Sentences::of(&rules.language)),
            Way::Kokoro(language) => {
                let vocabulary = KokoroVocabulary::default();
                let way = if self.is_plain() { Phonemizer::Plain } else { Phonemizer::Reference };
                through(&KokoroFront::new(&vocabulary, language, espeak).phonemizer(way))
            }
            Way::Piper(config) => through(&PiperFront::new(&config, espeak, lang)),
            Way::Coqui(config) => through(&CoquiFront::new(&config, espeak, lang)),
            Way::Espeak(voice) => {
                let missing = || espeak::Error::NotFound { tried: self.tried.clone() };
                through(&EspeakFront::new(espeak.ok_or_else(missing)?, &voice))
            }
        };
        Ok((reader.name, reading?))
    }

    fn is_plain(&self) -> bool {
        self.plain || !self.rules.normalise
    }

    fn reader(&self, asked: &Asked) -> Result<Reader, tts::Error> {
        let lang = asked.lang.as_deref();
        Ok(match asked.engine {
            Engine::Kokoro => {
                let (name, language) = self.kokoro(asked)?;
                let keeps_plain = language.has_tables() && !self.is_plain();
                let rules = Rules { keeps_plain, ..kokoro_rules(&language) };
                Reader { name, rules, way: Way::Kokoro(language) }
            }
            Engine::Piper => {
                let (name, config) = self.piper(asked)?;
                let language = lang.unwrap_or(&config.espeak_voice);
                let rules = Rules { form: PhonemeForm::Brackets, ..Rules::of(language) };
                Reader { name, rules, way: Way::Piper(Box::new(config)) }
            }
            Engine::Coqui => {
                let (name, config) = self.coqui(asked)?;
                let language = lang.map(str::to_owned).or_else(|| config.language());
                let rules = Rules::of(language.as_deref().unwrap_or("en"));
                Reader { name, rules, way: Way::Coqui(Box::new(config)) }
            }
            Engine::Espeak => {
                let voice = asked.voice.as_deref().or(lang).unwrap_or("en-us").to_owned();
                let rules = Rules { form: PhonemeForm::Espeak, ..Rules::of(&voice) };
                Reader { name: voice.clone(), rules, way: Way::Espeak(voice) }
            }
        })
    }

    /// The engine that a voice's name belongs to.
    fn owner(&self, voice: &str) -> Engine {
        let path = Path::new(voice);
        let is_file = path.extension().is_some_and(|end| end == "onnx" || end == "json");
        if is_file && CoquiConfig::beside(&self.dir.join(path)).is_some() {
            return Engine::Coqui;
        }
        if is_file || self.installed(voice, Kind::Piper) || voice_name::piper_language(voice).is_ok() {
            return Engine::Piper;
        }
        if voice_name::language(voice).is_ok() || self.has_style(voice) {
            return Engine::Kokoro;
        }
        Engine::Espeak
    }

    fn installed(&self, name: &str, kind: Kind) -> bool {
        self.store.as_ref().and_then(|store| store.find(name)).is_some_and(|one| one.kind == kind)
    }

    /// Whether a voice of Kokoro's is installed under this name.
    fn has_style(&self, voice: &str) -> bool {
        let packs = self.store.iter().flat_map(Store::list);
        packs.flat_map(|pack| pack.voices).any(|known| known == voice)
    }

    /// Kokoro's voice and its language.
    fn kokoro(&self, asked: &Asked) -> Result<(String, Language), tts::Error> {
        let language = asked.lang.as_deref().map(Language::parse);
        let voice = match (&asked.voice, &language) {
            (Some(voice), _) => voice.as_str(),
            (None, Some(language)) => voice_name::default_for(language),
            (None, None) => voice_name::DEFAULT,
        };
        // A voice speaks its own language, unless another is asked for.
        let of_voice = match voice_name::language(voice) {
            // One that somebody made may have any name.
            Err(_) if self.has_style(voice) => Language::parse("en-us"),
            of_voice => of_voice?,
        };
        Ok((voice.to_owned(), language.unwrap_or(of_voice)))
    }

    /// A Coqui model's name and its configuration.
    fn coqui(&self, asked: &Asked) -> Result<(String, CoquiConfig), tts::Error> {
        let Some(voice) = &asked.voice else {
            return Err(tts::Error::Request {
                what: "each model of Coqui reads in its own way, and none is named".to_owned(),
                help: "name its file: `--voice MODEL.onnx`".to_owned(),
            });
        };
        let path = self.dir.join(voice);
        let is_config = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("json"));
        let config = if is_config { Some(path.clone()) } else { CoquiConfig::beside(&path) };
        let config = config.unwrap_or_else(|| path.with_file_name("config.json"));
        Ok((voice.clone(), CoquiConfig::read(&config)?))
    }

    /// Piper's voice and its configuration.
    fn piper(&self, asked: &Asked) -> Result<(String, PiperConfig), tts::Error> {
        let Some(voice) = &asked.voice else {
            let language = asked.lang.as_deref().unwrap_or("en-us");
            return Ok((String::new(), PiperConfig::standard(language)));
        };
        let path = self.dir.join(voice);
        let ends = |end: &str| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(end));
        if ends("json") {
            return Ok((voice.clone(), PiperConfig::read(&path)?));
        }
        let model = if ends("onnx") { Some(path) } else { self.piper_file(voice) };
        if let Some(model) = model {
            let mut file = model.into_os_string();
            file.push(".json");
            return Ok((voice.clone(), PiperConfig::read(Path::new(&file))?));
        }
        // A voice that is not here has the symbols that all have; its name says its language.
        let language = voice_name::piper_language(voice)?;
        Ok((voice.clone(), PiperConfig::standard(&language)))
    }

    /// The model of an installed voice of Piper's.
    fn piper_file(&self, voice: &str) -> Option<PathBuf> {
        let found = self.store.as_ref()?.find(voice).filter(|one| one.kind == Kind::Piper)?;
        Some(found.main_file())
    }
}

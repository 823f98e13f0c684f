//! `ef tts phonemes`: how a text will be read.

use super::{espeak::EspeakPlace, reading::ReadingArgs};
use crate::{
    base::Exit,
    cli::{Error, session::Session},
    render::phonemes as render,
    tts::{
        self,
        espeak::{self, Espeak},
        front::{
            Front, Language, Reading,
            coqui::CoquiFront,
            espeak::EspeakFront,
            kokoro::{KokoroFront, KokoroVocabulary, Phonemizer},
            piper::PiperFront,
            voice_name,
        },
        lexicon::Lexicon,
        reading::{PhonemeForm, Rules},
        studio::{AUTO, kokoro_rules},
        text::detect,
        voice_config::{CoquiConfig, PiperConfig},
        voices::{Kind, Store},
    },
};
use clap::{Args, ValueEnum};
use std::{
    ffi::OsString,
    fs,
    io::Read,
    path::{Path, PathBuf},
    sync::Arc,
};

/// Show how a text will be read: phonemes and the ids an engine is given
///
/// For mending a pronunciation. Without TEXT and without `--file`, each line of standard input is a text of its
/// own. Kokoro takes phonemes for a word as `[word](/phonemes/)`, Piper as `[[phonemes]]`.
///
/// Example: ef tts phonemes "I read the live record." --json
///
/// Example: ef tts phonemes "Dr. Smith paid $3.50"
#[derive(Args, Debug)]
pub(crate) struct Phonemes {
    /// The text
    #[arg(value_name = "TEXT", conflicts_with = "file")]
    text: Option<OsString>,
    /// Read one text from this file (`-` is standard input)
    #[arg(short, long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// The engine that would speak
    #[arg(long, value_enum, default_value_t = Engine::Kokoro, value_name = "ENGINE")]
    engine: Engine,
    /// The voice: the name of one that is installed or known, or for Piper also its `.onnx` or `.onnx.json`
    #[arg(long, value_name = "VOICE")]
    voice: Option<String>,
    /// The language of the text, instead of the voice's; `auto` finds it out
    #[arg(long, value_name = "LANG")]
    lang: Option<String>,
    /// Kokoro: espeak-ng's phonemes as they are, as kokoro-onnx takes them
    #[arg(long)]
    plain: bool,
    #[command(flatten)]
    reading: ReadingArgs,
    #[command(flatten)]
    place: EspeakPlace,
}

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
    fn name(self) -> &'static str {
        match self {
            Self::Kokoro => "kokoro",
            Self::Piper => "piper",
            Self::Coqui => "coqui",
            Self::Espeak => "espeak",
        }
    }
}

/// What the texts of a run have in common.
struct Around {
    espeak: Option<Espeak>,
    tried: Vec<espeak::Tried>,
    lexicon: Arc<Lexicon>,
}

impl Phonemes {
    pub(crate) fn run(self, session: &Session) -> Result<Exit, Error> {
        let texts = self.texts(session)?;
        let settings = session.settings(vec![])?;
        let lexicon = self.reading.lexicon(session, &settings)?;
        let (espeak, tried) = self.place.search(session);
        // An espeak-ng that somebody named must be it.
        if espeak.is_none() && self.place.espeak.is_some() {
            return Err(espeak::Error::NotFound { tried }.into());
        }
        let around = Around { espeak, tried, lexicon };
        for text in &texts {
            let lang = match self.lang.as_deref() {
                Some(AUTO) => detect(text).map(str::to_owned),
                lang => lang.map(str::to_owned),
            };
            self.show(session, text, lang.as_deref(), &around)?;
        }
        Ok(Exit::Done)
    }

    /// Reads a text in a language and shows it.
    fn show(&self, session: &Session, text: &str, lang: Option<&str>, around: &Around) -> Result<(), Error> {
        let espeak = around.espeak.as_ref();
        match self.engine {
            Engine::Kokoro => {
                let (voice, language) = self.kokoro(session, lang)?;
                let vocabulary = KokoroVocabulary::default();
                let plain = self.plain || self.reading.no_normalize;
                let way = if plain { Phonemizer::Plain } else { Phonemizer::Reference };
                let rules = Rules { keeps_plain: language.has_tables() && !plain, ..kokoro_rules(&language) };
                let front = KokoroFront::new(&vocabulary, language, espeak).phonemizer(way);
                self.read(session, &front, text, rules, &voice, around)
            }
            Engine::Piper => {
                let (voice, config) = self.piper(session, lang)?;
                let front = PiperFront::new(&config, espeak, lang);
                let language = lang.unwrap_or(&config.espeak_voice);
                let rules = Rules { form: PhonemeForm::Brackets, ..Rules::of(language) };
                self.read(session, &front, text, rules, &voice, around)
            }
            Engine::Coqui => {
                let (voice, config) = self.coqui(session)?;
                let front = CoquiFront::new(&config, espeak, lang);
                let language = lang.map(str::to_owned).or_else(|| config.language());
                let language = language.unwrap_or_else(|| "en".to_owned());
                self.read(session, &front, text, Rules::of(&language), &voice, around)
            }
            Engine::Espeak => {
                let voice = self.voice.as_deref().or(lang).unwrap_or("en-us");
                let missing = || espeak::Error::NotFound { tried: around.tried.clone() };
                let front = EspeakFront::new(espeak.ok_or_else(missing)?, voice);
                let rules = Rules { form: PhonemeForm::Espeak, ..Rules::of(voice) };
                self.read(session, &front, text, rules, voice, around)
            }
        }
    }

    fn read(
        &self,
        session: &Session,
        front: &dyn Front,
        text: &str,
        rules: Rules,
        voice: &str,
        around: &Around,
    ) -> Result<(), Error> {
        let normalise = !self.reading.no_normalize;
        let rules = Rules {
            normalise,
            emoji: self.reading.emoji(),
            lexicon: around.lexicon.clone(),
            markup: self.reading.markup(),
            ..rules
        };
        let mut read = |text: &str| -> Result<Reading, tts::Error> { Ok(front.read(text, normalise)?) };
        let reading: Reading = rules.read(text, &mut read)?;
        let facts = render::Facts { engine: self.engine.name(), voice: voice.to_owned() };
        render::reading(&session.ui, text, &facts, &reading);
        Ok(())
    }

    /// The texts: the argument, the file, or each line of standard input.
    fn texts(&self, session: &Session) -> Result<Vec<String>, Error> {
        if let Some(text) = &self.text {
            let text = text.to_str().map(str::to_owned);
            return Ok(vec![text.ok_or_else(|| not_text("the argument", &text_bytes(self.text.as_ref())))?]);
        }
        let stdin = || {
            let mut bytes = Vec::new();
            let read = (session.env.stdin)().read_to_end(&mut bytes);
            read.map_err(|source| Error::ReadText { name: "standard input".to_owned(), source })?;
            decoded("standard input", bytes)
        };
        match &self.file {
            Some(path) if path != Path::new("-") => {
                let name = path.display().to_string();
                let bytes = fs::read(session.env.dir.join(path))
                    .map_err(|source| Error::ReadText { name: format!("`{name}`"), source })?;
                Ok(vec![decoded(&format!("`{name}`"), bytes)?])
            }
            Some(_) => Ok(vec![stdin()?]),
            None if session.env.stdin_terminal => Err(Error::NoText),
            None => Ok(stdin()?.lines().map(str::to_owned).collect()),
        }
    }

    /// Kokoro's voice and its language.
    fn kokoro(&self, session: &Session, lang: Option<&str>) -> Result<(String, Language), Error> {
        let asked = lang.map(Language::parse);
        let voice = match (&self.voice, &asked) {
            (Some(voice), _) => voice.as_str(),
            (None, Some(language)) => voice_name::default_for(language),
            (None, None) => voice_name::DEFAULT,
        };
        // A voice speaks its own language, unless another is asked for.
        let of_voice = match voice_name::language(voice) {
            // One that somebody made may have any name.
            Err(_) if self.is_installed(session, voice) => Language::parse("en-us"),
            of_voice => of_voice?,
        };
        Ok((voice.to_owned(), asked.unwrap_or(of_voice)))
    }

    /// Whether a voice of Kokoro's is installed under this name.
    fn is_installed(&self, session: &Session, voice: &str) -> bool {
        let store = self.place.data(session).map(|data| Store::new(&data));
        let packs = store.into_iter().flat_map(|store| store.list());
        packs.flat_map(|pack| pack.voices).any(|known| known == voice)
    }

    /// A Coqui model's name and its configuration.
    fn coqui(&self, session: &Session) -> Result<(String, CoquiConfig), Error> {
        let Some(voice) = &self.voice else {
            return Err(tts::Error::Request {
                what: "each model of Coqui reads in its own way, and none is named".to_owned(),
                help: "name its file: `--voice MODEL.onnx`".to_owned(),
            }
            .into());
        };
        let path = session.env.dir.join(voice);
        let is_config = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("json"));
        let config = if is_config { Some(path.clone()) } else { CoquiConfig::beside(&path) };
        let config = config.unwrap_or_else(|| path.with_file_name("config.json"));
        Ok((voice.clone(), CoquiConfig::read(&config)?))
    }

    /// Piper's voice and its configuration.
    fn piper(&self, session: &Session, lang: Option<&str>) -> Result<(String, PiperConfig), Error> {
        let Some(voice) = &self.voice else {
            let language = lang.unwrap_or("en-us");
            return Ok((String::new(), PiperConfig::standard(language)));
        };
        let path = session.env.dir.join(voice);
        let ends = |end: &str| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(end));
        if ends("json") {
            return Ok((voice.clone(), PiperConfig::read(&path)?));
        }
        if ends("onnx") {
            let mut file = path.into_os_string();
            file.push(".json");
            return Ok((voice.clone(), PiperConfig::read(Path::new(&file))?));
        }
        let store = self.place.data(session).map(|data| Store::new(&data));
        if let Some(installed) =
            store.and_then(|store| store.find(voice)).filter(|one| one.kind == Kind::Piper)
        {
            let mut file = installed.main_file().into_os_string();
            file.push(".json");
            return Ok((voice.clone(), PiperConfig::read(Path::new(&file))?));
        }
        // A voice that is not here has the symbols that all have; its name says its language.
        let language = voice_name::piper_language(voice)?;
        Ok((voice.clone(), PiperConfig::standard(&language)))
    }
}

#[cfg(unix)]
fn text_bytes(text: Option<&OsString>) -> Vec<u8> {
    use std::os::unix::ffi::OsStrExt;
    text.map(|text| text.as_bytes().to_vec()).unwrap_or_default()
}

#[cfg(not(unix))]
fn text_bytes(text: Option<&OsString>) -> Vec<u8> {
    text.map(|text| text.as_encoded_bytes().to_vec()).unwrap_or_default()
}

/// Bytes as text; a mark of the byte order is no part of it.
fn decoded(name: &str, bytes: Vec<u8>) -> Result<String, Error> {
    let text = String::from_utf8(bytes).map_err(|error| not_text(name, error.as_bytes()))?;
    Ok(text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned))
}

fn not_text(name: &str, bytes: &[u8]) -> Error {
    let at = std::str::from_utf8(bytes).err().map_or(0, |error| error.valid_up_to());
    let line = bytes[..at].split(|byte| *byte == b'\n').count();
    Error::NotText { name: name.to_owned(), line, at }
}

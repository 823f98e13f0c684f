//! `ef tts phonemes`: how a text will be read.

use super::{
    espeak::EspeakPlace,
    fronts::{Asked, Engine, Fronts},
    reading::ReadingArgs,
};
use crate::{
    base::Exit,
    cli::{Error, session::Session},
    render::phonemes as render,
    tts::{espeak, reading::Rules, studio::AUTO, text::detect, voices::Store},
};
use clap::Args;
use std::{
    ffi::OsString,
    fs,
    io::Read,
    path::{Path, PathBuf},
};

/// Show how a text will be read: phonemes and the ids an engine is given
///
/// For mending a pronunciation. Without TEXT and without `--file`, each line of standard input is a text of its
/// own. Kokoro takes phonemes for a word as `[word](/phonemes/)`, Piper as `[[phonemes]]`. `--words` stops before the
/// phonemes and gives the sentences as an engine is given them; it needs no espeak-ng.
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
    /// The words of each sentence, without phonemes
    #[arg(long, conflicts_with = "plain")]
    words: bool,
    #[command(flatten)]
    reading: ReadingArgs,
    #[command(flatten)]
    place: EspeakPlace,
}

impl Phonemes {
    pub(crate) fn run(self, session: &Session) -> Result<Exit, Error> {
        let texts = self.texts(session)?;
        let fronts = self.fronts(session)?;
        for text in &texts {
            let lang = match self.lang.as_deref() {
                Some(AUTO) => detect(text).map(str::to_owned),
                lang => lang.map(str::to_owned),
            };
            let asked = Asked { engine: self.engine, voice: self.voice.clone(), lang };
            let (voice, reading) = fronts.read(&asked, text)?;
            let facts = render::Facts { engine: self.engine.name(), voice, words: self.words };
            render::reading(&session.ui, text, &facts, &reading);
        }
        Ok(Exit::Done)
    }

    fn fronts(&self, session: &Session) -> Result<Fronts, Error> {
        let settings = session.settings(vec![])?;
        let rules = Rules {
            normalise: !self.reading.no_normalize,
            emoji: self.reading.emoji(),
            lexicon: self.reading.lexicon(session, &settings)?,
            markup: self.reading.markup(),
            ..Rules::of("en-us")
        };
        let (espeak, tried) = if self.words { (None, Vec::new()) } else { self.place.search(session) };
        // An espeak-ng that somebody named must be it.
        if espeak.is_none() && self.place.espeak.is_some() && !self.words {
            return Err(espeak::Error::NotFound { tried }.into());
        }
        Ok(Fronts {
            dir: session.env.dir.clone(),
            store: self.place.data(session).map(|data| Store::new(&data)),
            espeak,
            tried,
            rules,
            plain: self.plain,
            words: self.words,
        })
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

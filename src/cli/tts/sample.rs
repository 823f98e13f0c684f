//! `ef tts voices sample`: each voice says the same, with a page to hear them side by side.

use super::{
    super::{Error, session::Session},
    around::Around,
    voices::studio,
};
use crate::{
    base::{Exit, files::write_whole},
    tts::{
        self,
        audio::{self, Pending, Shape, Shaped, Spec, Target},
        engine::Id,
        studio::{Studio, Wish},
        voices::{Kind, language_of},
    },
};
use clap::Args;
use serde_json::json;
use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};

/// What is said where no text is given, by the language's first part.
const TEXTS: [(&str, &str); 7] = [
    ("de", "Guten Tag. So klingt diese Stimme, wenn sie einen längeren Satz spricht."),
    ("es", "Buenos días. Así suena esta voz cuando dice una frase un poco más larga."),
    ("fr", "Bonjour. Voici comment cette voix prononce une phrase un peu plus longue."),
    ("it", "Buongiorno. Così suona questa voce quando dice una frase un po' più lunga."),
    ("pt", "Bom dia. É assim que esta voz soa quando diz uma frase um pouco mais longa."),
    ("nl", "Goedendag. Zo klinkt deze stem als zij een wat langere zin uitspreekt."),
    ("en", "Good morning. This is how this voice sounds when it says a somewhat longer sentence."),
];

/// Let voices say the same, and make a page to hear them side by side
///
/// Writes a WAV for each voice and an `index.html` into a folder. Without names all installed voices speak.
///
/// Example: ef tts voices sample --out samples
///
/// Example: ef tts voices sample en_US-lessac-medium en_US-ryan-high --text "Your clip is ready."
#[derive(Args, Debug)]
pub(super) struct Sample {
    /// The voices; all that are installed when none is named
    #[arg(value_name = "NAME")]
    names: Vec<String>,
    /// The folder
    #[arg(long, short, value_name = "DIR", default_value = "voice-samples")]
    out: PathBuf,
    /// What they say, instead of a sentence in the language of each
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,
    #[command(flatten)]
    around: Around,
}

/// A voice that speaks.
struct Voice {
    name: String,
    engine: Option<Id>,
    language: String,
}

impl Sample {
    pub(super) fn run(self, session: &Session) -> Result<Exit, Error> {
        let studio = studio(&self.around, session)?;
        let voices = self.voices(&studio);
        if voices.is_empty() {
            let help = "`ef tts voices pull NAME` brings one".to_owned();
            return Err(tts::Error::NotInstalled { what: "a voice".to_owned(), help }.into());
        }
        let folder = session.env.dir.join(&self.out);
        fs::create_dir_all(&folder).map_err(|source| Error::Write { path: folder.clone(), source })?;
        let mut spoken = Vec::new();
        let mut failed = Vec::new();
        for voice in &voices {
            let file = format!("{}.wav", voice.name.replace(['/', '\\'], "_"));
            let text = self.text.clone().unwrap_or_else(|| usual(&voice.language).to_owned());
            match speak(&studio, voice, &text, &folder.join(&file)) {
                Ok(seconds) => {
                    session.ui.say(&format!("ef: {file}: {seconds:.1} s"));
                    spoken.push((voice, file, text));
                }
                Err(error) => {
                    session.ui.err.line(&format!("ef: `{}` does not speak: {error}", voice.name));
                    failed.push((voice.name.clone(), error.to_string()));
                }
            }
        }
        let page = folder.join("index.html");
        write_whole(&page, page_text(&spoken).as_bytes())
            .map_err(|source| Error::Write { path: page.clone(), source })?;
        if session.ui.json {
            let files: Vec<_> =
                spoken.iter().map(|(voice, file, _)| json!({ "name": voice.name, "file": file })).collect();
            let failed: Vec<_> =
                failed.iter().map(|(name, error)| json!({ "name": name, "error": error })).collect();
            let answer = json!({ "version": 1, "page": page.display().to_string(), "samples": files, "failed": failed });
            session.ui.answer(&format!("{answer}\n"));
        } else {
            session.ui.say(&format!("ef: open `{}` to hear them", page.display()));
        }
        Ok(match (spoken.is_empty(), failed.is_empty()) {
            (_, true) => Exit::Done,
            (false, false) => Exit::Partly,
            (true, false) => Exit::Outside,
        })
    }

    fn voices(&self, studio: &Studio) -> Vec<Voice> {
        if !self.names.is_empty() {
            let installed = studio.store.list();
            let language = |name: &str| {
                let own = installed.iter().find(|one| one.name == name).and_then(|one| one.language.clone());
                own.or_else(|| language_of(name).map(str::to_owned)).unwrap_or_else(|| "en".to_owned())
            };
            let voice = |name: &String| Voice { name: name.clone(), engine: None, language: language(name) };
            return self.names.iter().map(voice).collect();
        }
        let mut voices = Vec::new();
        for one in studio.store.list() {
            let engine = Some(one.kind.engine());
            let kokoro = one.voices.iter().map(|name| Voice {
                name: name.clone(),
                engine,
                language: language_of(name).unwrap_or("en").to_owned(),
            });
            if one.kind == Kind::KokoroVoices {
                voices.extend(kokoro);
            } else if one.kind != Kind::KokoroModel {
                voices.push(Voice { name: one.name, engine, language: one.language.unwrap_or_default() });
            }
        }
        voices
    }
}

fn usual(language: &str) -> &'static str {
    let family = language.split('-').next().unwrap_or_default();
    TEXTS.iter().find(|(known, _)| *known == family).or(TEXTS.last()).map_or("", |(_, text)| text)
}

/// Speaks into a file; returns how long it is.
fn speak(studio: &Studio, voice: &Voice, text: &str, path: &Path) -> Result<f64, tts::Error> {
    let wish =
        Wish { engine: voice.engine, voice: Some(voice.name.clone()), strict: true, ..Wish::default() };
    let mut engine = studio.open(&wish)?.engine;
    let reading = engine.read(text)?;
    let rate = engine.sample_rate_hz();
    let spec = Spec::wav(rate);
    let shape = Shape::as_it_is(rate);
    let target = Target::File(path.to_owned(), Pending::default());
    let sink = Shaped::new(audio::open(target, spec)?, shape);
    let said =
        tts::say::speak(&mut *engine, reading, &wish.manner, sink, &AtomicBool::new(false), &mut |_, _| {})?;
    Ok(said.seconds())
}

/// A page with a player for each; needs nothing but a browser.
fn page_text(spoken: &[(&Voice, String, String)]) -> String {
    let mut text = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Voices</title>\n\
        <style>body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}\
        td{padding:.3rem .8rem .3rem 0;vertical-align:middle}td:last-child{color:#666}</style>\n\
        <h1>Voices</h1>\n<table>\n"
        .to_owned();
    for (voice, file, said) in spoken {
        let (name, language, said) = (escaped(&voice.name), escaped(&voice.language), escaped(said));
        let _ = writeln!(
            text,
            "<tr><td>{name}<td>{language}<td><audio controls preload=\"none\" src=\"{}\"></audio><td>{said}",
            escaped(file)
        );
    }
    text + "</table>\n"
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_takes_any_name() {
        let voice = Voice { name: "<b>\"x\"".to_owned(), engine: None, language: "en".to_owned() };
        let page = page_text(&[(&voice, "a&b.wav".to_owned(), "1 < 2".to_owned())]);
        assert!(
            page.contains("&lt;b&gt;&quot;x&quot;")
                && page.contains("a&amp;b.wav")
                && page.contains("1 &lt; 2")
        );
        assert!(usual("de-de").starts_with("Guten Tag") && usual("xx").starts_with("Good"));
    }
}

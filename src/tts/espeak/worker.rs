//! The one thread that speaks to espeak-ng, and the letters that are sent to it.

use super::{Clause, Error, Form, Found, Kind, Speech, Voice, choice, library::Library, program::Program};
use std::{
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver, Sender},
    thread,
    time::Duration,
};

/// How long an answer may take, whatever the text.
const PATIENCE: Duration = Duration::from_mins(1);
/// And for each thousand bytes of it more.
const PATIENCE_A_THOUSAND: Duration = Duration::from_millis(500);

/// What is asked of the thread, with the way back.
pub(super) enum Letter {
    Voices(Sender<Vec<Voice>>),
    Phonemes { voice: String, text: String, form: Form, back: Sender<Result<Vec<Clause>, Error>> },
    Speak { voice: String, text: String, rate: u32, pitch: u32, back: Sender<Result<Speech, Error>> },
}

/// Starts the thread with the espeak-ng at this path; gives what was found, or why it does not do.
pub(super) fn start(
    path: &Path,
    kind: Kind,
    data: Option<PathBuf>,
) -> Result<(Found, Sender<Letter>), String> {
    let (letters, inbox) = mpsc::channel();
    let (ready, is_ready) = mpsc::channel();
    let file = path.to_owned();
    let run = move || {
        let opened = match kind {
            Kind::Library => Library::open(&file, data.as_deref()).map(Source::Library),
            Kind::Program => Program::open(&file).map(Source::Program),
        };
        match opened {
            Err(reason) => drop(ready.send(Err(reason))),
            Ok(source) => {
                let (version, data) = source.facts();
                drop(ready.send(Ok(Found { path: file, kind, version, data })));
                Desk { source, voices: Vec::new(), chosen: None }.serve(&inbox);
            }
        }
    };
    thread::Builder::new().name("espeak".to_owned()).spawn(run).map_err(|error| error.to_string())?;
    let found = is_ready.recv_timeout(PATIENCE).map_err(|_| "does not start".to_owned())??;
    Ok((found, letters))
}

/// Sends a letter and waits for what comes back.
pub(super) fn ask<T>(
    letters: &Sender<Letter>,
    bytes: usize,
    letter: impl FnOnce(Sender<T>) -> Letter,
) -> Result<T, Error> {
    let (back, answer) = mpsc::channel();
    let gone = || Error::Failed { what: "its thread has ended".to_owned() };
    letters.send(letter(back)).map_err(|_| gone())?;
    let thousands = u32::try_from(bytes / 1000).unwrap_or(u32::MAX);
    let patience = PATIENCE.saturating_add(PATIENCE_A_THOUSAND.saturating_mul(thousands));
    answer.recv_timeout(patience).map_err(|error| match error {
        mpsc::RecvTimeoutError::Disconnected => gone(),
        mpsc::RecvTimeoutError::Timeout => {
            Error::Failed { what: format!("no answer within {} s", patience.as_secs()) }
        }
    })
}

enum Source {
    Library(Library),
    Program(Program),
}

impl Source {
    fn facts(&self) -> (String, PathBuf) {
        match self {
            Self::Library(library) => (library.version.clone(), library.data.clone()),
            Self::Program(program) => (program.version.clone(), program.data.clone()),
        }
    }
}

/// What the thread has at hand.
struct Desk {
    source: Source,
    voices: Vec<Voice>,
    chosen: Option<String>,
}

impl Desk {
    fn serve(mut self, inbox: &Receiver<Letter>) {
        while let Ok(letter) = inbox.recv() {
            // Who asked may have gone; that is no matter here.
            match letter {
                Letter::Voices(back) => drop(back.send(self.voices().to_vec())),
                Letter::Phonemes { voice, text, form, back } => {
                    drop(back.send(self.phonemes(&voice, &text, form)));
                }
                Letter::Speak { voice, text, rate, pitch, back } => {
                    drop(back.send(self.speak(&voice, &text, rate, pitch)));
                }
            }
        }
    }

    fn voices(&mut self) -> &[Voice] {
        if self.voices.is_empty() {
            self.voices = match &self.source {
                Source::Library(library) => library.voices(),
                Source::Program(program) => program.voices().unwrap_or_default(),
            };
        }
        &self.voices
    }

    /// The name under which the source has a voice. A library has then chosen it.
    fn choose(&mut self, voice: &str) -> Result<String, Error> {
        let plain = voice.trim();
        let name = choice::file(self.voices(), plain).unwrap_or_else(|| plain.to_owned());
        let unknown = |voices: &[Voice]| Err(choice::unknown(voices, plain));
        match &self.source {
            Source::Program(_) if name == plain => return unknown(self.voices()),
            Source::Library(library) if self.chosen.as_deref() != Some(name.as_str()) => {
                if !choice::is_a_name(&name) || !library.set_voice(&name) {
                    // The library keeps the old voice.
                    return unknown(self.voices());
                }
                self.chosen = Some(name.clone());
            }
            _ => {}
        }
        Ok(name)
    }

    fn phonemes(&mut self, voice: &str, text: &str, form: Form) -> Result<Vec<Clause>, Error> {
        let name = self.choose(voice)?;
        match &mut self.source {
            Source::Library(library) => Ok(library.phonemes(text, form)),
            Source::Program(program) => {
                program.phonemes(&name, text, form).map_err(|what| Error::Failed { what })
            }
        }
    }

    fn speak(&mut self, voice: &str, text: &str, rate: u32, pitch: u32) -> Result<Speech, Error> {
        let name = self.choose(voice)?;
        let spoken = match &self.source {
            Source::Library(library) => library.speak(text, rate, pitch),
            Source::Program(program) => program.speak(&name, text, rate, pitch),
        };
        spoken.map_err(|what| Error::Failed { what })
    }
}

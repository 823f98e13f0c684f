//! `ef tts`: speech.

mod espeak;
mod phonemes;

use super::{Error, session::Session};
use crate::base::Exit;
use clap::{Args, Subcommand};

/// Speak: text to speech with engines on this machine
#[derive(Args, Debug)]
pub(crate) struct Tts {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    Phonemes(phonemes::Phonemes),
}

impl Tts {
    pub(crate) fn run(self, session: &Session) -> Result<Exit, Error> {
        match self.command {
            Command::Phonemes(phonemes) => phonemes.run(session),
        }
    }
}

//! `ef tts`: speech. One file for each verb.

pub(super) mod around;
mod batch;
mod bench;
mod cache;
mod engines;
mod espeak;
mod flags;
mod fronts;
mod install;
mod interrupt;
pub(super) mod ledger;
mod lexicon;
mod licence;
mod measure;
mod name;
mod packages;
mod phonemes;
mod place;
mod play;
mod preset;
mod prune;
mod pull;
mod reading;
mod sample;
mod say;
mod serve;
mod setup;
mod shelf;
mod text;
mod voices;

pub(super) use around::Around;

use super::{Error, session::Session};
use crate::base::Exit;
use clap::{Args, Subcommand};

/// Speak text with offline voices
///
/// Kokoro, Piper and Coqui voices run in this program; espeak-ng speaks where there is no other voice. Nothing is sent
/// anywhere, unless Edge is allowed to speak (`--allow-cloud`).
///
/// Example: ef tts say "Hello" -o hello.wav
///
/// Example: ef tts voices list
#[derive(Args, Debug)]
pub(crate) struct Tts {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Say(Box<say::Say>),
    Batch(Box<batch::Batch>),
    Cache(cache::Cache),
    Bench(Box<bench::Bench>),
    Voices(voices::Voices),
    Engines(engines::Engines),
    Phonemes(phonemes::Phonemes),
    Setup(setup::Setup),
    Lexicon(lexicon::LexiconCommand),
    Serve(Box<serve::Serve>),
}

impl Tts {
    pub(crate) fn run(self, session: &Session) -> Result<Exit, Error> {
        match self.verb {
            Verb::Say(say) => say.run(session),
            Verb::Batch(batch) => batch.run(session),
            Verb::Cache(cache) => cache.run(session),
            Verb::Bench(bench) => bench.run(session),
            Verb::Voices(voices) => voices.run(session),
            Verb::Engines(engines) => engines.run(session),
            Verb::Phonemes(phonemes) => phonemes.run(session),
            Verb::Setup(setup) => setup.run(session),
            Verb::Lexicon(lexicon) => lexicon.run(session),
            Verb::Serve(serve) => serve.run(session),
        }
    }
}

//! What can go wrong between text and ids.

use crate::{base::Exit, tts::espeak};
use miette::Diagnostic;
use thiserror::Error;

/// A text cannot be made ready for an engine.
#[derive(Debug, Error, Diagnostic)]
pub enum Error {
    /// espeak-ng does not do its part.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Espeak(#[from] espeak::Error),
    /// The voice needs espeak-ng.
    #[error("this voice needs espeak-ng, which is not there")]
    #[diagnostic(
        code(ef::tts::front::no_espeak),
        help(
            "install it: `apt install espeak-ng`, `brew install espeak-ng`, or `pip install espeakng-loader`"
        )
    )]
    NoEspeak,
    /// The voice has a front end of its own.
    #[error("the voice wants its text as `{kind}`, which `ef` cannot do")]
    #[diagnostic(
        code(ef::tts::front::phoneme_type),
        help(
            "choose a voice whose `phoneme_type` is `espeak` or `text`; coqui-tts itself speaks a Coqui model: \
             `--engine coqui --model FOLDER`"
        )
    )]
    PhonemeType {
        /// What the voice's configuration says.
        kind: String,
    },
    /// There is no such voice.
    #[error("there is no voice `{voice}`")]
    #[diagnostic(code(ef::tts::front::voice), help("{help}"))]
    Voice {
        /// What was asked for.
        voice: String,
        /// The names that are near.
        help: String,
    },
}

impl Error {
    /// The exit code that the error stands for.
    pub fn exit(&self) -> Exit {
        match self {
            Self::Espeak(error) => error.exit(),
            Self::Voice { .. } => Exit::Usage,
            Self::NoEspeak | Self::PhonemeType { .. } => Exit::Outside,
        }
    }
}

//! What can go wrong with espeak-ng.

use super::Tried;
use crate::base::Exit;
use miette::Diagnostic;
use thiserror::Error;

/// espeak-ng does not do what was asked.
#[derive(Debug, Error, Diagnostic)]
pub enum Error {
    /// There is none that works.
    #[error("espeak-ng is not there{}", reasons(tried))]
    #[diagnostic(
        code(ef::tts::espeak::not_found),
        help(
            "install it: `apt install espeak-ng`, `brew install espeak-ng`, or `pip install espeakng-loader`"
        )
    )]
    NotFound {
        /// What was tried.
        tried: Vec<Tried>,
    },
    /// It has no such voice.
    #[error("espeak-ng has no voice `{voice}`")]
    #[diagnostic(code(ef::tts::espeak::voice), help("{help}"))]
    NoVoice {
        /// What was asked for.
        voice: String,
        /// The names that are near.
        help: String,
    },
    /// It answered with an error, or not at all.
    #[error("espeak-ng failed: {what}")]
    #[diagnostic(
        code(ef::tts::espeak::failed),
        help("try `espeak-ng --version`; installing it anew may help")
    )]
    Failed {
        /// How.
        what: String,
    },
}

fn reasons(tried: &[Tried]) -> String {
    let lines = tried.iter().map(|tried| format!("\n`{}`: {}", tried.path.display(), tried.reason));
    lines.collect()
}

impl Error {
    /// The exit code that the error stands for.
    pub fn exit(&self) -> Exit {
        match self {
            Self::NoVoice { .. } => Exit::Usage,
            Self::NotFound { .. } | Self::Failed { .. } => Exit::Outside,
        }
    }
}

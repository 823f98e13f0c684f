//! What can go wrong with the service.

use crate::base::{Exit, websocket::Failure};
use miette::Diagnostic;
use thiserror::Error;

/// The service does not speak.
#[derive(Debug, Error, Diagnostic)]
pub enum Error {
    /// Nobody allowed it.
    #[error("edge sends text to Microsoft, which is not allowed")]
    #[diagnostic(
        code(ef::tts::edge::not_allowed),
        help(
            "allow it for this run with `--allow-cloud`, or for the project with `allow_cloud = true` under `[tts]` in `ef.toml`"
        )
    )]
    NotAllowed,
    /// The text is private.
    #[error("edge sends text to Microsoft, and this text is private")]
    #[diagnostic(
        code(ef::tts::edge::private),
        help("speak it with an engine of this machine: `--engine kokoro`, `piper` or `espeak`")
    )]
    Private,
    /// It may be private, for all that is known.
    #[error("edge sends text to Microsoft, and whether the workspace is private cannot be asked now")]
    #[diagnostic(
        code(ef::tts::edge::unknown),
        help("see that the database runs (`ef db status`), or speak with an engine of this machine")
    )]
    Unknown,
    /// The address that was given is none.
    #[error("`{url}` is no address for the service")]
    #[diagnostic(
        code(ef::tts::edge::address),
        help(
            "`EF_EDGE_URL` takes `wss://HOST/PATH`; `ws://` only on this machine, since the text would travel unencrypted"
        )
    )]
    Address {
        /// What was given.
        url: String,
    },
    /// It cannot be reached, or the talk broke off, each time it was tried.
    #[error("edge cannot be reached{}: {failure}", tried(*tries))]
    #[diagnostic(
        code(ef::tts::edge::unreachable),
        help("look at the connection to the internet; other engines need none")
    )]
    Unreachable {
        /// How often it was tried.
        tries: u32,
        /// The last reason.
        failure: Failure,
    },
    /// It does not take us.
    #[error("edge refuses the request (403){}", if *corrected { ", also with the clock set by its own" } else { "" })]
    #[diagnostic(
        code(ef::tts::edge::refused),
        help(
            "the service changes what it accepts from time to time: a newer `ef` may know; other engines speak meanwhile"
        )
    )]
    Refused {
        /// Whether it was tried again with the service's own time.
        corrected: bool,
    },
    /// It answered with a status that says no.
    #[error("edge answers with status {status}")]
    #[diagnostic(
        code(ef::tts::edge::status),
        help("if `EF_EDGE_URL` is set, look whether it is right; else try later")
    )]
    Status {
        /// The status code.
        status: u16,
    },
    /// It asks for less.
    #[error("edge takes no more requests for now{}", tried(*tries))]
    #[diagnostic(
        code(ef::tts::edge::busy),
        help("wait some minutes, or speak with an engine of this machine")
    )]
    Busy {
        /// How often it was tried.
        tries: u32,
    },
    /// It ended without a sound.
    #[error("edge sent no sound{}", tried(*tries))]
    #[diagnostic(
        code(ef::tts::edge::silent),
        help(
            "the voice may not speak the language of the text: try `--voice` with a voice of that language"
        )
    )]
    NoSound {
        /// How often it was tried.
        tries: u32,
    },
    /// What it sent is no sound.
    #[error("edge sent a sound that cannot be read: {why}")]
    #[diagnostic(code(ef::tts::edge::sound), help("try again; if it stays, speak with another engine"))]
    Sound {
        /// Why not.
        why: String,
    },
}

fn tried(tries: u32) -> String {
    if tries > 1 { format!(" (tried {tries} times)") } else { String::new() }
}

impl Error {
    /// Whether the text may not be sent, though the service could speak.
    pub fn is_barred(&self) -> bool {
        matches!(self, Self::NotAllowed | Self::Private | Self::Unknown)
    }

    /// The exit code that the error stands for.
    pub fn exit(&self) -> Exit {
        match self {
            Self::NotAllowed | Self::Private | Self::Address { .. } => Exit::Usage,
            _ => Exit::Outside,
        }
    }
}

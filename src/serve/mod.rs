//! Speech over HTTP, in the shape of OpenAI's API. Knows engines and HTTP; where presets are kept and who pays is handed
//! in as [`Presets`] and [`Ledger`].
//!
//! | file | what |
//! |---|---|
//! | `server` | the listener, its connections, their end |
//! | `patient` | a connection that neither stalls nor idles for ever |
//! | `routes` | which path is answered by what; tokens |
//! | `request` | what a body asks for, checked |
//! | `order` | what that comes to, with its preset; whether the text may leave this machine |
//! | `speech` | `POST /v1/audio/speech` |
//! | `lists` | models, voices, health |
//! | `fault` | refusals, as OpenAI's clients know them |
//! | `desk` | the queue, and the threads that speak |
//! | `mouth` | one text spoken |
//! | `pool` | engines that stay warm |
//! | `cache` | answers that were given before |
//! | `metrics` | figures for Prometheus |

mod cache;
mod desk;
mod error;
mod fault;
mod lists;
mod metrics;
mod mouth;
mod order;
mod patient;
mod pool;
mod request;
mod routes;
mod server;
mod speech;

pub use error::Error;
pub use server::{Ended, Stopper, serve};

use crate::tts::studio::{Preset, Studio, Wish};
use std::{net::SocketAddr, sync::Arc, time::Duration};

/// How to serve.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where to listen; port 0 for any that is free.
    pub address: SocketAddr,
    /// What requests have to bring along.
    pub token: Option<Token>,
    /// How many texts are spoken at a time.
    pub workers: usize,
    /// How many more may wait.
    pub queue: usize,
    /// The longest text, in characters.
    pub most_characters: usize,
    /// How long a request may take, waiting included.
    pub within: Duration,
    /// A model that was not used for so long is let go; `None` for never.
    pub idle: Option<Duration>,
    /// How many engines stay warm.
    pub warm: usize,
    /// How many bytes of answers are kept.
    pub cache_bytes: usize,
    /// How long requests may go on after a stop was asked for.
    pub grace: Duration,
    /// How long a client may take nothing of what is sent.
    pub patience: Duration,
}

/// A secret that is never shown.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// This one.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Whether it is this text. Takes as long for one that is nearly right as for any other.
    fn is(&self, text: &str) -> bool {
        use crate::base::checksum::sha256;
        let (own, given) = (sha256(self.0.as_bytes()), sha256(text.as_bytes()));
        own.bytes().zip(given.bytes()).fold(0, |differs, (own, given)| differs | (own ^ given)) == 0
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token")
    }
}

/// What speaks, and who is told.
#[derive(Clone)]
pub struct Parts {
    /// Opens engines.
    pub studio: Studio,
    /// What is wished for where a request says nothing.
    pub wish: Wish,
    /// The voice of the settings, for requests that name neither engine nor voice.
    pub voice: Option<String>,
    /// The workspace of requests that name none.
    pub workspace: Option<String>,
    /// Where presets are; `None` when there is no such place.
    pub presets: Option<Arc<dyn Presets>>,
    /// Who is told of each use.
    pub ledger: Option<Arc<dyn Ledger>>,
    /// Who is told what goes on.
    pub hear: Arc<dyn Fn(News) + Send + Sync>,
}

/// Where presets and workspaces are found. Called from threads that may wait.
pub trait Presets: Send + Sync {
    /// The preset of this name, of the workspace that is named, else of the usual one.
    fn preset(&self, workspace: Option<&str>, name: &str) -> Result<Preset, NoPreset>;
    /// A workspace by id, slug or name.
    fn workspace(&self, workspace: &str) -> Result<Tenant, NoPreset>;
}

/// A workspace, as far as speech goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenant {
    /// Its id.
    pub id: String,
    /// Whether its texts must stay on this machine.
    pub private: bool,
}

/// Why there is no preset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoPreset {
    /// Workspace or preset do not exist, or the preset cannot be used: why, and what to do.
    Wrong(&'static str, String),
    /// It cannot be asked now.
    Away(String),
}

/// Who is told of uses. Must not wait.
pub trait Ledger: Send + Sync {
    /// A text was spoken.
    fn record(&self, used: Used);
    /// Figures for Prometheus: name, what it is, value.
    fn figures(&self) -> Vec<(&'static str, &'static str, f64)>;
}

/// One text that was spoken.
#[derive(Clone, Debug, PartialEq)]
pub struct Used {
    /// For which workspace, by id or slug.
    pub workspace: Option<String>,
    /// By which engine.
    pub engine: &'static str,
    /// With which voice.
    pub voice: String,
    /// The length of the text.
    pub characters: usize,
    /// The length of the sound.
    pub audio_seconds: f64,
    /// Whether it was kept from an earlier request.
    pub cache_hit: bool,
}

/// What goes on.
#[derive(Clone, Debug, PartialEq)]
pub enum News {
    /// Requests are taken here.
    Listening(SocketAddr),
    /// A request was answered.
    Answered {
        /// Its verb.
        method: String,
        /// Its path.
        path: String,
        /// The status.
        status: u16,
        /// Who spoke, when somebody did.
        voice: Option<String>,
        /// After how long the answer began.
        after: Duration,
    },
    /// Something failed that is nobody's request's fault.
    Trouble(String),
    /// Engines that were not used are let go.
    Unloaded(usize),
    /// A stop was asked for; so many requests go on.
    Stopping(usize),
}

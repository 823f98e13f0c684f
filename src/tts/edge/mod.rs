//! Edge, Microsoft's service for reading aloud: text over a WebSocket, MP3 and the times of words back. It has no key
//! and no promise, so it is asked politely: two connections at most, patience when it is busy, and never without
//! being told that text may leave the machine.

mod client;
mod error;
mod message;
mod seat;
mod split;
mod ssml;
mod token;

pub use client::{Client, Patience, Sound, Word};
pub use error::Error;
pub use split::{LONGEST, pieces, room};
pub use ssml::Request;

use std::{
    collections::BTreeSet,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

/// Where the service is.
const SERVICE: &str = "wss://speech.platform.bing.com/consumer/speech/synthesize/readaloud/edge/v1";

/// Whether text may be sent to a service on the internet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cloud {
    /// Not unless it is allowed: by `allow_cloud` or `--allow-cloud`.
    #[default]
    Off,
    /// It may.
    Allowed,
    /// Never: the text is private, whatever else is set.
    Private,
    /// It may, unless the workspace is private, and that cannot be asked now.
    Unknown,
}

/// The leave to send text away. Made only from [`Cloud::Allowed`].
#[derive(Clone, Copy, Debug)]
pub struct Permit(());

impl Cloud {
    /// What a text may, where it is said whether it is allowed and whether the text is private.
    pub fn of(allowed: bool, private: bool) -> Self {
        match allowed {
            _ if private => Self::Private,
            true => Self::Allowed,
            false => Self::Off,
        }
    }

    /// The leave, when there is one.
    pub fn permit(self) -> Result<Permit, Error> {
        match self {
            Self::Allowed => Ok(Permit(())),
            Self::Off => Err(Error::NotAllowed),
            Self::Private => Err(Error::Private),
            Self::Unknown => Err(Error::Unknown),
        }
    }
}

/// How the service is reached.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// Another address, for tests and for proxies.
    pub url: Option<String>,
    /// How long the service may be silent, when that is not what is usual.
    pub silence: Option<Duration>,
    /// The folder by which processes share the connections that may be open.
    pub seats: Option<PathBuf>,
}

/// Tells a person something at once, each thing only once.
#[derive(Clone, Default)]
pub struct Tell(Option<Arc<Teller>>, Arc<Mutex<BTreeSet<String>>>);

/// What carries a line to a person.
type Teller = dyn Fn(&str) + Send + Sync;

impl std::fmt::Debug for Tell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Tell")
    }
}

impl Tell {
    /// By these means.
    pub fn by(tell: impl Fn(&str) + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(tell)), Arc::default())
    }

    /// Tells it, unless it was told before.
    pub fn once(&self, line: &str) {
        let mut told = self.1.lock().unwrap_or_else(PoisonError::into_inner);
        if told.insert(line.to_owned())
            && let Some(tell) = &self.0
        {
            tell(line);
        }
    }
}

#[cfg(test)]
#[path = "edge_tests.rs"]
mod tests;

//! What a run is shown as: lines for people, or events for scripts.

use super::{RunEvents, RunShow};
use crate::{
    dev::{Sink, batch::Close},
    ui::Stream,
};
use std::sync::Arc;

/// One of the two.
pub(crate) enum RunView {
    /// Concurrently's lines.
    Lines(Arc<RunShow>),
    /// One object a line on stdout; talk goes to this stream.
    Events(Arc<RunEvents>, Stream),
}

impl RunView {
    /// What the launcher tells everything.
    pub(crate) fn sink(&self) -> Arc<dyn Sink> {
        match self {
            Self::Lines(show) => Arc::clone(show) as _,
            Self::Events(events, _) => Arc::clone(events) as _,
        }
    }

    /// How the commands ended, in the order in which they did.
    pub(crate) fn closes(&self) -> Vec<Close> {
        match self {
            Self::Lines(show) => show.closes(),
            Self::Events(events, _) => events.closes(),
        }
    }

    /// A line about the whole.
    pub(crate) fn say(&self, text: &str) {
        match self {
            Self::Lines(show) => show.say(text),
            Self::Events(_, err) => err.line(&format!("ef: {text}")),
        }
    }

    /// The table of `--timings`, once all is over. Events carry times.
    pub(crate) fn summary(&self) {
        if let Self::Lines(show) = self {
            show.summary();
        }
    }
}

//! `ef run --json`: the events of `ef dev --json`, and how each command came to its end.

use super::super::{Face, JsonShow, Paint};
use super::RunFace;
use crate::{
    base::process::{Ended, Window},
    dev::{
        Held, News, OutputGone, Sink,
        batch::Close,
        state::{Failure, Outcome},
    },
    ui::Stream,
};
use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

/// The view for machines. A command without a name is called by its number.
pub(crate) struct RunEvents {
    show: JsonShow,
    closes: Mutex<Vec<Close>>,
}

impl RunEvents {
    /// A view of these commands on this stream.
    pub(crate) fn new(faces: Vec<RunFace>, out: &Stream) -> std::io::Result<Self> {
        let face = |(place, face): (usize, RunFace)| Face {
            name: if face.name.is_empty() { place.to_string() } else { face.name },
            command: face.command,
            paint: Paint::in_turn(place),
            url: None,
            expected: String::new(),
            hidden: face.hidden,
        };
        let faces = faces.into_iter().enumerate().map(face).collect();
        Ok(Self { show: JsonShow::new(faces, out)?, closes: Mutex::default() })
    }

    /// How the commands ended, in the order in which they did.
    pub(crate) fn closes(&self) -> Vec<Close> {
        self.closes.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// How a command that is over counts; `None` when it never ran.
pub(super) fn ended(outcome: Outcome, ended: Option<Ended>) -> Option<Ended> {
    ended.or(match outcome {
        Outcome::Failed(Failure::Spawn | Failure::Lost) => Some(Ended::Code(1)),
        _ => None,
    })
}

impl Sink for RunEvents {
    fn output(&self, service: usize, bytes: &[u8]) -> Result<Held, OutputGone> {
        self.show.output(service, bytes)
    }

    fn quiet(&self, service: usize) -> Result<Held, OutputGone> {
        self.show.quiet(service)
    }

    fn ended(&self, service: usize) {
        self.show.ended(service);
    }

    fn tell(&self, news: News) {
        if let News::Settled(index, outcome, how) = &news
            && let Some(ended) = ended(*outcome, *how)
        {
            let mut closes = self.closes.lock().unwrap_or_else(PoisonError::into_inner);
            // One that was started again from outside counts as it ended last.
            closes.retain(|close| close.index != *index);
            closes.push(Close { index: *index, ended });
        }
        self.show.tell(news);
    }

    fn window(&self) -> Option<Window> {
        self.show.window()
    }

    fn finish(&self, within: Duration) {
        self.show.finish(within);
    }
}

//! Where an engine keeps the model that it speaks with, and where loading it may have begun already.

use super::{Opened, Runtime, Session};
use crate::tts::Error;
use std::thread::{self, JoinHandle};

/// The place of a session: empty, on its way, or taken.
#[derive(Default)]
pub struct Seat {
    session: Option<Box<dyn Session>>,
    version: Option<String>,
    coming: Option<JoinHandle<Result<Opened, Error>>>,
    /// What the user should hear of.
    pub notes: Vec<String>,
}

impl Seat {
    /// Begins to open a model, on a thread of its own: a text can be read meanwhile. What it says is said by `fill`.
    pub fn begin(&mut self, open: impl FnOnce() -> Result<Opened, Error> + Send + 'static) {
        if self.session.is_none() && self.coming.is_none() {
            // Where no thread can be had, `fill` opens it.
            self.coming = thread::Builder::new().name("load".to_owned()).spawn(open).ok();
        }
    }

    /// Takes what has begun to open, else opens it now.
    pub fn fill(&mut self, open: impl FnOnce() -> Result<Opened, Error>) -> Result<(), Error> {
        let opened = match self.coming.take().map(JoinHandle::join) {
            Some(Ok(opened)) => opened,
            // One that gave up says why when it is tried again.
            None | Some(Err(_)) => open(),
        };
        let Opened { session, version, notes } = opened?;
        self.session = Some(session);
        self.version = version;
        self.notes.extend(notes);
        Ok(())
    }

    /// Gives up what is there and what is on its way.
    pub fn clear(&mut self) {
        (self.session, self.coming) = (None, None);
    }

    /// The session, when it is there.
    pub fn session(&mut self) -> Option<&mut (dyn Session + 'static)> {
        self.session.as_deref_mut()
    }

    /// Whether it is there.
    pub fn is_taken(&self) -> bool {
        self.session.is_some()
    }

    /// What runs the model, with the version where that is a library.
    pub fn runtime(&self) -> Option<(Runtime, Option<String>)> {
        self.session.as_ref().map(|session| (session.runtime(), self.version.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tts::session::{Graph, Tensor};

    struct Fake(Graph);

    impl Session for Fake {
        fn graph(&self) -> &Graph {
            &self.0
        }

        fn runtime(&self) -> Runtime {
            Runtime::Rten
        }

        fn run(&mut self, _inputs: Vec<(&str, Tensor)>, _outputs: &[&str]) -> Result<Vec<Tensor>, Error> {
            Ok(vec![])
        }
    }

    fn opened(note: &str) -> Opened {
        Opened { session: Box::new(Fake(Graph::default())), version: None, notes: vec![note.to_owned()] }
    }

    #[test]
    fn what_has_begun_is_taken_and_opened_once() {
        let mut seat = Seat::default();
        seat.begin(|| Ok(opened("ahead")));
        seat.begin(|| Ok(opened("twice")));
        assert!(!seat.is_taken());
        seat.fill(|| Ok(opened("now"))).unwrap();
        assert!(seat.is_taken() && seat.session().is_some());
        assert_eq!(seat.notes, ["ahead"]);
        seat.clear();
        assert!(seat.runtime().is_none());
        seat.fill(|| Ok(opened("now"))).unwrap();
        assert_eq!(seat.notes, ["ahead", "now"]);
    }

    #[test]
    fn what_fails_ahead_is_told_when_it_is_wanted() {
        let mut seat = Seat::default();
        seat.begin(|| Err(Error::Interrupted));
        assert!(matches!(seat.fill(|| Ok(opened("now"))), Err(Error::Interrupted)));
        assert!(!seat.is_taken());
        seat.begin(|| panic!("gave up"));
        seat.fill(|| Ok(opened("now"))).unwrap();
        assert!(seat.is_taken());
    }
}

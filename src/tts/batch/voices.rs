//! The voices of a run: which engine speaks a wish is decided once and holds for all workers, so that a script is not
//! spoken by two voices when one goes away in the middle.

use super::key::Sums;
use crate::tts::{
    Error,
    engine::{Engine, Id, Manner},
    espeak::Espeak,
    session::Pool,
    studio::{Ready, Studio, Wish},
};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// The most engines that one worker keeps.
const MOST: usize = 4;

/// What is known of a wish.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    pub(super) engine: Id,
    pub(super) voice: String,
    pub(super) sample_rate_hz: u32,
    /// What the voice is made of; `None` for one that must not be cached.
    pub(super) made_of: Option<String>,
}

/// Something to be told once.
#[derive(Debug)]
pub(super) enum Told {
    /// An engine was passed over.
    Passed { wanted: Id, instead: Id, why: String, help: Option<String> },
    /// Something else.
    Note(String),
}

/// What came of opening a voice: the same for everybody who asks.
type Known = Result<Arc<Facts>, Arc<Error>>;

/// The voices that all workers know.
pub(super) struct Voices {
    studio: Studio,
    sums: Sums,
    known: Mutex<HashMap<String, Known>>,
}

/// The engines that one worker has open.
#[derive(Default)]
pub(super) struct Open {
    engines: Vec<(String, Box<dyn Engine>, bool)>,
}

/// A wish without the manner, which may differ from row to row: what one engine serves.
fn name(wish: &Wish) -> String {
    let manner = Manner { word_times: wish.manner.word_times, ..Manner::default() };
    format!("{:?}", Wish { manner, ..wish.clone() })
}

impl Voices {
    pub(super) fn new(mut studio: Studio, pool: Pool, sums: Sums) -> Self {
        studio.choice.pool = Some(pool);
        Self { studio, sums, known: Mutex::new(HashMap::new()) }
    }

    /// What is known of a wish. Its engine is opened by who asks first, and is then in `open`.
    pub(super) fn facts(&self, wish: &Wish, open: &mut Open, told: &mut dyn FnMut(Told)) -> Known {
        let name = name(wish);
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(facts) = known.get(&name) {
            return facts.clone();
        }
        let facts = self.first(wish, &name, open, told).map(Arc::new).map_err(Arc::new);
        known.insert(name, facts.clone());
        facts
    }

    fn first(
        &self,
        wish: &Wish,
        name: &str,
        open: &mut Open,
        told: &mut dyn FnMut(Told),
    ) -> Result<Facts, Error> {
        let Ready { engine, passed } = self.studio.open(wish)?;
        for (wanted, error) in passed {
            let help = miette::Diagnostic::help(&error).map(|help| help.to_string());
            told(Told::Passed { wanted, instead: engine.id(), why: error.to_string(), help });
        }
        for (flag, owner) in wish.unused(engine.id()) {
            let what = format!("{} has no `{flag}`; {owner} has: passed over", engine.id());
            told(Told::Note(what));
        }
        let made_of = engine.made_of().map(|made| self.sums.of(&made)).transpose();
        let made_of =
            made_of.map_err(|source| Error::unreadable(std::path::Path::new(engine.voice()), source))?;
        // Phonemes are another version's too.
        let espeak = Espeak::find(&self.studio.espeak).ok().filter(|_| engine.id() != Id::Edge);
        let reads = espeak.map_or_else(String::new, |espeak| espeak.version().to_owned());
        let made_of = made_of.map(|sum| format!("{} {} {sum} {reads}", engine.id(), engine.voice()));
        let facts = Facts {
            engine: engine.id(),
            voice: engine.voice().to_owned(),
            sample_rate_hz: engine.sample_rate_hz(),
            made_of: made_of.map(|made| format!("{made} {:?}", self.studio.choice.runtime)),
        };
        open.keep(name.to_owned(), engine);
        Ok(facts)
    }

    /// The engine for a wish, and whether its model is loaded.
    pub(super) fn engine<'a>(
        &self,
        wish: &Wish,
        facts: &Facts,
        open: &'a mut Open,
    ) -> Result<(&'a mut dyn Engine, &'a mut bool), Error> {
        let name = name(wish);
        if !open.engines.iter().any(|(known, ..)| *known == name) {
            let Ready { engine, passed } = self.studio.open(wish)?;
            if engine.id() != facts.engine || engine.voice() != facts.voice {
                let why = passed.into_iter().next().map(|(_, error)| error);
                return Err(why.unwrap_or_else(|| Error::NotInstalled {
                    what: format!("the voice `{}`, which spoke until now,", facts.voice),
                    help: "put it back, and run the same command again".to_owned(),
                }));
            }
            open.keep(name.clone(), engine);
        }
        let at = open.engines.iter().position(|(known, ..)| *known == name).unwrap_or_default();
        let used = open.engines.remove(at);
        open.engines.push(used);
        match open.engines.last_mut() {
            Some((_, engine, loaded)) => Ok((&mut **engine, loaded)),
            None => Err(Error::NotInstalled { what: facts.voice.clone(), help: String::new() }),
        }
    }
}

impl Open {
    /// Keeps an engine; the one that was not used for longest goes.
    fn keep(&mut self, name: String, engine: Box<dyn Engine>) {
        if self.engines.len() >= MOST {
            self.engines.remove(0);
        }
        self.engines.push((name, engine, false));
    }

    /// Lets an engine go that has failed: it may be in any state.
    pub(super) fn forget(&mut self, wish: &Wish) {
        let name = name(wish);
        self.engines.retain(|(known, ..)| *known != name);
    }
}

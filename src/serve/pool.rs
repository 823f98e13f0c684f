//! Engines that stay warm: whoever speaks takes one and gives it back. One that rests too long is let go.

use crate::tts::{
    Error,
    engine::{Engine, Id},
    session::{self, Layout},
    studio::{Ready, Studio, Wish},
};
use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

/// One that speaks for another, which was not there, is opened anew after so long: perhaps that one is there by now.
pub(super) const STAND_IN: Duration = Duration::from_mins(1);

/// An engine that somebody has.
pub(super) struct Awake {
    key: String,
    /// The engine.
    pub(super) engine: Box<dyn Engine>,
    /// Who was wanted before it, and why it does not speak.
    pub(super) passed: Vec<(Id, Error)>,
    opened: Instant,
}

struct Resting {
    awake: Awake,
    since: Instant,
}

/// The engines that rest. Voices of one model share what is loaded of it.
pub(super) struct Pool {
    studio: Studio,
    models: session::Pool,
    resting: Mutex<Vec<Resting>>,
    most: usize,
}

impl Pool {
    /// At most so many stay, and so many speak at a time.
    pub(super) fn new(mut studio: Studio, most: usize, speakers: usize) -> Self {
        let processors = thread::available_parallelism().map_or(1, usize::from);
        let models = session::Pool::new(processors);
        // A text that is alone gets all threads, and none waits for another that has the same model.
        let threads = if studio.choice.threads == 0 { processors } else { studio.choice.threads };
        models.fix(Layout { threads, runs: speakers.max(1) });
        studio.choice.pool = Some(models.clone());
        Self { studio, models, resting: Mutex::new(Vec::new()), most }
    }

    fn resting(&self) -> MutexGuard<'_, Vec<Resting>> {
        self.resting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Opens engines.
    pub(super) fn studio(&self) -> &Studio {
        &self.studio
    }

    /// One that fits the wish: one that rests, else a new one.
    pub(super) fn take(&self, wish: &Wish) -> Result<Awake, Error> {
        let key = key(wish);
        {
            let mut resting = self.resting();
            resting.retain(|one| one.awake.passed.is_empty() || one.awake.opened.elapsed() < STAND_IN);
            // The one that spoke last has its memory at hand.
            if let Some(at) = resting.iter().rposition(|one| one.awake.key == key) {
                return Ok(resting.remove(at).awake);
            }
        }
        let Ready { engine, passed } = self.studio.open(wish)?;
        Ok(Awake { key, engine, passed, opened: Instant::now() })
    }

    /// The next of the chain, for one that could be opened and then did not speak.
    pub(super) fn instead(&self, wish: &Wish, silent: Awake, why: Error) -> Result<Awake, Error> {
        let Awake { key, engine, mut passed, .. } = silent;
        passed.push((engine.id(), why));
        drop(engine);
        let Ready { engine, passed } = self.studio.open_after(wish, passed)?;
        Ok(Awake { key, engine, passed, opened: Instant::now() })
    }

    /// It may rest.
    pub(super) fn give(&self, awake: Awake) {
        let mut resting = self.resting();
        resting.push(Resting { awake, since: Instant::now() });
        let over = resting.len().saturating_sub(self.most);
        let gone: Vec<Resting> = resting.drain(..over).collect();
        // Letting go of a model takes a while.
        drop(resting);
        drop(gone);
    }

    /// Lets go of those that rest longer than this; how many.
    pub(super) fn let_go(&self, after: Duration) -> usize {
        let mut resting = self.resting();
        let (gone, kept): (Vec<_>, Vec<_>) = resting.drain(..).partition(|one| one.since.elapsed() >= after);
        *resting = kept;
        drop(resting);
        gone.len()
    }

    /// How many rest.
    pub(super) fn len(&self) -> usize {
        self.resting().len()
    }

    /// How many models are loaded, and how often one was.
    pub(super) fn models(&self) -> (usize, u64) {
        (self.models.loaded(), self.models.loads())
    }
}

/// What an engine was opened for. How it is to speak is said each time.
fn key(wish: &Wish) -> String {
    let mut plain = wish.clone();
    plain.manner = crate::tts::engine::Manner::default();
    format!("{plain:?}")
}

//! Models that are loaded once and run by many: the workers of a batch, the voices of a server. How many threads a run
//! takes, and how many runs go on at a time, is decided when a model is loaded: what is best differs by family and by
//! how much there is to do.

use super::{
    Choice, Graph, Job, Opened, Runtime, Session, Tensor,
    choose::{Family, load},
};
use crate::tts::Error;
use std::{
    collections::{BTreeMap, HashMap},
    fs::Metadata,
    path::{Path, PathBuf},
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak,
        atomic::{AtomicBool, Ordering},
    },
    time::SystemTime,
};

/// How the processors are shared out for one model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Threads of one run.
    pub threads: usize,
    /// Runs at a time.
    pub runs: usize,
}

/// What is known of the work when a model is loaded.
#[derive(Clone, Copy, Debug, Default)]
struct Work {
    processors: usize,
    /// Ids in all, the longest text's, and how many texts.
    ids: usize,
    longest: usize,
    texts: usize,
    fixed: Option<Layout>,
}

/// A model that is loaded. It stays as long as an engine has a handle on it.
struct Loaded {
    session: Mutex<Box<dyn Session>>,
    version: Option<String>,
    gate: Gate,
    /// Whether a run has failed: who opens the model from then on gets it anew.
    spoiled: AtomicBool,
}

/// Which model: the file with its size and age, so that one that was replaced is another; and with which inner values
/// as outputs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    path: PathBuf,
    bytes: u64,
    changed: Option<SystemTime>,
    extra: Vec<String>,
}

impl Key {
    fn new(path: &Path, job: &Job) -> Self {
        let meta = path.metadata().ok();
        Self {
            path: path.canonicalize().unwrap_or_else(|_| path.to_owned()),
            bytes: meta.as_ref().map_or(0, Metadata::len),
            changed: meta.and_then(|meta| meta.modified().ok()),
            extra: job.extra.clone(),
        }
    }
}

/// The place of one model. Who loads it holds the lock, and others who want that model wait for it.
type Slot = Arc<Mutex<Weak<Loaded>>>;

#[derive(Default)]
struct State {
    slots: HashMap<Key, Slot>,
    layouts: BTreeMap<PathBuf, Layout>,
    loads: u64,
    work: Work,
}

/// Models that are loaded once for all who speak with them. Clones are the same pool. It holds none of them itself: a
/// model goes with the last engine that uses it.
#[derive(Clone, Default)]
pub struct Pool(Arc<Mutex<State>>);

impl std::fmt::Debug for Pool {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pool")
    }
}

impl Pool {
    /// An empty pool for so many processors.
    pub fn new(processors: usize) -> Self {
        let pool = Self::default();
        pool.state().work.processors = processors.max(1);
        pool
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes this layout, whatever the work is.
    pub fn fix(&self, layout: Layout) {
        self.state().work.fixed = Some(layout);
    }

    /// What there is to do: ids in all, the longest text's, and how many texts. A guess will do.
    pub fn expect(&self, ids: usize, longest: usize, texts: usize) {
        let work = &mut self.state().work;
        (work.ids, work.longest, work.texts) = (ids, longest, texts);
    }

    /// The layouts of the models that were loaded, by file.
    pub fn layouts(&self) -> Vec<(PathBuf, Layout)> {
        self.state().layouts.clone().into_iter().collect()
    }

    /// How often a model was loaded.
    pub fn loads(&self) -> u64 {
        self.state().loads
    }

    /// How many models are loaded now.
    pub fn loaded(&self) -> usize {
        let slots: Vec<Slot> = self.state().slots.values().cloned().collect();
        slots.iter().filter(|slot| slot.try_lock().is_ok_and(|model| model.strong_count() > 0)).count()
    }

    /// The model, which is loaded when it is not here yet. Who wants the same one meanwhile waits; others do not.
    pub(super) fn open(
        &self,
        path: &Path,
        graph: Graph,
        choice: &Choice,
        job: &Job,
    ) -> Result<Opened, Error> {
        let key = Key::new(path, job);
        let (slot, work) = {
            let mut state = self.state();
            // The places of models that are gone.
            state.slots.retain(|_, slot| {
                Arc::strong_count(slot) > 1 || slot.try_lock().is_ok_and(|model| model.strong_count() > 0)
            });
            (state.slots.entry(key).or_default().clone(), state.work)
        };
        let mut place = slot.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(model) = place.upgrade().filter(|model| !model.spoiled.load(Ordering::Relaxed))
            && let Some(session) = model.handle()
        {
            return Ok(Opened { session, version: model.version.clone(), notes: vec![] });
        }
        let layout = if choice.gpu {
            Layout { threads: work.processors, runs: 1 }
        } else {
            work.fixed.unwrap_or_else(|| best(job.family, &work))
        };
        let alone = Choice { threads: layout.threads, pool: None, ..choice.clone() };
        let job = Job { ids: job.ids.max(work.ids), ..job.clone() };
        let Opened { session, version, notes } = load(path, graph, &alone, &job)?;
        let session = match session.another() {
            Some(_) => session,
            // One that a single thread must run is shared by turns.
            None => Box::new(Turns { graph: session.graph().clone(), inner: Arc::new(Mutex::new(session)) }),
        };
        let gate = Gate { free: Mutex::new(layout.runs.max(1)), freed: Condvar::new() };
        let (session, spoiled) = (Mutex::new(session), AtomicBool::new(false));
        let model = Arc::new(Loaded { session, version: version.clone(), gate, spoiled });
        let handle = model.handle().ok_or_else(|| Error::bad_model(path, "it cannot be shared"))?;
        *place = Arc::downgrade(&model);
        let mut state = self.state();
        state.loads += 1;
        state.layouts.insert(path.to_owned(), layout);
        Ok(Opened { session: handle, version, notes })
    }
}

impl Loaded {
    fn handle(self: &Arc<Self>) -> Option<Box<dyn Session>> {
        let session = self.session.lock().unwrap_or_else(PoisonError::into_inner).another()?;
        Some(Box::new(Gated { session, model: self.clone() }))
    }
}

/// How much of `threads` processors one run uses: what is lost to waiting grows with each thread. Measured on two
/// processors (`docs/batch.md`).
fn use_of(family: Family, threads: usize) -> f64 {
    let lost = match family {
        Family::Piper => 0.19,
        Family::Kokoro => 0.08,
    };
    #[expect(clippy::cast_precision_loss, reason = "a count of processors")]
    let threads = threads as f64;
    threads / (1.0 + lost * (threads - 1.0))
}

/// The layout that will have finished first: one thread for each of many runs wastes nothing but the time in which
/// the last runs end unevenly; many threads for one run lose a little all the time.
#[expect(clippy::cast_precision_loss, reason = "counts of ids and processors")]
fn best(family: Family, work: &Work) -> Layout {
    let processors = work.processors.max(1);
    let many = Layout { threads: 1, runs: processors };
    let one = Layout { threads: processors, runs: 1 };
    if processors == 1 || work.texts == 0 {
        return many;
    }
    // The longest go first, so at the end runs are short; but no run is shorter than the longest text.
    let rest = work.ids as f64 / work.texts as f64 / 2.0;
    let alone = (work.ids as f64 / processors as f64 + rest).max(work.longest as f64);
    let together = work.ids as f64 / use_of(family, processors);
    if together < alone { one } else { many }
}

/// Lets so many in at a time.
struct Gate {
    free: Mutex<usize>,
    freed: Condvar,
}

impl Gate {
    fn enter(&self) -> Pass<'_> {
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        while *free == 0 {
            free = self.freed.wait(free).unwrap_or_else(PoisonError::into_inner);
        }
        *free -= 1;
        Pass(self)
    }
}

/// A place behind the gate, given back when dropped.
struct Pass<'a>(&'a Gate);

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        *self.0.free.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.0.freed.notify_one();
    }
}

/// A handle on a shared model.
struct Gated {
    session: Box<dyn Session>,
    model: Arc<Loaded>,
}

impl Session for Gated {
    fn graph(&self) -> &Graph {
        self.session.graph()
    }

    fn runtime(&self) -> Runtime {
        self.session.runtime()
    }

    fn run(&mut self, inputs: Vec<(&str, Tensor)>, outputs: &[&str]) -> Result<Vec<Tensor>, Error> {
        let _pass = self.model.gate.enter();
        let results = self.session.run(inputs, outputs);
        if results.is_err() {
            self.model.spoiled.store(true, Ordering::Relaxed);
        }
        results
    }
}

/// A session that is run by one thread after the other.
struct Turns {
    graph: Graph,
    inner: Arc<Mutex<Box<dyn Session>>>,
}

impl Session for Turns {
    fn graph(&self) -> &Graph {
        &self.graph
    }

    fn runtime(&self) -> Runtime {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner).runtime()
    }

    fn run(&mut self, inputs: Vec<(&str, Tensor)>, outputs: &[&str]) -> Result<Vec<Tensor>, Error> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner).run(inputs, outputs)
    }

    fn another(&self) -> Option<Box<dyn Session>> {
        Some(Box::new(Self { graph: self.graph.clone(), inner: self.inner.clone() }))
    }
}

#[cfg(test)]
#[path = "pool_tests.rs"]
mod tests;

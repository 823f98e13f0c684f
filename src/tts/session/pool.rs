//! Models that are loaded once and run by many workers. How many threads a run takes, and how many runs go on at a
//! time, is decided when a model is loaded: what is best differs by family and by how much there is to do.

use super::{
    Choice, Graph, Job, Opened, Runtime, Session, Tensor,
    choose::{Family, load},
};
use crate::tts::Error;
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{Arc, Condvar, Mutex, PoisonError},
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

/// A model that is loaded.
struct Loaded {
    session: Box<dyn Session>,
    version: Option<String>,
    gate: Arc<Gate>,
    layout: Layout,
}

/// Which model, and with which inner values as outputs.
type Key = (PathBuf, Vec<String>);

/// The models that are loaded. Clones are the same pool.
#[derive(Clone, Default)]
pub struct Pool {
    models: Arc<Mutex<HashMap<Key, Loaded>>>,
    work: Arc<Mutex<Work>>,
}

impl std::fmt::Debug for Pool {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pool").field("work", &self.work).finish_non_exhaustive()
    }
}

impl Pool {
    /// An empty pool for so many processors.
    pub fn new(processors: usize) -> Self {
        let pool = Self::default();
        pool.work.lock().unwrap_or_else(PoisonError::into_inner).processors = processors.max(1);
        pool
    }

    /// Takes this layout, whatever the work is.
    pub fn fix(&self, layout: Layout) {
        self.work.lock().unwrap_or_else(PoisonError::into_inner).fixed = Some(layout);
    }

    /// What there is to do: ids in all, the longest text's, and how many texts. A guess will do.
    pub fn expect(&self, ids: usize, longest: usize, texts: usize) {
        let mut work = self.work.lock().unwrap_or_else(PoisonError::into_inner);
        (work.ids, work.longest, work.texts) = (ids, longest, texts);
    }

    /// The layouts of the models that are loaded, by file.
    pub fn layouts(&self) -> Vec<(PathBuf, Layout, Runtime)> {
        let models = self.models.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all: Vec<_> = models
            .iter()
            .map(|(key, model)| (key.0.clone(), model.layout, model.session.runtime()))
            .collect();
        all.sort_by(|a, b| a.0.cmp(&b.0));
        all
    }

    /// Lets go of every model that no engine holds.
    pub fn forget_idle(&self) {
        let mut models = self.models.lock().unwrap_or_else(PoisonError::into_inner);
        models.retain(|_, model| Arc::strong_count(&model.gate) > 1);
    }

    /// The model, which is loaded when it is not here yet. Who comes meanwhile waits.
    pub(super) fn open(
        &self,
        path: &Path,
        graph: Graph,
        choice: &Choice,
        job: &Job,
    ) -> Result<Opened, Error> {
        let key = (path.to_owned(), job.extra.clone());
        let mut models = self.models.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(model) = models.get(&key)
            && let Some(session) = model.handle()
        {
            return Ok(Opened { session, version: model.version.clone(), notes: vec![] });
        }
        let work = *self.work.lock().unwrap_or_else(PoisonError::into_inner);
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
        let gate = Arc::new(Gate { free: Mutex::new(layout.runs.max(1)), freed: Condvar::new() });
        let loaded = Loaded { session, version: version.clone(), gate, layout };
        let handle = loaded.handle().ok_or_else(|| Error::bad_model(path, "it cannot be shared"))?;
        models.insert(key, loaded);
        Ok(Opened { session: handle, version, notes })
    }
}

impl Loaded {
    fn handle(&self) -> Option<Box<dyn Session>> {
        let session = self.session.another()?;
        Some(Box::new(Gated { session, gate: self.gate.clone() }))
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
    gate: Arc<Gate>,
}

impl Session for Gated {
    fn graph(&self) -> &Graph {
        self.session.graph()
    }

    fn runtime(&self) -> Runtime {
        self.session.runtime()
    }

    fn run(&mut self, inputs: Vec<(&str, Tensor)>, outputs: &[&str]) -> Result<Vec<Tensor>, Error> {
        let gate = self.gate.clone();
        let _pass = gate.enter();
        self.session.run(inputs, outputs)
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
mod tests {
    use super::*;

    fn layout(family: Family, processors: usize, ids: &[usize]) -> (usize, usize) {
        let work = Work {
            processors,
            ids: ids.iter().sum(),
            longest: ids.iter().copied().max().unwrap_or(0),
            texts: ids.len(),
            fixed: None,
        };
        let layout = best(family, &work);
        (layout.threads, layout.runs)
    }

    #[test]
    fn a_worker_each_for_many_lines_and_all_threads_for_few() {
        assert_eq!(layout(Family::Piper, 2, &[60; 40]), (1, 2));
        assert_eq!(layout(Family::Kokoro, 2, &[60; 40]), (1, 2));
        assert_eq!(layout(Family::Kokoro, 2, &[400, 60, 60, 60]), (2, 1));
        assert_eq!(layout(Family::Piper, 4, &[500]), (4, 1));
        assert_eq!(layout(Family::Piper, 1, &[500]), (1, 1));
        assert_eq!(layout(Family::Piper, 2, &[]), (1, 2));
    }

    #[test]
    fn no_more_than_so_many_are_behind_the_gate() {
        use std::sync::atomic::{AtomicUsize, Ordering};
        let gate = Gate { free: Mutex::new(2), freed: Condvar::new() };
        let (inside, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for _ in 0..6 {
                scope.spawn(|| {
                    for _ in 0..200 {
                        let _pass = gate.enter();
                        most.fetch_max(inside.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                        std::thread::yield_now();
                        inside.fetch_sub(1, Ordering::SeqCst);
                    }
                });
            }
        });
        assert!(most.load(Ordering::SeqCst) <= 2);
    }
}

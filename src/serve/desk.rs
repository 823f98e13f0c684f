//! Where texts wait, and the threads that speak them: a few at a time, in the order in which they came.

use super::{
    fault::Fault,
    metrics::Metrics,
    mouth::{self, Event, Order, Out},
    pool::Pool,
};
use std::{
    collections::VecDeque,
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

/// A text that waits.
pub(super) struct Job {
    /// What is to be spoken.
    pub(super) order: Order,
    /// Where it goes.
    pub(super) out: Out,
    /// Set when nobody wants it any more.
    pub(super) stop: Arc<AtomicBool>,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<Job>,
    /// The stops of those that are spoken.
    busy: Vec<Arc<AtomicBool>>,
    closed: bool,
    /// How long a text takes, lately.
    usual: Duration,
}

/// The desk.
pub(super) struct Desk {
    state: Mutex<State>,
    called: Condvar,
    workers: usize,
    most: usize,
}

impl Desk {
    /// Opens it with its threads.
    pub(super) fn open(
        workers: usize,
        most: usize,
        pool: &Arc<Pool>,
        metrics: &Arc<Metrics>,
    ) -> io::Result<Arc<Self>> {
        let workers = workers.max(1);
        let desk = Arc::new(Self { state: Mutex::default(), called: Condvar::new(), workers, most });
        for number in 0..workers {
            let (desk, pool, metrics) = (desk.clone(), pool.clone(), metrics.clone());
            thread::Builder::new()
                .name(format!("speaker-{number}"))
                .spawn(move || desk.work(&pool, &metrics))?;
        }
        Ok(desk)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a text, unless too many wait.
    pub(super) fn submit(&self, job: Job) -> Result<(), Fault> {
        let mut state = self.state();
        if state.closed {
            return Err(Fault::stopping());
        }
        // One whose client has gone holds no place.
        state.waiting.retain(|job| !job.stop.load(Ordering::Relaxed));
        // Threads that are free take theirs at once.
        let free = self.workers.saturating_sub(state.busy.len());
        if state.waiting.len() >= self.most + free {
            let seconds = self.until_free(&state);
            let count = state.waiting.len();
            let message = format!("{count} texts wait already: try again in {seconds} s");
            return Err(Fault::new(429, "queue_full", message).again_after(seconds));
        }
        state.waiting.push_back(job);
        drop(state);
        self.called.notify_one();
        Ok(())
    }

    /// In how many seconds there should be a place.
    fn until_free(&self, state: &State) -> u64 {
        let rounds = state.waiting.len().div_ceil(self.workers).max(1);
        let wait = state.usual.saturating_mul(u32::try_from(rounds).unwrap_or(u32::MAX)) / 2;
        wait.as_secs().clamp(1, 60)
    }

    fn work(&self, pool: &Pool, metrics: &Metrics) {
        while let Some(job) = self.next() {
            let began = Instant::now();
            let spoken =
                catch_unwind(AssertUnwindSafe(|| mouth::speak(pool, &job.order, &job.stop, &job.out)));
            if spoken.is_err() {
                let message = "the engine gave up in the middle: this is a bug in `ef`; please report it";
                let _ = job.out.send(Event::Fail(Fault::new(500, "engine_failed", message)));
            }
            let took = began.elapsed();
            metrics.speaking.note(took);
            let mut state = self.state();
            state.busy.retain(|stop| !Arc::ptr_eq(stop, &job.stop));
            state.usual = if state.usual.is_zero() { took } else { (state.usual * 7 + took) / 8 };
        }
    }

    /// The next text that somebody wants; `None` when there will be none.
    fn next(&self) -> Option<Job> {
        let mut state = self.state();
        loop {
            while let Some(job) = state.waiting.pop_front() {
                if !job.stop.load(Ordering::Relaxed) {
                    state.busy.push(job.stop.clone());
                    return Some(job);
                }
            }
            if state.closed {
                return None;
            }
            state = self.called.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// How many wait, and how many are spoken.
    pub(super) fn counts(&self) -> (usize, usize) {
        let state = self.state();
        (state.waiting.len(), state.busy.len())
    }

    /// Takes no more; those that wait are spoken.
    pub(super) fn close(&self) {
        self.state().closed = true;
        self.called.notify_all();
    }

    /// Speaks no more: those that wait are refused, those that are spoken end after the present chunk.
    pub(super) fn give_up(&self) {
        let mut state = self.state();
        for job in state.waiting.drain(..) {
            let _ = job.out.send(Event::Fail(Fault::stopping()));
        }
        for stop in &state.busy {
            stop.store(true, Ordering::Relaxed);
        }
    }
}

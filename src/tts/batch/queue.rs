//! The work that is ready: the longest first, so that the run does not end with one long clip on one processor while
//! the others rest. It holds a bounded part of the manifest; whoever feeds it waits while it is full.

use super::{manifest::Row, names::Name};
use std::{
    cmp::Ordering,
    collections::BinaryHeap,
    sync::{Condvar, Mutex, PoisonError},
    time::Duration,
};

/// The most rows, and the most bytes of text, that wait at a time.
const MOST_ROWS: usize = 2048;
const MOST_BYTES: usize = 4 << 20;

/// A row that is to become a clip.
#[derive(Debug)]
pub(super) struct Job {
    pub(super) row: Row,
    pub(super) name: Name,
}

impl Job {
    fn size(&self) -> usize {
        self.row.text.len()
    }
}

impl PartialEq for Job {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Job {}

impl PartialOrd for Job {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Job {
    /// The longest text is the greatest; of two the one that comes first.
    fn cmp(&self, other: &Self) -> Ordering {
        self.size().cmp(&other.size()).then(other.row.number.cmp(&self.row.number))
    }
}

#[derive(Default)]
struct State {
    waiting: BinaryHeap<Job>,
    bytes: usize,
    /// Whether nothing more will come.
    complete: bool,
    /// Whether nothing more is wanted.
    closed: bool,
}

/// The queue.
#[derive(Default)]
pub(super) struct Queue {
    state: Mutex<State>,
    changed: Condvar,
}

/// How much is known to be there.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ahead {
    pub(super) rows: usize,
    pub(super) bytes: usize,
    pub(super) longest: usize,
    pub(super) complete: bool,
}

impl Queue {
    /// Puts a row in; waits while it is full. `false` when nothing more is wanted.
    pub(super) fn put(&self, job: Job) -> bool {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        while !state.closed && is_full(&state) {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        if state.closed {
            return false;
        }
        state.bytes += job.size();
        state.waiting.push(job);
        self.changed.notify_all();
        true
    }

    /// Says that nothing more will come.
    pub(super) fn complete(&self) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).complete = true;
        self.changed.notify_all();
    }

    /// Says that nothing more is wanted.
    pub(super) fn close(&self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.closed = true;
        state.waiting.clear();
        self.changed.notify_all();
    }

    /// The longest of the rows that wait; nothing when all is done.
    pub(super) fn take(&self) -> Option<Job> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if state.closed {
                return None;
            }
            if let Some(job) = state.waiting.pop() {
                state.bytes -= job.size();
                self.changed.notify_all();
                return Some(job);
            }
            if state.complete {
                return None;
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Waits until it is full, all is in it, or this time is over; then tells how much that is.
    pub(super) fn survey(&self, patience: Duration) -> Ahead {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let unsure = |state: &mut State| !state.complete && !state.closed && !is_full(state);
        let waited = self.changed.wait_timeout_while(state, patience, unsure);
        let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        let longest = state.waiting.peek().map_or(0, Job::size);
        Ahead { rows: state.waiting.len(), bytes: state.bytes, longest, complete: state.complete }
    }
}

fn is_full(state: &State) -> bool {
    state.waiting.len() >= MOST_ROWS || (state.bytes >= MOST_BYTES && !state.waiting.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(number: u64, text: &str) -> Job {
        let row = Row { number, text: text.to_owned(), ..Row::default() };
        Job { row, name: Name { id: number.to_string(), file: format!("{number}.wav") } }
    }

    #[test]
    fn the_longest_comes_first_and_of_two_the_earlier() {
        let queue = Queue::default();
        for (number, text) in [(1, "aa"), (2, "aaaa"), (3, "aa"), (4, "a")] {
            assert!(queue.put(job(number, text)));
        }
        queue.complete();
        let ahead = queue.survey(Duration::from_secs(20));
        assert_eq!((ahead.rows, ahead.bytes, ahead.longest, ahead.complete), (4, 9, 4, true));
        let order: Vec<u64> = std::iter::from_fn(|| queue.take()).map(|job| job.row.number).collect();
        assert_eq!(order, [2, 1, 3, 4]);
    }

    #[test]
    fn whoever_feeds_it_waits_and_is_sent_home_when_it_closes() {
        let queue = Queue::default();
        std::thread::scope(|scope| {
            let feeder =
                scope.spawn(|| (1..1_000_000).take_while(|number| queue.put(job(*number, "a"))).count());
            assert_eq!(queue.survey(Duration::from_secs(20)).rows, MOST_ROWS);
            for _ in 0..10 {
                assert!(queue.take().is_some());
            }
            assert_eq!(queue.survey(Duration::from_secs(20)).rows, MOST_ROWS);
            queue.close();
            assert_eq!(feeder.join().unwrap(), MOST_ROWS + 10);
        });
        assert!(queue.take().is_none());
    }
}

//! Keeps and delivers uses while speech goes on, and never makes it wait: whoever speaks hands a use over and goes on.
//! One thread writes to the spool, another one brings what is there to the database, when that is there.

use super::{
    Error, Spool, Usage,
    deliver::{deliver, forget_old},
};
use crate::db::Connection;
use std::{
    io,
    sync::{
        Arc, Condvar, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
        mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    },
    thread,
    time::{Duration, Instant},
};

/// How many uses may wait for the disk. More than that were never seen; what comes then is counted as lost.
const MOST: u64 = 100_000;
/// How long uses are gathered before they travel.
const GATHER: Duration = Duration::from_millis(100);
/// The pause after a failure, which doubles up to the longest.
const FIRST_PAUSE: Duration = Duration::from_millis(250);
const LONGEST_PAUSE: Duration = Duration::from_secs(15);
/// A connection that is not used for so long is closed.
const IDLE: Duration = Duration::from_secs(30);

/// Opens the database.
pub type Connect = Box<dyn FnMut() -> Result<Connection, Error> + Send>;

/// How it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Uses that were handed over.
    pub handed: u64,
    /// Rows that were added.
    pub added: u64,
    /// Uses that the database refused for good.
    pub refused: u64,
    /// Uses that could not even be kept.
    pub lost: u64,
    /// Uses that wait, as far as this process knows.
    pub waiting: u64,
    /// Why the last delivery failed, when it did.
    pub trouble: Option<String>,
}

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
    /// On their way to the disk.
    pending: AtomicU64,
    ending: AtomicBool,
}

impl Shared {
    fn with<T>(&self, work: impl FnOnce(&mut State) -> T) -> T {
        let result = work(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner));
        self.changed.notify_all();
        result
    }
}

/// Both threads.
pub struct Post {
    shared: Arc<Shared>,
    to_spool: Mutex<Option<Sender<Usage>>>,
    writer: Mutex<Option<thread::JoinHandle<()>>>,
    courier: thread::JoinHandle<()>,
}

impl std::fmt::Debug for Post {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Post").field(&self.state()).finish()
    }
}

impl Post {
    /// Starts both. With `early` the database is asked for at once, so that the connection is there when it is needed.
    pub fn start(spool: Spool, connect: Connect, early: bool) -> io::Result<Self> {
        let spool = Arc::new(spool);
        let shared = Arc::new(Shared::default());
        let (to_spool, uses) = channel();
        let (to_courier, calls) = channel();
        let (theirs, files) = (shared.clone(), spool.clone());
        let writer = thread::Builder::new()
            .name("usage".to_owned())
            .spawn(move || write(&uses, &files, &theirs, &to_courier))?;
        let theirs = shared.clone();
        let courier = Courier { spool, shared: theirs, connect, connection: None, used: Instant::now() };
        let courier =
            thread::Builder::new().name("courier".to_owned()).spawn(move || courier.run(&calls, early))?;
        let (to_spool, writer) = (Mutex::new(Some(to_spool)), Mutex::new(Some(writer)));
        Ok(Self { shared, to_spool, writer, courier })
    }

    /// Hands a use over. Waits for nothing.
    pub fn record(&self, usage: Usage) {
        let to_spool = self.to_spool.lock().unwrap_or_else(PoisonError::into_inner);
        let sent = self.shared.pending.load(Ordering::Relaxed) < MOST
            && to_spool.as_ref().is_some_and(|sender| {
                self.shared.pending.fetch_add(1, Ordering::Relaxed);
                sender.send(usage).is_ok()
            });
        drop(to_spool);
        self.shared.with(|state| {
            state.handed += 1;
            state.lost += u64::from(!sent);
        });
    }

    /// How it stands.
    pub fn state(&self) -> State {
        self.shared.with(|state| state.clone())
    }

    /// Keeps what is on its way, and gives the database so long to take it. What it does not take waits in the spool.
    pub fn close(&self, within: Duration) -> State {
        self.shared.ending.store(true, Ordering::Relaxed);
        drop(self.to_spool.lock().unwrap_or_else(PoisonError::into_inner).take());
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(writer) = writer {
            let _ = writer.join();
        }
        let until = Instant::now() + within;
        let mut state = self.shared.state.lock().unwrap_or_else(PoisonError::into_inner);
        while !self.courier.is_finished() {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            // The end of a thread is no change of the state: looked at now and then.
            let wait = left.min(Duration::from_millis(5));
            state = self.shared.changed.wait_timeout(state, wait).unwrap_or_else(PoisonError::into_inner).0;
        }
        state.clone()
    }
}

/// Writes uses to the spool, as many at a time as there are.
fn write(uses: &Receiver<Usage>, spool: &Spool, shared: &Shared, courier: &Sender<()>) {
    while let Ok(first) = uses.recv() {
        let mut batch = vec![first];
        batch.extend(uses.try_iter().take(10_000));
        let count = u64::try_from(batch.len()).unwrap_or_default();
        let kept = spool.put(&batch);
        shared.pending.fetch_sub(count, Ordering::Relaxed);
        shared.with(|state| match kept {
            Ok(()) => state.waiting += count,
            Err(error) => {
                state.lost += count;
                state.trouble = Some(error.to_string());
            }
        });
        // The courier ends after us.
        let _ = courier.send(());
    }
}

struct Courier {
    spool: Arc<Spool>,
    shared: Arc<Shared>,
    connect: Connect,
    connection: Option<Connection>,
    used: Instant,
}

impl Courier {
    fn run(mut self, calls: &Receiver<()>, early: bool) {
        let mut pause = FIRST_PAUSE;
        // What an earlier process has left is delivered, too.
        let mut due = self.spool.waiting().uses > 0;
        let mut next = Instant::now();
        if early && self.open().is_err() {
            next += pause;
        }
        loop {
            let wait = if due { next.saturating_duration_since(Instant::now()) } else { IDLE };
            let over = match calls.recv_timeout(wait) {
                Ok(()) => {
                    if !due {
                        next = next.max(Instant::now() + self.gather());
                    }
                    due = true;
                    // A use that comes while others wait changes nothing.
                    continue;
                }
                Err(RecvTimeoutError::Timeout) => false,
                Err(RecvTimeoutError::Disconnected) => true,
            };
            if due {
                match self.deliver() {
                    Ok(()) => {
                        (due, pause) = (false, FIRST_PAUSE);
                        next = Instant::now();
                    }
                    Err(error) => {
                        self.shared.with(|state| state.trouble = Some(words(&error)));
                        self.connection = None;
                        next = Instant::now() + pause;
                        pause = (pause * 2).min(LONGEST_PAUSE);
                    }
                }
            } else if self.used.elapsed() >= IDLE
                && let Some(connection) = self.connection.take()
            {
                connection.close();
            }
            if over {
                return;
            }
        }
    }

    /// One that ends hurries.
    fn gather(&self) -> Duration {
        if self.shared.ending.load(Ordering::Relaxed) { Duration::ZERO } else { GATHER }
    }

    fn open(&mut self) -> Result<&mut Connection, Error> {
        let connection = if let Some(connection) = self.connection.take() {
            connection
        } else {
            let mut connection = (self.connect)()?;
            // Not worth a failure of its own.
            let _ = forget_old(&mut connection);
            connection
        };
        self.used = Instant::now();
        Ok(self.connection.insert(connection))
    }

    fn deliver(&mut self) -> Result<(), Error> {
        let spool = self.spool.clone();
        let before = self.shared.with(|state| state.waiting);
        let done = deliver(&spool, self.open()?)?;
        self.shared.with(|state| {
            state.added += u64::try_from(done.added).unwrap_or_default();
            state.refused += u64::try_from(done.refused).unwrap_or_default();
            state.waiting = state.waiting.saturating_sub(before);
            state.trouble = None;
        });
        Ok(())
    }
}

/// An error with what is behind it, in one line.
fn words(error: &Error) -> String {
    let mut text = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        let more = cause.to_string();
        if !text.contains(&more) {
            text = format!("{text}: {more}");
        }
        source = cause.source();
    }
    text
}

//! One thread for each process: what it writes goes to the log file, to the readiness check and to the sink,
//! in whole blocks and in order. Memory is bounded by one block: while the sink blocks, nothing is read.

use super::{
    log_file::LogFile,
    log_match::LogMatch,
    sink::{Held, OutputGone, Sink},
    supervisor::Event,
};
use crate::base::process::readable_within;
use std::{
    fs::File,
    io::{ErrorKind, Read},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
        mpsc::Sender,
    },
};

/// The first size of a block, and the one a flood makes it grow to.
const BLOCK: (usize, usize) = (8 * 1024, 128 * 1024);

/// A log that is shared by the processes a service has one after the other; `None` after it failed.
pub(super) type SharedLog = Arc<Mutex<Option<LogFile>>>;

/// What a reader needs to know.
pub(super) struct Reader {
    /// The service, as numbered in the plan.
    pub(super) service: usize,
    /// Which of its processes: every start counts one up.
    pub(super) generation: u64,
    /// Our end of the pipe or terminal.
    pub(super) output: File,
    /// Where the bytes are kept.
    pub(super) log: SharedLog,
    /// What line means that the service is ready.
    pub(super) until: Option<LogMatch>,
    /// What it is doing.
    pub(super) progress: Arc<Progress>,
    /// Where the bytes are shown.
    pub(super) sink: Arc<dyn Sink>,
    /// Where the supervisor listens.
    pub(super) events: Sender<Event>,
}

impl Reader {
    /// Starts the thread; it ends with the last byte.
    pub(super) fn start(self) -> std::io::Result<()> {
        const STACK: usize = 128 * 1024;
        std::thread::Builder::new()
            .name("reader".into())
            .stack_size(STACK)
            .spawn(move || self.read())
            .map(drop)
    }

    fn read(mut self) {
        let mut block = vec![0; BLOCK.0];
        let mut held = Held::Nothing;
        loop {
            self.progress.waiting.store(true, Ordering::SeqCst);
            if let Held::For(time) = held
                && !readable_within(&self.output, time)
            {
                held = self.shown(self.sink.quiet(self.service));
                continue;
            }
            let count = match self.output.read(&mut block) {
                Ok(0) => break,
                Ok(count) => count,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(_) => break, // a terminal whose last writer is gone answers EIO
            };
            self.progress.blocks.fetch_add(1, Ordering::SeqCst);
            self.progress.waiting.store(false, Ordering::SeqCst);
            self.keep(&block[..count]);
            self.look_for_ready(&block[..count]);
            held = self.shown(self.sink.output(self.service, &block[..count]));
            if count == block.len() && count < BLOCK.1 {
                block.resize(BLOCK.1, 0);
            }
        }
        self.sink.ended(self.service);
        let _ = self.events.send(Event::OutputEnd { service: self.service, generation: self.generation });
    }

    /// Once nobody reads any more, reading goes on all the same: a stop needs its time, and a child that
    /// cannot write would not get it.
    fn shown(&self, result: Result<Held, OutputGone>) -> Held {
        result.unwrap_or_else(|OutputGone| {
            let _ = self.events.send(Event::OutputGone);
            Held::Nothing
        })
    }

    fn keep(&self, bytes: &[u8]) {
        let mut log = self.log.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(Err(error)) = log.as_mut().map(|log| log.write(bytes)) else { return };
        *log = None;
        let _ = self.events.send(Event::LogFailed { service: self.service, error });
    }

    fn look_for_ready(&mut self, bytes: &[u8]) {
        if self.until.as_mut().is_some_and(|until| until.feed(bytes)) {
            self.until = None;
            let _ = self.events.send(Event::LineSeen { service: self.service, generation: self.generation });
        }
    }
}

/// What a reader is doing, for whoever waits for the last bytes.
#[derive(Debug, Default)]
pub(super) struct Progress {
    /// Whether it waits for something to read, rather than for somebody to take what it has read.
    waiting: AtomicBool,
    /// How many blocks it has read.
    blocks: AtomicU64,
}

impl Progress {
    /// How many blocks were read, when the reader waits for more; `None` while it is at work.
    pub(super) fn idle_after(&self) -> Option<u64> {
        self.waiting.load(Ordering::SeqCst).then(|| self.blocks.load(Ordering::SeqCst))
    }
}

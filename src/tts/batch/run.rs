//! A run from its manifest to its report: one thread reads rows, workers make clips, and the caller's thread hears
//! what happens and counts.

use super::{
    Error,
    cache::{Cache, Room},
    journal::{Journal, Line, What},
    key::Sums,
    manifest::{Fault, Kind},
    queue::Queue,
    reader::{Reader, strict},
    report::{self, Index, Picture},
    request::{News, Outcome, Progress, Request, Sound, Wishes},
    timeline,
    voices::{Told, Voices},
    worker::{self, Done, Failed, Way},
};
use crate::tts::{
    audio::Pending,
    espeak::Espeak,
    session::{Layout, Pool},
    subtitles,
};
use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
    sync::{
        Arc, Condvar, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering},
        mpsc::{self, Receiver, RecvTimeoutError, SyncSender},
    },
    thread,
    time::{Duration, Instant},
};

/// What workers and the reader say.
pub(super) enum Message {
    Done(Box<Done>),
    Failed(Box<Failed>),
    Fault(Fault),
    Told(Told),
    /// A row was let go because the run ends.
    Dropped,
    /// Nothing more can be done.
    Halt(Error),
    /// A thread has ended.
    Left,
}

/// What all threads of a run share.
pub(super) struct Shared {
    pub(super) folder: PathBuf,
    pub(super) cache: Option<Cache>,
    pub(super) voices: Voices,
    pub(super) wishes: Wishes,
    pub(super) sound: Sound,
    pub(super) subtitles: Option<subtitles::Format>,
    pub(super) subtitles_by_word: bool,
    pub(super) most_speed: Option<f32>,
    pub(super) overwrite: bool,
    pub(super) journal: Journal,
    pub(super) queue: Queue,
    pub(super) stop: Arc<AtomicBool>,
    pub(super) pending: Pending,
    pub(super) messages: SyncSender<Message>,
    /// How many clips are being made.
    pub(super) busy: AtomicUsize,
    /// Bytes of text that were spoken.
    pub(super) characters: AtomicU64,
    memory_limit: Option<u64>,
    room: (Mutex<()>, Condvar),
    told: Mutex<BTreeSet<String>>,
    /// Rows that were read, and their text in bytes.
    pub(super) rows: AtomicU64,
    pub(super) bytes: AtomicU64,
    pub(super) all_read: AtomicBool,
}

/// Between two looks at the memory.
const LOOK: Duration = Duration::from_millis(100);
/// How long clips in the making are waited for when the run is to end.
const PATIENCE: Duration = Duration::from_millis(1500);
/// How long the reader may take before the work begins without knowing all of it.
const SURVEY: Duration = Duration::from_millis(500);
/// So many failures are told one by one at the end.
const MOST_FAILURES: usize = 50;
/// So many notes are told that differ.
const MOST_TOLD: usize = 1_000;
/// What tells that the rest is left out.
const LAST_TOLD: usize = MOST_TOLD - 1;
/// Messages that may wait.
const BACKLOG: usize = 256;
/// Ids for each byte of text, about.
const IDS_A_BYTE: usize = 2;

impl Shared {
    /// Waits while the memory is full and somebody else is working, who will give some back.
    pub(super) fn wait_for_room(&self) {
        let Some(limit) = self.memory_limit else { return };
        let mut guard = self.room.0.lock().unwrap_or_else(PoisonError::into_inner);
        while self.busy.load(Ordering::SeqCst) > 0
            && !self.stop.load(Ordering::Relaxed)
            && worker::memory().is_some_and(|used| used > limit)
        {
            guard = self.room.1.wait_timeout(guard, LOOK).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Says once what is wrong with the cache.
    pub(super) fn tell_of_room(&self, room: io::Result<Room>) {
        match room {
            Ok(Room::Enough) => {}
            Ok(Room::TooSmall) => self.tell_once(
                "this batch is larger than the cache may be, and its first clips are not kept there; \
                 `tts.cache_max_size` says how large"
                    .to_owned(),
            ),
            Err(error) => {
                self.tell_once(format!(
                    "the cache cannot be written, and the run goes on without it: {error}"
                ));
            }
        }
    }

    /// Says something that would be the same for every row. Where every row has something else to say, the rest is left
    /// out: what was said is remembered, and a manifest may have any length.
    pub(super) fn tell_once(&self, what: String) {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        let note = match told.len() {
            MOST_TOLD.. => return,
            LAST_TOLD if !told.contains(&what) => "more such notes are left out".to_owned(),
            _ => what,
        };
        if told.insert(note.clone()) {
            drop(told);
            drop(self.messages.send(Message::Told(Told::Note(note))));
        }
    }
}

/// Runs a batch. What happens is told as it happens.
pub fn run(request: Request, news: &mut dyn FnMut(News)) -> Result<Outcome, Error> {
    let begun = Instant::now();
    if request.strict {
        strict(&request)?;
    }
    let existed = request.folder.is_dir();
    if request.retry_failed && !existed {
        return Err(Error::NothingToRetry { path: request.folder });
    }
    let read = Arc::new(AtomicU64::new(0));
    // Before anything is made: a manifest that cannot be read leaves no folder.
    let (kind, rows) = request.manifest.rows(read.clone())?;
    if request.track.is_some() && matches!(kind, Kind::Text | Kind::Markdown | Kind::Epub | Kind::Pdf) {
        return Err(Error::Timeline { what: format!("{} has no times", kind.name()) });
    }
    let journal = take(&request)?;
    let resumed = !journal.is_empty();
    if request.retry_failed && !resumed {
        return Err(Error::NothingToRetry { path: request.folder });
    }
    news(News::Started { kind, resumed });
    let (shared, inbox, pool) = prepare(&request, journal);
    let shared = Arc::new(shared);
    let reader = Reader { shared: shared.clone(), retry: request.retry_failed, end: request.sound.end() };
    let mut threads = vec![begin("manifest".to_owned(), &shared, move || reader.read(rows))];
    let ahead = shared.queue.survey(SURVEY);
    // Of a manifest without a known end there is enough for everybody.
    let many = if ahead.complete { 1 } else { 64 };
    pool.expect(ahead.bytes * IDS_A_BYTE * many, ahead.longest * IDS_A_BYTE, ahead.rows * many);
    let workers = request.jobs.unwrap_or(request.processors).max(1);
    if let Ok(espeak) = Espeak::find(&request.studio.espeak) {
        espeak.at_once(workers.min(request.processors));
    }
    for number in 0..workers {
        let own = shared.clone();
        threads.push(begin(format!("clip {number}"), &shared, move || worker::serve(&own)));
    }
    let size = request.manifest.bytes;
    let mut desk = Desk {
        shared: shared.clone(),
        begun,
        size,
        read,
        index: Index::default(),
        outcome: Outcome::default(),
    };
    desk.listen(&inbox, threads.into_iter().collect::<io::Result<_>>().map_err(Error::reading)?, news);
    let mut outcome = desk.outcome;
    outcome.layouts = pool.layouts();
    if let Some(cache) = shared.cache.as_ref().filter(|_| outcome.spoken > 0) {
        // Another run may have put clips in since ours looked; what cannot be done was told with the clips.
        let _ = cache.settle();
    }
    outcome.elapsed_s = begun.elapsed().as_secs_f64();
    finish(&request, &shared, &desk.index, &mut outcome)?;
    outcome.elapsed_s = begun.elapsed().as_secs_f64();
    Ok(outcome)
}

/// Starts a thread that says when it has ended.
fn begin(
    name: String,
    shared: &Arc<Shared>,
    work: impl FnOnce() + Send + 'static,
) -> io::Result<thread::JoinHandle<()>> {
    let shared = shared.clone();
    thread::Builder::new().name(name).spawn(move || {
        work();
        drop(shared.messages.send(Message::Left));
    })
}

/// Takes the output folder, and removes what a killed run left half-made in it.
fn take(request: &Request) -> Result<Journal, Error> {
    let folder = &request.folder;
    fs::create_dir_all(folder).map_err(|source| Error::Folder { path: folder.clone(), source })?;
    let journal = Journal::take(folder)?;
    match &journal.manifest {
        Some(other) if *other != request.manifest.name && !request.overwrite && !journal.is_empty() => {
            return Err(Error::Other { path: folder.clone(), other: format!("`{other}`") });
        }
        Some(same) if *same == request.manifest.name => {}
        _ => drop(journal.write(&Line::new(What::Batch, &request.manifest.name))?),
    }
    sweep(folder);
    Ok(journal)
}

/// Removes drafts. Whoever made them is gone, since we hold the lock.
fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(".ef-") && entry.path().extension().is_some_and(|end| end == "part") {
            // One that cannot be removed does no harm.
            let _ = fs::remove_file(entry.path());
        } else if name != ".ef-batch" && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            sweep(&entry.path());
        }
    }
}

fn prepare(request: &Request, journal: Journal) -> (Shared, Receiver<Message>, Pool) {
    let (messages, inbox) = mpsc::sync_channel(BACKLOG);
    let pool = Pool::new(request.processors);
    if let Some(jobs) = request.jobs {
        let jobs = jobs.max(1);
        pool.fix(Layout { threads: (request.processors / jobs).max(1), runs: jobs });
    }
    let shared = Shared {
        folder: request.folder.clone(),
        cache: request.cache.clone(),
        voices: Voices::new(request.studio.clone(), pool.clone(), Sums::new(request.sums.clone())),
        wishes: request.wishes.clone(),
        sound: request.sound,
        subtitles: request.subtitles.map(|(format, _)| format),
        subtitles_by_word: request.subtitles.is_some_and(|(_, words)| words),
        most_speed: request.track.as_ref().map(|track| track.most_speed),
        overwrite: request.overwrite,
        journal,
        queue: Queue::default(),
        stop: request.stop.clone(),
        pending: request.pending.clone(),
        messages,
        busy: AtomicUsize::new(0),
        characters: AtomicU64::new(0),
        memory_limit: request.memory_limit,
        room: (Mutex::new(()), Condvar::new()),
        told: Mutex::default(),
        rows: AtomicU64::new(0),
        bytes: AtomicU64::new(0),
        all_read: AtomicBool::new(false),
    };
    (shared, inbox, pool)
}

/// The caller's thread: hears what happens and counts.
struct Desk {
    shared: Arc<Shared>,
    begun: Instant,
    size: Option<u64>,
    read: Arc<AtomicU64>,
    index: Index,
    outcome: Outcome,
}

impl Desk {
    /// Listens until all threads have ended, or have had their time when the run is to end.
    fn listen(
        &mut self,
        inbox: &Receiver<Message>,
        mut threads: Vec<thread::JoinHandle<()>>,
        news: &mut dyn FnMut(News),
    ) {
        let mut until: Option<Instant> = None;
        let mut left = 0;
        loop {
            match inbox.recv_timeout(LOOK / 5) {
                Ok(Message::Left) => {
                    left += 1;
                    if left >= threads.len() {
                        threads.clear();
                        break;
                    }
                }
                Ok(message) => self.hear(message, news),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    if threads.iter().all(thread::JoinHandle::is_finished) {
                        threads.clear();
                        break;
                    }
                }
            }
            if self.shared.stop.load(Ordering::Relaxed) {
                self.shared.queue.close();
                let until = *until.get_or_insert_with(|| Instant::now() + PATIENCE);
                // The thread that reads may wait for input that never comes: it is in the middle of nothing.
                let busy = self.shared.busy.load(Ordering::SeqCst) > 0;
                if !busy || Instant::now() > until {
                    self.outcome.abandoned = busy;
                    break;
                }
            }
        }
        // What was sent between the last look and the end.
        while let Ok(message) = inbox.try_recv() {
            self.hear(message, news);
        }
        self.outcome.interrupted = self.shared.stop.load(Ordering::Relaxed);
        self.outcome.rows = self.shared.rows.load(Ordering::Relaxed);
    }

    fn hear(&mut self, message: Message, news: &mut dyn FnMut(News)) {
        match message {
            Message::Done(done) => {
                self.index.set(done.row, done.at, Some(done.way));
                let count = match done.way {
                    Way::Spoken => &mut self.outcome.spoken,
                    Way::Cached => &mut self.outcome.cached,
                    Way::Kept => &mut self.outcome.kept,
                };
                *count += 1;
                let seconds = done.clip.seconds();
                self.outcome.audio_s += seconds;
                if done.way == Way::Spoken {
                    self.outcome.spoken_s += seconds;
                }
                self.outcome.blank += u64::from(done.clip.is_blank());
                self.outcome.characters += done.characters as u64;
                news(News::Done(&done, self.progress()));
            }
            Message::Failed(failed) => {
                self.index.set(failed.row, failed.at, None);
                let place = if failed.line == 0 {
                    format!("row {}", failed.row)
                } else {
                    format!("line {}", failed.line)
                };
                self.failure(format!("{place} (`{}`): {}", failed.id, failed.what));
                news(News::Failed(&failed, self.progress()));
            }
            Message::Fault(fault) => {
                let name = fault.id.clone().unwrap_or_default();
                let line = Line {
                    row: fault.number,
                    id: name,
                    error: Some(fault.to_string()),
                    ..Line::new(What::Failed, &format!("#{}", fault.number))
                };
                // When not even that can be written, the run is about to end anyway.
                if let Ok(at) = self.shared.journal.write(&line) {
                    self.index.set(fault.number, at, None);
                }
                self.failure(fault.to_string());
                news(News::Fault(&fault));
            }
            Message::Told(Told::Note(note)) => news(News::Note(&note)),
            Message::Told(Told::Passed { wanted, instead, why, help }) => {
                news(News::Passed { wanted, instead, why: &why, help: help.as_deref() });
            }
            Message::Dropped | Message::Left => {}
            Message::Halt(error) => {
                self.shared.queue.close();
                self.outcome.halted.get_or_insert(error);
            }
        }
    }

    fn failure(&mut self, what: String) {
        self.outcome.failed += 1;
        if self.outcome.failures.len() < MOST_FAILURES {
            self.outcome.failures.push(what);
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "counts, for an estimate")]
    fn progress(&self) -> Progress {
        let outcome = &self.outcome;
        let over = outcome.spoken + outcome.cached + outcome.kept + outcome.failed;
        let elapsed_s = self.begun.elapsed().as_secs_f64();
        let all_read = self.shared.all_read.load(Ordering::Relaxed);
        let rows = all_read.then(|| self.shared.rows.load(Ordering::Relaxed));
        let part = match (rows, self.size) {
            (Some(rows), _) => Some(over as f64 / rows.max(1) as f64),
            (None, Some(size)) => {
                // What was read and waits is not over.
                let read = self.read.load(Ordering::Relaxed) as f64 / size.max(1) as f64;
                let rows = self.shared.rows.load(Ordering::Relaxed).max(1) as f64;
                Some((read * over as f64 / rows).min(1.0))
            }
            (None, None) => None,
        };
        // By the text that was spoken, which takes the time; what was there or in the cache takes none.
        let bytes = self.shared.bytes.load(Ordering::Relaxed) as f64;
        let spoken = self.shared.characters.load(Ordering::Relaxed) as f64;
        let there = (outcome.cached + outcome.kept) as f64 / over.max(1) as f64;
        let left_s = rows.filter(|_| spoken > 0.0).map(|rows| {
            let rest = rows.saturating_sub(over) as f64 / rows.max(1) as f64;
            let rest = (bytes * (1.0 - there) - spoken).max(0.0).min(bytes * rest.max(0.0));
            rest * elapsed_s / spoken
        });
        Progress { over, rows, part, spoken_s: outcome.spoken_s, elapsed_s, left_s }
    }
}

/// The track, the report and the page.
fn finish(request: &Request, shared: &Shared, index: &Index, outcome: &mut Outcome) -> Result<(), Error> {
    if index.is_empty() && outcome.halted.is_none() && !outcome.interrupted {
        return Err(Error::Empty);
    }
    if outcome.halted.is_some() && index.is_empty() {
        return match outcome.halted.take() {
            Some(error) => Err(error),
            None => Ok(()),
        };
    }
    if let Some(track) = request.track.as_ref().filter(|_| outcome.halted.is_none() && !outcome.interrupted) {
        outcome.track = Some(timeline::lay(track, shared, index)?);
    }
    let facts = report::Facts { request, outcome };
    match report::write(&facts, &shared.journal, index) {
        Ok(path) => outcome.report = Some(path),
        // On a full disk that is one more thing which could not be written.
        Err(_) if outcome.halted.is_some() => return Ok(()),
        Err(error) => return Err(error),
    }
    if request.page && outcome.halted.is_none() {
        outcome.page = Some(Picture::new(&request.folder).write(&shared.journal, index)?);
    }
    Ok(())
}

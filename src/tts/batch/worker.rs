//! What becomes of one row: the clip is there already, or the cache has it, or it is spoken. One worker does one row
//! at a time, with engines of its own on models that all share.

use super::{
    cache::{self, Found},
    clip::{Clip, Peaks, Watched},
    error::Error as Fatal,
    journal::{Line, What},
    key::{self, Key, Written},
    manifest::Slot,
    queue::Job,
    run::{Message, Shared},
    voices::{Facts, Open, Told},
};
use crate::{
    base::{files::write_whole, process},
    tts::{
        Error,
        audio::{self, Shape, Shaped, Target, pauses},
        say,
        studio::Wish,
        subtitles,
    },
};
use std::{
    fs::{self, File},
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError, atomic::Ordering},
    time::SystemTime,
};

/// How a clip came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It was spoken.
    Spoken,
    /// It came from the cache.
    Cached,
    /// It was there already.
    Kept,
}

impl Way {
    /// As it is written.
    pub fn name(self) -> &'static str {
        match self {
            Self::Spoken => "spoken",
            Self::Cached => "cached",
            Self::Kept => "kept",
        }
    }
}

/// A clip that is in its place.
#[derive(Clone, Debug)]
pub struct Done {
    /// The row's number.
    pub row: u64,
    /// Its line in the manifest.
    pub line: u64,
    /// What it is called.
    pub id: String,
    /// The file, relative to the output folder.
    pub file: String,
    /// How it came.
    pub way: Way,
    /// What is known of it.
    pub clip: Clip,
    /// How many characters its text has.
    pub characters: usize,
    /// Where its line stands in the journal.
    pub(super) at: u64,
}

/// A row that has no clip.
#[derive(Clone, Debug)]
pub struct Failed {
    /// The row's number.
    pub row: u64,
    /// Its line in the manifest.
    pub line: u64,
    /// What it is called.
    pub id: String,
    /// The file that is not there.
    pub file: String,
    /// What went wrong.
    pub what: String,
    /// The next thing to do.
    pub help: Option<String>,
    pub(super) at: u64,
}

/// Why a row has no clip.
enum Trouble {
    /// Something with this row.
    Row(String, Option<String>),
    /// We were asked to stop.
    Stopped,
    /// Nothing more can be done at all.
    Fatal(Fatal),
}

impl From<Fatal> for Trouble {
    fn from(error: Fatal) -> Self {
        Self::Fatal(error)
    }
}

impl From<&Error> for Trouble {
    fn from(error: &Error) -> Self {
        let help = miette::Diagnostic::help(error).map(|help| help.to_string());
        let mut what = error.to_string();
        let mut cause = std::error::Error::source(error);
        while let Some(inner) = cause {
            what = format!("{what}: {inner}");
            cause = inner.source();
        }
        Self::Row(what, help)
    }
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        match error {
            Error::Interrupted => Self::Stopped,
            Error::Write { name, source } if is_full(&source) => {
                Self::Fatal(Fatal::Write { path: PathBuf::from(name), source })
            }
            error => Self::from(&error),
        }
    }
}

fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}

/// Works until nothing is left.
pub(super) fn serve(shared: &Shared) {
    let mut open = Open::default();
    while !shared.stop.load(Ordering::Relaxed) {
        shared.wait_for_room();
        let Some(job) = shared.queue.take() else { break };
        shared.busy.fetch_add(1, Ordering::SeqCst);
        // A bug in one engine is a failure of one row.
        let result = catch_unwind(AssertUnwindSafe(|| Work { shared, job: &job, open: &mut open }.run()));
        shared.busy.fetch_sub(1, Ordering::SeqCst);
        let result = result.unwrap_or_else(|_| {
            open = Open::default();
            let help = "please report this, with the row's text".to_owned();
            Err(Trouble::Row("this is a bug in `ef`".to_owned(), Some(help)))
        });
        let message = match result {
            Ok(done) => Message::Done(Box::new(done)),
            Err(Trouble::Row(what, help)) => match failed(shared, &job, what, help) {
                Ok(failed) => Message::Failed(Box::new(failed)),
                Err(error) => Message::Halt(error),
            },
            Err(Trouble::Stopped) => Message::Dropped,
            Err(Trouble::Fatal(error)) => Message::Halt(error),
        };
        let halted = matches!(message, Message::Halt(_));
        if halted {
            shared.queue.close();
        }
        if shared.messages.send(message).is_err() || halted {
            break;
        }
    }
}

/// Writes a failure down.
fn failed(shared: &Shared, job: &Job, what: String, help: Option<String>) -> Result<Failed, Fatal> {
    let line = Line { error: Some(what.clone()), ..line(What::Failed, job) };
    let at = shared.journal.write(&line)?;
    let (row, name) = (&job.row, &job.name);
    let (id, file) = (name.id.clone(), name.file.clone());
    Ok(Failed { row: row.number, line: row.line, id, file, what, help, at })
}

fn line(what: What, job: &Job) -> Line {
    let text = job.row.text.chars().take(300).collect();
    Line {
        row: job.row.number,
        id: job.name.id.clone(),
        text,
        start_s: job.row.slot.map(|slot| slot.start_s),
        end_s: job.row.slot.and_then(|slot| slot.end_s),
        ..Line::new(what, &job.name.file)
    }
}

/// One row and all that is needed for it.
struct Work<'a> {
    shared: &'a Shared,
    job: &'a Job,
    open: &'a mut Open,
}

/// How one version of a clip is made.
struct Version<'a> {
    wish: &'a Wish,
    facts: &'a Facts,
    written: Written,
}

impl Version<'_> {
    fn key(&self, text: &str) -> Key {
        let uncached = || format!("{} {}", self.facts.engine, self.facts.voice);
        let voice = self.facts.made_of.clone().unwrap_or_else(uncached);
        key::key(text, self.wish, &voice, &self.written)
    }
}

impl Work<'_> {
    fn run(mut self) -> Result<Done, Trouble> {
        let (shared, job) = (self.shared, self.job);
        let mut wish = (shared.wishes)(&job.row.asked)?;
        wish.manner.word_times = shared.subtitles.is_some();
        let told = &mut |told: Told| drop(shared.messages.send(Message::Told(told)));
        let facts = shared.voices.facts(&wish, self.open, told).map_err(|error| self.no_voice(&error))?;
        let version = Version { wish: &wish, facts: &facts, written: self.written(&facts) };
        let key = self.whole_key(&version);
        if let Some((at, clip)) = self.kept(&key)? {
            return Ok(self.done(Way::Kept, clip, at));
        }
        self.claim()?;
        shared.journal.write(&line(What::Begin, job))?;
        let (mut way, mut clip) = self.make(&version)?;
        if let Some(room) = self.room() {
            let fitted = self.fit(&wish, &facts, clip, room)?;
            clip = fitted.1;
            way = if fitted.0 == Way::Spoken { Way::Spoken } else { way };
        }
        self.write_subtitles(&clip)?;
        let clip = Clip { cues: None, ..clip };
        let at = self.note(&key, &clip)?;
        Ok(self.done(way, clip, at))
    }

    /// A row that names a voice fails alone; without the voice of all others the run is over.
    fn no_voice(&self, error: &Error) -> Trouble {
        if self.job.row.asked.names_a_voice() {
            return Trouble::from(error);
        }
        let help = miette::Diagnostic::help(error).map(|help| help.to_string()).unwrap_or_default();
        Trouble::Fatal(Fatal::Voice { what: error.to_string(), help, exit: error.exit() })
    }

    fn done(&self, way: Way, clip: Clip, at: u64) -> Done {
        let (row, name) = (&self.job.row, &self.job.name);
        let characters = row.text.chars().count();
        let (id, file) = (name.id.clone(), name.file.clone());
        Done { row: row.number, line: row.line, id, file, way, clip, characters, at }
    }

    fn path(&self) -> PathBuf {
        self.shared.folder.join(&self.job.name.file)
    }

    fn written(&self, facts: &Facts) -> Written {
        self.shared.sound.written(facts.engine, facts.sample_rate_hz)
    }

    /// The time that the clip has, in seconds, when it must fit.
    fn room(&self) -> Option<f64> {
        self.shared.most_speed?;
        let Slot { start_s, end_s } = self.job.row.slot?;
        Some(end_s? - start_s)
    }

    /// What the clip that is to lie there depends on: with a time to keep, on that too.
    fn whole_key(&self, version: &Version) -> Key {
        let key = version.key(&self.job.row.text);
        match self.room() {
            None => key,
            Some(room) => Key::of(format!("{key} {room:.4} {:?}", self.shared.most_speed).as_bytes()),
        }
    }

    /// The clip, when it lies there as it was written down.
    fn kept(&self, key: &Key) -> Result<Option<(u64, Clip)>, Trouble> {
        let path = self.path();
        let Some((at, line)) = self.shared.journal.last(&self.job.name.file) else { return Ok(None) };
        let Some(clip) = line.clip.filter(|_| line.what == What::Done && line.key == key.as_str()) else {
            return Ok(None);
        };
        let Ok(meta) = fs::metadata(&path) else { return Ok(None) };
        let subtitles = self.shared.subtitles.map(|format| path.with_extension(format.extension()));
        if !meta.is_file() || meta.len() != clip.bytes || subtitles.is_some_and(|path| !path.exists()) {
            return Ok(None);
        }
        if modified(&meta) == line.modified_ns {
            return Ok(Some((at, clip)));
        }
        // Copied or touched: the same all the same, when the same is in it.
        let sum = File::open(&path).and_then(|mut file| cache::copy(&mut file, &mut io::sink()));
        if sum.is_ok_and(|(_, sum)| sum == clip.sha256) {
            let at = self.note(key, &clip)?;
            return Ok(Some((at, clip)));
        }
        Ok(None)
    }

    /// Makes sure that the file is ours to write.
    fn claim(&self) -> Result<(), Trouble> {
        let path = self.path();
        if let Some(folder) = path.parent().filter(|folder| *folder != self.shared.folder) {
            fs::create_dir_all(folder).map_err(|source| writing(&path, source))?;
        }
        let foreign = self.shared.journal.last(&self.job.name.file).is_none();
        if path.is_dir() || (foreign && !self.shared.overwrite && fs::symlink_metadata(&path).is_ok()) {
            let what = format!("`{}` is there already, and this batch did not make it", path.display());
            let help = "move it away, name another folder with `-o DIR`, or replace it with `--overwrite`";
            return Err(Trouble::Row(what, Some(help.to_owned())));
        }
        Ok(())
    }

    /// Writes down that the clip is there.
    fn note(&self, key: &Key, clip: &Clip) -> Result<u64, Trouble> {
        let meta = fs::metadata(self.path()).map_err(|source| writing(&self.path(), source))?;
        let line = Line {
            key: key.to_string(),
            modified_ns: modified(&meta),
            clip: Some(clip.clone()),
            ..line(What::Done, self.job)
        };
        Ok(self.shared.journal.write(&line)?)
    }

    /// Puts one version of the clip in its place: from the cache, or spoken.
    fn make(&mut self, version: &Version) -> Result<(Way, Clip), Trouble> {
        let key = version.key(&self.job.row.text);
        let cache = self.shared.cache.as_ref().filter(|_| version.facts.made_of.is_some());
        if let Some(cache) = cache
            && let Some(clip) = self.fetch(cache, &key)?
        {
            return Ok((Way::Cached, clip));
        }
        let mut clip = self.speak(version)?;
        let path = self.path();
        let mut file = File::open(&path).map_err(|source| writing(&path, source))?;
        let read = cache::copy(&mut file, &mut io::sink()).map_err(|source| writing(&path, source))?;
        (clip.bytes, clip.sha256) = read;
        if let Some(cache) = cache {
            self.shared.tell_of_room(cache.put(&key, &path, &clip));
        }
        Ok((Way::Spoken, clip))
    }

    /// The clip out of the cache.
    fn fetch(&self, cache: &cache::Cache, key: &Key) -> Result<Option<Clip>, Trouble> {
        let path = self.path();
        let failed = |source| writing(&path, source);
        let folder = path.parent().unwrap_or(&self.shared.folder);
        if !cache.has(key) {
            return Ok(None);
        }
        let draft = tempfile::Builder::new().prefix(".ef-").suffix(".part").tempfile_in(folder);
        let mut draft = draft.map_err(failed)?;
        self.shared.pending.add(draft.path());
        let found = cache.fetch(key, draft.as_file_mut());
        self.shared.pending.done(draft.path());
        match found.map_err(failed)? {
            Found::Clip(clip) => {
                open_up(draft.as_file()).map_err(failed)?;
                draft.persist(&path).map_err(|error| failed(error.error))?;
                Ok(Some(*clip))
            }
            Found::Nothing => Ok(None),
            Found::Damaged => {
                let what =
                    format!("an entry of the cache was damaged; `{}` is spoken anew", self.job.name.file);
                drop(self.shared.messages.send(Message::Told(Told::Note(what))));
                Ok(None)
            }
        }
    }

    fn speak(&mut self, version: &Version) -> Result<Clip, Trouble> {
        let shared = self.shared;
        let result = self.spoken(version);
        if let Err(Trouble::Row(..)) = result {
            self.open.forget(version.wish);
        }
        shared.characters.fetch_add(self.job.row.text.len() as u64, Ordering::Relaxed);
        result
    }

    fn spoken(&mut self, version: &Version) -> Result<Clip, Trouble> {
        let (shared, Version { wish, facts, written }) = (self.shared, version);
        let manner = &wish.manner;
        let path = self.path();
        let (engine, loaded) = shared.voices.engine(wish, facts, self.open)?;
        engine.check(manner)?;
        let reading = engine.read(&self.job.row.text)?;
        if !*loaded && !reading.chunks.is_empty() {
            engine.load(reading.chunks.iter().map(|chunk| chunk.ids.len()).sum(), manner)?;
            *loaded = true;
        }
        let rate = engine.sample_rate_hz();
        let shape = Shape {
            fade: written.fade.map_or(0, |fade| pauses::samples(fade, rate)),
            loudness: written.loudness,
            sample_rate_hz: rate,
            target_rate_hz: written.spec.sample_rate_hz,
        };
        let peaks = Arc::new(Mutex::new(Peaks::new()));
        let file = audio::open(Target::File(path, shared.pending.clone()), written.spec)?;
        let sink = Shaped::new(Box::new(Watched { inner: file, peaks: peaks.clone() }), shape);
        let said = say::speak_on(engine, reading, manner, sink, &shared.stop, &mut |_, _| {})?;
        for note in &said.notes {
            shared.tell_once(note.lines().next().unwrap_or_default().to_owned());
        }
        let picture = peaks.lock().unwrap_or_else(PoisonError::into_inner).picture();
        Ok(Clip::of(said, manner.speed, picture, shared.subtitles.is_some()))
    }

    /// Speaks faster, within the limit, what takes longer than its time.
    fn fit(&mut self, wish: &Wish, facts: &Facts, clip: Clip, room: f64) -> Result<(Way, Clip), Trouble> {
        let most = self.shared.most_speed.unwrap_or(1.0);
        let (mut way, mut clip) = (Way::Cached, clip);
        let mut factor = 1.0f64;
        for _ in 0..3 {
            if clip.seconds() <= room || factor >= f64::from(most) {
                break;
            }
            // A little more than is needed: voices do not shorten everything by the same.
            factor = (factor * clip.seconds() / room * 1.02).min(f64::from(most));
            let mut faster = wish.clone();
            let speed = (f64::from(wish.manner.speed) * factor * 1000.0).round() / 1000.0;
            #[expect(clippy::cast_possible_truncation, reason = "models take 32-bit floats")]
            let speed = speed as f32;
            faster.manner.speed = speed;
            let version = Version { wish: &faster, facts, written: self.written(facts) };
            match self.make(&version) {
                Ok((Way::Spoken, made)) => (way, clip) = (Way::Spoken, made),
                Ok((_, made)) => clip = made,
                // A voice that cannot be as fast stays as it is, and the overlap is told.
                Err(Trouble::Row(what, _)) => {
                    self.shared.tell_once(format!("{} cannot be made faster: {what}", facts.voice));
                    break;
                }
                Err(trouble) => return Err(trouble),
            }
        }
        Ok((way, clip))
    }

    fn write_subtitles(&self, clip: &Clip) -> Result<(), Trouble> {
        let (Some(format), Some(cues)) = (self.shared.subtitles, &clip.cues) else { return Ok(()) };
        let (sentences, words) = cues.lists();
        let shown = if self.shared.subtitles_by_word { &words } else { &sentences };
        let text = subtitles::render(format, shown, &sentences, &words, cues.exact);
        let path = self.path().with_extension(format.extension());
        write_whole(&path, text.as_bytes()).map_err(|source| writing(&path, source))
    }
}

fn writing(path: &Path, source: io::Error) -> Trouble {
    Trouble::from(Error::Write { name: path.display().to_string(), source })
}

fn modified(meta: &fs::Metadata) -> u64 {
    let time = meta.modified().ok().and_then(|time| time.duration_since(SystemTime::UNIX_EPOCH).ok());
    time.and_then(|time| u64::try_from(time.as_nanos()).ok()).unwrap_or(1)
}

/// A temporary file is for its owner alone; a clip may be read by all.
fn open_up(file: &File) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.set_permissions(fs::Permissions::from_mode(0o644))?;
    }
    let _ = file;
    Ok(())
}

/// What this process uses of the memory.
pub(super) fn memory() -> Option<u64> {
    process::usage(process::own()).map(|usage| usage.memory_bytes)
}

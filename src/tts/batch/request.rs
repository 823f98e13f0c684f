//! What a run is asked for, what it tells while it goes, and what comes of it.

use super::{
    Error,
    cache::Cache,
    key::Written,
    manifest::{self, Asked, Fault, Kind, Rows, Source, Split},
    timeline::Laid,
    worker::{Done, Failed},
};
use crate::tts::{
    self,
    audio::{Depth, Format, Pending, Rounding, Spec},
    engine::Id,
    session::Layout,
    studio::{Studio, Wish},
    subtitles,
};
use std::{
    io::{self, Read},
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64},
    },
    time::Duration,
};

/// What a row's settings become.
pub type Wishes = Arc<dyn Fn(&Asked) -> Result<Wish, tts::Error> + Send + Sync>;

/// Opens a manifest; more than once where all of it is looked at first.
pub type Opener = Box<dyn Fn() -> io::Result<Box<dyn Read + Send>> + Send>;

/// A manifest.
pub struct Manifest {
    /// What it is called: its absolute path, or `standard input`.
    pub name: String,
    /// Opens it.
    pub open: Opener,
    /// Its size, where that is known.
    pub bytes: Option<u64>,
    /// Its kind, where that is known.
    pub kind: Option<Kind>,
    /// What becomes a clip, where that was asked for.
    pub split: Option<Split>,
    /// The language, for the ends of sentences.
    pub language: String,
}

impl Manifest {
    /// Its rows, from the first.
    pub(super) fn rows(&self, read: Arc<AtomicU64>) -> Result<(Kind, Rows), Error> {
        let reader = (self.open)().map_err(Error::reading)?;
        let (kind, split) = (self.kind, self.split);
        let (name, language) = (self.name.clone(), self.language.clone());
        manifest::open(Source { name, reader, kind, split, language, read })
    }
}

/// How clips are written.
#[derive(Clone, Copy, Debug)]
pub struct Sound {
    /// The format.
    pub format: Format,
    /// The depth, for WAV and raw PCM.
    pub depth: Depth,
    /// Another sample rate than the voice's.
    pub sample_rate_hz: Option<u32>,
    /// Kilobits a second; 0 for what is usual.
    pub kilobits: u32,
    /// The loudness of each clip, in LUFS.
    pub loudness: Option<f64>,
    /// The fade at both ends.
    pub fade: Option<Duration>,
}

impl Sound {
    /// The end of a clip's name.
    pub fn end(&self) -> &'static str {
        self.format.extension()
    }
}

impl Sound {
    /// How the clips of an engine are written.
    pub(super) fn written(&self, engine: Id, rate: u32) -> Written {
        let rounding = match engine {
            Id::Piper => Rounding::Cut,
            Id::Espeak => Rounding::Exact,
            _ => Rounding::Nearest,
        };
        let sample_rate_hz = self.format.takes(self.sample_rate_hz.unwrap_or(rate));
        let (format, depth, kilobits) = (self.format, self.depth, self.kilobits);
        let spec = Spec { format, sample_rate_hz, depth, rounding, kilobits };
        Written { spec, fade: self.fade, loudness: self.loudness }
    }
}

/// One track with every clip at its time.
#[derive(Clone, Debug)]
pub struct Track {
    /// The file.
    pub path: PathBuf,
    /// How much faster than asked a clip may be spoken to fit.
    pub most_speed: f32,
    /// The loudness of the whole, in LUFS.
    pub loudness: Option<f64>,
}

/// A run.
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
pub struct Request {
    /// What is to be spoken.
    pub manifest: Manifest,
    /// Where clips go. Absolute.
    pub folder: PathBuf,
    /// The cache, unless it is not to be used.
    pub cache: Option<Cache>,
    /// Where checksums of voices are kept.
    pub sums: Option<PathBuf>,
    /// Opens engines.
    pub studio: Studio,
    /// What a row's settings become.
    pub wishes: Wishes,
    /// How clips are written.
    pub sound: Sound,
    /// Subtitles beside each clip, and whether they show words.
    pub subtitles: Option<(subtitles::Format, bool)>,
    /// The track, when one is wanted.
    pub track: Option<Track>,
    /// How many processors compute.
    pub processors: usize,
    /// How many clips are made at a time, when that is not left to us.
    pub jobs: Option<usize>,
    /// Above this use of memory no further clip is begun beside another.
    pub memory_limit: Option<u64>,
    /// Whether a broken row stops everything before anything is spoken.
    pub strict: bool,
    /// Whether only what failed before is made.
    pub retry_failed: bool,
    /// Whether files of others may be replaced.
    pub overwrite: bool,
    /// The page to listen to, when one is wanted.
    pub page: bool,
    /// Set when the run is to end.
    pub stop: Arc<AtomicBool>,
    /// Files that are not finished.
    pub pending: Pending,
}

/// How far a run is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Progress {
    /// Rows that are over.
    pub over: u64,
    /// All rows, once they are known.
    pub rows: Option<u64>,
    /// The part that is over, from 0 to 1, where it can be told.
    pub part: Option<f64>,
    /// Seconds of sound that were spoken, and seconds that this took.
    pub spoken_s: f64,
    /// Seconds since the start.
    pub elapsed_s: f64,
    /// Seconds that the rest will take.
    pub left_s: Option<f64>,
}

/// What happens in a run.
pub enum News<'a> {
    /// It begins: the kind of manifest, and how many clips of an earlier run there may be.
    Started {
        /// The kind.
        kind: Kind,
        /// Whether an earlier run is gone on with.
        resumed: bool,
    },
    /// Something to know.
    Note(&'a str),
    /// Another engine speaks than the one that was wanted.
    Passed {
        /// The one that was wanted.
        wanted: Id,
        /// The one that speaks.
        instead: Id,
        /// Why.
        why: &'a str,
        /// How to get the one that was wanted.
        help: Option<&'a str>,
    },
    /// A row cannot be used.
    Fault(&'a Fault),
    /// A clip is in its place.
    Done(&'a Done, Progress),
    /// A row has no clip.
    Failed(&'a Failed, Progress),
}

/// What came of a run.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Rows that were looked at.
    pub rows: u64,
    /// Clips that were spoken.
    pub spoken: u64,
    /// Clips that came from the cache.
    pub cached: u64,
    /// Clips that were there already.
    pub kept: u64,
    /// Clips without a sound, because there was nothing to speak.
    pub blank: u64,
    /// Rows without a clip; broken rows included.
    pub failed: u64,
    /// The first of them, as they are told.
    pub failures: Vec<String>,
    /// Seconds of all clips.
    pub audio_s: f64,
    /// Seconds of those that were spoken.
    pub spoken_s: f64,
    /// Characters of all clips' texts.
    pub characters: u64,
    /// Seconds that it took.
    pub elapsed_s: f64,
    /// How the processors were shared out for each model.
    pub layouts: Vec<(PathBuf, Layout)>,
    /// The report, and the page.
    pub report: Option<PathBuf>,
    /// The page to listen to.
    pub page: Option<PathBuf>,
    /// The track.
    pub track: Option<Laid>,
    /// Whether it was asked to end early.
    pub interrupted: bool,
    /// Whether workers were left in the middle of something.
    pub abandoned: bool,
    /// What ended it early otherwise.
    pub halted: Option<Error>,
}

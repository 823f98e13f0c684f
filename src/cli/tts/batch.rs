//! `ef tts batch`: a whole script in one run.

use super::{
    super::{Error, launch::ended_by, session::Session},
    around::Around,
    flags::{BitsWord, CueWord, MannerArgs, SoundArgs, SubtitlesWord, VoiceArgs},
    ledger::Books,
    licence,
    measure::{self, bytes},
    preset::ForWorkspace,
    pull,
    say::Say,
    setup,
};
use crate::{
    base::{Exit, process::Signal, signals},
    render::tts::batch as render,
    tts::{
        audio::{Depth, Format, Pending},
        batch::{
            self, Cache, Manifest, News, Opener, Request, Sound, Track, Wishes,
            manifest::{Asked, Kind, Split},
        },
        engine::Id,
        studio::{Studio, Wish},
        subtitles,
    },
};
use clap::{Args, ValueEnum};
use std::{
    fs::File,
    io::{self, Cursor, Read, Seek},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError, atomic::AtomicBool},
    time::Duration,
};

/// Speak a whole script: a clip for each row of a manifest
///
/// The manifest is a text (a clip for each line), Markdown (for each heading), a table (CSV, TSV) or JSONL with
/// columns such as id, text, voice, speed and output, subtitles (SRT, VTT), or a book (EPUB, PDF). A run that was ended
/// early goes on where it stopped when the same command is given again; what was spoken before comes from the cache.
///
/// Example: ef tts batch script.csv -o clips
///
/// Example: ef tts batch lines.jsonl -o clips --json
#[derive(Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(crate) struct Batch {
    /// What is to be spoken; `-` for standard input
    #[arg(value_name = "MANIFEST")]
    manifest: PathBuf,
    /// The folder for the clips; else one beside this folder's files, named after the manifest
    #[arg(short, long, visible_alias = "out", value_name = "DIR")]
    output: Option<PathBuf>,
    /// What the manifest is, instead of what its name says
    #[arg(long = "as", value_enum, value_name = "KIND")]
    kind: Option<KindWord>,
    /// What becomes a clip of its own, in texts and books
    #[arg(long, value_enum, value_name = "UNIT")]
    split: Option<SplitWord>,
    /// Also lay all clips on one track, each at its time; the end of the name says the format
    #[arg(long, value_name = "FILE")]
    timeline: Option<PathBuf>,
    /// With --timeline: how much faster a clip may be spoken to fit its time
    #[arg(long, value_name = "FACTOR", default_value_t = 1.3, value_parser = measure::faster)]
    max_speed: f32,
    /// Say what would be spoken, how long it would be and what it would cost elsewhere; speak nothing
    #[arg(long, conflicts_with = "retry_failed")]
    dry_run: bool,
    /// Speak only what failed before
    #[arg(long)]
    retry_failed: bool,
    /// Replace files that are in the way, and take over the folder of another batch
    #[arg(long)]
    overwrite: bool,
    /// Also write a page to listen to every clip
    #[arg(long, value_enum, value_name = "FORMAT")]
    report: Option<ReportWord>,
    /// How many clips are made at a time; else what is fastest for the engine
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,
    /// Begin no further clip beside another while more memory than this is used, such as 2GB
    #[arg(long, value_name = "SIZE", value_parser = bytes)]
    memory_limit: Option<u64>,
    /// Speak everything anew, and keep nothing for later
    #[arg(long)]
    no_cache: bool,
    /// Install nothing that is missing
    #[arg(long)]
    no_setup: bool,
    #[command(flatten)]
    voice: VoiceArgs,
    #[command(flatten)]
    manner: MannerArgs,
    #[command(flatten)]
    sound: SoundArgs,
    #[command(flatten)]
    workspace: ForWorkspace,
    #[command(flatten)]
    around: Around,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum KindWord {
    /// Plain text
    #[value(alias = "txt")]
    Text,
    /// Markdown
    #[value(alias = "md")]
    Markdown,
    /// A table with commas
    Csv,
    /// A table with tabs
    Tsv,
    /// A JSON object on each line
    #[value(alias = "ndjson")]
    Jsonl,
    /// `SubRip`
    Srt,
    /// `WebVTT`
    Vtt,
    /// A book
    Epub,
    /// PDF
    Pdf,
}

impl KindWord {
    fn kind(self) -> Kind {
        match self {
            Self::Text => Kind::Text,
            Self::Markdown => Kind::Markdown,
            Self::Csv => Kind::Csv,
            Self::Tsv => Kind::Tsv,
            Self::Jsonl => Kind::Jsonl,
            Self::Srt => Kind::Srt,
            Self::Vtt => Kind::Vtt,
            Self::Epub => Kind::Epub,
            Self::Pdf => Kind::Pdf,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum SplitWord {
    /// A line
    Line,
    /// What stands between blank lines
    Paragraph,
    /// A sentence
    Sentence,
    /// What stands below a heading, a chapter of a book, a page of a PDF
    #[value(alias = "chapter", alias = "page")]
    Heading,
}

impl SplitWord {
    fn split(self) -> Split {
        match self {
            Self::Line => Split::Line,
            Self::Paragraph => Split::Paragraph,
            Self::Sentence => Split::Sentence,
            Self::Heading => Split::Heading,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ReportWord {
    /// `report.json` alone, which is always written
    Json,
    /// `report.html` too
    Html,
}

impl Batch {
    pub(crate) fn run(self, session: &Session) -> Result<Exit, Error> {
        let folder = self.folder(session);
        let Self { voice, manner, sound, workspace, around, .. } = self;
        let strict = session.switch(voice.strict, "EF_STRICT")?;
        let mut say = Say::many(voice, manner, sound, workspace, around);
        let settings = session.settings(say.flags())?;
        let preset = say.workspace.preset(session, &settings)?;
        let mut wish = say.wish(session, &settings, false)?;
        if let Some(preset) = &preset {
            preset.apply(&mut wish, &say.asked());
            say.sound.loudness = say.sound.loudness.or(preset.loudness);
        }
        say.workspace.guard(session, &settings, &mut wish)?;
        let mut studio = say.around.studio(session, &settings)?;
        if !self.dry_run {
            pull::offer(session, &studio, wish.voice.as_deref())?;
            setup::settle(session, &say.around, &studio, &wish, self.no_setup)?;
            licence::settle(session, &studio, &wish, "ef tts batch")?;
            // Rows may name models of their own.
            studio.outside.agrees = session.global.yes;
        }
        let data = say.around.data(session)?;
        let most = settings.values.tts.cache_max_size;
        let track = self.timeline.as_ref().map(|path| Track {
            path: session.env.dir.join(path),
            most_speed: self.max_speed,
            loudness: say.sound.loudness,
        });
        let sound = sounds(&say, track.is_some())?;
        let processors = match studio.choice.threads {
            0 => std::thread::available_parallelism().map_or(1, usize::from),
            threads => threads,
        };
        let manifest = manifest(
            session,
            &self.manifest,
            self.kind.map(KindWord::kind),
            self.split.map(SplitWord::split),
            wish.language.as_deref(),
            strict,
        )?;
        let request = Request {
            manifest,
            folder,
            cache: (!self.no_cache && most.0 > 0).then(|| Cache::new(clips(&data)).at_most(most.0)),
            sums: (!self.no_cache).then(|| data.join("cache").join("sums.json")),
            wishes: wishes(wish, studio.clone(), session.env.dir.clone()),
            studio,
            sound,
            subtitles: say
                .sound
                .subtitles
                .map(|word| (format_of(word), say.sound.subtitles_by == CueWord::Word)),
            track,
            processors,
            jobs: self.jobs.map(usize::from),
            memory_limit: self.memory_limit,
            strict,
            retry_failed: self.retry_failed,
            overwrite: self.overwrite,
            page: self.report == Some(ReportWord::Html),
            stop: Arc::default(),
            pending: Pending::default(),
        };
        if self.dry_run {
            return render::plan(&session.ui, &request).map_err(Error::from);
        }
        let books = Books::open(session, &settings, &say.workspace, &data);
        Self::carry_out(session, request, &books)
    }

    /// Runs it to its end, shows what happens, and tells how it ended.
    fn carry_out(session: &Session, request: Request, books: &Books) -> Result<Exit, Error> {
        let pending = request.pending.clone();
        let asked = watch(request.stop.clone(), pending.clone());
        let mut show = render::Show::new(&session.ui, session.bars(), &session.env.dir);
        let outcome = batch::run(request, &mut |news| {
            if let News::Done(done, _) = &news {
                books.note_clip(done);
            }
            show.hear(&news);
        });
        books.close(session);
        let mut outcome = match outcome {
            Ok(outcome) => outcome,
            Err(error) => {
                show.clear();
                return Err(error.into());
            }
        };
        let halted = outcome.halted.take();
        show.done(&outcome, halted.is_some());
        let signal = *asked.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(signal) = signal.filter(|_| outcome.interrupted) {
            // A run of a model cannot be broken off; what it was for is not there and will be made next time.
            if outcome.abandoned {
                pending.remove();
                signals::die_of(signal);
            }
            return Ok(ended_by(signal));
        }
        match halted {
            Some(error) => Err(error.into()),
            None if outcome.failed > 0 => Ok(Exit::Partly),
            None => Ok(Exit::Done),
        }
    }

    /// The folder for the clips: the one that is named, else one that is called like the manifest.
    fn folder(&self, session: &Session) -> PathBuf {
        let named = self.manifest.file_stem().filter(|_| !is_stdin(&self.manifest));
        let folder = self.output.as_deref().unwrap_or_else(|| named.unwrap_or("clips".as_ref()).as_ref());
        session.env.dir.join(folder)
    }
}

/// The folder of cached clips.
pub(super) fn clips(data: &Path) -> PathBuf {
    data.join("cache").join("clips")
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// How clips are written. A track is laid from WAV files.
fn sounds(say: &Say, track: bool) -> Result<Sound, Error> {
    let format = say.format_word().unwrap_or(Format::Wav);
    if track && format != Format::Wav {
        let what = format!("the clips of a track are WAV, not {}", format.name());
        let help =
            "leave `--format` out; the end of the track's name says its format: `--timeline track.mp3`";
        return Err(crate::tts::Error::Request { what, help: help.to_owned() }.into());
    }
    let depth = match say.sound.bits {
        BitsWord::Sixteen => Depth::S16,
        BitsWord::TwentyFour => Depth::S24,
        BitsWord::Float => Depth::F32,
    };
    Ok(Sound {
        format,
        depth,
        sample_rate_hz: say.sound.sample_rate,
        kilobits: say.sound.bitrate.unwrap_or(0),
        loudness: say.sound.loudness,
        fade: say.sound.fade,
    })
}

fn format_of(word: SubtitlesWord) -> subtitles::Format {
    match word {
        SubtitlesWord::Srt => subtitles::Format::Srt,
        SubtitlesWord::Vtt => subtitles::Format::Vtt,
        SubtitlesWord::Json => subtitles::Format::Json,
    }
}

/// The manifest: a file, or standard input. What comes only once and is read twice is kept in a file without a name.
fn manifest(
    session: &Session,
    path: &Path,
    kind: Option<Kind>,
    split: Option<Split>,
    language: Option<&str>,
    twice: bool,
) -> Result<Manifest, Error> {
    let language = language.unwrap_or("en").to_owned();
    if is_stdin(path) {
        let name = "standard input".to_owned();
        let read = |source| Error::ReadText { name: "standard input".to_owned(), source };
        let open: Opener = if twice {
            let mut file = tempfile::tempfile().map_err(read)?;
            io::copy(&mut (session.env.stdin)(), &mut file).map_err(read)?;
            Box::new(move || {
                let mut file = file.try_clone()?;
                file.rewind()?;
                Ok(Box::new(file) as Box<dyn Read + Send>)
            })
        } else {
            let once = Mutex::new(Some((session.env.stdin)()));
            Box::new(move || {
                let reader = once.lock().unwrap_or_else(PoisonError::into_inner).take();
                Ok(reader.unwrap_or_else(|| Box::new(Cursor::new(vec![])) as Box<dyn Read + Send>))
            })
        };
        return Ok(Manifest { name, open, bytes: None, kind, split, language });
    }
    let path = session.env.dir.join(path);
    let named = |source| Error::ReadText { name: format!("the manifest `{}`", path.display()), source };
    let meta = std::fs::metadata(&path).map_err(named)?;
    if meta.is_dir() {
        return Err(named(io::ErrorKind::IsADirectory.into()));
    }
    File::open(&path).map_err(named)?;
    let whole = path.canonicalize().unwrap_or_else(|_| path.clone());
    let kind = kind.or_else(|| Kind::of_name(&path));
    let open: Opener = Box::new(move || Ok(Box::new(File::open(&path)?) as Box<dyn Read + Send>));
    let bytes = meta.is_file().then_some(meta.len());
    Ok(Manifest { name: whole.display().to_string(), open, bytes, kind, split, language })
}

/// Lays what a row asks for over what the flags ask for.
fn wishes(wish: Wish, studio: Studio, dir: PathBuf) -> Wishes {
    Arc::new(move |asked: &Asked| {
        let mut wish = wish.clone();
        if let Some(engine) = asked.engine.filter(|engine| wish.engine != Some(*engine)) {
            // The voice and the model of the flags are another engine's.
            (wish.engine, wish.quality, wish.voice, wish.model, wish.pack) =
                (Some(engine), None, None, None, None);
        }
        if let Some(model) = &asked.model {
            let inside = dir.join(model);
            wish.model = Some(if inside.exists() { inside.display().to_string() } else { model.clone() });
            wish.voice = None;
            if asked.engine.is_none() {
                (wish.engine, wish.quality) = (None, None);
            }
        }
        if let Some(voice) = &asked.voice {
            wish.voice = Some(voice.clone());
            if asked.engine.is_none() && asked.model.is_none() {
                (wish.engine, wish.quality) = (None, None);
                // A model of the flags speaks Kokoro's voices; a Piper voice is a model itself.
                if wish.model.is_some() && studio.owner(voice).is_ok_and(|owner| owner != Id::Kokoro) {
                    wish.model = None;
                }
            }
        }
        wish.language = asked.language.clone().or(wish.language);
        wish.speaker = asked.speaker.clone().or(wish.speaker);
        wish.phonemes = asked.phonemes.unwrap_or(wish.phonemes);
        let manner = &mut wish.manner;
        manner.speed = asked.speed.unwrap_or(manner.speed);
        manner.pitch = asked.pitch.or(manner.pitch);
        manner.volume = asked.volume.unwrap_or(manner.volume);
        manner.sentence_silence = asked.sentence_silence.or(manner.sentence_silence);
        Ok(wish)
    })
}

/// How long the run may take to end after it was asked to, before the program ends without it.
const PATIENCE: Duration = Duration::from_secs(10);

/// Waits for signals. The first asks the run to end; the second ends the program. Gives the first.
fn watch(stop: Arc<AtomicBool>, pending: Pending) -> Arc<Mutex<Option<Signal>>> {
    let asked = Arc::new(Mutex::new(None));
    let Ok(mut notices) = signals::Notices::new() else { return asked };
    let first = asked.clone();
    let wait = move || {
        let mut ending = false;
        loop {
            let signals::Notice::Stop { signal, .. } = notices.wait() else { continue };
            if std::mem::replace(&mut ending, true) {
                pending.remove();
                signals::die_of(signal);
            }
            first.lock().unwrap_or_else(PoisonError::into_inner).replace(signal);
            stop.store(true, std::sync::atomic::Ordering::Relaxed);
            let pending = pending.clone();
            let late = move || {
                std::thread::sleep(PATIENCE);
                pending.remove();
                signals::die_of(signal);
            };
            let _ = std::thread::Builder::new().name("patience".to_owned()).spawn(late);
        }
    };
    // Without the thread a signal ends us at once; the next run goes on all the same.
    let _ = std::thread::Builder::new().name("signals".to_owned()).spawn(wait);
    asked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tts::{espeak, session::Choice, voices::Store};

    #[test]
    fn a_row_overrides_the_flags_and_brings_no_voice_to_another_engine() {
        let folder = tempfile::tempdir().unwrap();
        let studio = Studio {
            store: Store::new(folder.path()),
            espeak: espeak::Places::default(),
            choice: Choice::default(),
            outside: crate::tts::studio::Outside::default(),
        };
        let flags =
            Wish { voice: Some("af_heart".to_owned()), model: Some("k.onnx".to_owned()), ..Wish::default() };
        let wishes = wishes(flags.clone(), studio, folder.path().to_owned());
        let row = |asked: Asked| wishes(&asked).unwrap();
        assert_eq!(format!("{:?}", row(Asked::default())), format!("{flags:?}"));
        let other = row(Asked { engine: Some(Id::Espeak), speed: Some(1.5), ..Asked::default() });
        assert_eq!(
            (other.engine, other.voice, other.model, other.manner.speed),
            (Some(Id::Espeak), None, None, 1.5)
        );
        let voice = row(Asked { voice: Some("am_adam".to_owned()), ..Asked::default() });
        assert_eq!((voice.voice.as_deref(), voice.model.as_deref()), (Some("am_adam"), Some("k.onnx")));
        let piper = row(Asked { voice: Some("en_US-lessac-medium".to_owned()), ..Asked::default() });
        assert_eq!((piper.voice.as_deref(), piper.model), (Some("en_US-lessac-medium"), None));
    }
}

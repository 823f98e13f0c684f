//! `ef tts say`: text in, a sound file or a stream out.

use super::{
    super::{Error, session::Session},
    around::Around,
    flags::{BitsWord, CueWord, FormatWord, MannerArgs, QualityWord, SoundArgs, SubtitlesWord, VoiceArgs},
    interrupt,
    ledger::Books,
    licence,
    place::Place,
    play::play,
    preset::ForWorkspace,
    pull, setup, text,
};
use crate::{
    base::{Exit, files::write_whole},
    render::tts::say as render,
    settings::{Flag, Settings},
    tts::{
        self,
        audio::{self, Depth, Format, Pending, Rounding, Shape, Shaped, Spec, Target},
        engine::{Engine, Id, Manner},
        front::Reading,
        say::Said,
        studio::{Asked, Quality, Ready, Wish},
        subtitles,
    },
};
use clap::{Args, ValueEnum};
use std::{
    path::PathBuf,
    sync::{Arc, atomic::AtomicBool},
};

/// Speak a text into a file, a stream or the loudspeaker
///
/// Without `-o` the sound goes to a WAV file that is named after the text. When the engine or voice that is wanted
/// is not there, the next of the fallback chain speaks, and says so; `--strict` makes that an error.
///
/// Example: ef tts say "Hello" -o hello.wav
///
/// Example: ef tts say --file script.txt --voice en_US-lessac-medium --speed 1.1 --play
#[derive(Args, Debug)]
pub(crate) struct Say {
    /// The text; `-`, or nothing, for standard input
    #[arg(value_name = "TEXT", allow_hyphen_values = false)]
    text: Vec<String>,
    /// Read the text from this file; `-` for standard input
    #[arg(short, long, value_name = "FILE", conflicts_with = "text")]
    file: Option<PathBuf>,
    /// Write to this file; `-` streams to standard output as it is made
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Play it, when it is made; without `-o` no file stays
    #[arg(long)]
    play: bool,
    #[command(flatten)]
    pub(super) voice: VoiceArgs,
    #[command(flatten)]
    manner: MannerArgs,
    #[command(flatten)]
    pub(super) sound: SoundArgs,
    #[command(flatten)]
    pub(super) workspace: ForWorkspace,
    #[command(flatten)]
    pub(super) around: Around,
    /// Install nothing that is missing
    #[arg(long)]
    no_setup: bool,
}

impl Say {
    pub(crate) fn run(mut self, session: &Session) -> Result<Exit, Error> {
        let settings = session.settings(self.flags())?;
        let (text, _) = text::read(&self.text, self.file.as_deref(), session)?;
        let place = self.place(session, &text)?;
        let pending = Pending::default();
        let stop = Arc::new(AtomicBool::new(false));
        interrupt::watch(stop.clone(), pending.clone());
        let preset = self.workspace.preset(session, &settings)?;
        let mut wish = self.wish(session, &settings, matches!(place, Place::Stream))?;
        if let Some(preset) = &preset {
            preset.apply(&mut wish, &self.asked());
            self.sound.loudness = self.sound.loudness.or(preset.loudness);
        }
        self.workspace.guard(session, &settings, &mut wish)?;
        let books = Books::open(session, &settings, &self.workspace, &self.around.data(session)?);
        let studio = self.around.studio(session, &settings)?;
        pull::offer(session, &studio, wish.voice.as_deref())?;
        let blamed = |error| match (error, &preset) {
            (Error::Tts(error), Some(preset)) => preset.blame(error).into(),
            (error, _) => error,
        };
        let no_setup = session.switch(self.no_setup, "EF_NO_SETUP")?;
        let Ready { mut engine, mut passed } = match licence::open(session, &studio, &wish) {
            Err(Error::Tts(error)) => {
                let help = setup::would_help(&error);
                match help.filter(|_| !no_setup) {
                    None => return Err(blamed(error.into())),
                    Some(what) => setup::on_first_need(session, &self.around, what, &error)?,
                }
                licence::open(session, &studio, &wish)?
            }
            opened => opened.map_err(blamed)?,
        };
        render::all_passed(&session.ui, &passed, engine.id());
        Self::check(&*engine, &wish, session)?;
        loop {
            if !text.trim().is_empty() {
                engine.begin(text.chars().count(), &wish.manner);
            }
            let reading = engine.read(&text)?;
            let blank = reading.chunks.is_empty();
            let mut heard = 0;
            let said = self.speak(
                session,
                &mut *engine,
                reading,
                &wish.manner,
                &place,
                pending.clone(),
                &stop,
                &mut heard,
            );
            let error = match said {
                Ok(said) => {
                    books.note(&said, &text, blank);
                    let done = self.done(session, &said, &place, &passed, blank);
                    books.close(session);
                    return done;
                }
                Err(Error::Tts(tts::Error::ReaderGone)) => return Ok(Exit::Done),
                Err(Error::Tts(error)) if error.is_absence() && heard == 0 && !wish.strict => error,
                Err(error) => return Err(error),
            };
            // A service that does not answer is found out only now; nothing has sounded yet.
            passed.push((engine.id(), error));
            let next = studio.open_after(&wish, passed)?;
            render::all_passed(&session.ui, &next.passed, next.engine.id());
            Self::check(&*next.engine, &wish, session)?;
            Ready { engine, passed } = next;
        }
    }

    /// The same flags without a text, for a verb that speaks many.
    pub(super) fn many(
        voice: VoiceArgs,
        manner: MannerArgs,
        sound: SoundArgs,
        workspace: ForWorkspace,
        around: Around,
    ) -> Self {
        let (text, file, output) = (vec![], None, None);
        Self { text, file, output, play: false, voice, manner, sound, workspace, around, no_setup: true }
    }

    /// The flags that stand for settings.
    pub(super) fn flags(&self) -> Vec<Flag> {
        let word = self.voice.engine.and_then(|word| word.to_possible_value());
        let engine = word.and_then(|word| Flag::new("engine", word.get_name()));
        engine.into_iter().chain(self.around.flags()).collect()
    }

    /// What is asked for beside a preset.
    pub(super) fn asked(&self) -> Asked {
        let voice = &self.voice;
        Asked {
            who: voice.engine.is_some()
                || voice.quality.is_some()
                || voice.voice.is_some()
                || voice.model.is_some(),
            language: voice.lang.is_some(),
            speed: (self.manner.speed - 1.0).abs() > f32::EPSILON,
            volume: (self.manner.volume - 1.0).abs() > f32::EPSILON,
        }
    }

    /// Where the sound goes.
    fn place(&self, session: &Session, text: &str) -> Result<Place, Error> {
        match &self.output {
            Some(path) if path.as_os_str() == "-" && self.sound.subtitles.is_some() => {
                Err(Error::SubtitlesWithoutFile)
            }
            output => Place::of(session, output.as_deref(), self.play, text, self.format_word()),
        }
    }

    pub(super) fn format_word(&self) -> Option<Format> {
        if self.sound.raw {
            return Some(Format::Raw);
        }
        self.sound.format.map(|word| match word {
            FormatWord::Wav => Format::Wav,
            FormatWord::Raw => Format::Raw,
            FormatWord::Flac => Format::Flac,
            FormatWord::Mp3 => Format::Mp3,
            FormatWord::Opus => Format::Opus,
            FormatWord::Aac => Format::Aac,
        })
    }

    pub(super) fn wish(&self, session: &Session, settings: &Settings, stream: bool) -> Result<Wish, Error> {
        let strict = session.switch(self.voice.strict, "EF_STRICT")?;
        let values = &settings.values.tts;
        let id = |engine: crate::settings::Engine| match engine {
            crate::settings::Engine::Kokoro => Id::Kokoro,
            crate::settings::Engine::Piper => Id::Piper,
            crate::settings::Engine::Coqui => Id::Coqui,
            crate::settings::Engine::Espeak => Id::Espeak,
            crate::settings::Engine::Edge => Id::Edge,
        };
        let quality = |word: QualityWord| match word {
            QualityWord::Draft => Quality::Draft,
            QualityWord::Standard => Quality::Standard,
            QualityWord::Premium => Quality::Premium,
        };
        let cloud = self.voice.cloud.of(session, values)?;
        let here = |path: &str| {
            let inside = session.env.dir.join(path);
            if inside.exists() { inside.display().to_string() } else { path.to_owned() }
        };
        Ok(Wish {
            engine: self.voice.engine.map(|_| id(values.engine)),
            default_engine: id(values.engine),
            fallback: values.fallback.iter().map(|engine| id(*engine)).collect(),
            quality: self.voice.quality.map(quality),
            voice: self.voice.voice.clone().or_else(|| self.settings_voice(values)),
            language: self.voice.lang.clone().or_else(|| values.lang.clone()),
            model: self.voice.model.as_deref().map(here),
            pack: self.voice.pack.as_ref().map(|path| session.env.dir.join(path)),
            speaker: self.voice.speaker.clone(),
            manner: self.manner(),
            strict,
            normalise: !self.manner.reading.no_normalize,
            emoji: self.manner.reading.emoji(),
            lexicon: self.manner.reading.lexicon(session, settings)?,
            markup: self.manner.reading.markup(),
            early: stream,
            phonemes: self.manner.phonemes,
            cloud,
        })
    }

    /// The voice of the settings, unless flags ask for something that it may not fit.
    fn settings_voice(&self, values: &crate::settings::Tts) -> Option<String> {
        let free = self.voice.engine.is_none()
            && self.voice.quality.is_none()
            && self.voice.model.is_none()
            && self.voice.lang.is_none();
        values.voice.clone().filter(|_| free)
    }

    fn manner(&self) -> Manner {
        let manner = &self.manner;
        Manner {
            speed: manner.speed,
            pitch: manner.pitch,
            noise_scale: manner.noise_scale,
            length_scale: manner.length_scale,
            noise_w_scale: manner.noise_w_scale,
            sentence_silence: manner.sentence_silence,
            volume: manner.volume,
            normalize: !manner.no_level,
            trim: !manner.no_trim,
            word_times: self.sound.subtitles.is_some(),
        }
    }

    /// What the engine that speaks does not have: an error where it was asked for by name, else told.
    fn check(engine: &dyn Engine, wish: &Wish, session: &Session) -> Result<(), Error> {
        let id = engine.id();
        for (flag, owner) in wish.unused(id) {
            let what = format!("{id} has no `{flag}`; {owner} has");
            if wish.is_explicit() {
                let help = format!("leave it out, or speak with `--engine {owner}`");
                return Err(tts::Error::Request { what, help }.into());
            }
            session.ui.err.line(&format!("ef: {what}: passed over"));
        }
        Ok(())
    }

    #[expect(clippy::too_many_arguments, reason = "all that a run has")]
    fn speak(
        &self,
        session: &Session,
        engine: &mut dyn Engine,
        reading: Reading,
        manner: &Manner,
        place: &Place,
        pending: Pending,
        stop: &AtomicBool,
        heard: &mut usize,
    ) -> Result<Said, Error> {
        let rate = engine.sample_rate_hz();
        let format =
            self.format_word().or_else(|| place.path().and_then(Format::of_name)).unwrap_or(Format::Wav);
        let target_rate = format.takes(self.sound.sample_rate.unwrap_or(rate));
        let spec = Spec {
            format,
            sample_rate_hz: target_rate,
            depth: match self.sound.bits {
                BitsWord::Sixteen => Depth::S16,
                BitsWord::TwentyFour => Depth::S24,
                BitsWord::Float => Depth::F32,
            },
            rounding: match engine.id() {
                Id::Piper => Rounding::Cut,
                Id::Espeak => Rounding::Exact,
                _ => Rounding::Nearest,
            },
            kilobits: self.sound.bitrate.unwrap_or(0),
        };
        let target = match place.path() {
            Some(path) => Target::File(path.to_owned(), pending),
            None => Target::Stream("standard output".to_owned(), session.ui.out.writer()),
        };
        let shape = Shape {
            fade: self.sound.fade.map_or(0, |fade| audio::pauses::samples(fade, rate)),
            loudness: self.sound.loudness,
            sample_rate_hz: rate,
            target_rate_hz: target_rate,
        };
        let sink = Shaped::new(audio::open(target, spec)?, shape);
        Ok(tts::say::speak(engine, reading, manner, sink, stop, &mut |done, _| *heard = done)?)
    }

    fn done(
        &self,
        session: &Session,
        said: &Said,
        place: &Place,
        passed: &[(Id, tts::Error)],
        blank: bool,
    ) -> Result<Exit, Error> {
        let subtitles = self.write_subtitles(said, place)?;
        let shown = match place {
            Place::Played(..) | Place::Stream => None,
            Place::File(path) | Place::Named(path) => Some(path.as_path()),
        };
        let shown = shown.map(|path| path.strip_prefix(&session.env.dir).unwrap_or(path));
        let stream = matches!(place, Place::Stream);
        render::done(&session.ui, &render::Outcome { said, path: shown, subtitles, passed, blank, stream });
        if self.play
            && let Some(path) = place.path()
        {
            play(session, path)?;
        }
        Ok(Exit::Done)
    }

    fn write_subtitles(&self, said: &Said, place: &Place) -> Result<Option<PathBuf>, Error> {
        let (Some(word), Some(path)) = (self.sound.subtitles, place.path()) else { return Ok(None) };
        let format = match word {
            SubtitlesWord::Srt => subtitles::Format::Srt,
            SubtitlesWord::Vtt => subtitles::Format::Vtt,
            SubtitlesWord::Json => subtitles::Format::Json,
        };
        let cues = if self.sound.subtitles_by == CueWord::Word { &said.words } else { &said.sentences };
        let text = subtitles::render(format, cues, &said.sentences, &said.words, said.exact);
        let path = path.with_extension(format.extension());
        write_whole(&path, text.as_bytes()).map_err(|source| Error::Write { path: path.clone(), source })?;
        Ok(Some(path))
    }
}

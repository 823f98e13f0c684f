//! The flags of whatever speaks: who, how, and how the sound is written.

use super::{
    super::{Error, session::Session},
    reading::ReadingArgs,
};
use crate::{settings, tts::edge::Cloud};
use clap::{Args, ValueEnum};
use std::{path::PathBuf, time::Duration};

/// Who speaks.
#[derive(Args, Debug)]
#[command(next_help_heading = "Voice")]
pub(super) struct VoiceArgs {
    /// The engine
    #[arg(short, long, value_enum, value_name = "ENGINE")]
    pub(super) engine: Option<EngineWord>,
    /// How good it is to sound: draft is Piper, standard Kokoro, premium Coqui
    #[arg(long, value_enum, value_name = "QUALITY", conflicts_with = "engine")]
    pub(super) quality: Option<QualityWord>,
    /// The voice; Kokoro's can be mixed: `af_heart:60,am_adam:40`
    #[arg(long, value_name = "VOICE")]
    pub(super) voice: Option<String>,
    /// The language of the text, such as en-us, fr or pt-br; `auto` finds it out
    #[arg(short, long, value_name = "LANG")]
    pub(super) lang: Option<String>,
    /// A model: a file, or the name of one that is installed
    #[arg(short, long, value_name = "MODEL")]
    pub(super) model: Option<String>,
    /// A file of Kokoro voices, instead of those that are installed
    #[arg(long, visible_alias = "voices", value_name = "FILE")]
    pub(super) pack: Option<PathBuf>,
    /// The speaker of a Piper or Coqui voice that has several, by name or number
    #[arg(short, long, value_name = "SPEAKER")]
    pub(super) speaker: Option<String>,
    /// Fail when the engine or voice is not there, instead of taking the next
    #[arg(long)]
    pub(super) strict: bool,
    #[command(flatten)]
    pub(super) cloud: CloudArgs,
}

/// Whether text may leave this machine.
#[derive(Args, Clone, Copy, Debug)]
#[command(next_help_heading = "Voice")]
pub(super) struct CloudArgs {
    /// Let text leave this machine, where Edge is to speak
    #[arg(long, conflicts_with = "private")]
    allow_cloud: bool,
    /// Never let text leave this machine, whatever else is set
    #[arg(long)]
    private: bool,
}

impl CloudArgs {
    /// What flags, `EF_PRIVATE` and settings say together.
    pub(super) fn of(self, session: &Session, values: &settings::Tts) -> Result<Cloud, Error> {
        let private = session.switch(self.private, "EF_PRIVATE")? || values.private;
        Ok(Cloud::of(values.allow_cloud || self.allow_cloud, private))
    }
}

/// How it is spoken.
#[derive(Args, Debug)]
#[command(next_help_heading = "Manner")]
pub(super) struct MannerArgs {
    /// 1 is the voice's own speed, 2 is twice as fast
    #[arg(long, value_name = "FACTOR", default_value_t = 1.0, hide_default_value = true, value_parser = factor)]
    pub(super) speed: f32,
    /// How high, from 0 to 99; 50 is usual (espeak-ng)
    #[arg(long, value_name = "PITCH", value_parser = clap::value_parser!(u32).range(0..=99))]
    pub(super) pitch: Option<u32>,
    /// How much the sound varies (Piper, Coqui)
    #[arg(long, value_name = "SCALE", value_parser = scale)]
    pub(super) noise_scale: Option<f32>,
    /// How long each symbol lasts, instead of the voice's own (Piper, Coqui)
    #[arg(long, value_name = "SCALE", value_parser = factor)]
    pub(super) length_scale: Option<f32>,
    /// How much durations vary (Piper, Coqui)
    #[arg(long, visible_alias = "noise-w", value_name = "SCALE", value_parser = scale)]
    pub(super) noise_w_scale: Option<f32>,
    /// The silence between sentences, in seconds
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub(super) sentence_silence: Option<Duration>,
    /// What the sound's level is multiplied with
    #[arg(long, value_name = "FACTOR", default_value_t = 1.0, hide_default_value = true, value_parser = scale)]
    pub(super) volume: f32,
    /// Do not bring each sentence to full level (Piper)
    #[arg(long)]
    pub(super) no_level: bool,
    /// Keep the silence at the ends of each part (Kokoro)
    #[arg(long)]
    pub(super) no_trim: bool,
    /// The text is phonemes already
    #[arg(long)]
    pub(super) phonemes: bool,
    #[command(flatten)]
    pub(super) reading: ReadingArgs,
}

/// How the sound is written.
#[derive(Args, Debug)]
#[command(next_help_heading = "Sound")]
pub(super) struct SoundArgs {
    /// The format; else what the file's name says, else WAV
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(super) format: Option<FormatWord>,
    /// Samples without a head; the same as `--format raw`
    #[arg(long, conflicts_with = "format")]
    pub(super) raw: bool,
    /// How a sample is written, in WAV and raw
    #[arg(long, value_enum, value_name = "BITS", default_value_t = BitsWord::Sixteen, hide_default_value = true)]
    pub(super) bits: BitsWord,
    /// Another sample rate, in Hz
    #[arg(long, value_name = "HZ", value_parser = clap::value_parser!(u32).range(1000..=384_000))]
    pub(super) sample_rate: Option<u32>,
    /// Kilobits a second, for MP3, Opus and AAC
    #[arg(long, value_name = "KBPS", value_parser = clap::value_parser!(u32).range(6..=510))]
    pub(super) bitrate: Option<u32>,
    /// Bring the sound to this loudness, in LUFS: -16 is usual for speech
    #[arg(long, value_name = "LUFS", allow_negative_numbers = true, value_parser = lufs)]
    pub(super) loudness: Option<f64>,
    /// Fade in at the start and out at the end, in seconds
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub(super) fade: Option<Duration>,
    /// Write subtitles beside the sound
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(super) subtitles: Option<SubtitlesWord>,
    /// What a subtitle shows at a time
    #[arg(long, value_enum, value_name = "UNIT", default_value_t = CueWord::Sentence, hide_default_value = true)]
    pub(super) subtitles_by: CueWord,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum EngineWord {
    /// Kokoro-82M: the standard
    Kokoro,
    /// Piper voices: quick
    Piper,
    /// Coqui: VITS models, and others through coqui-tts
    Coqui,
    /// espeak-ng: always there
    #[value(alias = "espeak-ng")]
    Espeak,
    /// Edge: Microsoft's service; only with `--allow-cloud`
    Edge,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum QualityWord {
    /// Quick: Piper
    Draft,
    /// Kokoro
    Standard,
    /// Coqui
    Premium,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum FormatWord {
    /// WAV
    Wav,
    /// Samples without a head
    #[value(alias = "pcm")]
    Raw,
    /// FLAC
    Flac,
    /// MP3
    Mp3,
    /// Ogg Opus
    #[value(alias = "ogg")]
    Opus,
    /// AAC
    Aac,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum BitsWord {
    /// 16 bits
    #[value(name = "16")]
    Sixteen,
    /// 24 bits
    #[value(name = "24")]
    TwentyFour,
    /// 32-bit float
    #[value(name = "float", aliases = ["32", "f32"])]
    Float,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum SubtitlesWord {
    /// `SubRip`
    Srt,
    /// `WebVTT`
    Vtt,
    /// Sentences and words with their times
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CueWord {
    /// Word by word
    Word,
    /// Sentence by sentence
    Sentence,
}

fn number(text: &str, least: f64, most: f64) -> Result<f64, String> {
    let number: f64 = text.parse().map_err(|_| "it is no number".to_owned())?;
    if (least..=most).contains(&number) {
        Ok(number)
    } else {
        Err(format!("it must be from {least} to {most}"))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "models take 32-bit floats")]
fn factor(text: &str) -> Result<f32, String> {
    number(text, 0.1, 10.0).map(|number| number as f32)
}

#[expect(clippy::cast_possible_truncation, reason = "models take 32-bit floats")]
fn scale(text: &str) -> Result<f32, String> {
    number(text, 0.0, 10.0).map(|number| number as f32)
}

fn lufs(text: &str) -> Result<f64, String> {
    number(text, -70.0, -5.0)
}

fn seconds(text: &str) -> Result<Duration, String> {
    let (text, unit) = match text.strip_suffix("ms") {
        Some(text) => (text, 0.001),
        None => (text.strip_suffix('s').unwrap_or(text), 1.0),
    };
    number(text, 0.0, 600.0 / unit).map(|number| Duration::from_secs_f64(number * unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_seconds_or_have_a_unit() {
        assert_eq!(seconds("0.2"), Ok(Duration::from_millis(200)));
        assert_eq!(seconds("20ms"), Ok(Duration::from_millis(20)));
        assert_eq!(seconds("1s"), Ok(Duration::from_secs(1)));
        assert!(seconds("-1").is_err() && seconds("x").is_err() && seconds("nan").is_err());
    }
}

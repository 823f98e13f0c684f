//! From samples to a file or a stream: joins, level, rate, encoding. Knows no engine and no text.

mod encode;
mod level;
mod limiter;
pub mod mp3;
pub mod pauses;
mod resample;
mod shape;
mod sink;
pub mod trim;
mod wav;

pub use level::{Measured, loudness};
pub use limiter::Limiter;
pub use resample::{resample, resampling};
pub use shape::{Shape, Shaped};
pub use sink::{Memory, Pending, Sink, Target, open};

use std::path::Path;

/// How sound is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// WAV.
    Wav,
    /// Samples without a head.
    Raw,
    /// FLAC.
    Flac,
    /// MP3.
    Mp3,
    /// Ogg Opus.
    Opus,
    /// AAC-LC in ADTS.
    Aac,
}

impl Format {
    /// The format that a file's name asks for.
    pub fn of_name(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "wav" | "wave" => Some(Self::Wav),
            "raw" | "pcm" => Some(Self::Raw),
            "flac" => Some(Self::Flac),
            "mp3" => Some(Self::Mp3),
            "opus" | "ogg" => Some(Self::Opus),
            "aac" => Some(Self::Aac),
            _ => None,
        }
    }

    /// Its name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Wav => "WAV",
            Self::Raw => "raw PCM",
            Self::Flac => "FLAC",
            Self::Mp3 => "MP3",
            Self::Opus => "Opus",
            Self::Aac => "AAC",
        }
    }

    /// The end of a file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Wav => "wav",
            Self::Raw => "raw",
            Self::Flac => "flac",
            Self::Mp3 => "mp3",
            Self::Opus => "opus",
            Self::Aac => "aac",
        }
    }

    /// The rate at which sound of this rate is written, where the format does not take every rate.
    pub fn takes(self, sample_rate_hz: u32) -> u32 {
        let nearest = |rates: &[u32]| {
            let above = rates.iter().copied().find(|rate| *rate >= sample_rate_hz);
            above.or(rates.last().copied()).unwrap_or(sample_rate_hz)
        };
        match self {
            Self::Opus => nearest(&[8_000, 12_000, 16_000, 24_000, 48_000]),
            Self::Mp3 => nearest(&[8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000]),
            Self::Aac => nearest(&[
                8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 64_000, 88_200, 96_000,
            ]),
            _ => sample_rate_hz,
        }
    }
}

/// How a sample is written in WAV and raw PCM.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// 16 bits.
    #[default]
    S16,
    /// 24 bits.
    S24,
    /// 32-bit float.
    F32,
}

/// How a float becomes a 16-bit number. Each engine's reference program has its own way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rounding {
    /// Times 32767, cut off: Piper.
    Cut,
    /// Times 32767, to the nearest.
    #[default]
    Nearest,
    /// Times 32768, to the nearest: what came from 16 bits goes back to the same.
    Exact,
}

impl Rounding {
    /// A sample as 16 bits.
    #[expect(clippy::cast_possible_truncation, reason = "a cast of floats stays within the type")]
    pub fn to_s16(self, sample: f32) -> i16 {
        let sample = sample.clamp(-1.0, 1.0);
        match self {
            Self::Cut => (sample * 32767.0) as i16,
            Self::Nearest => (sample * 32767.0).round() as i16,
            Self::Exact => (sample * 32768.0).round() as i16,
        }
    }
}

/// What is written, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spec {
    /// The format.
    pub format: Format,
    /// The rate.
    pub sample_rate_hz: u32,
    /// The depth, for WAV and raw PCM.
    pub depth: Depth,
    /// How 16 bits are made.
    pub rounding: Rounding,
    /// MP3, Opus and AAC: kilobits a second; 0 for what is usual for speech.
    pub kilobits: u32,
}

impl Spec {
    /// WAV with 16 bits.
    pub fn wav(sample_rate_hz: u32) -> Self {
        let (depth, rounding) = (Depth::S16, Rounding::Nearest);
        Self { format: Format::Wav, sample_rate_hz, depth, rounding, kilobits: 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_are_rounded_as_each_program_does() {
        assert_eq!(Rounding::Cut.to_s16(0.999_99), 32766);
        assert_eq!(Rounding::Nearest.to_s16(0.999_99), 32767);
        assert_eq!(Rounding::Exact.to_s16(-1.0), -32768);
        for number in [-32768i16, -1, 0, 1, 12_345, 32767] {
            assert_eq!(Rounding::Exact.to_s16(f32::from(number) / 32768.0), number);
        }
        assert_eq!(Rounding::Nearest.to_s16(f32::NAN), 0);
    }

    #[test]
    fn a_name_says_the_format_and_a_format_its_rates() {
        assert_eq!(Format::of_name(Path::new("a/b.OPUS")), Some(Format::Opus));
        assert_eq!(Format::of_name(Path::new("a.txt")), None);
        assert_eq!((Format::Opus.takes(22_050), Format::Mp3.takes(22_050)), (24_000, 22_050));
        assert_eq!((Format::Opus.takes(96_000), Format::Wav.takes(12_345)), (48_000, 12_345));
    }
}

//! WAV: into a file by hound, which fills in the sizes at the end; into a stream with sizes that say "unknown".

use super::{
    Depth, Format, Sink, Spec,
    sink::{Draft, Guarded, Memory, bytes, to_s24},
};
use crate::tts::Error;
use std::{
    fs::File,
    io::{self, BufWriter, Write},
};

/// A WAV file counts its bytes with 32 bits; a little room is left for the head.
const MOST_BYTES: u64 = u32::MAX as u64 - 1024;

fn spec_of(spec: Spec) -> hound::WavSpec {
    let (bits_per_sample, sample_format) = match spec.depth {
        Depth::S16 => (16, hound::SampleFormat::Int),
        Depth::S24 => (24, hound::SampleFormat::Int),
        Depth::F32 => (32, hound::SampleFormat::Float),
    };
    hound::WavSpec { channels: 1, sample_rate: spec.sample_rate_hz, bits_per_sample, sample_format }
}

fn io_error(error: hound::Error) -> io::Error {
    match error {
        hound::Error::IoError(error) => error,
        other => io::Error::other(other.to_string()),
    }
}

struct WavFile {
    draft: Draft,
    writer: hound::WavWriter<BufWriter<File>>,
    spec: Spec,
    bytes: u64,
}

/// A WAV file.
pub(super) fn file(draft: Draft, spec: Spec) -> Result<Box<dyn Sink>, Error> {
    let file = BufWriter::with_capacity(1 << 16, draft.file()?);
    let writer = hound::WavWriter::new(file, spec_of(spec)).map_err(|error| draft.failed(io_error(error)))?;
    Ok(Box::new(WavFile { draft, writer, spec, bytes: 0 }))
}

impl WavFile {
    fn put(&mut self, samples: &[f32]) -> Result<(), hound::Error> {
        for sample in samples {
            match self.spec.depth {
                Depth::S16 => self.writer.write_sample(self.spec.rounding.to_s16(*sample))?,
                Depth::S24 => self.writer.write_sample(to_s24(*sample))?,
                Depth::F32 => self.writer.write_sample(*sample)?,
            }
        }
        Ok(())
    }
}

impl Sink for WavFile {
    fn write(&mut self, samples: &[f32]) -> Result<(), Error> {
        self.bytes += samples.len() as u64 * u64::from(spec_of(self.spec).bits_per_sample / 8);
        if self.bytes > MOST_BYTES {
            let why = "the sound is longer than a WAV file can hold (4 GB): try FLAC, MP3 or Opus".to_owned();
            return Err(Error::Encode { format: "WAV", why });
        }
        self.put(samples).map_err(|error| self.draft.failed(io_error(error)))
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        let Self { draft, writer, .. } = *self;
        writer.finalize().map_err(|error| draft.failed(io_error(error)))?;
        draft.keep()
    }
}

/// Samples in a file, without a head.
pub(super) struct RawFile {
    draft: Draft,
    spec: Spec,
}

impl RawFile {
    pub(super) fn new(draft: Draft, spec: Spec) -> Self {
        Self { draft, spec }
    }
}

impl Sink for RawFile {
    fn write(&mut self, samples: &[f32]) -> Result<(), Error> {
        let bytes = bytes(samples, self.spec.depth, self.spec.rounding);
        self.draft.file()?.write_all(&bytes).map_err(|source| self.draft.failed(source))
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        self.draft.keep()
    }
}

struct Streamed {
    stream: Guarded,
    spec: Spec,
}

/// WAV or raw samples to a stream.
pub(super) fn stream(mut stream: Guarded, spec: Spec) -> Result<Box<dyn Sink>, Error> {
    if spec.format == Format::Wav {
        stream.all(&head(spec, u32::MAX, u32::MAX))?;
    }
    Ok(Box::new(Streamed { stream, spec }))
}

struct Kept {
    memory: Memory,
    spec: Spec,
    samples: Vec<u8>,
}

/// A WAV, or samples without a head, in memory.
pub(super) fn memory(memory: Memory, spec: Spec) -> Box<dyn Sink> {
    Box::new(Kept { memory, spec, samples: vec![] })
}

impl Sink for Kept {
    fn write(&mut self, samples: &[f32]) -> Result<(), Error> {
        self.samples.extend(bytes(samples, self.spec.depth, self.spec.rounding));
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        if self.spec.format == Format::Raw {
            self.memory.put(self.samples);
            return Ok(());
        }
        let data = u32::try_from(self.samples.len()).unwrap_or(u32::MAX);
        let mut file = head(self.spec, data.saturating_add(36), data);
        file.extend(&self.samples);
        self.memory.put(file);
        Ok(())
    }
}

/// The head of a WAV; of one whose length is not known yet, with the largest sizes.
fn head(spec: Spec, riff: u32, data: u32) -> Vec<u8> {
    let wav = spec_of(spec);
    let tag: u16 = if spec.depth == Depth::F32 { 3 } else { 1 };
    let width = wav.bits_per_sample / 8;
    let rate = wav.sample_rate;
    let mut head = Vec::with_capacity(44);
    head.extend(b"RIFF");
    head.extend(riff.to_le_bytes());
    head.extend(b"WAVEfmt \x10\0\0\0");
    head.extend(tag.to_le_bytes());
    head.extend(1u16.to_le_bytes());
    head.extend(rate.to_le_bytes());
    head.extend((rate * u32::from(width)).to_le_bytes());
    head.extend(width.to_le_bytes());
    head.extend(wav.bits_per_sample.to_le_bytes());
    head.extend(b"data");
    head.extend(data.to_le_bytes());
    head
}

impl Sink for Streamed {
    fn write(&mut self, samples: &[f32]) -> Result<(), Error> {
        self.stream.all(&bytes(samples, self.spec.depth, self.spec.rounding))
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        Ok(())
    }
}

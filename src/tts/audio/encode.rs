//! FLAC, MP3 and Opus, each by a crate that needs no C library. Encoded sound is small and kept in memory.

use super::{Format, Rounding, Spec};
use crate::tts::Error;

/// Takes samples and gives a file's bytes.
pub(super) trait Encoder {
    /// Takes more samples.
    fn push(&mut self, samples: &[f32]) -> Result<(), Error>;
    /// The bytes of the whole.
    fn finish(self: Box<Self>) -> Result<Vec<u8>, Error>;
}

/// The encoder of a format.
pub(super) fn encoder(spec: Spec) -> Result<Box<dyn Encoder>, Error> {
    let rate = spec.format.takes(spec.sample_rate_hz);
    if rate != spec.sample_rate_hz {
        let why = format!("it has no sample rate of {} Hz; the next is {rate} Hz", spec.sample_rate_hz);
        return Err(Error::Encode { format: spec.format.name(), why });
    }
    match spec.format {
        Format::Mp3 => Ok(Box::new(Mp3::new(spec))),
        Format::Opus => Ok(Box::new(Opus::new(spec)?)),
        _ => Ok(Box::new(Flac { spec, samples: vec![] })),
    }
}

fn failed(format: &'static str, why: &dyn std::fmt::Debug) -> Error {
    Error::Encode { format, why: format!("{why:?}") }
}

struct Flac {
    spec: Spec,
    samples: Vec<i32>,
}

impl Encoder for Flac {
    fn push(&mut self, samples: &[f32]) -> Result<(), Error> {
        self.samples.extend(samples.iter().map(|sample| i32::from(self.spec.rounding.to_s16(*sample))));
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Vec<u8>, Error> {
        use flacenc::{component::BitRepr, error::Verify};
        let config =
            flacenc::config::Encoder::default().into_verified().map_err(|error| failed("FLAC", &error.1))?;
        if self.samples.is_empty() {
            // A stream without a frame is read by nobody.
            self.samples.push(0);
        }
        let rate = usize::try_from(self.spec.sample_rate_hz).unwrap_or_default();
        let source = flacenc::source::MemSource::from_samples(&self.samples, 1, 16, rate);
        let stream = flacenc::encode_with_fixed_block_size(&config, source, config.block_size)
            .map_err(|error| failed("FLAC", &error))?;
        let mut bytes = flacenc::bitsink::ByteSink::new();
        stream.write(&mut bytes).map_err(|error| failed("FLAC", &error))?;
        Ok(bytes.as_slice().to_vec())
    }
}

struct Mp3 {
    spec: Spec,
    encoder: rusty_mp3::Mp3Encoder,
    packets: Vec<Vec<u8>>,
}

impl Mp3 {
    fn new(spec: Spec) -> Self {
        let kilobits = if spec.kilobits == 0 { 64 } else { spec.kilobits };
        let config = rusty_mp3::Mp3EncoderConfig { bitrate_kbps: kilobits, ..Default::default() };
        Self { spec, encoder: rusty_mp3::Mp3Encoder::new(config), packets: vec![] }
    }

    fn drain(&mut self) -> Result<(), Error> {
        loop {
            match self.encoder.next_packet() {
                Ok(packet) => self.packets.push(packet),
                Err(rusty_mp3::Error::Again | rusty_mp3::Error::Eof) => return Ok(()),
                Err(error) => return Err(failed("MP3", &error)),
            }
        }
    }
}

impl Encoder for Mp3 {
    fn push(&mut self, samples: &[f32]) -> Result<(), Error> {
        let samples: Vec<i16> = samples.iter().map(|sample| self.spec.rounding.to_s16(*sample)).collect();
        let pushed = self.encoder.push_pcm_s16(&samples, 1, self.spec.sample_rate_hz);
        pushed.map_err(|error| failed("MP3", &error))?;
        self.drain()
    }

    fn finish(mut self: Box<Self>) -> Result<Vec<u8>, Error> {
        if self.packets.is_empty() {
            self.push(&[0.0])?;
        }
        self.encoder.finish();
        self.drain()?;
        // The first frame says how many samples there are; it is known only now.
        if let (Some(tag), Some(first)) = (self.encoder.lame_tag_frame(), self.packets.first_mut())
            && first.len() == tag.len()
        {
            *first = tag.to_vec();
        }
        Ok(self.packets.concat())
    }
}

/// Samples that a decoder throws away at the start, at 48 kHz.
const PRE_SKIP: u16 = 312;

struct Opus {
    encoder: ropus::Encoder,
    rate: u32,
    /// Samples of a packet of 20 ms.
    frame: usize,
    waiting: Vec<i16>,
    packets: Vec<Vec<u8>>,
    samples: u64,
}

impl Opus {
    fn new(spec: Spec) -> Result<Self, Error> {
        let bits = if spec.kilobits == 0 { 32_000 } else { spec.kilobits.saturating_mul(1000) };
        let encoder =
            ropus::Encoder::builder(spec.sample_rate_hz, ropus::Channels::Mono, ropus::Application::Audio)
                .bitrate(ropus::Bitrate::Bits(bits))
                .build()
                .map_err(|error| failed("Opus", &error))?;
        let frame = usize::try_from(spec.sample_rate_hz / 50).unwrap_or_default();
        Ok(Self { encoder, rate: spec.sample_rate_hz, frame, waiting: vec![], packets: vec![], samples: 0 })
    }

    fn encode(&mut self, frame: &[i16]) -> Result<(), Error> {
        let mut packet = [0; 4000];
        let length = self.encoder.encode(frame, &mut packet).map_err(|error| failed("Opus", &error))?;
        self.packets.push(packet[..length].to_vec());
        Ok(())
    }
}

impl Encoder for Opus {
    fn push(&mut self, samples: &[f32]) -> Result<(), Error> {
        self.samples += samples.len() as u64;
        self.waiting.extend(samples.iter().map(|sample| Rounding::Nearest.to_s16(*sample)));
        let waiting = std::mem::take(&mut self.waiting);
        let (frames, rest) = waiting.as_slice().split_at(waiting.len() / self.frame * self.frame);
        for frame in frames.chunks_exact(self.frame) {
            self.encode(frame)?;
        }
        self.waiting = rest.to_vec();
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Vec<u8>, Error> {
        use ogg::PacketWriteEndInfo::{EndPage, EndStream, NormalPacket};
        // At 48 kHz; the sound ends where the samples do, behind what the decoder throws away.
        let end = self.samples * u64::from(48_000 / self.rate) + u64::from(PRE_SKIP);
        let (frame, waiting) = (self.frame, std::mem::take(&mut self.waiting));
        let mut rest = waiting;
        while self.packets.is_empty() || self.packets.len() as u64 * 960 < end {
            rest.resize(frame, 0);
            self.encode(&rest)?;
            rest = vec![0; frame];
        }
        let mut writer = ogg::PacketWriter::new(vec![]);
        let head = [&b"OpusHead\x01\x01"[..], &PRE_SKIP.to_le_bytes(), &self.rate.to_le_bytes(), &[0, 0, 0]];
        let tags = [&b"OpusTags"[..], &2u32.to_le_bytes(), b"ef", &0u32.to_le_bytes()];
        let io = |error: std::io::Error| failed("Opus", &error);
        writer.write_packet(head.concat(), 1, EndPage, 0).map_err(io)?;
        writer.write_packet(tags.concat(), 1, EndPage, 0).map_err(io)?;
        let count = self.packets.len();
        for (at, packet) in self.packets.into_iter().enumerate() {
            let last = at + 1 == count;
            let position = if last { end } else { (at as u64 + 1) * 960 };
            // A page of a second, so that a player can seek.
            let info = if last {
                EndStream
            } else if at % 50 == 49 {
                EndPage
            } else {
                NormalPacket
            };
            writer.write_packet(packet, 1, info, position).map_err(io)?;
        }
        Ok(writer.into_inner())
    }
}

#[cfg(test)]
#[path = "encode_tests.rs"]
mod tests;

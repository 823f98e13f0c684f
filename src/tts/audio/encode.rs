//! FLAC, MP3, Opus and AAC, each by a crate that needs no C library. Encoded sound is small and kept in memory, unless
//! somebody listens to it while it is made: all but FLAC are then handed out as they come.

use super::{Format, Rounding, Spec};
use crate::tts::Error;

/// Takes samples and gives a file's bytes.
pub(super) trait Encoder {
    /// Takes more samples.
    fn push(&mut self, samples: &[f32]) -> Result<(), Error>;
    /// The bytes that are ready, when they are wanted as they come.
    fn ready(&mut self) -> Vec<u8> {
        Vec::new()
    }
    /// The bytes of the whole, or what has not been taken yet.
    fn finish(self: Box<Self>) -> Result<Vec<u8>, Error>;
}

/// The encoder of a format. With `live` its bytes are taken as they come, and nothing at the start tells how long the
/// sound will be.
pub(super) fn encoder(spec: Spec, live: bool) -> Result<Box<dyn Encoder>, Error> {
    let rate = spec.format.takes(spec.sample_rate_hz);
    if rate != spec.sample_rate_hz {
        let why = format!("it has no sample rate of {} Hz; the next is {rate} Hz", spec.sample_rate_hz);
        return Err(Error::Encode { format: spec.format.name(), why });
    }
    match spec.format {
        Format::Mp3 => Ok(Box::new(Mp3::new(spec, live))),
        Format::Opus => Ok(Box::new(Opus::new(spec, live)?)),
        Format::Aac => Ok(Box::new(Aac::new(spec, live)?)),
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
    live: bool,
    /// Whether the frame that tells the length has been left out.
    headless: bool,
}

impl Mp3 {
    fn new(spec: Spec, live: bool) -> Self {
        let kilobits = if spec.kilobits == 0 { 64 } else { spec.kilobits };
        let config = rusty_mp3::Mp3EncoderConfig { bitrate_kbps: kilobits, ..Default::default() };
        Self { spec, encoder: rusty_mp3::Mp3Encoder::new(config), packets: vec![], live, headless: false }
    }

    fn drain(&mut self) -> Result<(), Error> {
        loop {
            match self.encoder.next_packet() {
                // The first frame has room for the length, which is known only at the end.
                Ok(_) if self.live && !self.headless => self.headless = true,
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

    fn ready(&mut self) -> Vec<u8> {
        if self.live { std::mem::take(&mut self.packets).concat() } else { Vec::new() }
    }

    fn finish(mut self: Box<Self>) -> Result<Vec<u8>, Error> {
        if self.packets.is_empty() && !self.headless {
            self.push(&[0.0])?;
        }
        self.encoder.finish();
        self.drain()?;
        if self.live {
            return Ok(self.packets.concat());
        }
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
    samples: u64,
    pages: ogg::PacketWriter<'static, Vec<u8>>,
    /// The newest packet: which is the last one is known only at the end.
    newest: Option<Vec<u8>>,
    packets: u64,
    /// How many packets a page holds: a second's worth, so that a player can seek, or less for one that waits.
    page: u64,
    live: bool,
}

impl Opus {
    fn new(spec: Spec, live: bool) -> Result<Self, Error> {
        use ogg::PacketWriteEndInfo::EndPage;
        let bits = if spec.kilobits == 0 { 32_000 } else { spec.kilobits.saturating_mul(1000) };
        let rate = spec.sample_rate_hz;
        let encoder = ropus::Encoder::builder(rate, ropus::Channels::Mono, ropus::Application::Audio)
            .bitrate(ropus::Bitrate::Bits(bits))
            .build()
            .map_err(|error| failed("Opus", &error))?;
        let frame = usize::try_from(rate / 50).unwrap_or_default();
        let mut pages = ogg::PacketWriter::new(vec![]);
        let head = [&b"OpusHead\x01\x01"[..], &PRE_SKIP.to_le_bytes(), &rate.to_le_bytes(), &[0, 0, 0]];
        let tags = [&b"OpusTags"[..], &2u32.to_le_bytes(), b"ef", &0u32.to_le_bytes()];
        for packet in [head.concat(), tags.concat()] {
            pages.write_packet(packet, 1, EndPage, 0).map_err(|error| failed("Opus", &error))?;
        }
        let page = if live { 10 } else { 50 };
        let (waiting, newest) = (vec![], None);
        Ok(Self { encoder, rate, frame, waiting, samples: 0, pages, newest, packets: 0, page, live })
    }

    fn encode(&mut self, frame: &[i16]) -> Result<(), Error> {
        use ogg::PacketWriteEndInfo::{EndPage, NormalPacket};
        let mut packet = [0; 4000];
        let length = self.encoder.encode(frame, &mut packet).map_err(|error| failed("Opus", &error))?;
        if let Some(before) = self.newest.replace(packet[..length].to_vec()) {
            let info = if self.packets.is_multiple_of(self.page) { EndPage } else { NormalPacket };
            let position = self.packets * 960;
            self.pages.write_packet(before, 1, info, position).map_err(|error| failed("Opus", &error))?;
        }
        self.packets += 1;
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

    fn ready(&mut self) -> Vec<u8> {
        if self.live { std::mem::take(self.pages.inner_mut()) } else { Vec::new() }
    }

    fn finish(mut self: Box<Self>) -> Result<Vec<u8>, Error> {
        use ogg::PacketWriteEndInfo::EndStream;
        // At 48 kHz; the sound ends where the samples do, behind what the decoder throws away.
        let end = self.samples * u64::from(48_000 / self.rate) + u64::from(PRE_SKIP);
        let (frame, waiting) = (self.frame, std::mem::take(&mut self.waiting));
        let mut rest = waiting;
        while self.packets == 0 || self.packets * 960 < end {
            rest.resize(frame, 0);
            self.encode(&rest)?;
            rest = vec![0; frame];
        }
        let last = self.newest.take().unwrap_or_default();
        self.pages.write_packet(last, 1, EndStream, end).map_err(|error| failed("Opus", &error))?;
        Ok(self.pages.into_inner())
    }
}

struct Aac {
    encoder: syom::Encoder,
    frames: Vec<u8>,
    empty: bool,
    live: bool,
}

impl Aac {
    fn new(spec: Spec, live: bool) -> Result<Self, Error> {
        // A frame of 1,024 samples has 6,144 bits at most.
        let most = spec.sample_rate_hz.saturating_mul(6);
        let bits = if spec.kilobits == 0 { 64_000 } else { spec.kilobits.saturating_mul(1000) };
        let options = syom::EncodeOptions::adts().with_bitrate_bps(bits.min(most));
        let encoder = syom::Encoder::new(spec.sample_rate_hz, 1, &options);
        let encoder = encoder.map_err(|error| failed("AAC", &error))?;
        Ok(Self { encoder, frames: vec![], empty: true, live })
    }
}

impl Encoder for Aac {
    fn push(&mut self, samples: &[f32]) -> Result<(), Error> {
        self.empty &= samples.is_empty();
        let plain = |sample: &f32| if sample.is_nan() { 0.0 } else { sample.clamp(-1.0, 1.0) };
        let samples: Vec<f32> = samples.iter().map(plain).collect();
        let fed = self.encoder.feed(&[&samples], |frame| {
            self.frames.extend_from_slice(frame.au);
            Ok(())
        });
        fed.map(drop).map_err(|error| failed("AAC", &error))
    }

    fn ready(&mut self) -> Vec<u8> {
        if self.live { std::mem::take(&mut self.frames) } else { Vec::new() }
    }

    fn finish(mut self: Box<Self>) -> Result<Vec<u8>, Error> {
        if self.empty {
            // A stream without a frame is read by nobody.
            self.push(&[0.0])?;
        }
        let Self { encoder, frames, .. } = &mut *self;
        let ended = encoder.finish(|frame| {
            frames.extend_from_slice(frame.au);
            Ok(())
        });
        ended.map_err(|error| failed("AAC", &error))?;
        Ok(self.frames)
    }
}

#[cfg(test)]
#[path = "encode_tests.rs"]
mod tests;

//! One track in which every clip begins at its time. It is mixed block by block from the files of the clips, so its
//! length costs no memory; the loudness is that of the whole, with the peaks held.

use super::{Error, report::Index, request::Track, run::Shared};
use crate::tts::audio::{self, Format, Limiter, Rounding, Sink, Spec, Target, resample};
use std::{
    fs::File,
    io::{self, BufReader, BufWriter, Read, Seek, Write},
    path::{Path, PathBuf},
};

/// Samples that are mixed at a time.
const BLOCK: usize = 1 << 14;
/// How near the loudness must come, and how often that is tried.
const NEAR_LU: f64 = 0.1;
const TRIES: usize = 6;
/// Silence at the start of a clip lies before its time: what is quieter than this part of its loudest sample, up to
/// so many seconds, but for a thousandth of a second.
const QUIET: f32 = 0.003;
const MOST_SILENCE_S: f64 = 1.0;
const LEAD_S: f64 = 0.001;
/// An overlap below this is none that could be heard.
const TOUCH_S: f64 = 0.005;
/// So many overlaps are told one by one.
const MOST_OVERLAPS: usize = 200;

/// A clip that goes on while the next begins.
#[derive(Clone, Debug, PartialEq)]
pub struct Overlap {
    /// The clip.
    pub id: String,
    /// The next one.
    pub next: String,
    /// For how long, in seconds.
    pub by_s: f64,
}

/// A track that was laid.
#[derive(Clone, Debug)]
pub struct Laid {
    /// The file.
    pub path: PathBuf,
    /// Its length.
    pub seconds: f64,
    /// Its rate.
    pub sample_rate_hz: u32,
    /// The loudness that was reached; `None` where there is too little sound to measure.
    pub loudness: Option<f64>,
    /// How many clips lie on it.
    pub clips: u64,
    /// How many were spoken faster to fit.
    pub faster: u64,
    /// Those that overlap, the first ones.
    pub overlaps: Vec<Overlap>,
    /// How many overlap.
    pub overlap_count: u64,
}

/// A clip and its place.
struct Piece {
    start: u64,
    file: String,
    id: String,
    length: u64,
}

/// Lays the clips of a run on a track.
pub(super) fn lay(track: &Track, shared: &Shared, index: &Index) -> Result<Laid, Error> {
    let (mut pieces, mut rate, mut faster, mut untimed) = (vec![], None, 0, 0u64);
    for (_, line) in index.lines(&shared.journal) {
        let Some(clip) = line.clip else { continue };
        let Some(start_s) = line.start_s else {
            untimed += 1;
            continue;
        };
        let rate = *rate.get_or_insert(shared.sound.sample_rate_hz.unwrap_or(clip.sample_rate_hz));
        faster += u64::from(faster_than_asked(&clip, shared));
        let length = samples(clip.seconds(), rate);
        pieces.push(Piece { start: samples(start_s, rate), file: line.file, id: line.id, length });
    }
    let Some(rate) = rate else {
        let what = if untimed > 0 { "no row says when it starts" } else { "no clip was made" };
        return Err(Error::Timeline { what: what.to_owned() });
    };
    pieces.sort_by_key(|piece| piece.start);
    let (overlaps, overlap_count) = overlaps(&pieces, rate);
    let failed = |source| Error::Write { path: track.path.clone(), source };
    let folder = track.path.parent().unwrap_or(Path::new("."));
    let mut scratch = Scratch { file: tempfile::tempfile_in(folder).map_err(failed)?, rate };
    let mut mix = Mix { folder: &shared.folder, rate, pieces: &pieces, next: 0, at: 0, sounding: vec![] };
    let length = scratch.fill(&mut mix, &track.path)?;
    let (gain, loudness) = scratch.gain(track.loudness).map_err(failed)?;
    let format = Format::of_name(&track.path).unwrap_or(Format::Wav);
    let target_rate = format.takes(rate);
    let spec = Spec {
        format,
        sample_rate_hz: target_rate,
        depth: shared.sound.depth,
        rounding: Rounding::Nearest,
        kilobits: shared.sound.kilobits,
    };
    let mut sink = audio::open(Target::File(track.path.clone(), shared.pending.clone()), spec)?;
    if target_rate == rate {
        scratch
            .limited(gain, &mut |samples| sink.write(samples).map_err(io::Error::other))
            .map_err(failed)?;
    } else {
        whole(&mut scratch, gain, target_rate, &mut *sink).map_err(failed)?;
    }
    sink.finish()?;
    #[expect(clippy::cast_precision_loss, reason = "a count of samples")]
    let seconds = length as f64 / f64::from(rate);
    let clips = pieces.len() as u64;
    let path = track.path.clone();
    Ok(Laid { path, seconds, sample_rate_hz: target_rate, loudness, clips, faster, overlaps, overlap_count })
}

/// Formats with rates of their own are encoded from the whole sound.
fn whole(scratch: &mut Scratch, gain: f32, rate: u32, sink: &mut dyn Sink) -> io::Result<()> {
    let mut all = vec![];
    scratch.limited(gain, &mut |samples| {
        all.extend_from_slice(samples);
        Ok(())
    })?;
    let all = resample(all, scratch.rate, rate).map_err(io::Error::other)?;
    sink.write(&all).map_err(io::Error::other)
}

/// Whether a clip had to hurry. What was asked for is not written down with it, so that is asked anew.
fn faster_than_asked(clip: &super::Clip, shared: &Shared) -> bool {
    let asked = (shared.wishes)(&super::manifest::Asked::default());
    asked.is_ok_and(|wish| clip.speed > wish.manner.speed * 1.0005)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a time of a hundred hours at most"
)]
fn samples(seconds: f64, rate: u32) -> u64 {
    (seconds * f64::from(rate)).round() as u64
}

/// Which clips go on while the next begins.
#[expect(clippy::cast_precision_loss, reason = "a count of samples")]
fn overlaps(pieces: &[Piece], rate: u32) -> (Vec<Overlap>, u64) {
    let (mut found, mut count) = (vec![], 0);
    let end = |piece: &Piece| piece.start + piece.length;
    // The one that goes on for longest may reach over several.
    let mut before: Option<&Piece> = None;
    for piece in pieces {
        let by = before.map_or(0, |before| end(before).saturating_sub(piece.start));
        let by_s = by as f64 / f64::from(rate);
        if let Some(before) = before.filter(|_| by_s > TOUCH_S) {
            count += 1;
            if found.len() < MOST_OVERLAPS {
                found.push(Overlap { id: before.id.clone(), next: piece.id.clone(), by_s });
            }
        }
        before = before.filter(|before| end(before) >= end(piece)).or(Some(piece));
    }
    (found, count)
}

/// The mix, block by block.
struct Mix<'a> {
    folder: &'a Path,
    rate: u32,
    pieces: &'a [Piece],
    next: usize,
    at: u64,
    /// Clips that sound: where each begins, and its samples.
    sounding: Vec<(u64, Vec<f32>)>,
}

impl Mix<'_> {
    /// The next block; nothing when every clip has ended.
    fn block(&mut self) -> Result<Option<Vec<f32>>, Error> {
        if self.next == self.pieces.len() && self.sounding.is_empty() {
            return Ok(None);
        }
        let end = self.at + BLOCK as u64;
        while let Some(piece) = self.pieces.get(self.next).filter(|piece| piece.start < end) {
            let sound = sound(&self.folder.join(&piece.file), self.rate)?;
            self.sounding.push((piece.start, sound));
            self.next += 1;
        }
        let mut block = vec![0.0f32; BLOCK];
        for (start, sound) in &self.sounding {
            let from = start.max(&self.at);
            let skip = usize::try_from(from - start).unwrap_or(usize::MAX).min(sound.len());
            let into = usize::try_from(from - self.at).unwrap_or(BLOCK).min(BLOCK);
            for (mixed, sample) in block[into..].iter_mut().zip(&sound[skip..]) {
                *mixed += sample;
            }
        }
        self.sounding.retain(|(start, sound)| start + sound.len() as u64 > end);
        if self.next == self.pieces.len() && self.sounding.is_empty() {
            // The track ends with its last sound.
            let last = self.pieces.iter().map(|piece| piece.start + piece.length).max().unwrap_or(0);
            block.truncate(usize::try_from(last.saturating_sub(self.at)).unwrap_or(BLOCK).min(BLOCK));
        }
        self.at = end;
        Ok(Some(block))
    }
}

/// A clip's sound at this rate, without the silence before it.
fn sound(path: &Path, rate: u32) -> Result<Vec<f32>, Error> {
    let failed =
        |why: hound::Error| Error::Timeline { what: format!("cannot read `{}`: {why}", path.display()) };
    let mut reader = hound::WavReader::open(path).map_err(failed)?;
    let spec = reader.spec();
    #[expect(clippy::cast_precision_loss, reason = "samples of 24 bits at most")]
    let samples: Vec<f32> = match spec.sample_format {
        hound::SampleFormat::Float => reader.samples::<f32>().collect::<Result<_, _>>().map_err(failed)?,
        hound::SampleFormat::Int => {
            let full = (1i64 << (spec.bits_per_sample - 1)) as f32;
            let scaled = reader.samples::<i32>().map(|sample| sample.map(|sample| sample as f32 / full));
            scaled.collect::<Result<_, _>>().map_err(failed)?
        }
    };
    let samples = resample(samples, spec.sample_rate, rate)?;
    let loudest = samples.iter().fold(0.0f32, |loudest, sample| loudest.max(sample.abs()));
    let sounds = samples.iter().position(|sample| sample.abs() > loudest * QUIET).unwrap_or(0);
    let lead = self::samples(LEAD_S, rate);
    let skip = (sounds as u64).saturating_sub(lead).min(self::samples(MOST_SILENCE_S, rate));
    Ok(samples[usize::try_from(skip).unwrap_or(0).min(samples.len())..].to_vec())
}

/// The mixed track as bare samples, in a file that nobody else sees.
struct Scratch {
    file: File,
    rate: u32,
}

impl Scratch {
    fn fill(&mut self, mix: &mut Mix, path: &Path) -> Result<u64, Error> {
        let failed = |source| Error::Write { path: path.to_owned(), source };
        let mut out = BufWriter::with_capacity(1 << 17, &self.file);
        let mut length = 0;
        while let Some(block) = mix.block()? {
            for sample in &block {
                out.write_all(&sample.to_le_bytes()).map_err(failed)?;
            }
            length += block.len() as u64;
        }
        out.flush().map_err(failed)?;
        Ok(length)
    }

    /// Gives the track piece by piece.
    fn read(&mut self, take: &mut dyn FnMut(&[f32]) -> io::Result<()>) -> io::Result<()> {
        self.file.rewind()?;
        let mut reader = BufReader::with_capacity(1 << 17, &self.file);
        let mut bytes = vec![0; BLOCK * 4];
        loop {
            let mut filled = 0;
            while filled < bytes.len() {
                match reader.read(&mut bytes[filled..])? {
                    0 => break,
                    read => filled += read,
                }
            }
            if filled == 0 {
                return Ok(());
            }
            let (floats, _) = bytes[..filled].as_chunks::<4>();
            let samples: Vec<f32> = floats.iter().map(|four| f32::from_le_bytes(*four)).collect();
            take(&samples)?;
        }
    }

    /// The same with this gain, and with the peaks held.
    fn limited(&mut self, gain: f32, take: &mut dyn FnMut(&[f32]) -> io::Result<()>) -> io::Result<()> {
        let mut limiter = Limiter::new(self.rate);
        self.read(&mut |samples| {
            let louder: Vec<f32> = samples.iter().map(|sample| sample * gain).collect();
            take(&limiter.push(&louder))
        })?;
        take(&limiter.finish())
    }

    fn loudness(&mut self, gain: f32) -> io::Result<Option<f64>> {
        let meter = ebur128::EbuR128::new(1, self.rate, ebur128::Mode::I);
        let mut meter = meter.map_err(|error| io::Error::other(error.to_string()))?;
        self.limited(gain, &mut |samples| {
            meter.add_frames_f32(samples).map_err(|error| io::Error::other(error.to_string()))
        })?;
        let loudness = meter.loudness_global().map_err(|error| io::Error::other(error.to_string()))?;
        Ok(loudness.is_finite().then_some(loudness))
    }

    /// The gain that brings the track to a loudness, and the loudness with it.
    fn gain(&mut self, target: Option<f64>) -> io::Result<(f32, Option<f64>)> {
        let mut now = self.loudness(1.0)?;
        let (mut decibels, mut gain) = (0.0, 1.0);
        let Some(target) = target else { return Ok((gain, now)) };
        for _ in 0..TRIES {
            let Some(measured) = now.filter(|now| (now - target).abs() > NEAR_LU) else { break };
            decibels += target - measured;
            #[expect(clippy::cast_possible_truncation, reason = "a factor for samples")]
            let factor = 10f64.powf(decibels / 20.0) as f32;
            gain = factor;
            now = self.loudness(gain)?;
        }
        Ok((gain, now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clip_that_reaches_over_several_is_told_for_each() {
        let piece = |id: &str, start: u64, length: u64| Piece {
            start,
            length,
            file: format!("{id}.wav"),
            id: id.to_owned(),
        };
        let pieces =
            [piece("a", 0, 10_000), piece("b", 1_000, 500), piece("c", 3_000, 500), piece("d", 10_000, 9)];
        let (found, count) = overlaps(&pieces, 1_000);
        let told: Vec<(&str, &str, f64)> =
            found.iter().map(|one| (one.id.as_str(), one.next.as_str(), one.by_s)).collect();
        assert_eq!((told, count), (vec![("a", "b", 9.0), ("a", "c", 7.0)], 2));
    }
}

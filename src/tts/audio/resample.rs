//! Another sample rate.

use super::Sink;
use crate::tts::Error;

/// The same sound at another rate; its length is exact.
pub fn resample(samples: Vec<f32>, from: u32, to: u32) -> Result<Vec<f32>, Error> {
    use rubato::Resampler;
    if from == to || samples.is_empty() {
        return Ok(samples);
    }
    let failed = |why: String| Error::Encode { format: "at another sample rate", why };
    let size = |rate: u32| usize::try_from(rate).unwrap_or(usize::MAX);
    let count = samples.len();
    let input = audioadapter_buffers::direct::InterleavedSlice::new(&samples, 1, count)
        .map_err(|error| failed(error.to_string()))?;
    let mut resampler = rubato::Fft::<f32>::new(size(from), size(to), 1024, 1, rubato::FixedSync::Input)
        .map_err(|error| failed(error.to_string()))?;
    let result = resampler.process_all(&input, count, None).map_err(|error| failed(error.to_string()))?;
    Ok(result.take_data())
}

/// Gives what it is given to another sink, at another rate: each part by itself, so that nothing has to wait for the
/// whole. Parts are to begin and end in silence, as sentences do.
pub fn resampling(inner: Box<dyn Sink>, from: u32, to: u32) -> Box<dyn Sink> {
    if from == to { inner } else { Box::new(Resampling { inner, from, to }) }
}

struct Resampling {
    inner: Box<dyn Sink>,
    from: u32,
    to: u32,
}

impl Sink for Resampling {
    fn write(&mut self, samples: &[f32]) -> Result<(), Error> {
        self.inner.write(&resample(samples.to_vec(), self.from, self.to)?)
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        self.inner.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tone_stays_a_tone_and_its_length_is_right() {
        let tone = |rate: f32, count: u16| -> Vec<f32> {
            (0..count).map(|n| (f32::from(n) / rate * 440.0 * std::f32::consts::TAU).sin() * 0.5).collect()
        };
        let there = resample(tone(22_050.0, 22_050), 22_050, 24_000).unwrap();
        assert!(there.len().abs_diff(24_000) <= 1, "{}", there.len());
        let wanted = tone(24_000.0, 24_000);
        let worst = (1000..23_000).map(|at| (there[at] - wanted[at]).abs()).fold(0.0, f32::max);
        assert!(worst < 0.01, "{worst}");
        assert_eq!(resample(vec![], 8000, 16_000).unwrap(), [0.0; 0]);
    }
}

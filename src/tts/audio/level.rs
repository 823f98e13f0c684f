//! Loudness by EBU R128: the gain that brings a sound to a level, with its peaks held below full level.

use super::limiter::{CEILING, Limiter};
use crate::tts::Error;

/// How near the level must come, in LU.
const NEAR: f64 = 0.1;

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    /// The loudness before, in LUFS; `None` where there is too little sound to measure.
    pub before: Option<f64>,
    /// The loudness after.
    pub after: Option<f64>,
}

/// The integrated loudness, in LUFS.
fn integrated(samples: &[f32], sample_rate_hz: u32) -> Result<Option<f64>, Error> {
    let failed = |error: ebur128::Error| Error::Encode { format: "at a loudness", why: error.to_string() };
    let mut meter = ebur128::EbuR128::new(1, sample_rate_hz, ebur128::Mode::I).map_err(failed)?;
    // One channel that is heard on both sides, as players do it, is measured as one channel.
    meter.add_frames_f32(samples).map_err(failed)?;
    let loudness = meter.loudness_global().map_err(failed)?;
    Ok(loudness.is_finite().then_some(loudness))
}

/// Brings a sound to a loudness.
pub fn loudness(samples: &mut Vec<f32>, sample_rate_hz: u32, target: f64) -> Result<Measured, Error> {
    let before = integrated(samples, sample_rate_hz)?;
    let Some(mut now) = before else { return Ok(Measured { before, after: None }) };
    let original = samples.clone();
    let mut gain = 0.0;
    for _ in 0..6 {
        gain += target - now;
        #[expect(clippy::cast_possible_truncation, reason = "a factor for samples")]
        let factor = 10f64.powf(gain / 20.0) as f32;
        samples.clear();
        samples.extend(original.iter().map(|sample| sample * factor));
        limit(samples, sample_rate_hz);
        now = integrated(samples, sample_rate_hz)?.unwrap_or(target);
        if (now - target).abs() < NEAR {
            break;
        }
    }
    Ok(Measured { before, after: Some(now) })
}

/// Turns down what would be too loud.
fn limit(samples: &mut Vec<f32>, sample_rate_hz: u32) {
    if samples.iter().all(|sample| sample.abs() <= CEILING) {
        return;
    }
    let mut limiter = Limiter::new(sample_rate_hz);
    let mut quieter = limiter.push(samples);
    quieter.extend(limiter.finish());
    *samples = quieter;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noise(seconds: usize, level: f32) -> Vec<f32> {
        let mut state = 1u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            #[expect(clippy::cast_precision_loss, reason = "noise")]
            let value = (state >> 8) as f32 / (1 << 23) as f32 - 1.0;
            value * level
        };
        (0..seconds * 24_000).map(|at| if at % 4800 < 2400 { next() } else { next() * 0.05 }).collect()
    }

    #[test]
    fn quiet_and_loud_come_to_the_level_and_peaks_stay_below() {
        for level in [0.01, 0.2, 0.9] {
            let mut samples = noise(3, level);
            let measured = loudness(&mut samples, 24_000, -16.0).unwrap();
            assert!((measured.after.unwrap() + 16.0).abs() < 0.5, "{level}: {measured:?}");
            let peak = samples.iter().fold(0.0f32, |peak, sample| peak.max(sample.abs()));
            assert!(peak <= CEILING + 1e-4, "{peak}");
        }
    }

    #[test]
    fn silence_has_no_level() {
        let mut samples = vec![0.0; 24_000];
        assert_eq!(loudness(&mut samples, 24_000, -16.0).unwrap(), Measured { before: None, after: None });
        assert_eq!(samples, vec![0.0; 24_000]);
    }
}

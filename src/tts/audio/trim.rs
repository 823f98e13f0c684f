//! Which part of a sound is not silence: frames of 2048 samples, one every 512, within 60 dB of the loudest. The
//! sound is thought to be surrounded by silence, so that the first frame lies around the first sample.

use std::ops::Range;

const FRAME: usize = 2048;
const HOP: usize = 512;
/// 60 dB below, as a ratio of mean squares.
const QUIET: f64 = 1e-6;
/// Below this mean square (100 dB under full level), everything is the same silence.
const FLOOR: f64 = 1e-10;

/// From the first sounding frame to the end of the last.
pub fn sounding(samples: &[f32]) -> Range<usize> {
    // Sums of squares up to each sample, so that each frame costs one subtraction.
    let mut sums = Vec::with_capacity(samples.len() + 1);
    sums.push(0.0f64);
    let mut sum = 0.0;
    for sample in samples {
        sum += f64::from(*sample) * f64::from(*sample);
        sums.push(sum);
    }
    let frames = samples.len() / HOP + 1;
    let power = |frame: usize| {
        let middle = frame * HOP;
        let from = middle.saturating_sub(FRAME / 2).min(samples.len());
        let to = (middle + FRAME / 2).min(samples.len());
        #[expect(clippy::cast_precision_loss, reason = "2048")]
        let mean = (sums[to] - sums[from]) / FRAME as f64;
        mean.max(FLOOR)
    };
    let loudest = (0..frames).map(power).fold(FLOOR, f64::max);
    let sounds = |frame: &usize| power(*frame) > loudest * QUIET;
    let Some(first) = (0..frames).find(sounds) else { return 0..0 };
    let last = (0..frames).rev().find(sounds).unwrap_or(first);
    (first * HOP).min(samples.len())..((last + 1) * HOP).min(samples.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silence_at_both_ends_is_left_out() {
        let mut samples = vec![0.0; 24_000];
        samples.extend((0..24_000u16).map(|n| (f32::from(n) * 0.1).sin() * 0.5));
        samples.resize(96_000, 0.0);
        let kept = sounding(&samples);
        assert!(kept.start > 22_000 && kept.start <= 24_000, "{kept:?}");
        assert!(kept.end >= 48_000 && kept.end < 50_000, "{kept:?}");
    }

    #[test]
    fn what_is_even_is_kept_and_nothing_is_nothing() {
        assert_eq!(sounding(&vec![0.5; 5000]), 0..5000);
        assert_eq!(sounding(&vec![0.0; 5000]), 0..5000);
        assert_eq!(sounding(&[]), 0..0);
    }
}

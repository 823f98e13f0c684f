//! Turns down what would be too loud, beginning shortly before it comes and letting go slowly after. It is given a
//! sound piece by piece and holds no more than it looks ahead.

/// Peaks stay 1 dB below full level.
pub(super) const CEILING: f32 = 0.891_25;
/// How far ahead it looks, and how slowly it lets go, in seconds.
const AHEAD_S: f64 = 0.005;
const RELEASE_S: f64 = 0.08;

/// The limiter of one sound.
pub struct Limiter {
    ahead: usize,
    /// What the gain may rise and fall by with each sample.
    rise: f32,
    fall: f32,
    /// The gain of the sample that came last.
    last: f32,
    samples: Vec<f32>,
    gains: Vec<f32>,
}

impl Limiter {
    /// A limiter for sound of this rate.
    pub fn new(sample_rate_hz: u32) -> Self {
        let rate = f64::from(sample_rate_hz);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of samples")]
        let ahead = ((AHEAD_S * rate) as usize).max(1);
        #[expect(clippy::cast_possible_truncation, reason = "a factor for samples")]
        let rise = (1.0 / (RELEASE_S * rate)) as f32;
        #[expect(clippy::cast_precision_loss, reason = "some hundred samples")]
        let fall = 1.0 / ahead as f32;
        Self { ahead, rise, fall, last: 1.0, samples: vec![], gains: vec![] }
    }

    /// Takes samples, and gives those that are settled.
    pub fn push(&mut self, samples: &[f32]) -> Vec<f32> {
        for sample in samples {
            let needed = if sample.abs() > CEILING { CEILING / sample.abs() } else { 1.0 };
            self.last = needed.min(self.last + self.rise);
            self.gains.push(self.last);
        }
        self.samples.extend_from_slice(samples);
        let ready = self.samples.len().saturating_sub(self.ahead);
        self.settled(ready)
    }

    /// The rest.
    pub fn finish(&mut self) -> Vec<f32> {
        self.settled(self.samples.len())
    }

    /// Begins early: a straight line down to each dip.
    fn settled(&mut self, count: usize) -> Vec<f32> {
        if count == 0 {
            return vec![];
        }
        for at in (0..self.gains.len().saturating_sub(1)).rev() {
            self.gains[at] = self.gains[at].min(self.gains[at + 1] + self.fall);
        }
        let gains = self.gains.drain(..count);
        self.samples.drain(..count).zip(gains).map(|(sample, gain)| sample * gain).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_give_what_the_whole_gives_and_no_peak_stays() {
        let sound: Vec<f32> = (0..5000u16)
            .map(|at| (f32::from(at) * 0.37).sin() * if at % 1700 > 1500 { 3.0 } else { 0.4 })
            .collect();
        let limited = |sizes: &[usize]| {
            let (mut limiter, mut found, mut at) = (Limiter::new(8000), vec![], 0);
            for size in sizes.iter().cycle() {
                let end = (at + size).min(sound.len());
                found.extend(limiter.push(&sound[at..end]));
                at = end;
                if at == sound.len() {
                    break;
                }
            }
            found.extend(limiter.finish());
            found
        };
        let whole = limited(&[5000]);
        assert_eq!(whole.len(), sound.len());
        assert!(whole.iter().all(|sample| sample.abs() <= CEILING + 1e-5));
        assert!((whole[100] - sound[100]).abs() < 1e-9);
        for sizes in [&[1][..], &[7, 300, 1], &[4999]] {
            assert_eq!(limited(sizes), whole);
        }
    }
}

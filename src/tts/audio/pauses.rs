//! The silences that marks ask for, put where the model left a gap that is too short.

use std::time::Duration;

/// The length of the frames in which silence is looked for.
const FRAME_S: f64 = 0.01;
/// 40 dB below the loudest frame.
const QUIET: f64 = 0.01;
/// How many frames before and after a mark its gap may lie.
const REACH: usize = 15;

/// A time in samples.
pub fn samples(time: Duration, sample_rate_hz: u32) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a length in samples")]
    let count = (time.as_secs_f64() * f64::from(sample_rate_hz)) as usize;
    count
}

/// Lengthens the gap after each mark to what it asks for. `edges` are where the ids begin, with the end of the last;
/// they move along. `wanted` has the silence after each id.
pub fn lengthen(sound: Vec<f32>, edges: &mut [usize], wanted: &[Duration], sample_rate_hz: u32) -> Vec<f32> {
    let frame = samples(Duration::from_millis(10), sample_rate_hz).max(1);
    let quiet = quiet_frames(&sound, frame);
    let mut out: Option<Vec<f32>> = None;
    let (mut cut, mut shift) = (0, 0usize);
    for (id, wanted) in wanted.iter().enumerate() {
        let end = edges.get(id + 1).copied().unwrap_or(sound.len());
        if let Some(edge) = edges.get_mut(id) {
            *edge += shift;
        }
        if wanted.is_zero() {
            continue;
        }
        let Some((start, length)) = run_around(&quiet, end / frame) else { continue };
        #[expect(clippy::cast_precision_loss, reason = "a count of frames")]
        let missing = wanted.as_secs_f64() - length as f64 * FRAME_S;
        let middle = (start + length / 2) * frame;
        if missing <= 0.0 || middle < cut {
            continue;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below a second")]
        let added = (missing * f64::from(sample_rate_hz)) as usize;
        let longer = out.get_or_insert_with(|| Vec::with_capacity(sound.len() + added));
        longer.extend_from_slice(&sound[cut..middle]);
        longer.resize(longer.len() + added, 0.0);
        cut = middle;
        shift += added;
    }
    for edge in edges.iter_mut().skip(wanted.len()) {
        *edge += shift;
    }
    match out {
        None => sound,
        Some(mut longer) => {
            longer.extend_from_slice(&sound[cut..]);
            longer
        }
    }
}

fn quiet_frames(sound: &[f32], frame: usize) -> Vec<bool> {
    let square = |sample: &f32| f64::from(*sample) * f64::from(*sample);
    let loudness = |frame: &[f32]| frame.iter().map(square).sum::<f64>().sqrt();
    let all: Vec<f64> = sound.chunks_exact(frame).map(loudness).collect();
    let loudest = all.iter().copied().fold(0.0, f64::max);
    all.iter().map(|loudness| *loudness <= loudest * QUIET).collect()
}

/// The run of quiet frames that is nearest to a frame: where it begins, and how many there are.
fn run_around(quiet: &[bool], at: usize) -> Option<(usize, usize)> {
    let is = |frame: usize| quiet.get(frame).copied().unwrap_or(false);
    let inside = (0..=REACH).find_map(|away| {
        let before = at.checked_sub(away).filter(|frame| is(*frame));
        before.or_else(|| Some(at + away).filter(|frame| is(*frame)))
    })?;
    let start = (0..=inside).rev().take_while(|frame| is(*frame)).last()?;
    let end = (inside..quiet.len()).take_while(|frame| is(*frame)).last()?;
    Some((start, end - start + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_gap_is_lengthened_and_the_edges_move() {
        // Half a second of sound, 50 ms of silence, half a second of sound, at 1000 Hz.
        let mut sound = vec![0.5; 500];
        sound.resize(550, 0.0);
        sound.resize(1050, 0.5);
        let mut edges = vec![0, 500, 550, 1050];
        let wanted = [Duration::ZERO, Duration::from_millis(250), Duration::ZERO];
        let longer = lengthen(sound, &mut edges, &wanted, 1000);
        assert_eq!(longer.len(), 1250);
        assert_eq!(edges, [0, 500, 750, 1250]);
        assert!(longer[500..720].iter().all(|sample| *sample == 0.0));
    }

    #[test]
    fn where_there_is_no_gap_nothing_is_cut() {
        let sound = vec![0.5; 1000];
        let mut edges = vec![0, 500, 1000];
        let same = lengthen(sound.clone(), &mut edges, &[Duration::from_millis(250); 2], 1000);
        assert_eq!((same, edges), (sound, vec![0, 500, 1000]));
    }
}

//! From the lengths of ids to the times of words.

use super::Timed;
use crate::tts::front::Chunk;

/// The sample at which each id begins, and the end: one more than there are ids. The lengths are scaled so that
/// they end exactly with the sound.
pub(super) fn edges(lengths: &[f32], samples: usize) -> Vec<usize> {
    let all: f64 = lengths.iter().map(|length| f64::from(*length)).sum();
    let mut edges = Vec::with_capacity(lengths.len() + 1);
    edges.push(0);
    let mut until = 0.0;
    #[expect(clippy::cast_precision_loss, reason = "a count of samples")]
    let scale = if all > 0.0 { samples as f64 / all } else { 0.0 };
    for length in lengths {
        until += f64::from(*length);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and the count"
        )]
        edges.push(((until * scale).round_ties_even() as usize).min(samples));
    }
    edges
}

/// The words of a chunk by the edges of its ids. Each word begins no earlier than the one before it ended.
pub(super) fn words(chunk: &Chunk, edges: &[usize]) -> Vec<Timed> {
    let at = |id: usize| edges.get(id).or(edges.last()).copied().unwrap_or(0);
    let mut before = 0;
    let timed = chunk.words.iter().map(|word| {
        let start = at(word.ids.start).max(before);
        let end = at(word.ids.end).max(start);
        before = end;
        Timed { text: word.text.clone(), start, end }
    });
    timed.collect()
}

/// The edges for a model that does not tell lengths: each id counts the same, a pad a quarter of that.
pub(super) fn guessed(chunk: &Chunk, pad: i64, samples: usize) -> Vec<usize> {
    let weights: Vec<f32> = chunk.ids.iter().map(|id| if *id == pad { 0.25 } else { 1.0 }).collect();
    edges(&weights, samples)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tts::front::Word;

    #[test]
    fn edges_end_with_the_sound_and_words_never_overlap() {
        assert_eq!(edges(&[1.0, 2.0, 1.0], 800), [0, 200, 600, 800]);
        assert_eq!(edges(&[], 10), [0]);
        assert_eq!(edges(&[0.0, 0.0], 10), [0, 0, 0]);
        let word = |text: &str, ids| Word { text: text.to_owned(), ids };
        let chunk = Chunk {
            ids: vec![0, 5, 6, 0],
            words: vec![word("a", 1..3), word("b", 2..9)],
            ..Chunk::default()
        };
        let words = words(&chunk, &[0, 10, 20, 30, 40]);
        assert_eq!((words[0].start, words[0].end, words[1].start, words[1].end), (10, 30, 30, 40));
        assert_eq!(*guessed(&chunk, 0, 100).last().unwrap(), 100);
    }
}

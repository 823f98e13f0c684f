//! Words as they were written: those that stand for one stretch of the text become one again.

use super::Timed;
use crate::tts::front::Written;

/// How far a word may be looked for in its chunk.
const REACH: usize = 200;

impl Written {
    /// The words of a chunk, with what was written in the place of what was said.
    pub(super) fn words(&self, text: &str, words: Vec<Timed>) -> Vec<Timed> {
        if self.spans.is_empty() {
            return words;
        }
        let mut at = 0;
        let mut all: Vec<Timed> = Vec::with_capacity(words.len());
        let mut last: Option<usize> = None;
        for word in words {
            let mut end = (at + word.text.len() + REACH).min(text.len());
            while !text.is_char_boundary(end) {
                end += 1;
            }
            let found = text.get(at..end).and_then(|rest| rest.find(&word.text)).map(|found| at + found);
            let Some(found) = found.filter(|_| !word.text.is_empty()) else {
                last = None;
                all.push(word);
                continue;
            };
            at = found + word.text.len();
            let span = self.spans.iter().position(|(range, _)| range.start < at && found < range.end);
            match (span, last, all.last_mut()) {
                (Some(span), Some(before), Some(open)) if span == before => open.end = word.end,
                (Some(span), ..) => {
                    // What is not said stands for itself: a sign that was dropped is no word.
                    let (range, written) = &self.spans[span];
                    let front = text.get(found..range.start.max(found)).unwrap_or_default();
                    let behind = text.get(range.end.min(at)..at).unwrap_or_default();
                    all.push(Timed { text: format!("{front}{written}{behind}"), ..word });
                }
                (None, ..) => all.push(word),
            }
            last = span;
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_stand_for_one_become_one() {
        let text = "It costs three dollars and fifty cents, Doctor Lee.";
        let spans = vec![(9..38, "$3.50".to_owned()), (40..46, "Dr.".to_owned())];
        let written = Written { text: String::new(), spans };
        let words: Vec<Timed> = text
            .split(' ')
            .enumerate()
            .map(|(at, word)| Timed { text: word.to_owned(), start: at * 10, end: at * 10 + 10 })
            .collect();
        let read = written.words(text, words);
        let shown: Vec<_> = read.iter().map(|word| (word.text.as_str(), word.start, word.end)).collect();
        assert_eq!(
            shown,
            [("It", 0, 10), ("costs", 10, 20), ("$3.50", 20, 70), ("Dr.", 70, 80), ("Lee.", 80, 90)]
        );
    }
}

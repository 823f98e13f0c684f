//! A text that was changed, and where each stretch of it stood before.

use std::ops::Range;

/// A stretch that was replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where the new words stand, in bytes of the new text.
    pub new: Range<usize>,
    /// Where the old ones stood, in bytes of the old text.
    pub old: Range<usize>,
}

/// A text after changes. What lies between two changes is as it was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aligned {
    /// The new text.
    pub text: String,
    /// What was replaced, in order.
    pub changes: Vec<Change>,
}

impl Aligned {
    /// A text as it is.
    pub fn same(text: &str) -> Self {
        Self { text: text.to_owned(), changes: Vec::new() }
    }

    /// Adds a stretch that stays as it is.
    pub(super) fn keep(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds words in the place of a stretch of the old text.
    pub(super) fn replace<const N: usize>(&mut self, old: Range<usize>, words: [&str; N]) {
        let start = self.text.len();
        self.text.extend(words);
        self.changes.push(Change { new: start..self.text.len(), old });
    }

    /// Where a place of the new text was in the old: exact between changes, the beginning of the stretch within one.
    pub fn old_of(&self, byte: usize) -> usize {
        let after = self.changes.partition_point(|change| change.new.start <= byte);
        let Some(change) = after.checked_sub(1).and_then(|at| self.changes.get(at)) else { return byte };
        if byte < change.new.end { change.old.start } else { change.old.end + (byte - change.new.end) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_go_back_through_changes() {
        let mut aligned = Aligned::default();
        aligned.keep("pay ");
        aligned.replace(4..6, ["five ", "dollars"]);
        aligned.keep(" now ");
        aligned.replace(11..12, ["and"]);
        assert_eq!(aligned.text, "pay five dollars now and");
        assert_eq!([0, 4, 9, 16, 17, 21].map(|byte| aligned.old_of(byte)), [0, 4, 4, 6, 7, 11]);
    }
}

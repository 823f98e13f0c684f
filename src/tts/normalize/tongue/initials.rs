//! The letters that the words of a table begin with: most words of a text begin none, and are passed over at once.

use super::{MonthNames, Unit};

/// A set of letters.
#[derive(Clone, Copy, Debug)]
pub(in crate::tts::normalize) struct Initials(u128);

impl Initials {
    /// Of the names of months, which are written in small letters.
    pub(super) const fn of_months(months: &[MonthNames; 12]) -> Self {
        let mut all = Self(0);
        let mut month = 0;
        while month < months.len() {
            all = all.and(months[month].1);
            month += 1;
        }
        all
    }

    /// Of abbreviations.
    pub(super) const fn of_pairs(pairs: &[(&str, &str)]) -> Self {
        let mut all = Self(0);
        let mut pair = 0;
        while pair < pairs.len() {
            all = all.and(&[pairs[pair].0]);
            pair += 1;
        }
        all
    }

    /// Of the signs of units.
    pub(super) const fn of_units(units: &[Unit]) -> Self {
        let mut all = Self(0);
        let mut unit = 0;
        while unit < units.len() {
            all = all.and(units[unit].signs);
            unit += 1;
        }
        all
    }

    const fn and(self, words: &[&str]) -> Self {
        let mut all = self.0;
        let mut word = 0;
        while word < words.len() {
            let first = words[word].as_bytes()[0];
            if first.is_ascii() {
                all |= 1 << first;
            }
            word += 1;
        }
        Self(all)
    }

    /// Whether a word of the table may begin with a byte. Letters beyond ASCII are not told apart.
    pub(in crate::tts::normalize) fn may_begin(self, first: u8) -> bool {
        !first.is_ascii() || self.0 >> first & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_begins_no_word_of_a_table_is_passed_over() {
        let letters = Initials::of_pairs(&[("bzw.", ""), ("d. h.", ""), ("Étage", "")]);
        let found: Vec<u8> = (0..=u8::MAX).filter(|byte| letters.may_begin(*byte)).collect();
        assert_eq!(found[..2], *b"bd");
        assert_eq!(found[2..], (128..=u8::MAX).collect::<Vec<u8>>());
    }
}

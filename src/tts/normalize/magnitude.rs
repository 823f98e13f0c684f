//! Large numbers with a letter behind them: 1.2M units, 3.5K, 8bn people.

use super::{
    quantity::{is_before, quantity},
    scan::{At, Said, word},
};

/// The letters, what they say, and whether only a decimal makes sure of them: "4K" is a screen.
const LETTERS: [(&str, &str, bool); 7] = [
    ("M", "million", false),
    ("mn", "million", false),
    ("bn", "billion", false),
    ("tn", "trillion", false),
    ("B", "billion", true),
    ("K", "thousand", true),
    ("k", "thousand", true),
];

/// A number with such a letter right behind it. English only.
pub(super) fn read(at: &At<'_>) -> Option<Said> {
    if !at.tongue.is_english() || !is_before(at, &['M', 'm', 'b', 't', 'B', 'K', 'k']) {
        return None;
    }
    let quantity = quantity(at)?;
    let number = quantity.number.as_ref()?;
    let letters = word(at.from(quantity.end));
    let (_, name, _) = LETTERS
        .iter()
        .find(|(known, _, decimal)| *known == letters && (!decimal || number.fraction.is_some()))?;
    Some(Said { end: quantity.end + letters.len(), words: format!("{} {name}", quantity.words()) })
}

#[cfg(test)]
mod tests {
    use crate::tts::normalize::testing::table;

    #[test]
    fn large_numbers_with_a_letter_are_read() {
        table(
            "en-us",
            &[
                (
                    "1.2M units in 3.5K shops",
                    "one point two million units in three point five thousand shops",
                ),
                ("8bn people", "eight billion people"),
                ("a 4K film, 5M in all", "a four K film, five million in all"),
                ("10 MB and 3 MP", "ten megabytes and three megapixels"),
            ],
        );
    }
}

//! Ranges: what stands between two numbers.

use super::{
    quantity::Quantity,
    scan::{At, Said, last_word},
};

const DASHES: [&str; 3] = ["-", "–", "—"];

/// The second number of a range whose first ends at a byte.
pub(super) fn second<'a>(at: &At<'a>, end: usize) -> Option<Quantity<'a>> {
    let rest = at.from(end);
    let spaced = rest.strip_prefix(' ').unwrap_or(rest);
    let dash = DASHES.into_iter().find(|dash| spaced.starts_with(dash))?;
    let behind = &spaced[dash.len()..];
    let inner = behind.strip_prefix(' ').unwrap_or(behind);
    // Spaced on both sides or on none.
    if (spaced.len() < rest.len()) != (inner.len() < behind.len()) {
        return None;
    }
    let number = at.number(at.text.len() - inner.len())?;
    Some(Quantity { is_one: false, ..Quantity::of(number, at.tongue) })
}

/// "9x13" and "3:1", right behind the first number.
pub(super) fn between(at: &At<'_>) -> Option<Said> {
    if !at.tongue.is_english() {
        return None;
    }
    let first = at.rest().chars().next()?;
    let end = at.start + first.len_utf8();
    let count = super::scan::digits(at.from(end));
    if count == 0 {
        return None;
    }
    if matches!(first, 'x' | '×') {
        return Some(Said { end, words: " by ".to_owned() });
    }
    // Two digits are minutes, and "John 3:5" is a verse.
    let number = at.before().trim_end_matches(|c: char| c.is_ascii_digit());
    let name = last_word(number.trim_end());
    let verse = name.len() > 2 && name.starts_with(char::is_uppercase);
    (first == ':' && count == 1 && !at.goes_on(end + 1) && !verse)
        .then(|| Said { end, words: format!(" {} ", at.tongue.words.to) })
}

/// The dash between what was just read and a number.
pub(super) fn read(at: &At<'_>) -> Option<Said> {
    let dash = DASHES.into_iter().find(|dash| at.rest().starts_with(dash))?;
    let end = at.start + dash.len();
    let next = at.from(end).chars().next()?;
    let before = at.before().chars().next_back()?;
    let is_number = next.is_ascii_digit() || "$£€¥₹".contains(next);
    let from = before.is_alphanumeric() || matches!(before, '%' | '°' | '€' | '\'' | '"');
    (is_number && from).then(|| Said { end, words: format!(" {} ", at.tongue.words.to) })
}

#[cfg(test)]
mod tests {
    use crate::tts::normalize::testing::table;

    #[test]
    fn ranges_are_read() {
        table(
            "en-us",
            &[
                ("12-15", "twelve to fifteen"),
                ("5–10 kg", "five to ten kilograms"),
                ("1990–2000", "nineteen ninety to two thousand"),
                ("1914–18", "nineteen fourteen to eighteen"),
                ("10:00-12:00", "ten o'clock to twelve o'clock"),
                ("20–25°C", "twenty to twenty five degrees Celsius"),
                ("1.5-2.5", "one point five to two point five"),
                ("ages 3-5", "ages three to five"),
            ],
        );
    }
}

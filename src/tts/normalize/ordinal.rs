//! Ordinals: 1st, 22nd.

use super::scan::{At, Said};

/// An ordinal.
pub(super) fn read(at: &At<'_>) -> Option<Said> {
    let number = at.number(at.start)?;
    let value = number.value().filter(|_| number.fraction.is_none())?;
    let end = number.end + ending(at, number.end)?;
    if at.goes_on(end) {
        return None;
    }
    if at.from(number.end).starts_with('.') && end == number.end + 1 {
        // "die 3. Etage", but not the end of a sentence.
        let next = at.word_after(end);
        let goes_on = next.chars().next().is_some_and(char::is_alphabetic) && number.whole.len() < 4;
        return goes_on.then(|| Said { end, words: (at.tongue.day)(at, value) });
    }
    let words = (at.tongue.ordinal)(value);
    let female = at.text[number.end..end].contains('ª');
    let words = match words.strip_suffix('o').filter(|_| female) {
        Some(stem) => format!("{stem}a"),
        None => words,
    };
    Some(Said { end, words })
}

/// The length of an ending that makes an ordinal.
pub(super) fn ending(at: &At<'_>, byte: usize) -> Option<usize> {
    let rest = at.from(byte);
    let ends = |end: &&&str| rest.get(..end.len()).is_some_and(|start| start.eq_ignore_ascii_case(end));
    at.tongue.ordinal_ends.iter().find(ends).map(|end| end.len())
}

#[cfg(test)]
mod tests {
    use crate::tts::normalize::testing::table;

    #[test]
    fn ordinals_are_read() {
        table(
            "en-us",
            &[
                ("1st", "first"),
                ("the 2nd time", "the second time"),
                ("3rd", "third"),
                ("11th", "eleventh"),
                ("21st century", "twenty first century"),
                ("42ND Street", "forty second Street"),
                ("100th", "one hundredth"),
                ("1,000th", "one thousandth"),
                ("5th-grade", "fifth-grade"),
                ("5thing", "five thing"),
            ],
        );
    }
}

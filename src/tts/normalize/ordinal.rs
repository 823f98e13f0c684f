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
    // "tercer piso"
    let before_noun = at.tongue.code == "es" && at.word_after(end).starts_with(char::is_lowercase);
    let words =
        match words.strip_suffix('o').filter(|stem| before_noun && matches!(*stem, "primer" | "tercer")) {
            Some(stem) => stem.to_owned(),
            None => words,
        };
    Some(Said { end, words })
}

/// What stands in a row: a sign like that of degrees before it makes an ordinal, as in "3° piano".
const IN_A_ROW: &str = "piano posto anno secolo capitolo giorno premio turno livello compleanno anniversario reggimento andar lugar \
    ano século capítulo dia prêmio prémio nível aniversário batalhão piso puesto año siglo día premio nivel aniversario";

/// Whether the sign at a byte makes an ordinal rather than degrees, by the word behind it.
pub(super) fn is_sign(at: &At<'_>, byte: usize) -> bool {
    let rest = at.from(byte);
    let Some(behind) = rest.strip_prefix(['°', 'º']).filter(|_| matches!(at.tongue.code, "it" | "es" | "pt"))
    else {
        return false;
    };
    let next = at.word_after(at.text.len() - behind.len());
    !next.is_empty() && IN_A_ROW.split_whitespace().any(|word| word == next)
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

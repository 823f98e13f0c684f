//! Numbers with a decimal part.

use super::{
    quantity::{number_words, sign},
    scan::{At, Said},
};

/// A decimal number.
pub(super) fn read(at: &At<'_>) -> Option<Said> {
    let (sign, length) = sign(at);
    let number = at.number(at.start + length)?;
    number.fraction.as_ref()?;
    let words = number_words(at.tongue, &number);
    let words = if sign.is_empty() { words } else { format!("{sign} {words}") };
    Some(Said { end: number.end, words })
}

#[cfg(test)]
mod tests {
    use crate::tts::normalize::testing::table;

    #[test]
    fn decimals_are_read() {
        table(
            "en-us",
            &[
                ("3.14159", "three point one four one five nine"),
                ("0.5 is half", "zero point five is half"),
                (".25", "point two five"),
                ("-2.50", "minus two point five zero"),
                ("1,000.5", "one thousand point five"),
                ("It was 98.6.", "It was ninety eight point six."),
                ("10.0", "ten point zero"),
            ],
        );
    }
}

//! Percent and per mille.

use super::{
    quantity::{is_before, quantity},
    scan::{At, Said},
};

/// A number of hundredths or thousandths.
pub(super) fn read(at: &At<'_>) -> Option<Said> {
    if !is_before(at, &['%', '‰']) {
        return None;
    }
    let quantity = quantity(at)?;
    let rest = at.from(quantity.end);
    let behind = rest.strip_prefix([' ', '\u{a0}']).unwrap_or(rest);
    let words = &at.tongue.words;
    let (sign, word) = [("%", words.percent), ("‰", words.per_mille)]
        .into_iter()
        .find(|(sign, _)| behind.starts_with(sign))?;
    let end = at.text.len() - behind.len() + sign.len();
    Some(Said { end, words: format!("{} {word}", quantity.words()) })
}

#[cfg(test)]
mod tests {
    use crate::tts::normalize::testing::table;

    #[test]
    fn percent_is_read() {
        table(
            "en-us",
            &[
                ("rose 12.5% to 60%", "rose twelve point five percent to sixty percent"),
                ("5 % of", "five percent of"),
                ("100%.", "one hundred percent."),
                ("-3%", "minus three percent"),
                ("5‰", "five per mille"),
                ("5-10%", "five to ten percent"),
                ("5%–10%", "five percent to ten percent"),
                ("a 20%-off sale", "a twenty percent-off sale"),
                ("+2%", "plus two percent"),
            ],
        );
    }
}

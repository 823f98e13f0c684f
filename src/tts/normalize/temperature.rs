//! Degrees: 20°C, -5 °F, 90°, places on the globe.

use super::{
    quantity::{is_before, number_words, quantity},
    scan::{At, Said},
};

/// A number of degrees.
pub(super) fn read(at: &At<'_>) -> Option<Said> {
    if !is_before(at, &['°', 'º', '℃', '℉']) {
        return None;
    }
    let quantity = quantity(at)?;
    if super::ordinal::is_sign(at, quantity.end) {
        return None;
    }
    let words = &at.tongue.words;
    let rest = at.from(quantity.end);
    let behind = rest.strip_prefix(' ').unwrap_or(rest);
    let whole = |behind: &str| at.text.len() - behind.len();
    let one = quantity.is_one || at.is_attributive(quantity.end + rest.len() - behind.len() + '°'.len_utf8());
    let name = if one { words.degree.0 } else { words.degree.1 };
    for (sign, scale) in [("℃", words.celsius), ("℉", words.fahrenheit)] {
        if let Some(end) = behind.strip_prefix(sign) {
            return Some(Said { end: whole(end), words: format!("{} {name} {scale}", quantity.words()) });
        }
    }
    let behind = behind.strip_prefix(['°', 'º'])?;
    if let Some(place) = place(at, &quantity.words(), whole(behind)) {
        return Some(place);
    }
    let scaled = behind.strip_prefix(' ').unwrap_or(behind);
    for (sign, scale) in [('C', words.celsius), ('F', words.fahrenheit), ('K', words.kelvin)] {
        if let Some(end) = scaled.strip_prefix(sign).filter(|end| !end.starts_with(char::is_alphanumeric)) {
            return Some(Said { end: whole(end), words: format!("{} {name} {scale}", quantity.words()) });
        }
    }
    Some(Said { end: whole(behind), words: format!("{} {name}", quantity.words()) })
}

/// 40°26′46″N: degrees, minutes, seconds, and where to.
fn place(at: &At<'_>, degrees: &str, start: usize) -> Option<Said> {
    if !at.tongue.is_english() {
        return None;
    }
    let mut words = format!("{degrees} degrees");
    let mut end = start;
    let mut parts = 0;
    for (signs, name) in [(["′", "'"], "minutes"), (["″", "\""], "seconds")] {
        let spaced = end + usize::from(at.from(end).starts_with(' '));
        let Some(number) = at.number(spaced) else { break };
        let rest = at.from(number.end);
        let Some(sign) = signs.into_iter().find(|sign| rest.starts_with(sign)) else { break };
        words = format!("{words} {} {name}", number_words(at.tongue, &number));
        end = number.end + sign.len();
        parts += 1;
    }
    let rest = at.from(end);
    let spaced = rest.strip_prefix(' ').unwrap_or(rest);
    let to = [('N', "north"), ('S', "south"), ('E', "east"), ('W', "west")];
    let to = to.into_iter().find(|(letter, _)| {
        spaced.strip_prefix(*letter).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    match to {
        Some((_, name)) => {
            Some(Said { end: at.text.len() - spaced.len() + 1, words: format!("{words} {name}") })
        }
        None => (parts > 0).then_some(Said { end, words }),
    }
}

#[cfg(test)]
mod tests {
    use crate::tts::normalize::testing::table;

    #[test]
    fn degrees_are_read() {
        table(
            "en-us",
            &[
                ("20°C", "twenty degrees Celsius"),
                ("-5 °F today", "minus five degrees Fahrenheit today"),
                ("1°C", "one degree Celsius"),
                ("a 90° turn", "a ninety degree turn"),
                ("36.6 °C.", "thirty six point six degrees Celsius."),
                ("20℃", "twenty degrees Celsius"),
                ("300 °K", "three hundred degrees kelvin"),
                ("40°26′46″N", "forty degrees twenty six minutes forty six seconds north"),
                ("51° N", "fifty one degrees north"),
            ],
        );
    }
}

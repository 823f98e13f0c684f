//! Whole numbers, and digits for those that are names more than numbers.

use super::{
    quantity::{number_words, sign},
    scan::{At, Number, Said},
};

/// A whole number.
pub(super) fn read(at: &At<'_>) -> Option<Said> {
    let (sign, length) = sign(at);
    let number = at.number(at.start + length)?;
    if number.fraction.is_some() {
        return None;
    }
    if at.keeps_plain && number.is_plain() {
        return Some(Said { end: number.end, words: at.text[at.start..number.end].to_owned() });
    }
    let words = before_noun(at, &number).unwrap_or_else(|| number_words(at.tongue, &number));
    let words = if sign.is_empty() { words } else { format!("{sign} {words}") };
    Some(Said { end: number.end, words })
}

/// "veintiún días", "veintiuna casas": Spanish has the number agree with what is counted.
fn before_noun(at: &At<'_>, number: &Number) -> Option<String> {
    let value =
        number.value().filter(|value| at.tongue.code == "es" && value % 10 == 1 && value % 100 != 11)?;
    let noun = at.word_after(number.end);
    let no_noun = ["de", "del", "y", "o", "a", "al", "en", "por", "con", "sin", "que", "es", "son", "para"];
    if number.is_code() || !noun.starts_with(char::is_lowercase) || no_noun.contains(&noun) {
        return None;
    }
    let masculine =
        ["día", "días", "mapa", "mapas", "problema", "problemas", "tema", "temas", "idioma", "idiomas"];
    let female = !masculine.contains(&noun) && (noun.ends_with('a') || noun.ends_with("as"));
    // The table knows the gender of these two.
    Some((at.tongue.count)(value, if female { "hora" } else { "euro" }))
}

/// Digits behind letters: B52, MP3, iPhone15.
pub(super) fn in_word(at: &At<'_>) -> Option<Said> {
    let digits = &at.rest()[..super::scan::digits(at.rest())];
    let end = at.start + digits.len();
    let value = |digits: &str| Some((at.tongue.cardinal)(digits.parse().ok()?));
    let century = digits.starts_with("19") || digits.starts_with("20");
    let words = if digits.len() == 4 && century && at.tongue.is_english() {
        (at.tongue.year)(digits.parse().ok()?)
    } else if digits.starts_with('0') || digits.len() > 3 {
        at.tongue.spell_digits(digits)
    } else if digits.len() == 3 && !digits.ends_with("00") && at.tongue.is_english() {
        let (first, rest) = digits.split_at(1);
        match rest.strip_prefix('0') {
            Some(last) => format!("{} oh {}", value(first)?, value(last)?),
            None => format!("{} {}", value(first)?, value(rest)?),
        }
    } else {
        value(digits)?
    };
    Some(Said { end, words })
}

#[cfg(test)]
mod tests {
    use crate::tts::normalize::testing::table;

    #[test]
    fn whole_numbers_are_read() {
        table(
            "en-us",
            &[
                ("42 excuses", "forty two excuses"),
                ("0", "zero"),
                ("7", "seven"),
                ("100", "one hundred"),
                ("101 things", "one hundred one things"),
                (
                    "1,234,567 reasons",
                    "one million two hundred thirty four thousand five hundred sixty seven reasons",
                ),
                ("12,000", "twelve thousand"),
                ("1000000", "one million"),
                ("-7 degrees", "minus seven degrees"),
                ("it is −12 now", "it is minus twelve now"),
                ("007", "zero zero seven"),
                ("3500 files", "three thousand five hundred files"),
                ("10000 steps", "ten thousand steps"),
                ("covid-19", "covid-nineteen"),
                ("5-year-old", "five-year-old"),
                ("MP3", "MP three"),
                ("a B52 flew", "a B fifty two flew"),
                ("Boeing747", "Boeing seven forty seven"),
                ("4x4", "four by four"),
                ("3D", "three D"),
                ("(12)", "(twelve)"),
                ("1,2,3", "one,two,three"),
            ],
        );
    }
}

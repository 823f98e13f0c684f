//! Units behind numbers: 5 kg, 30 km/h, 12 m², 6'2".

use super::{
    quantity::{Quantity, quantity},
    scan::{At, Said},
    tongue::Unit,
};

/// Units that are words or letters of their own, and so must touch the number.
const ONLY_JOINED: &[&str] =
    &["A", "B", "N", "in", "t", "pt", "h", "l", "bar", "MP", "mi", "min", "s", "sec", "hp", "W", "V"];
/// What makes sure of one that stands apart.
const MEASURED: &str = "long wide high tall deep thick by x × per of";

/// A number with a unit.
pub(super) fn read(at: &At<'_>) -> Option<Said> {
    let quantity = quantity(at)?;
    feet_and_inches(at, &quantity).or_else(|| with_unit(at, &quantity))
}

fn with_unit(at: &At<'_>, quantity: &Quantity) -> Option<Said> {
    let rest = at.from(quantity.end);
    let space = usize::from(rest.starts_with(' ') || rest.starts_with('-'));
    let from = quantity.end + space;
    let (unit, mut end) = unit(at, from)?;
    if space == 1 && !may_stand_apart(at, unit, end) {
        return None;
    }
    // "5-in-one" and "10-m-high": a hyphen needs a unit that cannot be a word.
    if rest.starts_with('-') && at.text[from..end].len() < 2 {
        return None;
    }
    let (power, length) = power(at, end);
    end += length;
    if at.goes_on(end) {
        return None;
    }
    let stop = stop_of_abbreviation(at, end);
    let single = quantity.is_one || rest.starts_with('-') || at.is_attributive(stop);
    let name = if single { unit.one } else { unit.many };
    let mut words = format!("{} {power}{name}", quantity.words());
    if let Some(said) = per(at, end) {
        words.push_str(&said.words);
        end = said.end;
    }
    end = stop_of_abbreviation(at, end);
    Some(Said { end, words })
}

/// "/h" and "/s²" behind a unit, or "/month".
fn per(at: &At<'_>, end: usize) -> Option<Said> {
    let behind = at.from(end).strip_prefix('/')?;
    let from = at.text.len() - behind.len();
    if let Some((unit, unit_end)) = unit(at, from) {
        let (power, length) = power(at, unit_end);
        if !at.goes_on(unit_end + length) {
            let words = format!(" {} {power}{}", at.tongue.words.per, unit.one);
            return Some(Said { end: unit_end + length, words });
        }
    }
    let word = super::scan::word(behind);
    let is_word = word.len() > 1 && word.chars().all(char::is_lowercase);
    is_word.then(|| Said { end: from + word.len(), words: format!(" {} {word}", at.tongue.words.per) })
}

/// What stands behind an amount of money: "/hour".
pub(super) fn per_word(at: &At<'_>, end: usize) -> Option<Said> {
    per(at, end)
}

/// The longest unit at a byte.
fn unit(at: &At<'_>, byte: usize) -> Option<(&'static Unit, usize)> {
    let rest = at.from(byte);
    let first = rest.as_bytes().first().copied().filter(|first| at.tongue.unit_initials.may_begin(*first))?;
    let mut best: Option<(&'static Unit, usize)> = None;
    for unit in at.tongue.units {
        for sign in unit.signs.iter().filter(|sign| sign.as_bytes().first() == Some(&first)) {
            let longer = best.is_none_or(|(_, length)| length < sign.len());
            if longer && rest.starts_with(sign) && !rest[sign.len()..].starts_with(char::is_alphabetic) {
                best = Some((unit, sign.len()));
            }
        }
    }
    best.map(|(unit, length)| (unit, byte + length))
}

/// Whether a unit behind a space is surely one.
fn may_stand_apart(at: &At<'_>, unit: &Unit, end: usize) -> bool {
    let sign = unit.signs.iter().any(|sign| ONLY_JOINED.contains(sign));
    if !sign {
        return true;
    }
    let written = at.before_of(end);
    if !ONLY_JOINED.contains(&written) {
        return true;
    }
    let rest = at.from(end);
    let next = at.word_after(end);
    match written {
        "in" => MEASURED.split(' ').any(|word| word == next) && !next.is_empty() || rest.starts_with(". "),
        "A" | "N" | "B" => false,
        _ => {
            next.is_empty()
                || next.starts_with(char::is_lowercase)
                || rest.starts_with(['.', ',', ';', ')', '/'])
        }
    }
}

/// A power behind a unit.
fn power(at: &At<'_>, end: usize) -> (&'static str, usize) {
    if !at.tongue.is_english() {
        return ("", 0);
    }
    let rest = at.from(end);
    for (sign, word) in [("²", "square "), ("³", "cubic "), ("^2", "square "), ("^3", "cubic ")] {
        if rest.starts_with(sign) {
            return (word, sign.len());
        }
    }
    ("", 0)
}

/// The full stop of "5 ft. tall" belongs to the unit, unless it ends the sentence.
fn stop_of_abbreviation(at: &At<'_>, end: usize) -> usize {
    let rest = at.from(end);
    let written = at.before_of(end);
    let dotted = matches!(
        written,
        "ft" | "in"
            | "lb"
            | "lbs"
            | "oz"
            | "sec"
            | "min"
            | "hr"
            | "hrs"
            | "yd"
            | "mi"
            | "gal"
            | "sq"
            | "tsp"
            | "tbsp"
            | "wk"
            | "wks"
            | "yr"
            | "yrs"
    );
    let goes_on = rest.starts_with(". ") && rest[2..].starts_with(char::is_lowercase);
    end + usize::from(dotted && goes_on)
}

/// How far back a quotation is looked for that the mark of an inch would close.
const QUOTED: usize = 400;

/// The length of the mark of an inch: of two quotes only one that closes no quotation.
fn inch(at: &At<'_>, rest: &str) -> Option<usize> {
    if rest.starts_with('″') {
        return Some('″'.len_utf8());
    }
    let behind = rest.strip_prefix('"')?;
    let before = at.before();
    let near = &before[before.floor_char_boundary(before.len().saturating_sub(QUOTED))..];
    let apart = behind.is_empty() || behind.starts_with([' ', ',', '.', ';', ')', '-']);
    (apart && near.matches('"').count().is_multiple_of(2)).then_some(1)
}

/// 6'2", 5'.
fn feet_and_inches(at: &At<'_>, quantity: &Quantity) -> Option<Said> {
    if !at.tongue.is_english() {
        return None;
    }
    let rest = at.from(quantity.end);
    if let Some(length) = inch(at, rest) {
        let end = quantity.end + length;
        let name = if quantity.is_one || at.is_attributive(end) { "inch" } else { "inches" };
        return Some(Said { end, words: format!("{} {name}", quantity.words()) });
    }
    let behind = rest.strip_prefix('\'').or(rest.strip_prefix('’')).or(rest.strip_prefix('′'))?;
    let from = at.text.len() - behind.len();
    let inches = at.number(from)?;
    let mark = at.from(inches.end);
    let length = ["\"", "”", "″", "''"].into_iter().find(|end| mark.starts_with(end))?.len();
    let words = format!("{} foot {}", quantity.words(), super::quantity::number_words(at.tongue, &inches));
    Some(Said { end: inches.end + length, words })
}

impl<'a> At<'a> {
    /// The letters right before a byte.
    pub(super) fn before_of(&self, byte: usize) -> &'a str {
        let text = &self.text[..byte];
        let from = text
            .char_indices()
            .rev()
            .take_while(|(_, c)| c.is_alphabetic())
            .last()
            .map_or(byte, |(at, _)| at);
        &text[from..]
    }
}

#[cfg(test)]
mod tests {
    use crate::tts::normalize::testing::table;

    #[test]
    fn units_are_read() {
        table(
            "en-us",
            &[
                ("It weighs 5 kg, is 30 cm long", "It weighs five kilograms, is thirty centimeters long"),
                ("runs at 3.2 GHz.", "runs at three point two gigahertz."),
                ("1 km", "one kilometer"),
                ("5km run", "five kilometers run"),
                ("120 km/h", "one hundred twenty kilometers per hour"),
                ("9.8 m/s²", "nine point eight meters per square second"),
                ("12 m²", "twelve square meters"),
                ("3 m³ of sand", "three cubic meters of sand"),
                ("60 mph", "sixty miles per hour"),
                ("16GB of RAM", "sixteen gigabytes of RAM"),
                ("100 Mbps", "one hundred megabits per second"),
                ("2 lbs", "two pounds"),
                ("1 lb", "one pound"),
                ("5 ft. tall", "five feet tall"),
                ("3/4 tsp. of salt, 12 wks. in all", "three quarters teaspoon of salt, twelve weeks in all"),
                ("6'2\" tall", "six foot two tall"),
                ("10 in long", "ten inches long"),
                ("5 in the morning", "five in the morning"),
                ("5G phones", "five G phones"),
                ("a 10-km race", "a ten kilometer race"),
                ("500 ml", "five hundred milliliters"),
                ("3.7V", "three point seven volts"),
                ("5 A students", "five A students"),
                ("90 kWh", "ninety kilowatt hours"),
                ("80 dB", "eighty decibels"),
                ("200 sq ft", "two hundred square feet"),
                ("2½ hrs", "two and a half hours"),
                ("100 MB/s", "one hundred megabytes per second"),
                ("He ran 5 m.", "He ran five meters."),
            ],
        );
    }
}

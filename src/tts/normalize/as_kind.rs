//! One class alone, for a text that somebody says is of that class. English words.

use super::{
    Options, cardinal, date, normalise,
    numbers::english,
    ordinal,
    scan::At,
    tongue::{self, Tongue},
};

fn english(british: bool) -> Option<&'static Tongue> {
    tongue::of(if british { "en-gb" } else { "en-us" })
}

fn at<'a>(text: &'a str, tongue: &'static Tongue) -> At<'a> {
    At { text, start: 0, tongue, keeps_plain: false }
}

/// Each digit by itself; what stands between them is a short pause.
pub(crate) fn digits(text: &str) -> String {
    let groups = text.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty());
    groups.map(|group| english::digits(group).collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join(", ")
}

/// A whole number or a decimal.
pub(crate) fn cardinal(text: &str) -> Option<String> {
    let at = at(text, english(false)?);
    let said = super::decimal::read(&at).or_else(|| cardinal::read(&at))?;
    (said.end == text.len()).then_some(said.words)
}

/// Which one in a row.
pub(crate) fn ordinal(text: &str) -> Option<String> {
    let at = at(text, english(false)?);
    if let Some(said) = ordinal::read(&at).filter(|said| said.end == text.len()) {
        return Some(said.words);
    }
    let number = super::roman::value(text).or_else(|| text.replace(',', "").parse().ok())?;
    Some(english::spoken_ordinal(number))
}

/// A telephone number, whatever its shape.
pub(crate) fn telephone(text: &str) -> String {
    let plus = if text.starts_with('+') { "plus " } else { "" };
    format!("{plus}{}", digits(text))
}

/// A date in the order that the format says.
pub(crate) fn date(text: &str, format: &str) -> Option<String> {
    let tongue = english(format.starts_with("dm"))?;
    let said = date::read(&at(text, tongue))?;
    (said.end == text.len()).then_some(said.words)
}

/// A character by its name.
pub(crate) fn character(character: char) -> String {
    match character {
        '-' => "dash".to_owned(),
        '.' => "dot".to_owned(),
        ',' => "comma".to_owned(),
        '_' => "underscore".to_owned(),
        '/' => "slash".to_owned(),
        ':' => "colon".to_owned(),
        '?' => "question mark".to_owned(),
        '!' => "exclamation mark".to_owned(),
        '#' => "hash".to_owned(),
        '*' => "star".to_owned(),
        _ => normalise(&character.to_string(), "en-us", Options::default(), &[]).0.text,
    }
}

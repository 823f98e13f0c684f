//! `<say-as>`: what a text is, told by the one who wrote it.

use crate::tts::normalize::as_kind;

/// The words for a text that is said to be something. Nothing where the usual reading does.
pub(super) fn words(how: &str, format: &str, text: &str) -> Option<String> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    match how {
        "characters" | "spell-out" | "verbatim" | "letters" => Some(spelt(text)),
        "digits" | "number:digits" => Some(as_kind::digits(text)),
        "cardinal" | "number" => as_kind::cardinal(text),
        "ordinal" => as_kind::ordinal(text),
        "telephone" => Some(as_kind::telephone(text)),
        "date" => as_kind::date(text, format),
        "expletive" | "bleep" => Some("beep".to_owned()),
        _ => None,
    }
}

/// Letters by their names, other characters as they are read alone.
fn spelt(text: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut letters: Vec<String> = Vec::new();
    for character in text.chars().chain([' ']) {
        if character.is_alphabetic() {
            letters.push(character.to_uppercase().collect());
            continue;
        }
        if !letters.is_empty() {
            words.push(letters.join("."));
            letters.clear();
        }
        if !character.is_whitespace() {
            words.push(as_kind::character(character));
        }
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_said_as_what_it_is() {
        for (how, format, text, wanted) in [
            ("characters", "", "AB1-x", Some("A.B one dash X")),
            ("digits", "", "2024", Some("two zero two four")),
            ("cardinal", "", "2024", Some("two thousand twenty four")),
            ("ordinal", "", "3", Some("third")),
            ("telephone", "", "911", Some("nine one one")),
            ("date", "dmy", "1/5/2024", Some("the first of May twenty twenty four")),
            ("date", "mdy", "1/5/2024", Some("January fifth, twenty twenty four")),
            ("time", "", "10:30", None),
            ("cardinal", "", "many", None),
        ] {
            assert_eq!(words(how, format, text).as_deref(), wanted, "{how} {text}");
        }
    }
}

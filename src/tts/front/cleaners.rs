//! What coqui-tts does with a text before it looks its symbols up, word by word, so that each word keeps its place.

use crate::tts::{
    normalize::numbers::english::{cardinal, ordinal},
    voice_config::Cleaner,
};
use regex::{Captures, Regex};
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// A word as it is written, and what is left of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cleaned<'a> {
    pub(super) word: &'a str,
    pub(super) symbols: String,
    /// The space before it in the text.
    pub(super) space: &'a str,
    /// The same as the cleaner leaves it.
    pub(super) gap: String,
}

/// Cleans a text. `language` is that of a model with several.
pub(super) fn clean<'a>(cleaner: Cleaner, text: &'a str, language: Option<&str>) -> Vec<Cleaned<'a>> {
    let words: Vec<(&str, &str)> = words(text);
    let mut done: Vec<Cleaned> = Vec::with_capacity(words.len());
    let keeps_space = matches!(cleaner, Cleaner::Nothing | Cleaner::NoCleaners);
    let mut after_time = false;
    for (at, (gap_in_text, word)) in words.iter().enumerate() {
        let next = words.get(at + 1).map(|(_, word)| *word);
        let time = Time { next_is_half: next.is_some_and(is_half), after_time };
        let (symbols, was_time) = one(cleaner, word, language, &time);
        after_time = was_time;
        let symbols =
            if keeps_space { symbols } else { symbols.split_whitespace().collect::<Vec<_>>().join(" ") };
        let gap = match cleaner {
            Cleaner::Nothing => (*gap_in_text).to_owned(),
            Cleaner::NoCleaners => gap_in_text.replace('\n', ""),
            _ if symbols.is_empty() || done.iter().all(|one| one.symbols.is_empty()) => String::new(),
            _ => " ".to_owned(),
        };
        done.push(Cleaned { word, symbols, space: gap_in_text, gap });
    }
    done
}

/// The words of a text, each with the space before it; what is left at the end is a word of nothing.
fn words(text: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let start = rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len());
        let (gap, after) = rest.split_at(start);
        let end = after.find(char::is_whitespace).unwrap_or(after.len());
        let (word, after) = after.split_at(end);
        found.push((gap, word));
        rest = after;
    }
    found
}

/// What stands around a time of day.
struct Time {
    /// `am` or `pm` follows.
    next_is_half: bool,
    /// The word before was a time.
    after_time: bool,
}

fn is_half(word: &str) -> bool {
    let plain: String = word.chars().filter(|c| c.is_alphabetic()).collect();
    matches!(plain.to_ascii_lowercase().as_str(), "am" | "pm")
}

fn one(cleaner: Cleaner, word: &str, language: Option<&str>, time: &Time) -> (String, bool) {
    if matches!(cleaner, Cleaner::Nothing | Cleaner::NoCleaners) {
        return (word.to_owned(), false);
    }
    let mut text: String = word.nfc().collect();
    let mut was_time = false;
    if cleaner == Cleaner::Turkish {
        text = text.replace('I', "ı");
    }
    if !matches!(cleaner, Cleaner::Phoneme | Cleaner::MultilingualPhoneme) {
        text = text.to_lowercase();
    }
    if cleaner == Cleaner::English {
        let read = times(&text, time);
        was_time = read != text;
        text = read;
    }
    if matches!(cleaner, Cleaner::English | Cleaner::Phoneme) {
        text = numbers(&text);
    }
    if matches!(cleaner, Cleaner::English | Cleaner::Phoneme) && family(language) == Some("en") {
        text = ABBREVIATION.replace_all(&text, whole_word).into_owned();
    }
    if !matches!(cleaner, Cleaner::Basic | Cleaner::Turkish) {
        text = marks(&text, language);
    }
    (text, was_time)
}

/// The language without its country.
fn family(language: Option<&str>) -> Option<&str> {
    language.and_then(|language| language.split('-').next())
}

/// What the models have heard for an abbreviation.
fn whole_word(found: &Captures) -> &'static str {
    match found[1].to_ascii_lowercase().as_str() {
        "mrs" => "misess",
        "mr" => "mister",
        "drs" => "doctors",
        "dr" => "doctor",
        "st" => "saint",
        "co" => "company",
        "jr" => "junior",
        "maj" => "major",
        "gen" => "general",
        "rev" => "reverend",
        "lt" => "lieutenant",
        "hon" => "honorable",
        "sgt" => "sergeant",
        "capt" => "captain",
        "esq" => "esquire",
        "ltd" => "limited",
        "col" => "colonel",
        _ => "fort",
    }
}

/// Marks that the models have not learned become those that they have.
fn marks(text: &str, language: Option<&str>) -> String {
    let family = family(language);
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match (character, family) {
            (';', Some("el")) => out.push(';'),
            (';' | ':', _) => out.push(','),
            ('-' | '\'', Some("ca")) | ('<' | '>' | '(' | ')' | '[' | ']' | '"', _) => {}
            ('-', _) => out.push(' '),
            ('&', Some("en")) => out.push_str(" and "),
            ('&', Some("fr")) => out.push_str(" et "),
            ('&', Some("it" | "pt")) => out.push_str(" e "),
            ('&', Some("ca")) => out.push_str(" i "),
            _ => out.push(character),
        }
    }
    out
}

fn pattern(text: &'static str) -> Regex {
    Regex::new(text).expect("a fixed pattern")
}

static ABBREVIATION: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(mrs|mr|drs|dr|st|co|jr|maj|gen|rev|lt|hon|sgt|capt|esq|ltd|col|ft)\."));
static TIME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(1[0-9]|2[0-3]|0?[0-9]):([0-5][0-9])(a\.m\.|am|pm|p\.m\.|a\.m|p\.m)?\b")
});
static THOUSANDS: LazyLock<Regex> = LazyLock::new(|| pattern(r"[0-9][0-9,]+[0-9]"));
static MONEY: LazyLock<Regex> = LazyLock::new(|| pattern(r"(£|\$|¥)([0-9,.]*[0-9]+)"));
static DECIMAL: LazyLock<Regex> = LazyLock::new(|| pattern(r"[0-9]+\.[0-9]+"));
static ORDINAL: LazyLock<Regex> = LazyLock::new(|| pattern(r"([0-9]+)(st|nd|rd|th)"));
static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"-?[0-9]+"));

/// `10:30` is "ten thirty a m".
fn times(text: &str, around: &Time) -> String {
    if around.after_time && is_half(text) {
        let spelled = text.replace('.', "");
        let (half, rest) = spelled.split_at(1);
        return format!("{half} {rest}");
    }
    let read = |found: &Captures| {
        let hour: u128 = found[1].parse().unwrap_or(0);
        let minute: u128 = found[2].parse().unwrap_or(0);
        let mut words = vec![plain_cardinal(match hour {
            0 => 12,
            13.. => hour - 12,
            _ => hour,
        })];
        if minute > 0 {
            words.extend((minute < 10).then(|| "oh".to_owned()));
            words.push(plain_cardinal(minute));
        }
        match found.get(3) {
            Some(half) => words.extend(half.as_str().replace('.', "").chars().map(String::from)),
            None if around.next_is_half => {}
            None => words.push(if hour >= 12 { "p m" } else { "a m" }.to_owned()),
        }
        words.join(" ")
    };
    TIME.replace_all(text, read).into_owned()
}

/// Numbers in English words.
fn numbers(text: &str) -> String {
    let text = THOUSANDS.replace_all(text, |found: &Captures| found[0].replace(',', ""));
    let text = MONEY.replace_all(&text, |found: &Captures| money(&found[1], &found[2]));
    let text = DECIMAL.replace_all(&text, |found: &Captures| found[0].replace('.', " point "));
    let text = ORDINAL.replace_all(&text, |found: &Captures| match found[1].parse() {
        Ok(number) => ordinal(number).join(" "),
        Err(_) => found[0].to_owned(),
    });
    NUMBER.replace_all(&text, |found: &Captures| number(&found[0])).into_owned()
}

fn money(sign: &str, amount: &str) -> String {
    let (one, many, cent, cents) = match sign {
        "£" => ("pound sterling", "pounds sterling", "penny", "pence"),
        "¥" => ("yen", "yen", "sen", "sen"),
        _ => ("dollar", "dollars", "cent", "cents"),
    };
    let amount = amount.replace(',', "");
    let parts: Vec<&str> = amount.split('.').collect();
    if parts.len() > 2 {
        return format!("{amount} {many}");
    }
    let value = |part: Option<&&str>| part.and_then(|part| part.parse::<u128>().ok()).unwrap_or(0);
    let (whole, fraction) = (value(parts.first()), value(parts.get(1)));
    let mut words = Vec::new();
    if whole > 0 {
        words.push(format!("{whole} {}", if whole == 1 { one } else { many }));
    }
    if fraction > 0 {
        words.push(format!("{fraction} {}", if fraction == 1 { cent } else { cents }));
    }
    if words.is_empty() { format!("zero {many}") } else { words.join(" ") }
}

/// The largest number that has a name.
const NAMED: u128 = 1_000_000_000_000_000_000_000_000_000_000_000_000;

fn number(text: &str) -> String {
    let (minus, digits) = match text.strip_prefix('-') {
        Some(digits) => ("minus ", digits),
        None => ("", text),
    };
    let Some(number) = digits.parse::<u128>().ok().filter(|number| *number < NAMED) else {
        let each =
            digits.chars().filter_map(|digit| digit.to_digit(10)).map(|digit| plain_cardinal(digit.into()));
        return each.collect::<Vec<_>>().join(" ");
    };
    let is_year = minus.is_empty() && (1001..3000).contains(&number) && number != 2000;
    if !is_year {
        return format!("{minus}{}", plain_cardinal(number));
    }
    let (century, rest) = (number / 100, number % 100);
    match rest {
        _ if (2001..2010).contains(&number) => format!("two thousand {}", plain_cardinal(rest)),
        0 => format!("{} hundred", plain_cardinal(century)),
        1..10 => format!("{} oh {}", plain_cardinal(century), plain_cardinal(rest)),
        _ => format!("{} {}", plain_cardinal(century), plain_cardinal(rest)),
    }
}

/// "one million, two hundred thirty four": no `and`, and commas between the powers of a thousand.
fn plain_cardinal(number: u128) -> String {
    let mut groups = Vec::new();
    let (mut rest, mut power) = (number, 1u128);
    while rest > 0 {
        if !rest.is_multiple_of(1000) {
            let words: Vec<_> =
                cardinal(rest % 1000 * power).into_iter().filter(|word| *word != "and").collect();
            groups.push(words.join(" "));
        }
        rest /= 1000;
        power = power.saturating_mul(1000);
    }
    groups.reverse();
    let last = if (1..100).contains(&(number % 1000)) { groups.pop() } else { None };
    let mut parts: Vec<String> = vec![groups.join(", ")];
    parts.extend(last);
    parts.retain(|part| !part.is_empty());
    if parts.is_empty() { "zero".to_owned() } else { parts.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(cleaned: &[Cleaned]) -> String {
        cleaned.iter().flat_map(|one| [one.gap.as_str(), one.symbols.as_str()]).collect()
    }

    fn cleaned(cleaner: Cleaner, text: &str) -> String {
        joined(&clean(cleaner, text, None))
    }

    /// What coqui-tts 0.28 makes of each text: `english_cleaners`, `phoneme_cleaners`, `multilingual_cleaners`.
    const REFERENCE: [(&str, &str, &str, &str); 9] = [
        ("Hello, World!", "hello, world!", "Hello, World!", "hello, world!"),
        (
            "It costs $3.50; or £1,000 (about).",
            "it costs three dollars fifty cents, or one thousand pounds sterling about.",
            "It costs three dollars fifty cents, or one thousand pounds sterling about.",
            "it costs $3.50, or £1,000 about.",
        ),
        (
            "In 1984 and 2005, 1900 or 3000.",
            "in nineteen eighty four and two thousand five, nineteen hundred or three thousand.",
            "In nineteen eighty four and two thousand five, nineteen hundred or three thousand.",
            "in 1984 and 2005, 1900 or 3000.",
        ),
        (
            "The 21st of 101 days, 1,234,567 people; 5003 and 100.",
            "the twenty first of one hundred one days, one million, two hundred thirty four thousand, five hundred sixty \
             seven people, five thousand three and one hundred.",
            "The twenty first of one hundred one days, one million, two hundred thirty four thousand, five hundred sixty \
             seven people, five thousand three and one hundred.",
            "the 21st of 101 days, 1,234,567 people, 5003 and 100.",
        ),
        (
            "At 10:30 am, or 14:05.",
            "at ten thirty a m, or two oh five p m.",
            "At ten,thirty am, or fourteen,five.",
            "at 10,30 am, or 14,05.",
        ),
        ("a - b: c", "a b, c", "a b, c", "a b, c"),
        (
            "-5 degrees, 3.14",
            "minus five degrees, three point fourteen",
            "minus five degrees, three point fourteen",
            "5 degrees, 3.14",
        ),
        (
            "$0.01 and $1 and $1.01",
            "one cent and one dollar and one dollar one cent",
            "one cent and one dollar and one dollar one cent",
            "$0.01 and $1 and $1.01",
        ),
        (
            "1001 1010 2000 2010 7",
            "ten oh one ten ten two thousand twenty ten seven",
            "ten oh one ten ten two thousand twenty ten seven",
            "1001 1010 2000 2010 7",
        ),
    ];

    #[test]
    fn texts_are_cleaned_as_the_reference_does() {
        for (text, english, phoneme, multilingual) in REFERENCE {
            assert_eq!(cleaned(Cleaner::English, text), english, "{text}");
            assert_eq!(cleaned(Cleaner::Phoneme, text), phoneme, "{text}");
            assert_eq!(cleaned(Cleaner::Multilingual, text), multilingual, "{text}");
        }
        for (number, words) in [
            (0, "zero"),
            (5_103, "five thousand, one hundred three"),
            (1_000_005, "one million five"),
            (1_002_003, "one million, two thousand three"),
            (1_200_000, "one million, two hundred thousand"),
        ] {
            assert_eq!(plain_cardinal(number), words);
        }
        let long = "12345678901234567890123456789012345678901";
        assert!(cleaned(Cleaner::English, long).starts_with("one two three") && long.len() == 41);
    }

    #[test]
    fn the_plain_cleaners_touch_little() {
        assert_eq!(cleaned(Cleaner::Basic, "  Spaces   and\ttabs "), "spaces and tabs");
        assert_eq!(cleaned(Cleaner::Turkish, "ISIK"), "ısık");
        assert_eq!(cleaned(Cleaner::NoCleaners, "A  b\nc"), "A  bc");
        assert_eq!(cleaned(Cleaner::Nothing, " A\tb "), " A\tb ");
        assert_eq!(cleaned(Cleaner::Basic, "Ünï (x); 5"), "ünï (x); 5");
        let catalan = clean(Cleaner::Multilingual, "l'avi-x & y", Some("ca"));
        assert_eq!(joined(&catalan), "lavix i y");
        let english = clean(Cleaner::English, "Mr. Smith & Dr. Who, St. Ives.", Some("en-us"));
        assert_eq!(joined(&english), "mister smith and doctor who, saint ives.");
    }
}

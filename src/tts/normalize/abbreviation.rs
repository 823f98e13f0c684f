//! Abbreviations and titles: Dr. Smith and Smith Dr., St. Paul and Main St., e.g., etc., No. 5.

use super::scan::{At, Said, word};

/// What is said for an abbreviation, wherever it stands. In small letters, without its last full stop.
const ALWAYS: &[(&str, &str)] = &[
    ("mr", "Mister"),
    ("mrs", "Missus"),
    ("ms", "Ms"),
    ("mx", "Mx"),
    ("messrs", "Messers"),
    ("prof", "Professor"),
    ("gen", "General"),
    ("col", "Colonel"),
    ("maj", "Major"),
    ("capt", "Captain"),
    ("cpt", "Captain"),
    ("cmdr", "Commander"),
    ("lt", "Lieutenant"),
    ("sgt", "Sergeant"),
    ("cpl", "Corporal"),
    ("adm", "Admiral"),
    ("rev", "Reverend"),
    ("hon", "Honorable"),
    ("gov", "Governor"),
    ("sen", "Senator"),
    ("rep", "Representative"),
    ("pres", "President"),
    ("supt", "Superintendent"),
    ("jr", "Junior"),
    ("sr", "Senior"),
    ("esq", "Esquire"),
    ("vs", "versus"),
    ("etc", "et cetera"),
    ("e.g", "for example"),
    ("eg", "for example"),
    ("i.e", "that is"),
    ("ie", "that is"),
    ("viz", "namely"),
    ("cf", "compare"),
    ("ca", "circa"),
    ("approx", "approximately"),
    ("al", "al"),
    ("vol", "volume"),
    ("vols", "volumes"),
    ("fig", "figure"),
    ("figs", "figures"),
    ("eq", "equation"),
    ("ch", "chapter"),
    ("sec", "section"),
    ("dept", "department"),
    ("univ", "university"),
    ("assn", "association"),
    ("bros", "brothers"),
    ("inc", "incorporated"),
    ("ltd", "limited"),
    ("corp", "corporation"),
    ("co", "company"),
    ("ave", "Avenue"),
    ("blvd", "Boulevard"),
    ("rd", "Road"),
    ("hwy", "Highway"),
    ("apt", "apartment"),
    ("ft", "Fort"),
    ("mt", "Mount"),
    ("mts", "Mountains"),
    ("min", "minimum"),
    ("max", "maximum"),
    ("tel", "telephone"),
    ("est", "established"),
    ("ed", "edition"),
    ("eds", "editors"),
    ("trans", "translated"),
    ("incl", "including"),
    ("excl", "excluding"),
    ("misc", "miscellaneous"),
    ("cont", "continued"),
    ("attn", "attention"),
    ("pls", "please"),
    ("govt", "government"),
    ("intl", "international"),
    ("natl", "national"),
    ("temp", "temperature"),
    ("jan", "January"),
    ("feb", "February"),
    ("aug", "August"),
    ("sept", "September"),
    ("oct", "October"),
    ("nov", "November"),
    ("dec", "December"),
    ("mon", "Monday"),
    ("tue", "Tuesday"),
    ("tues", "Tuesday"),
    ("wed", "Wednesday"),
    ("thu", "Thursday"),
    ("thur", "Thursday"),
    ("thurs", "Thursday"),
    ("fri", "Friday"),
    ("a.k.a", "also known as"),
    ("et al", "et al"),
];

/// Those that are a word too, and are read only with a number behind them.
const BEFORE_NUMBERS: &[(&str, &str, &str)] = &[
    ("no", "number", ""),
    ("nos", "numbers", ""),
    ("p", "page", ""),
    ("pp", "pages", ""),
    ("art", "article", ""),
    ("op", "opus", ""),
    ("ver", "version", ""),
    ("par", "paragraph", ""),
    ("mar", "March", ""),
    ("apr", "April", ""),
    ("jun", "June", ""),
    ("jul", "July", ""),
    ("vol", "volume", ""),
    ("ch", "chapter", ""),
    ("fig", "figure", ""),
    ("c", "circa", ""),
    ("ext", "extension", ""),
    ("apt", "apartment", ""),
    ("ste", "suite", ""),
    ("rte", "route", ""),
    ("bldg", "building", ""),
    ("est", "established", ""),
    ("rm", "room", ""),
];

/// Titles that are written without a full stop too.
const BARE: &[(&str, &str)] = &[
    ("Mr", "Mister"),
    ("Mrs", "Missus"),
    ("Dr", "Doctor"),
    ("Prof", "Professor"),
    ("Sgt", "Sergeant"),
    ("Capt", "Captain"),
    ("Lt", "Lieutenant"),
    ("vs", "versus"),
    ("etc", "et cetera"),
    ("St", "Saint"),
    ("Ltd", "Limited"),
    ("approx", "approximately"),
    ("Gen", "General"),
];

/// Words that are only abbreviations with a capital: not "the fig. tree", "a gen.", "he is an hon. man".
const NEED_CAPITAL: &str = "col maj gen rev hon gov sen rep pres jr sr jan feb aug oct nov dec mon tue tues wed thu thur thurs fri \
    ave rd ft mt mts inc ltd corp ms mx adm lt sept co";

/// An abbreviation at a word.
pub(super) fn read(at: &At<'_>) -> Option<Said> {
    if !at.tongue.is_english() {
        return in_tables(at);
    }
    let rest = at.rest();
    if let Some(behind) = rest.strip_prefix("w/") {
        return Some(with_slash(at, behind));
    }
    let token = dotted(rest);
    let bare = word(rest);
    let stop = at.start + token.len();
    if at.from(stop).starts_with('.') && !at.goes_on(stop + 1) {
        let words = street_or_title(at, token, stop + 1).or_else(|| with_stop(at, token, stop + 1))?;
        // The full stop stays where it ends the sentence, too.
        return Some(Said { end: stop + usize::from(!at.is_end(stop + 1)), words });
    }
    let end = at.start + bare.len();
    if bare.len() != token.len() || at.goes_on(end) {
        return None;
    }
    without_stop(at, bare, end).map(|words| Said { end, words })
}

/// w/ and w/o.
fn with_slash(at: &At<'_>, behind: &str) -> Said {
    let (words, length) = match behind.strip_prefix('o') {
        Some(rest) if !rest.starts_with(char::is_alphanumeric) => ("without", 3),
        _ => ("with", 2),
    };
    Said { end: at.start + length, words: words.to_owned() }
}

/// The word with full stops inside: "e.g", "a.k.a", "Ph.D".
fn dotted(text: &str) -> &str {
    let bytes = text.as_bytes();
    let mut end = 0;
    while end < bytes.len().min(40) {
        let letter = bytes[end].is_ascii_alphabetic();
        let dot = bytes[end] == b'.' && bytes.get(end + 1).is_some_and(u8::is_ascii_alphabetic);
        if !letter && !dot {
            break;
        }
        end += 1;
    }
    &text[..end]
}

/// `Dr.` and `St.`, which are titles before a name and streets behind one.
fn street_or_title(at: &At<'_>, token: &str, end: usize) -> Option<String> {
    let (title, street) = match token {
        "Dr" => ("Doctor", "Drive"),
        "St" => ("Saint", "Street"),
        "Ln" => ("Lane", "Lane"),
        "Pl" => ("Place", "Place"),
        "Sq" => ("Square", "Square"),
        _ => return None,
    };
    let next = at.word_after(end);
    let before = at.word_before();
    let name_before = before.starts_with(char::is_uppercase) && !crate::tts::text::is_starter(before);
    let name_next = next.starts_with(char::is_uppercase);
    // "123 Main St. Springfield": a number before the name makes it an address.
    let address = at.before_that().ends_with(|c: char| c.is_ascii_digit());
    let ordinal =
        before.ends_with(|c: char| c.is_alphabetic()) && before.starts_with(|c: char| c.is_ascii_digit());
    let is_street = (name_before && (!name_next || address)) || ordinal;
    Some(if is_street { street } else { title }.to_owned())
}

fn with_stop(at: &At<'_>, token: &str, end: usize) -> Option<String> {
    let lower = token.to_lowercase();
    let next = at.from(end).trim_start();
    let number = next.starts_with(|c: char| c.is_ascii_digit() || c == '#');
    if let Some((_, said, _)) = BEFORE_NUMBERS.iter().find(|(known, ..)| *known == lower && number) {
        return Some((*said).to_owned());
    }
    let (_, said) = ALWAYS.iter().find(|(known, _)| *known == lower)?;
    let capital = token.starts_with(char::is_uppercase);
    let needs = NEED_CAPITAL.split_whitespace().any(|word| word == lower);
    if needs && !capital {
        return None;
    }
    // "Fort Worth" needs its name, and so does a senator.
    let title = matches!(
        lower.as_str(),
        "ft" | "mt" | "gen" | "rep" | "sen" | "hon" | "col" | "rev" | "gov" | "pres"
    );
    if title && !next.starts_with(char::is_uppercase) {
        return None;
    }
    // A day of the week or a month that is also a word at the end of a sentence.
    if matches!(lower.as_str(), "co") && !capital {
        return None;
    }
    if matches!(lower.as_str(), "sec" | "min" | "max" | "temp" | "ed" | "ch")
        && at.is_end(end)
        && lower != "max"
        && lower != "min"
    {
        return None;
    }
    Some((*said).to_owned())
}

fn without_stop(at: &At<'_>, token: &str, end: usize) -> Option<String> {
    let (_, said) = BARE.iter().find(|(known, _)| *known == token)?;
    let next = at.word_after(end);
    let name_next = next.starts_with(char::is_uppercase);
    match token {
        "vs" | "etc" | "Ltd" | "approx" => Some((*said).to_owned()),
        "St" => {
            let before = at.word_before();
            let name_before = before.starts_with(char::is_uppercase) && !crate::tts::text::is_starter(before);
            if name_before && !name_next {
                Some("Street".to_owned())
            } else {
                name_next.then(|| "Saint".to_owned())
            }
        }
        _ => name_next.then(|| (*said).to_owned()),
    }
}

/// The abbreviations of another language.
fn in_tables(at: &At<'_>) -> Option<Said> {
    let rest = at.rest();
    let first = rest.chars().next()?;
    let small = first.to_lowercase().next()?;
    let initials = at.tongue.short_initials;
    let begins =
        |letter: char| u8::try_from(letter).is_ok_and(|byte| initials.may_begin(byte)) || !letter.is_ascii();
    if !begins(first) && !begins(small) {
        return street(at);
    }
    let found = at.tongue.abbreviations.iter().find(|(written, _)| {
        written.starts_with([first, small])
            && is_written(rest, written)
            && !rest[written.len()..].starts_with(char::is_alphanumeric)
    });
    let Some((written, said)) = found else { return street(at) };
    let end = at.start + written.len();
    let stop = written.ends_with('.') && at.is_end(end);
    Some(Said { end: end - usize::from(stop), words: (*said).to_owned() })
}

/// Hauptstr. 12.
fn street(at: &At<'_>) -> Option<Said> {
    let token = word(at.rest());
    let stem = token.strip_suffix("str").filter(|stem| stem.len() > 2 && at.tongue.code == "de")?;
    let end = at.start + token.len() + 1;
    at.from(end - 1).strip_prefix(". ")?.starts_with(|c: char| c.is_ascii_digit()).then_some(())?;
    Some(Said { end, words: format!("{stem}straße") })
}

/// Whether a text goes on as an abbreviation does behind its first letter.
fn is_written(text: &str, written: &str) -> bool {
    let Some(start) = text.get(..written.len()) else { return false };
    let (mut given, mut known) = (start.chars(), written.chars());
    given.next();
    known.next();
    given.as_str() == known.as_str()
}

#[cfg(test)]
mod tests {
    use crate::tts::normalize::testing::table;

    #[test]
    fn abbreviations_are_read() {
        table(
            "en-us",
            &[
                ("Dr. Smith met Mr. Jones.", "Doctor Smith met Mister Jones."),
                ("He lives on Smith Dr.", "He lives on Smith Drive."),
                ("at 12 Oak Dr. in town", "at twelve Oak Drive in town"),
                ("St. Paul walked down Main St. alone", "Saint Paul walked down Main Street alone"),
                ("Dr Smith and Mrs Hill", "Doctor Smith and Missus Hill"),
                ("5th St. is closed", "fifth Street is closed"),
                (
                    "Prof. Lee vs. Gen. Grant, vol. 3, no. 7, pp. 12-15.",
                    "Professor Lee versus General Grant, volume three, number seven, pages twelve to fifteen.",
                ),
                ("bread, milk, etc.", "bread, milk, et cetera."),
                ("fruit, e.g. apples", "fruit, for example apples"),
                ("i.e., now", "that is, now"),
                ("Apple Inc. grew", "Apple incorporated grew"),
                ("Smith & Co.", "Smith and company."),
                ("No. 5", "number five"),
                ("I said no.", "I said no."),
                ("see fig. 3", "see figure three"),
                ("approx. 20", "approximately twenty"),
                ("coffee w/ milk w/o sugar", "coffee with milk without sugar"),
                ("Sammy Davis Jr. sang", "Sammy Davis Junior sang"),
                ("So is😀 St. John.", "So is grinning face Saint John."),
                ("He sat.", "He sat."),
                ("Mt. Everest", "Mount Everest"),
                ("Oct. was wet", "October was wet"),
            ],
        );
    }
}

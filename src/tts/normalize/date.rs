//! Dates: 3 October 1990, October 3rd, 2024-05-01, 5/1/2024, 1.5.2024.

use super::{
    ordinal,
    scan::{At, Number, Said, digits, word},
};

/// A date that begins with digits.
pub(super) fn read(at: &At<'_>) -> Option<Said> {
    in_digits(at).or_else(|| day_first(at)).or_else(|| without_year(at))
}

/// 7/4 where a word before it says that it is a date.
fn without_year(at: &At<'_>) -> Option<Said> {
    let text = at.rest();
    let first = digits(text);
    let behind = text[first..].strip_prefix('/')?;
    let second = digits(behind);
    let end = at.start + first + 1 + second;
    let dated = matches!(at.word_before(), "on" | "On" | "until" | "due" | "dated" | "till");
    let fits = (1..=2).contains(&first) && (1..=2).contains(&second);
    if !at.tongue.is_english() || !dated || !fits || at.goes_on(end) || at.from(end).starts_with('/') {
        return None;
    }
    let (_, month, day) = order(at, '/', &text[..first], &behind[..second], "")?;
    let (month, day) = (month.parse::<usize>().ok()?, day.parse::<u128>().ok()?);
    let fits = (1..=12).contains(&month) && (1..=31).contains(&day);
    fits.then(|| Said { end, words: said(at, month - 1, day, None, false) })
}

/// A year as it is said, of four digits or two.
fn year_words(at: &At<'_>, year: &str) -> Option<String> {
    let value: u128 = year.parse().ok()?;
    let value = match (year.len(), value) {
        (2, 0..=68) => value + 2000,
        (2, _) => value + 1900,
        _ => value,
    };
    Some((at.tongue.year)(value))
}

/// Day, month and year as digits.
fn in_digits(at: &At<'_>) -> Option<Said> {
    let text = at.rest();
    let first = digits(text);
    let mark = text[first..].chars().next().filter(|mark| matches!(mark, '-' | '/' | '.'))?;
    let from = first + 1;
    let second = digits(&text[from..]);
    let behind = &text[from + second..];
    if !(1..=2).contains(&second) || !behind.starts_with(mark) {
        return None;
    }
    let third_at = from + second + 1;
    let third = digits(&text[third_at..]);
    let parts = (&text[..first], &text[from..from + second], &text[third_at..third_at + third]);
    let end = at.start + third_at + third;
    // A dot and digits behind: an address or a version.
    let more = at.from(end);
    if at.goes_on(end) && !more.starts_with('T')
        || more.starts_with(['.', '-', '/']) && more[1..].starts_with(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    let (year, month, day) = match (first, third) {
        (4, 1..=2) if mark != '.' => (parts.0, parts.1, parts.2),
        (1..=2, 4) => order(at, mark, parts.0, parts.1, parts.2)?,
        (1..=2, 2) if mark == '/' || (mark == '.' && !at.tongue.is_english()) => {
            order(at, mark, parts.0, parts.1, parts.2)?
        }
        _ => return None,
    };
    let (month, day) = (month.parse::<usize>().ok()?, day.parse::<u128>().ok()?);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let year = year_words(at, year)?;
    Some(Said { end, words: said(at, month - 1, day, Some(&year), false) })
}

/// Which of two numbers is the month.
fn order<'a>(
    at: &At<'_>,
    mark: char,
    a: &'a str,
    b: &'a str,
    year: &'a str,
) -> Option<(&'a str, &'a str, &'a str)> {
    let (x, y): (u8, u8) = (a.parse().ok()?, b.parse().ok()?);
    let month_first = (at.tongue.month_first && mark != '.' && x <= 12) || (y > 12 && x <= 12);
    Some(if month_first { (year, a, b) } else { (year, b, a) })
}

/// 3 October 1990, 5th May.
fn day_first(at: &At<'_>) -> Option<Said> {
    let number = at.number(at.start).filter(Number::is_plain)?;
    let day = number.value().filter(|day| (1..=31).contains(day) && number.whole.len() < 3)?;
    let mut byte = number.end;
    if let Some(length) = ordinal::ending(at, byte) {
        byte += length;
    }
    let rest = at.from(byte);
    let mut behind = rest.strip_prefix([' ', '-'])?;
    for of in at.tongue.date_of {
        behind = behind.strip_prefix(of).unwrap_or(behind);
    }
    let name = word(behind);
    let month = month(at, name)?;
    let from = at.text.len() - behind.len();
    let mut end = from + name.len();
    if at.from(end).starts_with('.') && is_short(at, month, name) && !at.is_end(end + 1) {
        end += 1;
    }
    let year = year_behind(at, end);
    let words = said(at, month, day, year.as_ref().map(|year| year.words.as_str()), true);
    Some(Said { end: year.map_or(end, |year| year.end), words })
}

/// A month: with a capital where the language writes it so, since "may" and "march" are words too.
fn month(at: &At<'_>, name: &str) -> Option<usize> {
    if at.tongue.is_english() && !name.starts_with(char::is_uppercase) {
        return None;
    }
    at.tongue.month(name)
}

fn is_short(at: &At<'_>, month: usize, name: &str) -> bool {
    at.tongue.months[month].0.to_lowercase() != name.to_lowercase()
}

/// The year behind a date.
fn year_behind(at: &At<'_>, end: usize) -> Option<Said> {
    let rest = at.from(end);
    let mut behind = rest;
    for before in at.tongue.before_year {
        behind =
            if behind.len() == rest.len() { behind.strip_prefix(before).unwrap_or(behind) } else { behind };
    }
    if behind.len() == rest.len() || digits(behind) != 4 {
        return None;
    }
    let from = at.text.len() - behind.len();
    let end = from + 4;
    let year: u128 = behind[..4].parse().ok()?;
    ((1000..2200).contains(&year) && !at.goes_on(end)).then(|| Said { end, words: (at.tongue.year)(year) })
}

/// A date that begins with the month: October 3, 1990; Oct. 3rd; May 2024.
pub(super) fn month_first(at: &At<'_>) -> Option<Said> {
    if !at.tongue.is_english() {
        return None;
    }
    let name = word(at.rest());
    let index = month(at, name)?;
    let spoken = at.tongue.months[index].0;
    let mut byte = at.start + name.len();
    let short = is_short(at, index, name);
    if short && at.from(byte).starts_with('.') {
        byte += 1;
    }
    let behind = at.from(byte).strip_prefix(' ')?;
    let from = at.text.len() - behind.len();
    let number = at.number(from).filter(Number::is_plain)?;
    if number.whole.len() == 4 {
        // May 2024.
        let value = number.value().filter(|year| (1000..2200).contains(year) && !at.goes_on(number.end))?;
        return Some(Said { end: number.end, words: format!("{spoken} {}", (at.tongue.year)(value)) });
    }
    let day = number.value().filter(|day| (1..=31).contains(day) && number.whole.len() < 3)?;
    let mut end = number.end + ordinal::ending(at, number.end).unwrap_or(0);
    if at.goes_on(end) || at.from(end).starts_with([':', '%']) {
        return None;
    }
    let mut words = format!("{spoken} {}", (at.tongue.ordinal)(day));
    // May 5-7.
    if let Some(until) = super::range::second(at, end)
        && let Some(last) =
            until.number.as_ref().and_then(Number::value).filter(|last| (1..=31).contains(last))
    {
        end = until.end + ordinal::ending(at, until.end).unwrap_or(0);
        words = format!("{words} {} {}", at.tongue.words.to, (at.tongue.ordinal)(last));
    }
    if let Some(year) = year_behind(at, end) {
        let comma = if at.from(end).starts_with(',') { "," } else { "" };
        words = format!("{words}{comma} {}", year.words);
        end = year.end;
    }
    Some(Said { end, words })
}

/// A date in words.
fn said(at: &At<'_>, month: usize, day: u128, year: Option<&str>, written_day_first: bool) -> String {
    let name = at.tongue.months[month].0;
    let tongue = at.tongue;
    if !tongue.is_english() {
        let day = (tongue.day)(at, day);
        let mut words = format!("{day} {}{name}", tongue.date_of.first().copied().unwrap_or(""));
        if let Some(year) = year {
            words = format!("{words} {}{year}", tongue.date_year_word);
        }
        return words;
    }
    let ordinal = (tongue.ordinal)(day);
    let words = if written_day_first || !tongue.month_first {
        let the = if at.word_before().eq_ignore_ascii_case("the") { "" } else { "the " };
        format!("{the}{ordinal} of {name}")
    } else {
        format!("{name} {ordinal}")
    };
    match year {
        Some(year) if written_day_first || !tongue.month_first => format!("{words} {year}"),
        Some(year) => format!("{words}, {year}"),
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use crate::tts::normalize::testing::table;

    #[test]
    fn dates_are_read() {
        table(
            "en-us",
            &[
                ("on 3 October 1990 it", "on the third of October nineteen ninety it"),
                ("On October 3, 1990, it", "On October third, nineteen ninety, it"),
                ("Oct. 3rd", "October third"),
                ("May 2024", "May twenty twenty four"),
                ("the 5th of May", "the fifth of May"),
                ("the 5th May", "the fifth of May"),
                ("2024-05-01", "May first, twenty twenty four"),
                ("5/1/2024", "May first, twenty twenty four"),
                ("13/1/2024", "January thirteenth, twenty twenty four"),
                ("12/25/99", "December twenty fifth, nineteen ninety nine"),
                ("1.5.2024", "May first, twenty twenty four"),
                ("May 5-7", "May fifth to seventh"),
                ("Sept. 11, 2001", "September eleventh, two thousand one"),
                ("July 4th.", "July fourth."),
                ("3 Oct.", "the third of October."),
                ("you may 5 times", "you may five times"),
                ("March 5%", "March five percent"),
                ("from 1 March to 3 April", "from the first of March to the third of April"),
                ("10 May 1066", "the tenth of May ten sixty six"),
            ],
        );
        table(
            "en-gb",
            &[
                ("5/1/2024", "the fifth of January twenty twenty four"),
                ("2024-05-01", "the first of May twenty twenty four"),
            ],
        );
    }
}

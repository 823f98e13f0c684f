//! Spans of days and months: Mon-Fri, Jan–Mar.

use super::scan::{At, Said, word};

const DAYS: [(&str, &str); 7] = [
    ("Mon", "Monday"),
    ("Tue", "Tuesday"),
    ("Wed", "Wednesday"),
    ("Thu", "Thursday"),
    ("Fri", "Friday"),
    ("Sat", "Saturday"),
    ("Sun", "Sunday"),
];

/// A span that begins at a word. English only.
pub(super) fn read(at: &At<'_>, token: &str) -> Option<Said> {
    if !at.tongue.is_english() {
        return None;
    }
    let rest = &at.rest()[token.len()..];
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    if !rest.starts_with(['-', '–', '/']) {
        return None;
    }
    let first = name(at, token)?;
    let (behind, between) = match rest.chars().next()? {
        '-' => (&rest[1..], at.tongue.words.to),
        '–' => (&rest['–'.len_utf8()..], at.tongue.words.to),
        '/' => (&rest[1..], "and"),
        _ => return None,
    };
    let second = word(behind);
    let last = name(at, second)?;
    let end = at.text.len() - behind.len() + second.len();
    // "Mon.–Fri. 9–5": the full stop stays where it ends the sentence.
    let end = end + usize::from(last != second && at.from(end).starts_with('.') && !at.is_end(end + 1));
    Some(Said { end, words: format!("{first} {between} {last}") })
}

/// The full name of a day or month.
fn name(at: &At<'_>, token: &str) -> Option<&'static str> {
    let day = DAYS.iter().find(|(short, long)| {
        token == *long
            || token == *short
            || matches!((token, *short), ("Tues", "Tue") | ("Thur" | "Thurs", "Thu"))
    });
    let month = || {
        let capital = token.starts_with(char::is_uppercase);
        at.tongue.month(token).filter(|_| capital).map(|month| at.tongue.months[month].0)
    };
    day.map(|(_, long)| *long).or_else(month)
}

#[cfg(test)]
mod tests {
    use crate::tts::normalize::testing::table;

    #[test]
    fn spans_of_days_and_months_are_read() {
        table(
            "en-us",
            &[
                ("Mon-Fri, 9am-5pm", "Monday to Friday, nine A.M to five P.M"),
                ("Mon.–Fri. only, Sat.-Sun.", "Monday to Friday only, Saturday to Sunday."),
                ("Jan–Mar and Sat/Sun", "January to March and Saturday and Sunday"),
                ("May-day, Sun-dried", "May-day, Sun-dried"),
            ],
        );
    }
}

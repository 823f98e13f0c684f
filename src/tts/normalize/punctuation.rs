//! Quotes, dashes and ellipses, where they are written in ways that engines stumble over.

use super::scan::{At, Said};

/// A mark.
pub(super) fn read(at: &At<'_>) -> Option<Said> {
    let rest = at.rest();
    let first = rest.chars().next()?;
    match first {
        // "--" is a dash; "--flag" is what one types.
        '-' => dashes(at),
        '.' => dots(at),
        '!' | '?' => repeated(at, first),
        // The apostrophe before a decade.
        '\'' | '’' | '‘' => {
            let digits = super::scan::digits(&rest[first.len_utf8()..]);
            let free = at.before().chars().next_back().is_none_or(char::is_whitespace);
            (free && digits == 2).then(|| Said { end: at.start + first.len_utf8(), words: String::new() })
        }
        '‚' => Some(one(at, first, ",")),
        '„' | '‟' | '«' | '»' if at.tongue.is_english() => Some(one(at, first, "\"")),
        '―' | '⸺' => Some(one(at, first, "—")),
        _ => None,
    }
}

fn one(at: &At<'_>, first: char, words: &str) -> Said {
    Said { end: at.start + first.len_utf8(), words: words.to_owned() }
}

fn dashes(at: &At<'_>) -> Option<Said> {
    let rest = at.rest();
    let count = rest.bytes().take_while(|byte| *byte == b'-').count();
    let before = at.before().chars().next_back();
    let free = before.is_none_or(char::is_whitespace) || before.is_some_and(|c| matches!(c, '`' | '(' | '"'));
    let letter = rest[count..].starts_with(char::is_alphabetic);
    match count {
        2 if free && letter && at.tongue.is_english() => {
            Some(Said { end: at.start + 2, words: "dash dash".to_owned() })
        }
        2.. => Some(Said { end: at.start + count, words: "—".to_owned() }),
        _ => None,
    }
}

/// "...." and ". . ." are "…".
fn dots(at: &At<'_>) -> Option<Said> {
    let rest = at.rest();
    // "1. Bread": the number of a list ends no sentence.
    let before = at.before().trim();
    let list = (1..4).contains(&before.len()) && before.bytes().all(|byte| byte.is_ascii_digit());
    if list && rest.strip_prefix(". ").is_some_and(|rest| rest.starts_with(char::is_alphabetic)) {
        return Some(Said { end: at.start + 1, words: ",".to_owned() });
    }
    if let Some(behind) = rest.strip_prefix(". . .") {
        return Some(Said { end: at.text.len() - behind.len(), words: "...".to_owned() });
    }
    let count = rest.bytes().take_while(|byte| *byte == b'.').count();
    (count > 3).then(|| Said { end: at.start + count, words: "...".to_owned() })
}

/// "!!!" is heard once.
fn repeated(at: &At<'_>, first: char) -> Option<Said> {
    let rest = at.rest();
    let count = rest.chars().take_while(|c| matches!(c, '!' | '?')).count();
    if count < 2 {
        return None;
    }
    let run = &rest[..count];
    let words = match (run.contains('?'), run.contains('!')) {
        (true, true) => "?!",
        _ if first == '!' => "!",
        _ => "?",
    };
    (run != words).then(|| Said { end: at.start + count, words: words.to_owned() })
}

#[cfg(test)]
mod tests {
    use crate::tts::normalize::testing::table;

    #[test]
    fn marks_are_put_in_order() {
        table(
            "en-us",
            &[
                ("wait -- no", "wait — no"),
                ("cargo build --release", "cargo build dash dash release"),
                ("Well.....", "Well..."),
                ("What?!?!", "What?!"),
                ("No!!!", "No!"),
                ("Well... yes", "Well... yes"),
                ("“so” ‘it’ goes", "“so” ‘it’ goes"),
            ],
        );
    }
}

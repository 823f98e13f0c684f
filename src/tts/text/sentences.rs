//! Sentences: by marks, but not after `Dr.`, initials, decimals, `e.g.` or an ellipsis that goes on.

use super::abbreviations::{Stop, stop};
use std::ops::Range;

/// A sentence, with the mark that ends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands in the text, in bytes; no space around it.
    pub range: Range<usize>,
    /// Full stops in it, in bytes of the text, that look like ends and are none.
    pub inner_stops: Vec<usize>,
    /// Whether a paragraph ends with it.
    pub ends_paragraph: bool,
}

/// Marks after which no space is needed.
fn is_wide(mark: char) -> bool {
    matches!(mark, '。' | '！' | '？' | '｡')
}

fn is_mark(character: char) -> bool {
    matches!(character, '.' | '!' | '?' | '…' | '।' | '॥' | '؟' | '۔') || is_wide(character)
}

fn is_closing(character: char) -> bool {
    matches!(character, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '}' | '」' | '』' | '）')
}

/// The bytes that no sentence ends at.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0u8;
    while byte < 128 {
        plain[byte as usize] =
            byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b',' | b'\'' | b'-' | b'"');
        byte += 1;
    }
    plain
};

/// Cuts a text into sentences. Nothing but space is lost.
pub fn sentences(text: &str, language: &str) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut start = begin(text, 0);
    let mut inner_stops = Vec::new();
    let mut at = 0;
    while let Some(character) = text[at..].chars().next() {
        let after = at + character.len_utf8();
        if character.is_ascii_alphanumeric() || matches!(character, ' ' | ',') {
            // Nothing can end here: on to what might.
            let rest = text.as_bytes()[after..].iter();
            at = rest.take_while(|byte| PLAIN[usize::from(**byte)]).count() + after;
            continue;
        }
        if character == '\n' && is_blank_line(&text[after..]) {
            push(&mut found, text, start.min(at)..at, std::mem::take(&mut inner_stops), true);
            start = begin(text, after);
            at = start;
            continue;
        }
        if !is_mark(character) {
            at = after;
            continue;
        }
        let end = at + text[at..].find(|c| !is_mark(c) && !is_closing(c)).unwrap_or(text.len() - at);
        match mark(text, start, at..end, language) {
            Some(Stop::Ends) if is_within(text, start, end) => {}
            Some(Stop::Ends) => {
                push(&mut found, text, start..end, std::mem::take(&mut inner_stops), false);
                start = begin(text, end);
            }
            Some(Stop::GoesOn) if end == at + 1 && character == '.' => inner_stops.push(at),
            Some(Stop::GoesOn) | None => {}
        }
        at = end;
    }
    push(&mut found, text, start..text.len(), inner_stops, true);
    found
}

/// Where the next sentence begins: the space before it is looked at once.
fn begin(text: &str, from: usize) -> usize {
    text.len() - text[from..].trim_start().len()
}

/// Whether nothing but space stands before the next end of a line.
fn is_blank_line(rest: &str) -> bool {
    rest.trim_start_matches([' ', '\t']).starts_with('\n')
}

/// How far a bracket or a quotation within a sentence may reach.
const REACH: usize = 400;

/// Whether a place lies in brackets or a quotation after which the sentence goes on.
fn is_within(text: &str, start: usize, end: usize) -> bool {
    if end - start > 5 * REACH {
        return false;
    }
    let before = &text[start..end];
    let mut reach = (end + REACH).min(text.len());
    while !text.is_char_boundary(reach) {
        reach += 1;
    }
    let after = &text[end..reach];
    let first = before.find(|c: char| !c.is_whitespace()).unwrap_or(0);
    // A bracket that begins the sentence holds whole ones.
    let open = before.rfind('(').filter(|open| *open > first && !before[*open..].contains(')'));
    if open.is_some() && after.find(')').is_some_and(|close| !after[..close].contains(['(', '\n'])) {
        return true;
    }
    let goes_on = |rest: &str| {
        let rest = rest.trim_start_matches(' ');
        rest.starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';' | ':' | '—' | '–'))
    };
    let curly = before.rfind('“').is_some_and(|open| !before[open..].contains('”'));
    let straight = before.matches('"').count() % 2 == 1;
    let closes = |mark: char| {
        after.split_once(mark).is_some_and(|(inner, rest)| !inner.contains('\n') && goes_on(rest))
    };
    (curly && closes('”')) || (straight && closes('"'))
}

/// What a run of marks (and what closes behind it) means; nothing when it stands within a word.
fn mark(text: &str, start: usize, run: Range<usize>, language: &str) -> Option<Stop> {
    let marks = text[run.clone()].trim_end_matches(is_closing);
    let rest = &text[run.end..];
    if marks.chars().any(is_wide) || rest.trim_start().is_empty() {
        return Some(Stop::Ends);
    }
    if !rest.starts_with(char::is_whitespace) {
        return None;
    }
    let next = rest.split_whitespace().next().unwrap_or_default();
    let letters = next.trim_start_matches(|c: char| !c.is_alphanumeric());
    let so_far = &text[start..run.start];
    let before = last_word(so_far);
    if matches!(marks, "…" | "..") || marks.starts_with("...") {
        let goes_on = !letters.starts_with(char::is_uppercase) || letters == "I" || letters.starts_with("I'");
        return Some(if goes_on { Stop::GoesOn } else { Stop::Ends });
    }
    if marks != "." {
        let goes_on = letters.starts_with(char::is_lowercase);
        return Some(if goes_on { Stop::GoesOn } else { Stop::Ends });
    }
    // "1. Bread": the number of a list.
    let is_list = !before.is_empty()
        && before.len() < 4
        && before.bytes().all(|byte| byte.is_ascii_digit())
        && so_far.trim() == before;
    if is_list {
        return Some(Stop::GoesOn);
    }
    let earlier = so_far[..so_far.len() - before.len()].trim_end();
    let counted =
        before.starts_with(|c: char| c.is_ascii_digit()) || earlier.ends_with(|c: char| c.is_ascii_digit());
    Some(stop(before, next.trim_end_matches(|c: char| !c.is_alphanumeric()), language, counted))
}

/// What stands behind the last space.
fn last_word(text: &str) -> &str {
    // Space beyond ASCII needs a longer look.
    let plain =
        text.bytes().rev().take_while(|byte| byte.is_ascii() && !byte.is_ascii_whitespace() && *byte != 0xb);
    let from = text.len() - plain.count();
    if text[..from].bytes().next_back().is_none_or(|byte| byte.is_ascii()) {
        return &text[from..];
    }
    text.rsplit(char::is_whitespace).next().unwrap_or_default()
}

fn push(found: &mut Vec<Sentence>, text: &str, range: Range<usize>, inner: Vec<usize>, paragraph: bool) {
    let body = &text[range.clone()];
    let trimmed = body.trim_start();
    let start = range.end - trimmed.len();
    let trimmed = trimmed.trim_end();
    if trimmed.is_empty() {
        if let Some(last) = found.last_mut().filter(|_| paragraph) {
            last.ends_paragraph = true;
        }
        return;
    }
    let range = start..start + trimmed.len();
    found.push(Sentence { range, inner_stops: inner, ends_paragraph: paragraph });
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text, "en-us").into_iter().map(|sentence| &text[sentence.range]).collect()
    }

    #[test]
    fn full_stops_that_end_nothing_end_nothing() {
        for one in [
            "Dr. Smith met Mr. Jones and Mrs. Hill at St. Mary.",
            "J. R. R. Tolkien wrote it.",
            "It costs 3.50, e.g. at the U.S. Army shop.",
            "Prof. Lee vs. Gen. Grant, vol. 3, no. 7, pp. 12-15.",
            "Well... I was thinking… maybe not.",
            "\"Stop!\" she cried.",
            "We met at 5 p.m. on Monday, etc. and so on.",
            "Visit www.example.com/a.b today",
            "1. Bread",
            "Open Mon.–Fri. 9 to 5.",
            "He works for Apple Inc. Google is next.",
        ] {
            assert_eq!(cut(one), [one]);
        }
        assert_eq!(sentences("Am 3. Oktober war es so.", "de").len(), 1);
    }

    #[test]
    fn sentences_end_where_they_end() {
        assert_eq!(cut("One. Two! Three? Four"), ["One.", "Two!", "Three?", "Four"]);
        assert_eq!(cut("\"No.\" \"Yes.\" (Ok.) Fine."), ["\"No.\"", "\"Yes.\"", "(Ok.)", "Fine."]);
        assert_eq!(cut("At 5 p.m. The bell rang."), ["At 5 p.m.", "The bell rang."]);
        assert_eq!(cut("So do I. Then we left."), ["So do I.", "Then we left."]);
        assert_eq!(cut("First line\nSecond line\n\nNew"), ["First line\nSecond line", "New"]);
        assert_eq!(cut("你好。世界！"), ["你好。", "世界！"]);
        assert_eq!(cut("नमस्ते। आप कैसे हैं?"), ["नमस्ते।", "आप कैसे हैं?"]);
        assert_eq!(cut("Wait... What?! No"), ["Wait...", "What?!", "No"]);
        assert_eq!(cut(" \n \n"), [""; 0]);
    }

    #[test]
    fn the_stop_of_an_abbreviation_is_told() {
        let found = sentences("Dr. No is here.", "en-us");
        assert_eq!((found.len(), found[0].inner_stops.clone()), (1, vec![2]));
    }

    proptest! {
        #[test]
        fn nothing_but_space_is_lost(text in "[a-zA-Z0-9 .!?…\n\"'()é。]{0,80}") {
            let kept: String = sentences(&text, "en").iter().map(|s| &text[s.range.clone()]).collect();
            let all = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(all(&kept), all(&text));
        }
    }
}

//! Where a clause ends and with which mark. The library says only how far it has read, one character into the
//! next clause; the mark is found by looking back from there. Also the cutting of a text into clauses for the
//! program, which says nothing at all.

use super::Clause;

/// The marks that end a clause: the mark itself, what a voice is shown of it, whether a sentence ends.
const MARKS: [(char, &str, bool); 21] = [
    ('.', ".", true),
    ('?', "?", true),
    ('!', "!", true),
    (',', ",", false),
    (';', ";", false),
    (':', ":", false),
    ('—', ";", false),
    ('–', ";", false),
    ('…', "", false),
    ('؟', "?", true),
    ('،', ",", false),
    ('؛', ";", false),
    ('।', "", true),
    ('॥', "", true),
    ('。', "", true),
    ('？', "", true),
    ('！', "", true),
    ('，', "", false),
    ('、', "", false),
    ('；', "", false),
    ('：', "", false),
];

fn mark(character: char) -> Option<(&'static str, bool)> {
    MARKS.iter().find(|(mark, ..)| *mark == character).map(|(_, shown, ends)| (*shown, *ends))
}

/// The terminator of a clause, and whether it ends a sentence. `read` is the text from the end of the clause
/// before to where the library stands now; `at_end` says that it has come to the end of the text.
pub(super) fn terminator(read: &str, at_end: bool) -> (&'static str, bool) {
    let mut body = read;
    if !at_end {
        // One character of the next clause was read to see that this one is over.
        body = &body[..body.char_indices().next_back().map_or(0, |(at, _)| at)];
    }
    let text = body.trim_end();
    if !at_end && body[text.len()..].matches('\n').count() > 1 {
        return ("", true); // a new paragraph
    }
    if at_end && body.chars().all(|character| character.is_whitespace() || mark(character).is_some()) {
        return ("", true);
    }
    let run = &text[text.trim_end_matches(|character| mark(character).is_some()).len()..];
    match run.chars().next() {
        None => ("", at_end),
        Some(_) if run.starts_with("...") => ("", false),
        Some(first) => mark(first).unwrap_or(("", at_end)),
    }
}

/// What of the text that was read belongs to the clause itself, and what to the next.
pub(super) fn own(read: &str, at_end: bool) -> (&str, &str) {
    let last = read.char_indices().next_back().filter(|(_, last)| !at_end && !closes(*last));
    read.split_at(last.map_or(read.len(), |(at, _)| at))
}

/// What may stand between a mark and the space after it.
fn closes(character: char) -> bool {
    matches!(character, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '}' | '>')
}

/// A part of a text that is one clause, its mark included.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Part<'a> {
    pub(super) text: &'a str,
    pub(super) terminator: &'static str,
    pub(super) ends_sentence: bool,
}

/// Cuts a text into clauses, nearly where the library does.
pub(super) fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let paragraph =
            character == '\n' && text[at + 1..].trim_start_matches([' ', '\t', '\r']).starts_with('\n');
        if !paragraph && mark(character).is_none() {
            continue;
        }
        let mut end = at + character.len_utf8();
        while let Some((_, next)) = characters.next_if(|(_, next)| mark(*next).is_some() || closes(*next)) {
            end += next.len_utf8();
        }
        let rest = &text[end..];
        let spaced = rest.is_empty() || rest.starts_with(char::is_whitespace) || !character.is_ascii();
        // A full stop before a small letter belongs to an abbreviation.
        let small = character == '.' && rest.trim_start().starts_with(char::is_lowercase);
        if paragraph || (spaced && !small) {
            push(&mut parts, &text[start..end], paragraph);
            start = end;
        }
    }
    push(&mut parts, &text[start..], true);
    parts
}

fn push<'a>(parts: &mut Vec<Part<'a>>, text: &'a str, paragraph: bool) {
    let body = text.trim();
    if body.is_empty() {
        return;
    }
    let open = body.trim_end_matches(closes);
    let (terminator, ends) = terminator(open, true);
    let ends_sentence = ends || (paragraph && terminator.is_empty());
    parts.push(Part { text: body, terminator, ends_sentence });
}

/// Takes the flags out that espeak-ng puts where it reads a word by another language's rules: `(fr)`.
pub(super) fn without_flags(ipa: &str) -> String {
    let mut kept = String::with_capacity(ipa.len());
    let mut rest = ipa;
    while let Some((before, after)) = rest.split_once('(') {
        kept.push_str(before);
        match after.split_once(')') {
            Some((flag, behind)) if !flag.is_empty() => rest = behind,
            Some(_) => {
                kept.push('(');
                rest = after;
            }
            None => {
                kept.push('(');
                kept.push_str(after);
                return kept;
            }
        }
    }
    kept.push_str(rest);
    kept
}

impl Clause {
    /// The phonemes without the flags for words of other languages.
    pub fn plain_ipa(&self) -> String {
        without_flags(&self.ipa)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_is_found_behind_what_was_read_of_the_next_clause() {
        for (read, wanted) in [
            ("Stop! D", ("!", true)),
            ("“Curly quotes,”", (",", false)),
            (" she said, ‘", (",", false)),
            ("and single ones’ — \"", (";", false)),
            ("Well... I", ("", false)),
            ("Third line\n\nN", ("", true)),
            ("end.\n\nN", ("", true)),
            ("what?! h", ("?", true)),
            ("a؟ b", ("?", true)),
            ("今天。明", ("", true)),
            ("a long clause that is cut in the mid", ("", false)),
            ("", ("", false)),
        ] {
            assert_eq!(terminator(read, false), wanted, "{read}");
        }
        for (read, wanted) in [
            ("hot!", ("!", true)),
            ("no stop", ("", true)),
            ("hello,", (",", false)),
            ("Wait...", ("", false)),
            (" ... !!! ", ("", true)),
            ("plain too\".", (".", true)),
        ] {
            assert_eq!(terminator(read, true), wanted, "{read}");
        }
    }

    #[test]
    fn a_text_is_cut_into_clauses_for_the_program() {
        let cut = |text| {
            let parts: Vec<_> = parts(text).into_iter().map(|part| (part.text, part.terminator)).collect();
            parts
        };
        assert_eq!(
            cut("Stop! It costs 3.5, e.g. here; \"Yes.\" No"),
            [("Stop!", "!"), ("It costs 3.5,", ","), ("e.g. here;", ";"), ("\"Yes.\"", "."), ("No", "")]
        );
        assert_eq!(cut("one\n \ntwo..."), [("one", ""), ("two...", "")]);
        assert_eq!(cut("你好，世界。"), [("你好，", ""), ("世界。", "")]);
        assert_eq!(cut(" \n "), []);
    }

    #[test]
    fn flags_go_and_other_brackets_stay() {
        assert_eq!(without_flags("sˈeɪ (fr)la(en) vˈiː"), "sˈeɪ la vˈiː");
        assert_eq!(without_flags("a () b ("), "a () b (");
    }
}

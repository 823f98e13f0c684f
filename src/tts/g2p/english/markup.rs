//! Markup in the text: `[word](/phonemes/)` gives phonemes, `[word](+1)` and `[word](-1)` move stress,
//! `[12](#a#)` says how a number is read.

use std::ops::Range;

/// What markup says about a stretch of the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Wish {
    Phonemes(String),
    Stress(f32),
    Flags(String),
}

/// The text without its markup, and what the markup said, by byte ranges of that text.
pub(super) fn parse(text: &str) -> (String, Vec<(Range<usize>, Wish)>) {
    let mut plain = String::with_capacity(text.len());
    let mut wishes = Vec::new();
    let mut rest = text;
    while let Some((before, words, wish, after)) = next_link(rest) {
        plain.push_str(before);
        let start = plain.len();
        plain.push_str(words);
        if let Some(wish) = parse_wish(wish) {
            wishes.push((start..plain.len(), wish));
        }
        rest = after;
    }
    plain.push_str(rest);
    (plain, wishes)
}

/// The next `[words](wish)`, with what stands before and behind it.
fn next_link(text: &str) -> Option<(&str, &str, &str, &str)> {
    let mut from = 0;
    loop {
        let open = from + text[from..].find('[')?;
        let close = open + text[open..].find(']')?;
        let words = &text[open + 1..close];
        if !words.is_empty()
            && let Some(rest) = text[close + 1..].strip_prefix('(')
            && let Some(end) = rest.find(')')
        {
            return Some((&text[..open], words, &rest[..end], &rest[end + 1..]));
        }
        from = open + 1;
    }
}

fn parse_wish(wish: &str) -> Option<Wish> {
    let number = wish.strip_prefix(['-', '+']).unwrap_or(wish);
    if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) {
        return wish.parse().ok().map(Wish::Stress);
    }
    match wish {
        "0.5" | "+0.5" => return Some(Wish::Stress(0.5)),
        "-0.5" => return Some(Wish::Stress(-0.5)),
        _ => {}
    }
    let between = |mark: char| {
        let inner = wish.strip_prefix(mark)?.strip_suffix(mark)?;
        Some(inner.trim_end_matches(mark).to_owned())
    };
    between('/').map(Wish::Phonemes).or_else(|| between('#').map(Wish::Flags))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_taken_out_and_understood() {
        let (text, wishes) =
            parse("[Kokoro](/kˈOkəɹO/) is [very](+2) nice and [quiet](-1), call [123](#a#) [now](x) [2].");
        assert_eq!(text, "Kokoro is very nice and quiet, call 123 now [2].");
        let wishes: Vec<_> = wishes.into_iter().map(|(range, wish)| (text[range].to_owned(), wish)).collect();
        let wanted = [
            ("Kokoro", Wish::Phonemes("kˈOkəɹO".to_owned())),
            ("very", Wish::Stress(2.0)),
            ("quiet", Wish::Stress(-1.0)),
            ("123", Wish::Flags("a".to_owned())),
        ];
        assert_eq!(wishes, wanted.map(|(word, wish)| (word.to_owned(), wish)));
        assert_eq!(parse("no [links] here").1, []);
        assert_eq!(parse("[a](").0, "[a](");
    }
}

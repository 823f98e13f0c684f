//! Long texts in pieces that the service takes.

use super::ssml::width;

/// The longest text of one request, in bytes of markup.
pub const LONGEST: usize = 4096;

/// How many bytes of markup a text takes.
pub fn room(text: &str) -> usize {
    text.chars().map(width).sum()
}

/// Pieces within the limit: cut at the end of a line, else at a space, else between two characters. An entity is never
/// cut, since it is made of one character.
pub fn pieces(text: &str, longest: usize) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(cut(rest, longest.max(8)));
        if !piece.trim().is_empty() {
            found.push(piece.trim());
        }
        rest = after.trim_start();
    }
    found
}

/// Where to cut, in bytes.
fn cut(text: &str, longest: usize) -> usize {
    let (mut used, mut end) = (0, text.len());
    for (at, character) in text.char_indices() {
        used += width(character);
        if used > longest {
            end = at;
            break;
        }
    }
    if end == text.len() {
        return end;
    }
    let fitting = &text[..end];
    let line = fitting.rfind('\n').filter(|at| *at > 0);
    // Where the cut falls between two words already, nothing needs to go back.
    let between = text[end..].starts_with(char::is_whitespace).then_some(end);
    line.or(between).or_else(|| fitting.rfind(char::is_whitespace).filter(|at| *at > 0)).unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_then_words_then_characters() {
        assert_eq!(pieces("one two\nthree four", 15), ["one two", "three four"]);
        assert_eq!(pieces("one two three", 9), ["one two", "three"]);
        assert_eq!(pieces("one two three", 7 + 1), ["one two", "three"]);
        assert_eq!(pieces("ééééé", 8), ["éééé", "é"]);
        assert_eq!(pieces("&&&&", 10), ["&&", "&&"]);
        assert_eq!(pieces(" \n ", 10), [""; 0]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_all_fits(text in "[ab<&é字\n ]{0,200}", longest in 8usize..40) {
            let pieces = pieces(&text, longest);
            prop_assert!(pieces.iter().all(|piece| !piece.is_empty() && room(piece) <= longest));
            let plain = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(plain(&pieces.concat()), plain(&text));
        }
    }
}

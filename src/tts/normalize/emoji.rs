//! Emoji, by the names that Unicode gives them, or dropped.

use super::{numbers::english, scan::Said};
use crate::tts::text::is_picture;

/// What to do with emoji.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Emoji {
    /// Their names are read, in English; a row of the same one is read once.
    #[default]
    Names,
    /// They are not spoken.
    Drop,
}

/// An emoji at a byte: until where, and its name. Empty when it has none, or when names are not wanted.
pub(super) fn read(text: &str, start: usize, english: bool, emoji: Emoji) -> Option<Said> {
    let (first, mut end) = one(text, start)?;
    // The same one again and again.
    while let Some((next, next_end)) = one(text, end).filter(|(next, _)| *next == first) {
        debug_assert_eq!(next, first);
        end = next_end;
    }
    let named = emoji == Emoji::Names && english;
    let words = if named { name(first).unwrap_or_default() } else { String::new() };
    Some(Said { end, words })
}

/// The longest sequence at a byte that is one picture.
fn one(text: &str, start: usize) -> Option<(&str, usize)> {
    let rest = text.get(start..)?;
    let first = rest.chars().next()?;
    let keycap = first.is_ascii_digit() || matches!(first, '#' | '*');
    if !keycap && !is_picture(first) {
        return None;
    }
    let mut end = first.len_utf8();
    let mut after_joiner = false;
    let flag = is_flag(first);
    for character in rest[end..].chars() {
        let goes_on = match character {
            '\u{200d}'
            | '\u{fe0f}'
            | '\u{fe0e}'
            | '\u{20e3}'
            | '\u{1f3fb}'..='\u{1f3ff}'
            | '\u{e0020}'..='\u{e007f}' => true,
            _ if flag && is_flag(character) => rest[..end].chars().filter(|c| is_flag(*c)).count() < 2,
            _ => after_joiner && is_picture(character),
        };
        if !goes_on {
            break;
        }
        after_joiner = character == '\u{200d}';
        end += character.len_utf8();
    }
    let sequence = &rest[..end];
    (!keycap || sequence.contains('\u{20e3}')).then_some((sequence, start + end))
}

fn is_flag(character: char) -> bool {
    matches!(character, '\u{1f1e6}'..='\u{1f1ff}')
}

/// The name of a picture in words.
fn name(sequence: &str) -> Option<String> {
    let found = emojis::get(sequence).or_else(|| {
        // Without its tone or its variant.
        let plain: String = sequence
            .chars()
            .filter(|c| !matches!(c, '\u{fe0f}' | '\u{fe0e}' | '\u{1f3fb}'..='\u{1f3ff}'))
            .collect();
        emojis::get(&plain)
    })?;
    let name = found.name();
    let name =
        name.split(": ").take(if name.starts_with("flag") || name.starts_with("keycap") { 2 } else { 1 });
    let words = name.map(|part| part.parse().map_or_else(|_| part.to_owned(), english::spoken));
    Some(words.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tts::normalize::testing::table;

    #[test]
    fn emoji_are_read_by_name() {
        table(
            "en-us",
            &[
                ("Hi😀there", "Hi grinning face there"),
                ("Well done 👍🏽!", "Well done thumbs up!"),
                ("😂😂😂", "face with tears of joy"),
                ("I ❤️ it", "I red heart it"),
                ("from 🇩🇪", "from flag Germany"),
                ("☃", "snowman"),
                ("press 1️⃣", "press keycap one"),
            ],
        );
        assert_eq!(read("😀 a", 0, true, Emoji::Drop), Some(Said { end: 4, words: String::new() }));
    }
}

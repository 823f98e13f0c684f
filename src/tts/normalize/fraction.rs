//! Fractions: 1/2, ¾, 2½, 1 1/2.

use super::scan::{At, Said, digits};

/// The fractions that have a character of their own.
const CHARACTERS: [(char, u128, u128); 18] = [
    ('½', 1, 2),
    ('⅓', 1, 3),
    ('⅔', 2, 3),
    ('¼', 1, 4),
    ('¾', 3, 4),
    ('⅕', 1, 5),
    ('⅖', 2, 5),
    ('⅗', 3, 5),
    ('⅘', 4, 5),
    ('⅙', 1, 6),
    ('⅚', 5, 6),
    ('⅛', 1, 8),
    ('⅜', 3, 8),
    ('⅝', 5, 8),
    ('⅞', 7, 8),
    ('⅐', 1, 7),
    ('⅑', 1, 9),
    ('⅒', 1, 10),
];

/// Whether a character is a fraction.
pub(super) fn is_fraction(character: char) -> bool {
    !character.is_ascii() && CHARACTERS.iter().any(|(known, ..)| *known == character)
}

/// A fraction alone.
pub(super) fn read(at: &At<'_>) -> Option<Said> {
    mixed(at)
}

/// A fraction, with a whole number before it or without. English only: other languages leave it to the engine.
pub(super) fn mixed(at: &At<'_>) -> Option<Said> {
    if !at.tongue.is_english() {
        return None;
    }
    let rest = at.rest();
    if let Some((above, below, length)) = part(rest) {
        return valid(at, at.start + length)
            .then(|| Said { end: at.start + length, words: words(at, above, below) });
    }
    // "2½", "1 1/2".
    let count = digits(rest);
    if count == 0 || count > 6 {
        return None;
    }
    let behind = &rest[count..];
    let inner = behind.trim_start_matches(' ');
    let (above, below, length) = part(inner)?;
    let is_joined = behind.len() == inner.len();
    if is_joined && inner.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let end = at.start + count + (behind.len() - inner.len()) + length;
    let whole = (at.tongue.cardinal)(rest[..count].parse().ok()?);
    let fraction = if (above, below) == (1, 2) { "a half".to_owned() } else { words(at, above, below) };
    valid(at, end).then(|| Said { end, words: format!("{whole} and {fraction}") })
}

fn valid(at: &At<'_>, end: usize) -> bool {
    let rest = at.from(end);
    !(rest.starts_with('/') || rest.starts_with('.') && rest[1..].starts_with(|c: char| c.is_ascii_digit()))
}

/// A fraction at the beginning: above, below, and its length.
fn part(text: &str) -> Option<(u128, u128, usize)> {
    let first = text.chars().next()?;
    if !first.is_ascii()
        && let Some((_, above, below)) = CHARACTERS.iter().find(|(known, ..)| *known == first)
    {
        return Some((*above, *below, first.len_utf8()));
    }
    let count = digits(text);
    if count == 0 || count > 2 {
        return None;
    }
    let mark = text[count..].chars().next().filter(|mark| matches!(mark, '/' | '⁄'))?;
    let from = count + mark.len_utf8();
    let below = digits(&text[from..]);
    if below == 0 || below > 3 {
        return None;
    }
    let (above, under) =
        (text[..count].parse::<u128>().ok()?, text[from..from + below].parse::<u128>().ok()?);
    (above > 0 && above < under && !text[..count].starts_with('0')).then_some((above, under, from + below))
}

fn words(at: &At<'_>, above: u128, below: u128) -> String {
    let tongue = at.tongue;
    let many = above != 1;
    let name = match below {
        2 => if many { "halves" } else { "half" }.to_owned(),
        4 => if many { "quarters" } else { "quarter" }.to_owned(),
        _ => format!("{}{}", (tongue.ordinal)(below), if many { "s" } else { "" }),
    };
    format!("{} {name}", (tongue.cardinal)(above))
}

#[cfg(test)]
mod tests {
    use crate::tts::normalize::testing::table;

    #[test]
    fn fractions_are_read() {
        table(
            "en-us",
            &[
                ("1/2", "one half"),
                ("add 3/4 cup", "add three quarters cup"),
                ("2/3 of it", "two thirds of it"),
                ("5/16", "five sixteenths"),
                ("1/8.", "one eighth."),
                ("1 1/2 cups", "one and a half cups"),
                ("2½ hours", "two and a half hours"),
                ("½ a day", "one half a day"),
                ("¾", "three quarters"),
                ("3 ¼ inches", "three and one quarter inches"),
                ("7/8", "seven eighths"),
                ("24/7", "twenty four seven"),
            ],
        );
    }
}

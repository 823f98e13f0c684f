//! Signs that are said: & + = × ÷ → © § and others.

use super::scan::{At, Said};

/// Signs, and what is said for them in English; empty for those that are not heard.
const SIGNS: &[(&str, &str)] = &[
    ("&&", "and"),
    ("&", "and"),
    ("==", "equals"),
    ("!=", "not equal to"),
    (">=", "greater than or equal to"),
    ("<=", "less than or equal to"),
    ("=>", "to"),
    ("->", "to"),
    ("=", "equals"),
    ("×", "times"),
    ("÷", "divided by"),
    ("≈", "approximately"),
    ("≠", "not equal to"),
    ("≤", "less than or equal to"),
    ("≥", "greater than or equal to"),
    ("±", "plus or minus"),
    ("∞", "infinity"),
    ("√", "square root of"),
    ("∑", "sum"),
    ("π", "pi"),
    ("µ", "micro"),
    ("→", "to"),
    ("⇒", "to"),
    ("←", "from"),
    ("↔", "to"),
    ("©", "copyright"),
    ("®", ""),
    ("™", ""),
    ("§§", "sections"),
    ("§", "section"),
    ("¶", "paragraph"),
    ("№", "number"),
    ("†", ""),
    ("‡", ""),
    ("•", ""),
    ("·", ""),
    ("°", "degrees"),
    ("%", "percent"),
    ("‰", "per mille"),
    ("^", ""),
    ("|", ""),
    ("~", ""),
    ("*", ""),
    ("`", ""),
    ("_", ""),
    ("\\", "backslash"),
    ("#", ""),
    ("@", "at"),
    ("€", "euros"),
    ("£", "pounds"),
    ("¥", "yen"),
    ("$", "dollars"),
    ("<", "less than"),
    (">", "greater than"),
    ("+", "plus"),
];

/// Raised digits.
const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const LOWERED: &str = "₀₁₂₃₄₅₆₇₈₉";

/// A sign.
pub(super) fn read(at: &At<'_>) -> Option<Said> {
    let rest = at.rest();
    let first = rest.chars().next()?;
    if !first.is_ascii()
        && let Some(said) = raised(at, first)
    {
        return Some(said);
    }
    if !at.tongue.is_english() {
        return in_tables(at, first);
    }
    // The marks of sentences are most of all, and no signs.
    if matches!(first, ',' | '.' | ';' | ':' | '?' | '"' | '\'' | '(' | ')' | '[' | ']' | '“' | '”' | '’')
    {
        return None;
    }
    mathematics(at, first).or_else(|| slash(at, first)).or_else(|| {
        let (sign, word) = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign))?;
        if !is_said(at, sign) {
            return None;
        }
        Some(Said { end: at.start + sign.len(), words: (*word).to_owned() })
    })
}

/// Some signs are more often marks: `<` of a tag, `+` of "C++", `~` before a number, `*` as a bullet.
fn is_said(at: &At<'_>, sign: &str) -> bool {
    let behind = at.from(at.start + sign.len());
    let spaced = behind.starts_with(' ') && at.before().ends_with(' ');
    match sign {
        "<" | ">" => spaced || behind.trim_start().starts_with(|c: char| c.is_ascii_digit()),
        "->" | "=>" | "=" | "==" => !at.before().is_empty(),
        _ => true,
    }
}

fn in_tables(at: &At<'_>, first: char) -> Option<Said> {
    let (_, word) = at.tongue.signs.iter().find(|(sign, _)| *sign == first)?;
    Some(Said { end: at.start + first.len_utf8(), words: (*word).to_owned() })
}

/// "and/or" is said without its slash.
fn slash(at: &At<'_>, first: char) -> Option<Said> {
    if first != '/' {
        return None;
    }
    let letters =
        at.before().ends_with(char::is_alphabetic) && at.from(at.start + 1).starts_with(char::is_alphabetic);
    let numbers = at.before().ends_with(char::is_alphanumeric)
        && at.from(at.start + 1).starts_with(|c: char| c.is_ascii_digit());
    let spaced = at.before().ends_with(' ') && at.from(at.start + 1).starts_with(' ');
    (letters || numbers || spaced).then(|| Said { end: at.start + 1, words: " ".to_owned() })
}

/// "5 - 3", "2 * 3", "6 / 2", "~20", "C++".
fn mathematics(at: &At<'_>, first: char) -> Option<Said> {
    let behind = at.from(at.start + first.len_utf8());
    let digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let before = at.before();
    let spaced = before.ends_with(' ') && behind.starts_with(' ') && digit(behind.trim_start());
    let number_before = before.trim_end().ends_with(|c: char| c.is_ascii_digit());
    let one = |word: &str| Some(Said { end: at.start + first.len_utf8(), words: word.to_owned() });
    match first {
        '-' if spaced && number_before => one("minus"),
        '–' | '—' if spaced && number_before => one("to"),
        '*' if (spaced || digit(behind)) && number_before => one("times"),
        '/' if spaced && number_before => one("divided by"),
        '~' if digit(behind) => one("about"),
        '+' if behind.starts_with('+') && before.ends_with(char::is_alphabetic) => {
            Some(Said { end: at.start + 2, words: "plus plus".to_owned() })
        }
        '#' if before.ends_with(char::is_uppercase) => one("sharp"),
        _ => None,
    }
}

/// Digits as a number, or one by one where it has no name.
fn number_or_digits(at: &At<'_>, digits: &str) -> String {
    let value = digits.parse().ok().filter(|_| digits.len() < 37);
    value.map_or_else(|| at.tongue.spell_digits(digits), at.tongue.cardinal)
}

/// x², 10³, H₂O.
fn raised(at: &At<'_>, first: char) -> Option<Said> {
    let digits = |list: &str, text: &str| {
        let found: String = text
            .chars()
            .map_while(|c| list.chars().position(|known| known == c))
            .filter_map(|digit| char::from_digit(u32::try_from(digit).ok()?, 10))
            .collect();
        found
    };
    if LOWERED.contains(first) {
        let number = digits(LOWERED, at.rest());
        let length = at.rest().chars().take(number.len()).map(char::len_utf8).sum::<usize>();
        return Some(Said { end: at.start + length, words: number_or_digits(at, &number) });
    }
    if !RAISED.contains(first) || !at.tongue.is_english() {
        return None;
    }
    let number = digits(RAISED, at.rest());
    let length = at.rest().chars().take(number.len()).map(char::len_utf8).sum::<usize>();
    let words = match number.as_str() {
        "2" => "squared".to_owned(),
        "3" => "cubed".to_owned(),
        // A note at the foot of the page.
        _ if !at.before().ends_with(|c: char| c.is_ascii_digit() || c == 'x' || c == 'n') => String::new(),
        other => format!("to the power of {}", number_or_digits(at, other)),
    };
    Some(Said { end: at.start + length, words })
}

#[cfg(test)]
mod tests {
    use crate::tts::normalize::testing::table;

    #[test]
    fn signs_are_read() {
        table(
            "en-us",
            &[
                ("salt & pepper", "salt and pepper"),
                ("AT&T", "AT and T"),
                ("2 + 2 = 4", "two plus two equals four"),
                ("5 - 3 = 2", "five minus three equals two"),
                ("3 × 4", "three times four"),
                ("6 / 2", "six divided by two"),
                ("x² + y²", "x squared plus y squared"),
                ("10⁶", "ten to the power of six"),
                ("H₂O", "H two O"),
                ("~20 people", "about twenty people"),
                ("C++ code", "C plus plus code"),
                ("© 2024", "copyright twenty twenty four"),
                ("§ 5", "section five"),
                ("he/she", "he she"),
                ("Acme™ and Foo®", "Acme and Foo"),
                ("A → B", "A to B"),
                ("x < 5", "x less than five"),
                ("*very* _good_", "very good"),
                ("±5", "plus or minus five"),
                ("≈ 3", "approximately three"),
            ],
        );
    }
}

//! A number as a part of something larger: with its sign, its fraction, its magnitude.

use super::{
    fraction,
    scan::{At, Number},
    tongue::Tongue,
};

/// A number that counts something.
#[derive(Clone, Debug)]
pub(super) struct Quantity<'a> {
    /// The word of its sign, or nothing.
    pub(super) sign: &'a str,
    /// Its words, where it is a fraction.
    pub(super) fraction: String,
    pub(super) tongue: &'static Tongue,
    /// Whether what is counted stands in the singular.
    pub(super) is_one: bool,
    pub(super) end: usize,
    /// The number itself; none where it is a fraction.
    pub(super) number: Option<Number<'a>>,
}

impl<'a> Quantity<'a> {
    /// A number without a sign.
    pub(super) fn of(number: Number<'a>, tongue: &'static Tongue) -> Self {
        let (is_one, end) = (number.is_one(), number.end);
        Self { sign: "", fraction: String::new(), tongue, is_one, end, number: Some(number) }
    }

    /// It in words. Most numbers turn out to be of another class before these are needed.
    pub(super) fn words(&self) -> String {
        let unsigned = match &self.number {
            Some(number) => number_words(self.tongue, number),
            None => self.fraction.clone(),
        };
        if self.sign.is_empty() { unsigned } else { format!("{} {unsigned}", self.sign) }
    }
}

/// The sign before a number: its word, and its length.
pub(super) fn sign<'a>(at: &At<'a>) -> (&'a str, usize) {
    let words = &at.tongue.words;
    let free =
        at.before().chars().next_back().is_none_or(|c| !c.is_alphanumeric() && !matches!(c, ')' | '%' | '°'));
    let rest = at.rest();
    for (sign, word) in [("-", words.minus), ("–", words.minus), ("+", words.plus), ("±", words.plus_minus)]
    {
        if let Some(behind) = rest.strip_prefix(sign) {
            let number = behind.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == '½');
            return if free && number { (word, sign.len()) } else { ("", 0) };
        }
    }
    ("", 0)
}

/// How far behind the beginning of a number its end is looked for in haste.
const NEAR: usize = 60;

/// Whether one of these characters stands behind the number at a place. Numbers are many, and most have none.
pub(super) fn is_before(at: &At<'_>, marks: &[char]) -> bool {
    let rest = at.rest();
    let near = &rest[..rest.floor_char_boundary(NEAR)];
    let inner = |c: char| {
        matches!(c, '0'..='9' | '+' | '-' | '–' | '±' | '.' | ',' | '\'' | '/' | ' ' | '\u{a0}' | '⁄')
            || fraction::is_fraction(c)
    };
    near.trim_start_matches(inner).starts_with(marks)
}

/// The quantity at a place.
pub(super) fn quantity<'a>(at: &At<'a>) -> Option<Quantity<'a>> {
    let (sign, length) = sign(at);
    let unsigned = at.moved(at.start + length);
    let mut quantity = unsigned_quantity(&unsigned)?;
    quantity.sign = sign;
    Some(quantity)
}

fn unsigned_quantity<'a>(at: &At<'a>) -> Option<Quantity<'a>> {
    if let Some(said) = fraction::mixed(at) {
        // "One quarter teaspoon", but "one and a quarter teaspoons".
        let is_one = !said.words.contains(" and ");
        return Some(Quantity {
            sign: "",
            fraction: said.words,
            tongue: at.tongue,
            is_one,
            end: said.end,
            number: None,
        });
    }
    let number = at.number(at.start)?;
    Some(Quantity::of(number, at.tongue))
}

/// A number in words.
pub(super) fn number_words(tongue: &Tongue, number: &Number<'_>) -> String {
    let whole = match number.value() {
        _ if number.is_code() => tongue.spell_digits(&number.whole),
        _ if number.whole.is_empty() && tongue.is_english() => String::new(),
        _ if number.whole.is_empty() => (tongue.cardinal)(0),
        Some(value) => (tongue.cardinal)(value),
        None => tongue.spell_digits(&number.whole),
    };
    match &number.fraction {
        None => whole,
        Some(digits) => {
            let behind = behind_point(tongue, digits);
            let space = if whole.is_empty() { "" } else { " " };
            [whole.as_str(), space, tongue.words.point, " ", &behind].concat()
        }
    }
}

/// What stands behind the point: digit by digit. Many languages read two digits as one number.
fn behind_point(tongue: &Tongue, digits: &str) -> String {
    let by_number =
        matches!(tongue.code, "fr" | "es" | "it" | "pt") && digits.len() < 3 && !digits.starts_with('0');
    match digits.parse() {
        Ok(value) if by_number => (tongue.cardinal)(value),
        _ => tongue.spell_digits(digits),
    }
}

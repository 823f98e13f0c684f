//! Numbers and amounts of money in the words that misaki reads them with.

use super::{
    lexicon::{GOLD, Lexicon},
    words::{Asked, Sound, currency_names, is_digits},
};
use crate::tts::normalize::numbers::english as numbers;

const ORDINAL_ENDS: [&str; 4] = ["st", "nd", "rd", "th"];

impl Lexicon {
    /// A number, with whatever ending.
    pub(super) fn number(self, word: &str, asked: &Asked<'_>) -> Option<Sound> {
        let end_at = word.trim_end_matches(|c: char| c.is_ascii_lowercase() || c == '\'').len();
        let (digits, end) = word.split_at(end_at);
        let mut said = Said { lexicon: self, flags: asked.flags, sounds: Vec::new() };
        let negative = digits.strip_prefix('-');
        if negative.is_some() {
            said.word("minus", None);
        }
        said.number(negative.unwrap_or(digits), end, negative.is_some(), asked)?;
        let rating = said.sounds.iter().map(|(_, rating)| *rating).min()?;
        let phonemes = said.sounds.into_iter().map(|(sound, _)| sound).collect::<Vec<_>>().join(" ");
        let phonemes = match end {
            "s" | "'s" => self.plus_s(&phonemes)?,
            "ed" | "'d" => self.plus_ed(&phonemes)?,
            "ing" => self.plus_ing(&phonemes)?,
            _ => phonemes,
        };
        Some((phonemes, rating))
    }
}

/// The reading of a number as it grows.
struct Said<'a> {
    lexicon: Lexicon,
    flags: &'a str,
    sounds: Vec<Sound>,
}

impl Said<'_> {
    fn word(&mut self, word: &str, stress: Option<f32>) {
        self.sounds.extend(self.lexicon.look_up(word, "", stress, None));
    }

    /// Words of a number. `first` says that "one hundred" may be "a hundred" here.
    fn words<W: AsRef<str>>(&mut self, words: impl IntoIterator<Item = W>, first: bool) {
        let words: Vec<W> = words.into_iter().collect();
        for (index, word) in words.iter().enumerate() {
            let word = word.as_ref();
            let is_one = first && index == 0 && words.len() > 1 && word == "one";
            match word {
                "one" if is_one && self.flags.contains('a') => self.sounds.push(("ə".to_owned(), GOLD)),
                "and" if !self.flags.contains('&') => {
                    if self.flags.contains('n')
                        && let Some((last, _)) = self.sounds.last_mut()
                    {
                        last.push_str("ən");
                    }
                }
                "point" => self.word(word, Some(-2.0)),
                _ => self.word(word, None),
            }
        }
    }

    fn plain(&mut self, digits: &str, first: bool) {
        match digits.parse() {
            Ok(number) if digits.len() < 37 => self.words(numbers::cardinal(number), first),
            // Beyond all names for numbers.
            _ => self.words(numbers::digits(digits), false),
        }
    }

    fn number(&mut self, word: &str, end: &str, negative: bool, asked: &Asked<'_>) -> Option<()> {
        let currency = asked.currency.and_then(currency_names);
        let bare = word.replace(',', "");
        let is_ordinal = ORDINAL_ENDS.contains(&end);
        let value = || bare.parse::<u128>().ok().filter(|_| bare.len() < 37);
        if is_digits(word)
            && is_ordinal
            && let Some(value) = value()
        {
            self.words(numbers::ordinal(value), true);
        } else if !negative && word.len() == 4 && currency.is_none() && is_digits(word) {
            self.words(numbers::year(value()?), true);
        } else if !asked.is_head && !word.contains('.') {
            self.within_word(&bare);
        } else if word.matches('.').count() > 1 || !asked.is_head {
            let mut first = true;
            for part in bare.split('.').filter(|part| !part.is_empty()) {
                let single = part.starts_with('0')
                    || (part.len() != 2 && part[1..].bytes().any(|digit| digit != b'0'));
                if single {
                    self.words(numbers::digits(part), false);
                } else {
                    self.plain(part, first);
                }
                first = false;
            }
        } else if let Some(names) = currency.filter(|_| is_amount(word)) {
            self.amount(&bare, names);
        } else if !word.contains('.') {
            match value().filter(|_| is_ordinal) {
                Some(value) => self.words(numbers::ordinal(value), true),
                None => self.plain(&bare, true),
            }
        } else if let Some(fraction) = bare.strip_prefix('.') {
            self.words(["point"].into_iter().chain(numbers::digits(fraction)), true);
        } else {
            self.words(numbers::decimal(&bare)?, true);
        }
        (!self.sounds.is_empty()).then_some(())
    }

    /// Digits after letters: "B52", "Boeing747".
    fn within_word(&mut self, digits: &str) {
        if digits.starts_with('0') || digits.len() > 3 {
            self.words(numbers::digits(digits), false);
        } else if digits.len() == 3 && !digits.ends_with("00") {
            self.plain(&digits[..1], true);
            if digits[1..].starts_with('0') {
                self.word("O", Some(-2.0));
                self.plain(&digits[2..], false);
            } else {
                self.plain(&digits[1..], false);
            }
        } else {
            self.plain(digits, true);
        }
    }

    /// "3.50" of a currency: three dollars and fifty cents.
    fn amount(&mut self, bare: &str, names: (&str, &str)) {
        let value = |part: &str| part.parse::<u128>().unwrap_or(0);
        let mut parts = vec![(bare.split('.').next().unwrap_or_default(), names.0)];
        parts.extend(bare.split('.').nth(1).map(|cents| (cents, names.1)));
        if let [(whole, _), (cents, _)] = parts.as_slice() {
            if value(cents) == 0 {
                parts.truncate(1);
            } else if value(whole) == 0 {
                parts.remove(0);
            }
        }
        for (index, (digits, unit)) in parts.into_iter().enumerate() {
            if index > 0 {
                self.word("and", None);
            }
            self.plain(if digits.is_empty() { "0" } else { digits }, index == 0);
            let sound = if value(digits) != 1 && unit != "pence" {
                self.lexicon.plural(unit)
            } else {
                self.lexicon.look_up(unit, "", None, None)
            };
            self.sounds.extend(sound);
        }
    }
}

/// Whether an amount has cents: at most two digits behind the point.
fn is_amount(word: &str) -> bool {
    match word.split_once('.') {
        None => true,
        Some((_, cents)) => !cents.contains('.') && cents.len() < 3,
    }
}

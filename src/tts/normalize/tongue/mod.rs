//! What a language says for numbers, dates, money and units: tables, and functions for what no table holds. A new
//! language is a file here and one under `numbers`.

mod english;
mod french;
mod german;
mod initials;
mod italian;
mod portuguese;
mod spanish;

use super::scan::{At, Said};
use initials::Initials;

/// A language that can be read.
#[derive(Debug)]
pub(super) struct Tongue {
    /// Its code, without a region.
    pub(super) code: &'static str,
    /// Whether the month comes before the day in 3/4/2024.
    pub(super) month_first: bool,
    /// The decimal point.
    pub(super) point: char,
    /// What sets thousands apart.
    pub(super) groups: &'static str,
    /// A whole number.
    pub(super) cardinal: fn(u128) -> String,
    /// Which one in a row.
    pub(super) ordinal: fn(u128) -> String,
    /// A year.
    pub(super) year: fn(u128) -> String,
    /// The ten digits.
    pub(super) digits: [&'static str; 10],
    /// A whole number before a noun; the second argument is the noun, for its gender.
    pub(super) count: fn(u128, &str) -> String,
    /// Cents behind whole units, where they are said without "and": "drei Euro fünfzig".
    pub(super) short_cents: Option<fn(u128) -> String>,
    /// A time of day, in languages other than English.
    pub(super) time: fn(&At<'_>) -> Option<Said>,
    /// The day of a date, in languages other than English.
    pub(super) day: fn(&At<'_>, u128) -> String,
    /// What makes a number an ordinal.
    pub(super) ordinal_ends: &'static [&'static str],
    /// What stands between day and month ("de "), said too in languages other than English.
    pub(super) date_of: &'static [&'static str],
    /// What stands between month and year.
    pub(super) before_year: &'static [&'static str],
    /// What is said there.
    pub(super) date_year_word: &'static str,
    pub(super) dot: &'static str,
    pub(super) at: &'static str,
    pub(super) slash: &'static str,
    pub(super) number_sign: &'static str,
    pub(super) hashtag: &'static str,
    /// Abbreviations with their full stops, in languages other than English.
    pub(super) abbreviations: &'static [(&'static str, &'static str)],
    pub(super) short_initials: Initials,
    /// Signs, in languages other than English.
    pub(super) signs: &'static [(char, &'static str)],
    pub(super) words: Words,
    /// The months: the word, and how it may be written (in small letters, without a full stop).
    pub(super) months: [MonthNames; 12],
    pub(super) month_initials: Initials,
    pub(super) currencies: &'static [Currency],
    pub(super) units: &'static [Unit],
    pub(super) unit_initials: Initials,
    /// Words that make a number larger: as they are written behind money, and said.
    pub(super) magnitudes: &'static [(&'static str, &'static str)],
}

/// A month: the word, and how it may be written.
type MonthNames = (&'static str, &'static [&'static str]);

/// The small words.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) minus: &'static str,
    pub(super) plus: &'static str,
    pub(super) plus_minus: &'static str,
    pub(super) point: &'static str,
    pub(super) percent: &'static str,
    pub(super) per_mille: &'static str,
    pub(super) to: &'static str,
    pub(super) per: &'static str,
    pub(super) and: &'static str,
    pub(super) degree: (&'static str, &'static str),
    pub(super) celsius: &'static str,
    pub(super) fahrenheit: &'static str,
    pub(super) kelvin: &'static str,
}

/// Money.
#[derive(Debug)]
pub(super) struct Currency {
    /// Signs and codes.
    pub(super) signs: &'static [&'static str],
    pub(super) one: &'static str,
    pub(super) many: &'static str,
    /// The hundredth part; empty where there is none.
    pub(super) cent: &'static str,
    pub(super) cents: &'static str,
}

/// A unit.
#[derive(Debug)]
pub(super) struct Unit {
    pub(super) signs: &'static [&'static str],
    pub(super) one: &'static str,
    pub(super) many: &'static str,
}

const ALL: [&Tongue; 5] =
    [&german::GERMAN, &french::FRENCH, &spanish::SPANISH, &italian::ITALIAN, &portuguese::PORTUGUESE];

const fn unit(signs: &'static [&'static str], one: &'static str, many: &'static str) -> Unit {
    Unit { signs, one, many }
}

const fn money(
    signs: &'static [&'static str],
    one: &'static str,
    many: &'static str,
    cent: &'static str,
    cents: &'static str,
) -> Currency {
    Currency { signs, one, many, cent, cents }
}

/// The tables of a language, by a name such as `en-us`, `de` or `fr-FR`.
pub(super) fn of(language: &str) -> Option<&'static Tongue> {
    let name = language.to_lowercase().replace('_', "-");
    let family = name.split('-').next().unwrap_or_default();
    if family == "en" {
        let american = matches!(name.as_str(), "en" | "en-us" | "en-us-nyc");
        return Some(if american { &english::AMERICAN } else { &english::BRITISH });
    }
    ALL.into_iter().find(|tongue| tongue.code == family)
}

impl Tongue {
    pub(super) fn is_english(&self) -> bool {
        self.code == "en"
    }

    /// Digits one by one.
    pub(super) fn spell_digits(&self, digits: &str) -> String {
        let words =
            digits.bytes().filter(u8::is_ascii_digit).map(|digit| self.digits[usize::from(digit - b'0')]);
        words.collect::<Vec<_>>().join(" ")
    }

    /// The number of a month by one of its names.
    pub(super) fn month(&self, name: &str) -> Option<usize> {
        let first = *name.as_bytes().first()?;
        if !self.month_initials.may_begin(first.to_ascii_lowercase()) {
            return None;
        }
        if name.is_ascii() {
            let is = |(_, names): &MonthNames| names.iter().any(|known| known.eq_ignore_ascii_case(name));
            return self.months.iter().position(is);
        }
        let name = name.to_lowercase();
        self.months.iter().position(|(_, names)| names.contains(&name.as_str()))
    }
}

//! A length of time, written with its unit.

use super::{Text, Wrong, text_value};
use std::time::Duration;

/// A length of time such as "10s". Kept to the millisecond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span(pub Duration);

/// The units and their milliseconds; the longer name stands before the one it ends with.
const UNITS: [(&str, f64); 4] = [("ms", 1.0), ("s", 1000.0), ("m", 60_000.0), ("h", 3_600_000.0)];

/// The longest that is accepted: beyond a week it is a slip, and sums with it could overflow.
const LONGEST: f64 = 7.0 * 24.0 * 3_600_000.0;

impl Span {
    /// Reads it from a flag.
    pub fn read(text: &str) -> Result<Duration, String> {
        let span = Self::parse(text).map_err(|wrong| format!("{wrong}; write {}", Self::EXPECTED))?;
        Ok(span.0)
    }

    /// Whole seconds, for defaults.
    pub(crate) const fn seconds(seconds: u64) -> Self {
        Self(Duration::from_secs(seconds))
    }
}

impl Text for Span {
    const NAME: &'static str = "Duration";
    const EXPECTED: &'static str = "a text with a number and a unit, like `10s`, `250ms`, `2m` or `1h`";
    const KIND: &'static str = "duration";
    const ABOUT: &'static str = "A length of time: a number and ms, s, m or h";
    const PATTERN: Option<&'static str> = Some("^[0-9]+(\\.[0-9]+)? ?(ms|s|m|h)$");
    const EXAMPLES: &'static [&'static str] = &["250ms", "10s", "2m"];

    fn parse(text: &str) -> Result<Self, Wrong> {
        let digits = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        let (number, unit) = text.split_at(text.len() - digits.len());
        let number: f64 = number.parse().map_err(|_| Wrong::reason("does not begin with a number"))?;
        let unit = unit.trim();
        if unit.is_empty() {
            return Err(Wrong::reason("has no unit"));
        }
        let known = UNITS.iter().find(|(name, _)| *name == unit);
        let (_, factor) = known.ok_or_else(|| Wrong::reason(format!("has the unknown unit `{unit}`")))?;
        let milliseconds = (number * factor).round();
        if milliseconds > LONGEST {
            return Err(Wrong::reason("is longer than a week"));
        }
        Ok(Self(Duration::from_secs_f64(milliseconds / 1000.0)))
    }

    fn write(&self) -> String {
        let milliseconds = self.0.as_millis();
        if milliseconds.is_multiple_of(1000) {
            format!("{}s", milliseconds / 1000)
        } else {
            format!("{milliseconds}ms")
        }
    }
}

text_value!(Span);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_have_a_number_and_a_unit() {
        let milliseconds = |text: &str| Span::parse(text).unwrap().0.as_millis();
        assert_eq!(milliseconds("250ms"), 250);
        assert_eq!(milliseconds("10s"), 10_000);
        assert_eq!(milliseconds("0.25 s"), 250);
        assert_eq!(milliseconds("2m"), 120_000);
        assert_eq!(milliseconds("1h"), 3_600_000);
        assert_eq!(milliseconds("0s"), 0);
        for text in ["", "s", "10", "10x", "-1s", "1s 2s", "1.2.3s", "169h", "1e3s", "99999999999999999999h"]
        {
            assert!(Span::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_written_reads_the_same() {
        for text in ["250ms", "10s", "2m", "1.5s", "0.001s"] {
            let span = Span::parse(text).unwrap();
            assert_eq!(Span::parse(&span.write()).unwrap(), span);
        }
    }
}

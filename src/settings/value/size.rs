//! A size in bytes, written with its unit.

use super::{Text, Wrong, text_value};

/// A number of bytes such as "10MB".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size(pub u64);

/// The units, largest first among those of one kind, and their bytes.
const UNITS: [(&str, u64); 7] = [
    ("GB", 1_000_000_000),
    ("MB", 1_000_000),
    ("KB", 1_000),
    ("GiB", 1 << 30),
    ("MiB", 1 << 20),
    ("KiB", 1 << 10),
    ("B", 1),
];

impl Size {
    /// Reads it from a variable.
    pub fn read(text: &str) -> Result<u64, String> {
        let size = Self::parse(text).map_err(|wrong| format!("{wrong}; write {}", Self::EXPECTED))?;
        Ok(size.0)
    }
}

impl Text for Size {
    const NAME: &'static str = "Size";
    const EXPECTED: &'static str = "a text with a whole number and a unit, like `10MB`, `512KB` or `1GiB`";
    const KIND: &'static str = "size";
    const ABOUT: &'static str = "A size: a whole number and B, KB, MB, GB, KiB, MiB or GiB";
    const PATTERN: Option<&'static str> = Some("^[0-9]+ ?([KMG]i?)?B$");

    fn parse(text: &str) -> Result<Self, Wrong> {
        let unit = text.trim_start_matches(|c: char| c.is_ascii_digit());
        let (number, unit) = text.split_at(text.len() - unit.len());
        let number: u64 = number.parse().map_err(|_| Wrong::reason("does not begin with a number"))?;
        let unit = unit.trim();
        if unit.is_empty() {
            return Err(Wrong::reason("has no unit"));
        }
        let known = UNITS.iter().find(|(name, _)| *name == unit);
        let (_, factor) = known.ok_or_else(|| Wrong::reason(format!("has the unknown unit `{unit}`")))?;
        number.checked_mul(*factor).map(Self).ok_or_else(|| Wrong::reason("is too large"))
    }

    fn write(&self) -> String {
        let fits = |(_, factor): &&(&str, u64)| self.0 != 0 && self.0.is_multiple_of(*factor);
        let (unit, factor) = UNITS.iter().find(fits).unwrap_or(&("B", 1));
        format!("{}{unit}", self.0 / factor)
    }
}

text_value!(Size);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_and_written_alike() {
        for text in ["10MB", "512KB", "1GiB", "3KiB", "7B", "0B"] {
            assert_eq!(Size::parse(text).unwrap().write(), text);
        }
        assert_eq!(Size::parse("10 MB").unwrap(), Size(10_000_000));
        for text in ["", "MB", "10", "10mb", "-1MB", "99999999999999GB"] {
            assert!(Size::parse(text).is_err(), "{text}");
        }
    }
}

//! Measures as they are typed: sizes, ages, factors.

use std::time::Duration;

/// A size: a number with B, KB, MB, GB or TB; with KiB and so on in steps of 1024.
pub(super) fn bytes(text: &str) -> Result<u64, String> {
    let (number, unit) = split(text);
    let factor = match unit.to_ascii_lowercase().as_str() {
        "" | "b" => 1.0,
        "k" | "kb" => 1e3,
        "m" | "mb" => 1e6,
        "g" | "gb" => 1e9,
        "t" | "tb" => 1e12,
        "kib" => 1024.0,
        "mib" => 1024.0 * 1024.0,
        "gib" => 1024.0 * 1024.0 * 1024.0,
        _ => return Err("write a size such as 500MB or 2GB".to_owned()),
    };
    let number: f64 = number.parse().map_err(|_| "write a size such as 500MB or 2GB".to_owned())?;
    let size = number * factor;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be a size")]
    if (0.0..1e18).contains(&size) { Ok(size as u64) } else { Err("it is no size".to_owned()) }
}

/// An age: a number with h, d or w.
pub(super) fn age(text: &str) -> Result<Duration, String> {
    let (number, unit) = split(text);
    let hours: u64 = match unit {
        "h" => 1,
        "d" => 24,
        "w" => 24 * 7,
        _ => return Err("write an age such as 12h, 30d or 8w".to_owned()),
    };
    let number: u64 = number.parse().map_err(|_| "write an age such as 12h, 30d or 8w".to_owned())?;
    number
        .checked_mul(hours * 3600)
        .filter(|seconds| *seconds < 10_000_000_000)
        .map(Duration::from_secs)
        .ok_or_else(|| "that is too long ago".to_owned())
}

/// How much faster than asked: from 1 to 4.
pub(super) fn faster(text: &str) -> Result<f32, String> {
    let factor: f32 = text.parse().map_err(|_| "it is no number".to_owned())?;
    if (1.0..=4.0).contains(&factor) { Ok(factor) } else { Err("it must be from 1 to 4".to_owned()) }
}

fn split(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    (&text[..end], text[end..].trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_ages_need_a_number_and_a_known_unit() {
        assert_eq!(bytes("500MB"), Ok(500_000_000));
        assert_eq!(bytes("1.5 GiB"), Ok(1_610_612_736));
        assert_eq!(age("30d"), Ok(Duration::from_hours(720)));
        for wrong in ["", "x", "5x", "-1", "5", "1e9h"] {
            assert!(age(wrong).is_err(), "{wrong}");
        }
        assert!(bytes("five").is_err() && bytes("9e9GB").is_err());
        assert!(faster("0.9").is_err() && faster("5").is_err() && faster("1.2").is_ok());
    }
}

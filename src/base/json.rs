//! What a JSON text has that no parser says plainly.

/// The first escape that is half of a character: `\ud83d` without its other half. It names no character at all.
pub fn half_pair(text: &str) -> Option<&str> {
    let mut at = 0;
    while let Some(found) = text[at..].find('\\') {
        let start = at + found;
        let unit = unit(&text[start..]);
        let paired = |end: usize| unit_in(&text[end..], 0xdc00..=0xdfff);
        match unit {
            Some(0xd800..=0xdbff) if paired(start + ESCAPE) => at = start + 2 * ESCAPE,
            Some(0xd800..=0xdfff) => return Some(&text[start..start + ESCAPE]),
            Some(_) => at = start + ESCAPE,
            // Another escape: its second character begins none.
            None => at = start + 1 + text[start + 1..].chars().next().map_or(0, char::len_utf8),
        }
    }
    None
}

/// The length of `\uXXXX`.
const ESCAPE: usize = 6;

/// The number of the escape `\uXXXX` at the beginning.
fn unit(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())?
}

fn unit_in(text: &str, range: std::ops::RangeInclusive<u32>) -> bool {
    unit(text).is_some_and(|unit| range.contains(&unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_pair_is_found_and_a_whole_one_is_not() {
        assert_eq!(half_pair(r#"{"a": "x \ud83d y"}"#), Some(r"\ud83d"));
        assert_eq!(half_pair(r#"{"a": "\ude00"}"#), Some(r"\ude00"));
        assert_eq!(half_pair(r#"{"a": "\ud83d\u0041"}"#), Some(r"\ud83d"));
        assert_eq!(half_pair(r#"{"a": "\ud83d\ude00 \n \\ud83d é"}"#), None);
        assert_eq!(half_pair(r"\u12"), None);
    }
}

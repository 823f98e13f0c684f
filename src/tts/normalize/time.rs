//! Times of day: 10:30, 5 p.m., 23:05, 10:30:15.

use super::scan::{At, Said, digits};

/// A time.
pub(super) fn read(at: &At<'_>) -> Option<Said> {
    if !at.tongue.is_english() {
        return (at.tongue.time)(at);
    }
    let length = digits(at.rest());
    let h: u128 = at.rest().get(..length).filter(|_| (1..=2).contains(&length))?.parse().ok()?;
    let hour = at.start + length;
    if let Some((half, end)) = half(at, hour).filter(|_| (1..=12).contains(&h)) {
        return Some(Said { end, words: format!("{} {half}", (at.tongue.cardinal)(h)) });
    }
    clock(at, hour, h)
}

/// Hours and minutes.
fn clock(at: &At<'_>, hour: usize, h: u128) -> Option<Said> {
    let behind = at.from(hour).strip_prefix([':', '.'])?;
    let dotted = at.from(hour).starts_with('.');
    let from = at.text.len() - behind.len();
    let (m, end) = two(at, from)?;
    if h > 24 || m > 59 {
        return None;
    }
    let part = half(at, end);
    // With a full stop only where it is sure: "10.30 a.m."
    if dotted && part.is_none() {
        return None;
    }
    let rest = at.from(end);
    let seconds = rest.strip_prefix(':').and_then(|_| two(at, end + 1)).filter(|(s, _)| *s < 60);
    // 10:30:45:60, 3:16-18: no time of day.
    if rest.starts_with(|c: char| c.is_alphanumeric()) && part.is_none() {
        return None;
    }
    let say = at.tongue.cardinal;
    let mut words = match (h, m) {
        (0, 0) if part.is_none() => "zero hundred".to_owned(),
        (13..=24, 0) => format!("{} hundred", say(h)),
        (_, 0) if part.is_some() => say(h),
        (_, 0) => format!("{} o'clock", say(h)),
        (_, 1..=9) => format!("{} oh {}", say(h), say(m)),
        _ => format!("{} {}", say(h), say(m)),
    };
    let mut until = end;
    if let Some((s, seconds_end)) = seconds {
        words = format!(
            "{} and {} second{}",
            words.replace(" o'clock", ""),
            say(s),
            if s == 1 { "" } else { "s" }
        );
        until = seconds_end;
    }
    let part = if seconds.is_some() { half(at, until) } else { part };
    if let Some((half, half_end)) = part {
        words = format!("{words} {half}");
        until = half_end;
    }
    Some(Said { end: until, words })
}

/// Two digits.
fn two(at: &At<'_>, byte: usize) -> Option<(u128, usize)> {
    let digits = at.from(byte).get(..2).filter(|two| two.bytes().all(|byte| byte.is_ascii_digit()))?;
    let more = at.from(byte + 2).starts_with(|c: char| c.is_ascii_digit());
    (!more).then(|| Some((digits.parse().ok()?, byte + 2)))?
}

/// "a.m." behind a time. Its last full stop stays where it ends the sentence too.
fn half(at: &At<'_>, end: usize) -> Option<(&'static str, usize)> {
    let rest = at.from(end);
    let trimmed = rest.strip_prefix(' ').unwrap_or(rest);
    let from = at.text.len() - trimmed.len();
    for (spelling, said) in
        [("a.m.", "A.M"), ("p.m.", "P.M"), ("a.m", "A.M"), ("p.m", "P.M"), ("am", "A.M"), ("pm", "P.M")]
    {
        let fits = trimmed.get(..spelling.len()).is_some_and(|start| start.eq_ignore_ascii_case(spelling));
        let end = from + spelling.len();
        if !fits || at.goes_on(end) {
            continue;
        }
        let ends_both = spelling.ends_with('.') && at.is_end(end);
        return Some((said, end - usize::from(ends_both)));
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::tts::normalize::testing::table;

    #[test]
    fn times_are_read() {
        table(
            "en-us",
            &[
                (
                    "The train leaves at 10:30 a.m. and arrives at 23:05.",
                    "The train leaves at ten thirty A.M and arrives at twenty three oh five.",
                ),
                ("at 5 p.m.", "at five P.M."),
                ("at 5pm sharp", "at five P.M sharp"),
                ("at 5 PM", "at five P.M"),
                ("7:00", "seven o'clock"),
                ("7:00 a.m. today", "seven A.M today"),
                ("10:05", "ten oh five"),
                ("12:45 PM,", "twelve forty five P.M,"),
                ("18:00", "eighteen hundred"),
                ("00:15", "zero fifteen"),
                ("10:30:15", "ten thirty and fifteen seconds"),
                ("9.30 am", "nine thirty A.M"),
                ("5 amps", "five amps"),
                ("25:70", "twenty five:seventy"),
            ],
        );
    }
}

//! Times by the letters of Unicode TR35 ("Date Field Symbol Table"), those that a log needs.

use jiff::ZonedDateTime;

/// A format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TimeFormat(Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    /// As it is.
    Text(String),
    /// A letter, so many times.
    Field(char, usize),
}

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl TimeFormat {
    /// What concurrently uses when nothing else is asked for.
    pub(crate) const USUAL: &'static str = "yyyy-MM-dd HH:mm:ss.SSS";

    /// Reads a format; the error names a letter that is not known.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let (mut pieces, mut letters) = (vec![], text.chars().peekable());
        while let Some(letter) = letters.next() {
            if letter == '\'' {
                let quoted: String = letters.by_ref().take_while(|c| *c != '\'').collect();
                pieces.push(Piece::Text(if quoted.is_empty() { "'".into() } else { quoted }));
            } else if letter.is_ascii_alphabetic() {
                if !"yuMLdDEaHhKkmsSZXxQ".contains(letter) {
                    return Err(format!("`{letter}` is no field of a time; put text in single quotes"));
                }
                let mut count = 1;
                while letters.next_if_eq(&letter).is_some() {
                    count += 1;
                }
                pieces.push(Piece::Field(letter, count));
            } else {
                pieces.push(Piece::Text(letter.to_string()));
            }
        }
        Ok(Self(pieces))
    }

    /// This time in the format.
    pub(crate) fn write(&self, time: &ZonedDateTime) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Field(letter, count) => field(*letter, *count, time),
        };
        self.0.iter().map(piece).collect()
    }
}

fn field(letter: char, count: usize, time: &ZonedDateTime) -> String {
    let padded = |number: i64| format!("{number:0count$}");
    let named = |names: &[&str], place: i8| {
        let name =
            usize::try_from(place).ok().and_then(|place| names.get(place)).copied().unwrap_or_default();
        if count >= 4 { name.to_owned() } else { name.chars().take(3).collect() }
    };
    let hour = i64::from(time.hour());
    match letter {
        'y' | 'u' if count == 2 => format!("{:02}", time.year().rem_euclid(100)),
        'y' | 'u' => padded(time.year().into()),
        'M' | 'L' if count >= 3 => named(&MONTHS, time.month() - 1),
        'M' | 'L' => padded(time.month().into()),
        'Q' => padded(i64::from((time.month() - 1) / 3 + 1)),
        'd' => padded(time.day().into()),
        'D' => padded(time.day_of_year().into()),
        'E' => named(&DAYS, time.weekday().to_monday_zero_offset()),
        'a' => if hour < 12 { "AM" } else { "PM" }.to_owned(),
        'H' => padded(hour),
        'h' => padded((hour + 11) % 12 + 1),
        'K' => padded(hour % 12),
        'k' => padded((hour + 23) % 24 + 1),
        'm' => padded(time.minute().into()),
        's' => padded(time.second().into()),
        'S' => format!("{:09}0000", time.subsec_nanosecond()).chars().take(count).collect(),
        'Z' | 'X' | 'x' => zone(letter, count, time.offset().seconds()),
        _ => String::new(),
    }
}

fn zone(letter: char, count: usize, seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let (hours, minutes) = (seconds.abs() / 3600, seconds.abs() % 3600 / 60);
    match (letter, count) {
        ('X', _) if seconds == 0 => "Z".to_owned(),
        ('X' | 'x', 1) if minutes == 0 => format!("{sign}{hours:02}"),
        ('X' | 'x', 1 | 2) | ('Z', 1..=3) => format!("{sign}{hours:02}{minutes:02}"),
        ('Z', 4) => format!("GMT{sign}{hours:02}:{minutes:02}"),
        _ => format!("{sign}{hours:02}:{minutes:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_those_of_unicode() {
        let time: ZonedDateTime = "2026-03-05T14:07:09.042+02:00[+02:00]".parse().unwrap();
        let write = |format: &str| TimeFormat::parse(format).unwrap().write(&time);
        assert_eq!(write(TimeFormat::USUAL), "2026-03-05 14:07:09.042");
        assert_eq!(write("h:mm a 'at' E, d MMM yy"), "2:07 PM at Thu, 5 Mar 26");
        assert_eq!(write("EEEE MMMM ''X"), "Thursday March '+02");
        assert_eq!(write("HH:mm:ss XXX"), "14:07:09 +02:00");
        assert!(TimeFormat::parse("HH:mm foo").unwrap_err().contains("`f`"));
    }
}

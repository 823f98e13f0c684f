//! The fields of a row: their names, and what each takes. The same for tables and for JSON.

use super::{Asked, Row, Slot};
use std::{str::FromStr, time::Duration};

/// Every field by name; the first name of each is the one that is documented.
const NAMES: [(&str, Field); 21] = [
    ("id", Field::Id),
    ("text", Field::Text),
    ("voice", Field::Voice),
    ("engine", Field::Engine),
    ("model", Field::Model),
    ("speaker", Field::Speaker),
    ("lang", Field::Language),
    ("language", Field::Language),
    ("speed", Field::Speed),
    ("pitch", Field::Pitch),
    ("volume", Field::Volume),
    ("sentence_silence", Field::Silence),
    ("pause", Field::Silence),
    ("phonemes", Field::Phonemes),
    ("output", Field::Output),
    ("file", Field::Output),
    ("filename", Field::Output),
    ("start", Field::Start),
    ("start_s", Field::Start),
    ("end", Field::End),
    ("end_s", Field::End),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Id,
    Text,
    Voice,
    Engine,
    Model,
    Speaker,
    Language,
    Speed,
    Pitch,
    Volume,
    Silence,
    Phonemes,
    Output,
    Start,
    End,
}

impl Field {
    /// The field of this name; small letters or large, with `-` or `_`.
    pub(super) fn named(name: &str) -> Option<Self> {
        let plain = name.trim().to_lowercase().replace(['-', ' '], "_");
        NAMES.iter().find(|(known, _)| *known == plain).map(|(_, field)| *field)
    }
}

/// What is said of a column that nobody knows.
pub(super) fn unknown(name: &str) -> String {
    let plain = name.trim().to_lowercase();
    let near = NAMES.iter().map(|(known, _)| (strsim::jaro_winkler(&plain, known), *known));
    let near = near.max_by(|a, b| a.0.total_cmp(&b.0)).filter(|(score, _)| *score > 0.8);
    let near = near.map(|(_, known)| format!("; did you mean `{known}`?")).unwrap_or_default();
    format!("the column `{}` is not known and is passed over{near}", name.trim())
}

/// A row in the making.
#[derive(Default)]
pub(super) struct Draft {
    row: Row,
    has_text: bool,
    start: Option<f64>,
    end: Option<f64>,
}

impl Draft {
    /// A row that begins at this line.
    pub(super) fn new(line: u64) -> Self {
        Self { row: Row { line, ..Row::default() }, ..Self::default() }
    }

    /// The row's name, as far as it was read.
    pub(super) fn id(&self) -> Option<String> {
        self.row.id.clone()
    }

    /// Sets a field. An empty value counts as left out.
    pub(super) fn set(&mut self, field: Field, value: &str) -> Result<(), String> {
        let value = value.trim();
        if field == Field::Text {
            self.has_text = true;
            value.clone_into(&mut self.row.text);
            return Ok(());
        }
        if value.is_empty() {
            return Ok(());
        }
        let Row { asked, .. } = &mut self.row;
        let text = || Some(value.to_owned());
        match field {
            Field::Id => self.row.id = text(),
            Field::Text => {}
            Field::Voice => asked.voice = text(),
            Field::Engine => asked.engine = Some(engine(value)?),
            Field::Model => asked.model = text(),
            Field::Speaker => asked.speaker = text(),
            Field::Language => asked.language = text(),
            Field::Speed => asked.speed = Some(between(value, 0.1, 10.0)?),
            Field::Pitch => asked.pitch = Some(whole(value, 99)?),
            Field::Volume => asked.volume = Some(between(value, 0.0, 10.0)?),
            Field::Silence => asked.sentence_silence = Some(silence(value)?),
            Field::Phonemes => asked.phonemes = Some(switch(value)?),
            Field::Output => self.row.output = text(),
            Field::Start => self.start = Some(time(value)?),
            Field::End => self.end = Some(time(value)?),
        }
        Ok(())
    }

    /// The row, or the field that is wrong and why.
    pub(super) fn finish(mut self) -> Result<Row, (Option<&'static str>, String)> {
        if !self.has_text {
            return Err((Some("text"), "it is not there".to_owned()));
        }
        if self.row.text.is_empty() {
            return Err((Some("text"), "it is empty".to_owned()));
        }
        match (self.start, self.end) {
            (Some(start), Some(end)) if end <= start => {
                return Err((Some("end"), format!("it ends ({end} s) before it begins ({start} s)")));
            }
            (None, Some(_)) => return Err((Some("start"), "there is an end and no start".to_owned())),
            (Some(start_s), end_s) => self.row.slot = Some(Slot { start_s, end_s }),
            (None, None) => {}
        }
        Ok(self.row)
    }
}

fn engine(value: &str) -> Result<crate::tts::engine::Id, String> {
    let plain = value.to_lowercase();
    let plain = if plain == "espeak-ng" { "espeak".to_owned() } else { plain };
    plain.parse().map_err(|()| {
        let names = crate::tts::engine::Id::ALL.map(crate::tts::engine::Id::name).join(", ");
        format!("there is no engine `{value}`; there are {names}")
    })
}

fn number(value: &str) -> Result<f64, String> {
    let number = f64::from_str(value).map_err(|_| format!("`{value}` is no number"))?;
    if number.is_finite() { Ok(number) } else { Err(format!("`{value}` is no number")) }
}

#[expect(clippy::cast_possible_truncation, reason = "models take 32-bit floats")]
fn between(value: &str, least: f64, most: f64) -> Result<f32, String> {
    let number = number(value)?;
    if (least..=most).contains(&number) {
        Ok(number as f32)
    } else {
        Err(format!("it must be from {least} to {most}, and is {value}"))
    }
}

fn whole(value: &str, most: u32) -> Result<u32, String> {
    let number = u32::from_str(value).ok().filter(|number| *number <= most);
    number.ok_or_else(|| format!("it must be a whole number from 0 to {most}, and is `{value}`"))
}

fn silence(value: &str) -> Result<Duration, String> {
    let (digits, unit) = match value.strip_suffix("ms") {
        Some(digits) => (digits, 0.001),
        None => (value.strip_suffix('s').unwrap_or(value), 1.0),
    };
    let seconds = number(digits.trim())? * unit;
    if (0.0..=600.0).contains(&seconds) {
        Ok(Duration::from_secs_f64(seconds))
    } else {
        Err(format!("it must be from 0 to 600 seconds, and is {value}"))
    }
}

fn switch(value: &str) -> Result<bool, String> {
    match value.to_lowercase().as_str() {
        "true" | "yes" | "1" => Ok(true),
        "false" | "no" | "0" => Ok(false),
        _ => Err(format!("it must be true or false, and is `{value}`")),
    }
}

/// Seconds, or hours, minutes and seconds as subtitles have them.
pub(super) fn time(value: &str) -> Result<f64, String> {
    let wrong = || format!("`{value}` is no time; write seconds, or 00:01:02,500");
    let plain = value.trim().replace(',', ".");
    let mut seconds = 0.0;
    let parts: Vec<&str> = plain.split(':').collect();
    if parts.len() > 3 {
        return Err(wrong());
    }
    for (at, part) in parts.iter().enumerate() {
        let last = at + 1 == parts.len();
        let digits = !part.is_empty() && part.chars().all(|c| c.is_ascii_digit() || (last && c == '.'));
        let number: f64 = part.parse().ok().filter(|_| digits).ok_or_else(wrong)?;
        if parts.len() > 1 && at > 0 && number >= 60.0 {
            return Err(wrong());
        }
        seconds = seconds * 60.0 + number;
    }
    // A hundred hours: beyond it nobody speaks.
    if seconds < 360_000.0 { Ok(seconds) } else { Err(format!("`{value}` is more than a hundred hours")) }
}

impl Asked {
    /// Whether another voice may speak than for rows that ask for nothing.
    pub fn names_a_voice(&self) -> bool {
        let Self { engine, voice, model, speaker, language, .. } = self;
        engine.is_some() || [voice, model, speaker, language].iter().any(|named| named.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_checked_and_the_wrong_one_is_named() {
        let mut draft = Draft::new(3);
        draft.set(Field::Text, " Hi ").unwrap();
        draft.set(Field::Speed, "1.25").unwrap();
        draft.set(Field::Voice, "").unwrap();
        draft.set(Field::Silence, "200ms").unwrap();
        assert!(draft.set(Field::Speed, "fast").unwrap_err().contains("`fast` is no number"));
        assert!(draft.set(Field::Speed, "inf").is_err() && draft.set(Field::Speed, "50").is_err());
        assert!(draft.set(Field::Engine, "kokro").unwrap_err().contains("kokoro"));
        assert!(draft.set(Field::Pitch, "-1").is_err());
        let row = draft.finish().unwrap();
        assert_eq!(
            (row.text.as_str(), row.line, row.asked.speed, row.asked.voice),
            ("Hi", 3, Some(1.25), None)
        );
        assert_eq!(Draft::new(1).finish().unwrap_err().0, Some("text"));
        assert_eq!(
            (Field::named("Lang"), Field::named("sentence-silence")),
            (Some(Field::Language), Some(Field::Silence))
        );
        assert!(unknown("spede").contains("`speed`") && !unknown("qqq").contains("mean"));
    }

    #[test]
    fn times_are_seconds_or_as_in_subtitles() {
        for (text, seconds) in [("1.5", 1.5), ("00:01:02,500", 62.5), ("01:02.5", 62.5), ("100:00", 6000.0)] {
            assert_eq!(time(text), Ok(seconds), "{text}");
        }
        for text in ["", "x", "1:2:3:4", "00:61:00", "-1", "1e3", "999:00:00"] {
            assert!(time(text).is_err(), "{text}");
        }
        let mut draft = Draft::new(1);
        for (field, value) in [(Field::Text, "a"), (Field::Start, "2"), (Field::End, "1")] {
            draft.set(field, value).unwrap();
        }
        assert_eq!(draft.finish().unwrap_err().0, Some("end"));
    }
}

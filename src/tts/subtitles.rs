//! Cues as the text of a subtitle file.

use super::say::Cue;

/// How subtitles are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `SubRip`.
    Srt,
    /// `WebVTT`.
    Vtt,
    /// An object with both kinds of cues.
    Json,
}

impl Format {
    /// The end of the file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Srt => "srt",
            Self::Vtt => "vtt",
            Self::Json => "json",
        }
    }
}

/// The text of the file. `exact` says whether the times of words come from the engine.
pub fn render(format: Format, cues: &[Cue], sentences: &[Cue], words: &[Cue], exact: bool) -> String {
    match format {
        Format::Srt => {
            let one = |(at, cue): (usize, &Cue)| {
                let (start, end) = (time(cue.start_s, ','), time(cue.end_s, ','));
                format!("{}\n{start} --> {end}\n{}\n\n", at + 1, line(&cue.text))
            };
            cues.iter().enumerate().map(one).collect()
        }
        Format::Vtt => {
            let one = |cue: &Cue| {
                let text = line(&cue.text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
                format!("\n{} --> {}\n{text}\n", time(cue.start_s, '.'), time(cue.end_s, '.'))
            };
            std::iter::once("WEBVTT\n".to_owned()).chain(cues.iter().map(one)).collect()
        }
        Format::Json => {
            let round = |seconds: f64| (seconds * 1000.0).round() / 1000.0;
            let list = |cues: &[Cue]| -> Vec<serde_json::Value> {
                let one = |cue: &Cue| serde_json::json!({"start_s": round(cue.start_s), "end_s": round(cue.end_s), "text": cue.text});
                cues.iter().map(one).collect()
            };
            let object = serde_json::json!({
                "version": 1, "exact": exact, "sentences": list(sentences), "words": list(words)
            });
            format!("{object:#}\n")
        }
    }
}

/// A cue's text is one line: an empty one would end the cue.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn time(seconds: f64, point: char) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a time since the start")]
    let milliseconds = (seconds * 1000.0).round() as u64;
    let (all, rest) = (milliseconds / 1000, milliseconds % 1000);
    format!("{:02}:{:02}:{:02}{point}{rest:03}", all / 3600, all / 60 % 60, all % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cues() -> Vec<Cue> {
        vec![
            Cue { start_s: 0.0, end_s: 1.2345, text: "One & two\n\nthree".to_owned() },
            Cue { start_s: 3661.5, end_s: 3662.0, text: "-->".to_owned() },
        ]
    }

    #[test]
    fn srt_counts_from_one_and_keeps_a_cue_in_a_line() {
        assert_eq!(
            render(Format::Srt, &cues(), &[], &[], true),
            "1\n00:00:00,000 --> 00:00:01,235\nOne & two three\n\n2\n01:01:01,500 --> 01:01:02,000\n-->\n\n"
        );
    }

    #[test]
    fn vtt_escapes_what_would_be_markup() {
        assert_eq!(
            render(Format::Vtt, &cues(), &[], &[], true),
            "WEBVTT\n\n00:00:00.000 --> 00:00:01.235\nOne &amp; two three\n\n01:01:01.500 --> 01:01:02.000\n--&gt;\n"
        );
    }

    #[test]
    fn json_holds_both_kinds_and_says_whether_they_are_exact() {
        let text = render(Format::Json, &[], &cues()[..1], &cues(), false);
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!((value["version"].as_i64(), value["exact"].as_bool()), (Some(1), Some(false)));
        assert_eq!(
            (value["sentences"].as_array().unwrap().len(), value["words"][0]["end_s"].as_f64()),
            (1, Some(1.235))
        );
    }
}

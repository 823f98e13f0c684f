//! How a stretch of text is to be spoken.

/// Changes to the manner of speaking. One means no change.
#[derive(Clone, Debug, PartialEq)]
pub struct Style {
    /// The speed is multiplied with this.
    pub rate: f32,
    /// The level is multiplied with this.
    pub volume: f32,
    /// The pitch is multiplied with this, where the engine has one.
    pub pitch: f32,
    /// Another voice.
    pub voice: Option<String>,
    /// Another language.
    pub language: Option<String>,
}

impl Default for Style {
    fn default() -> Self {
        Self { rate: 1.0, volume: 1.0, pitch: 1.0, voice: None, language: None }
    }
}

/// "slow", "80%", "+10%", "1.2".
pub(super) fn rate(text: &str) -> Option<f32> {
    let named = match text {
        "x-slow" => 0.5,
        "slow" => 0.75,
        "medium" | "default" => 1.0,
        "fast" => 1.25,
        "x-fast" => 1.6,
        _ => relative(text)?,
    };
    Some(named.clamp(0.25, 4.0))
}

/// "loud", "+6dB", "50".
pub(super) fn volume(text: &str) -> Option<f32> {
    let named = match text {
        "silent" => 0.0,
        "x-soft" => 0.25,
        "soft" => 0.5,
        "medium" | "default" => 1.0,
        "loud" => 1.5,
        "x-loud" => 2.0,
        _ => {
            if let Some(decibels) = text.strip_suffix("dB") {
                let decibels: f32 = decibels.trim().parse().ok().filter(|value: &f32| value.is_finite())?;
                10f32.powf(decibels / 20.0)
            } else if text.starts_with(['+', '-']) || text.ends_with('%') {
                relative(text)?
            } else {
                // From 0 to 100.
                number(text)? / 100.0
            }
        }
    };
    Some(named.clamp(0.0, 4.0))
}

/// "high", "+10%", "+2st".
pub(super) fn pitch(text: &str) -> Option<f32> {
    let named = match text {
        "x-low" => 0.6,
        "low" => 0.8,
        "medium" | "default" => 1.0,
        "high" => 1.25,
        "x-high" => 1.5,
        _ => {
            if let Some(semitones) = text.strip_suffix("st") {
                2f32.powf(number(semitones)? / 12.0)
            } else if let Some(hertz) = text.strip_suffix("Hz") {
                // Against a usual voice of 150 Hz.
                let value = number(hertz)?;
                if hertz.starts_with(['+', '-']) { 1.0 + value / 150.0 } else { value / 150.0 }
            } else {
                relative(text)?
            }
        }
    };
    Some(named.clamp(0.25, 4.0))
}

fn number(text: &str) -> Option<f32> {
    text.trim().parse().ok().filter(|value: &f32| value.is_finite())
}

/// "80%" of the usual, "+10%" more, "1.2" times.
fn relative(text: &str) -> Option<f32> {
    let signed = text.starts_with(['+', '-']);
    match text.strip_suffix('%') {
        Some(percent) => {
            let value = number(percent)? / 100.0;
            Some(if signed { 1.0 + value } else { value })
        }
        None => number(text).filter(|value| !signed && *value > 0.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_understood() {
        let near = |value: Option<f32>, wanted: f32| (value.unwrap() - wanted).abs() < 0.01;
        assert!(
            near(rate("slow"), 0.75)
                && near(rate("80%"), 0.8)
                && near(rate("+10%"), 1.1)
                && near(rate("1.2"), 1.2)
        );
        assert!(near(volume("+6dB"), 2.0) && near(volume("50"), 0.5) && near(volume("silent"), 0.0));
        assert!(near(pitch("+12st"), 2.0) && near(pitch("-20%"), 0.8));
        assert_eq!((rate("quick"), volume("x"), pitch("NaN"), rate("-5")), (None, None, None, None));
    }
}

//! What the name of a voice says: its language.

use super::{Error, Language};

/// The voice that speaks when none is asked for.
pub const DEFAULT: &str = "af_heart";

/// The voices of Kokoro-82M.
pub const KOKORO_VOICES: [&str; 54] = [
    "af_heart",
    "af_alloy",
    "af_aoede",
    "af_bella",
    "af_jessica",
    "af_kore",
    "af_nicole",
    "af_nova",
    "af_river",
    "af_sarah",
    "af_sky",
    "am_adam",
    "am_echo",
    "am_eric",
    "am_fenrir",
    "am_liam",
    "am_michael",
    "am_onyx",
    "am_puck",
    "am_santa",
    "bf_alice",
    "bf_emma",
    "bf_isabella",
    "bf_lily",
    "bm_daniel",
    "bm_fable",
    "bm_george",
    "bm_lewis",
    "ef_dora",
    "em_alex",
    "em_santa",
    "ff_siwis",
    "hf_alpha",
    "hf_beta",
    "hm_omega",
    "hm_psi",
    "if_sara",
    "im_nicola",
    "jf_alpha",
    "jf_gongitsune",
    "jf_nezumi",
    "jf_tebukuro",
    "jm_kumo",
    "pf_dora",
    "pm_alex",
    "pm_santa",
    "zf_xiaobei",
    "zf_xiaoni",
    "zf_xiaoxiao",
    "zf_xiaoyi",
    "zm_yunjian",
    "zm_yunxi",
    "zm_yunxia",
    "zm_yunyang",
];

/// The voice for a language when none is asked for.
pub fn default_for(language: &Language) -> &'static str {
    KOKORO_VOICES.into_iter().find(|voice| voice.starts_with(language.letter)).unwrap_or(DEFAULT)
}

/// The language of a Kokoro voice, or of the first voice of a blend.
pub fn language(voice: &str) -> Result<Language, Error> {
    let first = voice.split([',', '+', ':', '(', '.']).next().unwrap_or_default().trim();
    if let Some(language) = Language::of_voice(first) {
        return Ok(language);
    }
    Err(unknown(voice, first, &KOKORO_VOICES))
}

/// The language of a Piper voice by its name, `de_DE-thorsten-medium`.
pub fn piper_language(voice: &str) -> Result<String, Error> {
    let language = voice.split('-').next().unwrap_or_default();
    let is_language = language.len() >= 2
        && language
            .split('_')
            .all(|part| (2..=3).contains(&part.len()) && part.chars().all(char::is_alphanumeric))
        && voice.contains('-');
    if is_language {
        return Ok(language.to_lowercase().replace('_', "-"));
    }
    Err(Error::Voice {
        voice: voice.to_owned(),
        help: "give the voice's `.onnx` file, or a name such as `en_US-lessac-medium`".to_owned(),
    })
}

fn unknown(voice: &str, first: &str, known: &[&str]) -> Error {
    let score = |name: &str| {
        let plain = name.split_once('_').map_or(name, |(_, name)| name);
        strsim::jaro_winkler(first, name).max(strsim::jaro_winkler(first, plain))
    };
    let mut near: Vec<&str> = known.iter().copied().filter(|name| score(name) > 0.8).collect();
    near.sort_by(|a, b| score(b).total_cmp(&score(a)));
    let names: Vec<String> = near.iter().take(3).map(|name| format!("`{name}`")).collect();
    let help = if names.is_empty() {
        "a voice's name begins with its language and `f` or `m`, as `af_heart`".to_owned()
    } else {
        format!("did you mean {}?", names.join(", "))
    };
    Error::Voice { voice: voice.to_owned(), help }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_languages_and_slips_get_neighbours() {
        assert_eq!(language("bf_emma").unwrap().espeak, "en-gb");
        assert_eq!(language("ff_siwis:60,af_heart:40").unwrap().espeak, "fr-fr");
        assert_eq!(language("af_heart(2)+af_sky(1)").unwrap().espeak, "en-us");
        let help = |voice| match language(voice).unwrap_err() {
            Error::Voice { help, .. } => help,
            _ => String::new(),
        };
        assert!(help("heart").contains("`af_heart`"), "{}", help("heart"));
        assert!(help("ema").contains("`bf_emma`"), "{}", help("ema"));
        assert!(help("qqqqq").contains("begins with"));
        assert_eq!(default_for(&Language::named("fr").unwrap()), "ff_siwis");
    }

    #[test]
    fn names_of_piper_voices_begin_with_a_language() {
        assert_eq!(piper_language("de_DE-thorsten-medium").unwrap(), "de-de");
        assert!(piper_language("thorsten").is_err() && piper_language("nobody-here").is_err());
    }
}

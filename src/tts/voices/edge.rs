//! The voices of Edge that are known here: one or two for each language that is asked for most. The service has
//! several hundred; a name of the right form is taken whether it is in this list or not.

/// A voice of the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EdgeVoice {
    /// Its name: language, country, and what it is called.
    pub name: &'static str,
    /// `F` or `M`.
    pub gender: char,
}

impl EdgeVoice {
    /// The language that it speaks, such as `en-us`.
    pub fn language(&self) -> String {
        let parts: Vec<&str> = self.name.split('-').take(2).collect();
        parts.join("-").to_lowercase()
    }
}

const fn voice(name: &'static str, gender: char) -> EdgeVoice {
    EdgeVoice { name, gender }
}

/// The voices, the first of each language being the one that speaks when none is asked for.
pub static EDGE: [EdgeVoice; 45] = [
    voice("en-US-EmmaMultilingualNeural", 'F'),
    voice("en-US-AndrewMultilingualNeural", 'M'),
    voice("en-US-AriaNeural", 'F'),
    voice("en-US-GuyNeural", 'M'),
    voice("en-US-JennyNeural", 'F'),
    voice("en-GB-SoniaNeural", 'F'),
    voice("en-GB-RyanNeural", 'M'),
    voice("en-AU-NatashaNeural", 'F'),
    voice("en-IN-NeerjaNeural", 'F'),
    voice("ar-EG-SalmaNeural", 'F'),
    voice("bg-BG-KalinaNeural", 'F'),
    voice("ca-ES-JoanaNeural", 'F'),
    voice("cs-CZ-VlastaNeural", 'F'),
    voice("da-DK-ChristelNeural", 'F'),
    voice("de-DE-KatjaNeural", 'F'),
    voice("de-DE-ConradNeural", 'M'),
    voice("el-GR-AthinaNeural", 'F'),
    voice("es-ES-ElviraNeural", 'F'),
    voice("es-MX-DaliaNeural", 'F'),
    voice("et-EE-AnuNeural", 'F'),
    voice("fi-FI-NooraNeural", 'F'),
    voice("fr-FR-DeniseNeural", 'F'),
    voice("fr-FR-HenriNeural", 'M'),
    voice("he-IL-HilaNeural", 'F'),
    voice("hi-IN-SwaraNeural", 'F'),
    voice("hr-HR-GabrijelaNeural", 'F'),
    voice("hu-HU-NoemiNeural", 'F'),
    voice("id-ID-GadisNeural", 'F'),
    voice("it-IT-ElsaNeural", 'F'),
    voice("ja-JP-NanamiNeural", 'F'),
    voice("ko-KR-SunHiNeural", 'F'),
    voice("lt-LT-OnaNeural", 'F'),
    voice("lv-LV-EveritaNeural", 'F'),
    voice("nb-NO-PernilleNeural", 'F'),
    voice("nl-NL-ColetteNeural", 'F'),
    voice("pl-PL-ZofiaNeural", 'F'),
    voice("pt-BR-FranciscaNeural", 'F'),
    voice("pt-PT-RaquelNeural", 'F'),
    voice("ro-RO-AlinaNeural", 'F'),
    voice("ru-RU-SvetlanaNeural", 'F'),
    voice("sv-SE-SofieNeural", 'F'),
    voice("tr-TR-EmelNeural", 'F'),
    voice("uk-UA-PolinaNeural", 'F'),
    voice("vi-VN-HoaiMyNeural", 'F'),
    voice("zh-CN-XiaoxiaoNeural", 'F'),
];

/// The voice for a language when none is asked for.
pub fn edge_voice_for(language: &str) -> Option<&'static str> {
    let wanted = language.to_lowercase().replace('_', "-");
    let family = |name: &str| name.split('-').next().unwrap_or_default().to_owned();
    let exact = EDGE.iter().find(|voice| voice.language() == wanted);
    exact
        .or_else(|| EDGE.iter().find(|voice| family(&voice.language()) == family(&wanted)))
        .map(|voice| voice.name)
}

/// Whether a name is built as those of the service are: `en-US-AriaNeural`, `zh-CN-liaoning-XiaobeiNeural`.
pub fn looks_like_edge(name: &str) -> bool {
    let parts: Vec<&str> = name.split('-').collect();
    let [language, place, .., last] = parts.as_slice() else { return false };
    let letters = |part: &str, lower: bool| {
        (2..=4).contains(&part.len())
            && part.chars().all(|c| if lower { c.is_ascii_lowercase() } else { c.is_ascii_alphanumeric() })
    };
    parts.len() >= 3
        && letters(language, true)
        && letters(place, false)
        && last.ends_with("Neural")
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_have_voices_and_names_are_known_by_their_form() {
        assert_eq!(edge_voice_for("en"), Some("en-US-EmmaMultilingualNeural"));
        assert_eq!(edge_voice_for("en_GB"), Some("en-GB-SoniaNeural"));
        assert_eq!(edge_voice_for("pt-pt"), Some("pt-PT-RaquelNeural"));
        assert_eq!(edge_voice_for("tlh"), None);
        assert!(EDGE.iter().all(|voice| looks_like_edge(voice.name)));
        assert!(looks_like_edge("zh-CN-liaoning-XiaobeiNeural"));
        for other in ["en_US-lessac-medium", "af_heart", "en-US-Aria", "en-US-<x>Neural", "Neural"] {
            assert!(!looks_like_edge(other), "{other}");
        }
    }
}

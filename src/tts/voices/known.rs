//! What is known of voices that may not be here: the names of Kokoro's, and the digests of published files.

/// A voice of Kokoro.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its name: language, gender, `_`, and what it is called.
    pub name: &'static str,
}

impl Known {
    /// The language that it speaks, as espeak-ng names it.
    pub fn language(&self) -> &'static str {
        language_of(self.name).unwrap_or("en-us")
    }

    /// `F` or `M`.
    pub fn gender(&self) -> char {
        if self.name.as_bytes().get(1) == Some(&b'm') { 'M' } else { 'F' }
    }
}

const fn voice(name: &'static str) -> Known {
    Known { name }
}

/// The voices of Kokoro-82M v1.0.
pub static KOKORO: [Known; 54] = [
    voice("af_alloy"),
    voice("af_aoede"),
    voice("af_bella"),
    voice("af_heart"),
    voice("af_jessica"),
    voice("af_kore"),
    voice("af_nicole"),
    voice("af_nova"),
    voice("af_river"),
    voice("af_sarah"),
    voice("af_sky"),
    voice("am_adam"),
    voice("am_echo"),
    voice("am_eric"),
    voice("am_fenrir"),
    voice("am_liam"),
    voice("am_michael"),
    voice("am_onyx"),
    voice("am_puck"),
    voice("am_santa"),
    voice("bf_alice"),
    voice("bf_emma"),
    voice("bf_isabella"),
    voice("bf_lily"),
    voice("bm_daniel"),
    voice("bm_fable"),
    voice("bm_george"),
    voice("bm_lewis"),
    voice("ef_dora"),
    voice("em_alex"),
    voice("em_santa"),
    voice("ff_siwis"),
    voice("hf_alpha"),
    voice("hf_beta"),
    voice("hm_omega"),
    voice("hm_psi"),
    voice("if_sara"),
    voice("im_nicola"),
    voice("jf_alpha"),
    voice("jf_gongitsune"),
    voice("jf_nezumi"),
    voice("jf_tebukuro"),
    voice("jm_kumo"),
    voice("pf_dora"),
    voice("pm_alex"),
    voice("pm_santa"),
    voice("zf_xiaobei"),
    voice("zf_xiaoni"),
    voice("zf_xiaoxiao"),
    voice("zf_xiaoyi"),
    voice("zm_yunjian"),
    voice("zm_yunxi"),
    voice("zm_yunxia"),
    voice("zm_yunyang"),
];

/// The language of a voice that is named as Kokoro names its own: by the first letter.
pub fn language_of(name: &str) -> Option<&'static str> {
    let mut letters = name.chars();
    let language = match letters.next()? {
        'a' => "en-us",
        'b' => "en-gb",
        'e' => "es",
        'f' => "fr-fr",
        'h' => "hi",
        'i' => "it",
        'j' => "ja",
        'p' => "pt-br",
        'z' => "cmn",
        _ => return None,
    };
    let named = matches!(letters.next(), Some('f' | 'm')) && letters.next() == Some('_');
    named.then_some(language)
}

/// Files that were published, by their SHA-256.
static FILES: [(&str, &str); 8] = [
    ("7d5df8ecf7d4b1878015a32686053fd0eebe2bc377234608764cc0ef3636a6c5", "Kokoro v1.0, 32-bit"),
    ("c1610a859f3bdea01107e73e50100685af38fff88f5cd8e5c56df109ec880204", "Kokoro v1.0, 16-bit"),
    ("6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb", "Kokoro v1.0, 8-bit"),
    (
        "beb0d1848dee9a49da392cc3df26958d46cfa35d321edf434f52949153f0df3a",
        "Kokoro v1.0 with durations, 32-bit",
    ),
    (
        "f3a290d384fbb27966d462905c71a46cef9e5fd00516b40df32a0b4afe77ac96",
        "Kokoro v1.0 with durations, 16-bit",
    ),
    ("ae315a79b623f244700e4afb9246c46a26066782e049ba174bf3ba433970ee9c", "Kokoro v1.0 with durations, 8-bit"),
    ("bca610b8308e8d99f32e6fe4197e7ec01679264efed0cac9140fe9c29f1fbf7d", "the 54 voices of Kokoro v1.0"),
    (
        "8fbea51ea711f2af382e88c833d9e288c6dc82ce5e98421ea61c058ce21a34cb",
        "Kokoro v1.0 (onnx-community), 32-bit",
    ),
];

/// What a published file is.
pub fn known_file(sha256: &str) -> Option<&'static str> {
    FILES.iter().find(|(digest, _)| *digest == sha256).map(|(_, what)| *what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_voice_has_a_language_by_its_name() {
        assert!(KOKORO.iter().all(|voice| language_of(voice.name).is_some()));
        assert_eq!(
            (language_of("bf_emma"), language_of("alloy"), language_of("")),
            (Some("en-gb"), None, None)
        );
        assert_eq!(KOKORO.iter().filter(|voice| voice.language() == "en-us").count(), 20);
    }
}

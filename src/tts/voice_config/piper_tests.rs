//! What a configuration may leave out, and what it may not.

use super::*;

const SMALL: &str = r#"{
    "audio": {"sample_rate": 16000, "quality": "low"},
    "espeak": {"voice": "de"},
    "phoneme_id_map": {"_": [0], "^": [1], "$": [2], "a": [3, 4]}
}"#;

fn parse(text: &str) -> Result<PiperConfig, Error> {
    PiperConfig::parse("x.onnx.json", text.as_bytes())
}

#[test]
fn what_is_left_out_has_its_default() {
    let config = parse(SMALL).unwrap();
    assert_eq!((config.sample_rate_hz, config.quality.as_deref()), (16_000, Some("low")));
    assert_eq!((config.noise_scale, config.length_scale, config.noise_w_scale), (0.667, 1.0, 0.8));
    assert_eq!((config.hop_length, config.num_speakers, config.default_speaker_id), (256, 1, 0));
    assert_eq!((config.phoneme_type, config.espeak_voice.as_str()), (PhonemeType::Espeak, "de"));
    assert_eq!(config.phoneme_id_map["a"], [3, 4]);
}

#[test]
fn what_is_given_is_taken() {
    let text = SMALL.replace(
        "\"espeak\":",
        r#""phoneme_type": "text", "num_speakers": 3, "speaker_id_map": {"eva": 2}, "default_speaker_id": 2,
           "hop_length": 300, "inference": {"noise_scale": 0.1, "length_scale": 1, "noise_w": null},
           "vowel_clusters": [["a", "ɪ"], ["a", "ɪ", "ə"]], "language": {"code": "de_DE", "family": "de"},
           "dataset": "d", "piper_version": "1.0.0", "phoneme_map": {"a": ["b"]}, "espeak":"#,
    );
    let config = parse(&text).unwrap();
    assert_eq!((config.phoneme_type, config.num_speakers, config.hop_length), (PhonemeType::Text, 3, 300));
    assert_eq!((config.speaker_id_map["eva"], config.default_speaker_id), (2, 2));
    assert_eq!((config.noise_scale, config.noise_w_scale), (0.1, 0.8));
    assert_eq!(config.vowel_clusters, ["aɪə", "aɪ"]);
    assert_eq!((config.language.code.as_str(), config.dataset.as_deref()), ("de_DE", Some("d")));
}

#[test]
fn what_is_wrong_is_named() {
    for (from, to, wanted) in [
        ("\"audio\"", "\"other\"", "`x.onnx.json` has no `audio.sample_rate`"),
        ("\"sample_rate\": 16000, ", "", "`x.onnx.json` has no `audio.sample_rate`"),
        ("\"espeak\"", "\"other\"", "`x.onnx.json` has no `espeak.voice`"),
        ("phoneme_id_map", "other", "`x.onnx.json` has no `phoneme_id_map`"),
        ("\"$\"", "\"b\"", "`x.onnx.json` has no `phoneme_id_map.$`"),
        ("[3, 4]", "3", "`phoneme_id_map.a` in `x.onnx.json` is 3, which is not a list of whole numbers"),
        (
            "16000",
            "\"16000\"",
            "`audio.sample_rate` in `x.onnx.json` is \"16000\", which is not a whole number in its range",
        ),
        (
            "16000",
            "16000000000",
            "`audio.sample_rate` in `x.onnx.json` is 16000000000, which is not a whole number in its range",
        ),
        (
            "\"espeak\":",
            "\"num_symbols\": 4, \"espeak\":",
            "`phoneme_id_map.a` in `x.onnx.json` is 4, which is not an id below `num_symbols`",
        ),
    ] {
        assert_eq!(parse(&SMALL.replace(from, to)).unwrap_err().to_string(), wanted);
    }
    assert_eq!(
        parse("[1]").unwrap_err().to_string(),
        "`the file` in `x.onnx.json` is [1], which is not an object"
    );
    let error = parse("{\"audio\": ").unwrap_err();
    assert_eq!(error.to_string(), "`x.onnx.json` is not JSON: line 1, column 10");
    assert_eq!(error.exit(), crate::base::Exit::Outside);
}

#[test]
fn the_standard_symbols_are_those_of_every_voice() {
    let config = PiperConfig::standard("en-us");
    assert_eq!(config.phoneme_id_map.len(), 166);
    assert_eq!((&config.phoneme_id_map[" "][..], &config.phoneme_id_map["oʊ"][..]), (&[3][..], &[165][..]));
}

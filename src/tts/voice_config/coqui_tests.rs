//! The order of symbols in each class of characters, and what a configuration may leave out.

use super::*;

fn parse(text: &str) -> Result<CoquiConfig, Error> {
    CoquiConfig::parse("config.json", text.as_bytes())
}

fn with(fields: &str) -> CoquiConfig {
    parse(&format!(r#"{{"model": "vits", "audio": {{"sample_rate": 22050}}, {fields}}}"#)).unwrap()
}

const SMALL: &str = r#""characters": {"characters_class": "CLASS", "pad": "_", "eos": "&", "bos": "*", "blank": null,
    "characters": "cab", "punctuations": "!? ", "phonemes": "əɪ", "is_unique": true, "is_sorted": true}"#;

#[test]
fn each_class_has_its_own_order() {
    let ids = |class: &str, symbols: &str| -> Vec<Option<i64>> {
        let config = with(&SMALL.replace("CLASS", class));
        symbols.chars().map(|symbol| config.symbols.get(&symbol).copied()).collect()
    };
    let some = |ids: &[i64]| ids.iter().copied().map(Some).collect::<Vec<_>>();
    assert_eq!(ids("TTS.tts.models.vits.VitsCharacters", "_!? cabəɪ"), some(&[0, 1, 2, 3, 4, 5, 6, 7, 8]));
    assert_eq!(
        ids("TTS.tts.utils.text.characters.Graphemes", "_&*abc!? "),
        some(&[0, 1, 2, 3, 4, 5, 6, 7, 8])
    );
    assert_eq!(ids("TTS.tts.utils.text.characters.IPAPhonemes", "_&*əɪ!? "), some(&[0, 1, 2, 3, 4, 5, 6, 7]));
    let vits = with(&SMALL.replace("CLASS", "VitsCharacters"));
    assert_eq!((vits.blank, vits.count), (Some(9), 10));
    // Without a blank of its own the id after the last is the blank.
    let letters = with(&SMALL.replace("CLASS", "Graphemes"));
    assert_eq!((letters.blank, letters.count), (Some(9), 9));
}

#[test]
fn what_is_left_out_has_its_default_and_what_is_given_is_taken() {
    let config = with(r#""use_phonemes": true, "max_audio_len": Infinity, "x": "Infinity""#);
    assert_eq!((config.cleaner, config.sample_rate_hz), (Cleaner::Nothing, 22_050));
    assert_eq!(config.phonemizer, Phonemizer::Espeak { voice: "en-us".to_owned(), stands_in: false });
    assert_eq!((config.noise_scale, config.length_scale, config.noise_w_scale), (0.667, 1.0, 1.0));
    assert!(config.speakers.is_empty() && config.bounds.is_none() && config.symbols.contains_key(&'ə'));
    let config = with(
        r#""add_blank": false, "enable_eos_bos_chars": true, "text_cleaner": "english_cleaners", "speakers": ["eva", "jan"],
           "languages": ["en", "fr-fr"], "model_args": {"num_speakers": 2, "length_scale": 1.5, "inference_noise_scale": 0.3,
           "inference_noise_scale_dp": 0.8}"#,
    );
    assert_eq!((config.blank, config.bounds, config.cleaner), (None, Some((2, 1)), Cleaner::English));
    assert_eq!((config.speakers["jan"], config.languages["fr-fr"], config.num_speakers), (1, 1, 2));
    assert_eq!((config.noise_scale, config.length_scale, config.noise_w_scale), (0.3, 1.5, 0.8));
}

#[test]
fn who_reads_the_text_is_named() {
    let phonemizer = |fields: &str| with(&format!(r#""use_phonemes": true, {fields}"#)).phonemizer;
    let espeak = |voice: &str, stands_in| Phonemizer::Espeak { voice: voice.to_owned(), stands_in };
    assert_eq!(phonemizer(r#""phoneme_language": "en", "phonemizer": "espeak""#), espeak("en-us", false));
    assert_eq!(phonemizer(r#""phoneme_language": "de", "phonemizer": "gruut""#), espeak("de", true));
    assert_eq!(
        phonemizer(
            r#""phonemizer": "multi_phonemizer", "datasets": [{"language": "tr", "phonemizer": "espeak"}]"#
        ),
        espeak("tr", false)
    );
    assert_eq!(phonemizer(r#""phoneme_language": "ja-jp""#), Phonemizer::Other("ja-jp".to_owned()));
    assert_eq!(with(r#""use_phonemes": false"#).phonemizer, Phonemizer::Letters);
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let why = |text: &str| parse(text).unwrap_err().to_string();
    assert_eq!(why("{}"), "`config.json` has no `audio.sample_rate`");
    assert_eq!(why(r#"{"audio": {"sample_rate": 22050}}"#), "`config.json` has no `model`");
    assert!(why("{\"a\": \n Infinite}").contains("line 2"));
    let odd =
        r#"{"model": "vits", "audio": {"sample_rate": 22050}, "text_cleaner": "chinese_mandarin_cleaners"}"#;
    assert!(why(odd).contains("`text_cleaner`"), "{}", why(odd));
    let odd = SMALL.replace("CLASS", "my.own.Symbols");
    let odd = format!(r#"{{"model": "vits", "audio": {{"sample_rate": 22050}}, {odd}}}"#);
    assert!(why(&odd).contains("characters_class"), "{}", why(&odd));
}

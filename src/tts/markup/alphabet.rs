//! Phonemes in the letters of each engine: IPA as dictionaries and espeak-ng write it, Kokoro's single letters, and
//! espeak-ng's own names for sounds.

/// How phonemes are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alphabet {
    /// The International Phonetic Alphabet, as espeak-ng and Piper take it.
    Ipa,
    /// Kokoro's: IPA with single letters for diphthongs.
    Kokoro,
}

/// Longest first.
const AMERICAN: [(&str, &str); 20] = [
    ("a͡ɪ", "I"),
    ("a͡ʊ", "W"),
    ("e͡ɪ", "A"),
    ("o͡ʊ", "O"),
    ("ɔ͡ɪ", "Y"),
    ("d͡ʒ", "ʤ"),
    ("t͡ʃ", "ʧ"),
    ("aɪ", "I"),
    ("aʊ", "W"),
    ("eɪ", "A"),
    ("oʊ", "O"),
    ("əʊ", "Q"),
    ("ɔɪ", "Y"),
    ("dʒ", "ʤ"),
    ("tʃ", "ʧ"),
    ("ɝ", "ɜɹ"),
    ("ɚ", "əɹ"),
    ("g", "ɡ"),
    ("r", "ɹ"),
    ("ɫ", "l"),
];

const BACK: [(char, &str); 8] =
    [('I', "aɪ"), ('W', "aʊ"), ('A', "eɪ"), ('O', "oʊ"), ('Q', "əʊ"), ('Y', "ɔɪ"), ('ʤ', "dʒ"), ('ʧ', "tʃ")];

/// IPA in the letters of Kokoro.
pub fn to_kokoro(ipa: &str, british: bool) -> String {
    let mut text = ipa.replace(['\'', '\u{2c8}'], "ˈ").replace(['.', '‿', '/', '\u{361}'], "");
    for (old, new) in AMERICAN {
        text = text.replace(old, new);
    }
    // The length of vowels means nothing in American English, and was never learnt.
    if british { text } else { text.replace('ː', "").replace("ɜɹɹ", "ɜɹ") }
}

/// Kokoro's letters in IPA.
pub fn to_ipa(kokoro: &str) -> String {
    let mut text = String::with_capacity(kokoro.len() + 4);
    for letter in kokoro.chars() {
        match BACK.iter().find(|(known, _)| *known == letter) {
            Some((_, ipa)) => text.push_str(ipa),
            None if letter == 'ᵊ' => text.push('ə'),
            None if letter == 'T' => text.push('ɾ'),
            None => text.push(letter),
        }
    }
    text
}

/// What espeak-ng calls sounds of English and its neighbours; longest first.
const ESPEAK: [(&str, &str); 50] = [
    ("aɪ", "aI"),
    ("aʊ", "aU"),
    ("eɪ", "eI"),
    ("oʊ", "oU"),
    ("əʊ", "oU"),
    ("ɔɪ", "OI"),
    ("dʒ", "dZ"),
    ("tʃ", "tS"),
    ("ɜːɹ", "3:"),
    ("ɜːr", "3:"),
    ("ɜː", "3:"),
    ("ɑːɹ", "A@"),
    ("ɔːɹ", "O@"),
    ("ɑː", "A:"),
    ("ɔː", "O:"),
    ("uː", "u:"),
    ("iː", "i:"),
    ("ɚ", "3"),
    ("ɝ", "3:"),
    ("ˈ", "'"),
    ("ˌ", ","),
    ("ː", ":"),
    ("ɹ", "r"),
    ("ɡ", "g"),
    ("ʃ", "S"),
    ("ʒ", "Z"),
    ("θ", "T"),
    ("ð", "D"),
    ("ŋ", "N"),
    ("æ", "a"),
    ("ɑ", "A:"),
    ("ɒ", "0"),
    ("ɔ", "O:"),
    ("ə", "@"),
    ("ᵊ", "@"),
    ("ɐ", "a#"),
    ("ɛ", "E"),
    ("ɜ", "3:"),
    ("ɪ", "I"),
    ("ᵻ", "I2"),
    ("ʊ", "U"),
    ("ʌ", "V"),
    ("i", "i"),
    ("u", "u:"),
    ("ɾ", "t"),
    ("ʔ", "?"),
    ("j", "j"),
    ("w", "w"),
    ("ɲ", "n^"),
    ("x", "x"),
];

/// IPA as espeak-ng's own names of sounds.
pub fn to_espeak(ipa: &str) -> String {
    let mut text = String::new();
    let mut rest = ipa;
    while let Some(first) = rest.chars().next() {
        let found = ESPEAK.iter().find(|(ipa, _)| rest.starts_with(ipa));
        let length = found.map_or(first.len_utf8(), |(ipa, _)| ipa.len());
        match found {
            Some((_, name)) => text.push_str(name),
            None if first == ' ' => text.push_str("_|"),
            None if first.is_ascii_alphanumeric() => text.push(first),
            // A sound of another language, and the tie between two.
            None => {}
        }
        rest = &rest[length..];
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sounds_are_written_in_each_alphabet() {
        assert_eq!(to_kokoro("həˈloʊ", false), "həˈlO");
        assert_eq!(to_kokoro("ˈkjuːbərˌnɛtiːz", false), "ˈkjubəɹˌnɛtiz");
        assert_eq!(to_kokoro("ɡəʊt", true), "ɡQt");
        assert_eq!(to_ipa("kˈOkəɹO"), "kˈoʊkəɹoʊ");
        assert_eq!(to_espeak("həlˈoʊ"), "h@l'oU");
        assert_eq!(to_espeak("wˈɜːld"), "w'3:ld");
    }
}

//! English words that the lexicon does not know: espeak-ng's phonemes, in the symbols of Kokoro.

use super::punctuated::{Manner, line, replaced};
use crate::tts::espeak::{Espeak, Form};

/// First these, the long ones before the short ones.
const COMMON: [(&str, &str); 20] = [
    ("ʔˌn\u{329}", "ʔn"),
    ("ʔn\u{329}", "ʔn"),
    ("a^ɪ", "I"),
    ("a^ʊ", "W"),
    ("d^ʒ", "ʤ"),
    ("e^ɪ", "A"),
    ("t^ʃ", "ʧ"),
    ("ɔ^ɪ", "Y"),
    ("ə^l", "ᵊl"),
    ("ʲo", "jo"),
    ("ʲə", "jə"),
    ("e", "A"),
    ("ʲ", ""),
    ("ɚ", "əɹ"),
    ("r", "ɹ"),
    ("x", "k"),
    ("ç", "k"),
    ("ɐ", "ə"),
    ("ɬ", "l"),
    ("\u{303}", ""),
];
const BRITISH: [(&str, &str); 3] = [("e^ə", "ɛː"), ("iə", "ɪə"), ("ə^ʊ", "Q")];
const AMERICAN: [(&str, &str); 5] = [("o^ʊ", "O"), ("ɜːɹ", "ɜɹ"), ("ɜː", "ɜɹ"), ("ɪə", "iə"), ("ː", "")];
/// Last these; `o` for versions before 1.52.
const LAST: [(&str, &str); 4] = [("o", "ɔ"), ("ɾ", "T"), ("ʔ", "t"), ("^", "")];

/// Letters that espeak-ng only names ("Chinese letter") in an English text.
fn is_foreign(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{20000}'..='\u{3ffff}')
}

/// What a word may sound like; nothing where espeak-ng has no idea either.
pub(super) fn guess(espeak: &Espeak, british: bool, word: &str) -> Option<String> {
    if word.chars().any(is_foreign) {
        return None;
    }
    let voice = if british { "en-gb" } else { "en-us" };
    let read = |text: &str, form: Form| espeak.phonemes(voice, text, form);
    let manner = Manner { form: Form::Tied('^'), keep_flags: false, as_peers: false };
    let script = line(&read, word, manner).ok()?;
    let mut symbols = replaced(&script.symbols, &COMMON);
    // A syllable of a consonant alone: n\u{329} is ᵊn.
    let mut at = 1;
    while at < symbols.len() {
        if symbols[at].symbol == '\u{329}' {
            symbols[at].symbol = 'ᵊ';
            if symbols[at - 1].symbol.is_whitespace() {
                symbols.remove(at);
                continue;
            }
            symbols.swap(at - 1, at);
        }
        at += 1;
    }
    symbols.retain(|symbol| symbol.symbol != '\u{329}');
    let accent: &[(&str, &str)] = if british { &BRITISH } else { &AMERICAN };
    let symbols = replaced(&replaced(&symbols, accent), &LAST);
    let text: String = symbols.iter().map(|symbol| symbol.symbol).collect();
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

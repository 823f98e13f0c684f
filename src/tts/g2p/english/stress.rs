//! Stress marks: set, lowered, moved to their vowel.

pub(super) const PRIMARY: char = 'ˈ';
pub(super) const SECONDARY: char = 'ˌ';

pub(super) fn is_vowel(symbol: char) -> bool {
    "AIOQWYaiuæɑɒɔəɛɜɪʊʌᵻ".contains(symbol)
}

pub(super) fn is_consonant(symbol: char) -> bool {
    "bdfhjklmnpstvwzðŋɡɹɾʃʒʤʧθ".contains(symbol)
}

/// Changes the stress of phonemes: below -1 none is left; -1 makes the main stress a side one, and so do 0 and
/// -0.5 where there is a main one; up to 1 sets a side stress where there is none, from 1 on a side stress
/// becomes the main one; above 1 a main stress is set where there is none.
pub(super) fn stressed(phonemes: &str, stress: Option<f32>) -> String {
    let Some(stress) = stress else { return phonemes.to_owned() };
    let primary = phonemes.contains(PRIMARY);
    let secondary = phonemes.contains(SECONDARY);
    let lowered = || phonemes.replace(SECONDARY, "").replace(PRIMARY, "ˌ");
    let set = |mark: char| {
        if phonemes.contains(is_vowel) {
            to_vowels(&format!("{mark}{phonemes}"))
        } else {
            phonemes.to_owned()
        }
    };
    if stress < -1.0 {
        phonemes.replace([PRIMARY, SECONDARY], "")
    } else if stress <= -1.0 || (primary && stress <= 0.0) {
        lowered()
    } else if (0.0..=1.0).contains(&stress) && !primary && !secondary {
        set(SECONDARY)
    } else if stress >= 1.0 && !primary && secondary {
        phonemes.replace(SECONDARY, "ˈ")
    } else if stress > 1.0 && !primary && !secondary {
        set(PRIMARY)
    } else {
        phonemes.to_owned()
    }
}

/// Moves each stress mark to just before the vowel that follows it.
fn to_vowels(phonemes: &str) -> String {
    let mut text = String::with_capacity(phonemes.len());
    let mut waiting: Vec<char> = Vec::new();
    for symbol in phonemes.chars() {
        if matches!(symbol, PRIMARY | SECONDARY) {
            waiting.push(symbol);
            continue;
        }
        if is_vowel(symbol) {
            text.extend(waiting.drain(..));
        }
        text.push(symbol);
    }
    text.extend(waiting);
    text
}

/// How heavy phonemes are: a diphthong counts twice.
pub(super) fn weight(phonemes: &str) -> usize {
    phonemes.chars().map(|symbol| if "AIOQWYʤʧ".contains(symbol) { 2 } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stress_is_set_where_it_belongs() {
        for (phonemes, stress, wanted) in [
            ("wˈɜɹld", None, "wˈɜɹld"),
            ("wˈɜɹld", Some(-2.0), "wɜɹld"),
            ("ˌɛfbˈi", Some(-1.0), "ɛfbˌi"),
            ("wˈɜɹld", Some(-0.5), "wˌɜɹld"),
            ("kæn", Some(0.5), "kˌæn"),
            ("kæn", Some(2.0), "kˈæn"),
            ("kˌæn", Some(1.0), "kˈæn"),
            ("kæn", Some(-0.5), "kæn"),
            ("ʃ", Some(2.0), "ʃ"),
        ] {
            assert_eq!(stressed(phonemes, stress), wanted, "{phonemes} {stress:?}");
        }
    }
}

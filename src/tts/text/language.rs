//! The language of a text, guessed.

use whatlang::{Detector, Lang};

/// Languages that there are voices for, as espeak-ng calls them.
const KNOWN: [(Lang, &str); 38] = [
    (Lang::Eng, "en-us"),
    (Lang::Deu, "de"),
    (Lang::Fra, "fr-fr"),
    (Lang::Spa, "es"),
    (Lang::Ita, "it"),
    (Lang::Por, "pt-br"),
    (Lang::Nld, "nl"),
    (Lang::Rus, "ru"),
    (Lang::Ukr, "uk"),
    (Lang::Pol, "pl"),
    (Lang::Ces, "cs"),
    (Lang::Slk, "sk"),
    (Lang::Hun, "hu"),
    (Lang::Ron, "ro"),
    (Lang::Bul, "bg"),
    (Lang::Srp, "sr"),
    (Lang::Hrv, "hr"),
    (Lang::Slv, "sl"),
    (Lang::Ell, "el"),
    (Lang::Tur, "tr"),
    (Lang::Swe, "sv"),
    (Lang::Dan, "da"),
    (Lang::Nob, "nb"),
    (Lang::Fin, "fi"),
    (Lang::Est, "et"),
    (Lang::Lav, "lv"),
    (Lang::Lit, "lt"),
    (Lang::Cat, "ca"),
    (Lang::Ara, "ar"),
    (Lang::Pes, "fa"),
    (Lang::Heb, "he"),
    (Lang::Hin, "hi"),
    (Lang::Vie, "vi"),
    (Lang::Ind, "id"),
    (Lang::Jpn, "ja"),
    (Lang::Kor, "ko"),
    (Lang::Cmn, "cmn"),
    (Lang::Kat, "ka"),
];

/// Small words that decide for a short text, before any statistics.
const SMALL: [(&str, &str); 6] = [
    (
        "en-us",
        "the and of is are was were this that with you what have not for it how hello my your from they there will",
    ),
    (
        "de",
        "der die das und ist nicht ich wir sie ein eine mit für auf auch war wie sind haben guten morgen danke heute",
    ),
    (
        "fr-fr",
        "le les et est une des du je vous nous pas pour avec dans que qui bonjour merci sont était au cette",
    ),
    (
        "es",
        "el los las y es una del que por para con no está hola gracias son como muy pero buenos días señor",
    ),
    ("it", "il gli e è una del che per con non sono ciao grazie come molto ma della nella buongiorno questo"),
    (
        "pt-br",
        "o os as e é uma do da que por para com não está olá obrigado são como muito mas você isso bom dia",
    ),
];

/// The language of a text, as espeak-ng calls it. Nothing where no letters are.
pub fn detect(text: &str) -> Option<&'static str> {
    let sample: String = text.chars().take(4_000).collect();
    if let Some(language) = by_small_words(&sample) {
        return Some(language);
    }
    let allowed: Vec<Lang> = KNOWN.iter().map(|(lang, _)| *lang).collect();
    let found = Detector::with_allowlist(allowed).detect(&sample)?;
    KNOWN.iter().find(|(lang, _)| *lang == found.lang()).map(|(_, name)| *name)
}

/// The language whose small words are most often there, when it is clear.
fn by_small_words(text: &str) -> Option<&'static str> {
    let mut counts = [0usize; SMALL.len()];
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        let word = word.to_lowercase();
        for (count, (_, list)) in counts.iter_mut().zip(SMALL) {
            *count += usize::from(list.split(' ').any(|known| known == word));
        }
    }
    let best = (0..counts.len()).max_by_key(|at| counts[*at])?;
    let second = (0..counts.len()).filter(|at| *at != best).map(|at| counts[at]).max().unwrap_or(0);
    (counts[best] >= 2 && counts[best] > second).then_some(SMALL[best].0)
}

/// Whether two names are of one language; a name without a region is that of any.
pub fn is_same_language(one: &str, other: &str) -> bool {
    let plain = |name: &str| name.to_lowercase().replace('_', "-");
    let (one, other) = (plain(one), plain(other));
    one == other || (is_same_family(&one, &other) && (!one.contains('-') || !other.contains('-')))
}

/// Whether two names are of one language, whatever the region.
pub fn is_same_family(one: &str, other: &str) -> bool {
    let family = |name: &str| name.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    family(one) == family(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_the_same_by_name_or_family() {
        for (one, other, wanted) in [
            ("en", "en-us", true),
            ("en-US", "en-us", true),
            ("en_US", "en-us", true),
            ("en-gb", "en-us", false),
            ("de", "en-us", false),
        ] {
            assert_eq!(is_same_language(one, other), wanted, "{one} {other}");
        }
        assert!(is_same_family("en_GB", "en-us") && !is_same_family("de", "en"));
    }

    #[test]
    fn languages_are_told_apart() {
        for (text, wanted) in [
            ("The quick brown fox jumps over the lazy dog.", "en-us"),
            ("Guten Morgen, wie geht es Ihnen heute?", "de"),
            ("Bonjour, comment allez-vous aujourd'hui?", "fr-fr"),
            ("Buenos días, ¿cómo está usted?", "es"),
            ("Buongiorno, come sta oggi il signor Rossi?", "it"),
            ("Bom dia, como você está hoje?", "pt-br"),
            ("Привет, как дела?", "ru"),
            ("你好，世界。", "cmn"),
            ("こんにちは、世界。", "ja"),
            ("नमस्ते दुनिया", "hi"),
            ("Zażółć gęślą jaźń, proszę pana.", "pl"),
        ] {
            assert_eq!(detect(text), Some(wanted), "{text}");
        }
        assert_eq!(detect("12 + 3"), None);
    }
}

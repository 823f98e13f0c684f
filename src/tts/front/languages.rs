//! The languages that Kokoro's voices speak, by their letter and by name.

use super::Error;

/// A language of Kokoro.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language {
    /// The first letter of its voices' names.
    pub letter: char,
    /// The name of the language.
    pub name: &'static str,
    /// What espeak-ng calls it.
    pub espeak: &'static str,
}

/// All of them.
pub const LANGUAGES: [Language; 9] = [
    Language { letter: 'a', name: "American English", espeak: "en-us" },
    Language { letter: 'b', name: "British English", espeak: "en-gb" },
    Language { letter: 'e', name: "Spanish", espeak: "es" },
    Language { letter: 'f', name: "French", espeak: "fr-fr" },
    Language { letter: 'h', name: "Hindi", espeak: "hi" },
    Language { letter: 'i', name: "Italian", espeak: "it" },
    Language { letter: 'j', name: "Japanese", espeak: "ja" },
    Language { letter: 'p', name: "Brazilian Portuguese", espeak: "pt-br" },
    Language { letter: 'z', name: "Mandarin Chinese", espeak: "cmn" },
];

/// Other names for them.
const ALIASES: [(&str, char); 17] = [
    ("en", 'a'),
    ("en-uk", 'b'),
    ("es-es", 'e'),
    ("es-mx", 'e'),
    ("es-419", 'e'),
    ("fr", 'f'),
    ("fr-ca", 'f'),
    ("hi-in", 'h'),
    ("it-it", 'i'),
    ("ja-jp", 'j'),
    ("jp", 'j'),
    ("pt", 'p'),
    ("zh", 'z'),
    ("zh-cn", 'z'),
    ("zh-tw", 'z'),
    ("cmn-cn", 'z'),
    ("en-au", 'b'),
];

impl Language {
    /// The language of a name: a letter, `en-us`, `fr`.
    pub fn named(name: &str) -> Option<Self> {
        let wanted = name.trim().to_lowercase().replace('_', "-");
        let letter = |letter: char| LANGUAGES.into_iter().find(|language| language.letter == letter);
        let alone = wanted.chars().next().filter(|_| wanted.chars().count() == 1);
        alone
            .and_then(letter)
            .or_else(|| LANGUAGES.into_iter().find(|language| language.espeak == wanted))
            .or_else(|| ALIASES.iter().find(|(alias, _)| *alias == wanted).and_then(|(_, of)| letter(*of)))
    }

    /// The language of a voice by its name, `af_heart`, or of a blend by its first voice's.
    pub fn of_voice(voice: &str) -> Option<Self> {
        let mut letters = voice.trim().chars();
        let language = letters.next()?;
        letters.next().filter(|gender| matches!(gender, 'f' | 'm'))?;
        letters.next().filter(|line| *line == '_')?;
        Self::named(&language.to_string())
    }

    /// The language of a name, or what there is instead.
    pub fn parse(name: &str) -> Result<Self, Error> {
        Self::named(name).ok_or_else(|| {
            let near = |language: &Language| strsim::jaro_winkler(&name.to_lowercase(), language.espeak);
            let all: Vec<String> = LANGUAGES.iter().map(|language| format!("`{}`", language.espeak)).collect();
            let best = LANGUAGES.iter().max_by(|a, b| near(a).total_cmp(&near(b)));
            let meant = best.filter(|best| near(best) > 0.8).map(|best| format!("did you mean `{}`? ", best.espeak));
            let help = format!("{}it speaks {}; for others use Piper or espeak", meant.unwrap_or_default(), all.join(", "));
            Error::Language { language: name.to_owned(), help }
        })
    }

    /// Whether it is English.
    pub fn is_english(self) -> bool {
        matches!(self.letter, 'a' | 'b')
    }

    /// Whether it is British English.
    pub fn is_british(self) -> bool {
        self.letter == 'b'
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_go_by_many_names() {
        for (name, espeak) in [("a", "en-us"), ("en_GB", "en-gb"), ("fr", "fr-fr"), ("zh-CN", "cmn"), ("PT", "pt-br")] {
            assert_eq!(Language::named(name).map(|language| language.espeak), Some(espeak), "{name}");
        }
        assert_eq!(Language::of_voice("bf_emma").map(|language| language.espeak), Some("en-gb"));
        assert_eq!(Language::of_voice("af_heart:60,bf_emma:40").map(|language| language.letter), Some('a'));
        assert_eq!(Language::of_voice("heart"), None);
        let error = Language::parse("en-uss").unwrap_err();
        assert!(matches!(&error, Error::Language { help, .. } if help.starts_with("did you mean `en-us`?")));
    }
}

//! The languages that Kokoro's voices speak, by their letter and by name.

use std::borrow::Cow;

/// A language of Kokoro.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// The first letter of its voices' names; `-` for a language that no voice of its own speaks.
    pub letter: char,
    /// What espeak-ng calls it.
    pub espeak: Cow<'static, str>,
}

/// All of them.
pub const LANGUAGES: [Language; 9] = [
    language('a', "en-us"),
    language('b', "en-gb"),
    language('e', "es"),
    language('f', "fr-fr"),
    language('h', "hi"),
    language('i', "it"),
    language('j', "ja"),
    language('p', "pt-br"),
    language('z', "cmn"),
];

const fn language(letter: char, espeak: &'static str) -> Language {
    Language { letter, espeak: Cow::Borrowed(espeak) }
}

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

    /// The language of a name. One that Kokoro has no voice for is left to espeak-ng, which knows whether it is one.
    pub fn parse(name: &str) -> Self {
        let other = || Self { letter: '-', espeak: Cow::Owned(name.trim().to_lowercase().replace('_', "-")) };
        Self::named(name).unwrap_or_else(other)
    }

    /// Whether it is English.
    pub fn is_english(&self) -> bool {
        matches!(self.letter, 'a' | 'b')
    }

    /// Whether there are tables that make its phonemes from espeak-ng's.
    pub fn has_tables(&self) -> bool {
        matches!(self.letter, 'e' | 'f' | 'h' | 'i' | 'p')
    }

    /// Whether it is British English.
    pub fn is_british(&self) -> bool {
        self.letter == 'b'
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_go_by_many_names() {
        for (name, espeak) in
            [("a", "en-us"), ("en_GB", "en-gb"), ("fr", "fr-fr"), ("zh-CN", "cmn"), ("PT", "pt-br")]
        {
            assert_eq!(Language::named(name).map(|language| language.espeak), Some(espeak.into()), "{name}");
        }
        assert_eq!(Language::of_voice("bf_emma").map(|language| language.espeak), Some("en-gb".into()));
        assert_eq!(Language::of_voice("af_heart:60,bf_emma:40").map(|language| language.letter), Some('a'));
        assert_eq!(Language::of_voice("heart"), None);
        assert_eq!((Language::parse("de_AT").letter, &*Language::parse("de_AT").espeak), ('-', "de-at"));
    }
}

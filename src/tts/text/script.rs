//! The script of a text, and who can read it.

/// A script, by its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Script {
    /// Its name.
    pub name: &'static str,
    /// Languages that are written in it, by the first part of their names.
    languages: &'static str,
    /// Voices that read it.
    pub voices: &'static str,
}

const SCRIPTS: &[(Script, &[(u32, u32)])] = &[
    (
        Script {
            name: "Cyrillic",
            languages: "ru uk be bg sr mk kk ky tt mn ba cv",
            voices: "piper `ru_RU-irina-medium`, `uk_UA-ukrainian_tts-medium`; espeak `ru`, `uk`, `bg`",
        },
        &[(0x400, 0x52f)],
    ),
    (
        Script { name: "Greek", languages: "el grc", voices: "piper `el_GR-rapunzelina-low`; espeak `el`" },
        &[(0x370, 0x3ff), (0x1f00, 0x1fff)],
    ),
    (
        Script {
            name: "Arabic",
            languages: "ar fa ur ps sd ug ku",
            voices: "piper `ar_JO-kareem-medium`, `fa_IR-amir-medium`; espeak `ar`, `fa`, `ur`",
        },
        &[(0x600, 0x6ff), (0x750, 0x77f), (0xfb50, 0xfdff), (0xfe70, 0xfefe)],
    ),
    (Script { name: "Hebrew", languages: "he yi", voices: "espeak `he`" }, &[(0x590, 0x5ff)]),
    (
        Script {
            name: "Devanagari",
            languages: "hi mr ne sa kok",
            voices: "kokoro `hf_alpha`; piper `hi_IN-pratham-medium`, `ne_NP-google-medium`; espeak `hi`, `mr`, `ne`",
        },
        &[(0x900, 0x97f)],
    ),
    (Script { name: "Bengali", languages: "bn as", voices: "espeak `bn`" }, &[(0x980, 0x9ff)]),
    (Script { name: "Tamil", languages: "ta", voices: "espeak `ta`" }, &[(0xb80, 0xbff)]),
    (
        Script { name: "Telugu", languages: "te", voices: "piper `te_IN-maya-medium`; espeak `te`" },
        &[(0xc00, 0xc7f)],
    ),
    (
        Script { name: "Malayalam", languages: "ml", voices: "piper `ml_IN-arjun-medium`; espeak `ml`" },
        &[(0xd00, 0xd7f)],
    ),
    (
        Script { name: "Georgian", languages: "ka", voices: "piper `ka_GE-natia-medium`; espeak `ka`" },
        &[(0x10a0, 0x10ff), (0x1c90, 0x1cbf)],
    ),
    (Script { name: "Armenian", languages: "hy hyw", voices: "espeak `hy`" }, &[(0x530, 0x58f)]),
    (Script { name: "Thai", languages: "th", voices: "espeak `th`" }, &[(0xe00, 0xe7f)]),
    (
        Script { name: "Hangul", languages: "ko", voices: "espeak `ko`" },
        &[(0x1100, 0x11ff), (0xac00, 0xd7af), (0x3130, 0x318f)],
    ),
    (
        Script { name: "Japanese kana", languages: "ja", voices: "kokoro `jf_alpha`; espeak `ja`" },
        &[(0x3040, 0x30ff), (0x31f0, 0x31ff)],
    ),
    (
        Script {
            name: "Chinese",
            languages: "zh cmn yue ja ko hak",
            voices: "kokoro `zf_xiaobei`; piper `zh_CN-huayan-medium`; espeak `cmn`, `yue`",
        },
        &[(0x2e80, 0x2fdf), (0x3400, 0x9fff), (0x20000, 0x3ffff)],
    ),
    (
        Script {
            name: "Latin",
            languages: "",
            voices: "kokoro `af_heart`; piper `en_US-lessac-medium`; espeak `en-us`",
        },
        &[(0x41, 0x5a), (0x61, 0x7a), (0xaa, 0xaa), (0xba, 0xba), (0xc0, 0x24f), (0x1e00, 0x1eff)],
    ),
];

/// A text that a voice cannot read: the script of most of its letters, and the first word in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// The script.
    pub script: Script,
    /// A word in it.
    pub word: String,
}

fn script_of(letter: char) -> Option<Script> {
    let code = u32::from(letter);
    SCRIPTS
        .iter()
        .find(|(_, ranges)| ranges.iter().any(|(from, to)| (*from..=*to).contains(&code)))
        .map(|(script, _)| *script)
}

/// Whether a language is written in a script. Of a language that is not known here nothing is said.
fn reads(language: &str, script: Script) -> bool {
    let family = language.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    let has = |list: &str| list.split(' ').any(|known| known == family);
    if script.languages.is_empty() {
        // Every voice reads Latin letters somehow: names, brands.
        return true;
    }
    has(script.languages) || !is_known(&family)
}

/// Whether a language is surely written in Latin letters, or in another script that is listed.
fn is_known(family: &str) -> bool {
    const LATIN: &str = "en de fr es it pt nl sv no nb nn da fi is pl cs sk sl hr hu ro et lv lt tr ca eu gl cy ga sw id ms vi la eo sq lb af";
    LATIN.split(' ').any(|known| known == family)
        || SCRIPTS.iter().any(|(script, _)| script.languages.split(' ').any(|known| known == family))
}

/// The script that a voice for a language cannot read, where more than half of the letters are in it.
pub fn foreign(text: &str, language: &str) -> Option<Foreign> {
    // Most texts have no letters but Latin ones, which stand before all others.
    if !text.chars().any(|c| c >= '\u{370}' && c.is_alphabetic()) {
        return None;
    }
    let mut letters = 0usize;
    let mut unread: Vec<(Script, usize)> = Vec::new();
    let mut word = None;
    for (byte, letter) in text.char_indices().filter(|(_, c)| c.is_alphabetic()).take(20_000) {
        letters += 1;
        // Latin letters are read by all, and are most of them.
        if letter.is_ascii() {
            continue;
        }
        let Some(script) = script_of(letter).filter(|script| !reads(language, *script)) else { continue };
        word = word.or(Some(byte));
        match unread.iter_mut().find(|(known, _)| *known == script) {
            Some((_, count)) => *count += 1,
            None => unread.push((script, 1)),
        }
    }
    let all: usize = unread.iter().map(|(_, count)| count).sum();
    if all * 2 <= letters {
        return None;
    }
    let (script, _) = unread.into_iter().max_by_key(|(_, count)| *count)?;
    let word = text[word?..].split_whitespace().next().unwrap_or_default();
    Some(Foreign { script, word: word.chars().take(20).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_that_a_language_is_not_written_in_is_told() {
        let name =
            |text: &str, language: &str| foreign(text, language).map(|found| (found.script.name, found.word));
        assert_eq!(name("Привет, мир", "en-us"), Some(("Cyrillic", "Привет,".to_owned())));
        assert_eq!(name("你好，世界", "en-gb"), Some(("Chinese", "你好，世界".to_owned())));
        assert_eq!(name("Привет", "ru"), None);
        assert_eq!(name("日本語のテキスト", "ja"), None);
        assert_eq!(name("Hello, 你好!", "en-us"), None);
        assert_eq!(name("école", "fr"), None);
        assert_eq!(name("Привет", "xx"), None);
        assert_eq!(name("London is big", "ru"), None);
        assert_eq!(name("नमस्ते", "de"), Some(("Devanagari", "नमस्ते".to_owned())));
    }
}

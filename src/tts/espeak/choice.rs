//! Which voice a name means: a language, a voice's own name, its file, or a name that peers use for it.

use super::{Error, Voice};

/// Names that voices of other tools use and espeak-ng does not list.
const ALIASES: [(&str, &str); 14] = [
    ("en", "en-gb"),
    ("english", "en-gb"),
    ("en-uk", "en-gb"),
    ("fr", "fr-fr"),
    ("pt-pt", "pt"),
    ("zh", "cmn"),
    ("zh-cn", "cmn"),
    ("cmn-cn", "cmn"),
    ("es-es", "es"),
    ("de-de", "de"),
    ("it-it", "it"),
    ("hi-in", "hi"),
    ("ja-jp", "ja"),
    ("en-au", "en-gb"),
];

/// Whether this can be a voice's name at all: it becomes part of a path in the library.
pub(super) fn is_a_name(name: &str) -> bool {
    let fit =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/' | '+' | '(' | ')' | ' ' | '.');
    !name.is_empty()
        && name.len() < 80
        && name.chars().all(fit)
        && !name.contains("..")
        && !name.starts_with('/')
}

/// The file of the voice that is meant. A variant (`en-us+f3`) is kept.
pub(super) fn file(voices: &[Voice], name: &str) -> Option<String> {
    let (base, variant) = name.split_once('+').map_or((name, ""), |(base, _)| (base, &name[base.len()..]));
    let wanted = base.replace('_', "-").to_lowercase();
    // Voices of mbrola speak the same languages but need another program.
    let own = || voices.iter().filter(|voice| !voice.identifier.starts_with("mb/"));
    let by_language = |wanted: &str| own().find(|voice| voice.language.eq_ignore_ascii_case(wanted));
    let found = by_language(&wanted)
        .or_else(|| own().find(|voice| file_name(&voice.identifier).eq_ignore_ascii_case(&wanted)))
        .or_else(|| own().find(|voice| voice.identifier.eq_ignore_ascii_case(base)))
        .or_else(|| own().find(|voice| voice.name.eq_ignore_ascii_case(base)))
        .or_else(|| {
            let (_, other) = ALIASES.iter().find(|(alias, _)| *alias == wanted)?;
            by_language(other)
        });
    found.map(|voice| format!("{}{variant}", voice.identifier))
}

fn file_name(identifier: &str) -> &str {
    identifier.rsplit('/').next().unwrap_or(identifier)
}

/// There is no such voice; these are near.
pub(super) fn unknown(voices: &[Voice], name: &str) -> Error {
    let wanted = name.replace('_', "-").to_lowercase();
    let mut near: Vec<(f64, &str)> = voices
        .iter()
        .filter(|voice| !voice.identifier.starts_with("mb/") && !voice.language.is_empty())
        .map(|voice| {
            let by_language = strsim::jaro_winkler(&wanted, &voice.language.to_lowercase());
            let by_name = strsim::jaro_winkler(&wanted, &voice.name.to_lowercase());
            (by_language.max(by_name), voice.language.as_str())
        })
        .filter(|(score, _)| *score > 0.75)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0));
    near.dedup_by_key(|(_, language)| *language);
    let names: Vec<String> = near.iter().take(3).map(|(_, language)| format!("`{language}`")).collect();
    let help = if names.is_empty() {
        "`espeak-ng --voices` lists them; a language (`en-us`, `de`) is a name too".to_owned()
    } else {
        format!("did you mean {}?", names.join(", "))
    };
    Error::NoVoice { voice: name.to_owned(), help }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn voices() -> Vec<Voice> {
        [
            ("English (Great Britain)", "en-gb", "gmw/en"),
            ("English (Received Pronunciation)", "en-gb-x-rp", "gmw/en-GB-x-rp"),
            ("English (America)", "en-us", "gmw/en-US"),
            ("us-mbrola-1", "en-us", "mb/mb-us1"),
            ("French (France)", "fr-fr", "roa/fr"),
            ("German", "de", "gmw/de"),
        ]
        .map(|(name, language, identifier)| Voice {
            name: name.to_owned(),
            language: language.to_owned(),
            identifier: identifier.to_owned(),
            gender: None,
        })
        .to_vec()
    }

    #[test]
    fn a_voice_is_found_under_every_name_it_goes_by() {
        for (name, wanted) in [
            ("en-us", "gmw/en-US"),
            ("EN_US", "gmw/en-US"),
            ("en-gb", "gmw/en"),
            ("en-gb-x-rp", "gmw/en-GB-x-rp"),
            ("fr", "roa/fr"),
            ("fr-fr", "roa/fr"),
            ("gmw/de", "gmw/de"),
            ("german", "gmw/de"),
            ("de-de", "gmw/de"),
            ("en-us+f3", "gmw/en-US+f3"),
        ] {
            assert_eq!(file(&voices(), name).as_deref(), Some(wanted), "{name}");
        }
        assert_eq!(file(&voices(), "xx"), None);
    }

    #[test]
    fn an_unknown_voice_names_its_neighbours() {
        let help = |name| match unknown(&voices(), name) {
            Error::NoVoice { help, .. } => help,
            _ => String::new(),
        };
        assert!(help("en-uss").contains("`en-us`"), "{}", help("en-uss"));
        assert!(help("germn").contains("`de`"), "{}", help("germn"));
        assert!(help("qqqq").contains("--voices"));
        assert!(
            !is_a_name("../../etc/passwd") && !is_a_name("") && !is_a_name("a\nb") && is_a_name("gmw/en-US")
        );
    }
}

//! What is known of the licence of a voice: its name, or only where it has to be looked up, or nothing.

/// The licence of a voice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Licence {
    /// Its name; none where it is not known.
    pub name: Option<String>,
    /// Where it has to be looked up when it is not known.
    pub see: Option<String>,
}

impl Licence {
    /// What a model card says.
    pub fn of_card(card: &str) -> Self {
        let value = |wanted: &str| {
            let lines = card.lines().map(|line| line.trim_start_matches(['*', '-', ' ']));
            let mut values = lines.filter_map(|line| line.split_once(':'));
            let found = values.find(|(key, _)| key.trim().eq_ignore_ascii_case(wanted));
            found.map(|(_, value)| value.trim().to_owned()).filter(|value| !value.is_empty())
        };
        let recordings = value("url");
        match value("license").or_else(|| value("licence")) {
            // A page, which has to be read.
            Some(page) if page.starts_with("http") && !page.contains("creativecommons.org/") => {
                Self { name: None, see: Some(page) }
            }
            Some(name) if !says_nothing(&name) => Self { name: Some(name), see: None },
            _ => Self { name: None, see: recordings },
        }
    }

    /// Whether it forbids commercial use. Of one that is not known nobody can say.
    pub fn forbids_commerce(&self) -> bool {
        self.name.as_deref().is_some_and(forbids_commerce)
    }

    /// The name, or that there is none.
    pub fn shown(&self) -> &str {
        self.name.as_deref().unwrap_or("unknown")
    }
}

/// "See URL", "see LICENSE file", "unknown", "?".
fn says_nothing(name: &str) -> bool {
    let name = name.to_lowercase();
    name.starts_with("see ") || name.starts_with("unknown") || !name.contains(char::is_alphabetic)
}

/// Whether a licence with this name forbids commercial use, or allows research only.
pub fn forbids_commerce(name: &str) -> bool {
    let plain = name.to_lowercase().replace(['_', ' ', '/', '.'], "-");
    plain.contains("non-commercial")
        || plain.contains("noncommercial")
        || plain.contains("research")
        || plain.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| matches!(word, "nc" | "cpml"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_card_names_the_licence_or_where_it_is_or_nothing() {
        let of = |licence: &str| {
            let card =
                format!("# Model card\n\n## Dataset\n\n* URL: https://a.example/b\n* License: {licence}\n");
            let licence = Licence::of_card(&card);
            (licence.name.unwrap_or_default(), licence.see.unwrap_or_default())
        };
        let pair = |name: &str, see: &str| (name.to_owned(), see.to_owned());
        assert_eq!(of("CC BY-NC-SA 4.0"), pair("CC BY-NC-SA 4.0", ""));
        let cc = "https://creativecommons.org/licenses/by-nc/4.0/";
        assert_eq!(of(cc), pair(cc, ""));
        for nothing in ["See URL", "See LICENSE file", "Unknown", "?", ""] {
            assert_eq!(of(nothing), pair("", "https://a.example/b"), "{nothing}");
        }
        assert_eq!(of("https://c.example/license.html"), pair("", "https://c.example/license.html"));
        assert_eq!(Licence::of_card("nothing"), Licence::default());
        assert_eq!(Licence::default().shown(), "unknown");
    }

    #[test]
    fn licences_that_forbid_commerce_are_known() {
        for licence in [
            "CC-BY-NC-SA-4.0",
            "CC BY-NC 4.0",
            "CC BY-NC-ND 4.0",
            "CPML",
            "Blizzard 2013 (research only)",
            "Non-Commercial",
            "https://creativecommons.org/licenses/by-nc/4.0/",
        ] {
            assert!(forbids_commerce(licence), "{licence}");
        }
        for licence in [
            "CC-BY-4.0",
            "CC-BY-SA 4.0",
            "Apache-2.0",
            "MPL",
            "MIT",
            "bsd-3-clause",
            "openrail",
            "ncsa",
            "public domain",
            "CMU Arctic (free for any use)",
            "Franco licence",
        ] {
            assert!(!forbids_commerce(licence), "{licence}");
        }
    }
}

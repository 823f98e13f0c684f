//! For the tables of the classes.

use super::{Options, normalise};

/// Each text is read as its words; space counts once.
pub(super) fn table(language: &str, rows: &[(&str, &str)]) {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(text, wanted)| {
            let prepared = crate::tts::text::Prepared::with_pictures(text);
            let read = plain(&normalise(&prepared.text, language, Options::default(), &[]).0.text);
            (read != *wanted).then(|| format!("{text}\n   read: {read}\n wanted: {wanted}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

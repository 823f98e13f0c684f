//! An error where GitHub shows it: at the line of the file (GitHub's workflow commands).

use crate::{db::migrate, tenancy::isolation::Error, ui::Ui};

/// Writes the annotation, to stderr so that `--json` stays clean.
pub(crate) fn annotate(ui: &Ui, error: &Error) {
    ui.err.line(&text(error));
}

fn text(error: &Error) -> String {
    let place = match error {
        Error::Migrate(migrate::Error::Statement(error)) => Some(&error.place),
        Error::Migrate(migrate::Error::Script(error)) => Some(&error.place),
        _ => None,
    };
    let at = place.map_or(String::new(), |place| {
        format!(" file={},line={},col={}", escape(&place.file, true), place.line, place.column)
    });
    format!("::error{at}::{}", escape(&error.to_string(), false))
}

fn escape(text: &str, property: bool) -> String {
    let text = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    if property { text.replace(':', "%3A").replace(',', "%2C") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_the_annotation_is_escaped() {
        assert_eq!(escape("a: 5 %\nb", false), "a: 5 %25%0Ab");
        assert_eq!(escape("a:b,c", true), "a%3Ab%2Cc");
    }
}

//! The name of a file that nobody has named.

use crate::tts::audio::Format;
use std::path::{Path, PathBuf};

/// A name made of the text's first words, that no file has yet.
pub(super) fn free_name(folder: &Path, text: &str, format: Option<Format>) -> PathBuf {
    let end = format.unwrap_or(Format::Wav).extension();
    let slug = slug(text);
    let names = std::iter::once(format!("{slug}.{end}")).chain((2..).map(|n| format!("{slug}-{n}.{end}")));
    names
        .map(|name| folder.join(name))
        .find(|path| !path.exists())
        .unwrap_or_else(|| folder.join("speech.wav"))
}

/// The first words in small letters, joined by hyphens.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(8) {
        if slug.chars().count() + word.chars().count() > 40 && !slug.is_empty() {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().take(40).flat_map(char::to_lowercase));
    }
    if slug.is_empty() { "speech".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_after_the_first_words() {
        assert_eq!(slug("Hello, World! It's 5."), "hello-world-it-s-5");
        assert_eq!(slug("  \n"), "speech");
        assert_eq!(slug("Čau světe"), "čau-světe");
        assert_eq!(slug("../../etc/passwd"), "etc-passwd");
        assert!(slug(&"word ".repeat(100)).len() <= 41);
        assert!(slug(&"x".repeat(500)).len() <= 40);
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("hello.wav"), "").unwrap();
        assert_eq!(free_name(folder.path(), "Hello", None), folder.path().join("hello-2.wav"));
    }
}

//! W3C's Pronunciation Lexicon Specification 1.0.

use super::{Entry, Error, Says};
use crate::tts::markup::xml::{self, Node, line_and_column};

/// What a lexeme has said so far.
#[derive(Default)]
struct Lexeme {
    words: Vec<String>,
    says: Option<Says>,
    at: usize,
}

/// Reads a PLS document; `name` is the file's.
pub fn read(text: &str, name: &str) -> Result<Vec<Entry>, Error> {
    let nodes = xml::read(text.trim_start_matches('\u{feff}'), &format!("`{name}`"))?;
    let mut alphabet = "ipa".to_owned();
    let mut language = None;
    let mut entries = Vec::new();
    let mut lexeme = Lexeme::default();
    let mut held = String::new();
    let mut own_alphabet = None;
    let mut phoneme_at = 0;
    for node in nodes {
        match node {
            Node::Open { name: element, attributes, at } => {
                held.clear();
                let get = |key: &str| {
                    attributes
                        .iter()
                        .find(|(known, _)| known == key)
                        .map(|(_, value)| value.trim().to_owned())
                };
                match element.as_str() {
                    "lexicon" => {
                        alphabet = get("alphabet").unwrap_or(alphabet);
                        language = get("lang");
                    }
                    "lexeme" => lexeme = Lexeme { at, ..Lexeme::default() },
                    "phoneme" => {
                        own_alphabet = get("alphabet");
                        phoneme_at = at;
                    }
                    _ => {}
                }
            }
            Node::Text { text, .. } => held.push_str(&text),
            Node::Close { name: element, .. } => {
                let value = std::mem::take(&mut held).split_whitespace().collect::<Vec<_>>().join(" ");
                match element.as_str() {
                    "grapheme" if !value.is_empty() => lexeme.words.push(value),
                    // The first that is given is preferred.
                    "alias" if lexeme.says.is_none() => lexeme.says = Some(Says::Words(value)),
                    "phoneme" => {
                        let written = own_alphabet.take().unwrap_or_else(|| alphabet.clone());
                        if !written.eq_ignore_ascii_case("ipa") {
                            let (line, _) = line_and_column(text, phoneme_at);
                            return Err(Error::Alphabet { name: name.to_owned(), line, alphabet: written });
                        }
                        if lexeme.says.is_none() {
                            lexeme.says = Some(Says::Ipa(value));
                        }
                    }
                    "lexeme" => {
                        let lexeme = std::mem::take(&mut lexeme);
                        let Some(says) = lexeme.says.filter(|_| !lexeme.words.is_empty()) else {
                            let (line, _) = line_and_column(text, lexeme.at);
                            let why = "a lexeme needs a grapheme, and a phoneme or an alias".to_owned();
                            return Err(Error::Line { name: name.to_owned(), line: line as u64, why });
                        };
                        entries.extend(lexeme.words.into_iter().map(|word| Entry {
                            word,
                            says: says.clone(),
                            language: language.clone(),
                            case: None,
                        }));
                    }
                    _ => {}
                }
            }
        }
    }
    Ok(entries)
}

//! There and back.

use super::*;
use crate::tts::front::{Chunk, Unknown};

/// An engine that gives each sentence as a chunk, and knows no `ß`.
#[expect(clippy::unnecessary_wraps, reason = "it stands for one that may fail")]
fn engine(text: &str) -> Result<Reading, Error> {
    let mut reading = Reading::default();
    for sentence in crate::tts::text::sentences(text, "en-us") {
        reading.chunks.push(Chunk { text: text[sentence.range].to_owned(), ..Chunk::default() });
    }
    if let Some(at) = text.chars().position(|c| c == 'ß') {
        reading.unknown.push(Unknown { symbol: "ß".to_owned(), at });
    }
    Ok(reading)
}

#[test]
fn chunks_know_how_they_were_written() {
    let reading = Rules::of("en-us").read("Dr. Lee paid $3.50. At 5 p.m. 3 men left.", &mut engine).unwrap();
    let spoken: Vec<&str> = reading.chunks.iter().map(|chunk| chunk.text.as_str()).collect();
    assert_eq!(spoken, ["Doctor Lee paid three dollars and fifty cents.", "At five P.M three men left."]);
    let written = reading.chunks[0].written.as_ref().unwrap();
    assert_eq!(written.text, "Dr. Lee paid $3.50.");
    let spans: Vec<_> =
        written.spans.iter().map(|(range, old)| (&spoken[0][range.clone()], old.as_str())).collect();
    assert_eq!(spans, [("Doctor", "Dr."), ("three dollars and fifty cents", "$3.50")]);
    assert_eq!(
        reading.normalised.as_deref(),
        Some("Doctor Lee paid three dollars and fifty cents. At five P.M three men left.")
    );
}

#[test]
fn places_of_unknown_symbols_are_those_of_the_text() {
    let reading = Rules::of("en-us").read("$3.50 for ß \u{e000}", &mut engine).unwrap();
    let unknown: Vec<_> = reading.unknown.iter().map(|one| (one.symbol.as_str(), one.at)).collect();
    assert_eq!(unknown, [("ß", 10), ("\u{e000}", 12)]);
}

#[test]
fn without_normalisation_the_text_is_as_it_is() {
    let rules = Rules { normalise: false, ..Rules::of("en-us") };
    assert_eq!(rules.spoken("Dr. Lee paid $3.50 😀.").unwrap(), "Dr. Lee paid $3.50 😀.");
    assert_eq!(rules.read("It is $3.", &mut engine).unwrap().normalised, None);
}

//! The corpus: each line read as a person would, each sentence found. `tests/reading/corpus.txt` says how it is written.

use super::*;
use crate::tts::{front::Chunk, text::sentences};

const CORPUS: &str = include_str!("../../../tests/reading/corpus.txt");

struct Line {
    language: String,
    input: &'static str,
    wanted: Vec<Vec<String>>,
}

fn words(text: &str) -> Vec<String> {
    let text = text.replace('’', "'");
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '\'');
    words.map(|word| word.trim_matches('\'').to_lowercase()).filter(|word| !word.is_empty()).collect()
}

fn lines() -> Vec<Line> {
    let mut language = "en-us".to_owned();
    let mut lines = Vec::new();
    for line in CORPUS.lines() {
        if let Some((input, wanted)) = line.split_once(" => ") {
            let wanted = wanted.split(" / ").map(words).collect();
            lines.push(Line { language: language.clone(), input, wanted });
        } else if let Some(class) = line.strip_prefix("# ") {
            language = class.split_once('@').map_or("en-us", |(_, name)| name.trim()).to_owned();
        }
    }
    lines
}

/// The sentences that an engine would be given.
fn read(line: &Line) -> Vec<Vec<String>> {
    let language = line.language.clone();
    let mut engine = |text: &str| -> Result<Reading, Error> {
        let chunks = sentences(text, &language)
            .into_iter()
            .map(|sentence| Chunk { text: text[sentence.range].to_owned(), ..Chunk::default() });
        Ok(Reading { chunks: chunks.collect(), ..Reading::default() })
    };
    let reading = Rules::of(&line.language).read(line.input, &mut engine).unwrap();
    reading.chunks.iter().map(|chunk| words(&chunk.text)).filter(|words| !words.is_empty()).collect()
}

#[test]
fn the_corpus_is_read_as_a_person_would() {
    let lines = lines();
    assert!(lines.len() >= 500, "{} lines", lines.len());
    let (mut wrong, mut false_breaks, mut missed, mut breaks) = (Vec::new(), Vec::new(), 0, 0);
    for line in &lines {
        let read = read(line);
        assert!(!read.is_empty(), "a line is lost: {}", line.input);
        breaks += line.wanted.len() - 1;
        if read.concat() != line.wanted.concat() {
            wrong.push(format!("{}\n   read: {}", line.input, read.concat().join(" ")));
        }
        if read.len() > line.wanted.len() {
            false_breaks.push(line.input);
        }
        missed += line.wanted.len().saturating_sub(read.len());
    }
    assert!(
        wrong.len() * 50 <= lines.len(),
        "{} of {} are read wrong:\n{}",
        wrong.len(),
        lines.len(),
        wrong.join("\n")
    );
    assert_eq!(false_breaks, [""; 0]);
    assert!(missed * 100 <= breaks, "{missed} of {breaks} ends of sentences are missed");
}

#[test]
fn odd_texts_are_read_in_good_time_and_lose_nothing() {
    // Each of these grew with the square of its length once; `benches/reading.py growth` measures them.
    for piece in "x 1 ( \" . a.b - 1- A. 😀 1/ $ @a 1, 1,111, 1.1 [[ [a]( A' A'a < & ₁ x² a- #a _ ~1 1: 3' ½ € aA p.m.\u{a0} \
        Mr.\u{a0} (a.\u{a0} \"a.\u{a0} Henry\tI\t 5\u{a0} 5k ] ٣ 日 。 http:// a@b. é\u{301} 👍🏽\u{200d}"
        .split(' ')
    {
        let text = piece.repeat(10_000 / piece.len());
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
        let spoken = Rules::of("en-us").spoken(&text).unwrap();
        assert!(letters(&spoken) >= letters(&text) || piece == "€", "{piece:?} loses letters");
    }
    for text in ["\n".repeat(100_000), "a\n\n".repeat(10_000), format!("a.{}b", " ".repeat(100_000))] {
        let spoken = Rules::of("en-us").spoken(&text).unwrap();
        assert_eq!(spoken.matches('a').count(), text.matches('a').count());
    }
    let word = "x".repeat(1_000_000);
    assert_eq!(Rules::of("en-us").spoken(&word).unwrap(), word);
    assert_eq!(Rules::of("en-us").spoken("مرحبا 42 abc").unwrap(), "مرحبا forty two abc");
}

#[test]
fn the_golden_texts_are_words_before_they_are_phonemes() {
    let beside = || std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = std::env::var_os("EF_SHARED").map_or_else(beside, std::path::PathBuf::from);
    let Ok(lines) = std::fs::read_to_string(folder.join("golden/tts/g2p.jsonl")) else {
        assert!(std::env::var_os("EF_REQUIRE_SHARED").is_none(), "no g2p.jsonl in {}", folder.display());
        eprintln!("SKIPPED: no `golden/tts/g2p.jsonl` in a folder `shared` beside the repository");
        return;
    };
    let mut read = 0;
    for line in lines.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        let (text, language) = (line["text"].as_str().unwrap(), line["lang"].as_str().unwrap());
        let family = language.split('-').next().unwrap_or_default();
        if !["en", "de", "fr", "es", "it", "pt"].contains(&family) {
            continue;
        }
        let spoken = Rules::of(language).spoken(text).unwrap();
        let left = |c: char| c.is_ascii_digit() || "$€£%&@#+=°/\\<>^~|_*".contains(c);
        assert!(!spoken.contains(left), "{} {text:?}: {spoken:?}", line["category"]);
        read += 1;
    }
    assert!(read > 35, "{read} texts");
}

//! Piper: sentences of symbols, each with a pad behind it.

use super::{
    Chunk, Error, Front, Reading,
    script::{Script, Symbol},
    unknown::Unknowns,
};
use crate::tts::{
    espeak::{Clause, Espeak, Form},
    markup::Style,
    text::{Prepared, sentences},
    voice_config::{PhonemeType, PiperConfig},
};
use std::{ops::Range, time::Duration};
use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class};

const PAD: &str = "_";
const BEGIN: &str = "^";
const END: &str = "$";
/// The most symbols of one run: beyond it memory grows without need. Longer sentences are cut at a space.
const MOST_SYMBOLS: usize = 2_500;

/// Reads texts for one voice.
#[derive(Debug)]
pub struct PiperFront<'a> {
    config: &'a PiperConfig,
    espeak: Option<&'a Espeak>,
    /// The voice of espeak-ng that phonemizes.
    espeak_voice: String,
}

/// A part of a text: read by espeak-ng, or phonemes already.
#[derive(Debug, PartialEq, Eq)]
enum Part<'a> {
    Text(&'a str),
    Raw(&'a str),
}

impl<'a> PiperFront<'a> {
    /// A front for a voice. `language` takes the place of the voice's own; `espeak` may be missing for voices
    /// that spell their text.
    pub fn new(config: &'a PiperConfig, espeak: Option<&'a Espeak>, language: Option<&str>) -> Self {
        let espeak_voice = language.map_or_else(|| config.espeak_voice.clone(), espeak_voice);
        Self { config, espeak, espeak_voice }
    }

    /// The sentences of a text, as symbols.
    fn scripts(&self, text: &Prepared, normalise: bool) -> Result<Vec<Script>, Error> {
        match &self.config.phoneme_type {
            PhonemeType::Espeak => self.by_espeak(&text.text, normalise),
            PhonemeType::Text if text.text.is_empty() => Ok(Vec::new()),
            PhonemeType::Text => {
                let mut script = Script::default();
                for (index, word) in text.text.split(' ').enumerate() {
                    if index > 0 {
                        script.gap(" ");
                        script.mark(" ");
                    }
                    script.word(word, word);
                }
                Ok(vec![script])
            }
            PhonemeType::Other(kind) => Err(Error::PhonemeType { kind: kind.clone() }),
        }
    }

    fn by_espeak(&self, text: &str, normalise: bool) -> Result<Vec<Script>, Error> {
        let mut scripts: Vec<Script> = Vec::new();
        let parts = parts(text);
        let mut after_raw = false;
        for (index, part) in parts.iter().enumerate() {
            match part {
                Part::Raw(inner) => {
                    let before = index.checked_sub(1).map(|at| &parts[at]);
                    let spaced = matches!(before, Some(Part::Text(text)) if text.ends_with(' '));
                    if scripts.is_empty() {
                        scripts.push(Script::default());
                    }
                    if let Some(script) = scripts.last_mut() {
                        if spaced {
                            script.gap(" ");
                            script.mark(" ");
                        }
                        script.word(inner.trim(), inner.trim());
                        if matches!(parts.get(index + 1), Some(Part::Text(text)) if text.starts_with(' ')) {
                            script.gap(" ");
                            script.mark(" ");
                        }
                    }
                    after_raw = true;
                }
                Part::Text(text) => {
                    let mut more = self.sentences(text, normalise)?.into_iter();
                    if after_raw
                        && let Some(last) = scripts.last_mut()
                        && let Some(first) = more.next()
                    {
                        last.append(&first);
                    }
                    scripts.extend(more);
                    after_raw = false;
                }
            }
        }
        if scripts.last().is_some_and(|script| script.symbols.is_empty()) {
            scripts.pop();
        }
        Ok(scripts)
    }

    fn sentences(&self, text: &str, normalise: bool) -> Result<Vec<Script>, Error> {
        let espeak = self.espeak.ok_or(Error::NoEspeak)?;
        let read = |text: &str| espeak.phonemes(&self.espeak_voice, text, Form::Plain);
        if !normalise {
            return Ok(by_clauses(&read(text)?));
        }
        let mut scripts = Vec::new();
        for sentence in sentences(text, &self.espeak_voice) {
            let clauses = read(&text[sentence.range.clone()])?;
            let script = one_sentence(&clauses);
            if !script.symbols.is_empty() {
                scripts.push(script);
            }
        }
        Ok(scripts)
    }

    /// A sentence as ids.
    fn chunk(&self, script: &Script, range: Range<usize>, unknowns: &mut Unknowns) -> Chunk {
        let ids_of = |symbol: &str| self.config.phoneme_id_map.get(symbol).map_or(&[][..], Vec::as_slice);
        let mut ids = ids_of(BEGIN).to_vec();
        ids.extend(ids_of(PAD));
        let mut spans: Vec<(usize, Range<usize>)> = Vec::new();
        let mut at = range.start;
        while at < range.end {
            let (symbol, length) = self.symbol(&script.symbols[at..range.end]);
            let word = script.symbols[at].word;
            at += length;
            let from = ids.len();
            match self.config.phoneme_id_map.get(&symbol) {
                None => unknowns.add(&symbol, word),
                Some(of) => {
                    ids.extend(of);
                    ids.extend(ids_of(PAD));
                }
            }
            match (word, spans.last_mut()) {
                (Some(word), Some((last, span))) if *last == word => span.end = ids.len(),
                (Some(word), _) => spans.push((word, from..ids.len())),
                (None, _) => {}
            }
        }
        ids.extend(ids_of(END));
        spans.retain(|(_, ids)| !ids.is_empty());
        Chunk {
            text: super::text_of(script, &script.symbols, &range),
            phonemes: script.symbols[range.clone()].iter().map(|symbol| symbol.symbol).collect(),
            ids,
            style_row: None,
            pause_after: Duration::ZERO,
            words: super::words_of(script, super::cut_word(&script.symbols, &range), spans),
            written: None,
            silence: Duration::ZERO,
            style: Style::default(),
            speaker: 0,
        }
    }

    /// The symbol that comes next, and how many code points it is: a cluster that the voice knows, or one.
    fn symbol(&self, next: &[Symbol]) -> (String, usize) {
        for cluster in &self.config.vowel_clusters {
            let count = cluster.chars().count();
            if count > 1
                && count <= next.len()
                && next.iter().zip(cluster.chars()).all(|(a, b)| a.symbol == b)
            {
                return (cluster.clone(), count);
            }
        }
        (next[0].symbol.to_string(), 1)
    }
}

impl Front for PiperFront<'_> {
    fn read(&self, text: &str, normalise: bool) -> Result<Reading, Error> {
        let prepared = if normalise { Prepared::of(text) } else { Prepared::raw(text) };
        let mut unknowns = Unknowns::new(&prepared);
        let mut chunks = Vec::new();
        for script in self.scripts(&prepared, normalise)? {
            unknowns.begin(&script);
            // A sentence that fits stays as it is, with the space behind a comma at its end.
            let whole = 0..script.symbols.len();
            let fits = whole.len() <= MOST_SYMBOLS;
            let runs = if fits { vec![whole] } else { super::even(&script.symbols, MOST_SYMBOLS) };
            chunks.extend(runs.into_iter().map(|run| self.chunk(&script, run, &mut unknowns)));
        }
        Ok(Reading { chunks, unknown: unknowns.into_list(), ..Reading::default() })
    }
}

/// The names that peers give espeak-ng for a language.
pub(super) fn espeak_voice(language: &str) -> String {
    match language.to_lowercase().replace('_', "-").as_str() {
        "en-gb" => "en-gb-x-rp".to_owned(),
        "fr-fr" => "fr".to_owned(),
        other => other.to_owned(),
    }
}

/// Cuts raw phonemes, `[[ … ]]`, out of a text.
fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find("[[") {
        // A block does not reach over the end of a line.
        let block =
            rest[open + 2..].find("]]").filter(|close| !rest[open + 2..open + 2 + close].contains('\n'));
        let Some(close) = block else { break };
        parts.push(Part::Text(&rest[..open]));
        parts.push(Part::Raw(&rest[open + 2..open + 2 + close]));
        rest = &rest[open + 2 + close + 2..];
    }
    parts.push(Part::Text(rest));
    parts
}

/// Sentences as espeak-ng ends them.
pub(super) fn by_clauses(clauses: &[Clause]) -> Vec<Script> {
    let mut scripts = Vec::new();
    let mut open = Script::default();
    for clause in clauses {
        add(&mut open, clause, clause.terminator);
        if clause.ends_sentence {
            scripts.push(std::mem::take(&mut open));
        }
    }
    if !open.symbols.is_empty() {
        scripts.push(open);
    }
    scripts
}

/// One sentence, whatever espeak-ng thinks: it ends one after `Dr.`, too.
fn one_sentence(clauses: &[Clause]) -> Script {
    let mut script = Script::default();
    let last = clauses.iter().rposition(|clause| !clause.ipa.trim().is_empty());
    for (index, clause) in clauses.iter().enumerate() {
        let inner = last.is_some_and(|last| index < last);
        match clause.terminator {
            "." if inner && clause.text.ends_with('.') => {
                add(&mut script, clause, "");
                script.mark(" ");
            }
            // The end of what somebody says within the sentence.
            "." if inner => add(&mut script, clause, ","),
            "" if inner => {
                add(&mut script, clause, "");
                script.mark(" ");
            }
            mark => {
                add(&mut script, clause, mark);
                if inner && matches!(mark, "?" | "!") {
                    script.mark(" ");
                }
            }
        }
    }
    script
}

/// Adds a clause with its mark, decomposed: one symbol a code point.
fn add(script: &mut Script, clause: &Clause, mark: &str) {
    let mut one = Script::default();
    one.stretch(&clause.text, &clause.plain_ipa());
    one.symbols = decomposed(&one.symbols);
    one.mark(mark);
    if matches!(mark, "," | ":" | ";") {
        one.mark(" ");
    }
    if !script.text.is_empty() && !one.text.is_empty() {
        script.gap(" ");
    }
    script.append(&one);
}

fn decomposed(symbols: &[Symbol]) -> Vec<Symbol> {
    let mut all = Vec::with_capacity(symbols.len());
    let mut at = 0;
    while at < symbols.len() {
        let mut end = at + 1;
        while symbols.get(end).is_some_and(|next| canonical_combining_class(next.symbol) != 0) {
            end += 1;
        }
        let word = symbols[at].word;
        let letters = symbols[at..end].iter().map(|symbol| symbol.symbol).nfd();
        all.extend(letters.map(|symbol| Symbol { symbol, word }));
        at = end;
    }
    all
}

/// For tests: ids from clauses that somebody else's espeak-ng gave.
#[cfg(test)]
pub(super) fn ids_of_clauses(
    config: &PiperConfig,
    clauses: &[Clause],
) -> Vec<(String, Vec<i64>, Vec<super::Unknown>)> {
    let front = PiperFront::new(config, None, None);
    let mut scripts = by_clauses(clauses);
    if scripts.last().is_some_and(|script| script.symbols.is_empty()) {
        scripts.pop();
    }
    let chunk = |script: &Script| {
        let prepared = Prepared::raw(&script.text);
        let mut unknowns = Unknowns::new(&prepared);
        unknowns.begin(script);
        let chunk = front.chunk(script, 0..script.symbols.len(), &mut unknowns);
        (chunk.phonemes, chunk.ids, unknowns.into_list())
    };
    scripts.iter().map(chunk).collect()
}

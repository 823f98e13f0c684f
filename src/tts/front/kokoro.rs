//! Kokoro: runs of at most 510 symbols between two pads.

use super::{
    Chunk, Error, Front, Language, Reading, fallback,
    punctuated::{self, Manner, replaced},
    script::{Script, Symbol},
    split::{self, even},
    unknown::Unknowns,
};
use crate::tts::{
    espeak::{Espeak, Form},
    g2p::english::English,
    markup::{self, Kind, Style},
    text::{Prepared, sentences},
};
use std::{collections::HashMap, ops::Range, time::Duration};

/// The most symbols between the pads.
pub const MOST_SYMBOLS: usize = 510;
/// The id in front and at the end.
const PAD: i64 = 0;
/// The silence after a run that ends a sentence, and a clause.
const SENTENCE_PAUSE: Duration = Duration::from_millis(250);
const CLAUSE_PAUSE: Duration = Duration::from_millis(100);

/// The table from symbols to ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KokoroVocabulary {
    ids: HashMap<char, i64>,
}

/// The symbols of Kokoro-82M and their ids.
const SYMBOLS: &str = include_str!("kokoro_symbols.txt");

impl Default for KokoroVocabulary {
    /// The table of Kokoro-82M.
    fn default() -> Self {
        let lines = SYMBOLS.lines().filter_map(|line| {
            let mut rest = line.chars();
            let symbol = rest.next()?;
            Some((symbol, rest.as_str().trim().parse().ok()?))
        });
        Self { ids: lines.collect() }
    }
}

impl KokoroVocabulary {
    /// The table that a model carries (its metadata `kokoro_config`, a JSON object with `vocab`). `None` when
    /// there is none in it.
    pub fn of_metadata(json: &str) -> Option<Self> {
        let config: serde_json::Value = serde_json::from_str(json).ok()?;
        let one = |(symbol, id): (&String, &serde_json::Value)| {
            let mut characters = symbol.chars();
            Some((characters.next().filter(|_| characters.next().is_none())?, id.as_i64()?))
        };
        let ids: HashMap<char, i64> = config.get("vocab")?.as_object()?.iter().filter_map(one).collect();
        (!ids.is_empty()).then_some(Self { ids })
    }

    /// The id of a symbol.
    pub fn id(&self, symbol: char) -> Option<i64> {
        self.ids.get(&symbol).copied()
    }
}

/// How text becomes phonemes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phonemizer {
    /// As the voices were trained: misaki's lexicon and rules for English, its tables for other languages.
    #[default]
    Reference,
    /// espeak-ng's phonemes as they are, as kokoro-onnx takes them.
    Plain,
}

/// Reads texts for a language.
#[derive(Debug)]
pub struct KokoroFront<'a> {
    vocabulary: &'a KokoroVocabulary,
    language: Language,
    espeak: Option<&'a Espeak>,
    phonemizer: Phonemizer,
    first_alone: bool,
}

/// What misaki writes as one symbol, and espeak-ng as two with a tie.
const TIED: [(&str, &str); 12] = [
    ("a^ɪ", "I"),
    ("a^ʊ", "W"),
    ("d^z", "ʣ"),
    ("d^ʒ", "ʤ"),
    ("e^ɪ", "A"),
    ("o^ʊ", "O"),
    ("s^s", "S"),
    ("t^s", "ʦ"),
    ("t^ʃ", "ʧ"),
    ("ɔ^ɪ", "Y"),
    ("ə^ʊ", "Q"),
    ("^", ""),
];

impl<'a> KokoroFront<'a> {
    /// A front for a language. `espeak` may be missing for English, which then spells words it does not know.
    pub fn new(vocabulary: &'a KokoroVocabulary, language: Language, espeak: Option<&'a Espeak>) -> Self {
        Self { vocabulary, language, espeak, phonemizer: Phonemizer::default(), first_alone: false }
    }

    /// How text becomes phonemes.
    #[must_use]
    pub fn phonemizer(mut self, phonemizer: Phonemizer) -> Self {
        self.phonemizer = phonemizer;
        self
    }

    /// Gives the first sentence a run of its own, so that sound comes early.
    #[must_use]
    pub fn first_alone(mut self, first_alone: bool) -> Self {
        self.first_alone = first_alone;
        self
    }

    /// Runs for phonemes that somebody has already.
    pub fn read_phonemes(&self, phonemes: &str) -> Reading {
        let mut script = Script::default();
        for (index, word) in phonemes.split_whitespace().enumerate() {
            if index > 0 {
                script.gap(" ");
                script.mark(" ");
            }
            script.word(word, word);
        }
        self.runs(&script, &Prepared::raw(&script.text))
    }

    fn script(&self, prepared: &Prepared, normalise: bool) -> Result<Script, Error> {
        let reference = self.phonemizer == Phonemizer::Reference;
        if reference && self.language.is_english() {
            return Ok(self.english(&prepared.text));
        }
        if !normalise {
            return self.piece(&prepared.text, normalise);
        }
        // Words with phonemes of their own stand between what espeak-ng reads.
        let mut script = Script::default();
        for segment in markup::inline(&prepared.text) {
            if let Kind::Phonemes(phonemes, _) = segment.kind {
                script.word(&segment.text, &phonemes);
                continue;
            }
            let text = segment.text.as_str();
            let space = |mark: bool| if mark { " " } else { "" };
            let front = space(text.starts_with(' ') && !script.symbols.is_empty());
            script.gap(front);
            script.mark(front);
            script.append(&self.piece(text, normalise)?);
            let back = space(text.ends_with(' ') && !text.trim().is_empty());
            script.gap(back);
            script.mark(back);
        }
        Ok(script)
    }

    /// A text without markup, in a language that is not read by the lexicon.
    fn piece(&self, text: &str, normalise: bool) -> Result<Script, Error> {
        let reference = self.phonemizer == Phonemizer::Reference;
        if text.trim().is_empty() {
            Ok(Script::default())
        } else if reference && self.language.has_tables() {
            self.by_tables(text, normalise)
        } else {
            self.plain(text, normalise)
        }
    }

    fn by_espeak(&self, text: &str, manner: Manner) -> Result<Script, Error> {
        let espeak = self.espeak.ok_or(Error::NoEspeak)?;
        let read = |text: &str, form: Form| espeak.phonemes(&self.language.espeak, text, form);
        Ok(punctuated::line(&read, text, manner)?)
    }

    /// As kokoro-onnx does it: line by line.
    fn plain(&self, text: &str, normalise: bool) -> Result<Script, Error> {
        let manner = Manner { form: Form::Plain, keep_flags: !normalise, as_peers: !normalise };
        let mut script = Script::default();
        for line in text.trim().lines().filter(|line| !line.trim().is_empty()) {
            if !script.symbols.is_empty() {
                script.gap("\n");
                script.mark(" ");
            }
            script.append(&self.by_espeak(line, manner)?);
        }
        Ok(script)
    }

    /// As misaki does it for English.
    fn english(&self, text: &str) -> Script {
        let british = self.language.is_british();
        let guess = |word: &str| self.espeak.and_then(|espeak| fallback::guess(espeak, british, word));
        let mut script = Script::default();
        let Some(english) = English::new(british, &guess) else { return script };
        for sentence in sentences(text, &self.language.espeak) {
            if !script.text.is_empty() {
                script.gap(" ");
                script.mark(" ");
            }
            for spoken in english.read(&text[sentence.range]) {
                match &spoken.phonemes {
                    Some(phonemes) if spoken.text.contains(char::is_alphanumeric) => {
                        script.word(&spoken.text, phonemes);
                    }
                    Some(phonemes) => {
                        script.gap(&spoken.text);
                        script.mark(phonemes);
                    }
                    None => {
                        script.word(&spoken.text, "");
                        script.unsaid.push(script.words.len() - 1);
                    }
                }
                if spoken.space {
                    script.gap(" ");
                    script.mark(" ");
                }
            }
        }
        script
    }

    /// As misaki does it for languages other than English.
    fn by_tables(&self, text: &str, normalise: bool) -> Result<Script, Error> {
        let manner = Manner { form: Form::Tied('^'), keep_flags: false, as_peers: !normalise };
        // Round brackets go through espeak-ng as angles, and angles as curly quotes.
        let text = text.replace('«', "“").replace('»', "”").replace('(', "«").replace(')', "»");
        let mut script = self.by_espeak(&text, manner)?;
        let back = [("-", ""), ("«", "("), ("»", ")")];
        script.symbols = replaced(&replaced(&script.symbols, &TIED), &back);
        script.exchange(&[('«', '('), ('»', ')')]);
        Ok(script)
    }

    /// For tests: what the tables make of a text, before symbols without an id go.
    #[cfg(test)]
    pub(super) fn table_phonemes(&self, text: &str, normalise: bool) -> Result<String, Error> {
        Ok(self.by_tables(text, normalise)?.phonemes().trim().to_owned())
    }

    /// Runs of ids.
    fn runs(&self, script: &Script, prepared: &Prepared) -> Reading {
        let mut unknowns = Unknowns::new(prepared);
        unknowns.begin(script);
        for word in &script.unsaid {
            unknowns.add(&script.text[script.words[*word].clone()], Some(*word));
        }
        let mut known: Vec<Symbol> = Vec::with_capacity(script.symbols.len());
        for symbol in &script.symbols {
            if self.vocabulary.id(symbol.symbol).is_some() {
                // Spaces are squeezed.
                let space = symbol.symbol == ' ';
                if !space || known.last().is_some_and(|last| last.symbol != ' ') {
                    known.push(*symbol);
                }
            } else if !symbol.symbol.is_whitespace() {
                unknowns.add(&symbol.symbol.to_string(), symbol.word);
            }
        }
        let mut runs = Vec::new();
        let first = if self.first_alone { first_sentence(&known) } else { 0 };
        runs.extend(even(&known[..first], MOST_SYMBOLS));
        runs.extend(
            even(&known[first..], MOST_SYMBOLS).into_iter().map(|run| run.start + first..run.end + first),
        );
        let last = runs.len().saturating_sub(1);
        let runs = runs.into_iter().enumerate();
        let chunks = runs.map(|(index, run)| self.chunk(script, &known, run, index == last)).collect();
        Reading { chunks, unknown: unknowns.into_list(), ..Reading::default() }
    }

    fn chunk(&self, script: &Script, known: &[Symbol], run: Range<usize>, is_last: bool) -> Chunk {
        let symbols = &known[run.clone()];
        let id = |symbol: &Symbol| self.vocabulary.id(symbol.symbol).unwrap_or(PAD);
        let ids: Vec<i64> = [PAD].into_iter().chain(symbols.iter().map(id)).chain([PAD]).collect();
        let mut words: Vec<(usize, Range<usize>)> = Vec::new();
        for (at, symbol) in symbols.iter().enumerate() {
            match (symbol.word, words.last_mut()) {
                (Some(word), Some((last, ids))) if *last == word => ids.end = at + 2,
                (Some(word), _) => words.push((word, at + 1..at + 2)),
                (None, _) => {}
            }
        }
        let last = symbols.iter().rev().find(|symbol| symbol.symbol != ' ');
        let ends_with = |marks: &str| last.is_some_and(|last| marks.contains(last.symbol));
        let pause_after = match () {
            () if is_last => Duration::ZERO,
            () if ends_with(split::SENTENCE_MARKS) => SENTENCE_PAUSE,
            () if ends_with(split::CLAUSE_MARKS) => CLAUSE_PAUSE,
            () => Duration::ZERO,
        };
        Chunk {
            text: super::text_of(script, known, &run),
            phonemes: symbols.iter().map(|symbol| symbol.symbol).collect(),
            style_row: Some(symbols.len().clamp(1, MOST_SYMBOLS) - 1),
            ids,
            pause_after,
            words: super::words_of(script, super::cut_word(known, &run), words),
            written: None,
            silence: Duration::ZERO,
            style: Style::default(),
            speaker: 0,
        }
    }
}

impl Front for KokoroFront<'_> {
    fn read(&self, text: &str, normalise: bool) -> Result<Reading, Error> {
        let prepared = if normalise { Prepared::of(text) } else { Prepared::raw(text) };
        if prepared.text.trim().is_empty() {
            return Ok(self.runs(&Script::default(), &prepared));
        }
        let script = self.script(&prepared, normalise)?;
        Ok(self.runs(&script, &prepared))
    }
}

/// How many symbols the first sentence has, the space behind it included.
fn first_sentence(symbols: &[Symbol]) -> usize {
    let ends = |pair: &[Symbol]| split::SENTENCE_MARKS.contains(pair[0].symbol) && pair[1].symbol == ' ';
    symbols.windows(2).position(ends).map_or(0, |at| at + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_table_has_all_symbols() {
        let table = KokoroVocabulary::default();
        assert_eq!(table.ids.len(), 114);
        assert_eq!(
            (table.id(' '), table.id('ᵻ'), table.id('\u{303}'), table.id('g')),
            (Some(16), Some(177), Some(17), None)
        );
    }

    #[test]
    fn a_model_may_bring_its_own() {
        let own = KokoroVocabulary::of_metadata(r#"{"vocab": {"a": 7, " ": 9}}"#).unwrap();
        assert_eq!((own.id('a'), own.id(' '), own.id('b')), (Some(7), Some(9), None));
        assert_eq!(KokoroVocabulary::of_metadata("{}"), None);
        assert_eq!(KokoroVocabulary::of_metadata("not JSON"), None);
    }
}

//! The English lexicon: words and their phonemes, American and British, from `data/english/lexicon.bin`.
//!
//! A record begins with two bits for each accent: 0 no entry, 1 a sure one, 2 one that was derived, 3 one that
//! depends on the part of speech. The pronunciations follow, American first. A British one that is not by part
//! of speech begins, where there is such an American one too, with a bit that says "the same". One by part of
//! speech is a count (3 bits), and for each the tag (4 bits), a bit that says whether there is a pronunciation,
//! and that. `data/english/make_lexicon.rs` writes it.

use fst::Map;
use std::sync::OnceLock;

static FILE: &[u8] = include_bytes!("../../../../data/english/lexicon.bin");
const MAGIC: &[u8] = b"EFLX1";
/// 0 ends a pronunciation.
const SYMBOLS: &str = "\0AIOQWYabdfhijklmnpstuvwzæðŋɑɒɔəɛɜɡɪɹɾʃʊʌʒʔʤʧˈˌːθᵊᵻ";
const TAGS: [&str; 10] = ["DEFAULT", "NOUN", "VERB", "ADJ", "ADV", "VBD", "VBN", "VBP", "DT", "None"];
/// The table says where each 4th record begins.
const BLOCK: u64 = 4;

/// No word of the lexicon has more signs (hyphens, apostrophes) in it.
pub(super) const MOST_SIGNS: usize = 6;

/// How sure an entry is: 4 is from hand, 3 derived by rule.
pub(super) const GOLD: u8 = 4;
pub(super) const SILVER: u8 = 3;

/// What the lexicon says about a word in one accent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// One pronunciation, from hand.
    Gold(String),
    /// One pronunciation, derived.
    Silver(String),
    /// Pronunciations by part of speech, from hand.
    ByTag(Vec<(&'static str, Option<String>)>),
}

impl Entry {
    pub(super) fn is_gold(&self) -> bool {
        !matches!(self, Self::Silver(_))
    }
}

/// The lexicon in one accent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lexicon {
    data: &'static Data,
    pub(super) british: bool,
}

#[derive(Debug)]
struct Data {
    words: Map<&'static [u8]>,
    blocks: &'static [u8],
    codes: Vec<Codes>,
    records: &'static [u8],
    symbols: Vec<char>,
}

/// Canonical Huffman codes: for each length how many there are, and all symbols in the order of their codes.
#[derive(Debug)]
struct Codes {
    counts: [u16; 33],
    order: Vec<u8>,
}

fn data() -> Option<&'static Data> {
    static DATA: OnceLock<Option<Data>> = OnceLock::new();
    DATA.get_or_init(|| parse(FILE)).as_ref()
}

fn parse(file: &'static [u8]) -> Option<Data> {
    let rest = file.strip_prefix(MAGIC)?;
    let number = |at: usize| {
        let bytes: [u8; 4] = rest.get(at..at + 4)?.try_into().ok()?;
        usize::try_from(u32::from_le_bytes(bytes)).ok()
    };
    let (words, blocks, codes) = (number(0)?, number(4)?, number(8)?);
    let mut rest = rest.get(12..)?;
    let mut take = |length: usize| {
        let (part, others) = rest.split_at_checked(length)?;
        rest = others;
        Some(part)
    };
    let (words, blocks, codes) = (take(words)?, take(blocks)?, take(codes)?);
    let symbols: Vec<char> = SYMBOLS.chars().collect();
    let codes = codes.chunks_exact(symbols.len()).map(Codes::of).collect();
    Some(Data { words: Map::new(words).ok()?, blocks, codes, records: rest, symbols })
}

impl Codes {
    fn of(lengths: &[u8]) -> Self {
        let mut counts = [0; 33];
        lengths.iter().filter(|length| **length > 0).for_each(|length| counts[usize::from(*length)] += 1);
        let mut order: Vec<u8> = (0..=u8::MAX).take(lengths.len()).collect();
        order.retain(|symbol| lengths[usize::from(*symbol)] > 0);
        order.sort_by_key(|symbol| (lengths[usize::from(*symbol)], *symbol));
        Self { counts, order }
    }
}

/// Reads bits from the front.
struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    fn bit(&mut self) -> Option<usize> {
        let byte = self.bytes.get(self.at / 8)?;
        let bit = byte >> (7 - self.at % 8) & 1;
        self.at += 1;
        Some(usize::from(bit))
    }

    fn number(&mut self, bits: usize) -> Option<usize> {
        (0..bits).try_fold(0, |number, _| Some(number << 1 | self.bit()?))
    }

    fn symbol(&mut self, codes: &Codes) -> Option<usize> {
        let (mut code, mut first, mut index) = (0usize, 0usize, 0usize);
        for length in 1..codes.counts.len() {
            code = code << 1 | self.bit()?;
            let count = usize::from(codes.counts[length]);
            if code < first + count {
                return codes.order.get(index + code - first).map(|symbol| usize::from(*symbol));
            }
            index += count;
            first = (first + count) << 1;
        }
        None
    }

    fn sound(&mut self, data: &Data) -> Option<String> {
        let mut text = String::new();
        let mut before = 0;
        loop {
            before = self.symbol(data.codes.get(before)?)?;
            if before == 0 {
                return Some(text);
            }
            text.push(*data.symbols.get(before)?);
        }
    }

    /// An entry in this state; `other` is the one of the other accent, which it may repeat.
    fn entry(&mut self, state: usize, other: Option<&Entry>, data: &Data) -> Option<Entry> {
        let plain = |bits: &mut Self| match other {
            Some(Entry::Gold(sound) | Entry::Silver(sound)) if bits.bit()? == 1 => Some(sound.clone()),
            _ => bits.sound(data),
        };
        Some(match state {
            1 => Entry::Gold(plain(self)?),
            2 => Entry::Silver(plain(self)?),
            _ => {
                let mut tags = Vec::new();
                for _ in 0..self.number(3)? {
                    let tag = TAGS.get(self.number(4)?)?;
                    let sound = if self.bit()? == 1 { Some(self.sound(data)?) } else { None };
                    tags.push((*tag, sound));
                }
                Entry::ByTag(tags)
            }
        })
    }

    /// The record that comes next.
    fn record(&mut self, data: &Data) -> Option<(Option<Entry>, Option<Entry>)> {
        let (us, gb) = (self.number(2)?, self.number(2)?);
        let us = if us == 0 { None } else { Some(self.entry(us, None, data)?) };
        let gb = if gb == 0 { None } else { Some(self.entry(gb, us.as_ref(), data)?) };
        Some((us, gb))
    }
}

impl Lexicon {
    /// The lexicon for an accent; nothing where the data in the program is damaged.
    pub(super) fn of(british: bool) -> Option<Self> {
        Some(Self { data: data()?, british })
    }

    /// The entry of a word as it is written in the lexicon.
    fn exact(self, word: &str) -> Option<Entry> {
        let number = self.data.words.get(word)?;
        let block = usize::try_from(number / BLOCK).ok()? * 4;
        let at: [u8; 4] = self.data.blocks.get(block..block + 4)?.try_into().ok()?;
        let mut bits = Bits { bytes: self.data.records, at: usize::try_from(u32::from_le_bytes(at)).ok()? };
        for _ in 0..number % BLOCK {
            bits.record(self.data)?;
        }
        let (us, gb) = bits.record(self.data)?;
        if self.british { gb } else { us }
    }

    /// The entry of a word, which may also be written with a capital where the lexicon has none, or the other
    /// way round. `gold` asks for sure entries only.
    fn grown(self, word: &str, gold: bool) -> Option<Entry> {
        let fits = |entry: &Entry| entry.is_gold() == gold;
        if let Some(entry) = self.exact(word).filter(fits) {
            return Some(entry);
        }
        self.exact(&other(word)?).filter(fits)
    }

    /// A sure entry.
    pub(super) fn gold(self, word: &str) -> Option<Entry> {
        self.grown(word, true)
    }

    /// A derived entry.
    pub(super) fn silver(self, word: &str) -> Option<Entry> {
        self.grown(word, false)
    }

    /// Whether there is an entry of either kind.
    pub(super) fn has(self, word: &str) -> bool {
        self.exact(word).is_some() || other(word).is_some_and(|other| self.exact(&other).is_some())
    }
}

/// A word with a capital where it has none, or the other way round; nothing for one with capitals within.
fn other(word: &str) -> Option<String> {
    word.chars().nth(1)?;
    if word.is_ascii() && !word.as_bytes()[0].is_ascii_alphabetic() {
        return None;
    }
    let lower = word.to_lowercase();
    let capital = capitalised(&lower);
    if lower == capital {
        None
    } else if word == lower {
        Some(capital)
    } else {
        (word == capital).then_some(lower)
    }
}

/// The word with its first letter large and all others small.
pub(super) fn capitalised(lower: &str) -> String {
    let mut letters = lower.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_accents_are_there() {
        let (us, gb) = (Lexicon::of(false).unwrap(), Lexicon::of(true).unwrap());
        assert_eq!(us.gold("world"), Some(Entry::Gold("wˈɜɹld".to_owned())));
        assert_eq!(gb.gold("world"), Some(Entry::Gold("wˈɜːld".to_owned())));
        assert_eq!(us.gold("World"), us.gold("world"));
        assert_eq!(us.gold("WORLD"), None);
        assert!(us.silver("boxes").is_some() || us.gold("boxes").is_none());
        let Some(Entry::ByTag(tags)) = us.gold("read") else { panic!("`read` has no readings") };
        assert!(tags.contains(&("VBD", Some("ɹˈɛd".to_owned()))), "{tags:?}");
        assert!(!us.has("flibbertyzyx"));
    }

    #[test]
    fn no_word_has_more_signs() {
        use fst::Streamer;
        let mut words = data().unwrap().words.stream();
        let mut most = 0;
        while let Some((word, _)) = words.next() {
            let word = std::str::from_utf8(word).unwrap();
            if !word.contains(|c: char| c == '.' || c.is_ascii_digit()) {
                most = most.max(word.chars().filter(|c| !c.is_alphanumeric()).count());
            }
        }
        assert_eq!(most, MOST_SIGNS);
    }

    #[test]
    fn a_damaged_file_is_refused() {
        assert!(parse(b"").is_none());
        assert!(parse(&FILE[..100]).is_none());
        assert!(parse(b"EFLX2aaaaaaaaaaaa").is_none());
    }
}

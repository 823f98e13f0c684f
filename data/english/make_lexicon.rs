//! Makes `lexicon.bin` from misaki's four JSON files: `cargo run --release --example make-lexicon -- FOLDER OUT`.
//!
//! The form: "EFLX1", three lengths (u32, little-endian: automaton, block table, code table), then
//! - an `fst` map from each word to its number, in the order of the words' bytes;
//! - for each 4th word where its record begins, in bits (u32);
//! - for each symbol before, the lengths of the codes of the symbols behind it (bytes): canonical Huffman codes;
//! - the records, bit by bit. `src/tts/g2p/english/lexicon.rs` says what is in a record.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a tool for developers: what goes wrong here is told at once"
)]

use serde_json::Value;
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BinaryHeap},
    env, fs,
    path::Path,
};

/// The order is that of the reader: 0 ends a pronunciation.
const SYMBOLS: &str = "\0AIOQWYabdfhijklmnpstuvwzæðŋɑɒɔəɛɜɡɪɹɾʃʊʌʒʔʤʧˈˌːθᵊᵻ";
const TAGS: [&str; 10] = ["DEFAULT", "NOUN", "VERB", "ADJ", "ADV", "VBD", "VBN", "VBP", "DT", "None"];
const BLOCK: usize = 4;

#[derive(Clone, PartialEq)]
enum Entry {
    Gold(Vec<usize>),
    Silver(Vec<usize>),
    ByTag(Vec<(usize, Option<Vec<usize>>)>),
}

fn symbols(text: &str) -> Vec<usize> {
    let known: Vec<char> = SYMBOLS.chars().collect();
    let one =
        |c: char| known.iter().position(|symbol| *symbol == c).unwrap_or_else(|| panic!("no symbol {c}"));
    text.chars().map(one).chain([0]).collect()
}

fn read(folder: &Path, accent: &str) -> BTreeMap<String, Entry> {
    let json = |grade: &str| -> BTreeMap<String, Value> {
        serde_json::from_slice(&fs::read(folder.join(format!("{accent}_{grade}.json"))).unwrap()).unwrap()
    };
    let mut entries = BTreeMap::new();
    for (word, value) in json("silver") {
        entries.insert(word, Entry::Silver(symbols(value.as_str().unwrap())));
    }
    for (word, value) in json("gold") {
        let entry = match &value {
            Value::String(text) => Entry::Gold(symbols(text)),
            Value::Object(tags) => Entry::ByTag(
                tags.iter()
                    .map(|(tag, value)| {
                        let tag = TAGS.iter().position(|known| known == tag).unwrap();
                        (tag, value.as_str().map(symbols))
                    })
                    .collect(),
            ),
            other => panic!("{word}: {other}"),
        };
        entries.insert(word, entry);
    }
    entries
}

/// What a record is made of: plain bits, and pronunciations.
enum Item<'a> {
    Bits(u32, u32),
    Sound(&'a [usize]),
}

fn record<'a>(us: Option<&'a Entry>, gb: Option<&'a Entry>) -> Vec<Item<'a>> {
    let state = |entry: Option<&Entry>| match entry {
        None => 0,
        Some(Entry::Gold(_)) => 1,
        Some(Entry::Silver(_)) => 2,
        Some(Entry::ByTag(_)) => 3,
    };
    let plain = |entry: Option<&'a Entry>| match entry {
        Some(Entry::Gold(sound) | Entry::Silver(sound)) => Some(sound.as_slice()),
        _ => None,
    };
    let mut items = vec![Item::Bits(state(us), 2), Item::Bits(state(gb), 2)];
    let mut add = |entry: Option<&'a Entry>, other: Option<&'a Entry>| match entry {
        None => {}
        Some(Entry::Gold(sound) | Entry::Silver(sound)) => match plain(other) {
            Some(other) if other == sound => items.push(Item::Bits(1, 1)),
            Some(_) => items.extend([Item::Bits(0, 1), Item::Sound(sound)]),
            None => items.push(Item::Sound(sound)),
        },
        Some(Entry::ByTag(tags)) => {
            items.push(Item::Bits(u32::try_from(tags.len()).unwrap(), 3));
            for (tag, sound) in tags {
                items.push(Item::Bits(u32::try_from(*tag).unwrap(), 4));
                items.push(Item::Bits(u32::from(sound.is_some()), 1));
                items.extend(sound.as_deref().map(Item::Sound));
            }
        }
    };
    add(us, None);
    add(gb, us);
    items
}

/// The lengths of Huffman codes for these counts.
fn lengths(counts: &[usize]) -> Vec<u8> {
    let mut heap: BinaryHeap<Reverse<(usize, Vec<usize>)>> = BinaryHeap::new();
    for (symbol, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        heap.push(Reverse((*count, vec![symbol])));
    }
    let mut lengths = vec![0; counts.len()];
    if heap.len() == 1 {
        lengths[heap.pop().unwrap().0.1[0]] = 1;
    }
    while heap.len() > 1 {
        let (Reverse((a, mut left)), Reverse((b, right))) = (heap.pop().unwrap(), heap.pop().unwrap());
        left.extend(right);
        for symbol in &left {
            lengths[*symbol] += 1;
        }
        heap.push(Reverse((a + b, left)));
    }
    lengths
}

/// Canonical codes: shorter first, then by symbol.
fn codes(lengths: &[u8]) -> Vec<u32> {
    let mut order: Vec<usize> = (0..lengths.len()).filter(|symbol| lengths[*symbol] > 0).collect();
    order.sort_by_key(|symbol| (lengths[*symbol], *symbol));
    let mut codes = vec![0; lengths.len()];
    let (mut code, mut length) = (0u32, 0);
    for symbol in order {
        code <<= lengths[symbol] - length;
        length = lengths[symbol];
        codes[symbol] = code;
        code += 1;
    }
    codes
}

#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    count: usize,
}

impl Bits {
    fn push(&mut self, value: u32, count: u32) {
        for at in (0..count).rev() {
            if self.count.is_multiple_of(8) {
                self.bytes.push(0);
            }
            let bit = u8::try_from(value >> at & 1).unwrap();
            *self.bytes.last_mut().unwrap() |= bit << (7 - self.count % 8);
            self.count += 1;
        }
    }
}

fn main() {
    let args: Vec<String> = env::args().skip(1).collect();
    let [folder, out] = args.as_slice() else { panic!("usage: make-lexicon FOLDER OUT") };
    let (us, gb) = (read(Path::new(folder), "us"), read(Path::new(folder), "gb"));
    let mut words: Vec<&String> = us.keys().chain(gb.keys()).collect();
    words.sort();
    words.dedup();
    let size = SYMBOLS.chars().count();
    let mut counts = vec![vec![0; size]; size];
    for word in &words {
        for item in record(us.get(*word), gb.get(*word)) {
            let Item::Sound(sound) = item else { continue };
            let mut before = 0;
            for symbol in sound {
                counts[before][*symbol] += 1;
                before = *symbol;
            }
        }
    }
    let lengths: Vec<Vec<u8>> = counts.iter().map(|counts| lengths(counts)).collect();
    let codes: Vec<Vec<u32>> = lengths.iter().map(|lengths| codes(lengths)).collect();
    let mut bits = Bits::default();
    let mut blocks: Vec<u8> = Vec::new();
    let mut map = fst::MapBuilder::memory();
    for (number, word) in words.iter().enumerate() {
        map.insert(word.as_bytes(), number as u64).unwrap();
        if number.is_multiple_of(BLOCK) {
            blocks.extend(u32::try_from(bits.count).unwrap().to_le_bytes());
        }
        for item in record(us.get(*word), gb.get(*word)) {
            match item {
                Item::Bits(value, count) => bits.push(value, count),
                Item::Sound(sound) => {
                    let mut before = 0;
                    for symbol in sound {
                        bits.push(codes[before][*symbol], u32::from(lengths[before][*symbol]));
                        before = *symbol;
                    }
                }
            }
        }
    }
    let map = map.into_inner().unwrap();
    let table = lengths.concat();
    let mut file = b"EFLX1".to_vec();
    for length in [map.len(), blocks.len(), table.len()] {
        file.extend(u32::try_from(length).unwrap().to_le_bytes());
    }
    for part in [&map, &blocks, &table, &bits.bytes] {
        file.extend(part);
    }
    fs::write(out, &file).unwrap();
    println!(
        "{} words, {} bytes: automaton {}, blocks {}, codes {}, records {}",
        words.len(),
        file.len(),
        map.len(),
        blocks.len(),
        table.len(),
        bits.bytes.len()
    );
}

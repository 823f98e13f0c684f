//! Phonemes that know which word of the text they speak.

use std::ops::Range;

/// One phoneme symbol, and the word that it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Symbol {
    pub(crate) symbol: char,
    /// An index into the words of the script; none for marks and spaces.
    pub(crate) word: Option<usize>,
}

/// A text, its words and its phonemes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Script {
    pub(crate) text: String,
    /// Where each word stands in the text, in bytes.
    pub(crate) words: Vec<Range<usize>>,
    pub(crate) symbols: Vec<Symbol>,
    /// Words that nobody can say, by index.
    pub(crate) unsaid: Vec<usize>,
}

impl Script {
    /// The phonemes as text.
    pub(crate) fn phonemes(&self) -> String {
        self.symbols.iter().map(|symbol| symbol.symbol).collect()
    }

    /// Adds symbols that belong to no word.
    pub(crate) fn mark(&mut self, marks: &str) {
        self.symbols.extend(marks.chars().map(|symbol| Symbol { symbol, word: None }));
    }

    /// Adds text that is not a word: space, marks.
    pub(crate) fn gap(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds one word with its phonemes.
    pub(crate) fn word(&mut self, text: &str, phonemes: &str) {
        let start = self.text.len();
        self.text.push_str(text);
        self.words.push(start..self.text.len());
        let word = Some(self.words.len() - 1);
        self.symbols.extend(phonemes.chars().map(|symbol| Symbol { symbol, word }));
    }

    /// Adds a stretch of text with its phonemes, and finds out which of them speak which word.
    pub(crate) fn stretch(&mut self, text: &str, phonemes: &str) {
        let start = self.text.len();
        self.text.push_str(text);
        let first = self.words.len();
        let words: Vec<&str> =
            text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).collect();
        let mut from = 0;
        for word in &words {
            let at = from + text[from..].find(word).unwrap_or(0);
            from = at + word.len();
            self.words.push(start + at..start + from);
        }
        for (symbol, word) in phonemes.chars().zip(align(&words, phonemes)) {
            self.symbols.push(Symbol { symbol, word: word.map(|word| first + word) });
        }
    }

    /// Puts other characters in the place of some in the text; the words keep theirs.
    pub(crate) fn exchange(&mut self, pairs: &[(char, char)]) {
        let old = std::mem::take(&mut self.text);
        let mut places = Vec::with_capacity(old.len() + 1);
        for character in old.chars() {
            places.resize(places.len() + character.len_utf8(), self.text.len());
            self.text
                .push(pairs.iter().find(|(from, _)| *from == character).map_or(character, |(_, to)| *to));
        }
        places.push(self.text.len());
        let moved = |at: usize| places.get(at).copied().unwrap_or(0);
        self.words.iter_mut().for_each(|word| *word = moved(word.start)..moved(word.end));
    }

    /// Adds another script behind this one.
    pub(crate) fn append(&mut self, other: &Self) {
        let (bytes, words) = (self.text.len(), self.words.len());
        self.text.push_str(&other.text);
        self.words.extend(other.words.iter().map(|word| word.start + bytes..word.end + bytes));
        let moved = |symbol: &Symbol| Symbol { word: symbol.word.map(|word| word + words), ..*symbol };
        self.symbols.extend(other.symbols.iter().map(moved));
        self.unsaid.extend(other.unsaid.iter().map(|word| word + words));
    }
}

/// How many phonemes a word may be expected to have.
fn weight(word: &str) -> usize {
    let one = |c: char| if c.is_ascii_digit() { 5 } else { usize::from(c.is_alphanumeric()) };
    word.chars().map(one).sum::<usize>().max(1)
}

/// For each phoneme the word that it speaks. espeak-ng joins words (`ɪnðə`) and makes several of one (`42`), so
/// the groups of phonemes between spaces are laid along the words where their lengths fit best.
fn align(words: &[&str], phonemes: &str) -> Vec<Option<usize>> {
    let groups: Vec<&str> = phonemes.split(' ').collect();
    let full: Vec<&&str> = groups.iter().filter(|group| !group.is_empty()).collect();
    let weights: Vec<usize> = words.iter().map(|word| weight(word)).collect();
    let lengths: Vec<usize> = full.iter().map(|group| group.chars().count()).collect();
    let mut steps = if words.is_empty() {
        Vec::new()
    } else if weights.len() == lengths.len() {
        (0..lengths.len()).map(|at| (at..at + 1, at..at + 1)).collect()
    } else {
        laid(&weights, &lengths)
    }
    .into_iter()
    .flat_map(|(words, groups): (Range<usize>, Range<usize>)| groups.map(move |group| (group, words.clone())))
    .map(|(_, words)| words);
    let mut owners = Vec::new();
    for (index, group) in groups.iter().enumerate() {
        if index > 0 {
            owners.push(None);
        }
        if group.is_empty() {
            continue;
        }
        let of = steps.next();
        let length = group.chars().count();
        for at in 0..length {
            owners.push(of.clone().and_then(|words| shared(&words, &weights, at, length)));
        }
    }
    owners
}

/// Which of the words that share a group of phonemes speaks its symbol `at`: each gets its part by weight.
fn shared(words: &Range<usize>, weights: &[usize], at: usize, length: usize) -> Option<usize> {
    let total: usize = weights[words.clone()].iter().sum();
    let mut sum = 0;
    for word in words.clone() {
        sum += weights[word];
        if at * total < sum * length {
            return Some(word);
        }
    }
    words.clone().next_back()
}

/// The most words that one group speaks, and the most groups that one word makes.
const WORDS_A_GROUP: usize = 4;
const GROUPS_A_WORD: usize = 16;
/// The widest stretch that is laid with care; longer ones are cut in proportion.
const WIDEST: usize = 400;

/// Lays groups along words: steps of one word and some groups, or of some words and one group.
fn laid(weights: &[usize], lengths: &[usize]) -> Vec<(Range<usize>, Range<usize>)> {
    let (words, groups) = (weights.len(), lengths.len());
    if words > WIDEST || groups > WIDEST || groups == 0 {
        let share = |group: usize| (group * words / groups.max(1)).min(words - 1);
        return (0..groups).map(|group| (share(group)..share(group) + 1, group..group + 1)).collect();
    }
    let width = groups + 1;
    let mut best = vec![(usize::MAX, 0, 0); (words + 1) * width];
    best[0] = (0, 0, 0);
    for word in 0..=words {
        for group in 0..=groups {
            let (cost, ..) = best[word * width + group];
            if cost == usize::MAX {
                continue;
            }
            let mut step = |more_words: usize, more_groups: usize| {
                let (to_word, to_group) = (word + more_words, group + more_groups);
                if to_word > words || to_group > groups {
                    return;
                }
                let wanted: usize = weights[word..to_word].iter().sum();
                let given: usize = lengths[group..to_group].iter().sum();
                let miss = wanted.abs_diff(given);
                // One to one is the rule; what departs from it has to fit clearly better.
                let cost =
                    cost + miss * miss + 4 * (more_words + more_groups - 2.min(more_words + more_groups));
                let target = &mut best[to_word * width + to_group];
                if cost < target.0 {
                    *target = (cost, more_words, more_groups);
                }
            };
            for more in 0..=GROUPS_A_WORD {
                step(1, more);
            }
            for more in 2..=WORDS_A_GROUP {
                step(more, 1);
            }
        }
    }
    let (mut word, mut group) = (words, groups);
    let mut steps = Vec::new();
    while (word, group) != (0, 0) {
        let (cost, more_words, more_groups) = best[word * width + group];
        if cost == usize::MAX || more_words + more_groups == 0 {
            // More groups than the words can make: the last word takes what is left.
            steps.push((words - 1..words, 0..group));
            break;
        }
        steps.push((word - more_words..word, group - more_groups..group));
        word -= more_words;
        group -= more_groups;
    }
    steps.reverse();
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The phonemes of each word.
    fn spoken(text: &str, phonemes: &str) -> Vec<(String, String)> {
        let mut script = Script::default();
        script.stretch(text, phonemes);
        assert_eq!(script.phonemes(), phonemes);
        let of = |word: usize| {
            script
                .symbols
                .iter()
                .filter(|symbol| symbol.word == Some(word))
                .map(|symbol| symbol.symbol)
                .collect()
        };
        script
            .words
            .iter()
            .enumerate()
            .map(|(at, word)| (script.text[word.clone()].to_owned(), of(at)))
            .collect()
    }

    fn pairs(wanted: &[(&str, &str)]) -> Vec<(String, String)> {
        wanted.iter().map(|(word, phonemes)| ((*word).to_owned(), (*phonemes).to_owned())).collect()
    }

    #[test]
    fn words_find_their_phonemes() {
        assert_eq!(
            spoken("Hello, world.", "həlˈoʊ wˈɜːld"),
            pairs(&[("Hello,", "həlˈoʊ"), ("world.", "wˈɜːld")])
        );
        assert_eq!(
            spoken("come in the morning", "kˈʌm ɪnðə mˈɔːɹnɪŋ"),
            pairs(&[("come", "kˈʌm"), ("in", "ɪn"), ("the", "ðə"), ("morning", "mˈɔːɹnɪŋ")])
        );
        assert_eq!(
            spoken("dial 911 now", "dˈaɪəl nˈaɪnhˈʌndɹɪd ɪlˈɛvən nˈaʊ"),
            pairs(&[("dial", "dˈaɪəl"), ("911", "nˈaɪnhˈʌndɹɪdɪlˈɛvən"), ("now", "nˈaʊ")])
        );
    }

    #[test]
    fn odd_cases_lose_no_phoneme() {
        assert_eq!(spoken("", ""), []);
        assert_eq!(spoken("...", "dˈɑːt"), []);
        assert_eq!(spoken("a b c", ""), pairs(&[("a", ""), ("b", ""), ("c", "")]));
        let many = "x ".repeat(500);
        assert_eq!(spoken(&many, "ɛ").len(), 500);
        let phonemes = "no ".repeat(40);
        let all: String = spoken("5", phonemes.trim()).into_iter().map(|(_, phonemes)| phonemes).collect();
        assert_eq!(all.len(), 80);
    }
}

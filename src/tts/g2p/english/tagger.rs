//! Parts of speech, as far as a word's sound depends on them. Small, with lists of the closed classes and the
//! neighbours of a word to go by; tags are named as in the Penn Treebank.

use super::{
    classes::{
        ADVERBS, BE, CLAUSE_VERBS, CONJUNCTIONS, DETERMINERS, DOES, HAVE, MODALS, OBJECTS, POSSESSIVES,
        PREPOSITIONS, QUESTIONS, SUBJECTS, VERBS, is,
    },
    lexicon::Lexicon,
};

/// A word or mark of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Tagged<'a> {
    pub(super) text: &'a str,
    pub(super) tag: &'static str,
}

/// The tag of a mark, where a token is one. A quote closes when one is open.
pub(super) fn mark(text: &str, quote_is_open: bool, before: Option<char>) -> Option<&'static str> {
    let mut characters = text.chars();
    let first = characters.next()?;
    if text.chars().any(char::is_alphanumeric) {
        return None;
    }
    Some(match first {
        '.' if text.len() > 1 => ":",
        '.' | '!' | '?' | '。' | '！' | '？' => ".",
        ',' | '，' | '、' => ",",
        ':' | ';' | '…' | '—' | '–' | '；' | '：' => ":",
        '-' => {
            if text == "-" && before.is_some_and(|before| !before.is_whitespace()) {
                "HYPH"
            } else {
                ":"
            }
        }
        '(' | '[' | '{' => "-LRB-",
        ')' | ']' | '}' => "-RRB-",
        '“' | '«' | '„' | '‘' => "``",
        '”' | '»' | '´' => "''",
        '’' | '\'' => {
            if quote_is_open {
                "''"
            } else if before.is_some_and(|before| !before.is_whitespace() && !"([{“\"—".contains(before))
            {
                "POS"
            } else {
                "``"
            }
        }
        '"' | '`' => {
            if quote_is_open {
                "''"
            } else {
                "``"
            }
        }
        '$' | '£' | '€' | '¥' | '₹' => "$",
        '#' => "#",
        '*' | '~' | '_' => "NFP",
        '&' => "CC",
        '@' => "IN",
        '%' => "NN",
        _ => "SYM",
    })
}

/// Tags the words of a sentence; `tag` of a mark is known already, that of words is empty.
pub(super) fn tag(words: &mut [Tagged<'_>], lexicon: Lexicon) {
    let lower: Vec<String> = words.iter().map(|word| word.text.to_lowercase().replace('’', "'")).collect();
    let shouted = is_shouted(words);
    let mut begins = true;
    for at in 0..words.len() {
        if !words[at].tag.is_empty() {
            begins |= matches!(words[at].tag, "." | "``" | "-LRB-") && at + 1 < words.len();
            continue;
        }
        let seen = Seen { words, lower: &lower, at, begins, shouted, lexicon };
        words[at].tag = seen.tag();
        begins = false;
    }
}

/// Whether nearly all words are in capitals, which then say nothing.
fn is_shouted(words: &[Tagged<'_>]) -> bool {
    let long = words.iter().filter(|word| word.text.chars().filter(|c| c.is_alphabetic()).count() > 1);
    let (mut all, mut small) = (0, 0);
    for word in long {
        all += 1;
        small += usize::from(word.text.chars().any(char::is_lowercase));
    }
    all > 2 && small * 4 < all
}

/// Whether this may be the beginning of what a verb takes.
fn takes(next: &str) -> bool {
    is(DETERMINERS, next) || is(POSSESSIVES, next) || is(OBJECTS, next) || matches!(next, "it" | "that")
}

/// A word with what is known of its neighbours.
struct Seen<'a, 'b> {
    words: &'a [Tagged<'b>],
    lower: &'a [String],
    at: usize,
    begins: bool,
    shouted: bool,
    lexicon: Lexicon,
}

impl Seen<'_, '_> {
    fn word(&self) -> &str {
        &self.lower[self.at]
    }

    /// The word so many places away; marks other than quotes and hyphens are a border.
    fn neighbour(&self, by: isize) -> &str {
        let mut at = self.at;
        let mut left = by.unsigned_abs();
        while left > 0 {
            let Some(next) = at.checked_add_signed(by.signum()).filter(|next| *next < self.lower.len())
            else {
                return "";
            };
            at = next;
            if !matches!(self.words[at].tag, "``" | "''") {
                left -= 1;
            }
        }
        &self.lower[at]
    }

    /// The tag of the word before; empty at a border.
    fn tag_before(&self) -> &str {
        let before = self.words[..self.at].iter().rev().find(|word| !matches!(word.tag, "``" | "''"));
        before.map_or("", |word| word.tag)
    }

    fn tag(&self) -> &'static str {
        let (word, text) = (self.word(), self.words[self.at].text);
        if text.starts_with(|c: char| c.is_ascii_digit())
            || (text.starts_with(['-', '.', '+']) && text.len() > 1)
        {
            return self.number();
        }
        if let Some(tag) = self.closed() {
            return tag;
        }
        let capital = text.starts_with(char::is_uppercase);
        let all_capital = text.chars().count() > 1 && !text.chars().any(char::is_lowercase);
        let shouted = all_capital && self.shouted;
        if capital && !shouted && (!self.begins || !self.lexicon.has(word)) && word != "i" {
            return if word.ends_with('s') && !self.lexicon.has(word) && !all_capital {
                "NNPS"
            } else {
                "NNP"
            };
        }
        if capital && all_capital && !shouted {
            return "NNP";
        }
        self.open()
    }

    fn number(&self) -> &'static str {
        let word = self.word();
        let ordinal = ["st", "nd", "rd", "th"].iter().any(|end| word.ends_with(end));
        match () {
            () if ordinal => "JJ",
            () if word.ends_with('s') => "NNS",
            () => "CD",
        }
    }

    /// Words whose class is (nearly) always the same.
    fn closed(&self) -> Option<&'static str> {
        let (word, text) = (self.word(), self.words[self.at].text);
        let next = self.neighbour(1);
        Some(match word {
            "a" => {
                // The letter: "an A", "vitamin A".
                let letter = text == "A" && !self.begins;
                let end = next.is_empty() || !next.starts_with(char::is_alphanumeric);
                if letter || end { "NN" } else { "DT" }
            }
            "i" if text == "I" => "PRP",
            "that" => self.that(),
            "to" => "TO",
            "in" | "on" | "off" | "up" | "down" | "out" | "over" | "by" => self.particle(),
            "an" | "the" => "DT",
            "am" if self.tag_before() == "CD" => "NN",
            "there" => "EX",
            "like" | "near" if is(SUBJECTS, self.neighbour(-1)) || self.after_to_or_modal() => "VB",
            "used" => self.past(),
            _ if is(DETERMINERS, word) => "DT",
            _ if is(POSSESSIVES, word) => {
                // "I saw her."
                let object = word == "her" && !next.starts_with(char::is_alphabetic);
                if object { "PRP" } else { "PRP$" }
            }
            _ if is(SUBJECTS, word) || is(OBJECTS, word) => "PRP",
            _ if is(MODALS, word) => "MD",
            _ if is(CONJUNCTIONS, word) => "CC",
            _ if is(PREPOSITIONS, word) => "IN",
            _ if is(QUESTIONS, word) => "WDT",
            _ if is(ADVERBS, word) => "RB",
            _ if is(BE, word) || is(HAVE, word) || is(DOES, word) => {
                if word.ends_with('d') || matches!(word, "was" | "were") { "VBD" } else { "VBP" }
            }
            _ => return None,
        })
    }

    /// "that book" and "that is" against "the book that" and "I know that he".
    fn that(&self) -> &'static str {
        let (before, next) = (self.neighbour(-1), self.neighbour(1));
        let word_next = next.starts_with(char::is_alphabetic);
        if self.begins {
            // "That is, …": in other words.
            let idiom = next == "is" && self.neighbour(2) == ",";
            return if idiom { "RB" } else { "DT" };
        }
        if !word_next || is(PREPOSITIONS, before) {
            return "DT";
        }
        match self.tag_before() {
            "NN" | "NNS" | "NNP" | "NNPS" | "CD" | "NFP" | "-RRB-" => "WDT",
            _ if is(CLAUSE_VERBS, before)
                || is(SUBJECTS, next)
                || is(DETERMINERS, next)
                || is(POSSESSIVES, next) =>
            {
                "IN"
            }
            tag if tag.starts_with("VB")
                && (next.ends_with('s') || next.ends_with("ing") || next == "there") =>
            {
                "IN"
            }
            tag if tag.starts_with("VB") && self.neighbour(2).is_empty() => "DT",
            "JJ" | "VBN" => "IN",
            _ => "DT",
        }
    }

    /// "in the house" against "come in".
    fn particle(&self) -> &'static str {
        let next = self.neighbour(1);
        let after_verb = self.tag_before().starts_with("VB");
        if next.starts_with(char::is_alphanumeric) && !is(CONJUNCTIONS, next) {
            "IN"
        } else if self.word() == "by" {
            "RB"
        } else if after_verb {
            "RP"
        } else {
            "IN"
        }
    }

    fn after_to_or_modal(&self) -> bool {
        let mut before = self.neighbour(-1);
        if is(ADVERBS, before) {
            before = self.neighbour(-2);
        }
        let question =
            is(SUBJECTS, before) && (is(MODALS, self.neighbour(-2)) || is(DOES, self.neighbour(-2)));
        before == "to" || is(MODALS, before) || is(DOES, before) || question
    }

    fn after_have(&self) -> bool {
        let mut before = self.neighbour(-1);
        if is(ADVERBS, before) || is(SUBJECTS, before) {
            before = self.neighbour(-2);
        }
        is(HAVE, before) || matches!(before, "i've" | "you've")
    }

    fn after_be(&self) -> bool {
        let mut before = self.neighbour(-1);
        if is(ADVERBS, before) {
            before = self.neighbour(-2);
        }
        is(BE, before)
    }

    /// A form that is both the past tense and its participle.
    fn past(&self) -> &'static str {
        if self.after_have() || self.after_be() {
            "VBN"
        } else if self.word() == "used" && self.tag_before().starts_with("NN") && self.has_verb_before() {
            // "a buffer used to store", where the clause has its verb already.
            "VBN"
        } else if self.word() == "used" && self.tag_before().is_empty() {
            "VBN"
        } else if is(DETERMINERS, self.neighbour(-1)) || is(POSSESSIVES, self.neighbour(-1)) {
            "JJ"
        } else {
            "VBD"
        }
    }

    /// Whether the clause has a verb already.
    fn has_verb_before(&self) -> bool {
        let clause =
            self.words[..self.at].iter().rev().take_while(|word| !matches!(word.tag, "." | ":" | "," | "CC"));
        clause.into_iter().any(|word| word.tag.starts_with("VB") || word.tag == "MD")
    }

    /// Nouns, verbs, adjectives and adverbs.
    fn open(&self) -> &'static str {
        let word = self.word();
        let by_ending =
            |ends: &[&str]| ends.iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end));
        if self.after_to_or_modal() && !by_ending(&["ing", "ly", "ness", "tion"]) {
            // "to school", "to work": nouns after "to" are rarer than verbs.
            return "VB";
        }
        if by_ending(&["ly"]) {
            return "RB";
        }
        if matches!(word, "read" | "wound" | "reread") {
            return self.irregular();
        }
        if by_ending(&["ed"]) {
            return self.past();
        }
        if by_ending(&["ing"]) {
            return if self.is_behind_determiner() { "NN" } else { "VBG" };
        }
        if self.tag_before() == "NN" && word.ends_with("es") && takes(self.neighbour(1)) {
            return "VBZ";
        }
        if is(VERBS, word) && !self.is_behind_determiner() {
            return self.verb();
        }
        if by_ending(&["ous", "ful", "ive", "able", "ible", "less", "ic", "ish", "al"])
            && self.has_noun_next()
        {
            return "JJ";
        }
        if self.is_noun_place() {
            return self.noun_or_adjective();
        }
        if self.is_verb_place() { self.verb() } else { self.noun_or_adjective() }
    }

    fn irregular(&self) -> &'static str {
        match () {
            () if self.after_have() || self.after_be() => "VBN",
            () if self.is_behind_determiner() => "NN",
            () if matches!(self.neighbour(-1), "he" | "she" | "it") => "VBD",
            () if self.begins => "VB",
            () => "VBD",
        }
    }

    fn verb(&self) -> &'static str {
        let word = self.word();
        let before = self.neighbour(-1);
        match () {
            () if word.ends_with('s') && !word.ends_with("ss") => "VBZ",
            () if self.begins => "VB",
            () if self.after_have() => "VBN",
            () if is(SUBJECTS, before) || self.tag_before() == "NNS" => "VBP",
            () => "VB",
        }
    }

    fn noun_or_adjective(&self) -> &'static str {
        let word = self.word();
        let plural =
            word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is");
        if plural {
            return "NNS";
        }
        let before = self.neighbour(-1);
        let behind_be =
            self.after_be() || matches!(before, "very" | "so" | "too" | "quite" | "more" | "most");
        if (self.is_behind_determiner() && self.has_noun_next())
            || (behind_be && !self.is_behind_determiner())
        {
            "JJ"
        } else {
            "NN"
        }
    }

    fn is_behind_determiner(&self) -> bool {
        let before = self.neighbour(-1);
        (is(DETERMINERS, before) && before != "all")
            || is(POSSESSIVES, before)
            || before.ends_with("'s") && !is(BE, before) && before != "let's"
            || matches!(self.tag_before(), "JJ" | "CD" | "POS" | "PRP$")
            || (self.tag_before() == "DT" && before != "that")
    }

    /// Whether a noun may stand here: behind a determiner, an adjective or a preposition.
    fn is_noun_place(&self) -> bool {
        self.is_behind_determiner()
            || (matches!(self.tag_before(), "IN" | "NN" | "NNP" | "VBG") && !self.is_clause_verb())
    }

    /// "The dogs record it": a verb between a noun and what a verb takes.
    fn is_clause_verb(&self) -> bool {
        let next = self.neighbour(1);
        let singular = matches!(self.tag_before(), "NN" | "NNP") && self.word().ends_with('s');
        (singular || matches!(self.tag_before(), "NNS" | "NNPS" | "NNP"))
            && (is(DETERMINERS, next) || is(POSSESSIVES, next) || is(OBJECTS, next) || next == "it")
    }

    fn has_noun_next(&self) -> bool {
        let next = self.neighbour(1);
        next.starts_with(char::is_alphabetic)
            && !is(PREPOSITIONS, next)
            && !is(CONJUNCTIONS, next)
            && !is(BE, next)
            && !is(HAVE, next)
            && !is(DOES, next)
            && !is(MODALS, next)
            && !is(DETERMINERS, next)
            && !is(SUBJECTS, next)
            && !is(OBJECTS, next)
            && !is(VERBS, next)
            && !is(ADVERBS, next)
            && !is(QUESTIONS, next)
            && !is(POSSESSIVES, next)
            && !matches!(next, "to" | "that" | "there")
            && !next.ends_with("ed")
    }

    fn is_verb_place(&self) -> bool {
        let (before, next) = (self.neighbour(-1), self.neighbour(1));
        let takes = is(DETERMINERS, next)
            || is(POSSESSIVES, next)
            || is(OBJECTS, next)
            || next == "it"
            || next == "that";
        let subject = is(SUBJECTS, before) || is(ADVERBS, before) && is(SUBJECTS, self.neighbour(-2));
        subject
            || self.is_clause_verb()
            || (self.begins && takes)
            || (matches!(before, "and" | "or") && takes)
            || (self.tag_before() == "NNS" && !next.is_empty())
            || matches!(before, "please" | "never" | "not")
            || self.tag_before() == "WDT" && !matches!(before, "what" | "how" | "why" | "when" | "where")
    }
}

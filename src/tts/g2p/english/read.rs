//! A sentence read: tokens with their parts, from right to left.

use super::{
    lexicon::{Lexicon, MOST_SIGNS},
    markup::{self, Wish},
    parts::parts,
    stress::{self, PRIMARY, is_consonant, is_vowel, stressed},
    tagger::{self, Tagged},
    tokens::{is_currency, tokens},
    words::{Asked, Context, Sound},
};

/// A word of the text, or a mark, and its phonemes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spoken {
    pub(crate) text: String,
    /// Nothing when nobody can say it.
    pub(crate) phonemes: Option<String>,
    /// Whether space follows.
    pub(crate) space: bool,
}

/// Reads English.
#[derive(Clone, Copy)]
pub(crate) struct English<'a> {
    lexicon: Lexicon,
    /// Says words that the lexicon does not know; `None` when it cannot.
    guess: &'a dyn Fn(&str) -> Option<String>,
}

/// A part of a word while it is read.
#[derive(Clone, Debug)]
struct Part {
    text: String,
    tag: &'static str,
    sound: Option<Sound>,
    space: bool,
    /// Whether it begins a word, and so may have a sign before its digits.
    is_head: bool,
    /// Whether a space is put before it within its word.
    prespace: bool,
    currency: Option<char>,
    stress: Option<f32>,
    flags: String,
    /// Read instead of the text: "2" in "B2B" is "to".
    alias: Option<&'static str>,
}

const MARKS: &str = ";:,.!?—…\"“”";
/// Marks after which a word stands as at the end.
const PLAIN_MARKS: &str = ";:,.!?—…";
/// No word has more parts; what is written without space may be of any length.
const MOST_PARTS: usize = 30;
/// Signs within words that are not said.
const SILENT: &str = "',-._‘’/";

impl<'a> English<'a> {
    /// A reader for an accent; nothing where the data in the program is damaged.
    pub(crate) fn new(british: bool, guess: &'a dyn Fn(&str) -> Option<String>) -> Option<Self> {
        Some(Self { lexicon: Lexicon::of(british)?, guess })
    }

    /// Reads a sentence.
    pub(crate) fn read(self, text: &str) -> Vec<Spoken> {
        let mut words = self.words(text);
        let mut context = Context::default();
        for word in words.iter_mut().rev() {
            match word.as_mut_slice() {
                [part] => {
                    if part.sound.is_none() {
                        let asked = ask(std::slice::from_ref(part));
                        part.sound =
                            self.lexicon.sound(&asked.asked(), context).or_else(|| self.guessed(&part.text));
                    }
                    context = follows(context, part.sound.as_ref(), &part.text, part.tag);
                }
                several => context = self.join(several, context),
            }
        }
        words.into_iter().map(spoken).collect()
    }

    /// A word that the lexicon does not know.
    fn guessed(self, text: &str) -> Option<Sound> {
        let guess = (self.guess)(text).filter(|phonemes| !phonemes.is_empty());
        // Where nobody helps, letters are better than silence.
        let spelt = || self.lexicon.spelt(text).filter(|(phonemes, _)| !phonemes.is_empty());
        guess.map(|phonemes| (phonemes, 2)).or_else(spelt)
    }

    /// The words of a sentence, each as its parts. Marks are words of their own, with their sound.
    fn words(self, text: &str) -> Vec<Vec<Part>> {
        let mut words: Vec<Vec<Part>> = Vec::new();
        let mut currency = None;
        let tokens = self.tagged(text);
        for (index, token) in tokens.iter().enumerate() {
            let mut own: Vec<Part> = if token.sound.is_some() {
                vec![token.clone()]
            } else {
                let part = |text: &str| Part { text: text.to_owned(), space: false, ..token.clone() };
                parts(&token.text).into_iter().map(part).collect()
            };
            let Some(last) = own.last_mut() else { continue };
            last.space = token.space;
            let count = own.len();
            let next_is_number = tokens.get(index + 1).is_some_and(|next| next.tag == "CD");
            let texts: Vec<String> = own.iter().map(|part| part.text.clone()).collect();
            for (at, mut part) in own.into_iter().enumerate() {
                if part.sound.is_none() {
                    Self::mark(&mut part, &mut currency, at + 1 == count && !next_is_number);
                    if part.sound.is_none() && at > 0 && at + 1 < count && part.text == "2" {
                        let before = texts[at - 1].ends_with(char::is_alphabetic);
                        let after = texts[at + 1].starts_with(char::is_alphabetic);
                        part.alias = (before && after).then_some("to");
                    }
                }
                let open = words.last_mut().filter(|last| last.len() < MOST_PARTS).filter(|last| {
                    let is_open = |part: &Part| part.sound.is_none() && !part.space && part.alias.is_none();
                    last.last().is_some_and(|part| is_open(part) || (part.alias.is_some() && !part.space))
                });
                match open {
                    Some(open) if part.sound.is_none() => {
                        part.is_head = false;
                        open.push(part);
                    }
                    _ => words.push(vec![part]),
                }
            }
        }
        words
    }

    /// Gives a mark its sound, and remembers money.
    fn mark(part: &mut Part, currency: &mut Option<char>, is_last: bool) {
        let first = part.text.chars().next().unwrap_or_default();
        let letters = part.text.chars().all(|c| c.is_ascii_alphabetic());
        match part.tag {
            "$" if is_currency(first) && "$£€".contains(first) => {
                *currency = Some(first);
                part.sound = Some((String::new(), 4));
            }
            ":" if matches!(part.text.as_str(), "-" | "–") => part.sound = Some(("—".to_owned(), 3)),
            "." | "," | "-LRB-" | "-RRB-" | "``" | "''" | ":" | "$" | "#" | "NFP" if !letters => {
                let mark = match part.tag {
                    "-LRB-" => "(".to_owned(),
                    "-RRB-" => ")".to_owned(),
                    "``" => "“".to_owned(),
                    "''" => "”".to_owned(),
                    _ => part.text.chars().filter(|c| MARKS.contains(*c)).collect(),
                };
                part.sound = Some((mark, 4));
            }
            _ if currency.is_some() => {
                if part.tag != "CD" {
                    *currency = None;
                } else if is_last {
                    part.currency = *currency;
                }
            }
            _ => {}
        }
    }

    /// The tokens of a sentence with their tags, and with what markup says of them.
    fn tagged(self, text: &str) -> Vec<Part> {
        let (plain, wishes) = markup::parse(text);
        let cut = tokens(&plain);
        let mut tagged: Vec<Tagged<'_>> = Vec::with_capacity(cut.len());
        // Which quotes are open: double, single, and those of code.
        let mut open = [false; 3];
        for token in &cut {
            let text = &plain[token.range.clone()];
            let before = plain[..token.range.start].chars().next_back();
            let kind = match text {
                "'" | "‘" | "’" => 1,
                "`" => 2,
                _ => 0,
            };
            let tag = tagger::mark(text, open[kind], before).unwrap_or("");
            match tag {
                "``" => open[kind] = true,
                "''" => open[kind] = false,
                _ => {}
            }
            tagged.push(Tagged { text, tag });
        }
        tagger::tag(&mut tagged, self.lexicon);
        let mut all: Vec<Part> = Vec::with_capacity(cut.len());
        for (token, tagged) in cut.iter().zip(&tagged) {
            let mut part = Part {
                text: tagged.text.to_owned(),
                tag: tagged.tag,
                sound: None,
                space: token.space,
                is_head: true,
                prespace: false,
                currency: None,
                stress: None,
                flags: String::new(),
                alias: None,
            };
            let wish = wishes
                .iter()
                .find(|(range, _)| range.start < token.range.end && token.range.start < range.end);
            match wish {
                Some((range, Wish::Phonemes(phonemes))) => {
                    if token.range.start > range.start
                        && let Some(head) = all.last_mut()
                    {
                        // Phonemes for several tokens belong to the first, which takes in the others.
                        if head.space {
                            head.text.push(' ');
                        }
                        head.text.push_str(&part.text);
                        head.space = part.space;
                        continue;
                    }
                    part.sound = Some((phonemes.clone(), 5));
                }
                Some((_, Wish::Stress(stress))) => part.stress = Some(*stress),
                Some((_, Wish::Flags(flags))) => part.flags.clone_from(flags),
                None => {}
            }
            all.push(part);
        }
        all
    }

    /// A word of several parts: as a whole when the lexicon knows it, else the longest parts that it knows.
    fn join(self, word: &mut [Part], mut context: Context) -> Context {
        let (mut left, mut right) = (0, word.len());
        while left < right {
            let stretch = &word[left..right];
            let free = stretch.iter().all(|part| part.alias.is_none() && part.sound.is_none())
                && may_be_known(stretch);
            let asked = free.then(|| ask(stretch));
            let found = asked.as_ref().and_then(|asked| self.lexicon.sound(&asked.asked(), context));
            if let (Some(sound), Some(asked)) = (found, asked) {
                context = follows(context, Some(&sound), &asked.text, asked.tag);
                let rating = sound.1;
                word[left].sound = Some(sound);
                word[left + 1..right].iter_mut().for_each(|part| part.sound = Some((String::new(), rating)));
                right = left;
                left = 0;
            } else if left + 1 < right {
                left += 1;
            } else {
                right -= 1;
                left = 0;
                let part = &mut word[right];
                if let Some(alias) = part.alias {
                    let asked =
                        Asked { text: alias, tag: part.tag, is_head: part.is_head, ..Asked::default() };
                    part.sound = self.lexicon.sound(&asked, context);
                } else if part.sound.is_none() {
                    if part.text.chars().all(|c| SILENT.contains(c)) {
                        part.sound = Some((String::new(), 3));
                    } else {
                        return self.give_up(word, context);
                    }
                }
            }
        }
        resolve(word);
        context
    }

    /// A word with a part that the lexicon cannot say is guessed as a whole.
    fn give_up(self, word: &mut [Part], context: Context) -> Context {
        let whole = ask(word);
        let sound = self.guessed(&whole.text);
        word[1..].iter_mut().for_each(|part| part.sound = Some((String::new(), 2)));
        let context = follows(context, sound.as_ref(), &whole.text, whole.tag);
        word[0].sound = sound;
        context
    }
}

/// Whether the lexicon may know several parts as one: what is written without space may be a long row of signs, of
/// which it knows none. Numbers and initials may have any number of them.
fn may_be_known(parts: &[Part]) -> bool {
    let mut signs = 0;
    for character in parts.iter().flat_map(|part| part.text.chars()) {
        if character == '.' || character.is_ascii_digit() || !character.is_ascii() {
            return true;
        }
        signs += usize::from(!character.is_ascii_alphanumeric());
    }
    // Two more for the ending: dog's, dogs'.
    parts.len() == 1 || signs <= MOST_SIGNS + 2
}

/// Several parts as one that is asked for.
struct Whole {
    text: String,
    tag: &'static str,
    is_head: bool,
    currency: Option<char>,
    stress: Option<f32>,
    flags: String,
}

impl Whole {
    fn asked(&self) -> Asked<'_> {
        Asked {
            text: &self.text,
            tag: self.tag,
            currency: self.currency,
            is_head: self.is_head,
            flags: &self.flags,
            stress: self.stress,
        }
    }
}

fn ask(parts: &[Part]) -> Whole {
    let mut text = String::new();
    for (at, part) in parts.iter().enumerate() {
        text.push_str(&part.text);
        if part.space && at + 1 < parts.len() {
            text.push(' ');
        }
    }
    // The part with the most (and largest) letters says what the whole is.
    let weight = |part: &Part| part.text.chars().map(|c| if c.is_uppercase() { 2 } else { 1 }).sum::<usize>();
    let mut heaviest = parts.first();
    for part in parts {
        if heaviest.is_none_or(|heavy| weight(part) > weight(heavy)) {
            heaviest = Some(part);
        }
    }
    let mut stresses: Vec<f32> = parts.iter().filter_map(|part| part.stress).collect();
    stresses.dedup();
    Whole {
        text,
        tag: heaviest.map_or("", |part| part.tag),
        is_head: parts.first().is_some_and(|part| part.is_head),
        currency: parts.iter().filter_map(|part| part.currency).max(),
        stress: stresses.first().copied().filter(|_| stresses.len() == 1),
        flags: parts.iter().flat_map(|part| part.flags.chars()).collect(),
    }
}

/// What a word means for the one before it.
fn follows(context: Context, sound: Option<&Sound>, text: &str, tag: &str) -> Context {
    let decides = |symbol: &char| is_vowel(*symbol) || is_consonant(*symbol) || PLAIN_MARKS.contains(*symbol);
    let first = sound.and_then(|(phonemes, _)| phonemes.chars().find(decides));
    let vowel = match first {
        None => context.vowel,
        Some(mark) if PLAIN_MARKS.contains(mark) => None,
        Some(symbol) => Some(is_vowel(symbol)),
    };
    Context { vowel, to: matches!(text, "to" | "To") || (text == "TO" && matches!(tag, "TO" | "IN")) }
}

/// Spaces and stress between the parts of one word.
fn resolve(word: &mut [Part]) {
    let text = ask(word).text;
    let kind = |c: char| match c {
        _ if c.is_alphabetic() => 0,
        _ if c.is_ascii_digit() => 1,
        _ => 2,
    };
    let mut kinds: Vec<i32> = text.chars().filter(|c| !SILENT.contains(*c)).map(kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let spaced = text.contains([' ', '/']) || kinds.len() > 1;
    let last = word.len() - 1;
    for (at, part) in word.iter_mut().enumerate() {
        if part.sound.is_none() {
            if at == last && part.text.chars().count() == 1 && part.text.contains(|c| PLAIN_MARKS.contains(c))
            {
                part.sound = Some((part.text.clone(), 3));
            } else if part.text.chars().all(|c| SILENT.contains(c)) {
                part.sound = Some((String::new(), 3));
            }
        } else if at > 0 {
            part.prespace = spaced;
        }
    }
    if spaced {
        return;
    }
    let said = |part: &Part| {
        part.sound.clone().map(|(phonemes, _)| phonemes).filter(|phonemes| !phonemes.is_empty())
    };
    let mut parts: Vec<(bool, usize, usize)> = word
        .iter()
        .enumerate()
        .filter_map(|(at, part)| said(part).map(|said| (said.contains(PRIMARY), stress::weight(&said), at)))
        .collect();
    let lower = |part: &mut Part| {
        if let Some((phonemes, _)) = &mut part.sound {
            *phonemes = stressed(phonemes, Some(-0.5));
        }
    };
    if let [(.., first), (.., second)] = parts.as_slice()
        && word[*first].text.chars().count() == 1
    {
        return lower(&mut word[*second]);
    }
    let main = parts.iter().filter(|(main, ..)| *main).count();
    if parts.len() < 2 || main <= parts.len().div_ceil(2) {
        return;
    }
    // Half of the parts, the light ones first, lose their main stress.
    parts.sort_unstable();
    for (.., at) in &parts[..parts.len() / 2] {
        lower(&mut word[*at]);
    }
}

/// The parts of a word put together again.
fn spoken(word: Vec<Part>) -> Spoken {
    let whole = ask(&word).text;
    let space = word.last().is_some_and(|part| part.space);
    let mut phonemes = String::new();
    let mut unknown = false;
    for part in word {
        let Some((sound, _)) = part.sound else {
            unknown = true;
            continue;
        };
        if part.prespace && !phonemes.is_empty() && !phonemes.ends_with(' ') && !sound.is_empty() {
            phonemes.push(' ');
        }
        phonemes += &sound;
    }
    let phonemes = (!unknown || !phonemes.is_empty()).then(|| phonemes.replace('ɾ', "T").replace('ʔ', "t"));
    Spoken { text: whole, phonemes, space }
}

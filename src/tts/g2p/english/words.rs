//! One word: what the lexicon says of it, and what rules make of its endings, capitals and neighbours.

use super::{
    lexicon::{Entry, GOLD, Lexicon, SILVER},
    stress::{PRIMARY, SECONDARY, stressed},
};
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// Phonemes, and how sure they are: 5 given, 4 from hand, 3 derived, 2 guessed.
pub(super) type Sound = (String, u8);

/// What follows a word, as far as it matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Context {
    /// Whether the next sound is a vowel; nothing before a mark or the end.
    pub(super) vowel: Option<bool>,
    /// Whether the next word is "to".
    pub(super) to: bool,
}

/// A word as it is asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked<'a> {
    pub(super) text: &'a str,
    /// The part of speech, as the Penn Treebank names it.
    pub(super) tag: &'a str,
    /// The sign of money that stood before it.
    pub(super) currency: Option<char>,
    /// Whether it begins a word of the text.
    pub(super) is_head: bool,
    /// How a number is to be read: `&` with "and", `a` "a hundred", `n` "hundred 'n'".
    pub(super) flags: &'a str,
    /// The stress that markup asks for.
    pub(super) stress: Option<f32>,
}

/// Words that say how a currency is called: the unit and its hundredth.
pub(super) fn currency_names(sign: char) -> Option<(&'static str, &'static str)> {
    match sign {
        '$' => Some(("dollar", "cent")),
        '£' => Some(("pound", "pence")),
        '€' => Some(("euro", "cent")),
        _ => None,
    }
}

fn symbol_name(word: &str) -> Option<&'static str> {
    match word {
        "%" => Some("percent"),
        "&" => Some("and"),
        "+" => Some("plus"),
        "@" => Some("at"),
        _ => None,
    }
}

/// The larger class that a part of speech belongs to.
fn class(tag: &str) -> &str {
    match tag {
        _ if tag.starts_with("VB") => "VERB",
        _ if tag.starts_with("NN") => "NOUN",
        _ if tag.starts_with("ADV") || tag.starts_with("RB") => "ADV",
        _ if tag.starts_with("ADJ") || tag.starts_with("JJ") => "ADJ",
        _ => tag,
    }
}

/// Letters, and at least one of them.
fn is_alphabetic(text: &str) -> bool {
    !text.is_empty() && text.chars().all(char::is_alphabetic)
}

/// Only letters that words of the lexicon are written with.
pub(super) fn is_plain(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, '\'' | '-'))
}

pub(super) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_upper(text: &str) -> bool {
    if text.is_ascii() {
        !text.bytes().any(|byte| byte.is_ascii_lowercase())
    } else {
        text == text.to_uppercase()
    }
}

fn is_lower(text: &str) -> bool {
    if text.is_ascii() {
        !text.bytes().any(|byte| byte.is_ascii_uppercase())
    } else {
        text == text.to_lowercase()
    }
}

fn without_last(word: &str, count: usize) -> &str {
    &word[..word.char_indices().nth_back(count - 1).map_or(0, |(at, _)| at)]
}

impl Lexicon {
    /// The sound of a word or a number; nothing when only somebody else can say it.
    pub(super) fn sound(self, asked: &Asked<'_>, context: Context) -> Option<Sound> {
        let word: Cow<'_, str> = if asked.text.is_ascii() {
            Cow::Borrowed(asked.text)
        } else {
            asked.text.replace(['‘', '’'], "'").nfkc().map(plain_digit).collect()
        };
        let stress = match () {
            () if is_lower(&word) => None,
            () if is_upper(&word) => Some(2.0),
            () => Some(0.5),
        };
        if let Some((phonemes, rating)) = self.word(&word, asked.tag, stress, context) {
            let phonemes = self.with_currency(phonemes, asked.currency);
            return Some((stressed(&phonemes, asked.stress), rating));
        }
        if !is_number(&word, asked.is_head) {
            return None;
        }
        let (phonemes, rating) = self.number(&word, asked)?;
        Some((stressed(&phonemes, asked.stress), rating))
    }

    fn with_currency(self, phonemes: String, currency: Option<char>) -> String {
        let name = currency.and_then(currency_names);
        match name.and_then(|(unit, _)| self.plural(unit)) {
            Some((unit, _)) => format!("{phonemes} {unit}"),
            None => phonemes,
        }
    }

    pub(super) fn plural(self, unit: &str) -> Option<Sound> {
        self.with_s(&format!("{unit}s"), "", None, Context::default())
    }

    /// The main entry, whatever the part of speech.
    fn default_of(self, word: &str, tag: &str) -> Option<String> {
        match self.gold(word)? {
            Entry::Gold(sound) | Entry::Silver(sound) => Some(sound),
            Entry::ByTag(tags) => {
                let of = |wanted: &str| tags.iter().find(|(tag, _)| *tag == wanted);
                of(tag).or_else(|| of("DEFAULT")).and_then(|(_, sound)| sound.clone())
            }
        }
    }

    /// A word spelt letter by letter.
    pub(super) fn spelt(self, word: &str) -> Option<Sound> {
        let mut all = String::new();
        for letter in word.chars().filter(|letter| letter.is_alphabetic()) {
            all += &self.default_of(&letter.to_uppercase().to_string(), "")?;
        }
        let all = stressed(&all, Some(0.0));
        let all = match all.rsplit_once(SECONDARY) {
            Some((before, after)) => format!("{before}{PRIMARY}{after}"),
            None => all,
        };
        Some((all, SILVER))
    }

    /// Words that have rules of their own.
    fn special(self, word: &str, tag: &str, stress: Option<f32>, context: Context) -> Option<Sound> {
        let sure = |sound: &str| Some((sound.to_owned(), GOLD));
        if tag == "ADD" && matches!(word, "." | "/") {
            let name = if word == "." { "dot" } else { "slash" };
            return self.look_up(name, "", Some(-0.5), Some(context));
        }
        if let Some(name) = symbol_name(word) {
            return self.look_up(name, "", None, Some(context));
        }
        let inner = word.trim_matches('.');
        if inner.contains('.')
            && is_alphabetic(&word.replace('.', ""))
            && word.split('.').all(|part| part.chars().count() < 3)
        {
            return self.spelt(word);
        }
        match word {
            "a" | "A" => sure(if tag == "DT" { "ɐ" } else { "ˈA" }),
            "am" | "Am" | "AM" => {
                if tag.starts_with("NN") {
                    return self.spelt(word);
                }
                let strong =
                    context.vowel.is_none() || word != "am" || stress.is_some_and(|stress| stress > 0.0);
                if strong { Some((self.default_of("am", "")?, GOLD)) } else { sure("ɐm") }
            }
            "an" | "An" | "AN" => {
                if word == "AN" && tag.starts_with("NN") {
                    return self.spelt(word);
                }
                sure("ɐn")
            }
            "I" if tag == "PRP" => sure("ˌI"),
            "by" | "By" | "BY" if class(tag) == "ADV" => sure("bˈI"),
            "to" | "To" => self.to(context),
            "TO" if matches!(tag, "TO" | "IN") => self.to(context),
            "in" | "In" => sure(within(tag, context)),
            "IN" if tag != "NNP" => sure(within(tag, context)),
            "the" | "The" => sure(the(context)),
            "THE" if tag == "DT" => sure(the(context)),
            "used" | "Used" | "USED" => {
                let past = matches!(tag, "VBD" | "JJ") && context.to;
                Some((self.default_of("used", if past { "VBD" } else { "DEFAULT" })?, GOLD))
            }
            _ if tag == "IN" && matches!(word.to_lowercase().as_str(), "vs" | "vs.") => {
                self.look_up("versus", "", None, Some(context))
            }
            _ => None,
        }
    }

    fn to(self, context: Context) -> Option<Sound> {
        match context.vowel {
            None => Some((self.default_of("to", "")?, GOLD)),
            Some(vowel) => Some(((if vowel { "tʊ" } else { "tə" }).to_owned(), GOLD)),
        }
    }

    /// Whether a word can be looked up, or at least spelt.
    fn knows(self, word: &str) -> bool {
        if self.has(word) || symbol_name(word).is_some() {
            return true;
        }
        if !is_alphabetic(word) || !is_plain(word) {
            return false;
        }
        if word.len() == 1 || (is_upper(word) && self.gold(&word.to_lowercase()).is_some()) {
            return true;
        }
        is_upper(&word[1..])
    }

    /// The lexicon's word, by part of speech. Without a context it is not known whether the word stands alone.
    pub(super) fn look_up(
        self,
        word: &str,
        tag: &str,
        stress: Option<f32>,
        context: Option<Context>,
    ) -> Option<Sound> {
        let mut word = word.to_owned();
        let mut named = false;
        let mut entry = self.gold(&word);
        if is_upper(&word) && entry.is_none() {
            word = word.to_lowercase();
            named = tag == "NNP";
            entry = self.gold(&word);
        }
        if entry.is_none() && !named {
            entry = self.silver(&word);
        }
        let (phonemes, rating) = match entry {
            None => (None, SILVER),
            Some(Entry::Gold(sound)) => (Some(sound), GOLD),
            Some(Entry::Silver(sound)) => (Some(sound), SILVER),
            Some(Entry::ByTag(tags)) => {
                let of = |wanted: &str| tags.iter().find(|(tag, _)| *tag == wanted);
                let alone = context.is_some_and(|context| context.vowel.is_none());
                let chosen = of("None").filter(|_| alone);
                let chosen = chosen.or_else(|| of(tag)).or_else(|| of(class(tag))).or_else(|| of("DEFAULT"));
                (chosen.and_then(|(_, sound)| sound.clone()), GOLD)
            }
        };
        match phonemes {
            Some(phonemes) if !named || phonemes.contains(PRIMARY) => {
                Some((stressed(&phonemes, stress), rating))
            }
            other => {
                self.spelt(&word).or_else(|| other.map(|phonemes| (stressed(&phonemes, stress), rating)))
            }
        }
    }

    /// A word of the text, with whatever ending.
    fn word(self, word: &str, tag: &str, stress: Option<f32>, context: Context) -> Option<Sound> {
        if let Some(special) = self.special(word, tag, stress, context) {
            return Some(special);
        }
        let lower = word.to_lowercase();
        let word =
            if self.is_only_capitalised(word, &lower, tag, stress, context) { lower.as_str() } else { word };
        if self.knows(word) {
            return self.look_up(word, tag, stress, Some(context));
        }
        if let Some(stem) = word.strip_suffix("s'") {
            let owner = format!("{stem}'s");
            if self.knows(&owner) {
                return self.look_up(&owner, tag, stress, Some(context));
            }
        }
        if let Some(stem) = word.strip_suffix('\'')
            && self.knows(stem)
        {
            return self.look_up(stem, tag, stress, Some(context));
        }
        self.with_s(word, tag, stress, context)
            .or_else(|| self.with_ed(word, tag, stress, context))
            .or_else(|| self.with_ing(word, tag, Some(stress.unwrap_or(0.5)), context))
    }

    /// Whether a word is a usual one that only stands in capitals.
    fn is_only_capitalised(
        self,
        word: &str,
        lower: &str,
        tag: &str,
        stress: Option<f32>,
        context: Context,
    ) -> bool {
        if word == lower {
            return false;
        }
        let letters = word.chars().count();
        let rest: String = word.chars().skip(1).collect();
        letters > 1
            && is_alphabetic(&word.replace('\'', ""))
            && (tag != "NNP" || letters > 7)
            && !self.has(word)
            && (is_upper(word) || is_lower(&rest))
            && (self.has(lower)
                || self.with_s(lower, tag, stress, context).is_some()
                || self.with_ed(lower, tag, stress, context).is_some()
                || self.with_ing(lower, tag, stress, context).is_some())
    }

    /// dog-s, box-es, pony → ponies, dog's.
    fn with_s(self, word: &str, tag: &str, stress: Option<f32>, context: Context) -> Option<Sound> {
        let letters = word.chars().count();
        if letters < 3 || !word.ends_with('s') {
            return None;
        }
        let (one, two) = (without_last(word, 1), without_last(word, 2));
        let stem = if !word.ends_with("ss") && self.knows(one) {
            one.to_owned()
        } else if (word.ends_with("'s") || (letters > 4 && word.ends_with("es") && !word.ends_with("ies")))
            && self.knows(two)
        {
            two.to_owned()
        } else if letters > 4 && word.ends_with("ies") {
            Some(format!("{}y", without_last(word, 3))).filter(|stem| self.knows(stem))?
        } else {
            return None;
        };
        let (stem, rating) = self.look_up(&stem, tag, stress, Some(context))?;
        Some((self.plus_s(&stem)?, rating))
    }

    pub(super) fn plus_s(self, stem: &str) -> Option<String> {
        let end = match stem.chars().next_back()? {
            'p' | 't' | 'k' | 'f' | 'θ' => "s",
            's' | 'z' | 'ʃ' | 'ʒ' | 'ʧ' | 'ʤ' if self.british => "ɪz",
            's' | 'z' | 'ʃ' | 'ʒ' | 'ʧ' | 'ʤ' => "ᵻz",
            _ => "z",
        };
        Some(format!("{stem}{end}"))
    }

    /// walk-ed, use-d.
    fn with_ed(self, word: &str, tag: &str, stress: Option<f32>, context: Context) -> Option<Sound> {
        let letters = word.chars().count();
        if letters < 4 || !word.ends_with('d') {
            return None;
        }
        let (one, two) = (without_last(word, 1), without_last(word, 2));
        let stem = if !word.ends_with("dd") && self.knows(one) {
            one
        } else if letters > 4 && word.ends_with("ed") && !word.ends_with("eed") && self.knows(two) {
            two
        } else {
            return None;
        };
        let (stem, rating) = self.look_up(stem, tag, stress, Some(context))?;
        Some((self.plus_ed(&stem)?, rating))
    }

    pub(super) fn plus_ed(self, stem: &str) -> Option<String> {
        let mut letters = stem.chars().rev();
        let (last, before) = (letters.next()?, letters.next());
        Some(match last {
            'p' | 'k' | 'f' | 'θ' | 'ʃ' | 's' | 'ʧ' => format!("{stem}t"),
            'd' | 't' if self.british => format!("{stem}ɪd"),
            'd' => format!("{stem}ᵻd"),
            't' => match before {
                None => format!("{stem}ɪd"),
                Some(before) if flaps(before) => format!("{}ɾᵻd", without_last(stem, 1)),
                Some(_) => format!("{stem}ᵻd"),
            },
            _ => format!("{stem}d"),
        })
    }

    /// walk-ing, us(e)-ing, stop(p)-ing.
    fn with_ing(self, word: &str, tag: &str, stress: Option<f32>, context: Context) -> Option<Sound> {
        let letters = word.chars().count();
        if letters < 5 {
            return None;
        }
        let stem = word.strip_suffix("ing")?;
        let with_e = format!("{stem}e");
        let stem = if letters > 5 && self.knows(stem) {
            stem
        } else if self.knows(&with_e) {
            &with_e
        } else if letters > 5 && is_doubled(stem) && self.knows(without_last(stem, 1)) {
            without_last(stem, 1)
        } else {
            return None;
        };
        let (stem, rating) = self.look_up(stem, tag, stress, Some(context))?;
        Some((self.plus_ing(&stem)?, rating))
    }

    pub(super) fn plus_ing(self, stem: &str) -> Option<String> {
        let mut letters = stem.chars().rev();
        let (last, before) = (letters.next()?, letters.next());
        if self.british {
            return (!matches!(last, 'ə' | 'ː')).then(|| format!("{stem}ɪŋ"));
        }
        if last == 't' && before.is_some_and(flaps) {
            return Some(format!("{}ɾɪŋ", without_last(stem, 1)));
        }
        Some(format!("{stem}ɪŋ"))
    }
}

fn the(context: Context) -> &'static str {
    if context.vowel == Some(true) { "ði" } else { "ðə" }
}

fn within(tag: &str, context: Context) -> &'static str {
    if context.vowel.is_none() || tag != "IN" { "ˈɪn" } else { "ɪn" }
}

/// Sounds after which an American `t` between vowels is a flap.
fn flaps(before: char) -> bool {
    "AIOWYiuæɑəɛɪɹʊʌ".contains(before)
}

/// "stopp", "pick": the last letter was doubled for the ending.
fn is_doubled(stem: &str) -> bool {
    let bytes = stem.as_bytes();
    let [.., before, last] = bytes else { return false };
    stem.ends_with("ck") || (before == last && b"bcdgklmnprstvxz".contains(last))
}

/// Whether a word is a number that can be read: digits, points and commas, a sign, an ending.
pub(super) fn is_number(word: &str, is_head: bool) -> bool {
    if !word.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let ends = ["ing", "'d", "ed", "'s", "st", "nd", "rd", "th", "s"];
    let body = ends.iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    let fits = |(at, c): (usize, char)| {
        c.is_ascii_digit() || matches!(c, ',' | '.') || (is_head && at == 0 && c == '-')
    };
    body.chars().enumerate().all(fits)
}

/// Digits of other scripts as ours.
fn plain_digit(character: char) -> char {
    // Every block of decimal digits begins at a multiple of 16 or ends with one; the common ones are enough.
    let zeros =
        [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xff10];
    let code = u32::from(character);
    let digit = zeros.iter().find_map(|zero| code.checked_sub(*zero).filter(|digit| *digit < 10));
    digit.and_then(|digit| char::from_digit(digit, 10)).unwrap_or(character)
}

//! Text as a person would say it: numbers, dates, money, abbreviations, addresses and signs become words, before any
//! engine sees them. Each class is a file of its own with a table of tests; `tongue` holds what languages say.
//!
//! One pass over the text: [`normalise`] looks at the character where it stands, asks the few classes that can begin
//! with it, and goes on behind what they read. Everything else stays as it is. The result knows where each stretch
//! stood before, so that places and words can be told as they were written. Knows no engine and no markup.

mod abbreviation;
mod address;
mod aligned;
pub(crate) mod as_kind;
mod cardinal;
mod clock;
mod date;
mod decimal;
mod emoji;
mod fraction;
mod hashtag;
mod initialism;
mod magnitude;
mod money;
pub(crate) mod numbers;
mod ordinal;
mod percent;
mod phone;
mod punctuation;
mod quantity;
mod range;
mod roman;
mod scan;
mod span;
mod state;
mod symbol;
mod temperature;
mod time;
mod tongue;
mod unit;
mod version;
mod year;

#[cfg(test)]
mod testing;

pub use aligned::{Aligned, Change};
pub use emoji::Emoji;

use crate::tts::text::is_picture;
use scan::{At, Said};
use std::ops::Range;
use tongue::Tongue;

/// What is wanted of the reading.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// What to do with emoji.
    pub emoji: Emoji,
    /// Leave plain whole numbers as they are: the engine reads them, and links them to the words around them.
    pub keeps_plain: bool,
}

/// A text in words. A language without tables keeps its text, but for emoji. What is `kept` (ranges in bytes, in
/// order) stays as it is, and where it stands then is told.
pub fn normalise(
    text: &str,
    language: &str,
    options: Options,
    kept: &[Range<usize>],
) -> (Aligned, Vec<Range<usize>>) {
    let tongue = tongue::of(language);
    let mut reader = Reader {
        text,
        tongue,
        options,
        out: Aligned::default(),
        done: 0,
        last: usize::MAX,
        limit: 0,
        chunk: Chunk::default(),
    };
    reader.out.text.reserve(text.len() + text.len() / 8);
    let mut byte = 0;
    let mut now = Vec::with_capacity(kept.len());
    for range in kept {
        reader.limit = range.start;
        while byte < range.start {
            byte = reader.step(byte);
        }
        reader.out.keep(&text[reader.done..range.start]);
        let start = reader.out.text.len();
        reader.out.keep(&text[range.clone()]);
        now.push(start..reader.out.text.len());
        reader.done = range.end;
        byte = range.end;
    }
    reader.limit = text.len();
    while byte < text.len() {
        byte = reader.step(byte);
    }
    reader.out.keep(&text[reader.done..]);
    (reader.out, now)
}

/// One pass over a text.
struct Reader<'a> {
    text: &'a str,
    tongue: Option<&'static Tongue>,
    options: Options,
    out: Aligned,
    /// Until where the text has gone over.
    done: usize,
    /// Where the last number that was read ended.
    last: usize,
    /// What nothing may reach beyond: the next stretch that is kept.
    limit: usize,
    chunk: Chunk,
}

/// A stretch without space, in which addresses are looked for.
#[derive(Clone, Copy, Default)]
struct Chunk {
    end: usize,
    /// How often an address was looked for in it.
    tries: usize,
}

impl<'a> Reader<'a> {
    /// Looks at a place and gives the next one.
    fn step(&mut self, byte: usize) -> usize {
        let rest = &self.text[byte..];
        let Some(first) = rest.chars().next() else { return self.text.len() };
        if first.is_ascii_whitespace() {
            return byte + 1;
        }
        let pictured =
            matches!(first, '0'..='9' | '#' | '*') && !rest[1..].bytes().next().is_none_or(|b| b.is_ascii());
        if !first.is_ascii() || pictured {
            let english = self.tongue.is_some_and(Tongue::is_english);
            let near = &self.text[..self.limit];
            if let Some(said) = emoji::read(near, byte, english, self.options.emoji) {
                return self.put(byte, &said);
            }
        }
        let Some(tongue) = self.tongue else { return byte + first.len_utf8() };
        let at = At { text: self.text, start: byte, tongue, keeps_plain: self.options.keeps_plain };
        let (mut said, mut next) = self.look(&at, first);
        if said.as_ref().is_some_and(|said| said.end > self.limit) {
            // It would take in what is kept: it is read as if the text ended there.
            (said, next) = self.look(&At { text: &self.text[..self.limit], ..at }, first);
        }
        let Some(said) = said else { return next.min(self.limit.max(byte + first.len_utf8())) };
        let end = self.put(byte, &said);
        if !first.is_alphabetic() {
            self.last = end;
        }
        end
    }

    /// What a class reads at a place, and where to look next when none does.
    fn look(&mut self, at: &At<'a>, first: char) -> (Option<Said>, usize) {
        if self.last == at.start
            && matches!(first, 'x' | '×' | ':')
            && let Some(said) = range::between(at)
        {
            return (Some(said), at.start + first.len_utf8());
        }
        if first.is_alphabetic() {
            return self.word(at);
        }
        let said = if first.is_ascii_digit() || fraction::is_fraction(first) {
            let in_word = at.before().ends_with(char::is_alphabetic);
            if in_word { cardinal::in_word(at) } else { number(at) }
        } else {
            self.mark(at, first)
        };
        (said, at.start + first.len_utf8())
    }

    /// A word: most are read as they stand.
    fn word(&mut self, at: &At<'a>) -> (Option<Said>, usize) {
        let rest = at.rest();
        let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let token = &rest[..end];
        let after = at.start + end;
        if at.before().ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            return (None, after);
        }
        let next = rest[end..].chars().next().unwrap_or(' ');
        let plain = matches!(next, ' ' | ',' | '\n' | ';' | '!' | '?' | ')' | '"');
        let small = token.chars().next().is_some_and(char::is_lowercase);
        if plain && small && !may_be_short(at, token) {
            return (None, after);
        }
        let joins = matches!(next, '@' | '.' | ':' | '/' | '-' | '_' | '+' | '0'..='9');
        let address = if joins { self.address(at) } else { None };
        (address.or_else(|| word(at, token, next)), after)
    }

    /// An address. In one stretch without space it is looked for a few times only: a text may be one such stretch.
    fn address(&mut self, at: &At<'a>) -> Option<Said> {
        let rest = at.rest();
        if self.chunk.end <= at.start {
            let length = rest.bytes().position(|byte| byte.is_ascii_whitespace()).unwrap_or(rest.len());
            self.chunk = Chunk { end: at.start + length, tries: 0 };
        }
        let chunk = &at.text[at.start..self.chunk.end.min(at.text.len())];
        if chunk.len() > LONGEST_CHUNK || self.chunk.tries == MOST_TRIES {
            return None;
        }
        self.chunk.tries += 1;
        address::read(at, chunk)
    }

    /// Marks and signs.
    fn mark(&mut self, at: &At<'a>, first: char) -> Option<Said> {
        let behind = &at.rest()[first.len_utf8()..];
        let digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        if self.last == at.start
            && let Some(said) = range::read(at)
        {
            return Some(said);
        }
        let numeric = match first {
            '+' | '-' | '–' | '±' => {
                let free = at.before().chars().next_back().is_none_or(|c| !c.is_alphanumeric());
                let begins = digit(behind) || behind.starts_with(['.', '(', '$', '£', '€', '¥', '₹']);
                if free && begins { number(at).or_else(|| money(at)) } else { None }
            }
            '(' if digit(behind) => phone::read(at),
            '.' if digit(behind) && !at.before().ends_with(|c: char| c.is_alphanumeric() || c == '.') => {
                number(at)
            }
            '.' | '/' | '~' if behind.starts_with(['/', '.']) || behind.starts_with(char::is_alphabetic) => {
                let free = at.before().chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != '.');
                if free { self.address(at) } else { None }
            }
            '#' => hashtag::read(at),
            '@' => hashtag::handle(at),
            _ if !first.is_ascii() || first == '$' => money(at),
            _ => None,
        };
        numeric.or_else(|| punctuation::read(at)).or_else(|| symbol::read(at))
    }

    /// Puts words in the place of a stretch, and space where they would grow together with what is beside them.
    fn put(&mut self, start: usize, said: &Said) -> usize {
        let letter = |c: char| c.is_alphanumeric() || is_picture(c);
        self.out.keep(&self.text[self.done..start]);
        let joins = self.out.text.ends_with(char::is_alphanumeric);
        let next = self.text[said.end..].starts_with(letter);
        let spaced =
            joins && (said.words.starts_with(char::is_alphanumeric) || (said.words.is_empty() && next));
        let before = if spaced { " " } else { "" };
        let after = if next && said.words.ends_with(char::is_alphanumeric) { " " } else { "" };
        self.out.replace(start..said.end, [before, &said.words, after]);
        self.done = said.end;
        said.end
    }
}

/// Nothing longer than this is an address.
const LONGEST_CHUNK: usize = 2_000;
/// How often an address is looked for in a stretch without space.
const MOST_TRIES: usize = 16;

/// Whether a small word may be an abbreviation, or a month.
fn may_be_short(at: &At<'_>, token: &str) -> bool {
    if at.tongue.is_english() { matches!(token, "vs" | "etc" | "approx") } else { token.len() < 6 }
}

/// The classes that begin with a letter.
fn word(at: &At<'_>, token: &str, next: char) -> Option<Said> {
    if matches!(token, "v" | "V") && next.is_ascii_digit() {
        return version::with_letter(at);
    }
    let capital = token.starts_with(char::is_uppercase);
    if !at.tongue.is_english()
        && let Some(said) = abbreviation::read(at)
    {
        return Some(said);
    }
    if capital {
        let said = span::read(at, token)
            .or_else(|| date::month_first(at))
            .or_else(|| state::read(at, token))
            .or_else(|| initialism::with_stops(at))
            .or_else(|| roman::read(at, token));
        if let Some(said) = said.or_else(|| initialism::capitals(at, token)) {
            return Some(said);
        }
    }
    abbreviation::read(at)
        .or_else(|| if capital || matches!(token, "kr" | "z") { money::read_sign_first(at) } else { None })
}

/// The classes that begin with a digit, or a sign before one.
fn number(at: &At<'_>) -> Option<Said> {
    if let Some(said) = bare(at) {
        return Some(said);
    }
    let classes: [fn(&At<'_>) -> Option<Said>; 15] = [
        phone::read,
        year::decade,
        date::read,
        time::read,
        version::read,
        temperature::read,
        percent::read,
        money::read_sign_last,
        magnitude::read,
        unit::read,
        ordinal::read,
        fraction::read,
        year::read,
        decimal::read,
        cardinal::read,
    ];
    classes.iter().find_map(|class| class(at))
}

/// A short number between spaces or commas, before a small word that is no unit and no month: most are such, and need
/// not be offered to every class.
fn bare(at: &At<'_>) -> Option<Said> {
    let rest = at.rest();
    let count = scan::digits(rest);
    if !(1..=2).contains(&count) || rest.starts_with('0') || !at.tongue.is_english() {
        return None;
    }
    let free = at.before().chars().next_back().is_none_or(|c| c == ' ' || c == '\n');
    let small = at.word_before().chars().next().is_none_or(char::is_lowercase);
    let next = scan::word(rest[count..].strip_prefix(' ')?);
    let plain = next.len() > 4 && next.bytes().all(|byte| byte.is_ascii_lowercase());
    let said = !matches!(next, "million" | "billion" | "trillion" | "thousand" | "hundred");
    (free && small && plain && said).then(|| cardinal::read(at))?
}

/// Money, with what it is paid for.
fn money(at: &At<'_>) -> Option<Said> {
    let said = money::read_sign_first(at)?;
    Some(match unit::per_word(at, said.end) {
        Some(per) => Said { end: per.end, words: said.words + &per.words },
        None => said,
    })
}

//! Tokens: words with the marks around them taken off, each knowing whether space follows.

use std::ops::Range;

/// A token of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) range: Range<usize>,
    pub(super) space: bool,
}

/// Words that are written with a full stop.
const DOTTED: &[&str] = &[
    "mr.", "mrs.", "ms.", "dr.", "prof.", "st.", "mt.", "ft.", "jr.", "sr.", "gen.", "gov.", "sen.", "rep.",
    "rev.", "lt.", "col.", "sgt.", "capt.", "adm.", "vs.", "v.s.", "e.g.", "i.e.", "a.m.", "p.m.", "inc.",
    "ltd.", "co.", "corp.", "bros.", "jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.", "sep.", "sept.",
    "oct.", "nov.", "dec.", "ph.d.", "messrs.", "ave.", "blvd.", "cf.", "approx.", "vol.", "etc.",
];

/// Marks that stand by themselves wherever they touch a word.
fn is_outer(character: char) -> bool {
    matches!(
        character,
        ',' | ':'
            | ';'
            | '!'
            | '?'
            | '¿'
            | '¡'
            | '('
            | ')'
            | '['
            | ']'
            | '{'
            | '}'
            | '<'
            | '>'
            | '_'
            | '#'
            | '*'
            | '&'
            | '"'
            | '“'
            | '”'
            | '„'
            | '«'
            | '»'
            | '`'
            | '´'
            | '…'
            | '—'
            | '–'
            | '§'
            | '='
            | '。'
            | '？'
            | '！'
            | '，'
            | '、'
            | '；'
            | '：'
            | '·'
            | '~'
    )
}

fn is_single_quote(character: char) -> bool {
    matches!(character, '\'' | '‘' | '’')
}

pub(super) fn is_currency(character: char) -> bool {
    matches!(character, '$' | '£' | '€' | '¥' | '₹' | '₽' | '₩' | '฿' | '¢')
}

/// Cuts a text into tokens.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, character.is_whitespace()) {
            (None, false) => start = Some(at),
            (Some(from), true) => {
                chunk(text, from..at, &mut found);
                if let Some(last) = found.last_mut() {
                    last.space = at < text.len();
                }
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// Whether this is an address, which stays whole.
fn is_address(text: &str) -> bool {
    let host = |text: &str| {
        let parts: Vec<&str> = text.split(['/', '?', ':']).next().unwrap_or_default().split('.').collect();
        parts.len() > 1
            && parts
                .iter()
                .all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'))
            && parts.last().is_some_and(|last| last.len() > 1 && last.chars().all(|c| c.is_ascii_lowercase()))
    };
    let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
    let is_mail = rest.split_once('@').is_some_and(|(name, at)| !name.is_empty() && host(at));
    is_mail || (text.contains("://") && !rest.is_empty()) || (text.starts_with("www.") && host(text))
}

/// What stands between two spaces.
fn chunk(text: &str, range: Range<usize>, found: &mut Vec<Token>) {
    let mut push = |range: Range<usize>| {
        if !range.is_empty() {
            found.push(Token { range, space: false });
        }
    };
    let (mut start, mut end) = (range.start, range.end);
    let mut tail = Vec::new();
    loop {
        let body = &text[start..end];
        if body.is_empty() || is_dotted(body) {
            break;
        }
        if let Some(length) = prefix(body) {
            push(start..start + length);
            start += length;
        } else if is_address(body) {
            break;
        } else if let Some(length) = suffix(body) {
            tail.push(end - length..end);
            end -= length;
        } else {
            break;
        }
    }
    inner(text, start..end, &mut push);
    tail.into_iter().rev().for_each(push);
}

fn is_dotted(body: &str) -> bool {
    body.ends_with('.') && DOTTED.contains(&body.to_lowercase().as_str())
}

fn prefix(body: &str) -> Option<usize> {
    let first = body.chars().next()?;
    let dots = body.len() - body.trim_start_matches('.').len();
    if dots > 1 {
        return Some(dots);
    }
    let next = body[first.len_utf8()..].chars().next();
    let outer = is_outer(first)
        || is_currency(first)
        || is_single_quote(first)
        || first == '%'
        || (first == '+' && !next.is_some_and(|next| next.is_ascii_digit()));
    if first == '-' && body.chars().all(|c| c == '-') {
        return Some(body.len());
    }
    outer.then(|| first.len_utf8())
}

/// Units that may stand right behind a number.
const UNITS: &[&str] = &[
    "km", "cm", "mm", "dm", "nm", "µm", "m", "kg", "mg", "g", "lb", "oz", "ft", "yd", "ha", "mph", "kmh",
    "hPa", "Pa", "MB", "KB", "kb", "GB", "gb", "TB", "tb", "mb", "%",
];

fn suffix(body: &str) -> Option<usize> {
    let last = body.chars().next_back()?;
    let before = &body[..body.len() - last.len_utf8()];
    let dots = body.len() - body.trim_end_matches('.').len();
    if dots > 1 {
        return Some(dots);
    }
    if is_outer(last) || (is_single_quote(last) && !before.is_empty()) {
        return Some(last.len_utf8());
    }
    let previous = before.chars().next_back()?;
    if previous.is_ascii_digit() && (is_currency(last) || last == '+') {
        return Some(last.len_utf8());
    }
    if last == '.' {
        let two = before.chars().rev().take(2).filter(|c| c.is_uppercase()).count() == 2;
        let ends = previous.is_ascii_digit()
            || previous.is_lowercase()
            || matches!(previous, '%' | '²' | '-' | '+')
            || is_outer(previous)
            || is_single_quote(previous)
            || is_currency(previous)
            || two;
        // "p.m.": the last stop belongs to the others.
        let spelt = before.contains('.') && before.split('.').all(|part| part.chars().count() == 1);
        return (ends && !spelt).then_some(1);
    }
    let letters = body.trim_end_matches(|c: char| c.is_alphabetic() || c == '%').len();
    let is_unit =
        body[..letters].ends_with(|c: char| c.is_ascii_digit()) && UNITS.contains(&&body[letters..]);
    is_unit.then(|| body.len() - letters)
}

/// Cuts within: `…`, dashes, points and slashes between letters.
fn inner(text: &str, range: Range<usize>, push: &mut impl FnMut(Range<usize>)) {
    let body = &text[range.clone()];
    if body.is_empty() || is_address(body) || is_dotted(body) {
        return push(range);
    }
    let characters: Vec<(usize, char)> = body.char_indices().collect();
    let get = |at: usize| characters.get(at).map(|(_, c)| *c);
    let byte = |at: usize| range.start + characters.get(at).map_or(body.len(), |(byte, _)| *byte);
    let mut from = 0;
    let mut at = 1;
    while at < characters.len() {
        let (before, here) = (characters[at - 1].1, characters[at].1);
        let mut length = 1;
        let cut = match here {
            '—' | '–' | '-' | '~' => {
                while get(at + length) == Some(here) {
                    length += 1;
                }
                let next = get(at + length);
                let letters = before.is_alphanumeric() && next.is_some_and(char::is_alphabetic);
                let digits =
                    here == '-' && before.is_ascii_digit() && next.is_some_and(|c| c.is_ascii_digit());
                letters || digits
            }
            '.' => {
                while get(at + length) == Some('.') {
                    length += 1;
                }
                let next = get(at + length);
                length > 1 || (before.is_lowercase() && next.is_some_and(char::is_uppercase))
            }
            ',' => before.is_alphabetic() && get(at + 1).is_some_and(char::is_alphabetic),
            ':' | '<' | '>' | '=' | '/' => {
                before.is_alphanumeric() && get(at + 1).is_some_and(char::is_alphabetic)
            }
            '…' | '"' | '“' | '”' | '(' | ')' | '[' | ']' | '!' | '?' | ';' => true,
            _ => false,
        };
        if cut {
            push(byte(from)..byte(at));
            push(byte(at)..byte(at + length));
            from = at + length;
            at = from;
        }
        at += 1;
    }
    push(byte(from)..range.end);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        tokens(text).into_iter().map(|token| &text[token.range]).collect()
    }

    #[test]
    fn marks_come_off_and_words_stay() {
        for (text, wanted) in [
            ("Hello, world.", &["Hello", ",", "world", "."][..]),
            ("\"It's $3.50,\" he said.", &["\"", "It's", "$", "3.50", ",", "\"", "he", "said", "."]),
            ("Dr. Smith (U.S.A.) at 5 p.m.", &["Dr.", "Smith", "(", "U.S.A.", ")", "at", "5", "p.m."]),
            ("the dogs' well-known bowl...", &["the", "dogs", "'", "well", "-", "known", "bowl", "..."]),
            ("see https://a.com/b?c=d.", &["see", "https://a.com/b?c=d."]),
            ("12.5% of 5km", &["12.5", "%", "of", "5", "km"]),
            ("yes—no", &["yes", "—", "no"]),
            ("call now.", &["call", "now", "."]),
            ("A. B.", &["A.", "B."]),
        ] {
            assert_eq!(cut(text), wanted, "{text}");
        }
        assert_eq!(tokens("a b").iter().map(|token| token.space).collect::<Vec<_>>(), [true, false]);
        assert_eq!(cut("  "), [""; 0]);
    }
}

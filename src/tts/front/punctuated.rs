//! Phonemes with the text's own marks kept: the text is cut at its marks, each piece read by espeak-ng, and the
//! marks put back. Kokoro's peers do it so.

use super::script::{Script, Symbol};
use crate::tts::espeak::{Clause, Error, Form};
use std::ops::Range;

/// Marks that Kokoro's peers keep.
const MARKS: &str = ";:,.!?¡¿—…\"«»“”(){}[]";

/// What reads a piece of text.
pub(super) type Read<'a> = dyn Fn(&str, Form) -> Result<Vec<Clause>, Error> + 'a;

/// How it is to be done.
#[derive(Clone, Copy, Debug)]
pub(super) struct Manner {
    /// How phonemes are written.
    pub(super) form: Form,
    /// Whether the flags for words of other languages stay.
    pub(super) keep_flags: bool,
    /// Whether a mark is looked for by its look instead of its place, as phonemizer 3.4 does: the last full stop
    /// of "Sales rose 12.5%." is then taken for the decimal point. Only for those who want what the peers do.
    pub(super) as_peers: bool,
}

/// Reads one line.
pub(super) fn line(read: &Read<'_>, line: &str, manner: Manner) -> Result<Script, Error> {
    line_with(read, line, MARKS, manner)
}

/// Reads one line in which these marks are kept.
pub(super) fn line_with(read: &Read<'_>, line: &str, kept: &str, manner: Manner) -> Result<Script, Error> {
    let marks = marks(line, kept);
    if marks.len() == 1 && marks[0] == (0..line.len()) {
        let mut script = Script::default();
        script.gap(line);
        script.mark(line);
        return Ok(script);
    }
    if manner.as_peers { as_peers(read, line, &marks, manner) } else { in_place(read, line, &marks, manner) }
}

/// Where runs of marks stand, with the space around them.
fn marks(line: &str, kept: &str) -> Vec<Range<usize>> {
    let characters: Vec<(usize, char)> = line.char_indices().collect();
    let is_mark = |at: usize| {
        let (_, character) = characters[at];
        if !kept.contains(character) {
            return false;
        }
        let is_digit =
            |at: Option<usize>| at.and_then(|at| characters.get(at)).is_some_and(|(_, c)| c.is_ascii_digit());
        // A decimal point or comma is none.
        !(matches!(character, '.' | ',') && is_digit(at.checked_sub(1)) && is_digit(Some(at + 1)))
    };
    let byte = |at: usize| characters.get(at).map_or(line.len(), |(byte, _)| *byte);
    let is_space = |at: usize| characters[at].1.is_whitespace();
    let mut found = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        if !is_space(at) && !is_mark(at) {
            at += 1;
            continue;
        }
        let start = at;
        let mut seen = false;
        while at < characters.len() && (is_space(at) || is_mark(at)) {
            seen |= !is_space(at);
            at += 1;
        }
        if seen {
            found.push(byte(start)..byte(at));
        }
    }
    found
}

/// A piece between marks.
fn piece(read: &Read<'_>, text: &str, manner: Manner) -> Result<Script, Error> {
    let mut script = Script::default();
    if text.is_empty() {
        return Ok(script);
    }
    let clauses = read(text, manner.form)?;
    let ipa = |clause: &Clause| if manner.keep_flags { clause.ipa.clone() } else { clause.plain_ipa() };
    let ipa: Vec<String> = clauses.iter().map(ipa).filter(|ipa| !ipa.is_empty()).collect();
    let joined = ipa.join(" ").replace('\n', " ").replace("  ", " ");
    // Words are parted by one space each.
    let words: Vec<&str> = joined.trim().split(' ').map(str::trim).collect();
    script.stretch(text, &words.join(" "));
    Ok(script)
}

fn in_place(read: &Read<'_>, line: &str, marks: &[Range<usize>], manner: Manner) -> Result<Script, Error> {
    let mut script = Script::default();
    let mut at = 0;
    for mark in marks {
        script.append(&piece(read, &line[at..mark.start], manner)?);
        script.gap(&line[mark.clone()]);
        script.mark(&line[mark.clone()]);
        at = mark.end;
    }
    script.append(&piece(read, &line[at..], manner)?);
    Ok(script)
}

/// Where a mark belongs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Begin,
    Inside,
    End,
}

/// The same with the peers' slip: each mark is cut out where its text first stands in the rest of the line.
fn as_peers(read: &Read<'_>, line: &str, marks: &[Range<usize>], manner: Manner) -> Result<Script, Error> {
    let mut pieces = Vec::new();
    let mut rest = line;
    let mut kept = Vec::new();
    for (index, mark) in marks.iter().enumerate() {
        let text = &line[mark.clone()];
        let place = if index == 0 && line.starts_with(text) {
            Place::Begin
        } else if index + 1 == marks.len() && line.ends_with(text) {
            Place::End
        } else {
            Place::Inside
        };
        kept.push((text, place));
        let (before, after) = rest.split_once(text).unwrap_or((rest, ""));
        pieces.push(before);
        rest = after;
    }
    pieces.push(rest);
    let read = |text: &&str| piece(read, text, manner);
    let scripts: Vec<Script> =
        pieces.iter().filter(|text| !text.is_empty()).map(read).collect::<Result<_, _>>()?;
    let mut done = Script::default();
    let mut waiting = scripts.into_iter();
    let mut current = waiting.next();
    let mut marks = kept.into_iter();
    while let Some(mut script) = current.take() {
        let Some((mark, place)) = marks.next() else {
            // Without a mark a piece ends with a space, and a line of its own follows.
            script.mark(" ");
            done.append(&script);
            current = waiting.next();
            if current.is_some() {
                done.mark("\n");
                done.gap(" ");
            }
            continue;
        };
        let mut whole = Script::default();
        match place {
            Place::Begin => {
                whole.gap(mark);
                whole.mark(mark);
                whole.append(&script);
                current = Some(whole);
            }
            Place::End => {
                script.gap(mark);
                script.mark(mark);
                if !mark.ends_with(' ') {
                    script.mark(" ");
                }
                done.append(&script);
                current = waiting.next();
                if current.is_some() {
                    done.mark("\n");
                    done.gap(" ");
                }
            }
            Place::Inside => {
                script.gap(mark);
                script.mark(mark);
                if let Some(next) = waiting.next() {
                    script.append(&next);
                }
                current = Some(script);
            }
        }
    }
    // Marks whose pieces were nothing stay as they are.
    for (mark, _) in marks {
        done.mark(mark);
    }
    Ok(done)
}

/// Replaces runs of symbols by others, one rule after the other; what takes a run's place belongs to the word of
/// its first symbol.
pub(super) fn replaced(symbols: &[Symbol], rules: &[(&str, &str)]) -> Vec<Symbol> {
    let mut symbols = symbols.to_vec();
    for (old, new) in rules {
        let old: Vec<char> = old.chars().collect();
        let mut all = Vec::with_capacity(symbols.len());
        let mut at = 0;
        while at < symbols.len() {
            let fits = symbols[at..].len() >= old.len()
                && symbols[at..].iter().zip(&old).all(|(a, b)| a.symbol == *b);
            if fits {
                let word = symbols[at].word;
                all.extend(new.chars().map(|symbol| Symbol { symbol, word }));
                at += old.len();
            } else {
                all.push(symbols[at]);
                at += 1;
            }
        }
        symbols = all;
    }
    symbols
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a text as itself in capitals.
    #[expect(clippy::unnecessary_wraps, reason = "it stands for one that may fail")]
    fn capitals(text: &str, _: Form) -> Result<Vec<Clause>, Error> {
        let ipa = text.trim().to_uppercase();
        Ok(vec![Clause { text: text.to_owned(), ipa, terminator: "", ends_sentence: true }])
    }

    fn read(text: &str, as_peers: bool) -> String {
        let manner = Manner { form: Form::Plain, keep_flags: false, as_peers };
        line(&capitals, text, manner).unwrap().phonemes()
    }

    #[test]
    fn marks_stay_where_they_were() {
        for as_peers in [false, true] {
            assert_eq!(read("Stop! Don't; it is hot", as_peers).trim(), "STOP! DON'T; IT IS HOT");
            assert_eq!(read("(one) two, three.", as_peers).trim(), "(ONE) TWO, THREE.");
            assert_eq!(read("... !!!", as_peers), "... !!!");
            assert_eq!(read("plain", as_peers).trim(), "PLAIN");
        }
    }

    #[test]
    fn a_decimal_point_is_no_mark() {
        assert_eq!(read("Rose 12.5% now.", false), "ROSE 12.5% NOW.");
        assert_eq!(read("Rose 12.5% now.", true), "ROSE 12. \n5% NOW. ");
        assert_eq!(read("At 5, or 1,000.", false), "AT 5, OR 1,000.");
    }
}

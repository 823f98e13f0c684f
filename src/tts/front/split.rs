//! Cutting symbols into runs within an engine's limit: at the end of a sentence, else of a clause, else between
//! words, and only a word that is longer than the limit is cut itself. The runs come out even: a short remainder
//! would be spoken faster or louder than its neighbours.

use super::script::Symbol;
use std::ops::Range;

/// Marks that end a sentence.
pub(super) const SENTENCE_MARKS: &str = ".!?…";
/// Marks that end a clause.
pub(super) const CLAUSE_MARKS: &str = ",;:";

/// Runs of at most `limit` symbols. Spaces between runs are left out; nothing else is.
pub(super) fn even(symbols: &[Symbol], limit: usize) -> Vec<Range<usize>> {
    let all = trimmed(symbols, 0..symbols.len());
    let mut atoms = Vec::new();
    cut(symbols, all, limit.max(1), 0, &mut atoms);
    if atoms.is_empty() {
        return atoms;
    }
    let fewest = packed(&atoms, limit).len();
    // The smallest limit that needs no run more.
    let (mut low, mut high) = (atoms.iter().map(ExactSizeIterator::len).max().unwrap_or(limit), limit);
    while low < high {
        let middle = usize::midpoint(low, high);
        if packed(&atoms, middle).len() <= fewest {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    packed(&atoms, low)
}

/// Where a level may cut: at a space after one of these marks, or at any.
fn cuts_at(symbols: &[Symbol], space: usize, from: usize, level: usize) -> bool {
    let before = (space > from).then(|| symbols[space - 1].symbol);
    match level {
        0 => before.is_some_and(|mark| SENTENCE_MARKS.contains(mark)),
        1 => before.is_some_and(|mark| CLAUSE_MARKS.contains(mark)),
        _ => true,
    }
}

fn trimmed(symbols: &[Symbol], range: Range<usize>) -> Range<usize> {
    let is_space = |at: &usize| symbols[*at].symbol.is_whitespace();
    let start = range.clone().find(|at| !is_space(at)).unwrap_or(range.end);
    let end = (start..range.end).rev().find(|at| !is_space(at)).map_or(start, |at| at + 1);
    start..end
}

/// Pieces that fit, cut as little as can be.
fn cut(symbols: &[Symbol], range: Range<usize>, limit: usize, level: usize, atoms: &mut Vec<Range<usize>>) {
    if range.len() <= limit {
        if !range.is_empty() {
            atoms.push(range);
        }
        return;
    }
    for level in level..3 {
        let spaces: Vec<usize> = range
            .clone()
            .filter(|at| symbols[*at].symbol.is_whitespace() && cuts_at(symbols, *at, range.start, level))
            .collect();
        if spaces.is_empty() {
            continue;
        }
        let mut start = range.start;
        for space in spaces.into_iter().chain([range.end]) {
            cut(symbols, trimmed(symbols, start..space), limit, level + 1, atoms);
            start = (space + 1).min(range.end);
        }
        return;
    }
    // One word longer than the limit.
    let mut start = range.start;
    while start < range.end {
        let end = (start + limit).min(range.end);
        atoms.push(start..end);
        start = end;
    }
}

/// Neighbouring pieces put together while they fit, with what stands between them.
fn packed(atoms: &[Range<usize>], limit: usize) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for atom in atoms {
        match runs.last_mut() {
            Some(run) if atom.end - run.start <= limit => run.end = atom.end,
            _ => runs.push(atom.clone()),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn runs(text: &str, limit: usize) -> Vec<String> {
        let symbols: Vec<Symbol> = text.chars().map(|symbol| Symbol { symbol, word: None }).collect();
        let text = |run: Range<usize>| symbols[run].iter().map(|symbol| symbol.symbol).collect();
        even(&symbols, limit).into_iter().map(text).collect()
    }

    #[test]
    fn sentences_then_clauses_then_words() {
        assert_eq!(runs(" a b. ", 10), ["a b."]);
        assert_eq!(runs("aaa. bbb. ccc", 9), ["aaa.", "bbb. ccc"]);
        assert_eq!(runs("aa, bb cc dd", 8), ["aa,", "bb cc dd"]);
        assert_eq!(runs("aaaaaaaaaaaa", 5), ["aaaaa", "aaaaa", "aa"]);
        assert_eq!(runs("  ", 5), [""; 0]);
    }

    #[test]
    fn runs_are_even() {
        let text = vec!["word"; 110].join(" ");
        let lengths: Vec<usize> = runs(&text, 510).iter().map(String::len).collect();
        assert_eq!(lengths, [274, 274]);
    }

    proptest! {
        #[test]
        fn no_symbol_is_lost_and_no_run_too_long(text in "[ab.,;! ]{0,300}", limit in 1usize..40) {
            let runs = runs(&text, limit);
            prop_assert!(runs.iter().all(|run| !run.is_empty() && run.chars().count() <= limit));
            let plain = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(plain(&runs.concat()), plain(&text));
        }
    }
}

//! A token's parts: letters, digits and signs apart, and words that begin with a capital inside another.

/// The parts of a token, in order. Single apostrophes within are left out, as misaki leaves them out.
pub(super) fn parts(word: &str) -> Vec<&str> {
    let characters: Vec<(usize, char)> = word.char_indices().collect();
    let byte = |at: usize| characters.get(at).map_or(word.len(), |(byte, _)| *byte);
    let mut found = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        match length(&characters, at) {
            0 => at += 1,
            length => {
                found.push(&word[byte(at)..byte(at + length)]);
                at += length;
            }
        }
    }
    found
}

fn is_quote(character: char) -> bool {
    matches!(character, '\'' | '‘' | '’')
}

/// How many characters the part has that begins here; 0 for what belongs to none.
fn length(all: &[(usize, char)], at: usize) -> usize {
    let get = |at: usize| all.get(at).map(|(_, character)| *character);
    let is = |at: usize, test: fn(char) -> bool| get(at).is_some_and(test);
    let run = |from: usize, test: fn(char) -> bool| (from..all.len()).take_while(|at| is(*at, test)).count();
    let quotes = run(at, is_quote);
    if quotes > 0 && (at == 0 || quotes > 1 || at + quotes == all.len()) {
        return quotes;
    }
    // The last capital of "HTTPServer" begins a word of its own.
    if is(at, char::is_uppercase) && is(at + 1, char::is_uppercase) && is(at + 2, char::is_lowercase) {
        return 1;
    }
    let sign = usize::from(at == 0 && get(0) == Some('-'));
    let digits = number(all, at + sign);
    if digits > 0 {
        return sign + digits;
    }
    let dashes = run(at, |c| matches!(c, '-' | '_'));
    if dashes > 0 {
        return dashes;
    }
    if let Some(length) = camel(all, at) {
        return length;
    }
    let letters = run(at, char::is_alphabetic);
    if letters > 0 {
        let mut end = at + letters;
        while is(end, is_quote) && is(end + 1, char::is_alphabetic) {
            end += 2;
        }
        return end - at;
    }
    usize::from(!is_quote(all[at].1) && !all[at].1.is_numeric())
}

/// Digits with single points or commas between them.
fn number(all: &[(usize, char)], from: usize) -> usize {
    let digit = |at: usize| all.get(at).is_some_and(|(_, c)| c.is_ascii_digit() || is_digit(*c));
    let sign = |at: usize| all.get(at).is_some_and(|(_, c)| matches!(c, '.' | ','));
    let mut at = from;
    loop {
        if digit(at) {
            at += 1;
        } else if sign(at) && digit(at + 1) {
            at += 2;
        } else {
            return at - from;
        }
    }
}

fn is_digit(character: char) -> bool {
    character.is_numeric() && !matches!(character, '²' | '³' | '¹' | '½' | '¼' | '¾')
}

/// "i" of "iPhone": letters, then perhaps letters behind apostrophes, that end small before a capital.
fn camel(all: &[(usize, char)], from: usize) -> Option<usize> {
    let get = |at: usize| all.get(at).map(|(_, character)| *character);
    let ends =
        |at: usize| get(at).is_some_and(char::is_lowercase) && get(at + 1).is_some_and(char::is_uppercase);
    let mut at = from;
    loop {
        let mut inner = at;
        loop {
            if ends(inner) {
                return Some(inner + 1 - from);
            }
            if !(get(inner).is_some_and(is_quote) && get(inner + 1).is_some_and(char::is_alphabetic)) {
                break;
            }
            inner += 2;
        }
        if !get(at).is_some_and(char::is_alphabetic) {
            return None;
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_digits_and_signs_come_apart() {
        for (word, wanted) in [
            ("iPhone15", &["i", "Phone", "15"][..]),
            ("rock'n'roll", &["rock'n'r", "oll"]),
            ("HTTPServer", &["HTTPServer"]),
            ("''quoted''", &["''", "quoted", "''"]),
            ("a/b", &["a", "/", "b"]),
            ("-7", &["-7"]),
            ("1,000.5%", &["1,000.5", "%"]),
            ("x-ray_2", &["x", "-", "ray", "_", "2"]),
        ] {
            assert_eq!(parts(word), wanted, "{word}");
        }
    }
}

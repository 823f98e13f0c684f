//! Versions and addresses of computers: v1.2.3, 192.168.0.1, Python 3.11.

use super::scan::{At, Said, digits};

/// Names before a number that is a version.
const SOFTWARE: &str = "version release python node node.js rust go java ubuntu debian fedora ios ipados macos android windows \
    kernel linux firefox chrome safari postgresql postgres mysql redis django rails react angular vue typescript php \
    ruby swift kotlin gcc clang cmake docker kubernetes chapter section figure table rfc";

/// A version that begins with a digit.
pub(super) fn read(at: &At<'_>) -> Option<Said> {
    let (parts, end) = parts(at.rest())?;
    // "1.000.000" in languages that part thousands so.
    if at.number(at.start).is_some_and(|number| number.grouped) {
        return None;
    }
    let end = at.start + end;
    if at.from(end).starts_with(|c: char| c.is_ascii_digit() || c == '%' || c == '°') {
        return None;
    }
    let point = at.tongue.words.point;
    if parts.len() == 4 && parts.iter().all(|part| part.parse::<u16>().is_ok_and(|part| part < 256)) {
        let words: Vec<String> = parts.iter().map(|part| at.tongue.spell_digits(part)).collect();
        return Some(Said { end, words: words.join(&format!(" {} ", at.tongue.dot)) });
    }
    let named = parts.len() == 2 && at.tongue.is_english() && {
        let before = at.word_before().to_lowercase();
        !before.is_empty() && SOFTWARE.split(' ').any(|word| word == before)
    };
    if parts.len() < 3 && !named {
        return None;
    }
    Some(Said { end, words: numbers(at, &parts, point) })
}

/// A version that begins with a letter: v1.2, v2.
pub(super) fn with_letter(at: &At<'_>) -> Option<Said> {
    if !at.tongue.is_english() {
        return None;
    }
    let behind = at.rest().strip_prefix(['v', 'V'])?;
    let count = digits(behind);
    if count == 0 {
        return None;
    }
    let several = parts(behind);
    // A V6 is an engine.
    if several.is_none() && at.rest().starts_with('V') {
        return None;
    }
    let (parts, end) = several.unwrap_or((vec![&behind[..count]], count));
    let end = at.start + 1 + end;
    (!at.goes_on(end) || at.from(end).starts_with('_'))
        .then(|| Said { end, words: format!("version {}", numbers(at, &parts, at.tongue.words.point)) })
}

/// No version has more numbers.
const MOST_PARTS: usize = 8;

/// Numbers with a full stop between them.
fn parts(text: &str) -> Option<(Vec<&str>, usize)> {
    // Most numbers are one.
    let mut next = text.bytes().skip_while(u8::is_ascii_digit);
    if next.next() != Some(b'.') || !next.next().is_some_and(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut parts = Vec::new();
    let mut end = 0;
    loop {
        let count = digits(&text[end..]);
        if count == 0 || count > 8 || parts.len() == MOST_PARTS {
            return None;
        }
        parts.push(&text[end..end + count]);
        end += count;
        let goes_on =
            text[end..].starts_with('.') && text[end + 1..].starts_with(|c: char| c.is_ascii_digit());
        if !goes_on {
            break;
        }
        end += 1;
    }
    (parts.len() > 1).then_some((parts, end))
}

fn numbers(at: &At<'_>, parts: &[&str], point: &str) -> String {
    let word = |part: &&str| {
        if part.len() > 1 && part.starts_with('0') {
            at.tongue.spell_digits(part)
        } else {
            part.parse().map_or_else(|_| at.tongue.spell_digits(part), at.tongue.cardinal)
        }
    };
    parts.iter().map(word).collect::<Vec<_>>().join(&format!(" {point} "))
}

#[cfg(test)]
mod tests {
    use crate::tts::normalize::testing::table;

    #[test]
    fn versions_are_read() {
        table(
            "en-us",
            &[
                ("v1.2.3 is out", "version one point two point three is out"),
                ("v2", "version two"),
                ("1.10.0", "one point ten point zero"),
                ("Python 3.11", "Python three point eleven"),
                ("version 2.0", "version two point zero"),
                ("192.168.0.1", "one nine two dot one six eight dot zero dot one"),
                ("Ubuntu 22.04", "Ubuntu twenty two point zero four"),
                ("vex", "vex"),
                ("v1.2-beta", "version one point two-beta"),
            ],
        );
    }
}

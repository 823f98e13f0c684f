//! Addresses of the web and of mail, and names of files: their marks are said.

use super::scan::{At, Said};

/// Endings of names on the web that make a word an address.
const ENDINGS: &str = "com org net edu gov mil int io dev app ai co rs uk de fr es it pt br eu us ca au jp cn in ru ch at nl be se no dk \
    pl info biz me tv xyz cloud tech online site blog gg fm ly";
/// Endings that are said as words; others of two letters are spelt.
const SAID: &str =
    "com org net edu gov mil int dev app co info biz me xyz cloud tech online site blog be no at in it";
/// Endings of files.
const FILES: &str = "rs py js ts md txt toml json yaml yml html css csv pdf png jpg jpeg gif svg mp wav zip gz tar sh exe doc docx xls xlsx \
    ppt onnx lock xml sql env log cfg ini conf java cpp h c";

/// An address that begins at a word.
pub(super) fn read(at: &At<'_>, chunk: &str) -> Option<Said> {
    let body = chunk.trim_end_matches(|c: char| {
        matches!(
            c,
            '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '"' | '\'' | '”' | '’' | '>' | '*' | '`' | '}'
        )
    });
    if body.len() < 4 {
        return None;
    }
    let end = at.start + body.len();
    if let Some(scheme) = body.find("://") {
        let known = ["http", "https", "ftp", "ws", "wss", "file", "git", "ssh"]
            .contains(&body[..scheme].to_lowercase().as_str());
        return known.then(|| Said { end, words: spoken(at, &body[scheme + 3..]) });
    }
    if let Some((name, host)) = body.split_once('@') {
        let mail = !name.is_empty()
            && is_host(host)
            && name.chars().all(|c| c.is_alphanumeric() || "._-+%".contains(c));
        return mail.then(|| Said { end, words: spoken(at, body) });
    }
    let host = body.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let is_web = is_host(host)
        && (host.len() < body.len() || has_ending(host, ENDINGS))
        && (body.starts_with("www.") || has_ending(host, ENDINGS));
    (is_web || is_path(body)).then(|| Said { end, words: spoken(at, body) })
}

fn is_host(host: &str) -> bool {
    let host = host.split(['/', '?', ':']).next().unwrap_or_default();
    let mut parts = host.split('.');
    host.contains('.')
        && parts.all(|part| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-'))
        && host.rsplit('.').next().is_some_and(|last| last.len() > 1 && last.chars().all(char::is_alphabetic))
}

fn has_ending(address: &str, list: &str) -> bool {
    let Some((front, ending)) = address.rsplit_once('.') else { return false };
    // "end.In the" is a slip of the pen and no address.
    !front.is_empty()
        && ending.chars().all(char::is_lowercase)
        && list.split_whitespace().any(|known| known == ending)
}

/// A path, or a name of a file: ./target/ef, src/main.rs, report.pdf.
fn is_path(body: &str) -> bool {
    let plain = body.chars().all(|c| c.is_ascii_alphanumeric() || "./_-~+".contains(c));
    let slashes = body.matches('/').count();
    let starts =
        body.starts_with("./") || body.starts_with("../") || body.starts_with('/') || body.starts_with("~/");
    let letters = body.chars().any(char::is_alphabetic);
    let name = body.rsplit('/').next().unwrap_or_default();
    plain && letters && ((starts && slashes > 0) || slashes > 1 || has_ending(name, FILES))
}

/// The address in words.
fn spoken(at: &At<'_>, address: &str) -> String {
    let address = address.strip_suffix('/').unwrap_or(address);
    let host_end = address.find(['/', '?', '#']).unwrap_or(address.len());
    let mut words: Vec<String> = Vec::new();
    let mut rest = address;
    let mut byte = 0;
    while let Some(first) = rest.chars().next() {
        let length = if first.is_alphabetic() {
            let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
            let piece = &rest[..length];
            let ending = byte > 0 && address[..byte].ends_with('.') && byte + length == host_end;
            words.extend(piece_words(piece, ending));
            length
        } else if first.is_ascii_digit() {
            let length = super::scan::digits(rest);
            words.push(number_words(at, &rest[..length]));
            length
        } else {
            let word = mark(at, first);
            if !word.is_empty() {
                words.push(word.to_owned());
            }
            first.len_utf8()
        };
        byte += length;
        rest = &rest[length..];
    }
    words.join(" ")
}

fn number_words(at: &At<'_>, digits: &str) -> String {
    let short = digits.len() < 3 && !digits.starts_with('0') || digits == "0";
    let year = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    match digits.parse() {
        Ok(value) if short => (at.tongue.cardinal)(value),
        Ok(value) if year => (at.tongue.year)(value),
        _ => at.tongue.spell_digits(digits),
    }
}

/// Letters of an address; humps part words.
fn piece_words(piece: &str, ending: bool) -> Vec<String> {
    let two = piece.len() == 2 && ending && !SAID.split_whitespace().any(|known| known == piece);
    if two {
        let letters: Vec<String> = piece.to_uppercase().chars().map(String::from).collect();
        return vec![letters.join(".")];
    }
    if piece.eq_ignore_ascii_case("www") {
        return vec!["W.W.W".to_owned()];
    }
    super::hashtag::humps(piece)
}

fn mark(at: &At<'_>, mark: char) -> &'static str {
    let english = at.tongue.is_english();
    match mark {
        '.' => at.tongue.dot,
        '@' => at.tongue.at,
        '/' | '\\' if english => "slash",
        '-' if english => "dash",
        '_' if english => "underscore",
        ':' if english => "colon",
        '?' if english => "question mark",
        '=' if english => "equals",
        '&' if english => "and",
        '#' if english => "hash",
        '+' if english => "plus",
        '%' if english => "percent",
        '~' if english => "tilde",
        '/' => at.tongue.slash,
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use crate::tts::normalize::testing::table;

    #[test]
    fn addresses_are_read() {
        table(
            "en-us",
            &[
                (
                    "Visit https://www.example.com/path?q=1 or mail bob@example.com.",
                    "Visit W.W.W dot example dot com slash path question mark q equals one or mail bob at example dot com.",
                ),
                ("see example.org", "see example dot org"),
                ("jane.doe_99@mail.co.uk", "jane dot doe underscore ninety nine at mail dot co dot U.K"),
                ("docs.rs/ef-cli", "docs dot R.S slash ef dash cli"),
                ("run ./target/release/ef now", "run dot slash target slash release slash ef now"),
                ("open main.rs and report.pdf", "open main dot R.S and report dot pdf"),
                ("(http://a.io)", "(a dot I.O)"),
                ("The end.In time", "The end.In time"),
                ("and/or", "and or"),
                ("https://example.com/2024/05", "example dot com slash twenty twenty four slash zero five"),
            ],
        );
    }
}

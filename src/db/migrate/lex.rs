//! SQL cut into tokens, as PostgreSQL's own scanner and psql's cut it (manual, 4.1): just far enough to know what is
//! text and what is not. Every byte belongs to exactly one token. Knows nothing of statements.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Blanks and line ends.
    Space,
    /// `-- …`, without its line end.
    LineComment,
    /// `/* … */`, nested ones included.
    BlockComment,
    /// `'…'` or `E'…'`.
    Text,
    /// `$tag$ … $tag$`.
    Dollar,
    /// `"…"`.
    Quoted,
    /// A key word or a name.
    Word,
    /// A number.
    Number,
    /// Any other character.
    Symbol,
}

/// A piece of the text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Something that is opened and never closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unclosed {
    pub(super) kind: Kind,
    /// Where it is opened.
    pub(super) start: usize,
}

/// The tokens of a text, in order and without gaps.
pub(super) struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// What the token at `self.at` is, and where it ends; `None` when it is never closed.
    fn measure(&self, first: u8) -> (Kind, Option<usize>) {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let next = bytes.get(start + 1).copied();
        match first {
            b' ' | b'\t' | b'\n' | b'\r' | b'\x0b' | b'\x0c' => {
                (Kind::Space, Some(self.run(start, is_space)))
            }
            b'-' if next == Some(b'-') => {
                (Kind::LineComment, Some(self.run(start, |byte| byte != b'\n' && byte != b'\r')))
            }
            b'/' if next == Some(b'*') => (Kind::BlockComment, block_comment_end(bytes, start)),
            b'\'' => (Kind::Text, quoted_end(bytes, start, b'\'')),
            b'"' => (Kind::Quoted, quoted_end(bytes, start, b'"')),
            b'e' | b'E' if next == Some(b'\'') => (Kind::Text, escaped_end(bytes, start + 1)),
            b'$' => match dollar_tag(bytes, start) {
                Some(tag) => {
                    let close = self.text[tag..].find(&self.text[start..tag]);
                    (Kind::Dollar, close.map(|at| tag + at + tag - start))
                }
                None => (Kind::Symbol, Some(start + 1)),
            },
            b'0'..=b'9' => (Kind::Number, Some(self.run(start, is_number_part))),
            _ if begins_word(first) => (Kind::Word, Some(self.run(start, is_word_part))),
            _ => (Kind::Symbol, Some(start + 1)),
        }
    }

    /// Where a run of such bytes ends.
    fn run(&self, start: usize, is_part: impl Fn(u8) -> bool) -> usize {
        let rest = &self.text.as_bytes()[start..];
        rest.iter().position(|byte| !is_part(*byte)).map_or(self.text.len(), |length| start + length)
    }
}

impl Iterator for Lexer<'_> {
    type Item = Result<Token, Unclosed>;

    fn next(&mut self) -> Option<Self::Item> {
        let first = *self.text.as_bytes().get(self.at)?;
        let start = self.at;
        let (kind, end) = self.measure(first);
        self.at = end.unwrap_or(self.text.len());
        Some(end.map(|end| Token { kind, start, end }).ok_or(Unclosed { kind, start }))
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0b' | b'\x0c')
}

fn begins_word(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_' || byte >= 0x80
}

fn is_word_part(byte: u8) -> bool {
    begins_word(byte) || byte.is_ascii_digit() || byte == b'$'
}

fn is_number_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'.'
}

/// The end of a text between `quote`s, in which the doubled quote stands for one.
fn quoted_end(bytes: &[u8], start: usize, quote: u8) -> Option<usize> {
    let mut at = start + 1;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == quote)? + 1;
        if bytes.get(at) != Some(&quote) {
            return Some(at);
        }
        at += 1;
    }
}

/// The end of an `E'…'`, whose quote stands at `start`. It goes on when another text follows on a later line.
fn escaped_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    loop {
        match (bytes.get(at)?, bytes.get(at + 1)) {
            (b'\\', _) | (b'\'', Some(b'\'')) => at += 2,
            (b'\'', _) => match continued(bytes, at + 1) {
                Some(next) => at = next + 1,
                None => return Some(at + 1),
            },
            _ => at += 1,
        }
    }
}

/// Where the next quote stands when only white space with a line end, and comments after that, lie between.
fn continued(bytes: &[u8], mut at: usize) -> Option<usize> {
    let mut line_ended = false;
    loop {
        match bytes.get(at)? {
            b'\'' if line_ended => return Some(at),
            b'\n' | b'\r' => line_ended = true,
            b'-' if line_ended && bytes.get(at + 1) == Some(&b'-') => {
                at += bytes.get(at..)?.iter().position(|byte| *byte == b'\n')?;
                continue;
            }
            byte if is_space(*byte) => {}
            _ => return None,
        }
        at += 1;
    }
}

fn block_comment_end(bytes: &[u8], start: usize) -> Option<usize> {
    let (mut at, mut depth) = (start, 0_usize);
    loop {
        match (bytes.get(at)?, bytes.get(at + 1)) {
            (b'/', Some(b'*')) => (depth, at) = (depth + 1, at + 2),
            (b'*', Some(b'/')) => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return Some(at);
        }
    }
}

/// Where the opening `$tag$` ends, when it is one.
fn dollar_tag(bytes: &[u8], start: usize) -> Option<usize> {
    let length = bytes[start + 1..].iter().position(|byte| !is_word_part(*byte) || *byte == b'$')?;
    let end = start + 1 + length;
    let first = bytes[start + 1];
    (bytes[end] == b'$' && (length == 0 || begins_word(first))).then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn kinds(text: &str) -> Vec<(Kind, &str)> {
        let tokens = Lexer::new(text).map(|token| token.expect("closed"));
        tokens
            .filter(|token| token.kind != Kind::Space)
            .map(|token| (token.kind, &text[token.start..token.end]))
            .collect()
    }

    #[test]
    fn texts_of_each_kind_are_one_token() {
        for (text, kind) in [
            ("'it''s; here'", Kind::Text),
            (r"'a\'", Kind::Text),
            (r"E'a\';b'", Kind::Text),
            ("E'a'\n  -- why\n 'b\\';'", Kind::Text),
            ("\"a\"\";b\"", Kind::Quoted),
            ("$$a;$b$ ; $$", Kind::Dollar),
            ("$ä_1$a;$$ ; $ä_1$", Kind::Dollar),
            ("/* a /* b; */ ; */", Kind::BlockComment),
            ("-- a; 'b", Kind::LineComment),
            ("naïve$1", Kind::Word),
            ("1_000.5e10", Kind::Number),
        ] {
            assert_eq!(kinds(text), [(kind, text)], "{text}");
        }
    }

    #[test]
    fn what_looks_like_a_quote_is_none() {
        let words = kinds("a$b$c $1 e 'x' U&'y' E'z' 'w'");
        let texts: Vec<&str> =
            words.iter().filter(|(kind, _)| *kind == Kind::Text).map(|(_, t)| *t).collect();
        assert_eq!(texts, ["'x'", "'y'", "E'z'", "'w'"]);
        assert!(words.iter().all(|(kind, _)| *kind != Kind::Dollar), "{words:?}");
    }

    #[test]
    fn what_is_not_closed_is_told() {
        for (text, kind, start) in [
            ("a 'b", Kind::Text, 2),
            (r"E'b\'", Kind::Text, 0),
            ("/* /* */", Kind::BlockComment, 0),
            ("x $a$ $b$", Kind::Dollar, 2),
            ("\"a", Kind::Quoted, 0),
        ] {
            let last = Lexer::new(text).last();
            assert_eq!(last, Some(Err(Unclosed { kind, start })), "{text}");
        }
    }

    proptest! {
        #[test]
        fn tokens_have_no_gaps(text in r#"([a-zA-Z0-9;'"$\\/*\- \n(){}äé]|\$\$|\$a\$|/\*|\*/|--|E'){0,40}"#) {
            let mut at = 0;
            for token in Lexer::new(&text) {
                match token {
                    Ok(token) => {
                        prop_assert_eq!(token.start, at);
                        prop_assert!(token.end > at && text.is_char_boundary(token.end));
                        at = token.end;
                    }
                    Err(unclosed) => {
                        prop_assert_eq!(unclosed.start, at);
                        at = text.len();
                    }
                }
            }
            prop_assert_eq!(at, text.len());
        }
    }
}

//! A file's text cut into statements, each with its place. Joined together the pieces are the text again.

use super::lex::{Kind, Lexer, Token, Unclosed};
use std::ops::Range;

/// A part of a file: what stands before a statement, the statement, and its semicolon. The last one may have no
/// statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    /// All of it, comments and semicolon included.
    pub(super) raw: Range<usize>,
    /// The statement alone, from its first word to its last; empty when there is none.
    pub(super) body: Range<usize>,
}

/// Why a text cannot be cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    /// What is wrong.
    pub(super) why: String,
    /// What to do.
    pub(super) help: &'static str,
    /// Where, in bytes.
    pub(super) at: Range<usize>,
}

/// Cuts a text after each semicolon that ends a statement.
pub(super) fn split(text: &str) -> Result<Vec<Segment>, Refusal> {
    let mut segments = Vec::new();
    let mut part = Part::new(0);
    for token in Lexer::new(text) {
        let token = token.map_err(|unclosed| never_closed(text, unclosed))?;
        match token.kind {
            Kind::Space | Kind::LineComment | Kind::BlockComment => {}
            Kind::Symbol if &text[token.start..token.end] == ";" && part.is_whole() => {
                part.refuse_copy(text)?;
                segments.push(part.end(token.end));
                part = Part::new(token.end);
            }
            _ => part.add(text, token)?,
        }
    }
    part.refuse_copy(text)?;
    if part.start < text.len() {
        segments.push(part.end(text.len()));
    }
    Ok(segments)
}

/// The statement that is being read.
struct Part<'a> {
    start: usize,
    body: Option<Range<usize>>,
    parentheses: usize,
    /// Whether it makes a function or a procedure, the only place for a body of statements.
    routine: bool,
    /// How many `BEGIN ATOMIC` and `CASE` are open.
    blocks: usize,
    /// The first words, and the last one.
    words: Vec<&'a str>,
    last_word: &'a str,
    from_stdin: Option<Range<usize>>,
}

impl<'a> Part<'a> {
    fn new(start: usize) -> Self {
        Self {
            start,
            body: None,
            parentheses: 0,
            routine: false,
            blocks: 0,
            words: Vec::new(),
            last_word: "",
            from_stdin: None,
        }
    }

    /// Whether a semicolon ends it.
    fn is_whole(&self) -> bool {
        self.parentheses == 0 && self.blocks == 0
    }

    fn end(self, end: usize) -> Segment {
        Segment { raw: self.start..end, body: self.body.unwrap_or(end..end) }
    }

    fn add(&mut self, text: &'a str, token: Token) -> Result<(), Refusal> {
        let word = &text[token.start..token.end];
        match (token.kind, word) {
            (Kind::Symbol, "(") => self.parentheses += 1,
            (Kind::Symbol, ")") => self.parentheses = self.parentheses.saturating_sub(1),
            (Kind::Symbol, "\\") => return Err(psql_command(text, token.start)),
            (Kind::Word, _) => self.add_word(word, &token),
            _ => self.last_word = "",
        }
        let start = self.body.as_ref().map_or(token.start, |body| body.start);
        self.body = Some(start..token.end);
        Ok(())
    }

    fn add_word(&mut self, word: &'a str, token: &Token) {
        if self.words.len() < 4 {
            self.words.push(word);
            self.routine = makes_routine(&self.words);
        }
        if self.routine && self.parentheses == 0 {
            if is(word, "atomic") && is(self.last_word, "begin") || is(word, "case") && self.blocks > 0 {
                self.blocks += 1;
            } else if is(word, "end") {
                self.blocks = self.blocks.saturating_sub(1);
            }
        }
        let copy = self.parentheses == 0 && self.words.first().is_some_and(|word| is(word, "copy"));
        let from_stdin = is(word, "stdin") && is(self.last_word, "from");
        if copy && (from_stdin || is(word, "stdout") && is(self.last_word, "to")) {
            self.from_stdin = Some(token.start..token.end);
        }
        self.last_word = word;
    }

    fn refuse_copy(&self, text: &str) -> Result<(), Refusal> {
        let Some(at) = self.from_stdin.clone() else { return Ok(()) };
        Err(Refusal {
            why: format!("`COPY … {}` has no place in a migration", text[at.clone()].to_uppercase()),
            help: "write the rows as INSERT (pg_dump: `--inserts`), or load them from a program",
            at,
        })
    }
}

fn is(word: &str, small: &str) -> bool {
    word.eq_ignore_ascii_case(small)
}

/// `CREATE [OR REPLACE] FUNCTION` or `PROCEDURE`.
fn makes_routine(words: &[&str]) -> bool {
    let rest = match words {
        [create, or, replace, rest @ ..]
            if is(create, "create") && is(or, "or") && is(replace, "replace") =>
        {
            rest
        }
        [create, rest @ ..] if is(create, "create") => rest,
        _ => return false,
    };
    rest.first().is_some_and(|word| is(word, "function") || is(word, "procedure"))
}

fn never_closed(text: &str, unclosed: Unclosed) -> Refusal {
    let (what, help) = match unclosed.kind {
        Kind::BlockComment => ("this comment", "close it with `*/`; comments may be nested"),
        Kind::Dollar => ("this dollar quote", "close it with the same `$tag$`"),
        Kind::Quoted => ("this quoted name", "close it with `\"`"),
        _ => ("this text", "close it with `'`; a quote inside is doubled"),
    };
    let first = text[unclosed.start..].chars().next().map_or(0, char::len_utf8);
    let length = match unclosed.kind {
        Kind::BlockComment => 2,
        Kind::Dollar => text[unclosed.start + 1..].find('$').map_or(1, |at| at + 2),
        _ => first,
    };
    Refusal { why: format!("{what} is never closed"), help, at: unclosed.start..unclosed.start + length }
}

fn psql_command(text: &str, start: usize) -> Refusal {
    let rest = &text[start..];
    let length = rest.find(|c: char| c.is_whitespace()).unwrap_or(rest.len());
    Refusal {
        why: format!("`{}` is a command of psql, not SQL", &rest[..length]),
        help: "write what it stands for as SQL; lines such as `\\restrict` and `\\connect` of a dump can go",
        at: start..start + length,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bodies(text: &str) -> Vec<&str> {
        let segments = split(text).expect("it can be cut");
        assert_eq!(segments.iter().map(|segment| &text[segment.raw.clone()]).collect::<String>(), text);
        let bodies = segments.into_iter().map(|segment| &text[segment.body]);
        bodies.filter(|body| !body.is_empty()).collect()
    }

    #[test]
    fn statements_end_at_semicolons_outside_of_everything() {
        let text = "-- a; b\nselect ';', \";\", $x$;$x$ /* ; */ ; ; select 2 -- end;\n";
        assert_eq!(bodies(text), ["select ';', \";\", $x$;$x$", "select 2"]);
        assert_eq!(bodies("create rule r as on insert to t do (select 1; select 2); select 3").len(), 2);
        assert!(bodies("").is_empty());
        assert!(bodies("  -- nothing\r\n /* here */\n").is_empty());
        assert_eq!(bodies("select 1;\r\nselect 2;\r\n"), ["select 1", "select 2"]);
    }

    #[test]
    fn a_body_of_statements_stays_whole() {
        let body = "create or replace function f(a int) returns int language sql\nbegin atomic\n select case when \
                    a = 1 then 2 end; select a;\nend";
        assert_eq!(bodies(&format!("{body};\nselect 1;")), [body, "select 1"]);
        let body = "CREATE PROCEDURE p() BEGIN ATOMIC INSERT INTO t VALUES (1); END";
        assert_eq!(bodies(&format!("{body};begin;commit;end;")), [body, "begin", "commit", "end"]);
        // Elsewhere these are ordinary names.
        assert_eq!(bodies("select atomic from begin; select 1;").len(), 2);
        assert_eq!(bodies("create function f() returns int as $$ begin return 1; end $$; select 1").len(), 2);
    }

    #[test]
    fn what_only_psql_understands_is_refused() {
        for (text, word, at) in [
            ("select 1;\n\\connect other\n", "\\connect", 10),
            ("copy t (a) from stdin;\n1\n\\.\n", "STDIN", 16),
            ("COPY t TO STDOUT", "STDOUT", 10),
            ("select 'a", "never closed", 7),
            ("do $x$ begin $y$", "never closed", 3),
        ] {
            let refusal = split(text).expect_err(text);
            assert!(refusal.why.contains(word), "{refusal:?}");
            assert_eq!(refusal.at.start, at, "{refusal:?}");
        }
        assert_eq!(bodies("copy t from '/tmp/stdin'; select stdin from stdin").len(), 2);
    }

    fn piece() -> impl Strategy<Value = String> {
        prop_oneof![
            "'([a-z;\\\\ä\n]|'')*'",
            "E'([a-z;ä\n]|''|\\\\'|\\\\\\\\)*'",
            "\"([a-z;'\n]|\"\")+\"",
            "\\$\\$[a-z;'\"\n]*\\$\\$",
            "\\$tag\\$([a-z;'\"\n]|\\$\\$|\\$b\\$)*\\$tag\\$",
            "/\\*[a-z;'\"]*(/\\*[;'$]*\\*/)?[a-z;]*\\*/",
            "--[a-z;'\"$]*\n",
            "\\([a-z; ]*\\)",
        ]
    }

    proptest! {
        #[test]
        fn joining_gives_the_text_back(text in r#"([a-zA-Z0-9;'"$\\/*\- \n()ä]|\$\$|\$a\$|/\*|\*/|--|E'){0,40}"#) {
            if let Ok(segments) = split(&text) {
                let joined: String = segments.iter().map(|segment| &text[segment.raw.clone()]).collect();
                prop_assert_eq!(joined, text);
            }
        }

        #[test]
        fn no_quoted_semicolon_splits(statements in prop::collection::vec(prop::collection::vec(piece(), 0..5), 1..5)) {
            let texts: Vec<String> =
                statements.iter().map(|pieces| format!("select {} 1", pieces.join(" "))).collect();
            let text = texts.join(";");
            let raw: Vec<String> =
                split(&text).expect("it can be cut").iter().map(|s| text[s.raw.clone()].to_owned()).collect();
            prop_assert_eq!(raw.len(), texts.len());
            for (raw, text) in raw.iter().zip(&texts) {
                prop_assert_eq!(raw.trim_end_matches(';'), text);
            }
        }
    }
}

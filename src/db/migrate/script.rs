//! The text of one migration: its statements with their places, and whether it runs in a transaction.

use super::{
    error::{Error, Place, ScriptError},
    kind::Kind,
    lex::{self, Lexer},
    split::{Refusal, Segment, split},
};
use crate::base::checksum::hex;
use miette::{NamedSource, SourceSpan};
use sha2::{Digest, Sha256};
use std::{ops::Range, sync::Arc};

/// The line that asks for a file to run outside a transaction, after `-- `.
const DIRECTIVE: &str = "ef:";
const NO_TRANSACTION: &str = "no-transaction";

/// One statement of a script.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Its bytes in the script's text, from its first word to its last, without the semicolon.
    pub range: Range<usize>,
    /// The line of its first word, from 1.
    pub line: usize,
    /// The column of its first word, in characters from 1.
    pub column: usize,
    pub(super) kind: Kind,
}

/// How a script runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// All of it in one transaction, together with its row in the journal.
    Transaction,
    /// Statement by statement; the journal remembers how far it came.
    Stepwise,
}

/// The text of a migration, cut into statements.
#[derive(Clone, Debug)]
pub struct Script {
    file: String,
    text: Arc<str>,
    lines: Arc<[usize]>,
    segments: Vec<Segment>,
    statements: Vec<Statement>,
    directive: bool,
}

impl Script {
    /// Cuts the text of `file` (a name for people) into statements.
    pub fn parse(file: &str, bytes: &[u8]) -> Result<Self, Error> {
        let text = decode(file, bytes)?;
        let ends = memchr::memchr_iter(b'\n', text.as_bytes());
        let lines = std::iter::once(0).chain(ends.map(|at| at + 1)).collect();
        let mut script = Self {
            file: file.to_owned(),
            text: text.into(),
            lines,
            segments: Vec::new(),
            statements: Vec::new(),
            directive: false,
        };
        script.segments = split(&script.text).map_err(|refusal| script.refuse(refusal))?;
        for segment in &script.segments {
            if !segment.body.is_empty() {
                let place = script.place(segment.body.start);
                let kind = Kind::of(&script.text[segment.body.clone()]);
                let range = segment.body.clone();
                script.statements.push(Statement { range, line: place.line, column: place.column, kind });
            }
        }
        script.directive = script.read_directives()?;
        script.check_transactions()?;
        script.check_locks()?;
        Ok(script)
    }

    /// The name that it goes by in errors.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// All of it, without a byte order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its statements, in order.
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    /// One statement's text.
    pub fn sql(&self, statement: &Statement) -> &str {
        &self.text[statement.range.clone()]
    }

    /// How it runs on a server of this version (such as 150004): by itself when a statement refuses to run in a
    /// transaction, or when a comment says `-- ef: no-transaction`.
    pub fn mode(&self, server_version: i64) -> Mode {
        let refuses = |statement: &Statement| statement.kind.refuses_transaction(server_version);
        if self.directive || self.statements.iter().any(refuses) { Mode::Stepwise } else { Mode::Transaction }
    }

    /// The SHA-256 of the text with Unix line ends, so that a checkout on another system counts as the same.
    pub fn checksum(&self) -> String {
        digest(&self.text)
    }

    /// The SHA-256 of the first `count` statements.
    pub(super) fn checksum_of(&self, count: usize) -> String {
        let mut text = String::new();
        for statement in self.statements.iter().take(count) {
            text.push_str(self.sql(statement));
            text.push_str(";\n");
        }
        digest(&text)
    }

    /// The statements as the Supabase CLI writes them into its table: each with the comments before it, without
    /// the semicolon; what stands after the last one counts too.
    pub fn recorded(&self) -> Vec<String> {
        let texts =
            self.segments.iter().map(|segment| self.text[segment.raw.clone()].trim_end_matches(';').trim());
        texts.filter(|text| !text.is_empty()).map(str::to_owned).collect()
    }

    /// Whether it consists of exactly these recorded statements, wherever whoever recorded them cut.
    pub fn is_recorded_as(&self, statements: &[String]) -> bool {
        let text = self.text.replace("\r\n", "\n");
        let between = |c: char| c.is_whitespace() || c == ';' || c == '\u{feff}';
        let mut rest = text.trim_start_matches(between);
        for statement in statements {
            let statement = statement.replace("\r\n", "\n");
            match rest.strip_prefix(statement.trim_matches(between)) {
                Some(after) => rest = after.trim_start_matches(between),
                None => return false,
            }
        }
        rest.is_empty()
    }

    /// Whether its statements become somebody else.
    pub(super) fn changes_role(&self) -> bool {
        self.statements.iter().any(|statement| {
            let sql = self.sql(statement).to_ascii_lowercase();
            statement.kind == Kind::Set && (sql.contains("role") || sql.contains("authorization"))
        })
    }

    /// Line and column of a byte.
    pub(super) fn place(&self, at: usize) -> Place {
        let line = self.lines.partition_point(|start| *start <= at);
        let start = self.lines.get(line.wrapping_sub(1)).copied().unwrap_or(0);
        Place { file: self.file.clone(), line, column: self.text[start..at].chars().count() + 1 }
    }

    /// The text with its name, for an error that shows a part of it.
    pub(super) fn source(&self) -> NamedSource<String> {
        NamedSource::new(&self.file, self.text.to_string()).with_language("SQL")
    }

    fn refuse(&self, refusal: Refusal) -> Error {
        let Refusal { why, help, at } = refusal;
        Error::from(Box::new(ScriptError {
            place: self.place(at.start),
            why,
            help: help.to_owned(),
            source_code: Some(self.source()),
            span: Some(SourceSpan::from(at)),
        }))
    }

    fn refuse_statement(&self, statement: &Statement, why: &str, help: &'static str) -> Error {
        self.refuse(Refusal { why: why.to_owned(), help, at: statement.range.clone() })
    }

    /// Reads `-- ef: …` lines above the first statement and below the last one.
    fn read_directives(&self) -> Result<bool, Error> {
        let head_end = self.statements.first().map_or(self.text.len(), |first| first.range.start);
        let tail_start = self.statements.last().map_or(self.text.len(), |last| last.range.end);
        let mut found = false;
        for part in [0..head_end, tail_start..self.text.len()] {
            for token in Lexer::new(&self.text[part.clone()]).flatten() {
                let at = part.start + token.start..part.start + token.end;
                let comment = self.text[at.clone()].trim_start_matches('-').trim();
                let Some(word) = comment.strip_prefix(DIRECTIVE) else { continue };
                if token.kind != lex::Kind::LineComment {
                    continue;
                }
                if word.trim() != NO_TRANSACTION {
                    let why = format!("`{comment}` is no instruction that `ef` knows");
                    let help = "the only one is `-- ef: no-transaction`";
                    return Err(self.refuse(Refusal { why, help, at }));
                }
                found = true;
            }
        }
        Ok(found)
    }

    /// Refuses a script whose own BEGIN and COMMIT would leave it half-done.
    fn check_transactions(&self) -> Result<(), Error> {
        let stepwise = self.mode(i64::MAX) == Mode::Stepwise;
        let last = self.statements.len().saturating_sub(1);
        let mut open: Option<&Statement> = None;
        for (number, statement) in self.statements.iter().enumerate() {
            match statement.kind {
                Kind::Begin if open.is_some() => {
                    return Err(self.refuse_statement(
                        statement,
                        "a transaction begins inside another one",
                        "end the first one before",
                    ));
                }
                Kind::Begin if number > 0 && !stepwise => return Err(self.own_transaction(statement)),
                Kind::Begin => open = Some(statement),
                Kind::Commit | Kind::Rollback if stepwise => open = None,
                Kind::Commit if open.is_some() && number == last => open = None,
                Kind::Commit | Kind::Rollback => return Err(self.own_transaction(statement)),
                _ if open.is_some() && statement.kind.refuses_transaction(i64::MAX) => {
                    return Err(self.refuse_statement(
                        statement,
                        "this cannot run inside a transaction",
                        "move it behind the COMMIT, or into a file of its own",
                    ));
                }
                _ => {}
            }
        }
        match open {
            Some(statement) => Err(self.refuse_statement(
                statement,
                "this transaction never ends",
                "add COMMIT, or leave BEGIN out: a migration is one transaction anyway",
            )),
            None => Ok(()),
        }
    }

    /// Refuses what would give our turn to somebody else in the middle of a file.
    fn check_locks(&self) -> Result<(), Error> {
        let gives_up = |statement: &&Statement| {
            let words: Vec<&str> = self.sql(statement).split_whitespace().collect();
            matches!(words[..], [one, two] if one.eq_ignore_ascii_case("discard") && two.eq_ignore_ascii_case("all"))
        };
        match self.statements.iter().find(gives_up) {
            Some(statement) => Err(self.refuse_statement(
                statement,
                "this would give up the lock that keeps two runs apart",
                "RESET ALL sets the settings back; between files that happens by itself",
            )),
            None => Ok(()),
        }
    }

    fn own_transaction(&self, statement: &Statement) -> Error {
        self.refuse_statement(
            statement,
            "this ends the transaction that holds the whole file",
            "leave BEGIN and COMMIT out, or say `-- ef: no-transaction` at the top: then the file runs in steps",
        )
    }
}

fn digest(text: &str) -> String {
    let mut hash = Sha256::new();
    for part in text.split("\r\n").enumerate().flat_map(|(n, part)| [if n == 0 { "" } else { "\n" }, part]) {
        hash.update(part.as_bytes());
    }
    hex(&hash.finalize())
}

/// The text of a file; a byte order mark is left out.
fn decode(file: &str, bytes: &[u8]) -> Result<String, Error> {
    let refuse = |at: usize, why: &str, help: &str| {
        let before = String::from_utf8_lossy(&bytes[..at]);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
        Error::from(Box::new(ScriptError {
            place: Place { file: file.to_owned(), line, column },
            why: why.to_owned(),
            help: help.to_owned(),
            source_code: None,
            span: None,
        }))
    };
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(refuse(0, "this is UTF-16, not UTF-8", "save the file as UTF-8"));
    }
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => match text.find('\0') {
            Some(at) => Err(refuse(at, "there is a zero byte", "PostgreSQL takes none: remove it")),
            None => Ok(text.to_owned()),
        },
        Err(error) => {
            let at = error.valid_up_to();
            let why = format!("byte 0x{:02X} is not UTF-8", bytes.get(at).copied().unwrap_or(0));
            Err(refuse(at, &why, "save the file as UTF-8 (from Latin-1: `iconv -f LATIN1 -t UTF-8`)"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn script(text: &str) -> Script {
        Script::parse("1_a.sql", text.as_bytes()).unwrap()
    }

    fn refusal(bytes: &[u8]) -> String {
        Script::parse("1_a.sql", bytes).unwrap_err().to_string()
    }

    #[test]
    fn statements_have_places() {
        let script = script("\u{feff}-- é\r\nselect 1;\r\n  /* ü */ select\r\n'2';");
        let places: Vec<_> = script.statements().iter().map(|s| (s.line, s.column, script.sql(s))).collect();
        assert_eq!(places, [(2, 1, "select 1"), (3, 11, "select\r\n'2'")]);
    }

    #[test]
    fn what_is_recorded_is_what_the_supabase_cli_records() {
        let script = script("-- one\nselect 1;\n;;\n select ';'\n;\n-- end\n");
        assert_eq!(script.recorded(), ["-- one\nselect 1", "select ';'", "-- end"]);
        assert!(script.is_recorded_as(&script.recorded()));
        let cut_elsewhere = ["-- one\nselect 1;\n;;\n select ';'".to_owned(), "-- end".to_owned()];
        assert!(script.is_recorded_as(&cut_elsewhere));
        assert!(!script.is_recorded_as(&cut_elsewhere[..1]));
        assert!(!script.is_recorded_as(&["-- one\nselect 2".to_owned()]));
    }

    #[test]
    fn line_ends_do_not_change_the_checksum() {
        let (unix, windows) =
            (script("select 1;\nselect 2;\n"), script("\u{feff}select 1;\r\nselect 2;\r\n"));
        assert_eq!(unix.checksum(), windows.checksum());
        assert!(windows.is_recorded_as(&unix.recorded()));
        assert_ne!(unix.checksum(), script("select 1;\nselect 2;").checksum());
        // `printf 'select 1;\nselect 2;\n' | sha256sum`
        assert!(unix.checksum().starts_with("061e995a"), "{}", unix.checksum());
    }

    #[test]
    fn a_file_says_how_it_runs() {
        for (text, mode) in [
            ("select 1", Mode::Transaction),
            ("-- ef: no-transaction\nselect 1;", Mode::Stepwise),
            ("select 1;\n-- ef: no-transaction\n", Mode::Stepwise),
            ("create index concurrently i on t (a)", Mode::Stepwise),
            ("begin; select 1; commit;", Mode::Transaction),
            ("-- ef: no-transaction\nbegin; select 1; commit; begin; select 2; end", Mode::Stepwise),
        ] {
            assert_eq!(script(text).mode(150_000), mode, "{text}");
        }
        let add_value = script("alter type t add value 'x'");
        assert_eq!((add_value.mode(110_000), add_value.mode(120_000)), (Mode::Stepwise, Mode::Transaction));
    }

    #[test]
    fn a_file_that_would_stay_half_done_is_refused() {
        assert!(refusal(b"select 1; commit; select 2").contains("line 1, column 11"));
        assert!(refusal(b"begin; select 1; commit; select 2").contains("ends the transaction"));
        assert!(refusal(b"begin; select 1").contains("never ends"));
        assert!(refusal(b"begin; vacuum t; commit").contains("cannot run inside"));
        assert!(refusal(b"DISCARD  all").contains("keeps two runs apart"));
        assert!(refusal(b"-- ef: no-transactoin\nselect 1").contains("no instruction"));
    }

    #[test]
    fn what_is_not_text_is_refused_with_its_place() {
        assert!(refusal(b"select 1;\n-- caf\xe9").contains("line 2, column 7: byte 0xE9 is not UTF-8"));
        assert!(refusal(b"\xff\xfes\0").contains("UTF-16"));
        assert!(refusal(b"select '\0'").contains("zero byte"));
    }
}

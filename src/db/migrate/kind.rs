//! What a statement is, as far as a runner must know: whether it may run in a transaction, ends one, or builds an
//! index that can be left behind unfinished.

use super::lex::{self, Lexer};

/// What a statement is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// As far as we know it runs in a transaction and is undone with it.
    Plain,
    /// It changes settings of the session.
    Set,
    /// `BEGIN`, `START TRANSACTION`.
    Begin,
    /// `COMMIT`, `END`.
    Commit,
    /// `ROLLBACK`, `ABORT`, `PREPARE TRANSACTION`.
    Rollback,
    /// It refuses to run in a transaction.
    Alone,
    /// `CREATE INDEX CONCURRENTLY`.
    Index(Index),
    /// `ALTER TYPE … ADD VALUE`, which refuses a transaction before PostgreSQL 12.
    AddValue,
}

/// The index that a `CREATE INDEX CONCURRENTLY` makes, in the words of the statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Index {
    /// Its name, when it has one.
    pub(super) name: Option<String>,
    /// Its table, with the schema when that is written.
    pub(super) table: String,
}

impl Kind {
    pub(super) fn of(sql: &str) -> Self {
        let words = words(sql);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        match words[..] {
            ["begin", ..] | ["start", "transaction", ..] => Self::Begin,
            ["commit" | "rollback", "prepared", ..] => Self::Alone,
            ["commit" | "end", ..] => Self::Commit,
            ["rollback", "to", ..]
            | ["rollback", "work" | "transaction", "to", ..]
            | ["set", "local" | "constraints" | "transaction", ..] => Self::Plain,
            ["rollback" | "abort", ..] | ["prepare", "transaction", ..] => Self::Rollback,
            ["set" | "reset", ..] => Self::Set,
            ["create", "index", "concurrently", ..] | ["create", "unique", "index", "concurrently", ..] => {
                index(&words).map_or(Self::Alone, Self::Index)
            }
            _ if refuses(&words) => Self::Alone,
            ["alter", "type", ..] if has_in_order(&words, "add", "value") => Self::AddValue,
            _ => Self::Plain,
        }
    }

    pub(super) fn refuses_transaction(&self, server_version: i64) -> bool {
        match self {
            Self::Alone | Self::Index(_) => true,
            Self::AddValue => server_version < 120_000,
            _ => false,
        }
    }

    /// Whether it waits for other transactions without keeping anybody from reading or writing.
    pub(super) fn waits_harmlessly(&self, sql: &str) -> bool {
        matches!(self, Self::Index(_))
            || *self == Self::Alone && words(sql).iter().any(|word| word == "concurrently")
    }
}

/// Statements that PostgreSQL refuses inside a transaction block.
fn refuses(words: &[&str]) -> bool {
    match words {
        ["drop", "index", "concurrently", ..]
        | ["vacuum", ..]
        | ["alter", "system", ..]
        | ["create" | "drop", "database" | "tablespace" | "subscription", ..]
        | ["discard", "all"]
        | ["cluster"]
        | ["reindex", "database" | "system" | "schema", ..] => true,
        ["reindex", rest @ ..] => rest.contains(&"concurrently"),
        ["alter", "database", ..] => has_in_order(words, "set", "tablespace"),
        ["alter", "table", ..] => words.contains(&"detach") && words.last() == Some(&"concurrently"),
        ["alter", "subscription", ..] => words.contains(&"refresh"),
        _ => false,
    }
}

fn has_in_order(words: &[&str], one: &str, two: &str) -> bool {
    words.windows(2).any(|pair| pair == [one, two])
}

/// Words in small letters, quoted names as they are, and other characters; no text, no comments.
fn words(sql: &str) -> Vec<String> {
    // Of most statements the first words tell all.
    let first = sql.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    let long = ["create", "alter", "drop", "reindex"].iter().any(|word| first.eq_ignore_ascii_case(word));
    let tokens = Lexer::new(sql).flatten().take(if long { 400 } else { 20 });
    tokens
        .filter_map(|token| {
            let text = &sql[token.start..token.end];
            match token.kind {
                lex::Kind::Word => Some(text.to_ascii_lowercase()),
                lex::Kind::Quoted | lex::Kind::Symbol => Some(text.to_owned()),
                _ => None,
            }
        })
        .collect()
}

/// What stands after `CREATE [UNIQUE] INDEX CONCURRENTLY`.
fn index(words: &[&str]) -> Option<Index> {
    let start = words.iter().position(|word| *word == "concurrently")? + 1;
    let mut rest = words[start..].iter().copied();
    let mut word = rest.next()?;
    if word == "if" {
        word = rest.nth(2)?;
    }
    let name = (word != "on").then(|| word.to_owned());
    if name.is_some() && rest.next()? != "on" {
        return None;
    }
    let mut table = rest.next()?.to_owned();
    if table == "only" {
        rest.next()?.clone_into(&mut table);
    }
    if rest.next() == Some(".") {
        table = format!("{table}.{}", rest.next()?);
    }
    Some(Index { name, table })
}

/// A statement's first words, without the values that stand in it: fit to be shown to anybody.
pub(super) fn abridge(sql: &str) -> String {
    const LONGEST: usize = 80;
    let mut text = String::new();
    for token in Lexer::new(sql) {
        let Ok(token) = token else {
            text.push('…');
            break;
        };
        match token.kind {
            lex::Kind::Space | lex::Kind::LineComment | lex::Kind::BlockComment => {
                if !text.is_empty() && !text.ends_with(' ') {
                    text.push(' ');
                }
            }
            lex::Kind::Text | lex::Kind::Dollar | lex::Kind::Number => text.push('…'),
            _ => text.push_str(&sql[token.start..token.end]),
        }
        if text.chars().count() > LONGEST {
            return text.chars().take(LONGEST).collect::<String>() + "…";
        }
    }
    text.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_refuses_a_transaction_is_known() {
        for sql in [
            "DROP INDEX /* now */ CONCURRENTLY i",
            "reindex (verbose) table concurrently t",
            "REINDEX INDEX CONCURRENTLY i",
            "reindex (concurrently) table t",
            "vacuum (analyze) t",
            "alter system set work_mem = '1MB'",
            "create database x",
            "drop database x",
            "alter table t detach partition p concurrently",
            "commit prepared 'x'",
        ] {
            assert_eq!(Kind::of(sql), Kind::Alone, "{sql}");
        }
        for sql in
            ["reindex table t", "drop index i", "select 'vacuum'", "refresh materialized view concurrently m"]
        {
            assert!(!Kind::of(sql).refuses_transaction(150_000), "{sql}");
        }
        assert_eq!(Kind::of("alter type public.\"T\" add value if not exists 'x'"), Kind::AddValue);
        assert_eq!(Kind::of("rollback to savepoint a"), Kind::Plain);
        assert_eq!(Kind::of("End"), Kind::Commit);
        assert_eq!(Kind::of("do $$ begin end $$"), Kind::Plain);
    }

    #[test]
    fn an_index_has_a_name_and_a_table() {
        for (sql, name, table) in [
            ("create index concurrently a on t (x)", Some("a"), "t"),
            (
                "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"A b\" ON ONLY s.\"T\" (x)",
                Some("\"A b\""),
                "s.\"T\"",
            ),
            ("create index concurrently on s.t(x)", None, "s.t"),
        ] {
            let index = Index { name: name.map(str::to_owned), table: table.to_owned() };
            assert_eq!(Kind::of(sql), Kind::Index(index), "{sql}");
        }
        assert_eq!(Kind::of("create index concurrently"), Kind::Alone);
    }

    #[test]
    fn values_are_not_shown() {
        let sql = "update t -- mine\n set key = 'sk_live_1', n = 42, f = $$secret$$ where a = E'x'";
        assert_eq!(abridge(sql), "update t set key = …, n = …, f = … where a = …");
        assert_eq!(abridge("select 'cut off by the serv"), "select …");
        assert!(abridge(&"select a, ".repeat(50)).chars().count() < 90);
    }
}

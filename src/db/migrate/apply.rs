//! Applies one migration in one transaction, together with its row in the journal.

use super::{
    Error, Migration, Outcome, Session, Source, StatementError,
    error::is_passing,
    event::Event,
    journal::{self, Written},
    kind::{Kind, abridge},
    lex::{self, Lexer},
    script::{Mode, Statement},
    stepwise,
};
use crate::db::{Error as DbError, ServerError};
use miette::SourceSpan;
use std::{ops::Range, time::Instant};

impl Session {
    /// Applies a migration and writes it into the journal. In one transaction, which is tried again when a lock was
    /// not to be had; or in steps, beginning where an earlier run was interrupted.
    pub fn apply(&mut self, source: Source, migration: &Migration) -> Result<Outcome, Error> {
        let begun = Instant::now();
        self.prepare_journal(source)?;
        let outcome = match migration.script.mode(self.server_version) {
            Mode::Transaction => {
                self.announce(migration, 0, false);
                self.patiently(&format!("`{}`", migration.file()), |session| {
                    let outcome = session.in_one_transaction(source, migration, begun);
                    if outcome.is_err() {
                        // When this fails too the connection is gone, and the server rolls back by itself.
                        let _ = session.connection.run("rollback");
                    }
                    outcome
                })
            }
            Mode::Stepwise => stepwise::apply(self, source, migration, begun),
        };
        // What the file has set is not for the next one.
        let reset = self.reset();
        let outcome = outcome?;
        reset?;
        let file = migration.file().to_owned();
        self.observer.event(match outcome {
            Outcome::Applied => Event::Done { file, took: begun.elapsed() },
            Outcome::AppliedElsewhere => Event::AppliedElsewhere { file },
        });
        Ok(outcome)
    }

    fn in_one_transaction(
        &mut self,
        source: Source,
        migration: &Migration,
        begun: Instant,
    ) -> Result<Outcome, Error> {
        let statements = migration.script.statements();
        // A file may say how its transaction is to be: `BEGIN ISOLATION LEVEL SERIALIZABLE`.
        let own = statements.first().filter(|first| first.kind == Kind::Begin);
        self.reset()?;
        self.connection.run(own.map_or("begin", |own| migration.script.sql(own)))?;
        self.make_way()?;
        for (number, statement) in statements.iter().enumerate() {
            if !matches!(statement.kind, Kind::Begin | Kind::Commit) {
                self.step(migration, number, statement, Undone::All)?;
            }
        }
        self.connection.run("reset role")?;
        if journal::record(&mut self.connection, source, migration, begun.elapsed())? == Written::Elsewhere {
            self.connection.run("rollback")?;
            return Ok(Outcome::AppliedElsewhere);
        }
        // Here the constraints that are checked last may fail.
        match self.watched(|connection| connection.run("commit")) {
            Ok(_) => Ok(Outcome::Applied),
            Err(error) => {
                let Some(last) = statements.last() else { return Err(error.into()) };
                Err(failure(migration, statements.len() - 1, last, error, Undone::AtCommit))
            }
        }
    }

    pub(super) fn announce(&self, migration: &Migration, from: usize, stepwise: bool) {
        let total = migration.script.statements().len();
        let file = migration.file().to_owned();
        self.observer.event(Event::Started { file, from, total, stepwise });
    }

    /// Runs one statement of a file.
    pub(super) fn step(
        &mut self,
        migration: &Migration,
        number: usize,
        statement: &Statement,
        undone: Undone,
    ) -> Result<(), Error> {
        let sql = migration.script.sql(statement);
        self.observer.event(Event::Statement {
            file: migration.file().to_owned(),
            number: number + 1,
            total: migration.script.statements().len(),
            line: statement.line,
            words: abridge(sql),
        });
        match self.run(sql) {
            Ok(_) => Ok(()),
            Err(error) => Err(failure(migration, number, statement, error, undone)),
        }
    }
}

/// What became of a file whose statement failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Undone {
    /// All of it is undone.
    All,
    /// All of it, when it was to be made final.
    AtCommit,
    /// What ran before stays.
    ThisOne,
}

/// The error with its place in the file.
pub(super) fn failure(
    migration: &Migration,
    number: usize,
    statement: &Statement,
    error: DbError,
    undone: Undone,
) -> Error {
    let Some(server) = error.server() else { return error.into() };
    let span = span(migration, statement, server);
    let label = match undone {
        Undone::AtCommit => "found at the end of the transaction".to_owned(),
        _ => format!("SQLSTATE {}", server.code),
    };
    Error::from(Box::new(StatementError {
        place: migration.script.place(span.start),
        number: number + 1,
        total: migration.script.statements().len(),
        server: Box::new(server.clone()),
        blockers: Vec::new(),
        help: help(server, number, undone),
        source_code: migration.script.source(),
        span: SourceSpan::from(span),
        label,
    }))
}

fn help(server: &ServerError, number: usize, undone: Undone) -> String {
    let own = match server.code.as_str() {
        "25001" | "2D000" => Some("`-- ef: no-transaction` at the top of the file runs it in steps"),
        "55P04" => {
            Some("a new enum value is usable after its transaction: move what uses it to the next file")
        }
        "42501" => {
            Some("the role lacks a right: connect as the owner of the object, or grant what is missing")
        }
        "57014" => Some("it ran into the time limit for statements, or somebody cancelled it"),
        "53100" => Some("the server's disk is full"),
        _ => None,
    };
    let correct = if is_passing(&server.code) { "" } else { "correct it and " };
    let outcome = match (undone, number) {
        (Undone::ThisOne, 0) => format!("nothing of this file was done; {correct}run the command again"),
        (Undone::ThisOne, 1) => {
            "statement 1 of this file stays done; the next run goes on after it".to_owned()
        }
        (Undone::ThisOne, n) => {
            format!("statements 1 to {n} of this file stay done; the next run goes on after them")
        }
        _ => format!("nothing of this file was applied; {correct}run the command again"),
    };
    let parts = [server.detail.as_deref(), server.hint.as_deref(), own, Some(outcome.as_str())];
    let parts = parts.into_iter().flatten().map(|part| part.trim_end_matches('.'));
    parts.collect::<Vec<_>>().join("; ")
}

/// The part of the file that an error is about: the word at the server's position, a line of a DO block, or else the
/// statement's first line.
fn span(migration: &Migration, statement: &Statement, server: &ServerError) -> Range<usize> {
    let sql = migration.script.sql(statement);
    let start = statement.range.start;
    if let Some(position) = server.position {
        // One past the last character is the end of the input.
        let at = sql.char_indices().nth(position.saturating_sub(1)).map_or(sql.len(), |(at, _)| at);
        return start + at..start + at + word_length(&sql[at..]);
    }
    let part = block_line(sql, server).unwrap_or_else(|| 0..sql.find('\n').unwrap_or(sql.len()));
    start + part.start..start + part.start + sql[part].trim_end().len().max(1)
}

fn word_length(text: &str) -> usize {
    match Lexer::new(text).next() {
        Some(Ok(token)) if token.kind != lex::Kind::Dollar && token.end < 200 => token.end,
        _ => text.chars().next().map_or(0, char::len_utf8),
    }
}

/// The line of a DO block that the server's context names: `PL/pgSQL function inline_code_block line 5 at RAISE`.
fn block_line(sql: &str, server: &ServerError) -> Option<Range<usize>> {
    let context = server.context.as_deref()?;
    let (_, rest) = context.split_once("inline_code_block line ")?;
    let number: usize = rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()?;
    let body =
        Lexer::new(sql).flatten().find(|token| matches!(token.kind, lex::Kind::Dollar | lex::Kind::Text))?;
    let line = sql[body.start..body.end].split_inclusive('\n').nth(number.checked_sub(1)?)?;
    let offset = line.as_ptr() as usize - sql.as_ptr() as usize;
    let blank = line.len() - line.trim_start().len();
    Some(offset + blank..offset + line.len())
}

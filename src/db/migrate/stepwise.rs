//! Applies a migration in steps, outside a transaction, and remembers how far it came.
//!
//! A step that may run in a transaction does, together with the line in the journal that says so: it is never done
//! twice. Of the others the journal says before that they begin, so that the next run knows what it cannot know.

use super::{
    Error, Migration, Outcome, Session, Source,
    apply::Undone,
    journal::{self, Progress, Written},
    kind::{Index, Kind},
    leftover::{self, Found},
    script::Statement,
    session::milliseconds,
};
use crate::db::{ident, literal};
use std::{ops::Range, time::Instant};

pub(super) fn apply(
    session: &mut Session,
    source: Source,
    migration: &Migration,
    begun: Instant,
) -> Result<Outcome, Error> {
    let statements = migration.script.statements();
    let earlier = journal::read(&mut session.connection, source)?.interrupted.remove(&migration.version);
    let (done, interrupted) = resume(migration, earlier.as_ref())?;
    session.announce(migration, done, true);
    session.reset()?;
    for statement in statements[..done].iter().filter(|statement| statement.kind == Kind::Set) {
        session.run(migration.script.sql(statement))?;
    }
    let mut run = Run { session, source, migration };
    let mut next = done;
    while next < statements.len() {
        let step = next..step_end(statements, next);
        run.step(step.clone(), interrupted && next == done)?;
        next = step.end;
    }
    run.finish(begun)
}

/// How many statements are done, and whether the next one was begun.
fn resume(migration: &Migration, earlier: Option<&Progress>) -> Result<(usize, bool), Error> {
    let Some(earlier) = earlier else { return Ok((0, false)) };
    let done = earlier.done;
    let fits =
        done <= migration.script.statements().len() && migration.script.checksum_of(done) == earlier.checksum;
    if fits {
        Ok((done, earlier.begun))
    } else {
        Err(Error::EditedHalfway { file: migration.file().to_owned(), done })
    }
}

/// One statement, or all from BEGIN to COMMIT.
fn step_end(statements: &[Statement], first: usize) -> usize {
    if statements[first].kind != Kind::Begin {
        return first + 1;
    }
    let ends = |statement: &Statement| matches!(statement.kind, Kind::Commit | Kind::Rollback);
    let end = statements[first..].iter().position(ends);
    end.map_or(statements.len(), |end| first + end + 1)
}

struct Run<'a> {
    session: &'a mut Session,
    source: Source,
    migration: &'a Migration,
}

impl Run<'_> {
    fn step(&mut self, step: Range<usize>, interrupted: bool) -> Result<(), Error> {
        let statement = &self.migration.script.statements()[step.start];
        let what = format!("`{}`, statement {}", self.migration.file(), step.start + 1);
        let kind = statement.kind.clone();
        let (source, migration) = (self.source, self.migration);
        self.session.patiently(&what, |session| {
            let mut run = Run { session, source, migration };
            match &kind {
                Kind::Begin => run.group(step.clone()),
                Kind::Index(index) => run.index(step.start, index, interrupted),
                Kind::Alone | Kind::Set => run.alone(step.start),
                _ => run.with_journal(step.start),
            }
        })
    }

    fn run(&mut self, number: usize) -> Result<(), Error> {
        let statement = &self.migration.script.statements()[number];
        self.session.step(self.migration, number, statement, Undone::ThisOne)
    }

    /// Writes into the journal how far we came, in the transaction that is open.
    fn progress(&mut self, done: usize, begun: bool) -> Result<(), Error> {
        let Self { session, source, migration } = self;
        if migration.script.changes_role() {
            session.connection.run(&format!("set local role {}", ident(&session.role)))?;
        }
        Ok(journal::progress(&mut session.connection, *source, migration, done, begun)?)
    }

    /// The same in a transaction of its own.
    fn note(&mut self, done: usize, begun: bool) -> Result<(), Error> {
        self.session.connection.run("begin")?;
        let written = self.progress(done, begun);
        self.end(written)
    }

    /// In a transaction of our own; without one when the statement turns out to refuse that: a procedure or a DO
    /// block that commits by itself, a function of an extension.
    fn with_journal(&mut self, number: usize) -> Result<(), Error> {
        self.session.connection.run("begin")?;
        self.session.make_way()?;
        let done = match self.run(number) {
            Ok(()) => self.progress(number + 1, false),
            Err(error) => Err(error),
        };
        match self.end(done) {
            Err(error) if matches!(error.sqlstate(), Some("25001" | "2D000")) => self.alone(number),
            other => other,
        }
    }

    /// Commits what was done, or takes it back.
    fn end(&mut self, done: Result<(), Error>) -> Result<(), Error> {
        match done {
            Ok(()) => Ok(self.session.connection.run("commit").map(drop)?),
            Err(error) => {
                let _ = self.session.connection.run("rollback");
                Err(error)
            }
        }
    }

    /// A transaction of the file's own; the journal's line goes in before its COMMIT.
    fn group(&mut self, step: Range<usize>) -> Result<(), Error> {
        let last = step.end - 1;
        let begin = &self.migration.script.statements()[step.start];
        self.session.connection.run(self.migration.script.sql(begin))?;
        self.session.make_way()?;
        let mut done = (step.start + 1..last).try_for_each(|number| self.run(number));
        if self.migration.script.statements()[last].kind == Kind::Commit {
            if done.is_ok() {
                done = self.progress(step.end, false);
            }
            return self.end(done);
        }
        if done.is_ok() {
            done = self.run(last);
        }
        self.end(done)?;
        self.note(step.end, false)
    }

    /// Without any transaction.
    fn alone(&mut self, number: usize) -> Result<(), Error> {
        let statement = &self.migration.script.statements()[number];
        let patient = statement.kind.waits_harmlessly(self.migration.script.sql(statement));
        if statement.kind != Kind::Set {
            self.note(number, true)?;
        }
        let done = self.waiting(patient, |run| run.run(number));
        match done {
            Ok(()) => self.note(number + 1, false),
            Err(error) => {
                // It was refused, so it was not done.
                let _ = self.note(number, false);
                Err(error)
            }
        }
    }

    /// `CREATE INDEX CONCURRENTLY`, before and after which unfinished indexes are dropped.
    fn index(&mut self, number: usize, index: &Index, interrupted: bool) -> Result<(), Error> {
        let found = self.waiting(true, |run| leftover::clear(run.session, index))?;
        if interrupted && found == Found::Valid {
            // The run before was ended between the index and the line in the journal.
            return self.note(number + 1, false);
        }
        let before = leftover::unfinished(&mut self.session.connection, index)?;
        let done = self.alone(number);
        if done.is_err() {
            let sweep = |run: &mut Self| {
                leftover::sweep(run.session, index, &before);
                Ok(())
            };
            let _ = self.waiting(true, sweep);
        }
        done
    }

    /// With time to wait for other transactions, when that keeps nobody from reading and writing.
    fn waiting<T>(
        &mut self,
        patient: bool,
        work: impl FnOnce(&mut Self) -> Result<T, Error>,
    ) -> Result<T, Error> {
        if !patient {
            return work(self);
        }
        let usual =
            self.session.connection.query_one("select current_setting('lock_timeout') as usual", &[])?;
        let usual = literal(&usual.text("usual")?);
        let patience = milliseconds(self.session.limits.patience);
        self.session.connection.run(&format!("set lock_timeout = {patience}"))?;
        let done = work(self);
        let reset = self.session.connection.run(&format!("set lock_timeout = {usual}"));
        let value = done?;
        reset?;
        Ok(value)
    }

    /// Writes down that the file is applied.
    fn finish(self, begun: Instant) -> Result<Outcome, Error> {
        let Self { session, source, migration } = self;
        session.connection.run("reset session authorization; reset role")?;
        session.patiently("the journal", |session| {
            session.connection.run("begin")?;
            let written = journal::record(&mut session.connection, source, migration, begun.elapsed());
            match written {
                Ok(Written::New) => {
                    session.connection.run("commit")?;
                    Ok(Outcome::Applied)
                }
                Ok(Written::Elsewhere) => {
                    session.connection.run("rollback")?;
                    Ok(Outcome::AppliedElsewhere)
                }
                Err(error) => {
                    let _ = session.connection.run("rollback");
                    Err(error)
                }
            }
        })
    }
}

//! Asking the database as somebody else, each time in a savepoint.

use super::Persona;
use crate::db::{Connection, Error, Param, Row, ServerError, ident, literal};
use serde_json::Value;

/// Yes, no, or why there is no answer.
pub(super) type Answer = Result<bool, Box<ServerError>>;

/// How many questions go into one statement.
const BATCH: usize = 24;

/// The audit's transaction, as probes use it.
pub(super) struct Session<'a> {
    db: &'a mut Connection,
    /// How many statements were tried.
    pub(super) statements: usize,
}

impl<'a> Session<'a> {
    pub(super) fn new(db: &'a mut Connection) -> Self {
        Self { db, statements: 0 }
    }

    /// Rows of a statement under the connecting role. A refusal by the server is a value, not an error.
    pub(super) fn own(
        &mut self,
        sql: &str,
        params: &[Param],
    ) -> Result<Result<Vec<Row>, ServerError>, Error> {
        self.within("", |db| db.query(sql, params))
    }

    /// Rows of a statement run as a persona.
    pub(super) fn acting(
        &mut self,
        persona: &Persona,
        sql: &str,
    ) -> Result<Result<Vec<Row>, ServerError>, Error> {
        self.within(&persona.dress(), |db| db.query(sql, &[]))
    }

    /// Rows that a persona's statement changes; then they are as before.
    pub(super) fn change(
        &mut self,
        persona: &Persona,
        sql: &str,
    ) -> Result<Result<u64, Box<ServerError>>, Error> {
        Ok(self.within(&persona.dress(), |db| db.execute(sql, &[]))?.map_err(Box::new))
    }

    /// What a question of the connecting role says after these statements; then all is as before.
    pub(super) fn after(
        &mut self,
        sql: &str,
        question: &str,
    ) -> Result<Result<String, Box<ServerError>>, Error> {
        let answer = self.within("", |db| {
            db.run(sql)?;
            db.query_one(question, &[])?.text("x")
        })?;
        Ok(answer.map_err(Box::new))
    }

    /// A statement of the connecting role that stays, unless it fails.
    pub(super) fn lasting(&mut self, sql: &str) -> Result<Result<(), Box<ServerError>>, Error> {
        self.statements += 1;
        self.db.run("savepoint ef_lasting")?;
        let result = self.db.run(sql);
        match result {
            Ok(_) => {
                self.db.run("release savepoint ef_lasting")?;
                Ok(Ok(()))
            }
            Err(error) => match error.server().cloned() {
                Some(server) => {
                    self.db.run("rollback to savepoint ef_lasting; release savepoint ef_lasting")?;
                    Ok(Err(Box::new(server)))
                }
                None => Err(error),
            },
        }
    }

    /// A statement of the connecting role that returns rows as JSON and is kept until the end, unless it fails.
    pub(super) fn keep(&mut self, sql: &str) -> Result<Result<Vec<Value>, Box<ServerError>>, Error> {
        self.statements += 1;
        self.db.run("savepoint ef_keep")?;
        match self.db.query(sql, &[]) {
            Ok(rows) => {
                self.db.run("release savepoint ef_keep")?;
                let texts = rows.iter().map(|row| row.text("x")).collect::<Result<Vec<_>, _>>()?;
                Ok(Ok(texts.iter().filter_map(|text| serde_json::from_str(text).ok()).collect()))
            }
            Err(error) => match error.server().cloned() {
                Some(server) => {
                    self.db.run("rollback to savepoint ef_keep; release savepoint ef_keep")?;
                    Ok(Err(Box::new(server)))
                }
                None => Err(error),
            },
        }
    }

    fn within<T>(
        &mut self,
        dress: &str,
        work: impl FnOnce(&mut Connection) -> Result<T, Error>,
    ) -> Result<Result<T, ServerError>, Error> {
        self.statements += 1;
        self.db.run(&format!("savepoint ef_probe; {dress}"))?;
        let result = work(self.db);
        let lost = result.as_ref().is_err_and(|error| error.server().is_none());
        if !lost {
            self.db.run("rollback to savepoint ef_probe; release savepoint ef_probe")?;
        }
        match result {
            Ok(value) => Ok(Ok(value)),
            Err(error) => match error.server() {
                Some(server) => Ok(Err(server.clone())),
                None => Err(error),
            },
        }
    }

    /// Answers to yes-or-no questions, each a piece of SQL of type boolean, asked as a persona. Many go into one
    /// statement; when it fails it is halved until the question at fault is alone.
    pub(super) fn ask(&mut self, persona: &Persona, questions: &[String]) -> Result<Vec<Answer>, Error> {
        let mut answers = Vec::with_capacity(questions.len());
        for batch in questions.chunks(BATCH) {
            answers.extend(self.ask_some(persona, batch)?);
        }
        Ok(answers)
    }

    fn ask_some(&mut self, persona: &Persona, questions: &[String]) -> Result<Vec<Answer>, Error> {
        let parts: Vec<String> =
            questions.iter().map(|question| format!("coalesce(({question})::boolean, false)")).collect();
        let answer =
            self.acting(persona, &format!("select array[{}]::text[] as answers", parts.join(",\n")))?;
        match answer {
            Ok(rows) => {
                let row = rows.first().map(|row| row.texts("answers")).transpose()?.unwrap_or_default();
                Ok(row.iter().map(|answer| Ok(answer == "true" || answer == "t")).collect())
            }
            Err(error) if questions.len() == 1 => Ok(vec![Err(Box::new(error))]),
            Err(_) => {
                let (first, second) = questions.split_at(questions.len() / 2);
                let mut answers = self.ask_some(persona, first)?;
                answers.extend(self.ask_some(persona, second)?);
                Ok(answers)
            }
        }
    }
}

impl Persona {
    /// The statements that put its claims and role on, until the savepoint is rolled back.
    pub(super) fn dress(&self) -> String {
        let claims = self.claims.as_ref().map(ToString::to_string).unwrap_or_default();
        let settings = [("request.jwt.claims".to_owned(), claims)].into_iter().chain(self.settings.clone());
        let set: Vec<String> = settings
            .map(|(name, value)| format!("set_config({}, {}, true)", literal(&name), literal(&value)))
            .collect();
        format!("select {}; set local role {};", set.join(", "), ident(&self.role))
    }
}

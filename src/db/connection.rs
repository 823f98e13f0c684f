//! One connection, as plain blocking calls.

use super::{DatabaseUrl, Error, Param, Row};
use sqlx::{
    AssertSqlSafe, Connection as _, Executor, PgConnection,
    postgres::{PgArguments, Postgres},
    query::Query,
};
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};

/// How a connection is opened.
#[derive(Clone, Debug)]
pub struct Options {
    /// What `pg_stat_activity` shows.
    pub application: String,
    /// How long to wait for the server to let us in.
    pub connect_within: Duration,
    /// Settings for the session, such as `("lock_timeout", "300ms")`.
    pub settings: Vec<(&'static str, String)>,
}

impl Default for Options {
    fn default() -> Self {
        Self { application: "ef".to_owned(), connect_within: Duration::from_secs(10), settings: Vec::new() }
    }
}

/// An open connection. Dropping it closes it, and what was not committed is rolled back.
///
/// Statements are prepared anew each time and not kept: a transaction pooler and a changed table do no harm.
pub struct Connection {
    // First, so that it is dropped while its runtime still lives.
    inner: PgConnection,
    runtime: Runtime,
}

impl Connection {
    /// Connects.
    pub fn open(url: &DatabaseUrl, options: &Options) -> Result<Self, Error> {
        let runtime =
            Builder::new_current_thread().enable_all().build().map_err(|source| Error::System { source })?;
        let settings = options.settings.iter().map(|(name, value)| (*name, value.as_str()));
        let connect = url
            .options()
            .application_name(&options.application)
            .statement_cache_capacity(0)
            .options(settings);
        let inner = runtime.block_on(async {
            let connecting = PgConnection::connect_with(&connect);
            tokio::time::timeout(options.connect_within, connecting).await.unwrap_or_else(|_| {
                let seconds = options.connect_within.as_secs();
                let text = format!("no answer within {seconds} s");
                Err(sqlx::Error::Io(std::io::Error::new(std::io::ErrorKind::TimedOut, text)))
            })
        });
        let inner = inner.map_err(|error| Error::connecting(url, error))?;
        Ok(Self { inner, runtime })
    }

    /// All rows of a statement's answer.
    pub fn query(&mut self, sql: &str, params: &[Param]) -> Result<Vec<Row>, Error> {
        let query = bound(sql, params);
        let rows = self.runtime.block_on(query.fetch_all(&mut self.inner))?;
        Ok(rows.into_iter().map(Row).collect())
    }

    /// The first row of an answer, when there is one.
    pub fn query_opt(&mut self, sql: &str, params: &[Param]) -> Result<Option<Row>, Error> {
        let query = bound(sql, params);
        let row = self.runtime.block_on(query.fetch_optional(&mut self.inner))?;
        Ok(row.map(Row))
    }

    /// The only row of an answer. None at all is the same error as a missing column.
    pub fn query_one(&mut self, sql: &str, params: &[Param]) -> Result<Row, Error> {
        let query = bound(sql, params);
        Ok(Row(self.runtime.block_on(query.fetch_one(&mut self.inner))?))
    }

    /// Runs one statement; returns how many rows it changed.
    pub fn execute(&mut self, sql: &str, params: &[Param]) -> Result<u64, Error> {
        let query = bound(sql, params);
        let result = self.runtime.block_on(query.execute(&mut self.inner))?;
        Ok(result.rows_affected())
    }

    /// Runs statements without parameters, any number of them, by the simple protocol: several at once are one
    /// transaction unless they say otherwise. Returns how many rows they changed.
    pub fn run(&mut self, sql: &str) -> Result<u64, Error> {
        let script = sqlx::raw_sql(AssertSqlSafe(sql.to_owned()));
        let result = self.runtime.block_on(self.inner.execute(script))?;
        Ok(result.rows_affected())
    }

    /// Runs `work` in a transaction: committed when it succeeds, rolled back when it fails.
    pub fn transaction<T, E: From<Error>>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        self.run("begin")?;
        match work(self) {
            Ok(value) => {
                self.run("commit")?;
                Ok(value)
            }
            Err(error) => {
                // When this fails too the connection is gone, and the server rolls back by itself.
                let _ = self.run("rollback");
                Err(error)
            }
        }
    }

    /// Whether the server still answers.
    pub fn is_alive(&mut self) -> bool {
        self.runtime.block_on(self.inner.ping()).is_ok()
    }

    /// Closes in good order.
    pub fn close(self) {
        let Self { inner, runtime } = self;
        let _ = runtime.block_on(inner.close());
    }
}

fn bound(sql: &str, params: &[Param]) -> Query<'static, Postgres, PgArguments> {
    let query = sqlx::query(AssertSqlSafe(sql.to_owned())).persistent(false);
    params.iter().cloned().fold(query, |query, param| match param {
        Param::Text(text) => query.bind(text),
        Param::Int(number) => query.bind(number),
        Param::Bool(value) => query.bind(value),
        Param::Texts(texts) => query.bind(texts),
        Param::Ints(numbers) => query.bind(numbers),
    })
}

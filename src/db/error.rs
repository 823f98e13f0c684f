//! Everything that can go wrong between us and a database, with the next thing to do.

use super::DatabaseUrl;
use crate::base::Exit;
use miette::Diagnostic;
use sqlx::{error::DatabaseError, postgres::PgDatabaseError, postgres::PgErrorPosition};
use std::fmt;
use thiserror::Error;

/// What the server said, in its own terms (PostgreSQL manual, 55.8 and appendix A).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServerError {
    /// The five-character SQLSTATE.
    pub code: String,
    /// The primary message.
    pub message: String,
    /// More about it.
    pub detail: Option<String>,
    /// What the server would do about it.
    pub hint: Option<String>,
    /// Where in the statement, in characters from 1.
    pub position: Option<usize>,
    /// The constraint that was violated.
    pub constraint: Option<String>,
    /// The schema and table that it is about.
    pub table: Option<String>,
    /// The column that it is about.
    pub column: Option<String>,
    /// Where in nested functions, innermost first.
    pub context: Option<String>,
}

impl fmt::Display for ServerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (SQLSTATE {})", self.message, self.code)
    }
}

impl std::error::Error for ServerError {}

/// What went wrong with a database.
#[derive(Debug, Error, Diagnostic)]
#[non_exhaustive]
pub enum Error {
    /// The address is none.
    #[error("the database's URL is not valid: {why}")]
    #[diagnostic(
        code(ef::db::url),
        help(
            "write it as `postgres://USER:PASSWORD@HOST:PORT/DATABASE`; other characters than letters and digits in the password as %XX"
        )
    )]
    BadUrl {
        /// What is wrong with it.
        why: String,
    },
    /// Nobody answers.
    #[error("cannot reach the database at `{host}:{port}`")]
    #[diagnostic(code(ef::db::unreachable), help("is it running, and is the address right? `{url}`"))]
    Unreachable {
        /// Host or socket folder.
        host: String,
        /// Port.
        port: u16,
        /// The address without its password.
        url: String,
        /// Why not.
        #[source]
        source: Box<sqlx::Error>,
    },
    /// The server answers but does not let us in.
    #[error("the database at `{host}:{port}` refuses `{user}`: {source}")]
    #[diagnostic(code(ef::db::refused), help("{help}"))]
    Refused {
        /// Host or socket folder.
        host: String,
        /// Port.
        port: u16,
        /// The role.
        user: String,
        /// What to do.
        help: String,
        /// What the server said.
        #[source]
        source: Box<ServerError>,
    },
    /// A statement failed.
    #[error(transparent)]
    #[diagnostic(code(ef::db::statement), help("{}", statement_help(source)))]
    Server {
        /// What the server said.
        source: Box<ServerError>,
    },
    /// The connection was lost in the middle.
    #[error("the connection to the database was lost")]
    #[diagnostic(
        code(ef::db::lost),
        help(
            "run the command again when the database is back; what was done is kept, what was not is rolled back"
        )
    )]
    Lost {
        /// How.
        #[source]
        source: Box<sqlx::Error>,
    },
    /// An answer has another form than expected.
    #[error("the database's answer has no usable column `{column}`")]
    #[diagnostic(code(ef::db::column), help("this is a bug in `ef`; please report it"))]
    Column {
        /// The column.
        column: &'static str,
        /// Why.
        #[source]
        source: Box<sqlx::Error>,
    },
    /// The system refuses what a connection needs.
    #[error("cannot open a connection")]
    #[diagnostic(code(ef::db::system), help("the system refuses what a connection needs"))]
    System {
        /// Why.
        #[source]
        source: std::io::Error,
    },
}

impl Error {
    /// The exit code that the error stands for.
    pub fn exit(&self) -> Exit {
        match self {
            Self::BadUrl { .. } => Exit::Usage,
            Self::Column { .. } => Exit::Bug,
            _ => Exit::Outside,
        }
    }

    /// The SQLSTATE, when the server spoke.
    pub fn sqlstate(&self) -> Option<&str> {
        self.server().map(|server| server.code.as_str())
    }

    /// What the server said, when it did.
    pub fn server(&self) -> Option<&ServerError> {
        match self {
            Self::Server { source } | Self::Refused { source, .. } => Some(source),
            _ => None,
        }
    }

    /// An answer that came, but cannot be read as what it should be.
    pub(crate) fn answer(column: &'static str, why: &dyn fmt::Display) -> Self {
        Self::Column { column, source: Box::new(sqlx::Error::Decode(why.to_string().into())) }
    }

    /// An error of the time when a connection is made.
    pub(super) fn connecting(url: &DatabaseUrl, error: sqlx::Error) -> Self {
        let (host, port) = (url.host(), url.port());
        match error {
            sqlx::Error::Database(error) => {
                let source = Box::new(server(error.as_ref()));
                let help = refused_help(&source.code, url);
                Self::Refused { host, port, user: url.user(), help, source }
            }
            error => Self::Unreachable { host, port, url: url.to_string(), source: Box::new(error) },
        }
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::Database(error) => Self::Server { source: Box::new(server(error.as_ref())) },
            error => Self::Lost { source: Box::new(error) },
        }
    }
}

fn server(error: &dyn DatabaseError) -> ServerError {
    let text = |value: Option<&str>| value.map(str::to_owned);
    let Some(error) = error.try_downcast_ref::<PgDatabaseError>() else {
        return ServerError { message: error.message().to_owned(), ..ServerError::default() };
    };
    let position = match error.position() {
        Some(PgErrorPosition::Original(at)) => Some(at),
        Some(PgErrorPosition::Internal { .. }) | None => None,
    };
    let table = error.table().map(|table| match error.schema() {
        Some(schema) => format!("{schema}.{table}"),
        None => table.to_owned(),
    });
    ServerError {
        code: error.code().to_owned(),
        message: error.message().to_owned(),
        detail: text(error.detail()),
        hint: text(error.hint()),
        position,
        constraint: text(error.constraint()),
        table,
        column: text(error.column()),
        context: text(error.r#where()),
    }
}

fn refused_help(code: &str, url: &DatabaseUrl) -> String {
    match code {
        "28P01" | "28000" => format!("check user and password of `{url}`"),
        "3D000" => {
            format!("create the database (`createdb {}`), or name another one in the URL", url.database())
        }
        "53300" => {
            "too many connections are open: close some, or connect to a pooler in session mode".to_owned()
        }
        "57P03" => "the server is starting or stopping: try again in a moment".to_owned(),
        _ => format!("the address was `{url}`"),
    }
}

fn statement_help(error: &ServerError) -> String {
    let own = match error.code.as_str() {
        "42501" => {
            Some("the role lacks a right: connect as the owner of the object, or grant what is missing")
        }
        "57014" => Some("the statement was cancelled or ran into its time limit"),
        "55P03" => Some("another session holds the lock; `select * from pg_stat_activity` shows who"),
        "53100" => Some("the server's disk is full: make room and run the command again"),
        _ => None,
    };
    let parts = [error.detail.as_deref(), error.hint.as_deref(), own];
    let text = parts.into_iter().flatten().collect::<Vec<_>>().join("; ");
    if text.is_empty() { "the server's log may say more".to_owned() } else { text }
}

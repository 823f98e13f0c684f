//! Values going in and coming out. Statements cast what they select to `text`, `int8`, `bool`, `float8` or
//! `text[]`, so that a few types serve for all.

use super::Error;
use sqlx::{Row as _, postgres::PgRow};

/// A value for a `$n` of a statement. The statement casts it where it is to be of another type: `$1::uuid`.
#[derive(Clone, Debug)]
pub enum Param {
    /// Text, or NULL.
    Text(Option<String>),
    /// A whole number, or NULL.
    Int(Option<i64>),
    /// Yes or no.
    Bool(bool),
    /// A list of texts.
    Texts(Vec<String>),
    /// A list of whole numbers.
    Ints(Vec<i64>),
}

impl From<&str> for Param {
    fn from(text: &str) -> Self {
        Self::Text(Some(text.to_owned()))
    }
}

impl From<String> for Param {
    fn from(text: String) -> Self {
        Self::Text(Some(text))
    }
}

impl From<Option<String>> for Param {
    fn from(text: Option<String>) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Param {
    fn from(number: i64) -> Self {
        Self::Int(Some(number))
    }
}

impl From<bool> for Param {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<Vec<String>> for Param {
    fn from(texts: Vec<String>) -> Self {
        Self::Texts(texts)
    }
}

/// One row of an answer. Columns are asked for by name.
pub struct Row(pub(super) PgRow);

impl Row {
    /// A text that may be NULL.
    pub fn opt_text(&self, column: &'static str) -> Result<Option<String>, Error> {
        self.get(column)
    }

    /// A text.
    pub fn text(&self, column: &'static str) -> Result<String, Error> {
        self.get(column)
    }

    /// An `int8`.
    pub fn int(&self, column: &'static str) -> Result<i64, Error> {
        self.get(column)
    }

    /// An `int8` that may be NULL.
    pub fn opt_int(&self, column: &'static str) -> Result<Option<i64>, Error> {
        self.get(column)
    }

    /// A `bool`.
    pub fn bool(&self, column: &'static str) -> Result<bool, Error> {
        self.get(column)
    }

    /// A `bool` that may be NULL.
    pub fn opt_bool(&self, column: &'static str) -> Result<Option<bool>, Error> {
        self.get(column)
    }

    /// A `float8`.
    pub fn float(&self, column: &'static str) -> Result<f64, Error> {
        self.get(column)
    }

    /// A `text[]`; NULL counts as empty.
    pub fn texts(&self, column: &'static str) -> Result<Vec<String>, Error> {
        self.get::<Option<Vec<String>>>(column).map(Option::unwrap_or_default)
    }

    /// An `int8[]`; NULL counts as empty.
    pub fn ints(&self, column: &'static str) -> Result<Vec<i64>, Error> {
        self.get::<Option<Vec<i64>>>(column).map(Option::unwrap_or_default)
    }

    fn get<'a, T: sqlx::Decode<'a, sqlx::Postgres> + sqlx::Type<sqlx::Postgres>>(
        &'a self,
        column: &'static str,
    ) -> Result<T, Error> {
        self.0.try_get(column).map_err(|source| Error::Column { column, source: Box::new(source) })
    }
}

//! What the database says about the tables that are to be isolated: one question, one answer.

use super::Error;
use crate::db::Connection;
use serde::Deserialize;
use std::fmt;

/// A schema and a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TableName {
    /// The schema.
    pub schema: String,
    /// The table.
    pub name: String,
}

impl TableName {
    /// Reads `table` (of `public`) or `schema.table`.
    pub fn parse(text: &str) -> Self {
        let (schema, name) = text.split_once('.').unwrap_or(("public", text));
        let bare = |part: &str| part.trim().trim_matches('"').to_owned();
        Self { schema: bare(schema), name: bare(name) }
    }

    /// As it stands in SQL.
    pub fn sql(&self) -> String {
        crate::db::qualified(&self.schema, &self.name)
    }
}

impl fmt::Display for TableName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.schema, self.name)
    }
}

/// A table, or a partition of one.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the names are those of PostgreSQL's catalogue")]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Table {
    pub oid: i64,
    pub schema: String,
    pub name: String,
    pub partitioned: bool,
    pub is_partition: bool,
    pub parent: Option<i64>,
    pub owner: String,
    /// Whether we may change it.
    pub owned: bool,
    /// How many rows the server believes it has.
    pub rows: f64,
    pub pages: i64,
    pub row_security: bool,
    pub force: bool,
    pub columns: Vec<Column>,
    pub constraints: Vec<Constraint>,
    pub indexes: Vec<Index>,
    pub policies: Vec<Policy>,
    pub triggers: Vec<Trigger>,
    pub grants: Vec<Grant>,
    pub column_grants: Vec<Grant>,
    pub sequences: Vec<Sequence>,
}

/// A sequence that belongs to a column.
#[derive(Clone, Debug, Deserialize)]
pub struct Sequence {
    /// Its schema.
    pub schema: String,
    /// Its name.
    pub name: String,
    /// Whether it is that of an identity column, for which nobody needs a right.
    pub identity: bool,
    /// Who may do what with it.
    pub grants: Vec<Grant>,
}

/// A column.
#[derive(Clone, Debug, Deserialize)]
pub struct Column {
    pub name: String,
    #[serde(rename = "type")]
    pub data_type: String,
    pub not_null: bool,
    pub default: Option<String>,
    pub identity: bool,
    pub generated: bool,
}

/// A constraint: `c` check, `f` foreign key, `p` primary key, `u` unique, `x` exclusion.
#[derive(Clone, Debug, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Constraint {
    pub name: String,
    pub kind: char,
    pub definition: String,
    pub validated: bool,
    /// Whether it belongs to one of the partitioned table above.
    pub inherited: bool,
    pub index: Option<String>,
    pub columns: Vec<String>,
    pub references: Option<i64>,
    pub references_schema: Option<String>,
    pub references_name: Option<String>,
    pub references_columns: Vec<String>,
    pub on_update: char,
    pub on_delete: char,
    #[serde(rename = "match")]
    pub match_kind: char,
    pub deferrable: bool,
    pub deferred: bool,
}

/// An index. A column is `None` where an expression stands.
#[derive(Clone, Debug, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Index {
    pub name: String,
    pub definition: String,
    pub unique: bool,
    pub primary: bool,
    pub valid: bool,
    pub method: String,
    pub partial: bool,
    pub columns: Vec<Option<String>>,
    pub constraint: Option<String>,
    pub parent: Option<i64>,
}

/// A policy: `r` select, `a` insert, `w` update, `d` delete, `*` all.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Policy {
    pub name: String,
    pub permissive: bool,
    pub command: char,
    pub roles: Vec<String>,
    pub using: Option<String>,
    pub check: Option<String>,
}

/// A trigger of the table's own.
#[derive(Clone, Debug, Deserialize)]
pub struct Trigger {
    /// Its name.
    pub name: String,
    /// Whether it fires for each updated row.
    pub row_update: bool,
    /// `O` origin, `A` always, `R` replica, `D` disabled.
    pub enabled: char,
}

/// A right on a table.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Grant {
    /// Who has it; `public` for everybody.
    pub role: String,
    /// `SELECT` and so on.
    pub privilege: String,
}

impl Table {
    /// Its name.
    pub fn title(&self) -> TableName {
        TableName { schema: self.schema.clone(), name: self.name.clone() }
    }

    /// As it stands in SQL.
    pub fn sql(&self) -> String {
        crate::db::qualified(&self.schema, &self.name)
    }

    /// A column by its name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// A constraint by its name.
    pub fn constraint(&self, name: &str) -> Option<&Constraint> {
        self.constraints.iter().find(|constraint| constraint.name == name)
    }

    /// An index by its name.
    pub fn index(&self, name: &str) -> Option<&Index> {
        self.indexes.iter().find(|index| index.name == name)
    }

    /// The columns of its primary key.
    pub fn primary_key(&self) -> &[String] {
        self.constraints.iter().find(|constraint| constraint.kind == 'p').map_or(&[], |key| &key.columns)
    }
}

/// The tables of these names that exist, with all their partitions.
pub(super) fn read(connection: &mut Connection, names: &[TableName]) -> Result<Vec<Table>, Error> {
    let (schemas, tables): (Vec<String>, Vec<String>) =
        names.iter().map(|name| (name.schema.clone(), name.name.clone())).unzip();
    // With an empty search path every name in a definition stands with its schema, so that it means the same later.
    let row = connection.transaction(|connection| {
        connection.run("set transaction read only; set local search_path = ''")?;
        connection.query_one(include_str!("catalog.sql"), &[schemas.into(), tables.into()])
    })?;
    serde_json::from_str(&row.text("tables")?).map_err(|source| Error::Catalogue { source })
}

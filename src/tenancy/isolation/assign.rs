//! `--assign`: a person says which row belongs to which workspace. Kept in `ef.assignments`, so that an interrupted
//! run goes on with it.

use super::{
    Error,
    catalog::{Table, TableName},
    columns::row_key,
};
use crate::db::Connection;
use serde::Deserialize;
use std::{collections::BTreeMap, fs, path::Path};

/// What the file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Assignments {
    /// Rows of a CSV with the columns `table`, `id` and `workspace`.
    Rows(Vec<Row>),
    /// A query with three columns in this order.
    Query(String),
}

/// One row and its workspace.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Row {
    /// The table; `auth.users` says which workspace a user joins.
    pub table: String,
    /// The primary key as text.
    pub id: String,
    /// Slug, name or id of the workspace. One that does not exist is made.
    pub workspace: String,
}

impl Assignments {
    /// Reads a file: `.sql` is a query, everything else a CSV.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let bad = |why: String| Error::Assign { path: path.to_owned(), why };
        let text = fs::read_to_string(path).map_err(|error| bad(error.to_string()))?;
        if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("sql")) {
            let query = text.trim().trim_end_matches(';').trim();
            return if query.is_empty() {
                Err(bad("it is empty".to_owned()))
            } else {
                Ok(Self::Query(query.to_owned()))
            };
        }
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
        let mut rows = vec![];
        for row in reader.deserialize() {
            let row: Row = row.map_err(|error| bad(error.to_string()))?;
            let empty = [("table", &row.table), ("id", &row.id), ("workspace", &row.workspace)];
            if let Some((column, _)) = empty.iter().find(|(_, value)| value.is_empty()) {
                return Err(bad(format!("row {} has no `{column}`", rows.len() + 1)));
            }
            rows.push(row);
        }
        if rows.is_empty() { Err(bad("it has no rows".to_owned())) } else { Ok(Self::Rows(rows)) }
    }

    /// Writes them into the database, in the transaction that is open. Fails where no row of a table is what the
    /// file names: such a file means something else.
    pub(super) fn store(
        &self,
        connection: &mut Connection,
        path: &Path,
        tables: &[Table],
    ) -> Result<Stored, Error> {
        let rows = match self {
            Self::Rows(rows) => rows.clone(),
            Self::Query(query) => ask(connection, query)?,
        };
        let mut workspaces = Workspaces::read(connection)?;
        let mut stored = (vec![], vec![], vec![]);
        for row in &rows {
            let table = TableName::parse(&row.table);
            let known = tables.iter().any(|known| known.title() == table);
            if table.to_string() != "auth.users" && !known {
                let why = format!("`{table}` is no table of `[tenancy]` that exists");
                return Err(Error::Assign { path: path.to_owned(), why });
            }
            let workspace = workspaces.named(connection, &row.workspace)?;
            stored.0.push(table.to_string());
            stored.1.push(row.id.clone());
            stored.2.push(workspace);
        }
        let mut answer = Stored { rows: stored.0.len(), unknown: vec![] };
        for table in tables {
            let title = table.title().to_string();
            let ids: Vec<String> =
                (0..answer.rows).filter(|at| stored.0[*at] == title).map(|at| stored.1[at].clone()).collect();
            let unknown = nowhere(connection, table, &ids)?;
            if let Some(example) = unknown.first().filter(|_| unknown.len() == ids.len()) {
                let why = format!(
                    "`{title}` has no row with the id `{example}`, nor any other that the file names; an id is the primary key as text, `(1,2)` where that has two columns"
                );
                return Err(Error::Assign { path: path.to_owned(), why });
            }
            if let Some(example) = unknown.first() {
                answer.unknown.push((title, unknown.len(), example.clone()));
            }
        }
        connection.execute(
            "insert into ef.assignments (table_name, row_id, workspace_id)
             select distinct on (t, r) t, r, w::uuid from unnest($1::text[], $2::text[], $3::text[]) with ordinality as u(t, r, w, n)
             order by t, r, n desc
             on conflict (table_name, row_id) do update set workspace_id = excluded.workspace_id",
            &[stored.0.into(), stored.1.into(), stored.2.into()],
        )?;
        Ok(answer)
    }
}

/// What became of the rows of a file.
#[derive(Debug)]
pub(super) struct Stored {
    /// How many there are.
    pub(super) rows: usize,
    /// Tables, how many ids are of no row there, and one of them.
    pub(super) unknown: Vec<(String, usize, String)>,
}

/// Those of the ids that no row of the table has.
fn nowhere(connection: &mut Connection, table: &Table, ids: &[String]) -> Result<Vec<String>, Error> {
    let Some(key) = row_key(table, "r").filter(|_| !ids.is_empty()) else { return Ok(vec![]) };
    let sql = format!(
        "select u.id from unnest($1::text[]) as u(id) where not exists (select from {} r where {key} = u.id)",
        table.sql()
    );
    let rows = connection.query(&sql, &[ids.to_vec().into()])?;
    rows.iter().map(|row| Ok(row.text("id")?)).collect()
}

fn ask(connection: &mut Connection, query: &str) -> Result<Vec<Row>, Error> {
    let sql = format!(
        "select q.a::text as a, q.b::text as b, q.c::text as c from (\n{query}\n) as q(a, b, c) where q.a is not null and q.b is not null and q.c is not null"
    );
    let rows = connection.query(&sql, &[])?;
    rows.iter()
        .map(|row| Ok(Row { table: row.text("a")?, id: row.text("b")?, workspace: row.text("c")? }))
        .collect()
}

/// The workspaces by all that they can be named by: id, slug, name, and of two alike the first of these.
struct Workspaces {
    known: BTreeMap<String, String>,
}

impl Workspaces {
    fn read(connection: &mut Connection) -> Result<Self, Error> {
        let sql = "select id::text as id, slug, name from public.workspaces order by created_at, id";
        let rows = connection.query(sql, &[])?;
        let mut known = BTreeMap::new();
        for by in ["id", "slug", "name"] {
            for row in &rows {
                known.entry(row.text(by)?).or_insert(row.text("id")?);
            }
        }
        Ok(Self { known })
    }

    /// The id of the one with this name. It is made when there is none.
    fn named(&mut self, connection: &mut Connection, text: &str) -> Result<String, Error> {
        let uuid = uuid::Uuid::parse_str(text).ok();
        let own_slug = uuid.map_or_else(|| slug(text), |id| format!("w-{}", id.simple()));
        let keys = [uuid.map(|id| id.to_string()), Some(text.to_owned()), Some(own_slug.clone())];
        if let Some(id) = keys.iter().flatten().find_map(|key| self.known.get(key)).cloned() {
            self.known.insert(text.to_owned(), id.clone());
            return Ok(id);
        }
        let name = uuid.map_or_else(|| text.to_owned(), |id| format!("Workspace {}", &id.to_string()[..8]));
        let made = connection.query_one(
            "insert into public.workspaces (id, name, slug) values (coalesce($1::uuid, gen_random_uuid()), $2, $3) returning id::text as id",
            &[uuid.map(|id| id.to_string()).into(), name.into(), own_slug.clone().into()],
        )?;
        let id = made.text("id")?;
        for key in [text.to_owned(), own_slug, id.clone()] {
            self.known.insert(key, id.clone());
        }
        Ok(id)
    }
}

/// Lower-case letters, digits and dashes, at most 63.
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.to_lowercase().chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(63);
    let slug = slug.trim_matches('-').to_owned();
    if slug.is_empty() { format!("w-{}", uuid::Uuid::new_v4().simple()) } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, text: &str) -> Result<Assignments, Error> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        Assignments::read(&path)
    }

    #[test]
    fn a_csv_needs_its_three_columns() {
        let rows = read("a.csv", "workspace,table,id\nnorth, projects ,1\n").unwrap();
        let row = Row { table: "projects".into(), id: "1".into(), workspace: "north".into() };
        assert_eq!(rows, Assignments::Rows(vec![row]));
        for text in
            ["", "table,id\nprojects,1\n", "table,id,workspace\nprojects,,north\n", "table,id,workspace\n"]
        {
            assert!(read("a.csv", text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_query_loses_its_semicolon() {
        assert_eq!(read("a.sql", "select 1, 2, 3;\n").unwrap(), Assignments::Query("select 1, 2, 3".into()));
        assert!(read("a.sql", " ; ").is_err());
    }

    #[test]
    fn slugs_are_plain() {
        assert_eq!(slug("Ärger & Söhne 2"), "rger-s-hne-2");
        assert!(slug("…").starts_with("w-"));
    }
}

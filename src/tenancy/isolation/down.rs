//! Takes the isolation of one table back: what was replaced returns, the column goes. Which workspace each row had
//! is kept in `ef.assignments`, so that a later run gives it back.

use super::{
    Error, News, Request, Table, TableName, Watch,
    catalog::{self, Constraint},
    columns::row_key,
    names::{COLUMN, POLICY},
    step::{Action, Lock, Step},
};
use crate::db::{
    Connection, ident, literal,
    migrate::{self, Session},
};
use std::sync::Arc;

/// What was taken back.
#[derive(Debug, Default)]
pub struct Taken {
    /// How many steps.
    pub steps: usize,
    /// How many rows had a workspace, which is remembered.
    pub rows: u64,
}

struct Original {
    kind: String,
    name: String,
    definition: String,
}

/// The steps, without doing them.
pub fn preview(connection: &mut Connection, name: &TableName, request: &Request) -> Result<Vec<Step>, Error> {
    let tables = catalog::read(connection, &with(name, &request.tables))?;
    let isolated = |table: &&Table| table.title() == *name && table.column(COLUMN).is_some();
    let table = tables.iter().find(isolated).ok_or_else(|| Error::NotIsolated { table: name.to_string() })?;
    let originals = originals(connection, name)?;
    // Opened first: an owner whom row-level security binds sees the rows only then.
    let mut steps = vec![open(table, &originals), save(table)];
    for child in tables.iter().filter(|child| !child.is_partition) {
        for key in
            child.constraints.iter().filter(|key| key.references == Some(table.oid) && holds_workspace(key))
        {
            let before = originals_of_key(connection, child, key)?;
            steps.extend(loosen(child, key, before));
        }
    }
    for original in originals
        .iter()
        .filter(|original| original.kind == "constraint" && original.definition.starts_with("UNIQUE"))
    {
        steps.extend(unique_again(table, original));
    }
    for original in originals.iter().filter(|original| original.kind == "index") {
        steps.push(Step::concurrently(
            name,
            format!("bring `{}` back", original.name),
            again(&original.definition),
        ));
    }
    for original in originals
        .iter()
        .filter(|original| original.kind == "constraint" && original.definition.starts_with("FOREIGN KEY"))
    {
        let is_done = steps.iter().any(|step| step.title.contains(&format!("`{}`", original.name)));
        if !is_done {
            steps.extend(key_again(table, &original.name, &original.definition));
        }
    }
    steps.push(remove(table));
    Ok(steps)
}

/// Which step remembers the workspaces.
const SAVE: usize = 1;

/// Takes the isolation of a table back.
pub fn down(request: &Request, name: &TableName, watch: &Arc<dyn Watch>) -> Result<Taken, Error> {
    let observer = Arc::new(migrate::Silent);
    let mut session = Session::open(&request.url, &request.options, request.limits.clone(), observer)?;
    session.lock()?;
    let steps = preview(session.connection(), name, request)?;
    let total = steps.len();
    let mut taken = Taken::default();
    for (number, step) in steps.into_iter().enumerate() {
        watch.news(News::Step { number: number + 1, total, step: step.clone() });
        let result = match &step.action {
            Action::Transaction(statements) if number == SAVE => session
                .connection()
                .run(&statements.join(";"))
                .map(|rows| taken.rows = rows)
                .map_err(Error::from),
            Action::Transaction(statements) => {
                super::run::in_transaction(&mut session, &step.title, step.table.as_ref(), statements)
            }
            Action::Alone(statement) => super::run::alone(&mut session, &step.title, statement),
            Action::Fill(_) => Ok(()),
        };
        result.map_err(|error| super::explain::step(session.connection(), &step, &[], error))?;
        taken.steps += 1;
    }
    session.unlock()?;
    Ok(taken)
}

fn with(name: &TableName, tables: &[TableName]) -> Vec<TableName> {
    let mut all = tables.to_vec();
    if !all.contains(name) {
        all.push(name.clone());
    }
    all
}

fn holds_workspace(key: &Constraint) -> bool {
    key.kind == 'f' && key.columns.iter().any(|column| column == COLUMN)
}

fn originals(connection: &mut Connection, name: &TableName) -> Result<Vec<Original>, Error> {
    const SQL: &str = "select kind, name, definition from ef.originals where table_name = $1 order by replaced_at, kind, name";
    if !connection.query_one("select to_regclass('ef.originals') is not null as there", &[])?.bool("there")? {
        return Ok(vec![]);
    }
    let rows = connection.query(SQL, &[name.to_string().into()])?;
    let read = |row: &crate::db::Row| -> Result<Original, crate::db::Error> {
        Ok(Original { kind: row.text("kind")?, name: row.text("name")?, definition: row.text("definition")? })
    };
    Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
}

/// What a foreign key of another table was before it held the workspace.
fn originals_of_key(
    connection: &mut Connection,
    child: &Table,
    key: &Constraint,
) -> Result<Option<Original>, Error> {
    let all = originals(connection, &child.title())?;
    Ok(all.into_iter().find(|original| {
        original.kind == "constraint" && super::names::composite_key(&original.name) == key.name
    }))
}

fn save(table: &Table) -> Step {
    let key = row_key(table, "t").unwrap_or_else(|| "t.ctid::text".to_owned());
    let title = literal(&table.title().to_string());
    let statement = format!(
        "insert into ef.assignments (table_name, row_id, workspace_id) select {title}, {key}, t.{COLUMN} from {} t where t.{COLUMN} is not null
         on conflict (table_name, row_id) do update set workspace_id = excluded.workspace_id",
        table.sql()
    );
    Step::short(&table.title(), Lock::None, "remember which workspace each row has", vec![statement])
}

fn open(table: &Table, originals: &[Original]) -> Step {
    let sql = table.sql();
    let mut statements = vec![format!("drop policy if exists {POLICY} on {sql}")];
    let access = originals
        .iter()
        .find(|original| original.kind == "access")
        .map(|original| original.definition.clone());
    statements.push(access.unwrap_or_else(|| {
        format!("alter table {sql} disable row level security; alter table {sql} no force row level security")
    }));
    for policy in originals.iter().filter(|original| original.kind == "policy") {
        statements.push(format!("drop policy if exists {} on {sql}", ident(&policy.name)));
        statements.push(policy.definition.clone());
    }
    statements.push(format!("alter table {sql} alter column {COLUMN} drop default"));
    statements.push(format!("alter table {sql} alter column {COLUMN} drop not null"));
    Step::short(&table.title(), Lock::AccessExclusive, "open it: policies and grants as before", statements)
}

/// A foreign key that holds the workspace becomes the one that it was.
fn loosen(child: &Table, key: &Constraint, before: Option<Original>) -> Vec<Step> {
    let title = child.title();
    let mut steps = before.map_or(vec![], |before| key_again(child, &before.name, &before.definition));
    let statements =
        vec![format!("alter table {} drop constraint if exists {}", child.sql(), ident(&key.name))];
    steps.push(Step::short(&title, Lock::AccessExclusive, format!("drop `{}`", key.name), statements));
    steps
}

fn key_again(table: &Table, name: &str, definition: &str) -> Vec<Step> {
    if table.constraint(name).is_some() {
        return vec![];
    }
    let (title, sql) = (table.title(), table.sql());
    let forget = format!(
        "delete from ef.originals where table_name = {} and kind = 'constraint' and name = {}",
        literal(&title.to_string()),
        literal(name)
    );
    let add = format!("alter table {sql} add constraint {} {definition} not valid", ident(name));
    let validate = format!("alter table {sql} validate constraint {}", ident(name));
    vec![
        Step::short(&title, Lock::ShareRowExclusive, format!("bring `{name}` back"), vec![add, forget]),
        Step::scan(&title, format!("check `{name}`"), validate),
    ]
}

fn unique_again(table: &Table, original: &Original) -> Vec<Step> {
    let (title, sql, name) = (table.title(), table.sql(), ident(&original.name));
    if table.constraint(&original.name).is_some() {
        return vec![];
    }
    let columns = original.definition.trim_start_matches("UNIQUE ");
    let build = format!("create unique index concurrently {name} on {sql} {columns}");
    let attach = format!("alter table {sql} add constraint {name} unique using index {name}");
    vec![
        Step::concurrently(&title, format!("build `{}` again", original.name), build),
        Step::short(&title, Lock::AccessExclusive, format!("bring `{}` back", original.name), vec![attach]),
    ]
}

fn again(definition: &str) -> String {
    definition.replacen("INDEX ", "INDEX CONCURRENTLY IF NOT EXISTS ", 1)
}

/// The column takes every key and index with it that holds it.
fn remove(table: &Table) -> Step {
    let (title, sql) = (table.title(), table.sql());
    let statements = vec![
        format!("alter table {sql} drop column if exists {COLUMN}"),
        format!("delete from ef.originals where table_name = {}", literal(&title.to_string())),
    ];
    Step::short(&title, Lock::AccessExclusive, "drop the column with its keys and indexes", statements)
}

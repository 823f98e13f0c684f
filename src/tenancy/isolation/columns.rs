//! The column, from nothing to NOT NULL, while everybody goes on writing.

use super::{
    Error,
    catalog::{Constraint, Table},
    facts::Facts,
    names::{self, COLUMN, FILL_TRIGGER},
    plan::Tenants,
    step::{Action, Held, Lock, Step},
};
use crate::db::{ident, literal};

/// Adds the column and fills it. Parents go first, so that children can ask them.
pub(super) fn steps(table: &Table, tenants: &Tenants<'_>, facts: &Facts) -> Result<Vec<Step>, Error> {
    if table.is_partition {
        return Ok(vec![]);
    }
    let (title, sql) = (table.title(), table.sql());
    let column = table.column(COLUMN);
    if let Some(column) = column.filter(|column| column.data_type != "uuid") {
        let found = column.data_type.clone();
        return Err(Error::ColumnType { table: title.to_string(), table_name: table.name.clone(), found });
    }
    if column.is_some_and(|column| column.not_null) {
        return Ok(vec![]);
    }
    let leaves = tenants.leaves(table);
    if column.is_none() && leaves.iter().all(|leaf| leaf.pages == 0) {
        return Ok(vec![empty(table)]);
    }
    let mut steps = vec![];
    if column.is_none() {
        let statement = format!("alter table {sql} add column if not exists {COLUMN} uuid");
        steps.push(Step::short(&title, Lock::AccessExclusive, "add the column", vec![statement]));
    }
    let hidden: Vec<String> = std::iter::once(table)
        .chain(leaves.iter().copied())
        .filter(|table| table.row_security && table.force && !facts.bypass)
        .map(|table| format!("alter table {} no force row level security", table.sql()))
        .collect();
    if !hidden.is_empty() {
        steps.push(Step::short(
            &title,
            Lock::AccessExclusive,
            "let the owner see all rows until they are filled",
            hidden,
        ));
    }
    steps.push(trigger(table, tenants));
    // A row below one of its own table may have it in any partition: those are filled together.
    let own = table.constraints.iter().any(|key| key.kind == 'f' && key.references == Some(table.oid));
    let together = if own { leaves.len().max(1) } else { 1 };
    for leaves in leaves.chunks(together) {
        let names: Vec<String> = leaves.iter().map(|leaf| format!("`{}`", leaf.name)).collect();
        steps.push(Step {
            table: Some(title.clone()),
            title: if table.partitioned {
                format!("give each row of {} its workspace", names.join(", "))
            } else {
                "give each row its workspace".to_owned()
            },
            lock: Lock::RowExclusive,
            held: Held::Batches,
            action: Action::Fill(leaves.iter().map(|leaf| leaf.title()).collect()),
        });
    }
    steps.extend(not_null(table));
    Ok(steps)
}

/// Nobody has a row here, so nothing has to be decided. Should somebody be faster, nothing is done.
fn empty(table: &Table) -> Step {
    let (title, sql) = (table.title(), table.sql());
    let guard = format!(
        "do $ef$ begin if exists (select from {sql}) then raise exception using errcode = '{NOT_EMPTY}', message = 'rows came in between'; end if; end $ef$"
    );
    let statements = vec![
        format!("lock table {sql} in access exclusive mode"),
        guard,
        format!(
            "alter table {sql} add column if not exists {COLUMN} uuid not null default {}",
            names::DEFAULT
        ),
    ];
    Step::short(&title, Lock::AccessExclusive, "add the column (the table is empty)", statements)
}

/// The SQLSTATE that says that a table was not empty after all.
pub(super) const NOT_EMPTY: &str = "EF001";

/// The trigger fills the column of every row that is written meanwhile, updated ones too: those move behind the
/// scan that fills the rest.
fn trigger(table: &Table, tenants: &Tenants<'_>) -> Step {
    let function = format!("ef.{}", ident(&names::fill_function(table)));
    let sql = table.sql();
    let statements = vec![
        fill_function(&function, table, tenants),
        format!("revoke all on function {function}() from public"),
        format!("drop trigger if exists {FILL_TRIGGER} on {sql}"),
        format!(
            "create trigger {FILL_TRIGGER} before insert or update on {sql} for each row execute function {function}()"
        ),
        format!("alter table {sql} enable always trigger {FILL_TRIGGER}"),
    ];
    Step::short(
        &table.title(),
        Lock::AccessExclusive,
        "fill the column of rows that are written meanwhile",
        statements,
    )
}

/// Asks in turn: what was assigned by hand, the parents, the request, the owner, the default workspace. A row
/// below one of its own table waits until that one knows.
fn fill_function(function: &str, table: &Table, tenants: &Tenants<'_>) -> String {
    let mut sources = vec![];
    if let Some(key) = row_key(table, "new") {
        sources.push(format!(
            "(select a.workspace_id from ef.assignments a where a.table_name = {} and a.row_id = {key})",
            literal(&table.title().to_string())
        ));
    }
    let (own, others): (Vec<_>, Vec<_>) =
        tenants.parents(table).into_iter().partition(|(_, parent)| parent.oid == table.oid);
    sources.extend(others.iter().map(|(key, parent)| parent_workspace(key, parent)));
    sources.extend(own.iter().map(|(key, parent)| parent_workspace(key, parent)));
    let waits: Vec<String> = own
        .iter()
        .map(|(key, _)| {
            let given = key.columns.iter().map(|column| format!("new.{} is not null", ident(column)));
            // A key of several columns refers to nothing as soon as one is null.
            format!("({})", given.collect::<Vec<_>>().join(" and "))
        })
        .collect();
    let waits = if waits.is_empty() { "false".to_owned() } else { waits.join(" or ") };
    let mut last = vec!["app.claimed_workspace_id()".to_owned()];
    last.extend(owner_columns(table).map(|column| {
        format!(
            "(select w.id from auth.users u join public.workspaces w on w.id::text = u.raw_app_meta_data ->> 'workspace_id' where u.id = new.{})",
            ident(column)
        )
    }));
    last.push(format!("(select w.id from public.workspaces w where w.slug = '{}')", names::DEFAULT_SLUG));
    let known = if sources.is_empty() {
        "null".to_owned()
    } else {
        format!("coalesce({}, null)", sources.join(", "))
    };
    format!(
        "create or replace function {function}() returns trigger language plpgsql security definer set search_path = '' as $ef$
begin
  if new.{COLUMN} is null then
    new.{COLUMN} := {known};
    if new.{COLUMN} is null and (not ({waits}) or current_setting('ef.last_pass', true) = 'on') then
      new.{COLUMN} := coalesce({});
    end if;
  end if;
  return new;
end $ef$",
        last.join(", ")
    )
}

fn parent_workspace(key: &Constraint, parent: &Table) -> String {
    let on: Vec<String> = key
        .columns
        .iter()
        .zip(&key.references_columns)
        .map(|(own, theirs)| format!("p.{} = new.{}", ident(theirs), ident(own)))
        .collect();
    format!("(select p.{COLUMN} from {} p where {})", parent.sql(), on.join(" and "))
}

/// Columns that refer to a user.
fn owner_columns(table: &Table) -> impl Iterator<Item = &String> {
    table
        .constraints
        .iter()
        .filter(|key| key.kind == 'f' && key.columns.len() == 1)
        .filter(|key| {
            key.references_schema.as_deref() == Some("auth")
                && key.references_name.as_deref() == Some("users")
        })
        .map(|key| &key.columns[0])
}

/// The primary key of a row as text: the value itself, or a row of several values.
pub(super) fn row_key(table: &Table, row: &str) -> Option<String> {
    let columns: Vec<String> =
        table.primary_key().iter().map(|column| format!("{row}.{}", ident(column))).collect();
    match columns.as_slice() {
        [] => None,
        [one] => Some(format!("{one}::text")),
        several => Some(format!("row({})::text", several.join(", "))),
    }
}

/// A check that is validated without stopping anybody proves NOT NULL, which then takes a moment.
fn not_null(table: &Table) -> Vec<Step> {
    let (title, sql) = (table.title(), table.sql());
    let name = names::not_null_check(table);
    let check = ident(&name);
    let existing = table.constraint(&name);
    let mut steps = vec![];
    if existing.is_none() {
        let statement =
            format!("alter table {sql} add constraint {check} check ({COLUMN} is not null) not valid");
        steps.push(Step::short(
            &title,
            Lock::AccessExclusive,
            "promise that no row is without a workspace",
            vec![statement],
        ));
    }
    if existing.is_none_or(|check| !check.validated) {
        let statement = format!("alter table {sql} validate constraint {check}");
        steps.push(Step::scan(&title, "check that no row is without a workspace", statement));
    }
    steps.push(Step::short(
        &title,
        Lock::AccessExclusive,
        "make the column NOT NULL",
        vec![
            format!("alter table {sql} alter column {COLUMN} set not null"),
            format!("alter table {sql} drop constraint if exists {check}"),
        ],
    ));
    steps
}

/// The last step of a table: the trigger goes, and a new row belongs to the workspace of the request.
pub(super) fn finish(table: &Table) -> Option<Step> {
    if table.is_partition {
        return None;
    }
    let sql = table.sql();
    let has_trigger = table.triggers.iter().any(|trigger| trigger.name == FILL_TRIGGER);
    let column = table.column(COLUMN);
    let has_default = column.is_some_and(|column| column.default.as_deref() == Some(names::DEFAULT));
    let will_fill = column.is_none_or(|column| !column.not_null);
    if has_default && !has_trigger && !will_fill {
        return None;
    }
    let function = format!("ef.{}", ident(&names::fill_function(table)));
    let statements = vec![
        format!("alter table {sql} alter column {COLUMN} set default {}", names::DEFAULT),
        format!("drop trigger if exists {FILL_TRIGGER} on {sql}"),
        format!("drop function if exists {function}()"),
        format!("alter table {sql} drop constraint if exists {}", ident(&names::not_null_check(table))),
    ];
    Some(Step::short(
        &table.title(),
        Lock::AccessExclusive,
        "let new rows belong to the workspace of the request",
        statements,
    ))
}

//! Keys that hold the workspace too: no row can refer to another workspace's, and no unique key tells that
//! another workspace has a value.

use super::{
    catalog::{Constraint, Index, Table},
    facts::Facts,
    index,
    names::{self, COLUMN},
    plan::Tenants,
    step::{Lock, Step},
};
use crate::db::{ident, literal};

/// The foreign key of the column itself.
pub(super) fn to_workspaces(table: &Table, tenants: &Tenants<'_>) -> Vec<Step> {
    if table.is_partition {
        return vec![];
    }
    let name = names::workspace_key(table);
    let key = format!("foreign key ({COLUMN}) references public.workspaces (id) on delete cascade");
    let is_it = |constraint: &Constraint| {
        constraint.kind == 'f'
            && constraint.columns == [COLUMN]
            && constraint.references_name.as_deref() == Some("workspaces")
            && constraint.on_delete == 'c'
    };
    add(table, tenants, &name, &key, "the foreign key to the workspaces", &is_it)
}

/// Adds a foreign key without stopping anybody: first unchecked, then checked. A partitioned table takes it
/// over from its partitions.
fn add(
    table: &Table,
    tenants: &Tenants<'_>,
    name: &str,
    key: &str,
    what: &str,
    is_it: &dyn Fn(&Constraint) -> bool,
) -> Vec<Step> {
    let title = table.title();
    let existing = table.constraints.iter().find(|constraint| is_it(constraint));
    if existing.is_some_and(|constraint| constraint.validated) {
        return vec![];
    }
    let mut steps = vec![];
    let leaves = tenants.leaves(table);
    for leaf in &leaves {
        let sql = leaf.sql();
        let on = if table.partitioned { format!(" of `{}`", leaf.name) } else { String::new() };
        let there = leaf.constraints.iter().find(|constraint| is_it(constraint));
        let name = there.map_or(name, |constraint| &constraint.name);
        if there.is_none() {
            steps.push(Step::short(
                &title,
                Lock::ShareRowExclusive,
                format!("add {what}{on}"),
                vec![format!("alter table {sql} add constraint {} {key} not valid", ident(name))],
            ));
        }
        if there.is_none_or(|constraint| !constraint.validated) {
            let statement = format!("alter table {sql} validate constraint {}", ident(name));
            steps.push(Step::scan(&title, format!("check {what}{on}"), statement));
        }
    }
    if table.partitioned {
        steps.push(Step::short(
            &title,
            Lock::ShareRowExclusive,
            format!("take over {what} from the partitions"),
            vec![format!("alter table {} add constraint {} {key}", table.sql(), ident(name))],
        ));
    }
    steps
}

/// What makes `table` a target of the foreign keys that hold the workspace too.
pub(super) fn targets(table: &Table, tenants: &Tenants<'_>) -> Vec<Step> {
    let mut wanted: Vec<&[String]> = vec![];
    if table.is_partition {
        return vec![];
    }
    for key in tenants.children(table) {
        if !key.columns.iter().any(|column| column == COLUMN)
            && !wanted.contains(&key.references_columns.as_slice())
        {
            wanted.push(&key.references_columns);
        }
    }
    let mut steps = vec![];
    for columns in wanted {
        let all: Vec<&str> = columns.iter().map(String::as_str).chain([COLUMN]).collect();
        let has = |index: &Index| {
            index.unique
                && index.valid
                && !index.partial
                && index.columns.len() == all.len()
                && all
                    .iter()
                    .all(|wanted| index.columns.iter().any(|column| column.as_deref() == Some(wanted)))
        };
        if table.indexes.iter().any(has) {
            continue;
        }
        let name = names::target_key(table, columns);
        let list: Vec<String> = all.iter().map(|column| ident(column)).collect();
        steps.extend(index::build(table, tenants, &name, &index::Form::columns(true, &list)));
        steps.extend(attach_constraint(table, &name));
    }
    steps
}

/// A unique index becomes a constraint, by name alone. Not of a partitioned table: there the index serves as well.
fn attach_constraint(table: &Table, name: &str) -> Option<Step> {
    if table.partitioned || table.constraint(name).is_some() {
        return None;
    }
    let (sql, name) = (table.sql(), ident(name));
    Some(Step::short(
        &table.title(),
        Lock::AccessExclusive,
        format!("make {name} a constraint"),
        vec![format!("alter table {sql} add constraint {name} unique using index {name}")],
    ))
}

/// Replaces the foreign keys to other isolated tables.
pub(super) fn composite(table: &Table, tenants: &Tenants<'_>, facts: &Facts) -> Vec<Step> {
    let mut steps = vec![];
    if table.is_partition {
        return steps;
    }
    for (key, parent) in tenants.parents(table) {
        let keeps_old = keeps_old(key, facts);
        let columns: Vec<&str> = key.columns.iter().map(String::as_str).chain([COLUMN]).collect();
        let is_it = |constraint: &Constraint| {
            constraint.kind == 'f'
                && constraint.references == Some(parent.oid)
                && constraint.columns == columns
        };
        let name = names::composite_key(&key.name);
        steps.extend(add(
            table,
            tenants,
            &name,
            &definition(key, parent, facts),
            &format!("the foreign key to `{}`", parent.name),
            &is_it,
        ));
        if !keeps_old {
            let statements = vec![
                remember(table, "constraint", &key.name, &key.definition),
                format!("alter table {} drop constraint if exists {}", table.sql(), ident(&key.name)),
            ];
            steps.push(Step::short(
                &table.title(),
                Lock::AccessExclusive,
                format!("drop `{}`, which knows no workspace", key.name),
                statements,
            ));
        }
    }
    steps
}

/// Before PostgreSQL 15 `on delete set null` cannot leave the workspace alone; the old key goes on doing that, and
/// the new one, checked at the end of the transaction, forbids the rest.
fn keeps_old(key: &Constraint, facts: &Facts) -> bool {
    facts.major < 15 && matches!(key.on_delete, 'n' | 'd')
}

fn definition(key: &Constraint, parent: &Table, facts: &Facts) -> String {
    let list = |columns: &[String]| columns.iter().map(|column| ident(column)).collect::<Vec<_>>().join(", ");
    let own = list(&key.columns);
    let mut text = format!(
        "foreign key ({own}, {COLUMN}) references {} ({}, {COLUMN})",
        parent.sql(),
        list(&key.references_columns)
    );
    if key.on_update == 'c' {
        text += " on update cascade";
    }
    if keeps_old(key, facts) {
        return text + " deferrable initially deferred";
    }
    let on_delete = match key.on_delete {
        'c' => " on delete cascade".to_owned(),
        'r' => " on delete restrict".to_owned(),
        'n' => format!(" on delete set null ({own})"),
        'd' => format!(" on delete set default ({own})"),
        _ => String::new(),
    };
    text += &on_delete;
    match (key.deferrable, key.deferred) {
        (true, true) => text + " deferrable initially deferred",
        (true, false) => text + " deferrable",
        _ => text,
    }
}

/// Unique keys get the workspace in front; the old ones, which told about other workspaces, go.
pub(super) fn unique(table: &Table, tenants: &Tenants<'_>) -> Vec<Step> {
    let mut steps = vec![];
    for old in table.indexes.iter().filter(|index| is_global(table, index)) {
        let kept: Vec<&str> = old.columns.iter().flatten().map(String::as_str).collect();
        let name = if old.constraint.is_some() {
            names::fitting(&format!("{}_workspace_{}_key", table.name, kept.join("_")))
        } else {
            names::leading(table, &old.name)
        };
        steps.extend(index::build(table, tenants, &name, &index::Form::leading(old)));
        if old.constraint.is_some() {
            steps.extend(attach_constraint(table, &name));
        }
        steps.push(drop_old(table, old));
    }
    steps
}

fn is_global(table: &Table, index: &Index) -> bool {
    let of_a_parent = index.parent.is_some() || (table.is_partition && index.constraint.is_some());
    index.unique
        && !index.primary
        && index.valid
        && !of_a_parent
        && index.method == "btree"
        && !index.columns.iter().any(|column| column.as_deref() == Some(COLUMN))
}

fn drop_old(table: &Table, old: &Index) -> Step {
    let title = table.title();
    let what = format!("drop `{}`, which spans all workspaces", old.name);
    if let Some(name) = &old.constraint {
        let definition = table.constraint(name).map_or("", |constraint| &constraint.definition);
        let statements = vec![
            remember(table, "constraint", name, definition),
            format!("alter table {} drop constraint if exists {}", table.sql(), ident(name)),
        ];
        return Step::short(&title, Lock::AccessExclusive, what, statements);
    }
    let statements = vec![
        remember(table, "index", &old.name, &old.definition),
        format!("drop index if exists {}.{}", ident(&table.schema), ident(&old.name)),
    ];
    Step::short(&title, Lock::AccessExclusive, what, statements)
}

/// Keeps what is about to be replaced, for `ef migrate down`.
pub(super) fn remember(table: &Table, kind: &str, name: &str, definition: &str) -> String {
    format!(
        "insert into ef.originals (table_name, kind, name, definition) values ({}, {}, {}, {}) on conflict do nothing",
        literal(&table.title().to_string()),
        literal(kind),
        literal(name),
        literal(definition)
    )
}

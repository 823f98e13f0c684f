//! Indexes that lead with the workspace, built while everybody goes on.

use super::{
    catalog::{Index, Table},
    names::{self, COLUMN},
    plan::Tenants,
    step::{Lock, Step},
};
use crate::db::{ident, qualified};

/// What an index is made of.
pub(super) struct Form {
    unique: bool,
    /// What follows the table's name: `using btree (a, b desc) where …`.
    body: String,
}

impl Form {
    /// Of these columns, as they stand in SQL.
    pub(super) fn columns(unique: bool, columns: &[String]) -> Self {
        Self { unique, body: format!("using btree ({})", columns.join(", ")) }
    }

    /// Like another index, with the workspace in front.
    pub(super) fn leading(old: &Index) -> Self {
        // The catalogue writes `… ON schema.table USING btree (…) …`; a name with ` USING btree (` in it is quoted
        // and stands before.
        let start = old.definition.rfind(" USING btree (").map_or(0, |at| at + 1);
        let body = old.definition[start..].replacen("USING btree (", &format!("using btree ({COLUMN}, "), 1);
        Self { unique: old.unique, body }
    }
}

/// For the list of the latest rows, and a twin for each index of several columns.
pub(super) fn steps(table: &Table, tenants: &Tenants<'_>) -> Vec<Step> {
    if table.is_partition {
        return vec![];
    }
    let by = table.column("created_at").map(|column| column.name.as_str());
    let mut steps = vec![];
    let listed = |index: &Index| {
        let columns: Vec<&str> = index.columns.iter().map(|column| column.as_deref().unwrap_or("")).collect();
        let second = by.is_none_or(|by| columns.get(1) == Some(&by));
        index.valid && !index.partial && index.method == "btree" && columns.first() == Some(&COLUMN) && second
    };
    if !table.indexes.iter().any(listed) {
        let name = names::listing(table, by);
        let columns: Vec<String> =
            std::iter::once(COLUMN.to_owned()).chain(by.map(|by| format!("{} desc", ident(by)))).collect();
        steps.extend(build(table, tenants, &name, &Form::columns(false, &columns)));
    }
    for old in table.indexes.iter().filter(|index| wants_twin(index)) {
        let name = names::leading(table, &old.name);
        let columns: Vec<Option<&str>> =
            std::iter::once(Some(COLUMN)).chain(old.columns.iter().map(Option::as_deref)).collect();
        let is_twin = |index: &Index| {
            index.valid
                && (index.name == name
                    || (index.columns.iter().map(Option::as_deref).eq(columns.iter().copied())
                        && !index.partial
                        && !old.partial))
        };
        if !table.indexes.iter().any(is_twin) {
            steps.extend(build(table, tenants, &name, &Form::leading(old)));
        }
    }
    steps
}

fn wants_twin(index: &Index) -> bool {
    !index.unique
        && index.valid
        && index.method == "btree"
        && index.columns.len() > 1
        && index.parent.is_none()
        && !index.columns.iter().any(|column| column.as_deref() == Some(COLUMN))
}

/// Builds an index; of a partitioned table from the leaves up. What a failed run left is dropped first.
pub(super) fn build(table: &Table, tenants: &Tenants<'_>, name: &str, form: &Form) -> Vec<Step> {
    let mut steps = vec![];
    build_below(table, &table.title(), tenants, name, form, &mut steps);
    steps
}

fn build_below(
    table: &Table,
    root: &super::TableName,
    tenants: &Tenants<'_>,
    name: &str,
    form: &Form,
    steps: &mut Vec<Step>,
) {
    let unique = if form.unique { "unique " } else { "" };
    let existing = table.index(name);
    if !table.partitioned {
        if existing.is_some_and(|index| index.valid) {
            return;
        }
        if existing.is_some() {
            let statement = format!("drop index concurrently if exists {}", qualified(&table.schema, name));
            steps.push(Step::concurrently(root, format!("drop `{name}`, left unfinished"), statement));
        }
        let statement =
            format!("create {unique}index concurrently {} on {} {}", ident(name), table.sql(), form.body);
        steps.push(Step::concurrently(root, format!("build the index `{name}`"), statement));
        return;
    }
    if existing.is_some_and(|index| index.valid) {
        return;
    }
    let mut attach = vec![];
    if existing.is_none() {
        attach.push(format!("create {unique}index {} on only {} {}", ident(name), table.sql(), form.body));
    }
    for child in tenants.partitions(table) {
        let child_name = names::fitting(&format!("{}_{name}", child.name));
        build_below(child, root, tenants, &child_name, form, steps);
        let attached = child.index(&child_name).is_some_and(|index| index.parent.is_some());
        if !attached {
            attach.push(format!(
                "alter index {} attach partition {}",
                qualified(&table.schema, name),
                qualified(&child.schema, &child_name)
            ));
        }
    }
    steps.push(Step::short(
        root,
        Lock::ShareRowExclusive,
        format!("join the parts of the index `{name}`"),
        attach,
    ));
}

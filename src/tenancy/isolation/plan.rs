//! From what the catalogue says to the steps that are left. Pure: the same answer for the same catalogue, and
//! no step for what is done already.

use super::{
    Error, access,
    catalog::{Constraint, Table, TableName},
    columns,
    facts::Facts,
    index, keys,
    names::{self, COLUMN},
    step::{Action, Held, Lock, Step},
};
use std::collections::BTreeSet;

/// What is left to do.
#[derive(Debug, Default)]
pub struct Plan {
    /// In this order.
    pub steps: Vec<Step>,
    /// What a person should know before it is done.
    pub notes: Vec<String>,
    /// Tables of `[tenancy]` that do not exist.
    pub missing: Vec<TableName>,
    /// Tables that exist, with what differs from isolation; nothing for those that are done.
    pub tables: Vec<TableState>,
}

/// One table, as `status` shows it.
#[derive(Debug)]
pub struct TableState {
    /// Its name.
    pub name: TableName,
    /// How many rows the server believes it has.
    pub rows: f64,
    /// How many steps are left.
    pub left: usize,
    /// What differs, in sentences.
    pub differences: Vec<String>,
}

/// The isolated tables and how they refer to each other.
pub(super) struct Tenants<'a> {
    tables: &'a [Table],
}

impl<'a> Tenants<'a> {
    /// These tables, partitions included.
    pub(super) fn new(tables: &'a [Table]) -> Self {
        Self { tables }
    }

    fn by_oid(&self, oid: i64) -> Option<&'a Table> {
        self.tables.iter().find(|table| table.oid == oid)
    }

    /// The foreign keys of a table to isolated ones that do not hold the workspace yet. Columns that must be set
    /// come first: they say more surely whose a row is.
    pub(super) fn parents(&self, table: &'a Table) -> Vec<(&'a Constraint, &'a Table)> {
        let mut found: Vec<(&Constraint, &Table)> = table
            .constraints
            .iter()
            .filter(|key| {
                key.kind == 'f' && !key.inherited && !key.columns.iter().any(|column| column == COLUMN)
            })
            .filter_map(|key| Some((key, self.by_oid(key.references?)?)))
            .collect();
        let optional = |key: &Constraint| {
            key.columns.iter().any(|column| table.column(column).is_none_or(|column| !column.not_null))
        };
        found.sort_by_key(|(key, _)| optional(key));
        found
    }

    /// The foreign keys of isolated tables to this one.
    pub(super) fn children(&self, table: &Table) -> Vec<&'a Constraint> {
        let keys =
            self.tables.iter().filter(|child| !child.is_partition).flat_map(|child| &child.constraints);
        keys.filter(|key| key.kind == 'f' && !key.inherited && key.references == Some(table.oid)).collect()
    }

    /// The partitions directly below.
    pub(super) fn partitions(&self, table: &Table) -> Vec<&'a Table> {
        self.tables.iter().filter(|child| child.parent == Some(table.oid)).collect()
    }

    /// What holds the rows: the table itself, or all its partitions that are not partitioned again.
    pub(super) fn leaves(&self, table: &'a Table) -> Vec<&'a Table> {
        if !table.partitioned {
            return vec![table];
        }
        self.partitions(table).into_iter().flat_map(|child| self.leaves(child)).collect()
    }

    /// Parents before children; where they go in a circle, in the order of names.
    pub(super) fn in_order(&self) -> Vec<&'a Table> {
        let mut order: Vec<&Table> = vec![];
        let mut left: Vec<&Table> = self.tables.iter().collect();
        while !left.is_empty() {
            let placed: BTreeSet<i64> = order.iter().map(|table| table.oid).collect();
            let is_free = |table: &&Table| {
                let keys = table.constraints.iter().filter_map(|key| key.references);
                keys.filter(|oid| *oid != table.oid && self.by_oid(*oid).is_some())
                    .all(|oid| placed.contains(&oid))
            };
            let next = left.iter().position(is_free).unwrap_or(0);
            order.push(left.remove(next));
        }
        order
    }
}

/// Makes the plan for the tables that were wanted and those that exist.
pub(super) fn plan(facts: &Facts, wanted: &[TableName], tables: &[Table]) -> Result<Plan, Error> {
    let tenants = Tenants::new(tables);
    let order = tenants.in_order();
    if let Some(table) = order.iter().find(|table| !table.owned) {
        let (user, owner) = (facts.user.clone(), table.owner.clone());
        return Err(Error::NotOwner { user, table: table.title().to_string(), owner });
    }
    let missing =
        wanted.iter().filter(|name| !order.iter().any(|table| table.title() == **name)).cloned().collect();
    let mut plan = Plan { missing, ..Plan::default() };
    for table in &order {
        plan.steps.extend(columns::steps(table, &tenants, facts)?);
    }
    if plan.steps.iter().any(|step| matches!(step.action, Action::Fill(_))) {
        plan.steps.insert(0, default_workspace());
    }
    for table in &order {
        plan.steps.extend(keys::to_workspaces(table, &tenants));
        plan.steps.extend(index::steps(table, &tenants));
    }
    for table in &order {
        plan.steps.extend(keys::targets(table, &tenants));
    }
    for table in &order {
        plan.steps.extend(keys::composite(table, &tenants, facts));
    }
    for table in &order {
        plan.steps.extend(keys::unique(table, &tenants));
    }
    let access: Vec<Step> = order.iter().filter_map(|table| access::step(table)).collect();
    if !access.is_empty() {
        plan.steps.push(users());
    }
    plan.steps.extend(access);
    plan.steps.extend(order.iter().filter_map(|table| columns::finish(table)));
    plan.notes = notes(&order);
    plan.tables =
        order.iter().filter(|table| !table.is_partition).map(|table| state(table, &plan.steps)).collect();
    Ok(plan)
}

fn state(table: &Table, steps: &[Step]) -> TableState {
    let name = table.title();
    let left = steps.iter().filter(|step| step.table.as_ref() == Some(&name));
    let form =
        left.clone().filter(|step| step.title != access::CLOSE).map(|step| format!("to do: {}", step.title));
    let mut differences = if left.clone().count() == 0 { vec![] } else { access::differences(table) };
    differences.extend(form);
    let left = left.count();
    TableState { name, rows: table.rows, left, differences }
}

fn default_workspace() -> Step {
    let statement = format!(
        "insert into public.workspaces (name, slug) values ('Default', '{}') on conflict (slug) do nothing",
        names::DEFAULT_SLUG
    );
    Step {
        table: None,
        title: "make the workspace for rows that nobody else lays claim to".to_owned(),
        lock: Lock::None,
        held: Held::Moment,
        action: Action::Transaction(vec![statement]),
    }
}

fn users() -> Step {
    let make = format!(
        "insert into public.workspaces (name, slug) select 'Default', '{0}' where exists (select from auth.users u
           where not exists (select from public.workspace_members m where m.user_id = u.id)
             and not exists (select from public.workspaces w where w.id::text = u.raw_app_meta_data ->> 'workspace_id')
             and not exists (select from ef.assignments a where a.table_name = 'auth.users' and a.row_id = u.id::text))
         on conflict (slug) do nothing",
        names::DEFAULT_SLUG
    );
    Step {
        table: None,
        title: "give each user who has none a workspace (before the tables are closed, or they would see nothing)".to_owned(),
        lock: Lock::RowExclusive,
        held: Held::Moment,
        action: Action::Transaction(std::iter::once(make).chain(access::users(names::DEFAULT_SLUG)).collect()),
    }
}

fn notes(order: &[&Table]) -> Vec<String> {
    let mut notes = vec![];
    let unfinished = |table: &&&Table| table.column(COLUMN).is_none_or(|column| !column.not_null);
    for table in order.iter().filter(|table| !table.is_partition).filter(unfinished) {
        let name = table.title();
        let fires: Vec<&str> = table
            .triggers
            .iter()
            .filter(|trigger| {
                trigger.row_update && trigger.enabled != 'D' && trigger.name != names::FILL_TRIGGER
            })
            .map(|trigger| trigger.name.as_str())
            .collect();
        if !fires.is_empty() {
            notes.push(format!(
                "`{name}`: its triggers ({}) fire for each row that is filled, unless the role may set `session_replication_role`",
                fires.join(", ")
            ));
        }
        for key in table.constraints.iter().filter(|key| key.kind == 'x') {
            notes.push(format!("`{name}`: the exclusion constraint `{}` spans all workspaces; add `{COLUMN} with =` to it (extension btree_gist)", key.name));
        }
        for key in table
            .constraints
            .iter()
            .filter(|key| key.kind == 'u' && !key.columns.iter().any(|one| one == COLUMN))
        {
            let columns = key.columns.join(", ");
            notes.push(format!("`{name}`: `on conflict ({columns})` in the application becomes `on conflict ({COLUMN}, {columns})`"));
        }
    }
    notes
}

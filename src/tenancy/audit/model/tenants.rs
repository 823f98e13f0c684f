//! Which tables hold rows of workspaces, and how a row tells whose it is: by the tenant column, or by a parent.

use super::{Code, Model, Relation};
use crate::tenancy::audit::Request;
use std::collections::BTreeMap;

/// Names of the table of tenants, when `ef.toml` names none.
const WORKSPACES: &[&str] = &[
    "workspaces",
    "workspace",
    "tenants",
    "tenant",
    "organizations",
    "organisations",
    "organization",
    "orgs",
    "teams",
    "accounts",
    "companies",
];
/// Names of the tenant column, when nothing points at the table of tenants.
const COLUMNS: &[&str] = &[
    "workspace_id",
    "tenant_id",
    "organization_id",
    "organisation_id",
    "org_id",
    "team_id",
    "account_id",
    "company_id",
];

/// How a row tells whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Tie {
    /// This column names the workspace.
    Column(String),
    /// This column names a row of another tenant table.
    Parent { column: String, table: u32, key: String },
    /// Copies of tenant rows come here: a trigger or a rule writes them.
    Copies { from: u32, by: String },
    /// This column names a user.
    User(String),
    /// `ef.toml` says so, and nothing tells whose a row is.
    Said,
}

/// A table, view or the like that holds rows of workspaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Tenant {
    pub(in super::super) tie: Tie,
    /// The table of workspaces itself.
    pub(in super::super) root: bool,
    /// The table of who belongs to which workspace: its column for the user.
    pub(in super::super) member: Option<String>,
}

impl Tenant {
    fn new(tie: Tie) -> Self {
        Self { tie, root: false, member: None }
    }

    /// The tenant column, when there is one.
    pub(in super::super) fn column(&self) -> Option<&str> {
        if let Tie::Column(name) = &self.tie { Some(name) } else { None }
    }
}

impl Model {
    /// Works out everything that follows from what was read.
    pub(in super::super) fn understand(&mut self, request: &Request) {
        self.find_claims();
        self.workspaces = self.find_workspaces(request);
        self.find_columns(request);
        self.find_children();
        self.find_copies();
        self.find_users();
        self.mark_members();
        for name in &request.tables {
            let known = self.named(name).map(|relation| relation.oid);
            match known {
                Some(oid) => drop(self.tenants.entry(oid).or_insert_with(|| Tenant::new(Tie::Said))),
                None => self.missing.push(name.clone()),
            }
        }
    }

    /// The relation that a setting names, with its schema or without.
    fn named(&self, name: &str) -> Option<&Relation> {
        self.relations.iter().find(|relation| {
            relation.full() == name || (relation.name == name && self.exposed.contains(&relation.schema))
        })
    }

    fn find_workspaces(&self, request: &Request) -> Option<u32> {
        if let Some(name) = &request.workspaces {
            return self.named(name).map(|relation| relation.oid);
        }
        let pointed = |oid: u32| {
            self.constraints.iter().filter(|k| k.kind == "f" && k.target == oid && k.relation != oid).count()
        };
        WORKSPACES.iter().find_map(|name| {
            let mut tables = self.relations.iter().filter(|r| r.is_table() && !r.is_platform());
            tables.find(|r| r.name == *name && pointed(r.oid) > 0).map(|r| r.oid)
        })
    }

    /// Tables with a column that names the workspace, views among them.
    fn find_columns(&mut self, request: &Request) {
        let mut found: BTreeMap<u32, Tenant> = BTreeMap::new();
        if let Some(root) = self.workspaces {
            let keys: Vec<_> = self
                .constraints
                .iter()
                .filter(|k| k.kind == "f" && k.target == root && k.relation != root && k.columns.len() == 1)
                .collect();
            let key = keys.first().and_then(|k| k.target_columns.first().cloned());
            let key = key.unwrap_or_else(|| "id".to_owned());
            found.insert(root, Tenant { root: true, ..Tenant::new(Tie::Column(key)) });
            for k in keys {
                let new = Tenant::new(Tie::Column(k.columns[0].clone()));
                let entry = found.entry(k.relation).or_insert_with(|| new.clone());
                // A table may point there twice: the column with the usual name is the tenant's.
                if COLUMNS.contains(&k.columns[0].as_str()) {
                    *entry = new;
                }
            }
        }
        for relation in self.relations.iter().filter(|relation| !relation.is_platform()) {
            let has = |name: &str| relation.column(name).is_some().then(|| name.to_owned());
            let named = request.column.as_deref().and_then(has);
            let usual = || self.usual_column(&found).as_deref().and_then(has);
            if let Some(name) =
                named.or_else(|| if found.contains_key(&relation.oid) { None } else { usual() })
            {
                found.insert(relation.oid, Tenant { root: false, ..Tenant::new(Tie::Column(name)) });
            }
        }
        self.tenants = found;
    }

    /// The name that tenant columns have here, or would have.
    fn usual_column(&self, found: &BTreeMap<u32, Tenant>) -> Option<String> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for tenant in found.values().filter(|tenant| !tenant.root) {
            *counts.entry(tenant.column().unwrap_or_default()).or_default() += 1;
        }
        let most = counts.into_iter().max_by_key(|(_, count)| *count).map(|(name, _)| name.to_owned());
        most.or_else(|| {
            let tables = || self.relations.iter().filter(|r| r.is_table() && !r.is_platform());
            let usual = COLUMNS.iter().find(|name| tables().any(|r| r.column(name).is_some()));
            usual.map(|name| (*name).to_owned())
        })
    }

    /// Tables below tenant tables, by foreign keys; and partitions and heirs.
    fn find_children(&mut self) {
        loop {
            let child = self.constraints.iter().filter(|k| k.kind == "f").find_map(|k| {
                let parent = self.tenants.get(&k.target)?;
                let relation = self.relation(k.relation).filter(|r| !r.is_platform())?;
                let new = !self.tenants.contains_key(&relation.oid) && !parent.root;
                new.then(|| {
                    let (column, key) = (k.columns[0].clone(), k.target_columns[0].clone());
                    (relation.oid, Tenant::new(Tie::Parent { column, table: k.target, key }))
                })
            });
            let heir = || {
                self.relations.iter().find_map(|r| {
                    let tie = r.parents.iter().find_map(|parent| self.tenants.get(parent))?.tie.clone();
                    (!self.tenants.contains_key(&r.oid)).then(|| (r.oid, Tenant::new(tie)))
                })
            };
            match child.or_else(heir) {
                Some((oid, tenant)) => drop(self.tenants.insert(oid, tenant)),
                None => break,
            }
        }
    }

    /// Tables into which triggers and rules of tenant tables write.
    fn find_copies(&mut self) {
        let mut found: Vec<(u32, Tenant)> = Vec::new();
        for trigger in self.triggers.iter().filter(|trigger| trigger.enabled) {
            let (Some(_), Some(function)) =
                (self.tenants.get(&trigger.relation), self.function(trigger.function))
            else {
                continue;
            };
            let code = Code::of(&function.source);
            for (schema, name) in code.inserts() {
                let target = self.relations.iter().find(|r| {
                    r.name.to_lowercase() == name
                        && schema.is_none_or(|schema| r.schema.to_lowercase() == schema)
                });
                if let Some(target) = target.filter(|target| !self.tenants.contains_key(&target.oid)) {
                    let by = function.full();
                    found.push((target.oid, Tenant::new(Tie::Copies { from: trigger.relation, by })));
                }
            }
        }
        for used in self.uses.iter().filter(|used| used.rule) {
            let unknown = !self.tenants.contains_key(&used.to);
            if self.tenants.contains_key(&used.from) && unknown {
                let by = "a rule".to_owned();
                found.push((used.to, Tenant::new(Tie::Copies { from: used.from, by })));
            }
        }
        for (oid, tenant) in found {
            self.tenants.entry(oid).or_insert(tenant);
        }
    }

    /// Tables whose rows belong to users.
    fn find_users(&mut self) {
        let Some(users) = self.relations.iter().find(|r| r.full() == "auth.users").map(|r| r.oid) else {
            return;
        };
        for k in
            self.constraints.iter().filter(|k| k.kind == "f" && k.target == users && k.columns.len() == 1)
        {
            let own = self.relation(k.relation).is_some_and(|relation| !relation.is_platform());
            if own && !self.tenants.contains_key(&k.relation) {
                self.tenants.insert(k.relation, Tenant::new(Tie::User(k.columns[0].clone())));
            }
        }
    }

    /// The tables that say who belongs to which workspace: a key of tenant and user.
    fn mark_members(&mut self) {
        let mut found = Vec::new();
        for (oid, tenant) in &self.tenants {
            let (Some(column), Some(relation)) = (tenant.column(), self.relation(*oid)) else { continue };
            if tenant.root || !relation.is_table() {
                continue;
            }
            let user = self.user_columns(*oid).into_iter().find(|user| {
                self.indexes.iter().any(|index| {
                    index.relation == *oid
                        && index.keys.len() == 2
                        && index.keys.iter().all(|key| key == user || key == column)
                })
            });
            if let Some(user) = user {
                found.push((*oid, user));
            }
        }
        for (oid, user) in found {
            if let Some(tenant) = self.tenants.get_mut(&oid) {
                tenant.member = Some(user);
            }
        }
    }

    /// Columns that name a user: by foreign key, else by name.
    pub(in super::super) fn user_columns(&self, relation: u32) -> Vec<String> {
        let users = self.relations.iter().find(|r| r.full() == "auth.users").map(|r| r.oid);
        let keys = self.constraints.iter().filter(|k| {
            k.kind == "f" && k.relation == relation && users == Some(k.target) && k.columns.len() == 1
        });
        let mut found: Vec<String> = keys.map(|k| k.columns[0].clone()).collect();
        if let Some(relation) = self.relation(relation) {
            for column in &relation.columns {
                let usual =
                    ["user_id", "owner_id", "created_by", "author_id"].contains(&column.name.as_str());
                if usual && !found.contains(&column.name) {
                    found.push(column.name.clone());
                }
            }
        }
        found
    }

    /// The name that the tenant column usually has.
    pub(in super::super) fn tenant_column(&self) -> String {
        self.usual_column(&self.tenants).unwrap_or_else(|| "workspace_id".to_owned())
    }
}

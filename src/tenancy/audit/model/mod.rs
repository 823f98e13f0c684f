//! The database as the rules and probes see it: read once (`load`), then only asked. Nothing in here runs SQL but
//! `load`.

mod access;
mod claims;
mod code;
mod load;
mod tenants;
#[cfg(test)]
pub(super) mod testing;

pub(super) use access::{COMMANDS, Command};
pub(super) use claims::{Claims, json_keys};
pub(super) use code::{Code, literals};
pub(super) use load::load;
pub(super) use tenants::{Tenant, Tie};

use serde::Deserialize;
use std::collections::BTreeMap;

/// What was read, and what was worked out from it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Model {
    pub(super) server: Server,
    pub(super) api_roles: Vec<String>,
    pub(super) exposed: Vec<String>,
    pub(super) roles: Vec<Role>,
    pub(super) schemas: Vec<Schema>,
    pub(super) relations: Vec<Relation>,
    pub(super) constraints: Vec<Constraint>,
    pub(super) indexes: Vec<Index>,
    pub(super) policies: Vec<Policy>,
    pub(super) functions: Vec<Function>,
    pub(super) triggers: Vec<Trigger>,
    pub(super) sequences: Vec<Sequence>,
    pub(super) defaults: Vec<DefaultRight>,
    pub(super) role_settings: Vec<RoleSetting>,
    pub(super) buckets: Vec<Bucket>,
    /// View → relations that its text reads, and table → relations that its rules write.
    pub(super) uses: Vec<Use>,
    /// Worked out by `tenants`.
    #[serde(skip)]
    pub(super) tenants: BTreeMap<u32, Tenant>,
    #[serde(skip)]
    pub(super) workspaces: Option<u32>,
    /// Worked out by `claims`.
    #[serde(skip)]
    pub(super) claims: Claims,
    /// Tables of `ef.toml` that are not there.
    #[serde(skip)]
    pub(super) missing: Vec<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Server {
    pub(super) version: i64,
    pub(super) name: String,
    pub(super) user: String,
    pub(super) superuser: bool,
    pub(super) bypass: bool,
    pub(super) replica: bool,
    pub(super) database_create: Vec<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a column of the catalogue")]
pub(super) struct Role {
    pub(super) name: String,
    pub(super) superuser: bool,
    pub(super) bypass: bool,
    pub(super) createrole: bool,
    pub(super) replication: bool,
    /// Every role whose rights it has or can take, itself left out.
    pub(super) member_of: Vec<String>,
    /// Whether the one who asks can act as it.
    pub(super) can_act: bool,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Schema {
    pub(super) name: String,
    pub(super) owner: String,
    pub(super) usage: Vec<String>,
    pub(super) create: Vec<String>,
    pub(super) public_create: bool,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Relation {
    pub(super) oid: u32,
    pub(super) schema: String,
    pub(super) name: String,
    /// r table, p partitioned table, v view, m materialised view, f foreign table.
    pub(super) kind: String,
    pub(super) owner: String,
    pub(super) rls: bool,
    pub(super) force: bool,
    pub(super) parents: Vec<u32>,
    pub(super) options: Vec<String>,
    /// A view's text.
    pub(super) text: Option<String>,
    /// Which commands a view takes by itself: bit 4 update, 8 insert, 16 delete.
    pub(super) updatable: i64,
    pub(super) columns: Vec<Column>,
    /// Role → rights on the whole: `SELECT`, `INSERT`, …
    pub(super) rights: BTreeMap<String, Vec<String>>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Column {
    pub(super) name: String,
    #[serde(rename = "type")]
    pub(super) type_name: String,
    /// The catalogue's category: S text, N number, B boolean, D time, U other, E enum, A array.
    pub(super) category: String,
    pub(super) not_null: bool,
    pub(super) default: Option<String>,
    /// a always, d by default.
    pub(super) identity: String,
    pub(super) generated: String,
    /// Labels, when it is an enum.
    pub(super) labels: Vec<String>,
    /// Role → `SELECT`, `INSERT`, `UPDATE` on this column (rights on the whole included).
    pub(super) rights: BTreeMap<String, Vec<String>>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Constraint {
    pub(super) name: String,
    pub(super) relation: u32,
    /// f foreign key, c check.
    pub(super) kind: String,
    pub(super) columns: Vec<String>,
    pub(super) target: u32,
    pub(super) target_columns: Vec<String>,
    /// n set null, c cascade, …
    pub(super) on_delete: String,
    pub(super) set_columns: Vec<String>,
    pub(super) text: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Index {
    pub(super) name: String,
    pub(super) relation: u32,
    pub(super) primary: bool,
    pub(super) exclusion: bool,
    pub(super) constraint: bool,
    /// Key columns; an expression stands as its text.
    pub(super) keys: Vec<String>,
    pub(super) text: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Policy {
    pub(super) name: String,
    pub(super) relation: u32,
    /// r, a, w, d, or * for all.
    pub(super) command: String,
    pub(super) permissive: bool,
    pub(super) roles: Vec<String>,
    /// The API roles that it applies to.
    pub(super) applies: Vec<String>,
    pub(super) using: Option<String>,
    pub(super) check: Option<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Function {
    pub(super) oid: u32,
    pub(super) schema: String,
    pub(super) name: String,
    pub(super) signature: String,
    /// f function, p procedure, a aggregate, w window.
    pub(super) kind: String,
    pub(super) language: String,
    pub(super) owner: String,
    pub(super) definer: bool,
    /// i immutable, s stable, v volatile.
    pub(super) volatility: String,
    pub(super) config: Vec<String>,
    pub(super) source: String,
    /// Its body was bound to objects when it was made.
    pub(super) bound: bool,
    pub(super) returns: String,
    pub(super) args: Vec<Arg>,
    pub(super) execute: Vec<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Arg {
    pub(super) name: String,
    #[serde(rename = "type")]
    pub(super) type_name: String,
    pub(super) category: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a column of the catalogue")]
pub(super) struct Trigger {
    pub(super) name: String,
    pub(super) relation: u32,
    pub(super) function: u32,
    pub(super) before: bool,
    pub(super) on_insert: bool,
    pub(super) on_update: bool,
    pub(super) enabled: bool,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sequence {
    pub(super) schema: String,
    pub(super) name: String,
    pub(super) rights: BTreeMap<String, Vec<String>>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct DefaultRight {
    pub(super) owner: String,
    /// Empty for every schema.
    pub(super) schema: String,
    /// r tables, S sequences, f functions.
    pub(super) kind: String,
    pub(super) grantee: String,
    pub(super) rights: Vec<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct RoleSetting {
    /// Empty for every role.
    pub(super) role: String,
    pub(super) name: String,
    pub(super) value: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Bucket {
    pub(super) id: String,
    pub(super) public: bool,
    /// Whether a file in it lies in a folder that is named after a workspace.
    pub(super) folders: bool,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Use {
    pub(super) from: u32,
    pub(super) to: u32,
    /// A rewrite rule for writing, not a view's own text.
    pub(super) rule: bool,
}

impl Relation {
    /// `schema.name`.
    pub(super) fn full(&self) -> String {
        format!("{}.{}", self.schema, self.name)
    }

    /// The name as it stands in SQL.
    pub(super) fn sql(&self) -> String {
        crate::db::qualified(&self.schema, &self.name)
    }

    /// Whether it has rows of its own that policies can guard.
    pub(super) fn is_table(&self) -> bool {
        matches!(self.kind.as_str(), "r" | "p")
    }

    /// Whether it stands in a schema of the platform, whose objects are not the project's.
    pub(super) fn is_platform(&self) -> bool {
        matches!(self.schema.as_str(), "auth" | "storage")
    }

    /// The column with this name.
    pub(super) fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// Whether an option is set to true.
    pub(super) fn option(&self, name: &str) -> bool {
        self.options.iter().any(|option| {
            option.split_once('=').is_some_and(|(key, value)| {
                key == name && matches!(value.to_ascii_lowercase().as_str(), "true" | "on" | "1" | "yes")
            })
        })
    }
}

impl Function {
    /// `schema.name`.
    pub(super) fn full(&self) -> String {
        format!("{}.{}", self.schema, self.name)
    }

    /// With its arguments, as it stands in SQL.
    pub(super) fn sql(&self) -> String {
        format!("{}({})", crate::db::qualified(&self.schema, &self.name), self.signature)
    }

    /// Whether only triggers call it.
    pub(super) fn is_trigger(&self) -> bool {
        matches!(self.returns.as_str(), "trigger" | "event_trigger")
    }

    /// Its own search path, when it has one.
    pub(super) fn search_path(&self) -> Option<&str> {
        self.config.iter().find_map(|setting| setting.strip_prefix("search_path="))
    }
}

impl Model {
    /// The relation with this oid.
    pub(super) fn relation(&self, oid: u32) -> Option<&Relation> {
        self.relations.iter().find(|relation| relation.oid == oid)
    }

    /// The function with this oid.
    pub(super) fn function(&self, oid: u32) -> Option<&Function> {
        self.functions.iter().find(|function| function.oid == oid)
    }

    /// The role with this name.
    pub(super) fn role(&self, name: &str) -> Option<&Role> {
        self.roles.iter().find(|role| role.name == name)
    }

    /// Tables with rows of workspaces, in order of name.
    pub(super) fn tenant_tables(&self) -> impl Iterator<Item = (&Relation, &Tenant)> {
        self.tenants.iter().filter_map(|(oid, tenant)| {
            self.relation(*oid).filter(|relation| relation.is_table()).map(|relation| (relation, tenant))
        })
    }

    /// Its policies.
    pub(super) fn policies_of(&self, relation: u32) -> impl Iterator<Item = &Policy> {
        self.policies.iter().filter(move |policy| policy.relation == relation)
    }
}

//! Makes rows that nobody has, for two workspaces that nobody has: users, memberships, and one row in every table of
//! tenants, parents first. Columns are filled by type, foreign key and check; where that fails, an existing row serves
//! as the pattern; where that fails too, the report says so.
//!
//! Numbers of sequences are written out, so that no sequence moves.

use super::{Session, World, call, world::Side};
use crate::{
    db::{Error, ident, literal},
    tenancy::audit::{
        model::{Code, Column, Constraint, Model, Relation, Tenant, literals},
        report::Report,
    },
};
use serde_json::{Map, Value, json};

/// How many ways of filling a row are tried.
const TRIES: usize = 6;
/// Where written-out numbers begin: far from where sequences are.
const NUMBERS: i64 = 2_000_000_000;

/// What rows are made with.
pub(super) struct Maker<'a> {
    model: &'a Model,
    number: i64,
}

impl<'a> Maker<'a> {
    pub(super) fn new(model: &'a Model) -> Self {
        Self { model, number: NUMBERS }
    }

    /// Makes both workspaces. They stay until the transaction is rolled back.
    pub(super) fn world(&mut self, session: &mut Session, report: &mut Report) -> Result<World, Error> {
        let mut world = World { stranger: uuid::Uuid::new_v4().to_string(), ..World::default() };
        let tables = self.in_order();
        for name in ["a", "b"] {
            let mut side = Side { workspace: self.id(), ..Side::default() };
            for role in ["owner", "member"] {
                let user = uuid::Uuid::new_v4().to_string();
                self.user(session, &user, &side.workspace, report)?;
                let _ = role;
                side.users.push(user);
            }
            for (relation, tenant) in &tables {
                self.fill(session, relation, tenant, &mut side, report)?;
            }
            if name == "a" {
                world.a = side;
            } else {
                world.others = vec![side.workspace.clone()];
                world.b = side;
            }
        }
        Ok(world)
    }

    /// An id of the tenant column's type.
    fn id(&mut self) -> String {
        self.number += 1;
        let mut columns =
            self.model.tenant_tables().filter_map(|(relation, tenant)| relation.column(tenant.column()?));
        match columns.next().map(|column| column.category.as_str()) {
            Some("N") => (self.number - NUMBERS + 2_000_000_000).to_string(),
            _ => uuid::Uuid::new_v4().to_string(),
        }
    }

    /// Tables with parents before children.
    fn in_order(&self) -> Vec<(&'a Relation, &'a Tenant)> {
        let mut open: Vec<(&Relation, &Tenant)> =
            self.model.tenant_tables().filter(|(r, _)| r.parents.is_empty()).collect();
        let mut done: Vec<(&Relation, &Tenant)> = Vec::new();
        while !open.is_empty() {
            let waits = |relation: &Relation| {
                self.keys(relation).any(|key| {
                    key.target != relation.oid && open.iter().any(|(other, _)| other.oid == key.target)
                })
            };
            let at = open.iter().position(|(relation, _)| !waits(relation)).unwrap_or(0);
            done.push(open.remove(at));
        }
        done
    }

    fn keys(&self, relation: &Relation) -> impl Iterator<Item = &'a Constraint> {
        let oid = relation.oid;
        self.model.constraints.iter().filter(move |key| key.kind == "f" && key.relation == oid)
    }

    /// An account in `auth.users`, where there is such a table.
    fn user(
        &mut self,
        session: &mut Session,
        user: &str,
        workspace: &str,
        report: &mut Report,
    ) -> Result<(), Error> {
        let Some(users) = self.model.relations.iter().find(|relation| relation.full() == "auth.users") else {
            return Ok(());
        };
        let mut row = Map::from_iter([("id".to_owned(), json!(user))]);
        for (name, value) in [
            ("email", json!(format!("{user}@probe.invalid"))),
            ("raw_app_meta_data", json!({ self.model.tenant_column(): workspace })),
        ] {
            if users.column(name).is_some() {
                row.insert(name.to_owned(), value);
            }
        }
        if let Err(why) = session.keep(&insert(users, &row))? {
            report.failed("accounts for the probes", why.to_string());
        }
        // A sign-up trigger may have given it a workspace of its own: here it has one already.
        for (relation, tenant) in self.model.tenant_tables() {
            if let Some(member) = &tenant.member {
                let own =
                    format!("delete from {} where {} = {}", relation.sql(), ident(member), literal(user));
                let _ = session.lasting(&own)?;
            }
        }
        Ok(())
    }

    /// One row of a table, into `side`.
    fn fill(
        &mut self,
        session: &mut Session,
        relation: &'a Relation,
        tenant: &Tenant,
        side: &mut Side,
        report: &mut Report,
    ) -> Result<(), Error> {
        let what = format!("writing into `{}`", relation.full());
        let mut triggers = self.model.triggers_of(relation.oid);
        if let Some((trigger, _)) = triggers.find(|(_, function)| call::reaches_out(function).is_some()) {
            report.skipped(what, format!("its trigger `{}` reaches beyond the transaction", trigger.name));
            return Ok(());
        }
        let users: Vec<Option<usize>> =
            if tenant.member.is_some() { vec![Some(0), Some(1)] } else { vec![None] };
        for user in users {
            let mut last = None;
            for attempt in 0..TRIES {
                let row = self.row(relation, tenant, side, attempt, user.unwrap_or(0));
                match session.keep(&insert(relation, &row))? {
                    Ok(rows) => {
                        side.rows.entry(relation.oid).or_default().extend(rows);
                        last = None;
                        break;
                    }
                    // Another trigger has made it already.
                    Err(error) if error.code == "23505" && tenant.member.is_some() => {
                        last = None;
                        break;
                    }
                    Err(error) => last = Some(error),
                }
            }
            if let Some(error) = last {
                let copied = self.copy(session, relation, tenant, side)?;
                if copied.is_empty() {
                    report.failed(what.clone(), format!("no row could be made: {error}"));
                }
                side.rows.entry(relation.oid).or_default().extend(copied);
            }
        }
        Ok(())
    }

    /// Values for a row: what must be given, what ties it to the workspace, and what a sequence would give.
    pub(super) fn row(
        &mut self,
        relation: &Relation,
        tenant: &Tenant,
        side: &Side,
        attempt: usize,
        user: usize,
    ) -> Map<String, Value> {
        let mut row = Map::new();
        for column in &relation.columns {
            let counted = !column.identity.is_empty()
                || column.default.as_deref().is_some_and(|default| default.contains("nextval("));
            let needed = column.not_null && column.default.is_none() && column.generated.is_empty();
            if counted || needed {
                self.number += 1;
                row.insert(column.name.clone(), self.value(relation, column, attempt));
            }
        }
        for user_column in self.model.user_columns(relation.oid) {
            let required = relation.column(&user_column).is_some_and(|column| column.not_null);
            if required || tenant.member.is_some() {
                row.insert(user_column, json!(side.users.get(user)));
            }
        }
        if let Some(member) = &tenant.member {
            row.insert(member.clone(), json!(side.users.get(user)));
            if relation.column("role").is_some() {
                row.insert("role".to_owned(), json!(if user == 0 { "owner" } else { "member" }));
            }
        }
        for key in self.keys(relation) {
            let parent = side.rows.get(&key.target).and_then(|rows| rows.first());
            for (column, target) in key.columns.iter().zip(&key.target_columns) {
                if let Some(value) = parent.and_then(|parent| parent.get(target)) {
                    row.insert(column.clone(), value.clone());
                }
            }
        }
        if let Some(column) = tenant.column() {
            row.insert(column.to_owned(), json!(side.workspace));
        }
        row
    }

    /// A value of the column's type that its checks may like.
    fn value(&self, relation: &Relation, column: &Column, attempt: usize) -> Value {
        if let Some(label) = column.labels.first() {
            return json!(label);
        }
        let checks = self.model.constraints.iter().filter(|check| {
            check.kind == "c" && check.relation == relation.oid && check.columns.contains(&column.name)
        });
        let texts: Vec<&str> = checks.map(|check| check.text.as_str()).collect();
        let words: Vec<String> =
            texts.iter().flat_map(|text| literals(text)).filter(|word| is_value(word)).collect();
        if let Some(word) = words.get(attempt % words.len().max(1)) {
            return json!(word);
        }
        // What the checks speak of, and a little beside it.
        let bounds = texts.iter().flat_map(|text| {
            Code::of(text).words().iter().filter_map(|w| w.parse::<i64>().ok()).collect::<Vec<_>>()
        });
        let mut numbers: Vec<i64> = bounds.flat_map(|bound| [bound, bound + 1]).collect();
        numbers.extend([1, 0, 10, 100]);
        let unique = !column.identity.is_empty()
            || column.default.is_some()
            || self
                .model
                .indexes
                .iter()
                .any(|index| index.relation == relation.oid && index.keys.contains(&column.name));
        let number = self.number;
        match column.type_name.split('(').next().unwrap_or_default() {
            "uuid" => json!(uuid::Uuid::new_v4().to_string()),
            "smallint" if unique => json!(32_000 - (number % 1_000)),
            "integer" if unique => json!(2_100_000_000 + number % 40_000_000),
            "bigint" if unique => json!(number),
            "boolean" => json!(false),
            "date" => json!("2000-01-01"),
            "time without time zone" | "time with time zone" => json!("12:00"),
            "timestamp without time zone" | "timestamp with time zone" => json!("2000-01-01T00:00:00Z"),
            "interval" => json!("1 hour"),
            "json" | "jsonb" => {
                if attempt.is_multiple_of(2) {
                    json!({})
                } else {
                    json!([])
                }
            }
            "inet" | "cidr" => json!("192.0.2.1"),
            "bytea" => json!("\\x00"),
            _ if column.category == "A" => json!("{}"),
            _ if column.category == "N" => json!(numbers[attempt % numbers.len()]),
            _ if column.category == "R" => json!("empty"),
            _ => {
                let length = column.type_name.split(['(', ')']).nth(1).and_then(|n| n.parse::<usize>().ok());
                let text = [
                    format!("efprobe{number}"),
                    format!("p{}", number % 100_000),
                    "en".to_owned(),
                    format!("https://probe.invalid/{number}"),
                    format!("p{number}@probe.invalid"),
                    "#00ff00".to_owned(),
                ];
                let text = text[attempt % TRIES].clone();
                json!(length.map_or(text.clone(), |length| text.chars().rev().take(length).collect()))
            }
        }
    }

    /// A copy of some row, with what makes it the workspace's own.
    fn copy(
        &mut self,
        session: &mut Session,
        relation: &Relation,
        tenant: &Tenant,
        side: &Side,
    ) -> Result<Vec<Value>, Error> {
        let mut over = self.row(relation, tenant, side, 0, 0);
        let keys: Vec<String> = self
            .model
            .indexes
            .iter()
            .filter(|index| index.relation == relation.oid)
            .flat_map(|index| index.keys.clone())
            .chain(self.keys(relation).flat_map(|key| key.columns.clone()))
            .collect();
        over.retain(|name, _| keys.contains(name) || Some(name.as_str()) == tenant.column());
        for column in relation.columns.iter().filter(|column| keys.contains(&column.name)) {
            over.entry(column.name.clone()).or_insert_with(|| self.value(relation, column, 0));
        }
        let list: Vec<String> =
            relation.columns.iter().filter(|c| c.generated.is_empty()).map(|c| ident(&c.name)).collect();
        let (table, list) = (relation.sql(), list.join(", "));
        let sql = format!(
            "insert into {table} as t ({list}) overriding system value
             select {list} from (select (jsonb_populate_record(r, {}::jsonb)).* from {table} r limit 1) s
             returning to_jsonb(t)::text as x",
            literal(&Value::Object(over).to_string())
        );
        Ok(session.keep(&sql)?.unwrap_or_default())
    }
}

/// Whether a literal of a check may be a value, and is not a pattern or a sign that values have to match or hold.
fn is_value(literal: &str) -> bool {
    let is_pattern = literal.contains(['^', '$', '[', '(', '*', '+', '?', '|', '\\', '%']);
    literal.contains(char::is_alphanumeric) && !is_pattern
}

/// An insert of a row given as JSON, which returns the row as it came to be.
pub(super) fn insert(relation: &Relation, row: &Map<String, Value>) -> String {
    format!("{} returning to_jsonb(t)::text as x", insert_only(relation, row))
}

/// The same, returning nothing, so that no policy for SELECT is asked.
pub(super) fn insert_only(relation: &Relation, row: &Map<String, Value>) -> String {
    let columns: Vec<&String> =
        row.keys().filter(|name| relation.column(name).is_some_and(|c| c.generated.is_empty())).collect();
    let list: Vec<String> = columns.iter().map(|name| ident(name)).collect();
    let values: Vec<String> = columns
        .iter()
        .map(|name| {
            let kind = relation.column(name).map_or("text", |column| column.type_name.as_str());
            match super::world::text(&row[name.as_str()]) {
                Some(text) => format!("{}::{kind}", literal(&text)),
                None => "null".to_owned(),
            }
        })
        .collect();
    format!(
        "insert into {} as t ({}) overriding system value values ({})",
        relation.sql(),
        list.join(", "),
        values.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_and_signs_of_a_check_are_no_values() {
        assert!(["draft", "in progress", "en-US", "1"].iter().all(|literal| is_value(literal)));
        let others = ["", "@", "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", "%@%", "a|b", "-"];
        assert!(others.iter().all(|literal| !is_value(literal)));
    }
}

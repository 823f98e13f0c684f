//! Writing as other people, in savepoints that are rolled back at once: new rows for B, B's rows changed, moved and
//! deleted, rows of A below B's parents. UPDATE and DELETE are tried without a condition, since a condition asks the
//! policies for SELECT too, and an attacker leaves it out.

use super::{
    Persona, Session, World,
    make::{Maker, insert_only},
};
use crate::{
    db::{Error, ServerError, ident, literal},
    tenancy::audit::{
        model::{Command, Model, Relation, Tenant, Tie},
        report::{Finding, Proof, Report, Severity},
        rules,
    },
};
use serde_json::{Map, Value, json};

/// Tries every table as everybody.
pub(super) fn run(
    session: &mut Session,
    model: &Model,
    world: &World,
    personas: &[Persona],
    report: &mut Report,
) -> Result<Vec<Finding>, Error> {
    let mut found = Vec::new();
    let mut maker = Maker::new(model);
    for (relation, tenant) in
        model.tenant_tables().filter(|(r, _)| r.parents.is_empty() && model.reachable(r))
    {
        if world.b.rows.get(&relation.oid).is_none_or(Vec::is_empty) {
            continue;
        }
        // What is forged was put to the policies already; here the server itself is asked, as everybody who is real.
        let real = personas.iter().filter(|persona| persona.honest || !persona.member);
        let mut names: Vec<(&str, bool, bool)> = Vec::new();
        for persona in real.filter(|persona| {
            let other_member = tenant.member.is_some() && world.a.users.first() != Some(&persona.user);
            let kind = (persona.role.as_str(), persona.member, persona.member && other_member);
            let first = !names.contains(&kind);
            names.push(kind);
            first
        }) {
            let attempts = attempts(model, world, persona, relation, tenant, &mut maker);
            let mut hits = Vec::new();
            for attempt in attempts {
                report.count("writes", 1);
                let result = session.change(persona, &attempt.sql)?;
                if result.as_ref().is_err_and(|error| matches!(error.code.as_str(), "57014" | "55P03")) {
                    report.failed(format!("{} on `{}`", attempt.what, relation.full()), "it took too long");
                }
                if attempt.through(&result) {
                    hits.push((attempt, result));
                }
            }
            let new: Vec<Finding> =
                hits.iter().map(|(attempt, result)| finding(persona, relation, attempt, result)).collect();
            let done = !new.is_empty();
            found.extend(new);
            if done {
                break;
            }
        }
    }
    Ok(found)
}

/// One thing that must not work.
struct Attempt {
    what: &'static str,
    sql: String,
    /// How many rows may legitimately change.
    own: u64,
    /// Whether a violated constraint shows that the policies had let it through.
    constraint_tells: bool,
    /// Whether it is about a key and not about a policy.
    key: bool,
}

impl Attempt {
    fn through(&self, result: &Result<u64, Box<ServerError>>) -> bool {
        match result {
            Ok(rows) => *rows > self.own,
            Err(error) => {
                self.constraint_tells
                    && matches!(error.code.as_str(), "23502" | "23503" | "23505" | "23514" | "23P01")
            }
        }
    }
}

fn attempts(
    model: &Model,
    world: &World,
    persona: &Persona,
    relation: &Relation,
    tenant: &Tenant,
    maker: &mut Maker,
) -> Vec<Attempt> {
    let role = persona.role.as_str();
    let (table, mut all) = (relation.sql(), Vec::new());
    let own = if persona.member { world.a.rows.get(&relation.oid).map_or(0, Vec::len) as u64 } else { 0 };
    let own = own.max(u64::from(persona.member && tenant.column().is_none()));
    let may = |command| relation.allows(role, command);
    let set_by_trigger = tenant.column().is_some_and(|column| model.forces(relation.oid, column));
    let mut new =
        |what, sql, own, constraint_tells, key| all.push(Attempt { what, sql, own, constraint_tells, key });
    if may(Command::Insert) && !set_by_trigger && !tenant.root {
        let row = with_user(model, relation, maker.row(relation, tenant, &world.b, 0, 0), persona, tenant);
        let column =
            tenant.column().is_none_or(|column| relation.allows_column(role, column, Command::Insert));
        if column {
            new("insert a row of B", insert_only(relation, &writable(relation, role, row)), 0, true, false);
        }
        if persona.honest {
            for (column, value) in parents_of_b(model, world, relation, tenant) {
                let mut row =
                    with_user(model, relation, maker.row(relation, tenant, &world.a, 0, 0), persona, tenant);
                row.insert(column, value);
                new(
                    "insert a row of A below a parent of B",
                    insert_only(relation, &writable(relation, role, row)),
                    0,
                    false,
                    true,
                );
            }
        }
    }
    if may(Command::Update) {
        if let Some(column) =
            tenant.column().filter(|c| !tenant.root && relation.allows_column(role, c, Command::Update))
        {
            let value = literal(&world.b.workspace);
            new(
                "update rows, moving them to B",
                format!("update {table} set {} = {value}", ident(column)),
                0,
                true,
                false,
            );
        }
        if let Some((column, value)) = harmless(model, world, relation, tenant, role) {
            new("update every row", format!("update {table} set {column} = {value}"), own, false, false);
        }
    }
    if persona.honest && may(Command::Insert) && may(Command::Update) && !set_by_trigger {
        let sql = upsert(model, world, relation, tenant, persona, maker);
        all.extend(sql.map(|sql| Attempt {
            what: "upsert over a row of B",
            sql,
            own: 0,
            constraint_tells: false,
            key: false,
        }));
    }
    let mut new =
        |what, sql, own, constraint_tells, key| all.push(Attempt { what, sql, own, constraint_tells, key });
    if may(Command::Delete) {
        new("delete every row", format!("delete from {table}"), own, false, false);
    }
    all
}

/// A row of A under the primary key of a row of B, which takes that row over.
fn upsert(
    model: &Model,
    world: &World,
    relation: &Relation,
    tenant: &Tenant,
    persona: &Persona,
    maker: &mut Maker,
) -> Option<String> {
    let key = model.indexes.iter().find(|index| index.primary && index.relation == relation.oid)?;
    let theirs = world.b.rows.get(&relation.oid)?.first()?;
    if key.keys.iter().any(|column| tenant.column() == Some(column)) {
        return None;
    }
    let mut row = with_user(model, relation, maker.row(relation, tenant, &world.a, 0, 0), persona, tenant);
    for column in &key.keys {
        row.insert(column.clone(), theirs.get(column)?.clone());
    }
    let (column, value) = harmless(model, world, relation, tenant, &persona.role)?;
    let keys: Vec<String> = key.keys.iter().map(|key| ident(key)).collect();
    let insert = insert_only(relation, &writable(relation, &persona.role, row));
    Some(format!("{insert} on conflict ({}) do update set {column} = {value}", keys.join(", ")))
}

/// The row without columns that the role may not write, as far as the database fills them.
fn writable(relation: &Relation, role: &str, mut row: Map<String, Value>) -> Map<String, Value> {
    row.retain(|name, _| relation.allows_column(role, name, Command::Insert));
    row
}

/// The row in the caller's own name.
fn with_user(
    model: &Model,
    relation: &Relation,
    mut row: Map<String, Value>,
    persona: &Persona,
    tenant: &Tenant,
) -> Map<String, Value> {
    // Where the user is all that says whose a row is, it stays B's.
    if matches!(tenant.tie, Tie::User(_)) {
        return row;
    }
    for column in model.user_columns(relation.oid) {
        let named = row.contains_key(&column) || tenant.member.is_some();
        if named && persona.member {
            row.insert(column, json!(persona.user));
        }
    }
    row
}

/// Columns of keys to tenant parents, with the id of a row of B.
fn parents_of_b(model: &Model, world: &World, relation: &Relation, tenant: &Tenant) -> Vec<(String, Value)> {
    let keys = model.constraints.iter().filter(|key| key.kind == "f" && key.relation == relation.oid);
    let pairs = keys.flat_map(|key| {
        let parent = model.tenants.get(&key.target).is_some_and(|parent| !parent.root);
        let theirs = world.b.rows.get(&key.target).and_then(|rows| rows.first()).filter(|_| parent);
        key.columns
            .iter()
            .zip(&key.target_columns)
            .filter_map(move |(column, target)| Some((column.clone(), theirs?.get(target)?.clone())))
    });
    pairs.filter(|(column, _)| tenant.column() != Some(column)).collect()
}

/// A column that may be set, and a value that it has: nothing is read, and no key is touched.
fn harmless(
    model: &Model,
    world: &World,
    relation: &Relation,
    tenant: &Tenant,
    role: &str,
) -> Option<(String, String)> {
    let keys: Vec<&String> = model
        .indexes
        .iter()
        .filter(|index| index.relation == relation.oid)
        .flat_map(|index| &index.keys)
        .chain(
            model
                .constraints
                .iter()
                .filter(|key| key.kind == "f" && key.relation == relation.oid)
                .flat_map(|key| &key.columns),
        )
        .collect();
    let row = world.b.rows.get(&relation.oid)?.first()?;
    let columns = relation.columns.iter().filter(|column| {
        relation.allows_column(role, &column.name, Command::Update)
            && column.generated.is_empty()
            && column.identity.is_empty()
            && !keys.contains(&&column.name)
            && tenant.column() != Some(&column.name)
    });
    columns.into_iter().find_map(|column| {
        let value = super::world::text(row.get(&column.name)?).filter(|_| column.category != "A");
        let value = value.map(|text| format!("{}::{}", literal(&text), column.type_name));
        let value = value.or_else(|| (!column.not_null).then(|| "null".to_owned()))?;
        Some((ident(&column.name), value))
    })
}

fn finding(
    persona: &Persona,
    relation: &Relation,
    attempt: &Attempt,
    result: &Result<u64, Box<ServerError>>,
) -> Finding {
    let object = relation.full();
    let came = match result {
        Ok(rows) => {
            format!("{rows} rows changed, of which {} are the caller's (rolled back)", attempt.own.min(*rows))
        }
        Err(error) => format!("the policies let it through; then: SQLSTATE {}", error.code),
    };
    let proof = Proof::ran(&persona.name, format!("{} ({object})", attempt.what), came);
    let message = format!("{} can {}", persona.name, attempt.what);
    let rule = if attempt.key { rules::key_across() } else { &rules::WRITES_OTHERS };
    Finding { severity: Severity::Error, ..rule.hit(object, message, proof, String::new()) }
}

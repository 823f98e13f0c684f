//! Rows that do not exist, put to the policies' own expressions: what would SELECT, INSERT, UPDATE and DELETE say?
//! Nothing is written, and an empty table answers as well as a full one.
//!
//! A row is handed in as JSON and turned into the table's row type; the expressions are those of the catalogue, joined
//! as the server joins them (permissive ones by OR, restrictive ones by AND), and evaluated as the persona.

use super::{Persona, Session, World, variants::variants};
use crate::{
    db::{Error, ident, literal},
    tenancy::audit::{
        model::{COMMANDS, Command, Model, Relation, Tenant},
        report::{Finding, Proof, Report},
        rules,
    },
};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The most variants of a row that are tried.
const VARIANTS: usize = 40;

/// What is asked about one kind of row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    /// A row that is there.
    Old(Command),
    /// A row as it would be.
    New(Command),
}

struct Question<'a> {
    relation: &'a Relation,
    side: Side,
    sql: String,
    /// Questions of one kind have the same answer, whatever the table: the same conditions on the same column.
    kind: String,
}

/// Puts rows of B to every policy as everybody, and rows of A as honest members.
pub(super) fn run(
    session: &mut Session,
    model: &Model,
    world: &World,
    personas: &[Persona],
    report: &mut Report,
) -> Result<Vec<Finding>, Error> {
    let mut open: BTreeMap<(u32, bool), (Finding, Vec<Side>)> = BTreeMap::new();
    for (at, persona) in personas.iter().enumerate() {
        let mut questions = questions(model, world, persona);
        if at > 0 {
            // The first has asked about every table; for the others one table of each kind tells all.
            let mut kinds = BTreeSet::new();
            questions.retain(|question| kinds.insert(question.kind.clone()));
        }
        let texts: Vec<String> = questions.iter().map(|question| question.sql.clone()).collect();
        let answers = session.ask(persona, &texts)?;
        report.count("simulated", answers.len());
        for (question, answer) in questions.iter().zip(answers) {
            match answer {
                Ok(true) => {
                    let reads = question.side == Side::Old(Command::Select);
                    let key = (question.relation.oid, reads);
                    let entry = open.entry(key).or_insert_with(|| (leak(persona, question), Vec::new()));
                    entry.1.push(question.side);
                }
                Err(error) if error.code == "57014" => {
                    report.failed(format!("policies of `{}`", question.relation.full()), error.to_string());
                }
                // A policy that fails lets nothing through; an honest member's reads have shown it.
                Ok(false) | Err(_) => {}
            }
        }
    }
    let mut found: Vec<Finding> = open.into_values().map(|(finding, _)| finding).collect();
    found.extend(super::own::run(session, model, world, personas, report)?);
    Ok(found)
}

fn questions<'a>(model: &'a Model, world: &World, persona: &Persona) -> Vec<Question<'a>> {
    let tables = model.tenant_tables().filter(|(relation, _)| relation.rls);
    let mut all = Vec::new();
    for (relation, tenant) in tables {
        if tenant.column().is_none() && world.b.rows.get(&relation.oid).is_none_or(Vec::is_empty) {
            continue;
        }
        let rows = foreign_rows(model, world, persona, relation, tenant);
        let nobodys = nobodys_rows(world, relation, tenant);
        for side in sides(model, relation, tenant, &persona.role) {
            let mut rows = rows.clone();
            if side != Side::Old(Command::Select) || hangs_below(model, relation, tenant) {
                rows.extend(nobodys.iter().cloned());
            }
            if let Some(sql) = question(model, relation, &persona.role, side, &rows) {
                let kind = kind(model, relation, tenant, &persona.role, side);
                all.push(Question { relation, side, sql, kind });
            }
        }
    }
    if let Some(objects) = model.relations.iter().find(|r| r.full() == "storage.objects" && r.rls) {
        let files = files(model, world);
        for command in COMMANDS {
            for side in [Side::Old(command), Side::New(command)] {
                let exists = match side {
                    Side::Old(_) => command != Command::Insert,
                    Side::New(_) => matches!(command, Command::Insert | Command::Update),
                };
                if exists
                    && objects.allows(&persona.role, command)
                    && let Some(sql) = question(model, objects, &persona.role, side, &files)
                {
                    let kind = format!("storage {}", all.len());
                    all.push(Question { relation: objects, side, sql, kind });
                }
            }
        }
    }
    all
}

/// The kinds of change that rights make possible at all.
fn sides(model: &Model, relation: &Relation, tenant: &Tenant, role: &str) -> Vec<Side> {
    let column = tenant.column();
    let may_set = |command| column.is_none_or(|column| relation.allows_column(role, column, command));
    let forced = column.is_some_and(|column| model.forces(relation.oid, column));
    let mut sides = Vec::new();
    for command in COMMANDS.into_iter().filter(|command| relation.allows(role, *command)) {
        if command != Command::Insert {
            sides.push(Side::Old(command));
        }
        // A new workspace is nobody's yet, and one cannot become another.
        let new = matches!(command, Command::Insert | Command::Update) && !tenant.root;
        if new && may_set(command) && !forced {
            sides.push(Side::New(command));
        }
    }
    sides
}

/// The expression that decides, over these rows.
fn question(
    model: &Model,
    relation: &Relation,
    role: &str,
    side: Side,
    rows: &[Map<String, Value>],
) -> Option<String> {
    let condition = condition(model, relation, role, side)?;
    if rows.is_empty() {
        return None;
    }
    let rows: Vec<Value> = rows.iter().take(VARIANTS).cloned().map(Value::Object).collect();
    let rows = literal(&Value::Array(rows).to_string());
    Some(format!(
        "select bool_or({condition}) from jsonb_populate_recordset(null::{}, {rows}::jsonb) as {}",
        relation.sql(),
        ident(&relation.name)
    ))
}

/// The conditions without the table's own name, and the column that they are about.
fn kind(model: &Model, relation: &Relation, tenant: &Tenant, role: &str, side: Side) -> String {
    let condition = condition(model, relation, role, side).unwrap_or_default();
    let nullable =
        tenant.column().and_then(|name| relation.column(name)).is_some_and(|column| !column.not_null);
    format!(
        "{side:?} {:?} {nullable} {}",
        tenant.column(),
        condition.replace(&format!("{}.", relation.name), "")
    )
}

/// The policies that decide, joined as the server joins them.
fn condition(model: &Model, relation: &Relation, role: &str, side: Side) -> Option<String> {
    let (command, new) = match side {
        Side::Old(command) => (command, false),
        Side::New(command) => (command, true),
    };
    let texts = |permissive: bool| {
        let policies = model.deciding(relation, role, command).filter(move |p| p.permissive == permissive);
        let texts = policies.map(move |p| if new { p.new_rows(command) } else { p.old_rows(command) });
        texts.map(|text| format!("({})", text.unwrap_or("true"))).collect::<Vec<_>>()
    };
    let (permissive, mut all) = (texts(true), texts(false));
    if permissive.is_empty() {
        return None;
    }
    all.push(format!("({})", permissive.join(" or ")));
    Some(all.join(" and "))
}

/// Rows of B: real ones, and variants with what policies compare with.
fn foreign_rows(
    model: &Model,
    world: &World,
    persona: &Persona,
    relation: &Relation,
    tenant: &Tenant,
) -> Vec<Map<String, Value>> {
    let real = world.b.rows.get(&relation.oid).into_iter().flatten();
    let mut bases: Vec<Map<String, Value>> = real.filter_map(|row| row.as_object().cloned()).collect();
    if bases.is_empty() {
        bases.push(Map::new());
    }
    if let Some(column) = tenant.column() {
        for base in &mut bases {
            base.insert(column.to_owned(), json!(world.b.workspace));
        }
    }
    let first = bases[0].clone();
    let mut rows = bases;
    let users = model.user_columns(relation.oid);
    if !users.is_empty() && tenant.column().is_some() {
        // Somebody who writes his own name into a row of B.
        let mut own = first.clone();
        own.extend(users.iter().map(|user| (user.clone(), json!(persona.user))));
        rows.push(own);
    }
    rows.extend(variants(model, relation, tenant, &first));
    rows
}

/// Rows without a workspace, where the tenant column allows that.
fn nobodys_rows(world: &World, relation: &Relation, tenant: &Tenant) -> Vec<Map<String, Value>> {
    let Some(column) =
        tenant.column().and_then(|name| relation.column(name)).filter(|column| !column.not_null)
    else {
        return Vec::new();
    };
    let real =
        world.b.rows.get(&relation.oid).and_then(|rows| rows.first()).and_then(Value::as_object).cloned();
    let mut row = real.unwrap_or_default();
    row.insert(column.name.clone(), Value::Null);
    vec![row]
}

/// Whether a row without a workspace belongs to one all the same: its parent does.
fn hangs_below(model: &Model, relation: &Relation, tenant: &Tenant) -> bool {
    model.constraints.iter().any(|key| {
        let below = key.kind == "f" && key.relation == relation.oid;
        let parent = model.tenants.get(&key.target).is_some_and(|parent| !parent.root);
        below && parent && key.columns.iter().any(|column| Some(column.as_str()) != tenant.column())
    })
}

/// Files of B in every bucket that workspaces use.
fn files(model: &Model, world: &World) -> Vec<Map<String, Value>> {
    let public_only = |id: &str| !rules::bucket_of_workspaces(model, id);
    let buckets = model.buckets.iter().filter(|bucket| !public_only(&bucket.id));
    let names = [
        format!("{}/folder/file.bin", world.b.workspace),
        format!("{}/{}/file.bin", world.b.workspace, world.a.workspace),
    ];
    buckets
        .flat_map(|bucket| names.iter().map(move |name| (bucket, name)))
        .map(|(bucket, name)| {
            let user = world.b.users.first();
            let row = json!({
                "id": uuid::Uuid::new_v4().to_string(), "bucket_id": bucket.id, "owner_id": user, "owner": user,
                "name": name,
            });
            row.as_object().cloned().unwrap_or_default()
        })
        .collect()
}

fn leak(persona: &Persona, question: &Question) -> Finding {
    let object = question.relation.full();
    let (statement, verb) = match question.side {
        Side::Old(Command::Select) => (format!("select from {object} where … belongs to B"), "reads"),
        Side::Old(command) => {
            (format!("{} on {object} where … belongs to B", command.word().to_lowercase()), "changes")
        }
        Side::New(Command::Insert) => (format!("insert into {object} (…) values (… of B …)"), "adds"),
        Side::New(_) => (format!("update {object} set … = B"), "moves rows to"),
    };
    let proof = Proof::ran(&persona.name, statement, "the policies' expression is true for such a row");
    let message = match verb {
        "adds" => format!("{} adds rows to another workspace", persona.name),
        "moves rows to" => format!("{} moves rows to another workspace", persona.name),
        _ => format!("{} {verb} rows of another workspace", persona.name),
    };
    let rule = if verb == "reads" { &rules::READS_OTHERS } else { &rules::WRITES_OTHERS };
    rule.hit(object, message, proof, String::new())
}

/// For members' own rows: the question whether any of these rows passes.
pub(super) fn own_question(
    model: &Model,
    relation: &Relation,
    role: &str,
    command: Command,
    new: bool,
    rows: &[Map<String, Value>],
) -> Option<String> {
    let side = if new { Side::New(command) } else { Side::Old(command) };
    question(model, relation, role, side, rows)
}

//! What members may do in their own workspace: it must not be refused, and it must not make them more than they are.

use super::{Persona, Session, World, simulate::own_question, variants::variants};
use crate::{
    db::Error,
    tenancy::audit::{
        model::{Command, Model, Relation, Tenant},
        report::{Finding, Proof, Report},
        rules,
    },
};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Puts rows of A to the policies as its members.
pub(super) fn run(
    session: &mut Session,
    model: &Model,
    world: &World,
    personas: &[Persona],
    report: &mut Report,
) -> Result<Vec<Finding>, Error> {
    let mut found = refused(session, model, world, personas, report)?;
    found.extend(promotion(session, model, world, personas, report)?);
    Ok(found)
}

fn kinds(command: Command) -> &'static [bool] {
    match command {
        Command::Select => &[],
        Command::Insert => &[true],
        Command::Update => &[false, true],
        Command::Delete => &[false],
    }
}

/// Rows of A as they are, and with the persona in the place of the user.
fn own_rows(
    model: &Model,
    world: &World,
    relation: &Relation,
    tenant: &Tenant,
    user: &str,
) -> Vec<Map<String, Value>> {
    let rows = world.a.rows.get(&relation.oid).into_iter().flatten().filter_map(Value::as_object);
    let users = model.user_columns(relation.oid);
    let mine = |row: &Map<String, Value>| {
        let mut row = row.clone();
        row.extend(users.iter().map(|column| (column.clone(), json!(user))));
        row
    };
    let mut rows: Vec<Map<String, Value>> = rows.flat_map(|row| [row.clone(), mine(row)]).collect();
    // Policies may ask for more than the workspace: a draft, a date.
    if let Some(first) = rows.get(1).cloned() {
        rows.extend(variants(model, relation, tenant, &first));
    }
    rows
}

/// Commands that are granted and have a policy, but that refuse every own row.
fn refused(
    session: &mut Session,
    model: &Model,
    world: &World,
    personas: &[Persona],
    report: &mut Report,
) -> Result<Vec<Finding>, Error> {
    let mut passes: BTreeMap<(u32, Command), bool> = BTreeMap::new();
    for persona in personas.iter().filter(|persona| persona.honest) {
        let mut asked: Vec<(u32, Command, String)> = Vec::new();
        for (relation, tenant) in model.tenant_tables().filter(|(relation, _)| relation.rls) {
            let ordinary = tenant.column().is_some() && tenant.member.is_none() && !tenant.root;
            if !ordinary || !relation.parents.is_empty() {
                continue;
            }
            let rows = own_rows(model, world, relation, tenant, &persona.user);
            for command in [Command::Insert, Command::Update, Command::Delete] {
                let may = relation.allows(&persona.role, command);
                let questions = kinds(command).iter().filter(|_| may);
                let parts: Vec<String> = questions
                    .filter_map(|new| own_question(model, relation, &persona.role, command, *new, &rows))
                    .map(|part| format!("({part})"))
                    .collect();
                if !parts.is_empty() {
                    asked.push((relation.oid, command, parts.join(" and ")));
                }
            }
        }
        let texts: Vec<String> = asked.iter().map(|(.., text)| text.clone()).collect();
        for ((oid, command, _), answer) in asked.iter().zip(session.ask(persona, &texts)?) {
            *passes.entry((*oid, *command)).or_default() |= answer.unwrap_or(true);
        }
        report.count("simulated", texts.len());
    }
    let blocked = passes.into_iter().filter(|(_, passes)| !passes);
    let found = blocked.filter_map(|((oid, command), _)| {
        let object = model.relation(oid)?.full();
        let name = command.word();
        let proof = Proof::ran(
            "members of workspace A",
            format!("{} on {object}, own rows", name.to_lowercase()),
            "the policies refuse every row of the own workspace",
        );
        Some(rules::LOCKED_OUT.hit(
            object,
            format!("{name} is granted, but refused for every own row"),
            proof,
            String::new(),
        ))
    });
    Ok(found.collect())
}

/// Whether a plain member, or a user without a workspace, can write memberships of A.
fn promotion(
    session: &mut Session,
    model: &Model,
    world: &World,
    personas: &[Persona],
    report: &mut Report,
) -> Result<Vec<Finding>, Error> {
    let mut found = Vec::new();
    let tables: Vec<(&Relation, &Tenant)> =
        model.tenant_tables().filter(|(relation, tenant)| tenant.member.is_some() && relation.rls).collect();
    for (relation, tenant) in tables {
        let (Some(user), Some(column)) = (tenant.member.as_deref(), tenant.column()) else { continue };
        for persona in personas.iter().filter(|persona| persona.honest || !persona.member) {
            if leads(world, relation, persona, user) {
                continue;
            }
            let row = |who: &str, role: &str| {
                let mut row = Map::from_iter([
                    (column.to_owned(), json!(world.a.workspace)),
                    (user.to_owned(), json!(who)),
                ]);
                if let Some(role_column) = role_column(relation) {
                    row.insert(role_column.to_owned(), json!(role));
                }
                row
            };
            let me = persona.user.as_str();
            let ask = |command, new, rows: &[Map<String, Value>]| {
                let may = relation.allows(&persona.role, command);
                may.then(|| own_question(model, relation, &persona.role, command, new, rows)).flatten()
            };
            let insert = ask(Command::Insert, true, &[row(me, "owner"), row(&world.stranger, "owner")]);
            let role_writable = role_column(relation)
                .is_some_and(|column| relation.allows_column(&persona.role, column, Command::Update));
            let raise = role_writable.then(|| {
                let old = ask(Command::Update, false, &[row(me, "member")])?;
                let new = ask(Command::Update, true, &[row(me, "owner")])?;
                Some(format!("({old}) and ({new})"))
            });
            let asked: Vec<(&str, String)> = [("insert", insert), ("update", raise.flatten())]
                .into_iter()
                .filter_map(|(what, question)| Some((what, question?)))
                .collect();
            let texts: Vec<String> = asked.iter().map(|(_, text)| text.clone()).collect();
            report.count("simulated", texts.len());
            let answers = session.ask(persona, &texts)?;
            let hit = asked.iter().zip(answers).find(|(_, answer)| matches!(answer, Ok(true)));
            if let Some(((what, _), _)) = hit {
                let object = relation.full();
                let message = format!("{} writes memberships ({what})", persona.name);
                let proof = Proof::ran(
                    &persona.name,
                    format!("{what} on {object} with the role of an owner"),
                    "the policies' expression is true for such a row",
                );
                let fix =
                    format!("revoke insert, update, delete on {} from {};", relation.sql(), persona.role);
                found.push(rules::MEMBERSHIP_WRITABLE.hit(object, message, proof, fix));
                break;
            }
        }
    }
    Ok(found)
}

fn role_column(relation: &Relation) -> Option<&str> {
    let columns = relation.columns.iter().map(|column| column.name.as_str());
    columns.into_iter().find(|name| matches!(*name, "role" | "role_name" | "member_role" | "is_admin"))
}

/// Whether the persona is an owner or admin already, who may write memberships.
fn leads(world: &World, relation: &Relation, persona: &Persona, user: &str) -> bool {
    let rows = world.a.rows.get(&relation.oid).into_iter().flatten();
    let mine = rows.filter(|row| row.get(user).and_then(Value::as_str) == Some(&persona.user));
    let Some(column) = role_column(relation) else { return persona.honest };
    mine.filter_map(|row| row.get(column)).any(|role| role.as_str() != Some("member"))
}

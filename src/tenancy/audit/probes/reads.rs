//! Reading tables, views, materialised views and foreign tables as each persona: does a row of another workspace come
//! back, and do the member's own?

use super::{
    Persona, Session, World,
    world::{any, readable, values},
};
use crate::{
    db::{Error, ServerError, ident, literal},
    tenancy::audit::{
        model::{Command, Model, Relation, Tie},
        report::{Finding, Proof, Report},
        rules,
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// How many rows of a relation without a tenant column are searched.
const SEARCHED: usize = 2000;

/// What is asked of one relation.
struct Look<'a> {
    relation: &'a Relation,
    question: String,
}

/// Tries every relation as everybody.
pub(super) fn run(
    session: &mut Session,
    model: &Model,
    world: &World,
    personas: &[Persona],
    report: &mut Report,
) -> Result<Vec<Finding>, Error> {
    let mut found: BTreeMap<u32, Finding> = BTreeMap::new();
    for persona in personas {
        let mut looks: Vec<Look> =
            model.relations.iter().filter_map(|relation| look(model, world, persona, relation)).collect();
        if persona.malformed {
            let mut kinds = BTreeSet::new();
            looks.retain(|look| kinds.insert(kind(model, look.relation, persona)));
        }
        let questions: Vec<String> = looks.iter().map(|look| look.question.clone()).collect();
        let answers = session.ask(persona, &questions)?;
        report.count("reads", answers.len());
        for (look, answer) in looks.iter().zip(answers) {
            let oid = look.relation.oid;
            match answer {
                Ok(true) => drop(found.entry(oid).or_insert_with(|| leak(persona, look))),
                Ok(false) => {}
                Err(error) => refused(persona, look, &error, &mut found, report),
            }
        }
    }
    let locked = own_rows(session, model, world, personas, report)?;
    Ok(found.into_values().chain(locked).collect())
}

/// Tables with the same conditions; a view is a kind of its own.
fn kind(model: &Model, relation: &Relation, persona: &Persona) -> String {
    let policies = model.deciding(relation, &persona.role, Command::Select);
    let texts: Vec<&str> = policies.filter_map(|policy| policy.using.as_deref()).collect();
    if texts.is_empty() {
        relation.full()
    } else {
        texts.join(" ").replace(&format!("{}.", relation.name), "")
    }
}

fn look<'a>(model: &Model, world: &World, persona: &Persona, relation: &'a Relation) -> Option<Look<'a>> {
    let columns = readable(relation, &persona.role);
    let skip = columns.is_empty() || (relation.is_platform() && !relation.is_table());
    if skip || world.others.is_empty() {
        return None;
    }
    let tie = model.tenants.get(&relation.oid).map(|tenant| &tenant.tie);
    let tied = match tie {
        Some(Tie::Column(column)) if columns.contains(&column.as_str()) => {
            let home = (!persona.member).then(|| world.a.workspace.clone());
            let ids: Vec<String> = world.others.iter().cloned().chain(home).collect();
            let kind = relation.column(column).map_or("text", |column| column.type_name.as_str());
            let list: Vec<String> = ids.iter().map(|id| format!("{}::{kind}", literal(id))).collect();
            Some(format!("t.{} in ({})", ident(column), list.join(", ")))
        }
        Some(Tie::Parent { column, table, key }) if columns.contains(&column.as_str()) => {
            let theirs = world.b.rows.get(table).map(|rows| values(rows, key)).unwrap_or_default();
            Some(any(&format!("t.{}", ident(column)), &theirs))
        }
        Some(Tie::User(column)) if columns.contains(&column.as_str()) => {
            Some(any(&format!("t.{}", ident(column)), &world.b.users))
        }
        _ => None,
    };
    let question = match tied {
        Some(condition) => format!("exists (select from {} t where {condition})", relation.sql()),
        None => searched(model, world, relation, &columns),
    };
    Some(Look { relation, question })
}

/// For relations that do not say whose their rows are: does any text of B's stand in the first of them?
fn searched(model: &Model, world: &World, relation: &Relation, columns: &[&str]) -> String {
    let marks = world.b.marks(model);
    let patterns: Vec<String> = marks.iter().take(40).map(|mark| literal(&format!("%{mark}%"))).collect();
    let row: Vec<String> = columns.iter().map(|column| format!("s.{}::text", ident(column))).collect();
    let list: Vec<String> = columns.iter().map(|column| ident(column)).collect();
    let (list, from) = (list.join(", "), relation.sql());
    format!(
        "exists (select from (select {list} from {from} limit {SEARCHED}) s where concat_ws(' ', {}) like any (array[{}]))",
        row.join(", "),
        patterns.join(", ")
    )
}

fn leak(persona: &Persona, look: &Look) -> Finding {
    let object = look.relation.full();
    let statement = format!("select from {object} where … belongs to another workspace");
    let proof = Proof::ran(&persona.name, statement, "rows of another workspace came back (not shown)");
    let message = format!("{} reads rows of another workspace", persona.name);
    rules::READS_OTHERS.hit(object, message, proof, String::new())
}

/// A statement that the server refused: closed for whoever is not who they should be, broken for an honest member.
fn refused(
    persona: &Persona,
    look: &Look,
    error: &ServerError,
    found: &mut BTreeMap<u32, Finding>,
    report: &mut Report,
) {
    let object = look.relation.full();
    if matches!(error.code.as_str(), "57014" | "55P03") {
        report.failed(format!("reading `{object}` as {}", persona.name), error.to_string());
        return;
    }
    if !persona.honest || look.relation.is_platform() {
        return;
    }
    let proof = Proof::ran(&persona.name, format!("select from {object}"), error.to_string());
    let message = "every query of a member fails".to_owned();
    found
        .entry(look.relation.oid)
        .or_insert_with(|| rules::LOCKED_OUT.hit(object, message, proof, String::new()));
}

/// Members must see what is theirs, wherever their workspace has rows and the role may read.
fn own_rows(
    session: &mut Session,
    model: &Model,
    world: &World,
    personas: &[Persona],
    report: &mut Report,
) -> Result<Vec<Finding>, Error> {
    let mut seen: BTreeMap<u32, bool> = BTreeMap::new();
    for persona in personas.iter().filter(|persona| persona.honest) {
        let tables: Vec<(&Relation, String)> = model
            .tenant_tables()
            .filter_map(|(relation, tenant)| {
                let column = tenant.column()?;
                let readable = relation.allows_column(&persona.role, column, Command::Select);
                let rows = world.a.rows.get(&relation.oid).is_some_and(|rows| !rows.is_empty());
                let policies = model.deciding(relation, &persona.role, Command::Select).any(|p| p.permissive);
                let own = format!("t.{} = {}", ident(column), literal(&world.a.workspace));
                let direct = relation.parents.is_empty() && relation.rls;
                (readable && rows && policies && direct)
                    .then(|| (relation, format!("exists (select from {} t where {own})", relation.sql())))
            })
            .collect();
        let questions: Vec<String> = tables.iter().map(|(_, question)| question.clone()).collect();
        for ((relation, _), answer) in tables.iter().zip(session.ask(persona, &questions)?) {
            // Errors were reported with the reads.
            let ok = answer.unwrap_or(true);
            *seen.entry(relation.oid).or_default() |= ok;
        }
        report.count("reads", questions.len());
    }
    let blind = seen.into_iter().filter(|(_, seen)| !seen).filter_map(|(oid, _)| model.relation(oid));
    let finding = |relation: &Relation| {
        let object = relation.full();
        let statement = format!("select from {object} where … belongs to the own workspace");
        let proof = Proof::ran("members of workspace A", statement, "no row, though the workspace has some");
        rules::LOCKED_OUT.hit(
            object,
            "no member sees a row of the own workspace".to_owned(),
            proof,
            String::new(),
        )
    };
    Ok(blind.map(finding).collect())
}

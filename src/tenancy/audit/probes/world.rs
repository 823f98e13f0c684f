//! The two workspaces between which everything is tried. A is the caller's, B is somebody else's. Where the database
//! holds workspaces with rows these are used; otherwise ids are made up, and only the policies' expressions can be
//! tried.

use super::Session;
use crate::{
    db::{Error, Param, ident, literal},
    tenancy::audit::{
        model::{Model, Relation, Tie},
        report::Report,
    },
};
use serde_json::Value;
use std::collections::BTreeMap;

/// What is said where there are no rows to read.
pub(super) const NOTHING_TO_READ: &str = "reading rows of another workspace";
/// How many workspaces are looked at.
const CANDIDATES: usize = 12;
/// How many rows of a table are taken as examples.
const ROWS: usize = 3;

/// One workspace with examples of its rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Side {
    pub(super) workspace: String,
    /// Its members.
    pub(super) users: Vec<String>,
    /// The address of the first of them.
    pub(super) email: Option<String>,
    /// Table → rows as JSON.
    pub(super) rows: BTreeMap<u32, Vec<Value>>,
}

/// Both of them.
#[derive(Clone, Debug, Default)]
pub(super) struct World {
    pub(super) a: Side,
    pub(super) b: Side,
    /// Other workspaces than A, B among them; none when ids are made up.
    pub(super) others: Vec<String>,
    /// A user who is in no workspace.
    pub(super) stranger: String,
}

impl World {
    /// Looks for workspaces with rows.
    pub(super) fn find(session: &mut Session, model: &Model, report: &mut Report) -> Result<Self, Error> {
        let mut world = Self { stranger: fresh(), ..Self::default() };
        let candidates = candidates(session, model, report)?;
        let ranked = rank(session, model, &candidates, report)?;
        if ranked.len() < 2 {
            world.a = Side { workspace: made_up(model, 1), users: vec![fresh()], ..Side::default() };
            world.b = Side { workspace: made_up(model, 2), users: vec![fresh()], ..Side::default() };
            let why = "there are no two workspaces with rows: only the policies' expressions were tried";
            report.skipped(NOTHING_TO_READ, why);
            return Ok(world);
        }
        let mut sides: Vec<Side> = Vec::new();
        for workspace in ranked.iter().take(4) {
            let users = members(session, model, workspace)?;
            let email = email(session, model, users.first())?;
            sides.push(Side { workspace: workspace.clone(), users, email, ..Side::default() });
        }
        // The caller needs a user; the one with the most rows is the one to look at.
        let at = sides.iter().rposition(|side| !side.users.is_empty()).unwrap_or(1).max(1);
        let at = if at > 1 && !sides[1].users.is_empty() { 1 } else { at };
        world.a = sides.swap_remove(at);
        world.b = sides.swap_remove(0);
        if world.a.users.is_empty() {
            world.a.users.push(fresh());
        }
        world.others = candidates.into_iter().filter(|id| *id != world.a.workspace).collect();
        let (a, b) = (&mut world.a, &mut world.b);
        for side in [a, b] {
            examples(session, model, side, report)?;
        }
        Ok(world)
    }
}

/// An id that nobody has.
fn fresh() -> String {
    uuid::Uuid::new_v4().to_string()
}

/// An id of the tenant column's type that nobody has.
fn made_up(model: &Model, number: i64) -> String {
    let tied = model.tenant_tables().find_map(|(relation, tenant)| relation.column(tenant.column()?));
    match tied.map(|column| column.category.as_str()) {
        Some("N") => (2_000_000_000 + number).to_string(),
        _ => fresh(),
    }
}

fn texts(session: &mut Session, sql: &str, params: &[Param]) -> Result<Result<Vec<String>, String>, Error> {
    match session.own(sql, params)? {
        Ok(rows) => {
            Ok(Ok(rows.iter().filter_map(|row| row.opt_text("x").transpose()).collect::<Result<_, _>>()?))
        }
        Err(error) => Ok(Err(error.to_string())),
    }
}

/// Ids of workspaces.
fn candidates(session: &mut Session, model: &Model, report: &mut Report) -> Result<Vec<String>, Error> {
    let root = model.workspaces.and_then(|oid| model.relation(oid)).map(|root| {
        let key = model.tenants.get(&root.oid).and_then(|tenant| tenant.column()).unwrap_or("id");
        (root, key.to_owned())
    });
    let sources = root.into_iter().chain(
        model.tenant_tables().filter_map(|(relation, tenant)| Some((relation, tenant.column()?.to_owned()))),
    );
    for (relation, column) in sources.take(8) {
        let sql = format!(
            "select distinct x from (select {}::text as x from {} limit 5000) s where x is not null limit {CANDIDATES}",
            ident(&column),
            relation.sql()
        );
        match texts(session, &sql, &[])? {
            Ok(found) if found.len() > 1 => return Ok(found),
            Ok(_) => {}
            Err(why) => report.failed(format!("rows of `{}`", relation.full()), why),
        }
    }
    Ok(Vec::new())
}

/// The workspaces that have rows, those with rows in most tables first.
fn rank(
    session: &mut Session,
    model: &Model,
    ids: &[String],
    report: &mut Report,
) -> Result<Vec<String>, Error> {
    let mut scores: BTreeMap<&String, usize> = BTreeMap::new();
    for (relation, tenant) in model.tenant_tables().take(60) {
        let Some(column) = tenant.column() else { continue };
        let kind = relation.column(column).map_or("text", |column| column.type_name.as_str());
        let sql = format!(
            "select x from unnest($1::text[]) x where exists (select from {} t where t.{} = x::{kind})",
            relation.sql(),
            ident(column)
        );
        match texts(session, &sql, &[Param::Texts(ids.to_vec())])? {
            Ok(found) => {
                for id in ids.iter().filter(|id| found.contains(id)) {
                    *scores.entry(id).or_default() += 1;
                }
            }
            Err(why) => report.failed(format!("rows of `{}`", relation.full()), why),
        }
    }
    let mut ranked: Vec<(&String, usize)> = scores.into_iter().collect();
    ranked.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    Ok(ranked.into_iter().map(|(id, _)| id.clone()).collect())
}

/// Users of a workspace: by the table of members, else by the claim that users carry.
fn members(session: &mut Session, model: &Model, workspace: &str) -> Result<Vec<String>, Error> {
    for (relation, tenant) in model.tenant_tables() {
        let (Some(user), Some(column)) = (&tenant.member, tenant.column()) else { continue };
        let sql = format!(
            "select {}::text as x from {} where {}::text = $1 order by 1 limit 3",
            ident(user),
            relation.sql(),
            ident(column)
        );
        if let Ok(found) = texts(session, &sql, &[workspace.into()])? {
            return Ok(found);
        }
    }
    let users = "select id::text as x from auth.users where raw_app_meta_data ->> $2 = $1 order by 1 limit 3";
    let has_users = model.relations.iter().any(|relation| relation.full() == "auth.users");
    if !has_users {
        return Ok(Vec::new());
    }
    Ok(texts(session, users, &[workspace.into(), model.tenant_column().into()])?.unwrap_or_default())
}

/// The address of a user.
fn email(session: &mut Session, model: &Model, user: Option<&String>) -> Result<Option<String>, Error> {
    let there = model.relations.iter().any(|r| r.full() == "auth.users" && r.column("email").is_some());
    let Some(user) = user.filter(|_| there) else { return Ok(None) };
    let found = texts(
        session,
        "select email::text as x from auth.users where id::text = $1",
        &[user.as_str().into()],
    )?;
    Ok(found.unwrap_or_default().into_iter().next())
}

/// Rows of a workspace from every table, parents before children.
fn examples(session: &mut Session, model: &Model, side: &mut Side, report: &mut Report) -> Result<(), Error> {
    let mut open: Vec<_> = model.tenant_tables().collect();
    loop {
        let before = open.len();
        let mut later = Vec::new();
        for (relation, tenant) in open {
            let Some(condition) = condition(side, &tenant.tie) else {
                later.push((relation, tenant));
                continue;
            };
            let sql = format!(
                "select to_jsonb(t)::text as x from {} t where {condition} limit {ROWS}",
                relation.sql()
            );
            let rows = match texts(session, &sql, &[])? {
                Ok(rows) => rows.iter().filter_map(|row| serde_json::from_str(row).ok()).collect(),
                Err(why) => {
                    report.failed(format!("rows of `{}`", relation.full()), why);
                    Vec::new()
                }
            };
            side.rows.insert(relation.oid, rows);
        }
        if later.len() == before || later.is_empty() {
            return Ok(());
        }
        open = later;
    }
}

/// Which rows are the workspace's, in SQL with `t` for the table; `None` while that is not known.
fn condition(side: &Side, tie: &Tie) -> Option<String> {
    match tie {
        Tie::Column(column) => Some(format!("t.{} = {}", ident(column), literal(&side.workspace))),
        Tie::Parent { column, table, key } => {
            Some(any(&format!("t.{}", ident(column)), &values(side.rows.get(table)?, key)))
        }
        Tie::User(column) => Some(any(&format!("t.{}", ident(column)), &side.users)),
        Tie::Copies { .. } | Tie::Said => None,
    }
}

/// `what` is one of these.
pub(super) fn any(what: &str, values: &[String]) -> String {
    if values.is_empty() {
        return "false".to_owned();
    }
    let list: Vec<String> = values.iter().map(|value| literal(value)).collect();
    format!("{what} in ({})", list.join(", "))
}

/// The values of a column in rows.
pub(super) fn values(rows: &[Value], column: &str) -> Vec<String> {
    rows.iter().filter_map(|row| text(row.get(column)?)).collect()
}

/// A JSON value as the text that it is in SQL.
pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

impl Side {
    /// Texts that stand in rows of this workspace only: its id, ids of its rows and users. Nobody can guess them, so
    /// that whoever shows one has read it.
    pub(super) fn marks(&self, model: &Model) -> Vec<String> {
        let mut marks = vec![self.workspace.clone()];
        marks.extend(self.users.iter().cloned());
        for (oid, rows) in &self.rows {
            let keys = model.indexes.iter().filter(|index| index.primary && index.relation == *oid);
            for key in keys.flat_map(|index| &index.keys) {
                marks.extend(values(rows, key));
            }
        }
        marks.retain(|mark| mark.len() >= 16);
        marks.sort();
        marks.dedup();
        marks
    }
}

/// Whether the role can read every one of these columns.
pub(super) fn readable<'a>(relation: &'a Relation, role: &str) -> Vec<&'a str> {
    let columns = relation.columns.iter().filter(|column| {
        column.rights.get(role).is_some_and(|rights| rights.iter().any(|right| right == "SELECT"))
    });
    columns.map(|column| column.name.as_str()).collect()
}

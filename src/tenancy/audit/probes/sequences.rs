//! Sequences do not roll back. The probes write numbers out, but triggers and functions take them all the same: then
//! the sequence is set back before the end. The table it feeds is locked against other writers from before the first
//! probe, so that nobody else can have taken a number in between.

use super::Session;
use crate::{
    db::{Error, literal, qualified},
    tenancy::audit::{
        model::{Code, Model, Relation},
        report::Report,
    },
};

/// Where sequences stood before the probes.
pub(super) struct Sequences {
    before: Vec<Standing>,
}

struct Standing {
    name: String,
    value: String,
    called: bool,
}

/// The tables that a sequence numbers and that probes, triggers or functions may write into.
fn numbered(model: &Model) -> Vec<&Relation> {
    let codes: Vec<Code> = model.functions.iter().map(|function| Code::of(&function.source)).collect();
    let written = |relation: &Relation| {
        let names = codes.iter().flat_map(Code::inserts);
        let same = |(schema, name): (Option<&str>, &str)| {
            relation.name.to_lowercase() == name
                && schema.is_none_or(|schema| relation.schema.to_lowercase() == schema)
        };
        model.tenants.contains_key(&relation.oid) || names.into_iter().any(same)
    };
    let counts = |relation: &&Relation| {
        relation.columns.iter().any(|column| {
            !column.identity.is_empty()
                || column.default.as_deref().is_some_and(|text| text.contains("nextval("))
        })
    };
    model
        .relations
        .iter()
        .filter(|r| r.is_table() && !r.is_platform())
        .filter(counts)
        .filter(|r| written(r))
        .collect()
}

impl Sequences {
    /// Locks the tables and notes where their sequences stand. `None` when a lock cannot be had.
    pub(super) fn hold(
        session: &mut Session,
        model: &Model,
        report: &mut Report,
    ) -> Result<Option<Self>, Error> {
        let tables: Vec<String> = numbered(model).iter().map(|relation| relation.sql()).collect();
        let mut before = Vec::new();
        if tables.is_empty() {
            return Ok(Some(Self { before }));
        }
        let lock = format!("lock table {} in share row exclusive mode", tables.join(", "));
        if let Err(error) = session.lasting(&lock)? {
            report.failed(
                "probes that write",
                format!("the tables whose sequences might move cannot be locked: {error}"),
            );
            return Ok(None);
        }
        let list: Vec<String> = tables.iter().map(|table| format!("{}::regclass", literal(table))).collect();
        let sql = format!(
            "select n.nspname::text as schema, c.relname::text as name from pg_catalog.pg_class c
               join pg_catalog.pg_namespace n on n.oid = c.relnamespace
               join pg_catalog.pg_depend d on d.objid = c.oid and d.classid = 'pg_catalog.pg_class'::regclass
             where c.relkind = 'S' and d.deptype in ('a', 'i') and d.refobjid in ({})",
            list.join(", ")
        );
        for row in session.own(&sql, &[])?.unwrap_or_default() {
            let name = qualified(&row.text("schema")?, &row.text("name")?);
            before.extend(standing(session, name)?);
        }
        Ok(Some(Self { before }))
    }

    /// Sets back what has moved.
    pub(super) fn restore(self, session: &mut Session, report: &mut Report) -> Result<(), Error> {
        for old in self.before {
            let now = standing(session, old.name.clone())?;
            if now.is_none_or(|now| now.value == old.value && now.called == old.called) {
                continue;
            }
            let set =
                format!("select setval({}::regclass, {}, {})", literal(&old.name), old.value, old.called);
            if let Err(error) = session.lasting(&set)? {
                report.failed(format!("setting sequence {} back", old.name), error.to_string());
            }
        }
        Ok(())
    }
}

fn standing(session: &mut Session, name: String) -> Result<Option<Standing>, Error> {
    let rows =
        session.own(&format!("select last_value::text as value, is_called as called from {name}"), &[])?;
    let Some(row) = rows.unwrap_or_default().into_iter().next() else { return Ok(None) };
    Ok(Some(Standing { name, value: row.text("value")?, called: row.bool("called")? }))
}

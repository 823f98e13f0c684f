//! Looking behind the condition of a view that runs with its owner's rights: without `security_barrier` a condition of
//! the caller may run on hidden rows first, and an error tells what it saw. The probe's condition divides by zero on a
//! row of B and on no other.

use super::{Persona, Session, World};
use crate::{
    db::{Error, ident, literal},
    tenancy::audit::{
        model::{Command, Model},
        report::{Finding, Proof, Report},
        rules,
    },
};

/// Plans that would look the condition up in an index are switched off, as a caller can.
const PLAN: &[(&str, &str)] =
    &[("enable_indexscan", "off"), ("enable_bitmapscan", "off"), ("enable_indexonlyscan", "off")];

/// Tries every filtered view without a barrier.
pub(super) fn run(
    session: &mut Session,
    model: &Model,
    world: &World,
    personas: &[Persona],
    report: &mut Report,
) -> Result<Vec<Finding>, Error> {
    let mut found = Vec::new();
    let Some(member) = personas.iter().find(|persona| persona.honest) else { return Ok(found) };
    let mut member = member.clone();
    member.settings.extend(PLAN.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let views = model.relations.iter().filter(|view| {
        let open = !view.option("security_barrier") && !view.option("security_invoker");
        view.kind == "v" && open && !view.is_platform() && rules::reads_past(model, view)
    });
    for view in views {
        let tenant = model.tenants.get(&view.oid).and_then(|tenant| tenant.column());
        let Some(column) = tenant.filter(|c| view.allows_column(&member.role, c, Command::Select)) else {
            continue;
        };
        let value = format!("v.{}::text", ident(column));
        let text = format!(
            "case when {value} = {} then 1 / (length({value}) - {}) else 0 end = 1",
            literal(&world.b.workspace),
            world.b.workspace.chars().count()
        );
        report.count("reads", 1);
        let sql = format!("select count(*)::text as x from {} v where {text}", view.sql());
        let answer = session.acting(&member, &sql)?;
        if answer.is_err_and(|error| error.code == "22012") {
            let object = view.full();
            let statement = format!("select from {object} where 1 / (0 on a row of B) = 1");
            let proof =
                Proof::ran(&member.name, statement, "division by zero: the condition ran on a hidden row");
            let fix = format!("alter view {} set (security_barrier = true);", view.sql());
            let message = "a caller's condition runs on hidden rows before the view's own".to_owned();
            found.push(rules::VIEW_BARRIER.hit(object, message, proof, fix));
        }
    }
    Ok(found)
}

//! Acting as the data API does, to see what the policies really let through. Everything happens in the audit's one
//! transaction, each attempt in a savepoint that is rolled back at once.
//!
//! `persona` is who acts, `world` the two workspaces between which it is tried, `session` the way to ask. `reads` reads
//! tables and views, `simulate` puts rows that do not exist to the policies' own expressions, `call` calls functions,
//! and `write`, when it was asked for, writes.

mod barrier;
mod call;
mod make;
mod own;
mod persona;
mod reads;
mod sequences;
mod session;
mod signup;
mod simulate;
mod summary;
mod variants;
mod world;
mod write;

pub(super) use summary::summary;

use super::{
    Depth,
    model::Model,
    report::{Finding, Report},
};
use crate::db::{Connection, Error};
use persona::Persona;
use sequences::Sequences;
use session::Session;
use world::World;

/// Runs every probe that the depth allows. What could not be tried is in the report.
pub(super) fn run(
    db: &mut Connection,
    model: &Model,
    depth: Depth,
    report: &mut Report,
) -> Result<Vec<Finding>, Error> {
    let roles: Vec<&str> = model.api_roles.iter().map(String::as_str).collect();
    let acts = |role: &&str| model.role(role).is_some_and(|role| role.can_act) || model.server.superuser;
    for role in roles.iter().filter(|role| !acts(role)) {
        report.failed(format!("probes as `{role}`"), format!("`{}` may not act as it", model.server.user));
    }
    let usable: Vec<&str> = roles.into_iter().filter(acts).collect();
    if usable.is_empty() {
        return Ok(Vec::new());
    }
    if !model.server.bypass {
        let why = format!(
            "row security holds for `{}` too, so that rows of others may be hidden from it",
            model.server.user
        );
        report.failed("rows that the connecting role cannot see", why);
    }
    let mut session = Session::new(db);
    let world = World::find(&mut session, model, report)?;
    let personas = Persona::all(model, &world, &usable);
    report.count("personas", personas.len());
    let mut found = reads::run(&mut session, model, &world, &personas, report)?;
    found.extend(simulate::run(&mut session, model, &world, &personas, report)?);
    found.extend(barrier::run(&mut session, model, &world, &personas, report)?);
    found.extend(call::run(&mut session, model, &world, &personas, report)?);
    if depth == Depth::Writes
        && let Some(sequences) = Sequences::hold(&mut session, model, report)?
    {
        found.extend(writing(&mut session, model, &usable, world.others.is_empty(), report)?);
        sequences.restore(&mut session, report)?;
    }
    report.count("statements", session.statements);
    Ok(found)
}

/// Makes two workspaces of its own and writes between them. Where the database held none to read, these are read too.
fn writing(
    session: &mut Session,
    model: &Model,
    roles: &[&str],
    read: bool,
    report: &mut Report,
) -> Result<Vec<Finding>, Error> {
    let world = make::Maker::new(model).world(session, report)?;
    let personas = Persona::all(model, &world, roles);
    let mut found = write::run(session, model, &world, &personas, report)?;
    found.extend(signup::run(session, model, &world, report)?);
    found.extend(call::effects(session, model, &world, &personas, report)?);
    if read {
        report.not_checked.retain(|gap| gap.what != world::NOTHING_TO_READ);
        found.extend(reads::run(session, model, &world, &personas, report)?);
        found.extend(own::run(session, model, &world, &personas, report)?);
        found.extend(barrier::run(session, model, &world, &personas, report)?);
        found.extend(call::run(session, model, &world, &personas, report)?);
    }
    Ok(found)
}

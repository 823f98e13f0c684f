//! Calling SECURITY DEFINER functions as a member of A with what belongs to B: does the answer show, count or confirm
//! rows of B? In a transaction that only reads; a function that tries to write is refused by the server.

use super::{
    Persona, Session, World,
    world::{text, values},
};
use crate::{
    db::{Error, literal, qualified},
    tenancy::audit::{
        model::{Arg, Code, Function, Model},
        report::{Finding, Proof, Report},
        rules,
    },
};
use serde_json::Value;

/// The most of an answer that is looked at.
const ANSWER: usize = 200_000;
/// The most ways in which one function is called.
const WAYS: usize = 8;

/// Calls every function that can be called without side effects that outlive the transaction.
pub(super) fn run(
    session: &mut Session,
    model: &Model,
    world: &World,
    personas: &[Persona],
    report: &mut Report,
) -> Result<Vec<Finding>, Error> {
    let mut found = Vec::new();
    if world.others.is_empty() {
        return Ok(found);
    }
    let marks = world.b.marks(model);
    let words = words(model, world);
    for function in model.functions.iter().filter(|f| f.definer && f.kind == "f" && !f.callers().is_empty()) {
        if let Some(why) = reaches_out(function) {
            report.skipped(format!("calling `{}`", function.full()), why);
            continue;
        }
        report.count("called", 1);
        let callers = personas.iter().filter(|p| function.callers().contains(&p.role));
        let mut who: Vec<&Persona> = callers.clone().filter(|p| p.honest).take(1).collect();
        let forgeable = forgeable(model, function);
        who.extend(callers.filter(|p| !p.honest && (forgeable || !p.member)).take(if forgeable {
            12
        } else {
            2
        }));
        for persona in who {
            if let Some(finding) = probe(session, model, world, persona, function, &marks, &words)? {
                found.push(finding);
                break;
            }
        }
    }
    Ok(found)
}

/// Calls functions that write, with what belongs to B, and looks whether its rows have changed.
pub(super) fn effects(
    session: &mut Session,
    model: &Model,
    world: &World,
    personas: &[Persona],
    report: &mut Report,
) -> Result<Vec<Finding>, Error> {
    let mut found = Vec::new();
    let digests: Vec<String> = model
        .tenant_tables()
        .filter_map(|(relation, tenant)| {
            let column = crate::db::ident(tenant.column()?);
            let b = literal(&world.b.workspace);
            Some(format!(
                "(select coalesce(md5(string_agg(t::text, ' ' order by t::text)), '') from {} t where t.{column}::text = {b})",
                relation.sql()
            ))
        })
        .collect();
    let digest = format!(
        "select concat_ws(' ', {}) as x",
        if digests.is_empty() { "''".to_owned() } else { digests.join(", ") }
    );
    let Ok(before) = session.after("select 1", &digest)? else { return Ok(found) };
    let writing = model.functions.iter().filter(|f| f.definer && f.kind == "f" && !f.callers().is_empty());
    for function in writing.filter(|f| Code::of(&f.source).writes() && reaches_out(f).is_none()) {
        let callers = personas.iter().filter(|persona| function.callers().contains(&persona.role));
        for persona in callers.filter(|persona| persona.honest || !persona.member).take(3) {
            let mut hit = None;
            for way in ways(model, world, function) {
                let args: Vec<String> =
                    way.iter().map(|(value, kind)| format!("{}::{kind}", literal(value))).collect();
                let call =
                    format!("select {}({})", qualified(&function.schema, &function.name), args.join(", "));
                report.count("writes", 1);
                let after = session.after(&format!("{}{call}; reset role", persona.dress()), &digest)?;
                if after.is_ok_and(|after| after != before) {
                    hit = Some(way);
                    break;
                }
            }
            if let Some(way) = hit {
                found.push(finding(
                    persona,
                    function,
                    &way,
                    "rows of another workspace changed (rolled back)",
                ));
                break;
            }
        }
    }
    Ok(found)
}

/// Whether something that a client chooses may matter to it.
fn forgeable(model: &Model, function: &Function) -> bool {
    let below = model.called_by(&function.source);
    let mut texts = below.iter().map(|f| f.source.as_str()).chain([function.source.as_str()]);
    texts.any(|text| {
        text.contains("user_meta")
            || text.contains("headers")
            || model.claims.settings.iter().any(|s| text.contains(s.as_str()))
    })
}

/// Why calling it could leave something behind.
pub(super) fn reaches_out(function: &Function) -> Option<&'static str> {
    if !matches!(function.language.as_str(), "sql" | "plpgsql") {
        return Some("it is written in a language that can reach beyond the database");
    }
    let code = Code::of(&function.source);
    let reach = |word: &String| {
        [
            "dblink",
            "http",
            "net",
            "lo_import",
            "lo_export",
            "pg_sleep",
            "copy",
            "cron",
            "pg_terminate_backend",
            "pg_reload_conf",
        ]
        .iter()
        .any(|sign| {
            word == sign || (word.starts_with(sign) && word.as_bytes().get(sign.len()) == Some(&b'_'))
        }) || (word.starts_with("pg_advisory_lock") || word.starts_with("pg_try_advisory_lock"))
    };
    code.words().iter().any(reach).then_some("it reaches beyond the transaction (network, files, locks)")
}

fn probe(
    session: &mut Session,
    model: &Model,
    world: &World,
    persona: &Persona,
    function: &Function,
    marks: &[String],
    words: &[String],
) -> Result<Option<Finding>, Error> {
    for way in ways(model, world, function) {
        let args: Vec<String> =
            way.iter().map(|(value, kind)| format!("{}::{kind}", literal(value))).collect();
        let Some(answer) = answer(session, persona, function, &args)? else { continue };
        let given = |mark: &&String| way.iter().any(|(value, _)| value.contains(mark.as_str()));
        let shown =
            marks.iter().chain(words).filter(|mark| !given(mark)).any(|mark| answer.contains(mark.as_str()));
        if shown {
            return Ok(Some(finding(
                persona,
                function,
                &way,
                "its answer holds values of another workspace (not shown)",
            )));
        }
        if let Some(finding) = confirms(session, persona, function, &way, &answer)? {
            return Ok(Some(finding));
        }
    }
    Ok(None)
}

/// Whether the answer for a value of B differs from that for a value that nobody has.
fn confirms(
    session: &mut Session,
    persona: &Persona,
    function: &Function,
    way: &[(String, String)],
    answer_b: &str,
) -> Result<Option<Finding>, Error> {
    let unguessable = way.iter().all(|(_, kind)| kind == "uuid");
    if way.is_empty() || (unguessable && function.returns == "boolean") {
        return Ok(None);
    }
    let random = |kind: &str, value: &String| match kind {
        "uuid" => uuid::Uuid::new_v4().to_string(),
        "text" | "character varying" => format!("nobody {}", uuid::Uuid::new_v4()),
        _ => value.clone(),
    };
    let nobody: Vec<String> =
        way.iter().map(|(value, kind)| format!("{}::{kind}", literal(&random(kind, value)))).collect();
    let with_b: Vec<String> = way.iter().map(|(value, kind)| format!("{}::{kind}", literal(value))).collect();
    if nobody == with_b {
        return Ok(None);
    }
    let (Some(none), Some(again)) =
        (answer(session, persona, function, &nobody)?, answer(session, persona, function, &with_b)?)
    else {
        return Ok(None);
    };
    // An answer that repeats what was handed in differs for that reason alone.
    let echoes = way
        .iter()
        .any(|(value, kind)| (kind == "uuid" || value.len() >= 6) && answer_b.contains(value.as_str()));
    let differs = none != answer_b && again == answer_b && !echoes && !empty(answer_b);
    let what = "it answers otherwise for a value of another workspace than for one that nobody has";
    Ok(differs.then(|| finding(persona, function, way, what)))
}

fn empty(answer: &str) -> bool {
    matches!(answer.trim(), "" | "()" | "(0)" | "(f)")
}

fn finding(persona: &Persona, function: &Function, way: &[(String, String)], what: &str) -> Finding {
    let kinds: Vec<&str> = way.iter().map(|(_, kind)| kind.as_str()).collect();
    let statement = format!("select * from {}({})", function.full(), kinds.join(", "));
    let message = format!("{} learns of rows of another workspace", persona.name);
    let fix = format!(
        "alter function {0} security invoker;\n-- or: revoke execute on function {0} from public, {1};",
        function.sql(),
        function.execute.join(", ")
    );
    rules::FUNCTION_LEAKS.hit(function.full(), message, Proof::ran(&persona.name, statement, what), fix)
}

/// The rows of a call as one text; `None` when it fails.
fn answer(
    session: &mut Session,
    persona: &Persona,
    function: &Function,
    args: &[String],
) -> Result<Option<String>, Error> {
    let name = qualified(&function.schema, &function.name);
    let sql = format!(
        "select left(coalesce(string_agg(r::text, ' '), ''), {ANSWER}) as x from (select r from {name}({}) r limit 1000) s",
        args.join(", ")
    );
    match session.acting(persona, &sql)? {
        Ok(rows) => Ok(rows.first().and_then(|row| row.text("x").ok())),
        Err(_) => Ok(None),
    }
}

/// Texts of B's rows that no row of A has: names, titles, addresses.
fn words(model: &Model, world: &World) -> Vec<String> {
    let texts = |rows: &std::collections::BTreeMap<u32, Vec<Value>>| {
        let mut all: Vec<String> = Vec::new();
        for (oid, rows) in rows {
            let Some(relation) = model.relation(*oid) else { continue };
            let columns = relation.columns.iter().filter(|column| column.category == "S");
            all.extend(columns.flat_map(|column| values(rows, &column.name)));
        }
        all
    };
    let own = texts(&world.a.rows);
    let mut words: Vec<String> =
        texts(&world.b.rows).into_iter().filter(|word| word.len() >= 5 && !own.contains(word)).collect();
    // A word that also stands in the database's own texts proves nothing.
    words.retain(|word| !model.claims.words.contains(word) && word.contains(|c: char| !c.is_lowercase()));
    words.sort();
    words.dedup();
    words.truncate(60);
    words
}

/// Arguments with which a function is called, as values with their types.
fn ways(model: &Model, world: &World, function: &Function) -> Vec<Vec<(String, String)>> {
    let lists: Vec<Vec<String>> =
        function.args.iter().map(|arg| choices(model, world, function, arg)).collect();
    let most = lists.iter().map(Vec::len).max().unwrap_or(1).min(WAYS);
    (0..most.max(1))
        .filter_map(|at| {
            let pick = |(list, arg): (&Vec<String>, &Arg)| {
                Some((list.get(at % list.len().max(1))?.clone(), arg.type_name.clone()))
            };
            lists.iter().zip(&function.args).map(pick).collect::<Option<Vec<_>>>()
        })
        .collect()
}

/// Values of B that an argument may stand for.
fn choices(model: &Model, world: &World, function: &Function, arg: &Arg) -> Vec<String> {
    let name = arg.name.to_lowercase();
    let name = name.trim_start_matches("p_").trim_start_matches('_').trim_start_matches("in_");
    let secret =
        ["token", "code", "secret", "key", "hash", "password"].iter().any(|sign| name.contains(sign));
    let tenant = model.tenant_column();
    match arg.type_name.as_str() {
        "uuid" | "bigint" | "integer"
            if name == tenant || name.contains("workspace") || name.contains("tenant") =>
        {
            vec![world.b.workspace.clone()]
        }
        "uuid" if name.contains("user") || name.contains("member") => world.b.users.clone(),
        "uuid" => {
            let mut ids = named_ids(model, world, name, function);
            ids.push(world.b.workspace.clone());
            ids
        }
        "text" | "character varying" => {
            let mut texts = if secret { Vec::new() } else { column_texts(model, world, name) };
            texts.extend(["%".to_owned(), String::new()]);
            texts
        }
        "boolean" => vec!["true".to_owned(), "false".to_owned()],
        "integer" | "bigint" | "smallint" | "numeric" => {
            let mut ids = named_ids(model, world, name, function);
            ids.retain(|id| id.parse::<i64>().is_ok());
            ids.extend(["100".to_owned(), "0".to_owned()]);
            ids
        }
        "json" | "jsonb" | "text[]" => vec!["{}".to_owned()],
        "date" | "timestamp without time zone" | "timestamp with time zone" => vec!["2000-01-01".to_owned()],
        "uuid[]" => vec![format!("{{{}}}", named_ids(model, world, name, function).join(","))],
        _ => Vec::new(),
    }
}

/// Ids of B's rows: of the table that the argument is named after, else of those that the function names.
fn named_ids(model: &Model, world: &World, name: &str, function: &Function) -> Vec<String> {
    let stem =
        name.trim_end_matches("_ids").trim_end_matches("_id").trim_end_matches("ids").trim_end_matches("id");
    let code = Code::of(&function.source);
    let mut ids = Vec::new();
    for by_name in [true, false] {
        for (oid, rows) in &world.b.rows {
            let Some(relation) = model.relation(*oid) else { continue };
            let fits = if by_name {
                !stem.is_empty() && relation.name.starts_with(stem)
            } else {
                code.names(&relation.schema, &relation.name)
            };
            let key = model.indexes.iter().find(|index| index.primary && index.relation == *oid);
            if fits && let Some(key) = key.and_then(|key| key.keys.first()) {
                ids.extend(values(rows, key).into_iter().take(2));
            }
        }
    }
    let mut seen = Vec::new();
    ids.retain(|id| {
        if seen.contains(id) {
            false
        } else {
            seen.push(id.clone());
            true
        }
    });
    ids
}

/// Texts of B's columns with this name, those of the table of workspaces left out: a new workspace's name may be taken.
fn column_texts(model: &Model, world: &World, name: &str) -> Vec<String> {
    let tables =
        world.b.rows.iter().filter(|(oid, _)| model.tenants.get(oid).is_some_and(|tenant| !tenant.root));
    let texts = tables.flat_map(|(_, rows)| rows.iter().filter_map(|row| text(row.get(name)?)).take(1));
    let mut texts: Vec<String> = texts.collect();
    texts.truncate(3);
    texts
}

//! What only the merged whole can show: keys that must be there in the end, and names that refer to others.

use super::{
    Error,
    model::Model,
    origin::{Origin, Place},
    plan::EMBEDDED,
    service::Service,
    suggest,
    tree::{CHECKS, Node, dotted},
    value::NeedText,
};
use crate::dev::{
    graph::{Flaw, Graph},
    plan::ServiceName,
};

/// Checks everything that needs no look at the file system.
pub(super) fn whole(tree: &Node, values: &Model) -> Result<(), Box<Error>> {
    for (name, service) in &values.service.0 {
        complete(tree, name, service)?;
    }
    let services = needs_by_name(values);
    Graph::new(&services).map_err(|flaw| flawed(tree, values, flaw))?;
    if let Some(name) = &values.dev.stdin
        && values.service.get(name).is_none()
    {
        let at = tree.origin(&["dev", "stdin"]);
        return Err(unknown_service(at.subject("dev.stdin"), name.as_str(), values, &at));
    }
    Ok(())
}

/// Each service with the names it needs, as the graph wants them.
pub(super) fn needs_by_name(values: &Model) -> Vec<(&str, Vec<&str>)> {
    values
        .service
        .0
        .iter()
        .map(|(name, service)| {
            let own = service.needs.iter().filter(|need| !is_embedded(values, need));
            (name.as_str(), own.map(|need| need.0.service.as_str()).collect())
        })
        .collect()
}

/// Whether a need is for the embedded database, which is there without a service of its name.
pub(super) fn is_embedded(values: &Model, need: &NeedText) -> bool {
    need.0.service.as_str() == EMBEDDED && values.service.get(&need.0.service).is_none()
}

/// Whether everything is there that a service must have.
fn complete(tree: &Node, name: &ServiceName, service: &Service) -> Result<(), Box<Error>> {
    let path = ["service", name.as_str()];
    if service.run.is_none() {
        return Err(missing(tree, &path, "run", "add the command that starts it: `run = \"...\"`"));
    }
    if let Some(ready) = &service.ready {
        let path = [path[0], path[1], "ready"];
        let given = [ready.http.is_some(), ready.tcp.is_some(), ready.log.is_some(), ready.exec.is_some()];
        let checks: Vec<&str> =
            CHECKS.iter().zip(given).filter(|(_, given)| *given).map(|(check, _)| *check).collect();
        match checks.as_slice() {
            [] => {
                let help = "say what is asked: `http = \"http://...\"`, `tcp = \"HOST:PORT\"`, `log = \"a regular expression\"` or `exec = \"a command\"`";
                return Err(missing(tree, &path, "http", help));
            }
            [_] => {}
            several => return Err(several_checks(tree, &path, several)),
        }
    }
    if let Some(setup) = &service.setup {
        let path = [path[0], path[1], "setup"];
        if setup.when_missing.is_none() {
            return Err(missing(tree, &path, "when_missing", "name the file or folder that must exist"));
        }
        if setup.run.as_ref().is_none_or(|line| line.trim().is_empty()) {
            return Err(missing(tree, &path, "run", "add the shell line that makes it"));
        }
    }
    Ok(())
}

fn missing(tree: &Node, path: &[&str], key: &str, help: &str) -> Box<Error> {
    let Place { source, spans } = tree.origin(path).place("in this table");
    Box::new(Error::MissingKey {
        table: dotted(path),
        key: key.to_owned(),
        help: help.to_owned(),
        source_text: source,
        spans,
    })
}

fn several_checks(tree: &Node, path: &[&str], checks: &[&str]) -> Box<Error> {
    let mut place = Place::default();
    for check in checks {
        place.add(&tree.origin(&[path, &[check]].concat()), "a check");
    }
    let checks = checks.iter().map(|check| (*check).to_owned()).collect();
    Box::new(Error::Checks { table: dotted(path), checks, source_text: place.source, spans: place.spans })
}

/// Where a service says that it needs another.
fn need_origin(tree: &Node, values: &Model, service: &str, need: &str) -> Origin {
    let path = ["service", service, "needs"];
    let known = values.service.0.iter().find(|(name, _)| name.as_str() == service);
    let at = known.and_then(|(_, service)| service.needs.iter().position(|n| n.0.service.as_str() == need));
    let item = tree.find(&path).zip(at).and_then(|(entry, at)| entry.node.items().get(at));
    item.map_or_else(|| tree.origin(&path), |item| item.at.clone())
}

fn flawed(tree: &Node, values: &Model, flaw: Flaw) -> Box<Error> {
    match flaw {
        Flaw::Unknown { service, need } => {
            let at = need_origin(tree, values, &service, &need);
            unknown_service(dotted(&["service", &service, "needs"]), &need, values, &at)
        }
        Flaw::Circle(circle) => {
            let mut place = Place::default();
            for pair in circle.windows(2) {
                let at = need_origin(tree, values, &pair[0], &pair[1]);
                place.add(&at, &format!("`{}` needs `{}`", pair[0], pair[1]));
            }
            Box::new(Error::Circle { circle, source_text: place.source, spans: place.spans })
        }
    }
}

fn unknown_service(subject: String, name: &str, values: &Model, at: &Origin) -> Box<Error> {
    let Place { source, spans } = at.place("no such service");
    let help = services_help(name, values);
    Box::new(Error::UnknownService { subject, name: name.to_owned(), help, source_text: source, spans })
}

/// The service that was likely meant, and all there are.
pub(super) fn services_help(name: &str, values: &Model) -> String {
    let known: Vec<&str> = values.service.0.iter().map(|(known, _)| known.as_str()).collect();
    if known.is_empty() {
        return format!("there are no services; `[service.{name}]` makes one");
    }
    suggest::help(name, &known, "the services are")
}

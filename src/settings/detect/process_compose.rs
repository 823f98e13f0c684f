//! `process-compose.yaml`: processes with folders, variables, dependencies and probes.

use super::listed::Entry;
use yaml_rust2::{Yaml, YamlLoader};

/// The processes of a file; nothing when it is none.
pub(super) fn entries(text: &str) -> Vec<Entry> {
    let Ok(documents) = YamlLoader::load_from_str(text) else { return Vec::new() };
    let processes = documents.first().and_then(|document| document["processes"].as_hash());
    let pairs = processes.into_iter().flatten().filter_map(|(name, process)| Some((name.as_str()?, process)));
    let wanted = pairs.filter(|(_, process)| process["disabled"].as_bool() != Some(true));
    wanted.filter_map(|(name, process)| entry(name, process)).collect()
}

fn entry(name: &str, process: &Yaml) -> Option<Entry> {
    let mut entry = Entry::new(name, process["command"].as_str()?.trim());
    entry.dir = process["working_dir"]
        .as_str()
        .map(|dir| dir.trim_start_matches("./").trim_end_matches('/').to_owned());
    let variables = process["environment"].as_vec().into_iter().flatten().filter_map(Yaml::as_str);
    entry.env = variables
        .filter_map(|text| text.split_once('='))
        .map(|(name, value)| (name.into(), value.into()))
        .collect();
    let needs = process["depends_on"].as_hash().into_iter().flatten();
    entry.needs = needs.filter_map(|(need, how)| Some((need.as_str()?.to_owned(), until(how)))).collect();
    let get = &process["readiness_probe"]["http_get"];
    entry.ready = url(get);
    entry.port = number(&get["port"]);
    entry.restart = match process["availability"]["restart"].as_str() {
        Some("always") => Some("always"),
        Some("on_failure") => Some("on-failure"),
        _ => None,
    };
    Some(entry)
}

fn until(how: &Yaml) -> &'static str {
    match how["condition"].as_str() {
        Some("process_completed" | "process_completed_successfully") => "done",
        Some("process_healthy" | "process_log_ready") => "ready",
        _ => "started",
    }
}

fn url(get: &Yaml) -> Option<String> {
    let port = number(&get["port"])?;
    let host = get["host"].as_str().unwrap_or("127.0.0.1");
    let path = get["path"].as_str().unwrap_or("/");
    Some(format!("http://{host}:{port}/{}", path.trim_start_matches('/')))
}

fn number(value: &Yaml) -> Option<u16> {
    let text = value.as_i64().map(|number| number.to_string());
    text.as_deref().or_else(|| value.as_str())?.parse().ok().filter(|port| *port != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_matters_of_a_process_is_kept() {
        let text = "version: '0.5'\nprocesses:\n  db:\n    command: postgres -D data\n  api:\n    command: uvicorn app.main:app\n    working_dir: ./backend\n    environment:\n      - LOG=info\n    depends_on:\n      db:\n        condition: process_healthy\n    readiness_probe:\n      http_get:\n        host: 127.0.0.1\n        port: 8000\n        path: /health\n    availability:\n      restart: on_failure\n  off:\n    command: x\n    disabled: true\n";
        let found = entries(text);
        assert_eq!(found.len(), 2);
        let api = &found[1];
        assert_eq!((api.name.as_str(), api.dir.as_deref(), api.port), ("api", Some("backend"), Some(8000)));
        assert_eq!(api.ready.as_deref(), Some("http://127.0.0.1:8000/health"));
        assert_eq!(api.needs, [("db".to_owned(), "ready")]);
        assert_eq!(api.env, [("LOG".to_owned(), "info".to_owned())]);
        assert_eq!(api.restart, Some("on-failure"));
    }

    #[test]
    fn what_is_no_such_file_gives_nothing() {
        for text in ["", "- a\n", "processes: 3\n", "a: [", "processes:\n  x: y\n", "&a [*a]"] {
            assert!(entries(text).is_empty(), "{text}");
        }
    }
}

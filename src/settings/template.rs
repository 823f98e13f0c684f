//! The `ef.toml` that `ef init` writes: what was found, with a comment at each line that may need one.

use super::{
    detect::{Detected, FoundReady, FoundRun, FoundService},
    tree::quoted_key,
};
use std::fmt::Write as _;

const HEAD: &str = "\
# How `ef` sees this project. `ef dev` starts the services below, `ef config show --origin` tells where
# every value comes from. Secrets do not belong here: name an env file, or the variable that holds them.
";

const DEV: &str = "
[dev]
# on_exit = \"continue\"       # when a service ends by itself with 0: continue | stop-all
# on_failure = \"stop-all\"    # when one has failed for good: continue | stop-all
# stdin = \"api\"              # who gets what is typed into the terminal
# timestamps = \"%H:%M:%S\"    # a time in front of every line
";

const NO_SERVICES: &str = "
# Nothing was found here that could be started. A service is a command with a name:
#
# [service.api]
# run = \"python -m http.server 8000 --bind 127.0.0.1\"
# port = 8000                                   # checked to be free before the start
# ready = { http = \"http://127.0.0.1:8000/\" }   # or tcp, log, exec
";

const TAIL: &str = "
# Other values under a name, laid over the rest by `ef dev --profile prod`:
#
# [profile.prod.service.api]
# run = \"...\"
";

const TENANCY: &str = "
# Tables whose rows belong to workspaces: `ef migrate up` isolates them, `ef rls audit` proves it. When none are
# named, these are `projects`, `clips`, `api_costs` and `jobs`, where they exist.
#
# [tenancy]
";

/// The file's text.
pub(super) fn text(detected: &Detected) -> String {
    let mut text = format!("{HEAD}\n[project]\nname = {}\n{DEV}", quoted(&detected.name));
    if detected.services.is_empty() {
        text.push_str(NO_SERVICES);
    }
    for service in &detected.services {
        text.push_str(&service_text(service));
    }
    if let Some(folder) = detected.migrations {
        let _ = write!(text, "\n[database]\nmigrations = {}\n", quoted(folder));
    }
    text += &tenancy(&detected.tables);
    text + TAIL
}

/// What to write where rows belong to workspaces. It is for a person to say, so it is not in force.
fn tenancy(tables: &[String]) -> String {
    let tables = if tables.is_empty() { list(&["projects".to_owned()]) } else { list(tables) };
    format!("{TENANCY}# tables = {tables}\n")
}

fn service_text(service: &FoundService) -> String {
    let mut lines = vec![
        String::new(),
        format!("# {}", service.about),
        format!("[service.{}]", quoted_key(&service.name)),
    ];
    let mut line = |key: &str, value: &str, comment: &str| {
        let comment = if comment.is_empty() { String::new() } else { format!("  # {comment}") };
        lines.push(format!("{key} = {value}{comment}"));
    };
    if service.dir != "." {
        line("dir", &quoted(&service.dir), "the paths below are relative to it");
    }
    match &service.run {
        FoundRun::Exec(words) => line("run", &list(words), ""),
        FoundRun::Shell(text) => line("run", &quoted(text), ""),
    }
    if let Some(venv) = &service.venv {
        line("venv", &quoted(venv), "its programs come first on PATH");
    }
    line("color", &quoted(service.color), "");
    if let Some(port) = service.port {
        line("port", &port.to_string(), "checked to be free before the start");
    }
    if let Some(url) = ready(service) {
        line("ready", &format!("{{ http = {}, within = \"60s\" }}", quoted(&url)), "or tcp, log, exec");
    }
    if !service.needs.is_empty() {
        line("needs", &list(&service.needs), "started | ready | done");
    }
    if !service.env.is_empty() {
        let pairs: Vec<String> = service
            .env
            .iter()
            .map(|(name, value)| format!("{} = {}", quoted_key(name), quoted(value)))
            .collect();
        line("env", &format!("{{ {} }}", pairs.join(", ")), "");
    }
    if let Some(setup) = &service.setup {
        let value =
            format!("{{ when_missing = {}, run = {} }}", quoted(&setup.when_missing), quoted(&setup.run));
        line("setup", &value, "");
    }
    match service.restart {
        Some(restart) => line("restart", &quoted(restart), "never | on-failure | always"),
        None => lines.push("# restart = \"on-failure\"  # never | on-failure | always".to_owned()),
    }
    lines.push("# env_file = [\".env\"]".to_owned());
    lines.join("\n") + "\n"
}

fn ready(service: &FoundService) -> Option<String> {
    match (service.ready.as_ref()?, service.port) {
        (FoundReady::Url(url), _) => Some(url.clone()),
        (FoundReady::Path(path), Some(port)) => Some(format!("http://127.0.0.1:{port}{path}")),
        (FoundReady::Path(_), None) => None,
    }
}

fn list(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
    format!("[{}]", words.join(", "))
}

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

//! What a command of somebody's list is: a FastAPI backend, a Next.js frontend, or something else; and on which port.

use super::next;
use regex::Regex;
use serde_json::Value;
use std::path::Path;

/// What a command starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A Python web server.
    Api,
    /// Next.js.
    Ui,
    /// Something else.
    Other,
}

/// A command, looked at.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Role {
    pub(super) kind: Kind,
    /// The folder in which it works, relative to the root.
    pub(super) dir: String,
    /// The port that it names, or the usual one of its kind.
    pub(super) port: Option<u16>,
    /// Whether it comes with an environment of its own: `uv run`, `venv/bin/python`.
    pub(super) has_environment: bool,
}

/// How often a script that starts a script is followed.
const DEEP: usize = 4;

/// Looks at a command that starts in this folder; scripts of `package.json` are followed.
pub(super) fn of(root: &Path, dir: &str, command: &str) -> Role {
    look(root, dir, command, DEEP)
}

fn look(root: &Path, dir: &str, command: &str, deep: usize) -> Role {
    let (dir, command) = entered(dir, command);
    let port = port(&command);
    let role = |kind, usual: Option<u16>| Role {
        kind,
        dir: dir.clone(),
        port: port.or(usual),
        has_environment: has_environment(&command),
    };
    if is(&command, r"\b(uvicorn|hypercorn|gunicorn)\b|\bfastapi (dev|run)\b") {
        return role(Kind::Api, Some(8000));
    }
    if is(&command, r"(^|[\s/])next(\.js)? (dev|start)\b|dist/bin/next (dev|start)\b") {
        return role(Kind::Ui, Some(3000));
    }
    let script = (deep > 0).then(|| script(root, &dir, &command)).flatten();
    match script {
        Some((dir, text)) => {
            let inner = look(root, &dir, &text, deep - 1);
            Role { port: port.or(inner.port), ..inner }
        }
        None => role(Kind::Other, None),
    }
}

fn is(command: &str, pattern: &str) -> bool {
    Regex::new(pattern).is_ok_and(|pattern| pattern.is_match(command))
}

/// The folder after `cd X &&` at the start, and what is left.
pub(super) fn entered(dir: &str, command: &str) -> (String, String) {
    let found = Regex::new(r#"^\s*cd\s+["']?([^\s"'&;]+)["']?\s*(?:&&|;)\s*(.*)$"#).ok();
    let found = found.and_then(|pattern| {
        let found = pattern.captures(command)?;
        Some((found[1].to_owned(), found[2].to_owned()))
    });
    match found {
        Some((inner, rest)) if !inner.starts_with(['/', '~', '$']) && !inner.contains("..") => {
            (below(dir, &inner), rest)
        }
        _ => (dir.to_owned(), command.to_owned()),
    }
}

/// A folder below another, as it is written.
fn below(dir: &str, inner: &str) -> String {
    let inner = inner.trim_start_matches("./").trim_end_matches('/');
    match (dir, inner) {
        (_, "" | ".") => dir.to_owned(),
        (".", inner) => inner.to_owned(),
        (dir, inner) => format!("{dir}/{inner}"),
    }
}

/// The script of `package.json` that a command runs, with its folder.
fn script(root: &Path, dir: &str, command: &str) -> Option<(String, String)> {
    let folder = Regex::new(r"(?:--prefix|--cwd|--dir|-C)[ =](\S+)").ok()?;
    let dir = folder.captures(command).map_or_else(|| dir.to_owned(), |found| below(dir, &found[1]));
    let plain = folder.replace(command, "");
    let words: Vec<&str> = plain.split_whitespace().filter(|word| !word.starts_with('-')).collect();
    let (["npm" | "pnpm" | "yarn" | "bun", "run" | "run-script", name, ..]
    | ["npm" | "pnpm" | "yarn" | "bun", name, ..]) = words[..]
    else {
        return None;
    };
    let package: Value = next::read(&root.join(&dir))?;
    Some((dir, package.get("scripts")?.get(name)?.as_str()?.to_owned()))
}

/// The port that a command names.
fn port(command: &str) -> Option<u16> {
    let pattern = Regex::new(r"(?:--port|-p|--bind|-b|PORT)[ =](?:[\w.\[\]:-]*:)?(\d{2,5})\b").ok()?;
    pattern.captures(command)?[1].parse().ok().filter(|port| *port != 0)
}

fn has_environment(command: &str) -> bool {
    is(command, r"^\s*(uv|poetry|pdm|pipenv|hatch) run\b|(^|[\s/])(\.?venv|env)/(bin|Scripts)/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn role(command: &str) -> Role {
        of(Path::new("/nowhere"), ".", command)
    }

    #[test]
    fn servers_are_known_with_their_ports() {
        for (command, kind, port) in [
            ("uvicorn app.main:app --reload", Kind::Api, Some(8000)),
            ("python -m uvicorn main:app --port 9000", Kind::Api, Some(9000)),
            ("gunicorn app:app -b 127.0.0.1:5001", Kind::Api, Some(5001)),
            ("fastapi dev app/main.py --port=8001", Kind::Api, Some(8001)),
            ("npx next dev -p 3100", Kind::Ui, Some(3100)),
            ("node node_modules/next/dist/bin/next dev", Kind::Ui, Some(3000)),
            ("celery -A app worker", Kind::Other, None),
            ("vite --port 5173", Kind::Other, Some(5173)),
        ] {
            let found = role(command);
            assert_eq!((found.kind, found.port), (kind, port), "{command}");
        }
        assert!(
            role("uv run uvicorn app:app").has_environment && role("./venv/bin/uvicorn a:b").has_environment
        );
        assert!(!role("uvicorn app:app").has_environment);
    }

    #[test]
    fn folders_are_entered_and_scripts_followed() {
        assert_eq!(role("cd backend && uvicorn a:b").dir, "backend");
        assert_eq!(entered("apps", "cd ./web; npm run dev"), ("apps/web".into(), "npm run dev".into()));
        assert_eq!(entered(".", "cd /srv && x").0, ".");
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("web")).unwrap();
        let package = r#"{"scripts":{"dev":"npm run next","next":"next dev -p 3200","loop":"npm run loop"}}"#;
        std::fs::write(folder.path().join("web/package.json"), package).unwrap();
        for command in
            ["npm --prefix web run dev", "yarn --cwd web dev", "pnpm -C web run dev", "cd web && npm run dev"]
        {
            let found = of(folder.path(), ".", command);
            assert_eq!(
                (found.kind, found.port, found.dir.as_str()),
                (Kind::Ui, Some(3200), "web"),
                "{command}"
            );
        }
        assert_eq!(of(folder.path(), "web", "npm run loop").kind, Kind::Other);
    }
}

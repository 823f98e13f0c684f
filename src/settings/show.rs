//! The settings in force as a flat list, for `ef config show`: every value, its origin, no secrets.

use super::{
    Settings,
    origin::Origin,
    read,
    tree::{Entry, Node, Value, dotted, quoted_key},
};

/// What is shown in place of a secret.
const HIDDEN: &str = "***";

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// The table that it stands in: `dev`, `service.api`.
    pub table: String,
    /// Its key in that table, dotted when it lies deeper: `ready.http`.
    pub key: String,
    /// The keys from the top.
    pub path: Vec<String>,
    /// The value as TOML.
    pub toml: String,
    /// The value as JSON.
    pub json: serde_json::Value,
    /// Where it came from: `ef.toml:12`, `EF_STDIN`, `--stdin`, `detected`, `default`.
    pub origin: String,
}

impl Settings {
    /// Every value in force, table by table in the order of the documentation, services in the order of
    /// the file. Variables that look like secrets are hidden.
    pub fn leaves(&self) -> Vec<Leaf> {
        let text = toml::to_string(&self.values).expect("the model has text keys and TOML's types only");
        let tree =
            read::parse_generated(&text, &Origin::Default).expect("TOML that was just written is read again");
        let mut leaves = Vec::new();
        self.collect(&tree, &mut Vec::new(), &mut leaves);
        leaves
    }

    fn collect(&self, node: &Node, path: &mut Vec<String>, leaves: &mut Vec<Leaf>) {
        if let Value::Table(entries) = &node.value {
            for entry in entries {
                path.push(entry.key.clone());
                self.collect(&entry.node, path, leaves);
                path.pop();
            }
            return;
        }
        let value = if is_secret(path, &node.value) { &Value::Text(HIDDEN.to_owned()) } else { &node.value };
        let depth = if path.first().is_some_and(|first| first == "service") { 2 } else { 1 };
        let keys: Vec<&str> = path.iter().map(String::as_str).collect();
        let (table, key) = keys.split_at(depth.min(keys.len()));
        let json = json(value);
        leaves.push(Leaf {
            table: dotted(table),
            key: dotted(key),
            toml: toml_text(value),
            json,
            origin: self.origin(&keys).describe(&self.root),
            path: path.clone(),
        });
    }
}

fn json(value: &Value) -> serde_json::Value {
    match value {
        Value::Text(text) | Value::Odd(text) => text.as_str().into(),
        Value::Integer(number) => (*number).into(),
        Value::Float(number) => (*number).into(),
        Value::Bool(value) => (*value).into(),
        Value::List(items) => items.iter().map(|item| json(&item.value)).collect(),
        Value::Table(entries) => {
            entries.iter().map(|entry| (entry.key.clone(), json(&entry.node.value))).collect()
        }
    }
}

fn toml_text(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Odd(text) => toml::Value::from(text.as_str()).to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => toml::Value::from(*number).to_string(),
        Value::Bool(value) => value.to_string(),
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(|item| toml_text(&item.value)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Table(entries) => {
            let entry =
                |entry: &Entry| format!("{} = {}", quoted_key(&entry.key), toml_text(&entry.node.value));
            format!("{{ {} }}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
    }
}

/// Whether this is a variable of a service that looks like a secret, by its name or by a password in a URL.
fn is_secret(path: &[String], value: &Value) -> bool {
    let [service, _, env, name] = path else { return false };
    if service != "service" || env != "env" {
        return false;
    }
    secret_name(name) || matches!(value, Value::Text(text) if has_password(text))
}

fn secret_name(name: &str) -> bool {
    const PARTS: [&str; 7] =
        ["SECRET", "TOKEN", "PASSWORD", "PASSWD", "PASSPHRASE", "CREDENTIAL", "DATABASE_URL"];
    const ENDS: [&str; 6] = ["KEY", "_DSN", "_PASS", "_PWD", "_AUTH", "_SALT"];
    let name = name.to_ascii_uppercase();
    PARTS.iter().any(|part| name.contains(part)) || ENDS.iter().any(|end| name.ends_with(end))
}

/// Whether the text is a URL with a password: `scheme://user:password@host`.
fn has_password(text: &str) -> bool {
    let Some((_, rest)) = text.split_once("://") else { return false };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    authority.rsplit_once('@').is_some_and(|(user, _)| user.contains(':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_known_by_name_or_by_a_password_in_a_url() {
        for name in [
            "API_KEY",
            "openai_api_key",
            "JWT_SECRET",
            "GITHUB_TOKEN",
            "PGPASSWORD",
            "DATABASE_URL",
            "SENTRY_DSN",
        ] {
            assert!(secret_name(name), "{name}");
        }
        for name in ["LOG_LEVEL", "API_URL", "KEYBOARD", "PORT", "PASSENGERS"] {
            assert!(!secret_name(name), "{name}");
        }
        assert!(has_password("redis://:pw@host/0") && has_password("postgres://u:p@h/db"));
        assert!(!has_password("http://host:80/a:b@c") && !has_password("u:p@h"));
    }
}

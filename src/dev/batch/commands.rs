//! Commands as they are typed for concurrently: short forms of package managers, wildcards over the scripts of
//! `package.json`, placeholders for further arguments.

use super::quote;
use regex::Regex;
use serde_json::Value;
use std::{fs, path::Path};

/// A command and the name it goes by; empty when it has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The name.
    pub name: String,
    /// The shell line.
    pub command: String,
}

/// The names of a project's scripts, in the order of their files.
#[derive(Clone, Debug, Default)]
pub struct Scripts {
    package: Vec<String>,
    deno: Vec<String>,
}

/// Short forms, and what they stand for.
const SHORT: [(&str, &str); 6] = [
    ("npm:", "npm run"),
    ("pnpm:", "pnpm run"),
    ("yarn:", "yarn run"),
    ("bun:", "bun run"),
    ("node:", "node --run"),
    ("deno:", "deno task"),
];

impl Scripts {
    /// Those of the folder's `package.json` and `deno.json`; none where there is no such file, or none that can be
    /// read.
    pub fn read(dir: &Path) -> Self {
        let read = |file: &str, key: &str| {
            let text = fs::read_to_string(dir.join(file)).ok()?;
            names_in(&without_comments(&text), key)
        };
        let package = read("package.json", "scripts").unwrap_or_default();
        let deno = read("deno.json", "tasks").or_else(|| read("deno.jsonc", "tasks")).unwrap_or_default();
        Self { package, deno }
    }

    fn of(&self, runner: &str) -> Vec<&String> {
        // A deno task that is not there falls back to the script of that name.
        let deno = self.deno.iter().filter(|_| runner == "deno task");
        deno.chain(&self.package).collect()
    }
}

/// The keys of an object in the order of the file, which a JSON map would sort.
fn names_in(text: &str, key: &str) -> Option<Vec<String>> {
    let whole: Value = serde_json::from_str(text).ok()?;
    let mut names: Vec<String> = whole.get(key)?.as_object()?.keys().cloned().collect();
    // Where each stands as a key, after the object's own key.
    let from = text.find(&format!("\"{key}\""))?;
    let place = |name: &String| {
        let quoted = Value::String(name.clone()).to_string();
        let pattern = format!(r"{}\s*:", regex::escape(&quoted));
        Regex::new(&pattern).ok()?.find(&text[from..]).map(|found| found.start())
    };
    names.sort_by_key(|name| place(name).unwrap_or(usize::MAX));
    Some(names)
}

/// JSON without the `//` and `/* */` that `deno.jsonc` may have, strings left alone.
fn without_comments(text: &str) -> String {
    let Ok(parts) = Regex::new(r#"(?s)"(?:\\.|[^"\\])*"|//[^\n]*|/\*.*?\*/"#) else { return text.to_owned() };
    parts
        .replace_all(
            text,
            |found: &regex::Captures| {
                if found[0].starts_with('"') { found[0].to_owned() } else { String::new() }
            },
        )
        .into_owned()
}

/// All that one typed command stands for. `further` are the arguments for its placeholders, when it may have some.
/// The error names a wildcard that matches nothing.
pub fn expand(typed: &Named, scripts: &Scripts, further: Option<&[String]>) -> Result<Vec<Named>, String> {
    let command = unquoted(&typed.command);
    let short = shortened(&Named { name: typed.name.clone(), command });
    let mut found = wildcard(&short, scripts)?;
    if let Some(further) = further {
        for named in &mut found {
            named.command = placeholders(&named.command, further);
        }
    }
    Ok(found)
}

/// Without the quotes that a shell without single quotes (Windows) leaves around.
fn unquoted(command: &str) -> String {
    let around = |quote: char| {
        let inner = command.strip_prefix(quote)?.strip_suffix(quote)?;
        (!inner.is_empty()).then(|| inner.to_owned())
    };
    around('"').or_else(|| around('\'')).unwrap_or_else(|| command.to_owned())
}

fn shortened(typed: &Named) -> Named {
    let found = SHORT.iter().find_map(|(short, long)| {
        let rest = typed.command.strip_prefix(short)?;
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        (end > 0).then(|| (long, &rest[..end], &rest[end..]))
    });
    let Some((long, script, args)) = found else { return typed.clone() };
    let name = if typed.name.is_empty() { script.to_owned() } else { typed.name.clone() };
    Named { name, command: format!("{long} {script}{args}") }
}

fn wildcard(named: &Named, scripts: &Scripts) -> Result<Vec<Named>, String> {
    let plain = Ok(vec![named.clone()]);
    let pattern = r"((?:npm|yarn|pnpm|bun) run|node --run|deno task) (\S+)([^&]*)";
    let Some(found) = Regex::new(pattern).ok().and_then(|pattern| {
        let found = pattern.captures(&named.command)?;
        Some((found[1].to_owned(), found[2].to_owned(), found[3].to_owned()))
    }) else {
        return plain;
    };
    let (runner, glob, args) = found;
    let (glob_only, without) = omission(&glob);
    let Some((before, after)) = glob_only.split_once('*') else { return plain };
    let prefix = if named.name == glob { "" } else { &named.name };
    let without =
        without.map(|text| Regex::new(&text).map_err(|_| format!("`(!{text})` is no regular expression")));
    let without = without.transpose()?;
    let fits = |script: &&String| without.as_ref().is_none_or(|without| !without.is_match(script));
    let all: Vec<Named> = scripts
        .of(&runner)
        .into_iter()
        .filter(fits)
        .filter_map(|script| {
            let middle = script.strip_prefix(before)?.strip_suffix(after)?;
            Some(Named { name: format!("{prefix}{middle}"), command: format!("{runner} {script}{args}") })
        })
        .collect();
    if all.is_empty() { Err(format!("`{glob}` matches no script")) } else { Ok(all) }
}

/// A pattern without its `(!x)`, and the x.
fn omission(glob: &str) -> (String, Option<String>) {
    let Some((before, rest)) = glob.split_once("(!") else { return (glob.to_owned(), None) };
    match rest.split_once(')') {
        Some((without, after)) if !without.is_empty() => {
            (format!("{before}{after}"), Some(without.to_owned()))
        }
        _ => (glob.to_owned(), None),
    }
}

/// `{1}`, `{@}` and `{*}` replaced; a backslash before one keeps it.
fn placeholders(command: &str, further: &[String]) -> String {
    let Ok(pattern) = Regex::new(r"\\?\{([@*]|[1-9][0-9]*)\}") else { return command.to_owned() };
    pattern
        .replace_all(command, |found: &regex::Captures| {
            if let Some(kept) = found[0].strip_prefix('\\') {
                return kept.to_owned();
            }
            match &found[1] {
                _ if further.is_empty() => String::new(),
                "@" => quote::words(further),
                "*" => quote::word(&further.join(" ")),
                number => {
                    let place = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
                    place.and_then(|place| further.get(place)).map_or(String::new(), |text| quote::word(text))
                }
            }
        })
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scripts() -> Scripts {
        let text = r#"{"name": "x", "scripts": {"dev:web": "a", "dev:api": "b", "dev:api:slow": "c", "build": "d"}}"#;
        Scripts { package: names_in(text, "scripts").unwrap(), deno: vec!["dev:deno".into()] }
    }

    fn all(name: &str, command: &str) -> Vec<(String, String)> {
        let typed = Named { name: name.into(), command: command.into() };
        expand(&typed, &scripts(), None).unwrap().into_iter().map(|n| (n.name, n.command)).collect()
    }

    fn pair(name: &str, command: &str) -> (String, String) {
        (name.into(), command.into())
    }

    #[test]
    fn short_forms_stand_for_their_runner_and_name_the_command() {
        assert_eq!(all("", "npm:build -- -x"), [pair("build", "npm run build -- -x")]);
        assert_eq!(all("b", "yarn:build"), [pair("b", "yarn run build")]);
        assert_eq!(all("", "node:build"), [pair("build", "node --run build")]);
        assert_eq!(all("", "deno:x"), [pair("x", "deno task x")]);
        assert_eq!(all("", "echo npm:x"), [pair("", "echo npm:x")]);
    }

    #[test]
    fn a_wildcard_stands_for_the_scripts_it_matches_in_their_order() {
        let found = all("", "npm:dev:* --fast");
        let expected = [
            pair("web", "npm run dev:web --fast"),
            pair("api", "npm run dev:api --fast"),
            pair("api:slow", "npm run dev:api:slow --fast"),
        ];
        assert_eq!(found, expected);
        assert_eq!(all("x-", "pnpm run dev:*(!slow)").len(), 2);
        assert_eq!(all("x-", "pnpm run dev:*")[0].0, "x-web");
        assert_eq!(all("", "deno task dev:*")[0], pair("deno", "deno task dev:deno"));
        let none = Named { name: String::new(), command: "npm:nope:*".into() };
        assert_eq!(expand(&none, &scripts(), None).unwrap_err(), "`nope:*` matches no script");
    }

    #[test]
    fn further_arguments_take_their_places() {
        let further = ["a b".to_owned(), "c".to_owned()];
        assert_eq!(placeholders("x {1} {2} {3}", &further), "x 'a b' c ");
        assert_eq!(placeholders("x {@} {*} \\{1}", &further), "x 'a b' c 'a b c' {1}");
        assert_eq!(placeholders("x {@}", &[]), "x ");
    }

    #[test]
    fn quotes_around_the_whole_go() {
        assert_eq!(unquoted("\"echo a\""), "echo a");
        assert_eq!(unquoted("'echo a'"), "echo a");
        assert_eq!(unquoted("\""), "\"");
    }

    #[test]
    fn comments_are_no_tasks() {
        let text = without_comments("{ // one\n \"tasks\": {\"b\": \"http://x\", /* two */ \"a\": \"y\"} }");
        assert_eq!(names_in(&text, "tasks").unwrap(), ["b", "a"]);
    }
}

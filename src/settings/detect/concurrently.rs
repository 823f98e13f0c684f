//! Scripts of `package.json` that start several programs by concurrently.

use super::listed::Entry;
use crate::dev::batch::{Named, Scripts, expand};
use serde_json::Value;
use std::path::Path;

/// The scripts that are looked at first.
const FIRST: [&str; 4] = ["dev", "start:dev", "develop", "start"];
/// Flags of concurrently that take a value.
const WITH_VALUE: [&str; 23] = [
    "-m",
    "--max-processes",
    "-n",
    "--names",
    "--name-separator",
    "-s",
    "--success",
    "--hide",
    "-p",
    "--prefix",
    "-c",
    "--prefix-colors",
    "-l",
    "--prefix-length",
    "-t",
    "--timestamp-format",
    "--default-input-target",
    "--kill-signal",
    "--ks",
    "--kill-timeout",
    "--restart-tries",
    "--restart-after",
    "--teardown",
];

/// The programs of the first script that starts some, and the script's name.
pub(super) fn entries(root: &Path, package: &Value) -> Option<(String, Vec<Entry>)> {
    let scripts = package.get("scripts")?.as_object()?;
    let first = FIRST.iter().filter_map(|name| scripts.get_key_value(*name));
    let mut all = first.chain(scripts.iter()).filter_map(|(name, text)| Some((name, text.as_str()?)));
    let (name, text) = all.find(|(_, text)| is_ours(text))?;
    let entries = read(text, &Scripts::read(root));
    (!entries.is_empty()).then(|| (name.clone(), entries))
}

fn is_ours(text: &str) -> bool {
    text.split_whitespace().take(4).any(|word| matches!(word, "concurrently" | "conc"))
}

fn read(text: &str, scripts: &Scripts) -> Vec<Entry> {
    let words = words(text);
    let start =
        words.iter().position(|word| matches!(word.as_str(), "concurrently" | "conc")).map_or(0, |at| at + 1);
    let mut names: Vec<String> = Vec::new();
    let mut commands: Vec<String> = Vec::new();
    let mut rest = words[start..].iter();
    while let Some(word) = rest.next() {
        let (flag, glued) =
            word.split_once('=').map_or((word.as_str(), None), |(flag, value)| (flag, Some(value)));
        if matches!(word.as_str(), "&&" | ";" | "||" | "&" | "|") {
            break;
        } else if word.starts_with('-') && WITH_VALUE.contains(&flag) {
            let value = glued.map(str::to_owned).or_else(|| rest.next().cloned()).unwrap_or_default();
            if matches!(flag, "-n" | "--names") {
                names = value.split(',').map(|name| name.trim().to_owned()).collect();
            }
        } else if !word.starts_with('-') {
            commands.push(word.clone());
        }
    }
    // For concurrently, a name before a wildcard is the beginning of each name. Who names all that one wildcard stands for
    // means something else.
    if let [one] = commands.as_slice()
        && names.len() > 1
        && let Ok(all) = expand(&Named { name: String::new(), command: one.clone() }, scripts, None)
        && all.len() == names.len()
    {
        return names.iter().zip(all).map(|(name, found)| Entry::new(name, &found.command)).collect();
    }
    let typed = commands
        .into_iter()
        .enumerate()
        .map(|(place, command)| Named { name: names.get(place).cloned().unwrap_or_default(), command });
    let all = typed.flat_map(|typed| expand(&typed, scripts, None).unwrap_or_default());
    all.map(|named| Entry::new(&named.name, &named.command)).collect()
}

/// The words of a shell line, without their quotes.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match (letter, quote) {
            ('\\', None | Some('"')) => word.get_or_insert_default().extend(letters.next()),
            (_, Some(open)) if letter == open => quote = None,
            ('"' | '\'', None) => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            (_, None) if letter.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn found(package: &Value) -> Vec<(String, String)> {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("package.json"), package.to_string()).unwrap();
        let (_, entries) = entries(folder.path(), package).unwrap_or_default();
        entries.into_iter().map(|entry| (entry.name, entry.command)).collect()
    }

    #[test]
    fn names_quotes_flags_and_wildcards_are_understood() {
        let pair = |name: &str, command: &str| (name.to_owned(), command.to_owned());
        let dev = "concurrently -k --names api,ui -c=blue,green \"uvicorn app.main:app --port 8000\" 'npm --prefix frontend run dev'";
        assert_eq!(
            found(&json!({ "scripts": { "dev": dev } })),
            [pair("api", "uvicorn app.main:app --port 8000"), pair("ui", "npm --prefix frontend run dev")]
        );
        let dev = "npx concurrently \"npm:dev:*\" && echo over";
        let package = json!({ "scripts": { "start": "x", "go": dev, "dev:api": "a", "dev:ui": "b" } });
        assert_eq!(found(&package), [pair("api", "npm run dev:api"), pair("ui", "npm run dev:ui")]);
        let dev = "concurrently -n backend,frontend 'npm:dev:*'";
        let package = json!({ "scripts": { "dev": dev, "dev:api": "a", "dev:ui": "b" } });
        assert_eq!(found(&package), [pair("backend", "npm run dev:api"), pair("frontend", "npm run dev:ui")]);
        assert!(found(&json!({ "scripts": { "dev": "next dev" } })).is_empty());
        assert_eq!(words(r#"a "b \"c\"" 'd e' "" f\ g"#), ["a", "b \"c\"", "d e", "", "f g"]);
    }
}

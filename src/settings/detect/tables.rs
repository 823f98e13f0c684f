//! The tables that a project's migrations make, for the comment about `[tenancy]`.

use regex::Regex;
use std::{fs, path::Path};

/// More would be no help in a comment.
const MOST: usize = 20;

/// Tables of `public`, in the order in which they are made, without those that are dropped again.
pub(super) fn made_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<_> = entries.map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "sql"));
    files.sort();
    let mut tables = Vec::new();
    for text in files.iter().filter_map(|file| fs::read_to_string(file).ok()) {
        look(&text, &mut tables);
    }
    tables.truncate(MOST);
    tables
}

fn look(text: &str, tables: &mut Vec<String>) {
    const SQL: &str =
        r#"(?im)^\s*(create|drop)\s+table\s+(?:if\s+(?:not\s+)?exists\s+)?(?:"?(\w+)"?\.)?"?(\w+)"?"#;
    let Ok(pattern) = Regex::new(SQL) else { return };
    for found in pattern.captures_iter(text) {
        if found.get(2).is_some_and(|schema| schema.as_str() != "public") {
            continue;
        }
        let name = found[3].to_owned();
        tables.retain(|table| *table != name);
        if found[1].eq_ignore_ascii_case("create") {
            tables.push(name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn made_and_dropped_tables_are_told_apart() {
        let sql = "create table a (x int);\nCREATE TABLE IF NOT EXISTS public.\"b\" (\n y int);\n-- create table no\n\
                   create table auth.users (z int);\ndrop table if exists a;\n  create table c ();";
        let mut tables = Vec::new();
        look(sql, &mut tables);
        assert_eq!(tables, ["b", "c"]);
    }
}

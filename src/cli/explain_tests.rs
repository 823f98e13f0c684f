//! `docs/errors.md` is made from the errors in the sources: their codes, descriptions, messages and helps.

use super::*;
use regex::Regex;
use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

const HEAD: &str = "\
# Errors

Every error of `ef` begins with a code; `ef explain CODE` prints what is said here. The last part of a code is enough,
as in `ef explain port_taken`. Where something stands for a name, a number or a reason, there is `…`. The exit code says
what kind of error it was: [for scripts](scripts.md).

This page is made from the sources by `EF_UPDATE=1 cargo test --lib explain`.
";

/// Every source file's text.
fn sources(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("explain_tests.rs") {
            found.push(fs::read_to_string(path).unwrap());
        }
    }
}

/// The text of an attribute that begins here, up to its closing parenthesis.
fn attribute(text: &str) -> &str {
    let (mut depth, mut quoted, mut escaped) = (0_u32, false, false);
    for (at, letter) in text.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => {
                depth -= 1;
                if depth == 0 {
                    return &text[..at];
                }
            }
            _ => {}
        }
    }
    text
}

/// The first string literal after this word, with placeholders as `…`.
fn literal(text: &str, before: &str) -> Option<String> {
    let from = text.find(before)? + before.len();
    let rest = text[from..].trim_start().strip_prefix('"')?;
    let mut end = 0;
    let bytes = rest.as_bytes();
    while bytes[end] != b'"' {
        end += if bytes[end] == b'\\' { 2 } else { 1 };
    }
    let plain = Regex::new(r"\\\n\s*")
        .unwrap()
        .replace_all(&rest[..end], "")
        .replace("\\\"", "\"")
        .replace("\\\\", "\\");
    let plain = Regex::new(r"\{[^{}]*\}")
        .unwrap()
        .replace_all(&plain.replace("{{", "\u{1}").replace("}}", "\u{2}"), "…")
        .into_owned();
    let plain = plain.replace('\u{1}', "{").replace('\u{2}', "}");
    (plain.trim() != "…" && !plain.trim().is_empty()).then_some(plain)
}

/// The sections by code.
fn made() -> BTreeMap<String, String> {
    let mut texts = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut texts);
    let code = Regex::new(r"code\((ef::[a-z0-9_:]+)\)").unwrap();
    let mut pages = BTreeMap::new();
    for text in &texts {
        for found in code.captures_iter(text) {
            let at = found.get(0).unwrap().start();
            let start = text[..at].rfind("#[diagnostic").unwrap();
            let diagnostic = attribute(&text[start..]);
            let above = &text[..start];
            let error = above.rfind("#[error(").filter(|error| start - error < 900).unwrap_or(start);
            let message = literal(&text[error..start], "#[error(");
            let lines = text[..error.min(start)].trim_end().lines().rev().map(str::trim);
            let about: Vec<&str> = lines
                .skip_while(|line| line.starts_with("#["))
                .map_while(|line| line.strip_prefix("///"))
                .collect();
            let about: Vec<&str> = about.into_iter().rev().map(str::trim).collect();
            let mut page = about.join(" ") + "\n";
            for (name, text) in [("message", message), ("what to do", literal(diagnostic, "help("))] {
                page += &text.map(|text| format!("\n- {name}: {text}")).unwrap_or_default();
            }
            let page = page.trim().to_owned() + "\n";
            // Where several share a code, each is told.
            let all: &mut String = pages.entry(found[1].to_owned()).or_default();
            if !all.contains(&page) {
                let between = if all.is_empty() { "" } else { "\n" };
                *all = format!("{all}{between}{page}");
            }
        }
    }
    pages
}

#[test]
fn every_code_in_the_sources_has_its_part_of_the_page() {
    let made = made();
    assert!(made.len() > 150, "{}", made.len());
    let mut text = HEAD.to_owned();
    for (code, page) in &made {
        let _ = write!(text, "\n## `{code}`\n\n{page}");
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/errors.md");
    if std::env::var_os("EF_UPDATE").is_some() {
        fs::write(&path, &text).unwrap();
    }
    assert!(fs::read_to_string(&path).unwrap() == text, "run `EF_UPDATE=1 cargo test --lib explain`");
}

#[test]
fn each_page_is_found_by_its_code_and_none_is_empty() {
    let pages = pages();
    for page in &pages {
        assert!(page.text.len() > 10, "{}: {}", page.code, page.text);
    }
    let has = |code: &str| pages.iter().any(|page| page.code == code);
    assert!(has("ef::dev::port_taken") && has("ef::cli::no_text"));
    assert!(audit::rule_infos().iter().all(|rule| has(rule.id)));
}

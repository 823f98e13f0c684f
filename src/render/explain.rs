//! What `ef explain` and `ef help TOPIC` print: parts of the documentation.

use crate::ui::Ui;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The version of the JSON objects below.
const VERSION: u32 = 1;

/// All codes with a sentence each.
pub(crate) fn list(ui: &Ui, all: &[(String, String)]) {
    if ui.json {
        let codes: Vec<Value> =
            all.iter().map(|(code, about)| json!({ "code": code, "about": about })).collect();
        ui.answer(&format!("{}\n", json!({ "version": VERSION, "codes": codes })));
        return;
    }
    let width = all.iter().map(|(code, _)| code.len()).max().unwrap_or_default();
    let mut text = String::new();
    for (code, about) in all {
        let _ = writeln!(text, "{code:width$}  {about}");
    }
    ui.long_answer(&text);
}

/// Some codes with all that is said of them.
pub(crate) fn pages(ui: &Ui, pages: &[(&str, &str)]) {
    if ui.json {
        let all: Vec<Value> =
            pages.iter().map(|(code, text)| json!({ "code": code, "text": text })).collect();
        ui.answer(&format!("{}\n", json!({ "version": VERSION, "codes": all })));
        return;
    }
    let all: Vec<String> = pages.iter().map(|(code, text)| format!("# {code}\n\n{text}\n")).collect();
    ui.long_answer(&dressed(ui, &all.join("\n")));
}

/// A page of the documentation.
pub(crate) fn topic(ui: &Ui, name: &str, text: &str) {
    if ui.json {
        ui.answer(&format!("{}\n", json!({ "version": VERSION, "topic": name, "text": text })));
    } else {
        ui.long_answer(&dressed(ui, text));
    }
}

/// A command's help.
pub(crate) fn command(ui: &Ui, name: &str, text: &str) {
    if ui.json {
        ui.answer(&format!("{}\n", json!({ "version": VERSION, "command": name, "text": text })));
    } else {
        ui.long_answer(text);
    }
}

/// What there is help for.
pub(crate) fn overview(ui: &Ui, text: &str, commands: &[(String, String)], topics: &[(&str, String)]) {
    if ui.json {
        let command = |(name, about): &(String, String)| json!({ "command": name, "about": about });
        let topic = |(name, about): &(&str, String)| json!({ "topic": name, "about": about });
        let commands: Vec<Value> = commands.iter().map(command).collect();
        let topics: Vec<Value> = topics.iter().map(topic).collect();
        ui.answer(&format!("{}\n", json!({ "version": VERSION, "commands": commands, "topics": topics })));
        return;
    }
    let mut all = format!("{}\n\nTopics (`ef help TOPIC`):\n", text.trim_end());
    for (name, about) in topics {
        let _ = writeln!(all, "  {name:<13} {about}");
    }
    all += "\n`ef help COMMAND` explains a command with examples, `ef explain CODE` an error.\n";
    ui.long_answer(&all);
}

/// Markdown as a terminal shows it; as it is anywhere else.
fn dressed(ui: &Ui, text: &str) -> String {
    if !ui.out.terminal {
        return text.to_owned();
    }
    let (bold, plain) = if ui.out.color { ("\x1b[1m", "\x1b[0m") } else { ("", "") };
    let mut out = String::new();
    let mut code = false;
    for line in text.lines() {
        code ^= line.starts_with("```");
        if line.starts_with("```") {
            continue;
        }
        match line.strip_prefix('#') {
            Some(title) if !code => {
                let _ = writeln!(out, "{bold}{}{plain}", title.trim_start_matches('#').trim());
            }
            _ if code => {
                let _ = writeln!(out, "    {line}");
            }
            _ => {
                let _ = writeln!(out, "{}", without_links(&line.replace("**", "")));
            }
        }
    }
    out
}

/// `[text](address)` as `text`, addresses on the web behind it.
fn without_links(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('[') {
        let found = after.split_once("](").and_then(|(text, after)| {
            let (address, after) = after.split_once(')')?;
            (!text.contains('[')).then_some((text, address, after))
        });
        let Some((text, address, after)) = found else {
            out += before;
            out.push('[');
            rest = after;
            continue;
        };
        out += before;
        out += text;
        if address.starts_with("http") {
            let _ = write!(out, " ({address})");
        }
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_become_their_texts() {
        assert_eq!(
            without_links("see [the page](a.md), [b] and [c](https://c.example)"),
            "see the page, [b] and c (https://c.example)"
        );
        assert_eq!(without_links("x [y"), "x [y");
    }
}

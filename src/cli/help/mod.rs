//! `ef help`: the commands, and the pages of the documentation as topics.

mod pages;

use super::{Error, root, session::Session};
use crate::{base::Exit, render::explain as render};
use clap::{Args, Command};
use pages::PAGES;

/// Show help for a command or a topic
///
/// Topics are the pages of the documentation, which are built in: `ef help launch`, `ef help isolation`. Long texts go
/// through the pager in `PAGER` on a terminal; `NO_PAGER=1` switches it off.
///
/// Example: ef help tts say
///
/// Example: ef help launch
#[derive(Args, Debug)]
pub(crate) struct Help {
    /// A command, or a topic; an overview of both when nothing is named
    #[arg(value_name = "COMMAND|TOPIC")]
    words: Vec<String>,
}

impl Help {
    pub(crate) fn run(self, session: &Session) -> Result<Exit, Error> {
        let ui = &session.ui;
        let mut root = root::command();
        root.build();
        let words: Vec<&str> = self.words.iter().map(String::as_str).filter(|word| *word != "ef").collect();
        if words.is_empty() {
            let commands = root.get_subcommands().filter(|command| !command.is_hide_set());
            let about = |command: &Command| command.get_about().map(ToString::to_string).unwrap_or_default();
            let commands: Vec<_> =
                commands.map(|command| (command.get_name().to_owned(), about(command))).collect();
            let topics: Vec<_> = PAGES.iter().map(|(name, text)| (*name, title(text))).collect();
            let text = styled(&mut root, ui.out.color);
            render::overview(ui, &text, &commands, &topics);
            return Ok(Exit::Done);
        }
        let found = words.iter().try_fold(&root, |command, word| command.find_subcommand(word));
        if let Some(command) = found {
            let mut command = command.clone();
            render::command(ui, &words.join(" "), &styled(&mut command, ui.out.color));
            return Ok(Exit::Done);
        }
        if let [word] = words[..]
            && let Some((name, text)) = PAGES.iter().find(|(name, _)| name.eq_ignore_ascii_case(word))
        {
            render::topic(ui, name, text);
            return Ok(Exit::Done);
        }
        Err(unknown(&root, &words))
    }
}

fn styled(command: &mut Command, color: bool) -> String {
    let text = command.render_long_help();
    if color { text.ansi().to_string() } else { text.to_string() }
}

/// A page's heading.
fn title(text: &str) -> String {
    text.lines().next().unwrap_or_default().trim_start_matches('#').trim().replace('`', "")
}

/// What was most likely meant.
fn unknown(root: &Command, words: &[&str]) -> Error {
    let typed = words.join(" ");
    let names = names(root);
    let mut known: Vec<&str> = names.iter().map(String::as_str).collect();
    known.extend(PAGES.iter().map(|(name, _)| *name));
    let near = super::near::nearest(&typed, &known);
    // A verb alone: `say` for `tts say`.
    let below = || names.iter().find(|name| name.ends_with(&format!(" {typed}"))).map(String::as_str);
    let near = below().or(near).map(|near| format!("did you mean `ef help {near}`? ")).unwrap_or_default();
    Error::NoTopic { words: typed, near }
}

/// The commands by all their words, hidden ones left out.
pub(super) fn names(root: &Command) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Vec<(String, &Command)> = vec![(String::new(), root)];
    while let Some((above, command)) = open.pop() {
        for below in command.get_subcommands().filter(|below| !below.is_hide_set()) {
            let name = format!("{above} {}", below.get_name()).trim_start().to_owned();
            found.push(name.clone());
            open.push((name, below));
        }
    }
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{fmt::Write as _, fs, path::Path};

    /// `EF_UPDATE=1 cargo test --lib help` writes the table anew.
    #[test]
    fn every_page_of_the_documentation_is_a_topic() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut names: Vec<String> = fs::read_dir(root.join("docs"))
            .unwrap()
            .flatten()
            .filter_map(|entry| entry.file_name().to_str()?.strip_suffix(".md").map(str::to_owned))
            .collect();
        names.sort();
        let mut table =
            "//! The pages of the documentation. Written by `EF_UPDATE=1 cargo test --lib help`.\n\n\
            /// Each by its name.\n#[rustfmt::skip]\npub(super) static PAGES: &[(&str, &str)] = &[\n"
                .to_owned();
        for name in names {
            let _ = writeln!(table, "    (\"{name}\", include_str!(\"../../../docs/{name}.md\")),");
        }
        table += "];\n";
        let path = root.join("src/cli/help/pages.rs");
        if std::env::var_os("EF_UPDATE").is_some() {
            fs::write(&path, &table).unwrap();
        }
        assert!(fs::read_to_string(&path).unwrap() == table, "run `EF_UPDATE=1 cargo test --lib help`");
        for (name, text) in PAGES {
            assert!(!title(text).is_empty() && title(text).len() < 70, "{name}: {}", title(text));
        }
    }
}

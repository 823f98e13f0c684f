//! The examples of each command. They stand at the end of its description, each a paragraph `Example: …`; the help
//! shows them together at its end, each in a line of its own.

use clap::Command;

/// How an example begins.
const MARK: &str = "Example: ";

/// The command and all below it with their examples at the end of the long help.
pub(super) fn gathered(command: Command) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|below| below.get_name().to_owned()).collect();
    let mut command = names.into_iter().fold(command, |command, name| command.mut_subcommand(name, gathered));
    let about = command.get_long_about().map(ToString::to_string).unwrap_or_default();
    let (examples, rest) = split(&about);
    if !examples.is_empty() {
        let lines: Vec<String> = examples.iter().map(|example| format!("  {example}")).collect();
        command = command.long_about(rest).after_long_help(format!("Examples:\n{}", lines.join("\n")));
    }
    command
}

/// The examples of a description, and the rest of it.
fn split(about: &str) -> (Vec<String>, String) {
    let (examples, rest): (Vec<&str>, Vec<&str>) =
        about.split("\n\n").partition(|paragraph| paragraph.trim_start().starts_with(MARK));
    let examples =
        examples.iter().map(|example| example.trim_start()[MARK.len()..].trim().replace('\n', " "));
    (examples.collect(), rest.join("\n\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::root::Cli;
    use clap::{CommandFactory, FromArgMatches};

    /// Every command with its examples. Words and what stands behind `ef` are those of a shell.
    fn all() -> Vec<(String, Vec<String>)> {
        let mut found = Vec::new();
        let mut root = Cli::command();
        root.build();
        let mut open = vec![root];
        while let Some(command) = open.pop() {
            open.extend(command.get_subcommands().cloned());
            let about = command.get_long_about().map(ToString::to_string).unwrap_or_default();
            let name = command.get_display_name().unwrap_or_else(|| command.get_name()).replace('-', " ");
            if !command.is_hide_set() && name != "ef" {
                found.push((name, split(&about).0));
            }
        }
        found
    }

    /// The commands of `ef` in a shell line, word by word.
    fn calls(line: &str) -> Vec<Vec<String>> {
        let mut calls = Vec::new();
        let mut words: Vec<String> = vec![String::new()];
        let mut quote = None;
        let mut inner = 0;
        for letter in line.chars() {
            match (letter, quote) {
                ('\'' | '"', None) => quote = Some(letter),
                (_, Some(open)) if letter == open && inner == 0 => quote = None,
                ('(', _) => {
                    inner += 1;
                    calls.push(std::mem::replace(&mut words, vec![String::new()]));
                }
                (')', _) => {
                    inner -= 1;
                    calls.push(std::mem::replace(&mut words, vec![String::new()]));
                }
                ('|' | ';' | '&' | '>' | '<', None) => {
                    calls.push(std::mem::replace(&mut words, vec![String::new()]));
                }
                (' ', None) => words.push(String::new()),
                (' ', Some(_)) if inner > 0 => words.push(String::new()),
                _ => words.last_mut().unwrap().push(letter),
            }
        }
        calls.push(words);
        let whole = |call: Vec<String>| call.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>();
        calls.into_iter().map(whole).filter(|call| call.first().is_some_and(|word| word == "ef")).collect()
    }

    #[test]
    fn every_command_has_two_examples_that_can_be_typed() {
        let mut lacking = Vec::new();
        for (name, examples) in all() {
            if examples.len() < 2 {
                lacking.push(format!("{name}: {}", examples.len()));
            }
            for example in &examples {
                let calls = calls(example);
                assert!(!calls.is_empty(), "{name}: `{example}` does not call ef");
                for call in calls {
                    let matches = gathered(Cli::command()).try_get_matches_from(&call);
                    let parsed = matches.and_then(|matches| Cli::from_arg_matches(&matches));
                    lacking.extend(parsed.err().map(|error| format!("{name}: `{example}`: {error}")));
                }
                assert!(example.chars().count() <= 98, "{name}: `{example}` is too long");
            }
            let own = |example: &String| example.contains(&name);
            assert!(examples.is_empty() || examples.iter().any(own), "{name}: none of {examples:?} shows it");
        }
        assert!(lacking.is_empty(), "each command has two `Example: …` that can be typed: {lacking:#?}");
    }

    #[test]
    fn shell_lines_are_taken_apart() {
        let words = |line: &str| calls(line).iter().map(|call| call.join("·")).collect::<Vec<_>>();
        assert_eq!(words("psql \"$(ef db url)\""), ["ef·db·url"]);
        assert_eq!(
            words("ef dev --json | jq; ef ps && ef logs -f"),
            ["ef·dev·--json", "ef·ps", "ef·logs·-f"]
        );
        assert_eq!(words("ef tts say \"Hello you\" -o 'a b.wav' > x"), ["ef·tts·say·Hello you·-o·a b.wav"]);
    }
}

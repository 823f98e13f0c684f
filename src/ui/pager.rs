//! Long answers on a terminal go through the user's pager: `PAGER`, else less. Never into a pipe or a file, and never
//! with `NO_PAGER`, `--json` or a terminal that cannot do more than print.

use crate::base::{
    process::{self, Task},
    signals,
};
use std::{ffi::OsString, path::PathBuf};

/// How the pager is started.
pub(crate) struct Pager {
    line: String,
    environment: Vec<(OsString, OsString)>,
    dir: PathBuf,
}

/// What less does when nobody says otherwise: ends at once when the text fits after all, shows colours, and leaves
/// the text on the screen.
const LESS: &str = "FRX";
/// What a shell says of a program that is not there.
const NOT_FOUND: u8 = 127;

impl Pager {
    /// The pager that is wanted, when one is. `variables` are handed on to it.
    pub(crate) fn find(
        terminal: bool,
        variables: impl IntoIterator<Item = (OsString, OsString)>,
        dir: PathBuf,
    ) -> Option<Self> {
        let mut environment: Vec<(OsString, OsString)> = variables.into_iter().collect();
        let var = |name: &str| {
            let value = environment.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
            value.and_then(|value| value.into_string().ok())
        };
        let set = |name: &str| var(name).is_some_and(|value| !value.is_empty());
        if !terminal || set("NO_PAGER") || !set("TERM") || var("TERM").as_deref() == Some("dumb") {
            return None;
        }
        let line = match var("PAGER") {
            Some(line) if matches!(line.trim(), "" | "cat") => return None,
            Some(line) => line,
            None => {
                let path =
                    environment.iter().find(|(name, _)| name == "PATH").map(|(_, value)| value.clone());
                which::which_in("less", path, &dir).ok()?;
                "less".to_owned()
            }
        };
        let usual = [("LESS", LESS), ("LESSCHARSET", "utf-8")];
        let missing: Vec<_> = usual.into_iter().filter(|(name, _)| !set(name)).collect();
        environment.extend(missing.into_iter().map(|(name, value)| (name.into(), value.into())));
        Some(Self { line, environment, dir })
    }

    /// Shows a text, when it is longer than the window. Whether it did.
    pub(crate) fn show(&self, text: &str) -> bool {
        let Some(window) = process::window(std::io::stdout()) else { return false };
        if fits(text, window.rows, window.columns) {
            return false;
        }
        let (program, args) = if cfg!(windows) {
            let mut words = self.line.split_whitespace();
            (words.next().unwrap_or("more").into(), words.map(Into::into).collect())
        } else {
            ("/bin/sh".into(), vec!["-c".into(), OsString::from(&self.line)])
        };
        let task = Task {
            program,
            args,
            dir: self.dir.clone(),
            environment: self.environment.clone(),
            account: None,
        };
        // Ctrl-C is the pager's as long as it runs.
        signals::leave_interrupts_to_children();
        task.feed(text.as_bytes()).is_ok_and(|ended| ended != process::Ended::Code(NOT_FOUND))
    }
}

/// Whether a text fits into a window together with the next prompt.
fn fits(text: &str, rows: u16, columns: u16) -> bool {
    let columns = usize::from(columns.max(1));
    let height = |line: &str| line.chars().count().div_ceil(columns).max(1);
    text.lines().map(height).sum::<usize>() < usize::from(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(terminal: bool, variables: &[(&str, &str)]) -> Option<String> {
        let variables = variables.iter().map(|(name, value)| ((*name).into(), (*value).into()));
        Pager::find(terminal, variables, PathBuf::from("/")).map(|pager| pager.line)
    }

    #[test]
    fn it_is_wanted_on_a_terminal_that_can_show_it() {
        let usual = [("TERM", "xterm"), ("PAGER", "more -x")];
        assert_eq!(wanted(true, &usual).as_deref(), Some("more -x"));
        assert_eq!(wanted(false, &usual), None);
        for no in [("NO_PAGER", "1"), ("TERM", "dumb"), ("PAGER", "cat"), ("PAGER", "")] {
            let mut variables = vec![no];
            variables.extend(usual.iter().filter(|(name, _)| *name != no.0));
            assert_eq!(wanted(true, &variables), None, "{no:?}");
        }
        assert_eq!(wanted(true, &[("TERM", "xterm"), ("PATH", "/nowhere")]), None, "there is no less");
    }

    #[test]
    fn long_lines_take_more_rows() {
        assert!(fits("a\nb\nc\n", 4, 80));
        assert!(!fits("a\nb\nc\nd\n", 4, 80));
        assert!(!fits(&"x".repeat(400), 4, 80));
    }
}

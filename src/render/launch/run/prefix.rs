//! What stands before each line of a command: concurrently's prefixes.

use super::{paint::RunPaint, time::TimeFormat};
use jiff::ZonedDateTime;

/// What is known of a command.
#[derive(Clone, Debug)]
pub(crate) struct RunFace {
    /// Its name; empty when it has none.
    pub(crate) name: String,
    /// Its shell line.
    pub(crate) command: String,
    /// The colour of its prefix.
    pub(crate) paint: RunPaint,
    /// Whether nothing of it is shown.
    pub(crate) hidden: bool,
}

/// The prefixes of all commands.
#[derive(Clone, Debug)]
pub(crate) struct RunPrefix {
    style: Option<String>,
    command_length: usize,
    time: TimeFormat,
    width: usize,
    pad: bool,
}

const KEYS: [&str; 5] = ["pid", "index", "name", "command", "time"];

impl RunPrefix {
    /// Prefixes in a style, or of name or number where none is given.
    pub(crate) fn new(style: Option<String>, command_length: usize, time: TimeFormat, pad: bool) -> Self {
        Self { style, command_length, time, width: 0, pad }
    }

    /// Makes them as wide as the widest, when that is wanted.
    pub(crate) fn widen(&mut self, faces: &[RunFace], pids: &[i32]) {
        if self.pad {
            let width =
                |(place, face): (usize, &RunFace)| self.label(place, face, pids[place]).0.chars().count();
            self.width = faces.iter().enumerate().map(width).max().unwrap_or(0).max(self.width);
        }
    }

    /// Whether it must be made anew for each line.
    pub(crate) fn changes(&self) -> bool {
        let timed = self.style.as_ref().is_some_and(|style| style == "time" || style.contains("{time}"));
        timed || self.has_pid()
    }

    /// Whether it wants the process id.
    pub(crate) fn has_pid(&self) -> bool {
        self.style.as_ref().is_some_and(|style| style == "pid" || style.contains("{pid}"))
    }

    /// How many columns it takes, about.
    pub(crate) fn columns(&self, faces: &[RunFace]) -> usize {
        let width = |(place, face): (usize, &RunFace)| self.of(place, face, 99_999, false).chars().count();
        faces.iter().enumerate().map(width).max().unwrap_or(0)
    }

    /// The prefix of a command's lines.
    pub(crate) fn of(&self, place: usize, face: &RunFace, pid: i32, color: bool) -> String {
        if self.style.as_deref() == Some("none") {
            return String::new();
        }
        let (label, template) = self.label(place, face, pid);
        let label = format!("{label:<width$}", width = self.width);
        let label = if template { label } else { format!("[{label}]") };
        if label.is_empty() {
            return label;
        }
        (if color { face.paint.paint(&label) } else { label }) + " "
    }

    /// The text, and whether it comes from a template.
    fn label(&self, place: usize, face: &RunFace, pid: i32) -> (String, bool) {
        let value = |key: &str| match key {
            "pid" if pid > 0 => pid.to_string(),
            "pid" => String::new(),
            "index" => place.to_string(),
            "name" => face.name.clone(),
            "command" => shortened(&face.command, self.command_length),
            _ => self.time.write(&ZonedDateTime::now()),
        };
        let usual = if face.name.is_empty() { "index" } else { "name" };
        let style = self.style.as_deref().unwrap_or(usual);
        if KEYS.contains(&style) {
            return (value(style), false);
        }
        let filled = KEYS.iter().fold(style.to_owned(), |text, key| {
            let mark = format!("{{{key}}}");
            if text.contains(&mark) { text.replace(&mark, &value(key)) } else { text }
        });
        (filled, true)
    }
}

/// The beginning and the end of a command.
fn shortened(command: &str, most: usize) -> String {
    const BETWEEN: &str = "..";
    let all: Vec<char> = command.chars().collect();
    if all.len() <= most {
        return command.to_owned();
    }
    let room = most.saturating_sub(BETWEEN.len());
    let end = room / 2;
    let head: String = all[..room - end].iter().collect();
    let tail: String = all[all.len() - end..].iter().collect();
    head + BETWEEN + &tail
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prefix(style: Option<&str>, name: &str, pad: bool) -> String {
        let face = |name: &str| RunFace {
            name: name.into(),
            command: "npm run dev:watch".into(),
            paint: RunPaint::reset(),
            hidden: false,
        };
        let faces = [face(name), face("long-name")];
        let time = TimeFormat::parse("yyyy").unwrap();
        let mut prefix = RunPrefix::new(style.map(str::to_owned), 10, time, pad);
        prefix.widen(&faces, &[42, 43]);
        prefix.of(0, &faces[0], 42, false)
    }

    #[test]
    fn every_style_is_that_of_concurrently() {
        assert_eq!(prefix(None, "", false), "[0] ");
        assert_eq!(prefix(None, "api", false), "[api] ");
        assert_eq!(prefix(None, "api", true), "[api      ] ");
        assert_eq!(prefix(Some("pid"), "api", false), "[42] ");
        assert_eq!(prefix(Some("command"), "", false), "[npm ..atch] ");
        assert_eq!(prefix(Some("none"), "api", false), "");
        assert_eq!(prefix(Some("{index}-{name}:"), "api", false), "0-api: ");
        assert!(prefix(Some("time"), "", false).starts_with("[20"));
    }
}

//! What stands before each line: the styles that concurrently knows, padded to one width.

use super::face::Face;
use jiff::ZonedDateTime;

/// Which prefix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PrefixStyle {
    /// The service's name.
    Name,
    /// Its number, from 0.
    Index,
    /// The id of its process.
    Pid,
    /// The time of day.
    Time,
    /// Its command, shortened.
    Command,
    /// Nothing.
    None,
    /// Text with `{name}`, `{index}`, `{pid}`, `{time}` and `{command}`.
    Template(String),
}

impl PrefixStyle {
    /// Every text is a style: one of the names, or else a template.
    pub(crate) fn parse(text: &str) -> Self {
        match text {
            "name" => Self::Name,
            "index" => Self::Index,
            "pid" => Self::Pid,
            "time" => Self::Time,
            "command" => Self::Command,
            "none" => Self::None,
            other => Self::Template(other.to_owned()),
        }
    }
}

/// The prefixes of all services.
#[derive(Clone, Debug)]
pub(crate) struct Prefix {
    style: PrefixStyle,
    /// strftime format of a timestamp before the prefix, and of `{time}`.
    timestamps: Option<String>,
    color: bool,
    bar: &'static str,
    width: usize,
}

/// The longest a command gets in a prefix, in characters.
const COMMAND: usize = 10;
/// The usual timestamp.
pub(crate) const TIME_FORMAT: &str = "%H:%M:%S%.3f";
/// Our own name before news.
const OWN: &str = "ef";

impl Prefix {
    /// Prefixes for these services; `unicode` chooses the bar.
    pub(crate) fn new(
        style: PrefixStyle,
        timestamps: Option<String>,
        color: bool,
        unicode: bool,
        faces: &[Face],
    ) -> Self {
        let mut prefix = Self { style, timestamps, color, bar: if unicode { "│" } else { "|" }, width: 0 };
        let widths =
            faces.iter().enumerate().map(|(place, face)| prefix.label(place, face, 99_999).chars().count());
        prefix.width = widths.max().unwrap_or(0).max(OWN.len());
        prefix
    }

    /// How many columns a prefix takes.
    pub(crate) fn columns(&self) -> u16 {
        if self.style == PrefixStyle::None {
            return 0;
        }
        let time = if self.timestamps.is_some() { self.time().chars().count() + 1 } else { 0 };
        u16::try_from(self.width + 3 + time).unwrap_or(u16::MAX)
    }

    /// Whether it must be made anew for each block of lines.
    pub(crate) fn changes(&self) -> bool {
        let in_style = match &self.style {
            PrefixStyle::Time => true,
            PrefixStyle::Template(text) => text.contains("{time}"),
            _ => false,
        };
        in_style || self.timestamps.is_some()
    }

    /// The prefix of a service's lines.
    pub(crate) fn of(&self, place: usize, face: &Face, pid: i32) -> Vec<u8> {
        if self.style == PrefixStyle::None {
            return self.stamp().into_bytes();
        }
        let label = self.label(place, face, pid);
        let label = format!("{label:<width$} {}", self.bar, width = self.width);
        let label = if self.color { format!("\x1b[0;{}m{label}\x1b[0m ", face.paint.0) } else { label + " " };
        (self.stamp() + &label).into_bytes()
    }

    /// The prefix of a line that goes on after another service's line came between: its bar is doubled.
    pub(crate) fn continued(&self, prefix: &[u8]) -> Vec<u8> {
        let bar = self.bar.as_bytes();
        match memchr::memmem::rfind(prefix, bar) {
            Some(at) => [&prefix[..at], bar, &prefix[at..]].concat(),
            None => prefix.to_vec(),
        }
    }

    /// The prefix of our own news.
    pub(crate) fn own(&self, color: bool) -> String {
        let label = format!("{OWN:<width$} {}", self.bar, width = self.width);
        let label = if color { format!("\x1b[2m{label}\x1b[0m ") } else { label + " " };
        self.stamp() + &label
    }

    fn stamp(&self) -> String {
        if self.timestamps.is_some() { self.time() + " " } else { String::new() }
    }

    fn time(&self) -> String {
        let format = self.timestamps.as_deref().unwrap_or(TIME_FORMAT);
        jiff::fmt::strtime::format(format, &ZonedDateTime::now()).unwrap_or_default()
    }

    fn label(&self, place: usize, face: &Face, pid: i32) -> String {
        match &self.style {
            PrefixStyle::Name => face.name.clone(),
            PrefixStyle::Index => place.to_string(),
            PrefixStyle::Pid => pid.to_string(),
            PrefixStyle::Time => self.time(),
            PrefixStyle::Command => shortened(&face.command),
            PrefixStyle::None => String::new(),
            PrefixStyle::Template(text) => text
                .replace("{name}", &face.name)
                .replace("{index}", &place.to_string())
                .replace("{pid}", &pid.to_string())
                .replace("{time}", &self.time())
                .replace("{command}", &shortened(&face.command)),
        }
    }
}

/// The beginning and the end of a command, so that both can be told apart.
fn shortened(command: &str) -> String {
    let all: Vec<char> = command.chars().collect();
    if all.len() <= COMMAND {
        return command.to_owned();
    }
    let half = (COMMAND - 2) / 2;
    let head: String = all[..half].iter().collect();
    let tail: String = all[all.len() - half..].iter().collect();
    format!("{head}..{tail}")
}

#[cfg(test)]
mod tests {
    use super::{super::face::Paint, *};

    fn faces() -> Vec<Face> {
        let face = |name: &str| Face {
            name: name.into(),
            command: "npm run dev:watch".into(),
            paint: Paint("34".into()),
            url: None,
            expected: String::new(),
            hidden: false,
        };
        vec![face("api"), face("worker")]
    }

    fn prefix(style: &str, color: bool) -> String {
        let faces = faces();
        let prefix = Prefix::new(PrefixStyle::parse(style), None, color, false, &faces);
        String::from_utf8(prefix.of(0, &faces[0], 42)).unwrap()
    }

    #[test]
    fn every_style_is_padded_to_the_widest() {
        assert_eq!(prefix("name", false), "api    | ");
        assert_eq!(prefix("index", false), "0  | ");
        assert_eq!(prefix("pid", false), "42    | ");
        assert_eq!(prefix("command", false), "npm ..atch | ");
        assert_eq!(prefix("none", false), "");
        assert_eq!(prefix("<{index}:{name}>", false), "<0:api>    | ");
        assert_eq!(prefix("name", true), "\x1b[0;34mapi    |\x1b[0m ");
    }

    #[test]
    fn timestamps_come_first() {
        let faces = faces();
        let prefix = Prefix::new(PrefixStyle::Name, Some("%Y".into()), false, true, &faces);
        let year = ZonedDateTime::now().year();
        assert_eq!(String::from_utf8(prefix.of(0, &faces[0], 1)).unwrap(), format!("{year} api    │ "));
        assert!(prefix.changes());
        assert_eq!(prefix.columns(), 14);
    }
}

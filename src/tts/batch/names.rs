//! The names of clips: the same for the same row in every run, safe on every file system, inside the output folder,
//! and never the same for two rows.

use super::manifest::Row;
use crate::base::checksum::sha256;
use std::{
    collections::HashSet,
    hash::{BuildHasher, RandomState},
    path::{Component, Path},
};
use unicode_normalization::UnicodeNormalization;

/// The longest name, in bytes, without its end.
const LONGEST: usize = 120;
/// Names that Windows keeps for devices.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Names that were given out. A row costs a few bytes here, however long its name is.
pub(super) struct Names {
    taken: HashSet<u64>,
    hasher: RandomState,
}

/// A clip's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// What the row is called: its own name, else its number.
    pub(super) id: String,
    /// The file, relative to the output folder, with `/` between folders.
    pub(super) file: String,
}

impl Names {
    pub(super) fn new() -> Self {
        Self { taken: HashSet::new(), hasher: RandomState::new() }
    }

    /// The name of a row, or the column that is wrong and why.
    pub(super) fn give(&mut self, row: &Row, end: &str) -> Result<Name, (&'static str, String)> {
        let id = row.id.clone().unwrap_or_else(|| format!("{:04}", row.number));
        let file = match &row.output {
            Some(output) => inside(output, end).map_err(|what| ("output", what))?,
            None => format!("{}.{end}", safe(&id)),
        };
        // Some file systems take large and small letters, or two ways of writing `é`, for the same.
        let folded = file.nfc().collect::<String>().to_lowercase();
        if !self.taken.insert(self.hasher.hash_one(&folded)) {
            let column = if row.output.is_some() { "output" } else { "id" };
            let what = format!("an earlier row has the file `{file}` already; each needs a name of its own");
            return Err((column, what));
        }
        Ok(Name { id, file })
    }
}

/// An id as a file's name. One that had to be changed gets a few digits of its checksum, so that two of them stay
/// apart.
fn safe(id: &str) -> String {
    let fit = |c: char| {
        if c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ' | '+' | ',' | '(' | ')') {
            c
        } else {
            '_'
        }
    };
    let mut name: String = id.nfc().map(fit).collect();
    while name.len() > LONGEST {
        name.pop();
    }
    let trimmed = name.trim_matches([' ', '.']);
    let stem = trimmed.split('.').next().unwrap_or_default().to_lowercase();
    let numbered = stem.len() == 4 && (stem.starts_with("com") || stem.starts_with("lpt"));
    let device = DEVICES.contains(&stem.as_str()) || numbered && stem.ends_with(|c: char| c.is_ascii_digit());
    let name = if trimmed.is_empty() || device { format!("_{trimmed}") } else { trimmed.to_owned() };
    if name == id.nfc().collect::<String>() {
        name
    } else {
        format!("{name}-{}", &sha256(id.as_bytes())[..8])
    }
}

/// A file that a row names: it must lie in the output folder.
fn inside(output: &str, end: &str) -> Result<String, String> {
    let plain = output.replace('\\', "/");
    let path = Path::new(&plain);
    let drive = plain.as_bytes().get(1) == Some(&b':');
    let outside = path.components().any(|part| !matches!(part, Component::Normal(_) | Component::CurDir));
    if plain.is_empty() || plain.ends_with('/') || drive || outside {
        return Err(format!("`{output}` is not a file inside the output folder"));
    }
    let mut parts: Vec<String> = vec![];
    for part in path.components() {
        let Component::Normal(part) = part else { continue };
        let part = part.to_string_lossy();
        if safe(&part) != part {
            return Err(format!("`{part}` cannot be a file's name on every system"));
        }
        parts.push(part.into_owned());
    }
    let last = parts.last().cloned().unwrap_or_default();
    let has_end = Path::new(&last).extension().is_some_and(|found| found.eq_ignore_ascii_case(end));
    let named = crate::tts::audio::Format::of_name(Path::new(&last)).is_some();
    if named && !has_end {
        return Err(format!("`{output}` asks for another format than `.{end}`; `--format` is for all rows"));
    }
    let file = parts.join("/");
    Ok(if has_end { file } else { format!("{file}.{end}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(rows: &[(&str, Option<&str>)]) -> Vec<Result<String, String>> {
        let mut names = Names::new();
        let mut number = 0;
        let mut give = |(id, output): &(&str, Option<&str>)| {
            number += 1;
            let id = (!id.is_empty()).then(|| (*id).to_owned());
            let row = Row { number, id, output: output.map(str::to_owned), ..Row::default() };
            names
                .give(&row, "wav")
                .map(|name| name.file)
                .map_err(|(column, what)| format!("{column}: {what}"))
        };
        rows.iter().map(&mut give).collect()
    }

    #[test]
    fn ids_that_are_paths_stay_in_the_folder_and_apart() {
        let found = named(&[
            ("../../etc/passwd", None),
            (".._.._etc_passwd", None),
            ("/abs", None),
            ("C:\\x", None),
            ("con", None),
            ("COM1.x", None),
            ("", None),
            (".hidden", None),
            ("a\nb", None),
        ]);
        let names: Vec<&String> = found.iter().map(|name| name.as_ref().unwrap()).collect();
        assert!(
            names.iter().all(|name| !name.contains(['/', '\\', ':', '\n']) && !name.starts_with('.')),
            "{names:?}"
        );
        assert_eq!(names.iter().collect::<HashSet<_>>().len(), names.len());
        assert!(names[4].starts_with("_con-") && names[5].starts_with("_COM1.x-"), "{names:?}");
        assert_eq!(names[6], "0007.wav");
        assert!(safe(&"ž".repeat(500)).len() < 140);
    }

    #[test]
    fn two_rows_never_get_one_file() {
        let found = named(&[
            ("a", None),
            ("a", None),
            ("A", None),
            ("é", None),
            ("e\u{301}", None),
            ("b", Some("a.wav")),
        ]);
        assert_eq!(found[0], Ok("a.wav".to_owned()));
        for at in [1, 2, 4, 5] {
            assert!(found[at].as_ref().unwrap_err().contains("an earlier row"), "{at}: {found:?}");
        }
    }

    #[test]
    fn an_output_lies_in_the_folder() {
        let found = named(&[
            ("", Some("one/two")),
            ("", Some("../x.wav")),
            ("", Some("/x.wav")),
            ("", Some("x.mp3")),
            ("", Some("a/./b.wav")),
            ("", Some("a/nul.wav")),
            ("", Some("x/")),
        ]);
        assert_eq!((found[0].as_deref(), found[4].as_deref()), (Ok("one/two.wav"), Ok("a/b.wav")));
        for at in [1, 2, 3, 5, 6] {
            assert!(found[at].as_ref().unwrap_err().starts_with("output: "), "{at}: {found:?}");
        }
    }
}

//! What is applied, what is pending, and what does not fit together, as data.

use super::{
    Error, Migration, Source,
    journal::{self, Journal, Progress, Record},
};
use crate::db::Connection;

/// How a version stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Applied as it is.
    Applied,
    /// To be applied.
    Pending,
    /// Applied, and the file is another one now.
    Edited,
    /// Not applied, though later ones are.
    OutOfOrder,
    /// Applied, and there is no such file here.
    Missing,
}

impl State {
    /// Its word in `--json`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Pending => "pending",
            Self::Edited => "edited",
            Self::OutOfOrder => "out-of-order",
            Self::Missing => "missing",
        }
    }
}

/// One version.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its version.
    pub version: String,
    /// Its name, as the file or else the journal has it.
    pub name: String,
    /// The file's name, when it is there.
    pub file: Option<String>,
    /// How it stands.
    pub state: State,
    /// What the database says of it.
    pub record: Option<Record>,
    /// How far it came, when it was interrupted.
    pub progress: Option<Progress>,
}

/// All versions of a source, in order.
#[derive(Clone, Debug, Default)]
pub struct Status {
    /// By version.
    pub entries: Vec<Entry>,
}

impl Status {
    /// Those in this state.
    pub fn in_state(&self, state: State) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.state == state)
    }

    /// Whether there is nothing to do and nothing wrong.
    pub fn is_current(&self) -> bool {
        self.entries.iter().all(|entry| entry.state == State::Applied)
    }

    /// What has to be accepted before a run can go on: edited, out of order, missing.
    pub fn conflicts(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !matches!(entry.state, State::Applied | State::Pending))
    }
}

/// Compares migrations with what the database says. Creates nothing.
pub fn status(
    connection: &mut Connection,
    source: Source,
    migrations: &[Migration],
) -> Result<Status, Error> {
    Ok(compare(&journal::read(connection, source)?, migrations))
}

fn compare(journal: &Journal, migrations: &[Migration]) -> Status {
    let latest = journal.records.keys().next_back();
    let mut entries: Vec<Entry> = migrations
        .iter()
        .map(|migration| {
            let record = journal.records.get(&migration.version);
            let state = match record {
                Some(record) if is_edited(record, migration) => State::Edited,
                Some(_) => State::Applied,
                None if latest.is_some_and(|latest| *latest > migration.version) => State::OutOfOrder,
                None => State::Pending,
            };
            Entry {
                version: migration.version.clone(),
                name: migration.name.clone(),
                file: Some(migration.file().to_owned()),
                state,
                record: record.cloned(),
                progress: journal.interrupted.get(&migration.version).cloned(),
            }
        })
        .collect();
    let is_here = |version: &String| migrations.iter().any(|migration| migration.version == *version);
    let missing = journal.records.iter().filter(|(version, _)| !is_here(version));
    entries.extend(missing.map(|(version, record)| Entry {
        version: version.clone(),
        name: record.name.clone(),
        file: None,
        state: State::Missing,
        record: Some(record.clone()),
        progress: None,
    }));
    entries.sort_by(|one, other| one.version.cmp(&other.version));
    Status { entries }
}

/// Statements that were written down decide, since the Supabase CLI may have written them after us; without any,
/// the checksum; without that too nobody can tell, and the file counts as applied.
fn is_edited(record: &Record, migration: &Migration) -> bool {
    match (&record.statements, &record.checksum) {
        (Some(statements), _) => !migration.script.is_recorded_as(statements),
        (None, Some(checksum)) => *checksum != migration.checksum,
        (None, None) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn migration(version: &str, text: &str) -> Migration {
        Migration::from_text(version, "a", &format!("{version}_a.sql"), text).unwrap()
    }

    fn states(journal: &Journal, migrations: &[Migration]) -> Vec<(String, State)> {
        compare(journal, migrations).entries.into_iter().map(|entry| (entry.version, entry.state)).collect()
    }

    #[test]
    fn each_version_has_a_state() {
        let record = |statements: &[&str]| Record {
            statements: Some(statements.iter().map(|s| (*s).to_owned()).collect()),
            ..Record::default()
        };
        let mut journal = Journal::default();
        journal.records.insert("1".to_owned(), record(&["select 1"]));
        journal.records.insert("3".to_owned(), record(&["select 3"]));
        journal.records.insert("4".to_owned(), record(&["select 4"]));
        journal.records.insert("5".to_owned(), Record::default());
        let migrations = [("1", "select 1;"), ("2", ""), ("3", "select 33;"), ("5", ""), ("6", "")]
            .map(|(v, t)| migration(v, t));
        let expected = [
            ("1", State::Applied),
            ("2", State::OutOfOrder),
            ("3", State::Edited),
            ("4", State::Missing),
            ("5", State::Applied),
            ("6", State::Pending),
        ];
        assert_eq!(states(&journal, &migrations), expected.map(|(v, s)| (v.to_owned(), s)));
    }

    #[test]
    fn a_checksum_tells_where_no_statements_are() {
        let here = migration("1", "select 1;");
        let mut record = Record { checksum: Some(here.checksum.clone()), ..Record::default() };
        assert!(!is_edited(&record, &here));
        record.checksum = Some("other".to_owned());
        assert!(is_edited(&record, &here));
        record.statements = Some(vec!["select 1".to_owned()]);
        assert!(!is_edited(&record, &here), "the other tool recorded it again");
    }
}

//! Dictionaries as tables: a line for each word, with or without a first line that names the columns.

use super::{Entry, Error, Says};

/// What stands between two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delimiter {
    /// A comma.
    Comma,
    /// A tab.
    Tab,
}

/// The columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Word,
    Says,
    Ipa,
    Language,
    Case,
    Other,
}

const USUAL: [Column; 4] = [Column::Word, Column::Says, Column::Language, Column::Case];

fn column(name: &str) -> Column {
    match name.trim().to_lowercase().replace(['_', ' '], "-").as_str() {
        "word" | "phrase" | "grapheme" | "text" | "from" | "written" => Column::Word,
        "says" | "said" | "respelling" | "alias" | "to" | "replacement" | "spoken" => Column::Says,
        "ipa" | "phonemes" | "phoneme" | "pronunciation" => Column::Ipa,
        "lang" | "language" => Column::Language,
        "case" | "case-sensitive" | "exact" => Column::Case,
        _ => Column::Other,
    }
}

/// Reads a table; `name` is the file's.
pub fn read(text: &str, delimiter: Delimiter, name: &str) -> Result<Vec<Entry>, Error> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(if delimiter == Delimiter::Tab { b'\t' } else { b',' })
        .quoting(delimiter == Delimiter::Comma)
        .has_headers(false)
        .flexible(true)
        .comment(Some(b'#'))
        .trim(csv::Trim::All)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let mut columns: Vec<Column> = USUAL.to_vec();
    let mut entries = Vec::new();
    for (index, record) in reader.records().enumerate() {
        let record = record.map_err(|error| {
            let line = error.position().map_or(0, csv::Position::line);
            Error::Line { name: name.to_owned(), line, why: error.to_string() }
        })?;
        let line = record.position().map_or(0, csv::Position::line);
        let named: Vec<Column> = record.iter().map(column).collect();
        if index == 0 && named.first() == Some(&Column::Word) && named.len() > 1 && named[1] != Column::Other
        {
            columns = named;
            continue;
        }
        if record.iter().all(str::is_empty) {
            continue;
        }
        entries.push(entry(&record, &columns).map_err(|why| Error::Line {
            name: name.to_owned(),
            line,
            why,
        })?);
    }
    Ok(entries)
}

fn entry(record: &csv::StringRecord, columns: &[Column]) -> Result<Entry, String> {
    let get = |column: Column| {
        let at = columns.iter().position(|known| *known == column)?;
        record.get(at).filter(|value| !value.is_empty())
    };
    let word = get(Column::Word).ok_or("there is no word")?;
    let says = match (get(Column::Ipa), get(Column::Says)) {
        (Some(ipa), _) => Says::Ipa(ipa.trim_matches('/').to_owned()),
        (None, Some(says)) => Says::parse(says),
        (None, None) => return Err(format!("nothing is said for `{word}`")),
    };
    let case = match get(Column::Case).map(str::to_lowercase).as_deref() {
        None => None,
        Some("true" | "yes" | "1" | "exact" | "case") => Some(true),
        Some("false" | "no" | "0" | "any") => Some(false),
        Some(other) => {
            return Err(format!("`{other}` does not say whether capitals count: write true or false"));
        }
    };
    Ok(Entry { word: word.to_owned(), says, language: get(Column::Language).map(str::to_owned), case })
}

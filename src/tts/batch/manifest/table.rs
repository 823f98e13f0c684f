//! CSV and TSV: a header with the columns' names, then a row each. A quote that is not closed spoils its own row
//! and not the rest of the file.

use super::{
    Fault, Item,
    fields::{Draft, Field, unknown},
    last_is_an_end,
    lines::{Line, Lines},
};
use crate::tts::batch::Error;
use std::collections::VecDeque;

const OPEN: &str = "the quote that opens here is not closed";
/// A field in quotes may run over so many lines.
const MOST_LINES: usize = 200;

pub(super) struct Table {
    lines: Lines,
    /// Lines that were read ahead and belong to nobody yet.
    ahead: VecDeque<Line>,
    separator: char,
    columns: Vec<(String, Option<Field>)>,
    /// What is to be said before the next row.
    waiting: VecDeque<Item>,
    begun: bool,
    ended: bool,
}

/// One record: its fields with the character at which each begins.
type Record = Vec<(String, usize)>;

/// A record with the line where it begins, or what is wrong with it.
type Placed = (u64, Result<Record, Fault>);

enum Parsed {
    Record(Record),
    /// A quote is open at the end.
    Open(usize),
    Wrong(usize, &'static str),
}

impl Table {
    pub(super) fn new(lines: Lines, separator: char) -> Self {
        Self {
            lines,
            ahead: VecDeque::new(),
            separator,
            columns: vec![],
            waiting: VecDeque::new(),
            begun: false,
            ended: false,
        }
    }

    fn line(&mut self) -> Result<Option<Line>, Error> {
        match self.ahead.pop_front() {
            Some(line) => Ok(Some(line)),
            None => self.lines.next().map_err(Error::reading),
        }
    }

    /// The next record with its first line; blank lines are passed over.
    fn record(&mut self) -> Result<Option<Placed>, Error> {
        loop {
            let Some(Line { number, text }) = self.line()? else { return Ok(None) };
            let text = match text {
                Ok(text) if text.trim().is_empty() => continue,
                Ok(text) => text,
                Err((what, column)) => {
                    return Ok(Some((number, Err(Fault { column, ..Fault::at(number, what) }))));
                }
            };
            return Ok(Some((number, self.whole(number, text)?)));
        }
    }

    /// A record that begins with this line, and as many further lines as its quotes hold.
    fn whole(&mut self, number: u64, mut text: String) -> Result<Result<Record, Fault>, Error> {
        let (mut taken, mut begun): (Vec<Line>, Option<usize>) = (vec![], None);
        loop {
            let opened = match parse(&text, self.separator) {
                Parsed::Record(record) => return Ok(Ok(record)),
                Parsed::Wrong(column, what) => {
                    // Behind other lines it is the quote of this one that was never closed.
                    let (column, what) = begun.map_or((column, what), |opened| (opened, OPEN));
                    self.give_back(taken);
                    return Ok(Err(Fault { column: Some(column), ..Fault::at(number, what) }));
                }
                Parsed::Open(column) => *begun.get_or_insert(column),
            };
            let next = if taken.len() < MOST_LINES { self.line()? } else { None };
            match next {
                Some(Line { number, text: Ok(more) }) => {
                    text.push('\n');
                    text.push_str(&more);
                    taken.push(Line { number, text: Ok(more) });
                }
                other => {
                    taken.extend(other);
                    self.give_back(taken);
                    return Ok(Err(Fault { column: Some(opened), ..Fault::at(number, OPEN) }));
                }
            }
        }
    }

    fn give_back(&mut self, taken: Vec<Line>) {
        for line in taken.into_iter().rev() {
            self.ahead.push_front(line);
        }
    }

    /// Reads the header.
    fn begin(&mut self) -> Result<(), Error> {
        let Some((number, record)) = self.record()? else {
            return Err(Error::NoHeader { what: "it is empty".to_owned() });
        };
        let mut header = record.map_err(|fault| Error::NoHeader { what: fault.to_string() })?;
        // Spreadsheets write `;` where the comma is the decimal point.
        if self.separator == ',' && header.len() == 1 && header[0].0.contains(';') {
            self.separator = ';';
            let joined = header[0].0.clone();
            if let Parsed::Record(record) = parse(&joined, ';') {
                header = record;
            }
        }
        for (name, _) in &header {
            let field = Field::named(name);
            let again = field.is_some() && self.columns.iter().any(|(_, known)| *known == field);
            if again {
                let what = format!("line {number}: the column `{}` is there twice", name.trim());
                return Err(Error::NoHeader { what });
            }
            if field.is_none() && !name.trim().is_empty() {
                self.waiting.push_back(Item::Note(unknown(name)));
            }
            self.columns.push((name.trim().to_owned(), field));
        }
        if !self.columns.iter().any(|(_, field)| *field == Some(Field::Text)) {
            let names: Vec<String> = self.columns.iter().map(|(name, _)| format!("`{name}`")).collect();
            let what = format!("line {number}: there is no column `text` among {}", names.join(", "));
            return Err(Error::NoHeader { what });
        }
        Ok(())
    }

    fn row(&self, number: u64, record: &Record) -> Item {
        let mut draft = Draft::new(number);
        let mut wrong: Option<Fault> = None;
        let many = record.len() > self.columns.len();
        let few = record.len() < self.columns.len();
        for ((name, field), (value, column)) in self.columns.iter().zip(record) {
            let Some(field) = field else { continue };
            if let Err(what) = draft.set(*field, value)
                && wrong.is_none()
            {
                let (field, column) = (Some(name.clone()), Some(*column));
                wrong = Some(Fault { field, column, ..Fault::at(number, what) });
            }
        }
        let id = draft.id();
        if many || (few && record.len() == 1) {
            let what =
                format!("the row has {} fields, and the header has {}", record.len(), self.columns.len());
            return Item::Fault(Fault { id, ..Fault::at(number, what) });
        }
        if let Some(fault) = wrong {
            return Item::Fault(Fault { id, ..fault });
        }
        match draft.finish() {
            Ok(row) => Item::Row(row),
            Err((field, what)) => {
                Item::Fault(Fault { id, field: field.map(str::to_owned), ..Fault::at(number, what) })
            }
        }
    }

    fn step(&mut self) -> Result<Option<Item>, Error> {
        if !self.begun {
            self.begun = true;
            self.begin()?;
        }
        if let Some(item) = self.waiting.pop_front() {
            return Ok(Some(item));
        }
        Ok(self.record()?.map(|(number, record)| match record {
            Ok(record) => self.row(number, &record),
            Err(fault) => Item::Fault(fault),
        }))
    }
}

impl Iterator for Table {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        let item = (!self.ended).then(|| self.step())?;
        last_is_an_end(item, &mut self.ended)
    }
}

/// Takes a record apart (RFC 4180): fields in quotes may hold separators, line ends and doubled quotes.
fn parse(text: &str, separator: char) -> Parsed {
    let mut record = vec![];
    let mut rest = text.chars().enumerate().peekable();
    loop {
        let begin = rest.peek().map_or_else(|| text.chars().count(), |(at, _)| *at) + 1;
        let mut field = String::new();
        if rest.next_if(|(_, c)| *c == '"').is_some() {
            loop {
                match rest.next() {
                    None => return Parsed::Open(begin),
                    Some((_, '"')) if rest.next_if(|(_, c)| *c == '"').is_some() => field.push('"'),
                    Some((_, '"')) => break,
                    Some((_, c)) => field.push(c),
                }
            }
            while rest.next_if(|(_, c)| *c == ' ' && separator != ' ').is_some() {}
            match rest.next() {
                None => {
                    record.push((field, begin));
                    return Parsed::Record(record);
                }
                Some((_, c)) if c == separator => record.push((field, begin)),
                Some((at, _)) => return Parsed::Wrong(at + 1, "there is text behind the closing quote"),
            }
            continue;
        }
        loop {
            match rest.next() {
                None => {
                    record.push((field, begin));
                    return Parsed::Record(record);
                }
                Some((_, c)) if c == separator => break,
                Some((_, c)) => field.push(c),
            }
        }
        record.push((field, begin));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn read(text: &str) -> Vec<String> {
        let lines = Lines::new(Box::new(Cursor::new(text.as_bytes().to_vec())));
        Table::new(lines, ',').map(told).collect()
    }

    fn told(item: Item) -> String {
        match item {
            Item::Row(row) => format!("{}:{}={}", row.line, row.id.unwrap_or_default(), row.text),
            Item::Fault(fault) => format!("fault {fault}"),
            Item::Note(note) => format!("note {note}"),
            Item::End(error) => format!("end {error}"),
        }
    }

    #[test]
    fn quotes_hold_commas_quotes_and_line_ends() {
        let found = read("id,text,speed\na,\"Hi, \"\"you\"\"\nthere\",\n\nb, plain ,1.5\n");
        assert_eq!(found, ["2:a=Hi, \"you\"\nthere", "5:b=plain"]);
    }

    #[test]
    fn a_broken_row_is_placed_and_the_others_go_on() {
        let found = read(
            "id,text,speed\na,one,quick\nb,\"two\nc,three,1\nd,four,1,5\ne,,1\nf\ng,\"x\"y,1\nh,eight,1\n",
        );
        assert_eq!(
            found,
            [
                "fault line 2, column `speed`, character 7: `quick` is no number",
                "fault line 3, character 3: the quote that opens here is not closed",
                "4:c=three",
                "fault line 5: the row has 4 fields, and the header has 3",
                "fault line 6, column `text`: it is empty",
                "fault line 7: the row has 1 fields, and the header has 3",
                "fault line 8, character 6: there is text behind the closing quote",
                "9:h=eight",
            ]
        );
    }

    #[test]
    fn a_column_that_is_unknown_is_named_and_a_header_without_text_ends_it() {
        let found = read("id,text,spede\na,one,1\n");
        assert!(found[0].contains("`spede`") && found[0].contains("`speed`"), "{found:?}");
        assert_eq!(found[1], "2:a=one");
        assert!(read("id,words\na,b\n")[0].starts_with("end"));
        assert!(read("")[0].starts_with("end"));
        assert_eq!(read("id;text\na;one, two\n"), ["2:a=one, two"]);
    }
}

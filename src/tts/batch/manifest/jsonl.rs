//! JSONL: an object on each line, with the same fields as a table.

use super::{
    Fault, Item,
    fields::{Draft, Field, unknown},
    last_is_an_end,
    lines::{Line, Lines},
};
use crate::{base::json::half_pair, tts::batch::Error};
use serde_json::{Map, Value};
use std::collections::{BTreeSet, VecDeque};

/// So many different unknown fields are told; then it is enough.
const MOST_NOTES: usize = 20;

pub(super) struct Jsonl {
    lines: Lines,
    told: BTreeSet<String>,
    waiting: VecDeque<Item>,
    ended: bool,
}

impl Jsonl {
    pub(super) fn new(lines: Lines) -> Self {
        Self { lines, told: BTreeSet::new(), waiting: VecDeque::new(), ended: false }
    }

    fn row(&mut self, number: u64, text: &str) -> Item {
        let object: Map<String, Value> = match serde_json::from_str(text) {
            Ok(Value::Object(object)) => object,
            Ok(_) => return Item::Fault(Fault::at(number, "it is no JSON object")),
            Err(error) => {
                let column = Some(error.column()).filter(|column| *column > 0);
                let what = error.to_string();
                let what = what.split(" at line ").next().unwrap_or_default().to_owned();
                let what = half_pair(text).map_or(what, |half| format!("`{half}` is half of a character"));
                return Item::Fault(Fault { column, ..Fault::at(number, format!("it is no JSON: {what}")) });
            }
        };
        let mut draft = Draft::new(number);
        let mut wrong = None;
        for (name, value) in &object {
            let Some(field) = Field::named(name) else {
                if self.told.len() < MOST_NOTES && self.told.insert(name.clone()) {
                    self.waiting.push_back(Item::Note(unknown(name)));
                }
                continue;
            };
            let set = plain(value).and_then(|text| draft.set(field, &text));
            if let (Err(what), None) = (set, &wrong) {
                wrong = Some((name.clone(), what));
            }
        }
        let id = draft.id();
        let fault = |field: Option<String>, what| Item::Fault(Fault { field, id, ..Fault::at(number, what) });
        match (wrong, draft.finish()) {
            (Some((field, what)), _) => fault(Some(field), what),
            (None, Err((field, what))) => fault(field.map(str::to_owned), what),
            (None, Ok(row)) => Item::Row(row),
        }
    }

    fn step(&mut self) -> Result<Option<Item>, Error> {
        loop {
            if let Some(item) = self.waiting.pop_front() {
                return Ok(Some(item));
            }
            let Some(Line { number, text }) = self.lines.next().map_err(Error::reading)? else {
                return Ok(None);
            };
            let item = match text {
                Ok(text) if text.trim().is_empty() => continue,
                Ok(text) => self.row(number, &text),
                Err((what, column)) => Item::Fault(Fault { column, ..Fault::at(number, what) }),
            };
            // What is to be said of a row comes before it.
            self.waiting.push_back(item);
        }
    }
}

/// A JSON value as the text that a table would have.
fn plain(value: &Value) -> Result<String, String> {
    match value {
        Value::Null => Ok(String::new()),
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(number.to_string()),
        Value::Bool(truth) => Ok(truth.to_string()),
        Value::Array(_) | Value::Object(_) => Err("it must be a text or a number".to_owned()),
    }
}

impl Iterator for Jsonl {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        let item = (!self.ended).then(|| self.step())?;
        last_is_an_end(item, &mut self.ended)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    #[test]
    fn each_line_is_a_row_or_a_fault_with_its_place() {
        let text = "{\"id\": 7, \"text\": \"one\", \"speed\": 1.5}\n\n{\"text\": \"two\"\n[1]\n{\"text\": [1]}\n\
                    {\"id\": \"x\", \"text\": \"\"}\n{\"text\": \"six\", \"mood\": 1, \"lang\": null}\n{\"text\": \"seven\", \"mood\": 1}\n";
        let found: Vec<String> = Jsonl::new(Lines::new(Box::new(Cursor::new(text.as_bytes().to_vec()))))
            .map(|item| match item {
                Item::Row(row) => format!("{}:{:?}={}", row.line, row.id, row.text),
                Item::Fault(fault) => format!("fault {fault}"),
                Item::Note(note) => format!("note {note}"),
                Item::End(error) => format!("end {error}"),
            })
            .collect();
        assert_eq!(found[0], "1:Some(\"7\")=one");
        assert!(found[1].starts_with("fault line 3, character 14: it is no JSON"), "{}", found[1]);
        assert_eq!(found[2], "fault line 4: it is no JSON object");
        assert_eq!(found[3], "fault line 5, column `text`: it must be a text or a number");
        assert_eq!(found[4], "fault line 6, column `text`: it is empty");
        assert!(found[5].starts_with("note") && found[5].contains("`mood`"));
        assert_eq!(found[6..], ["7:None=six", "8:None=seven"]);
    }

    #[test]
    fn half_a_character_is_told_as_such_and_the_next_row_is_read() {
        let text = "{\"text\": \"Hi \\ud83d there\"}\n{\"text\": \"Hi \\ud83d\\ude00\"}\n";
        let found: Vec<String> = Jsonl::new(Lines::new(Box::new(Cursor::new(text.as_bytes().to_vec()))))
            .map(|item| match item {
                Item::Row(row) => row.text,
                Item::Fault(fault) => fault.to_string(),
                Item::Note(note) => note,
                Item::End(error) => error.to_string(),
            })
            .collect();
        assert!(found[0].starts_with("line 1, character "), "{}", found[0]);
        assert!(found[0].ends_with("it is no JSON: `\\ud83d` is half of a character"), "{}", found[0]);
        assert_eq!(found[1..], ["Hi 😀"]);
    }
}

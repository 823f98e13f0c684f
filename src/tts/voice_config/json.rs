//! The fields of a JSON file, each read as what it has to be; what is wrong is told with its place.

use super::Error;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, HashMap};

/// The file as JSON.
pub(super) fn parse(name: &str, text: &[u8]) -> Result<Value, Error> {
    serde_json::from_slice(text).map_err(|source| Error::Json {
        name: name.to_owned(),
        line: source.line(),
        column: source.column(),
        source,
    })
}

/// A text, where it is one.
pub(super) fn text_of(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

/// A value that a field cannot hold. Long ones are cut for the message.
fn unfit(name: &str, field: &str, value: &Value, wanted: &'static str) -> Error {
    let mut found = value.to_string();
    if found.chars().count() > 60 {
        found = found.chars().take(60).chain(['…']).collect();
    }
    Error::Value { name: name.to_owned(), field: field.to_owned(), found, wanted }
}

/// An object of the file, and where it stands.
pub(super) struct Fields<'a> {
    name: &'a str,
    at: String,
    map: &'a Map<String, Value>,
}

impl<'a> Fields<'a> {
    /// The outermost object.
    pub(super) fn root(name: &'a str, value: &'a Value) -> Result<Self, Error> {
        let map = value.as_object().ok_or_else(|| unfit(name, "the file", value, "an object"))?;
        Ok(Self { name, at: String::new(), map })
    }

    /// The file.
    pub(super) fn name(&self) -> &'a str {
        self.name
    }

    /// A field that has no default is not there.
    pub(super) fn missing(&self, field: &'static str) -> Error {
        Error::Missing { name: self.name.to_owned(), field }
    }

    /// A field that is there and is not null.
    pub(super) fn get(&self, field: &str) -> Option<&'a Value> {
        self.map.get(field).filter(|value| !value.is_null())
    }

    /// A field holds what it cannot.
    pub(super) fn unfit(&self, field: &str, value: &Value, wanted: &'static str) -> Error {
        unfit(self.name, &format!("{}{field}", self.at), value, wanted)
    }

    /// An object in a field.
    pub(super) fn inner(&self, field: &str) -> Result<Option<Self>, Error> {
        let Some(value) = self.get(field) else { return Ok(None) };
        let map = value.as_object().ok_or_else(|| self.unfit(field, value, "an object"))?;
        Ok(Some(Self { name: self.name, at: format!("{}{field}.", self.at), map }))
    }

    /// A list of objects; what is none of them is passed over.
    pub(super) fn objects(&self, field: &str) -> Result<Vec<Self>, Error> {
        let Some(value) = self.get(field) else { return Ok(Vec::new()) };
        let list = value.as_array().ok_or_else(|| self.unfit(field, value, "a list"))?;
        let one = |item: &'a Value| {
            item.as_object().map(|map| Self { name: self.name, at: format!("{}{field}.", self.at), map })
        };
        Ok(list.iter().filter_map(one).collect())
    }

    /// A text.
    pub(super) fn text(&self, field: &str) -> Result<Option<String>, Error> {
        self.get(field)
            .map(|value| text_of(value).ok_or_else(|| self.unfit(field, value, "a text")))
            .transpose()
    }

    /// A list of texts, or one text for each key of an object in the order of their numbers.
    pub(super) fn texts(&self, field: &str) -> Result<Option<Vec<String>>, Error> {
        let Some(value) = self.get(field) else { return Ok(None) };
        let list = match value.as_object() {
            Some(map) => {
                let mut pairs: Vec<(i64, String)> =
                    map.iter().map(|(key, id)| (id.as_i64().unwrap_or(i64::MAX), key.clone())).collect();
                pairs.sort();
                Some(pairs.into_iter().map(|(_, key)| key).collect())
            }
            None => value.as_array().and_then(|items| items.iter().map(text_of).collect()),
        };
        list.map(Some).ok_or_else(|| self.unfit(field, value, "a list of texts"))
    }

    /// Yes or no.
    pub(super) fn flag(&self, field: &str) -> Result<Option<bool>, Error> {
        self.get(field)
            .map(|value| value.as_bool().ok_or_else(|| self.unfit(field, value, "true or false")))
            .transpose()
    }

    /// A whole number.
    pub(super) fn number(
        &self,
        field: &str,
        within: std::ops::RangeInclusive<i64>,
    ) -> Result<Option<i64>, Error> {
        let number = |value: &Value| value.as_i64().filter(|number| within.contains(number));
        self.get(field)
            .map(|value| number(value).ok_or_else(|| self.unfit(field, value, "a whole number in its range")))
            .transpose()
    }

    /// A number by which a model varies.
    pub(super) fn scale(&self, field: &str, default: f32) -> Result<f32, Error> {
        let Some(value) = self.get(field) else { return Ok(default) };
        #[expect(clippy::cast_possible_truncation, reason = "a scale is small, and the model takes f32")]
        let number =
            value.as_f64().filter(|number| (0.0..=1000.0).contains(number)).map(|number| number as f32);
        number.ok_or_else(|| self.unfit(field, value, "a number from 0 to 1000"))
    }

    /// An object whose every value is a list.
    pub(super) fn lists<T>(
        &self,
        field: &str,
        wanted: &'static str,
        one: impl Fn(&Value) -> Option<T>,
    ) -> Result<HashMap<String, Vec<T>>, Error> {
        let Some(inner) = self.inner(field)? else { return Ok(HashMap::new()) };
        let list = |(key, value): (&String, &Value)| {
            let items = value.as_array().and_then(|items| items.iter().map(&one).collect());
            items.map(|items| (key.clone(), items)).ok_or_else(|| inner.unfit(key, value, wanted))
        };
        inner.map.iter().map(list).collect()
    }

    /// This object as numbers by name.
    pub(super) fn ids(&self) -> Result<BTreeMap<String, i64>, Error> {
        let one = |(name, value): (&String, &Value)| {
            let id = value.as_i64().filter(|id| *id >= 0);
            id.map(|id| (name.clone(), id)).ok_or_else(|| self.unfit(name, value, "a speaker's number"))
        };
        self.map.iter().map(one).collect()
    }
}

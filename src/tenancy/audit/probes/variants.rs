//! What a row may look like: variants of one row with whatever its table's policies compare with, so that a condition
//! such as `status = 'published'` or `deleted_at is not null` meets a row for which it is true.

use crate::tenancy::audit::model::{self, Column, Model, Relation, Tenant, Tie, literals};
use serde_json::{Map, Value, json};

/// The most pairs of column and text that are tried.
const PAIRS: usize = 12;

/// The column that ties a row to its workspace, parent or user, and must stay.
fn tied(tenant: &Tenant) -> Option<&str> {
    match &tenant.tie {
        Tie::Column(column) | Tie::Parent { column, .. } | Tie::User(column) => Some(column),
        Tie::Copies { .. } | Tie::Said => None,
    }
}

/// Variants of a row; the row itself is not among them.
pub(super) fn variants(
    model: &Model,
    relation: &Relation,
    tenant: &Tenant,
    row: &Map<String, Value>,
) -> Vec<Map<String, Value>> {
    let keep = tied(tenant);
    let with = |value: &dyn Fn(&Column) -> Option<Value>| {
        let mut variant = row.clone();
        for column in relation.columns.iter().filter(|column| Some(column.name.as_str()) != keep) {
            if let Some(value) = value(column) {
                variant.insert(column.name.clone(), value);
            }
        }
        variant
    };
    let keys = json_keys(model, relation);
    let object = |value: Value| {
        Value::Object(keys.iter().map(|key| (key.clone(), value.clone())).collect::<Map<_, _>>())
    };
    let is_json = |column: &Column| matches!(column.type_name.as_str(), "json" | "jsonb");
    let mut all = Vec::new();
    for flag in [true, false] {
        all.push(with(&|column| (column.category == "B").then(|| json!(flag))));
        if !keys.is_empty() {
            all.push(with(&|column| is_json(column).then(|| object(json!(flag)))));
        }
    }
    for date in ["1900-01-01", "2999-01-01"] {
        all.push(with(&|column| {
            (column.category == "D" && column.type_name != "time without time zone").then(|| json!(date))
        }));
    }
    for number in [0, 1, 100] {
        all.push(with(&|column| {
            let key = model
                .constraints
                .iter()
                .any(|k| k.kind == "f" && k.relation == relation.oid && k.columns.contains(&column.name));
            (column.category == "N" && !key && column.identity.is_empty()).then(|| json!(number))
        }));
    }
    for (name, word) in compared(model, relation) {
        let mut variant = row.clone();
        variant.insert(name, json!(word));
        all.push(variant);
    }
    all.push(with(&|column| (!column.not_null).then_some(Value::Null)));
    all.retain(|variant| variant != row);
    all
}

fn texts<'a>(model: &'a Model, relation: &Relation) -> Vec<&'a String> {
    model.policies_of(relation.oid).flat_map(|policy| [&policy.using, &policy.check]).flatten().collect()
}

/// Keys that the policies take out of JSON columns.
fn json_keys(model: &Model, relation: &Relation) -> Vec<String> {
    let texts = texts(model, relation);
    let mut keys: Vec<String> =
        texts.iter().flat_map(|text| model::json_keys(text).map(|(_, key)| key)).collect();
    keys.sort();
    keys.dedup();
    keys
}

/// Columns and the texts that the policies may compare them with.
fn compared(model: &Model, relation: &Relation) -> Vec<(String, String)> {
    let texts = texts(model, relation);
    let columns =
        relation.columns.iter().filter(|column| matches!(column.category.as_str(), "S" | "E" | "A"));
    let mut pairs = Vec::new();
    for column in columns {
        for text in texts.iter().filter(|text| text.contains(column.name.as_str())) {
            for word in literals(text) {
                let label = column.labels.is_empty() || column.labels.contains(&word);
                let list = column.category != "A" || word.starts_with('{');
                let fits = label && list && word.len() < 60;
                if fits && !pairs.contains(&(column.name.clone(), word.clone())) {
                    pairs.push((column.name.clone(), word));
                }
            }
        }
    }
    pairs.truncate(PAIRS);
    pairs
}

//! Small models for the tests of rules.

use super::Model;
use crate::tenancy::audit::Request;
use serde_json::{Value, json};

/// A correct database of two tables, `public.workspaces` (oid 1) and `public.clips` (oid 2), with `change` laid over
/// it: `change` gets the JSON from which the model is read.
pub(in super::super) fn model(change: impl FnOnce(&mut Value)) -> Model {
    let four = ["SELECT", "INSERT", "UPDATE", "DELETE"];
    let claim = "(workspace_id = ( SELECT app.current_workspace_id() AS current_workspace_id))";
    let column = |name: &str, kind: &str, category: &str, default: Value| {
        json!({ "name": name, "type": kind, "category": category, "not_null": true, "default": default,
            "rights": { "authenticated": ["SELECT", "INSERT", "UPDATE"] } })
    };
    let mut base = json!({
        "server": { "version": 150_000, "user": "postgres", "bypass": true },
        "api_roles": ["anon", "authenticated"],
        "exposed": ["public"],
        "roles": [
            { "name": "anon", "can_act": true }, { "name": "authenticated", "can_act": true },
            { "name": "postgres", "bypass": true, "can_act": true }, { "name": "service_role", "bypass": true },
        ],
        "schemas": [{ "name": "public", "owner": "postgres", "usage": ["anon", "authenticated"] }],
        "relations": [
            { "oid": 1, "schema": "public", "name": "workspaces", "kind": "r", "owner": "postgres", "rls": true,
              "force": true, "columns": [{ "name": "id", "type": "uuid", "category": "U", "not_null": true,
                "default": "gen_random_uuid()", "rights": { "authenticated": ["SELECT"] } }],
              "rights": { "authenticated": ["SELECT"] } },
            { "oid": 2, "schema": "public", "name": "clips", "kind": "r", "owner": "postgres", "rls": true,
              "force": true, "columns": [
                column("id", "uuid", "U", json!("gen_random_uuid()")), column("workspace_id", "uuid", "U", json!("app.current_workspace_id()")),
                column("title", "text", "S", Value::Null),
              ], "rights": { "authenticated": four } },
        ],
        "constraints": [
            { "name": "clips_workspace_fk", "relation": 2, "kind": "f", "columns": ["workspace_id"], "target": 1, "target_columns": ["id"] },
        ],
        "indexes": [{ "name": "clips_pkey", "relation": 2, "primary": true, "constraint": true, "keys": ["id"] }],
        "policies": [
            { "name": "own", "relation": 1, "command": "r", "permissive": true, "roles": ["authenticated"], "applies": ["authenticated"],
              "using": "(id = ( SELECT app.current_workspace_id() AS current_workspace_id))" },
            { "name": "isolation", "relation": 2, "command": "*", "permissive": true, "roles": ["authenticated"],
              "applies": ["authenticated"], "using": claim, "check": claim },
        ],
        "functions": [
            { "oid": 50, "schema": "app", "name": "current_workspace_id", "kind": "f", "language": "sql", "owner": "postgres",
              "volatility": "s", "config": ["search_path=\"\""], "returns": "uuid",
              "source": "select nullif(auth.jwt() -> 'app_metadata' ->> 'workspace_id', '')::uuid", "execute": ["authenticated"] },
        ],
        "triggers": [], "sequences": [], "defaults": [], "role_settings": [], "buckets": [], "uses": [],
    });
    change(&mut base);
    let mut model: Model = serde_json::from_value(base).unwrap();
    model.understand(&Request::default());
    model
}

/// Adds something to one of the lists of the model.
pub(in super::super) fn add(model: &mut Value, list: &str, item: Value) {
    model[list].as_array_mut().unwrap().push(item);
}

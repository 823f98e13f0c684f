//! Who may do what with an isolated table: policies, forced row-level security, grants. All in one short
//! transaction, so that at no moment somebody sees too much, or nothing.

use super::{
    catalog::{Grant, Policy, Sequence, Table},
    keys::remember,
    names::{COLUMN, POLICY},
    step::{Lock, Step},
};
use crate::db::{ident, literal, qualified};

/// The roles that the data API acts as.
const API: [&str; 3] = ["public", "anon", "authenticated"];
const VERBS: [&str; 4] = ["DELETE", "INSERT", "SELECT", "UPDATE"];
/// The title of the step that closes a table.
pub(super) const CLOSE: &str = "close it: policy, forced row-level security, grants";
/// Costs are written by the back end alone; members may read them.
const READ_ONLY: [(&str, &str); 1] = [("public", "api_costs")];

/// What differs from isolation, in sentences. Empty for a table that is as it should be.
pub(super) fn differences(table: &Table) -> Vec<String> {
    let mut found = vec![];
    if !table.row_security {
        found.push("row-level security is off".to_owned());
    }
    if !table.force {
        found.push("row-level security is not forced on the owner".to_owned());
    }
    match table.policies.iter().find(|policy| policy.name == POLICY) {
        None => found.push(format!("the policy `{POLICY}` is missing")),
        Some(policy) if !is_ours(policy) => found.push(format!("the policy `{POLICY}` was changed")),
        Some(_) => {}
    }
    found.extend(foreign(table).map(|policy| format!("the policy `{}` lets more through", policy.name)));
    found.extend(wrong_grants(table));
    found
}

fn is_ours(policy: &Policy) -> bool {
    let condition = |text: &Option<String>| {
        let text = text.as_deref().unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ");
        text == format!("({COLUMN} = ( SELECT app.current_workspace_id() AS current_workspace_id))")
    };
    policy.permissive
        && policy.command == '*'
        && policy.roles == ["authenticated"]
        && condition(&policy.using)
        && condition(&policy.check)
}

/// Other permissive policies of the data API's roles: they are joined by OR, so each opens what ours closes.
fn foreign(table: &Table) -> impl Iterator<Item = &Policy> {
    table.policies.iter().filter(|policy| {
        policy.permissive
            && policy.name != POLICY
            && policy.roles.iter().any(|role| API.contains(&role.as_str()))
    })
}

fn wanted(table: &Table, role: &str) -> &'static [&'static str] {
    let read_only = READ_ONLY.contains(&(table.schema.as_str(), table.name.as_str()));
    match role {
        // A partition is reached through its table.
        "authenticated" | "service_role" if table.is_partition => &[],
        "authenticated" if read_only => &["SELECT"],
        "authenticated" | "service_role" => &VERBS,
        _ => &[],
    }
}

const ROLES: [&str; 4] = ["public", "anon", "authenticated", "service_role"];

fn wrong_grants(table: &Table) -> Vec<String> {
    let mut found = vec![];
    for role in ROLES {
        let what = |text: &str| format!("`{role}` {text}");
        found.extend(compare(&table.grants, role, wanted(table, role)).map(|text| what(&text)));
    }
    if table.column_grants.iter().any(|grant| API.contains(&grant.role.as_str())) {
        found.push("single columns are granted".to_owned());
    }
    for sequence in &table.sequences {
        for role in ROLES {
            let difference = compare(&sequence.grants, role, wanted_of_sequence(sequence, role));
            found.extend(difference.map(|text| format!("sequence `{}`: `{role}` {text}", sequence.name)));
        }
    }
    found
}

/// What a role has too much or too little of; nothing when it is right.
fn compare(grants: &[Grant], role: &str, wanted: &[&str]) -> Option<String> {
    let of_role = grants.iter().filter(|grant| grant.role == role);
    let mut has: Vec<&str> = of_role.map(|grant| grant.privilege.as_str()).collect();
    has.sort_unstable();
    has.dedup();
    let extra: Vec<&str> = has.iter().filter(|one| !wanted.contains(one)).copied().collect();
    let missing: Vec<&str> = wanted.iter().filter(|one| !has.contains(one)).copied().collect();
    let mut parts = vec![];
    if !extra.is_empty() {
        parts.push(format!("has needless rights ({})", extra.join(", ")));
    }
    if !missing.is_empty() {
        parts.push(format!("lacks {}", missing.join(", ")));
    }
    (!parts.is_empty()).then(|| parts.join(" and "))
}

/// A `serial` column needs USAGE of whoever inserts. SELECT and UPDATE would tell and change what others count.
fn wanted_of_sequence(sequence: &Sequence, role: &str) -> &'static [&'static str] {
    match role {
        "service_role" => &["USAGE"],
        "authenticated" if !sequence.identity => &["USAGE"],
        _ => &[],
    }
}

/// The step that closes the table, when it is not closed yet.
pub(super) fn step(table: &Table) -> Option<Step> {
    let differences = differences(table);
    if differences.is_empty() {
        return None;
    }
    let sql = table.sql();
    let condition = format!("{COLUMN} = (select app.current_workspace_id())");
    let mut statements = vec![remember(table, "access", "before", &before(table))];
    for policy in foreign(table) {
        statements.push(remember(table, "policy", &policy.name, &create(table, policy)));
        statements.push(format!("drop policy if exists {} on {sql}", ident(&policy.name)));
    }
    statements.extend([
        format!("drop policy if exists {POLICY} on {sql}"),
        format!("create policy {POLICY} on {sql} for all to authenticated using ({condition}) with check ({condition})"),
        format!("alter table {sql} enable row level security"),
        format!("alter table {sql} force row level security"),
        format!("revoke all on {sql} from public, anon, authenticated, service_role"),
    ]);
    let columns: Vec<String> = table.columns.iter().map(|column| ident(&column.name)).collect();
    if table.column_grants.iter().any(|grant| API.contains(&grant.role.as_str())) {
        let list = columns.join(", ");
        statements.push(format!(
            "revoke select ({list}), insert ({list}), update ({list}), references ({list}) on {sql} from public, anon, authenticated"
        ));
    }
    for role in ["authenticated", "service_role"] {
        let verbs = wanted(table, role);
        if !verbs.is_empty() {
            statements.push(format!("grant {} on {sql} to {role}", verbs.join(", ").to_lowercase()));
        }
    }
    for sequence in &table.sequences {
        let name = qualified(&sequence.schema, &sequence.name);
        statements
            .push(format!("revoke all on sequence {name} from public, anon, authenticated, service_role"));
        for role in ROLES.iter().filter(|role| !wanted_of_sequence(sequence, role).is_empty()) {
            statements.push(format!("grant usage on sequence {name} to {role}"));
        }
    }
    Some(Step::short(&table.title(), Lock::AccessExclusive, CLOSE, statements))
}

/// What brings the table's openness back, for `ef migrate down`.
fn before(table: &Table) -> String {
    let sql = table.sql();
    let mut statements = vec![];
    if !table.row_security {
        statements.push(format!("alter table {sql} disable row level security"));
    }
    if !table.force {
        statements.push(format!("alter table {sql} no force row level security"));
    }
    restore(&sql, &table.grants, &mut statements);
    for sequence in &table.sequences {
        let name = format!("sequence {}", qualified(&sequence.schema, &sequence.name));
        restore(&name, &sequence.grants, &mut statements);
    }
    statements.join("; ")
}

/// Statements that bring these grants of the data API's roles back.
fn restore(object: &str, grants: &[Grant], statements: &mut Vec<String>) {
    for role in ROLES {
        let of_role = grants.iter().filter(|grant| grant.role == role);
        let rights: Vec<&str> = of_role.map(|grant| grant.privilege.as_str()).collect();
        statements.push(format!("revoke all on {object} from {role}"));
        if !rights.is_empty() {
            statements.push(format!("grant {} on {object} to {role}", rights.join(", ").to_lowercase()));
        }
    }
}

fn create(table: &Table, policy: &Policy) -> String {
    let command = match policy.command {
        'r' => "select",
        'a' => "insert",
        'w' => "update",
        'd' => "delete",
        _ => "all",
    };
    let roles: Vec<String> =
        policy.roles.iter().map(|role| if role == "public" { role.clone() } else { ident(role) }).collect();
    let kind = if policy.permissive { "permissive" } else { "restrictive" };
    let using = policy.using.as_ref().map_or(String::new(), |text| format!(" using ({text})"));
    let check = policy.check.as_ref().map_or(String::new(), |text| format!(" with check ({text})"));
    format!(
        "create policy {} on {} as {kind} for {command} to {}{using}{check}",
        ident(&policy.name),
        table.sql(),
        roles.join(", ")
    )
}

/// Existing users get a workspace before the tables are closed, or they would see nothing.
pub(super) fn users(default_slug: &str) -> Vec<String> {
    let slug = literal(default_slug);
    vec![
        format!(
            "insert into public.workspace_members (workspace_id, user_id, role)
               select coalesce(
                   (select a.workspace_id from ef.assignments a where a.table_name = 'auth.users' and a.row_id = u.id::text),
                   (select w.id from public.workspaces w where w.id::text = u.raw_app_meta_data ->> 'workspace_id'),
                   (select w.id from public.workspaces w where w.slug = {slug})) as workspace_id,
                 u.id, case when row_number() over (order by u.created_at, u.id) = 1 then 'owner' else 'member' end
               from auth.users u
               where not exists (select from public.workspace_members m where m.user_id = u.id)
               on conflict (workspace_id, user_id) do nothing"
        ),
        "update auth.users u
           set raw_app_meta_data = coalesce(u.raw_app_meta_data, '{}') || jsonb_build_object('workspace_id', m.workspace_id)
           from (select distinct on (user_id) user_id, workspace_id from public.workspace_members order by user_id, created_at, workspace_id) m
           where m.user_id = u.id and u.raw_app_meta_data ->> 'workspace_id' is null"
            .to_owned(),
    ]
}

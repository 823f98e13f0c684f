//! What `ef` itself puts into a database: numbered SQL, built in, applied once each.

use super::{Error, facts::Kind};
use crate::db::migrate::Migration;

/// The files of `migrations/`, in order: version, name, text.
const OWN: [(&str, &str, &str); 7] = [
    ("0001", "app_schema", include_str!("../../../migrations/0001_app_schema.sql")),
    ("0002", "workspaces", include_str!("../../../migrations/0002_workspaces.sql")),
    ("0003", "api_costs", include_str!("../../../migrations/0003_api_costs.sql")),
    ("0004", "access", include_str!("../../../migrations/0004_access.sql")),
    ("0005", "signup", include_str!("../../../migrations/0005_signup.sql")),
    ("0006", "usages", include_str!("../../../migrations/0006_usages.sql")),
    ("0007", "private", include_str!("../../../migrations/0007_private.sql")),
];

/// Comes before all others, on plain PostgreSQL only.
const LAYER: (&str, &str, &str) =
    ("0000", "supabase_layer", include_str!("../../../migrations/compat/0001_supabase_layer.sql"));

/// How the helper finds the workspace of a request.
const CLAIM: &str = include_str!("../../../migrations/helper/claim.sql");
const STRICT: &str = include_str!("../../../migrations/helper/strict.sql");

/// `ef`'s own migrations for a database of this kind.
pub(super) fn own(kind: Kind) -> Result<Vec<Migration>, Error> {
    let layer = (kind != Kind::Supabase).then_some(LAYER);
    let all = layer.into_iter().chain(OWN);
    let read = |(version, name, text): (&str, &str, &str)| {
        Migration::from_text(version, name, &format!("{version}_{name}.sql (built in)"), text)
    };
    all.map(read).collect::<Result<_, _>>().map_err(Error::from)
}

/// The helper that policies call.
pub(super) fn helper(strict: bool) -> &'static str {
    if strict { STRICT } else { CLAIM }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_cut_into_statements_and_run_in_one_transaction_each() {
        for migration in own(Kind::Plain).unwrap() {
            assert!(!migration.script.statements().is_empty());
            assert_eq!(
                migration.script.mode(130_000),
                crate::db::migrate::Mode::Transaction,
                "{}",
                migration.file()
            );
        }
        assert_eq!(own(Kind::Supabase).unwrap().len() + 1, own(Kind::Plain).unwrap().len());
    }
}

//! What things are called. A second run finds them by these names, and so must always make the same ones.

use super::catalog::Table;
use crate::base::checksum::sha256;

/// The column that says whose a row is.
pub(super) const COLUMN: &str = "workspace_id";
/// The policy of an isolated table.
pub(super) const POLICY: &str = "workspace_isolation";
/// The trigger that fills the column while a table is on its way.
pub(super) const FILL_TRIGGER: &str = "ef_fill_workspace_id";
/// What the column gets when nobody says otherwise, as the catalogue prints it.
pub(super) const DEFAULT: &str = "app.current_workspace_id()";
/// The workspace that gets the rows nobody else lays claim to.
pub(super) const DEFAULT_SLUG: &str = "default";

/// PostgreSQL's limit, in bytes.
const LONGEST: usize = 63;

/// A name that PostgreSQL will not cut: one that is too long gets a mark of its whole at the end.
pub(super) fn fitting(name: &str) -> String {
    if name.len() <= LONGEST {
        return name.to_owned();
    }
    let mark = &sha256(name.as_bytes())[..8];
    let mut end = LONGEST - mark.len() - 1;
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    format!("{}_{mark}", &name[..end])
}

/// The check that stands for NOT NULL until it is validated.
pub(super) fn not_null_check(table: &Table) -> String {
    fitting(&format!("{}_workspace_id_not_null", table.name))
}

/// The foreign key to the workspaces.
pub(super) fn workspace_key(table: &Table) -> String {
    fitting(&format!("{}_workspace_fk", table.name))
}

/// The foreign key that replaces `old` and holds the workspace too.
pub(super) fn composite_key(old: &str) -> String {
    let base = old.strip_suffix("_fkey").unwrap_or(old);
    let base = base.strip_suffix("_id").unwrap_or(base);
    let name = format!("{base}_fk");
    fitting(&if name == old { format!("{base}_workspace_fk") } else { name })
}

/// What makes `columns` together with the workspace a target of foreign keys.
pub(super) fn target_key(table: &Table, columns: &[String]) -> String {
    fitting(&format!("{}_{}_workspace_key", table.name, columns.join("_")))
}

/// The name that an index or unique key gets when it leads with the workspace.
pub(super) fn leading(table: &Table, old: &str) -> String {
    fitting(&match old.strip_prefix(&format!("{}_", table.name)) {
        Some(rest) => format!("{}_workspace_{rest}", table.name),
        None => format!("{old}_workspace"),
    })
}

/// The index for "the latest of this workspace", or for the workspace alone.
pub(super) fn listing(table: &Table, by: Option<&str>) -> String {
    let by = by.map_or(String::new(), |column| format!("_{}", column.strip_suffix("_at").unwrap_or(column)));
    fitting(&format!("{}_workspace{by}_idx", table.name))
}

/// The function behind [`FILL_TRIGGER`].
pub(super) fn fill_function(table: &Table) -> String {
    fitting(&format!("fill_{}_{}", table.schema, table.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_named_after_those_that_they_replace() {
        assert_eq!(composite_key("clips_project_id_fkey"), "clips_project_fk");
        assert_eq!(composite_key("clip_owner"), "clip_owner_fk");
        assert_eq!(composite_key("clips_project_fk"), "clips_project_fk_fk");
    }

    #[test]
    fn a_long_name_keeps_its_difference() {
        let (one, two) = (fitting(&format!("{}a", "x".repeat(70))), fitting(&format!("{}b", "x".repeat(70))));
        assert!(one.len() <= 63 && two.len() <= 63 && one != two, "{one} {two}");
        assert!(fitting(&"ä".repeat(40)).len() <= 63);
    }
}

//! What `ef rls audit` prints.

mod fix;
mod json;
mod sarif;
mod text;

pub(crate) use fix::fix_sql;
pub(crate) use json::json;
pub(crate) use sarif::sarif;
pub(crate) use text::text;

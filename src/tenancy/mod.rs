//! Workspaces in the database: what brings isolation to a database, what proves it, and the workspaces themselves.
//! Stands on `db` and `supabase`; knows no flags and prints nothing.

pub mod audit;
pub mod isolation;
pub mod workspaces;

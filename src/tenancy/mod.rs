//! Workspaces in the database: what brings isolation to a database, and what proves it. Stands on `db`; knows no
//! flags and prints nothing.

pub mod isolation;

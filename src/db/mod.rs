//! The one door to PostgreSQL: addresses, connections, rows and errors. Knows SQL's transport, not its meaning:
//! what workspaces, policies and findings are is decided in `tenancy`.
//!
//! Everything here blocks. A [`Connection`] drives its own small runtime, so callers are plain functions, and
//! those that want two things at once use two connections in two threads.

mod connection;
pub mod embedded;
mod error;
pub mod migrate;
mod quote;
mod row;
mod url;

pub use connection::{Connection, Options};
pub use error::{Error, ServerError};
pub use quote::{ident, literal, qualified};
pub use row::{Param, Row};
pub use url::DatabaseUrl;

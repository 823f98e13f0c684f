//! A Supabase project over HTTP: its Auth server's admin API, and its data API as the service role.
//!
//! Facts about addresses, errors and paging are those of the published Auth server (v2.196) and `PostgREST`. Keys never
//! reach an error or a log; addresses are checked before a key is sent to them.

mod address;
mod error;
mod hygiene;
mod key;
mod project;
mod rest;
mod users;

pub use address::{ProjectUrl, is_loopback};
pub use error::Error;
pub use hygiene::{PUBLIC, holds_key, is_public_key, public_key, public_keys};
pub use key::{ServiceKey, is_service_key};
pub use project::{Patience, Project};
pub use users::AuthUser;

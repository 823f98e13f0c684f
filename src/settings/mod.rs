//! What was asked for, and who asked for it: flags, `EF_*` variables, the nearest `ef.toml`, the user's own
//! file and the defaults, merged into typed values that know their origin.
//!
//! A layer is read as a tree of values with origins (`read`, `tree`), checked by itself against the types
//! (`de`, `model`), merged, read once more as a whole, and checked for what only the whole can show
//! (`check`). `Settings::plan` makes from it what the launcher is asked to do. Nothing here prints or
//! reads the environment: variables come in as a map.

mod check;
mod de;
mod detect;
pub mod env;
mod env_file;
mod error;
#[cfg(test)]
mod error_tests;
mod find;
mod init;
mod model;
mod origin;
mod plan;
#[cfg(test)]
mod plan_tests;
mod read;
mod resolve;
#[cfg(test)]
mod resolve_tests;
mod schema;
mod service;
mod show;
mod suggest;
mod template;
#[cfg(test)]
mod testing;
mod tree;
pub mod value;

pub use error::Error;
pub use init::{Draft, draft};
pub use model::{
    Allow, Database, Dev, Engine, Model, OnEndText, Profile, Project, RuntimeText, Supabase, Tenancy, Tts,
};
pub use origin::{Origin, SourceFile};
pub use plan::{EMBEDDED, MIGRATE, PlanRequest};
pub use resolve::{Flag, Request, Settings, find_file, project_root};
pub use schema::json_schema;
pub use service::{OwnerText, Ready, RestartText, Service, Setup, Stop};
pub use show::Leaf;
pub use value::Spoken;

//! `ef`: launch, isolate, manage workspaces and speak, for projects of Edit Factory's shape.
//!
//! A request flows one way: `cli` (clap types) → `settings` (what was asked, with its origin) → a domain
//! (`dev`, later `tenancy` and `tts`) → events → `render` (text or JSON) → `ui` (the two streams).
//! `docs/architecture.md` has the picture; `tests/layering.rs` holds the imports to it.

pub mod base;
pub mod care;
mod cli;
pub mod costs;
pub mod db;
pub mod dev;
mod render;
pub mod serve;
pub mod settings;
pub mod supabase;
pub mod tenancy;
pub mod tts;
mod ui;

pub use cli::{Env, run};

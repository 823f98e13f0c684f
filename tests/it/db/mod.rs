//! `ef db`: the embedded database of a project, run for real.

mod bad_input;
mod crash;
mod dev;
mod install;
mod life;
mod migrate;
mod named;
pub(crate) mod project;
mod users;

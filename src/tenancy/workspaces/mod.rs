//! Workspaces: who belongs to which, in which one a user is, and what is kept for each.
//!
//! The rules stand on a [`Store`], of which there are two: [`Sql`] on the database, and [`Api`] on the project's own
//! API. Knows no flags, prints nothing and reads no environment: keys and secrets are handed in.

mod api;
mod create;
mod error;
mod find;
mod members;
mod model;
mod near;
mod presets;
mod seal;
mod sql;
mod store;
mod tables;
mod token;
pub mod transfer;

pub use api::Api;
pub use create::{
    Created, Deleted, Doomed, Moved, NewWorkspace, Privacy, Renamed, check_empty, create, delete, doomed,
    rename, set_private,
};
pub use error::Error;
pub use find::{user, workspace};
pub use members::{
    Added, Invited, Promoted, Removed, Switched, Tokens, USUAL_TOKEN_LIFE, add, invite, remove, set_role,
    switch, uninvite,
};
pub use model::{Count, Invite, Listed, Member, Membership, Postiz, Preset, Role, User, Workspace};
pub use presets::{Known, Set, delete_postiz, delete_preset, postiz, preset, set_postiz, set_preset};
pub use seal::{KEY_VARIABLE, SealError, SealingKey, key_id};
pub use sql::Sql;
pub use store::Store;
pub use token::{Secret, Token, token};

//! What `ef run` adds to the launcher: commands as they are typed for concurrently, and the rules by which many
//! ends make one. All of it is pure but for reading `package.json`.

mod commands;
mod quote;
mod success;

pub use commands::{Named, Scripts, expand};
pub use success::{Close, Success};

//! One workspace out of a database into a folder, and from there into another one: a file of JSON lines for each table,
//! and a manifest with their checksums. Both ways it streams: neither holds more than a batch of rows.

mod error;
mod export;
mod import;
mod layout;
mod manifest;

pub use error::Error;
pub use export::{Exported, export};
pub use import::{Imported, import};

/// Is told the table at work and how many of its rows are done.
pub type Progress<'a> = &'a dyn Fn(&str, u64);

/// Values are written and read in one way, whatever the server's and the role's settings: the same rows give the same
/// checksums in every database.
const SETTINGS: &str =
    "set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'iso_8601';
  set local extra_float_digits = 3; set local bytea_output = 'hex'; set local xmloption = 'content'";

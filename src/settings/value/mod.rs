//! Settings with rules of their own: how they are written, read, and described in the schema.

mod address;
mod color;
mod command;
mod duration;
mod glob;
mod list;
mod name;
mod named;
mod need;
mod number;
mod pattern;
mod reason;
mod signal;
mod size;
mod spoken;
mod text;
mod timestamps;

pub use address::{Address, Url};
pub use color::Color;
pub use command::Run;
pub use duration::Span;
pub use glob::Glob;
pub use list::OneOrMore;
pub use name::{ProfileName, VariableName};
pub use named::Named;
pub use need::NeedText;
pub use number::{Port, Tries};
pub use pattern::Pattern;
pub use reason::Reason;
pub use signal::Signal;
pub use size::Size;
pub use spoken::Spoken;
pub use timestamps::Timestamps;

use text::{Text, Wrong, text_value};

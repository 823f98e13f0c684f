//! What `ef dev` shows: the services' output with prefixes, and news about them; or JSON events.

mod ansi;
mod face;
mod json;
mod keys;
mod lane;
mod prefix;
pub(crate) mod run;
mod screen;
mod show;
mod words;

pub(crate) use face::{Face, Paint};
pub(crate) use json::JsonShow;
pub(crate) use prefix::{Prefix, PrefixStyle, TIME_FORMAT};
pub(crate) use show::{Options, TextShow};
pub(crate) use words::Level;

use std::time::Duration;

/// A line that is still being written is shown after so long a pause …
const PAUSE: Duration = Duration::from_millis(40);
/// … and at the latest after this, when it is short enough to be a prompt or a progress bar.
const AT_LATEST: Duration = Duration::from_millis(80);
/// Up to so many bytes a line may be a prompt or a progress bar; a longer one is only slow.
const PROMPT_BYTES: usize = 4096;
/// A long line that pauses for so long is shown as far as it is there.
const LONG_PAUSE: Duration = Duration::from_millis(250);
/// A line beyond this length is cut, so that a program that writes no line ends cannot fill the memory.
const LONGEST_LINE: usize = 64 * 1024 * 1024;

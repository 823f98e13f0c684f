//! What `ef run` shows: the lines that concurrently would write, where it would write them; or JSON events.

mod events;
mod paint;
mod prefix;
mod show;
mod time;
mod timings;
mod view;

pub(crate) use events::RunEvents;
pub(crate) use paint::{Palette, RunPaint};
pub(crate) use prefix::{RunFace, RunPrefix};
pub(crate) use show::{RunOptions, RunShow};
pub(crate) use time::TimeFormat;
pub(crate) use view::RunView;

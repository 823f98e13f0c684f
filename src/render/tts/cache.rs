//! What `ef tts cache` says.

use crate::{tts::batch::Stats, ui::Ui};
use serde_json::json;
use std::{
    path::Path,
    time::{SystemTime, UNIX_EPOCH},
};

/// The version of the JSON objects below.
const VERSION: u32 = 1;

/// How much there is.
pub(crate) fn stats(ui: &Ui, root: &Path, stats: &Stats, most: u64) {
    if ui.json {
        let seconds = |time: Option<SystemTime>| {
            time.and_then(|time| time.duration_since(UNIX_EPOCH).ok()).map(|since| since.as_secs())
        };
        let object = json!({
            "version": VERSION,
            "path": root.display().to_string(),
            "clips": stats.clips,
            "bytes": stats.bytes,
            "max_bytes": most,
            "oldest_use_s": seconds(stats.oldest),
            "newest_use_s": seconds(stats.newest),
        });
        ui.answer(&format!("{object}\n"));
        return;
    }
    let (used, most) = (size(stats.bytes), size(most));
    ui.answer(&format!("{} clips, {used} of {most} in `{}`\n", stats.clips, root.display()));
    let ago = |time: SystemTime| {
        let hours = SystemTime::now().duration_since(time).unwrap_or_default().as_secs() / 3600;
        if hours < 48 { format!("{hours} hours ago") } else { format!("{} days ago", hours / 24) }
    };
    if let Some(oldest) = stats.oldest {
        ui.answer(&format!("the least used was last used {}\n", ago(oldest)));
    }
}

/// What went, and what is left.
pub(crate) fn pruned(ui: &Ui, root: &Path, gone: &Stats, left: &Stats) {
    if ui.json {
        let object = json!({
            "version": VERSION,
            "path": root.display().to_string(),
            "removed": gone.clips,
            "removed_bytes": gone.bytes,
            "clips": left.clips,
            "bytes": left.bytes,
        });
        ui.answer(&format!("{object}\n"));
        return;
    }
    let (went, kept) = (size(gone.bytes), size(left.bytes));
    ui.answer(&format!("removed {} clips ({went}); {} are left ({kept})\n", gone.clips, left.clips));
}

/// A size with its unit.
#[expect(clippy::cast_precision_loss, reason = "a size for people")]
fn size(bytes: u64) -> String {
    let units = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "KB")];
    match units.into_iter().find(|(unit, _)| bytes >= *unit) {
        Some((unit, name)) => format!("{:.1} {name}", bytes as f64 / unit as f64),
        None => format!("{bytes} B"),
    }
}

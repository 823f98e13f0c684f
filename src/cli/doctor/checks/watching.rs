//! How many files may be watched: what `--reload`, Next.js and `watch` live by.

use super::{Check, Place};
use crate::{
    base::machine::{self, WatchLimits},
    care::Finding,
};

pub(super) const CHECK: Check =
    Check { name: "watching", about: "the system's limits for watching files", look };

/// A frontend with its packages has as many folders as this.
const WATCHES: u64 = 65_536;
/// An editor, two reloaders and a few tools.
const INSTANCES: u64 = 64;

fn look(_place: &Place) -> Vec<Finding> {
    judge(machine::watch_limits())
}

fn judge(limits: Option<WatchLimits>) -> Vec<Finding> {
    let Some(limits) = limits else {
        return vec![Finding::good("this system has no limits for watching files")];
    };
    let mut found = Vec::new();
    let mut low = |name: &str, is: u64, need: u64, better: u64| {
        if is < need {
            let what = format!(
                "`fs.inotify.{name}` is {is}: changes of files may go unseen, or tools fail with ENOSPC"
            );
            found.push(Finding::warning(what).by_hand(format!("sudo sysctl fs.inotify.{name}={better}")));
        }
    };
    low("max_user_watches", limits.watches, WATCHES, 524_288);
    low("max_user_instances", limits.instances, INSTANCES, 512);
    super::or_good(found, format!("{} files by {} programs may be watched", limits.watches, limits.instances))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care::Level;

    #[test]
    fn low_limits_name_the_command_that_raises_them() {
        let found = judge(Some(WatchLimits { watches: 8192, instances: 128 }));
        assert_eq!((found.len(), found[0].level), (1, Level::Warning));
        assert_eq!(found[0].mend.as_ref().unwrap().command, "sudo sysctl fs.inotify.max_user_watches=524288");
        assert_eq!(judge(Some(WatchLimits { watches: 1 << 20, instances: 128 }))[0].level, Level::Good);
        assert_eq!(judge(None)[0].level, Level::Good);
    }
}

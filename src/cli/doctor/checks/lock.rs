//! The lock of `ef dev`: free, held by one that runs, or held by what is left of one.

use super::{Check, Place};
use crate::{
    base::{RUN_LOCK, STATE_FOLDER},
    care::{Finding, Means},
    dev::{self, Lock},
};

pub(super) const CHECK: Check =
    Check { name: "lock", about: "the lock of `ef dev`: who holds it, and whether it is stale", look };

fn look(place: &Place) -> Vec<Finding> {
    let path = place.root.join(STATE_FOLDER).join(RUN_LOCK);
    let shown = place.shown(&path);
    vec![match dev::lock(&place.root) {
        Ok(Lock::Free) => Finding::good("no `ef dev` runs here"),
        Ok(Lock::Held { pid }) => Finding::good(format!("`ef dev` runs here (process {pid})")),
        Ok(Lock::Stale { pid }) => {
            let whose = pid.map(|pid| format!(" of process {pid}")).unwrap_or_default();
            Finding::warning(format!(
                "`{shown}`{whose} is still held, though its `ef dev` is gone or stopping"
            ))
            .with("what is left of it holds the lock; a new `ef dev` waits for it and then gives up")
            .by_means("ef doctor leftovers --fix", Means::EndLeftovers)
        }
        Err(error) => {
            Finding::error(format!("`{shown}` cannot be read: {error}")).by_hand(format!("ls -l {shown}"))
        }
    }]
}

#[cfg(test)]
mod tests {
    use super::{super::super::place::testing::Project, *};
    use crate::{base::process, care::Level, dev::Instance};

    #[test]
    fn the_three_states_are_told_apart() {
        let project = Project::new(&[("ef.toml", "")], &[]);
        assert_eq!(look(&project.place())[0].what, "no `ef dev` runs here");
        let mut held = Instance::take(&project.path("."), process::own(), || (), || true).unwrap().unwrap();
        assert_eq!(
            look(&project.place())[0].what,
            format!("`ef dev` runs here (process {})", process::own())
        );
        held.stopping();
        let stale = look(&project.place());
        assert_eq!((stale[0].level, stale[0].mend.is_some()), (Level::Warning, true));
    }
}

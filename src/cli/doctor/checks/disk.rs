//! Room on the disks of the project and of `ef`'s own data, and whether they can be written to.

use super::{Check, Place, size};
use crate::{base::machine, care::Finding, settings::env};
use std::path::Path;

pub(super) const CHECK: Check =
    Check { name: "disk", about: "room for the project, the database and voices", look };

/// A database, `node_modules` and a venv want this much.
const PROJECT: u64 = 1 << 30;
/// A model of Kokoro with its voices.
const VOICES: u64 = 400 << 20;
/// With less than this nothing goes.
const NOTHING: u64 = 100 << 20;

fn look(place: &Place) -> Vec<Finding> {
    let mut found = vec![judge("the project", &place.root, machine::free_space(&place.root), PROJECT)];
    match env::path(&place.session.env.vars, "EF_DATA_DIR")
        .or_else(|| env::data_folder(&place.session.env.vars))
    {
        Some(data) => found.push(judge("voices and libraries", &data, machine::free_space(&data), VOICES)),
        None => found.push(
            Finding::warning("there is no folder for voices: neither `HOME` nor `XDG_DATA_HOME` is set")
                .by_hand("export EF_DATA_DIR=DIR"),
        ),
    }
    found
}

fn judge(what: &str, path: &Path, free: Option<u64>, need: u64) -> Finding {
    let path = path.display();
    let Some(free) = free else {
        return Finding::good(format!("{what}: this system does not tell how much is free"));
    };
    let text = format!("{what} (`{path}`): {} free", size(free));
    if free < NOTHING {
        Finding::error(text).by_hand(format!("df -h '{path}'"))
    } else if free < need {
        Finding::warning(format!("{text}, and {} may be needed", size(need)))
            .by_hand(format!("df -h '{path}'"))
    } else {
        Finding::good(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care::Level;

    #[test]
    fn little_room_is_a_warning_and_none_an_error() {
        let of = |free| judge("x", Path::new("/x"), free, PROJECT).level;
        assert_eq!(of(Some(50 << 20)), Level::Error);
        assert_eq!(of(Some(500 << 20)), Level::Warning);
        assert_eq!(of(Some(5 << 30)), Level::Good);
        assert_eq!(of(None), Level::Good);
    }
}

//! How large the cache is, as a sum in a file that several programs add to: a line for each clip, so that a program that is
//! killed loses none. Whoever counts the clips writes it anew. It is a guess that is never far off, and costs no count.

use crate::base::files::write_whole;
use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// What the file is called.
const NAME: &str = ".size";
/// From so many bytes on it is written anew, as one line.
const LONG: usize = 1 << 16;

/// The file.
pub(super) struct Tally {
    path: PathBuf,
}

impl Tally {
    pub(super) fn new(root: &Path) -> Self {
        Self { path: root.join(NAME) }
    }

    /// The sum; `None` where nobody has counted yet, or a line is not whole.
    pub(super) fn read(&self) -> Option<u64> {
        let text = fs::read_to_string(&self.path).ok()?;
        let lines = text.strip_suffix('\n')?.split('\n');
        let sum =
            lines.map(|line| line.parse::<u64>().ok()).try_fold(0u64, |sum, line| sum.checked_add(line?))?;
        if text.len() > LONG {
            // Without it the next reader does it.
            let _ = self.set(sum);
        }
        Some(sum)
    }

    /// Adds a clip, where somebody has counted.
    pub(super) fn add(&self, bytes: u64) -> io::Result<()> {
        // Opened anew each time: another program may have put another file there.
        match File::options().append(true).open(&self.path) {
            Ok(mut file) => file.write_all(format!("{bytes}\n").as_bytes()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Writes down what was counted.
    pub(super) fn set(&self, sum: u64) -> io::Result<()> {
        write_whole(&self.path, format!("{sum}\n").as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_add_and_what_is_not_whole_is_counted_anew() {
        let folder = tempfile::tempdir().unwrap();
        let tally = || Tally::new(folder.path());
        assert_eq!(tally().read(), None);
        tally().add(5).unwrap();
        assert_eq!(tally().read(), None, "nobody has counted");
        tally().set(100).unwrap();
        let many: Vec<_> = (0..4)
            .map(|_| {
                let own = tally();
                std::thread::spawn(move || (0..500).for_each(|_| own.add(1000).unwrap()))
            })
            .collect();
        for one in many {
            one.join().unwrap();
        }
        assert_eq!(tally().read(), Some(100 + 4 * 500 * 1000));
        for torn in ["", "12", "12\n3x\n", "12\n\n", "18446744073709551615\n1\n"] {
            fs::write(folder.path().join(NAME), torn).unwrap();
            assert_eq!(tally().read(), None, "{torn:?}");
        }
        fs::write(folder.path().join(NAME), "1\n".repeat(LONG)).unwrap();
        assert_eq!(tally().read(), Some(LONG as u64));
        assert_eq!(fs::read_to_string(folder.path().join(NAME)).unwrap(), format!("{LONG}\n"));
    }
}

//! The two connections that may be open at once: by all threads of this process, and by all processes that have one folder
//! for their data.

use std::{
    fs::{self, File},
    path::Path,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

/// The most connections at once.
const MOST: usize = 2;
/// How often is looked whether another process has gone.
const LOOK: Duration = Duration::from_millis(50);

static TAKEN: Mutex<usize> = Mutex::new(0);
static FREED: Condvar = Condvar::new();

fn taken() -> MutexGuard<'static, usize> {
    TAKEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One of them, given back when dropped.
pub(super) struct Seat(Option<File>);

impl Seat {
    /// Waits until there is one; `None` when other processes have both for so long.
    pub(super) fn take(folder: Option<&Path>, within: Duration) -> Option<Self> {
        let mut count = taken();
        while *count >= MOST {
            count = FREED.wait(count).unwrap_or_else(PoisonError::into_inner);
        }
        *count += 1;
        drop(count);
        let mut seat = Self(None);
        // Where no file can be made, this process counts for itself.
        let Some(folder) = folder.filter(|folder| fs::create_dir_all(folder).is_ok()) else {
            return Some(seat);
        };
        let until = Instant::now() + within;
        loop {
            for number in 0..MOST {
                let path = folder.join(format!("edge-{number}.lock"));
                let Ok(file) = File::options().create(true).truncate(false).write(true).open(path) else {
                    return Some(seat);
                };
                // The lock goes with the file, also when the process is killed.
                if file.try_lock().is_ok() {
                    seat.0 = Some(file);
                    return Some(seat);
                }
            }
            if Instant::now() > until {
                return None;
            }
            thread::sleep(LOOK);
        }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        // First for others, then for us.
        self.0 = None;
        *taken() -= 1;
        FREED.notify_one();
    }
}

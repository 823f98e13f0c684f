//! What the machine has to give: memory, room on a disk, how many files may be watched. What a system does not tell
//! is not known.

use std::path::Path;

/// Memory, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Memory {
    /// All of it, or what our group of processes may have where that is less.
    pub total: u64,
    /// What programs could get now.
    pub available: u64,
}

/// How much may be watched by inotify, for each user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WatchLimits {
    /// Files and folders.
    pub watches: u64,
    /// Programs that watch.
    pub instances: u64,
}

/// Memory of this machine, as far as a container lets us have it.
#[cfg(target_os = "linux")]
pub fn memory() -> Option<Memory> {
    let text = std::fs::read_to_string("/proc/meminfo").ok()?;
    let whole = meminfo(&text)?;
    let number = |path: &str| std::fs::read_to_string(path).ok()?.trim().parse::<u64>().ok();
    let limit = number("/sys/fs/cgroup/memory.max")
        .or_else(|| number("/sys/fs/cgroup/memory/memory.limit_in_bytes"))
        .filter(|limit| *limit < whole.total);
    let used = number("/sys/fs/cgroup/memory.current")
        .or_else(|| number("/sys/fs/cgroup/memory/memory.usage_in_bytes"));
    let Some(limit) = limit else { return Some(whole) };
    let left = limit.saturating_sub(used.unwrap_or_default());
    Some(Memory { total: limit, available: left.min(whole.available) })
}

/// Not told here.
#[cfg(not(target_os = "linux"))]
pub fn memory() -> Option<Memory> {
    None
}

/// What `/proc/meminfo` says (proc(5)).
#[cfg(any(target_os = "linux", test))]
fn meminfo(text: &str) -> Option<Memory> {
    let of = |name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
        line.split_ascii_whitespace().next()?.parse::<u64>().ok().map(|kib| kib * 1024)
    };
    Some(Memory { total: of("MemTotal")?, available: of("MemAvailable")? })
}

/// The bytes that this user can still write where this path lies, or will lie.
#[cfg(unix)]
pub fn free_space(path: &Path) -> Option<u64> {
    let there = path.ancestors().find(|path| path.exists())?;
    let disk = rustix::fs::statvfs(there).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}

/// Not told here.
#[cfg(not(unix))]
pub fn free_space(_path: &Path) -> Option<u64> {
    None
}

/// The limits of inotify, where there is such a thing.
pub fn watch_limits() -> Option<WatchLimits> {
    let number = |name: &str| {
        std::fs::read_to_string(Path::new("/proc/sys/fs/inotify").join(name)).ok()?.trim().parse::<u64>().ok()
    };
    Some(WatchLimits { watches: number("max_user_watches")?, instances: number("max_user_instances")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_read_in_bytes() {
        let text = "MemTotal:       16000 kB\nMemFree:         1000 kB\nMemAvailable:    8000 kB\n";
        assert_eq!(meminfo(text), Some(Memory { total: 16_384_000, available: 8_192_000 }));
        assert_eq!(meminfo("MemTotal: 1 kB\n"), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_is_not_there_yet_lies_on_a_disk_all_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let there = free_space(folder.path()).unwrap();
        assert!(there > 0);
        assert!(free_space(&folder.path().join("a/b")).is_some());
    }
}

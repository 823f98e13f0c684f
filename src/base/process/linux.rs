//! Finding what descends from us, through /proc (proc(5)).

use super::{Pid, Process, Usage};
use std::{
    fs,
    path::Path,
    time::{Duration, SystemTime},
};

/// Makes this process the parent of whatever its descendants leave behind (`PR_SET_CHILD_SUBREAPER`).
pub fn adopt_orphans() {
    let _ = rustix::process::set_child_subreaper(Some(rustix::process::getpid()));
}

/// Our own children, those included that have ended and were not reaped. Adopted ones fall to the main thread, which
/// also starts all others.
pub fn own_children() -> Vec<Pid> {
    let own = rustix::process::getpid().as_raw_nonzero().get();
    children_of_thread(own, own)
}

/// Our own children that are alive.
pub fn orphans(known: impl Fn(Pid) -> bool) -> Vec<Process> {
    own_children().into_iter().filter(|pid| !known(*pid)).filter_map(stat).collect()
}

/// A process and all its descendants that are alive, parents before children.
/// A process for which `skip` is true is left out with everything below it.
pub fn descendants(root: Pid, skip: impl Fn(&Process) -> bool) -> Vec<Process> {
    let mut found: Vec<Process> = stat(root).into_iter().filter(|process| !skip(process)).collect();
    let mut next = 0;
    while let Some(parent) = found.get(next).map(|process| process.pid) {
        let children = threads(parent).into_iter().flat_map(|thread| children_of_thread(parent, thread));
        let fresh: Vec<_> = children.filter_map(stat).filter(|child| !skip(child)).collect();
        found.extend(fresh);
        next += 1;
    }
    found
}

fn threads(pid: Pid) -> Vec<Pid> {
    let entries = fs::read_dir(format!("/proc/{pid}/task")).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect()
}

fn children_of_thread(pid: Pid, thread: Pid) -> Vec<Pid> {
    let text = fs::read_to_string(format!("/proc/{pid}/task/{thread}/children")).unwrap_or_default();
    text.split_ascii_whitespace().filter_map(|pid| pid.parse().ok()).collect()
}

/// What is known about a process that is alive; zombies count as gone.
pub fn stat(pid: Pid) -> Option<Process> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name may hold spaces and parentheses: the fields begin after its last one.
    let mut fields = text.get(text.rfind(')')? + 2..)?.split(' ');
    let state = fields.next()?;
    if matches!(state, "Z" | "X") {
        return None;
    }
    let mut number = || fields.next()?.parse::<Pid>().ok();
    let (parent, group, session) = (number()?, number()?, number()?);
    // parent, group and session are fields 4 to 6; field 22 is the start time.
    let started = fields.nth(15)?.parse().ok()?;
    Some(Process { pid, parent, group, session, started })
}

/// What a process has used; `None` when it is gone. Times of children count once those were waited for.
pub fn usage(pid: Pid) -> Option<Usage> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let fields: Vec<&str> = text.get(text.rfind(')')? + 2..)?.split(' ').collect();
    // proc(5): field 3 is the first here; 14 to 17 are times in ticks, 24 is the resident set in pages.
    let number = |field: usize| fields.get(field - 3)?.parse::<u64>().ok();
    let ticks = number(14)? + number(15)? + number(16)? + number(17)?;
    let cpu =
        Duration::from_millis(ticks.saturating_mul(1000) / rustix::param::clock_ticks_per_second().max(1));
    let pages = number(24)?;
    Some(Usage { cpu, memory_bytes: pages.saturating_mul(rustix::param::page_size() as u64) })
}

/// The session of a process that is alive.
pub fn session_of(pid: Pid) -> Option<Pid> {
    stat(pid).map(|process| process.session)
}

/// When a process started, by the clock on the wall.
pub fn started_at(process: &Process) -> Option<SystemTime> {
    let ticks_per_second = rustix::param::clock_ticks_per_second();
    let uptime = fs::read_to_string("/proc/uptime").ok()?;
    let uptime = Duration::from_secs_f64(uptime.split(' ').next()?.parse().ok()?);
    let since_boot = Duration::from_millis(process.started.saturating_mul(1000) / ticks_per_second.max(1));
    SystemTime::now().checked_sub(uptime.checked_sub(since_boot)?)
}

/// Whether a process works in this folder; `None` when that may not be seen.
pub fn works_in(pid: Pid, folder: &Path) -> Option<bool> {
    use std::os::unix::fs::MetadataExt;
    if stat(pid).is_none() {
        return Some(false);
    }
    let found = fs::metadata(format!("/proc/{pid}/cwd")).ok()?;
    let folder = fs::metadata(folder).ok()?;
    Some((found.dev(), found.ino()) == (folder.dev(), folder.ino()))
}

/// Every process that works in this folder and may be looked at.
pub fn all_in(folder: &Path) -> Vec<Process> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let pids = entries.filter_map(|entry| entry.file_name().to_str()?.parse::<Pid>().ok());
    pids.filter(|pid| works_in(*pid, folder) == Some(true)).filter_map(stat).collect()
}

/// The value of a variable in the environment a process was started with, when we may see it.
pub fn marker(pid: Pid, name: &str) -> Option<String> {
    let environment = fs::read(Path::new("/proc").join(pid.to_string()).join("environ")).ok()?;
    let mut entries = environment.split(|byte| *byte == 0);
    let value = entries.find_map(|entry| entry.strip_prefix(name.as_bytes())?.strip_prefix(b"="))?;
    Some(String::from_utf8_lossy(value).into_owned())
}

/// Every process that was started with this variable set to this value, ourselves left out.
pub fn marked(name: &str, value: &str) -> Vec<Process> {
    let own = rustix::process::getpid().as_raw_nonzero().get();
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let pids = entries.filter_map(|entry| entry.file_name().to_str()?.parse::<Pid>().ok());
    let marked = pids.filter(|pid| *pid != own && marker(*pid, name).as_deref() == Some(value));
    marked.filter_map(stat).collect()
}

/// Gives back the memory of code and constants that this process has read so far: the kernel reads what is
/// needed again from its cache. For a process that sleeps nearly always.
///
/// Only mappings without a page of our own are touched: what the loader has written (relocations) stays.
pub fn rest_lightly() {
    let maps = fs::read_to_string("/proc/self/smaps").unwrap_or_default();
    for (start, length) in clean_mappings(&maps) {
        drop_pages(start, length);
    }
}

/// All threads share one heap from now on, for a process that is to give back what it held: of the heaps that threads
/// have for themselves the allocator keeps the ends, tens of megabytes each. Best said before there are threads.
pub fn share_one_heap() {
    #[cfg(target_env = "gnu")]
    #[expect(unsafe_code, reason = "the allocator has no safe form of this")]
    // SAFETY: sets a number in the allocator, under its own lock.
    unsafe {
        libc::mallopt(libc::M_ARENA_MAX, 1);
    }
}

/// Asks for large pages for what was allocated and not used yet: the system has one to make for each two megabytes, not
/// one for each four kilobytes.
pub fn ask_for_large_pages<T>(memory: &mut [T]) {
    const PAGE: usize = 2 << 20;
    let range = memory.as_mut_ptr_range();
    let start = range.start.addr().next_multiple_of(PAGE);
    let length = range.end.addr().saturating_sub(start) / PAGE * PAGE;
    if length == 0 {
        return;
    }
    let start = range.start.with_addr(start).cast();
    #[expect(unsafe_code, reason = "advice on memory has no safe form")]
    // SAFETY: the pages lie within the slice that is ours alone; the advice does not change what is in them.
    let asked = unsafe { rustix::mm::madvise(start, length, rustix::mm::Advice::LinuxHugepage) };
    // Where there are none, small ones do.
    asked.ok();
}

/// Large pieces go back to the system as soon as they are not used any more. Otherwise the allocator learns from each
/// that is freed to keep the next one, with gaps between them: a tenth of what a run of Kokoro takes.
pub fn give_back_large_pieces() {
    #[cfg(target_env = "gnu")]
    #[expect(unsafe_code, reason = "the allocator has no safe form of this")]
    // SAFETY: sets a number in the allocator, under its own lock.
    unsafe {
        libc::mallopt(libc::M_MMAP_THRESHOLD, 4 << 20);
    }
}

/// Gives back what was allocated and is not used any more, for a process that held much and now waits.
pub fn give_back_memory() {
    #[cfg(target_env = "gnu")]
    #[expect(unsafe_code, reason = "the allocator has no safe form of this")]
    // SAFETY: looks at the allocator's own lists under its own locks; nothing that is in use is touched.
    unsafe {
        libc::malloc_trim(0);
    }
    rest_lightly();
}

/// Start and length of each mapping of a file that cannot be written to and never was (proc(5), smaps): a page
/// that we did write to is anonymous, or swapped out.
fn clean_mappings(maps: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut is_candidate = false;
    for line in maps.lines() {
        let mut words = line.split_ascii_whitespace();
        let first = words.next().unwrap_or_default();
        if let Some((start, end)) = first.split_once('-') {
            let address = |text| usize::from_str_radix(text, 16).ok();
            let rights = words.next().unwrap_or_default();
            let of_file = words.nth(3).is_some_and(|path| path.starts_with('/'));
            let range =
                address(start).zip(address(end)).map(|(start, end)| (start, end.saturating_sub(start)));
            is_candidate = range.is_some() && of_file && matches!(rights, "r-xp" | "r--p");
            found.extend(range.filter(|_| is_candidate));
        } else if is_candidate
            && matches!(first, "Private_Dirty:" | "Anonymous:" | "Swap:")
            && words.next() != Some("0")
        {
            is_candidate = false;
            found.pop();
        }
    }
    found
}

#[expect(
    unsafe_code,
    reason = "the pages hold what their file holds, so reading them again gives the same bytes"
)]
fn drop_pages(start: usize, length: usize) {
    let address = std::ptr::with_exposed_provenance_mut(start);
    // SAFETY: a private mapping of a file, never written to (it has no page of its own), loses nothing.
    let _ = unsafe { rustix::mm::madvise(address, length, rustix::mm::Advice::LinuxDontNeed) };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_process_is_found_with_its_parent() {
        let own = Pid::try_from(std::process::id()).unwrap();
        let process = stat(own).unwrap();
        let parent = rustix::process::getppid().map_or(0, |parent| parent.as_raw_nonzero().get());
        assert_eq!(process.parent, parent);
        let age = started_at(&process).unwrap().elapsed().unwrap();
        assert!(age < Duration::from_hours(1), "{age:?}");
    }

    /// Our own group and session may lie outside our PID namespace, where they are 0: those of a child that
    /// leads its own are known in any case.
    #[test]
    fn the_group_and_session_of_a_leader_are_its_own() {
        let mut child = std::process::Command::new("setsid")
            .args(["sh", "-c", "echo up; read line"])
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        std::io::BufRead::read_line(&mut std::io::BufReader::new(child.stdout.as_mut().unwrap()), &mut line)
            .unwrap();
        let pid = Pid::try_from(child.id()).unwrap();
        let process = stat(pid).unwrap();
        assert_eq!((process.group, process.session), (pid, pid));
        drop(child.stdin.take());
        child.wait().unwrap();
    }

    #[test]
    fn descendants_include_grandchildren_and_leave_skipped_branches_out() {
        let mut shell = std::process::Command::new("sh")
            .args(["-c", "sleep 30 & echo up; wait"])
            .stdout(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        std::io::BufRead::read_line(&mut std::io::BufReader::new(shell.stdout.as_mut().unwrap()), &mut line)
            .unwrap();
        let pid = Pid::try_from(shell.id()).unwrap();
        let found = descendants(pid, |_| false);
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(found[1].parent, pid);
        assert!(descendants(pid, |process| process.pid == pid).is_empty());
        super::super::signal(found[1].pid, super::super::Signal::Kill);
        shell.wait().unwrap();
    }

    #[test]
    fn only_files_that_were_never_written_to_are_clean() {
        let maps = "1000-3000 r-xp 00000000 fe:00 5 /bin/x\nPrivate_Dirty:  0 kB\nAnonymous:  0 kB\nSwap:  0 kB\n\
                    3000-4000 r--p 00000000 fe:00 5 /bin/x\nPrivate_Dirty:  4 kB\nAnonymous:  4 kB\nSwap:  0 kB\n\
                    4000-5000 r--p 00000000 fe:00 5 /bin/x\nPrivate_Dirty:  0 kB\nAnonymous:  0 kB\nSwap:  4 kB\n\
                    5000-6000 rw-p 00000000 fe:00 5 /bin/x\nPrivate_Dirty:  0 kB\n\
                    6000-7000 r-xp 00000000 00:00 0 [vdso]\nPrivate_Dirty:  0 kB\n\
                    7000-9000 r--p 00000000 fe:00 6 /lib/y z\nPrivate_Dirty:  0 kB\n";
        assert_eq!(clean_mappings(maps), [(0x1000, 0x2000), (0x7000, 0x2000)]);
    }

    #[test]
    fn a_process_that_rests_goes_on_as_before() {
        let resident = || {
            let text = fs::read_to_string("/proc/self/statm").unwrap();
            text.split(' ').nth(1).unwrap().parse::<usize>().unwrap()
        };
        let before = resident();
        rest_lightly();
        assert!(resident() < before);
        assert_eq!(format!("{:?}", vec![1, 2]), "[1, 2]");
    }

    #[test]
    fn markers_are_read_from_the_environment() {
        assert_eq!(marker(Pid::try_from(std::process::id()).unwrap(), "PATH"), std::env::var("PATH").ok());
        assert_eq!(marker(Pid::try_from(std::process::id()).unwrap(), "EF_NO_SUCH"), None);
    }
}

//! Job objects: what a child starts stays in its job, whatever it does, and ends with it.

use super::{
    super::{Pid, Process, Signal},
    done, own, size,
};
use std::{
    collections::BTreeMap,
    io,
    os::windows::io::{AsHandle, AsRawHandle, OwnedHandle},
    ptr,
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};
use windows_sys::Win32::System::{
    Console::{CTRL_BREAK_EVENT, GenerateConsoleCtrlEvent},
    JobObjects::{
        AssignProcessToJobObject, CreateJobObjectW, JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE,
        JOBOBJECT_BASIC_ACCOUNTING_INFORMATION, JOBOBJECT_EXTENDED_LIMIT_INFORMATION,
        JobObjectBasicAccountingInformation, JobObjectExtendedLimitInformation, QueryInformationJobObject,
        SetInformationJobObject, TerminateJobObject,
    },
};

/// The exit code of what was killed, as a Unix shell would show it.
const KILLED: u32 = 128 + 9;

/// The jobs of the children that were started, by the id of the first process.
static JOBS: Mutex<BTreeMap<Pid, Job>> = Mutex::new(BTreeMap::new());

fn jobs() -> MutexGuard<'static, BTreeMap<Pid, Job>> {
    JOBS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A child's job. Dropped, it ends everything that is left in it.
pub(super) struct Job {
    job: OwnedHandle,
    /// While it is open the system gives the process's id to no other, which also names its process group.
    _first: OwnedHandle,
}

impl Job {
    /// Makes a job for a process, which is best suspended still: what it started earlier stays outside.
    #[expect(unsafe_code, reason = "std has no job objects; every pointer is to a value on our stack")]
    pub(super) fn of(process: &impl AsHandle) -> io::Result<Self> {
        // SAFETY: null stands for no name and for a handle that children do not inherit. The handle is new.
        let job = unsafe { own(CreateJobObjectW(ptr::null(), ptr::null())) }?;
        let mut limits = JOBOBJECT_EXTENDED_LIMIT_INFORMATION::default();
        limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
        // SAFETY: the structure is the one that belongs to this class, with its own size, and is only read.
        done(unsafe {
            SetInformationJobObject(
                job.as_raw_handle(),
                JobObjectExtendedLimitInformation,
                (&raw const limits).cast(),
                size::<JOBOBJECT_EXTENDED_LIMIT_INFORMATION>(),
            )
        })?;
        let first = process.as_handle().try_clone_to_owned()?;
        // SAFETY: both handles are open.
        done(unsafe { AssignProcessToJobObject(job.as_raw_handle(), first.as_raw_handle()) })?;
        Ok(Self { job, _first: first })
    }

    /// How many processes are in it.
    #[expect(unsafe_code, reason = "std has no job objects; the call fills the value on our stack")]
    fn processes(&self) -> u32 {
        let mut account = JOBOBJECT_BASIC_ACCOUNTING_INFORMATION::default();
        // SAFETY: the structure is the one that belongs to this class, with its own size.
        let answer = done(unsafe {
            QueryInformationJobObject(
                self.job.as_raw_handle(),
                JobObjectBasicAccountingInformation,
                (&raw mut account).cast(),
                size::<JOBOBJECT_BASIC_ACCOUNTING_INFORMATION>(),
                ptr::null_mut(),
            )
        });
        answer.map_or(0, |()| account.ActiveProcesses)
    }

    #[expect(unsafe_code, reason = "std has no job objects; the call takes a handle and a number")]
    fn kill(&self) {
        // SAFETY: the handle is open.
        unsafe { TerminateJobObject(self.job.as_raw_handle(), KILLED) };
    }
}

/// Remembers the job of a child that was just made.
pub(super) fn keep(pid: Pid, job: Job) {
    let mut jobs = jobs();
    jobs.retain(|_, job| job.processes() > 0);
    jobs.insert(pid, job);
}

/// Forgets a job, which ends what is in it.
pub(super) fn drop_job(pid: Pid) {
    jobs().remove(&pid);
}

/// The same as to the whole tree: Windows has nothing smaller.
pub fn signal(pid: Pid, signal: Signal) {
    signal_group(pid, signal);
}

/// Asks the tree of a child to end, or ends it. One that is gone is no error.
pub fn signal_group(group: Pid, signal: Signal) {
    let jobs = jobs();
    let Some(job) = jobs.get(&group).filter(|job| job.processes() > 0) else { return };
    match signal {
        Signal::Resized | Signal::Stop | Signal::Continue => {}
        Signal::Kill => job.kill(),
        // Without a console there is no way to ask.
        Signal::Int | Signal::Term | Signal::Hup | Signal::Quit if !ask(group) => job.kill(),
        Signal::Int | Signal::Term | Signal::Hup | Signal::Quit => {}
    }
}

/// Ends one child, with all that it started, at once.
pub fn end(child: Pid) {
    signal(child, Signal::Kill);
}

/// Ctrl-Break for a process group: Ctrl-C cannot be sent to one.
#[expect(unsafe_code, reason = "std has no console events; the call takes two numbers")]
fn ask(group: Pid) -> bool {
    // Zero would mean everybody at this console, ourselves included.
    let group = u32::try_from(group).ok().filter(|group| *group != 0);
    // SAFETY: the call touches no memory of ours.
    group.is_some_and(|group| unsafe { GenerateConsoleCtrlEvent(CTRL_BREAK_EVENT, group) } != 0)
}

/// Whether anything of a child's tree is alive.
pub fn group_alive(group: Pid) -> bool {
    jobs().get(&group).is_some_and(|job| job.processes() > 0)
}

/// Ends everything that is left of any child, and waits for it; returns how many processes that were.
/// Nothing needs to be spared: what is to outlive us has no job.
pub fn sweep(_grace: Duration, _spare: impl Fn(&Process) -> bool) -> usize {
    const LOOK: Duration = Duration::from_millis(5);
    const GIVE_UP: Duration = Duration::from_secs(2);
    let left = std::mem::take(&mut *jobs());
    let count = || left.values().map(|job| usize::try_from(job.processes()).unwrap_or(0)).sum();
    let found = count();
    left.values().for_each(Job::kill);
    let begun = Instant::now();
    while count() > 0 && begun.elapsed() < GIVE_UP {
        thread::sleep(LOOK);
    }
    found
}

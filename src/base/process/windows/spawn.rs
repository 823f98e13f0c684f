//! Starting and reaping. A thread waits for each child, for Windows tells nobody by itself.

use super::{
    super::{Child, Ended, Output, Pid, Started},
    job::{self, Job},
    own, size, stream,
};
use crate::base::signals::{self, Notice};
use std::{
    collections::VecDeque,
    ffi::OsString,
    fs::File,
    io,
    os::windows::{
        io::{AsRawHandle, OwnedHandle},
        process::CommandExt,
    },
    process::{Command, ExitStatus, Stdio},
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
};
use windows_sys::Win32::{
    Foundation::{INVALID_HANDLE_VALUE, STATUS_CONTROL_C_EXIT},
    System::{
        Diagnostics::ToolHelp::{
            CreateToolhelp32Snapshot, TH32CS_SNAPTHREAD, THREADENTRY32, Thread32First, Thread32Next,
        },
        Threading::{
            CREATE_NEW_PROCESS_GROUP, CREATE_SUSPENDED, OpenThread, ResumeThread, THREAD_SUSPEND_RESUME,
        },
    },
};

/// The children that have ended and were not reaped yet.
static ENDED: Mutex<VecDeque<(Pid, Ended)>> = Mutex::new(VecDeque::new());

fn ended() -> MutexGuard<'static, VecDeque<(Pid, Ended)>> {
    ENDED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Starts a child as the root of its own process group, in a job of its own unless it is to outlive us.
pub fn spawn(child: Child) -> io::Result<Started> {
    const PIPE: usize = 64 * 1024;
    let (output, write_end) = match child.output {
        Output::Pipe(bytes) => stream::pipe(bytes)?,
        Output::Terminal(_) => stream::pipe(PIPE)?,
        Output::Null => stream::null()?,
    };
    let mut command = Command::new(find(&child));
    add_arguments(&mut command, &child);
    command.current_dir(&child.dir).envs(child.environment);
    command.creation_flags(CREATE_NEW_PROCESS_GROUP | if child.outlives_us { 0 } else { CREATE_SUSPENDED });
    let input = attach_input(&mut command, child.input)?;
    command.stdout(write_end.try_clone()?).stderr(write_end);
    let mut started = command.spawn()?;
    let pid = Pid::try_from(started.id()).map_err(io::Error::other)?;
    if !child.outlives_us {
        match Job::of(&started) {
            Ok(job) => job::keep(pid, job),
            Err(error) => {
                let _ = started.kill();
                return Err(error);
            }
        }
        let id = started.id();
        // Without its job the process is gone too.
        wait_for(started, pid).and_then(|()| resume(id)).inspect_err(|_| job::drop_job(pid))?;
    }
    Ok(Started { pid, output, input })
}

/// The program as the child's own PATH has it. std would find `.exe` files only, and npm is a `.cmd`.
fn find(child: &Child) -> OsString {
    let mut own = child.environment.iter().rev();
    let own = own.find(|(name, _)| name.eq_ignore_ascii_case("PATH")).map(|(_, value)| value.clone());
    let found = which::which_in(&child.program, own, &child.dir).or_else(|_| which::which(&child.program));
    found.map_or_else(|_| child.program.clone(), Into::into)
}

/// The arguments, quoted as most programs expect it. `cmd` reads its line in a way of its own: what follows
/// `/C` reaches it unchanged, between the two quotes that it takes off.
fn add_arguments(command: &mut Command, child: &Child) {
    match child.args.split_last() {
        Some((line, flags)) if child.program == "cmd" && flags.last().is_some_and(|flag| flag == "/C") => {
            let mut quoted = OsString::from("\"");
            quoted.push(line);
            quoted.push("\"");
            command.args(flags).raw_arg(quoted);
        }
        _ => {
            command.args(&child.args);
        }
    }
}

/// Ties standard input: nothing, or a pipe.
fn attach_input(command: &mut Command, wanted: bool) -> io::Result<Option<File>> {
    if !wanted {
        command.stdin(Stdio::null());
        return Ok(None);
    }
    let (read_end, ours) = io::pipe()?;
    command.stdin(read_end);
    Ok(Some(OwnedHandle::from(ours).into()))
}

/// Starts the thread that waits for a child.
fn wait_for(mut child: std::process::Child, pid: Pid) -> io::Result<()> {
    const STACK: usize = 64 * 1024;
    let wait = move || {
        let end = child.wait().map_or(Ended::Code(u8::MAX), |status| end(status));
        ended().push_back((pid, end));
        signals::post(Notice::Child);
    };
    thread::Builder::new().name("child".into()).stack_size(STACK).spawn(wait).map(drop)
}

/// What an exit code says. Codes have 32 bits here; those that we cannot show are none the less failures.
fn end(status: ExitStatus) -> Ended {
    const SIGINT: u8 = 2;
    match status.code() {
        Some(STATUS_CONTROL_C_EXIT) => Ended::Signal(SIGINT),
        code => Ended::Code(code.and_then(|code| u8::try_from(code).ok()).unwrap_or(u8::MAX)),
    }
}

/// How a child ended, when it ends within this time; then it is reaped. Other children are left alone.
pub fn ended_within(child: Pid, time: std::time::Duration) -> Option<Ended> {
    const LOOK: std::time::Duration = std::time::Duration::from_millis(5);
    let until = std::time::Instant::now() + time;
    loop {
        let mut ended = ended();
        if let Some(at) = ended.iter().position(|(pid, _)| *pid == child) {
            return ended.remove(at).map(|(_, end)| end);
        }
        drop(ended);
        if std::time::Instant::now() >= until {
            return None;
        }
        thread::sleep(LOOK);
    }
}

/// Reaps one ended child; `None` when none has ended.
pub fn reap() -> Option<(Pid, Ended)> {
    ended().pop_front()
}

/// Lets a suspended process go. std keeps the handle of its one thread to itself, so the thread is looked for
/// among all there are.
#[expect(unsafe_code, reason = "std has no threads of other processes; the calls fill values on our stack")]
fn resume(id: u32) -> io::Result<()> {
    // SAFETY: the call takes plain numbers.
    let snapshot = match unsafe { CreateToolhelp32Snapshot(TH32CS_SNAPTHREAD, 0) } {
        INVALID_HANDLE_VALUE => return Err(io::Error::last_os_error()),
        // SAFETY: the handle is new.
        handle => unsafe { own(handle) }?,
    };
    let mut thread = THREADENTRY32 { dwSize: size::<THREADENTRY32>(), ..THREADENTRY32::default() };
    let mut resumed = Err(io::Error::other("the new process has no thread"));
    // SAFETY: the handle is open; the structure is ours and tells its size, here and below.
    let mut more = unsafe { Thread32First(snapshot.as_raw_handle(), &raw mut thread) };
    while more != 0 {
        if thread.th32OwnerProcessID == id {
            resumed = resume_thread(thread.th32ThreadID);
        }
        thread.dwSize = size::<THREADENTRY32>();
        // SAFETY: as above.
        more = unsafe { Thread32Next(snapshot.as_raw_handle(), &raw mut thread) };
    }
    resumed
}

#[expect(unsafe_code, reason = "std has no threads of other processes; the calls take handles and numbers")]
fn resume_thread(id: u32) -> io::Result<()> {
    const FAILED: u32 = u32::MAX;
    // SAFETY: the call takes plain numbers; the handle is new, or null.
    let thread = unsafe { own(OpenThread(THREAD_SUSPEND_RESUME, 0, id)) }?;
    // SAFETY: the handle is open, with the right that this needs.
    match unsafe { ResumeThread(thread.as_raw_handle()) } {
        FAILED => Err(io::Error::last_os_error()),
        _ => Ok(()),
    }
}

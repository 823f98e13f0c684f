//! Programs that are not services: run to their end, left running in the background, or put in our own place.
//! They get the environment that they are given and nothing of ours, and may run as another user.

use super::{Ended, Pid};
use crate::base::account::Account;
use std::{
    ffi::OsString,
    fs::File,
    io::{self, Write},
    path::PathBuf,
    process::{Child, Command, ExitStatus, Stdio},
};

/// A program and what it is given.
#[derive(Clone, Debug)]
pub struct Task {
    /// The program, looked up on our own `PATH` when it has no slash.
    pub program: PathBuf,
    /// Its arguments.
    pub args: Vec<OsString>,
    /// The folder it runs in.
    pub dir: PathBuf,
    /// The whole of its environment.
    pub environment: Vec<(OsString, OsString)>,
    /// The user that it runs as, when that is not us.
    pub account: Option<Account>,
}

/// What came of a task that has ended.
#[derive(Debug)]
pub struct Finished {
    /// How it ended.
    pub ended: Ended,
    /// Its standard output.
    pub stdout: String,
    /// Its standard error.
    pub stderr: String,
}

impl Task {
    /// Runs it to its end. It stays in our process group, so that Ctrl-C reaches it too.
    pub fn run(&self) -> io::Result<Finished> {
        self.run_with(b"")
    }

    /// Runs it to its end, with this as its standard input.
    pub fn run_with(&self, input: &[u8]) -> io::Result<Finished> {
        let mut command = self.command();
        command.stdin(if input.is_empty() { Stdio::null() } else { Stdio::piped() });
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        if let Some(mut pipe) = child.stdin.take() {
            // One that does not read to the end says so by its exit code.
            let _ = pipe.write_all(input);
        }
        let output = child.wait_with_output()?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ok(Finished {
            ended: ended(output.status),
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
        })
    }

    /// Runs it to its end with our own streams, as the leader of a process group whose id is told once it is there.
    pub fn run_here(&self, started: impl FnOnce(Pid)) -> io::Result<Ended> {
        let mut command = self.command();
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut child = command.spawn()?;
        started(Pid::try_from(child.id()).unwrap_or_default());
        child.wait().map(ended)
    }

    /// Runs it to its end with this as its standard input; its output goes where ours goes.
    pub fn feed(&self, input: &[u8]) -> io::Result<Ended> {
        let mut child = self.command().stdin(Stdio::piped()).spawn()?;
        if let Some(mut pipe) = child.stdin.take() {
            // One that is left before the end has seen enough.
            let _ = pipe.write_all(input);
        }
        child.wait().map(ended)
    }

    /// Starts it in a session of its own, to outlive us, with its output in `log`. It holds `kept` open, and with
    /// it the lock on that file.
    pub fn start(&self, log: &File, kept: &File) -> io::Result<Background> {
        let mut command = self.command();
        command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log.try_clone()?);
        lead_and_keep(&mut command, kept, true);
        Ok(Background(command.spawn()?))
    }

    /// Puts it in the place of this process, with our streams; it holds `kept` open. Returns only if that failed.
    #[cfg(unix)]
    pub fn take_over(&self, kept: Option<&File>) -> io::Result<Ended> {
        use std::os::unix::process::CommandExt;
        let mut command = self.command();
        if let Some(kept) = kept {
            lead_and_keep(&mut command, kept, false);
        }
        Err(command.exec())
    }

    /// Runs it to its end with our streams: no program can take another's place here.
    #[cfg(not(unix))]
    pub fn take_over(&self, _kept: Option<&File>) -> io::Result<Ended> {
        self.command().status().map(ended)
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.args).current_dir(&self.dir).env_clear();
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        #[cfg(unix)]
        if let Some(account) = &self.account {
            use std::os::unix::process::CommandExt;
            command.uid(account.uid).gid(account.gid);
        }
        command
    }
}

/// A task that was left running.
#[derive(Debug)]
pub struct Background(Child);

impl Background {
    /// Its process id.
    pub fn pid(&self) -> Pid {
        Pid::try_from(self.0.id()).unwrap_or_default()
    }

    /// How it ended, when it has.
    pub fn ended(&mut self) -> Option<Ended> {
        self.0.try_wait().ok().flatten().map(ended)
    }
}

/// A new session when that is wanted, and a file that stays open in the new program.
#[cfg(unix)]
#[expect(unsafe_code, reason = "the calls between fork and exec are async-signal-safe and allocate nothing")]
fn lead_and_keep(command: &mut Command, kept: &File, lead: bool) {
    use std::os::{fd::AsRawFd, unix::process::CommandExt};
    let kept = kept.as_raw_fd();
    let prepare = move || {
        if lead {
            rustix::process::setsid()?;
            close_others();
        }
        // SAFETY: the caller's file is open until the command was started, and this is a copy of its process.
        let kept = unsafe { std::os::fd::BorrowedFd::borrow_raw(kept) };
        rustix::io::fcntl_setfd(kept, rustix::io::FdFlags::empty())?;
        Ok(())
    };
    // SAFETY: `prepare` makes three system calls and touches no memory that another thread could hold.
    unsafe { command.pre_exec(prepare) };
}

/// What our own caller has left open for its children (a pipe of a script, of make) is not for one that outlives
/// them all: its other end would never see the end.
#[cfg(target_os = "linux")]
#[expect(unsafe_code, reason = "the call has no safe form; it changes no memory")]
fn close_others() {
    const FIRST: libc::c_uint = 3;
    // SAFETY: marks files to be closed by exec, which std's own are already; plain numbers only. Kernels before
    // 5.11 refuse it, and then they stay open.
    unsafe { libc::syscall(libc::SYS_close_range, FIRST, libc::c_uint::MAX, libc::CLOSE_RANGE_CLOEXEC) };
}

#[cfg(all(unix, not(target_os = "linux")))]
fn close_others() {}

/// Files are not handed on here; a process group of its own keeps Ctrl-C away.
#[cfg(windows)]
fn lead_and_keep(command: &mut Command, _kept: &File, lead: bool) {
    use std::os::windows::process::CommandExt;
    if lead {
        command.creation_flags(windows_sys::Win32::System::Threading::CREATE_NEW_PROCESS_GROUP);
    }
}

fn ended(status: ExitStatus) -> Ended {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return Ended::Signal(u8::try_from(signal).unwrap_or(u8::MAX));
    }
    let code = status.code().unwrap_or_default();
    Ended::Code(u8::try_from(code).unwrap_or(u8::MAX))
}

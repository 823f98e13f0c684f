//! Starting, signalling and reaping, the same on every Unix.

use super::{Child, Ended, Output, Pid, Signal, Started, Window};
use rustix::{
    fs::{Mode, OFlags},
    io::Errno,
    process as rx,
    pty::{self, OpenptFlags},
    termios::{self, LocalModes, OutputModes, Winsize},
};
use std::{
    fs::File,
    io,
    os::{
        fd::{AsFd, OwnedFd},
        unix::process::CommandExt,
    },
    process::{Command, Stdio},
    time::Duration,
};

/// Starts a child as the leader of its own session, without a controlling terminal.
///
/// A window gives it a terminal as standard output and standard error, but not as its *controlling* one:
/// else the kernel would send SIGHUP to everything in it the moment the leader (often a shell that dies
/// first) is gone, in the middle of the others' clean-up.
pub fn spawn(child: Child) -> io::Result<Started> {
    let mut command = Command::new(&child.program);
    command.args(&child.args).current_dir(&child.dir).envs(child.environment);
    let (output, write_end) = match child.output {
        Output::Terminal(window) => terminal(window)?,
        Output::Pipe(bytes) => pipe(bytes)?,
        Output::Null => null()?,
    };
    let terminal = matches!(child.output, Output::Terminal(_));
    let input = attach_input(&mut command, child.input, terminal, &output, &write_end)?;
    command.stdout(write_end.try_clone()?).stderr(write_end);
    lead_session(&mut command, child.outlives_us);
    let started = command.spawn()?;
    let pid = Pid::try_from(started.id()).map_err(io::Error::other)?;
    Ok(Started { pid, output, input })
}

/// Ties standard input: nothing, the terminal that also shows the output, or a pipe of its own.
fn attach_input(
    command: &mut Command,
    wanted: bool,
    terminal: bool,
    output: &File,
    write_end: &OwnedFd,
) -> io::Result<Option<File>> {
    if !wanted {
        command.stdin(Stdio::null());
        return Ok(None);
    }
    if terminal {
        command.stdin(write_end.try_clone()?);
        return output.try_clone().map(Some);
    }
    let (read_end, ours) = io::pipe()?;
    command.stdin(read_end);
    Ok(Some(OwnedFd::from(ours).into()))
}

/// A new session, and SIGTERM for the child should `ef` die without a word, unless the child is to outlive it.
#[expect(unsafe_code, reason = "the calls between fork and exec are async-signal-safe and allocate nothing")]
fn lead_session(command: &mut Command, outlives_us: bool) {
    let parent = rx::getpid();
    let prepare = move || {
        rx::setsid()?;
        #[cfg(target_os = "linux")]
        if !outlives_us {
            rx::set_parent_process_death_signal(Some(rx::Signal::TERM))?;
            if rx::getppid() != Some(parent) {
                return Err(Errno::SRCH.into()); // ef died in between
            }
        }
        let _ = (parent, outlives_us);
        Ok(())
    };
    // SAFETY: `prepare` makes three system calls and touches no memory that another thread could hold.
    unsafe { command.pre_exec(prepare) };
}

/// A pipe for output that holds more than the usual 64 KiB, so that a flood costs fewer switches.
fn pipe(bytes: usize) -> io::Result<(File, OwnedFd)> {
    let (read_end, write_end) = io::pipe()?;
    widen(&read_end, bytes);
    Ok((OwnedFd::from(read_end).into(), write_end.into()))
}

/// Makes the pipe behind a stream hold so many bytes, when it is one and the system lets us: a writer that
/// is a bit faster than its reader then stops less often.
pub fn widen(stream: impl AsFd, bytes: usize) {
    #[cfg(target_os = "linux")]
    let _ = rustix::pipe::fcntl_setpipe_size(stream, bytes);
    #[cfg(not(target_os = "linux"))]
    let _ = (stream, bytes);
}

/// Two ends that lead nowhere.
fn null() -> io::Result<(File, OwnedFd)> {
    let open = |write: bool| File::options().read(!write).write(write).open("/dev/null");
    Ok((open(false)?, open(true)?.into()))
}

/// A pseudo-terminal that leaves bytes as they are written: no echo, no CR before LF.
fn terminal(window: Window) -> io::Result<(File, OwnedFd)> {
    let master = pty::openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY)?;
    // Not every system takes CLOEXEC above; no other thread forks in between.
    rustix::io::fcntl_setfd(&master, rustix::io::FdFlags::CLOEXEC)?;
    pty::grantpt(&master)?;
    pty::unlockpt(&master)?;
    let name = pty::ptsname(&master, Vec::new())?;
    let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC;
    let slave = rustix::fs::open(name, flags, Mode::empty())?;
    let mut modes = termios::tcgetattr(&slave)?;
    modes.output_modes.remove(OutputModes::OPOST);
    modes.local_modes.remove(LocalModes::ECHO);
    termios::tcsetattr(&slave, termios::OptionalActions::Now, &modes)?;
    termios::tcsetwinsize(&slave, winsize(window))?;
    Ok((master.into(), slave))
}

fn winsize(window: Window) -> Winsize {
    Winsize { ws_row: window.rows, ws_col: window.columns, ws_xpixel: 0, ws_ypixel: 0 }
}

/// Tells a child's terminal its new size. The caller sends [`Signal::Resized`] to the group.
pub fn resize(output: &File, window: Window) {
    let _ = termios::tcsetwinsize(output, winsize(window));
}

/// The size of the terminal behind a stream, when there is one.
pub fn window(stream: impl AsFd) -> Option<Window> {
    let size = termios::tcgetwinsize(stream).ok()?;
    (size.ws_col > 0 && size.ws_row > 0).then_some(Window { rows: size.ws_row, columns: size.ws_col })
}

/// Waits until there is something to read (or the end); `false` when nothing came in time.
pub fn readable_within(file: &File, time: Duration) -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let timeout = Timespec::try_from(time).ok();
    let mut fds = [PollFd::new(file, PollFlags::IN)];
    match poll(&mut fds, timeout.as_ref()) {
        Ok(count) => count > 0,
        Err(_) => true,
    }
}

/// Sends a signal to one process. One that is gone is no error.
pub fn signal(pid: Pid, signal: Signal) {
    if let Some(pid) = rx::Pid::from_raw(pid) {
        let _ = rx::kill_process(pid, number(signal));
    }
}

/// Sends a signal to every process of a group. One that is gone is no error.
pub fn signal_group(group: Pid, signal: Signal) {
    if let Some(group) = rx::Pid::from_raw(group) {
        let _ = rx::kill_process_group(group, number(signal));
    }
}

/// Whether a process group has members, zombies that nobody reaped included.
pub fn group_alive(group: Pid) -> bool {
    rx::Pid::from_raw(group).is_some_and(|group| rx::test_kill_process_group(group) != Err(Errno::SRCH))
}

/// Whether a process exists, zombies included.
pub fn alive(pid: Pid) -> bool {
    rx::Pid::from_raw(pid).is_some_and(|pid| rx::test_kill_process(pid) != Err(Errno::SRCH))
}

fn number(signal: Signal) -> rx::Signal {
    match signal {
        Signal::Int => rx::Signal::INT,
        Signal::Term => rx::Signal::TERM,
        Signal::Hup => rx::Signal::HUP,
        Signal::Quit => rx::Signal::QUIT,
        Signal::Kill => rx::Signal::KILL,
        Signal::Stop => rx::Signal::STOP,
        Signal::Continue => rx::Signal::CONT,
        Signal::Resized => rx::Signal::WINCH,
    }
}

/// Reaps one ended child, adopted ones included; `None` when none has ended.
///
/// The caller owns every child of this process: nothing else in it may wait for one.
pub fn reap() -> Option<(Pid, Ended)> {
    loop {
        match rx::wait(rx::WaitOptions::NOHANG) {
            Ok(Some((pid, status))) => {
                if let Some(ended) = ended(status) {
                    return Some((pid.as_raw_nonzero().get(), ended));
                }
            }
            Err(Errno::INTR) => {}
            Ok(None) | Err(_) => return None,
        }
    }
}

/// How a child ended, when it ends within this time; then it is reaped. Other children are left alone.
pub fn ended_within(child: Pid, time: Duration) -> Option<Ended> {
    const LOOK: Duration = Duration::from_millis(5);
    let child = rx::Pid::from_raw(child)?;
    let until = std::time::Instant::now() + time;
    loop {
        match rx::waitpid(Some(child), rx::WaitOptions::NOHANG) {
            Ok(Some((_, status))) => {
                if let Some(ended) = ended(status) {
                    return Some(ended);
                }
            }
            Ok(None) | Err(Errno::INTR) => {}
            Err(_) => return None,
        }
        if std::time::Instant::now() >= until {
            return None;
        }
        std::thread::sleep(LOOK);
    }
}

/// Ends one child at once and waits until it is gone. Other children are left alone.
pub fn end(child: Pid) {
    signal(child, Signal::Kill);
    if let Some(child) = rx::Pid::from_raw(child) {
        while matches!(rx::waitpid(Some(child), rx::WaitOptions::empty()), Err(Errno::INTR)) {}
    }
}

/// What a wait status says; `None` for a child that was merely stopped or continued.
fn ended(status: rx::WaitStatus) -> Option<Ended> {
    let byte = |number: i32| u8::try_from(number).unwrap_or(u8::MAX);
    let by_code = status.exit_status().map(|code| Ended::Code(byte(code)));
    by_code.or_else(|| status.terminating_signal().map(|signal| Ended::Signal(byte(signal))))
}

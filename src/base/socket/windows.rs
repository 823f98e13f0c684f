//! Named pipes. The default rights of one give its creator everything and others at most to read, which a
//! client that has to write a request cannot use (`CreateNamedPipe`, "Named Pipe Security and Access Rights").
//! Written against Microsoft's documentation, not run.

use std::{
    fs::File,
    io::{self, Read, Write},
    os::windows::{
        ffi::OsStrExt,
        io::{AsRawHandle, FromRawHandle},
    },
    path::{Path, PathBuf},
    time::Duration,
};
use windows_sys::Win32::{
    Foundation::{ERROR_PIPE_CONNECTED, INVALID_HANDLE_VALUE},
    Storage::FileSystem::PIPE_ACCESS_DUPLEX,
    System::Pipes::{
        ConnectNamedPipe, CreateNamedPipeW, PIPE_READMODE_BYTE, PIPE_REJECT_REMOTE_CLIENTS, PIPE_TYPE_BYTE,
        PIPE_UNLIMITED_INSTANCES, PIPE_WAIT,
    },
};

/// The longest name that a pipe can have, `\\.\pipe\` included.
pub const fn longest() -> usize {
    256
}

/// Somebody who waits for connections.
#[derive(Debug)]
pub struct Listener {
    name: PathBuf,
    /// The instance that the next client gets; made early, so that one is always there.
    next: std::sync::Mutex<File>,
}

impl Listener {
    /// Makes the pipe that stands for this path.
    pub fn bind(path: &Path) -> io::Result<Self> {
        let name = pipe_of(path);
        let next = instance(&name)?;
        Ok(Self { name, next: std::sync::Mutex::new(next) })
    }

    /// Waits for the next connection.
    #[expect(unsafe_code, reason = "the system call waits for a client of a pipe that is ours")]
    pub fn accept(&self) -> io::Result<Connection> {
        let mut next = self.next.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        // SAFETY: the handle is an open pipe of ours, and no overlapped structure is given.
        let connected = unsafe { ConnectNamedPipe(next.as_raw_handle().cast(), std::ptr::null_mut()) };
        if connected == 0 {
            let error = io::Error::last_os_error();
            if error.raw_os_error() != Some(ERROR_PIPE_CONNECTED.cast_signed()) {
                return Err(error);
            }
        }
        let fresh = instance(&self.name)?;
        Ok(Connection(std::mem::replace(&mut *next, fresh)))
    }

    /// Another one for the same name, for a thread of its own.
    pub fn try_clone(&self) -> io::Result<Self> {
        let next = self.next.lock().unwrap_or_else(std::sync::PoisonError::into_inner).try_clone()?;
        Ok(Self { name: self.name.clone(), next: std::sync::Mutex::new(next) })
    }
}

/// One connection.
#[derive(Debug)]
pub struct Connection(File);

impl Connection {
    /// A pipe that waits knows no time limit here: one that hangs costs its thread until it ends.
    pub fn patience(&self, _time: Option<Duration>) -> io::Result<()> {
        Ok(())
    }
}

impl Read for Connection {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer)
    }
}

impl Write for Connection {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Connects to the pipe that stands for this path.
pub fn connect(path: &Path) -> io::Result<Connection> {
    File::options().read(true).write(true).open(pipe_of(path)).map(Connection)
}

/// Pipes have no owner that could be asked for; who may write to one is decided when it is made.
pub fn owner_of(_path: &Path) -> io::Result<u32> {
    Ok(crate::base::account::own_uid())
}

/// Pipe names know no folders: the path's own characters, those that separate it replaced.
fn pipe_of(path: &Path) -> PathBuf {
    let flat: String =
        path.to_string_lossy().chars().map(|c| if "\\/:".contains(c) { '-' } else { c }).collect();
    let from = flat.len().saturating_sub(longest() - 16);
    let tail = flat.char_indices().find(|(at, _)| *at >= from).map_or("", |(at, _)| &flat[at..]);
    PathBuf::from(format!(r"\\.\pipe\ef{tail}"))
}

#[expect(unsafe_code, reason = "the system call makes a pipe, whose handle nobody else has")]
fn instance(name: &Path) -> io::Result<File> {
    const BUFFER: u32 = 64 * 1024;
    let wide: Vec<u16> = name.as_os_str().encode_wide().chain([0]).collect();
    // SAFETY: the name ends with NUL and lives during the call; no security attributes are given.
    let handle = unsafe {
        CreateNamedPipeW(
            wide.as_ptr(),
            PIPE_ACCESS_DUPLEX,
            PIPE_TYPE_BYTE | PIPE_READMODE_BYTE | PIPE_WAIT | PIPE_REJECT_REMOTE_CLIENTS,
            PIPE_UNLIMITED_INSTANCES,
            BUFFER,
            BUFFER,
            0,
            std::ptr::null(),
        )
    };
    if handle == INVALID_HANDLE_VALUE {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: the handle was just made, is valid, and nobody else has it.
    Ok(unsafe { File::from_raw_handle(handle.cast()) })
}

//! Unix sockets, for their owner and root alone.

use crate::base::account;
use std::{
    fs,
    io::{self, Read, Write},
    os::{
        fd::AsFd,
        unix::{
            fs::{MetadataExt, PermissionsExt},
            net::{UnixListener, UnixStream},
        },
    },
    path::{Path, PathBuf},
    time::Duration,
};

/// The longest path that a socket can have, in bytes: `sun_path` of the system (unix(7)) without its last NUL.
pub const fn longest() -> usize {
    if cfg!(target_os = "linux") { 107 } else { 103 }
}

/// Somebody who waits for connections. The socket's file goes with it.
#[derive(Debug)]
pub struct Listener {
    listener: UnixListener,
    path: PathBuf,
}

impl Listener {
    /// Makes the socket. Whoever may use it is decided by the folder it lies in, before it is there, and by its
    /// own permissions; a file of that name that is there already goes.
    pub fn bind(path: &Path) -> io::Result<Self> {
        match fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let listener = UnixListener::bind(path)?;
        fs::set_permissions(path, fs::Permissions::from_mode(0o600))?;
        Ok(Self { listener, path: path.to_owned() })
    }

    /// Waits for the next connection of our own user, or of root. Others are sent away unheard.
    pub fn accept(&self) -> io::Result<Connection> {
        loop {
            let (stream, _) = self.listener.accept()?;
            let own = account::own_uid();
            if peer(&stream).is_none_or(|uid| uid == own || uid == 0) {
                return Ok(Connection(stream));
            }
        }
    }

    /// Another one for the same socket, for a thread of its own; the file stays with the first.
    pub fn try_clone(&self) -> io::Result<Self> {
        Ok(Self { listener: self.listener.try_clone()?, path: PathBuf::new() })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        if !self.path.as_os_str().is_empty() {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// One connection.
#[derive(Debug)]
pub struct Connection(UnixStream);

impl Connection {
    /// How long a read or a write may wait; for ever when `None`.
    pub fn patience(&self, time: Option<Duration>) -> io::Result<()> {
        self.0.set_read_timeout(time)?;
        self.0.set_write_timeout(time)
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

/// Connects to a socket.
pub fn connect(path: &Path) -> io::Result<Connection> {
    UnixStream::connect(path).map(Connection)
}

/// The user that a socket's file belongs to.
pub fn owner_of(path: &Path) -> io::Result<u32> {
    fs::symlink_metadata(path).map(|file| file.uid())
}

/// The user at the other end, where the system tells (socket(7), `SO_PEERCRED`); elsewhere the permissions of
/// folder and file alone decide.
fn peer(stream: impl AsFd) -> Option<u32> {
    #[cfg(target_os = "linux")]
    return rustix::net::sockopt::socket_peercred(stream).ok().map(|peer| peer.uid.as_raw());
    #[cfg(not(target_os = "linux"))]
    {
        let _ = stream;
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufRead, BufReader};

    #[test]
    fn a_socket_is_for_its_owner_and_goes_with_its_listener() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("s");
        fs::write(&path, b"left over").unwrap();
        let listener = Listener::bind(&path).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(owner_of(&path).unwrap(), account::own_uid());
        let client = std::thread::spawn({
            let path = path.clone();
            move || connect(&path).unwrap().write_all(b"hello\n").unwrap()
        });
        let mut line = String::new();
        BufReader::new(listener.accept().unwrap()).read_line(&mut line).unwrap();
        assert_eq!(line, "hello\n");
        client.join().unwrap();
        drop(listener);
        assert!(!path.exists());
    }

    #[test]
    fn a_path_of_the_longest_kind_works_and_one_more_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let name = |length: usize| "x".repeat(length - folder.path().as_os_str().len() - 1);
        assert!(Listener::bind(&folder.path().join(name(longest()))).is_ok());
        assert!(Listener::bind(&folder.path().join(name(longest() + 1))).is_err());
    }
}

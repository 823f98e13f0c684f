//! Sockets on this machine that only their owner can use: a file of the file system on Unix, a named pipe on
//! Windows. Each system has its file; what differs is said there.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub use unix::{Connection, Listener, connect, longest, owner_of};
#[cfg(windows)]
pub use windows::{Connection, Listener, connect, longest, owner_of};

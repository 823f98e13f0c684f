//! `postmaster.pid`, in which a running server says what it is (PostgreSQL's `pidfile.h`).

use crate::base::process::Pid;
use std::{fs, path::Path};

/// The name of the file in the data folder.
const FILE: &str = "postmaster.pid";

/// What it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Postmaster {
    /// The server's process.
    pub(super) pid: Pid,
    /// When it started, in seconds since 1970.
    pub(super) started: u64,
    /// Its port.
    pub(super) port: u16,
    /// The folder of its first socket.
    pub(super) socket_folder: Option<String>,
    /// Whether it takes connections.
    pub(super) ready: bool,
}

impl Postmaster {
    /// Reads the file of a data folder.
    pub(super) fn read(data: &Path) -> Option<Self> {
        Self::parse(&fs::read_to_string(data.join(FILE)).ok()?)
    }

    /// Lines: process, data folder, start, port, socket folder, listen address, shared memory, state. While the
    /// server starts the last ones are missing.
    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines().map(str::trim);
        let pid = lines.next()?.parse().ok().filter(|pid| *pid > 0)?;
        let started = lines.nth(1).and_then(|line| line.parse().ok()).unwrap_or_default();
        let port = lines.next().and_then(|line| line.parse().ok()).unwrap_or_default();
        let socket_folder = lines.next().filter(|line| !line.is_empty()).map(str::to_owned);
        let ready = lines.nth(2) == Some("ready");
        Some(Self { pid, started, port, socket_folder, ready })
    }

    /// Takes the file of a server that is gone away. Only for whoever holds the lock `alive`.
    pub(super) fn remove(data: &Path) {
        let _ = fs::remove_file(data.join(FILE));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_read_whole_and_half_written() {
        let text = "4242\n/p/data\n1764000000\n15432\n/p/socket\n127.0.0.1\n  1234  5\nready   \n";
        let server = Postmaster::parse(text).unwrap();
        assert!(server.ready && server.pid == 4242 && server.port == 15432);
        assert_eq!(server.socket_folder.as_deref(), Some("/p/socket"));
        assert!(!Postmaster::parse(&text.replace("ready   ", "starting")).unwrap().ready);
        assert!(!Postmaster::parse("4242\n/p/data\n176").unwrap().ready);
        for text in ["", "x", "-1\n", "0\n/p"] {
            assert_eq!(Postmaster::parse(text), None, "{text}");
        }
    }
}

//! Systems without /proc: whether a port is taken can be tried; by whom is left to `lsof` or `netstat`.

use super::Holder;
use crate::base::process::Pid;
use std::net::TcpListener;

/// Tries to bind the port on the loopback addresses.
pub fn holder(port: u16) -> Holder {
    let taken = |address: &str| {
        TcpListener::bind((address, port)).is_err_and(|error| error.kind() == std::io::ErrorKind::AddrInUse)
    };
    if taken("127.0.0.1") || taken("::1") { Holder::Hidden } else { Holder::Nobody }
}

/// Not known here: any listener is taken for ours, since the port was free before the start.
pub fn listened_by(port: u16, _pids: impl Iterator<Item = Pid>) -> bool {
    holder(port) != Holder::Nobody
}

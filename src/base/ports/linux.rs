//! Listeners through /proc/net/tcp and tcp6, their processes through /proc/PID/fd (proc(5)).

use super::Holder;
use crate::base::process::{Pid, stat};
use std::{collections::HashSet, fs};

/// Who listens on `port`, on a loopback or wildcard address.
pub fn holder(port: u16) -> Holder {
    let inodes = listeners(port);
    if inodes.is_empty() {
        return Holder::Nobody;
    }
    let pids = fs::read_dir("/proc").into_iter().flatten().flatten();
    let mut pids = pids.filter_map(|entry| entry.file_name().to_str()?.parse::<Pid>().ok());
    let found = pids.find(|pid| has_socket(*pid, &inodes)).and_then(|pid| Some((stat(pid)?, command(pid))));
    found.map_or(Holder::Hidden, |(process, command)| Holder::Known(process, command))
}

/// Whether one of these processes listens on `port`.
pub fn listened_by(port: u16, mut pids: impl Iterator<Item = Pid>) -> bool {
    let inodes = listeners(port);
    !inodes.is_empty() && pids.any(|pid| has_socket(pid, &inodes))
}

/// The socket inodes that listen on `port`.
fn listeners(port: u16) -> HashSet<String> {
    let tables = ["/proc/net/tcp", "/proc/net/tcp6"];
    let texts = tables.iter().filter_map(|table| fs::read_to_string(table).ok());
    texts
        .flat_map(|text| text.lines().filter_map(|line| listening_inode(line, port)).collect::<Vec<_>>())
        .collect()
}

/// The inode of a table line that listens on `port` where loopback traffic arrives.
fn listening_inode(line: &str, port: u16) -> Option<String> {
    const LISTEN: &str = "0A";
    let mut fields = line.split_ascii_whitespace();
    let (address, hex_port) = fields.nth(1)?.rsplit_once(':')?;
    let here = address.bytes().all(|digit| digit == b'0') || is_loopback(address);
    let state = fields.nth(1)?;
    let matches = u16::from_str_radix(hex_port, 16) == Ok(port) && state == LISTEN && here;
    matches.then(|| fields.nth(5).map(str::to_owned))?
}

/// Addresses stand as groups of four bytes in the machine's own order.
fn is_loopback(address: &str) -> bool {
    const V6: [u8; 16] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
    let words = address.as_bytes().chunks(8).map(|word| {
        let text = std::str::from_utf8(word).unwrap_or_default();
        u32::from_str_radix(text, 16).unwrap_or_default().to_ne_bytes()
    });
    let bytes: Vec<u8> = words.flatten().collect();
    match bytes.as_slice() {
        [127, _, _, _] | [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 127, _, _, _] => true,
        other => other == V6,
    }
}

fn has_socket(pid: Pid, inodes: &HashSet<String>) -> bool {
    let files = fs::read_dir(format!("/proc/{pid}/fd")).into_iter().flatten().flatten();
    let mut targets = files.filter_map(|file| fs::read_link(file.path()).ok());
    targets.any(|target| {
        let socket = target.to_str().and_then(|text| text.strip_prefix("socket:[")?.strip_suffix(']'));
        socket.is_some_and(|inode| inodes.contains(inode))
    })
}

/// The command line, arguments joined by spaces; the short name where it is not to be had.
fn command(pid: Pid) -> String {
    let line = fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
    let text = String::from_utf8_lossy(&line).replace('\0', " ").trim().to_owned();
    if !text.is_empty() {
        return text;
    }
    fs::read_to_string(format!("/proc/{pid}/comm")).unwrap_or_default().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;

    fn own() -> Pid {
        Pid::try_from(std::process::id()).unwrap()
    }

    #[test]
    fn our_own_listener_is_found_on_every_kind_of_address() {
        for address in ["127.0.0.1:0", "0.0.0.0:0", "[::1]:0", "[::]:0"] {
            let Ok(listener) = TcpListener::bind(address) else { continue };
            let port = listener.local_addr().unwrap().port();
            let Holder::Known(process, command) = holder(port) else {
                panic!("{address}: {:?}", holder(port))
            };
            assert_eq!(process.pid, own());
            assert!(!command.is_empty());
            assert!(listened_by(port, std::iter::once(own())));
            assert!(!listened_by(port, std::iter::once(1)));
            drop(listener);
            assert_eq!(holder(port), Holder::Nobody);
        }
    }

    #[test]
    fn a_connection_is_not_a_listener() {
        let line = "   1: 0100007F:1F40 0100007F:9999 01 00000000:00000000 00:00000000 00000000     0        0 4242 1";
        assert_eq!(listening_inode(line, 8000), None);
        assert_eq!(listening_inode(&line.replace(" 01 ", " 0A "), 8000).as_deref(), Some("4242"));
        assert_eq!(listening_inode(&line.replace(" 01 ", " 0A "), 8001), None);
        let elsewhere = line.replace(" 01 ", " 0A ").replacen("0100007F", "0A00000A", 1);
        assert_eq!(listening_inode(&elsewhere, 8000), None);
    }
}

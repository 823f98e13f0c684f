//! The port: chosen once for a project, kept unless somebody else has taken it.

use super::{Error, HOST};
use sha2::{Digest, Sha256};
use std::{net::TcpListener, path::Path};

/// Below the ports that systems give to outgoing connections, which would take it by accident.
const FIRST: u16 = 15432;
const COUNT: u16 = 10_000;

/// Whether nobody listens there.
pub(super) fn is_free(port: u16) -> bool {
    TcpListener::bind((HOST, port)).is_ok()
}

/// A free port, a different one to begin with for each project.
pub(super) fn choose(root: &Path) -> Result<u16, Error> {
    let hash = Sha256::digest(root.as_os_str().as_encoded_bytes());
    let start = u16::from_be_bytes([hash[0], hash[1]]) % COUNT;
    let mut ports = (0..COUNT).map(|step| FIRST + (start + step) % COUNT);
    ports.find(|port| is_free(*port)).ok_or(Error::NoPort)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_passed_over() {
        let root = tempfile::tempdir().unwrap();
        let first = choose(root.path()).unwrap();
        let _held = TcpListener::bind((HOST, first)).unwrap();
        assert!(!is_free(first));
        let second = choose(root.path()).unwrap();
        assert_ne!(first, second);
        assert!((FIRST..FIRST + COUNT).contains(&second));
    }
}

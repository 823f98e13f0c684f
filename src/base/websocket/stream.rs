//! The connection below: plain, or encrypted by rustls with the roots that Mozilla trusts.

use super::{Address, Failure};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned, pki_types::ServerName};
use std::{
    io::{self, Read, Write},
    net::{TcpStream, ToSocketAddrs},
    sync::Arc,
    time::{Duration, Instant},
};

/// A connection.
pub(super) enum Stream {
    Plain(TcpStream),
    Secure(Box<StreamOwned<ClientConnection, TcpStream>>),
}

impl Stream {
    /// Connects to the first of the host's addresses that answers.
    pub(super) fn connect(address: &Address, until: Instant) -> Result<Self, Failure> {
        let places = (address.host.as_str(), address.port).to_socket_addrs();
        let places = places.map_err(|_| Failure::Connect(format!("there is no host `{}`", address.host)))?;
        let mut last = Failure::Connect(format!("`{}` has no address", address.host));
        for place in places {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(Failure::Slow);
            }
            match TcpStream::connect_timeout(&place, left) {
                Ok(tcp) => return Self::over(tcp, address, until),
                Err(error) if error.kind() == io::ErrorKind::TimedOut => last = Failure::Slow,
                Err(error) if error.kind() == io::ErrorKind::ConnectionRefused => {
                    last = Failure::Connect("the connection was refused".to_owned());
                }
                Err(error) => last = Failure::Connect(error.to_string()),
            }
        }
        Err(last)
    }

    fn over(tcp: TcpStream, address: &Address, until: Instant) -> Result<Self, Failure> {
        let unfit = |error: io::Error| Failure::Connect(error.to_string());
        tcp.set_nodelay(true).map_err(unfit)?;
        let left = until.saturating_duration_since(Instant::now()).max(Duration::from_millis(1));
        tcp.set_read_timeout(Some(left)).map_err(unfit)?;
        tcp.set_write_timeout(Some(left)).map_err(unfit)?;
        if !address.secure {
            return Ok(Self::Plain(tcp));
        }
        let name = ServerName::try_from(address.host.clone());
        let name = name.map_err(|_| Failure::Connect(format!("`{}` is no name of a host", address.host)))?;
        let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        let config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|error| Failure::Connect(error.to_string()))?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let talk = ClientConnection::new(Arc::new(config), name);
        let talk = talk.map_err(|error| Failure::Connect(error.to_string()))?;
        Ok(Self::Secure(Box::new(StreamOwned::new(talk, tcp))))
    }

    /// How long the next read or write may take.
    pub(super) fn wait_at_most(&self, time: Duration) -> Result<(), Failure> {
        let tcp = match self {
            Self::Plain(tcp) => tcp,
            Self::Secure(stream) => &stream.sock,
        };
        let time = Some(time.max(Duration::from_millis(1)));
        let set = tcp.set_read_timeout(time).and_then(|()| tcp.set_write_timeout(time));
        set.map_err(|error| failure(&error))
    }
}

impl Read for Stream {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(tcp) => tcp.read(into),
            Self::Secure(stream) => stream.read(into),
        }
    }
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(tcp) => tcp.write(bytes),
            Self::Secure(stream) => stream.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(tcp) => tcp.flush(),
            Self::Secure(stream) => stream.flush(),
        }
    }
}

/// What an error of a read or write means.
pub(super) fn failure(error: &io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut => Failure::Slow,
        // rustls says so when the other side ends without a word.
        io::ErrorKind::UnexpectedEof => Failure::Cut("the connection ended".to_owned()),
        io::ErrorKind::InvalidData => Failure::Broken(error.to_string()),
        _ => Failure::Cut(error.to_string()),
    }
}

//! Why a server does not start.

use crate::base::Exit;
use miette::Diagnostic;
use std::{io, net::SocketAddr};
use thiserror::Error;

/// It does not start.
#[derive(Debug, Error, Diagnostic)]
pub enum Error {
    /// The port is taken.
    #[error("port {port} is taken by {holder}")]
    #[diagnostic(code(ef::serve::port), help("{help}"))]
    PortTaken {
        /// The port.
        port: u16,
        /// Who has it.
        holder: String,
        /// What to do.
        help: String,
    },
    /// It cannot listen there.
    #[error("cannot listen on {address}")]
    #[diagnostic(code(ef::serve::listen), help("{help}"))]
    Listen {
        /// Where.
        address: SocketAddr,
        /// What to do.
        help: &'static str,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// Others could reach it without a token.
    #[error("others could reach {address}, and no token is set")]
    #[diagnostic(
        code(ef::serve::open),
        help(
            "put one of 16 characters or more into `EF_SERVE_TOKEN` (`openssl rand -hex 32` makes one), name a file with `--token-file`, or listen on 127.0.0.1"
        )
    )]
    NoToken {
        /// Where it would listen.
        address: SocketAddr,
    },
    /// A token can be guessed.
    #[error("the token in {place} has {why}")]
    #[diagnostic(code(ef::serve::token), help("`openssl rand -hex 32` makes a good one"))]
    WeakToken {
        /// Where it was found.
        place: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// The system refuses what a server needs.
    #[error("cannot start the server")]
    #[diagnostic(code(ef::serve::system), help("the system refuses threads or sockets"))]
    System {
        /// Why.
        #[source]
        source: io::Error,
    },
}

impl Error {
    /// The exit code that the error stands for.
    pub fn exit(&self) -> Exit {
        match self {
            Self::NoToken { .. } | Self::WeakToken { .. } => Exit::Usage,
            _ => Exit::Outside,
        }
    }
}

//! Why a voice cannot be got. Nothing of it is installed then; what came of a file is kept where it can be gone on
//! with.

use crate::{
    base::Exit,
    tts::voices::catalogue::{Digest, File},
};
use miette::Diagnostic;
use std::{io, path::PathBuf};
use thiserror::Error;

/// A voice does not come.
#[derive(Debug, Error, Diagnostic)]
pub enum Error {
    /// The publisher has taken a file away, or moved it.
    #[error("`{url}` is gone ({status})")]
    #[diagnostic(
        code(ef::pull::gone),
        help(
            "the publisher has moved or removed it: get it elsewhere and take it in with `ef tts voices add FILE`, or name a mirror with `--from` or `EF_VOICES_URL`"
        )
    )]
    Gone {
        /// The address.
        url: String,
        /// 404 or 410.
        status: u16,
    },
    /// The server refuses.
    #[error("`{url}` is refused with {status}")]
    #[diagnostic(
        code(ef::pull::status),
        help(
            "open the address in a browser to see why; a mirror can be named with `--from` or `EF_VOICES_URL`"
        )
    )]
    Status {
        /// The address.
        url: String,
        /// The status.
        status: u16,
    },
    /// The server cannot be reached.
    #[error("cannot reach `{host}`: {why}")]
    #[diagnostic(
        code(ef::pull::unreachable),
        help(
            "is there a network? Behind a proxy set `HTTPS_PROXY`; without any, `--from DIR` takes files that were fetched elsewhere"
        )
    )]
    Unreachable {
        /// The host.
        host: String,
        /// Why not.
        why: String,
    },
    /// The proxy wants to know who asks.
    #[error("the proxy {} wants a name and a password (407)", shown(proxy))]
    #[diagnostic(
        code(ef::pull::proxy_password),
        help("put them into the variable that names it: `HTTPS_PROXY=http://NAME:PASSWORD@HOST:PORT`")
    )]
    ProxyPassword {
        /// The proxy's host and port.
        proxy: String,
    },
    /// The proxy fails.
    #[error("the proxy {} does not do it: {why}", shown(proxy))]
    #[diagnostic(
        code(ef::pull::proxy),
        help("correct `HTTPS_PROXY`, or go without for this host: `NO_PROXY=HOST`")
    )]
    Proxy {
        /// The proxy's host and port.
        proxy: String,
        /// Why.
        why: String,
    },
    /// It broke off too often.
    #[error("`{url}` was given up after {tries} failures in a row: {why}")]
    #[diagnostic(
        code(ef::pull::gave_up),
        help("the {have} bytes that came are kept: the same command goes on from there")
    )]
    GaveUp {
        /// The address.
        url: String,
        /// How many.
        tries: u32,
        /// The last of them.
        why: String,
        /// What is here.
        have: u64,
    },
    /// The server sends more than there is.
    #[error("`{url}` is longer than the {bytes} bytes that were published")]
    #[diagnostic(
        code(ef::pull::too_long),
        help(
            "it is another file, so nothing was installed; something in between, such as a login page, may have answered"
        )
    )]
    TooLong {
        /// The address.
        url: String,
        /// What was published.
        bytes: u64,
    },
    /// The bytes are others than those that were published.
    #[error("{place} is not what was published: {what}")]
    #[diagnostic(
        code(ef::pull::digest),
        help(
            "nothing was installed. Try again; if it stays so, the file was changed or something in between changes it: do not use it"
        )
    )]
    Digest {
        /// The address or the file.
        place: String,
        /// What differs.
        what: String,
    },
    /// There is no room.
    #[error("`{}` has room for {free} bytes, and {need} are needed", path.display())]
    #[diagnostic(
        code(ef::pull::no_room),
        help(
            "make room (`ef tts voices prune` takes away what is not needed), or use another disk: `--data-dir DIR`"
        )
    )]
    NoRoom {
        /// The folder.
        path: PathBuf,
        /// What is needed.
        need: u64,
        /// What is there.
        free: u64,
    },
    /// A voice is published in another form.
    #[error("`{name}` is published as a checkpoint of PyTorch, which no engine here takes")]
    #[diagnostic(
        code(ef::pull::no_files),
        help(
            "export it to ONNX where Coqui is installed, then `ef tts voices add FILE.onnx`; it lies at {url}"
        )
    )]
    NoFiles {
        /// The voice.
        name: String,
        /// Where it is.
        url: String,
    },
    /// `--from` does not have a file.
    #[error("there is no `{name}` in `{}`", folder.display())]
    #[diagnostic(
        code(ef::pull::not_there),
        help("put it there under that name, or below it as the publisher has it")
    )]
    NotThere {
        /// The file.
        name: String,
        /// The folder.
        folder: PathBuf,
    },
    /// A file has no address.
    #[error("a file of the catalogue has no address")]
    #[diagnostic(code(ef::pull::no_address), help("make the catalogue anew: scripts/voice-catalogue.py"))]
    NoAddress,
    /// A file cannot be read.
    #[error("cannot read `{}`", path.display())]
    #[diagnostic(code(ef::pull::read), help("check that this user may read it"))]
    Read {
        /// The file.
        path: PathBuf,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// Something cannot be written.
    #[error("cannot write `{}`", path.display())]
    #[diagnostic(
        code(ef::pull::write),
        help("make room, or use a folder that this user may write to: `--data-dir DIR`")
    )]
    Write {
        /// The file.
        path: PathBuf,
        /// Why not.
        #[source]
        source: io::Error,
    },
}

fn shown(proxy: &str) -> String {
    if proxy.is_empty() { "in between".to_owned() } else { format!("`{proxy}`") }
}

impl Error {
    /// A file whose digest differs.
    pub(super) fn digest(url: &str, file: &File, found: &str) -> Self {
        let (Digest::Sha256(wanted) | Digest::Md5(wanted)) = &file.digest;
        let kind = if matches!(file.digest, Digest::Md5(_)) { "MD5" } else { "SHA-256" };
        Self::Digest { place: format!("`{url}`"), what: format!("its {kind} is {found} and not {wanted}") }
    }

    /// The exit code that the error stands for.
    pub fn exit(&self) -> Exit {
        match self {
            Self::NoFiles { .. } | Self::NotThere { .. } => Exit::Usage,
            _ => Exit::Outside,
        }
    }
}

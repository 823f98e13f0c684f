//! What the launcher is asked to do, as plain data: no paths left relative, no names left unresolved.
//! `settings` makes it from `ef.toml` and flags; the supervisor only reads it.

use std::{ffi::OsString, fmt, net::SocketAddr, path::PathBuf, time::Duration};

/// The name of a service: letters, digits, `_`, `-` and `.`, at most 64 of them, not starting with `-` or `.`.
///
/// It names the log file and is the prefix of every line, so nothing that a file system or a terminal
/// could take amiss is let in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ServiceName(String);

impl ServiceName {
    /// Parses a name at the edge; `None` when a rule above is broken.
    pub fn parse(text: &str) -> Option<Self> {
        let good = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        let first = text.chars().next()?;
        (text.len() <= 64 && !matches!(first, '-' | '.') && text.chars().all(good))
            .then(|| Self(text.to_owned()))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ServiceName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Everything `ef dev` needs to know before it starts the first process.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The project's root folder, absolute. `.ef/` lies in it.
    pub root: PathBuf,
    /// The services to start, in the order of the file. Every need of each is in the list too.
    pub services: Vec<Service>,
    /// What happens when a service ends by itself without an error.
    pub on_exit: OnEnd,
    /// What happens when a service has failed for good.
    pub on_failure: OnEnd,
    /// Who gets what is typed.
    pub stdin: Typed,
    /// How many services may run at once; all of them when `None`.
    pub at_once: Option<usize>,
    /// Whether a missing venv or `node_modules` may be set up (`--no-setup` says no).
    pub setup: bool,
    /// Whether leftovers of an earlier run that hold our ports may be ended (`--replace`).
    pub replace: bool,
    /// Whether the browser is opened at the last ready URL (`--open`).
    pub open: bool,
}

/// What the end of one service means for the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnEnd {
    /// The others go on.
    Continue,
    /// All are stopped, in reverse order of need.
    StopAll,
}

/// Who gets what is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// Nobody, and every service finds its input at its end.
    Nobody,
    /// This service.
    Service(ServiceName),
    /// Nobody, but every service has an input that stays open: some end when theirs does.
    Open,
    /// The service that the text names in front, as `NAME:text`, else the default one.
    Routed {
        /// The names by which a service can be meant, with its place in the plan.
        names: Vec<(String, usize)>,
        /// Who gets what names nobody: a name, which need not be one of the above.
        default: String,
    },
}

/// One service: a command and the rules for its life.
#[derive(Clone, Debug)]
pub struct Service {
    /// Its name.
    pub name: ServiceName,
    /// What is run.
    pub command: Command,
    /// The folder it runs in, absolute.
    pub dir: PathBuf,
    /// Variables that are set on top of our own environment: env files first, then `env`.
    pub environment: Vec<(OsString, OsString)>,
    /// A Python virtual environment, absolute: its programs come first on PATH and `VIRTUAL_ENV` is set.
    pub venv: Option<PathBuf>,
    /// When it counts as ready; at once after its start when `None`. A `port` alone implies a TCP check
    /// without a time limit.
    pub ready: Option<Ready>,
    /// What follows an end that nobody asked for.
    pub restart: Restart,
    /// The TCP port that it will listen on; checked to be free before the start.
    pub port: Option<u16>,
    /// What must be there before it starts.
    pub needs: Vec<Need>,
    /// How it is asked to end.
    pub stop: Stop,
    /// What is run first when something is missing.
    pub setup: Option<Setup>,
    /// Whether it gets a terminal of its own when we have one. Off: always a pipe.
    pub tty: bool,
    /// The files whose change restarts it; none: it is not watched.
    pub watch: Vec<String>,
}

/// A command line, or a program with its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Run by the system's shell (`/bin/sh -c`, `cmd /C` on Windows), unchanged.
    Shell(String),
    /// Run directly; never empty.
    Exec(Vec<String>),
}

/// A readiness check and its time limit.
#[derive(Clone, Debug)]
pub struct Ready {
    /// What is asked.
    pub check: Check,
    /// How long it may take from the start of the process; as long as it wants when `None`.
    pub within: Option<Duration>,
    /// Whose listener counts, for `Http` and `Tcp` on a loopback address.
    pub owner: Owner,
    /// Whether a line that matches is believed at once. Else whoever wrote it must still be there a moment later.
    pub at_once: bool,
}

/// What must be seen for a service to be ready.
#[derive(Clone, Debug)]
pub enum Check {
    /// An HTTP answer below 500 to a GET of this URL (`http://` only).
    Http(HttpUrl),
    /// Something accepts TCP connections there. Host and port, the host as written.
    Tcp {
        /// A host name or an IP address.
        host: String,
        /// The port.
        port: u16,
    },
    /// A line of its output matches.
    Log(regex::bytes::Regex),
    /// This command ends with 0. It runs in the service's folder and environment.
    Exec(Command),
}

/// The parts of an `http://` URL that a readiness check needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpUrl {
    /// As the user wrote it.
    pub text: String,
    /// Host name or address, without brackets.
    pub host: String,
    /// The port, 80 when not written.
    pub port: u16,
    /// Path and query, at least `/`.
    pub path: String,
}

impl HttpUrl {
    /// Parses `http://HOST[:PORT][/PATH]`; the error says what is wrong.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let rest = text.strip_prefix("http://").ok_or("must begin with `http://`")?;
        let (authority, path) = rest.find(['/', '?']).map_or((rest, ""), |at| rest.split_at(at));
        let path = path.split('#').next().unwrap_or_default();
        let (host, port) = split_host_port(authority);
        if host.is_empty() || host.contains(['@', ' ']) {
            return Err("has no host name");
        }
        let port = match port {
            None => 80,
            Some(text) => text.parse().ok().filter(|p| *p != 0).ok_or("has a port that is not 1 to 65535")?,
        };
        let path = if path.starts_with('/') { path.to_owned() } else { format!("/{path}") };
        Ok(Self { text: text.to_owned(), host: host.to_owned(), port, path })
    }
}

/// Splits `host:port`, with `[v6]:port` understood; the port is `None` when there is none.
pub fn split_host_port(text: &str) -> (&str, Option<&str>) {
    if let Some((host, rest)) = text.strip_prefix('[').and_then(|t| t.split_once(']')) {
        return (host, rest.strip_prefix(':'));
    }
    text.rsplit_once(':').map_or((text, None), |(host, port)| (host, Some(port)))
}

/// Who must be listening for a TCP or HTTP check on a loopback address to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A process of the service's own tree: an orphan that still holds the port is not taken for it.
    Own,
    /// Anybody, for services whose listener lives elsewhere (a container engine's proxy).
    Any,
}

/// When a service that ended is started again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Restart {
    /// After which ends.
    pub policy: RestartPolicy,
    /// How many restarts in a row are tried; the count begins anew after 10 s up, where the pause is a doubling
    /// one. `None`: without end.
    pub tries: Option<u32>,
    /// How long the pause before each is.
    pub pause: Pause,
}

/// The pause before a restart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pause {
    /// 0.25 s, doubled each time, 8 s at most.
    Doubling,
    /// The same each time.
    Fixed(Duration),
    /// 1 s, doubled each time without a limit.
    Exponential,
}

/// After which ends a service is started again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RestartPolicy {
    /// After none.
    Never,
    /// When it ended with another code than 0, or by a signal.
    OnFailure,
    /// After every end.
    Always,
}

/// A service that must be there first, and how far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// Whom it waits for.
    pub service: ServiceName,
    /// How far that one must have come.
    pub until: Until,
}

/// How far a needed service must have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// Its process runs.
    Started,
    /// It is ready.
    Ready,
    /// It has ended with 0.
    Done,
}

/// How a service is asked to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The first signal.
    pub signal: StopSignal,
    /// After this long without an end, SIGKILL.
    pub within: Duration,
    /// Whether only the service's first process is asked, which then ends the others by itself.
    pub first_only: bool,
    /// Whether a signal that ends the whole run is handed on as it came, in place of the first signal.
    pub as_received: bool,
}

/// The signals a service may be asked to end with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopSignal {
    /// SIGINT, what Ctrl-C sends.
    Int,
    /// SIGTERM.
    Term,
    /// SIGHUP.
    Hup,
    /// SIGQUIT.
    Quit,
    /// SIGKILL: no time to clean up.
    Kill,
}

/// A command that is run first when something is missing.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The file or folder that must exist, absolute.
    pub when_missing: PathBuf,
    /// The shell line that makes it; runs in the service's folder and environment.
    pub run: String,
}

/// The loopback address of a TCP or HTTP check, when it is one.
pub fn loopback_port(host: &str, port: u16) -> Option<SocketAddr> {
    let address = match host {
        "localhost" => std::net::Ipv4Addr::LOCALHOST.into(),
        other => other.parse::<std::net::IpAddr>().ok()?,
    };
    (address.is_loopback() || address.is_unspecified()).then(|| SocketAddr::new(address, port))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_to_their_rules() {
        for good in ["api", "db-1", "a.b_c", "9"] {
            assert!(ServiceName::parse(good).is_some(), "{good}");
        }
        for bad in ["", "-x", ".x", "a b", "a/b", "é", "a\n", &"x".repeat(65)] {
            assert!(ServiceName::parse(bad).is_none(), "{bad:?}");
        }
    }

    #[test]
    fn urls_are_taken_apart() {
        let url = HttpUrl::parse("http://[::1]:8000?x=1#frag").unwrap();
        assert_eq!((url.host.as_str(), url.port, url.path.as_str()), ("::1", 8000, "/?x=1"));
        assert_eq!(HttpUrl::parse("http://localhost").unwrap().path, "/");
        assert!(HttpUrl::parse("https://x/").is_err());
        assert!(HttpUrl::parse("http://:80/").is_err());
        assert!(HttpUrl::parse("http://x:99999/").is_err());
    }

    #[test]
    fn loopback_is_recognised() {
        assert!(loopback_port("localhost", 1).is_some());
        assert!(loopback_port("0.0.0.0", 1).is_some());
        assert!(loopback_port("::1", 1).is_some());
        assert!(loopback_port("db.example", 1).is_none());
    }
}

//! Readiness over TCP and HTTP, in a thread of its own for each service that is waited for.
//!
//! A check counts only if the listener belongs to the service's own process tree: an orphan that still holds
//! the port would else be taken for it. After that the thread goes on looking, slowly and without a trace in
//! the service's log: it connects, says nothing, closes its side and expects the other side to close too.
//! A server that no longer does so (uvicorn behind a reload that failed) has stopped answering.

use super::{
    plan::{Check, HttpUrl, Owner, loopback_port},
    supervisor::Event,
    tree::{RUN, SERVICE, is_detached},
};
use crate::base::{
    ports::{self, Holder},
    process::{self, Pid},
};
use std::{
    io::{ErrorKind, Read, Write},
    net::{Shutdown, SocketAddr, TcpStream, ToSocketAddrs},
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError, Sender},
    },
    time::{Duration, Instant},
};

/// Between two looks while a service starts …
const LOOK: Duration = Duration::from_millis(50);
/// … and once it has taken longer than `PATIENCE`.
const SELDOM: Duration = Duration::from_millis(250);
/// How long a start is watched closely.
const PATIENCE: Duration = Duration::from_secs(30);
/// Between two looks at a service that is ready.
const LOOK_AGAIN: Duration = Duration::from_secs(5);
/// How long a connection may take; loopback answers at once or not at all.
const CONNECT: Duration = Duration::from_secs(1);
/// How long the first HTTP request may take. Each later one may take twice as long as the one before, so that
/// a first page that takes seconds to compile is waited for, and a dead server is not waited for long.
const FIRST_REQUEST: Duration = Duration::from_secs(1);
/// The longest that one HTTP request may take.
const LONGEST_REQUEST: Duration = Duration::from_secs(32);
/// How long a server may take to close a connection on which nothing was said.
const CLOSE: Duration = Duration::from_secs(4);

/// Whose readiness is looked for.
#[derive(Clone)]
pub(super) struct Subject {
    /// The service, as numbered in the plan.
    pub(super) service: usize,
    /// Which of its processes.
    pub(super) generation: u64,
    /// Its first process, which leads its session.
    pub(super) first: Pid,
    /// This run's mark and the service's name, for processes that left the session.
    pub(super) marks: Arc<(String, String)>,
}

/// Where to connect, and what to ask there.
pub(super) struct Target {
    host: String,
    port: u16,
    url: Option<HttpUrl>,
    owner: Owner,
}

impl Target {
    /// The target of a check; `None` for checks that need no connection.
    pub(super) fn of(check: &Check, owner: Owner) -> Option<Self> {
        match check {
            Check::Http(url) => {
                Some(Self { host: url.host.clone(), port: url.port, url: Some(url.clone()), owner })
            }
            Check::Tcp { host, port } => Some(Self { host: host.clone(), port: *port, url: None, owner }),
            Check::Log(_) | Check::Exec(_) => None,
        }
    }
}

/// Starts looking. The thread ends when `stop` is dropped.
pub(super) fn start(subject: Subject, target: Target, stop: Receiver<()>, events: Sender<Event>) {
    const STACK: usize = 128 * 1024;
    let probe = Probe { subject, target, stop, events, request: FIRST_REQUEST };
    let thread = std::thread::Builder::new().name("probe".into()).stack_size(STACK);
    // Without a thread the service is never seen to be ready, which its time limit reports.
    let _ = thread.spawn(move || probe.look());
}

struct Probe {
    subject: Subject,
    target: Target,
    stop: Receiver<()>,
    events: Sender<Event>,
    request: Duration,
}

impl Probe {
    fn look(mut self) {
        let (service, generation) = (self.subject.service, self.subject.generation);
        let begun = Instant::now();
        let mut listening = false;
        let mut foreign = false;
        loop {
            if let Some(stream) = self.connect() {
                if self.is_own() {
                    if !std::mem::replace(&mut listening, true) && self.target.url.is_some() {
                        self.say(Event::Listening { service, generation });
                    }
                    if self.answers(stream) {
                        break;
                    }
                } else if !std::mem::replace(&mut foreign, true) {
                    let holder = ports::holder(self.target.port);
                    self.say(Event::Foreign { service, generation, port: self.target.port, holder });
                }
            }
            if !self.wait(if begun.elapsed() < PATIENCE { LOOK } else { SELDOM }) {
                return;
            }
        }
        self.say(Event::Ready { service, generation });
        self.keep_looking();
    }

    /// Pauses; `false` when nobody wants to know any more.
    fn wait(&self, time: Duration) -> bool {
        self.stop.recv_timeout(time) == Err(RecvTimeoutError::Timeout)
    }

    fn say(&self, event: Event) {
        let _ = self.events.send(event);
    }

    fn addresses(&self) -> Vec<SocketAddr> {
        (self.target.host.as_str(), self.target.port)
            .to_socket_addrs()
            .map(Iterator::collect)
            .unwrap_or_default()
    }

    fn connect(&self) -> Option<TcpStream> {
        self.addresses().iter().find_map(|address| TcpStream::connect_timeout(address, CONNECT).ok())
    }

    /// Whether the listener is the service's own. One that we may not look into is believed.
    fn is_own(&self) -> bool {
        let Target { host, port, owner, .. } = &self.target;
        if *owner == Owner::Any || loopback_port(host, *port).is_none() {
            return true;
        }
        let tree = process::descendants(self.subject.first, is_detached);
        if ports::listened_by(*port, tree.iter().map(|process| process.pid)) {
            return true;
        }
        match ports::holder(*port) {
            Holder::Hidden => true,
            Holder::Nobody => false,
            Holder::Known(process, _) => {
                let (run, name) = &*self.subject.marks;
                process.session == self.subject.first
                    || (process::marker(process.pid, RUN).as_ref() == Some(run)
                        && process::marker(process.pid, SERVICE).as_ref() == Some(name))
            }
        }
    }

    /// For HTTP: whether an answer below 500 comes. For TCP the connection is the answer.
    fn answers(&mut self, mut stream: TcpStream) -> bool {
        let Some(url) = &self.target.url else { return true };
        let time = self.request;
        self.request = (self.request * 2).min(LONGEST_REQUEST);
        get(&mut stream, url, time).is_some_and(|status| status < 500)
    }

    /// Looks on while the service runs. The first look only finds out whether this server closes a silent
    /// connection at all; one that does not is left alone.
    fn keep_looking(&self) {
        let (service, generation) = (self.subject.service, self.subject.generation);
        let mut mute = false;
        if !self.closes() {
            return;
        }
        while self.wait(LOOK_AGAIN) {
            let answers = self.closes();
            if answers == mute {
                mute = !answers;
                self.say(if mute {
                    Event::Mute { service, generation }
                } else {
                    Event::Answers { service, generation }
                });
            }
        }
    }

    /// Whether the server closes a connection that was closed on our side. Refused ones count as closed:
    /// a server between two reloads is not mute.
    fn closes(&self) -> bool {
        let Some(mut stream) = self.connect() else { return true };
        let silent = stream.shutdown(Shutdown::Write).and_then(|()| stream.set_read_timeout(Some(CLOSE)));
        match silent.and_then(|()| stream.read(&mut [0; 256])) {
            Ok(_) => true,
            Err(error) => !matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut),
        }
    }
}

/// Sends a GET and returns the status of the answer (RFC 9112, status line).
fn get(stream: &mut TcpStream, url: &HttpUrl, within: Duration) -> Option<u16> {
    let host = if url.host.contains(':') { format!("[{}]", url.host) } else { url.host.clone() };
    let request = format!(
        "GET {} HTTP/1.1\r\nHost: {host}:{}\r\nUser-Agent: ef\r\nAccept: */*\r\nConnection: close\r\n\r\n",
        url.path, url.port
    );
    stream.set_read_timeout(Some(within)).ok()?;
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = vec![];
    let mut block = [0; 1024];
    while !answer.contains(&b'\n') && answer.len() < 8192 {
        match stream.read(&mut block) {
            Ok(0) | Err(_) => break,
            Ok(count) => answer.extend_from_slice(&block[..count]),
        }
    }
    let line = answer.split(|byte| *byte == b'\n').next()?;
    let line = std::str::from_utf8(line).ok()?;
    line.strip_prefix("HTTP/1.")?.split(' ').nth(1)?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;

    fn serve(answer: &'static [u8]) -> HttpUrl {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let _ = stream.read(&mut [0; 1024]);
                let _ = stream.write_all(answer);
            }
        });
        HttpUrl::parse(&format!("http://127.0.0.1:{port}/x")).unwrap()
    }

    fn status(url: &HttpUrl) -> Option<u16> {
        let mut stream = TcpStream::connect((url.host.as_str(), url.port)).unwrap();
        get(&mut stream, url, Duration::from_millis(300))
    }

    #[test]
    fn a_status_line_is_understood_and_anything_else_is_not() {
        assert_eq!(status(&serve(b"HTTP/1.1 404 Not Found\r\n\r\n")), Some(404));
        assert_eq!(status(&serve(b"HTTP/1.0 200\r\n\r\n")), Some(200));
        assert_eq!(status(&serve(b"SSH-2.0-x\r\n")), None);
        assert_eq!(status(&serve(b"")), None);
    }
}

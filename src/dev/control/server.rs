//! The side that answers: a thread that takes connections, and one for each of them. They ask the supervisor,
//! which answers between two events; nobody who hangs or writes half a request keeps anybody else waiting.

use super::{Answer, Kind, Note, Refusal, Request, Status, VERSION, note};
use crate::{
    base::{
        account, files,
        process::{self, Pid, Usage},
        socket::{self, Connection, Listener},
    },
    dev::supervisor::Event,
};
use std::{
    fs,
    io::{self, Read, Write},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
        mpsc::{RecvTimeoutError, Sender, channel},
    },
    time::Duration,
};

/// How long a client may take to write a request, or to take an answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// While something is waited for, a client that went away is noticed after so long.
const LOOK: Duration = Duration::from_millis(500);
/// How many may be connected at once.
const MOST: usize = 64;
/// The longest request, in bytes.
const LONGEST_REQUEST: usize = 64 * 1024;
/// The stack of a connection's thread.
const STACK: usize = 128 * 1024;

/// A request on its way to the supervisor.
pub(in crate::dev) struct Call {
    pub(in crate::dev) request: Request,
    pub(in crate::dev) reply: Sender<Answer>,
}

/// The open door of a launcher. Note and socket go when it is dropped.
#[derive(Debug)]
pub struct Door {
    listener: Listener,
    note: PathBuf,
}

impl Drop for Door {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.note);
    }
}

/// Makes the socket and the note for the launcher that a person sees as `pid`, in the project's `.ef/`. `short` is
/// a folder for sockets whose path would be too long there, or whose file system knows none.
pub fn open(state_folder: &Path, short: &Path, kind: Kind, pid: Pid) -> io::Result<Door> {
    let folder = note::folder(state_folder);
    private_folder(&folder)?;
    let (listener, path) = bind(&folder, short, pid)?;
    let note = Note {
        version: VERSION,
        kind,
        pid,
        started: process::stat(pid).map_or(0, |process| process.started),
        begun: jiff::Timestamp::now().to_string(),
        socket: path,
    };
    note.write(&folder)?;
    Ok(Door { listener, note: Note::path(&folder, pid) })
}

fn bind(folder: &Path, short: &Path, pid: Pid) -> io::Result<(Listener, PathBuf)> {
    let name = format!("{pid}.sock");
    let usual = folder.join(&name);
    if usual.as_os_str().len() <= socket::longest()
        && let Ok(listener) = Listener::bind(&usual)
    {
        return Ok((listener, usual));
    }
    private_folder(short)?;
    let path = short.join(name);
    Ok((Listener::bind(&path)?, path))
}

/// Makes a folder that only we may enter, or makes sure that the one that is there is ours.
fn private_folder(path: &Path) -> io::Result<()> {
    match files::make_folder(path, 0o700) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        Ok(()) => return Ok(()),
        Err(_) => {}
    }
    // Not followed: a link in a folder that everybody may write to could lead anywhere.
    let there = fs::symlink_metadata(path)?;
    if !there.is_dir() || socket::owner_of(path)? != account::own_uid() {
        let why = format!("`{}` belongs to somebody else", path.display());
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, why));
    }
    #[cfg(unix)]
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
    Ok(())
}

/// Begins to answer.
pub(in crate::dev) fn listen(door: &Door, supervisor: Sender<Event>) -> io::Result<()> {
    let listener = door.listener.try_clone()?;
    let count = Arc::new(AtomicUsize::new(0));
    let work = move || {
        while let Ok(connection) = listener.accept() {
            serve_in_thread(connection, &supervisor, &count);
        }
    };
    std::thread::Builder::new().name("control".into()).stack_size(64 * 1024).spawn(work).map(drop)
}

fn serve_in_thread(mut connection: Connection, supervisor: &Sender<Event>, count: &Arc<AtomicUsize>) {
    if count.load(Ordering::SeqCst) >= MOST {
        let _ = connection.patience(Some(Duration::from_millis(100)));
        let _ = send(&mut connection, &Answer::refused(Refusal::Busy));
        return;
    }
    count.fetch_add(1, Ordering::SeqCst);
    let (supervisor, theirs) = (supervisor.clone(), Arc::clone(count));
    let work = move || {
        // A client that goes away in the middle is nobody's failure.
        let _ = serve(connection, &supervisor);
        theirs.fetch_sub(1, Ordering::SeqCst);
    };
    let thread = std::thread::Builder::new().name("client".into()).stack_size(STACK);
    if thread.spawn(work).is_err() {
        count.fetch_sub(1, Ordering::SeqCst);
    }
}

fn serve(connection: Connection, supervisor: &Sender<Event>) -> io::Result<()> {
    let mut lines = Lines { connection, buffer: vec![] };
    while let Some(line) = lines.next()? {
        let answer = match serde_json::from_slice::<Request>(&line) {
            Ok(request) if request.version == VERSION => lines.call(request, supervisor)?,
            Ok(request) => bad(format!("version {} is not known, {VERSION} is", request.version)),
            Err(error) => bad(error.to_string()),
        };
        send(&mut lines.connection, &answer)?;
    }
    Ok(())
}

fn bad(reason: String) -> Answer {
    Answer::refused(Refusal::BadRequest { reason })
}

fn send(connection: &mut Connection, answer: &Answer) -> io::Result<()> {
    let mut line = serde_json::to_string(answer)?;
    line.push('\n');
    connection.write_all(line.as_bytes())
}

/// A client, line by line.
struct Lines {
    connection: Connection,
    buffer: Vec<u8>,
}

impl Lines {
    /// The next request; `None` at the client's end. Half a one is waited for only so long.
    fn next(&mut self) -> io::Result<Option<Vec<u8>>> {
        self.connection.patience(Some(PATIENCE))?;
        loop {
            if let Some(end) = memchr::memchr(b'\n', &self.buffer) {
                let mut line: Vec<u8> = self.buffer.drain(..=end).collect();
                line.pop();
                return Ok(Some(line));
            }
            if self.buffer.len() > LONGEST_REQUEST {
                let reason = format!("a request is longer than {LONGEST_REQUEST} bytes");
                send(&mut self.connection, &bad(reason))?;
                return Ok(None);
            }
            if !self.more()? {
                return Ok(None);
            }
        }
    }

    fn more(&mut self) -> io::Result<bool> {
        let mut block = [0; 4096];
        let count = self.connection.read(&mut block)?;
        self.buffer.extend_from_slice(&block[..count]);
        Ok(count > 0)
    }

    /// Asks the supervisor, and gives up when the client does.
    fn call(&mut self, request: Request, supervisor: &Sender<Event>) -> io::Result<Answer> {
        let (reply, answers) = channel();
        let gone = || io::Error::from(io::ErrorKind::BrokenPipe);
        supervisor.send(Event::Control(Call { request, reply })).map_err(|_| gone())?;
        self.connection.patience(Some(Duration::from_millis(1)))?;
        loop {
            match answers.recv_timeout(LOOK) {
                Ok(mut answer) => {
                    self.connection.patience(Some(PATIENCE))?;
                    answer.services.iter_mut().for_each(fill_in);
                    return Ok(answer);
                }
                Err(RecvTimeoutError::Disconnected) => return Err(gone()),
                Err(RecvTimeoutError::Timeout) => match self.more() {
                    Ok(true) => {}
                    Ok(false) => return Err(gone()),
                    Err(error)
                        if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut) => {}
                    Err(error) => return Err(error),
                },
            }
        }
    }
}

/// What the processes of a service use: read here, so that the supervisor need not.
pub(in crate::dev) fn fill_in(status: &mut Status) {
    let used: Vec<Usage> = status.pids.iter().filter_map(|pid| process::usage(*pid)).collect();
    if !used.is_empty() {
        let cpu: Duration = used.iter().map(|usage| usage.cpu).sum();
        status.cpu_seconds = Some((cpu.as_secs_f64() * 100.0).round() / 100.0);
        status.memory_bytes = Some(used.iter().map(|usage| usage.memory_bytes).sum());
    }
}

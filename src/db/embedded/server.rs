//! Starts and stops the server, and says what state it is in.

use super::{
    Embedded, Error, Hear, Note,
    error::{is_full, tail},
    folder::{Folder, make_owned},
    initialize::initialize,
    port,
    postmaster::Postmaster,
    programs::{self, Programs, Wanted},
    record::Record,
    state::{IN_DEV, LOOK, QUIET, Running, START, State, running, settled, state},
    task,
};
use crate::{
    base::{
        STATE_FOLDER,
        account::Account,
        files, make_state_folder,
        process::{self, Ended, Pid, Signal, Task},
    },
    db::DatabaseUrl,
};
use std::{
    ffi::OsString,
    fs::{self, File, TryLockError},
    io::{self, Write},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

/// How long another `ef` may be busy with the server: it may be installing programs.
const OTHERS: Duration = Duration::from_mins(10);
/// How long a fast shutdown may take …
const STOP: Duration = Duration::from_mins(1);
/// … and what may follow it.
const QUIT: Duration = Duration::from_secs(10);
/// How often another port is tried when one is taken in the last moment.
const PORTS: usize = 5;
/// What is known without changing anything.
#[derive(Clone, Debug)]
pub struct Facts {
    /// What state the server is in.
    pub state: State,
    /// The data.
    pub data: Option<PathBuf>,
    /// Their major version.
    pub major: Option<u32>,
    /// The programs that ran last.
    pub programs: Option<PathBuf>,
    /// The address, once there is one.
    pub url: Option<DatabaseUrl>,
}

/// A server that runs now.
#[derive(Clone, Debug)]
pub struct Started {
    /// It.
    pub running: Running,
    /// Its address.
    pub url: DatabaseUrl,
    /// Whether it did not run before.
    pub fresh: bool,
}

/// What a reset did.
#[derive(Clone, Debug)]
pub struct Reset {
    /// The data that were removed, when there were any.
    pub removed: Option<PathBuf>,
    /// The new server, when the old one ran.
    pub started: Option<Started>,
}

/// Everything that a start needs, in place.
struct Ready {
    folder: Folder,
    record: Record,
    programs: Programs,
    account: Option<Account>,
    /// Held by us, and handed on to the server.
    alive: File,
}

impl Ready {
    /// Which programs serve the data.
    fn remember(&mut self) -> Result<(), Error> {
        if self.record.programs.as_ref() == Some(&self.programs.folder) {
            return Ok(());
        }
        self.record.programs = Some(self.programs.folder.clone());
        self.record.write(&self.folder)
    }
}

impl Embedded {
    /// What is known; makes and changes nothing.
    pub fn facts(&self) -> Result<Facts, Error> {
        let Some(folder) = Folder::find(self.root())? else {
            return Ok(Facts { state: State::None, data: None, major: None, programs: None, url: None });
        };
        let has_data = folder.has_data()?;
        let record = Record::read(&folder)?;
        let url = record.as_ref().map(|record| record.url(&folder)).transpose()?;
        Ok(Facts {
            state: if has_data { state(&folder)? } else { State::None },
            major: if has_data { Some(folder.major()?) } else { None },
            data: has_data.then(|| folder.data()),
            programs: record.and_then(|record| record.programs),
            url,
        })
    }

    /// The address of a server that runs; starts nothing.
    pub fn running(&self) -> Result<DatabaseUrl, Error> {
        let facts = self.facts()?;
        match (facts.state, facts.url) {
            (State::Running(_), Some(url)) => Ok(url),
            (State::None, _) | (_, None) => Err(Error::None),
            (State::Stopped | State::Busy(_), _) => Err(Error::Stopped),
        }
    }

    /// Makes sure that the server runs. It goes on when we have ended.
    pub fn start(&self, hear: Hear) -> Result<Started, Error> {
        // The usual case needs no lock.
        if let Some(started) = self.already()? {
            return Ok(started);
        }
        let _busy = self.lock(hear)?;
        self.start_locked(hear)
    }

    /// What `ef dev` has to know before it starts the server as a service: its address, and whether it runs
    /// already. The port is free, and will not be changed.
    pub fn prepare(&self, hear: Hear) -> Result<(DatabaseUrl, State), Error> {
        let _busy = self.lock(hear)?;
        let folder = Folder::make(&self.around, hear)?;
        let state = settled(&self.around, &folder, hear)?;
        let mut record = self.record(&folder)?;
        if let State::Running(_) = state {
            return Ok((record.url(&folder)?, state));
        }
        self.programs(&folder, &record, hear)?;
        self.free_port(&folder, &mut record, hear)?;
        record.write(&folder)?;
        Ok((record.url(&folder)?, state))
    }

    /// Becomes the server, as a service of `ef dev`. Returns only if that failed, or when the server has ended
    /// where no program can take another's place.
    pub fn serve(&self, hear: Hear) -> Result<Ended, Error> {
        let busy = self.lock(hear)?;
        let mut ready = match self.make_ready(hear)? {
            Ok(ready) => ready,
            Err(running) => return Err(Error::Running { pid: running.pid }),
        };
        if !port::is_free(ready.record.port) {
            return Err(Error::PortTaken { port: ready.record.port });
        }
        note(&mut ready, IN_DEV)?;
        ready.remember()?;
        let task = self.server_task(&ready, hear)?;
        let ended = task.take_over(Some(&ready.alive));
        drop(busy);
        ended.map_err(|source| Error::Run { program: task.program, source })
    }

    /// Stops the server; `false` when it did not run.
    pub fn stop(&self, hear: Hear) -> Result<bool, Error> {
        let Some(folder) = Folder::find(self.root())? else { return Ok(false) };
        folder.account()?;
        let _busy = self.lock(hear)?;
        self.stop_locked(&folder, hear)
    }

    /// Removes all data, and starts anew when the server ran.
    pub fn reset(&self, hear: Hear) -> Result<Reset, Error> {
        let Some(folder) = Folder::find(self.root())? else {
            return Ok(Reset { removed: None, started: None });
        };
        folder.account()?;
        let _busy = self.lock(hear)?;
        let ran = self.stop_locked(&folder, hear)?;
        let data = folder.data();
        let old = folder.beside_data("old");
        let remove = || -> io::Result<bool> {
            for left in [&old, &folder.beside_data("new")] {
                if left.symlink_metadata().is_ok() {
                    fs::remove_dir_all(left)?;
                }
            }
            let there = data.symlink_metadata().is_ok();
            if there {
                // At once, so that an interrupted reset leaves no half of a database under its name.
                fs::rename(&data, &old)?;
                fs::remove_dir_all(&old)?;
            }
            match fs::remove_file(folder.record()) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
                _ => Ok(there),
            }
        };
        let removed = remove().map_err(|source| Error::folder(&data, source))?;
        let started = if ran {
            Some(self.start_locked(hear)?)
        } else {
            folder.remove(self.root()).map_err(|source| Error::folder(&data, source))?;
            None
        };
        Ok(Reset { removed: removed.then_some(data), started })
    }

    /// The log of a server that runs in the background.
    pub fn log(&self) -> PathBuf {
        self.root().join(STATE_FOLDER).join("logs").join("db.log")
    }

    fn already(&self) -> Result<Option<Started>, Error> {
        let facts = self.facts()?;
        Ok(match (facts.state, facts.url) {
            (State::Running(running), Some(url)) => Some(Started { running, url, fresh: false }),
            _ => None,
        })
    }

    /// The right to start, stop and reset. The system gives it back however we end.
    fn lock(&self, hear: Hear) -> Result<File, Error> {
        let state = make_state_folder(self.root())
            .map_err(|source| Error::folder(&self.root().join(STATE_FOLDER), source))?;
        let path = state.join("db.lock");
        let file = files::open_private(&path).map_err(|source| Error::folder(&path, source))?;
        let begun = Instant::now();
        let mut told = false;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(file),
                Err(TryLockError::Error(source)) => return Err(Error::folder(&path, source)),
                Err(TryLockError::WouldBlock) => {}
            }
            if begun.elapsed() > QUIET && !std::mem::replace(&mut told, true) {
                hear(Note::Waiting);
            }
            if begun.elapsed() > OTHERS {
                return Err(Error::TooSlow {
                    what: "another `ef` is still busy with the database",
                    seconds: OTHERS.as_secs(),
                    help: "end that one".to_owned(),
                });
            }
            std::thread::sleep(LOOK);
        }
    }

    fn start_locked(&self, hear: Hear) -> Result<Started, Error> {
        let mut ready = match self.make_ready(hear)? {
            Ok(ready) => ready,
            Err(running) => {
                let folder = Folder::make(&self.around, hear)?;
                let url = self.record(&folder)?.url(&folder)?;
                return Ok(Started { running, url, fresh: false });
            }
        };
        note(&mut ready, "")?;
        for last in (0..PORTS).map(|count| count + 1 == PORTS) {
            self.free_port(&ready.folder, &mut ready.record, hear)?;
            match self.launch(&ready, hear)? {
                Some(running) => {
                    ready.remember()?;
                    return Ok(Started { running, url: ready.record.url(&ready.folder)?, fresh: true });
                }
                None if last => break,
                None => {}
            }
        }
        Err(Error::PortTaken { port: ready.record.port })
    }

    /// Everything that comes before the server's own start: folder, programs, data. Or the server, when it runs.
    fn make_ready(&self, hear: Hear) -> Result<Result<Ready, Running>, Error> {
        let folder = Folder::make(&self.around, hear)?;
        if let State::Running(running) = settled(&self.around, &folder, hear)? {
            return Ok(Err(running));
        }
        let account = folder.account()?;
        let mut record = self.record(&folder)?;
        let programs = self.programs(&folder, &record, hear)?;
        if !folder.has_data()? {
            let empty = fs::read_dir(folder.data()).map_or(true, |mut entries| entries.next().is_none());
            if !empty {
                let said = "(nothing was started) there is no file `PG_VERSION`".to_owned();
                return Err(Error::Broken { folder: folder.data(), said });
            }
            self.free_port(&folder, &mut record, hear)?;
            record.write(&folder)?;
            initialize(&self.around, &folder, &programs, account.as_ref(), &record, hear)?;
        }
        let alive =
            files::open_private(&folder.alive()).map_err(|source| Error::folder(&folder.alive(), source))?;
        // Somebody who looks at the state holds it for a moment.
        alive.lock().map_err(|source| Error::folder(&folder.alive(), source))?;
        // Left by a server that was killed. Its process id may be another's by now, which PostgreSQL would believe.
        Postmaster::remove(&folder.data());
        folder.remove_sockets();
        Ok(Ok(Ready { folder, record, programs, account, alive }))
    }

    fn record(&self, folder: &Folder) -> Result<Record, Error> {
        match Record::read(folder)? {
            Some(record) => Ok(record),
            None if folder.has_data()? => Err(Error::NoRecord { path: folder.record() }),
            None => Ok(Record::new(port::choose(self.root())?)),
        }
    }

    /// Those that ran last, when they still fit; else a search.
    fn programs(&self, folder: &Folder, record: &Record, hear: Hear) -> Result<Programs, Error> {
        let account = folder.account()?;
        let data = folder.data();
        let major = if folder.has_data()? { Some(folder.major()?) } else { None };
        let last = record.programs.as_ref().filter(|_| self.around.programs.is_none());
        if let (Some(last), Some(major)) = (last, major)
            && let Ok(programs) = Programs::at(last, &self.around, account.as_ref())
            && programs.major == major
        {
            return Ok(programs);
        }
        let data = major.map(|major| (data.as_path(), major));
        programs::find(&self.around, Wanted { account: account.as_ref(), data }, hear)
    }

    /// Takes another port when that of the record is not free.
    fn free_port(&self, folder: &Folder, record: &mut Record, hear: Hear) -> Result<(), Error> {
        if port::is_free(record.port) {
            return Ok(());
        }
        let port = port::choose(self.root())?;
        hear(Note::OtherPort { taken: record.port, port });
        record.port = port;
        record.write(folder)
    }

    /// Starts the server and waits until it takes connections; `None` when its port was taken in between.
    fn launch(&self, ready: &Ready, hear: Hear) -> Result<Option<Running>, Error> {
        let path = self.log();
        let log = new_log(&path).map_err(|source| Error::folder(&path, source))?;
        let task = self.server_task(ready, hear)?;
        let started = task.start(&log, &ready.alive);
        let mut server = started.map_err(|source| Error::Run { program: task.program.clone(), source })?;
        let begun = Instant::now();
        let mut told = false;
        loop {
            let file = Postmaster::read(&ready.folder.data()).filter(|file| file.pid == server.pid());
            if let Some(file) = file.filter(|file| file.ready) {
                return Ok(Some(running(&file, false)));
            }
            if server.ended().is_some() {
                if !port::is_free(ready.record.port) {
                    return Ok(None);
                }
                return Err(failed(&ready.folder, &path));
            }
            if begun.elapsed() > QUIET && !std::mem::replace(&mut told, true) {
                hear(Note::Recovering);
            }
            if begun.elapsed() > START {
                process::signal(server.pid(), Signal::Int);
                let help = format!("`{}` says what it does", path.display());
                let what = "the server does not take connections";
                return Err(Error::TooSlow { what, seconds: START.as_secs(), help });
            }
            std::thread::sleep(LOOK);
        }
    }

    fn server_task(&self, ready: &Ready, hear: Hear) -> Result<Task, Error> {
        let sockets = match ready.folder.socket_folder(ready.record.port) {
            Ok(folder) => {
                let made = make_owned(&folder, ready.account.as_ref());
                made.map_err(|source| Error::folder(&folder, source))?;
                quoted(&folder)
            }
            Err(path) => {
                hear(Note::NoSocket { path });
                OsString::new()
            }
        };
        let mut task = task(&self.around, ready.programs.program("postgres"), ready.account.clone());
        let mut set = |name: &str, value: OsString| {
            let mut setting = OsString::from(format!("{name}="));
            setting.push(value);
            task.args.extend(["-c".into(), setting]);
        };
        set("listen_addresses", super::HOST.into());
        set("port", ready.record.port.to_string().into());
        set("unix_socket_directories", sockets);
        set("unix_socket_permissions", "0700".into());
        // The log is read: by us, and by `ef dev` as a service's output.
        set("logging_collector", "off".into());
        set("log_destination", "stderr".into());
        set("lc_messages", "C".into());
        // Nothing that a developer asks for, and on by default since 15.
        set("log_checkpoints", "off".into());
        task.args.extend(["-D".into(), ready.folder.data().into()]);
        Ok(task)
    }

    fn stop_locked(&self, folder: &Folder, hear: Hear) -> Result<bool, Error> {
        let pid = match state(folder)? {
            State::None | State::Stopped => return Ok(false),
            State::Running(running) if running.in_dev => return Err(Error::InDev { pid: running.pid }),
            State::Running(running) => running.pid,
            State::Busy(Some(pid)) => pid,
            State::Busy(None) => {
                settled(&self.around, folder, hear)?;
                return Ok(false);
            }
        };
        self.ask_to_stop(folder, pid)?;
        let begun = Instant::now();
        let mut hurried = false;
        loop {
            if matches!(state(folder)?, State::None | State::Stopped) {
                return Ok(true);
            }
            if begun.elapsed() > STOP && !std::mem::replace(&mut hurried, true) {
                // An immediate shutdown: nothing is lost, the next start recovers.
                process::signal(pid, Signal::Quit);
            }
            if begun.elapsed() > STOP + QUIT {
                let help = format!("`kill -9 {pid}` ends it; what was committed is kept");
                let what = "the server does not stop";
                return Err(Error::TooSlow { what, seconds: (STOP + QUIT).as_secs(), help });
            }
            std::thread::sleep(LOOK);
        }
    }

    /// Asks for a fast shutdown: open transactions are rolled back, the data are written.
    fn ask_to_stop(&self, folder: &Folder, pid: Pid) -> Result<(), Error> {
        if !cfg!(windows) {
            process::signal(pid, Signal::Int);
            return Ok(());
        }
        let record = self.record(folder)?;
        let programs = self.programs(folder, &record, &|_| ())?;
        let mut task = task(&self.around, programs.program("pg_ctl"), None);
        task.args = ["stop", "-m", "fast", "-D"].map(Into::into).to_vec();
        task.args.push(folder.data().into());
        let answer = task.run().map_err(|source| Error::Run { program: task.program.clone(), source })?;
        if answer.ended.success() {
            Ok(())
        } else {
            Err(Error::Start { said: tail(&answer.stderr), log: self.log() })
        }
    }
}

/// Says in `alive` what the server is a part of.
fn note(ready: &mut Ready, text: &str) -> Result<(), Error> {
    let mut write = || ready.alive.set_len(0).and_then(|()| ready.alive.write_all(text.as_bytes()));
    write().map_err(|source| Error::folder(&ready.folder.alive(), source))
}

/// A folder as an entry of a list (PostgreSQL manual, `unix_socket_directories`).
fn quoted(folder: &Path) -> OsString {
    match folder.to_str() {
        Some(text) => format!("\"{}\"", text.replace('"', "\"\"")).into(),
        None => folder.into(),
    }
}

/// A new log for its owner alone; the one before is kept beside it.
fn new_log(path: &Path) -> io::Result<File> {
    if path.exists() {
        fs::rename(path, path.with_extension("log.1"))?;
    }
    files::open_private(path)
}

/// Why the server ended instead of starting, by its log.
fn failed(folder: &Folder, log: &Path) -> Error {
    /// What PostgreSQL says when its files are not as it wrote them.
    const DAMAGED: [&str; 10] = [
        "PANIC",
        "database files are incompatible",
        "could not open file",
        "could not open directory",
        "could not read file",
        "could not read block",
        "invalid data",
        "invalid checkpoint",
        "incorrect checksum",
        "does not exist",
    ];
    let text = fs::read_to_string(log).unwrap_or_default();
    let said = tail(&text);
    if is_full(&text) {
        Error::DiskFull { folder: folder.data() }
    } else if DAMAGED.iter().any(|words| text.contains(words)) {
        Error::Broken { folder: folder.data(), said }
    } else {
        Error::Start { said, log: log.to_owned() }
    }
}

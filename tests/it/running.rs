//! A program that runs while the test goes on: its output is read as it comes, signals and keys are sent, its
//! end is waited for. Everything has a deadline, and nothing that was started outlives the test.

use crate::{
    ef::Ef,
    proc::{self, PATIENCE},
};
use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    process::Signal,
    pty::{self, OpenptFlags},
    termios::{Winsize, tcsetwinsize},
};
use std::{
    collections::HashSet,
    fs::File,
    io::{BufRead, BufReader, Read, Write},
    os::{fd::OwnedFd, unix::process::ExitStatusExt},
    process::{Child, ChildStdin, Command, Stdio},
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU32, Ordering},
        mpsc,
    },
    thread,
    time::{Duration, Instant},
};

/// What the program is connected to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum To {
    /// A pipe for each stream.
    Pipes,
    /// A terminal of its own, as the foreground job of a shell.
    Terminal,
}

/// How the program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// With this exit code.
    Code(i32),
    /// By this signal.
    Signal(i32),
}

/// The program, running.
pub(crate) struct Running {
    /// What was started: the program itself, or the shell around it.
    child: Child,
    pid: i32,
    mark: String,
    streams: Vec<Stream>,
    input: Option<Input>,
    /// On a terminal: the process that sees its end, and what that says.
    verdict: Option<(i32, mpsc::Receiver<End>)>,
    end: Option<End>,
}

enum Input {
    Pipe(ChildStdin),
    /// The stand-in shell lives until its input ends.
    Terminal(File, ChildStdin),
}

/// One of its output streams, read by a thread of its own.
struct Stream {
    shared: Arc<Shared>,
    thread: Option<thread::JoinHandle<()>>,
}

#[derive(Default)]
struct Shared {
    bytes: Mutex<Vec<u8>>,
    came: Condvar,
    /// Whoever reads has gone away.
    closed: AtomicBool,
    /// Nothing is read for now.
    stalled: AtomicBool,
    /// How often in a row there was nothing to read.
    idle: AtomicU32,
}

impl Stream {
    fn read(source: impl Into<OwnedFd>) -> Self {
        let shared = Arc::new(Shared::default());
        let (source, theirs) = (File::from(source.into()), Arc::clone(&shared));
        let thread = thread::spawn(move || theirs.collect(source));
        Self { shared, thread: Some(thread) }
    }

    fn close(&mut self) {
        self.shared.closed.store(true, Ordering::SeqCst);
        let _ = self.thread.take().map(thread::JoinHandle::join);
    }
}

impl Shared {
    fn collect(&self, mut source: File) {
        const LOOK: Timespec = Timespec { tv_sec: 0, tv_nsec: 5_000_000 };
        let mut block = vec![0; 64 * 1024];
        while !self.closed.load(Ordering::SeqCst) {
            if self.stalled.load(Ordering::SeqCst) {
                thread::sleep(Duration::from_millis(3));
                continue;
            }
            if poll(&mut [PollFd::new(&source, PollFlags::IN)], Some(&LOOK)) == Ok(0) {
                self.idle.fetch_add(1, Ordering::SeqCst);
                continue;
            }
            let Ok(count @ 1..) = source.read(&mut block) else { break };
            self.idle.store(0, Ordering::SeqCst);
            self.lock().extend_from_slice(&block[..count]);
            self.came.notify_all();
        }
        self.closed.store(true, Ordering::SeqCst);
        self.came.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, Vec<u8>> {
        self.bytes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

static NUMBER: AtomicU32 = AtomicU32::new(0);

impl Running {
    /// Starts what `ef` describes. A terminal is 40 rows high and 120 columns wide.
    pub(crate) fn start(ef: &Ef, to: To) -> Self {
        let mark = format!("{}-{}", std::process::id(), NUMBER.fetch_add(1, Ordering::SeqCst));
        let mut command = ef.command();
        command.env("EF_TEST_MARK", &mark).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mark = format!("EF_TEST_MARK={mark}");
        match to {
            To::Pipes => Self::in_pipes(command, mark),
            To::Terminal => Self::in_terminal(&command, mark),
        }
    }

    fn in_pipes(mut command: Command, mark: String) -> Self {
        let mut child = command.stderr(Stdio::piped()).spawn().expect("the program starts");
        let pid = i32::try_from(child.id()).expect("a process id");
        let out = Stream::read(child.stdout.take().expect("its stdout"));
        let err = Stream::read(child.stderr.take().expect("its stderr"));
        let input = child.stdin.take().map(Input::Pipe);
        Self { child, pid, mark, streams: vec![out, err], input, verdict: None, end: None }
    }

    fn in_terminal(command: &Command, mark: String) -> Self {
        let master = pty::openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
        pty::grantpt(&master).and_then(|()| pty::unlockpt(&master)).expect("a terminal");
        tcsetwinsize(&master, window(40, 120)).expect("a size");
        let name = pty::ptsname(&master, Vec::new()).expect("the terminal's name").into_string().unwrap();
        let mut shell = Command::new(Ef::child());
        shell.args(["shell", &name]).arg(command.get_program()).args(command.get_args());
        shell.current_dir(command.get_current_dir().expect("a folder")).env_clear();
        shell.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        let mut child = shell.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("a shell");
        let mut words = BufReader::new(child.stdout.take().expect("its words")).lines().map_while(Result::ok);
        let out = Stream::read(master.try_clone().expect("the terminal"));
        let mut number = |name: &str| words.next()?.strip_prefix(name)?.trim().parse::<i32>().ok();
        let watch = number("watch").expect("the shell starts the program");
        let pid = number("pid").expect("its process id");
        let (sender, verdict) = mpsc::channel();
        thread::spawn(move || {
            words.filter_map(|line| End::parse(&line)).try_for_each(|end| sender.send(end))
        });
        let input = child.stdin.take().map(|stays| Input::Terminal(master.into(), stays));
        Self { child, pid, mark, streams: vec![out], input, verdict: Some((watch, verdict)), end: None }
    }

    // ---- its output

    /// All it has written so far: stdout, then stderr; on a terminal in one.
    pub(crate) fn text(&self) -> String {
        self.streams
            .iter()
            .map(|stream| String::from_utf8_lossy(&stream.shared.lock()).into_owned())
            .collect()
    }

    /// What it has written to stdout, byte for byte.
    pub(crate) fn stdout(&self) -> Vec<u8> {
        self.streams[0].shared.lock().clone()
    }

    /// What it has written to stderr.
    pub(crate) fn stderr(&self) -> String {
        String::from_utf8_lossy(&self.streams[1].shared.lock()).into_owned()
    }

    /// Waits until the text appears in its output.
    pub(crate) fn wait_for(&self, text: &str) {
        self.wait_within(PATIENCE, &format!("`{text}`"), |all| all.contains(text));
    }

    /// Waits until the text has appeared so often.
    pub(crate) fn wait_for_times(&self, text: &str, times: usize) {
        self.wait_within(PATIENCE, &format!("{times} times `{text}`"), |all| {
            all.matches(text).count() >= times
        });
    }

    /// Waits until the output is as wanted.
    pub(crate) fn wait_within(&self, within: Duration, what: &str, wanted: impl Fn(&str) -> bool) {
        let begun = Instant::now();
        loop {
            let text = self.text();
            if wanted(&text) {
                return;
            }
            let over = self.streams.iter().all(|stream| stream.shared.closed.load(Ordering::SeqCst));
            // What came between the look and the end is looked at once more.
            let hopeless = (over && self.text() == text) || begun.elapsed() > within;
            assert!(!hopeless, "{what} did not come within {:?}; this did:\n{text}", begun.elapsed());
            let first = &self.streams[0].shared;
            let wait = first.came.wait_timeout(first.lock(), Duration::from_millis(5));
            drop(wait.unwrap_or_else(PoisonError::into_inner));
        }
    }

    /// The reader of its output goes away: a closed pipe.
    pub(crate) fn close_output(&mut self) {
        self.streams[0].close();
    }

    /// From now on nobody reads its output, or somebody does again.
    pub(crate) fn stall(&self, stalled: bool) {
        self.streams.iter().for_each(|stream| stream.shared.stalled.store(stalled, Ordering::SeqCst));
    }

    // ---- its input and its signals

    /// Types into its terminal, or writes to its standard input.
    pub(crate) fn type_text(&mut self, text: &str) {
        match self.input.as_mut().expect("an input that is open") {
            Input::Pipe(pipe) => pipe.write_all(text.as_bytes()),
            Input::Terminal(master, _) => master.write_all(text.as_bytes()),
        }
        .expect("the input takes it");
    }

    /// Gives its terminal another size; the kernel tells the foreground job.
    pub(crate) fn resize(&self, rows: u16, columns: u16) {
        let Some(Input::Terminal(master, _)) = &self.input else { panic!("it has no terminal") };
        tcsetwinsize(master, window(rows, columns)).expect("a terminal can be resized");
    }

    /// Ends its standard input, where that is a pipe.
    pub(crate) fn close_input(&mut self) {
        assert!(matches!(self.input.take(), Some(Input::Pipe(_))), "only a pipe can be closed by itself");
    }

    /// Ctrl-C: typed into its terminal; where it has none, SIGINT.
    pub(crate) fn interrupt(&mut self) {
        if matches!(self.input, Some(Input::Terminal(..))) {
            self.type_text("\x03");
        } else {
            self.signal(Signal::INT);
        }
    }

    /// Sends it a signal.
    pub(crate) fn signal(&self, signal: Signal) {
        proc::signal(self.pid, signal);
    }

    /// The window of its terminal is closed.
    pub(crate) fn close_terminal(&mut self) {
        self.streams[0].close();
        let Some(Input::Terminal(master, stays)) = self.input.take() else { panic!("it has no terminal") };
        drop(master);
        self.input = Some(Input::Pipe(stays));
    }

    /// Its process id.
    pub(crate) fn pid(&self) -> i32 {
        self.pid
    }

    /// The process of `ef dev` that does the work.
    pub(crate) fn worker(&self) -> i32 {
        let found = proc::poll(PATIENCE, || {
            proc::children(self.pid).into_iter().find(|pid| proc::comm(*pid) == "ef-launcher")
        });
        found.expect("a worker")
    }

    // ---- its end

    /// Waits for its end, and for its last words.
    pub(crate) fn end(&mut self) -> End {
        self.end_within(PATIENCE)
    }

    /// Waits so long for its end, and for its last words.
    pub(crate) fn end_within(&mut self, within: Duration) -> End {
        let Some(end) = self.ended_within(within) else {
            panic!("it did not end within {within:?}:\n{}", self.text());
        };
        for stream in &self.streams {
            let shared = &stream.shared;
            shared.idle.store(0, Ordering::SeqCst);
            let done = || shared.closed.load(Ordering::SeqCst) || shared.idle.load(Ordering::SeqCst) > 1;
            proc::poll(PATIENCE, || done().then_some(())).expect("its output ends");
        }
        end
    }

    /// How it ended, if it does within this time; its last words may still be on their way.
    pub(crate) fn ended_within(&mut self, within: Duration) -> Option<End> {
        if self.end.is_none() {
            self.end = match &self.verdict {
                Some((_, verdict)) => verdict.recv_timeout(within).ok(),
                None => proc::poll(within, || self.child.try_wait().expect("its status")).map(|status| {
                    status.signal().map_or_else(|| End::Code(status.code().unwrap_or(-1)), End::Signal)
                }),
            };
        }
        self.end
    }

    /// The processes of this run that are still alive, itself included.
    pub(crate) fn left(&self) -> HashSet<i32> {
        let mut left = proc::marked(&self.mark);
        if let Some((watch, _)) = self.verdict {
            left.retain(|pid| *pid != watch && i32::try_from(self.child.id()) != Ok(*pid));
        }
        left
    }

    /// Nothing of this run is alive any more, at the latest after so long.
    pub(crate) fn assert_nothing_left(&self, within: Duration) {
        if proc::poll(within, || self.left().is_empty().then_some(())).is_none() {
            let left = self.left();
            let left: Vec<_> = left.iter().map(|pid| format!("{pid} {}", proc::command(*pid))).collect();
            panic!("left behind: {left:?}\n{}", self.text());
        }
    }
}

fn window(ws_row: u16, ws_col: u16) -> Winsize {
    Winsize { ws_row, ws_col, ws_xpixel: 0, ws_ypixel: 0 }
}

impl End {
    fn parse(line: &str) -> Option<Self> {
        let (kind, number) = line.split_once(' ')?;
        let number = number.parse().ok()?;
        Some(if kind == "signal" { Self::Signal(number) } else { Self::Code(number) })
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        proc::poll(Duration::from_secs(5), || {
            let left = proc::marked(&self.mark);
            for pid in &left {
                proc::signal(*pid, Signal::KILL);
            }
            left.is_empty().then_some(())
        });
        self.streams.iter_mut().for_each(Stream::close);
    }
}

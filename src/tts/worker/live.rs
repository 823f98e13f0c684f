//! One process that runs, and the talk with it. Whatever it does (print, hang, grow, die), the wait for an answer ends.

use super::{
    Error, Limits,
    error::Bytes,
    frame::{self, Frame},
};
use crate::base::process::{self, Child, Ended, Output, Pid, Started};
use serde_json::Value;
use std::{
    ffi::OsString,
    fs::{self, File},
    io::{Read, Write},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

/// The program that it runs.
const SCRIPT: &str = include_str!("coqui_worker.py");
/// How often is looked at its memory and its log while it works.
const LOOK: Duration = Duration::from_millis(100);
/// The longest log: whoever prints more does nothing else.
const LONGEST_LOG: u64 = 64 << 20;
/// How long one that is asked to end may take.
const GOODBYE: Duration = Duration::from_millis(300);

/// A process.
pub(super) struct Live {
    python: PathBuf,
    pid: Pid,
    input: Option<File>,
    output: File,
    buffer: Vec<u8>,
    log: tempfile::NamedTempFile,
    memory: u64,
    next: u64,
    gone: bool,
}

impl Live {
    /// Starts it.
    pub(super) fn start(python: &Path, limits: &Limits) -> Result<Self, Error> {
        let failed = |why: String| Error::Start { python: python.to_owned(), why };
        let log = tempfile::Builder::new().prefix("ef-worker-").suffix(".log").tempfile();
        let log = log.map_err(|error| failed(error.to_string()))?;
        let variable = |name: &str, value: &str| (OsString::from(name), OsString::from(value));
        let child = Child {
            program: python.as_os_str().to_owned(),
            args: ["-u", "-c", SCRIPT].map(OsString::from).to_vec(),
            dir: PathBuf::from(std::path::Component::RootDir.as_os_str()),
            environment: vec![
                ("EF_WORKER_LOG".into(), log.path().as_os_str().to_owned()),
                variable("PYTHONIOENCODING", "utf-8"),
                variable("PYTHONDONTWRITEBYTECODE", "1"),
            ],
            output: Output::Pipe(1 << 20),
            input: true,
            outlives_us: false,
        };
        let started = process::spawn(child).map_err(|error| failed(error.to_string()))?;
        let Started { pid, input, output, .. } = started;
        let (python, buffer, memory) = (python.to_owned(), Vec::new(), limits.memory);
        Ok(Self { python, pid, input, output, buffer, log, memory, next: 0, gone: false })
    }

    /// Asks, and waits for the answer; `patience` is how long it may show no sign of life. `what` it is to do is told
    /// where it says that it cannot.
    pub(super) fn ask(
        &mut self,
        request: &Value,
        patience: Duration,
        what: &'static str,
    ) -> Result<Frame, Error> {
        self.next += 1;
        let mut request = request.clone();
        request["id"] = self.next.into();
        let sent = match self.input.as_mut() {
            Some(input) => input.write_all(&frame::request(&request)).and_then(|()| input.flush()),
            None => Err(std::io::ErrorKind::BrokenPipe.into()),
        };
        if sent.is_err() {
            return Err(self.died());
        }
        let answer = self.answer(patience)?;
        if answer.facts["id"].as_u64() != Some(self.next) {
            return Err(self.garbage(&answer.facts.to_string()));
        }
        if answer.facts["ok"].as_bool() == Some(true) {
            return Ok(answer);
        }
        let why = answer.facts["why"].as_str().unwrap_or("it does not say why").to_owned();
        let help = match answer.facts["kind"].as_str() {
            Some("memory") => "choose a smaller model, or close other programs".to_owned(),
            Some("import") => self.missing(&why),
            Some("request") => "ask for something else, or choose another model".to_owned(),
            _ => "look at the message of coqui-tts; a model that was downloaded only in part has to be fetched anew"
                .to_owned(),
        };
        Err(Error::Failed { what, why: short(&why), help })
    }

    /// What installs a module that is not there.
    fn missing(&self, why: &str) -> String {
        let module = why.split_once("No module named '").and_then(|(_, rest)| rest.split(['\'', '.']).next());
        let plain = |module: &&str| module.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
        match module.filter(plain) {
            Some(module) => {
                format!("a package is missing: `{} -m pip install {module}`", self.python.display())
            }
            None => "a package is missing in this Python: install what the message names".to_owned(),
        }
    }

    fn answer(&mut self, patience: Duration) -> Result<Frame, Error> {
        let begun = Instant::now();
        let (mut sign, mut log) = (begun, self.log_size());
        loop {
            match frame::parse(&self.buffer) {
                Ok(Some((frame, length))) => {
                    self.buffer.drain(..length);
                    return Ok(frame);
                }
                Ok(None) => {}
                Err(said) => return Err(self.garbage(&said)),
            }
            if process::readable_within(&self.output, LOOK) {
                let mut block = [0; 16 << 10];
                match self.output.read(&mut block) {
                    Ok(0) | Err(_) => return Err(self.died()),
                    Ok(count) => self.buffer.extend_from_slice(&block[..count]),
                }
                sign = Instant::now();
            }
            self.check_memory()?;
            let size = self.log_size();
            if size > LONGEST_LOG {
                return Err(self.garbage(&self.tail()));
            }
            if size != log {
                (log, sign) = (size, Instant::now());
            }
            // One that prints for ever is no better than one that is silent.
            if sign.elapsed() > patience || begun.elapsed() > patience.saturating_mul(10) {
                let log = self.tail();
                self.end();
                return Err(Error::Silent { seconds: patience.as_secs().max(1), log });
            }
        }
    }

    fn check_memory(&mut self) -> Result<(), Error> {
        let used = process::usage(self.pid).map_or(0, |usage| usage.memory_bytes);
        if used <= self.memory {
            return Ok(());
        }
        self.end();
        Err(Error::Memory { used: Bytes(used), limit: Bytes(self.memory) })
    }

    fn log_size(&self) -> u64 {
        self.log.as_file().metadata().map_or(0, |meta| meta.len())
    }

    /// The last lines that it printed.
    fn tail(&self) -> String {
        let text = fs::read(self.log.path()).unwrap_or_default();
        let text = String::from_utf8_lossy(&text[text.len().saturating_sub(4_000)..]).into_owned();
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        short(&lines[lines.len().saturating_sub(3)..].join(" / "))
    }

    fn died(&mut self) -> Error {
        let how: Option<Ended> = process::ended_within(self.pid, Duration::from_secs(2));
        self.gone = how.is_some();
        let mut log = self.tail();
        if log.is_empty() {
            // One that does not even begin says why on what is then our pipe; it may have ended before we listened.
            self.read_rest();
            log = short(String::from_utf8_lossy(&self.buffer).trim());
        }
        self.end();
        Error::Died { how, log }
    }

    /// What is still in the pipe of one that has ended, as far as an error shows it.
    fn read_rest(&mut self) {
        let mut block = [0; 4 << 10];
        while self.buffer.len() < block.len()
            && process::readable_within(&self.output, Duration::from_millis(20))
        {
            match self.output.read(&mut block) {
                Ok(0) | Err(_) => return,
                Ok(count) => self.buffer.extend_from_slice(&block[..count]),
            }
        }
    }

    fn garbage(&mut self, said: &str) -> Error {
        // A Python that cannot begin prints why, and ends.
        if let Some(how) = process::ended_within(self.pid, Duration::from_millis(200))
            && how != Ended::Code(0)
        {
            self.gone = true;
            let more = String::from_utf8_lossy(&self.buffer).into_owned();
            let last = more.lines().rfind(|line| !line.trim().is_empty()).unwrap_or(said).to_owned();
            return Error::Died { how: Some(how), log: short(&last) };
        }
        self.end();
        Error::Garbage { said: short(said) }
    }

    /// Ends it, and what it started.
    fn end(&mut self) {
        self.input = None;
        if !self.gone {
            process::signal_group(self.pid, process::Signal::Kill);
            process::end(self.pid);
            self.gone = true;
        }
    }

    /// Its process id, for tests.
    #[cfg(test)]
    pub(super) fn pid(&self) -> Pid {
        self.pid
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        // The end of its input is how it is asked to end.
        self.input = None;
        if !self.gone && process::ended_within(self.pid, GOODBYE).is_some() {
            self.gone = true;
        }
        self.end();
    }
}

/// Text from outside for an error: one line, no control characters, not too long.
fn short(text: &str) -> String {
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let words: Vec<&str> = clean.split_whitespace().collect();
    let text = words.join(" ");
    if text.chars().count() > 300 { text.chars().take(300).chain(['…']).collect() } else { text }
}

//! The program, where there is no library: one process kept open for each voice and form, a line in, lines out.
//! It writes one line for each clause and no marks, so texts are cut into clauses here, and a marker tells where
//! an answer ends.

use super::{Clause, Form, Speech, Voice, clauses};
use crate::base::process::{self, Child, Output, Pid, Started};
use std::{
    ffi::OsString,
    fs::File,
    io::{Read, Write},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

/// A word that no text has; what it sounds like in a voice ends an answer.
const MARKER: &str = "qxqxq.";
/// How long one answer may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// How many processes are kept open.
const MOST_OPEN: usize = 4;

/// The program.
pub(super) struct Program {
    path: PathBuf,
    pub(super) version: String,
    pub(super) data: PathBuf,
    open: Vec<(String, Form, Talk)>,
}

impl Program {
    /// Runs it once to see that it works.
    pub(super) fn open(path: &Path) -> Result<Self, String> {
        let text = run(path, &["--version"])?;
        let text = String::from_utf8_lossy(&text);
        let line = text.lines().find(|line| line.contains("eSpeak NG")).ok_or("is no espeak-ng")?;
        let version = line.split_once(": ").map_or("", |(_, rest)| rest);
        let version = version.split_whitespace().next().unwrap_or_default().to_owned();
        let data =
            line.split_once("Data at: ").map(|(_, path)| PathBuf::from(path.trim())).unwrap_or_default();
        Ok(Self { path: path.to_owned(), version, data, open: Vec::new() })
    }

    /// Every voice, from the program's own table.
    pub(super) fn voices(&self) -> Result<Vec<Voice>, String> {
        let text = run(&self.path, &["--voices"])?;
        let text = String::from_utf8_lossy(&text);
        Ok(text.lines().skip(1).filter_map(voice).collect())
    }

    /// The phonemes of a text.
    pub(super) fn phonemes(&mut self, voice: &str, text: &str, form: Form) -> Result<Vec<Clause>, String> {
        let talk = self.talk(voice, form)?;
        let mut clauses = Vec::new();
        for part in clauses::parts(text) {
            let Ok(lines) = talk.ask(part.text) else {
                self.open.retain(|(name, of, _)| (name.as_str(), *of) != (voice, form));
                return Err("the program ended, or gave no answer in time".to_owned());
            };
            clauses.push(Clause {
                text: part.text.to_owned(),
                ipa: lines.join(" "),
                terminator: part.terminator,
                ends_sentence: part.ends_sentence,
            });
        }
        Ok(clauses)
    }

    /// Speaks a text.
    pub(super) fn speak(&self, voice: &str, text: &str, rate: u32, pitch: u32) -> Result<Speech, String> {
        let (rate, pitch) = (rate.to_string(), pitch.to_string());
        let args = ["-v", voice, "-s", &rate, "-p", &pitch, "-b", "1", "--stdin", "--stdout"];
        let bytes = run_with(&self.path, &args, Some(text.replace('\0', " ").into_bytes()))?;
        super::wav::parse(&bytes)
    }

    /// The process for a voice, started where there is none.
    fn talk(&mut self, voice: &str, form: Form) -> Result<&mut Talk, String> {
        let found = self.open.iter().position(|(name, of, _)| name == voice && *of == form);
        let at = if let Some(at) = found {
            at
        } else {
            if self.open.len() >= MOST_OPEN {
                self.open.remove(0);
            }
            self.open.push((voice.to_owned(), form, Talk::start(&self.path, voice, form)?));
            self.open.len() - 1
        };
        Ok(&mut self.open[at].2)
    }
}

/// A process that is kept open.
struct Talk {
    pid: Pid,
    input: Option<File>,
    output: File,
    buffer: Vec<u8>,
    marker: String,
}

impl Talk {
    fn start(path: &Path, voice: &str, form: Form) -> Result<Self, String> {
        let mut args = vec!["-q".to_owned(), "--ipa".to_owned(), "-v".to_owned(), voice.to_owned()];
        if let Form::Tied(tie) = form {
            args.push(format!("--tie={tie}"));
        }
        let started = spawn(path, args.iter().map(String::as_str), true)?;
        let Started { pid, input, output } = started;
        let mut talk = Self { pid, input, output, buffer: Vec::new(), marker: String::new() };
        talk.send(MARKER)?;
        talk.marker = talk.line(Instant::now() + PATIENCE)?;
        if talk.marker.contains("Error") || talk.marker.contains("error") {
            return Err(talk.marker.clone());
        }
        Ok(talk)
    }

    /// The lines that answer a text, which is sent as one line.
    fn ask(&mut self, text: &str) -> Result<Vec<String>, String> {
        let line: Vec<&str> =
            text.split(|c: char| c.is_whitespace() || c == '\0').filter(|w| !w.is_empty()).collect();
        // A text with the marker in it would end its own answer.
        self.send(&line.join(" ").replace("qxq", "q x q"))?;
        self.send(MARKER)?;
        let until = Instant::now() + PATIENCE;
        let mut lines = Vec::new();
        loop {
            let line = self.line(until)?;
            if line == self.marker {
                return Ok(lines);
            }
            // The marker may stand in the same line where the text had no mark at its end.
            if let Some(rest) = line.strip_suffix(&self.marker) {
                lines.push(rest.trim().to_owned());
                return Ok(lines);
            }
            if !line.is_empty() {
                lines.push(line);
            }
        }
    }

    fn send(&mut self, line: &str) -> Result<(), String> {
        let input = self.input.as_mut().ok_or("has no input")?;
        input.write_all(format!("{line}\n").as_bytes()).map_err(|error| error.to_string())
    }

    fn line(&mut self, until: Instant) -> Result<String, String> {
        loop {
            if let Some(end) = self.buffer.iter().position(|byte| *byte == b'\n') {
                let line: Vec<u8> = self.buffer.drain(..=end).collect();
                return Ok(String::from_utf8_lossy(&line).trim().to_owned());
            }
            if !more(&mut self.output, &mut self.buffer, until)? {
                return Err(format!("ended: {}", String::from_utf8_lossy(&self.buffer).trim()));
            }
        }
    }
}

impl Drop for Talk {
    fn drop(&mut self) {
        self.input = None; // the end of its input is how it ends
        end(self.pid, &mut self.output);
    }
}

/// Waits for more output; `false` at its end.
fn more(output: &mut File, buffer: &mut Vec<u8>, until: Instant) -> Result<bool, String> {
    let left = until.saturating_duration_since(Instant::now());
    if left.is_zero() || !process::readable_within(output, left) {
        return Err(format!("gave no answer within {} s", PATIENCE.as_secs()));
    }
    let mut block = [0; 16 * 1024];
    let count = output.read(&mut block).map_err(|error| error.to_string())?;
    buffer.extend_from_slice(&block[..count]);
    Ok(count > 0)
}

/// Sees a process off that was asked to end.
fn end(pid: Pid, output: &mut File) {
    let mut rest = Vec::new();
    let until = Instant::now() + Duration::from_secs(1);
    while matches!(more(output, &mut rest, until), Ok(true)) {}
    process::end(pid);
}

fn spawn<'a>(path: &Path, args: impl IntoIterator<Item = &'a str>, input: bool) -> Result<Started, String> {
    let child = Child {
        program: path.as_os_str().to_owned(),
        args: args.into_iter().map(OsString::from).collect(),
        dir: PathBuf::from(std::path::Component::RootDir.as_os_str()),
        environment: Vec::new(),
        output: Output::Pipe(1 << 20),
        input,
        outlives_us: false,
    };
    process::spawn(child).map_err(|error| format!("cannot be started: {error}"))
}

fn run(path: &Path, args: &[&str]) -> Result<Vec<u8>, String> {
    run_with(path, args, None)
}

/// Runs the program to its end; gives its output.
fn run_with(path: &Path, args: &[&str], input: Option<Vec<u8>>) -> Result<Vec<u8>, String> {
    let Started { pid, input: pipe, mut output } = spawn(path, args.iter().copied(), input.is_some())?;
    // Both streams may be full at once: one of them needs a thread.
    let writer = pipe.map(|mut pipe| {
        let bytes = input.unwrap_or_default();
        std::thread::spawn(move || pipe.write_all(&bytes))
    });
    let mut bytes = Vec::new();
    let result = loop {
        match more(&mut output, &mut bytes, Instant::now() + PATIENCE) {
            Ok(true) => {}
            Ok(false) => break Ok(()),
            Err(error) => break Err(error),
        }
    };
    end(pid, &mut output);
    if let Some(writer) = writer {
        let _ = writer.join();
    }
    result.map(|()| bytes)
}

/// A line of `--voices`: priority, language, age and gender, name, file, other languages.
fn voice(line: &str) -> Option<Voice> {
    let mut fields = line.split_whitespace();
    let language = fields.nth(1)?.to_owned();
    let gender = fields.next()?.chars().last().filter(|letter| matches!(letter, 'M' | 'F'));
    let name = fields.next()?.replace('_', " ");
    let identifier = fields.next()?.to_owned();
    Some(Voice { name, language, identifier, gender })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_table_is_a_voice() {
        let line = " 2  en-us           --/M      English_(America)  gmw/en-US            (en 3)";
        let found = voice(line).unwrap();
        assert_eq!(
            (found.language.as_str(), found.gender, found.name.as_str(), found.identifier.as_str()),
            ("en-us", Some('M'), "English (America)", "gmw/en-US")
        );
        assert_eq!(voice(""), None);
    }

    #[test]
    fn what_is_no_espeak_is_refused_with_the_reason() {
        assert_eq!(Program::open(Path::new("/bin/true")).err().as_deref(), Some("is no espeak-ng"));
        let missing = Program::open(Path::new("/no/such/program")).err().unwrap();
        assert!(missing.starts_with("cannot be started"), "{missing}");
    }
}

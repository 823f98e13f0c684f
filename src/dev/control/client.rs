//! The side that asks.

use super::{Answer, Error, Note, Refusal, Request, VERSION, Verb};
use crate::base::{account, socket};
use std::{
    io::{self, BufRead, BufReader, Write},
    time::Duration,
};

/// How long an answer may take that nothing has to be waited for.
const PATIENCE: Duration = Duration::from_secs(5);

/// A connection to a running launcher.
#[derive(Debug)]
pub struct Client {
    note: Note,
    connection: BufReader<socket::Connection>,
}

impl Client {
    /// Connects to the launcher of this note.
    pub fn connect(note: &Note) -> Result<Self, Error> {
        let unreachable = |source| Error::Unreachable { pid: note.pid, path: note.socket.clone(), source };
        let owner = socket::owner_of(&note.socket).map_err(unreachable)?;
        let own = account::own_uid();
        if owner != own && own != 0 {
            return Err(Error::ForeignSocket { path: note.socket.clone(), owner });
        }
        let connection = socket::connect(&note.socket).map_err(unreachable)?;
        Ok(Self { note: note.clone(), connection: BufReader::new(connection) })
    }

    /// Asks for something, and waits for the answer.
    pub fn ask(&mut self, request: &Request) -> Result<Answer, Error> {
        let answer =
            self.exchange(request).map_err(|source| Error::NoAnswer { pid: self.note.pid, source })?;
        match answer.refused {
            None => Ok(answer),
            Some(Refusal::UnknownService { name, known }) => Err(Error::UnknownService { name, known }),
            Some(Refusal::Stopping) => Err(Error::Stopping { pid: self.note.pid }),
            Some(Refusal::Busy) => {
                Err(Error::Refused { pid: self.note.pid, reason: "too many ask it at once".into() })
            }
            Some(Refusal::BadRequest { reason }) => Err(Error::Refused { pid: self.note.pid, reason }),
        }
    }

    fn exchange(&mut self, request: &Request) -> io::Result<Answer> {
        let connection = self.connection.get_mut();
        connection.patience(if request.wait { None } else { Some(PATIENCE) })?;
        let mut line = serde_json::to_string(request)?;
        line.push('\n');
        connection.write_all(line.as_bytes())?;
        let mut answer = String::new();
        if self.connection.read_line(&mut answer)? == 0 {
            // What is stopped closes the door behind it.
            if matches!(request.verb, Verb::Down | Verb::Kill) {
                return Ok(Answer { version: VERSION, refused: None, services: vec![] });
            }
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(serde_json::from_str(&answer)?)
    }

    /// Waits until the launcher has ended.
    pub fn wait_for_its_end(mut self) {
        let _ = self.connection.get_mut().patience(None);
        let mut line = String::new();
        while matches!(self.connection.read_line(&mut line), Ok(1..)) {
            line.clear();
        }
    }
}

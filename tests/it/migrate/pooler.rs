//! A pooler before the database, played by a small proxy: a client is given a server connection when it asks
//! something, and loses it when the server says that the transaction has ended.

use super::*;
use std::{
    collections::VecDeque,
    io::{self, Read, Write},
    net::{TcpListener, TcpStream},
};

/// How server connections are given out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pool {
    /// For each transaction, the one that was used last first, as pgbouncer does.
    Transactions,
    /// For each transaction, each in turn.
    RoundRobin,
    /// For as long as the client stays.
    Sessions,
}

/// The server connections that nobody has.
struct Idle {
    pool: Pool,
    address: String,
    user: String,
    database: String,
    connections: Mutex<VecDeque<TcpStream>>,
}

/// Starts the proxy; the address leads through it.
fn proxy(url: &DatabaseUrl, pool: Pool) -> DatabaseUrl {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (address, user, database) = (format!("{}:{}", url.host(), url.port()), url.user(), url.database());
    let idle = Arc::new(Idle { pool, address, user, database, connections: Mutex::default() });
    thread::spawn(move || {
        for client in listener.incoming().flatten() {
            client.set_nodelay(true).unwrap();
            let idle = Arc::clone(&idle);
            thread::spawn(move || serve(client, &idle));
        }
    });
    url.expose().replace(&format!(":{}/", url.port()), &format!(":{port}/")).parse().unwrap()
}

impl Idle {
    fn take(&self) -> io::Result<TcpStream> {
        let mut connections = self.connections.lock().unwrap();
        match self.pool {
            Pool::RoundRobin if connections.len() >= 2 => Ok(connections.pop_front().unwrap()),
            Pool::Transactions if !connections.is_empty() => Ok(connections.pop_back().unwrap()),
            _ => self.connect(),
        }
    }

    fn give_back(&self, server: TcpStream) {
        if self.pool != Pool::Sessions {
            self.connections.lock().unwrap().push_back(server);
        }
    }

    fn connect(&self) -> io::Result<TcpStream> {
        let mut server = TcpStream::connect(&self.address)?;
        server.set_nodelay(true)?;
        let mut body = 196_608_u32.to_be_bytes().to_vec();
        for text in ["user", &self.user, "database", &self.database, ""] {
            body.extend_from_slice(text.as_bytes());
            body.push(0);
        }
        server.write_all(&(u32::try_from(body.len()).unwrap() + 4).to_be_bytes())?;
        server.write_all(&body)?;
        while read_message(&mut server)?.0 != b'Z' {}
        Ok(server)
    }
}

/// A message: its type, and the whole of it.
fn read_message(stream: &mut TcpStream) -> io::Result<(u8, Vec<u8>)> {
    let mut message = vec![0; 5];
    stream.read_exact(&mut message)?;
    let length = u32::from_be_bytes(message[1..5].try_into().unwrap()) as usize;
    message.resize(length + 1, 0);
    stream.read_exact(&mut message[5..])?;
    Ok((message[0], message))
}

fn serve(mut client: TcpStream, idle: &Idle) -> io::Result<()> {
    let mut length = [0; 4];
    client.read_exact(&mut length)?;
    let mut startup = vec![0; u32::from_be_bytes(length) as usize - 4];
    client.read_exact(&mut startup)?;
    // Let in; a server version; ready.
    client.write_all(b"R\0\0\0\x08\0\0\0\0S\0\0\0\x18server_version\x0015.0\0Z\0\0\0\x05I")?;
    let mut server = None;
    while let Ok((kind, message)) = read_message(&mut client) {
        if kind == b'X' {
            break;
        }
        let mut given = match server.take() {
            Some(server) => server,
            None => idle.take()?,
        };
        given.write_all(&message)?;
        // Given back before the client hears that it is over, as PgBouncer does.
        let mut last = None;
        while last.is_none() && matches!(kind, b'Q' | b'S') {
            let (kind, answer) = read_message(&mut given)?;
            if kind == b'Z' {
                last = Some(answer);
            } else {
                client.write_all(&answer)?;
            }
        }
        let over = last.as_ref().is_some_and(|answer| answer[5] == b'I') && idle.pool != Pool::Sessions;
        if over {
            idle.give_back(given);
        } else {
            server = Some(given);
        }
        client.write_all(&last.unwrap_or_default())?;
    }
    Ok(())
}

#[test]
fn a_pooler_in_transaction_mode_is_refused() {
    let Some(database) = Database::new() else { return };
    for pool in [Pool::Transactions, Pool::RoundRobin] {
        let url = proxy(&database.url(), pool);
        let opened = Session::open(&url, &Options::default(), Limits::default(), Arc::new(Silent));
        let error = opened.and_then(|mut session| session.lock()).unwrap_err();
        let migrate::Error::Pooler { port, help, .. } = &error else { panic!("{error}") };
        assert_eq!((*port, error.exit()), (url.port(), ef::base::Exit::Outside));
        assert!(help.contains("session mode"), "{help}");
    }
    let locks = "select count(*) from pg_locks where locktype = 'advisory' and database =
        (select oid from pg_database where datname = current_database())";
    assert_eq!(database.value(locks), "0");
}

#[test]
fn a_pooler_in_session_mode_will_do() {
    let Some(database) = Database::new() else { return };
    let files = Files::new(&[("1_a.sql", "create table a ();")]);
    assert_eq!(up(&proxy(&database.url(), Pool::Sessions), &files).unwrap(), 1);
}

//! A PostgreSQL server of the tests' own: one for the test binary, started when the first test asks for it, with a
//! database for each test. It ends with the test process, however that ends: a shell waits on a pipe of which we hold
//! the other end.

use crate::{proc, shared::have};
use ::ef::db::{Connection, DatabaseUrl, Options};
use std::{
    fs,
    net::TcpListener,
    os::unix::{fs::chown, process::CommandExt},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
};

/// The superuser.
pub(crate) const SUPER: &str = "supabase_admin";

static SERVER: OnceLock<Option<Server>> = OnceLock::new();
static NUMBER: AtomicUsize = AtomicUsize::new(0);

struct Server {
    port: u16,
    _watch: Child,
}

/// One database of a test.
pub(crate) struct Db {
    port: u16,
    name: String,
}

/// An empty database that belongs to `postgres`, on a server with the roles of `roles`. `None`, said aloud, where
/// PostgreSQL is not installed.
pub(crate) fn database(roles: &str) -> Option<Db> {
    let server = SERVER.get_or_init(|| Server::start(roles)).as_ref()?;
    let name = format!("t{}", NUMBER.fetch_add(1, Ordering::Relaxed));
    let db = Db { port: server.port, name };
    let create = format!("create database {} owner postgres", db.name);
    db.server_connection().run(&create).unwrap();
    Some(db)
}

impl Db {
    /// Its address for a role.
    pub(crate) fn url_of(&self, role: &str) -> String {
        format!("postgresql://{role}@127.0.0.1:{}/{}", self.port, self.name)
    }

    /// Its address for `postgres`, who bypasses row security and is no superuser.
    pub(crate) fn url(&self) -> String {
        self.url_of("postgres")
    }

    /// Runs statements as a role.
    pub(crate) fn run(&self, role: &str, sql: &str) {
        if let Err(error) = connect(&self.url_of(role)).run(sql) {
            panic!("{error}: {error:?}");
        }
    }

    /// The first column of the first row, as a text named `x`.
    pub(crate) fn ask(&self, sql: &str) -> String {
        connect(&self.url_of(SUPER)).query_one(sql, &[]).unwrap().text("x").unwrap()
    }

    /// The whole database as SQL.
    pub(crate) fn dump(&self) -> String {
        let output = Command::new("pg_dump").arg("--dbname").arg(self.url_of(SUPER)).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8_lossy(&output.stdout);
        // Newer versions guard the dump with a random word.
        text.lines()
            .filter(|line| !line.starts_with("\\restrict") && !line.starts_with("\\unrestrict"))
            .collect::<Vec<_>>()
            .join("\n")
    }

    fn server_connection(&self) -> Connection {
        connect(&format!("postgresql://{SUPER}@127.0.0.1:{}/postgres", self.port))
    }
}

impl Drop for Db {
    fn drop(&mut self) {
        let _ = self.server_connection().run(&format!("drop database if exists {} with (force)", self.name));
    }
}

fn connect(url: &str) -> Connection {
    let url: DatabaseUrl = url.parse().unwrap();
    Connection::open(&url, &Options::default()).unwrap_or_else(|error| panic!("{url}: {error:?}"))
}

impl Server {
    fn start(roles: &str) -> Option<Self> {
        if !have(&["initdb", "postgres", "pg_dump"]) {
            return None;
        }
        let folder = tempfile::Builder::new().prefix("ef-pg-").tempdir().unwrap().keep();
        let user = owner();
        if let Some((uid, gid)) = user {
            chown(&folder, Some(uid), Some(gid)).unwrap();
        }
        let data = folder.join("data");
        let mut initdb = Command::new("initdb");
        initdb.arg("-D").arg(&data).args(["-U", SUPER, "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]);
        let output = dressed(initdb, user, &folder).output().unwrap();
        assert!(output.status.success(), "initdb: {}", String::from_utf8_lossy(&output.stderr));
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let watch = Self::watched(&folder, &data, port, user);
        let url: DatabaseUrl = format!("postgresql://{SUPER}@127.0.0.1:{port}/postgres").parse().unwrap();
        let up = proc::poll(proc::PATIENCE, || Connection::open(&url, &Options::default()).ok());
        let Some(mut up) = up else {
            panic!(
                "PostgreSQL did not start: {}",
                fs::read_to_string(folder.join("log")).unwrap_or_default()
            );
        };
        up.run(roles).unwrap();
        Some(Self { port, _watch: watch })
    }

    /// The server, and the shell that ends it when our end of the pipe is closed.
    fn watched(folder: &Path, data: &Path, port: u16, user: Option<(u32, u32)>) -> Child {
        let script = r#"postgres -D "$1" -p "$2" -k "$3" -c listen_addresses=127.0.0.1 -c fsync=off \
            -c full_page_writes=off -c synchronous_commit=off -c shared_buffers=64MB -c max_connections=100 \
            >"$3/log" 2>&1 </dev/null &
            server=$!; cat >/dev/null; kill -INT $server; wait $server; rm -rf "$3""#;
        let mut shell = Command::new("sh");
        shell.args(["-c", script, "sh"]).arg(data).arg(port.to_string()).arg(folder);
        shell.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        dressed(shell, user, folder).process_group(0).spawn().unwrap()
    }
}

/// As that user, in that folder.
fn dressed(mut command: Command, user: Option<(u32, u32)>, folder: &Path) -> Command {
    command.current_dir(folder).env("HOME", folder);
    if let Some((uid, gid)) = user {
        command.uid(uid).gid(gid);
    }
    command
}

/// PostgreSQL refuses to run as root: then it is run as `postgres`, or as `nobody`.
fn owner() -> Option<(u32, u32)> {
    let root = fs::metadata("/proc/self").is_ok_and(|meta| std::os::unix::fs::MetadataExt::uid(&meta) == 0);
    let users = fs::read_to_string(PathBuf::from("/etc/passwd")).unwrap_or_default();
    let find = |name: &str| {
        let line = users.lines().find(|line| line.split(':').next() == Some(name))?;
        let mut ids = line.split(':').skip(2).map(|id| id.parse::<u32>().ok());
        Some((ids.next()??, ids.next()??))
    };
    root.then(|| find("postgres").or_else(|| find("nobody"))).flatten()
}

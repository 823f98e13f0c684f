//! A throw-away PostgreSQL: one server for all tests of this program, started when the first one asks, and a new
//! database for each test. A guardian shell stops the server and removes its folder when this program has ended,
//! however it ended: it waits for the end of a pipe whose other end only we hold.

use crate::shared::{cannot, shared};
use ef::db::{Connection, DatabaseUrl, Options};
use std::{
    env,
    fs::{self, File},
    net::TcpListener,
    os::unix::{
        fs::{PermissionsExt, chown},
        process::CommandExt,
    },
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
    sync::{
        Mutex, OnceLock, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

/// The server's superuser. It is not called `postgres`, since on Supabase the role `postgres` is none.
const SUPERUSER: &str = "supabase_admin";

/// Starts the server and waits: for the end of the pipe first, for the server then. `$1` is the folder, `$2` the
/// port, `$3` the folder of the programs with a slash, or nothing, `$4` how often autovacuum looks.
const GUARDIAN: &str = r#"
trap '' INT HUP TERM
cd "$1" || exit
"${3}initdb" -D data -U supabase_admin -E UTF8 --no-locale -A trust --no-sync >log 2>&1 </dev/null || { touch failed; cat >/dev/null; cd /; rm -rf "$1"; exit; }
"${3}postgres" -D data -p "$2" -k "$1" -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off \
  -c max_connections=200 -c max_wal_size=4GB -c autovacuum_naptime="$4" >>log 2>&1 </dev/null &
server=$!
cat >/dev/null
kill -QUIT $server
wait $server
cd /
rm -rf "$1"
"#;

/// The server.
struct Server {
    /// Its end is the server's end.
    _lifeline: ChildStdin,
    _guardian: Child,
    url: String,
}

/// One database of the server, for one test.
pub(crate) struct Database {
    server: &'static Server,
    url: DatabaseUrl,
}

/// What is in a new database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Contents {
    /// Nothing.
    Plain,
    /// Roles and schemas as on Supabase (`shared/rls-cases/shim.sql`), owned by the role `postgres`.
    Supabase,
    /// The same as new projects have it since 2026: nothing is granted by default.
    SecureSupabase,
}

impl Database {
    /// A new, empty database, as its superuser. `None`, said aloud, where there is no PostgreSQL.
    pub(crate) fn new() -> Option<Self> {
        Self::with(Contents::Plain)
    }

    /// A new database that looks like a Supabase project; `as_role("postgres")` is its owner.
    pub(crate) fn supabase() -> Option<Self> {
        Self::with(Contents::Supabase)
    }

    /// A new, empty database of a server whose autovacuum looks every second.
    pub(crate) fn vacuumed() -> Option<Self> {
        static SERVER: OnceLock<Option<Server>> = OnceLock::new();
        let server = SERVER.get_or_init(|| start("1s")).as_ref()?;
        create(server, "vacuumed", "template0", SUPERUSER);
        Some(Self { server, url: server.url(SUPERUSER, "vacuumed") })
    }

    /// A new database with these contents.
    pub(crate) fn with(contents: Contents) -> Option<Self> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let server = server()?;
        let (template, owner) = match contents {
            Contents::Plain => ("template0", SUPERUSER),
            Contents::Supabase => (template(server, "shim", &["shim.sql"])?, "postgres"),
            Contents::SecureSupabase => {
                (template(server, "shim_secure", &["shim.sql", "shim_secure_defaults.sql"])?, "postgres")
            }
        };
        let name = format!("test_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
        create(server, &name, template, owner);
        Some(Self { server, url: server.url(SUPERUSER, &name) })
    }

    /// Its address, as the superuser.
    pub(crate) fn url(&self) -> DatabaseUrl {
        self.url.clone()
    }

    /// Its address, as another role. Passwords are not asked for.
    pub(crate) fn as_role(&self, role: &str) -> DatabaseUrl {
        self.server.url(role, &self.url.database())
    }

    /// A connection as the superuser.
    pub(crate) fn connect(&self) -> Connection {
        open(&self.url)
    }

    /// Runs SQL as the superuser.
    pub(crate) fn run(&self, sql: &str) {
        let mut connection = self.connect();
        connection.run(sql).unwrap_or_else(|error| panic!("{error}: {sql}"));
        connection.close();
    }

    /// The only value of an answer, as text; NULL as `NULL`.
    pub(crate) fn value(&self, sql: &str) -> String {
        let mut connection = self.connect();
        let sql = format!("select coalesce(({sql})::text, 'NULL') as value");
        let row = connection.query_one(&sql, &[]).unwrap_or_else(|error| panic!("{error}: {sql}"));
        let value = row.text("value").expect("a value");
        connection.close();
        value
    }

    /// Waits until an answer is `expected`.
    pub(crate) fn wait_for(&self, sql: &str, expected: &str) {
        let begun = Instant::now();
        loop {
            let value = self.value(sql);
            if value == expected {
                return;
            }
            assert!(begun.elapsed() < Duration::from_secs(30), "still {value}, not {expected}: {sql}");
            thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Server {
    fn url(&self, role: &str, database: &str) -> DatabaseUrl {
        let url = self.url.replace("ROLE", role).replace("DATABASE", database);
        url.parse().expect("an address")
    }
}

/// The server, started by whoever comes first.
fn server() -> Option<&'static Server> {
    static SERVER: OnceLock<Option<Server>> = OnceLock::new();
    SERVER.get_or_init(|| start("10min")).as_ref()
}

fn start(naptime: &str) -> Option<Server> {
    let Some(programs) = programs() else {
        cannot("there is no `initdb` and no `postgres`");
        return None;
    };
    remove_forgotten();
    for _ in 0..5 {
        let folder = tempfile::Builder::new().prefix("ef-pg-").tempdir().expect("a temporary folder").keep();
        // The system may give the port to somebody else before the server has it: then another one is tried.
        let port =
            TcpListener::bind("127.0.0.1:0").and_then(|port| port.local_addr()).expect("a port").port();
        if let Some(server) = start_at(&folder, port, &programs, naptime) {
            return Some(server);
        }
    }
    panic!("PostgreSQL does not start");
}

/// Removes the folders whose guardian was killed itself, as at the end of a container. A living one holds a lock.
fn remove_forgotten() {
    for entry in fs::read_dir(env::temp_dir()).into_iter().flatten().flatten() {
        let ours = entry.file_name().to_string_lossy().starts_with("ef-pg-");
        let lock = File::open(entry.path().join("lock"));
        if ours && lock.is_ok_and(|lock| lock.try_lock().is_ok()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

#[expect(clippy::zombie_processes, reason = "the guardian outlives this program")]
fn start_at(folder: &Path, port: u16, programs: &str, naptime: &str) -> Option<Server> {
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).expect("own folder");
    let mut command = Command::new("/bin/sh");
    command.args(["-c", GUARDIAN, "guardian"]).arg(folder).args([&port.to_string(), programs, naptime]);
    command.env_clear().env("PATH", env::var_os("PATH").unwrap_or_default()).env("LC_ALL", "C");
    let lock = File::create(folder.join("lock")).expect("own folder");
    lock.lock().expect("nobody else's file");
    command.stdin(Stdio::piped()).stdout(lock).stderr(Stdio::null()).process_group(0);
    if let Some((user, group)) = other_account() {
        chown(folder, Some(user), Some(group)).expect("root may give a folder away");
        command.uid(user).gid(group);
    }
    let mut guardian = command.spawn().expect("a shell");
    let lifeline = guardian.stdin.take().expect("a pipe");
    let begun = Instant::now();
    loop {
        let state = fs::read_to_string(folder.join("data/postmaster.pid")).unwrap_or_default();
        if state.lines().nth(7).is_some_and(|line| line.trim() == "ready") {
            let url = format!("postgres://ROLE@127.0.0.1:{port}/DATABASE?sslmode=disable");
            return Some(Server { _lifeline: lifeline, _guardian: guardian, url });
        }
        let log = fs::read_to_string(folder.join("log")).unwrap_or_default();
        if log.contains("Address already in use") {
            drop(lifeline);
            let _ = guardian.wait();
            return None;
        }
        let failed = folder.join("failed").exists() || begun.elapsed() > Duration::from_mins(1);
        assert!(!failed, "PostgreSQL does not start: {log}");
        thread::sleep(Duration::from_millis(10));
    }
}

/// The folder of the server's programs with a slash at its end; nothing when they are on the PATH.
fn programs() -> Option<String> {
    let has = |folder: &Path| folder.join("initdb").exists() && folder.join("postgres").exists();
    let with_slash = |folder: PathBuf| format!("{}/", folder.display());
    if let Some(folder) = env::var_os("EF_PG_BIN").map(PathBuf::from).filter(|folder| has(folder)) {
        return Some(with_slash(folder));
    }
    let path = env::var_os("PATH").unwrap_or_default();
    if env::split_paths(&path).any(|folder| has(&folder)) {
        return Some(String::new());
    }
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    versions.map(|version| version.path().join("bin")).filter(|folder| has(folder)).max().map(with_slash)
}

/// The account that runs the server when we are root, which PostgreSQL refuses.
fn other_account() -> Option<(u32, u32)> {
    if !fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0) {
        return None;
    }
    let accounts = fs::read_to_string("/etc/passwd").unwrap_or_default();
    let find = |name: &str| {
        let line = accounts.lines().find(|line| line.split(':').next() == Some(name))?;
        let mut numbers = line.split(':').skip(2).map(str::parse);
        Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
    };
    find("postgres").or_else(|| find("nobody"))
}

/// A database with the roles and schemas of Supabase, made once.
fn template(server: &Server, name: &'static str, files: &[&str]) -> Option<&'static str> {
    // Roles belong to the whole server, so two shims must not run at once.
    static MADE: Mutex<Vec<&'static str>> = Mutex::new(Vec::new());
    let files: Vec<PathBuf> =
        files.iter().map(|file| shared(&format!("rls-cases/{file}"))).collect::<Option<_>>()?;
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    if !made.contains(&name) {
        create(server, name, "template0", SUPERUSER);
        let mut connection = open(&server.url(SUPERUSER, name));
        for file in files {
            let sql = fs::read_to_string(&file).expect("a readable file");
            connection.run(&sql).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        }
        connection.close();
        // `close` says goodbye; a database is a template only when the server has taken note of it.
        let mut admin = open(&server.url(SUPERUSER, "postgres"));
        let busy = format!("select count(*)::int8 as n from pg_stat_activity where datname = '{name}'");
        while admin.query_one(&busy, &[]).and_then(|row| row.int("n")).expect("a number") > 0 {
            thread::sleep(Duration::from_millis(5));
        }
        made.push(name);
    }
    Some(name)
}

fn create(server: &Server, name: &str, template: &str, owner: &str) {
    let mut admin = open(&server.url(SUPERUSER, "postgres"));
    let sql = format!("create database {name} template {template} owner {owner}");
    admin.run(&sql).unwrap_or_else(|error| panic!("{error}: {sql}"));
    admin.close();
}

fn open(url: &DatabaseUrl) -> Connection {
    let options = Options { connect_within: Duration::from_secs(30), ..Options::default() };
    Connection::open(url, &options).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn each_test_has_a_database_of_its_own() {
    let (Some(one), Some(two)) = (Database::new(), Database::new()) else { return };
    one.run("create table only_here ()");
    assert_eq!(one.value("to_regclass('only_here')"), "only_here");
    assert_eq!(two.value("to_regclass('only_here')"), "NULL");
    one.wait_for("select count(*) from only_here", "0");
    assert_ne!(one.url().database(), two.url().database());
}

#[test]
fn the_owner_of_a_supabase_database_is_no_superuser() {
    let (old, new) = (Database::supabase(), Database::with(Contents::SecureSupabase));
    for (database, granted_by_default) in [(old, true), (new, false)] {
        let Some(database) = database else { return };
        let mut connection = open(&database.as_role("postgres"));
        let row = connection
            .query_one(
                "select rolsuper as s, rolbypassrls as b from pg_roles where rolname = current_user",
                &[],
            )
            .unwrap();
        assert!(!row.bool("s").unwrap() && row.bool("b").unwrap());
        connection.run("create schema mine; create table mine.t (); create table public.t ()").unwrap();
        let granted = "has_table_privilege('anon', 'public.t', 'truncate')";
        assert_eq!(database.value(granted), granted_by_default.to_string());
    }
}

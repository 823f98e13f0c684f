//! Each use arrives once, whatever the database does meanwhile, and `ef costs` sums them up.

use super::{Server, plain};
use crate::{ef::Ef, postgres::Database, proc};
use ef::{
    costs::{self, Connect, Post, Spool, Usage},
    db::{Connection, DatabaseUrl, Options},
};
use serde_json::Value;
use std::{
    io::{Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

/// A database with isolated costs and a workspace; a project that knows it.
pub(super) fn isolated() -> Option<(Database, Ef)> {
    let database = Database::new()?;
    let ef = Ef::new().file("ef.toml", "[tenancy]\ntables = [\"api_costs\"]\n");
    let data = ef.path("data");
    let ef = ef.env("EF_DATA_DIR", data).env("DATABASE_URL", database.url().expose().to_owned());
    let run = |args: &[&str]| {
        let outcome = ef.outcome(ef.command().args(args));
        assert_eq!(outcome.code, 0, "{args:?}: {}", outcome.all());
    };
    run(&["migrate", "up"]);
    run(&["workspace", "create", "North", "--slug", "north", "--switch"]);
    run(&["workspace", "create", "South", "--slug", "south"]);
    Some((database, ef))
}

/// Runs `ef` in the project.
pub(super) fn run(ef: &Ef, args: &[&str]) -> crate::ef::Outcome {
    ef.outcome(ef.command().args(args))
}

/// Stands between a program and the server, and goes away when it is told to.
pub(super) struct Between {
    port: u16,
    target: u16,
    open: Arc<AtomicBool>,
    pairs: Arc<Mutex<Vec<TcpStream>>>,
}

impl Between {
    pub(super) fn new(target: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let open = Arc::new(AtomicBool::new(true));
        let pairs = Arc::new(Mutex::new(vec![]));
        let (is_open, all) = (open.clone(), pairs.clone());
        thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                // One that comes while nobody is there is let down at once.
                if is_open.load(Ordering::SeqCst) {
                    let server = TcpStream::connect(("127.0.0.1", target)).unwrap();
                    let mut all = all.lock().unwrap();
                    for (from, to) in [(&client, &server), (&server, &client)] {
                        pass(from.try_clone().unwrap(), to.try_clone().unwrap());
                    }
                    all.extend([client, server]);
                }
            }
        });
        Self { port, target, open, pairs }
    }

    /// The address that leads through it.
    pub(super) fn through(&self, url: &DatabaseUrl) -> DatabaseUrl {
        url.expose().replace(&format!(":{}/", self.target), &format!(":{}/", self.port)).parse().unwrap()
    }

    pub(super) fn goes(&self) {
        self.open.store(false, Ordering::SeqCst);
        for stream in self.pairs.lock().unwrap().drain(..) {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    pub(super) fn comes_back(&self) {
        self.open.store(true, Ordering::SeqCst);
    }
}

fn pass(mut from: TcpStream, mut to: TcpStream) {
    thread::spawn(move || {
        let mut block = [0; 16 * 1024];
        while let Ok(count @ 1..) = from.read(&mut block) {
            if to.write_all(&block[..count]).is_err() {
                break;
            }
        }
        let _ = to.shutdown(Shutdown::Both);
    });
}

fn connect(url: DatabaseUrl) -> Connect {
    Box::new(move || {
        let options = Options { connect_within: Duration::from_secs(5), ..Options::default() };
        Ok(Connection::open(&url, &options)?)
    })
}

#[test]
fn every_use_arrives_once_though_the_database_goes_away_ten_times() {
    let Some((database, ef)) = isolated() else { return };
    let between = Between::new(database.url().port());
    let url = between.through(&database.url());
    let spool = ef.path("spool");
    let count = 2000;
    for half in 0..2 {
        // The second half begins in a new process, as it were, with what the first has left.
        let post = Post::start(Spool::new(&spool), connect(url.clone()), half == 0).unwrap();
        let until = |what: &str, wanted: &dyn Fn(&costs::State) -> bool| {
            let came = proc::poll(Duration::from_mins(1), || wanted(&post.state()).then_some(()));
            assert!(came.is_some(), "{what}: {:?}", post.state());
        };
        for number in 0..count / 2 {
            if number % (count / 10) == 100 {
                until("nothing arrives", &|state| state.added > 0);
                between.goes();
            }
            if number % (count / 10) == 150 {
                until("nobody notices", &|state| state.trouble.is_some());
                between.comes_back();
                until("it goes on", &|state| state.trouble.is_none());
            }
            let workspace = if number % 2 == 0 { "north" } else { "south" };
            post.record(Usage::now("espeak", "en-us", 10, 0.5).of(Some(workspace.to_owned())));
        }
        if half == 0 {
            post.close(Duration::ZERO);
        } else {
            until("all arrive", &|state| state.waiting == 0 && state.trouble.is_none());
            let state = post.close(Duration::from_secs(20));
            assert_eq!((state.lost, state.refused), (0, 0), "{state:?}");
        }
    }
    // What the first had in hand when it was closed is anybody's.
    let mut connection = database.connect();
    let left = || {
        costs::deliver(&Spool::new(&spool), &mut connection).unwrap();
        (Spool::new(&spool).waiting().uses == 0).then_some(())
    };
    assert!(proc::poll(Duration::from_secs(20), left).is_some());
    let one = "select count(*) || ' ' || count(distinct usage_id) || ' ' || count(distinct workspace_id) from api_costs";
    assert_eq!(database.value(one), format!("{count} {count} 2"));
}

#[test]
fn what_the_database_refuses_holds_nothing_up() {
    let Some((database, ef)) = isolated() else { return };
    let spool = Spool::new(ef.path("spool"));
    let to = |workspace: Option<&str>| Usage::now("espeak", "en-us", 3, 1.0).of(workspace.map(str::to_owned));
    let mut negative = to(Some("north"));
    negative.cost_usd = 1e9;
    spool.put(&[to(Some("north")), to(Some("nobody")), to(None), negative, to(Some("south"))]).unwrap();
    let mut connection = database.connect();
    let done = costs::deliver(&spool, &mut connection).unwrap();
    assert_eq!((done.added, done.refused, done.again), (2, 3, 0));
    assert_eq!(spool.waiting(), costs::Waiting { uses: 0, refused: 3 });
    let told = std::fs::read_to_string(ef.path("spool/refused.json-lines")).unwrap();
    for word in ["there is no workspace `nobody`", "it names no workspace", "numeric"] {
        assert!(told.contains(word), "{word}: {told}");
    }
    assert_eq!(costs::deliver(&spool, &mut connection).unwrap(), costs::Delivered::default());
}

#[test]
fn costs_are_summed_up_by_workspace_engine_and_month() {
    let Some((database, ef)) = isolated() else { return };
    let spool = Spool::new(ef.path("spool"));
    let used = |workspace: &str, engine: &str, characters| {
        Usage::now(engine, "v", characters, 2.0).of(Some(workspace.to_owned()))
    };
    let mut old = used("south", "piper", 500);
    old.at = 1_767_225_600_000; // 2026-01-01
    old.cache_hit = true;
    spool.put(&[used("north", "kokoro", 1000), used("north", "piper", 200), old]).unwrap();
    costs::deliver(&spool, &mut database.connect()).unwrap();
    database.run("insert into api_costs (provider, cost_usd, workspace_id) select 'openai', 0.5, id from workspaces where slug = 'south'");
    let json = |args: &[&str]| -> Value {
        let outcome = run(&ef, &[&["--json", "costs"], args].concat());
        assert_eq!(outcome.code, 0, "{}", outcome.all());
        serde_json::from_str(&outcome.stdout).unwrap()
    };
    let by = json(&[]);
    assert_eq!((by["version"].as_i64(), by["by"].as_str()), (Some(1), Some("workspace")));
    let lines = by["costs"].as_array().unwrap();
    assert_eq!((lines[0]["workspace"].as_str(), lines[0]["name"].as_str()), (Some("north"), Some("North")));
    assert_eq!((lines[0]["uses"].as_i64(), lines[0]["characters"].as_i64()), (Some(2), Some(1200)));
    assert!((lines[0]["elsewhere_usd"].as_f64().unwrap() - 0.264).abs() < 1e-9, "$0.22 for 1,000 characters");
    assert_eq!((lines[1]["cached"].as_i64(), lines[1]["cost_usd"].as_f64()), (Some(1), Some(0.5)));
    assert_eq!(by["total"]["uses"].as_i64(), Some(4));
    let engines = json(&["--by", "engine"]);
    let names: Vec<_> =
        engines["costs"].as_array().unwrap().iter().map(|one| one["engine"].as_str().unwrap()).collect();
    assert_eq!(names, ["kokoro", "openai", "piper"]);
    assert_eq!(json(&["--by", "month"])["costs"][0]["month"], "2026-01");
    assert_eq!(json(&["--by", "month", "--since", "2026-02-01"])["costs"].as_array().unwrap().len(), 1);
    assert_eq!(json(&["--workspace", "South"])["total"]["uses"].as_i64(), Some(2));
    let table = run(&ef, &["costs"]).stdout;
    assert!(
        table.starts_with("WORKSPACE") && table.contains("ELEVENLABS") && table.contains("$0.26"),
        "{table}"
    );
    let csv = run(&ef, &["costs", "--csv", "--by", "engine"]).stdout;
    assert!(
        csv.starts_with(
            "engine,uses,cached,characters,audio_seconds,cost_usd,elsewhere_usd\nkokoro,1,0,1000,"
        ),
        "{csv}"
    );
    let svg = run(&ef, &["costs", "--svg"]).stdout;
    assert!(
        svg.starts_with("<svg") && svg.contains(">north<") && svg.trim_end().ends_with("</svg>"),
        "{svg}"
    );
    for (args, code, word) in [
        (&["costs", "--workspace", "nowhere"][..], 2, "no workspace `nowhere`"),
        (&["costs", "--since", "yesterday"], 2, "YYYY-MM-DD"),
        (&["costs", "--by", "voice"], 2, "possible values"),
        (&["costs", "--csv", "--svg"], 2, "cannot be used with"),
    ] {
        let outcome = run(&ef, args);
        assert_eq!(outcome.code, code, "{args:?}: {}", outcome.all());
        assert!(outcome.unwrapped().contains(word), "{}", outcome.all());
    }
}

#[test]
fn what_say_speaks_is_on_the_bill() {
    let (Some(_), Some((database, ef))) = (plain(), isolated()) else { return };
    let say = ["tts", "say", "Hello there.", "--engine", "espeak", "-o", "a.wav"];
    assert_eq!(run(&ef, &say).code, 0);
    assert_eq!(run(&ef, &[&say[..], &["--workspace", "south"]].concat()).code, 0);
    // One that came too late for its own `ef` is delivered by the next one.
    assert_eq!(run(&ef, &["--json", "costs"]).code, 0);
    let rows = "select string_agg(w.slug || ':' || engine || ':' || characters || ':' || cost_usd, ' ' order by w.slug) from api_costs join workspaces w on w.id = workspace_id";
    assert_eq!(database.value(rows), "north:espeak:12:0.000000 south:espeak:12:0.000000");
    let nobody = run(&ef, &[&say[..], &["--workspace", "nobody"]].concat());
    assert_eq!(nobody.code, 0, "{}", nobody.all());
    let told = nobody.stderr.contains("there is no workspace `nobody`")
        || run(&ef, &["costs"]).stderr.contains("refused");
    assert!(told, "{}", nobody.all());
}

#[test]
fn speech_goes_on_while_the_database_is_away() {
    let (Some(_), Some((database, ef))) = (plain(), isolated()) else { return };
    let between = Between::new(database.url().port());
    let url = between.through(&database.url()).expose().to_owned();
    let ef = ef.env("DATABASE_URL", url);
    between.goes();
    for number in 0..3 {
        let outcome = run(&ef, &["tts", "say", "Hi.", "--engine", "espeak", "-o", &format!("{number}.wav")]);
        assert_eq!(outcome.code, 0, "{}", outcome.all());
    }
    let away = run(&ef, &["costs"]);
    assert_eq!(away.code, 3, "{}", away.all());
    assert!(away.stderr.contains("3 uses wait on this machine"), "{}", away.all());
    assert_eq!(database.value("select count(*) from api_costs"), "0");
    between.comes_back();
    let back = run(&ef, &["--json", "costs"]);
    let told: Value = serde_json::from_str(&back.stdout).unwrap();
    assert_eq!((told["delivered"].as_i64(), told["waiting"].as_i64()), (Some(3), Some(0)), "{}", back.all());
    assert_eq!(database.value("select count(*) from api_costs"), "3");
}

#[test]
fn a_server_books_each_request_to_its_workspace() {
    let (Some(_), Some((database, ef))) = (plain(), isolated()) else { return };
    let server = Server::start(ef.args(["--json", "tts", "serve", "--port", "0", "--engine", "espeak"]));
    let ask = |more: &str| server.speech(&format!(r#"{{"input":"Hello.","response_format":"wav"{more}}}"#));
    let south = database.value("select id from workspaces where slug = 'south'");
    assert_eq!(ask("").status, 200);
    assert_eq!(ask(&format!(",\"workspace\":\"{south}\"")).status, 200);
    assert_eq!(ask(",\"workspace\":\"south\"").header("x-ef-cache"), "hit");
    let (status, code, message) = ask(",\"workspace\":\"suoth\"").refusal();
    assert_eq!((status, code.as_str()), (400, "workspace_not_found"), "{message}");
    let rows = "select string_agg(w.slug || ':' || cache_hit, ' ' order by w.slug, cache_hit) from api_costs join workspaces w on w.id = workspace_id";
    database.wait_for(rows, "north:false south:true south:true");
    assert!(server.figure("ef_usage_delivered_total") > 2.5);
}

#[test]
fn clips_of_a_batch_are_booked_once_and_those_from_the_cache_as_such() {
    let Some((database, ef)) = isolated() else { return };
    let ef = ef.file("lines.txt", "One line here.\nAnother one there.\n");
    for (folder, cached) in [("a", 0), ("a", 0), ("b", 2)] {
        let outcome = run(&ef, &["tts", "batch", "lines.txt", "-o", folder, "--engine", "espeak"]);
        if outcome.stderr.contains("espeak-ng was not found") {
            return crate::alone::skip("espeak-ng is not there");
        }
        assert_eq!(outcome.code, 0, "{}", outcome.all());
        // What the database had no time for is brought by whoever asks.
        let told = run(&ef, &["costs", "--json"]);
        let told: Value = serde_json::from_str(&told.stdout).unwrap();
        let uses = if folder == "a" { 2 } else { 4 };
        assert_eq!(
            (&told["total"]["uses"], &told["total"]["cached"]),
            (&uses.into(), &cached.into()),
            "{told}"
        );
    }
    assert_eq!(database.value("select count(distinct usage_id) from api_costs"), "4");
}

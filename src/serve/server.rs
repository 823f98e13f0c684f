//! The listener, its connections, and their end.

use super::{
    Config, Error, News, Parts,
    cache::Cache,
    desk::Desk,
    metrics::Metrics,
    patient::Patient,
    pool::Pool,
    routes::{App, router},
};
use crate::base::{
    ports::{self, Holder},
    process,
};
use axum::Router;
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use std::{
    io,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::{
    net::TcpListener,
    sync::{Semaphore, watch},
    time::{interval, sleep, timeout},
};

/// How many connections are open at a time; more wait.
const CONNECTIONS: usize = 1024;
/// How long a client may take for the head of a request.
const HEAD: Duration = Duration::from_secs(20);
/// How often memory is given back in a row, when nothing is asked for.
const LEAN: u32 = 4;
/// After a failure of the system to accept (no more files, for instance).
const PAUSE: Duration = Duration::from_millis(100);

/// Asks a server to stop: once in good order, twice at once.
#[derive(Clone, Debug)]
pub struct Stopper(Arc<watch::Sender<u32>>);

impl Default for Stopper {
    fn default() -> Self {
        Self(Arc::new(watch::Sender::new(0)))
    }
}

impl Stopper {
    /// Asks.
    pub fn ask(&self) {
        self.0.send_modify(|times| *times += 1);
    }
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended {
    /// Requests that were cut off.
    pub cut_off: usize,
}

/// Serves until a stop is asked for.
pub fn serve(config: Config, parts: Parts, stopper: &Stopper) -> Result<Ended, Error> {
    let system = |source| Error::System { source };
    if config.token.is_none() && !config.address.ip().is_loopback() {
        return Err(Error::NoToken { address: config.address });
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(16)
        .thread_keep_alive(Duration::from_secs(5))
        .thread_name("http")
        .enable_all()
        .build()
        .map_err(system)?;
    let pool = Arc::new(Pool::new(parts.studio.clone(), config.warm, config.workers));
    let metrics = Arc::new(Metrics::default());
    let listener = runtime.block_on(listen(config.address))?;
    let address = listener.local_addr().map_err(system)?;
    let desk = Desk::open(config.workers, config.queue, &pool, &metrics).map_err(system)?;
    let cache = Cache::new(config.cache_bytes);
    let hear = parts.hear.clone();
    let app = Arc::new(App {
        config,
        parts,
        desk,
        pool,
        cache,
        metrics,
        began: Instant::now(),
        used_millis: AtomicU64::new(0),
        open: Arc::new(AtomicUsize::new(0)),
        stopping: AtomicBool::new(false),
    });
    hear(News::Listening(address));
    let ended = runtime.block_on(run(app, listener, stopper.0.subscribe()));
    // Threads that ask a database may go on.
    runtime.shutdown_timeout(Duration::from_millis(100));
    Ok(ended)
}

async fn listen(address: SocketAddr) -> Result<TcpListener, Error> {
    TcpListener::bind(address).await.map_err(|source| match source.kind() {
        io::ErrorKind::AddrInUse => taken(address.port()),
        io::ErrorKind::AddrNotAvailable => {
            Error::Listen { address, help: "this machine has no such address", source }
        }
        io::ErrorKind::PermissionDenied => Error::Listen {
            address,
            help: "ports below 1024 are for the administrator: take another one",
            source,
        },
        _ => Error::Listen { address, help: "choose another address with `--host` and `--port`", source },
    })
}

fn taken(port: u16) -> Error {
    let (holder, help) = match ports::holder(port) {
        Holder::Known(process, command) => {
            let short: String = command.chars().take(80).collect();
            let help = format!("end it with `kill {}`, or choose another port with `--port`", process.pid);
            (format!("`{short}` (process {})", process.pid), help)
        }
        Holder::Hidden | Holder::Nobody => {
            ("another process".to_owned(), "choose another port with `--port`".to_owned())
        }
    };
    Error::PortTaken { port, holder, help }
}

async fn run(app: Arc<App>, listener: TcpListener, mut stops: watch::Receiver<u32>) -> Ended {
    let service = TowerToHyperService::new(router(app.clone()));
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let housekeeping = tokio::spawn(keep_house(app.clone()));
    loop {
        let accepted = tokio::select! {
            // What was asked before we listened counts, too.
            _ = stops.wait_for(|times| *times > 0) => break,
            accepted = accept(&listener, &places) => accepted,
        };
        match accepted {
            Ok((stream, permit)) => {
                let _ = stream.set_nodelay(true);
                let io = TokioIo::new(Patient::new(stream, app.config.patience));
                let connection = http1::Builder::new()
                    .timer(TokioTimer::new())
                    .header_read_timeout(HEAD)
                    .serve_connection(io, service.clone());
                let connection = graceful.watch(connection);
                tokio::spawn(async move {
                    // One connection's failure is its own.
                    let _ = connection.await;
                    drop(permit);
                });
            }
            Err(error) => {
                (app.parts.hear)(News::Trouble(format!("cannot accept a connection: {error}")));
                sleep(PAUSE).await;
            }
        }
    }
    drop(listener);
    housekeeping.abort();
    let ended = stop(&app, graceful, stops).await;
    drop::<TowerToHyperService<Router>>(service);
    ended
}

async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> io::Result<(tokio::net::TcpStream, tokio::sync::OwnedSemaphorePermit)> {
    let permit = places.clone().acquire_owned().await.map_err(io::Error::other)?;
    let (stream, _) = listener.accept().await?;
    Ok((stream, permit))
}

/// Lets requests end, for as long as they may.
async fn stop(app: &Arc<App>, graceful: GracefulShutdown, mut stops: watch::Receiver<u32>) -> Ended {
    app.stopping.store(true, Ordering::Relaxed);
    app.desk.close();
    (app.parts.hear)(News::Stopping(app.open.load(Ordering::Relaxed)));
    let over = async {
        tokio::select! {
            () = sleep(app.config.grace) => {}
            _ = stops.wait_for(|times| *times > 1) => {}
        }
    };
    tokio::select! {
        () = graceful.shutdown() => Ended { cut_off: 0 },
        () = over => {
            let cut_off = app.open.load(Ordering::Relaxed);
            app.desk.give_up();
            // Those that wait are told so.
            let told = async { while app.open.load(Ordering::Relaxed) > 0 { sleep(Duration::from_millis(10)).await } };
            let _ = timeout(Duration::from_millis(200), told).await;
            Ended { cut_off }
        }
    }
}

/// Lets go of what is not used.
async fn keep_house(app: Arc<App>) {
    let Some(idle) = app.config.idle else { return };
    let mut ticks = interval((idle / 4).clamp(Duration::from_millis(100), Duration::from_secs(15)));
    let mut lean = 0_u32;
    loop {
        ticks.tick().await;
        let used = Duration::from_millis(app.used_millis.load(Ordering::Relaxed));
        let quiet = app.began.elapsed().saturating_sub(used) >= idle && app.open.load(Ordering::Relaxed) == 0;
        let house = app.clone();
        let work = move || {
            let gone = house.pool.let_go(idle);
            if gone > 0 {
                (house.parts.hear)(News::Unloaded(gone));
            }
            // Threads that end by and by free some more after the first time.
            if quiet && (house.cache.clear() || gone > 0 || lean < LEAN) {
                process::give_back_memory();
            }
        };
        // Letting go of a large model takes a while.
        let _ = tokio::task::spawn_blocking(work).await;
        lean = if quiet { lean.saturating_add(1) } else { 0 };
    }
}

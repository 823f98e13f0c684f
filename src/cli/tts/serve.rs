//! `ef tts serve`: speech over HTTP, in the shape of OpenAI's API.

use super::{
    super::{
        Error,
        session::Session,
        workspace::lookup::{Source, current_id},
    },
    around::Around,
    flags::CloudArgs,
    ledger::Destination,
    licence,
    shelf::Shelf,
};
use crate::{
    base::{
        Exit,
        process::{self, Signal},
        signals,
    },
    cli::database::Database,
    costs::{Post, Usage},
    render::tts::serve as render,
    serve::{self, Config, Ledger, News, Parts, Presets, Stopper, Token, Used},
    settings::{self, Flag, Settings},
    tts::{engine::Id, studio::Wish},
};
use clap::Args;
use std::{
    net::{IpAddr, SocketAddr},
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

/// Serve speech over HTTP, as OpenAI's clients ask for it
///
/// Takes `POST /v1/audio/speech` on this machine, keeps models warm, and sends the sound while it is spoken. Presets and
/// costs are those of the project's workspaces. Beyond loopback a token is needed.
///
/// Example: ef tts serve --port 8880
///
/// Example: ef tts serve --json
#[derive(Args, Debug)]
pub(crate) struct Serve {
    /// The address to listen on
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    host: IpAddr,
    /// The port to listen on; 0 for any that is free
    #[arg(short, long, value_name = "PORT", default_value_t = 8880)]
    port: u16,
    /// The variable that holds the token which requests must bring along
    #[arg(long, value_name = "NAME", default_value = "EF_SERVE_TOKEN")]
    token_env: String,
    /// The file that holds the token instead
    #[arg(long, value_name = "FILE")]
    token_file: Option<PathBuf>,
    #[command(flatten)]
    limits: Limits,
    /// The engine for requests that name none
    #[arg(short, long, value_name = "ENGINE", help_heading = "Voice")]
    engine: Option<String>,
    /// Refuse when the engine or voice is not there, instead of taking the next
    #[arg(long, help_heading = "Voice")]
    strict: bool,
    #[command(flatten)]
    cloud: CloudArgs,
    /// The workspace of requests that name none, instead of the current one
    #[arg(long, value_name = "WORKSPACE", help_heading = "Workspace")]
    workspace: Option<String>,
    #[command(flatten)]
    database: Database,
    #[command(flatten)]
    around: Around,
}

/// How much at a time, and for how long.
#[derive(Args, Debug)]
#[command(next_help_heading = "Limits")]
struct Limits {
    /// How many texts are spoken at a time; 0 for as many as there are processors, 4 at most
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    workers: usize,
    /// How many texts may wait; the next one is answered with 429
    #[arg(long, value_name = "N", default_value_t = 64)]
    queue: usize,
    /// The longest text, in characters
    #[arg(long, value_name = "N", default_value_t = 8192)]
    max_characters: usize,
    /// How long a request may take, waiting included
    #[arg(long, value_name = "TIME", default_value = "120s", value_parser = time)]
    timeout: Duration,
    /// Let go of models that were not used for so long; 0 for never
    #[arg(long, value_name = "TIME", default_value = "5m", value_parser = time)]
    idle: Duration,
    /// How many engines stay warm
    #[arg(long, value_name = "N", default_value_t = 6)]
    warm: usize,
    /// How many megabytes of answers are kept for those who ask the same again; 0 for none
    #[arg(long, value_name = "MB", default_value_t = 16)]
    cache: usize,
    /// How long requests may go on after Ctrl-C or SIGTERM
    #[arg(long, value_name = "TIME", default_value = "10s", value_parser = time)]
    grace: Duration,
    /// How long a client may take nothing of what is sent to it
    #[arg(long, value_name = "TIME", default_value = "30s", value_parser = time)]
    patience: Duration,
}

/// A time: `90s`, `5m`, `500ms`; a bare number is seconds.
fn time(text: &str) -> Result<Duration, String> {
    let (number, unit) = if let Some(number) = text.strip_suffix("ms") {
        (number, 0.001)
    } else if let Some(number) = text.strip_suffix('m') {
        (number, 60.0)
    } else if let Some(number) = text.strip_suffix('h') {
        (number, 3600.0)
    } else {
        (text.strip_suffix('s').unwrap_or(text), 1.0)
    };
    let number: f64 = number.trim().parse().map_err(|_| "write it as `30s`, `5m` or `500ms`".to_owned())?;
    if !(0.0..=1e7).contains(&(number * unit)) {
        return Err("it must be from 0 to 100 days".to_owned());
    }
    Ok(Duration::from_secs_f64(number * unit))
}

impl Serve {
    pub(crate) fn run(self, session: &Session) -> Result<Exit, Error> {
        process::share_one_heap();
        let settings = session.settings(self.flags())?;
        let config = self.config(session)?;
        let stopper = Stopper::default();
        let signal = watch(&stopper);
        let data = self.around.data(session)?;
        let usual = self.workspace.clone().or(current_id(&settings)?);
        let source = Source::find(session, &settings, &self.database)?;
        if matches!(source, Some(Source::Api(..))) {
            session.ui.say("ef: uses are not recorded: that needs the database itself (`DATABASE_URL`), and only the project's API is known");
        }
        let presets = source.map(|source| Arc::new(Shelf::new(source, usual.clone())) as Arc<dyn Presets>);
        let studio = self.around.studio(session, &settings)?;
        let (wish, voice) = (self.wish(session, &settings)?, settings.values.tts.voice.clone());
        // Who asks over HTTP cannot accept a licence; for the server's own voice whoever starts it can.
        if licence::can_ask(session) {
            let own = Wish { voice: voice.clone(), ..wish.clone() };
            licence::settle(session, &studio, &own, "ef tts serve")?;
        }
        let destination = Destination::find(session, &settings, &self.database, &data)?;
        let post = destination.and_then(|destination| destination.post(session, true)).map(Arc::new);
        let ledger = post.clone().map(|post| Arc::new(Books(post)) as Arc<dyn Ledger>);
        let parts = Parts { studio, wish, voice, workspace: usual, presets, ledger, hear: hear(session) };
        let ended = serve::serve(config, parts, &stopper);
        let state = post.map(|post| post.close(Duration::from_secs(2)));
        render::ended(&session.ui, ended.as_ref().ok(), state.as_ref());
        ended?;
        let signal = *signal.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(signal.map_or(Exit::Done, |signal| {
            Exit::Signal(match signal {
                Signal::Term => 15,
                Signal::Hup => 1,
                Signal::Quit => 3,
                _ => 2,
            })
        }))
    }

    /// The flags that stand for settings.
    fn flags(&self) -> Vec<Flag> {
        let engine = self.engine.as_deref().and_then(|engine| Flag::new("engine", engine));
        engine.into_iter().chain(self.around.flags()).collect()
    }

    fn config(&self, session: &Session) -> Result<Config, Error> {
        let limits = &self.limits;
        let address = SocketAddr::new(self.host, self.port);
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        Ok(Config {
            address,
            token: self.token(session, address)?,
            workers: if limits.workers == 0 { processors.min(4) } else { limits.workers.min(256) },
            queue: limits.queue,
            most_characters: limits.max_characters.clamp(1, 4 << 20),
            within: limits.timeout,
            idle: (!limits.idle.is_zero()).then_some(limits.idle),
            warm: limits.warm,
            cache_bytes: limits.cache.saturating_mul(1_000_000),
            grace: limits.grace,
            patience: limits.patience.max(Duration::from_millis(100)),
        })
    }

    /// The token: from the file, else from the variable.
    fn token(&self, session: &Session, address: SocketAddr) -> Result<Option<Token>, Error> {
        let (text, place) = match &self.token_file {
            Some(path) => {
                let path = session.env.dir.join(path);
                let text = std::fs::read_to_string(&path)
                    .map_err(|source| Error::TokenFile { path: path.clone(), source })?;
                (text, format!("`{}`", path.display()))
            }
            None => (session.env.var(&self.token_env).unwrap_or_default(), format!("`{}`", self.token_env)),
        };
        let text = text.trim();
        if text.is_empty() && self.token_file.is_none() {
            return Ok(None);
        }
        let weak = |why| serve::Error::WeakToken { place: place.clone(), why };
        if text.is_empty() {
            return Err(weak("nothing in it").into());
        }
        if text.chars().any(|c| !c.is_ascii_graphic()) {
            return Err(weak("blanks or signs that a header cannot hold").into());
        }
        if text.len() < 16 && !address.ip().is_loopback() {
            return Err(weak("fewer than 16 characters").into());
        }
        Ok(Some(Token::new(text)))
    }

    fn wish(&self, session: &Session, settings: &Settings) -> Result<Wish, Error> {
        let values = &settings.values.tts;
        let cloud = self.cloud.of(session, values)?;
        Ok(Wish {
            default_engine: id(values.engine),
            fallback: values.fallback.iter().map(|engine| id(*engine)).collect(),
            language: values.lang.clone(),
            strict: session.switch(self.strict, "EF_STRICT")?,
            cloud,
            ..Wish::default()
        })
    }
}

fn id(engine: settings::Engine) -> Id {
    match engine {
        settings::Engine::Kokoro => Id::Kokoro,
        settings::Engine::Piper => Id::Piper,
        settings::Engine::Coqui => Id::Coqui,
        settings::Engine::Espeak => Id::Espeak,
        settings::Engine::Edge => Id::Edge,
    }
}

/// Hands uses to the post.
struct Books(Arc<Post>);

impl Ledger for Books {
    fn record(&self, used: Used) {
        let mut usage = Usage::now(used.engine, &used.voice, used.characters, used.audio_seconds);
        usage.cache_hit = used.cache_hit;
        self.0.record(usage.of(used.workspace));
    }

    #[expect(clippy::cast_precision_loss, reason = "counts")]
    fn figures(&self) -> Vec<(&'static str, &'static str, f64)> {
        let state = self.0.state();
        vec![
            ("ef_usage_recorded_total", "Uses that were recorded", state.handed as f64),
            ("ef_usage_delivered_total", "Uses that arrived in the database", state.added as f64),
            ("ef_usage_refused_total", "Uses that the database refused", state.refused as f64),
            ("ef_usage_lost_total", "Uses that could not be kept", state.lost as f64),
            ("ef_usage_waiting", "Uses that wait for the database", state.waiting as f64),
        ]
    }
}

/// Tells what goes on.
fn hear(session: &Session) -> Arc<dyn Fn(News) + Send + Sync> {
    let (out, err) = (session.ui.out.clone(), session.ui.err.clone());
    let look =
        render::Look { json: session.ui.json, quiet: session.ui.quiet, verbose: session.global.verbose };
    Arc::new(move |news| render::news(&out, &err, look, &news))
}

/// Asks the server to stop when a signal comes, and remembers the first one. A third one ends us at once.
fn watch(stopper: &Stopper) -> Arc<Mutex<Option<Signal>>> {
    let first = Arc::new(Mutex::new(None));
    let Ok(mut notices) = signals::Notices::new() else { return first };
    let (stopper, seen) = (stopper.clone(), first.clone());
    let wait = move || {
        let mut times = 0;
        loop {
            if let signals::Notice::Stop { signal, .. } = notices.wait() {
                times += 1;
                seen.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(signal);
                if times > 2 {
                    signals::die_of(signal);
                }
                stopper.ask();
            }
        }
    };
    // Without the thread a signal ends us at once.
    let _ = std::thread::Builder::new().name("signals".to_owned()).spawn(wait);
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_units() {
        assert_eq!(time("5m"), Ok(Duration::from_mins(5)));
        assert_eq!(time("500ms"), Ok(Duration::from_millis(500)));
        assert_eq!((time("0"), time("1.5s")), (Ok(Duration::ZERO), Ok(Duration::from_millis(1500))));
        assert!(time("soon").is_err() && time("-1s").is_err() && time("nan").is_err());
    }
}

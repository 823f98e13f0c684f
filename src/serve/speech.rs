//! `POST /v1/audio/speech`: from a body to a sound, as a whole or while it is spoken.

use super::{
    Used,
    cache::{Cache, Kept},
    desk::Job,
    fault::Fault,
    mouth::{Begin, End, Event},
    order::{Asking, order},
    pool::STAND_IN,
    request::Ask,
    routes::{App, Spoke},
};
use axum::{
    body::{Body, Bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use http_body::{Body as _, Frame};
use serde_json::json;
use std::{
    future::Future,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    task::{Context, Poll},
    time::{Duration, Instant},
};
use tokio::{
    sync::mpsc::{UnboundedReceiver, unbounded_channel},
    time::{Sleep, sleep, timeout},
};

/// A body may hold JSON's longest spelling of each character, and other fields.
const SPELLING: usize = 12;
const OTHER_FIELDS: usize = 64 << 10;
/// A client that sends too much is listened to for so long, so that it hears why it is refused.
const LISTENED_BYTES: usize = 64 << 20;
const LISTENED: Duration = Duration::from_secs(20);

/// The handler.
pub(super) async fn speech(State(app): State<Arc<App>>, request: Request) -> Response {
    let came = Instant::now();
    if app.is_stopping() {
        return Fault::stopping().into_response();
    }
    app.touch();
    let asked = match ask(&app, request).await {
        Ok(asked) => asked,
        Err(fault) => return fault.into_response(),
    };
    let turn = Turn::new(&app, asked, came);
    if let Some(kept) = app.cache.get(&turn.key) {
        return turn.again(kept);
    }
    match turn.spoken().await {
        Ok(response) => response,
        Err(fault) => fault.into_response(),
    }
}

async fn ask(app: &Arc<App>, request: Request) -> Result<Asking, Fault> {
    let (parts, body) = request.into_parts();
    of_json(&parts.headers)?;
    let most = app.config.most_characters;
    let body = collect(body, most.saturating_mul(SPELLING) + OTHER_FIELDS, &parts.headers).await?;
    let app = app.clone();
    let work = move || {
        let installed = app.pool.studio().store.list();
        let installed: Vec<String> = installed.into_iter().map(|one| one.name).collect();
        let ask = Ask::read(&body, most, &installed)?;
        order(&app, ask)
    };
    // Looks at files, and asks the database for presets.
    let failed = |_| Fault::new(500, "failed", "the server failed: this is a bug in `ef`; please report it");
    tokio::task::spawn_blocking(work).await.map_err(failed)?
}

/// A page in a browser cannot send JSON to another machine without being let; all else it can.
fn of_json(headers: &HeaderMap) -> Result<(), Fault> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if kind.eq_ignore_ascii_case("application/json") {
        return Ok(());
    }
    let message = "send the body as JSON, with `Content-Type: application/json`";
    Err(Fault::new(415, "wrong_media_type", message))
}

/// Reads a body, and no more than this of it.
async fn collect(body: Body, most: usize, headers: &HeaderMap) -> Result<Bytes, Fault> {
    let too_large = || {
        let message = format!("the body is larger than {most} bytes: send the text in parts");
        Fault::new(413, "body_too_large", message)
    };
    let said = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    if said.is_some_and(|said: usize| said > LISTENED_BYTES) {
        return Err(too_large());
    }
    let mut body = body;
    let mut bytes: Vec<u8> = vec![];
    let mut count = 0;
    let read = async {
        while let Some(frame) = std::future::poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await
        {
            let frame = frame.map_err(|_| Fault::new(400, "cut_off", "the body did not arrive whole"))?;
            let Ok(data) = frame.into_data() else { continue };
            count += data.len();
            if count > LISTENED_BYTES {
                break;
            }
            if count <= most {
                bytes.extend_from_slice(&data);
            }
        }
        Ok(())
    };
    match timeout(LISTENED, read).await {
        Ok(read) => read?,
        Err(_) => return Err(Fault::new(408, "slow_body", "the body did not arrive in time")),
    }
    if count > most { Err(too_large()) } else { Ok(bytes.into()) }
}

/// One request, from here on to its last byte.
struct Turn {
    app: Arc<App>,
    key: String,
    asking: Asking,
    came: Instant,
    _open: Open,
}

/// Counts a request as long as it is there.
struct Open(Arc<AtomicUsize>);

impl Open {
    fn new(count: &Arc<AtomicUsize>) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Self(count.clone())
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Stops the speaker when nobody listens any more.
struct Listening {
    stop: Arc<AtomicBool>,
    over: bool,
    app: Arc<App>,
}

impl Drop for Listening {
    fn drop(&mut self) {
        if !self.over {
            self.app.metrics.abandoned.fetch_add(1, Ordering::Relaxed);
            self.stop.store(true, Ordering::Relaxed);
        }
    }
}

impl Turn {
    fn new(app: &Arc<App>, asking: Asking, came: Instant) -> Self {
        let key = Cache::key(&format!("{:?}|{}", asking.order, asking.ask.events));
        Self { app: app.clone(), key, asking, came, _open: Open::new(&app.open) }
    }

    /// The answer that was given before.
    fn again(self, kept: Kept) -> Response {
        let characters = self.characters();
        self.app.metrics.cache_hits.fetch_add(1, Ordering::Relaxed);
        record(&self.app, self.asking.workspace.clone(), characters, &kept, true);
        self.app.metrics.first_sound.note(self.came.elapsed());
        self.app.metrics.whole.note(self.came.elapsed());
        let mut response = Response::new(Body::from(kept.sound));
        let begin = Begin { engine: kept.engine, voice: kept.voice, sample_rate_hz: 0, passed: kept.passed };
        self.head(&mut response, &begin, true);
        seconds(&mut response, kept.audio_seconds);
        response
    }

    fn characters(&self) -> usize {
        self.asking.ask.text.chars().count()
    }

    /// Has it spoken.
    async fn spoken(self) -> Result<Response, Fault> {
        let (out, mut events) = unbounded_channel();
        let stop = Arc::new(AtomicBool::new(false));
        let mut listening = Listening { stop: stop.clone(), over: true, app: self.app.clone() };
        self.app.desk.submit(Job { order: self.asking.order.clone(), out, stop })?;
        listening.over = false;
        let left = self.app.config.within.saturating_sub(self.came.elapsed());
        let first = timeout(left, first(&mut events)).await.map_err(|_| Fault::late());
        let (begin, first) = match first.and_then(|first| first) {
            Ok(first) => first,
            Err(fault) => {
                // One that came too late is stopped; one that failed has ended.
                listening.over = fault.status != 504;
                listening.stop.store(true, Ordering::Relaxed);
                return Err(fault);
            }
        };
        self.app.metrics.first_sound.note(self.came.elapsed());
        if !self.asking.order.live && !self.asking.ask.events {
            return self.whole(&begin, first, events, listening).await;
        }
        let mut response = Response::new(Body::empty());
        self.head(&mut response, &begin, false);
        let deadline = Box::pin(sleep(self.app.config.within.saturating_sub(self.came.elapsed())));
        let shape = if self.asking.ask.events { Form::Events } else { Form::Bytes };
        *response.body_mut() = Body::new(Flow {
            first: Some(first),
            events,
            deadline,
            listening,
            begin,
            sound: Some(vec![]),
            shape,
            turn: self,
            over: false,
        });
        Ok(response)
    }

    async fn whole(
        self,
        begin: &Begin,
        first: Heard,
        mut events: UnboundedReceiver<Event>,
        mut listening: Listening,
    ) -> Result<Response, Fault> {
        let (sound, end) = match first {
            Heard::End(end) => (Bytes::new(), end),
            Heard::Sound(sound) => {
                let left = self.app.config.within.saturating_sub(self.came.elapsed());
                let rest = timeout(left, rest(&mut events)).await.map_err(|_| Fault::late())?;
                listening.over = true;
                let (more, end) = rest?;
                (if more.is_empty() { sound } else { [sound, more].concat().into() }, end)
            }
        };
        listening.over = true;
        self.finish(begin, end, Some(sound.clone()));
        let mut response = Response::new(Body::from(sound));
        self.head(&mut response, begin, false);
        seconds(&mut response, end.audio_seconds);
        Ok(response)
    }

    /// It was spoken to its end.
    fn finish(&self, begin: &Begin, end: End, sound: Option<Bytes>) {
        let metrics = &self.app.metrics;
        metrics.whole.note(self.came.elapsed());
        let whole = sound.is_some();
        let kept = Kept {
            sound: sound.unwrap_or_default(),
            engine: begin.engine,
            voice: begin.voice.clone(),
            passed: begin.passed.clone(),
            audio_seconds: end.audio_seconds,
            // Perhaps the one that was wanted is there next time.
            until: (!begin.passed.is_empty()).then(|| Instant::now() + STAND_IN),
        };
        record(&self.app, self.asking.workspace.clone(), self.characters(), &kept, false);
        if whole {
            self.app.cache.put(self.key.clone(), kept);
        }
    }

    fn head(&self, response: &mut Response, begin: &Begin, hit: bool) {
        let headers = response.headers_mut();
        let kind =
            if self.asking.ask.events { "text/event-stream" } else { self.asking.ask.sound.media_type() };
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        headers.insert("x-ef-engine", HeaderValue::from_static(begin.engine));
        headers.insert("x-ef-cache", HeaderValue::from_static(if hit { "hit" } else { "miss" }));
        headers.insert("x-ef-voice", plain(&begin.voice));
        if begin.sample_rate_hz > 0 {
            headers.insert("x-ef-sample-rate", HeaderValue::from(begin.sample_rate_hz));
        }
        if !begin.passed.is_empty() {
            headers.insert("x-ef-passed", plain(&begin.passed.join("; ")));
        }
        response.extensions_mut().insert(Spoke(format!("{} {}", begin.engine, begin.voice)));
    }
}

fn seconds(response: &mut Response, seconds: f64) {
    let text = format!("{seconds:.3}");
    response.headers_mut().insert("x-ef-seconds", plain(&text));
}

/// A text as the value of a header: what has no place in one is left out.
fn plain(text: &str) -> HeaderValue {
    let text: String =
        text.chars().map(|c| if c == ' ' || c.is_ascii_graphic() { c } else { '?' }).take(400).collect();
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""))
}

fn record(app: &App, workspace: Option<String>, characters: usize, kept: &Kept, cache_hit: bool) {
    let count = u64::try_from(characters).unwrap_or_default();
    app.metrics.characters.fetch_add(count, Ordering::Relaxed);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "milliseconds of a sound")]
    app.metrics.sound_millis.fetch_add((kept.audio_seconds * 1000.0) as u64, Ordering::Relaxed);
    if let Some(ledger) = &app.parts.ledger {
        ledger.record(Used {
            workspace,
            engine: kept.engine,
            voice: kept.voice.clone(),
            characters,
            audio_seconds: kept.audio_seconds,
            cache_hit,
        });
    }
}

/// What was heard first.
enum Heard {
    Sound(Bytes),
    End(End),
}

/// Waits for who speaks, and for the first sound.
async fn first(events: &mut UnboundedReceiver<Event>) -> Result<(Begin, Heard), Fault> {
    let mut begin = None;
    loop {
        match events.recv().await {
            Some(Event::Begin(who)) => begin = Some(who),
            Some(Event::Sound(bytes)) => {
                if let Some(begin) = begin {
                    return Ok((begin, Heard::Sound(bytes)));
                }
            }
            Some(Event::End(end)) => {
                return begin.map(|begin| (begin, Heard::End(end))).ok_or_else(gone);
            }
            Some(Event::Fail(fault)) => return Err(fault),
            None => return Err(gone()),
        }
    }
}

/// Waits for all that follows.
async fn rest(events: &mut UnboundedReceiver<Event>) -> Result<(Bytes, End), Fault> {
    let mut more: Vec<u8> = vec![];
    loop {
        match events.recv().await {
            Some(Event::Begin(_)) => {}
            Some(Event::Sound(bytes)) => more.extend_from_slice(&bytes),
            Some(Event::End(end)) => return Ok((more.into(), end)),
            Some(Event::Fail(fault)) => return Err(fault),
            None => return Err(gone()),
        }
    }
}

fn gone() -> Fault {
    Fault::new(500, "engine_failed", "the engine gave up: this is a bug in `ef`; please report it")
}

/// How a flow is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Bytes,
    Events,
}

/// The body of an answer that goes out while it is spoken.
struct Flow {
    first: Option<Heard>,
    events: UnboundedReceiver<Event>,
    deadline: Pin<Box<Sleep>>,
    listening: Listening,
    begin: Begin,
    /// All of it, to be kept; `None` once it is too large for that.
    sound: Option<Vec<u8>>,
    shape: Form,
    turn: Turn,
    over: bool,
}

impl Flow {
    fn sound(&mut self, bytes: Bytes) -> Bytes {
        let sent = match self.shape {
            Form::Bytes => bytes,
            Form::Events => event(&json!({"type": "speech.audio.delta", "audio": STANDARD.encode(&bytes)})),
        };
        self.keep(&sent);
        sent
    }

    fn keep(&mut self, bytes: &Bytes) {
        if let Some(sound) = &mut self.sound {
            sound.extend_from_slice(bytes);
            if !self.turn.app.cache.takes(sound.len()) {
                self.sound = None;
            }
        }
    }

    /// The last words, where there are some.
    fn end(&mut self, end: End) -> Option<Bytes> {
        self.over = true;
        self.listening.over = true;
        let last = (self.shape == Form::Events).then(|| {
            let characters = self.turn.characters();
            event(&json!({
                "type": "speech.audio.done",
                "usage": {"characters": characters, "audio_seconds": (end.audio_seconds * 1000.0).round() / 1000.0},
            }))
        });
        if let Some(last) = &last {
            self.keep(last);
        }
        let sound = self.sound.take().map(Bytes::from);
        self.turn.finish(&self.begin, end, sound);
        last
    }
}

fn event(value: &serde_json::Value) -> Bytes {
    format!("data: {value}\n\n").into()
}

impl http_body::Body for Flow {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        if self.over {
            return Poll::Ready(None);
        }
        if let Some(first) = self.first.take() {
            return match first {
                Heard::Sound(bytes) => Poll::Ready(Some(Ok(Frame::data(self.sound(bytes))))),
                Heard::End(end) => Poll::Ready(self.end(end).map(|last| Ok(Frame::data(last)))),
            };
        }
        // What is there goes out before the clock is asked.
        loop {
            match self.events.poll_recv(context) {
                Poll::Ready(Some(Event::Sound(bytes))) => {
                    return Poll::Ready(Some(Ok(Frame::data(self.sound(bytes)))));
                }
                Poll::Ready(Some(Event::End(end))) => {
                    return Poll::Ready(self.end(end).map(|last| Ok(Frame::data(last))));
                }
                Poll::Ready(Some(Event::Begin(_))) => {}
                // The status is sent already: the connection is cut, so that nobody takes a part for the whole.
                Poll::Ready(Some(Event::Fail(fault))) => {
                    self.over = true;
                    self.listening.over = true;
                    return Poll::Ready(Some(Err(std::io::Error::other(fault.message))));
                }
                Poll::Ready(None) => {
                    self.over = true;
                    return Poll::Ready(Some(Err(std::io::ErrorKind::BrokenPipe.into())));
                }
                Poll::Pending => break,
            }
        }
        if self.deadline.as_mut().poll(context).is_ready() {
            self.over = true;
            return Poll::Ready(Some(Err(std::io::ErrorKind::TimedOut.into())));
        }
        Poll::Pending
    }
}

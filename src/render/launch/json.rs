//! `ef dev --json`: one object a line on stdout, each with `version`, `event` and `time`.

use super::{LONGEST_LINE, face::Face};
use crate::{
    base::process::{Ended, Window},
    dev::{
        Held, News, OutputGone, Sink, Steered,
        fleet::Reason,
        state::{Failure, Outcome},
    },
    ui::Stream,
};
use memchr::memrchr;
use serde_json::{Map, Value, json};
use std::{
    sync::{
        Mutex, MutexGuard, PoisonError,
        mpsc::{Receiver, Sender, channel},
    },
    time::Duration,
};

/// The events' format; raised when a field changes its meaning or goes.
const VERSION: u32 = 1;

/// The view for machines.
pub(crate) struct JsonShow {
    faces: Vec<Face>,
    held: Vec<Mutex<Vec<u8>>>,
    out: Stream,
    news: Mutex<Option<Sender<Vec<u8>>>>,
    told: Mutex<Receiver<()>>,
}

impl JsonShow {
    /// A view of these services on this stream.
    pub(crate) fn new(faces: Vec<Face>, out: &Stream) -> std::io::Result<Self> {
        let held = faces.iter().map(|_| Mutex::default()).collect();
        let (news, incoming) = channel::<Vec<u8>>();
        let (done, told) = channel();
        let stream = out.clone();
        let work = move || {
            for line in incoming {
                stream.write(&line);
            }
            let _ = done.send(());
        };
        std::thread::Builder::new().name("news".into()).stack_size(128 * 1024).spawn(work)?;
        Ok(Self { faces, held, out: out.clone(), news: Mutex::new(Some(news)), told: Mutex::new(told) })
    }

    /// Line events for whole lines. Bytes that are not UTF-8 become U+FFFD; the log file has them as they were.
    fn lines(&self, service: usize, bytes: &[u8]) -> Result<(), OutputGone> {
        let time = now();
        let name = &self.faces[service].name;
        let lines = bytes.strip_suffix(b"\n").unwrap_or(bytes).split(|byte| *byte == b'\n').map(|line| {
            let text = String::from_utf8_lossy(line.strip_suffix(b"\r").unwrap_or(line));
            let event =
                json!({"version": VERSION, "event": "line", "time": time, "service": name, "text": text});
            event.to_string() + "\n"
        });
        let text: String = lines.collect();
        self.out.try_write(text.as_bytes()).map_err(|_| OutputGone)
    }
}

impl Sink for JsonShow {
    fn output(&self, service: usize, bytes: &[u8]) -> Result<Held, OutputGone> {
        if self.faces[service].hidden {
            return Ok(Held::Nothing);
        }
        let mut held = lock(&self.held[service]);
        let Some(last) = memrchr(b'\n', bytes) else {
            held.extend_from_slice(bytes);
            if held.len() <= LONGEST_LINE {
                return Ok(Held::Nothing);
            }
            return self.lines(service, &std::mem::take(&mut *held)).map(|()| Held::Nothing);
        };
        held.extend_from_slice(&bytes[..=last]);
        let result = self.lines(service, &held);
        held.clear();
        held.extend_from_slice(&bytes[last + 1..]);
        result.map(|()| Held::Nothing)
    }

    fn quiet(&self, _service: usize) -> Result<Held, OutputGone> {
        Ok(Held::Nothing)
    }

    fn ended(&self, service: usize) {
        let rest = std::mem::take(&mut *lock(&self.held[service]));
        if !rest.is_empty() {
            let _ = self.lines(service, &rest);
        }
    }

    fn tell(&self, news: News) {
        let (event, fields) = describe(&news, &self.faces);
        let mut object = Map::new();
        object.insert("version".into(), VERSION.into());
        object.insert("event".into(), event.into());
        object.insert("time".into(), now().into());
        if let Value::Object(fields) = fields {
            object.extend(fields);
        }
        if let Some(sender) = &*lock(&self.news) {
            let _ = sender.send((Value::Object(object).to_string() + "\n").into_bytes());
        }
    }

    fn window(&self) -> Option<Window> {
        None
    }

    fn finish(&self, within: Duration) {
        drop(lock(&self.news).take());
        let _ = lock(&self.told).recv_timeout(within);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The present time, RFC 3339 in UTC with milliseconds.
fn now() -> String {
    format!("{:.3}", jiff::Timestamp::now())
}

fn seconds(time: Duration) -> Value {
    json!((time.as_secs_f64() * 1000.0).round() / 1000.0)
}

/// The event's name and its own fields. Durations are seconds.
fn describe(news: &News, faces: &[Face]) -> (&'static str, Value) {
    let name = |service: &usize| faces[*service].name.as_str();
    match news {
        News::Setup(s, run) => ("setup", json!({"service": name(s), "run": run})),
        News::Started(s, pid) => ("start", json!({"service": name(s), "pid": pid})),
        News::Listening(s, after) => ("listening", json!({"service": name(s), "after": seconds(*after)})),
        News::Ready(s, after, _) => {
            ("ready", json!({"service": name(s), "after": seconds(*after), "url": faces[*s].url}))
        }
        News::AllReady(after) => ("all-ready", json!({"after": seconds(*after)})),
        News::SlowStart(s, after, tail) => {
            ("slow-start", json!({"service": name(s), "after": seconds(*after), "tail": tail}))
        }
        News::Foreign(s, port, _) => ("foreign-listener", json!({"service": name(s), "port": port})),
        News::Mute(s) => ("not-answering", json!({"service": name(s)})),
        News::Answers(s) => ("answering", json!({"service": name(s)})),
        News::Backoff(s, pause, count, ended) => {
            let mut fields = json!({"service": name(s), "pause": seconds(*pause), "restart": count});
            how(&mut fields, Some(*ended));
            ("backoff", fields)
        }
        News::Settled(s, outcome, ended) => {
            let mut fields = json!({"service": name(s), "outcome": outcome_name(*outcome)});
            how(&mut fields, *ended);
            ("exit", fields)
        }
        News::SetupIncomplete(s, missing) => {
            ("setup-incomplete", json!({"service": name(s), "missing": missing}))
        }
        News::SpawnFailed(s, why) => ("spawn-failed", json!({"service": name(s), "error": why})),
        News::Stopping(reason) => ("stopping", stopping(*reason, faces)),
        News::SlowStop(s, pids) => ("slow-stop", json!({"service": name(s), "pids": pids})),
        News::GraceOver(services) => {
            let services: Vec<&str> = services.iter().map(name).collect();
            ("grace-over", json!({"services": services}))
        }
        News::Killing => ("killing", json!({})),
        News::LogFailed(s, why) => ("log-failed", json!({"service": name(s), "error": why})),
        News::GuardGone => ("guard-gone", json!({})),
        News::Steered(s, steered) => {
            let what = match steered {
                Steered::Start => "start",
                Steered::Stop => "stop",
                Steered::Restart => "restart",
                Steered::Changed => "changed",
            };
            ("steered", json!({"service": name(s), "what": what}))
        }
        News::NoInput(target) => ("no-input", json!({"target": target})),
        News::WatchFailed(why) => ("watch-failed", json!({"error": why})),
        News::BrowserFailed(why) => ("browser-failed", json!({"error": why})),
        // Keys need somebody who reads text.
        News::KeysTaken
        | News::Keys(_)
        | News::WhichRestart
        | News::NoRestart
        | News::States(_)
        | News::Clear
        | News::Line => ("key", json!({})),
    }
}

fn stopping(reason: Reason, faces: &[Face]) -> Value {
    match reason {
        Reason::Asked => json!({"reason": "asked"}),
        Reason::Failure(s) => json!({"reason": "failure", "service": faces[s].name}),
        Reason::Exit(s) => json!({"reason": "exit", "service": faces[s].name}),
    }
}

fn how(fields: &mut Value, ended: Option<Ended>) {
    match ended {
        Some(Ended::Code(code)) => fields["code"] = code.into(),
        Some(Ended::Signal(signal)) => fields["signal"] = signal.into(),
        None => {}
    }
}

fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Finished => "finished",
        Outcome::Stopped => "stopped",
        Outcome::Failed(Failure::Ended(_)) => "failed",
        Outcome::Failed(Failure::Setup(_)) => "setup-failed",
        Outcome::Failed(Failure::Spawn) => "spawn-failed",
        Outcome::Failed(Failure::NotReady) => "not-ready",
        Outcome::Failed(Failure::Need) => "need-failed",
        Outcome::Failed(Failure::Lost) => "lost",
    }
}

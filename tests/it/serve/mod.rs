//! `ef tts serve`, `ef costs` and presets: a real server, a real espeak-ng, a real PostgreSQL.

mod bad_input;
mod clients;
mod cloud;
mod costs;
mod http;
mod licence;
mod load;
mod models;
mod presets;
mod speech;
mod stop;

use crate::{
    ef::Ef,
    running::{Running, To},
    shared::have,
};
use http::{Answer, Request};
use serde_json::Value;

/// A server that runs, with espeak-ng for those who ask for nothing else.
struct Server {
    running: Running,
    address: String,
    /// Its folder is there as long as the server.
    ef: Ef,
}

/// `ef tts serve` in a project of its own, with a data folder of its own. `None`, said aloud, without espeak-ng.
fn plain() -> Option<Ef> {
    have(&["espeak-ng"]).then(|| {
        let ef = Ef::new();
        let data = ef.path("data");
        ef.env("EF_DATA_DIR", data).args(["--json", "tts", "serve", "--port", "0", "--engine", "espeak"])
    })
}

impl Server {
    /// Starts it, and waits until it listens.
    fn start(ef: Ef) -> Self {
        let running = Running::start(&ef, To::Pipes);
        running.wait_for("\"listening\"");
        let text = String::from_utf8(running.stdout()).unwrap();
        let line = text.lines().find(|line| line.contains("\"listening\"")).unwrap();
        let event: Value = serde_json::from_str(line).unwrap();
        let address = event["url"].as_str().unwrap().strip_prefix("http://").unwrap().to_owned();
        Self { running, address, ef }
    }

    /// Asks for speech.
    fn speech(&self, body: &str) -> Answer {
        self.ask(&Request::post("/v1/audio/speech", body))
    }

    fn get(&self, path: &str) -> Answer {
        self.ask(&Request::get(path))
    }

    fn ask(&self, request: &Request) -> Answer {
        request.send(&self.address).finish()
    }

    /// The value of a figure.
    fn figure(&self, name: &str) -> f64 {
        let text = self.get("/metrics").text();
        let line = text.lines().find(|line| line.starts_with(name) && !line.starts_with('#'));
        line.and_then(|line| line.rsplit_once(' ')?.1.parse().ok())
            .unwrap_or_else(|| panic!("no {name} in {text}"))
    }
}

/// The samples of a WAV of 16 bits, whose sizes must be right.
fn samples(bytes: &[u8]) -> Vec<i16> {
    assert!(bytes.starts_with(b"RIFF") && &bytes[8..16] == b"WAVEfmt ", "no WAV");
    let size = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
    assert_eq!((size(4) + 8, size(40) + 44), (bytes.len(), bytes.len()), "the sizes in the head");
    bytes[44..].as_chunks::<2>().0.iter().map(|two| i16::from_le_bytes(*two)).collect()
}

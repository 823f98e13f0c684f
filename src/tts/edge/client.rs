//! One request after the other, each in a connection of its own, and what to do when one fails: wait and try again where
//! that can help, correct the clock where that is the reason.

use super::{Error, Permit, Place, Request, SERVICE, message, seat::Seat, token};
use crate::base::websocket::{Address, Failure, Message, Socket};
use std::{
    path::PathBuf,
    thread,
    time::{Duration, Instant},
};

/// How often a request is tried.
const TRIES: u32 = 3;
/// The longest that the service may ask us to wait.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// How long the service may take to end a talk that is over.
const GOODBYE: Duration = Duration::from_millis(1500);

/// How long is waited for what.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For a connection.
    pub connect: Duration,
    /// For the next message.
    pub silence: Duration,
    /// For a whole answer.
    pub whole: Duration,
    /// Before the second try; doubled for each that follows, with some chance in it.
    pub pause: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            silence: Duration::from_secs(15),
            whole: Duration::from_mins(3),
            pause: Duration::from_millis(500),
        }
    }
}

/// A word of the answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// What is said.
    pub text: String,
    /// When it begins, in seconds.
    pub start_s: f64,
    /// When it ends.
    pub end_s: f64,
}

/// An answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sound {
    /// MP3.
    pub mp3: Vec<u8>,
    /// The times of words.
    pub words: Vec<Word>,
}

/// Who talks to the service.
#[derive(Clone, Debug)]
pub struct Client {
    address: String,
    patience: Patience,
    seats: Option<PathBuf>,
}

/// Why one try failed.
enum Fault {
    /// It would fail again.
    Final(Error),
    /// It may go better later; perhaps the service said when.
    Later(Later, Option<Duration>),
    /// The clock may be the reason.
    Clock(Option<String>),
}

enum Later {
    Unreachable(Failure),
    Busy,
    NoSound,
}

impl Client {
    /// A client, for who has leave to send text away.
    pub fn new(place: &Place, _permit: Permit) -> Result<Self, Error> {
        let address = place.url.clone().unwrap_or_else(|| SERVICE.to_owned());
        let parsed = Address::parse(&address).filter(|parsed| parsed.secure || parsed.is_loopback());
        if parsed.is_none() {
            return Err(Error::Address { url: address });
        }
        let mut patience = Patience::default();
        if let Some(silence) = place.silence {
            patience.silence = silence;
            patience.connect = patience.connect.min(silence);
        }
        Ok(Self { address, patience, seats: place.seats.clone() })
    }

    /// The same with other patience.
    #[must_use]
    pub fn patient(mut self, patience: Patience) -> Self {
        self.patience = patience;
        self
    }

    /// Where sound comes from, and how: for a cache.
    pub fn source(&self) -> String {
        format!("{} {}", self.address, message::FORMAT)
    }

    /// Lets the service speak. `stop` is asked between two tries.
    pub fn speak(&self, request: &Request, stop: &dyn Fn() -> bool) -> Result<Sound, Error> {
        let mut corrected = false;
        let mut tries = 0;
        loop {
            tries += 1;
            let fault = match self.once(request) {
                Ok(sound) => return Ok(sound),
                Err(fault) => fault,
            };
            let (later, wait) = match fault {
                Fault::Final(error) => return Err(error),
                Fault::Clock(date) if !corrected && date.as_deref().is_some_and(token::correct) => {
                    // At once, and only once.
                    corrected = true;
                    tries -= 1;
                    continue;
                }
                Fault::Clock(_) => return Err(Error::Refused { corrected }),
                Fault::Later(later, wait) => (later, wait),
            };
            if tries >= TRIES || stop() || wait.is_some_and(|wait| wait > LONGEST_WAIT) {
                return Err(match later {
                    Later::Unreachable(failure) => Error::Unreachable { tries, failure },
                    Later::Busy => Error::Busy { tries },
                    Later::NoSound => Error::NoSound { tries },
                });
            }
            thread::sleep(wait.unwrap_or_else(|| self.pause(tries)));
        }
    }

    /// The pause after so many tries: doubled each time, and between half and the whole of that.
    fn pause(&self, tries: u32) -> Duration {
        let mut chance = [128];
        let _ = getrandom::fill(&mut chance);
        let whole = self.patience.pause.saturating_mul(1 << (tries - 1).min(6));
        whole.mul_f64(0.5 + f64::from(chance[0]) / 510.0)
    }

    fn address(&self) -> String {
        let join = if self.address.contains('?') { '&' } else { '?' };
        format!(
            "{}{join}TrustedClientToken={}&ConnectionId={}&Sec-MS-GEC={}&Sec-MS-GEC-Version=1-{}",
            self.address,
            token::CLIENT,
            token::name(),
            token::digest(token::now()),
            token::BROWSER
        )
    }

    fn once(&self, request: &Request) -> Result<Sound, Fault> {
        let Some(_seat) = Seat::take(self.seats.as_deref(), self.patience.whole) else {
            return Err(Fault::Later(Later::Busy, None));
        };
        let address = self.address();
        let Some(address) = Address::parse(&address) else {
            return Err(Fault::Final(Error::Address { url: self.address.clone() }));
        };
        let socket = Socket::connect(&address, &headers(), self.patience.connect);
        let mut socket = socket.map_err(refused)?;
        let stamp = token::stamp(token::now());
        let sent = socket
            .send(&message::config(&stamp))
            .and_then(|()| socket.send(&message::ssml(&token::name(), &stamp, &request.ssml())));
        sent.map_err(|failure| Fault::Later(Later::Unreachable(failure), None))?;
        let sound = self.listen(&mut socket)?;
        socket.close(GOODBYE);
        if sound.mp3.is_empty() {
            return Err(Fault::Later(Later::NoSound, None));
        }
        Ok(sound)
    }

    /// The whole answer, or none of it.
    fn listen(&self, socket: &mut Socket) -> Result<Sound, Fault> {
        let broken = |why: String| Fault::Later(Later::Unreachable(Failure::Broken(why)), None);
        let whole = Instant::now() + self.patience.whole;
        let mut sound = Sound::default();
        loop {
            let until = whole.min(Instant::now() + self.patience.silence);
            let heard = match socket.receive(until) {
                Ok(Message::Text(text)) => message::text(&text).map_err(broken)?,
                Ok(Message::Binary(bytes)) => message::binary(&bytes).map_err(broken)?,
                Ok(Message::Close { code, reason }) => return Err(closed(code, &reason)),
                Err(failure) => return Err(Fault::Later(Later::Unreachable(failure), None)),
            };
            match heard {
                message::Heard::Audio(bytes) => sound.mp3.extend_from_slice(&bytes),
                message::Heard::Words(words) => sound.words.extend(words.into_iter().map(word)),
                message::Heard::End => return Ok(sound),
                message::Heard::Other => {}
            }
        }
    }
}

fn word(boundary: message::Boundary) -> Word {
    #[expect(clippy::cast_precision_loss, reason = "times of speech, far below 2^52 ticks")]
    let seconds = |ticks: u64| ticks as f64 / 1e7;
    Word {
        text: boundary.text,
        start_s: seconds(boundary.offset),
        end_s: seconds(boundary.offset.saturating_add(boundary.duration)),
    }
}

/// What a browser sends.
fn headers() -> Vec<(&'static str, String)> {
    let major = token::BROWSER.split('.').next().unwrap_or_default();
    let agent = format!(
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{major}.0.0.0 \
         Safari/537.36 Edg/{major}.0.0.0"
    );
    vec![
        ("Pragma", "no-cache".to_owned()),
        ("Cache-Control", "no-cache".to_owned()),
        ("Origin", "chrome-extension://jdiccldimpdaibmpdkjnbmckianbfold".to_owned()),
        ("User-Agent", agent),
        ("Accept-Language", "en-US,en;q=0.9".to_owned()),
        ("Cookie", format!("muid={};", token::name().to_uppercase())),
    ]
}

/// Why no talk began.
fn refused(failure: Failure) -> Fault {
    let Failure::Refused { status, .. } = &failure else {
        return Fault::Later(Later::Unreachable(failure), None);
    };
    let wait =
        failure.header("retry-after").and_then(|text| text.trim().parse().ok()).map(Duration::from_secs);
    match status {
        403 => Fault::Clock(failure.header("date").map(str::to_owned)),
        429 | 503 => Fault::Later(Later::Busy, wait),
        500.. => Fault::Later(Later::Unreachable(failure), wait),
        status => Fault::Final(Error::Status { status: *status }),
    }
}

/// Why a talk ended before the answer did.
fn closed(code: u16, reason: &str) -> Fault {
    let lower = reason.to_lowercase();
    if code == 1013 || lower.contains("throttl") || lower.contains("quota") || lower.contains("too many") {
        return Fault::Later(Later::Busy, None);
    }
    let reason: String = reason.chars().filter(|c| !c.is_control()).take(200).collect();
    let why = if reason.is_empty() {
        format!("it closed with {code}")
    } else {
        format!("it closed with {code}: {reason}")
    };
    Fault::Later(Later::Unreachable(Failure::Cut(why)), None)
}

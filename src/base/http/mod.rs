//! The one door to HTTP: a small blocking client for APIs. Follows no redirects, since a key must not travel to another
//! host, and reads no proxy or other setting from the environment. Retries are the caller's to decide.

mod download;

pub use download::{Answer, Proxies, Trouble, Wire, host};

use std::{
    fmt,
    io::{self, Read},
    time::Duration,
};

/// The most that is read of an answer, in bytes.
const LARGEST_ANSWER: u64 = 32 << 20;

/// What to send.
pub struct Request {
    /// The verb, such as `GET`.
    pub method: &'static str,
    /// The whole address.
    pub url: String,
    /// Headers by name.
    pub headers: Vec<(&'static str, String)>,
    /// The body, when there is one; JSON.
    pub body: Option<String>,
}

/// What came back, whatever its status.
#[derive(Clone, Debug)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// The headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body; bytes that are no UTF-8 replaced.
    pub body: String,
}

impl Response {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Why there is no answer.
#[derive(Debug)]
pub enum Failure {
    /// Nobody could be reached; nothing was sent.
    Connect(String),
    /// The answer did not come, or not whole.
    Broken(String),
    /// It did not come in time.
    Slow,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Connect(why) | Self::Broken(why) => f.write_str(why),
            Self::Slow => f.write_str("no answer in time"),
        }
    }
}

impl std::error::Error for Failure {}

/// A client with its connections.
pub struct Client {
    agent: ureq::Agent,
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Client")
    }
}

impl Client {
    /// A client that waits no longer than this for a whole answer.
    pub fn new(within: Duration) -> Self {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .proxy(None)
            .timeout_connect(Some(within.min(Duration::from_secs(10))))
            .timeout_global(Some(within))
            .build();
        Self { agent: config.into() }
    }

    /// Sends a request and reads the whole answer.
    pub fn send(&self, request: &Request) -> Result<Response, Failure> {
        let mut builder = ureq::http::Request::builder().method(request.method).uri(&request.url);
        for (name, value) in &request.headers {
            builder = builder.header(*name, value);
        }
        // A message that cannot even be made holds a secret perhaps: its own words are not repeated.
        let malformed = |_| Failure::Connect("the request cannot be written as HTTP".to_owned());
        let result = match &request.body {
            Some(body) => self.agent.run(builder.body(body.clone()).map_err(malformed)?),
            None => self.agent.run(builder.body(()).map_err(malformed)?),
        };
        let mut response = result.map_err(|error| failure(&error))?;
        let headers = response
            .headers()
            .iter()
            .map(|(name, value)| {
                (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned())
            })
            .collect();
        let mut body = Vec::new();
        let reader = response.body_mut().as_reader();
        reader.take(LARGEST_ANSWER).read_to_end(&mut body).map_err(|error| broken(&error))?;
        let body = String::from_utf8_lossy(&body).into_owned();
        Ok(Response { status: response.status().as_u16(), headers, body })
    }
}

fn failure(error: &ureq::Error) -> Failure {
    match error {
        ureq::Error::Timeout(ureq::Timeout::Connect | ureq::Timeout::Resolve) => {
            Failure::Connect("it does not accept the connection in time".to_owned())
        }
        ureq::Error::Timeout(_) => Failure::Slow,
        ureq::Error::HostNotFound => Failure::Connect("there is no such host".to_owned()),
        ureq::Error::ConnectionFailed => Failure::Connect("the connection failed".to_owned()),
        ureq::Error::Io(error) if error.kind() == io::ErrorKind::ConnectionRefused => {
            Failure::Connect("the connection was refused".to_owned())
        }
        ureq::Error::Io(error) => broken(error),
        other => Failure::Broken(other.to_string()),
    }
}

fn broken(error: &io::Error) -> Failure {
    if error.kind() == io::ErrorKind::TimedOut {
        return Failure::Slow;
    }
    Failure::Broken(format!("the answer was cut off: {error}"))
}

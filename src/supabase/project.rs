//! Requests to a project: headers, patience, and the two forms in which errors come.

use super::{Error, ProjectUrl, ServiceKey};
use crate::base::http::{Client, Failure, Request, Response};
use serde_json::Value;
use std::{
    thread,
    time::{Duration, Instant},
};

/// How patient we are.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// How often a request is sent at most.
    pub tries: u32,
    /// The first pause; it doubles.
    pub pause: Duration,
    /// The longest pause, also when the server asks for a longer one.
    pub longest_pause: Duration,
    /// How long one answer may take.
    pub within: Duration,
    /// How long a request with all its tries may take.
    pub altogether: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            tries: 6,
            pause: Duration::from_millis(200),
            longest_pause: Duration::from_secs(20),
            within: Duration::from_secs(15),
            altogether: Duration::from_mins(1),
        }
    }
}

/// A project and the key to it.
#[derive(Debug)]
pub struct Project {
    url: ProjectUrl,
    key: ServiceKey,
    client: Client,
    patience: Patience,
}

/// One request, as it is asked for.
pub(super) struct Ask<'a> {
    pub(super) method: &'static str,
    pub(super) path: String,
    pub(super) body: Option<Value>,
    /// Headers beside those of the key.
    pub(super) headers: &'a [(&'static str, String)],
    /// Whether it does no harm when it is carried out twice.
    pub(super) repeatable: bool,
}

impl<'a> Ask<'a> {
    pub(super) fn new(method: &'static str, path: impl Into<String>) -> Self {
        Self { method, path: path.into(), body: None, headers: &[], repeatable: method != "POST" }
    }

    pub(super) fn body(mut self, body: Value) -> Self {
        self.body = Some(body);
        self
    }

    pub(super) fn headers(mut self, headers: &'a [(&'static str, String)]) -> Self {
        self.headers = headers;
        self
    }

    pub(super) fn repeatable(mut self) -> Self {
        self.repeatable = true;
        self
    }

    /// The request as a person may see it, without its parameters.
    fn what(&self) -> String {
        format!("`{} {}`", self.method, self.path.split('?').next().unwrap_or_default())
    }
}

impl Project {
    /// A project.
    pub fn new(url: ProjectUrl, key: ServiceKey, patience: Patience) -> Self {
        Self { url, key, client: Client::new(patience.within), patience }
    }

    /// Its address.
    pub fn url(&self) -> &ProjectUrl {
        &self.url
    }

    /// Sends a request until it is answered, and returns the answer when it is a success.
    pub(super) fn ask(&self, ask: &Ask<'_>) -> Result<Response, Error> {
        let begun = Instant::now();
        let mut tried = 0;
        loop {
            tried += 1;
            let result = self.client.send(&self.request(ask));
            let last = tried >= self.patience.tries;
            let wait = match &result {
                Ok(response) => self.pause_after(response, ask, tried),
                // What was never sent can be sent again, whatever it is.
                Err(Failure::Connect(_)) => Some(self.pause(tried)),
                Err(_) if ask.repeatable => Some(self.pause(tried)),
                Err(_) => None,
            };
            let wait = wait.filter(|wait| !last && begun.elapsed() + *wait < self.patience.altogether);
            match wait {
                Some(wait) => thread::sleep(wait),
                None => return self.outcome(result, ask, tried),
            }
        }
    }

    /// The same, with the answer read as JSON.
    pub(super) fn ask_json(&self, ask: &Ask<'_>) -> Result<Value, Error> {
        let response = self.ask(ask)?;
        self.json(ask, &response)
    }

    pub(super) fn json(&self, ask: &Ask<'_>, response: &Response) -> Result<Value, Error> {
        serde_json::from_str(&response.body).map_err(|_| self.form(ask))
    }

    pub(super) fn form(&self, ask: &Ask<'_>) -> Error {
        Error::Form { host: self.host(), what: ask.what() }
    }

    fn host(&self) -> String {
        self.url.host().to_owned()
    }

    fn request(&self, ask: &Ask<'_>) -> Request {
        let mut headers = self.key.headers();
        // Who speaks for somebody else does so instead of the key.
        if ask.headers.iter().any(|(name, _)| *name == "Authorization") {
            headers.retain(|(name, _)| *name != "Authorization");
        }
        headers.extend(ask.headers.iter().cloned());
        headers.push(("User-Agent", concat!("ef/", env!("CARGO_PKG_VERSION")).to_owned()));
        headers.push(("Accept", "application/json".to_owned()));
        let body = ask.body.as_ref().map(ToString::to_string);
        if body.is_some() {
            headers.push(("Content-Type", "application/json".to_owned()));
        }
        Request { method: ask.method, url: self.url.join(&ask.path), headers, body }
    }

    /// The pause before the next try, when there is to be one.
    fn pause_after(&self, response: &Response, ask: &Ask<'_>, tried: u32) -> Option<Duration> {
        // A request that was turned away was not carried out.
        let again = match response.status {
            429 | 503 => true,
            500..=599 => ask.repeatable,
            _ => false,
        };
        let asked =
            response.header("retry-after").and_then(|text| text.trim().parse().ok()).map(Duration::from_secs);
        let pause = match asked {
            // All that were told the same time must not come back at the same moment.
            Some(asked) => asked + self.pause(1) / 2,
            None => self.pause(tried),
        };
        again.then_some(pause.min(self.patience.longest_pause))
    }

    /// The pause after so many tries: doubled each time, and somewhere between half and all of that.
    fn pause(&self, tried: u32) -> Duration {
        let whole = self.patience.pause.saturating_mul(1 << tried.saturating_sub(1).min(8));
        let mut random = [0_u8; 2];
        // Without random bytes the pause is the longest.
        let part =
            getrandom::fill(&mut random).map_or(1.0, |()| f64::from(u16::from_le_bytes(random)) / 65535.0);
        whole.min(self.patience.longest_pause).mul_f64(0.5 + part / 2.0)
    }

    fn outcome(
        &self,
        result: Result<Response, Failure>,
        ask: &Ask<'_>,
        tries: u32,
    ) -> Result<Response, Error> {
        let host = self.host();
        let response = match result {
            Ok(response) => response,
            Err(source @ Failure::Connect(_)) => return Err(Error::Unreachable { host, source }),
            Err(source) => return Err(Error::Broken { host, what: ask.what(), tries, source }),
        };
        if (200..300).contains(&response.status) {
            return Ok(response);
        }
        let (code, message) = spoken(&response.body);
        Err(match response.status {
            401 => Error::Unauthorized { host, message },
            403 if matches!(code.as_str(), "bad_jwt" | "not_admin" | "no_authorization") => {
                Error::Unauthorized { host, message }
            }
            429 => Error::Busy { host, tries },
            status => {
                let help = help(status, &code, &response.body);
                Error::Server { host, what: ask.what(), status, code, message, help }
            }
        })
    }
}

/// Name and text of an error, from either form: `{code, error_code, msg}` or `{code: "name", message}`; `PostgREST` and
/// the gateway have `{code, message}` and `{message}`.
fn spoken(body: &str) -> (String, String) {
    let Ok(value) = serde_json::from_str::<Value>(body) else { return (String::new(), String::new()) };
    let text = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default();
    let first = |names: &[&str]| {
        names.iter().map(|name| text(name)).find(|text| !text.is_empty()).unwrap_or_default()
    };
    let tidy = |text: &str| text.chars().filter(|letter| !letter.is_control()).take(300).collect::<String>();
    (tidy(first(&["error_code", "code", "error"])), tidy(first(&["msg", "message", "error_description"])))
}

fn help(status: u16, code: &str, body: &str) -> String {
    match (status, code) {
        (404, "PGRST205" | "42P01") | (_, "42P01") => {
            "run `ef migrate up` against the project's database first".to_owned()
        }
        (404, _) if body.trim().is_empty() => "is that really the address of a Supabase project?".to_owned(),
        (403, "42501") => {
            "the tables are not granted to `service_role`: run `ef migrate up` on the project".to_owned()
        }
        (500..=599, _) => {
            "the project is in trouble; try again later, and look at its logs in the dashboard".to_owned()
        }
        (300..=399, _) => "it sends us somewhere else: use the project's own address".to_owned(),
        _ => "the project's logs in the dashboard may say more".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_of_errors_are_understood() {
        let old = r#"{"code":404,"error_code":"user_not_found","msg":"User not found"}"#;
        let new = r#"{"code":"user_not_found","message":"User not found"}"#;
        for body in [old, new] {
            assert_eq!(spoken(body), ("user_not_found".to_owned(), "User not found".to_owned()), "{body}");
        }
        assert_eq!(spoken(""), (String::new(), String::new()));
        assert_eq!(spoken("<html>"), (String::new(), String::new()));
    }
}

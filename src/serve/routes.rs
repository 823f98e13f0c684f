//! Which path is answered by what, and who may ask.

use super::{
    Config, News, Parts, cache::Cache, desk::Desk, fault::Fault, lists, metrics::Metrics, pool::Pool, speech,
};
use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderMap, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use std::{
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering},
    },
    time::Instant,
};

/// What all requests share.
pub(super) struct App {
    pub(super) config: Config,
    pub(super) parts: Parts,
    pub(super) desk: Arc<Desk>,
    pub(super) pool: Arc<Pool>,
    pub(super) cache: Cache,
    pub(super) metrics: Arc<Metrics>,
    /// When the server started.
    pub(super) began: Instant,
    /// When somebody asked for speech last, in milliseconds since then.
    pub(super) used_millis: AtomicU64,
    /// Requests that are not answered in full.
    pub(super) open: Arc<AtomicUsize>,
    pub(super) stopping: AtomicBool,
}

impl App {
    /// Whether a stop was asked for.
    pub(super) fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::Relaxed)
    }

    /// Somebody asks for speech.
    pub(super) fn touch(&self) {
        let millis = u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.used_millis.store(millis, Ordering::Relaxed);
    }
}

/// Who spoke, for those who are told.
#[derive(Clone, Debug)]
pub(super) struct Spoke(pub(super) String);

/// The paths.
pub(super) fn router(app: Arc<App>) -> Router {
    Router::new()
        .route("/v1/audio/speech", post(speech::speech))
        .route("/v1/audio/voices", get(lists::list_voices))
        .route("/v1/models", get(lists::list_models))
        .route("/v1/models/{name}", get(lists::one_model))
        .route("/health", get(lists::health))
        .route("/metrics", get(lists::metrics))
        .method_not_allowed_fallback(wrong_verb)
        .fallback(nowhere)
        .layer(middleware::from_fn_with_state(app.clone(), around))
        .with_state(app)
}

async fn nowhere() -> Response {
    let message = "there is nothing here: the paths are /v1/audio/speech, /v1/audio/voices, /v1/models, /health and /metrics";
    Fault::new(404, "not_found", message).into_response()
}

async fn wrong_verb() -> Response {
    let message = "this path has no such verb: /v1/audio/speech takes POST, all others take GET";
    Fault::new(405, "wrong_verb", message).into_response()
}

/// The path as it is counted: one name for all that are nowhere.
fn counted(path: &str) -> &'static str {
    let known = ["/v1/audio/speech", "/v1/audio/voices", "/v1/models", "/health", "/metrics"];
    known
        .into_iter()
        .find(|known| path == *known || (path.starts_with("/v1/models/") && *known == "/v1/models"))
        .unwrap_or("other")
}

/// Lets those in who may ask, and tells of each answer.
async fn around(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let (method, path) = (request.method().to_string(), request.uri().path().to_owned());
    let response = match admit(&app.config, &path, request.headers()) {
        Ok(()) => next.run(request).await,
        Err(fault) => fault.into_response(),
    };
    let status = response.status().as_u16();
    app.metrics.answered(counted(&path), status);
    let voice = response.extensions().get::<Spoke>().map(|spoke| spoke.0.clone());
    (app.parts.hear)(News::Answered { method, path, status, voice, after: began.elapsed() });
    response
}

/// Whether a request may go on: with the token, where there is one; else only as one that is meant for this machine.
fn admit(config: &Config, path: &str, headers: &HeaderMap) -> Result<(), Fault> {
    if path == "/health" {
        return Ok(());
    }
    let Some(token) = &config.token else {
        // A page in a browser can have its own name lead here; what it sends still bears that name.
        return match headers.get(header::HOST).map(|host| host.to_str().unwrap_or_default()) {
            Some(host) if !is_of_this_machine(host) => {
                let message = "the request is addressed to a name that is not this machine's; set a token to serve others";
                Err(Fault::new(403, "wrong_host", message))
            }
            _ => Ok(()),
        };
    };
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let given = given.and_then(|text| {
        let (scheme, token) = text.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
    });
    match given {
        Some(given) if token.is(given) => Ok(()),
        Some(_) => Err(Fault::new(401, "invalid_api_key", "the token is wrong")),
        None => {
            let message = "there is no token: send it as `Authorization: Bearer TOKEN`";
            Err(Fault::new(401, "no_api_key", message))
        }
    }
}

/// Whether a `Host` is a loopback address or `localhost`.
fn is_of_this_machine(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.rsplit_once(':').map_or(host, |(name, _)| name),
    };
    let name = name.trim_end_matches('.').to_lowercase();
    name == "localhost"
        || name.ends_with(".localhost")
        || name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_its_own() {
        for own in ["127.0.0.1:8880", "localhost", "LOCALHOST:1", "[::1]:8880", "127.9.9.9", "a.localhost:3"]
        {
            assert!(is_of_this_machine(own), "{own}");
        }
        for other in
            ["example.com", "example.com:8880", "192.168.0.7:8880", "localhost.example.com", "", "[::2]"]
        {
            assert!(!is_of_this_machine(other), "{other}");
        }
    }

    #[test]
    fn paths_are_counted_under_few_names() {
        assert_eq!(counted("/v1/models/anything"), "/v1/models");
        assert_eq!(counted("/etc/passwd"), "other");
    }
}

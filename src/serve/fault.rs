//! Refusals, in the form that OpenAI's clients turn into their own exceptions.

use crate::tts::{self, edge};
use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;

/// Why there is no sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) status: u16,
    /// For programs.
    pub(super) code: &'static str,
    /// The field that is wrong.
    pub(super) param: Option<&'static str>,
    /// For people.
    pub(super) message: String,
    /// After how many seconds to come again.
    pub(super) retry_after: Option<u64>,
}

impl Fault {
    /// A request that is wrong.
    pub(super) fn wrong(code: &'static str, param: &'static str, message: impl Into<String>) -> Self {
        let param = Some(param).filter(|param| !param.is_empty());
        Self { status: 400, code, param, message: message.into(), retry_after: None }
    }

    /// Another refusal.
    pub(super) fn new(status: u16, code: &'static str, message: impl Into<String>) -> Self {
        Self { status, code, param: None, message: message.into(), retry_after: None }
    }

    /// With the time after which to come again.
    pub(super) fn again_after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// What an engine says, with what to do about it.
    pub(super) fn of_speech(error: &tts::Error) -> Self {
        let help = miette::Diagnostic::help(error).map(|help| format!(": {help}")).unwrap_or_default();
        let message = format!("{error}{help}");
        match error {
            tts::Error::NoVoice { .. } => Self::wrong("voice_not_found", "voice", message),
            tts::Error::Edge(edge) if edge.is_barred() => Self::barred(edge),
            tts::Error::Licence { model, licence, address } => {
                let message = format!(
                    "the model `{model}` is under the licence {licence}, which forbids commercial use: {address}; who \
                     accepts it says so once on the machine of this server: `ef --yes tts say --model {model} TEXT`"
                );
                Self::new(403, "licence_not_accepted", message)
            }
            tts::Error::Request { .. } => Self::wrong("not_possible", "", message),
            tts::Error::NotInstalled { .. } | tts::Error::NoEngine { .. } => {
                Self::new(503, "engine_unavailable", message)
            }
            tts::Error::Interrupted | tts::Error::ReaderGone => Self::late(),
            error if error.exit() == crate::base::Exit::Usage => Self::wrong("not_possible", "", message),
            error if error.is_absence() => Self::new(503, "engine_unavailable", message),
            _ => Self::new(500, "engine_failed", message),
        }
    }

    /// The text may not leave this machine.
    fn barred(error: &edge::Error) -> Self {
        let (status, code, help) = match error {
            edge::Error::Unknown => (503, "database_away", "try again later, or ask for another engine"),
            edge::Error::Private => {
                (403, "private", "ask for an engine of this machine: kokoro, piper or espeak")
            }
            _ => (
                403,
                "cloud_not_allowed",
                "start the server with `--allow-cloud`, set `allow_cloud = true` under `[tts]` in `ef.toml`, or use a preset \
                 that allows it",
            ),
        };
        Self::new(status, code, format!("{error}: {help}"))
    }

    /// What an engine says about the voice of a preset.
    pub(super) fn of_preset(error: &tts::Error) -> Self {
        Self { code: "preset_unusable", param: Some("preset"), ..Self::of_speech(error) }
    }

    /// It took too long.
    pub(super) fn late() -> Self {
        Self::new(504, "timeout", "the text was not spoken in time: send a shorter one, or try again later")
            .again_after(5)
    }

    /// The server ends.
    pub(super) fn stopping() -> Self {
        Self::new(503, "stopping", "the server is stopping").again_after(5)
    }

    fn kind(&self) -> &'static str {
        match self.status {
            401 => "authentication_error",
            403 => "permission_error",
            429 => "rate_limit_error",
            400..500 => "invalid_request_error",
            _ => "server_error",
        }
    }

    /// The body.
    pub(super) fn json(&self) -> String {
        let error = json!({
            "message": self.message, "type": self.kind(), "param": self.param, "code": self.code,
        });
        json!({ "error": error }).to_string()
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::from(self.json()));
        *response.status_mut() =
            StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if self.status == 401 {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

//! What there is: models, voices, and how the server does.

use super::{
    fault::Fault,
    metrics::Now,
    request::{MODELS, STAND_INS},
    routes::App,
};
use crate::tts::{
    edge::Cloud,
    engine::Id,
    espeak::Espeak,
    studio::Studio,
    voices::{EDGE, EdgeVoice, Kind, language_of},
};
use axum::{
    body::Body,
    extract::{Path, RawQuery, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use std::sync::Arc;

/// A body of JSON.
pub(super) fn json_answer(value: &Value) -> Response {
    let mut response = Response::new(Body::from(value.to_string()));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

/// The models by name: those that OpenAI's clients know, engines that can speak, models that are installed.
fn models(studio: &Studio, cloud: Cloud) -> Vec<Value> {
    let installed = studio.store.list();
    let has = |kind: Kind| installed.iter().any(|one| one.kind == kind);
    let mut names: Vec<(String, &str)> = MODELS.iter().map(|name| ((*name).to_owned(), "ef")).collect();
    let can_speak = |id: &Id| match id {
        Id::Kokoro => has(Kind::KokoroModel) && has(Kind::KokoroVoices),
        Id::Piper => has(Kind::Piper),
        Id::Coqui => has(Kind::Coqui),
        Id::Espeak => Espeak::find(&studio.espeak).is_ok(),
        Id::Edge => cloud == Cloud::Allowed,
    };
    names.extend(Id::ALL.iter().filter(|id| can_speak(id)).map(|id| (id.name().to_owned(), id.name())));
    let models = installed.iter().filter(|one| one.kind != Kind::KokoroVoices);
    names.extend(models.map(|one| (one.name.clone(), one.kind.engine().name())));
    let one =
        |(id, owner): (String, &str)| json!({"id": id, "object": "model", "created": 0, "owned_by": owner});
    names.into_iter().map(one).collect()
}

/// Runs what looks at files and libraries where that may take its time.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Fault> {
    let failed = |_| Fault::new(500, "failed", "the server failed: this is a bug in `ef`; please report it");
    tokio::task::spawn_blocking(work).await.map_err(failed)
}

/// `GET /v1/models`.
pub(super) async fn list_models(State(app): State<Arc<App>>) -> Response {
    let (studio, cloud) = (app.pool.studio().clone(), app.parts.wish.cloud);
    match apart(move || models(&studio, cloud)).await {
        Ok(models) => json_answer(&json!({"object": "list", "data": models})),
        Err(fault) => fault.into_response(),
    }
}

/// `GET /v1/models/NAME`.
pub(super) async fn one_model(State(app): State<Arc<App>>, Path(name): Path<String>) -> Response {
    let (studio, cloud) = (app.pool.studio().clone(), app.parts.wish.cloud);
    match apart(move || models(&studio, cloud)).await {
        Ok(models) => {
            let found = models.into_iter().find(|model| model["id"] == name.as_str());
            found.map_or_else(|| unknown(&name), |model| json_answer(&model))
        }
        Err(fault) => fault.into_response(),
    }
}

fn unknown(name: &str) -> Response {
    let shown: String = name.chars().filter(|c| !c.is_control()).take(80).collect();
    let message = format!("there is no model `{shown}`: `GET /v1/models` lists them");
    Fault::new(404, "model_not_found", message).into_response()
}

fn voice(name: &str, engine: Id, language: &str, gender: Option<char>, called: &str) -> Value {
    json!({
        "id": name, "name": called, "object": "voice", "engine": engine.name(), "language": language,
        "gender": gender.map(String::from),
    })
}

/// The voices that can speak now.
fn voices(studio: &Studio, cloud: Cloud) -> Vec<Value> {
    let installed = studio.store.list();
    let mut all = vec![];
    let model = installed.iter().any(|one| one.kind == Kind::KokoroModel);
    for one in &installed {
        match one.kind {
            Kind::KokoroVoices if model => all.extend(one.voices.iter().map(|name| {
                let gender = name.chars().nth(1).map(|letter| letter.to_ascii_uppercase());
                voice(name, Id::Kokoro, language_of(name).unwrap_or_default(), gender, name)
            })),
            Kind::Piper | Kind::Coqui => {
                let engine = if one.kind == Kind::Piper { Id::Piper } else { Id::Coqui };
                let language = one.language.as_deref().unwrap_or_default();
                all.push(voice(&one.name, engine, language, None, &one.name));
            }
            _ => {}
        }
    }
    if let Ok(espeak) = Espeak::find(&studio.espeak) {
        let found = espeak.voices().unwrap_or_default();
        all.extend(
            found.iter().map(|one| voice(&one.language, Id::Espeak, &one.language, one.gender, &one.name)),
        );
    }
    if cloud == Cloud::Allowed {
        let one = |one: &EdgeVoice| voice(one.name, Id::Edge, &one.language(), Some(one.gender), one.name);
        all.extend(EDGE.iter().map(one));
    }
    all
}

/// `GET /v1/audio/voices`, with `?engine=` and `?language=`.
pub(super) async fn list_voices(State(app): State<Arc<App>>, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    let wanted = |name: &str| {
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.into_iter().find(|(key, _)| *key == name).map(|(_, value)| value.to_lowercase())
    };
    let (engine, language) = (wanted("engine"), wanted("language"));
    let (studio, cloud) = (app.pool.studio().clone(), app.parts.wish.cloud);
    let all = match apart(move || voices(&studio, cloud)).await {
        Ok(all) => all,
        Err(fault) => return fault.into_response(),
    };
    let fits = |voice: &&Value| {
        let of = |key: &str| voice[key].as_str().unwrap_or_default().to_lowercase();
        let spoken = of("language");
        engine.as_ref().is_none_or(|engine| of("engine") == *engine)
            && language
                .as_ref()
                .is_none_or(|language| spoken == *language || spoken.starts_with(&format!("{language}-")))
    };
    let fitting: Vec<&Value> = all.iter().filter(fits).collect();
    let stand_ins: Value = STAND_INS.iter().map(|(name, own)| ((*name).to_owned(), json!(own))).collect();
    json_answer(&json!({"object": "list", "voices": fitting, "stand_ins": stand_ins}))
}

/// `GET /health`: 200 while requests are taken.
pub(super) async fn health(State(app): State<Arc<App>>) -> Response {
    let (waiting, busy) = app.desk.counts();
    let stopping = app.is_stopping();
    let mut response = json_answer(&json!({
        "status": if stopping { "stopping" } else { "ok" }, "version": env!("CARGO_PKG_VERSION"),
        "speaking": busy, "waiting": waiting, "warm": app.pool.len(),
        "models": app.pool.models().0,
    }));
    if stopping {
        *response.status_mut() = axum::http::StatusCode::SERVICE_UNAVAILABLE;
    }
    response
}

/// `GET /metrics`.
pub(super) async fn metrics(State(app): State<Arc<App>>) -> Response {
    let (waiting, busy) = app.desk.counts();
    let ledger = app.parts.ledger.as_ref().map(|ledger| ledger.figures()).unwrap_or_default();
    let (warm, models) = (app.pool.len(), app.pool.models());
    let text = app.metrics.text(&Now { waiting, busy, warm, models, ledger });
    let mut response = Response::new(Body::from(text));
    let kind = HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

//! The order that a request comes to: what it asks for, laid over its preset, that over the settings; and whether the text
//! may leave this machine.

use super::{
    NoPreset,
    fault::Fault,
    mouth::Order,
    request::{Ask, stand_in},
    routes::App,
};
use crate::tts::{
    edge::Cloud,
    engine::Id,
    studio::{Asked, Preset, Wish, names_a_file},
};

/// What is to be spoken, and for whom.
pub(super) struct Asking {
    pub(super) ask: Ask,
    pub(super) order: Order,
    pub(super) workspace: Option<String>,
}

/// The order that a request comes to, with its preset.
pub(super) fn order(app: &App, ask: Ask) -> Result<Asking, Fault> {
    let parts = &app.parts;
    let mut wish = parts.wish.clone();
    let workspace = workspace(app, ask.workspace.as_deref())?;
    let who = ask.engine.is_some() || ask.model.is_some() || ask.voice.is_some();
    let mut preset = None;
    if let Some(name) = &ask.preset {
        let found = preset_of(app, ask.workspace.as_deref(), name)?;
        let asked = Asked {
            who,
            language: ask.language.is_some(),
            speed: ask.speed.is_some(),
            volume: ask.volume.is_some(),
        };
        found.apply(&mut wish, &asked);
        if !who && names_a_file(&found.voice) {
            let message = format!(
                "the preset `{name}` names a file, which a server does not open: give it a voice by name"
            );
            return Err(Fault::wrong("preset_unusable", "preset", message));
        }
        preset = Some(found);
    }
    if who {
        if ask.voice.as_deref().is_some_and(names_a_file) {
            let message =
                "`voice` names a file, which a server does not open: `GET /v1/audio/voices` lists voices";
            return Err(Fault::wrong("voice_not_found", "voice", message));
        }
        wish.engine = ask.engine;
        wish.model.clone_from(&ask.model);
        wish.voice.clone_from(&ask.voice);
        stand_in_for(&mut wish);
    } else if preset.is_none() && ask.language.is_none() {
        wish.voice.clone_from(&parts.voice);
    }
    if let Some(language) = &ask.language {
        wish.language = Some(language.clone());
    }
    if let Some(speaker) = &ask.speaker {
        wish.speaker = Some(speaker.clone());
    }
    wish.cloud = cloud(app, &ask, workspace.as_deref(), wish.cloud);
    wish.manner.speed = ask.speed.unwrap_or(wish.manner.speed);
    wish.manner.volume = ask.volume.unwrap_or(wish.manner.volume);
    let loudness = preset.as_ref().and_then(|preset| preset.loudness);
    // A loudness is known only at the end.
    let live = ask.flows() && loudness.is_none();
    wish.early = live;
    let order = Order {
        text: ask.text.clone(),
        wish,
        preset,
        sound: ask.sound,
        sample_rate_hz: ask.sample_rate_hz,
        loudness,
        live,
    };
    Ok(Asking { ask, order, workspace })
}

/// One of OpenAI's voices becomes the one that stands for it, or the engine's own choice.
fn stand_in_for(wish: &mut Wish) {
    let Some(own) = wish.voice.as_deref().and_then(stand_in) else { return };
    let kokoro = wish.model.is_none()
        && (wish.engine == Some(Id::Kokoro) || (wish.engine.is_none() && wish.default_engine == Id::Kokoro));
    wish.voice = kokoro.then(|| own.to_owned());
}

fn workspace(app: &App, named: Option<&str>) -> Result<Option<String>, Fault> {
    let Some(named) = named else { return Ok(app.parts.workspace.clone()) };
    let Some(presets) = &app.parts.presets else {
        let message = "`workspace` needs a database, and this server knows none: set `DATABASE_URL`, or start it in the project's folder";
        return Err(Fault::wrong("no_database", "workspace", message));
    };
    match presets.workspace(named) {
        Ok(tenant) => Ok(Some(tenant.id)),
        // What it costs is booked when the database is back: then it is looked up again.
        Err(NoPreset::Away(_)) => Ok(Some(named.to_owned())),
        Err(NoPreset::Wrong(code, message)) => Err(Fault::wrong(code, "workspace", message)),
    }
}

/// What may leave this machine: less than settings and preset allow when the request or its workspace is private.
fn cloud(app: &App, ask: &Ask, workspace: Option<&str>, allowed: Cloud) -> Cloud {
    if ask.private {
        return Cloud::Private;
    }
    match (allowed, workspace, &app.parts.presets) {
        (Cloud::Allowed, Some(workspace), Some(presets)) => match presets.workspace(workspace) {
            Ok(tenant) if tenant.private => Cloud::Private,
            Ok(_) => Cloud::Allowed,
            Err(_) => Cloud::Unknown,
        },
        _ => allowed,
    }
}

fn preset_of(app: &App, workspace: Option<&str>, name: &str) -> Result<Preset, Fault> {
    let Some(presets) = &app.parts.presets else {
        let message = "`preset` needs a database, and this server knows none: set `DATABASE_URL`, or start it in the project's folder";
        return Err(Fault::wrong("no_database", "preset", message));
    };
    presets.preset(workspace, name).map_err(|why| match why {
        NoPreset::Wrong(code, message) => Fault::wrong(code, "preset", message),
        NoPreset::Away(message) => Fault::new(503, "database_away", message).again_after(2),
    })
}

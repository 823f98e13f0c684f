//! What `ef tts voices` says.

use crate::tts::voices::catalogue::{Entry, catalogue, named};
use crate::{
    render::counted,
    tts::{
        engine::Id,
        espeak,
        voices::{
            Added, EDGE, EdgeVoice, FileRecord, Installed, KOKORO, Kind, Known, Verdict, known_file,
            language_of,
        },
    },
    ui::Ui,
};
use serde_json::{Value, json};
use std::fmt::Write;

/// The version of the JSON objects below.
const VERSION: u32 = 1;

/// A voice in the list.
pub(crate) struct Row {
    name: String,
    engine: Id,
    /// Its language.
    pub(crate) language: String,
    gender: Option<char>,
    speakers: u32,
    /// Whether it is there.
    pub(crate) installed: bool,
    from: Option<String>,
}

/// The voices of Kokoro and Piper, those that are there first.
pub(crate) fn rows(installed: &[Installed], kokoro: bool, piper: bool) -> Vec<Row> {
    let mut rows = vec![];
    let model = installed.iter().any(|one| one.kind == Kind::KokoroModel);
    for one in installed {
        match one.kind {
            Kind::Piper if piper => rows.push(Row {
                name: one.name.clone(),
                engine: Id::Piper,
                language: one.language.clone().unwrap_or_default(),
                gender: None,
                speakers: one.speakers,
                installed: true,
                from: None,
            }),
            Kind::KokoroVoices if kokoro => {
                let voice = |name: &String| Row {
                    name: name.clone(),
                    engine: Id::Kokoro,
                    language: language_of(name).unwrap_or_default().to_owned(),
                    gender: name.chars().nth(1).map(|c| c.to_ascii_uppercase()),
                    speakers: 1,
                    installed: model,
                    from: Some(one.name.clone()),
                };
                rows.extend(one.voices.iter().map(voice));
            }
            _ => {}
        }
    }
    if kokoro {
        let missing = KOKORO
            .iter()
            .filter(|known| !installed.iter().any(|one| one.voices.iter().any(|v| v == known.name)));
        let known = missing.map(|known| Row {
            name: known.name.to_owned(),
            engine: Id::Kokoro,
            language: known.language().to_owned(),
            gender: Some(known.gender()),
            speakers: 1,
            installed: false,
            from: None,
        });
        rows.extend(known.collect::<Vec<_>>());
    }
    rows
}

/// The published voices of these engines that are not there.
pub(crate) fn published(installed: &[Installed], wanted: impl Fn(Id) -> bool) -> Vec<Row> {
    let there = |name: &str| installed.iter().any(|one| one.name == name);
    let entries = catalogue().iter().filter(|entry| wanted(entry.engine) && !there(&entry.name));
    let row = |entry: &Entry| Row {
        name: entry.name.clone(),
        engine: entry.engine,
        language: entry.language.clone().unwrap_or_default(),
        gender: None,
        speakers: entry.speakers,
        installed: false,
        from: None,
    };
    entries.map(row).collect()
}

/// The voices of Coqui and Edge.
pub(crate) fn other_rows(installed: &[Installed], coqui: bool, edge: bool) -> Vec<Row> {
    let row = |name: &str, engine: Id, language: String, gender, speakers| Row {
        name: name.to_owned(),
        engine,
        language,
        gender,
        speakers,
        installed: true,
        from: None,
    };
    let models = installed.iter().filter(|one| coqui && one.kind == Kind::Coqui);
    let mut rows: Vec<Row> = models
        .map(|one| row(&one.name, Id::Coqui, one.language.clone().unwrap_or_default(), None, one.speakers))
        .collect();
    if edge {
        let one = |voice: &EdgeVoice| row(voice.name, Id::Edge, voice.language(), Some(voice.gender), 1);
        rows.extend(EDGE.iter().map(one));
    }
    rows
}

/// A voice of espeak-ng.
pub(crate) fn of_espeak(voice: &espeak::Voice) -> Row {
    Row {
        name: voice.language.clone(),
        engine: Id::Espeak,
        language: voice.language.clone(),
        gender: voice.gender,
        speakers: 1,
        installed: true,
        from: Some(voice.name.clone()),
    }
}

/// The list.
pub(crate) fn list(ui: &Ui, rows: &[Row], espeak: Option<usize>) {
    if ui.json {
        let voices = rows.iter().map(|row| {
            json!({
                "name": row.name, "engine": row.engine.name(), "language": row.language,
                "gender": row.gender.map(String::from), "speakers": row.speakers, "installed": row.installed,
                "from": row.from, "licence": entry(row).map(|entry| entry.licence.shown()),
                "licence_page": entry(row).and_then(|entry| entry.licence.see.as_deref()),
                "bytes": entry(row).map(Entry::bytes), "quality": entry(row).and_then(|entry| entry.quality.as_deref()),
            })
        });
        ui.answer(&format!("{}\n", json!({"version": VERSION, "voices": voices.collect::<Vec<_>>()})));
        return;
    }
    let widest = |text: fn(&Row) -> &str| rows.iter().map(|row| text(row).chars().count()).max().unwrap_or(0);
    let (width, languages) = (widest(|row| &row.name), widest(|row| &row.language));
    let mut text = String::new();
    for row in rows {
        let state = if row.installed { "installed".to_owned() } else { available(row) };
        let extra = match (row.speakers, &row.from) {
            (2.., _) => format!("  {} speakers", row.speakers),
            (_, Some(from)) if row.engine == Id::Espeak => format!("  {from}"),
            _ => String::new(),
        };
        let engine = row.engine.name();
        let _ =
            writeln!(text, "{:width$}  {engine:<6}  {:languages$}  {state}{extra}", row.name, row.language);
    }
    ui.long_answer(&text);
    if rows.is_empty() {
        ui.say("no such voice is known");
    }
    let shown = rows.iter().any(|row| row.engine == Id::Espeak);
    if let Some(count) = espeak.filter(|_| !shown) {
        ui.say(&format!("espeak-ng has {count} voices more: `ef tts voices list --engine espeak`"));
    }
    if rows.iter().any(|row| !row.installed) {
        ui.say("`ef tts voices pull NAME` brings one that is not installed");
    }
}

/// What is published of a voice in the list.
fn entry(row: &Row) -> Option<&'static Entry> {
    named(&row.name).into_iter().find(|entry| entry.engine == row.engine)
}

/// A voice that is not there, and what it costs to have it.
fn available(row: &Row) -> String {
    let Some(entry) = entry(row).filter(|entry| entry.engine != Id::Kokoro) else {
        return "not installed".to_owned();
    };
    let size = match entry.bytes() {
        0 => String::new(),
        bytes => format!(", {} MB", bytes.div_ceil(1_000_000)),
    };
    let licence = entry.licence.name.as_deref().unwrap_or("licence unknown");
    format!("not installed{size}, {licence}")
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Piper => "voice of piper",
        Kind::KokoroModel => "model of kokoro",
        Kind::KokoroVoices => "voices of kokoro",
        Kind::Coqui => "voice of coqui",
    }
}

fn object(one: &Installed) -> Value {
    let files = one.files.iter().map(|file| {
        json!({"name": file.name, "bytes": file.bytes, "sha256": file.sha256, "known_as": known_file(&file.sha256)})
    });
    json!({
        "name": one.name, "engine": one.kind.engine().name(), "kind": one.kind, "language": one.language,
        "speakers": one.speakers, "voices": one.voices, "folder": one.folder.display().to_string(),
        "files": files.collect::<Vec<_>>(),
    })
}

/// That a voice was added.
pub(crate) fn added(ui: &Ui, added: &Added) {
    let one = &added.installed;
    let verb = if added.replaced { "replaced" } else { "added" };
    let known = one.files.first().and_then(|file| known_file(&file.sha256)).map(|what| format!(": {what}"));
    let known = known.unwrap_or_default();
    ui.say(&format!("{verb} `{}` ({}{known})", one.name, kind(one.kind)));
    match one.kind {
        Kind::Piper | Kind::Coqui => ui.say(&format!("try it: ef tts say --voice {} \"Hello\"", one.name)),
        Kind::KokoroVoices => ui.say(&format!("it holds {}", counted(one.voices.len(), "voice"))),
        Kind::KokoroModel => {}
    }
}

/// The same as an object.
pub(crate) fn added_json(ui: &Ui, added: &[Added]) {
    let all: Vec<Value> = added.iter().map(|one| object(&one.installed)).collect();
    ui.answer(&format!("{}\n", json!({"version": VERSION, "added": all})));
}

/// What is known of an installed voice.
pub(crate) fn show(ui: &Ui, one: &Installed) {
    if ui.json {
        let mut value = object(one);
        value["version"] = json!(VERSION);
        ui.answer(&format!("{value}\n"));
        return;
    }
    let mut text = format!("{}: {}\n", one.name, kind(one.kind));
    if let Some(language) = &one.language {
        let _ = writeln!(text, "language  {language}");
    }
    if one.speakers > 1 {
        let _ = writeln!(text, "speakers  {}", one.speakers);
    }
    if !one.voices.is_empty() {
        let _ = writeln!(text, "voices    {}", one.voices.join(" "));
    }
    let _ = writeln!(text, "folder    {}", one.folder.display());
    for file in &one.files {
        let known = known_file(&file.sha256).map(|what| format!("  {what}")).unwrap_or_default();
        let _ =
            writeln!(text, "file      {}  {} bytes  sha256 {}{known}", file.name, file.bytes, file.sha256);
    }
    ui.answer(&text);
}

/// What is known of a voice in a file of several.
pub(crate) fn show_in_pack(ui: &Ui, name: &str, pack: &Installed) {
    let language = language_of(name).unwrap_or_default();
    if ui.json {
        let value = json!({
            "version": VERSION, "name": name, "engine": "kokoro", "language": language, "installed": true, "from": pack.name,
        });
        ui.answer(&format!("{value}\n"));
    } else {
        ui.answer(&format!("{name}: voice of kokoro\nlanguage  {language}\nfrom      {}\n", pack.name));
    }
}

/// What is known of a voice that is not there.
pub(crate) fn show_known(ui: &Ui, known: &Known) {
    let (name, language, gender) = (known.name, known.language(), known.gender());
    if ui.json {
        let value = json!({
            "version": VERSION, "name": name, "engine": "kokoro", "language": language,
            "gender": gender.to_string(), "installed": false,
        });
        ui.answer(&format!("{value}\n"));
    } else {
        ui.answer(&format!("{name}: voice of kokoro\nlanguage  {language}\ngender    {gender}\n"));
        ui.say(&format!("it is not installed: `ef tts voices pull {name}` brings it"));
    }
}

/// What is published of a voice that is not there.
pub(crate) fn show_published(ui: &Ui, entry: &Entry) {
    if ui.json {
        let files = entry.files.iter();
        let files = files.map(|file| json!({"name": file.name(), "bytes": file.bytes, "url": file.url}));
        let value = json!({
            "version": VERSION, "name": entry.name, "engine": entry.engine.name(), "language": entry.language,
            "quality": entry.quality, "speakers": entry.speakers, "licence": entry.licence.shown(),
            "licence_page": entry.licence.see,
            "bytes": entry.bytes(), "installed": false, "files": files.collect::<Vec<_>>(),
        });
        ui.answer(&format!("{value}\n"));
        return;
    }
    let mut text = format!("{}: for {}\n", entry.name, entry.engine.name());
    let licence = Some(entry.licence.shown().to_owned());
    for (key, value) in [
        ("language", &entry.language),
        ("quality", &entry.quality),
        ("licence", &licence),
        ("see", &entry.licence.see),
    ] {
        if let Some(value) = value {
            let _ = writeln!(text, "{key:<9} {value}");
        }
    }
    if entry.speakers > 1 {
        let _ = writeln!(text, "speakers  {}", entry.speakers);
    }
    for file in &entry.files {
        let _ = writeln!(text, "file      {}  {} bytes", file.url, file.bytes.unwrap_or_default());
    }
    ui.answer(&text);
    ui.say(&format!("it is not installed: `ef tts voices pull {}` brings it", entry.name));
}

/// That a voice is gone.
pub(crate) fn removed(ui: &Ui, one: &Installed) {
    if ui.json {
        ui.answer(&format!("{}\n", json!({"version": VERSION, "removed": one.name})));
    } else {
        ui.say(&format!("removed `{}`", one.name));
    }
}

/// Whether files are what they were.
pub(crate) fn verified(ui: &Ui, checked: &[(Installed, Vec<(FileRecord, Verdict)>)]) {
    let word = |verdict: &Verdict| match verdict {
        Verdict::Same => "same",
        Verdict::Missing => "missing",
        Verdict::Changed => "changed",
    };
    if ui.json {
        let voices = checked.iter().map(|(one, files)| {
            let files =
                files.iter().map(|(file, verdict)| json!({"name": file.name, "state": word(verdict)}));
            json!({"name": one.name, "files": files.collect::<Vec<_>>()})
        });
        ui.answer(&format!("{}\n", json!({"version": VERSION, "voices": voices.collect::<Vec<_>>()})));
        return;
    }
    for (one, files) in checked {
        for (file, verdict) in files {
            ui.answer(&format!("{:<8} {}/{}\n", word(verdict), one.name, file.name));
        }
    }
    if checked.is_empty() {
        ui.say("no voice is installed");
    }
}

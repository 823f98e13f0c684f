//! `ef tts bench`: how quick each voice is on this machine.

use super::{
    super::{Error, session::Session},
    around::Around,
};
use crate::{
    base::{
        Exit,
        files::write_whole,
        process::{self, Task},
    },
    render::tts::bench as render,
    tts::{
        bench,
        engine::Id,
        studio::{Studio, Wish},
        voices::Kind,
    },
};
use clap::Args;
use serde_json::Value;
use std::{ffi::OsString, path::PathBuf};

/// Measure how quick each installed voice is on this machine
///
/// Each engine is measured in a process of its own: the time until it has spoken two words, how much quicker than
/// real time it then speaks, and the memory that it holds. Of Kokoro's voices, which share a model, one is measured.
///
/// Example: ef tts bench --svg speed.svg
///
/// Example: ef tts bench --json
#[derive(Args, Debug)]
pub(crate) struct Bench {
    /// Only this voice
    #[arg(long, value_name = "VOICE")]
    voice: Option<String>,
    /// Only this model: a file, or the name of one that is installed
    #[arg(short, long, value_name = "MODEL")]
    model: Option<String>,
    /// A file of Kokoro voices
    #[arg(long, visible_alias = "voices", value_name = "FILE")]
    pack: Option<PathBuf>,
    /// How often each is measured; the best counts
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=100))]
    rounds: u32,
    /// Also draw the figures
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
    /// Measure one engine in this process
    #[arg(long, hide = true, value_name = "ENGINE")]
    alone: Option<String>,
    #[command(flatten)]
    around: Around,
}

/// One line of the table to be.
struct Candidate {
    engine: Id,
    flags: Vec<String>,
}

impl Bench {
    pub(crate) fn run(self, session: &Session) -> Result<Exit, Error> {
        let settings = session.settings(self.around.flags())?;
        let studio = self.around.studio(session, &settings)?;
        if let Some(engine) = &self.alone {
            return self.alone(session, &studio, engine);
        }
        let mut rows = vec![];
        for candidate in self.candidates(&studio) {
            rows.push(measured(session, &candidate)?);
        }
        let failed = rows.iter().all(|row| row.get("error").is_some());
        if let Some(path) = &self.svg {
            let path = session.env.dir.join(path);
            write_whole(&path, render::picture(&rows).as_bytes())
                .map_err(|source| Error::Write { path: path.clone(), source })?;
        }
        render::table(&session.ui, &rows);
        Ok(if failed { Exit::Outside } else { Exit::Done })
    }

    /// Every voice that is worth a line, or the one that was named.
    fn candidates(&self, studio: &Studio) -> Vec<Candidate> {
        let mut named = vec![];
        for (flag, value) in [("--voice", &self.voice), ("--model", &self.model)] {
            named.extend(value.iter().flat_map(|value| [flag.to_owned(), value.clone()]));
        }
        if let Some(pack) = &self.pack {
            named.extend(["--pack".to_owned(), pack.display().to_string()]);
        }
        if !named.is_empty() {
            let owner = self.voice.as_ref().and_then(|voice| studio.owner(voice).ok());
            let style = self.pack.is_some();
            let engine = owner.unwrap_or(if style { Id::Kokoro } else { Id::Piper });
            return vec![Candidate { engine, flags: named }];
        }
        let installed = studio.store.list();
        let mut found = vec![];
        if installed.iter().any(|one| one.kind == Kind::KokoroVoices) {
            for model in installed.iter().filter(|one| one.kind == Kind::KokoroModel) {
                found.push(Candidate {
                    engine: Id::Kokoro,
                    flags: vec!["--model".to_owned(), model.name.clone()],
                });
            }
        }
        for voice in installed.iter().filter(|one| one.kind == Kind::Piper) {
            found
                .push(Candidate { engine: Id::Piper, flags: vec!["--model".to_owned(), voice.name.clone()] });
        }
        found.push(Candidate { engine: Id::Espeak, flags: vec![] });
        found
    }

    /// Measures here, and prints one object for the process that asked.
    fn alone(&self, session: &Session, studio: &Studio, engine: &str) -> Result<Exit, Error> {
        let here = |path: &String| {
            let inside = session.env.dir.join(path);
            if inside.exists() { inside.display().to_string() } else { path.clone() }
        };
        // A model says by itself which engine it is for.
        let engine = engine.parse().ok().filter(|_| self.model.is_none());
        let wish = Wish {
            engine,
            voice: self.voice.clone(),
            model: self.model.as_ref().map(here),
            pack: self.pack.as_ref().map(|path| session.env.dir.join(path)),
            ..Wish::default()
        };
        let figures = bench::measure(studio, &wish, self.rounds)?;
        session.ui.answer(&format!("{}\n", render::object(&figures)));
        Ok(Exit::Done)
    }
}

/// Measures one in a process of its own, started with the same flags as this one.
fn measured(session: &Session, candidate: &Candidate) -> Result<Value, Error> {
    let program = process::own_program().map_err(|source| Error::OwnProgram { source })?;
    let mut args: Vec<OsString> = session.env.args.iter().skip(1).cloned().collect();
    args.extend(["--alone", candidate.engine.name()].map(OsString::from));
    // What was named stands among the flags already.
    let named = args.iter().any(|arg| {
        arg.to_str().is_some_and(|arg| ["--voice", "--model", "-m"].iter().any(|flag| arg.starts_with(flag)))
    });
    if !named {
        args.extend(candidate.flags.iter().map(OsString::from));
    }
    let environment = session.env.vars.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
    let task = Task { program, args, dir: session.env.dir.clone(), environment, account: None };
    let finished = task.run().map_err(|source| Error::OwnProgram { source })?;
    let parsed = serde_json::from_str(finished.stdout.trim()).ok().filter(|_| finished.ended.success());
    Ok(parsed
        .unwrap_or_else(|| render::missing(candidate.engine, &candidate.flags.join(" "), &finished.stderr)))
}

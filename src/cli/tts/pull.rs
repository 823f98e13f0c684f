//! `ef tts voices pull`: brings published voices, several at once, each checked before it is installed.

use super::{
    super::{Error, session::Session},
    around::Around,
    voices::{studio, trial},
};
use crate::{
    base::{
        Exit,
        http::{Proxies, Wire},
    },
    render::tts::pull as render,
    settings::{env, value::Span},
    tts::{
        self,
        studio::Studio,
        voices::{
            self, Installed, Kind, Licence,
            catalogue::{Entry, File, catalogue, named, read_publishers},
            pull::{self, News, Puller, Source},
        },
    },
    ui::{self, Bar},
};
use clap::Args;
use render::{Pulled, State};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicI64, AtomicUsize, Ordering},
        mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    },
    thread,
    time::{Duration, Instant},
};

/// Download voices, and install them
///
/// A name is one of `ef tts voices list`; `kokoro` stands for Kokoro's model with all its voices. Downloads go on where
/// they broke off, are checked against the publisher's SHA-256 or MD5, and are tried before they are installed: half a
/// voice or a changed one never is. Licences are shown, and one that forbids commercial use asks first. `HTTPS_PROXY`
/// and `NO_PROXY` are honoured; `--from` or `EF_VOICES_URL` names a mirror.
///
/// Example: ef tts voices pull en_US-lessac-medium de_DE-thorsten-high
///
/// Example: ef tts voices pull kokoro --from /mnt/usb/voices
#[derive(Args, Debug)]
pub(super) struct Pull {
    /// The voices
    #[arg(required = true, value_name = "NAME")]
    names: Vec<String>,
    /// Take the files from this mirror, folder or file instead of the publisher
    #[arg(long, alias = "voices-url", value_name = "FILE|URL|DIR")]
    from: Option<String>,
    /// A newer list of Piper's voices, as their publisher has it (`voices.json`)
    #[arg(long, value_name = "FILE")]
    catalogue: Option<PathBuf>,
    /// How many voices are downloaded at once
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u8).range(1..=16))]
    jobs: u8,
    /// Give a server up that sends nothing for this long
    #[arg(long, value_name = "TIME", default_value = "30s", value_parser = span)]
    stall: Duration,
    /// Say what would be downloaded, and do nothing
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    around: Around,
}

/// Between two looks at how far it is.
const LOOK: Duration = Duration::from_millis(200);

fn span(text: &str) -> Result<Duration, String> {
    Span::read(text)
}

impl Pull {
    pub(super) fn run(self, session: &Session) -> Result<Exit, Error> {
        let studio = studio(&self.around, session)?;
        let newer = self.catalogue.as_ref().map(|file| newer(&session.env.dir.join(file))).transpose()?;
        let wanted = wanted(&studio, &self.names, newer.unwrap_or_default())?;
        let puller = puller(session, &studio, self.from.as_deref(), self.stall)?;
        let missing: Vec<&Entry> =
            wanted.iter().copied().filter(|entry| studio.store.find(&entry.name).is_none()).collect();
        let mut done: Vec<Pulled> = wanted
            .iter()
            .filter(|entry| !missing.iter().any(|other| other.name == entry.name))
            .map(|entry| Pulled { entry, licence: entry.licence.clone(), state: State::There })
            .collect();
        if self.dry_run {
            done.extend(missing.iter().map(|entry| Pulled {
                entry,
                licence: entry.licence.clone(),
                state: State::Wanted,
            }));
            render::done(&session.ui, &done);
            return Ok(Exit::Done);
        }
        let came = pull(session, &studio, &puller, &missing, usize::from(self.jobs))?;
        done.extend(came);
        finish(session, done)
    }
}

/// What there is to say in the end. A single failure is the command's own.
fn finish(session: &Session, mut done: Vec<Pulled>) -> Result<Exit, Error> {
    let failed = done.iter().filter(|one| matches!(one.state, State::Failed(_))).count();
    if failed == 1
        && done.len() == 1
        && !session.ui.json
        && let Some(Pulled { state: State::Failed(error), .. }) = done.pop()
    {
        return Err(error.into());
    }
    render::done(&session.ui, &done);
    for one in &done {
        if let State::Failed(error) = &one.state {
            ui::report(&session.ui.err, error);
        }
    }
    Ok(match failed {
        0 => Exit::Done,
        all if all == done.len() => Exit::Outside,
        _ => Exit::Partly,
    })
}

/// The entries of a list that somebody gives. They live as long as the program, as those that are built in do.
fn newer(path: &Path) -> Result<&'static [Entry], Error> {
    let name = format!("`{}`", path.display());
    let text = fs::read_to_string(path).map_err(|source| Error::ReadText { name, source })?;
    let entries = read_publishers(&text).map_err(|why| tts::Error::Model {
        path: path.to_owned(),
        why,
        help: "a list of Piper's voices is `voices.json` of rhasspy/piper-voices".to_owned(),
    })?;
    Ok(Vec::leak(entries))
}

/// The entries that names stand for, each once. What holds a voice of Kokoro already is not asked for again.
fn wanted(studio: &Studio, names: &[String], newer: &'static [Entry]) -> Result<Vec<&'static Entry>, Error> {
    let mut all: Vec<&'static Entry> = Vec::new();
    let installed = studio.store.list();
    let has_model = installed.iter().any(|one| one.kind == Kind::KokoroModel);
    for name in names {
        let found = newer.iter().find(|entry| entry.name == *name);
        let entries = found.map_or_else(|| named(name), |entry| vec![entry]);
        if entries.is_empty() {
            return Err(unknown(name));
        }
        if let [Entry { url: Some(url), files, .. }] = entries[..]
            && files.is_empty()
        {
            return Err(
                tts::Error::from(pull::Error::NoFiles { name: name.clone(), url: url.clone() }).into()
            );
        }
        let is_voice = entries.iter().any(|entry| entry.voices.contains(name));
        let has_voice = installed.iter().any(|one| one.voices.contains(name));
        for entry in entries {
            let needed = !is_voice || if entry.voices.is_empty() { !has_model } else { !has_voice };
            if needed && !all.iter().any(|other| other.name == entry.name) {
                all.push(entry);
            }
        }
    }
    Ok(all)
}

fn unknown(name: &str) -> Error {
    let names = catalogue().iter().flat_map(|entry| entry.voices.iter().chain([&entry.name]));
    let names: Vec<&str> = names.map(String::as_str).chain(["kokoro"]).collect();
    let near = voices::near(name, &names).map(|near| format!("did you mean `{near}`? ")).unwrap_or_default();
    let help = format!("{near}`ef tts voices list` shows all that are published");
    tts::Error::NoVoice { name: name.to_owned(), engine: None, help }.into()
}

/// How voices are got, from flags and variables.
fn puller(session: &Session, studio: &Studio, from: Option<&str>, stall: Duration) -> Result<Puller, Error> {
    let mirror = env::text(&session.env.vars, "EF_VOICES_URL")?;
    let source = match from.map(str::to_owned).or(mirror) {
        None => Source::Publisher,
        Some(text) if text.starts_with("http://") || text.starts_with("https://") => Source::Mirror(text),
        Some(text) => Source::Folder(session.env.dir.join(text)),
    };
    let var = |names: &[&str]| {
        names.iter().find_map(|name| session.env.var(name).filter(|value| !value.is_empty()))
    };
    let all = var(&["all_proxy", "ALL_PROXY"]);
    let proxies = Proxies {
        http: var(&["http_proxy", "HTTP_PROXY"]).or_else(|| all.clone()),
        https: var(&["https_proxy", "HTTPS_PROXY"]).or(all),
        none: var(&["no_proxy", "NO_PROXY"]).unwrap_or_default(),
    };
    Ok(Puller {
        parts: studio.store.root().with_file_name("downloads"),
        source,
        wire: Wire { stall, proxies },
        tries: 5,
        pause: Duration::from_millis(500),
    })
}

/// Gets these, several at once; each has its own end. Asks before anything that forbids commercial use.
fn pull(
    session: &Session,
    studio: &Studio,
    puller: &Puller,
    entries: &[&'static Entry],
    jobs: usize,
) -> Result<Vec<Pulled<'static>>, Error> {
    let files: Vec<&File> = entries.iter().flat_map(|entry| &entry.files).collect();
    puller.check_room(&files).map_err(tts::Error::from)?;
    let mut licences = Vec::new();
    let mut failed: Vec<Pulled<'static>> = Vec::new();
    let mut chosen: Vec<&'static Entry> = Vec::new();
    for entry in entries {
        match licence(puller, entry) {
            Ok(licence) => {
                render::about(&session.ui, entry, &licence);
                if licence.forbids_commerce() && !agreed(session, entry)? {
                    failed.push(Pulled { entry, licence, state: State::Declined });
                    continue;
                }
                chosen.push(entry);
                licences.push(licence);
            }
            Err(error) => {
                failed.push(Pulled { entry, licence: entry.licence.clone(), state: State::Failed(error) });
            }
        }
    }
    let bytes = AtomicI64::new(0);
    let (tell, told) = channel();
    let next = AtomicUsize::new(0);
    let ends: Mutex<Vec<(usize, State)>> = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..jobs.min(chosen.len()) {
            let tell = tell.clone();
            let (next, ends, bytes, chosen) = (&next, &ends, &bytes, &chosen);
            scope.spawn(move || {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(entry) = chosen.get(at) else { return };
                    let state = one(studio, puller, entry, bytes, &tell).unwrap_or_else(State::Failed);
                    ends.lock().unwrap_or_else(PoisonError::into_inner).push((at, state));
                }
            });
        }
        drop(tell);
        watch(session, &told, &bytes, &chosen);
    });
    let mut ends = ends.into_inner().unwrap_or_else(PoisonError::into_inner);
    ends.sort_by_key(|(at, _)| *at);
    let came = ends.into_iter().zip(licences);
    failed.extend(came.map(|((at, state), licence)| Pulled { entry: chosen[at], licence, state }));
    Ok(failed)
}

/// The licence of a voice: that of the catalogue, else what its model card says.
fn licence(puller: &Puller, entry: &Entry) -> Result<Licence, tts::Error> {
    let card = entry.files.iter().find(|file| file.is_card());
    let Some(card) = card.filter(|_| entry.licence == Licence::default()) else {
        return Ok(entry.licence.clone());
    };
    // Whoever installs this voice takes the folder away in the end, and the card with it.
    let _held = puller.hold(&entry.name, &|_| ())?;
    let path = match puller.fetch(entry, card, &|_| ()) {
        Ok(path) => path,
        // A mirror or a folder without the card does no harm.
        Err(pull::Error::NotThere { .. }) => return Ok(Licence::default()),
        Err(pull::Error::Gone { .. }) if puller.source != Source::Publisher => return Ok(Licence::default()),
        Err(error) => return Err(error.into()),
    };
    let text = fs::read_to_string(&path).unwrap_or_default();
    Ok(Licence::of_card(&text))
}

fn agreed(session: &Session, entry: &Entry) -> Result<bool, Error> {
    let question = format!("`{}` may not be used commercially. Install it all the same?", entry.name);
    session.confirm(&question, "ef tts voices pull")
}

/// Gets and installs one, while nobody else does.
fn one(
    studio: &Studio,
    puller: &Puller,
    entry: &Entry,
    bytes: &AtomicI64,
    tell: &Sender<String>,
) -> Result<State, tts::Error> {
    let name = &entry.name;
    let count = |change: u64, sign: i64| {
        bytes.fetch_add(sign * i64::try_from(change).unwrap_or_default(), Ordering::Relaxed);
    };
    let tell = Mutex::new(tell.clone());
    let say = |text: String| {
        let _ = tell.lock().unwrap_or_else(PoisonError::into_inner).send(text);
    };
    let hear = |news: News| match news {
        News::Waiting => say(format!("{name}: another `ef` is at it, waiting")),
        News::Resumed(here) | News::Came(here) => count(here, 1),
        News::Lost(gone) => count(gone, -1),
        News::Again(why) => say(format!("{name}: {why}; trying again")),
    };
    let _held = puller.hold(name, &hear)?;
    if studio.store.find(name).is_some() {
        return Ok(State::There);
    }
    let mut main: Option<PathBuf> = None;
    for file in entry.files.iter().filter(|file| !file.is_card()) {
        let path = puller.fetch(entry, file, &hear)?;
        main.get_or_insert(path);
    }
    let main = main.ok_or(pull::Error::NoAddress)?;
    let folder = main.parent().map(PathBuf::from);
    let mut tried =
        |installed: &Installed| trial(installed, &studio.choice).map_err(|error| error.about(&main));
    studio.store.add_moved(&main, &mut tried)?;
    if let Some(folder) = folder {
        let _ = fs::remove_dir_all(folder);
    }
    Ok(State::Installed)
}

/// Shows how far it is until all workers have ended.
fn watch(session: &Session, told: &Receiver<String>, bytes: &AtomicI64, chosen: &[&'static Entry]) {
    if chosen.is_empty() {
        return;
    }
    let all: u64 = chosen.iter().map(|entry| entry.bytes()).sum();
    let bar = Bar::new(&session.ui, session.bars());
    let begun = Instant::now();
    loop {
        match told.recv_timeout(LOOK) {
            Ok(text) => bar.suspend(|| session.ui.say(&format!("ef: {text}"))),
            Err(RecvTimeoutError::Timeout) => {
                let here = u64::try_from(bytes.load(Ordering::Relaxed)).unwrap_or_default();
                bar.say(render::progress(here, all, chosen.len(), begun.elapsed()));
            }
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    bar.clear();
}

/// On a terminal: offers to pull a voice that was asked for by name and is not there. Whether it came.
pub(super) fn offer(session: &Session, studio: &Studio, voice: Option<&str>) -> Result<bool, Error> {
    let can_ask = session.env.stdin_terminal && session.ui.err.terminal && !session.ui.json;
    let Some(voice) = voice.filter(|_| can_ask) else { return Ok(false) };
    if named(voice).iter().all(|entry| entry.files.is_empty()) {
        return Ok(false);
    }
    let missing: Vec<&Entry> = wanted(studio, &[voice.to_owned()], &[])?
        .into_iter()
        .filter(|entry| studio.store.find(&entry.name).is_none())
        .collect();
    let bytes: u64 = missing.iter().map(|entry| entry.bytes()).sum();
    let question = format!("`{voice}` is not installed. Download it ({} MB)?", bytes.div_ceil(1_000_000));
    if missing.is_empty() || !session.confirm(&question, "ef tts voices pull")? {
        return Ok(false);
    }
    let puller = puller(session, studio, None, Duration::from_secs(30))?;
    let done = pull(session, studio, &puller, &missing, 2)?;
    for one in done {
        if let State::Failed(error) = one.state {
            return Err(error.into());
        }
    }
    Ok(true)
}

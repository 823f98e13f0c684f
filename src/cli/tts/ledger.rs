//! Where uses of speech are recorded: the spool of the database that belongs to the project, and who brings them there.

use super::{
    super::{Error, session::Session, workspace::lookup::Source},
    preset::ForWorkspace,
};
use crate::{
    base::checksum::sha256,
    cli::database::{Database, embedded},
    costs::{self, Connect, Post, Spool, Usage},
    db::{Connection, DatabaseUrl, Options},
    settings::Settings,
    tts::{
        batch::{Done, Way},
        say::Said,
    },
};
use std::{path::Path, time::Duration};

/// How long the courier waits to be let in.
const WITHIN: Duration = Duration::from_secs(5);

/// Where uses go.
pub(crate) struct Destination {
    source: Source,
    spool: std::path::PathBuf,
}

impl Destination {
    /// The place of this project; `None` when it has no database, so that nothing is recorded.
    pub(crate) fn find(
        session: &Session,
        settings: &Settings,
        database: &Database,
        data: &Path,
    ) -> Result<Option<Self>, Error> {
        let Some(source) = Source::find(session, settings, database)? else { return Ok(None) };
        let key = match &source {
            // Only SQL can deliver each use once.
            Source::Api(..) => return Ok(None),
            Source::Embedded(..) => own_key(settings),
            Source::Named(url, _) => {
                let own = embedded(session, settings).facts().ok().and_then(|facts| facts.url);
                if own.is_some_and(|own| place(&own) == place(url)) { own_key(settings) } else { place(url) }
            }
        };
        let key = sha256(key.as_bytes());
        let spool = data.join("usage").join(&key[..16]);
        Ok(Some(Self { source, spool }))
    }

    /// Whether only the project's API is known, over which nothing can be recorded.
    pub(crate) fn only_api(
        session: &Session,
        settings: &Settings,
        database: &Database,
    ) -> Result<bool, Error> {
        Ok(matches!(Source::find(session, settings, database)?, Some(Source::Api(..))))
    }

    /// The files in which uses wait.
    pub(crate) fn spool(&self) -> Spool {
        Spool::new(&self.spool)
    }

    /// Keeps and delivers while speech goes on. `None`, with a word about it, when the system refuses that.
    pub(crate) fn post(self, session: &Session, early: bool) -> Option<Post> {
        let spool = self.spool();
        let source = self.source;
        let connect: Connect = Box::new(move || connect(&source));
        match Post::start(spool, connect, early) {
            Ok(post) => Some(post),
            Err(error) => {
                session.ui.err.line(&format!("ef: uses are not recorded: {error}"));
                None
            }
        }
    }
}

/// How long a command that has spoken waits for the database to take note of it. What it does not take by then waits
/// in the spool.
const GRACE: Duration = Duration::from_millis(200);

/// The books of a command that speaks once. They never stand in its way: what goes wrong with them is told, no more.
pub(crate) struct Books {
    post: Option<Post>,
    workspace: Option<String>,
}

impl Books {
    /// Opens them, when the project has a database.
    pub(crate) fn open(session: &Session, settings: &Settings, wanted: &ForWorkspace, data: &Path) -> Self {
        let post = match Destination::find(session, settings, &wanted.database, data) {
            Ok(destination) => destination.and_then(|destination| destination.post(session, true)),
            Err(error) => {
                session.ui.err.line(&format!("ef: what is spoken is not recorded: {error}"));
                None
            }
        };
        Self { post, workspace: wanted.booked_to(settings) }
    }

    /// Notes what was spoken.
    pub(crate) fn note(&self, said: &Said, text: &str, blank: bool) {
        let Some(post) = self.post.as_ref().filter(|_| !blank) else { return };
        let usage = Usage::now(said.engine.name(), &said.voice, text.chars().count(), said.seconds());
        post.record(usage.of(self.workspace.clone()));
    }

    /// Notes a clip of a batch. One that was there already is no use.
    pub(crate) fn note_clip(&self, done: &Done) {
        let Some(post) = self.post.as_ref().filter(|_| done.way != Way::Kept && done.clip.samples > 0) else {
            return;
        };
        #[expect(clippy::cast_precision_loss, reason = "a count of samples")]
        let seconds = done.clip.samples as f64 / f64::from(done.clip.sample_rate_hz.max(1));
        let usage = Usage::now(&done.clip.engine, &done.clip.voice, done.characters, seconds);
        let usage = Usage { cache_hit: done.way == Way::Cached, ..usage };
        post.record(usage.of(self.workspace.clone()));
    }

    /// Closes them.
    pub(crate) fn close(&self, session: &Session) {
        let Some(post) = &self.post else { return };
        let state = post.close(GRACE);
        if state.lost > 0 {
            let why = state.trouble.as_deref().unwrap_or("the spool cannot be written");
            session.ui.err.line(&format!("ef: what was spoken is not recorded: {why}"));
        } else if state.refused > 0 {
            let what = match &self.workspace {
                Some(name) => format!("there is no workspace `{name}` in the database"),
                None => "no workspace is named and none is current (`ef workspace switch NAME`)".to_owned(),
            };
            session.ui.say(&format!("ef: what was spoken is not in `api_costs`: {what}"));
        }
    }
}

/// The embedded database may have another port next time.
fn own_key(settings: &Settings) -> String {
    format!("embedded|{}", settings.root.display())
}

fn place(url: &DatabaseUrl) -> String {
    format!("{}|{}|{}", url.host(), url.port(), url.database())
}

fn connect(source: &Source) -> Result<Connection, costs::Error> {
    let away = || costs::Error::Away;
    let url = source.url().map_err(|_| away())?.ok_or_else(away)?;
    let options = Options {
        application: "ef costs".to_owned(),
        connect_within: WITHIN,
        settings: vec![("statement_timeout", "30s".to_owned()), ("lock_timeout", "10s".to_owned())],
    };
    Ok(Connection::open(&url, &options)?)
}

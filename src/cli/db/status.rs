//! `ef db status`: looks, and changes nothing.

use crate::{
    base::Exit,
    cli::{
        Error,
        database::{Access, Database, embedded},
        session::Session,
    },
    db::{
        Connection, DatabaseUrl,
        embedded::{Facts, State},
    },
};
use clap::Args;
use serde_json::{Value, json};

/// Show whether the database runs, and where
///
/// The answer is about the embedded database, or about the one that `--database-url` or `DATABASE_URL` names:
/// then it is asked. Creates nothing. The exit code is 1 when it does not run.
///
/// Example: ef db status --json
///
/// Example: ef db status --database-url "$URL"
#[derive(Args, Debug)]
pub(super) struct Status {
    #[command(flatten)]
    database: Database,
}

impl Status {
    pub(super) fn run(self, session: &Session) -> Result<Exit, Error> {
        let settings = session.settings(Vec::new())?;
        if let Some(named) = self.database.named(session, &settings)? {
            let (target, connection) = self.database.connect(session, &settings, Access::Read)?;
            return other(session, &named.by, &target.url, connection);
        }
        let facts = embedded(session, &settings).facts()?;
        show(session, &facts);
        let runs = matches!(facts.state, State::Running(_));
        Ok(if runs { Exit::Done } else { Exit::No })
    }
}

/// One that somebody named: it must answer.
fn other(
    session: &Session,
    named_by: &str,
    url: &DatabaseUrl,
    mut connection: Connection,
) -> Result<Exit, Error> {
    let row = connection.query_one("select current_setting('server_version') as version", &[])?;
    let version = row.text("version")?;
    connection.close();
    answer(
        session,
        &[
            ("state", "running".into()),
            ("server_version", version.into()),
            ("url", url.to_string().into()),
            ("named_by", named_by.into()),
        ],
        &json!({ "embedded": false, "host": url.host(), "port": url.port() }),
    );
    Ok(Exit::Done)
}

fn show(session: &Session, facts: &Facts) {
    let (state, running) = match &facts.state {
        State::None => ("none", None),
        State::Stopped => ("stopped", None),
        State::Busy(_) => ("busy", None),
        State::Running(running) => ("running", Some(running)),
    };
    let part = running.map(|running| if running.in_dev { "ef dev" } else { "ef db start" });
    let time = |seconds: u64| jiff::Timestamp::from_second(i64::try_from(seconds).ok()?).ok();
    let since = running.and_then(|running| time(running.started)).map(|time| time.to_string());
    let socket = running.and_then(|running| running.socket.as_ref());
    let path = |path: &std::path::PathBuf| path.display().to_string();
    let lines = [
        ("state", state.into()),
        ("pid", running.map(|running| running.pid).into()),
        ("since", since.into()),
        ("started_by", part.into()),
        ("url", facts.url.as_ref().map(ToString::to_string).into()),
        ("socket", socket.map(path).into()),
        ("postgres", facts.major.into()),
        ("programs", facts.programs.as_ref().map(path).into()),
        ("data", facts.data.as_ref().map(path).into()),
    ];
    let url = facts.url.as_ref();
    let more = json!({
        "embedded": true,
        "host": url.map(DatabaseUrl::host),
        "port": url.map(DatabaseUrl::port),
    });
    answer(session, &lines, &more);
    if matches!(facts.state, State::None | State::Stopped) {
        session.ui.say("ef: `ef db start` starts it");
    }
}

/// One line for each thing that is known; as JSON all of them, and what only machines want.
fn answer(session: &Session, lines: &[(&str, Value)], more: &Value) {
    if session.ui.json {
        let mut object = serde_json::Map::from_iter([("version".to_owned(), 1.into())]);
        object.extend(lines.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
        object.extend(more.as_object().cloned().unwrap_or_default());
        session.ui.answer(&format!("{}\n", Value::Object(object)));
        return;
    }
    for (name, value) in lines.iter().filter(|(_, value)| !value.is_null()) {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        session.ui.answer(&format!("{:<14} {text}\n", name.replace('_', " ")));
    }
}

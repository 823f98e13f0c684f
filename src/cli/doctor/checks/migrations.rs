//! How migrations and isolation stand, in one line.

use super::{Check, Place, postgres::options};
use crate::{
    care::Finding,
    cli::{
        Error,
        database::{Access, Database},
        migrate::request,
    },
    db::{
        Connection,
        migrate::{Limits, State},
    },
    settings::Settings,
    tenancy::isolation::{self, Outlook},
};

pub(super) const CHECK: Check =
    Check { name: "migrations", about: "what is applied and what is left: files and isolation", look };

fn look(place: &Place) -> Vec<Finding> {
    let Some(settings) = place.settings() else {
        return vec![Finding::note("not looked at, since `ef.toml` cannot be read")];
    };
    let database = Database::default();
    let named = database.named(place.session, settings).ok().flatten().is_some();
    let url = match database.target(place.session, settings, Access::Read) {
        Ok(target) => target.url,
        Err(_) if !named => {
            return vec![
                Finding::note("not asked, since the embedded database does not run")
                    .by_running("ef db start", &place.root),
            ];
        }
        Err(error) => return vec![Finding::note(format!("not asked: {error}"))],
    };
    match outlook(settings, &url) {
        Ok(outlook) => vec![judge(&outlook)],
        Err(error) => vec![
            Finding::error(format!("cannot tell how the database stands: {error}"))
                .by_hand("ef migrate status"),
        ],
    }
}

fn outlook(settings: &Settings, url: &crate::db::DatabaseUrl) -> Result<Outlook, Error> {
    let request = request(settings, url.clone(), Limits::default())?;
    let mut connection = Connection::open(url, &options())?;
    let outlook = isolation::outlook(&mut connection, &request)?;
    connection.close();
    Ok(outlook)
}

fn judge(outlook: &Outlook) -> Finding {
    let own = if outlook.own.is_empty() && !outlook.helper {
        "up to date".to_owned()
    } else {
        format!("{} to apply", outlook.own.len().max(1))
    };
    let all = &outlook.project;
    let (applied, pending) = (all.in_state(State::Applied).count(), all.in_state(State::Pending).count());
    let conflicts = all.conflicts().count();
    let tables = &outlook.plan.tables;
    let isolated = tables.iter().filter(|table| table.left == 0).count();
    let mut parts = vec![format!("`ef`'s own objects {own}")];
    if !all.entries.is_empty() {
        parts.push(format!("files: {applied} applied, {pending} pending"));
    }
    parts.push(format!("tables: {isolated} of {} isolated", tables.len()));
    if !outlook.plan.missing.is_empty() {
        parts.push(format!("{} not there yet", outlook.plan.missing.len()));
    }
    let what = parts.join("; ");
    if conflicts > 0 {
        let what = format!("{what}; {conflicts} files differ from what was applied");
        return Finding::error(what).by_hand("ef migrate status");
    }
    if outlook.is_current() { Finding::good(what) } else { Finding::warning(what).by_hand("ef migrate up") }
}

#[cfg(test)]
mod tests {
    use super::{super::super::place::testing::Project, *};
    use crate::care::Level;

    #[test]
    fn a_database_that_does_not_run_is_not_asked_and_not_started() {
        let project = Project::new(&[("ef.toml", "")], &[]);
        let found = look(&project.place());
        assert_eq!(
            (found[0].level, found[0].mend.as_ref().unwrap().command.as_str()),
            (Level::Note, "ef db start")
        );
        assert!(!project.path(".ef").exists());
    }
}

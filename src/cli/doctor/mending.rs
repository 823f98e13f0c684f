//! Carries remedies out, each after a question.

use super::place::Place;
use crate::{
    base::process::{Task, own_program},
    care::{Finding, Means, Mend},
    cli::{Error, session::Session},
    dev,
};
use std::path::Path;

/// Asks, and does it. Whether something was done.
pub(super) fn mend(session: &Session, place: &Place, finding: &Finding, mend: &Mend) -> Result<bool, Error> {
    session.ui.say(&format!("ef: {}", finding.what));
    if !session.confirm(&format!("run `{}`?", mend.command), "ef doctor --fix")? {
        return Ok(false);
    }
    match &mend.means {
        Means::Person => return Ok(false),
        Means::EndLeftovers => {
            let count = dev::end_leftovers(&place.root);
            session.ui.say(&format!("ef: ended {count} processes"));
        }
        Means::Run(folder) => run(session, &mend.command, folder)?,
    }
    Ok(true)
}

/// Runs a line as a shell would; `ef` itself is this very program. What it prints is talk.
fn run(session: &Session, line: &str, folder: &Path) -> Result<(), Error> {
    let environment = session.env.vars.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
    let words: Vec<&str> = line.split_whitespace().collect();
    let (program, args) = match words.split_first() {
        Some((&"ef", rest)) => {
            let own = own_program().map_err(|source| Error::OwnProgram { source })?;
            (own, rest.iter().map(Into::into).collect())
        }
        _ if cfg!(windows) => ("cmd".into(), vec!["/C".into(), line.into()]),
        _ => ("/bin/sh".into(), vec!["-c".into(), line.into()]),
    };
    let task = Task { program, args, dir: folder.to_owned(), environment, account: None };
    let failed = |why: String| Error::Mend { command: line.to_owned(), why };
    let finished = task.run().map_err(|error| failed(error.to_string()))?;
    for said in [&finished.stdout, &finished.stderr] {
        said.lines().for_each(|line| session.ui.say(line));
    }
    if finished.ended.success() {
        return Ok(());
    }
    Err(failed(format!("it ended with {}", finished.ended.shell_code())))
}

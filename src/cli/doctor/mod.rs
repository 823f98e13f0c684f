//! `ef doctor`: looks at the machine and the project, says what is wrong and which command mends it.

mod checks;
mod mending;
mod place;

use super::{Error, session::Session};
use crate::{
    base::Exit,
    care::{Level, Means},
    render::doctor::{self as render, Report},
};
use checks::{CHECKS, Check};
use clap::Args;
use place::Place;

/// Check whether the machine and the project are fit, and say what mends what is not
///
/// Looks at configuration, Python, Node and its packages, ports and who holds them, what earlier runs left behind, the
/// database with its migrations and isolation, Supabase keys and where they must not be, and what speech needs. Changes
/// nothing unless `--fix` is given: then it asks, one remedy after the other, and runs those that do no harm. The exit
/// code is 1 when something is wrong; warnings alone do not count.
///
/// Example: ef doctor
///
/// Example: ef doctor ports leftovers --fix
#[derive(Args, Debug)]
pub(crate) struct Doctor {
    /// Only these checks; all of them when none is named
    #[arg(value_name = "CHECK", value_parser = known())]
    checks: Vec<String>,
    /// Run the remedies that do no harm, after asking
    #[arg(long)]
    fix: bool,
    /// List the checks and what each looks at
    #[arg(long, conflicts_with_all = ["fix", "checks"])]
    list: bool,
}

fn known() -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(CHECKS.iter().map(|check| check.name))
}

impl Doctor {
    pub(crate) fn run(&self, session: &Session) -> Result<Exit, Error> {
        if self.list {
            let all: Vec<(&str, &str)> = CHECKS.iter().map(|check| (check.name, check.about)).collect();
            render::list(&session.ui, &all);
            return Ok(Exit::Done);
        }
        let place = Place::find(session)?;
        let mut reports = Vec::new();
        for check in self.wanted() {
            let report = look(check, &place);
            render::report(&session.ui, &report, session.global.verbose);
            reports.push(report);
        }
        if self.fix {
            self.mend(session, &place, &mut reports)?;
        }
        render::summary(&session.ui, &reports, self.fix);
        let wrong = reports.iter().any(|report| report.worst() == Level::Error);
        Ok(if wrong { Exit::No } else { Exit::Done })
    }

    fn wanted(&self) -> impl Iterator<Item = &'static Check> {
        CHECKS
            .iter()
            .filter(|check| self.checks.is_empty() || self.checks.iter().any(|name| name == check.name))
    }

    /// Runs remedies, and looks again at what they were for.
    fn mend(&self, session: &Session, place: &Place, reports: &mut [Report]) -> Result<(), Error> {
        for check in self.wanted() {
            let Some(report) = reports.iter_mut().find(|report| report.check == check.name) else { continue };
            let mut done = false;
            for finding in report.findings.iter().filter(|finding| finding.level >= Level::Warning) {
                let Some(mend) = finding.mend.as_ref().filter(|mend| mend.means != Means::Person) else {
                    continue;
                };
                done |= mending::mend(session, place, finding, mend)?;
            }
            if done {
                *report = look(check, place);
                render::report(&session.ui, report, session.global.verbose);
            }
        }
        Ok(())
    }
}

fn look(check: &Check, place: &Place) -> Report {
    Report { check: check.name, findings: (check.look)(place), root: place.root.clone() }
}

//! What the tests of this layer share: a project in a temporary folder, and reports as text.

use super::{Error, Flag, PlanRequest, Request, Settings};
use crate::dev::plan::Plan;
use miette::{GraphicalReportHandler, GraphicalTheme, ThemeCharacters, ThemeStyles};
use std::{fs, path::PathBuf};

/// A project folder with files, variables and flags.
pub(super) struct Project {
    folder: tempfile::TempDir,
    pub(super) request: Request,
}

impl Project {
    /// A project without files, and a user without any.
    pub(super) fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path().canonicalize().unwrap().join("project");
        fs::create_dir(&dir).unwrap();
        Self { folder, request: Request { dir, ..Request::default() } }
    }

    /// A project with this `ef.toml`.
    pub(super) fn with(text: impl AsRef<[u8]>) -> Self {
        Self::empty().file("ef.toml", text)
    }

    /// Adds a file.
    pub(super) fn file(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// Gives the user a file of their own.
    pub(super) fn user_file(self, text: &str) -> Self {
        let home = self.path("../home").to_str().unwrap().to_owned();
        self.file("../home/ef/config.toml", text).variable("XDG_CONFIG_HOME", &home)
    }

    /// Sets a variable.
    pub(super) fn variable(mut self, name: &str, value: &str) -> Self {
        self.request.variables.insert(name.into(), value.into());
        self
    }

    /// Gives a flag.
    pub(super) fn flag(mut self, name: &str, value: &str) -> Self {
        self.request.flags.push(Flag::new(name, value).unwrap());
        self
    }

    /// A path in the project.
    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.request.dir.join(path)
    }

    /// The settings, which must be good.
    pub(super) fn settings(&self) -> Settings {
        Settings::resolve(&self.request).unwrap_or_else(|error| panic!("{}", self.show(&error)))
    }

    /// The plan for these services, which must be good.
    pub(super) fn plan(&self, only: &[&str], except: &[&str]) -> Plan {
        self.settings().plan(&wanted(only, except)).unwrap_or_else(|error| panic!("{}", self.show(&error)))
    }

    /// The report of what is wrong, from the settings or from the plan for all services.
    pub(super) fn report(&self) -> String {
        self.report_of(&[], &[])
    }

    /// The report of what is wrong with starting these.
    pub(super) fn report_of(&self, only: &[&str], except: &[&str]) -> String {
        let result =
            Settings::resolve(&self.request).and_then(|settings| settings.plan(&wanted(only, except)));
        self.show(&result.expect_err("nothing is wrong"))
    }

    fn show(&self, error: &Error) -> String {
        let theme = GraphicalTheme { characters: ThemeCharacters::ascii(), styles: ThemeStyles::none() };
        let handler = GraphicalReportHandler::new_themed(theme).with_width(100).with_cause_chain();
        let mut text = String::new();
        handler.render_report(&mut text, error).unwrap();
        assert_eq!(error.exit().code(), 2, "{text}");
        let folder = self.folder.path().canonicalize().unwrap();
        text.replace(folder.to_str().unwrap(), "[DIR]")
    }
}

fn wanted(only: &[&str], except: &[&str]) -> PlanRequest {
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    PlanRequest { only: owned(only), except: owned(except), ..PlanRequest::default() }
}

/// Reports of several files, each under the file's text.
pub(super) fn reports(files: &[&str]) -> String {
    let report = |text: &&str| format!("{text}\n{}", Project::with(text).report());
    files.iter().map(report).collect::<Vec<_>>().join("\n=====\n")
}

//! Runs the real program in a folder of its own, with an environment of its own.

use crate::{alone, proc};
use std::{
    collections::BTreeMap,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};
use tempfile::TempDir;

/// A temporary folder that holds a project and a home, and a command line to run there.
pub(crate) struct Ef {
    folder: TempDir,
    root: PathBuf,
    project: PathBuf,
    dir: PathBuf,
    variables: BTreeMap<OsString, OsString>,
    /// The program, and what stands before the arguments.
    program: Vec<OsString>,
    args: Vec<OsString>,
}

/// What came of a run, with the temporary folder shown as `[DIR]`.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// The exit code; 128+n after signal n.
    pub(crate) code: i32,
    /// What it wrote to stdout.
    pub(crate) stdout: String,
    /// What it wrote to stderr.
    pub(crate) stderr: String,
}

impl Ef {
    /// An empty project in the folder `project` next to an empty `home`.
    pub(crate) fn new() -> Self {
        alone::beside_others();
        let folder = TempDir::with_prefix("ef-").expect("a temporary folder");
        let root = folder.path().canonicalize().expect("the temporary folder");
        let dir = root.join("project");
        for folder in [&dir, &root.join("home"), &root.join("child")] {
            fs::create_dir(folder).expect("a folder in the temporary folder");
        }
        let mut variables = BTreeMap::from([("HOME".into(), root.join("home").into())]);
        if let Some(path) = std::env::var_os("PATH") {
            variables.insert("PATH".into(), path);
        }
        variables.insert("CHILD_DIR".into(), root.join("child").into());
        let program = vec![env!("CARGO_BIN_EXE_ef").into()];
        Self { folder, root, project: dir.clone(), dir, variables, program, args: Vec::new() }
    }

    /// `ef dev` with this `ef.toml`, in which CHILD stands for the program of `tests/fixtures/child.rs`.
    pub(crate) fn dev(config: &str) -> Self {
        let child = Self::child();
        let config = config.replace("CHILD", child.to_str().expect("a path that is text"));
        Self::new().file("ef.toml", config).args(["dev"])
    }

    /// The program that plays the services.
    pub(crate) fn child() -> PathBuf {
        let path = Path::new(env!("CARGO_BIN_EXE_ef")).with_file_name("examples").join("child");
        assert!(
            path.exists(),
            "run `cargo build --example child` first, as `cargo test` without `--test` does"
        );
        path
    }

    /// Runs under another program, which is given this one and its arguments.
    #[must_use]
    pub(crate) fn under<A: Into<OsString>>(mut self, program: impl IntoIterator<Item = A>) -> Self {
        self.program.splice(0..0, program.into_iter().map(Into::into));
        self
    }

    /// Runs a copy of the program, which has its place in the temporary folder.
    #[must_use]
    pub(crate) fn copied(mut self) -> Self {
        let copy = self.root.join("ef");
        fs::copy(env!("CARGO_BIN_EXE_ef"), &copy).expect("a copy of the program");
        self.program = vec![copy.into()];
        self
    }

    /// Gives the project's folder another name, before anything is in it.
    #[must_use]
    pub(crate) fn called(mut self, name: &str) -> Self {
        let path = self.root.join(name);
        fs::rename(&self.project, &path).expect("another name for the project");
        self.project.clone_from(&path);
        self.dir = path;
        self
    }

    /// Writes a file, with the folders above it. Relative paths begin at the project.
    #[must_use]
    pub(crate) fn file(self, path: impl AsRef<Path>, text: impl AsRef<[u8]>) -> Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder above the file")).expect("folders for the file");
        fs::write(path, text).expect("a file of the test");
        self
    }

    /// Runs in this folder of the project.
    #[must_use]
    pub(crate) fn dir(mut self, dir: impl AsRef<Path>) -> Self {
        self.dir = self.path(dir);
        fs::create_dir_all(&self.dir).expect("the folder to run in");
        self
    }

    /// Sets a variable.
    #[must_use]
    pub(crate) fn env(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.variables.insert(name.into(), value.into());
        self
    }

    /// Adds arguments.
    #[must_use]
    pub(crate) fn args<A: Into<OsString>>(mut self, args: impl IntoIterator<Item = A>) -> Self {
        self.args.extend(args.into_iter().map(Into::into));
        self
    }

    /// What a service's child has noted, line by line; nothing when it has not begun yet.
    pub(crate) fn events(&self, service: &str) -> Vec<String> {
        let path = self.root.join("child").join(format!("{service}.events"));
        fs::read_to_string(path).unwrap_or_default().lines().map(str::to_owned).collect()
    }

    /// Waits until a service's child has noted this.
    pub(crate) fn wait_for_event(&self, service: &str, event: &str) {
        let seen = || self.events(service).iter().any(|line| line == event).then_some(());
        let came = proc::poll(proc::PATIENCE, seen);
        assert!(came.is_some(), "`{event}` of `{service}` did not come: {:?}", self.events(service));
    }

    /// The process id that a child has noted.
    pub(crate) fn noted_pid(&self, name: &str) -> i32 {
        let path = self.root.join("child").join(format!("{name}.pid"));
        let read = || fs::read_to_string(&path).ok()?.lines().last()?.parse().ok();
        proc::poll(proc::PATIENCE, read).expect("a process id")
    }

    /// A path in the project.
    pub(crate) fn path(&self, path: impl AsRef<Path>) -> PathBuf {
        self.project.join(path)
    }

    /// The text of a file of the project.
    pub(crate) fn read(&self, path: impl AsRef<Path>) -> String {
        fs::read_to_string(self.path(path)).expect("a file of the project")
    }

    /// Every file and folder below the temporary folder, sorted: to see that nothing was created.
    pub(crate) fn tree(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut open = vec![self.root.clone()];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).expect("a folder of the test") {
                let path = entry.expect("an entry of a folder").path();
                found.push(path.strip_prefix(&self.root).expect("a path below").display().to_string());
                if path.is_dir() {
                    open.push(path);
                }
            }
        }
        found.sort();
        found
    }

    /// The command as it will be run; nothing of the environment of the tests reaches it but `PATH`.
    pub(crate) fn command(&self) -> Command {
        let mut command = self.bare();
        command.args(&self.args);
        command
    }

    /// The same without the arguments, for another verb in the same place.
    pub(crate) fn bare(&self) -> Command {
        self.beside(&self.program[self.program.len() - 1])
    }

    /// Another program in the same place, under the same one.
    pub(crate) fn beside(&self, program: impl Into<OsString>) -> Command {
        let mut line = self.program.clone();
        line.pop();
        line.push(program.into());
        let mut command = Command::new(&line[0]);
        command.args(&line[1..]).current_dir(&self.dir).env_clear().envs(&self.variables);
        command.stdin(Stdio::null());
        command
    }

    /// Runs it to its end.
    pub(crate) fn run(&self) -> Outcome {
        self.outcome(&mut self.command())
    }

    /// Runs a command to its end.
    pub(crate) fn outcome(&self, command: &mut Command) -> Outcome {
        let output = command.output().expect("the program starts");
        Outcome {
            code: code(output.status),
            stdout: self.plain(&output.stdout),
            stderr: self.plain(&output.stderr),
        }
    }

    /// Output as text in which the temporary folder is `[DIR]`.
    pub(crate) fn plain(&self, bytes: &[u8]) -> String {
        debug_assert!(self.folder.path().exists(), "the folder lives as long as the test");
        String::from_utf8_lossy(bytes).replace(&self.root.display().to_string(), "[DIR]")
    }
}

impl Outcome {
    /// The three in one text, for a snapshot.
    pub(crate) fn all(&self) -> String {
        format!("code: {}\n--- stdout\n{}--- stderr\n{}", self.code, self.stdout, self.stderr)
    }

    /// Code and stderr for a snapshot, with sentences in one line: where they are wrapped depends on how long
    /// the name of the temporary folder is.
    pub(crate) fn unwrapped(&self) -> String {
        let mut text = format!("code: {}\n", self.code);
        for line in self.stderr.lines() {
            match line.strip_prefix("  | ").or_else(|| line.strip_prefix("        ")) {
                Some(rest) => text = text.trim_end().to_owned() + " " + rest.trim_start() + "\n",
                None => text = text + line + "\n",
            }
        }
        text
    }
}

fn code(status: std::process::ExitStatus) -> i32 {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return 128 + signal;
    }
    status.code().unwrap_or(-1)
}

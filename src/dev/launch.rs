//! The way in: checks, threads, supervisor, and the last sweep.

use super::{
    control::Door,
    error::Error,
    keys,
    log_file::Rotation,
    plan::Plan,
    sink::{News, Sink},
    stop::Asked,
    supervisor::{Event, Supervisor},
    tree::is_detached,
};
use crate::base::{
    process::{self, Lifeline},
    signals::Notices,
};
use std::{
    ffi::OsString,
    io::{self, Read},
    path::PathBuf,
    sync::{Arc, mpsc},
    time::Duration,
};

/// What surrounds the launch and is not in the plan.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// The name of this run, in the environment of every child.
    pub run: String,
    /// PATH as we have it.
    pub path: OsString,
    /// Variables that children get unless their service sets them itself.
    pub hints: Vec<(OsString, OsString)>,
    /// The same, only for children whose output goes into a pipe.
    pub piped_hints: Vec<(OsString, OsString)>,
    /// Opens what is typed, for the service that is to get it.
    pub typed: fn() -> Box<dyn Read + Send>,
    /// What opens the browser, once everything is ready or when a key asks for it.
    pub browser: Option<Vec<OsString>>,
    /// `.ef/` of the project.
    pub state_folder: PathBuf,
    /// Where the logs go.
    pub log_folder: PathBuf,
    /// Whether a log is begun when its service starts and closed when that ends, rather than all at the beginning.
    pub logs_in_turn: bool,
    /// What people call the services, in the plan's order.
    pub shown: Vec<Shown>,
    /// How large logs grow.
    pub rotation: Rotation,
}

/// What people call a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Its name.
    pub name: String,
    /// Where they would open it.
    pub url: Option<String>,
}

/// How a launch ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Every service came to a good end by itself.
    Done,
    /// A service failed; the code of the first that did.
    Failed(u8),
    /// Somebody asked for the end.
    Asked(Asked),
}

/// What is left after every service has ended gets this long between SIGTERM and SIGKILL.
const LAST_GRACE: Duration = Duration::from_millis(500);
/// How long the last output may take to be shown.
const LAST_OUTPUT: Duration = Duration::from_secs(2);

/// Runs the services of a plan to their end. `on_stop` is called once, when a stop begins. Through the door the
/// run can be looked at and steered.
///
/// This process must be a subreaper that starts no children elsewhere: all that end are reaped here.
pub fn launch(
    plan: Plan,
    around: &Surroundings,
    sink: &Arc<dyn Sink>,
    mut lifeline: Lifeline,
    notices: Notices,
    door: Option<&Door>,
    on_stop: Box<dyn FnMut()>,
) -> Result<Ending, Error> {
    let events = mpsc::channel();
    if let Some(keys) = lifeline.keys.take() {
        keys::listen(keys, plan.services.len(), events.0.clone()).map_err(no_thread)?;
        sink.tell(News::KeysTaken);
    }
    listen(lifeline, notices, &events.0)?;
    let mut supervisor = Supervisor::new(plan, around, Arc::clone(sink), events, on_stop);
    if let Some(door) = door {
        supervisor.listen(door)?;
    }
    supervisor.run()?;
    process::sweep(LAST_GRACE, is_detached);
    sink.finish(LAST_OUTPUT);
    Ok(match (supervisor.asked(), supervisor.failure_code()) {
        (Some(asked), _) => Ending::Asked(asked),
        (None, Some(code)) => Ending::Failed(code),
        (None, None) => Ending::Done,
    })
}

fn no_thread(source: io::Error) -> Error {
    Error::System { what: "start a thread", source }
}

fn listen(lifeline: Lifeline, mut notices: Notices, events: &mpsc::Sender<Event>) -> Result<(), Error> {
    const STACK: usize = 64 * 1024;
    let spawn = |name: &str, work: Box<dyn FnOnce() + Send>| {
        let thread = std::thread::Builder::new().name(name.into()).stack_size(STACK).spawn(work);
        thread.map(drop).map_err(no_thread)
    };
    let to = events.clone();
    spawn("signals", Box::new(move || while to.send(Event::Notice(notices.wait())).is_ok() {}))?;
    let to = events.clone();
    spawn(
        "lifeline",
        Box::new(move || {
            lifeline.wait();
            let _ = to.send(Event::GuardGone);
        }),
    )
}

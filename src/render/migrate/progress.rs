//! A run as it goes: one moving line on a terminal, a line for what took longer, and a word when somebody is in the
//! way.

use crate::{
    db::migrate::Event,
    tenancy::isolation::{News, Step, Watch},
    ui::{Bar, Stream, Ui},
};
use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

/// Shows the news of a run.
pub(crate) struct Progress {
    err: Stream,
    bar: Bar,
    quiet: bool,
    verbose: bool,
    step: Mutex<Option<String>>,
}

/// A step that took longer is told about with its time.
const SLOW: Duration = Duration::from_secs(1);

impl Progress {
    /// On the error stream of `ui`; with a bar only where one is wanted.
    pub(crate) fn new(ui: &Ui, bars: bool, verbose: bool) -> Self {
        Self {
            err: ui.err.clone(),
            bar: Bar::new(ui, bars),
            quiet: ui.quiet,
            verbose,
            step: Mutex::new(None),
        }
    }

    fn say(&self, text: &str) {
        if !self.quiet {
            self.bar.suspend(|| self.err.line(&format!("ef: {text}")));
        }
    }

    fn runner(&self, event: Event) {
        match event {
            Event::Started { file, from: 0, .. } => self.bar.say(file),
            Event::Started { file, from, total, .. } => {
                self.say(&format!("`{file}` was interrupted; going on at statement {} of {total}", from + 1));
            }
            Event::Statement { file, number, total, words, .. } => {
                self.bar.say(format!("{file} ({number}/{total}) {words}"));
            }
            Event::Waiting { blockers, waited } | Event::WaitingForTurn { blockers, waited } => {
                let who: Vec<String> = blockers.iter().map(ToString::to_string).collect();
                let who = if who.is_empty() { "somebody".to_owned() } else { who.join("; ") };
                self.say(&format!("waiting for {who} (for {:.1} s)", waited.as_secs_f64()));
            }
            Event::Retrying { what, attempt, after, .. } if self.verbose => {
                self.say(&format!("{what}: no lock at attempt {attempt}; again in {} ms", after.as_millis()));
            }
            Event::LeftoverDropped { index } => {
                self.say(&format!("dropped `{index}`, an index that was left unfinished"));
            }
            Event::Done { file, took } => self.say(&format!("applied `{file}`{}", time(took))),
            Event::AppliedElsewhere { file } => {
                self.say(&format!("`{file}` was applied by somebody else meanwhile"));
            }
            _ => {}
        }
    }

    fn begin(&self, number: usize, total: usize, step: &Step) {
        let table = step.table.as_ref().map_or(String::new(), |table| format!("{table}: "));
        let text = format!("[{number}/{total}] {table}{}", step.title);
        self.bar.say(text.clone());
        *self.step.lock().unwrap_or_else(PoisonError::into_inner) = Some(text);
    }

    /// Dozens of steps take a moment each: told about are those that took longer, and all with `-v`.
    fn end(&self, took: Duration) {
        let step = self.step.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(text) = step.filter(|_| self.verbose || took >= SLOW) {
            self.say(&format!("{text}{}", time(took)));
        }
    }
}

fn time(took: Duration) -> String {
    if took < SLOW { String::new() } else { format!(" ({:.1} s)", took.as_secs_f64()) }
}

impl Watch for Progress {
    fn news(&self, news: News) {
        match news {
            News::Runner(event) => self.runner(event),
            News::Layer => self.say("this is a plain PostgreSQL: adding what Supabase has (roles anon, authenticated, service_role, authenticator; schema auth)"),
            News::Assigned { rows, unknown } => {
                self.say(&format!("{rows} rows are assigned by hand"));
                for (table, count, example) in unknown {
                    self.say(&format!("{count} of the ids are of no row of `{table}`, `{example}` for one"));
                }
            }
            News::Step { number, total, step } => self.begin(number, total, &step),
            News::Filled { table, rows, page, of } => {
                let percent = page * 100 / of.max(1);
                self.bar.say(format!("{table}: {rows} rows have their workspace ({percent} %)"));
            }
            News::StepDone { took } => self.end(took),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.clear();
    }
}

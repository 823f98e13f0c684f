//! What `ef tts batch` says: one bar on a terminal, a line for each clip elsewhere, events in JSON.

use crate::{
    base::Exit,
    tts::batch::{
        self, Done, Failed, News, Outcome, Plan, Planned, Progress, Request, Step, Way,
        manifest::{Fault, Kind},
    },
    ui::{Bar, Ui},
};
use serde_json::{Value, json};
use std::{
    fmt::Write as _,
    path::{Path, PathBuf},
};

/// The version of the JSON events below.
const VERSION: u32 = 1;
/// The width of the bar, in cells.
const WIDTH: usize = 24;
/// So much of a text is shown in a line.
const EXCERPT: usize = 60;

/// Shows a run as it goes.
pub(crate) struct Show<'a> {
    ui: &'a Ui,
    bar: Option<Bar>,
    dir: PathBuf,
}

impl<'a> Show<'a> {
    /// A bar where one may be; paths are shown as they look from `dir`.
    pub(crate) fn new(ui: &'a Ui, bars: bool, dir: &Path) -> Self {
        let shown = bars && ui.err.terminal && !ui.quiet && !ui.json;
        Self { ui, bar: shown.then(|| Bar::new(ui, true)), dir: dir.to_owned() }
    }

    /// Takes the bar away.
    pub(crate) fn clear(&self) {
        if let Some(bar) = &self.bar {
            bar.clear();
        }
    }

    /// A line that is not of the bar. Warnings come in quiet too.
    fn line(&self, warning: bool, line: &str) {
        let write = || if warning { self.ui.err.line(line) } else { self.ui.say(line) };
        match &self.bar {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    fn event(&self, name: &str, mut fields: Value) {
        if let Some(object) = fields.as_object_mut() {
            object.insert("version".to_owned(), json!(VERSION));
            object.insert("event".to_owned(), json!(name));
        }
        self.ui.answer(&format!("{fields}\n"));
    }

    /// Something has happened.
    pub(crate) fn hear(&mut self, news: &News) {
        match news {
            News::Started { kind, resumed } => self.started(*kind, *resumed),
            News::Note(note) if self.ui.json => self.event("note", json!({"message": note})),
            News::Note(note) => self.line(true, &format!("ef: {note}")),
            News::Passed { wanted, instead, why, .. } if self.ui.json => self
                .event("passed", json!({"wanted": wanted.name(), "instead": instead.name(), "reason": why})),
            News::Passed { wanted, instead, why, help } => {
                let why = why.lines().next().unwrap_or_default();
                self.line(false, &format!("ef: {wanted} does not speak, {instead} does: {why}"));
                if let Some(help) = help {
                    self.line(false, &format!("ef: for {wanted}: {help}"));
                }
            }
            News::Fault(fault) => self.fault(fault),
            News::Done(done, progress) => self.clip(done, progress),
            News::Failed(failed, progress) => self.failed(failed, progress),
        }
    }

    fn started(&self, kind: Kind, resumed: bool) {
        if self.ui.json {
            self.event("started", json!({"kind": kind.name(), "resumed": resumed}));
        } else if resumed {
            self.line(false, "ef: the folder holds clips of an earlier run: what is done is not done again");
        }
    }

    fn fault(&self, fault: &Fault) {
        if self.ui.json {
            self.event("failed", faulty(fault));
        } else {
            self.line(true, &format!("ef: {fault}"));
        }
    }

    fn failed(&self, failed: &Failed, progress: &Progress) {
        if self.ui.json {
            let fields = json!({
                "row": failed.row, "line": failed.line, "id": failed.id, "output": failed.file,
                "error": failed.what, "help": failed.help,
            });
            self.event("failed", fields);
            return;
        }
        self.line(
            true,
            &format!("ef: {} (`{}`): {}", place(failed.line, failed.row), failed.id, failed.what),
        );
        if let Some(help) = &failed.help {
            self.line(false, &format!("    {help}"));
        }
        self.move_on(progress);
    }

    fn clip(&self, done: &Done, progress: &Progress) {
        if self.ui.json {
            let clip = &done.clip;
            let fields = json!({
                "row": done.row, "line": done.line, "id": done.id, "output": done.file, "status": done.way.name(),
                "seconds": round(clip.seconds()), "engine": clip.engine, "voice": clip.voice, "blank": clip.is_blank(),
                "done": progress.over, "rows": progress.rows, "left_s": progress.left_s.map(round),
            });
            self.event("clip", fields);
            return;
        }
        if self.bar.is_none() && done.way != Way::Kept {
            let how = if done.way == Way::Cached { ", from the cache" } else { "" };
            let blank = if done.clip.is_blank() { ", nothing to speak" } else { "" };
            let of = progress.rows.map(|rows| format!("/{rows}")).unwrap_or_default();
            let seconds = done.clip.seconds();
            self.line(false, &format!("[{}{of}] {} ({seconds:.1} s{how}{blank})", progress.over, done.file));
        }
        self.move_on(progress);
    }

    fn move_on(&self, progress: &Progress) {
        let Some(bar) = &self.bar else { return };
        let mut text = progress.part.map(|part| format!("{} ", cells(part))).unwrap_or_default();
        text += &progress.over.to_string();
        if let Some(rows) = progress.rows {
            let _ = write!(text, "/{rows}");
        }
        text += " clips";
        if progress.spoken_s > 0.0 && progress.elapsed_s > 0.0 {
            let _ = write!(text, " · {:.1}x real time", progress.spoken_s / progress.elapsed_s);
        }
        if let Some(left) = progress.left_s {
            let _ = write!(text, " · {} left", clock(left));
        }
        bar.say(text);
    }

    /// The run is over.
    pub(crate) fn done(&self, outcome: &Outcome, halted: bool) {
        self.clear();
        if self.ui.json {
            let mut fields = outcome.counts();
            if let Some(object) = fields.as_object_mut() {
                let path =
                    |path: &Option<PathBuf>| json!(path.as_ref().map(|path| path.display().to_string()));
                object.insert("report".to_owned(), path(&outcome.report));
                object.insert("page".to_owned(), path(&outcome.page));
                object.insert("halted".to_owned(), json!(halted));
                object.insert("layouts".to_owned(), layouts(outcome));
            }
            self.event("finished", fields);
            return;
        }
        self.failures(outcome);
        self.ui.say(&summary(outcome));
        for (path, layout) in &outcome.layouts {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let (runs, threads) = (layout.runs, layout.threads);
            self.ui.say(&format!(
                "{name}: {} at a time, {} each",
                count(runs as u64, "run"),
                count(threads as u64, "thread")
            ));
        }
        if let Some(track) = &outcome.track {
            let loudness = track.loudness.map(|lufs| format!(", {lufs:.1} LUFS")).unwrap_or_default();
            let seconds = clock(track.seconds);
            let faster = if track.faster > 0 {
                format!(", {} spoken faster to fit", track.faster)
            } else {
                String::new()
            };
            self.ui.say(&format!("wrote `{}` ({seconds}{loudness}{faster})", self.short(&track.path)));
            for overlap in &track.overlaps {
                let (id, next, by) = (&overlap.id, &overlap.next, overlap.by_s);
                self.ui.err.line(&format!("ef: `{id}` goes on for {by:.2} s after `{next}` has begun"));
            }
        }
        for path in outcome.report.iter().chain(&outcome.page) {
            self.ui.say(&format!("wrote `{}`", self.short(path)));
        }
        if outcome.interrupted || halted {
            self.ui.say("ended early: the same command goes on from here");
        }
    }

    fn failures(&self, outcome: &Outcome) {
        // One by one they were told as they came; here they stand together.
        if outcome.failed == 0 {
            return;
        }
        self.ui.err.line(&format!("ef: {} without a clip:", count(outcome.failed, "row")));
        for failure in &outcome.failures {
            self.ui.err.line(&format!("  {failure}"));
        }
        let more = outcome.failed.saturating_sub(outcome.failures.len() as u64);
        if more > 0 {
            self.ui.err.line(&format!("  and {more} more; all are in the report"));
        }
        self.ui.say("`--retry-failed` tries these again");
    }

    fn short(&self, path: &Path) -> String {
        path.strip_prefix(&self.dir).unwrap_or(path).display().to_string()
    }
}

fn summary(outcome: &Outcome) -> String {
    let clips = outcome.spoken + outcome.cached + outcome.kept;
    let mut parts = vec![format!("{} spoken", outcome.spoken)];
    for (number, what) in [
        (outcome.cached, "from the cache"),
        (outcome.kept, "there already"),
        (outcome.blank, "with nothing to speak"),
        (outcome.failed, "failed"),
    ] {
        if number > 0 {
            parts.push(format!("{number} {what}"));
        }
    }
    let speed = if outcome.spoken_s > 0.0 {
        format!(", {:.1}x real time", outcome.spoken_s / outcome.elapsed_s.max(0.001))
    } else {
        String::new()
    };
    let audio = clock(outcome.audio_s);
    format!(
        "{}, {audio} of sound: {}; {:.1} s{speed}",
        count(clips, "clip"),
        parts.join(", "),
        outcome.elapsed_s
    )
}

fn layouts(outcome: &Outcome) -> Value {
    let one = |(path, layout): &(PathBuf, crate::tts::session::Layout)| json!({"model": path.display().to_string(), "runs": layout.runs, "threads": layout.threads});
    Value::Array(outcome.layouts.iter().map(one).collect())
}

fn count(number: u64, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}

fn place(line: u64, row: u64) -> String {
    if line == 0 { format!("row {row}") } else { format!("line {line}") }
}

fn faulty(fault: &Fault) -> Value {
    json!({
        "row": fault.number, "line": fault.line, "id": fault.id, "column": fault.field, "character": fault.column,
        "error": fault.what,
    })
}

fn round(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "some cells"
)]
fn cells(part: f64) -> String {
    let full = ((part.clamp(0.0, 1.0)) * WIDTH as f64).round() as usize;
    format!("[{}{}]", "#".repeat(full), "-".repeat(WIDTH - full))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a time in seconds")]
fn clock(seconds: f64) -> String {
    if seconds < 10.0 {
        return format!("{seconds:.1} s");
    }
    let all = seconds.round() as u64;
    if all < 3600 {
        return format!("{}:{:02}", all / 60, all % 60);
    }
    format!("{}:{:02}:{:02}", all / 3600, all / 60 % 60, all % 60)
}

/// Says what a run would do. Exit 4 when some rows could not be spoken.
pub(crate) fn plan(ui: &Ui, request: &Request) -> Result<Exit, batch::Error> {
    let (kind, plan) = batch::plan(request, &mut |step| match step {
        Step::Clip(planned) => planned_clip(ui, planned),
        Step::Fault(fault) if ui.json => {
            let mut object = faulty(fault);
            mark(&mut object, "failed");
            ui.answer(&format!("{object}\n"));
        }
        Step::Fault(fault) => ui.err.line(&format!("ef: {fault}")),
        Step::Note(note) => ui.err.line(&format!("ef: {note}")),
    })?;
    if ui.json {
        let mut object = json!({
            "kind": kind.name(), "clips": plan.clips, "there": plan.there, "failed": plan.failed,
            "characters": plan.characters, "seconds": round(plan.seconds),
            "cost_elsewhere_usd": round(plan.elsewhere_usd),
        });
        mark(&mut object, "plan");
        ui.answer(&format!("{object}\n"));
    } else {
        ui.answer(&planned_sum(&plan));
    }
    Ok(if plan.failed > 0 { Exit::Partly } else { Exit::Done })
}

fn mark(object: &mut Value, event: &str) {
    if let Some(object) = object.as_object_mut() {
        object.insert("version".to_owned(), json!(VERSION));
        object.insert("event".to_owned(), json!(event));
    }
}

fn planned_clip(ui: &Ui, planned: &Planned) {
    if ui.json {
        let mut object = json!({
            "row": planned.row, "id": planned.id, "output": planned.file, "seconds": round(planned.seconds),
            "there": planned.there, "voice": planned.voice.as_ref().ok(), "error": planned.voice.as_ref().err(),
        });
        mark(&mut object, "planned");
        ui.answer(&format!("{object}\n"));
        return;
    }
    let what = match &planned.voice {
        Ok(voice) if planned.there => format!("{voice}, there already"),
        Ok(voice) => voice.clone(),
        Err(why) => {
            format!("cannot be spoken: {}", why.split_whitespace().collect::<Vec<_>>().join(" "))
        }
    };
    let words = planned.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut excerpt: String = words.chars().take(EXCERPT).collect();
    if excerpt.len() < words.len() {
        excerpt.push_str("...");
    }
    ui.answer(&format!("{}  ~{:.1} s  {what}  {excerpt}\n", planned.file, planned.seconds));
}

fn planned_sum(plan: &Plan) -> String {
    let left = plan.clips.saturating_sub(plan.there + plan.failed.min(plan.clips));
    format!(
        "{}: {left} to speak, {} there already; {} characters, about {} of sound; elsewhere about ${:.2}\n",
        count(plan.clips, "clip"),
        plan.there,
        plan.characters,
        clock(plan.seconds),
        plan.elsewhere_usd
    )
}

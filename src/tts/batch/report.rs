//! What stays of a run: `report.json`, and a page to listen to every clip. Both are written row by row from the
//! journal, in the order of the manifest.

use super::{
    Error,
    journal::{Journal, Line, What},
    request::{Outcome, Request},
    worker::Way,
};
use serde_json::{Value, json};
use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

/// The version of the report.
const VERSION: u32 = 1;
/// What others take for a thousand characters, in dollars: `ElevenLabs`, about.
pub(super) const ELSEWHERE: f64 = 0.22;
/// The most sound that is put into the page itself; beyond it the page points to the files.
const MOST_INSIDE: u64 = 48 << 20;

/// Where in the journal each row's line stands, in the order of rows; and how its clip came.
#[derive(Default)]
pub(super) struct Index {
    rows: Vec<u64>,
}

/// The two upper bits of an entry say how a clip came.
const WAYS: [Option<Way>; 4] = [None, Some(Way::Spoken), Some(Way::Cached), Some(Way::Kept)];
const PLACE: u64 = (1 << 62) - 1;

impl Index {
    pub(super) fn set(&mut self, row: u64, at: u64, way: Option<Way>) {
        let row = usize::try_from(row.saturating_sub(1)).unwrap_or(usize::MAX);
        if self.rows.len() <= row {
            self.rows.resize(row + 1, 0);
        }
        let way = WAYS.iter().position(|known| *known == way).unwrap_or(0) as u64;
        // 0 is no place: nothing was heard of the row.
        self.rows[row] = way << 62 | (at + 1).min(PLACE);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.iter().all(|entry| *entry == 0)
    }

    /// The rows of which something was heard, with their lines.
    pub(super) fn lines<'a>(
        &'a self,
        journal: &'a Journal,
    ) -> impl Iterator<Item = (Option<Way>, Line)> + 'a {
        self.rows.iter().filter(|entry| **entry != 0).filter_map(|entry| {
            let way = usize::try_from(entry >> 62).unwrap_or_default();
            Some((WAYS[way], journal.at((entry & PLACE) - 1)?))
        })
    }
}

/// What the report is about.
pub(super) struct Facts<'a> {
    pub(super) request: &'a Request,
    pub(super) outcome: &'a Outcome,
}

fn round(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0
}

impl Outcome {
    /// The counts, as the report and the last event have them.
    #[expect(clippy::cast_precision_loss, reason = "a count of characters")]
    pub fn counts(&self) -> Value {
        let track = self.track.as_ref().map(|track| {
            let overlaps = track
                .overlaps
                .iter()
                .map(|one| json!({"id": one.id, "by_s": round(one.by_s), "next": one.next}));
            json!({
                "path": track.path.display().to_string(),
                "seconds": round(track.seconds),
                "sample_rate_hz": track.sample_rate_hz,
                "loudness_lufs": track.loudness.map(round),
                "clips": track.clips,
                "faster": track.faster,
                "overlaps": overlaps.collect::<Vec<_>>(),
                "overlap_count": track.overlap_count,
            })
        });
        json!({
            "rows": self.rows,
            "spoken": self.spoken,
            "cached": self.cached,
            "kept": self.kept,
            "cache_hits": self.cached + self.kept,
            "blank": self.blank,
            "failed": self.failed,
            "characters": self.characters,
            "audio_s": round(self.audio_s),
            "spoken_s": round(self.spoken_s),
            "elapsed_s": round(self.elapsed_s),
            "real_time_factor": (self.spoken_s > 0.0).then(|| round(self.elapsed_s / self.spoken_s)),
            "cost_elsewhere_usd": round(self.characters as f64 / 1000.0 * ELSEWHERE),
            "interrupted": self.interrupted,
            "track": track,
        })
    }
}

/// Writes the report beside the clips; gives its path.
pub(super) fn write(facts: &Facts, journal: &Journal, index: &Index) -> Result<PathBuf, Error> {
    let path = facts.request.folder.join("report.json");
    whole(&path, |out| {
        let Facts { request, outcome } = facts;
        let mut head = json!({
            "version": VERSION,
            "ef": env!("CARGO_PKG_VERSION"),
            "manifest": request.manifest.name,
            "folder": request.folder.display().to_string(),
        });
        if let (Some(head), Value::Object(counts)) = (head.as_object_mut(), outcome.counts()) {
            head.extend(counts);
        }
        let head = head.to_string();
        out.write_all(head.strip_suffix('}').unwrap_or(&head).as_bytes())?;
        out.write_all(b",\"clips\":[")?;
        for (number, (way, line)) in index.lines(journal).enumerate() {
            out.write_all(if number == 0 { b"\n" } else { b",\n" })?;
            serde_json::to_writer(&mut *out, &clip(way, &line))?;
        }
        out.write_all(b"\n]}\n")
    })?;
    Ok(path)
}

/// A row of the report.
fn clip(way: Option<Way>, line: &Line) -> Value {
    let status = way.map_or("failed", Way::name);
    let mut row = json!({"row": line.row, "id": line.id, "status": status});
    let Some(fields) = row.as_object_mut() else { return row };
    let mut set = |name: &str, value: Value| {
        if !value.is_null() {
            fields.insert(name.to_owned(), value);
        }
    };
    set("output", json!((!line.file.starts_with('#')).then_some(&line.file)));
    set("text", json!((!line.text.is_empty()).then_some(&line.text)));
    set("error", json!(line.error));
    set("start_s", json!(line.start_s));
    if let Some(clip) = line.clip.as_ref().filter(|_| line.what == What::Done) {
        set("seconds", json!(round(clip.seconds())));
        set("engine", json!(clip.engine));
        set("voice", json!(clip.voice));
        set("runtime", json!(clip.runtime));
        set("speed", json!(round(f64::from(clip.speed))));
        set("bytes", json!(clip.bytes));
        set("sha256", json!(clip.sha256));
        set("loudness_lufs", json!(clip.loudness.map(round)));
        set("blank", json!(clip.is_blank().then_some(true)));
        set("unknown", json!((!clip.unknown.is_empty()).then_some(&clip.unknown)));
    }
    row
}

/// Writes a file piece by piece under another name, and renames it when it is whole.
fn whole(path: &Path, fill: impl FnOnce(&mut BufWriter<&File>) -> io::Result<()>) -> Result<(), Error> {
    let failed = |source| Error::Write { path: path.to_owned(), source };
    let folder = path.parent().unwrap_or(Path::new("."));
    let draft =
        tempfile::Builder::new().prefix(".ef-").suffix(".part").tempfile_in(folder).map_err(failed)?;
    let mut out = BufWriter::new(draft.as_file());
    fill(&mut out).and_then(|()| out.flush()).map_err(failed)?;
    drop(out);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        draft.as_file().set_permissions(fs::Permissions::from_mode(0o644)).map_err(failed)?;
    }
    draft.persist(path).map(drop).map_err(|error| failed(error.error))
}

/// The page to listen to.
pub(super) struct Picture {
    folder: PathBuf,
}

const HEAD: &str = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Clips</title>\n\
<meta name=\"viewport\" content=\"width=device-width\">\n<style>\n\
:root { color-scheme: light dark; --line: #8884; --wave: #3a7bd5; }\n\
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }\n\
article { border-top: 1px solid var(--line); padding: .7rem 0; display: grid; gap: .3rem .9rem;\n\
  grid-template-columns: 13rem 1fr; align-items: center; }\n\
h1 { font-size: 1.3rem; } h2 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }\n\
p { margin: 0; } small { opacity: .7; } svg { width: 100%; height: 40px; fill: var(--wave); }\n\
audio { width: 100%; height: 36px; } .failed h2::after { content: ' (failed)'; color: #c33; }\n\
</style></head><body>\n";

const TAIL: &str = "<script>\n\
// One clip at a time.\n\
document.addEventListener('play', event => {\n\
  for (const other of document.querySelectorAll('audio')) if (other !== event.target) other.pause();\n\
}, true);\n</script>\n</body></html>\n";

impl Picture {
    /// The page of the clips in this folder.
    pub(super) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// Writes the page.
    pub(super) fn write(&self, journal: &Journal, index: &Index) -> Result<PathBuf, Error> {
        let path = self.folder.join("report.html");
        let done = index.lines(journal).filter_map(|(_, line)| line.clip);
        let (mut count, mut bytes, mut seconds) = (0u64, 0u64, 0.0);
        for clip in done {
            count += 1;
            bytes += clip.bytes;
            seconds += clip.seconds();
        }
        let inside = bytes <= MOST_INSIDE;
        whole(&path, |out| {
            out.write_all(HEAD.as_bytes())?;
            let note = if inside {
                ""
            } else {
                " · the sound lies beside this page, which must stay in its folder"
            };
            writeln!(out, "<h1>{count} clips, {}{note}</h1>", minutes(seconds))?;
            for (_, line) in index.lines(journal) {
                self.article(out, &line, inside)?;
            }
            out.write_all(TAIL.as_bytes())
        })?;
        Ok(path)
    }

    fn article(&self, out: &mut dyn Write, line: &Line, inside: bool) -> io::Result<()> {
        let name = if line.id.is_empty() { format!("row {}", line.row) } else { line.id.clone() };
        let Some(clip) = line.clip.as_ref().filter(|_| line.what == What::Done) else {
            let why = escape(line.error.as_deref().unwrap_or("it is not there"));
            return writeln!(
                out,
                "<article class=\"failed\"><h2>{}</h2><p>{}<br><small>{why}</small></p></article>",
                escape(&name),
                escape(&line.text)
            );
        };
        let voice = if clip.voice == clip.engine {
            clip.engine.clone()
        } else {
            format!("{} {}", clip.engine, clip.voice)
        };
        write!(
            out,
            "<article><div><h2>{}</h2><small>{} · {}</small></div><p>{}</p>{}<audio controls preload=\"none\" src=\"",
            escape(&name),
            minutes(clip.seconds()),
            escape(&voice),
            escape(&line.text),
            wave(&clip.peaks),
        )?;
        if inside {
            self.embed(out, line)?;
        } else {
            out.write_all(link(&line.file).as_bytes())?;
        }
        out.write_all(b"\"></audio></article>\n")
    }

    /// The file itself, as an address.
    fn embed(&self, out: &mut dyn Write, line: &Line) -> io::Result<()> {
        use base64::Engine as _;
        let kind = match Path::new(&line.file).extension().and_then(|end| end.to_str()) {
            Some("mp3") => "audio/mpeg",
            Some("opus") => "audio/ogg",
            Some("aac") => "audio/aac",
            Some("flac") => "audio/flac",
            _ => "audio/wav",
        };
        let bytes = fs::read(self.folder.join(&line.file))?;
        write!(out, "data:{kind};base64,")?;
        out.write_all(base64::engine::general_purpose::STANDARD.encode(bytes).as_bytes())
    }
}

/// The picture of a sound.
fn wave(peaks: &str) -> String {
    use std::fmt::Write as _;
    let levels: Vec<u32> = (0..peaks.len() / 2)
        .filter_map(|at| u32::from_str_radix(peaks.get(at * 2..at * 2 + 2)?, 16).ok())
        .collect();
    let mut text = format!(
        "<svg viewBox=\"0 0 {} 40\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"waveform\"><path d=\"",
        levels.len().max(1)
    );
    for (at, level) in levels.iter().enumerate() {
        let height = (level * 38 / 255).max(1);
        let _ = write!(text, "M{at}.1 {}h.8v{height}h-.8z", f64::from(40 - height) / 2.0);
    }
    text.push_str("\"/></svg>");
    text
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a length in tenths of a second")]
fn minutes(seconds: f64) -> String {
    let tenths = (seconds * 10.0).round() as u64;
    if tenths < 600 {
        return format!("{}.{} s", tenths / 10, tenths % 10);
    }
    let whole = tenths / 10;
    if whole < 3600 {
        return format!("{}:{:02}", whole / 60, whole % 60);
    }
    format!("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A file as a relative address.
fn link(file: &str) -> String {
    use std::fmt::Write as _;
    file.bytes().fold(String::new(), |mut text, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'/' | b'~') {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_in_order_whatever_the_order_in_which_they_ended() {
        let folder = tempfile::tempdir().unwrap();
        let journal = Journal::take(folder.path()).unwrap();
        let mut index = Index::default();
        assert!(index.is_empty());
        for (row, way) in [(3, Some(Way::Spoken)), (1, None), (4, Some(Way::Kept))] {
            let at = journal.write(&Line { row, ..Line::new(What::Done, &format!("{row}.wav")) }).unwrap();
            index.set(row, at, way);
        }
        let rows: Vec<_> = index.lines(&journal).map(|(way, line)| (line.row, way)).collect();
        assert_eq!(rows, [(1, None), (3, Some(Way::Spoken)), (4, Some(Way::Kept))]);
    }

    #[test]
    fn a_page_holds_nothing_that_a_text_could_break_out_of() {
        assert_eq!(escape("<script>\"&"), "&lt;script&gt;&quot;&amp;");
        assert_eq!(link("a b/č\".wav"), "a%20b/%C4%8D%22.wav");
        assert!(wave("00ff80zz").contains("viewBox=\"0 0 3 40\""));
        assert_eq!(
            (minutes(1.26), minutes(75.0), minutes(3723.0)),
            ("1.3 s".to_owned(), "1:15".to_owned(), "1:02:03".to_owned())
        );
    }
}

//! What `ef tts bench` says: a table, JSON, a picture.

use crate::{
    tts::{bench::Figures, engine::Id},
    ui::Ui,
};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The version of the JSON object.
const VERSION: u32 = 1;

fn round(number: f64) -> f64 {
    (number * 10_000.0).round() / 10_000.0
}

/// The figures of one voice.
pub(crate) fn object(figures: &Figures) -> Value {
    let factor = figures.spoken_s / figures.audio_s.max(1e-9);
    json!({
        "engine": figures.engine.name(),
        "voice": figures.voice,
        "runtime": figures.runtime,
        "start_s": round(figures.start_s),
        "audio_s": round(figures.audio_s),
        "spoken_s": round(figures.spoken_s),
        "real_time_factor": round(factor),
        "memory_bytes": figures.memory_bytes,
    })
}

/// A voice that could not be measured.
pub(crate) fn missing(engine: Id, flags: &str, said: &str) -> Value {
    let plain = |line: &str| line.trim_start_matches([' ', 'x', '|', '>', '-', '×', '│']).trim().to_owned();
    let why = said.lines().map(plain).find(|line| !line.is_empty() && !line.starts_with("ef::"));
    json!({"engine": engine.name(), "voice": flags.trim_start_matches("--model "), "error": why.unwrap_or_default()})
}

fn text<'a>(row: &'a Value, field: &str) -> &'a str {
    row.get(field).and_then(Value::as_str).unwrap_or_default()
}

fn number(row: &Value, field: &str) -> f64 {
    row.get(field).and_then(Value::as_f64).unwrap_or_default()
}

/// All of them.
pub(crate) fn table(ui: &Ui, rows: &[Value]) {
    if ui.json {
        ui.answer(&format!("{}\n", json!({"version": VERSION, "voices": rows})));
        return;
    }
    let line = |cells: [&str; 6]| {
        let [engine, voice, factor, start, memory, runtime] = cells;
        let line = format!("{engine:<8} {voice:<28} {factor:>10} {start:>8} {memory:>8}  {runtime}");
        format!("{}\n", line.trim_end())
    };
    let mut all = line(["engine", "voice", "real time", "start", "memory", "runtime"]);
    for row in rows {
        if row.get("error").is_some() {
            let _ =
                writeln!(all, "{:<8} {:<28} {}", text(row, "engine"), text(row, "voice"), text(row, "error"));
            continue;
        }
        let factor = format!("{:.1}x", 1.0 / number(row, "real_time_factor").max(1e-6));
        let start = format!("{:.2} s", number(row, "start_s"));
        let memory = match number(row, "memory_bytes") {
            0.0 => String::new(),
            bytes => format!("{:.0} MB", bytes / 1e6),
        };
        all +=
            &line([text(row, "engine"), text(row, "voice"), &factor, &start, &memory, text(row, "runtime")]);
    }
    ui.answer(&all);
}

/// A bar for each voice, as long as it is quick.
pub(crate) fn picture(rows: &[Value]) -> String {
    let measured: Vec<&Value> = rows.iter().filter(|row| row.get("error").is_none()).collect();
    let speed = |row: &Value| 1.0 / number(row, "real_time_factor").max(1e-6);
    let most = measured.iter().map(|row| speed(row).log10()).fold(0.1, f64::max);
    let height = measured.len() * 44 + 48;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 {height}\" font-family=\"sans-serif\" font-size=\"13\">\n\
         <rect width=\"720\" height=\"{height}\" fill=\"#fff\"/>\n\
         <text x=\"16\" y=\"26\" font-size=\"15\">Times real time (logarithmic)</text>\n"
    );
    for (at, row) in measured.iter().enumerate() {
        let y = at * 44 + 44;
        let width = (speed(row).log10().max(0.0) / most * 420.0).max(2.0);
        let name = format!("{} {}", text(row, "engine"), text(row, "voice"));
        let name = name.replace('&', "&amp;").replace('<', "&lt;");
        let _ = writeln!(
            svg,
            "<text x=\"16\" y=\"{}\">{name}</text><rect x=\"16\" y=\"{}\" width=\"{width:.1}\" height=\"14\" rx=\"3\" \
             fill=\"#3a7bd5\"/><text x=\"{:.1}\" y=\"{}\">{:.1}x, start {:.2} s</text>",
            y + 12,
            y + 18,
            width + 24.0,
            y + 30,
            speed(row),
            number(row, "start_s"),
        );
    }
    svg.push_str("</svg>\n");
    svg
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_has_a_bar_for_each_voice_that_was_measured() {
        let row = |voice: &str, factor: f64| json!({"engine": "piper", "voice": voice, "real_time_factor": factor, "start_s": 0.3});
        let rows = [row("a<b", 0.05), row("c", 0.5), missing(Id::Espeak, "", "\n  x it is not there\n")];
        let svg = picture(&rows);
        assert_eq!(svg.matches("rx=\"3\"").count(), 2);
        assert!(svg.contains("a&lt;b") && svg.contains("20.0x"));
        assert_eq!(text(&rows[2], "error"), "it is not there");
    }
}

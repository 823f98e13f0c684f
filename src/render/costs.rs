//! What `ef costs` says: a table, JSON, comma-separated values, or a picture.

use crate::{
    costs::{By, Delivered, ELSEWHERE, Sum, Sums, Waiting},
    ui::Ui,
};
use serde_json::{Value, json};
use std::{fmt::Write as _, path::Path};

/// The version of the JSON object here.
const VERSION: u32 = 1;
/// How a line is called whose rows do not say what they belong to.
const NONE: &str = "(none)";

/// What a delivery came to, on stderr.
pub(crate) fn tell(ui: &Ui, delivered: Delivered, left: Waiting, folder: Option<&Path>) {
    if delivered.added > 0 {
        ui.say(&format!("ef: {} that waited on this machine arrived now", uses(delivered.added)));
    }
    if left.uses > 0 {
        ui.say(&format!("ef: {} still wait here: another `ef` is about to deliver them", uses(left.uses)));
    }
    if left.refused > 0 {
        let folder = folder.map(|folder| folder.display().to_string()).unwrap_or_default();
        ui.say(&format!(
            "ef: the database has refused {}: `{folder}/refused.json-lines` says which and why (a use needs a workspace \
             that there is: `ef workspace switch NAME` chooses one)",
            uses(left.refused)
        ));
    }
}

/// What waits while the database is away.
pub(crate) fn waiting(ui: &Ui, waiting: Waiting) {
    if waiting.uses > 0 {
        ui.say(&format!("ef: {} wait on this machine until the database is back", uses(waiting.uses)));
    }
}

fn uses(count: usize) -> String {
    if count == 1 { "1 use".to_owned() } else { format!("{count} uses") }
}

fn usd(amount: f64) -> String {
    if amount > 0.0 && amount < 0.01 { format!("${amount:.4}") } else { format!("${amount:.2}") }
}

fn key(sum: &Sum) -> &str {
    sum.key.as_deref().unwrap_or(NONE)
}

/// As a table.
pub(crate) fn table(ui: &Ui, by: By, sums: &Sums) {
    if sums.lines.is_empty() {
        ui.say("ef: nothing was used yet");
        return;
    }
    let elsewhere = ELSEWHERE.to_uppercase();
    let head = [
        by.name().to_uppercase(),
        "USES".into(),
        "CACHED".into(),
        "CHARACTERS".into(),
        "SECONDS".into(),
        "COST".into(),
        elsewhere,
    ];
    let mut lines = vec![head];
    let line = |name: &str, sum: &Sum| {
        [
            name.to_owned(),
            sum.uses.to_string(),
            sum.cached.to_string(),
            sum.characters.to_string(),
            format!("{:.1}", sum.audio_seconds),
            usd(sum.cost_usd),
            usd(sum.elsewhere_usd()),
        ]
    };
    lines.extend(sums.lines.iter().map(|sum| line(key(sum), sum)));
    if sums.lines.len() > 1 {
        lines.push(line("all", &sums.total));
    }
    let mut widths = [0; 7];
    for line in &lines {
        for (width, cell) in widths.iter_mut().zip(line) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let mut text = String::new();
    for line in &lines {
        for (at, (cell, width)) in line.iter().zip(widths).enumerate() {
            let pad = " ".repeat(width - cell.chars().count());
            // Names to the left, numbers to the right.
            let cell = if at == 0 { format!("{cell}{pad}") } else { format!("  {pad}{cell}") };
            text.push_str(&cell);
        }
        text.push('\n');
    }
    ui.answer(&text);
}

fn round(number: f64, by: f64) -> f64 {
    (number * by).round() / by
}

fn object(sum: &Sum) -> Value {
    json!({
        "uses": sum.uses, "cached": sum.cached, "characters": sum.characters,
        "audio_seconds": round(sum.audio_seconds, 1e3), "cost_usd": round(sum.cost_usd, 1e6),
        "elsewhere_usd": round(sum.elsewhere_usd(), 1e6),
    })
}

/// As JSON.
pub(crate) fn json(ui: &Ui, by: By, sums: &Sums, delivered: Delivered, left: Waiting) {
    let line = |sum: &Sum| {
        let mut line = json!({ by.name(): sum.key });
        if by == By::Workspace {
            line["name"] = json!(sum.name);
        }
        if let (Value::Object(line), Value::Object(sums)) = (&mut line, object(sum)) {
            line.extend(sums);
        }
        line
    };
    let answer = json!({
        "version": VERSION, "by": by.name(), "costs": sums.lines.iter().map(line).collect::<Vec<_>>(),
        "total": object(&sums.total), "elsewhere": ELSEWHERE,
        "delivered": delivered.added, "waiting": left.uses, "refused": left.refused,
    });
    ui.answer(&format!("{answer}\n"));
}

/// As comma-separated values.
pub(crate) fn csv(ui: &Ui, by: By, sums: &Sums) {
    let mut writer = csv::Writer::from_writer(vec![]);
    let head = [by.name(), "uses", "cached", "characters", "audio_seconds", "cost_usd", "elsewhere_usd"];
    // A vector takes everything.
    let _ = writer.write_record(head);
    for sum in &sums.lines {
        let _ = writer.write_record([
            sum.key.as_deref().unwrap_or_default(),
            &sum.uses.to_string(),
            &sum.cached.to_string(),
            &sum.characters.to_string(),
            &format!("{:.3}", sum.audio_seconds),
            &format!("{:.6}", sum.cost_usd),
            &format!("{:.6}", sum.elsewhere_usd()),
        ]);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    ui.answer(&String::from_utf8_lossy(&bytes));
}

/// The picture's measures.
const WIDTH: f64 = 720.0;
const LEFT: f64 = 180.0;
const BAR: f64 = 22.0;
const STEP: f64 = 34.0;
const TOP: f64 = 64.0;

/// As a picture: a bar for each line, as long as what was spoken.
pub(crate) fn svg(ui: &Ui, by: By, sums: &Sums) {
    ui.answer(&picture(by, sums));
}

#[expect(clippy::cast_precision_loss, reason = "counts become lengths")]
fn picture(by: By, sums: &Sums) -> String {
    let most = sums.lines.iter().map(|sum| sum.characters).max().unwrap_or(0).max(1) as f64;
    let height = TOP + STEP * sums.lines.len().max(1) as f64 + 28.0;
    let total = &sums.total;
    let title = format!("Characters spoken by {}", by.name());
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" \
         font-family=\"system-ui, sans-serif\" font-size=\"13\" role=\"img\" aria-label=\"{title}\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n\
         <text x=\"16\" y=\"28\" font-size=\"17\" font-weight=\"600\" fill=\"#1b1e27\">{title}</text>\n\
         <text x=\"16\" y=\"48\" fill=\"#5b6172\">{} in all, {:.1} s of sound, {} here, {} at {ELSEWHERE}</text>\n",
        total.characters,
        total.audio_seconds,
        usd(total.cost_usd),
        usd(total.elsewhere_usd()),
    );
    if sums.lines.is_empty() {
        let _ = writeln!(
            text,
            "<text x=\"16\" y=\"{}\" fill=\"#5b6172\">Nothing was used yet.</text>",
            TOP + 16.0
        );
    }
    for (at, sum) in sums.lines.iter().enumerate() {
        let y = TOP + STEP * at as f64;
        let length = ((WIDTH - LEFT - 170.0) * sum.characters as f64 / most).max(1.0);
        let name: String = key(sum).chars().take(24).collect();
        let _ = writeln!(
            text,
            "<text x=\"16\" y=\"{base}\" fill=\"#1b1e27\">{}</text>\n\
             <rect x=\"{LEFT}\" y=\"{y}\" width=\"{length:.1}\" height=\"{BAR}\" rx=\"3\" fill=\"#3457d5\"/>\n\
             <text x=\"{:.1}\" y=\"{base}\" fill=\"#5b6172\">{} · {}</text>",
            escaped(&name),
            LEFT + length + 8.0,
            sum.characters,
            usd(sum.elsewhere_usd()),
            base = y + 16.0,
        );
    }
    text.push_str("</svg>\n");
    text
}

/// A text as it may stand in XML.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            letter if letter.is_control() => escaped.push('\u{fffd}'),
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_a_bar_for_each_line_and_no_name_breaks_it() {
        let line = |key: &str, characters| Sum { key: Some(key.to_owned()), characters, ..Sum::default() };
        let sums = Sums { lines: vec![line("a<b>&\"c", 100), line("d", 50)], total: Sum::default() };
        let text = picture(By::Engine, &sums);
        assert_eq!(text.matches("<rect").count(), 3);
        assert!(text.contains("a&lt;b&gt;&amp;&quot;c") && text.ends_with("</svg>\n"));
        assert!(picture(By::Month, &Sums::default()).contains("Nothing was used yet"));
    }

    #[test]
    fn small_amounts_are_not_nothing() {
        assert_eq!(
            (usd(0.0).as_str(), usd(0.0044).as_str(), usd(12.345).as_str()),
            ("$0.00", "$0.0044", "$12.35")
        );
    }
}

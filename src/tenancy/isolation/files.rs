//! The plan as migration files, named as the Supabase CLI names them.

use super::{
    objects,
    run::Outlook,
    step::{Action, Step},
};
use jiff::{SignedDuration, Timestamp};
use std::fmt::Write as _;

/// File names and texts, in order. What cannot run in a transaction has a file of its own.
pub fn as_files(outlook: &Outlook, strict: bool, now: Timestamp) -> Vec<(String, String)> {
    let mut parts: Vec<(String, String)> = vec![];
    for own in &outlook.own {
        parts.push((format!("ef_{}", own.name), own.script.text().to_owned()));
        // The policies call the helper, so it comes before them; the strict one asks the members.
        if own.name == "workspaces" {
            parts.push(("ef_helper".to_owned(), objects::helper(strict).to_owned()));
        }
    }
    if outlook.own.is_empty() && outlook.helper {
        parts.push(("ef_helper".to_owned(), objects::helper(strict).to_owned()));
    }
    let mut open = String::new();
    let mut number = 0;
    for step in &outlook.plan.steps {
        if let Action::Alone(_) = step.action {
            flush(&mut open, &mut number, &mut parts);
            number += 1;
            parts.push((
                format!("ef_isolation_{number:02}"),
                format!("-- ef: no-transaction\n{}", text(step)),
            ));
        } else {
            open += &text(step);
        }
    }
    flush(&mut open, &mut number, &mut parts);
    let mut at = now;
    let mut files = vec![];
    for (name, text) in parts {
        files.push((format!("{}_{name}.sql", at.strftime("%Y%m%d%H%M%S")), text));
        at = at.checked_add(SignedDuration::from_secs(1)).unwrap_or(at);
    }
    files
}

fn flush(open: &mut String, number: &mut usize, parts: &mut Vec<(String, String)>) {
    if !open.is_empty() {
        *number += 1;
        parts.push((format!("ef_isolation_{number:02}"), std::mem::take(open)));
    }
}

fn text(step: &Step) -> String {
    let table = step.table.as_ref().map_or(String::new(), |table| format!("{table}: "));
    let mut text = String::new();
    let _ = writeln!(text, "-- {table}{}", step.title);
    let _ = writeln!(
        text,
        "-- lock: {} for {}; blocks {}",
        step.lock.title(),
        step.held.title(),
        step.lock.blocks()
    );
    text + &step.sql() + "\n"
}

//! `ef explain`: what an error code or a rule of the audit means, and what to do.

use super::{Error, session::Session};
use crate::{base::Exit, render::explain as render, tenancy::audit};
use clap::Args;

/// All error codes, as the page says it.
const ERRORS: &str = include_str!("../../docs/errors.md");

/// Explain an error code, or a rule of `ef rls audit`
///
/// Errors of `ef` begin with a code such as `ef::dev::port_taken`, findings of the audit name their rule. Without a
/// code, all are listed.
///
/// Example: ef explain unreachable
///
/// Example: ef explain --json
#[derive(Args, Debug)]
pub(crate) struct Explain {
    /// The code or the rule; the last part of a code is enough
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

/// What is said of one.
pub(crate) struct Page {
    /// The code, or the rule's id.
    pub(crate) code: String,
    /// What it means and what to do, as Markdown.
    pub(crate) text: String,
}

impl Explain {
    pub(crate) fn run(self, session: &Session) -> Result<Exit, Error> {
        let pages = pages();
        let Some(code) = self.code else {
            let first = |page: &Page| (page.code.clone(), first_sentence(&page.text));
            render::list(&session.ui, &pages.iter().map(first).collect::<Vec<_>>());
            return Ok(Exit::Done);
        };
        let wanted = code.trim().trim_matches('`').to_lowercase();
        let last = format!("::{wanted}");
        let exact = pages.iter().filter(|page| page.code == wanted || page.code == format!("ef::{wanted}"));
        let mut found: Vec<&Page> = exact.collect();
        if found.is_empty() {
            found = pages.iter().filter(|page| page.code.ends_with(&last)).collect();
        }
        if found.is_empty() {
            let codes: Vec<&str> = pages.iter().map(|page| page.code.as_str()).collect();
            let ends: Vec<&str> = codes.iter().map(|code| code.rsplit("::").next().unwrap_or(code)).collect();
            let near = super::near::nearest(&wanted, &codes).or_else(|| super::near::nearest(&wanted, &ends));
            let near = near.map(|near| format!("did you mean `{near}`? ")).unwrap_or_default();
            return Err(Error::NoCode { code, near });
        }
        let pages: Vec<(&str, &str)> =
            found.iter().map(|page| (page.code.as_str(), page.text.as_str())).collect();
        render::pages(&session.ui, &pages);
        Ok(Exit::Done)
    }
}

/// All of them, codes first.
fn pages() -> Vec<Page> {
    let sections = ERRORS.split("\n## ").skip(1).filter_map(|section| {
        let (title, text) = section.split_once('\n')?;
        Some(Page { code: title.trim_matches('`').to_owned(), text: text.trim().to_owned() })
    });
    let rules = audit::rule_infos().into_iter().map(|rule| Page {
        code: rule.id.to_owned(),
        text: format!(
            "{}.\n\n- severity: {}\n- why: {}\n- what to do: {}",
            rule.title,
            rule.severity.word(),
            rule.why,
            rule.close
        ),
    });
    sections.chain(rules).collect()
}

fn first_sentence(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    line.trim_start_matches("- message: ").trim_end_matches('.').to_owned()
}

#[cfg(test)]
#[path = "explain_tests.rs"]
mod tests;

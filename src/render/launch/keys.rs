//! What is said when keys are pressed.

use super::screen::Screen;
use crate::{
    dev::{News, keys::LABELS},
    render::control::{Watched, services_of},
};

/// The words for news about a key; `None` when it is about something else or needs none. `names` are those of the
/// services.
pub(super) fn words(news: &News, names: &[&str], color: bool) -> Option<String> {
    Some(match news {
        News::Keys(page) => list(names.len(), *page),
        News::WhichRestart => which(names),
        News::NoRestart => "nothing is restarted".to_owned(),
        News::States(states) => services_of(0, states, &mut Watched::default(), color),
        _ => return None,
    })
}

/// Does what a key asks of the screen. Whether it did something.
pub(super) fn on_screen(news: &News, screen: &Screen) -> bool {
    match news {
        News::Clear => screen.clear(),
        News::Line => screen.news(b"\n"),
        _ => return false,
    }
    true
}

fn list(services: usize, page: bool) -> String {
    let one = if services == 1 { "restart it" } else { "restart one of the services" };
    let all = [
        (true, "r", one),
        (services > 1, "R", "restart all"),
        (true, "p", "how each of them is"),
        (page, "o", "open the page in a browser"),
        (true, "c", "clear the screen"),
        (true, "Enter", "an empty line"),
        (true, "q", "stop everything, as Ctrl-C does"),
    ];
    let lines: Vec<String> = all
        .iter()
        .filter(|(shown, ..)| *shown)
        .map(|(_, key, meaning)| format!("  {key:<5}  {meaning}"))
        .collect();
    format!("keys:\n{}", lines.join("\n"))
}

fn which(names: &[&str]) -> String {
    let choices: Vec<String> =
        LABELS.iter().zip(names).map(|(label, name)| format!("{} {name}", char::from(*label))).collect();
    let more = if names.len() > LABELS.len() { "; the others with `ef restart NAME`" } else { "" };
    format!("restart which?  {}{more}", choices.join("  "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_names_only_what_there_is() {
        let text = list(1, false);
        assert!(
            text.contains("restart it") && !text.contains("restart all") && !text.contains("page"),
            "{text}"
        );
        assert!(list(2, true).contains("  o      open the page"), "{}", list(2, true));
    }

    #[test]
    fn a_choice_has_a_label_for_each() {
        assert_eq!(which(&["api", "ui"]), "restart which?  1 api  2 ui");
        let many = vec!["x"; 40];
        assert!(which(&many).ends_with("z x; the others with `ef restart NAME`"));
    }
}

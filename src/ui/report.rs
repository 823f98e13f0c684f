//! Prints an error: message, the place in the file where there is one, and the next thing to type.

use super::Stream;
use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, ThemeCharacters, ThemeStyles};

/// The widest a report gets; narrower text reads better than a full-width terminal.
const WIDTH: usize = 100;

/// Writes `error` to the stream, dressed as the stream can take it.
pub(crate) fn report(stream: &Stream, error: &dyn Diagnostic) {
    let styles = if stream.color { ThemeStyles::ansi() } else { ThemeStyles::none() };
    let characters = if stream.terminal { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() };
    let handler = GraphicalReportHandler::new_themed(GraphicalTheme { characters, styles })
        .with_width(WIDTH)
        .with_links(false)
        .with_cause_chain();
    let mut text = String::new();
    if handler.render_report(&mut text, error).is_err() {
        text = format!("error: {error}\n");
    }
    stream.write(text.as_bytes());
}

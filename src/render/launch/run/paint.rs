//! Colours by the names that chalk gives them: `red`, `bgBlue.bold`, `#23de43`, `auto`.

/// What is written before and after a text to colour it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct RunPaint {
    open: String,
    close: String,
}

const COLORS: [&str; 8] = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];
const MODIFIERS: [(&str, u8, u8); 8] = [
    ("reset", 0, 0),
    ("bold", 1, 22),
    ("dim", 2, 22),
    ("italic", 3, 23),
    ("underline", 4, 24),
    ("inverse", 7, 27),
    ("hidden", 8, 28),
    ("strikethrough", 9, 29),
];

impl RunPaint {
    /// No colour at all.
    pub(crate) fn none() -> Self {
        Self::default()
    }

    /// The terminal's own colour.
    pub(crate) fn reset() -> Self {
        Self { open: "\x1b[0m".into(), close: "\x1b[0m".into() }
    }

    /// A colour by name; what is unknown is the terminal's own colour.
    pub(crate) fn parse(text: &str) -> Self {
        Self::chain(text).unwrap_or_else(Self::reset)
    }

    fn chain(text: &str) -> Option<Self> {
        let mut paint = Self::none();
        for name in text.split('.') {
            let (open, close) = code(name)?;
            paint.open += &["\x1b[", &open, "m"].concat();
            paint.close = format!("\x1b[{close}m{}", paint.close);
        }
        Some(paint)
    }

    /// A text in this colour.
    pub(crate) fn paint(&self, text: &str) -> String {
        format!("{}{text}{}", self.open, self.close)
    }
}

fn code(name: &str) -> Option<(String, u8)> {
    if let Some(hex) = name.strip_prefix('#').or_else(|| name.strip_prefix("bg#")) {
        let (first, close) = if name.starts_with('b') { (48, 49) } else { (38, 39) };
        let (red, green, blue) = rgb(hex)?;
        return Some((format!("{first};2;{red};{green};{blue}"), close));
    }
    if let Some((_, open, close)) = MODIFIERS.iter().find(|(known, ..)| *known == name) {
        return Some((open.to_string(), *close));
    }
    let lowered = name.strip_prefix("bg").map(|rest| {
        let mut letters = rest.chars();
        letters
            .next()
            .map_or(String::new(), |first| first.to_ascii_lowercase().to_string() + letters.as_str())
    });
    let (name, first, close) = match &lowered {
        Some(rest) => (rest.as_str(), 40, 49),
        None => (name, 30, 39),
    };
    if matches!(name, "gray" | "grey") {
        return Some(((first + 60).to_string(), close));
    }
    let (name, bright) = name.strip_suffix("Bright").map_or((name, 0), |name| (name, 60));
    let number = COLORS.iter().position(|known| *known == name)?;
    Some(((first + bright + number).to_string(), close))
}

fn rgb(hex: &str) -> Option<(u8, u8, u8)> {
    let digit = |at: usize| hex.get(at..=at).and_then(|digit| u8::from_str_radix(digit, 16).ok());
    let two = |at: usize| hex.get(at..at + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
    match hex.len() {
        3 => Some((digit(0)? * 17, digit(1)? * 17, digit(2)? * 17)),
        6 => Some((two(0)?, two(2)?, two(4)?)),
        _ => None,
    }
}

/// The colours of `--prefix-colors`, given out in turn.
#[derive(Debug)]
pub(crate) struct Palette {
    custom: Vec<String>,
    auto: Vec<&'static str>,
    next: usize,
    last: String,
}

const AUTO: [&str; 16] = [
    "cyan",
    "yellow",
    "greenBright",
    "blueBright",
    "magentaBright",
    "white",
    "grey",
    "red",
    "bgCyan",
    "bgYellow",
    "bgGreenBright",
    "bgBlueBright",
    "bgMagenta",
    "bgWhiteBright",
    "bgGrey",
    "bgRed",
];

impl Palette {
    /// The colours that were asked for. The last is given to all that come after; after `auto`, more of those.
    pub(crate) fn new(custom: Vec<String>) -> Self {
        let taken = |color: &&str| !custom.iter().any(|own| own == color.trim_end_matches("Bright"));
        let mut auto: Vec<&str> = AUTO.iter().copied().filter(taken).collect();
        auto.reverse();
        Self { auto, custom, next: 0, last: String::new() }
    }

    /// The next one's name.
    pub(crate) fn next(&mut self) -> String {
        let place = self.next.min(self.custom.len().saturating_sub(1));
        self.next += 1;
        let wanted = self.custom.get(place).cloned().unwrap_or_default();
        if wanted != "auto" {
            self.last.clone_from(&wanted);
            return wanted;
        }
        loop {
            if self.auto.is_empty() {
                self.auto = AUTO.iter().rev().copied().collect();
            }
            if let Some(color) = self.auto.pop().filter(|color| **color != self.last) {
                color.clone_into(&mut self.last);
                return color.to_owned();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_chains_are_those_of_chalk() {
        let painted = |name: &str| RunPaint::parse(name).paint("x");
        assert_eq!(painted("red"), "\x1b[31mx\x1b[39m");
        assert_eq!(painted("bgBlue.bold"), "\x1b[44m\x1b[1mx\x1b[22m\x1b[49m");
        assert_eq!(painted("gray"), "\x1b[90mx\x1b[39m");
        assert_eq!(painted("bgGreenBright"), "\x1b[102mx\x1b[49m");
        assert_eq!(painted("#23de43"), "\x1b[38;2;35;222;67mx\x1b[39m");
        assert_eq!(painted("no-such"), "\x1b[0mx\x1b[0m");
    }

    #[test]
    fn the_last_colour_goes_on_and_auto_never_repeats_its_neighbour() {
        let take = |custom: &[&str], count: usize| {
            let mut palette = Palette::new(custom.iter().map(|name| (*name).to_owned()).collect());
            (0..count).map(|_| palette.next()).collect::<Vec<_>>()
        };
        assert_eq!(take(&["red", "blue"], 4), ["red", "blue", "blue", "blue"]);
        assert_eq!(take(&["auto"], 3), ["cyan", "yellow", "greenBright"]);
        let many = take(&["red", "auto"], 60);
        assert!(many.windows(2).all(|pair| pair[0] != pair[1]), "{many:?}");
    }
}

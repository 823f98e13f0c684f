//! The colour of a service's prefix.

use super::{Text, Wrong, text_value};

/// A colour by name, by its red, green and blue, or chosen by `ef`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Color {
    /// The next of a list of colours that are told apart well.
    #[default]
    Auto,
    /// One of the terminal's sixteen: 0 to 7, and 8 to 15 for the bright ones.
    Ansi(u8),
    /// Red, green, blue.
    Rgb(u8, u8, u8),
}

/// The names, in the order of the terminal's numbers; `auto` stands last and has none.
const NAMES: [&str; 17] = [
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "white",
    "gray",
    "bright-red",
    "bright-green",
    "bright-yellow",
    "bright-blue",
    "bright-magenta",
    "bright-cyan",
    "bright-white",
    "auto",
];

impl Text for Color {
    const NAME: &'static str = "Color";
    const EXPECTED: &'static str = "a text like `blue`, `bright-blue`, `#4f8fff` or `auto`";
    const KIND: &'static str = "colour";
    const ABOUT: &'static str = "A colour by name, as #rrggbb, or auto";
    const PATTERN: Option<&'static str> = Some(
        "^(auto|black|gray|grey|white|(bright-)?(red|green|yellow|blue|magenta|cyan)|bright-white|#[0-9a-fA-F]{6})$",
    );
    const EXAMPLES: &'static [&'static str] = &NAMES;

    fn parse(text: &str) -> Result<Self, Wrong> {
        if let Some(digits) = text.strip_prefix('#') {
            return rgb(digits).ok_or_else(|| Wrong::reason("is not `#` and six hexadecimal digits"));
        }
        let name = if text == "grey" { "gray" } else { text };
        let at = NAMES.iter().position(|known| *known == name).ok_or(Wrong::NoneOf(&NAMES))?;
        Ok(u8::try_from(at).ok().filter(|at| *at < 16).map_or(Self::Auto, Self::Ansi))
    }

    fn write(&self) -> String {
        match self {
            Self::Auto => "auto".to_owned(),
            Self::Ansi(at) => NAMES.get(usize::from(*at)).unwrap_or(&"auto").to_string(),
            Self::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
        }
    }
}

text_value!(Color);

fn rgb(digits: &str) -> Option<Color> {
    let good = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let number = good.then(|| u32::from_str_radix(digits, 16).ok()).flatten()?;
    let [_, r, g, b] = number.to_be_bytes();
    Some(Color::Rgb(r, g, b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_and_written_alike() {
        for text in NAMES.iter().chain(&["#00ff7f"]) {
            assert_eq!(&Color::parse(text).unwrap().write(), text);
        }
        assert_eq!(Color::parse("bright-white").unwrap(), Color::Ansi(15));
        assert_eq!(Color::parse("grey").unwrap(), Color::Ansi(8));
        for text in ["", "#fff", "#gggggg", "#12345", "#+12345", "blu"] {
            assert!(Color::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_schema_knows_the_same_names() {
        let pattern = regex::Regex::new(Color::PATTERN.unwrap()).unwrap();
        assert!(NAMES.iter().chain(&["grey", "#00FF7f"]).all(|name| pattern.is_match(name)));
        assert!(!pattern.is_match("bright-gray"));
    }
}

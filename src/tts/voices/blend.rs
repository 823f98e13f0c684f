//! Blends of voices, in the four ways in which they are written: `a:60,b:40`, `a.4+b.5`, `a(2)+b(1)` and `a,b`.

/// A voice of a blend and its weight.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The voice's name.
    pub name: String,
    /// Its weight; only the ratios count.
    pub weight: f32,
}

/// One voice, or several mixed.
#[derive(Clone, Debug, PartialEq)]
pub struct Blend {
    /// The voices, at least one.
    pub parts: Vec<Part>,
}

impl Blend {
    /// Reads it. What is wrong is said in words.
    pub fn parse(text: &str) -> Result<Self, String> {
        let parts: Vec<Part> = text.split([',', '+']).map(part).collect::<Result<_, _>>()?;
        let sum: f32 = parts.iter().map(|part| part.weight).sum();
        if sum <= 0.0 || !sum.is_finite() {
            return Err(format!("the weights in `{text}` add up to nothing"));
        }
        Ok(Self { parts })
    }

    /// The name when it is one voice.
    pub fn single(&self) -> Option<&str> {
        match self.parts.as_slice() {
            [one] => Some(&one.name),
            _ => None,
        }
    }
}

fn part(text: &str) -> Result<Part, String> {
    let text = text.trim();
    let (name, weight) = if let Some((name, weight)) = text.split_once(':') {
        (name, Some(weight.trim().trim_end_matches('%').to_owned()))
    } else if let Some((name, rest)) = text.split_once('(') {
        let inside = rest.strip_suffix(')').ok_or_else(|| format!("`{text}` has no closing parenthesis"))?;
        (name, Some(inside.trim().to_owned()))
    } else if let Some((name, tenths)) = text.split_once('.') {
        (name, Some(format!("0.{tenths}")))
    } else {
        (text, None)
    };
    let name = name.trim();
    if name.is_empty() {
        return Err("a voice has no name".to_owned());
    }
    let weight = match weight {
        None => 1.0,
        Some(weight) => weight
            .parse::<f32>()
            .ok()
            .filter(|weight| weight.is_finite() && *weight >= 0.0)
            .ok_or_else(|| format!("`{weight}` is no weight for `{name}`"))?,
    };
    Ok(Part { name: name.to_owned(), weight })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_four_ways_are_read() {
        for (text, ratio) in [
            ("a:60,b:40", 1.5),
            ("a.4+b.5", 0.8),
            ("a(2)+b(1)", 2.0),
            ("a,b", 1.0),
            ("a + b", 1.0),
            ("a:60%,b:40%", 1.5),
        ] {
            let blend = Blend::parse(text).unwrap();
            let [a, b] = blend.parts.as_slice() else { panic!("{text}") };
            assert_eq!((a.name.as_str(), b.name.as_str()), ("a", "b"), "{text}");
            assert!((a.weight / b.weight - ratio).abs() < 1e-5, "{text}: {blend:?}");
        }
        assert_eq!(Blend::parse("af_heart").unwrap().single(), Some("af_heart"));
    }

    #[test]
    fn what_is_no_blend_is_refused() {
        for text in ["", "a,", "a:b", "a(2", "a:0,b:0", "a:-1,b:2", "a:inf"] {
            assert!(Blend::parse(text).is_err(), "{text}");
        }
    }
}

//! Long sentences on a narrow terminal.

/// Breaks a sentence between words so that no line is longer than `columns`, when it begins in column `indent`; the lines
/// after the first begin there too. A word that is longer than a line stays whole. Without a width nothing is broken.
pub(crate) fn hanging(text: &str, columns: Option<usize>, indent: usize) -> String {
    /// Below this a text in so narrow a column is worse than one that the terminal breaks.
    const NARROWEST: usize = 20;
    let Some(room) = columns.map(|columns| columns.saturating_sub(indent)).filter(|room| *room >= NARROWEST)
    else {
        return text.to_owned();
    };
    let (mut broken, mut used) = (String::new(), 0);
    for word in text.split(' ') {
        let width = word.chars().count();
        if used > 0 && used + 1 + width > room {
            broken.push('\n');
            broken.extend(std::iter::repeat_n(' ', indent));
            used = 0;
        } else if used > 0 {
            broken.push(' ');
            used += 1;
        }
        broken += word;
        used += width;
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_sentence_is_broken_between_words() {
        let text = "one two three four five six seven";
        assert_eq!(hanging(text, Some(28), 4), "one two three four five\n    six seven");
        assert_eq!(hanging(text, None, 4), text);
        assert_eq!(hanging(text, Some(10), 4), text, "too narrow");
    }

    proptest! {
        #[test]
        fn no_word_is_lost_and_no_line_too_long(words in prop::collection::vec("[a-zø桜]{1,12}", 1..30), columns in 24_usize..100) {
            let text = words.join(" ");
            let broken = hanging(&text, Some(columns), 4);
            prop_assert_eq!(broken.split_whitespace().collect::<Vec<_>>(), words);
            for line in format!("    {broken}").lines() {
                prop_assert!(line.chars().count() <= columns, "{}", line);
            }
        }
    }
}

//! Numbers of things in words.

/// `1 voice`, `2 voices`.
pub(crate) fn counted(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

#[cfg(test)]
mod tests {
    #[test]
    fn one_is_not_many() {
        let all = [0, 1, 2].map(|count| super::counted(count, "voice"));
        assert_eq!(all, ["0 voices", "1 voice", "2 voices"]);
    }
}

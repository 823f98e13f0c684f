//! Kokoro's symbols.

use std::collections::HashMap;

/// The table from symbols to ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KokoroVocabulary {
    ids: HashMap<char, i64>,
}

/// The symbols of Kokoro-82M and their ids.
const SYMBOLS: &str = include_str!("kokoro_symbols.txt");

impl Default for KokoroVocabulary {
    /// The table of Kokoro-82M.
    fn default() -> Self {
        let lines = SYMBOLS.lines().filter_map(|line| {
            let mut rest = line.chars();
            let symbol = rest.next()?;
            Some((symbol, rest.as_str().trim().parse().ok()?))
        });
        Self { ids: lines.collect() }
    }
}

impl KokoroVocabulary {
    /// The table that a model carries (its metadata `kokoro_config`, a JSON object with `vocab`). `None` when
    /// there is none in it.
    pub fn of_metadata(json: &str) -> Option<Self> {
        let config: serde_json::Value = serde_json::from_str(json).ok()?;
        let one = |(symbol, id): (&String, &serde_json::Value)| {
            let mut characters = symbol.chars();
            Some((characters.next().filter(|_| characters.next().is_none())?, id.as_i64()?))
        };
        let ids: HashMap<char, i64> = config.get("vocab")?.as_object()?.iter().filter_map(one).collect();
        (!ids.is_empty()).then_some(Self { ids })
    }

    /// The id of a symbol.
    pub fn id(&self, symbol: char) -> Option<i64> {
        self.ids.get(&symbol).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_table_has_all_symbols() {
        let table = KokoroVocabulary::default();
        assert_eq!(table.ids.len(), 114);
        assert_eq!(
            (table.id(' '), table.id('ᵻ'), table.id('\u{303}'), table.id('g')),
            (Some(16), Some(177), Some(17), None)
        );
    }

    #[test]
    fn a_model_may_bring_its_own() {
        let own = KokoroVocabulary::of_metadata(r#"{"vocab": {"a": 7, " ": 9}}"#).unwrap();
        assert_eq!((own.id('a'), own.id(' '), own.id('b')), (Some(7), Some(9), None));
        assert_eq!(KokoroVocabulary::of_metadata("{}"), None);
        assert_eq!(KokoroVocabulary::of_metadata("not JSON"), None);
    }
}

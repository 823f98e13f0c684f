//! Values with their origins: what a layer says before it has types. Layers are merged in this form, so
//! that every leaf of the result still knows where it came from.

use super::origin::Origin;

/// A value and where it came from.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) at: Origin,
    pub(super) value: Value,
}

/// What can be written in TOML.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Text(String),
    Integer(i64),
    Float(f64),
    Bool(bool),
    /// What no setting is, in words: a date, or a number out of range.
    Odd(String),
    List(Vec<Node>),
    Table(Vec<Entry>),
}

/// One key of a table; tables keep the order of the file.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) key: String,
    /// Where the key stands.
    pub(super) at: Origin,
    pub(super) node: Node,
}

/// The kinds of readiness check: one replaces the other, they are never asked together.
pub(super) const CHECKS: [&str; 4] = ["http", "tcp", "log", "exec"];

impl Node {
    /// A table without entries.
    pub(super) fn table(at: Origin) -> Self {
        Self { at, value: Value::Table(Vec::new()) }
    }

    /// The entries, when it is a table.
    pub(super) fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Table(entries) => entries,
            _ => &[],
        }
    }

    /// The elements, when it is a list.
    pub(super) fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The entry at a path of keys.
    pub(super) fn find<K: AsRef<str>>(&self, path: &[K]) -> Option<&Entry> {
        let (first, rest) = path.split_first()?;
        let entry = self.entries().iter().find(|entry| entry.key == first.as_ref())?;
        if rest.is_empty() { Some(entry) } else { entry.node.find(rest) }
    }

    /// Where the value at a path came from: the value's place, else that of the nearest table above it.
    pub(super) fn origin<K: AsRef<str>>(&self, path: &[K]) -> Origin {
        match self.find(path) {
            Some(Entry { node: Node { value: Value::Table(_), .. }, at, .. }) => at.clone(),
            Some(entry) => entry.node.at.clone(),
            None => path.split_last().map_or(Origin::Default, |(_, above)| self.origin(above)),
        }
    }

    /// Sets the value at a path of keys, making the tables on the way.
    pub(super) fn set(&mut self, path: &[&str], node: Node) {
        let Some((last, tables)) = path.split_last() else { return };
        let leaf = Entry { key: (*last).to_owned(), at: node.at.clone(), node };
        let above = tables.iter().rev().fold(leaf, |inner, key| {
            let at = inner.at.clone();
            let node = Self { at: at.clone(), value: Value::Table(vec![inner]) };
            Entry { key: (*key).to_owned(), at, node }
        });
        let at = above.at.clone();
        self.merge(Self { at, value: Value::Table(vec![above]) });
    }

    /// Takes one entry out of a table.
    pub(super) fn take(&mut self, key: &str) -> Option<Node> {
        let Value::Table(entries) = &mut self.value else { return None };
        let at = entries.iter().position(|entry| entry.key == key)?;
        Some(entries.remove(at).node)
    }

    /// Lays a stronger layer over this one: tables are joined key by key, everything else is replaced.
    pub(super) fn merge(&mut self, over: Self) {
        self.merge_at("", over);
    }

    fn merge_at(&mut self, key: &str, over: Self) {
        let (entries, stronger) = match (&mut self.value, over) {
            (Value::Table(entries), Self { value: Value::Table(stronger), .. }) => (entries, stronger),
            (_, over) => {
                *self = over;
                return;
            }
        };
        if key == "ready" && stronger.iter().any(|entry| CHECKS.contains(&entry.key.as_str())) {
            entries.retain(|entry| !CHECKS.contains(&entry.key.as_str()));
        }
        for entry in stronger {
            match entries.iter_mut().find(|old| old.key == entry.key) {
                Some(old) => {
                    old.at = entry.at;
                    old.node.merge_at(&entry.key, entry.node);
                }
                None => entries.push(entry),
            }
        }
    }
}

/// A path of keys as TOML writes it, with quotes where a key needs them.
pub(super) fn dotted<K: AsRef<str>>(path: &[K]) -> String {
    let keys: Vec<String> = path.iter().map(|key| quoted_key(key.as_ref())).collect();
    keys.join(".")
}

/// One key as TOML writes it.
pub(super) fn quoted_key(key: &str) -> String {
    let bare = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    if bare { key.to_owned() } else { toml::Value::from(key).to_string() }
}

#[cfg(test)]
mod tests {
    use super::{super::read, *};

    fn tree(text: &str) -> Node {
        read::parse_generated(text, &Origin::Default).unwrap()
    }

    fn text(node: &Node, path: &[&str]) -> Option<String> {
        node.find(path).and_then(|entry| match &entry.node.value {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        })
    }

    #[test]
    fn tables_are_joined_and_leaves_replaced() {
        let mut base = tree("[a]\nx = '1'\ny = '1'\nl = ['1', '2']\n");
        base.merge(tree("[a]\ny = '2'\nz = '2'\nl = ['3']\n"));
        assert_eq!(text(&base, &["a", "x"]).as_deref(), Some("1"));
        assert_eq!(text(&base, &["a", "y"]).as_deref(), Some("2"));
        assert_eq!(text(&base, &["a", "z"]).as_deref(), Some("2"));
        assert_eq!(base.find(&["a", "l"]).unwrap().node.items().len(), 1);
    }

    #[test]
    fn one_kind_of_check_replaces_another_but_keeps_the_rest() {
        let mut base = tree("[service.a.ready]\nhttp = 'h'\nwithin = '9s'\n");
        base.merge(tree("[service.a.ready]\ntcp = 't'\n"));
        assert!(base.find(&["service", "a", "ready", "http"]).is_none());
        assert_eq!(text(&base, &["service", "a", "ready", "within"]).as_deref(), Some("9s"));
        base.merge(tree("[service.a.ready]\nwithin = '1s'\n"));
        assert_eq!(text(&base, &["service", "a", "ready", "tcp"]).as_deref(), Some("t"));
    }

    #[test]
    fn a_value_is_set_at_a_path_that_is_not_there_yet() {
        let mut base = Node::table(Origin::Default);
        let node = Node { at: Origin::Flag("x"), value: Value::Text("1".to_owned()) };
        base.set(&["dev", "stdin"], node);
        assert_eq!(text(&base, &["dev", "stdin"]).as_deref(), Some("1"));
        assert!(matches!(base.origin(&["dev", "stdin"]), Origin::Flag("x")));
    }

    #[test]
    fn keys_are_quoted_where_toml_wants_it() {
        assert_eq!(dotted(&["service", "a.b", "run"]), "service.\"a.b\".run");
        assert_eq!(quoted_key(""), "\"\"");
    }
}

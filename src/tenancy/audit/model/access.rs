//! Who may do what: rights and policies put together, as the server does.

use super::{Function, Model, Policy, Relation};

/// A command that rows answer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Command {
    Select,
    Insert,
    Update,
    Delete,
}

/// All of them, in the order of the summary.
pub(in super::super) const COMMANDS: [Command; 4] =
    [Command::Select, Command::Insert, Command::Update, Command::Delete];

impl Command {
    /// Its name in SQL and the name of its right.
    pub(in super::super) fn word(self) -> &'static str {
        match self {
            Self::Select => "SELECT",
            Self::Insert => "INSERT",
            Self::Update => "UPDATE",
            Self::Delete => "DELETE",
        }
    }

    fn letter(self) -> &'static str {
        match self {
            Self::Select => "r",
            Self::Insert => "a",
            Self::Update => "w",
            Self::Delete => "d",
        }
    }
}

impl Policy {
    /// Whether it speaks about this command.
    pub(in super::super) fn covers(&self, command: Command) -> bool {
        self.command == "*" || self.command == command.letter()
    }

    /// What decides about rows that are there.
    pub(in super::super) fn old_rows(&self, command: Command) -> Option<&str> {
        if command == Command::Insert { None } else { self.using.as_deref() }
    }

    /// What decides about rows as they will be.
    pub(in super::super) fn new_rows(&self, command: Command) -> Option<&str> {
        match command {
            Command::Insert | Command::Update => self.check.as_deref().or(self.using.as_deref()),
            Command::Select | Command::Delete => None,
        }
    }
}

impl Relation {
    /// Whether the role has the right on the whole or, where that is possible, on some column.
    pub(in super::super) fn allows(&self, role: &str, command: Command) -> bool {
        self.has(role, command.word())
            || self
                .columns
                .iter()
                .any(|column| column.rights.get(role).is_some_and(|r| r.iter().any(|r| r == command.word())))
    }

    /// Whether the role has the right on the whole.
    pub(in super::super) fn has(&self, role: &str, right: &str) -> bool {
        self.rights.get(role).is_some_and(|rights| rights.iter().any(|known| known == right))
    }

    /// Whether the role may write or read this column.
    pub(in super::super) fn allows_column(&self, role: &str, column: &str, command: Command) -> bool {
        self.column(column)
            .and_then(|column| column.rights.get(role))
            .is_some_and(|rights| rights.iter().any(|right| right == command.word()))
    }
}

impl Model {
    /// Takes away rights on what lies in a schema that the role cannot use.
    pub(super) fn without_unreachable_rights(&mut self) {
        let usable = |schema: &str, role: &str| {
            self.schemas.iter().any(|s| s.name == schema && s.usage.iter().any(|r| r == role))
        };
        for relation in &mut self.relations {
            relation.rights.retain(|role, _| usable(&relation.schema, role));
            for column in &mut relation.columns {
                column.rights.retain(|role, _| usable(&relation.schema, role));
            }
        }
    }

    /// The API roles that have the right for this command.
    pub(in super::super) fn who(&self, relation: &Relation, command: Command) -> Vec<&str> {
        self.api_roles.iter().map(String::as_str).filter(|role| relation.allows(role, command)).collect()
    }

    /// Whether any API role has any of the four rights.
    pub(in super::super) fn reachable(&self, relation: &Relation) -> bool {
        COMMANDS.iter().any(|command| !self.who(relation, *command).is_empty())
    }

    /// The policies that decide for this role and command.
    pub(in super::super) fn deciding<'a>(
        &'a self,
        relation: &'a Relation,
        role: &'a str,
        command: Command,
    ) -> impl Iterator<Item = &'a Policy> {
        self.policies_of(relation.oid)
            .filter(move |policy| policy.covers(command) && policy.applies.iter().any(|name| name == role))
    }

    /// Whether row security is not asked when this role touches the relation.
    pub(in super::super) fn bypasses(&self, role: &str, relation: &Relation) -> bool {
        let all = self.role(role).is_some_and(|role| role.superuser || role.bypass);
        let owner = relation.owner == role && !relation.force;
        all || owner || !relation.rls
    }

    /// The triggers of a relation that are switched on, with their functions.
    pub(in super::super) fn triggers_of(
        &self,
        relation: u32,
    ) -> impl Iterator<Item = (&super::Trigger, &Function)> {
        self.triggers
            .iter()
            .filter(move |trigger| trigger.relation == relation && trigger.enabled)
            .filter_map(|trigger| Some((trigger, self.function(trigger.function)?)))
    }

    /// Whether a trigger sets this column of every new row before the policies are asked.
    pub(in super::super) fn forces(&self, relation: u32, column: &str) -> bool {
        self.triggers_of(relation).any(|(trigger, function)| {
            trigger.before && trigger.on_insert && super::Code::of(&function.source).assigns_new(column)
        })
    }

    /// The relations that a view's text reads, through other views too. Materialised views are not looked into.
    pub(in super::super) fn read_by(&self, view: u32) -> Vec<&Relation> {
        let mut found: Vec<u32> = Vec::new();
        let mut open = vec![view];
        while let Some(from) = open.pop() {
            for to in self.uses.iter().filter(|used| used.from == from && !used.rule).map(|used| used.to) {
                if !found.contains(&to) {
                    found.push(to);
                    open.push(to);
                }
            }
        }
        found.into_iter().filter_map(|oid| self.relation(oid)).collect()
    }
}

impl Function {
    /// API roles that may call it directly.
    pub(in super::super) fn callers(&self) -> &[String] {
        if self.is_trigger() { &[] } else { &self.execute }
    }
}

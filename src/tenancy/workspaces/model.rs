//! What there is: workspaces, members, users, invites, presets, and the values of them that have rules.

use super::Error;
use serde_json::Value;
use std::{fmt, str::FromStr};

/// A workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workspace {
    /// Its id, a UUID.
    pub id: String,
    /// Its name, for people.
    pub name: String,
    /// Its name in addresses and commands.
    pub slug: String,
    /// When it was made, in UTC.
    pub created_at: String,
    /// Whether its texts must stay on this machine.
    pub private: bool,
}

/// A workspace in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Which.
    pub workspace: Workspace,
    /// How many members it has.
    pub members: i64,
}

/// A workspace of a user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Which.
    pub workspace: Workspace,
    /// What the user may do there.
    pub role: Role,
}

/// What a member may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Works in it.
    Member,
    /// Invites others, too.
    Admin,
    /// It is theirs.
    Owner,
}

impl Role {
    /// All of them, by their names.
    pub const NAMES: [&str; 3] = ["owner", "admin", "member"];

    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Admin => "admin",
            Self::Member => "member",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Role {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        match text {
            "owner" => Ok(Self::Owner),
            "admin" => Ok(Self::Admin),
            "member" => Ok(Self::Member),
            _ => Err(Error::Role { text: text.to_owned() }),
        }
    }
}

/// A user of the project.
#[derive(Clone, Debug, PartialEq)]
pub struct User {
    /// The id, a UUID.
    pub id: String,
    /// The e-mail address; anonymous users and those of a phone have none.
    pub email: Option<String>,
    /// What the server alone writes about the user, the current workspace in it.
    pub app_metadata: Value,
}

impl User {
    /// The workspace that the user's next token will name.
    pub fn claim(&self) -> Option<&str> {
        self.app_metadata.get("workspace_id").and_then(Value::as_str).filter(|id| !id.is_empty())
    }

    /// How a person calls the user.
    pub fn name(&self) -> &str {
        self.email.as_deref().unwrap_or(&self.id)
    }
}

/// A member of a workspace.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The user's id.
    pub user_id: String,
    /// The user's e-mail address.
    pub email: Option<String>,
    /// What they may do.
    pub role: Role,
    /// Since when, in UTC.
    pub since: String,
    /// Whether the user's next token will name this workspace.
    pub is_in: bool,
}

impl Member {
    /// How a person calls the member.
    pub fn name(&self) -> &str {
        self.email.as_deref().unwrap_or(&self.user_id)
    }
}

/// An e-mail address that joins at sign-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invite {
    /// The address.
    pub email: String,
    /// The role that it gets.
    pub role: Role,
    /// Until when it holds, in UTC.
    pub expires_at: String,
    /// Whether that is over.
    pub expired: bool,
}

/// A voice with its settings, by name.
#[derive(Clone, Debug, PartialEq)]
pub struct Preset {
    /// Its name, once in each workspace.
    pub name: String,
    /// The engine, when it must be one.
    pub engine: Option<String>,
    /// The voice.
    pub voice: String,
    /// Other settings, an object.
    pub params: Value,
}

/// Where a workspace's posts are published. The key is sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Postiz {
    /// The address of the Postiz server.
    pub base_url: String,
    /// The sealed key, as it is stored.
    pub sealed: String,
    /// When it was set, in UTC.
    pub updated_at: String,
}

/// How many rows of a table belong to a workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The table, with its schema.
    pub table: String,
    /// Its rows.
    pub rows: i64,
}

/// The name of a workspace, checked.
pub(super) fn checked_name(text: &str) -> Result<String, Error> {
    let name = text.trim();
    let why = if name.is_empty() {
        "it is empty"
    } else if name.chars().count() > 200 {
        "it is longer than 200 characters"
    } else if name.chars().any(char::is_control) {
        "it holds a control character"
    } else {
        return Ok(name.to_owned());
    };
    Err(Error::Name { name: name.chars().filter(|letter| !letter.is_control()).take(80).collect(), why })
}

/// A slug, checked: lower-case letters, digits and dashes.
pub(super) fn checked_slug(text: &str) -> Result<String, Error> {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let bytes = text.as_bytes();
    let why = if bytes.is_empty() {
        "it is empty".to_owned()
    } else if bytes.len() > 63 {
        "it is longer than 63 characters".to_owned()
    } else if let Some(letter) = text.chars().find(|letter| !matches!(letter, 'a'..='z' | '0'..='9' | '-')) {
        format!("`{}` has no place in it", letter.escape_default())
    } else if !plain(bytes[0]) || !plain(bytes[bytes.len() - 1]) {
        "it begins or ends with a dash".to_owned()
    } else {
        return Ok(text.to_owned());
    };
    let shown = text.chars().filter(|letter| !letter.is_control()).take(80).collect();
    let proposal = crate::tenancy::isolation::slug(text);
    Err(Error::Slug { slug: shown, why, proposal })
}

/// An e-mail address, checked as far as can be: one `@` with something on both sides, no blanks.
pub(super) fn checked_email(text: &str) -> Result<String, Error> {
    let email = text.trim();
    let parts = email.rsplit_once('@').filter(|(local, domain)| !local.is_empty() && !domain.is_empty());
    if parts.is_none()
        || email.len() > 254
        || email.chars().any(|letter| letter.is_whitespace() || letter.is_control())
    {
        return Err(Error::Email {
            email: email.chars().filter(|letter| !letter.is_control()).take(80).collect(),
        });
    }
    Ok(email.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_keeps_the_rule_of_the_table() {
        assert_eq!(checked_slug("north-2").unwrap(), "north-2");
        for bad in ["", "a/b", "A", "-a", "a-", "ä", "a b", &"x".repeat(64)] {
            assert!(checked_slug(bad).is_err(), "{bad}");
        }
        let error = checked_slug("team/north").unwrap_err().to_string();
        assert!(error.contains("`/`"), "{error}");
    }

    #[test]
    fn names_and_addresses_are_checked() {
        assert_eq!(checked_name("  North  ").unwrap(), "North");
        assert!(
            checked_name(" ").is_err()
                && checked_name("a\nb").is_err()
                && checked_name(&"x".repeat(201)).is_err()
        );
        assert!(checked_email("ana@example.com").is_ok());
        for bad in ["", "ana", "@example.com", "ana@", "a b@example.com"] {
            assert!(checked_email(bad).is_err(), "{bad}");
        }
    }
}

//! What can keep a workspace from being as it was asked for, with the next thing to do.

use crate::{base::Exit, db, supabase};
use miette::Diagnostic;
use std::{io, path::PathBuf};
use thiserror::Error;

/// What went wrong.
#[derive(Debug, Error, Diagnostic)]
#[non_exhaustive]
pub enum Error {
    /// The database.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Database(db::Error),
    /// The project's API.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Supabase(Box<supabase::Error>),
    /// The tables are not there.
    #[error("this database has no workspaces yet")]
    #[diagnostic(code(ef::workspace::not_migrated), help("run `ef migrate up` first: {what}"))]
    NotMigrated {
        /// What the server said is missing.
        what: String,
    },
    /// A name that is none.
    #[error("`{name}` cannot be a workspace's name: {why}")]
    #[diagnostic(code(ef::workspace::name), help("1 to 200 characters in one line, such as `North`"))]
    Name {
        /// What was given.
        name: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// A slug that is none.
    #[error("`{slug}` cannot be a slug: {why}")]
    #[diagnostic(
        code(ef::workspace::slug),
        help("1 to 63 lower-case letters, digits and dashes, for example `--slug {proposal}`")
    )]
    Slug {
        /// What was given.
        slug: String,
        /// What is wrong with it.
        why: String,
        /// One that would do.
        proposal: String,
    },
    /// An e-mail address that is none.
    #[error("`{email}` is not an e-mail address")]
    #[diagnostic(code(ef::workspace::email), help("write it as `ana@example.com`"))]
    Email {
        /// What was given.
        email: String,
    },
    /// An unknown role.
    #[error("there is no role `{text}`")]
    #[diagnostic(code(ef::workspace::role), help("roles are `owner`, `admin` and `member`"))]
    Role {
        /// What was given.
        text: String,
    },
    /// The name is taken.
    #[error("a workspace `{name}` exists already (slug `{slug}`)")]
    #[diagnostic(code(ef::workspace::taken), help("{help}"))]
    Taken {
        /// The name or slug.
        name: String,
        /// The slug of the one that has it.
        slug: String,
        /// What to do.
        help: String,
    },
    /// No workspace is called that.
    #[error("there is no workspace `{text}`")]
    #[diagnostic(code(ef::workspace::unknown), help("{help}"))]
    Unknown {
        /// What was given.
        text: String,
        /// What to do.
        help: String,
    },
    /// Several workspaces have that name.
    #[error("{} workspaces are called `{text}`", slugs.len())]
    #[diagnostic(code(ef::workspace::ambiguous), help("name one by its slug: {}", quoted(slugs)))]
    Ambiguous {
        /// What was given.
        text: String,
        /// Their slugs.
        slugs: Vec<String>,
    },
    /// It went away in the meantime.
    #[error("the workspace `{id}` is not there any more")]
    #[diagnostic(
        code(ef::workspace::gone),
        help("somebody has deleted it; `ef workspace list` shows what is there")
    )]
    Gone {
        /// Its id.
        id: String,
    },
    /// No user is called that.
    #[error("there is no user `{text}`")]
    #[diagnostic(code(ef::workspace::nobody), help("{}", nobody_help(near)))]
    Nobody {
        /// What was given.
        text: String,
        /// Addresses that are near it: for the operator's eyes only.
        near: Vec<String>,
    },
    /// Several users have that address.
    #[error("{} users have the address `{text}`", ids.len())]
    #[diagnostic(code(ef::workspace::ambiguous_user), help("name one by its id: {}", quoted(ids)))]
    AmbiguousUser {
        /// What was given.
        text: String,
        /// Their ids.
        ids: Vec<String>,
    },
    /// The user is no member.
    #[error("`{user}` is not a member of `{workspace}`")]
    #[diagnostic(code(ef::workspace::no_member), help("{help}"))]
    NoMember {
        /// Who.
        user: String,
        /// Where.
        workspace: String,
        /// What to do.
        help: String,
    },
    /// The user has another role.
    #[error("`{user}` is a member of `{workspace}` already, as {has}")]
    #[diagnostic(
        code(ef::workspace::other_role),
        help("`ef workspace members role {user} {wanted} --workspace {workspace}` changes it")
    )]
    OtherRole {
        /// Who.
        user: String,
        /// The slug.
        workspace: String,
        /// The role that they have.
        has: &'static str,
        /// The role that was asked for.
        wanted: &'static str,
    },
    /// A workspace must keep an owner.
    #[error("`{user}` is the last owner of `{workspace}`")]
    #[diagnostic(
        code(ef::workspace::last_owner),
        help(
            "make somebody else the owner first (`ef workspace members role EMAIL owner --workspace {workspace}`), or delete the workspace"
        )
    )]
    LastOwner {
        /// Who.
        user: String,
        /// The slug.
        workspace: String,
    },
    /// Somebody works in the workspace.
    #[error("{} in `{workspace}` now: {}", count_users(users.len()), shown(users))]
    #[diagnostic(
        code(ef::workspace::occupied),
        help(
            "`ef workspace delete {workspace} --force` moves them to another workspace of theirs, or leaves them without one; nothing was deleted"
        )
    )]
    Occupied {
        /// The slug.
        workspace: String,
        /// Who.
        users: Vec<String>,
    },
    /// The invited one is there already.
    #[error("`{email}` has signed up already")]
    #[diagnostic(
        code(ef::workspace::signed_up),
        help("add them now: `ef workspace members add {email} --workspace {workspace}`")
    )]
    SignedUp {
        /// Who.
        email: String,
        /// The slug.
        workspace: String,
    },
    /// The preset is there already.
    #[error("`{workspace}` has a preset `{name}` already")]
    #[diagnostic(code(ef::workspace::preset_taken), help("`ef workspace presets set {name} …` changes it"))]
    PresetTaken {
        /// The slug.
        workspace: String,
        /// The preset.
        name: String,
    },
    /// There is no such preset.
    #[error("`{workspace}` has no preset `{name}`")]
    #[diagnostic(code(ef::workspace::no_preset), help("{help}"))]
    NoPreset {
        /// The slug.
        workspace: String,
        /// What was given.
        name: String,
        /// What to do.
        help: String,
    },
    /// A preset that cannot be.
    #[error("the preset cannot be kept: {why}")]
    #[diagnostic(
        code(ef::workspace::preset),
        help(
            "for example `ef workspace presets set narrator --voice af_heart --engine kokoro --param speed=1.1`"
        )
    )]
    BadPreset {
        /// What is wrong.
        why: String,
    },
    /// No Postiz server is known.
    #[error("`{workspace}` has no Postiz server")]
    #[diagnostic(
        code(ef::workspace::no_postiz),
        help(
            "set one: `ef workspace postiz set --url https://postiz.example.com --workspace {workspace}`, with the key in `POSTIZ_API_KEY` or on standard input"
        )
    )]
    NoPostiz {
        /// The slug.
        workspace: String,
    },
    /// A Postiz address that is none.
    #[error("`{url}` cannot be the address of a Postiz server: {why}")]
    #[diagnostic(code(ef::workspace::postiz_url), help("write it as `https://postiz.example.com`"))]
    PostizUrl {
        /// What was given, without a login.
        url: String,
        /// What is wrong.
        why: &'static str,
    },
    /// Sealing or opening failed.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Seal(#[from] super::seal::SealError),
    /// Something needs the database itself.
    #[error("`ef workspace {verb}` needs the database itself")]
    #[diagnostic(
        code(ef::workspace::needs_sql),
        help("set `DATABASE_URL` or give `--database-url`; the project's API does not offer this")
    )]
    NeedsSql {
        /// The verb.
        verb: &'static str,
    },
    /// A token was asked for a project that is in use.
    #[error("`{place}` is not on this machine, and `ef workspace token` is for development only")]
    #[diagnostic(
        code(ef::workspace::token_remote),
        help("sign in as the user there; for a local project unset what names the other one")
    )]
    TokenRemote {
        /// The host.
        place: String,
    },
    /// There is no secret to sign with.
    #[error("there is no secret to sign a token with")]
    #[diagnostic(
        code(ef::workspace::no_secret),
        help(
            "set `EF_JWT_SECRET` (or `SUPABASE_JWT_SECRET`) to the secret that your API checks tokens with, 32 characters or more; `openssl rand -base64 32` makes one"
        )
    )]
    NoSecret,
    /// The secret is too short.
    #[error("the secret in `{variable}` is too short: {length} characters")]
    #[diagnostic(
        code(ef::workspace::short_secret),
        help("use 32 characters or more: `openssl rand -base64 32` makes them")
    )]
    ShortSecret {
        /// Where it is.
        variable: String,
        /// How long it is.
        length: usize,
    },
    /// Nobody to make a token for.
    #[error("`{workspace}` has no owner to make a token for")]
    #[diagnostic(
        code(ef::workspace::token_nobody),
        help("name a member: `ef workspace token {workspace} --user EMAIL`")
    )]
    TokenNobody {
        /// The slug.
        workspace: String,
    },
    /// An export or import failed.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Transfer(#[from] super::transfer::Error),
    /// A file cannot be used.
    #[error("cannot use `{}`", path.display())]
    #[diagnostic(
        code(ef::workspace::file),
        help("check that it is there and that this user may read and write it")
    )]
    File {
        /// Which.
        path: PathBuf,
        /// Why not.
        #[source]
        source: io::Error,
    },
}

impl From<supabase::Error> for Error {
    fn from(error: supabase::Error) -> Self {
        Self::Supabase(Box::new(error))
    }
}

impl From<db::Error> for Error {
    fn from(error: db::Error) -> Self {
        let missing = ["42P01", "3F000", "42703"];
        match error.server() {
            Some(server) if missing.contains(&server.code.as_str()) => {
                Self::NotMigrated { what: server.message.clone() }
            }
            _ => Self::Database(error),
        }
    }
}

impl Error {
    /// The exit code that the error stands for.
    pub fn exit(&self) -> Exit {
        match self {
            Self::Database(error) => error.exit(),
            Self::Supabase(error) => error.exit(),
            Self::Transfer(error) => error.exit(),
            Self::NotMigrated { .. } | Self::Gone { .. } | Self::File { .. } => Exit::Outside,
            _ => Exit::Usage,
        }
    }
}

fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn nobody_help(near: &[String]) -> String {
    match near {
        [] => "`ef workspace invites add EMAIL` lets somebody join at sign-up".to_owned(),
        near => format!("did you mean {}?", quoted(near)),
    }
}

fn count_users(count: usize) -> String {
    if count == 1 { "a user works".to_owned() } else { format!("{count} users work") }
}

/// The first few of a list.
fn shown(names: &[String]) -> String {
    let few: Vec<String> = names.iter().take(5).cloned().collect();
    let more = if names.len() > 5 { format!(" and {} more", names.len() - 5) } else { String::new() };
    format!("{}{more}", quoted(&few))
}

//! What can go wrong with a project's API, with the next thing to do. Never holds a key.

use crate::base::{Exit, http::Failure};
use miette::Diagnostic;
use thiserror::Error;

/// What went wrong.
#[derive(Debug, Error, Diagnostic)]
#[non_exhaustive]
pub enum Error {
    /// The address is none.
    #[error("`{url}` cannot be the project's address: {why}")]
    #[diagnostic(code(ef::supabase::url), help("{help}"))]
    Url {
        /// What was given, without a login.
        url: String,
        /// What is wrong.
        why: &'static str,
        /// What to write.
        help: String,
    },
    /// There is an address but no key.
    #[error("`{variable}` is not set")]
    #[diagnostic(
        code(ef::supabase::no_key),
        help(
            "set it to a secret key (`sb_secret_…`) or the service-role key: Supabase dashboard, Project Settings, API Keys"
        )
    )]
    NoKey {
        /// The variable.
        variable: String,
    },
    /// There is no address.
    #[error("`{variable}` is not set, so there is no project to ask")]
    #[diagnostic(
        code(ef::supabase::no_url),
        help("set it to the project's URL, such as `https://abcdefghijklm.supabase.co`")
    )]
    NoUrl {
        /// The variable.
        variable: String,
    },
    /// The key belongs to browsers.
    #[error("the key in `{variable}` is {kind}, which may not administer users")]
    #[diagnostic(
        code(ef::supabase::anon_key),
        help(
            "use a secret key (`sb_secret_…`) or the service-role key: Supabase dashboard, Project Settings, API Keys"
        )
    )]
    AnonKey {
        /// The variable.
        variable: String,
        /// What it is.
        kind: String,
    },
    /// The key has run out.
    #[error("the key in `{variable}` expired at {when}")]
    #[diagnostic(
        code(ef::supabase::expired_key),
        help("make a new secret key: Supabase dashboard, Project Settings, API Keys")
    )]
    ExpiredKey {
        /// The variable.
        variable: String,
        /// When, in UTC.
        when: String,
    },
    /// The key is no key.
    #[error("the text in `{variable}` is no Supabase key: {why}")]
    #[diagnostic(
        code(ef::supabase::key_form),
        help(
            "a secret key begins with `sb_secret_`, an old service-role key with `eyJ`; check that it was copied as a whole"
        )
    )]
    KeyForm {
        /// The variable.
        variable: String,
        /// What is wrong.
        why: &'static str,
    },
    /// A key that may do everything is on its way to every browser.
    #[error("{place} holds a key that may do everything, and every visitor of the site gets it")]
    #[diagnostic(
        code(ef::supabase::public_key),
        help(
            "remove it there, make a new key in the Supabase dashboard since this one counts as known, and keep that in a variable without `NEXT_PUBLIC_`"
        )
    )]
    PublicKey {
        /// Where it was found.
        place: String,
    },
    /// Nobody answers.
    #[error("cannot reach `{host}`")]
    #[diagnostic(
        code(ef::supabase::unreachable),
        help("is the address right, and is the project running? A paused project does not answer")
    )]
    Unreachable {
        /// The host.
        host: String,
        /// Why not.
        #[source]
        source: Failure,
    },
    /// The answer did not come whole, again and again.
    #[error("`{host}` did not answer {what} after {tries} tries")]
    #[diagnostic(
        code(ef::supabase::broken),
        help("try again later; nothing that was asked for is known to be done")
    )]
    Broken {
        /// The host.
        host: String,
        /// What was asked.
        what: String,
        /// How often.
        tries: u32,
        /// The last failure.
        #[source]
        source: Failure,
    },
    /// The key is not taken.
    #[error("`{host}` does not take the key{}", said(message))]
    #[diagnostic(
        code(ef::supabase::unauthorized),
        help(
            "is it a key of this project, and was it not deleted or rotated? Supabase dashboard, Project Settings, API Keys"
        )
    )]
    Unauthorized {
        /// The host.
        host: String,
        /// What the server said, if anything.
        message: String,
    },
    /// Too many requests.
    #[error("`{host}` asks to slow down (429), still after {tries} tries")]
    #[diagnostic(code(ef::supabase::busy), help("try again in a minute"))]
    Busy {
        /// The host.
        host: String,
        /// How often.
        tries: u32,
    },
    /// The server is in trouble.
    #[error("`{host}` answers {what} with {status}{}", said(message))]
    #[diagnostic(code(ef::supabase::server), help("{help}"))]
    Server {
        /// The host.
        host: String,
        /// What was asked.
        what: String,
        /// The status.
        status: u16,
        /// The server's own name for it.
        code: String,
        /// What the server said.
        message: String,
        /// What to do.
        help: String,
    },
    /// The answer has another form.
    #[error("`{host}` answers {what} in a form that `ef` does not know")]
    #[diagnostic(
        code(ef::supabase::form),
        help("is that really a Supabase project? Something in between, such as a proxy, may have answered")
    )]
    Form {
        /// The host.
        host: String,
        /// What was asked.
        what: String,
    },
    /// What was written did not stay.
    #[error("`app_metadata` of `{user}` does not stay as it was written: somebody else keeps writing it")]
    #[diagnostic(
        code(ef::supabase::contested),
        help("stop what else writes it, or set `DATABASE_URL`: SQL changes one key at a time")
    )]
    Contested {
        /// Whose.
        user: String,
    },
    /// Sessions cannot be ended.
    #[error("the project's API cannot end another user's sessions with this key alone")]
    #[diagnostic(
        code(ef::supabase::no_logout),
        help(
            "set `SUPABASE_JWT_SECRET`, with which `ef` signs out on the user's behalf, or `DATABASE_URL`; nothing was changed"
        )
    )]
    NoLogout,
}

impl Error {
    /// The exit code that the error stands for.
    pub fn exit(&self) -> Exit {
        match self {
            Self::Url { .. }
            | Self::NoKey { .. }
            | Self::NoUrl { .. }
            | Self::AnonKey { .. }
            | Self::ExpiredKey { .. }
            | Self::KeyForm { .. }
            | Self::NoLogout => Exit::Usage,
            _ => Exit::Outside,
        }
    }

    /// The server's own name for what went wrong, when it gave one.
    pub fn code_of_server(&self) -> Option<&str> {
        match self {
            Self::Server { code, .. } => Some(code),
            _ => None,
        }
    }
}

fn said(message: &str) -> String {
    if message.is_empty() { String::new() } else { format!(": {message}") }
}

//! `ef workspace token`.

use super::{
    Place, Work,
    back_end::{secret, variable},
};
use crate::{
    base::Exit,
    cli::{Error, database::Access, session::Session},
    render::workspace as render,
    settings::{Settings, value::Span},
    supabase::{ProjectUrl, is_loopback},
    tenancy::workspaces,
};
use clap::Args;
use std::time::Duration;

/// Print a signed token for development and tests
///
/// As the Auth server would give it to a member who is in that workspace. Signed with `EF_JWT_SECRET` or
/// `SUPABASE_JWT_SECRET`. Refuses when the project or its database is not on this machine: whoever has such a token is
/// that user.
///
/// Example: curl -H "Authorization: Bearer $(ef workspace token north)" localhost:8000/projects
///
/// Example: ef workspace token north --user ana@example.com
#[derive(Args, Debug)]
pub(super) struct Token {
    /// The workspace; the current one when none is named
    #[arg(value_name = "WORKSPACE")]
    workspace: Option<String>,
    /// For this member; the first owner when none is named
    #[arg(long, value_name = "EMAIL")]
    user: Option<String>,
    /// How long it holds
    #[arg(long, value_name = "TIME", default_value = "1h", value_parser = Span::read)]
    expires: Duration,
    #[command(flatten)]
    place: Place,
}

impl Token {
    pub(super) fn run(self, session: &Session) -> Result<Exit, Error> {
        let settings = session.settings(Vec::new())?;
        crate::cli::hygiene::check(session, &settings)?;
        refuse_remote(session, &settings, &self.place)?;
        let secret = secret(session)?.ok_or(workspaces::Error::NoSecret)?;
        let mut work = Work::new(session, &self.place, Access::Read)?;
        let workspace = work.workspace(self.workspace.as_deref())?;
        let token = workspaces::token(
            work.back_end.store(),
            &workspace,
            self.user.as_deref(),
            self.expires,
            &secret,
        )?;
        render::token(&session.ui, &workspace, &token);
        Ok(Exit::Done)
    }
}

/// Refuses when anything that names the project points to another machine.
fn refuse_remote(session: &Session, settings: &Settings, place: &Place) -> Result<(), Error> {
    let remote = |place: String| Err(workspaces::Error::TokenRemote { place }.into());
    if let Some(text) = variable(session, &settings.values.supabase.url_env) {
        let url = ProjectUrl::parse(&text)?;
        if !url.is_local() {
            return remote(url.host().to_owned());
        }
    }
    if let Some(named) = place.database.named(session, settings)? {
        let host = named.url.host();
        // A folder is that of a Unix socket.
        if !host.starts_with('/') && !is_loopback(&host) {
            return remote(host);
        }
    }
    Ok(())
}

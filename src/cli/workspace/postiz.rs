//! `ef workspace postiz`. The key comes from a variable or standard input, never from the command line, which others
//! can read.

use super::{Place, Which, Work, back_end::variable};
use crate::{
    base::Exit,
    cli::{Error, database::Access, session::Session},
    render::workspace as render,
    tenancy::workspaces::{self, KEY_VARIABLE, SealingKey},
};
use clap::{Args, Subcommand};
use std::io::{BufRead, BufReader, Read};

/// Keep the address of a workspace's Postiz server and the key to it
///
/// The key is encrypted with `EF_ENCRYPTION_KEY` before it is stored, and never printed.
///
/// Example: ef workspace postiz set --url "$URL" --key-stdin < key.txt
///
/// Example: ef workspace postiz set --url "$URL" --key-env KEY
#[derive(Args, Debug)]
pub(super) struct Postiz {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Set(Set),
    Show(Show),
    Delete(Delete),
}

impl Postiz {
    pub(super) fn run(self, session: &Session) -> Result<Exit, Error> {
        match self.verb {
            Verb::Set(set) => set.run(session),
            Verb::Show(show) => show.run(session),
            Verb::Delete(delete) => delete.run(session),
        }
    }
}

/// The variable that the key is read from unless another one is named.
const USUAL_VARIABLE: &str = "POSTIZ_API_KEY";
/// The longest key that is taken, in bytes.
const LONGEST_KEY: u64 = 8192;

/// Set the address and the key
///
/// The key is read from `POSTIZ_API_KEY`, from the variable that `--key-env` names, or with `--key-stdin` from the first
/// line of standard input.
///
/// Example: ef workspace postiz set --url "$URL" --key-stdin < key.txt
///
/// Example: ef workspace postiz set --url "$URL" --key-env KEY
#[derive(Args, Debug)]
struct Set {
    /// The server's address
    #[arg(long, value_name = "URL")]
    url: String,
    /// Read the key from this variable
    #[arg(long, value_name = "NAME", conflicts_with = "key_stdin")]
    key_env: Option<String>,
    /// Read the key from standard input
    #[arg(long)]
    key_stdin: bool,
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    place: Place,
}

impl Set {
    fn run(self, session: &Session) -> Result<Exit, Error> {
        let key = sealing_key(session)?;
        let api_key = self.api_key(session)?;
        let mut work = Work::new(session, &self.place, Access::Write)?;
        let workspace = work.workspace(self.which.workspace.as_deref())?;
        let already = workspaces::set_postiz(work.back_end.store(), &workspace, &self.url, &api_key, &key)?;
        render::postiz_set(&session.ui, &workspace, key.id(), already);
        Ok(Exit::Done)
    }

    fn api_key(&self, session: &Session) -> Result<String, Error> {
        let (text, place) = if self.key_stdin {
            let mut line = String::new();
            let input = BufReader::new((session.env.stdin)().take(LONGEST_KEY)).read_line(&mut line);
            (input.ok().map(|_| line), "standard input".to_owned())
        } else {
            let name = self.key_env.as_deref().unwrap_or(USUAL_VARIABLE);
            (variable(session, name), format!("`{name}`"))
        };
        let text = text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        text.filter(|text| !text.chars().any(char::is_control)).ok_or(Error::NoApiKey { place })
    }
}

fn sealing_key(session: &Session) -> Result<SealingKey, workspaces::Error> {
    Ok(SealingKey::read(session.env.var(KEY_VARIABLE).as_deref())?)
}

/// Show the address, and whether the stored key can be used
///
/// Never the key itself. Where `EF_ENCRYPTION_KEY` is set, the stored key is opened to see that it is whole.
///
/// Example: ef workspace postiz show --workspace north
///
/// Example: ef workspace postiz show --json
#[derive(Args, Debug)]
struct Show {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    place: Place,
}

impl Show {
    fn run(self, session: &Session) -> Result<Exit, Error> {
        let key = variable(session, KEY_VARIABLE).map(|_| sealing_key(session)).transpose()?;
        let mut work = Work::new(session, &self.place, Access::Read)?;
        let workspace = work.workspace(self.which.workspace.as_deref())?;
        let known = workspaces::postiz(work.back_end.store(), &workspace, key.as_ref())?;
        render::postiz(&session.ui, &workspace, &known);
        match known.opens {
            Some(Err(error)) => Err(workspaces::Error::from(error).into()),
            _ => Ok(Exit::Done),
        }
    }
}

/// Remove the address and the key
///
/// Example: ef workspace postiz delete
///
/// Example: ef workspace postiz delete --workspace north
#[derive(Args, Debug)]
#[command(visible_alias = "rm")]
struct Delete {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    place: Place,
}

impl Delete {
    fn run(self, session: &Session) -> Result<Exit, Error> {
        let mut work = Work::new(session, &self.place, Access::Write)?;
        let workspace = work.workspace(self.which.workspace.as_deref())?;
        let there = workspaces::delete_postiz(work.back_end.store(), &workspace)?;
        render::postiz_deleted(&session.ui, &workspace, there);
        Ok(Exit::Done)
    }
}

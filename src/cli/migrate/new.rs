//! `ef migrate new`.

use crate::{
    base::Exit,
    cli::{Error, session::Session},
    db::migrate,
    render::migrate as render,
};
use clap::Args;

/// Make an empty migration file with the next version
///
/// The folder is that of `[database].migrations`, else `supabase/migrations`.
///
/// Example: ef migrate new add invoices
///
/// Example: ef migrate new add an index to clips
#[derive(Args, Debug)]
pub(crate) struct New {
    /// What it will do, in a few words
    #[arg(value_name = "NAME", required = true)]
    name: Vec<String>,
}

/// Where the Supabase CLI keeps them.
const USUAL_FOLDER: &str = "supabase/migrations";

impl New {
    pub(crate) fn run(self, session: &Session) -> Result<Exit, Error> {
        let settings = session.settings(Vec::new())?;
        let folder =
            settings.root.join(settings.values.database.migrations.as_deref().unwrap_or(USUAL_FOLDER));
        let now = jiff::Timestamp::now().strftime("%Y%m%d%H%M%S").to_string();
        let path = migrate::create(&folder, &self.name.join(" "), &now)?;
        render::written(&session.ui, &[path]);
        if settings.values.database.migrations.is_none() {
            session.ui.say(&format!("ef: to have it applied, write `migrations = \"{USUAL_FOLDER}\"` under `[database]` in `ef.toml`"));
        }
        Ok(Exit::Done)
    }
}

//! What both back ends can do: SQL on the database, or the project's API over HTTP. The rules (who may be removed,
//! what is already so) stand on this and are written once.

use super::{
    Error,
    model::{Count, Invite, Listed, Member, Membership, Postiz, Preset, Role, User, Workspace},
};

/// Where workspaces are kept.
pub trait Store {
    /// Begins what is done as a whole or not at all, where the back end can do that.
    fn begin(&mut self) -> Result<(), Error>;
    /// Keeps it.
    fn commit(&mut self) -> Result<(), Error>;
    /// Takes it back.
    fn rollback(&mut self);
    /// Nobody else makes or renames a workspace until the end of what was begun.
    fn lock_names(&mut self) -> Result<(), Error>;
    /// Nobody else changes this workspace's members until the end of what was begun.
    fn lock(&mut self, workspace: &str) -> Result<(), Error>;

    /// All workspaces, by name.
    fn list(&mut self) -> Result<Vec<Listed>, Error>;
    /// Those whose id or slug this is, or whose name this is in any case.
    fn matching(&mut self, text: &str) -> Result<Vec<Workspace>, Error>;
    /// Those that a user is a member of, the oldest membership first.
    fn of_user(&mut self, user: &str) -> Result<Vec<Membership>, Error>;
    /// Adds one.
    fn insert(&mut self, workspace: &Workspace, by: Option<&str>) -> Result<(), Error>;
    /// Gives one another name and slug.
    fn update(&mut self, id: &str, name: &str, slug: &str) -> Result<(), Error>;
    /// Says whether its texts must stay on this machine.
    fn set_private(&mut self, id: &str, private: bool) -> Result<(), Error>;
    /// Removes one with all that belongs to it.
    fn delete(&mut self, id: &str) -> Result<(), Error>;
    /// How many rows of which tables belong to it.
    fn counts(&mut self, id: &str) -> Result<Vec<Count>, Error>;

    /// The users with this e-mail address, in any case.
    fn users_by_email(&mut self, email: &str) -> Result<Vec<User>, Error>;
    /// The user with this id.
    fn user_by_id(&mut self, id: &str) -> Result<Option<User>, Error>;
    /// Addresses that are somewhat like this one.
    fn emails_like(&mut self, email: &str) -> Result<Vec<String>, Error>;
    /// The users whose next token will name this workspace.
    fn claimants(&mut self, workspace: &str) -> Result<Vec<User>, Error>;
    /// Sets the workspace that the user's next token names, and leaves all other `app_metadata` alone.
    fn set_claim(&mut self, user: &str, workspace: Option<&str>) -> Result<(), Error>;
    /// Whether `end_sessions` can be done. Asked before anything is changed.
    fn can_end_sessions(&mut self) -> Result<(), Error>;
    /// Ends the user's sessions; how many there were, where that is told.
    fn end_sessions(&mut self, user: &User) -> Result<Option<u64>, Error>;
    /// Whether each statement also asks if the user is still a member; `None` where it cannot be seen.
    fn strict(&mut self) -> Result<Option<bool>, Error>;
    /// How long a token lives, in seconds, where the project tells.
    fn token_life(&mut self) -> Result<Option<i64>, Error>;

    /// Members, owners first.
    fn members(&mut self, workspace: &str) -> Result<Vec<Member>, Error>;
    /// Adds a member, or gives them another role.
    fn put_member(&mut self, workspace: &str, user: &str, role: Role) -> Result<(), Error>;
    /// Removes a member.
    fn drop_member(&mut self, workspace: &str, user: &str) -> Result<(), Error>;

    /// Invites that were not taken up.
    fn invites(&mut self, workspace: &str) -> Result<Vec<Invite>, Error>;
    /// Adds an invite, or renews it.
    fn put_invite(&mut self, workspace: &str, email: &str, role: Role, days: u32) -> Result<(), Error>;
    /// Removes an invite.
    fn drop_invite(&mut self, workspace: &str, email: &str) -> Result<(), Error>;

    /// Presets by name.
    fn presets(&mut self, workspace: &str) -> Result<Vec<Preset>, Error>;
    /// Adds a preset, or replaces it.
    fn put_preset(&mut self, workspace: &str, preset: &Preset) -> Result<(), Error>;
    /// Removes a preset.
    fn drop_preset(&mut self, workspace: &str, name: &str) -> Result<(), Error>;

    /// Where posts are published.
    fn postiz(&mut self, workspace: &str) -> Result<Option<Postiz>, Error>;
    /// Sets it.
    fn put_postiz(&mut self, workspace: &str, base_url: &str, sealed: &str) -> Result<(), Error>;
    /// Removes it.
    fn drop_postiz(&mut self, workspace: &str) -> Result<(), Error>;
}

/// Does something as a whole or, where the back end can do that, not at all.
pub(super) fn whole<T>(
    store: &mut dyn Store,
    work: impl FnOnce(&mut dyn Store) -> Result<T, Error>,
) -> Result<T, Error> {
    store.begin()?;
    match work(store) {
        Ok(value) => {
            store.commit()?;
            Ok(value)
        }
        Err(error) => {
            store.rollback();
            Err(error)
        }
    }
}

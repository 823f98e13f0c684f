//! Who belongs to a workspace, who may still join, and in which one a user is.

use super::{
    Error, Store,
    find::{member, user},
    model::{Invite, Role, User, Workspace, checked_email},
    store::whole,
};

/// How long a token lives when nobody says otherwise: Supabase's default, in seconds.
pub const USUAL_TOKEN_LIFE: i64 = 3600;

/// What came of adding a member.
#[derive(Clone, Debug)]
pub struct Added {
    /// Who.
    pub user: User,
    /// As what.
    pub role: Role,
    /// Whether they were one already, in the same role.
    pub already: bool,
    /// Whether they had no workspace before and so are in this one now.
    pub entered: bool,
}

/// Adds a member.
pub fn add(store: &mut dyn Store, workspace: &Workspace, who: &str, role: Role) -> Result<Added, Error> {
    let user = user(store, who)?;
    whole(store, |store| {
        store.lock(&workspace.id)?;
        let existing = member(store, workspace, &user)?;
        let already = match &existing {
            Some(member) if member.role == role => true,
            Some(member) => {
                let (has, wanted) = (member.role.as_str(), role.as_str());
                let (user, workspace) = (user.name().to_owned(), workspace.slug.clone());
                return Err(Error::OtherRole { user, workspace, has, wanted });
            }
            None => {
                store.put_member(&workspace.id, &user.id, role)?;
                false
            }
        };
        let entered = user.claim().is_none();
        if entered {
            store.set_claim(&user.id, Some(&workspace.id))?;
        }
        Ok(Added { user, role, already, entered })
    })
}

/// What came of removing a member.
#[derive(Clone, Debug)]
pub struct Removed {
    /// Who.
    pub user: User,
    /// Whether they were a member at all.
    pub was: Option<Role>,
    /// Where they are now, when they were in that workspace: another one of theirs, or none.
    pub moved: Option<Option<Workspace>>,
    /// What it means for tokens that they hold.
    pub tokens: Tokens,
}

/// What a change means for tokens that were given out before it.
#[derive(Clone, Debug)]
pub struct Tokens {
    /// Whether each statement also asks if the user is still a member; `None` where it cannot be seen.
    pub strict: Option<bool>,
    /// How long a token lives at most, in seconds.
    pub life: i64,
    /// Sessions that were ended, when that was asked for; their number where it is told.
    pub revoked: Option<Option<u64>>,
}

impl Tokens {
    fn of(store: &mut dyn Store, user: &User, revoke: bool) -> Result<Self, Error> {
        let strict = store.strict()?;
        let life = store.token_life()?.unwrap_or(USUAL_TOKEN_LIFE);
        let revoked = if revoke { Some(store.end_sessions(user)?) } else { None };
        Ok(Self { strict, life, revoked })
    }
}

/// Removes a member.
pub fn remove(
    store: &mut dyn Store,
    workspace: &Workspace,
    who: &str,
    revoke: bool,
) -> Result<Removed, Error> {
    let user = user(store, who)?;
    if revoke {
        store.can_end_sessions()?;
    }
    whole(store, |store| {
        store.lock(&workspace.id)?;
        let was = member(store, workspace, &user)?.map(|member| member.role);
        if was == Some(Role::Owner) {
            keep_an_owner(store, workspace, &user)?;
        }
        if was.is_some() {
            store.drop_member(&workspace.id, &user.id)?;
        }
        let moved = if user.claim() == Some(workspace.id.as_str()) {
            let to = store
                .of_user(&user.id)?
                .into_iter()
                .map(|one| one.workspace)
                .find(|one| one.id != workspace.id);
            store.set_claim(&user.id, to.as_ref().map(|to| to.id.as_str()))?;
            Some(to)
        } else {
            None
        };
        let tokens = Tokens::of(store, &user, revoke)?;
        Ok(Removed { user, was, moved, tokens })
    })
}

fn keep_an_owner(store: &mut dyn Store, workspace: &Workspace, user: &User) -> Result<(), Error> {
    let members = store.members(&workspace.id)?;
    if members.iter().any(|member| member.role == Role::Owner && member.user_id != user.id) {
        return Ok(());
    }
    Err(Error::LastOwner { user: user.name().to_owned(), workspace: workspace.slug.clone() })
}

/// What came of giving a member another role.
#[derive(Clone, Debug)]
pub struct Promoted {
    /// Who.
    pub user: User,
    /// What they were.
    pub before: Role,
    /// What they are.
    pub role: Role,
}

/// Gives a member another role.
pub fn set_role(
    store: &mut dyn Store,
    workspace: &Workspace,
    who: &str,
    role: Role,
) -> Result<Promoted, Error> {
    let user = user(store, who)?;
    whole(store, |store| {
        store.lock(&workspace.id)?;
        let Some(member) = member(store, workspace, &user)? else {
            return Err(no_member(workspace, &user, role));
        };
        if member.role == Role::Owner && role != Role::Owner {
            keep_an_owner(store, workspace, &user)?;
        }
        if member.role != role {
            store.put_member(&workspace.id, &user.id, role)?;
        }
        Ok(Promoted { user, before: member.role, role })
    })
}

fn no_member(workspace: &Workspace, user: &User, role: Role) -> Error {
    let help = format!(
        "add them: `ef workspace members add {} --role {role} --workspace {}`",
        user.name(),
        workspace.slug
    );
    Error::NoMember { user: user.name().to_owned(), workspace: workspace.slug.clone(), help }
}

/// What came of moving a user.
#[derive(Clone, Debug)]
pub struct Switched {
    /// Who.
    pub user: User,
    /// The id of the workspace that they were in.
    pub before: Option<String>,
    /// What it means for tokens.
    pub tokens: Tokens,
}

impl Switched {
    /// Whether they were there before.
    pub fn already(&self, workspace: &Workspace) -> bool {
        self.before.as_deref() == Some(workspace.id.as_str())
    }
}

/// Puts a user into a workspace, which must be one of theirs.
pub fn switch(
    store: &mut dyn Store,
    workspace: &Workspace,
    who: &str,
    revoke: bool,
) -> Result<Switched, Error> {
    let user = user(store, who)?;
    if revoke {
        store.can_end_sessions()?;
    }
    whole(store, |store| {
        store.lock(&workspace.id)?;
        if member(store, workspace, &user)?.is_none() {
            let theirs: Vec<String> =
                store.of_user(&user.id)?.iter().map(|one| format!("`{}`", one.workspace.slug)).collect();
            let add = format!(
                "`ef workspace members add {} --workspace {}` adds them",
                user.name(),
                workspace.slug
            );
            let help = if theirs.is_empty() {
                format!("they are a member of none; {add}")
            } else {
                format!("they may switch to {}; {add}", theirs.join(", "))
            };
            return Err(Error::NoMember {
                user: user.name().to_owned(),
                workspace: workspace.slug.clone(),
                help,
            });
        }
        let before = user.claim().map(str::to_owned);
        if before.as_deref() != Some(workspace.id.as_str()) {
            store.set_claim(&user.id, Some(&workspace.id))?;
        }
        let tokens = Tokens::of(store, &user, revoke)?;
        Ok(Switched { user, before, tokens })
    })
}

/// What came of an invite.
#[derive(Clone, Debug)]
pub struct Invited {
    /// The invite as it is now.
    pub invite: Invite,
    /// Whether there was one already, which was renewed.
    pub renewed: bool,
}

/// Invites an address that has not signed up.
pub fn invite(
    store: &mut dyn Store,
    workspace: &Workspace,
    email: &str,
    role: Role,
    days: u32,
) -> Result<Invited, Error> {
    let email = checked_email(email)?;
    if !store.users_by_email(&email)?.is_empty() {
        return Err(Error::SignedUp { email, workspace: workspace.slug.clone() });
    }
    whole(store, |store| {
        store.lock(&workspace.id)?;
        let same = |invite: &Invite| invite.email.eq_ignore_ascii_case(&email);
        let renewed = store.invites(&workspace.id)?.iter().any(same);
        store.put_invite(&workspace.id, &email, role, days)?;
        let invite = store.invites(&workspace.id)?.into_iter().find(same);
        let invite = invite.ok_or_else(|| Error::Gone { id: workspace.id.clone() })?;
        Ok(Invited { invite, renewed })
    })
}

/// Takes an invite back; whether there was one.
pub fn uninvite(store: &mut dyn Store, workspace: &Workspace, email: &str) -> Result<bool, Error> {
    let email = checked_email(email)?;
    let there = store.invites(&workspace.id)?.iter().any(|invite| invite.email.eq_ignore_ascii_case(&email));
    if there {
        store.drop_invite(&workspace.id, &email)?;
    }
    Ok(there)
}

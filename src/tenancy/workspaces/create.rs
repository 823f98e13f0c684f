//! Making, renaming and deleting workspaces.

use super::{
    Error, Store,
    find::user,
    model::{Count, Role, User, Workspace, checked_name, checked_slug},
    store::whole,
};
use crate::tenancy::isolation;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use uuid::Uuid;

/// A workspace that is wanted.
#[derive(Clone, Debug)]
pub struct NewWorkspace {
    /// Its name.
    pub name: String,
    /// Its slug; made from the name when it is not given.
    pub slug: Option<String>,
    /// Its first owner, by e-mail address or id.
    pub owner: Option<String>,
    /// Whether one of this name that is there already serves.
    pub adopt: bool,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Created {
    /// The workspace.
    pub workspace: Workspace,
    /// Whether it was there already.
    pub existed: bool,
    /// Its owner, when one was named.
    pub owner: Option<User>,
    /// Whether the owner had no workspace before and so is in this one now.
    pub entered: bool,
}

/// Makes a workspace.
pub fn create(store: &mut dyn Store, wanted: &NewWorkspace) -> Result<Created, Error> {
    let name = checked_name(&wanted.name)?;
    let slug = wanted.slug.as_deref().map(checked_slug).transpose()?;
    let owner = wanted.owner.as_deref().map(|text| user(store, text)).transpose()?;
    whole(store, |store| {
        store.lock_names()?;
        let (workspace, existed) = match taken(store, &name, slug.as_deref())? {
            Some(other) if wanted.adopt => (other, true),
            Some(other) => return Err(taken_error(&name, slug.as_deref(), &other, "ef workspace create")),
            None => {
                let slug = match slug {
                    Some(slug) => slug,
                    None => free_slug(store, &name)?,
                };
                let id = Uuid::new_v4().to_string();
                let workspace = Workspace { id, name, slug, created_at: now(), private: false };
                store.insert(&workspace, owner.as_ref().map(|user| user.id.as_str()))?;
                (workspace, false)
            }
        };
        let mut entered = false;
        if let Some(user) = &owner {
            let members = store.members(&workspace.id)?;
            if !members.iter().any(|member| member.user_id == user.id && member.role == Role::Owner) {
                store.put_member(&workspace.id, &user.id, Role::Owner)?;
            }
            if user.claim().is_none() {
                store.set_claim(&user.id, Some(&workspace.id))?;
                entered = true;
            }
        }
        Ok(Created { workspace, existed, owner, entered })
    })
}

/// The workspace that has this name or slug.
fn taken(store: &mut dyn Store, name: &str, slug: Option<&str>) -> Result<Option<Workspace>, Error> {
    let lower = name.to_lowercase();
    let same_name =
        store.matching(name)?.into_iter().find(|one| one.name.to_lowercase() == lower || one.slug == name);
    if same_name.is_some() {
        return Ok(same_name);
    }
    let Some(slug) = slug else { return Ok(None) };
    Ok(store.matching(slug)?.into_iter().find(|one| one.slug == slug))
}

fn taken_error(name: &str, slug: Option<&str>, other: &Workspace, command: &str) -> Error {
    let by_slug = slug.is_some_and(|slug| slug == other.slug);
    let help = if command == "ef workspace create" {
        format!(
            "choose another name, or `{command} --if-missing` to take the one that is there (`ef workspace switch {}` goes to it)",
            other.slug
        )
    } else {
        "choose another".to_owned()
    };
    let name = if by_slug { other.slug.clone() } else { name.to_owned() };
    Error::Taken { name, slug: other.slug.clone(), help }
}

/// A slug made from the name, with a number where it is taken.
pub(super) fn free_slug(store: &mut dyn Store, name: &str) -> Result<String, Error> {
    // An accent is dropped, and not the letter under it.
    let plain: String = name.nfkd().filter(|letter| !is_combining_mark(*letter)).collect();
    let base = isolation::slug(&plain);
    let mut slug = base.clone();
    let mut number = 2_u32;
    while store.matching(&slug)?.iter().any(|one| one.slug == slug) {
        let end = format!("-{number}");
        let kept: String = base.chars().take(63 - end.len()).collect();
        slug = format!("{}{end}", kept.trim_end_matches('-'));
        number += 1;
    }
    Ok(slug)
}

fn now() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// What came of a renaming.
#[derive(Clone, Debug)]
pub struct Renamed {
    /// As it is called now.
    pub workspace: Workspace,
    /// As it was called.
    pub before: Workspace,
}

impl Renamed {
    /// Whether it was called so before.
    pub fn already(&self) -> bool {
        self.workspace == self.before
    }
}

/// Gives a workspace another name, and another slug where one is given.
pub fn rename(
    store: &mut dyn Store,
    before: &Workspace,
    name: &str,
    slug: Option<&str>,
) -> Result<Renamed, Error> {
    let name = checked_name(name)?;
    let slug = slug.map(checked_slug).transpose()?;
    whole(store, |store| {
        store.lock_names()?;
        if name.to_lowercase() != before.name.to_lowercase() {
            let other = taken(store, &name, None)?.filter(|other| other.id != before.id);
            if let Some(other) = other {
                return Err(taken_error(&name, None, &other, "ef workspace rename"));
            }
        }
        let slug = slug.unwrap_or_else(|| before.slug.clone());
        if let Some(other) =
            store.matching(&slug)?.into_iter().find(|one| one.slug == slug && one.id != before.id)
        {
            return Err(taken_error(&name, Some(&slug), &other, "ef workspace rename"));
        }
        let workspace = Workspace { name, slug, ..before.clone() };
        if workspace != *before {
            store.update(&workspace.id, &workspace.name, &workspace.slug)?;
        }
        Ok(Renamed { workspace, before: before.clone() })
    })
}

/// What came of saying whether a workspace is private.
#[derive(Clone, Debug)]
pub struct Privacy {
    /// As it is now.
    pub workspace: Workspace,
    /// Whether it was so before.
    pub already: bool,
}

/// Says whether the texts of a workspace must stay on this machine.
pub fn set_private(store: &mut dyn Store, before: &Workspace, private: bool) -> Result<Privacy, Error> {
    let already = before.private == private;
    if !already {
        store.set_private(&before.id, private)?;
    }
    Ok(Privacy { workspace: Workspace { private, ..before.clone() }, already })
}

/// What goes with a workspace.
#[derive(Clone, Debug)]
pub struct Doomed {
    /// Which.
    pub workspace: Workspace,
    /// Rows by table.
    pub rows: Vec<Count>,
    /// Who works in it now.
    pub users: Vec<User>,
}

/// What would go with a workspace. Changes nothing.
pub fn doomed(store: &mut dyn Store, workspace: &Workspace) -> Result<Doomed, Error> {
    let rows = store.counts(&workspace.id)?;
    let users = store.claimants(&workspace.id)?;
    Ok(Doomed { workspace: workspace.clone(), rows, users })
}

/// Somebody who had to leave a workspace, and where they are now.
#[derive(Clone, Debug)]
pub struct Moved {
    /// Who.
    pub user: User,
    /// Where; nowhere when they have no other workspace.
    pub to: Option<Workspace>,
}

/// What was deleted.
#[derive(Clone, Debug)]
pub struct Deleted {
    /// Rows by table.
    pub rows: Vec<Count>,
    /// Who was moved.
    pub moved: Vec<Moved>,
}

/// Deletes a workspace. Users who work in it are moved when `force` is given; otherwise it stays.
pub fn delete(store: &mut dyn Store, workspace: &Workspace, force: bool) -> Result<Deleted, Error> {
    whole(store, |store| {
        store.lock(&workspace.id)?;
        let doomed = doomed(store, workspace)?;
        check_empty(&doomed, force)?;
        let mut moved = Vec::new();
        for user in doomed.users {
            let others = store.of_user(&user.id)?;
            let to = others.into_iter().map(|one| one.workspace).find(|one| one.id != workspace.id);
            // Without another one the claim goes when the membership has gone, or it would be kept.
            if let Some(to) = &to {
                store.set_claim(&user.id, Some(&to.id))?;
            } else {
                store.drop_member(&workspace.id, &user.id)?;
                store.set_claim(&user.id, None)?;
            }
            moved.push(Moved { user, to });
        }
        store.delete(&workspace.id)?;
        Ok(Deleted { rows: doomed.rows, moved })
    })
}

/// Refuses while somebody works in it.
pub fn check_empty(doomed: &Doomed, force: bool) -> Result<(), Error> {
    if doomed.users.is_empty() || force {
        return Ok(());
    }
    let users = doomed.users.iter().map(|user| user.name().to_owned()).collect();
    Err(Error::Occupied { workspace: doomed.workspace.slug.clone(), users })
}

//! From what a person typed to the workspace or user that is meant.

use super::{
    Error, Store,
    model::{Member, User, Workspace, checked_email},
    near::near,
};
use uuid::Uuid;

/// The workspace with this id, slug or name. An id wins over a slug, a slug over a name.
pub fn workspace(store: &mut dyn Store, text: &str) -> Result<Workspace, Error> {
    let text = text.trim();
    let mut found = store.matching(text)?;
    let lower = text.to_lowercase();
    let exact = found
        .iter()
        .position(|one| one.id == lower)
        .or_else(|| found.iter().position(|one| one.slug == text));
    if let Some(at) = exact {
        return Ok(found.swap_remove(at));
    }
    if found.len() > 1 {
        let same_case: Vec<&Workspace> = found.iter().filter(|one| one.name == text).collect();
        if let [one] = same_case[..] {
            return Ok(one.clone());
        }
        let slugs = found.into_iter().map(|one| one.slug).collect();
        return Err(Error::Ambiguous { text: text.to_owned(), slugs });
    }
    match found.pop() {
        Some(one) => Ok(one),
        None => Err(unknown(store, text)?),
    }
}

fn unknown(store: &mut dyn Store, text: &str) -> Result<Error, Error> {
    let all = store.list()?;
    let names = all.iter().flat_map(|one| [one.workspace.slug.as_str(), one.workspace.name.as_str()]);
    let near = near(text, names);
    let help = match (near.as_slice(), all.is_empty()) {
        ([], true) => "there is none at all: `ef workspace create NAME` makes one".to_owned(),
        ([], false) => "`ef workspace list` shows them".to_owned(),
        (near, _) => {
            let near: Vec<String> = near.iter().map(|name| format!("`{name}`")).collect();
            format!("did you mean {}?", near.join(" or "))
        }
    };
    let text = text.chars().filter(|letter| !letter.is_control()).take(80).collect();
    Ok(Error::Unknown { text, help })
}

/// The user with this id or e-mail address.
pub fn user(store: &mut dyn Store, text: &str) -> Result<User, Error> {
    let text = text.trim();
    if let Ok(id) = Uuid::parse_str(text) {
        let found = store.user_by_id(&id.to_string())?;
        return found.ok_or_else(|| Error::Nobody { text: text.to_owned(), near: Vec::new() });
    }
    let email = checked_email(text)?;
    let mut found = store.users_by_email(&email)?;
    if found.len() > 1 {
        let ids = found.into_iter().map(|user| user.id).collect();
        return Err(Error::AmbiguousUser { text: email, ids });
    }
    if let Some(user) = found.pop() {
        return Ok(user);
    }
    let like = store.emails_like(&email)?;
    let near = near(&email, like.iter().map(String::as_str));
    Err(Error::Nobody { text: email, near })
}

/// A user's membership of a workspace, when there is one.
pub(super) fn member(
    store: &mut dyn Store,
    workspace: &Workspace,
    user: &User,
) -> Result<Option<Member>, Error> {
    Ok(store.members(&workspace.id)?.into_iter().find(|member| member.user_id == user.id))
}

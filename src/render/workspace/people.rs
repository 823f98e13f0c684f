//! Members, invites, users and their tokens.

use super::{print, report, table, user, workspace as object};
use crate::{
    tenancy::workspaces::{
        Added, Invite, Invited, Member, Membership, Promoted, Removed, Role, Switched, Token, Tokens, User,
        Workspace,
    },
    ui::Ui,
};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The members as objects.
pub(super) fn list(members: &[Member]) -> Vec<Value> {
    let one = |member: &Member| {
        json!({
            "id": member.user_id, "email": member.email, "role": member.role.as_str(),
            "since": member.since, "is_in": member.is_in,
        })
    };
    members.iter().map(one).collect()
}

/// The members of a workspace.
pub(crate) fn members(ui: &Ui, workspace: &Workspace, members: &[Member]) {
    if ui.json {
        print(ui, json!({ "workspace": object(workspace), "members": list(members) }));
        return;
    }
    if members.is_empty() {
        ui.say(&format!(
            "ef: `{}` has no members: `ef workspace members add EMAIL` adds one",
            workspace.slug
        ));
        return;
    }
    let mut lines = vec![["USER", "ROLE", "SINCE", "NOW"].map(str::to_owned)];
    for member in members {
        let day = member.since.split('T').next().unwrap_or_default();
        let now = if member.is_in { "in it" } else { "" };
        lines.push([member.name(), member.role.as_str(), day, now].map(str::to_owned));
    }
    ui.answer(&table(&lines));
}

/// The workspaces of a user.
pub(crate) fn memberships(ui: &Ui, whose: &User, memberships: &[Membership]) {
    let is_in = |one: &Membership| whose.claim() == Some(one.workspace.id.as_str());
    if ui.json {
        let one = |one: &Membership| {
            let mut object = object(&one.workspace);
            object["role"] = json!(one.role.as_str());
            object["is_in"] = json!(is_in(one));
            object
        };
        print(
            ui,
            json!({ "user": user(whose), "workspaces": memberships.iter().map(one).collect::<Vec<_>>() }),
        );
        return;
    }
    if memberships.is_empty() {
        ui.say(&format!("ef: {} is a member of no workspace", whose.name()));
        return;
    }
    let mut lines = vec![["SLUG", "NAME", "ROLE", "NOW"].map(str::to_owned)];
    for one in memberships {
        let now = if is_in(one) { "in it" } else { "" };
        lines.push(
            [one.workspace.slug.as_str(), &one.workspace.name, one.role.as_str(), now].map(str::to_owned),
        );
    }
    ui.answer(&table(&lines));
}

/// What came of adding a member.
pub(crate) fn added(ui: &Ui, workspace: &Workspace, added: &Added) {
    let (name, role, slug) = (added.user.name(), added.role, &workspace.slug);
    let mut sentence = if added.already {
        format!("{name} is {} of `{slug}` already", article(role.as_str()))
    } else {
        format!("{name} is {} of `{slug}` now", article(role.as_str()))
    };
    if added.entered {
        sentence += ", and is in it";
    } else if !added.already {
        let _ = write!(sentence, "; `ef workspace switch {slug} --user {name}` puts them into it");
    }
    let json = || {
        json!({
            "workspace": object(workspace), "user": user(&added.user), "role": role.as_str(),
            "already": added.already, "entered": added.entered,
        })
    };
    report(ui, json, &sentence);
}

fn article(role: &str) -> String {
    let article = if role == "member" { "a" } else { "an" };
    format!("{article} {role}")
}

/// What came of another role.
pub(crate) fn promoted(ui: &Ui, workspace: &Workspace, promoted: &Promoted) {
    let already = promoted.before == promoted.role;
    let word = if already { "already" } else { "now" };
    let sentence = format!(
        "{} is {} of `{}` {word}",
        promoted.user.name(),
        article(promoted.role.as_str()),
        workspace.slug
    );
    let json = || {
        json!({
            "workspace": object(workspace), "user": user(&promoted.user), "role": promoted.role.as_str(),
            "before": promoted.before.as_str(), "already": already,
        })
    };
    report(ui, json, &sentence);
}

/// When a token that is given out now ends.
fn end_of_tokens(tokens: &Tokens) -> Timestamp {
    let now = Timestamp::now();
    now.checked_add(SignedDuration::from_secs(tokens.life)).unwrap_or(now)
}

/// A time for people, where they are.
fn clock(time: Timestamp) -> String {
    jiff::ZonedDateTime::new(time, TimeZone::system()).strftime("%H:%M:%S").to_string()
}

fn seconds(time: Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

fn of_tokens(tokens: &Tokens, end: Timestamp) -> Value {
    json!({
        "strict": tokens.strict,
        "old_tokens_end_by": seconds(end),
        "sessions_revoked": tokens.revoked.is_some(),
        "sessions": tokens.revoked.flatten(),
    })
}

fn revoked(tokens: &Tokens) -> Option<String> {
    Some(match tokens.revoked? {
        Some(0) => "there was no session to end".to_owned(),
        Some(1) => "1 session was ended: it gets no new token without signing in".to_owned(),
        Some(count) => format!("{count} sessions were ended: they get no new token without signing in"),
        None => "their sessions were ended: they get no new token without signing in".to_owned(),
    })
}

/// What came of removing a member, and from when on they see nothing.
pub(crate) fn removed(ui: &Ui, workspace: &Workspace, removed: &Removed) {
    let end = end_of_tokens(&removed.tokens);
    let strict = removed.tokens.strict == Some(true);
    if ui.json {
        print(
            ui,
            json!({
                "workspace": object(workspace), "user": user(&removed.user), "removed": removed.was.is_some(),
                "role": removed.was.map(Role::as_str),
                "moved": removed.moved.is_some(),
                "to": removed.moved.as_ref().and_then(|to| to.as_ref().map(object)),
                "access_ends": if strict { "at once" } else { "with the token" },
                "tokens": of_tokens(&removed.tokens, end),
            }),
        );
        return;
    }
    let name = removed.user.name();
    if removed.was.is_none() {
        ui.say(&format!("ef: {name} is not a member of `{}` anyway", workspace.slug));
    } else {
        ui.say(&format!("ef: {name} is not a member of `{}` any more", workspace.slug));
    }
    match &removed.moved {
        Some(Some(to)) => ui.say(&format!("ef: {name} is in `{}` from the next token on", to.slug)),
        Some(None) => ui.say(&format!("ef: {name} is in no workspace from the next token on")),
        None => {}
    }
    if removed.was.is_some() || removed.moved.is_some() {
        if strict {
            ui.say("ef: access ends at once: every statement asks whether the user is a member (`[tenancy] strict`)");
        } else {
            let advice =
                if removed.tokens.revoked.is_some() { "" } else { "; `--revoke-sessions` ends refreshing" };
            ui.say(&format!(
                "ef: a token that they hold still opens the workspace until it ends, by {} at the latest{advice}",
                clock(end)
            ));
        }
    }
    if let Some(sentence) = revoked(&removed.tokens) {
        ui.say(&format!("ef: {sentence}"));
    }
}

/// What came of moving a user.
pub(crate) fn switched_user(ui: &Ui, workspace: &Workspace, switched: &Switched) {
    let end = end_of_tokens(&switched.tokens);
    let already = switched.already(workspace);
    if ui.json {
        print(
            ui,
            json!({
                "workspace": object(workspace), "user": user(&switched.user), "already": already,
                "before": switched.before, "tokens": of_tokens(&switched.tokens, end),
            }),
        );
        return;
    }
    let name = switched.user.name();
    if already {
        ui.say(&format!("ef: {name} is in `{}` already", workspace.slug));
    } else {
        ui.say(&format!("ef: {name} is in `{}` from the next token on", workspace.slug));
        ui.say(&format!(
            "ef: a token of before names the old one until it is refreshed or ends, by {} at the latest; `supabase.auth.refreshSession()` gets a new one at once",
            clock(end)
        ));
    }
    if let Some(sentence) = revoked(&switched.tokens) {
        ui.say(&format!("ef: {sentence}"));
    }
}

fn invite_object(invite: &Invite) -> Value {
    json!({ "email": invite.email, "role": invite.role.as_str(), "expires_at": invite.expires_at, "expired": invite.expired })
}

/// The invites of a workspace.
pub(crate) fn invites(ui: &Ui, workspace: &Workspace, invites: &[Invite]) {
    if ui.json {
        let list: Vec<Value> = invites.iter().map(invite_object).collect();
        print(ui, json!({ "workspace": object(workspace), "invites": list }));
        return;
    }
    if invites.is_empty() {
        ui.say(&format!("ef: nobody is invited to `{}`", workspace.slug));
        return;
    }
    let mut lines = vec![["EMAIL", "ROLE", "UNTIL", ""].map(str::to_owned)];
    for invite in invites {
        let expired = if invite.expired { "expired" } else { "" };
        lines.push(
            [invite.email.as_str(), invite.role.as_str(), &invite.expires_at, expired].map(str::to_owned),
        );
    }
    ui.answer(&table(&lines));
}

/// What came of an invite.
pub(crate) fn invited(ui: &Ui, workspace: &Workspace, invited: &Invited) {
    let invite = &invited.invite;
    let sentence = if invited.renewed {
        format!(
            "{} was invited already; the invite holds until {} now, as {}",
            invite.email, invite.expires_at, invite.role
        )
    } else {
        format!(
            "{} joins `{}` as {} on signing up, until {}; no e-mail was sent",
            invite.email, workspace.slug, invite.role, invite.expires_at
        )
    };
    let json = || json!({ "workspace": object(workspace), "invite": invite_object(invite), "already": invited.renewed });
    report(ui, json, &sentence);
}

/// What came of taking one back.
pub(crate) fn uninvited(ui: &Ui, workspace: &Workspace, email: &str, there: bool) {
    let email = email.trim();
    let sentence = if there {
        format!("the invite of {email} was taken back")
    } else {
        format!("{email} is not invited anyway")
    };
    report(ui, || json!({ "workspace": object(workspace), "email": email, "removed": there }), &sentence);
}

/// A token.
pub(crate) fn token(ui: &Ui, workspace: &Workspace, token: &Token) {
    if ui.json {
        let end = Timestamp::from_second(token.expires_at).map(seconds).unwrap_or_default();
        print(
            ui,
            json!({ "token": token.text, "user": user(&token.user), "workspace": object(workspace), "expires_at": end }),
        );
        return;
    }
    ui.answer(&format!("{}\n", token.text));
    ui.say(&format!("ef: for {} in `{}`; development only", token.user.name(), workspace.slug));
}

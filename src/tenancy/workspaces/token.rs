//! A signed token for development, as the project's Auth server would give it: HS256 (RFC 7515 and 7519).

use super::{
    Error, Store,
    find::{member, user},
    model::{Role, User, Workspace},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;
use std::time::Duration;

/// The shortest secret that is taken, in bytes: what HS256 asks for.
const SHORTEST_SECRET: usize = 32;

/// What signs.
pub struct Secret(Vec<u8>);

impl Secret {
    /// The secret that a variable holds.
    pub fn read(variable: &str, text: &str) -> Result<Self, Error> {
        if text.len() < SHORTEST_SECRET {
            return Err(Error::ShortSecret { variable: variable.to_owned(), length: text.len() });
        }
        Ok(Self(text.as_bytes().to_vec()))
    }

    /// A token that speaks for a user for a moment.
    pub(super) fn speaks_for(&self, user: &User, seconds: i64) -> String {
        let now = jiff::Timestamp::now().as_second();
        self.sign(&json!({
            "aud": "authenticated", "role": "authenticated", "sub": user.id, "iat": now, "exp": now + seconds,
        }))
    }

    fn sign(&self, claims: &Value) -> String {
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let signed = format!("{}.{}", part(&json!({ "alg": "HS256", "typ": "JWT" })), part(claims));
        format!("{signed}.{}", self.signature(&signed))
    }

    fn signature(&self, signed: &str) -> String {
        // HMAC takes keys of every length, so there is no other case.
        let mac =
            Hmac::<Sha256>::new_from_slice(&self.0).map(|mac| mac.chain_update(signed.as_bytes()).finalize());
        mac.map(|mac| URL_SAFE_NO_PAD.encode(mac.into_bytes())).unwrap_or_default()
    }
}

/// A token, and what it says.
pub struct Token {
    /// The token itself.
    pub text: String,
    /// Whom it is for.
    pub user: User,
    /// When it ends, in seconds since 1970.
    pub expires_at: i64,
}

/// A token for a member of a workspace: the one who is named, else its first owner.
pub fn token(
    store: &mut dyn Store,
    workspace: &Workspace,
    who: Option<&str>,
    life: Duration,
    secret: &Secret,
) -> Result<Token, Error> {
    let user = if let Some(who) = who {
        let user = user(store, who)?;
        if member(store, workspace, &user)?.is_none() {
            let help = format!(
                "`ef workspace members add {} --workspace {}` adds them",
                user.name(),
                workspace.slug
            );
            let (user, workspace) = (user.name().to_owned(), workspace.slug.clone());
            return Err(Error::NoMember { user, workspace, help });
        }
        user
    } else {
        let nobody = || Error::TokenNobody { workspace: workspace.slug.clone() };
        let owner = store.members(&workspace.id)?.into_iter().find(|member| member.role == Role::Owner);
        store.user_by_id(&owner.ok_or_else(nobody)?.user_id)?.ok_or_else(nobody)?
    };
    let now = jiff::Timestamp::now().as_second();
    let expires_at = now.saturating_add(i64::try_from(life.as_secs()).unwrap_or(i64::MAX));
    let text = secret.sign(&claims(&user, workspace, now, expires_at));
    Ok(Token { text, user, expires_at })
}

fn claims(user: &User, workspace: &Workspace, now: i64, expires_at: i64) -> Value {
    let mut app_metadata = user.app_metadata.clone();
    if !app_metadata.is_object() {
        app_metadata = json!({});
    }
    app_metadata["workspace_id"] = json!(workspace.id);
    json!({
        "iss": "ef",
        "aud": "authenticated",
        "role": "authenticated",
        "sub": user.id,
        "email": user.email.as_deref().unwrap_or_default(),
        "iat": now,
        "exp": expires_at,
        "aal": "aal1",
        "is_anonymous": false,
        "app_metadata": app_metadata,
        "user_metadata": {},
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_is_that_of_the_published_example() {
        // The token that jwt.io shows first.
        let signed = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.\
                      eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ";
        let secret = Secret(b"your-256-bit-secret".to_vec());
        assert_eq!(secret.signature(signed), "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c");
    }

    #[test]
    fn a_short_secret_is_refused_without_being_shown() {
        let Err(error) = Secret::read("EF_JWT_SECRET", "tiny-secret") else { panic!("it is too short") };
        assert!(!error.to_string().contains("tiny"));
    }

    #[test]
    fn the_claim_is_the_workspace_and_other_keys_stay() {
        let user = User {
            id: "u".into(),
            email: None,
            app_metadata: json!({ "plan": "pro", "workspace_id": "old" }),
        };
        let workspace = Workspace {
            id: "w".into(),
            name: "N".into(),
            slug: "n".into(),
            created_at: String::new(),
            private: false,
        };
        let claims = claims(&user, &workspace, 1, 2);
        assert_eq!(claims["app_metadata"], json!({ "plan": "pro", "workspace_id": "w" }));
    }
}

//! Keys of a project: which kind one is, and whether it may administer users. Never shown.

use super::Error;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::Value;
use std::fmt;

/// A key that may do everything.
#[derive(Clone)]
pub struct ServiceKey {
    text: String,
    legacy: bool,
}

impl fmt::Debug for ServiceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.legacy { "ServiceKey(eyJ…)" } else { "ServiceKey(sb_secret_…)" })
    }
}

impl ServiceKey {
    /// Checks the key that a variable holds. `now` is in seconds since 1970.
    pub fn read(variable: &str, text: &str, now: i64) -> Result<Self, Error> {
        let text = text.trim();
        let variable = variable.to_owned();
        if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Error::KeyForm { variable, why: "it holds a character that no key has" });
        }
        if text.starts_with("sb_publishable_") {
            return Err(Error::AnonKey { variable, kind: "a publishable key".to_owned() });
        }
        if let Some(rest) = text.strip_prefix("sb_secret_") {
            if rest.len() < 8 {
                return Err(Error::KeyForm { variable, why: "it is too short" });
            }
            return Ok(Self { text: text.to_owned(), legacy: false });
        }
        let Some(claims) = claims(text) else {
            return Err(Error::KeyForm { variable, why: "it is neither a secret key nor a token" });
        };
        match claims.get("role").and_then(Value::as_str) {
            Some("service_role" | "supabase_admin") => {}
            Some("anon") => return Err(Error::AnonKey { variable, kind: "the anon key".to_owned() }),
            Some("authenticated") => {
                return Err(Error::AnonKey { variable, kind: "the token of a signed-in user".to_owned() });
            }
            Some(_) => return Err(Error::AnonKey { variable, kind: "a key of another role".to_owned() }),
            None => return Err(Error::KeyForm { variable, why: "it is a token without a role" }),
        }
        if let Some(end) = claims.get("exp").and_then(Value::as_i64).filter(|end| *end <= now) {
            let when =
                jiff::Timestamp::from_second(end).map_or_else(|_| end.to_string(), |when| when.to_string());
            return Err(Error::ExpiredKey { variable, when });
        }
        Ok(Self { text: text.to_owned(), legacy: true })
    }

    /// The headers that carry it. A new key is no token, so it is no bearer either.
    pub(super) fn headers(&self) -> Vec<(&'static str, String)> {
        let mut headers = vec![("apikey", self.text.clone())];
        if self.legacy {
            headers.push(("Authorization", format!("Bearer {}", self.text)));
        }
        headers
    }
}

/// Whether a text is a key that may do everything, expired or not.
pub fn is_service_key(text: &str) -> bool {
    let text = text.trim();
    if let Some(rest) = text.strip_prefix("sb_secret_") {
        return rest.len() >= 8;
    }
    let role = claims(text).and_then(|claims| claims.get("role").and_then(Value::as_str).map(str::to_owned));
    matches!(role.as_deref(), Some("service_role" | "supabase_admin"))
}

/// What a token says, unchecked.
fn claims(token: &str) -> Option<Value> {
    let mut parts = token.split('.');
    let (_, claims, _, None) = (parts.next()?, parts.next()?, parts.next()?, parts.next()) else {
        return None;
    };
    let bytes = URL_SAFE_NO_PAD.decode(claims.trim_end_matches('=')).ok()?;
    serde_json::from_slice::<Value>(&bytes).ok().filter(Value::is_object)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn jwt(claims: &Value) -> String {
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        format!("{}.{}.c2ln", part(&json!({ "alg": "HS256" })), part(claims))
    }

    #[test]
    fn kinds_are_told_apart_by_what_they_say() {
        let read = |text: &str| ServiceKey::read("KEY", text, 1000);
        assert!(!read("sb_secret_0123456789").unwrap().legacy);
        let service = jwt(&json!({ "role": "service_role", "exp": 2000 }));
        assert_eq!(read(&service).unwrap().headers().len(), 2);
        assert!(matches!(read(&jwt(&json!({ "role": "anon" }))), Err(Error::AnonKey { .. })));
        assert!(matches!(read("sb_publishable_abc"), Err(Error::AnonKey { .. })));
        let expired = jwt(&json!({ "role": "service_role", "exp": 1000 }));
        assert!(matches!(read(&expired), Err(Error::ExpiredKey { .. })));
        for bad in ["", "hello", "a.b.c", "sb_secret_", "sb_secret_01234\n56789", &jwt(&json!({}))] {
            let error = read(bad).unwrap_err();
            assert!(matches!(error, Error::KeyForm { .. }), "{bad}: {error}");
        }
        assert!(is_service_key(&expired) && !is_service_key("sb_publishable_abcdefgh"));
    }

    #[test]
    fn debug_shows_nothing() {
        let key = ServiceKey::read("KEY", "sb_secret_0123456789", 0).unwrap();
        assert!(!format!("{key:?}").contains("0123"));
    }
}

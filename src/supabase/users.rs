//! Users of a project, through its Auth server's admin API.

use super::{Error, project::Ask, project::Project};
use serde_json::{Map, Value, json};
use std::{collections::BTreeMap, fmt::Write as _, thread, time::Duration};

/// How many users are asked for at once.
const PAGE: usize = 1000;
/// How often all pages are read anew when some were missed.
const ROUNDS: u32 = 3;
/// How often a change of `app_metadata` is made anew when it did not stay.
const MENDS: u32 = 6;

/// A user, as the Auth server tells.
#[derive(Clone, Debug, PartialEq)]
pub struct AuthUser {
    /// The id, a UUID.
    pub id: String,
    /// The e-mail address.
    pub email: Option<String>,
    /// What the server alone writes.
    pub app_metadata: Map<String, Value>,
}

impl AuthUser {
    fn read(value: &Value) -> Option<Self> {
        Some(Self {
            id: value.get("id")?.as_str()?.to_owned(),
            email: value
                .get("email")
                .and_then(Value::as_str)
                .filter(|email| !email.is_empty())
                .map(str::to_owned),
            app_metadata: value.get("app_metadata").and_then(Value::as_object).cloned().unwrap_or_default(),
        })
    }
}

impl Project {
    /// The user with this id.
    pub fn user(&self, id: &str) -> Result<Option<AuthUser>, Error> {
        let ask = Ask::new("GET", format!("/auth/v1/admin/users/{id}"));
        match self.ask_json(&ask) {
            Ok(value) => AuthUser::read(&value).map(Some).ok_or_else(|| self.form(&ask)),
            Err(Error::Server { status: 404, ref code, .. }) if code == "user_not_found" => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The users with this address, in any case. There is no look-up by address: the server filters by a part of it,
    /// and we compare. It keeps addresses in lower case.
    pub fn users_by_email(&self, email: &str) -> Result<Vec<AuthUser>, Error> {
        let mut found = self.users(Some(&email.to_lowercase()))?;
        found.retain(|user| user.email.as_deref().is_some_and(|other| other.eq_ignore_ascii_case(email)));
        Ok(found)
    }

    /// All users, or those that a filter leaves.
    ///
    /// Users may come and go while we read. Whoever comes moves others to the next page, where they are met again:
    /// each counts once. Whoever goes moves others to a page that was read already: then fewer were seen than the
    /// server says there are, and all is read anew.
    pub fn users(&self, filter: Option<&str>) -> Result<Vec<AuthUser>, Error> {
        let mut seen = BTreeMap::new();
        for _ in 0..ROUNDS {
            let total = self.pages(filter, &mut seen)?;
            if total.is_none_or(|total| seen.len() >= total) {
                break;
            }
        }
        Ok(seen.into_values().collect())
    }

    /// A page of the users that a filter leaves: enough to find an address that is near.
    pub fn some_users(&self, filter: &str) -> Result<Vec<AuthUser>, Error> {
        let path = format!("/auth/v1/admin/users?page=1&per_page={PAGE}&filter={}", percent(filter));
        let ask = Ask::new("GET", path);
        let value = self.ask_json(&ask)?;
        let users = value.get("users").and_then(Value::as_array).ok_or_else(|| self.form(&ask))?;
        Ok(users.iter().filter_map(AuthUser::read).collect())
    }

    /// Reads every page once; how many users the server says there are.
    fn pages(
        &self,
        filter: Option<&str>,
        seen: &mut BTreeMap<String, AuthUser>,
    ) -> Result<Option<usize>, Error> {
        let filter = filter.map_or(String::new(), |text| format!("&filter={}", percent(text)));
        let mut total = None;
        for page in 1_usize.. {
            let ask = Ask::new("GET", format!("/auth/v1/admin/users?page={page}&per_page={PAGE}{filter}"));
            let response = self.ask(&ask)?;
            let value = self.json(&ask, &response)?;
            let users = value.get("users").and_then(Value::as_array).ok_or_else(|| self.form(&ask))?;
            let before = seen.len();
            for user in users {
                let user = AuthUser::read(user).ok_or_else(|| self.form(&ask))?;
                seen.insert(user.id.clone(), user);
            }
            total = response.header("x-total-count").and_then(|text| text.parse().ok()).or(total);
            let more = match response.header("link") {
                Some(link) => link.contains("rel=\"next\""),
                None => total.map_or(!users.is_empty(), |total| page * PAGE < total),
            };
            // A server that gives smaller pages than we ask for says so by `Link`; one that gives the same page
            // again and again must not keep us for ever.
            if users.is_empty()
                || !more
                || (before == seen.len() && page > 1 && total.is_some_and(|n| n <= before))
            {
                break;
            }
        }
        Ok(total)
    }

    /// Sets one key of a user's `app_metadata`, or removes it. The server merges, but by reading and writing back as a
    /// whole, and so may lose what somebody else writes meanwhile, or they what we write. So it is read back, and a key
    /// that was lost is written again.
    pub fn set_app_metadata(&self, id: &str, key: &str, value: Option<&str>) -> Result<(), Error> {
        let gone = || Error::Contested { user: id.to_owned() };
        let before = self.user(id)?.ok_or_else(gone)?;
        let wanted = value.map_or(Value::Null, |value| json!(value));
        let mut known = before.app_metadata;
        let mut write = Map::from_iter([(key.to_owned(), wanted.clone())]);
        for round in 0..MENDS {
            let ask =
                Ask::new("PUT", format!("/auth/v1/admin/users/{id}")).body(json!({ "app_metadata": write }));
            let written = self.ask_json(&ask)?;
            let written = AuthUser::read(&written).ok_or_else(|| self.form(&ask))?;
            known.extend(written.app_metadata);
            let now = self.user(id)?.ok_or_else(gone)?.app_metadata;
            write = lost(key, &wanted, &known, &now);
            if write.is_empty() {
                return Ok(());
            }
            known.extend(now);
            thread::sleep(Duration::from_millis(20 << round));
        }
        Err(gone())
    }

    /// Signs a user out everywhere, with a token that speaks for them.
    pub fn sign_out(&self, token: &str) -> Result<(), Error> {
        let headers = [("Authorization", format!("Bearer {token}"))];
        let ask = Ask::new("POST", "/auth/v1/logout?scope=global").headers(&headers).repeatable();
        match self.ask(&ask) {
            // With 404 there was no session any more.
            Ok(_) | Err(Error::Server { status: 404, .. }) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

/// What has to be written again: our key when it is not as we wrote it, and keys that were there and are not any more.
/// A key that has another value now was changed by somebody who knew of it.
fn lost(
    key: &str,
    wanted: &Value,
    known: &Map<String, Value>,
    now: &Map<String, Value>,
) -> Map<String, Value> {
    let mut lost = Map::new();
    if now.get(key).unwrap_or(&Value::Null) != wanted {
        lost.insert(key.to_owned(), wanted.clone());
    }
    for (other, value) in known.iter().filter(|(other, value)| *other != key && !value.is_null()) {
        if !now.contains_key(other) {
            lost.insert(other.clone(), value.clone());
        }
    }
    lost
}

/// A text as it stands in a query (RFC 3986, 2.1).
pub(super) fn percent(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(value: &Value) -> Map<String, Value> {
        value.as_object().cloned().unwrap()
    }

    #[test]
    fn what_was_lost_is_written_again_and_nothing_else() {
        let known = map(&json!({ "workspace_id": "old", "plan": "pro", "seats": 3 }));
        let now = map(&json!({ "workspace_id": "old", "plan": "free" }));
        let again = lost("workspace_id", &json!("new"), &known, &now);
        assert_eq!(again, map(&json!({ "workspace_id": "new", "seats": 3 })));
        let now = map(&json!({ "plan": "free", "seats": 3 }));
        assert!(lost("workspace_id", &Value::Null, &known, &now).is_empty());
    }
}

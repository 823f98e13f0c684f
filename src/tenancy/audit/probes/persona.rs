//! Who acts: a member of one workspace, a user without one, a visitor, and each of them with something forged.

use super::World;
use crate::tenancy::audit::model::Model;
use serde_json::{Map, Value, json};

/// Somebody with a role, claims and settings, as a request of the data API has them.
#[derive(Clone, Debug)]
pub(super) struct Persona {
    /// For people.
    pub(super) name: String,
    pub(super) role: String,
    pub(super) claims: Option<Value>,
    pub(super) settings: Vec<(String, String)>,
    /// Whether workspace A is legitimately theirs.
    pub(super) member: bool,
    /// Whether everything about them is as it should be, so that they must reach their own rows.
    pub(super) honest: bool,
    /// Whether most of what they ask ends in an error, so that one question of a kind must do.
    pub(super) malformed: bool,
    /// The user they are.
    pub(super) user: String,
}

/// The claims of a token.
fn token(model: &Model, user: &str, workspace: Option<&str>, forged: Option<&Value>) -> Value {
    let mut app = json!({ "provider": "email", "providers": ["email"] });
    let mut claims = json!({
        "role": "authenticated", "aud": "authenticated", "sub": user, "is_anonymous": false, "aal": "aal1",
        "email": format!("{user}@probe.invalid"), "user_metadata": forged.cloned().unwrap_or_else(|| json!({})),
    });
    if let Some(workspace) = workspace {
        for key in claim_keys(model) {
            let value = if key.ends_with('s') { json!([workspace]) } else { json!(workspace) };
            app[key.as_str()] = value.clone();
            if !claims.as_object().is_some_and(|claims| claims.contains_key(&key)) {
                claims[key.as_str()] = value;
            }
        }
    }
    claims["app_metadata"] = app;
    claims
}

/// The keys under which a token may carry the workspace: those that policies ask for, and the tenant column's name.
fn claim_keys(model: &Model) -> Vec<String> {
    let signs = ["workspace", "tenant", "org", "team", "account", "company"];
    let column = model.tenant_column();
    let mut keys: Vec<String> = model
        .claims
        .keys
        .iter()
        .filter(|key| signs.iter().any(|sign| key.to_lowercase().contains(sign)))
        .cloned()
        .collect();
    if !keys.contains(&column) {
        keys.push(column);
    }
    keys
}

/// Objects that claim to belong to B under every key that policies ask for.
fn forgeries(model: &Model, workspace: &str) -> Vec<Value> {
    let object = |value: &dyn Fn(&str) -> Value| {
        let keys = model.claims.keys.iter().cloned().chain([model.tenant_column()]);
        let keys = keys.filter(|key| !matches!(key.as_str(), "user_metadata" | "app_metadata" | "sub"));
        Value::Object(keys.map(|key| (key.clone(), value(&key))).collect::<Map<_, _>>())
    };
    let mut all =
        vec![object(&|_| json!(workspace)), object(&|_| json!([workspace])), object(&|_| json!("true"))];
    let words =
        ["admin", "owner", "service_role"].into_iter().filter(|word| model.claims.words.contains(*word));
    all.extend(
        words.map(|word| object(&|key| if key.contains("role") { json!(word) } else { json!(workspace) })),
    );
    all.truncate(5);
    all
}

impl Persona {
    /// Everybody who acts, the honest member first. Roles that row security does not hold are left out: a rule names
    /// them.
    pub(super) fn all(model: &Model, world: &World, roles: &[&str]) -> Vec<Self> {
        let held = |role: &&&str| model.role(role).is_some_and(|role| !role.bypass && !role.superuser);
        let roles: Vec<&str> = roles.iter().filter(held).copied().collect();
        let mut all = Vec::new();
        for role in roles.iter().filter(|role| **role != "anon") {
            all.extend(Self::signed_in(model, world, role));
        }
        if roles.contains(&"anon") {
            all.extend(Self::visitors(model, world));
        }
        all
    }

    fn signed_in(model: &Model, world: &World, role: &str) -> Vec<Self> {
        let (a, b) = (world.a.workspace.as_str(), world.b.workspace.as_str());
        let stranger = world.stranger.as_str();
        let new = |name: &str, user: &str, claims: Value| Self {
            name: format!("{name} ({role})"),
            role: role.to_owned(),
            claims: Some(claims),
            settings: server_settings(model, a),
            member: user != stranger,
            honest: false,
            malformed: false,
            user: user.to_owned(),
        };
        let mut all: Vec<Self> = world
            .a
            .users
            .iter()
            .map(|user| {
                let mut claims = token(model, user, Some(a), None);
                if let Some(email) = world.a.email.as_ref().filter(|_| world.a.users.first() == Some(user)) {
                    claims["email"] = json!(email);
                }
                Self { honest: true, ..new("a member of workspace A", user, claims) }
            })
            .collect();
        let user = world.a.users.first().map_or(stranger, String::as_str);
        let none = || server_settings(model, "");
        all.push(Self {
            settings: none(),
            ..new("a user without a workspace", stranger, token(model, stranger, None, None))
        });
        all.push(Self {
            settings: none(),
            ..new("a member of A with an empty claim", user, token(model, user, Some(""), None))
        });
        all.push(Self {
            malformed: true,
            ..new(
                "a member of A with a malformed claim",
                user,
                token(model, user, Some("no such form"), None),
            )
        });
        for forged in forgeries(model, b) {
            let of_a = token(model, user, Some(a), Some(&forged));
            all.push(new("a member of A whose user_metadata names B", user, of_a));
            let of_none = token(model, stranger, None, Some(&forged));
            let name = "a user without a workspace whose user_metadata names B";
            all.push(Self { settings: none(), ..new(name, stranger, of_none) });
        }
        for address in model.claims.words.iter().filter(|word| word.contains('@')).take(2) {
            let email = format!(
                "probe{}",
                address.trim_start_matches(['%', '.', '*', '^']).trim_end_matches(['%', '$'])
            );
            let mut claims = token(model, user, Some(a), None);
            claims["email"] = json!(email);
            all.push(new(&format!("a member of A with the address {email}"), user, claims));
        }
        let forged = client_settings(model, b);
        if !forged.is_empty() {
            let name = "a member of A who sends headers and settings that name B";
            all.push(Self { settings: forged.clone(), ..new(name, user, token(model, user, Some(a), None)) });
            let name = "a user without a workspace who sends headers and settings that name B";
            all.push(Self { settings: forged, ..new(name, stranger, token(model, stranger, None, None)) });
        }
        all
    }

    fn visitors(model: &Model, world: &World) -> Vec<Self> {
        let new = |name: &str, claims: Option<Value>, settings| Self {
            name: format!("{name} (anon)"),
            role: "anon".to_owned(),
            claims,
            settings,
            member: false,
            honest: false,
            malformed: false,
            user: world.stranger.clone(),
        };
        let anon = Some(json!({ "role": "anon" }));
        let mut all = vec![
            new("a visitor", anon.clone(), server_settings(model, "")),
            new("a visitor without any claims", None, server_settings(model, "")),
        ];
        let forged = client_settings(model, &world.b.workspace);
        if !forged.is_empty() {
            all.push(new("a visitor who sends headers and settings that name B", anon, forged));
        }
        all
    }
}

/// Whether policies know the caller from a token at all. Where they do not, a setting of the project's own is how the
/// back end says who is asking, and not the client's to choose.
fn by_token(model: &Model) -> bool {
    let asks = |text: &str| text.contains("auth.") || text.contains("request.jwt");
    let texts = model.policies.iter().flat_map(|policy| [&policy.using, &policy.check]).flatten();
    let under =
        model.functions.iter().filter(|f| model.claims.under_policies.contains(&f.oid)).map(|f| &f.source);
    texts.chain(under).any(|text| asks(text))
}

/// The project's own settings as the back end sets them.
fn server_settings(model: &Model, workspace: &str) -> Vec<(String, String)> {
    let own = model.claims.settings.iter().filter(|name| !name.starts_with("request."));
    let value = if by_token(model) { "" } else { workspace };
    own.map(|name| (name.clone(), value.to_owned())).collect()
}

/// What a client can send or set: headers, cookies, and the project's own settings.
fn client_settings(model: &Model, workspace: &str) -> Vec<(String, String)> {
    let of_client =
        model.claims.settings.iter().filter(|name| name.starts_with("request.") || by_token(model));
    of_client
        .map(|name| {
            let keys = model.claims.keys.iter().map(|key| (key.clone(), json!(workspace)));
            let whole = matches!(name.as_str(), "request.headers" | "request.cookies");
            let value = if whole { Value::Object(keys.collect()).to_string() } else { workspace.to_owned() };
            (name.clone(), value)
        })
        .collect()
}

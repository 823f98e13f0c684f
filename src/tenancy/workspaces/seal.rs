//! Keys of other services, encrypted at rest: XChaCha20-Poly1305 under a key that only the environment holds.
//!
//! Stored form: `ef1.KEYID.NONCE.CIPHERTEXT`, the last two in base64. The key's id is the beginning of a hash of it, so
//! that a changed key is told apart from a tampered text. The workspace's id is bound in as associated data: a sealed
//! text that is copied to another workspace does not open there.

use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD},
};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305,
    aead::{Aead, Payload},
};
use miette::Diagnostic;
use sha2::{Digest, Sha256};
use std::fmt;
use thiserror::Error;

/// The variable with the key.
pub const KEY_VARIABLE: &str = "EF_ENCRYPTION_KEY";
/// The form in which sealed texts are stored.
const FORM: &str = "ef1";
/// The length of a key in bytes.
const KEY_LENGTH: usize = 32;
/// The length of a nonce in bytes.
const NONCE_LENGTH: usize = 24;

/// Why a text cannot be sealed or opened.
#[derive(Clone, Debug, Error, Diagnostic, PartialEq, Eq)]
#[non_exhaustive]
pub enum SealError {
    /// There is no key.
    #[error("`{KEY_VARIABLE}` is not set: keys of other services are encrypted with it")]
    #[diagnostic(
        code(ef::workspace::no_key),
        help(
            "make one with `openssl rand -base64 32`, keep it where your other secrets are, and set the variable to it"
        )
    )]
    NoKey,
    /// The key is no text of 32 bytes.
    #[error("the key in `{KEY_VARIABLE}` has {found} bytes, not {KEY_LENGTH}")]
    #[diagnostic(
        code(ef::workspace::key_length),
        help("`openssl rand -base64 32` or `openssl rand -hex 32` makes a good one")
    )]
    KeyLength {
        /// How many it has.
        found: usize,
    },
    /// The key is written in an unknown way.
    #[error("the key in `{KEY_VARIABLE}` is neither base64 nor hexadecimal")]
    #[diagnostic(
        code(ef::workspace::key_form),
        help("`openssl rand -base64 32` or `openssl rand -hex 32` makes a good one")
    )]
    KeyForm,
    /// Sealed under another key.
    #[error("the stored key was encrypted with another `{KEY_VARIABLE}` (key {stored}, now {now})")]
    #[diagnostic(
        code(ef::workspace::key_changed),
        help(
            "set the variable to the key that it was encrypted with, or store the API key anew: `ef workspace postiz set`"
        )
    )]
    KeyChanged {
        /// The id of the key that it was sealed with.
        stored: String,
        /// The id of the key that is set.
        now: String,
    },
    /// The text was changed, or belongs to another workspace.
    #[error("the stored key was tampered with, or belongs to another workspace")]
    #[diagnostic(
        code(ef::workspace::tampered),
        help("store the API key anew: `ef workspace postiz set`, and find out who could write to the table")
    )]
    Tampered,
    /// The text is no sealed one.
    #[error("the stored key is not in a form that this `ef` knows")]
    #[diagnostic(
        code(ef::workspace::sealed_form),
        help("store the API key anew: `ef workspace postiz set`; a newer `ef` may have written it")
    )]
    Form,
    /// The system gives no random bytes.
    #[error("the system gives no random bytes")]
    #[diagnostic(
        code(ef::workspace::random),
        help("try again; without them nothing can be encrypted safely")
    )]
    Random,
}

/// A key to seal with. Neither its `Debug` nor any error shows it.
pub struct SealingKey {
    cipher: XChaCha20Poly1305,
    id: String,
}

impl fmt::Debug for SealingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SealingKey({})", self.id)
    }
}

impl SealingKey {
    /// The key that the variable holds: 32 bytes as base64 or hexadecimal.
    pub fn read(value: Option<&str>) -> Result<Self, SealError> {
        let text = value.map(str::trim).filter(|text| !text.is_empty()).ok_or(SealError::NoKey)?;
        let bytes = decoded(text).ok_or(SealError::KeyForm)?;
        if bytes.len() != KEY_LENGTH {
            return Err(SealError::KeyLength { found: bytes.len() });
        }
        let cipher = XChaCha20Poly1305::new_from_slice(&bytes).map_err(|_| SealError::KeyForm)?;
        let hash = Sha256::new().chain_update(b"ef sealing key id\0").chain_update(&bytes).finalize();
        let id = hash.iter().take(4).map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
        Ok(Self { cipher, id })
    }

    /// What tells keys apart and says nothing about them.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Seals a text for one workspace.
    pub fn seal(&self, workspace: &str, text: &str) -> Result<String, SealError> {
        let mut nonce = [0_u8; NONCE_LENGTH];
        getrandom::fill(&mut nonce).map_err(|_| SealError::Random)?;
        let bound = bound(workspace, &self.id);
        let payload = Payload { msg: text.as_bytes(), aad: bound.as_bytes() };
        let sealed = self.cipher.encrypt(&nonce.into(), payload).map_err(|_| SealError::Random)?;
        let base64 = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        Ok(format!("{FORM}.{}.{}.{}", self.id, base64(&nonce), base64(&sealed)))
    }

    /// Opens what was sealed for this workspace.
    pub fn open(&self, workspace: &str, sealed: &str) -> Result<String, SealError> {
        let mut parts = sealed.split('.');
        let (Some(FORM), Some(id), Some(nonce), Some(text), None) =
            (parts.next(), parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(SealError::Form);
        };
        if id != self.id {
            return Err(SealError::KeyChanged { stored: shown(id), now: self.id.clone() });
        }
        let bytes = |part: &str| URL_SAFE_NO_PAD.decode(part).map_err(|_| SealError::Tampered);
        let nonce: [u8; NONCE_LENGTH] = bytes(nonce)?.try_into().map_err(|_| SealError::Tampered)?;
        let bound = bound(workspace, id);
        let payload = Payload { msg: &bytes(text)?, aad: bound.as_bytes() };
        let opened = self.cipher.decrypt(&nonce.into(), payload).map_err(|_| SealError::Tampered)?;
        String::from_utf8(opened).map_err(|_| SealError::Tampered)
    }
}

/// The id of the key that a text was sealed with, as far as it can be told.
pub fn key_id(sealed: &str) -> Option<&str> {
    sealed.strip_prefix(FORM)?.strip_prefix('.')?.split('.').next()
}

fn bound(workspace: &str, key_id: &str) -> String {
    format!("{FORM}|{key_id}|postiz|{}", workspace.to_lowercase())
}

/// As much of a text from the database as may be shown.
fn shown(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).take(8).collect()
}

fn decoded(text: &str) -> Option<Vec<u8>> {
    if text.len() == 2 * KEY_LENGTH && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect();
    }
    let engines = [&STANDARD, &STANDARD_NO_PAD, &URL_SAFE, &URL_SAFE_NO_PAD];
    engines.iter().find_map(|engine| engine.decode(text).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEX: &str = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    #[test]
    fn what_was_sealed_opens_in_its_workspace_only() {
        let key = SealingKey::read(Some(HEX)).unwrap();
        let sealed = key.seal("w1", "secret").unwrap();
        assert!(!sealed.contains("secret") && sealed != key.seal("w1", "secret").unwrap());
        assert_eq!(key.open("w1", &sealed).unwrap(), "secret");
        assert_eq!(key.open("w2", &sealed), Err(SealError::Tampered));
        assert_eq!(key_id(&sealed), Some(key.id()));
    }

    #[test]
    fn hex_and_base64_are_the_same_key() {
        let base64 = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
        assert_eq!(SealingKey::read(Some(base64)).unwrap().id(), SealingKey::read(Some(HEX)).unwrap().id());
    }

    #[test]
    fn each_fault_of_a_key_is_told_apart() {
        assert_eq!(SealingKey::read(None).unwrap_err(), SealError::NoKey);
        assert_eq!(SealingKey::read(Some(" ")).unwrap_err(), SealError::NoKey);
        assert_eq!(SealingKey::read(Some("c2hvcnQ=")).unwrap_err(), SealError::KeyLength { found: 5 });
        assert_eq!(SealingKey::read(Some("no key at all!")).unwrap_err(), SealError::KeyForm);
    }

    #[test]
    fn a_changed_key_is_no_tampering_and_the_reverse() {
        let (one, two) =
            (SealingKey::read(Some(HEX)).unwrap(), SealingKey::read(Some(&"ff".repeat(32))).unwrap());
        let sealed = one.seal("w", "secret").unwrap();
        assert!(matches!(two.open("w", &sealed), Err(SealError::KeyChanged { .. })));
        let at = sealed.len() - 2;
        let other = if &sealed[at..=at] == "A" { "B" } else { "A" };
        let tampered = format!("{}{other}{}", &sealed[..at], &sealed[at + 1..]);
        assert_eq!(one.open("w", &tampered), Err(SealError::Tampered));
        assert_eq!(one.open("w", "plain text"), Err(SealError::Form));
        // Claiming another key's id does not help either.
        let renamed = sealed.replacen(one.id(), two.id(), 1);
        assert_eq!(two.open("w", &renamed), Err(SealError::Tampered));
    }
}

//! The two keys of this copy: one opens what is encrypted to it, the other signs what leaves it.
//!
//! They are made when they are first needed and stay in a table outside the journal: they are in the workspace's file and its backups, in a
//! work copy of the secretariat's, and in nothing that leaves for a member.

use age::secrecy::ExposeSecret;
use age::x25519;
use ed25519_dalek::{Signer as _, SigningKey, VerifyingKey};
use sqlx::{Row, SqliteConnection};

use crate::error::{Error, Result};
use crate::journal::hex;

/// See the module.
pub(crate) struct Keyring {
    identity: x25519::Identity,
    signing: SigningKey,
}

impl std::fmt::Debug for Keyring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keyring(…)")
    }
}

impl Keyring {
    /// New keys, from the system's randomness.
    pub fn new() -> Result<Self> {
        let mut seed = [0; 32];
        getrandom::fill(&mut seed).map_err(Error::internal)?;
        Ok(Self {
            identity: x25519::Identity::generate(),
            signing: SigningKey::from_bytes(&seed),
        })
    }

    /// What opens files for this copy.
    pub fn identity(&self) -> &x25519::Identity {
        &self.identity
    }

    /// To whom files for this copy are encrypted: `age1…`.
    pub fn recipient(&self) -> String {
        self.identity.to_public().to_string()
    }

    /// By what its signature is known: 64 hexadecimal digits.
    pub fn signer(&self) -> String {
        hex(self.signing.verifying_key().as_bytes())
    }

    /// Signs, as 128 hexadecimal digits.
    pub fn sign(&self, message: &[u8]) -> String {
        hex(&self.signing.sign(message).to_bytes())
    }
}

/// Whether a message was signed by whom it says. Signatures that other keys could have made as well are none (`verify_strict`).
pub(super) fn is_signed(message: &[u8], signature: &str, signer: &str) -> bool {
    let key = bytes::<32>(signer).and_then(|bytes| VerifyingKey::from_bytes(&bytes).ok());
    let signature = bytes::<64>(signature).map(|bytes| ed25519_dalek::Signature::from_bytes(&bytes));
    key.zip(signature)
        .is_some_and(|(key, signature)| key.verify_strict(message, &signature).is_ok())
}

fn bytes<const N: usize>(digits: &str) -> Option<[u8; N]> {
    let digits = digits.as_bytes();
    if digits.len() != N * 2 {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        let pair = std::str::from_utf8(pair).ok()?;
        *byte = u8::from_str_radix(pair, 16).ok()?;
    }
    Some(bytes)
}

/// The keys of this copy, made if it has none yet.
pub(crate) async fn keyring(connection: &mut SqliteConnection) -> Result<Keyring> {
    if let Some(kept) = kept(connection).await? {
        return Ok(kept);
    }
    let made = Keyring::new()?;
    sqlx::query("insert into keyring (singleton, identity, signing) values (1, ?, ?) on conflict do nothing")
        .bind(made.identity.to_string().expose_secret())
        .bind(hex(made.signing.as_bytes()))
        .execute(&mut *connection)
        .await?;
    // Another task may have been first.
    kept(connection).await?.ok_or_else(|| Error::internal("no keyring"))
}

async fn kept(connection: &mut SqliteConnection) -> Result<Option<Keyring>> {
    let row = sqlx::query("select identity, signing from keyring")
        .fetch_optional(connection)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let (identity, signing): (String, String) = (row.try_get(0)?, row.try_get(1)?);
    let damaged = || Error::stored_value("keyring", "another form");
    Ok(Some(Keyring {
        identity: identity.parse().map_err(|_| damaged())?,
        signing: SigningKey::from_bytes(&bytes::<32>(&signing).ok_or_else(damaged)?),
    }))
}

//! Somebody who knows the form of the file and holds the keys of a copy: writes packs and returns that say anything, well signed or not.
//! Written after `docs/format-pli.md`, apart from the program.

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::path::Path;

use age::x25519;
use ed25519_dalek::{Signer as _, SigningKey};
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use palmares_core::store::Store;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const MAGIC: &str = "palmares-pli 1\n";

/// A file laid open: what is inside can be said and signed otherwise, and goes back under the envelopes that it came in.
#[derive(Clone)]
pub struct Inside {
    /// The line that anybody reads, without its line feed.
    pub cover: Vec<u8>,
    /// One after the other.
    pub envelopes: Vec<u8>,
    key: x25519::Identity,
    /// The table of contents, which the signature is over.
    pub manifest: String,
    /// What stands between the table of contents and the parts: the signature and its line feed.
    pub signature: String,
    /// One after the other.
    pub parts: Vec<u8>,
}

impl Inside {
    /// Lays a file open by what opens one of its envelopes.
    pub fn of(path: &Path, opens: &dyn age::Identity) -> Self {
        let bytes = std::fs::read(path).unwrap();
        let rest = bytes.strip_prefix(MAGIC.as_bytes()).unwrap();
        let (cover, mut rest) = rest.split_at(rest.iter().position(|byte| *byte == b'\n').unwrap());
        rest = &rest[1..];
        let said: Value = serde_json::from_slice(cover).unwrap();
        let (mut envelopes, mut key) = (Vec::new(), None);
        for envelope in said["envelopes"].as_array().unwrap() {
            let size = usize::try_from(envelope["size"].as_u64().unwrap()).unwrap();
            key = key.or_else(|| opened(&rest[..size], opens));
            envelopes.extend(&rest[..size]);
            rest = &rest[size..];
        }
        let key: x25519::Identity = String::from_utf8(key.unwrap()).unwrap().parse().unwrap();
        let plain = opened(&rest[..rest.len() - 25], &key).unwrap();
        let line = plain.iter().position(|byte| *byte == b'\n').unwrap();
        let (manifest, rest) = plain.split_at(line);
        let (signature, parts) = rest[1..].split_at(129);
        Self {
            cover: cover.to_vec(),
            envelopes,
            key,
            manifest: String::from_utf8(manifest.to_vec()).unwrap(),
            signature: String::from_utf8(signature.to_vec()).unwrap(),
            parts: parts.to_vec(),
        }
    }

    /// Whose key it says signed.
    pub fn signer(&self) -> String {
        let said: Value = serde_json::from_str(&self.manifest).unwrap();
        said["signer"].as_str().unwrap().to_owned()
    }

    /// Says that another key signed.
    pub fn names(&mut self, signer: &str) {
        self.manifest = self.manifest.replace(&self.signer(), signer);
    }

    /// Signed by a key, which it names.
    pub fn sign(&mut self, key: &SigningKey) {
        self.names(&hex(key.verifying_key().as_bytes()));
        self.signature = format!("{}\n", signed(key, &self.manifest));
    }

    /// Writes it, whole.
    pub fn write(&self, path: &Path) {
        let plain = [self.manifest.as_bytes(), b"\n", self.signature.as_bytes(), &self.parts].concat();
        let head = [MAGIC.as_bytes(), &self.cover, b"\n", &self.envelopes].concat();
        ended(path, [head, sealed(&plain, &self.key.to_public())].concat());
    }
}

/// The signature that a key gives to a table of contents.
pub fn signed(key: &SigningKey, manifest: &str) -> String {
    hex(&key
        .sign(format!("palmares-pli 1 contents\n{manifest}").as_bytes())
        .to_bytes())
}

/// Writes a file with the end that says its length.
pub fn ended(path: &Path, mut file: Vec<u8>) {
    let length = file.len() + 25;
    file.extend(format!("end {length:020}\n").into_bytes());
    std::fs::write(path, file).unwrap();
}

/// A return taken apart.
#[derive(Clone)]
pub struct Forged {
    pub cover: Value,
    pub contents: Value,
    pub lines: Vec<String>,
    recipient: String,
    signing: SigningKey,
}

/// The two keys of a copy: what opens files for it, and what signs its own.
pub async fn keys(store: &Store) -> (x25519::Identity, SigningKey) {
    let (identity, signing): (String, String) = sqlx::query_as("select identity, signing from keyring")
        .fetch_one(&mut *store.read().await.unwrap())
        .await
        .unwrap();
    let bytes: Vec<u8> = (0..32)
        .map(|at| u8::from_str_radix(&signing[2 * at..2 * at + 2], 16).unwrap())
        .collect();
    (
        identity.parse().unwrap(),
        SigningKey::from_bytes(&bytes.try_into().unwrap()),
    )
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

fn opened(sealed: &[u8], identity: &dyn age::Identity) -> Option<Vec<u8>> {
    let mut plain = Vec::new();
    let decryptor = age::Decryptor::new(sealed).unwrap();
    decryptor
        .decrypt(std::iter::once(identity))
        .ok()?
        .read_to_end(&mut plain)
        .unwrap();
    Some(plain)
}

fn sealed(plain: &[u8], recipient: &x25519::Recipient) -> Vec<u8> {
    let recipient: &dyn age::Recipient = recipient;
    let mut out = Vec::new();
    let mut writer = age::Encryptor::with_recipients(std::iter::once(recipient))
        .unwrap()
        .wrap_output(&mut out)
        .unwrap();
    writer.write_all(plain).unwrap();
    writer.finish().unwrap();
    out
}

impl Forged {
    /// Takes a return apart: the secretariat's key opens it, the copy's own will sign what is made of it.
    pub async fn of(path: &Path, secretariat: &Store, home: &Store) -> Self {
        let (identity, _) = keys(secretariat).await;
        let (_, signing) = keys(home).await;
        let inside = Inside::of(path, &identity);
        let cover = serde_json::from_slice(&inside.cover).unwrap();
        let manifest: Value = serde_json::from_str(&inside.manifest).unwrap();
        let mut text = String::new();
        GzDecoder::new(&*inside.parts).read_to_string(&mut text).unwrap();
        Self {
            cover,
            contents: manifest["contents"].clone(),
            lines: text.lines().map(str::to_owned).collect(),
            recipient: manifest["recipient"].as_str().unwrap().to_owned(),
            signing,
        }
    }

    /// Says something else in the entries, whose chain is made anew.
    pub fn rewrite(&mut self, old: &str, new: &str) {
        let (mut was, mut is) = (String::new(), String::new());
        for line in &mut self.lines {
            let before = hex(&Sha256::digest(&*line));
            *line = line.replace(old, new);
            if !was.is_empty() {
                *line = line.replace(&was, &is);
            }
            (was, is) = (before, hex(&Sha256::digest(&*line)));
        }
    }

    /// Signs with a key that nobody knows.
    pub fn sign_as_a_stranger(&mut self) {
        self.signing = SigningKey::from_bytes(&[7; 32]);
    }

    /// Writes it, encrypted to the secretariat.
    pub async fn write(&self, path: &Path, secretariat: &Store) {
        let signature = |message: &[u8]| hex(&self.signing.sign(message).to_bytes());
        self.write_signed(path, secretariat, signature).await;
    }

    /// Writes it with a signature of one's choice.
    pub async fn write_signed(&self, path: &Path, secretariat: &Store, signature: impl Fn(&[u8]) -> String) {
        let (identity, _) = keys(secretariat).await;
        let inside = x25519::Identity::generate();
        let key = age::secrecy::ExposeSecret::expose_secret(&inside.to_string())
            .as_bytes()
            .to_vec();
        let envelope = sealed(&key, &identity.to_public());
        let mut cover = self.cover.clone();
        cover["envelopes"] = json!([{ "opens_with": "key", "size": envelope.len() }]);
        let cover = cover.to_string();
        let mut packed = GzEncoder::new(Vec::new(), flate2::Compression::default());
        for line in &self.lines {
            writeln!(packed, "{line}").unwrap();
        }
        let part = packed.finish().unwrap();
        let manifest = format!(
            r#"{{"cover":"{}","signer":"{}","recipient":"{}","contents":{},"parts":[{{"kind":"entries","sha256":"{}","size":{}}}]}}"#,
            hex(&Sha256::digest(&cover)),
            hex(self.signing.verifying_key().as_bytes()),
            self.recipient,
            self.contents,
            hex(&Sha256::digest(&part)),
            part.len(),
        );
        let signed = signature(format!("palmares-pli 1 contents\n{manifest}").as_bytes());
        let mut plain = format!("{manifest}\n{signed}\n").into_bytes();
        plain.extend(part);
        let head = [MAGIC.as_bytes(), cover.as_bytes(), b"\n", &envelope].concat();
        ended(path, [head, sealed(&plain, &inside.to_public())].concat());
    }
}

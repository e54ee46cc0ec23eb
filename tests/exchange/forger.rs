//! Somebody who knows the form of the file and holds the keys of a copy at home: writes returns that say anything, well signed.
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
async fn keys(store: &Store) -> (x25519::Identity, SigningKey) {
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

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

fn opened(sealed: &[u8], identity: &x25519::Identity) -> Vec<u8> {
    let mut plain = Vec::new();
    let identity: &dyn age::Identity = identity;
    age::Decryptor::new(sealed)
        .unwrap()
        .decrypt(std::iter::once(identity))
        .unwrap()
        .read_to_end(&mut plain)
        .unwrap();
    plain
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
        let bytes = std::fs::read(path).unwrap();
        let rest = bytes.strip_prefix(MAGIC.as_bytes()).unwrap();
        let line = rest.iter().position(|byte| *byte == b'\n').unwrap();
        let cover: Value = serde_json::from_slice(&rest[..line]).unwrap();
        let size = usize::try_from(cover["envelopes"][0]["size"].as_u64().unwrap()).unwrap();
        let rest = &rest[line + 1..];
        let inside: x25519::Identity = String::from_utf8(opened(&rest[..size], &identity))
            .unwrap()
            .parse()
            .unwrap();
        let plain = opened(&rest[size..rest.len() - 25], &inside);
        let line = plain.iter().position(|byte| *byte == b'\n').unwrap();
        let manifest: Value = serde_json::from_slice(&plain[..line]).unwrap();
        let parts = &plain[line + 1 + 129..];
        let mut text = String::new();
        GzDecoder::new(parts).read_to_string(&mut text).unwrap();
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
        let mut file = [MAGIC.as_bytes(), cover.as_bytes(), b"\n", &envelope].concat();
        file.extend(sealed(&plain, &inside.to_public()));
        let length = file.len() + 25;
        file.extend(format!("end {length:020}\n").into_bytes());
        std::fs::write(path, file).unwrap();
    }
}

//! Packs, returns and files of changes, well signed by whoever could have made them.

use std::io::{self, Read as _, Write as _};
use std::path::Path;

use ed25519_dalek::SigningKey;
use flate2::Compression;
use flate2::write::GzEncoder;
use palmares_core::document::fold;
use palmares_core::exchange;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::desk::{Desk, at};
use crate::forger::{Inside, ended, hex, keys};
use crate::room::GOOD;
use crate::{Bomb, Way};

const MAGIC: &[u8] = b"palmares-pli 1\n";

/// Everything that travels, made of an honest committee, and the words of its pack.
pub async fn bombs(desk: &Desk) -> (Vec<Bomb>, String) {
    let made = desk.pack(0, 0).await;
    let words = made.passphrase.shown();
    let home = desk.open(&made, "a").await;
    home.score(desk.one, GOOD, 10).await;
    let given = home.give_back(20).await.path;
    let (identity, secretariat) = keys(&desk.room.store).await;
    let (_, own) = keys(&home.store).await;
    home.store.close().await;
    let spoken = age::scrypt::Identity::new(fold(&words).replace(' ', "-").into());
    let pack = Inside::of(&made.path, &spoken);
    let answer = Inside::of(&given, &identity);
    let changes = desk.folder.path().join("a.palmares-changes");
    exchange::write_changes(&desk.room.store, &changes, true, at(30))
        .await
        .unwrap();
    let changes = std::fs::read_to_string(&changes).unwrap();
    let path = desk.folder.path().join("bombe.pli");
    let mut bombs = packs(&pack, &secretariat, &path);
    bombs.extend(returns(&answer, &own, &path));
    bombs.extend(files_of_changes(&changes));
    (bombs, words)
}

fn packs(pack: &Inside, key: &SigningKey, path: &Path) -> Vec<Bomb> {
    let mut all = covers(pack, path);
    let signed = |edit: &dyn Fn(&mut Value, &mut Vec<u8>)| written(&edited(pack, key, edit), path);
    let texts = |said: &mut Value, parts: &mut Vec<u8>| {
        let size = usize::try_from(said["parts"][0]["size"].as_u64().unwrap()).unwrap();
        let texts = grown(300 << 20);
        said["parts"] = json!([said["parts"][0], part("texts", &texts)]);
        parts.truncate(size);
        parts.extend(texts);
    };
    let one_empty = |_: usize| Sha256::digest("").to_vec();
    let absent = |number: usize| Sha256::digest(number.to_string()).to_vec();
    all.extend([
        (
            "vue qui grossit de mille fois",
            signed(&|said, parts| one(said, parts, "view", &grown(300 << 20))),
        ),
        ("textes qui grossissent de mille fois", signed(&texts)),
        (
            "cinquante mille fois le même document",
            signed(&|said, _| many(said, 50_000, one_empty)),
        ),
        (
            "quarante mille documents qui ne sont pas là",
            signed(&|said, _| many(said, 40_000, absent)),
        ),
        (
            "document de 200 Mio qui n’est pas là",
            signed(&|said, _| sized(said, 200 << 20)),
        ),
        ("document de 1 Tio", signed(&|said, _| sized(said, 1 << 40))),
        (
            "part de 2^64 − 1 octets",
            signed(&|said, _| said["parts"][0]["size"] = u64::MAX.into()),
        ),
    ]);
    all.into_iter()
        .map(|(name, bytes)| Bomb::new(name, Way::Open, "pli", bytes))
        .collect()
}

/// What lies before anything is signed.
fn covers(pack: &Inside, path: &Path) -> Vec<(&'static str, Vec<u8>)> {
    let whole = written(pack, path);
    let raw = |inside: Vec<u8>| {
        ended(path, [MAGIC, &inside].concat());
        std::fs::read(path).unwrap()
    };
    let cover = |edit: &dyn Fn(&mut Value)| {
        let mut said: Value = serde_json::from_slice(&pack.cover).unwrap();
        edit(&mut said);
        raw([said.to_string().as_bytes(), b"\n", &pack.envelopes].concat())
    };
    let at = whole.windows(4).position(|four| four == b" 14\n").unwrap();
    let stalling = [&whole[..at], b" 30\n", &whole[at + 4..]].concat();
    let mut endless = pack.clone();
    endless.manifest = "a".repeat(20 << 20);
    vec![
        ("couverture sans fin", raw(vec![b'a'; 4 << 20])),
        (
            "mille enveloppes",
            cover(&|said| said["envelopes"] = vec![said["envelopes"][0].clone(); 1000].into()),
        ),
        (
            "enveloppe de 4 Gio",
            cover(&|said| said["envelopes"][0]["size"] = u32::MAX.into()),
        ),
        ("mot de passe qui coûte 2^30", stalling),
        (
            "longueur qui ment",
            [&whole[..whole.len() - 25], b"end 99999999999999999999\n"].concat(),
        ),
        ("description sans fin", written(&endless, path)),
    ]
}

fn returns(answer: &Inside, key: &SigningKey, path: &Path) -> Vec<Bomb> {
    let signed = |edit: &dyn Fn(&mut Value, &mut Vec<u8>)| written(&edited(answer, key, edit), path);
    let all = [
        (
            "retour qui grossit de mille fois",
            signed(&|said, parts| one(said, parts, "entries", &grown(300 << 20))),
        ),
        (
            "retour d’un million de lignes vides",
            signed(&|said, parts| one(said, parts, "entries", &lines(1_000_000))),
        ),
        (
            "retour de 2^62 actes",
            signed(&|said, _| said["contents"]["return"]["last"] = (1_u64 << 62).into()),
        ),
        (
            "retour avec mille parts de plus",
            signed(&|said, _| {
                let empty = part("entries", b"");
                said["parts"].as_array_mut().unwrap().extend(vec![empty; 1000]);
            }),
        ),
    ];
    all.into_iter()
        .map(|(name, bytes)| Bomb::new(name, Way::Merge, "pli", bytes))
        .collect()
}

fn files_of_changes(changes: &str) -> Vec<Bomb> {
    let lines: Vec<&str> = changes.lines().collect();
    let lying = |field: &str, number: u64| {
        let mut header: Value = serde_json::from_str(lines[1]).unwrap();
        header[field] = number.into();
        sealed(&[lines[0], &header.to_string(), &lines[2..lines.len() - 1].join("\n")].join("\n"))
    };
    let document = r#"{"sha256":"0000000000000000000000000000000000000000000000000000000000000000","size":1152921504606846976,"text_state":"","reason":null,"engine":null,"page_count":null,"extracted_at":"","pages":[]}"#;
    let with_document = {
        let mut header: Value = serde_json::from_str(lines[1]).unwrap();
        header["documents"] = 1.into();
        let body = lines[2..lines.len() - 1].join("\n");
        sealed(&[lines[0], &header.to_string(), &body, document, "rien"].join("\n"))
    };
    let all = [
        ("modifications de 2^60 actes", lying("entries", 1 << 60)),
        ("modifications avec 2^60 documents", lying("documents", 1 << 60)),
        ("modifications avec un document de 1 Eio", with_document),
    ];
    all.into_iter()
        .map(|(name, text)| Bomb::new(name, Way::Changes, "palmares-changes", text.into_bytes()))
        .collect()
}

fn sealed(body: &str) -> String {
    format!("{body}\nsha256:{}\n", hex(&Sha256::digest(format!("{body}\n"))))
}

fn written(inside: &Inside, path: &Path) -> Vec<u8> {
    inside.write(path);
    std::fs::read(path).unwrap()
}

fn edited(inside: &Inside, key: &SigningKey, edit: &dyn Fn(&mut Value, &mut Vec<u8>)) -> Inside {
    let mut inside = inside.clone();
    let mut said: Value = serde_json::from_str(&inside.manifest).unwrap();
    edit(&mut said, &mut inside.parts);
    inside.manifest = said.to_string();
    inside.sign(key);
    inside
}

fn part(kind: &str, bytes: &[u8]) -> Value {
    json!({ "kind": kind, "sha256": hex(&Sha256::digest(bytes)), "size": bytes.len() })
}

/// The file holds this part alone.
fn one(said: &mut Value, parts: &mut Vec<u8>, kind: &str, bytes: &[u8]) {
    said["parts"] = json!([part(kind, bytes)]);
    *parts = bytes.to_vec();
}

/// Documents of no bytes after the parts that are there.
fn many(said: &mut Value, count: usize, sha256: impl Fn(usize) -> Vec<u8>) {
    let documents = (0..count).map(|number| json!({ "kind": "document", "sha256": hex(&sha256(number)), "size": 0 }));
    said["parts"].as_array_mut().unwrap().extend(documents);
}

fn sized(said: &mut Value, size: u64) {
    let document = json!({ "kind": "document", "sha256": hex(&Sha256::digest("")), "size": size });
    said["parts"].as_array_mut().unwrap().push(document);
}

fn grown(size: u64) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    io::copy(&mut io::repeat(b'0').take(size), &mut packed).unwrap();
    packed.finish().unwrap()
}

fn lines(count: usize) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all("\n".repeat(count).as_bytes()).unwrap();
    packed.finish().unwrap()
}

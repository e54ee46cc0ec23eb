//! Whoever signs, and whatever they sign: twelve situations for each of the five kinds of file that travel, with what becomes of the file and
//! with what is other than it was.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use ed25519_dalek::{Signer as _, SigningKey};
use palmares_core::committee::{self, PersonInput};
use palmares_core::document::fold;
use palmares_core::error::Result;
use palmares_core::id::{CallId, MemberId};
use palmares_core::journal::{Plan, PlanLine, Verdict};
use palmares_core::pack::{PackState, Passphrase};
use palmares_core::store::Store;
use palmares_core::{evaluation, exchange, pack};
use serde_json::Value;
use sqlx::Row as _;

use crate::desk::{Desk, agathe, at};
use crate::files::{lines, seal_of, sealed};
use crate::fixtures::founder;
use crate::forger::{Inside, hex, keys, signed};
use crate::interrupted::copy;
use crate::pair::Pair;
use crate::room::{FAIR, GOOD, now};

/// What is wrong with who signed. A file of changes is sealed and not signed: its seal and its chains stand for it.
const SITUATIONS: [&str; 12] = [
    "sans signature",
    "signature vide",
    "signature d’une autre forme",
    "signature d’autres octets",
    "signature d’une version antérieure",
    "signataire échangé",
    "clé faible, qui signe tout",
    "clé inventée",
    "clé d’un autre",
    "clé de qui reçoit",
    "clé autre que celle retenue",
    "membre parti, paquet rappelé",
];
const KINDS: [&str; 5] = [
    "premier paquet",
    "paquet renvoyé",
    "premier retour",
    "retour suivant",
    "modifications",
];

/// The neutral point, whose signature of anything is itself and nothing: so says whoever does not check strictly.
const WEAK: &str = "0100000000000000000000000000000000000000000000000000000000000000";

/// A committee whose packs and returns went to and fro, closed at the moments at which something comes.
struct Base {
    files: BTreeMap<&'static str, Inside>,
    words: [Passphrase; 2],
    secretariat: SigningKey,
    own: SigningKey,
    other: SigningKey,
    call: CallId,
    member: MemberId,
    folder: tempfile::TempDir,
}

impl Base {
    async fn new() -> Self {
        let mut desk = Desk::new().await;
        let (first, others) = (desk.pack(0, 0).await, desk.pack(1, 1).await);
        let (mut home, beside) = (desk.open(&first, "a").await, desk.open(&others, "b").await);
        let (identity, secretariat) = keys(&desk.room.store).await;
        beside.score(desk.one, FAIR, 9).await;
        desk.merge(&[&beside.give_back(9).await.path]).await;
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str| folder.path().join(name);
        home.score(desk.one, GOOD, 10).await;
        let given = home.give_back(15).await.path;
        let ((theirs, own), (_, other)) = (keys(&home.store).await, keys(&beside.store).await);
        desk.room.store = kept(desk.room.store, &place("first")).await;
        desk.merge(&[&given]).await;
        let again = desk.pack(0, 20).await;
        desk.room.store = kept(desk.room.store, &place("next")).await;
        home.store = kept(home.store, &place("home")).await;
        home.score(desk.two, FAIR, 25).await;
        let next = home.give_back(30).await.path;
        let spoken = age::scrypt::Identity::new(fold(&first.passphrase.shown()).replace(' ', "-").into());
        Self {
            files: BTreeMap::from([
                (KINDS[0], Inside::of(&first.path, &spoken)),
                (KINDS[1], Inside::of(&again.path, &theirs)),
                (KINDS[2], Inside::of(&given, &identity)),
                (KINDS[3], Inside::of(&next, &identity)),
            ]),
            words: [first.passphrase, again.passphrase],
            secretariat,
            own,
            other,
            call: desk.room.call,
            member: home.member,
            folder,
        }
    }

    /// One situation of one kind: what becomes of the file, and what is other than it was.
    async fn answer(&self, kind: &str, situation: &str) -> String {
        let folder = tempfile::tempdir_in(self.folder.path()).unwrap();
        let (file, stranger) = (folder.path().join("a.pli"), folder.path().join("b.pli"));
        self.said(kind, situation).write(&file);
        self.said(kind, "clé inventée").write(&stranger);
        let before = (situation == "clé autre que celle retenue").then_some(&*stranger);
        match kind {
            "premier paquet" => self.opened(None, (&file, before), 0, folder.path()).await,
            "paquet renvoyé" => self.opened(Some("home"), (&file, before), 1, folder.path()).await,
            "premier retour" => self.merged("first", situation, (&file, before), folder.path()).await,
            _ => self.merged("next", situation, (&file, before), folder.path()).await,
        }
    }

    /// The file of a kind as the situation has it.
    fn said(&self, kind: &str, situation: &str) -> Inside {
        let mut file = self.files[kind].clone();
        let is_pack = kind.contains("paquet");
        let (right, receiver) = if is_pack {
            (&self.secretariat, &self.own)
        } else {
            (&self.own, &self.secretariat)
        };
        match situation {
            "sans signature" => file.signature.clear(),
            "signature vide" => "\n".clone_into(&mut file.signature),
            "signature d’une autre forme" => file.signature = format!("ed25519:{}", file.signature),
            "signature d’autres octets" => {
                file.signature = format!("{}\n", hex(&right.sign(file.manifest.as_bytes()).to_bytes()));
            }
            "signature d’une version antérieure" => {
                let earlier = file.manifest.replace("\"schema\":", "\"schema\":1");
                assert_ne!(earlier, file.manifest);
                file.signature = format!("{}\n", signed(right, &earlier));
            }
            "signataire échangé" => file.names(&hex(self.other.verifying_key().as_bytes())),
            "clé faible, qui signe tout" => {
                file.names(WEAK);
                file.signature = format!("{WEAK}{}\n", "0".repeat(64));
            }
            "clé inventée" => file.sign(&SigningKey::from_bytes(&[7; 32])),
            "clé d’un autre" => file.sign(&self.other),
            "clé de qui reçoit" => file.sign(receiver),
            _ => file.sign(right),
        }
        file
    }

    async fn opened(&self, here: Option<&str>, files: (&Path, Option<&Path>), words: usize, folder: &Path) -> String {
        let home = folder.join("H.palmares");
        if let Some(here) = here {
            copy(&self.folder.path().join(here), &home);
        }
        let words = Some(&self.words[words]);
        let open = async |file: &Path, home: &Path| exchange::open_pack(file, words, home, "x", at(40)).await;
        if let Some(stranger) = files.1 {
            // The copy came to be by a stranger's pack: it is theirs that it keeps to.
            let _ = std::fs::remove_dir_all(&home);
            open(stranger, &home).await.unwrap().store.close().await;
        }
        let before = rows_at(&home).await;
        let told = match open(files.0, &home).await {
            Ok(opened) => {
                opened.store.close().await;
                "ouvert".to_owned()
            }
            Err(error) => refused(&error.params()["reason"]),
        };
        format!("{told} ; {}", changed(&before, &rows_at(&home).await))
    }

    async fn merged(&self, here: &str, situation: &str, files: (&Path, Option<&Path>), folder: &Path) -> String {
        let path = folder.join("S.palmares");
        copy(&self.folder.path().join(here), &path);
        let store = Store::open(&path, now()).await.unwrap();
        if situation == "membre parti, paquet rappelé" {
            evaluation::retire_member(&store, &agathe(8), self.member)
                .await
                .unwrap();
            pack::close(&store, &agathe(9), self.call, &[self.member], PackState::Revoked)
                .await
                .unwrap();
        }
        let merge = async |file: &Path| {
            let files = [file.to_owned()];
            let planned = exchange::plan_returns(&store, &agathe(60), &files).await.unwrap();
            let (plan, _) = exchange::merge_returns(&store, &agathe(60), &files).await.unwrap();
            assert_eq!(planned, plan);
            plan
        };
        if let Some(stranger) = files.1 {
            pack::forget_key(&store, &agathe(50), self.member).await.unwrap();
            assert_eq!(merge(stranger).await.files[0].fault, None);
        }
        let before = rows(&store).await;
        let plan = merge(files.0).await;
        let told = plan.files[0].fault.map_or_else(
            || taken(&plan.files[0].refused),
            |fault| refused(&Value::from(fault.to_string())),
        );
        let told = format!("{told} ; {}", changed(&before, &rows(&store).await));
        let report = palmares_core::verify(&store).await.unwrap();
        assert!(report.findings.is_empty(), "{situation}: {:?}", report.findings);
        store.close().await;
        told
    }
}

/// Keeps a copy as it stands, and goes on with it.
async fn kept(store: Store, place: &Path) -> Store {
    let folder = store.folder().to_owned();
    store.close().await;
    copy(&folder, place);
    Store::open(&folder, now()).await.unwrap()
}

fn refused(reason: &Value) -> String {
    format!("refusé ({})", reason.as_str().unwrap_or_default())
}

/// What was taken, but for acts that a rule refuses.
fn taken(refused: &[PlanLine]) -> String {
    if refused.is_empty() {
        return "repris".to_owned();
    }
    let words: BTreeSet<String> = refused
        .iter()
        .map(|line| {
            line.reason
                .as_ref()
                .map_or_else(String::new, |reason| format!("{:?}", reason.code))
        })
        .collect();
    format!("actes refusés ({})", words.into_iter().collect::<Vec<_>>().join(" + "))
}

type Rows = BTreeMap<String, Vec<String>>;

/// Every row of every table, whatever it holds.
async fn rows(store: &Store) -> Rows {
    let mut connection = store.read().await.unwrap();
    let tables =
        "select t.name, group_concat('quote(' || c.name || ')') from sqlite_schema as t, pragma_table_info(t.name) as c
                  where t.type = 'table' and t.sql not like 'create virtual%' group by 1";
    let mut rows = Rows::new();
    for table in sqlx::query(tables).fetch_all(&mut *connection).await.unwrap() {
        let (name, columns): (String, String) = (table.get(0), table.get(1));
        let all = format!("select json_array({columns}) from {name} order by 1");
        let all = sqlx::query_scalar(sqlx::AssertSqlSafe(all))
            .fetch_all(&mut *connection)
            .await;
        rows.insert(name, all.unwrap());
    }
    rows
}

/// The rows of a copy at home; none where there is none.
async fn rows_at(home: &Path) -> Option<Rows> {
    if !home.exists() {
        return None;
    }
    let store = Store::open(home, now()).await.unwrap();
    let rows = rows(&store).await;
    store.close().await;
    Some(rows)
}

/// The tables of which something is other than it was, in few words.
fn changed<'a>(before: impl Into<Option<&'a Rows>>, after: impl Into<Option<&'a Rows>>) -> String {
    let (before, after) = match (before.into(), after.into()) {
        (Some(before), Some(after)) => (before, after),
        (None, Some(_)) => return "une copie est faite".to_owned(),
        _ => return "rien n’a changé".to_owned(),
    };
    let changed = after.iter().filter(|(name, rows)| before.get(*name) != Some(*rows));
    // A journal is several tables, and so is what is searched in.
    let words = changed.map(|(name, _)| match name.split_once('_') {
        Some((whole @ ("journal" | "search"), _)) => whole,
        _ => name,
    });
    let words: BTreeSet<&str> = words.collect();
    if words.is_empty() {
        "rien n’a changé".to_owned()
    } else {
        format!("changé : {}", words.into_iter().collect::<Vec<_>>().join(", "))
    }
}

/// The file of changes of a copy whose person did two things, as the situation has it, and what becomes of it.
async fn changes(situation: &str) -> String {
    let pair = Pair::new().await;
    pair.change(&pair.copy, &pair.bruno(1), |input| input.title = "Un titre".into())
        .await;
    let earlier = pair.write(&pair.copy, true).await;
    pair.change(&pair.copy, &pair.bruno(2), |input| input.summary = "Un résumé".into())
        .await;
    let file = pair.write(&pair.copy, true).await;
    let [device, here] = [&pair.copy, &pair.room.store].map(|store| store.device().to_string());
    let stranger = "00000000-0000-7000-8000-000000000007";
    let whole = std::fs::read_to_string(&file).unwrap();
    let (body, seal) = whole.split_at(whole.len() - 72);
    let with_seal = |seal: &str| std::fs::write(&file, format!("{body}{seal}\n")).unwrap();
    match situation {
        "sans signature" => std::fs::write(&file, body).unwrap(),
        "signature vide" => with_seal("sha256:"),
        "signature d’une autre forme" => with_seal(&seal.trim_end().to_uppercase()),
        "signature d’autres octets" => with_seal(&seal_of(&body[1..])),
        "signature d’une version antérieure" => {
            let earlier = std::fs::read_to_string(&earlier).unwrap();
            with_seal(earlier.lines().last().unwrap());
        }
        "signataire échangé" => {
            let mut lines = lines(&file);
            lines[1] = lines[1].replace(
                &format!("\"device\":\"{device}\""),
                &format!("\"device\":\"{stranger}\""),
            );
            sealed(&file, &lines);
        }
        "clé faible, qui signe tout" => with_seal(&format!("sha256:{}", "0".repeat(64))),
        // The acts of the copy, told by a copy that nobody knows, as somebody else's, or as if they had been done here.
        "clé inventée" => retold(&file, &device, (&device, stranger)),
        "clé d’un autre" => retold(&file, &device, (&pair.bruno.to_string(), &founder().to_string())),
        "clé de qui reçoit" => retold(&file, &device, (&device, &here)),
        "clé autre que celle retenue" => {
            exchange::apply_changes(&pair.room.store, &pair.agathe(30), &file)
                .await
                .unwrap();
            retold(&file, &device, ("Un titre", "Un autre titre"));
        }
        _ => {
            let left = PersonInput {
                name: "Bruno Delattre".into(),
                function: String::new(),
                email: String::new(),
                active: false,
            };
            committee::save_person(&pair.room.store, &pair.agathe(0), Some(pair.bruno), &left)
                .await
                .unwrap();
        }
    }
    let before = rows(&pair.room.store).await;
    let told = told(exchange::apply_changes(&pair.room.store, &pair.agathe(60), &file).await);
    let told = format!("{told} ; {}", changed(&before, &rows(&pair.room.store).await));
    pair.room.is_sound().await;
    told
}

fn told<Of>(result: Result<(Plan, Of)>) -> String {
    match result {
        Err(error) => refused(&error.params()["reason"]),
        Ok((plan, _)) => {
            let refused: Vec<PlanLine> = plan
                .lines
                .into_iter()
                .filter(|line| line.verdict == Verdict::Refused)
                .collect();
            taken(&refused)
        }
    }
}

/// Tells the entries of a copy otherwise: chains and seal are made anew, as anybody can who has read `docs/format-entries.md`.
fn retold(file: &Path, device: &str, (old, new): (&str, &str)) {
    let mut all = lines(file);
    all[1] = all[1].replace(old, new);
    let (mut was, mut is) = (String::new(), String::new());
    for line in &mut all[2..] {
        let said: Value = serde_json::from_str(line).unwrap();
        if said["device"] == *device {
            let before = hash(line);
            *line = line.replace(old, new);
            if !was.is_empty() {
                *line = line.replace(&was, &is);
            }
            (was, is) = (before, hash(line));
        }
    }
    sealed(file, &all);
}

fn hash(line: &str) -> String {
    seal_of(line).replace("sha256:", "")
}

#[tokio::test]
async fn whoever_signed_what_comes_is_taken_or_refused_as_the_table_says() {
    let base = Base::new().await;
    let mut told = String::new();
    for kind in KINDS {
        for situation in SITUATIONS {
            let answer = if kind == "modifications" {
                changes(situation).await
            } else {
                base.answer(kind, situation).await
            };
            writeln!(told, "{kind}, {situation} : {answer}").unwrap();
        }
    }
    assert_eq!(told, include_str!("signers.txt"));
}

#[tokio::test]
async fn one_key_signs_for_one_member_also_among_files_that_come_together() {
    let desk = Desk::new().await;
    let (a, b) = (desk.pack(0, 0).await, desk.pack(1, 1).await);
    let (one, other) = (desk.open(&a, "a").await, desk.open(&b, "b").await);
    one.score(desk.one, GOOD, 10).await;
    other.score(desk.one, FAIR, 11).await;
    let (own, theirs) = (one.give_back(20).await.path, other.give_back(21).await.path);
    let (identity, _) = keys(&desk.room.store).await;
    let mut forged = Inside::of(&theirs, &identity);
    forged.sign(&keys(&one.store).await.1);
    let path = desk.folder.path().join("forged.pli");
    forged.write(&path);
    let plan = desk.merge(&[&own, &path]).await;
    let faults: Vec<String> = plan
        .files
        .iter()
        .map(|file| file.fault.map_or_else(String::new, |fault| fault.to_string()))
        .collect();
    assert_eq!(faults, ["", "other_key"]);
    assert_eq!(desk.marks().await.len(), 6);
    assert_eq!(desk.fault(&theirs).await, "");
    desk.room.is_sound().await;
}

//! A secretariat that sends packs, and the copies at home of its members.

use std::path::{Path, PathBuf};

use chrono::Duration;
use palmares_core::clock::Timestamp;
use palmares_core::committee::Declaration;
use palmares_core::document::ContentStore;
use palmares_core::error::Result;
use palmares_core::evaluation;
use palmares_core::exchange::{self, Given, Made, Opened, ReturnsPlan};
use palmares_core::grid::Steps;
use palmares_core::id::{DocumentId, DossierId, MemberId};
use palmares_core::journal::{Caller, OperationName};
use palmares_core::pack::Passphrase;
use palmares_core::store::Store;

use crate::fixtures::founder;
use crate::room::{LENS, LILLERS, Room, as_member, now, staff};

/// A committee of three whose first two members score two dossiers, and the folders in which files lie.
pub struct Desk {
    pub room: Room,
    pub folder: tempfile::TempDir,
    pub one: DossierId,
    pub two: DossierId,
}

pub fn at(minutes: i64) -> Timestamp {
    now() + Duration::minutes(minutes)
}

pub fn agathe(minutes: i64) -> Caller {
    Caller::secretariat(founder(), "agathe", at(minutes))
}

/// A member's copy at home.
pub struct AtHome {
    pub store: Store,
    pub member: MemberId,
    pub folder: PathBuf,
}

impl Desk {
    pub async fn new() -> Self {
        let room = Room::new(3).await;
        let one = room.shortlisted("Chaleur des terrils", LILLERS, 3).await;
        let two = room.shortlisted("Navette fluviale", LENS, 4).await;
        for dossier in [one, two] {
            evaluation::assign(&room.store, &staff(), dossier, &room.members[..2])
                .await
                .unwrap();
        }
        Self {
            room,
            folder: tempfile::tempdir().unwrap(),
            one,
            two,
        }
    }

    pub fn member(&self, number: usize) -> MemberId {
        self.room.members[number]
    }

    pub async fn document(&self, dossier: DossierId, name: &str, kind: &str, bytes: &[u8]) -> DocumentId {
        let stored = ContentStore::open_at(self.room.store.documents())
            .unwrap()
            .put(bytes)
            .unwrap();
        let id = DocumentId::new();
        let media_type = match name.rsplit('.').next() {
            Some("zip") => "zip",
            Some("eml") => "mail",
            _ => "pdf",
        };
        let insert = async |act: &mut palmares_core::journal::Act| {
            sqlx::query("insert into document (id, dossier_id, sha256, name, media_type, size, kind) values (?, ?, ?, ?, ?, ?, ?)")
                .bind(id.to_string())
                .bind(dossier.to_string())
                .bind(stored.sha256.as_str())
                .bind(name)
                .bind(media_type)
                .bind(i64::try_from(stored.size).unwrap())
                .bind(kind)
                .execute(&mut **act)
                .await?;
            Ok(())
        };
        self.room
            .store
            .act(&staff(), OperationName::IntakeImport, insert)
            .await
            .unwrap();
        id
    }

    pub async fn pack(&self, number: usize, minutes: i64) -> Made {
        let (store, member) = (&self.room.store, self.member(number));
        exchange::make_pack(store, &agathe(minutes), self.room.call, member, self.folder.path())
            .await
            .unwrap()
    }

    pub fn home_folder(&self, name: &str) -> PathBuf {
        self.folder.path().join(format!("{name}.palmares"))
    }

    pub async fn open(&self, made: &Made, name: &str) -> AtHome {
        let opened = self.opened(made, Some(&made.passphrase), name).await.unwrap();
        AtHome {
            member: made.member,
            folder: opened.store.folder().to_owned(),
            store: opened.store,
        }
    }

    pub async fn opened(&self, made: &Made, words: Option<&Passphrase>, name: &str) -> Result<Opened> {
        exchange::open_pack(&made.path, words, &self.home_folder(name), "chez moi", at(5)).await
    }

    pub async fn plan(&self, files: &[&Path]) -> ReturnsPlan {
        let files: Vec<PathBuf> = files.iter().map(|file| (*file).to_owned()).collect();
        exchange::plan_returns(&self.room.store, &agathe(60), &files)
            .await
            .unwrap()
    }

    pub async fn merge(&self, files: &[&Path]) -> ReturnsPlan {
        let files: Vec<PathBuf> = files.iter().map(|file| (*file).to_owned()).collect();
        exchange::merge_returns(&self.room.store, &agathe(60), &files)
            .await
            .unwrap()
            .0
    }

    /// Why one file is refused.
    pub async fn fault(&self, file: &Path) -> String {
        let plan = self.plan(&[file]).await;
        assert_eq!(plan, self.merge(&[file]).await);
        plan.files[0].fault.map(|fault| fault.to_string()).unwrap_or_default()
    }

    /// Every mark as stored: member, dossier, criterion, steps.
    pub async fn marks(&self) -> Vec<(String, String, String, Option<i64>)> {
        marks(&self.room.store).await
    }
}

pub async fn marks(store: &Store) -> Vec<(String, String, String, Option<i64>)> {
    sqlx::query_as(
        "select member_id, dossier_id, criterion, steps from mark join evaluation on evaluation.id = evaluation_id
         order by 1, 2, 3",
    )
    .fetch_all(&mut *store.read().await.unwrap())
    .await
    .unwrap()
}

impl AtHome {
    pub fn caller(&self, minutes: i64) -> Caller {
        Caller {
            at: at(minutes),
            ..as_member(self.member)
        }
    }

    pub async fn score(&self, dossier: DossierId, marks: [u16; 6], minutes: i64) {
        let caller = self.caller(minutes);
        evaluation::declare_interest(&self.store, &caller, &Declaration::none(self.member, dossier))
            .await
            .unwrap();
        for (number, steps) in (1..).zip(marks) {
            self.mark(dossier, number, steps, minutes).await;
        }
        evaluation::submit(&self.store, &caller, dossier).await.unwrap();
    }

    pub async fn mark(&self, dossier: DossierId, criterion: u16, steps: u16, minutes: i64) {
        let (caller, code) = (self.caller(minutes), format!("C{criterion}"));
        evaluation::set_mark(&self.store, &caller, dossier, &code, Some(Steps(steps).into()))
            .await
            .unwrap();
        if steps < 6 && criterion <= 2 {
            evaluation::comment(&self.store, &caller, dossier, Some(&code), "Sous le seuil attendu.", "")
                .await
                .unwrap();
        }
    }

    pub async fn give_back(&self, minutes: i64) -> Given {
        let into = self.folder.parent().unwrap();
        exchange::give_back(&self.store, &self.caller(minutes), into)
            .await
            .unwrap()
    }

    pub async fn is_sound(&self) {
        is_sound(&self.store).await;
    }
}

/// Nothing that must hold is broken; the documents of these tests were put there without being read.
pub async fn is_sound(store: &Store) {
    let mut report = palmares_core::verify(store).await.unwrap();
    report
        .findings
        .retain(|finding| finding.check != "document_without_content");
    assert!(report.findings.is_empty(), "{:?}", report.findings);
}

pub async fn state(store: &Store, dossier: DossierId) -> String {
    sqlx::query_scalar("select state from dossier where id = ?")
        .bind(dossier.to_string())
        .fetch_one(&mut *store.read().await.unwrap())
        .await
        .unwrap()
}

//! What members do at home comes back: whatever the order, however often, and nothing but their own.

use std::path::{Path, PathBuf};

use chrono::Duration;
use palmares_core::clock::Timestamp;
use palmares_core::committee::Declaration;
use palmares_core::committee::model::InterestKind;
use palmares_core::document::ContentStore;
use palmares_core::dossier::DossierState;
use palmares_core::error::Result;
use palmares_core::evaluation;
use palmares_core::exchange::{self, Given, Made, Opened, ReturnsPlan};
use palmares_core::grid::Steps;
use palmares_core::id::{DocumentId, DossierId, MemberId};
use palmares_core::journal::{Caller, OperationName};
use palmares_core::pack::{self, PackState, Passphrase, ReturnOutcome};
use palmares_core::store::Store;

use crate::fixtures::founder;
use crate::room::{FAIR, GOOD, LENS, LILLERS, Room, as_member, now, staff};

/// A committee of three whose first two members score two dossiers, and the folders in which files lie.
struct Desk {
    room: Room,
    folder: tempfile::TempDir,
    one: DossierId,
    two: DossierId,
}

fn at(minutes: i64) -> Timestamp {
    now() + Duration::minutes(minutes)
}

fn agathe(minutes: i64) -> Caller {
    Caller::secretariat(founder(), "agathe", at(minutes))
}

/// A member's copy at home.
struct AtHome {
    store: Store,
    member: MemberId,
    folder: PathBuf,
}

impl Desk {
    async fn new() -> Self {
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

    fn member(&self, number: usize) -> MemberId {
        self.room.members[number]
    }

    async fn document(&self, dossier: DossierId, name: &str, kind: &str, bytes: &[u8]) -> DocumentId {
        let stored = ContentStore::open_at(self.room.store.documents())
            .unwrap()
            .put(bytes)
            .unwrap();
        let id = DocumentId::new();
        let insert = async |act: &mut palmares_core::journal::Act| {
            sqlx::query("insert into document (id, dossier_id, sha256, name, media_type, size, kind) values (?, ?, ?, ?, 'pdf', ?, ?)")
                .bind(id.to_string())
                .bind(dossier.to_string())
                .bind(stored.sha256.as_str())
                .bind(name)
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

    async fn pack(&self, number: usize, minutes: i64) -> Made {
        let (store, member) = (&self.room.store, self.member(number));
        exchange::make_pack(store, &agathe(minutes), self.room.call, member, self.folder.path())
            .await
            .unwrap()
    }

    fn home_folder(&self, name: &str) -> PathBuf {
        self.folder.path().join(format!("{name}.palmares"))
    }

    async fn open(&self, made: &Made, name: &str) -> AtHome {
        let opened = self.opened(made, Some(&made.passphrase), name).await.unwrap();
        AtHome {
            member: made.member,
            folder: opened.store.folder().to_owned(),
            store: opened.store,
        }
    }

    async fn opened(&self, made: &Made, words: Option<&Passphrase>, name: &str) -> Result<Opened> {
        exchange::open_pack(&made.path, words, &self.home_folder(name), "chez moi", at(5)).await
    }

    async fn plan(&self, files: &[&Path]) -> ReturnsPlan {
        let files: Vec<PathBuf> = files.iter().map(|file| (*file).to_owned()).collect();
        exchange::plan_returns(&self.room.store, &agathe(60), &files)
            .await
            .unwrap()
    }

    async fn merge(&self, files: &[&Path]) -> ReturnsPlan {
        let files: Vec<PathBuf> = files.iter().map(|file| (*file).to_owned()).collect();
        exchange::merge_returns(&self.room.store, &agathe(60), &files)
            .await
            .unwrap()
            .0
    }

    /// Why one file is refused.
    async fn fault(&self, file: &Path) -> String {
        let plan = self.plan(&[file]).await;
        assert_eq!(plan, self.merge(&[file]).await);
        plan.files[0].fault.map(|fault| fault.to_string()).unwrap_or_default()
    }

    /// Every mark as stored: member, dossier, criterion, steps.
    async fn marks(&self) -> Vec<(String, String, String, Option<i64>)> {
        marks(&self.room.store).await
    }
}

async fn marks(store: &Store) -> Vec<(String, String, String, Option<i64>)> {
    sqlx::query_as(
        "select member_id, dossier_id, criterion, steps from mark join evaluation on evaluation.id = evaluation_id
         order by 1, 2, 3",
    )
    .fetch_all(&mut *store.read().await.unwrap())
    .await
    .unwrap()
}

impl AtHome {
    fn caller(&self, minutes: i64) -> Caller {
        Caller {
            at: at(minutes),
            ..as_member(self.member)
        }
    }

    async fn score(&self, dossier: DossierId, marks: [u16; 6], minutes: i64) {
        let caller = self.caller(minutes);
        evaluation::declare_interest(&self.store, &caller, &Declaration::none(self.member, dossier))
            .await
            .unwrap();
        for (number, steps) in (1..).zip(marks) {
            self.mark(dossier, number, steps, minutes).await;
        }
        evaluation::submit(&self.store, &caller, dossier).await.unwrap();
    }

    async fn mark(&self, dossier: DossierId, criterion: u16, steps: u16, minutes: i64) {
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

    async fn give_back(&self, minutes: i64) -> Given {
        let into = self.folder.parent().unwrap();
        exchange::give_back(&self.store, &self.caller(minutes), into)
            .await
            .unwrap()
    }

    async fn is_sound(&self) {
        is_sound(&self.store).await;
    }
}

/// Nothing that must hold is broken; the documents of these tests were put there without being read.
async fn is_sound(store: &Store) {
    let mut report = palmares_core::verify(store).await.unwrap();
    report
        .findings
        .retain(|finding| finding.check != "document_without_content");
    assert!(report.findings.is_empty(), "{:?}", report.findings);
}

#[tokio::test]
async fn what_a_member_marks_at_home_is_what_the_secretariat_reads() {
    let desk = Desk::new().await;
    let made = desk.pack(0, 0).await;
    assert_eq!((made.version, made.dossiers), (1, 2));
    let home = desk.open(&made, "Chez Membre 00").await;
    home.score(desk.one, GOOD, 10).await;
    home.score(desk.two, FAIR, 20).await;
    // What the others do is not known at home: nothing ends there.
    assert_eq!(state(&home.store, desk.one).await, "under_evaluation");
    home.is_sound().await;
    let given = home.give_back(30).await;
    let plan = desk.plan(&[&given.path]).await;
    let file = &plan.files[0];
    assert_eq!((file.fault, file.outcome), (None, Some(ReturnOutcome::Merged)));
    assert_eq!(
        (file.evaluations, file.marks, file.changed, file.recusals),
        (2, 12, 0, 0)
    );
    assert_eq!(
        file.cover.as_ref().unwrap().receipt.as_deref(),
        Some(given.receipt.as_str())
    );
    assert_eq!(desk.marks().await, []);
    desk.merge(&[&given.path]).await;
    assert_eq!(desk.marks().await, marks(&home.store).await);
    // The other member has not handed in.
    assert_eq!(desk.room.state(desk.one).await, DossierState::UnderEvaluation);
    let register = pack::circulation(
        &mut desk.room.store.read().await.unwrap(),
        agathe(0).actor(),
        desk.room.call,
    )
    .await
    .unwrap();
    let line = register.iter().find(|line| line.member == home.member).unwrap();
    assert_eq!(
        (line.returns[0].receipt.as_str(), line.key_known),
        (given.receipt.as_str(), true)
    );
    desk.room.is_sound().await;
}

async fn state(store: &Store, dossier: DossierId) -> String {
    sqlx::query_scalar("select state from dossier where id = ?")
        .bind(dossier.to_string())
        .fetch_one(&mut *store.read().await.unwrap())
        .await
        .unwrap()
}

#[tokio::test]
async fn returns_come_in_any_order_and_twice_and_the_dossier_is_then_ready() {
    let desk = Desk::new().await;
    let (a, b) = (desk.pack(0, 0).await, desk.pack(1, 1).await);
    let (first, second) = (desk.open(&a, "a").await, desk.open(&b, "b").await);
    first.score(desk.one, GOOD, 10).await;
    second.score(desk.one, FAIR, 11).await;
    let (from_first, from_second) = (first.give_back(20).await, second.give_back(21).await);
    let plan = desk
        .merge(&[&from_second.path, &from_first.path, &from_second.path])
        .await;
    assert!(plan.files.iter().all(|file| file.fault.is_none()));
    assert_eq!(plan.files[2].outcome, None, "the same file twice is recorded once");
    assert_eq!(desk.room.state(desk.one).await, DossierState::ReadyForCommittee);
    let marks = desk.marks().await;
    assert_eq!(marks.len(), 12);
    let again = desk.merge(&[&from_first.path, &from_second.path]).await;
    assert_eq!((again.new, again.files[0].outcome), (0, None));
    assert_eq!(desk.marks().await, marks);
    desk.room.is_sound().await;
}

#[tokio::test]
async fn a_later_version_takes_the_place_of_an_earlier_one_and_never_the_other_way_round() {
    let desk = Desk::new().await;
    let made = desk.pack(0, 0).await;
    let home = desk.open(&made, "a").await;
    home.score(desk.one, GOOD, 10).await;
    let first = home.give_back(20).await;
    // Nothing done since: the same version again.
    assert_eq!((home.give_back(21).await.version, first.version), (1, 1));
    evaluation::reopen(&home.store, &home.caller(30), desk.one)
        .await
        .unwrap();
    home.mark(desk.one, 3, 4, 31).await;
    evaluation::submit(&home.store, &home.caller(32), desk.one)
        .await
        .unwrap();
    let second = home.give_back(40).await;
    assert_eq!(second.version, 2);
    let plan = desk.merge(&[&second.path]).await;
    assert_eq!(plan.files[0].marks, 6);
    let marks = desk.marks().await;
    let late = desk.merge(&[&first.path]).await;
    assert_eq!((late.files[0].outcome, late.new), (Some(ReturnOutcome::Older), 0));
    assert_eq!(desk.marks().await, marks);
    // One after the other: the second says what it changes.
    let other = Desk::new().await;
    let made = other.pack(0, 0).await;
    let home = other.open(&made, "a").await;
    home.score(other.one, GOOD, 10).await;
    other.merge(&[&home.give_back(20).await.path]).await;
    evaluation::reopen(&home.store, &home.caller(30), other.one)
        .await
        .unwrap();
    home.mark(other.one, 3, 4, 31).await;
    let plan = other.merge(&[&home.give_back(40).await.path]).await;
    assert_eq!(
        (plan.files[0].marks, plan.files[0].changed, plan.files[0].before),
        (1, 1, Some(1))
    );
    other.room.is_sound().await;
}

#[tokio::test]
async fn a_recusal_that_comes_back_after_marks_leaves_them_out_of_every_figure() {
    let desk = Desk::new().await;
    let made = desk.pack(0, 0).await;
    let home = desk.open(&made, "a").await;
    home.score(desk.one, GOOD, 10).await;
    let recusal = Declaration {
        kind: InterestKind::Shareholder,
        recused: true,
        ..Declaration::none(home.member, desk.one)
    };
    evaluation::declare_interest(&home.store, &home.caller(20), &recusal)
        .await
        .unwrap();
    let plan = desk.merge(&[&home.give_back(30).await.path]).await;
    assert_eq!((plan.files[0].recusals, plan.files[0].refused.len()), (1, 0));
    let states: Vec<String> = sqlx::query_scalar("select state from evaluation where member_id = ? and dossier_id = ?")
        .bind(home.member.to_string())
        .bind(desk.one.to_string())
        .fetch_all(&mut *desk.room.store.read().await.unwrap())
        .await
        .unwrap();
    assert_eq!(states, ["recused"]);
    assert_eq!(desk.marks().await.len(), 6, "kept and traced");
    assert_eq!(desk.room.official(desk.one).await, None);
    desk.room.is_sound().await;
}

#[tokio::test]
async fn a_mark_typed_meanwhile_from_a_paper_sheet_stands_beside_the_one_that_came() {
    let desk = Desk::new().await;
    let made = desk.pack(0, 0).await;
    let home = desk.open(&made, "a").await;
    let none = Declaration::none(home.member, desk.one);
    evaluation::declare_interest(&home.store, &home.caller(9), &none)
        .await
        .unwrap();
    home.mark(desk.one, 3, 8, 10).await;
    let given = home.give_back(20).await;
    let typed = Caller {
        at: at(15),
        ..as_member(desk.member(0))
    };
    let none = Declaration::none(desk.member(0), desk.one);
    evaluation::declare_interest(&desk.room.store, &typed, &none)
        .await
        .unwrap();
    evaluation::set_mark(&desk.room.store, &typed, desk.one, "C3", Some(Steps(2).into()))
        .await
        .unwrap();
    let plan = desk.merge(&[&given.path]).await;
    let fields: Vec<(&str, &serde_json::Value, &serde_json::Value)> = plan.files[0]
        .conflicts
        .iter()
        .flat_map(|line| &line.fields)
        .filter(|field| field.field == "steps")
        .map(|field| (field.table.as_str(), &field.ours.value, &field.theirs.value))
        .collect();
    assert_eq!(fields.len(), 1);
    // Neither was handed in: that there are two is said, and what they are is not.
    assert_eq!(fields[0].0, "mark");
    assert!(
        !exchange::conflicts(&mut desk.room.store.read().await.unwrap())
            .await
            .unwrap()
            .is_empty()
    );
    desk.room.is_sound().await;
}

#[tokio::test]
async fn what_is_here_and_is_refused_because_of_what_comes_is_said_before() {
    let desk = Desk::new().await;
    let home = desk.open(&desk.pack(0, 0).await, "a").await;
    home.score(desk.one, GOOD, 10).await;
    let typed = Caller {
        at: at(15),
        ..as_member(home.member)
    };
    desk.room
        .declare(&typed, Declaration::none(home.member, desk.one))
        .await
        .unwrap();
    evaluation::set_mark(&desk.room.store, &typed, desk.one, "C3", Some(Steps(2).into()))
        .await
        .unwrap();
    // They had handed in before that: a mark typed afterwards for them no longer counts.
    let plan = desk.merge(&[&home.give_back(20).await.path]).await;
    let displaced: Vec<OperationName> = plan.displaced.iter().map(|line| line.entry.operation).collect();
    assert_eq!(displaced, [OperationName::MarkSet]);
    assert_eq!(desk.marks().await, marks(&home.store).await);
    desk.room.is_sound().await;
}

#[tokio::test]
async fn one_undo_takes_all_that_came_back_out_and_one_redo_brings_it_in_again() {
    let desk = Desk::new().await;
    let (a, b) = (desk.pack(0, 0).await, desk.pack(1, 1).await);
    let (first, second) = (desk.open(&a, "a").await, desk.open(&b, "b").await);
    first.score(desk.one, GOOD, 10).await;
    second.score(desk.one, FAIR, 11).await;
    let files = [first.give_back(20).await.path, second.give_back(21).await.path];
    desk.merge(&[&files[0], &files[1]]).await;
    let marks = desk.marks().await;
    palmares_core::undo(&desk.room.store, &agathe(70)).await.unwrap();
    assert_eq!(desk.marks().await, []);
    assert_eq!(desk.room.state(desk.one).await, DossierState::UnderEvaluation);
    palmares_core::redo(&desk.room.store, &agathe(71)).await.unwrap();
    assert_eq!(desk.marks().await, marks);
    assert_eq!(desk.room.state(desk.one).await, DossierState::ReadyForCommittee);
    desk.room.is_sound().await;
}

#[tokio::test]
async fn a_pack_sent_again_brings_what_changed_and_leaves_what_its_member_did() {
    let desk = Desk::new().await;
    desk.document(desk.one, "Dossier.pdf", "application_form", b"%PDF-1.7 first")
        .await;
    let home = desk.open(&desk.pack(0, 0).await, "a").await;
    home.score(desk.one, GOOD, 10).await;
    desk.merge(&[&home.give_back(15).await.path]).await;
    // Since: one mark that did not come back yet, a dossier more, a document more.
    let none = Declaration::none(home.member, desk.two);
    evaluation::declare_interest(&home.store, &home.caller(16), &none)
        .await
        .unwrap();
    home.mark(desk.two, 1, 8, 16).await;
    let three = desk.room.shortlisted("Toits solaires", LENS, 5).await;
    evaluation::assign(&desk.room.store, &staff(), three, &desk.room.members[..1])
        .await
        .unwrap();
    desk.document(desk.one, "Avenant.pdf", "other", b"%PDF-1.7 second")
        .await;
    let before = marks(&home.store).await;
    home.store.close().await;
    let again = desk.pack(0, 20).await;
    assert_eq!((again.version, again.dossiers), (2, 3));
    // The first return made the key known: no words are needed.
    let opened = desk.opened(&again, None, "a").await.unwrap();
    assert_eq!(
        (
            opened.news.came.len(),
            opened.news.changed.as_slice(),
            opened.news.left.len()
        ),
        (1, [1].as_slice(), 0)
    );
    let home = AtHome {
        member: home.member,
        folder: opened.store.folder().to_owned(),
        store: opened.store,
    };
    assert_eq!(marks(&home.store).await, before);
    home.is_sound().await;
    home.score(three, FAIR, 30).await;
    let plan = desk.merge(&[&home.give_back(40).await.path]).await;
    assert_eq!((plan.files[0].evaluations, plan.files[0].marks), (1, 7));
    assert_eq!(plan.files[0].conflicts, []);
    assert_eq!(desk.marks().await, marks(&home.store).await);
    is_sound(&desk.room.store).await;
}

#[tokio::test]
async fn a_dossier_that_is_no_longer_theirs_leaves_the_copy_and_its_marks_are_refused_with_the_reason() {
    let desk = Desk::new().await;
    let home = desk.open(&desk.pack(0, 0).await, "a").await;
    home.score(desk.one, GOOD, 10).await;
    palmares_core::dossier::withdraw(&desk.room.store, &agathe(11), desk.two, "Le porteur renonce.")
        .await
        .unwrap();
    home.score(desk.two, FAIR, 12).await;
    let plan = desk.merge(&[&home.give_back(15).await.path]).await;
    let refused = &plan.files[0].refused;
    assert!(!refused.is_empty());
    assert!(refused.iter().all(|line| line.reason.is_some()));
    assert_eq!((plan.files[0].evaluations, desk.marks().await.len()), (1, 6));
    home.store.close().await;
    let opened = desk.opened(&desk.pack(0, 20).await, None, "a").await.unwrap();
    assert_eq!(opened.news.left, [2]);
    let left: i64 = sqlx::query_scalar("select count(*) from dossier")
        .fetch_one(&mut *opened.store.read().await.unwrap())
        .await
        .unwrap();
    assert_eq!(left, 1);
    desk.room.is_sound().await;
}

#[tokio::test]
async fn what_is_no_return_of_this_call_is_refused_with_its_reason_and_changes_nothing() {
    let desk = Desk::new().await;
    let made = desk.pack(0, 0).await;
    let home = desk.open(&made, "a").await;
    home.score(desk.one, GOOD, 10).await;
    let given = home.give_back(20).await;
    let elsewhere = Desk::new().await;
    assert_eq!(elsewhere.fault(&given.path).await, "other_workspace");
    assert_eq!(desk.fault(&made.path).await, "is_a_pack");
    let other = desk.folder.path().join("photo.pli");
    std::fs::write(&other, b"\x89PNG\r\n\x1a\n something that is long enough").unwrap();
    assert_eq!(desk.fault(&other).await, "not_a_pack");
    assert_eq!(desk.fault(desk.folder.path()).await, "not_a_pack");
    let bytes = std::fs::read(&given.path).unwrap();
    std::fs::write(&other, &bytes[..bytes.len() - 40]).unwrap();
    assert_eq!(desk.fault(&other).await, "incomplete");
    for at in (100..bytes.len()).step_by(bytes.len() / 37) {
        let mut altered = bytes.clone();
        altered[at] ^= 1;
        std::fs::write(&other, &altered).unwrap();
        assert_ne!(desk.fault(&other).await, "", "byte {at}");
    }
    assert_eq!(desk.marks().await, []);
    pack::close(&desk.room.store, &agathe(30), desk.room.call, &[], PackState::Revoked)
        .await
        .unwrap();
    assert_eq!(desk.fault(&given.path).await, "revoked");
    assert_eq!(desk.marks().await, []);
    desk.room.is_sound().await;
}

#[tokio::test]
async fn a_late_return_is_marked_and_one_after_the_end_is_kept_and_listed() {
    let desk = Desk::new().await;
    let (a, b) = (desk.pack(0, 0).await, desk.pack(1, 1).await);
    let (first, second) = (desk.open(&a, "a").await, desk.open(&b, "b").await);
    first.score(desk.one, GOOD, 10).await;
    second.score(desk.one, FAIR, 11).await;
    pack::close(&desk.room.store, &agathe(30), desk.room.call, &[], PackState::Closing)
        .await
        .unwrap();
    let plan = desk.merge(&[&first.give_back(40).await.path]).await;
    assert_eq!(
        (plan.files[0].fault, plan.files[0].outcome),
        (None, Some(ReturnOutcome::Late))
    );
    assert_eq!(desk.marks().await.len(), 6);
    pack::close(&desk.room.store, &agathe(50), desk.room.call, &[], PackState::Closed)
        .await
        .unwrap();
    let given = second.give_back(55).await;
    let plan = desk.merge(&[&given.path]).await;
    assert_eq!(plan.files[0].outcome, Some(ReturnOutcome::Closed));
    assert_eq!(desk.marks().await.len(), 6);
    let returns = pack::returns(&mut desk.room.store.read().await.unwrap(), second.member)
        .await
        .unwrap();
    assert_eq!((returns.len(), returns[0].outcome), (1, ReturnOutcome::Closed));
    desk.room.is_sound().await;
}

#[tokio::test]
async fn another_copy_does_not_speak_for_a_member_whose_key_is_known() {
    let desk = Desk::new().await;
    let made = desk.pack(0, 0).await;
    let (home, stranger) = (desk.open(&made, "a").await, desk.open(&made, "b").await);
    home.score(desk.one, GOOD, 10).await;
    stranger.score(desk.one, FAIR, 11).await;
    desk.merge(&[&home.give_back(20).await.path]).await;
    let marks = desk.marks().await;
    let given = exchange::give_back(&stranger.store, &stranger.caller(21), &desk.home_folder("b"))
        .await
        .unwrap();
    assert_eq!(desk.fault(&given.path).await, "other_key");
    assert_eq!(desk.marks().await, marks);
    // Another computer: the secretariat says so.
    pack::forget_key(&desk.room.store, &agathe(30), home.member)
        .await
        .unwrap();
    assert_eq!(desk.fault(&given.path).await, "");
    desk.room.is_sound().await;
}

#[tokio::test]
async fn acts_that_are_not_a_members_own_are_refused_whole() {
    let desk = Desk::new().await;
    let home = desk.open(&desk.pack(0, 0).await, "a").await;
    home.score(desk.one, GOOD, 10).await;
    for (operation, sql) in [
        (OperationName::MemberSave, "update member set name = 'Chef'"),
        (OperationName::MarkSet, "update dossier set title = 'Autre'"),
        (
            OperationName::MarkSet,
            "update evaluation set looked_at = '2020-04-08T12:00:00Z'",
        ),
        (OperationName::CallUpdate, "update evaluation set comment = 'x'"),
    ] {
        let copy = desk.folder.path().join(format!("{operation:?}-{}.palmares", sql.len()));
        let made = desk.pack(1, 2).await;
        let opened = exchange::open_pack(&made.path, Some(&made.passphrase), &copy, "x", at(5))
            .await
            .unwrap();
        let caller = as_member(made.member);
        let verb = async |act: &mut palmares_core::journal::Act| {
            sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&mut **act).await?;
            Ok(())
        };
        opened.store.act(&caller, operation, verb).await.unwrap();
        let given = exchange::give_back(&opened.store, &caller, desk.folder.path())
            .await
            .unwrap();
        assert_eq!(desk.fault(&given.path).await, "not_theirs", "{sql}");
        std::fs::remove_file(&given.path).unwrap();
    }
    desk.room.is_sound().await;
}

#[tokio::test]
async fn a_copy_at_home_holds_nothing_of_anybody_else() {
    let desk = Desk::new().await;
    let three = desk.room.shortlisted("CANARI dossier de personne", LENS, 5).await;
    desk.document(desk.one, "Dossier.pdf", "application_form", b"%PDF-1.7 VISIBLE")
        .await;
    desk.document(desk.one, "RIB.pdf", "bank_details", b"%PDF-1.7 CANARI RIB")
        .await;
    desk.document(three, "Autre.pdf", "application_form", b"%PDF-1.7 CANARI autre")
        .await;
    // The second member marked; the first is recused from the second dossier.
    let other = as_member(desk.member(1));
    desk.room
        .declare(&other, Declaration::none(desk.member(1), desk.one))
        .await
        .unwrap();
    evaluation::set_mark(&desk.room.store, &other, desk.one, "C1", Some(Steps(3).into()))
        .await
        .unwrap();
    evaluation::comment(
        &desk.room.store,
        &other,
        desk.one,
        Some("C1"),
        "CANARI avis",
        "CANARI note",
    )
    .await
    .unwrap();
    let recusal = Declaration {
        kind: InterestKind::Family,
        recused: true,
        note: "CANARI famille".into(),
        ..Declaration::none(desk.member(0), desk.two)
    };
    desk.room.declare(&as_member(desk.member(0)), recusal).await.unwrap();
    let made = desk.pack(0, 0).await;
    assert_eq!(made.dossiers, 1);
    let home = desk.open(&made, "a").await;
    let folder = home.folder.clone();
    home.store.close().await;
    let files: Vec<Vec<u8>> = walk(&folder).iter().map(|file| std::fs::read(file).unwrap()).collect();
    let is_there = |needle: &&str| files.iter().any(|bytes| has(bytes, needle));
    let of_others = ["CANARI", "Membre 01", "Membre 02", "Navette"];
    assert_eq!(
        of_others.into_iter().filter(is_there).collect::<Vec<_>>(),
        Vec::<&str>::new()
    );
    assert!(is_there(&"VISIBLE"));
    // The file itself says for whom it is, and nothing else.
    let bytes = std::fs::read(&made.path).unwrap();
    assert!(!has(&bytes, "VISIBLE") && !has(&bytes, "Chaleur"));
}

fn has(bytes: &[u8], needle: &str) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle.as_bytes())
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(walk(&path));
        } else {
            files.push(path);
        }
    }
    files
}

#[tokio::test]
async fn wrong_words_open_nothing_and_leave_nothing() {
    let desk = Desk::new().await;
    let scan: Vec<u8> = (0..200_000_u32).flat_map(u32::to_le_bytes).collect();
    desk.document(desk.one, "Scan.pdf", "application_form", &scan).await;
    let made = desk.pack(0, 0).await;
    let refused = desk
        .opened(&made, Some(&Passphrase::new().unwrap()), "a")
        .await
        .unwrap_err();
    assert_eq!(refused.params()["reason"], "wrong_passphrase");
    assert!(!desk.home_folder("a").exists());
    let refused = desk.opened(&made, None, "a").await.unwrap_err();
    assert_eq!(refused.field(), Some("passphrase"));
    // What shows only in its last document leaves no copy either.
    let whole = std::fs::read(&made.path).unwrap();
    let mut altered = whole.clone();
    let at = altered.len() - 60;
    altered[at] ^= 1;
    std::fs::write(&made.path, &altered).unwrap();
    let refused = desk.opened(&made, Some(&made.passphrase), "a").await.unwrap_err();
    assert_eq!(refused.params()["reason"], "altered");
    assert!(!desk.home_folder("a").exists());
    std::fs::write(&made.path, &whole).unwrap();
    // Somebody else's pack is not opened in this copy, nor one older than what it has.
    let home = desk.open(&made, "a").await;
    home.store.close().await;
    let other = desk.pack(1, 1).await;
    let refused = desk.opened(&other, Some(&other.passphrase), "a").await.unwrap_err();
    assert_eq!(refused.params()["reason"], "other_member");
    let newer = desk.pack(0, 2).await;
    desk.opened(&newer, Some(&newer.passphrase), "a")
        .await
        .unwrap()
        .store
        .close()
        .await;
    let refused = desk.opened(&made, Some(&made.passphrase), "a").await.unwrap_err();
    assert_eq!(refused.params()["reason"], "older");
    // The same one again changes nothing, and asks for no words: it was double-clicked.
    desk.opened(&newer, None, "a").await.unwrap().store.close().await;
    desk.opened(&newer, Some(&newer.passphrase), "a").await.unwrap();
}

#[tokio::test]
async fn a_copy_at_home_is_erased_with_a_certificate_and_a_workspace_is_not() {
    let desk = Desk::new().await;
    let home = desk.open(&desk.pack(0, 0).await, "a").await;
    home.score(desk.one, GOOD, 10).await;
    let (folder, caller) = (home.folder.clone(), home.caller(20));
    let erasable = exchange::erasable(&home.store, &caller).await.unwrap();
    home.store.close().await;
    let erased = erasable.erase().await.unwrap();
    assert!(!folder.exists());
    assert!(
        erased
            .files
            .iter()
            .any(|file| file.path == "workspace.sqlite" && file.sha256.len() == 64)
    );
    assert!(erased.unreturned > 0, "what no return held is said");
    let refused = exchange::erasable(&desk.room.store, &as_member(desk.member(0)))
        .await
        .unwrap_err();
    assert_eq!(refused.params()["kind"], "home");
}

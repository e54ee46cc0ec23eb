//! What is no return of this committee, is late, or is not its member's own: refused with its reason, and nothing changed.

use palmares_core::journal::OperationName;
use palmares_core::pack::{PackState, ReturnOutcome};
use palmares_core::store::Store;
use palmares_core::{exchange, pack};

use crate::desk::{Desk, agathe, at};
use crate::forger::Forged;
use crate::interrupted::copy;
use crate::room::{FAIR, GOOD, as_member};

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
        (
            OperationName::MarkSet,
            "update evaluation set on_paper = 1 where on_paper = 0",
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

/// Eight names that a return gives: each may be one of another committee, call, member, copy or sheet.
const NAMES: [&str; 8] = [
    "workspace",
    "call",
    "pack",
    "member",
    "device",
    "device of the acts",
    "person of the acts",
    "evaluation",
];

/// What is refused first, by what was changed for something of somebody else's.
fn expected(swapped: &[&str]) -> &'static str {
    let is = |name: &str| swapped.contains(&name);
    if is("workspace") {
        "other_workspace"
    } else if is("call") {
        "other_call"
    } else if is("pack") != is("member") {
        "other_member"
    } else if is("pack") {
        // Well addressed, and signed by another than the one whose key is known.
        "other_key"
    } else if is("device") != is("device of the acts") {
        "altered"
    } else if is("person of the acts") || is("evaluation") {
        "not_theirs"
    } else {
        // The acts of that copy are here, and they are others.
        "forked"
    }
}

#[tokio::test]
async fn names_of_another_committee_or_member_are_refused_one_by_one_and_in_pairs() {
    let desk = Desk::new().await;
    let (a, b) = (desk.pack(0, 0).await, desk.pack(1, 1).await);
    let (mine, theirs) = (desk.open(&a, "a").await, desk.open(&b, "b").await);
    mine.score(desk.one, GOOD, 10).await;
    theirs.score(desk.one, FAIR, 11).await;
    let given = [mine.give_back(20).await.path, theirs.give_back(21).await.path];
    let own = Forged::of(&given[0], &desk.room.store, &mine.store).await;
    let other = Forged::of(&given[1], &desk.room.store, &theirs.store).await;
    desk.merge(&[&given[1]]).await;
    let marks = desk.marks().await;
    let sheets = [sheet(&mine.store).await, sheet(&theirs.store).await];
    let somewhere = "00000000-0000-7000-8000-000000000007";
    let path = desk.folder.path().join("forged.pli");
    let swap = async |names: &[&str]| {
        let mut forged = own.clone();
        for name in names {
            let device = |file: &Forged| file.contents["return"]["device"].as_str().unwrap().to_owned();
            match *name {
                "workspace" | "call" => forged.cover[*name] = somewhere.into(),
                "pack" | "member" => forged.cover[*name] = other.cover[*name].clone(),
                "device" => forged.contents["return"]["device"] = device(&other).into(),
                "device of the acts" => forged.rewrite(&device(&own), &device(&other)),
                "person of the acts" => {
                    forged.rewrite(&mine.member.to_string(), &theirs.member.to_string());
                }
                _ => forged.rewrite(&sheets[0], &sheets[1]),
            }
        }
        forged.write(&path, &desk.room.store).await;
        assert_eq!(desk.fault(&path).await, expected(names), "{names:?}");
    };
    for (at, name) in NAMES.iter().enumerate() {
        swap(&[name]).await;
        for second in &NAMES[at + 1..] {
            swap(&[name, second]).await;
        }
    }
    assert_eq!(desk.marks().await, marks);
    // What the forger makes without changing a name is taken: it was the names that were refused.
    own.write(&path, &desk.room.store).await;
    assert_eq!(desk.fault(&path).await, "");
    desk.room.is_sound().await;
}

#[tokio::test]
async fn a_folder_at_home_that_was_copied_is_not_said_to_be_an_altered_file() {
    let desk = Desk::new().await;
    let made = desk.pack(0, 0).await;
    // A copy that gave back once has a key of its own, which whoever copies its folder copies too.
    let home = desk.open(&made, "a").await;
    home.score(desk.two, GOOD, 7).await;
    let early = home.give_back(8).await.path;
    assert_eq!(desk.fault(&early).await, "");
    home.store.close().await;
    copy(&desk.home_folder("a"), &desk.home_folder("b"));
    let (one, other) = (desk.open(&made, "a").await, desk.open(&made, "b").await);
    one.score(desk.one, GOOD, 10).await;
    other.score(desk.one, FAIR, 11).await;
    let first = one.give_back(20).await.path;
    assert_eq!(desk.fault(&first).await, "");
    let marks = desk.marks().await;
    assert_eq!(desk.fault(&other.give_back(21).await.path).await, "forked");
    assert_eq!(desk.marks().await, marks);
    desk.room.is_sound().await;
}

/// The evaluation of the first dossier in a copy at home.
async fn sheet(store: &Store) -> String {
    sqlx::query_scalar("select evaluation.id from evaluation join dossier on dossier.id = dossier_id where number = 1")
        .fetch_one(&mut *store.read().await.unwrap())
        .await
        .unwrap()
}

/// Signatures that are none, whatever they look like.
#[tokio::test]
async fn a_return_that_its_signer_did_not_sign_is_refused() {
    let desk = Desk::new().await;
    let home = desk.open(&desk.pack(0, 0).await, "a").await;
    home.score(desk.one, GOOD, 10).await;
    let given = home.give_back(20).await.path;
    let own = Forged::of(&given, &desk.room.store, &home.store).await;
    let path = desk.folder.path().join("forged.pli");
    let zeros = "0".repeat(128);
    let ones = "01".repeat(64);
    for signature in [
        "",
        "x",
        &zeros,
        &ones,
        &zeros[..127],
        &"é".repeat(64),
        &"F".repeat(128),
        "-1",
    ] {
        own.write_signed(&path, &desk.room.store, |_| signature.to_owned())
            .await;
        assert_eq!(desk.fault(&path).await, "altered", "{signature:?}");
    }
    // A stranger signs well: taken for the member as long as nobody knows the member's key, and never afterwards.
    let mut stranger = own.clone();
    stranger.sign_as_a_stranger();
    desk.merge(&[&given]).await;
    stranger.write(&path, &desk.room.store).await;
    assert_eq!(desk.fault(&path).await, "other_key");
    desk.room.is_sound().await;
}

//! What a pack holds and leaves out, and the copy at home that it makes.

use std::path::{Path, PathBuf};

use palmares_core::committee::Declaration;
use palmares_core::committee::model::InterestKind;
use palmares_core::grid::Steps;
use palmares_core::pack::Passphrase;
use palmares_core::{evaluation, exchange};

use crate::desk::{AtHome, Desk, agathe, is_sound, marks};
use crate::room::{FAIR, GOOD, LENS, as_member, staff};

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
async fn a_copy_at_home_holds_nothing_of_anybody_else() {
    let desk = Desk::new().await;
    let three = desk.room.shortlisted("CANARI dossier de personne", LENS, 5).await;
    desk.document(desk.one, "Dossier.pdf", "application_form", b"%PDF-1.7 VISIBLE")
        .await;
    desk.document(desk.one, "RIB.pdf", "bank_details", b"%PDF-1.7 CANARI RIB")
        .await;
    desk.document(desk.one, "Pièces.zip", "other", b"PK CANARI RIB.pdf")
        .await;
    desk.document(desk.one, "Message.eml", "project_description", b"From: CANARI")
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

/// Names that leave a folder, stand for a device, differ in nothing but case or accents, or hide what they are.
fn hostile_names() -> Vec<String> {
    const NAMES: [&str; 25] = [
        "../../hors.pdf",
        "..\\..\\hors.pdf",
        "/etc/passwd",
        "C:\\Windows\\hors.pdf",
        "\\\\serveur\\partage\\hors.pdf",
        "a.pdf:flux",
        "CON",
        "nul.pdf",
        "com1",
        "dossier/sous/hors.pdf",
        "DOSSIER.pdf",
        "dossier.pdf",
        "Dossie\u{301}.pdf",
        "Dossié.pdf",
        "facture\u{202e}fdp.exe",
        " espaces ",
        ".caché",
        "...",
        "~/hors.pdf",
        "$HOME.pdf",
        "a\tb.pdf",
        "a|b>c<d?.pdf",
        "palmares.sqlite",
        "documents",
        "x.pdf.exe",
    ];
    let twelve = |name: &&str| {
        let name = (*name).to_owned();
        (0..12).map(move |number| match number {
            0 => name.clone(),
            1 => format!("../{name}"),
            2 => format!("/{name}"),
            3 => format!("{name}/"),
            4 => format!("{name}."),
            5 => format!("./{name}"),
            6 => format!("{name}/../{name}"),
            7 => name.to_uppercase(),
            8 => format!("{name}\u{200b}"),
            9 => format!("file://{name}"),
            10 => format!("%2e%2e%2f{name}"),
            _ => name.repeat(9),
        })
    };
    NAMES.iter().flat_map(twelve).collect()
}

#[tokio::test]
async fn three_hundred_hostile_names_of_documents_name_no_file() {
    let desk = Desk::new().await;
    let names = hostile_names();
    assert_eq!(names.len(), 300);
    for (number, name) in names.iter().enumerate() {
        let bytes = format!("%PDF-1.7 {number}");
        desk.document(desk.one, name, "other", bytes.as_bytes()).await;
    }
    let home = desk.open(&desk.pack(0, 0).await, "a").await;
    let shown: Vec<String> = sqlx::query_scalar("select name from document order by name")
        .fetch_all(&mut *home.store.read().await.unwrap())
        .await
        .unwrap();
    let mut expected = names;
    expected.sort();
    assert_eq!(shown, expected, "shown as they were given");
    home.store.close().await;
    let is_hash = |name: &str| name.len() == 64 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    let documents = walk(&home.folder.join("documents"));
    assert_eq!(documents.len(), 300);
    assert!(
        documents
            .iter()
            .all(|file| is_hash(&file.file_name().unwrap().to_string_lossy()))
    );
    // Nothing came to be beside the copy.
    let beside: Vec<PathBuf> = walk(desk.folder.path());
    let strange = |file: &&PathBuf| !file.starts_with(&home.folder) && file.extension().is_none_or(|end| end != "pli");
    assert_eq!(
        beside.iter().filter(strange).collect::<Vec<_>>(),
        Vec::<&PathBuf>::new()
    );
}

//! Passages of documents that members hold as evidence: whose they are, who sees them, and what becomes of them.

use palmares_core::committee::Declaration;
use palmares_core::document::DocumentKind;
use palmares_core::dossier::DossierState;
use palmares_core::error::{Code, Result};
use palmares_core::evaluation::{self, EvidenceState, EvidenceView, Passage, Round};
use palmares_core::id::{DossierId, EvidenceId, MemberId};
use palmares_core::journal::{self, Actor, FieldChange, Receipt};

use crate::room::{GOOD, LILLERS, Room, as_member, passage, refusal, sha, staff};

/// A dossier with a form and bank details, scored by two members who declared nothing.
async fn assigned(room: &Room) -> (DossierId, MemberId, MemberId) {
    let id = room.shortlisted("BriqLys", LILLERS, 1).await;
    room.receive(id, (DocumentKind::ApplicationForm, "Formulaire.pdf", 'a'), 2)
        .await;
    room.receive(id, (DocumentKind::BankDetails, "RIB.pdf", 'b'), 2).await;
    let (first, second) = (room.members[0], room.members[1]);
    evaluation::assign(&room.store, &staff(), id, &[first, second])
        .await
        .unwrap();
    for member in [first, second] {
        let declaration = Declaration::none(member, id);
        room.declare(&as_member(member), declaration).await.unwrap();
    }
    (id, first, second)
}

async fn attach(room: &Room, member: MemberId, dossier: DossierId, passage: &Passage) -> Result<Receipt> {
    evaluation::attach_evidence(&room.store, &as_member(member), dossier, "C2", passage, "").await
}

async fn held(room: &Room, member: MemberId, dossier: DossierId) -> Vec<EvidenceView> {
    room.scoring(member, dossier).await.unwrap().evidence
}

async fn only(room: &Room, member: MemberId, dossier: DossierId) -> EvidenceId {
    held(room, member, dossier).await[0].id
}

#[tokio::test]
async fn a_passage_is_kept_as_it_was_selected_removed_alone_and_put_back_by_undo() {
    let room = Room::new(2).await;
    let (id, first, _) = assigned(&room).await;
    let selected = passage(&sha('a'), "12 emplois créés");
    let receipt = attach(&room, first, id, &selected).await.unwrap();
    let kept = held(&room, first, id).await;
    assert_eq!(kept.len(), 1);
    assert_eq!(
        (kept[0].criterion.as_str(), kept[0].state, &kept[0].passage),
        ("C2", EvidenceState::Placed, &selected)
    );
    assert!(kept[0].document_id.is_some() && kept[0].revised_id.is_none());
    let named = serde_json::to_value(&receipt.touched).unwrap();
    let rows = named.as_array().unwrap();
    assert!(rows.contains(&format!("evidence:{}", kept[0].id).into()), "{named}");

    let caller = as_member(first);
    evaluation::comment_evidence(&room.store, &caller, kept[0].id, " Chiffré. ")
        .await
        .unwrap();
    assert_eq!(held(&room, first, id).await[0].comment, "Chiffré.");
    evaluation::remove_evidence(&room.store, &caller, kept[0].id)
        .await
        .unwrap();
    assert!(held(&room, first, id).await.is_empty());
    palmares_core::undo(&room.store, &caller).await.unwrap();
    assert_eq!(held(&room, first, id).await[0].comment, "Chiffré.");
    for _ in 0..2 {
        palmares_core::undo(&room.store, &caller).await.unwrap();
    }
    assert!(held(&room, first, id).await.is_empty());
    palmares_core::redo(&room.store, &caller).await.unwrap();
    assert_eq!(held(&room, first, id).await.len(), 1);
    room.is_sound().await;
}

#[tokio::test]
async fn evidence_is_of_a_document_that_members_read_and_of_a_criterion_of_the_grid() {
    let room = Room::new(2).await;
    let (id, first, _) = assigned(&room).await;
    for closed in ['b', 'c'] {
        let refused = attach(&room, first, id, &passage(&sha(closed), "x")).await.unwrap_err();
        assert_eq!(refused.field(), Some("sha256"), "bank details, and what is not there");
    }
    let known = passage(&sha('a'), "x");
    let refused = evaluation::attach_evidence(&room.store, &as_member(first), id, "C99", &known, "").await;
    assert_eq!(refused.unwrap_err().field(), Some("criterion"));
    let mut nowhere = known.clone();
    nowhere.quads.clear();
    assert_eq!(
        attach(&room, first, id, &nowhere).await.unwrap_err().field(),
        Some("quads")
    );
    // A rectangle on the image of a page says nothing, and is evidence all the same.
    let drawn = Passage { quote: None, ..known };
    attach(&room, first, id, &drawn).await.unwrap();
    assert_eq!(held(&room, first, id).await[0].passage, drawn);
}

#[tokio::test]
async fn nobody_sees_the_evidence_of_others_nor_touches_it_before_marks_open() {
    let room = Room::new(3).await;
    let (id, first, second) = assigned(&room).await;
    attach(&room, first, id, &passage(&sha('a'), "12 emplois créés"))
        .await
        .unwrap();
    let theirs = only(&room, first, id).await;
    assert!(held(&room, second, id).await.is_empty());
    let caller = as_member(second);
    let refused = evaluation::remove_evidence(&room.store, &caller, theirs).await;
    assert_eq!(refused.unwrap_err().code(), Code::NotFound);
    assert!(!told(&room).await.iter().any(|one| is_secret(&one.field)));

    room.mark(first, id, GOOD).await;
    evaluation::submit(&room.store, &as_member(first), id).await.unwrap();
    assert!(told(&room).await.iter().any(|one| one.after == "12 emplois créés"));
    assert!(room.scoring(second, id).await.unwrap().others.is_none());
    room.mark(second, id, GOOD).await;
    evaluation::submit(&room.store, &caller, id).await.unwrap();
    room.look(second, id).await;
    let others = room.scoring(second, id).await.unwrap().others.unwrap();
    assert_eq!(others[0].evidence.len(), 1);
    let mut connection = room.store.read().await.unwrap();
    let marks = evaluation::dossier_marks(&mut connection, Actor::Secretariat, id)
        .await
        .unwrap();
    assert_eq!(marks.sheets.iter().map(|sheet| sheet.evidence.len()).sum::<usize>(), 1);
}

fn is_secret(field: &str) -> bool {
    ["quote", "prefix", "suffix", "page", "quads", "comment"].contains(&field)
}

/// What the journal shows of passages.
async fn told(room: &Room) -> Vec<FieldChange> {
    let mut connection = room.store.read().await.unwrap();
    let mut page = journal::entries(&mut connection, None, 500, None).await.unwrap();
    evaluation::veil(&mut connection, &mut page.entries).await.unwrap();
    let changes = page.entries.into_iter().flat_map(|entry| entry.changes);
    changes
        .filter(|change| change.table == "evidence")
        .flat_map(|change| change.fields)
        .collect()
}

#[tokio::test]
async fn evidence_of_what_was_handed_in_stays_as_it_was() {
    let room = Room::new(2).await;
    let (id, first, second) = assigned(&room).await;
    let caller = as_member(first);
    attach(&room, first, id, &passage(&sha('a'), "x")).await.unwrap();
    let one = only(&room, first, id).await;
    room.mark(first, id, GOOD).await;
    evaluation::submit(&room.store, &caller, id).await.unwrap();
    for refused in [
        attach(&room, first, id, &passage(&sha('a'), "y")).await,
        evaluation::remove_evidence(&room.store, &caller, one).await,
        evaluation::comment_evidence(&room.store, &caller, one, "z").await,
        evaluation::confirm_evidence(&room.store, &caller, one, None).await,
    ] {
        assert_eq!(refused.unwrap_err().code(), Code::WrongState);
    }
    room.score(second, id, GOOD).await;
    assert_eq!(room.state(id).await, DossierState::ReadyForCommittee);
    let refused = evaluation::remove_evidence(&room.store, &caller, one).await;
    assert_eq!(refusal(refused), "scoring_closed");
}

#[tokio::test]
async fn a_passage_of_a_document_that_changed_is_confirmed_where_it_is_or_given_up_with_its_quote() {
    let room = Room::new(2).await;
    let (id, first, _) = assigned(&room).await;
    let caller = as_member(first);
    attach(&room, first, id, &passage(&sha('a'), "12 emplois créés"))
        .await
        .unwrap();
    room.receive(id, (DocumentKind::ApplicationForm, "Formulaire signé.pdf", 'd'), 5)
        .await;
    let later = room.document(id, "Formulaire signé.pdf").await;
    room.receive(id, (DocumentKind::Cv, "CV.pdf", 'e'), 9).await;
    let one = &held(&room, first, id).await[0];
    assert_eq!(
        one.revised_id,
        Some(later),
        "a dossier has one form: the later one takes its place"
    );
    let mut found = passage(&sha('d'), "12 emplois créés");
    found.page = 3;
    evaluation::confirm_evidence(&room.store, &caller, one.id, Some(&found))
        .await
        .unwrap();
    let moved = &held(&room, first, id).await[0];
    assert_eq!((moved.state, moved.document_id), (EvidenceState::Moved, Some(later)));
    assert_eq!(moved.passage.page, 3);
    evaluation::confirm_evidence(&room.store, &caller, one.id, None)
        .await
        .unwrap();
    let lost = &held(&room, first, id).await[0];
    assert_eq!(lost.state, EvidenceState::Orphan);
    assert_eq!(lost.passage.quote.as_ref().unwrap().text, "12 emplois créés");
    for _ in 0..2 {
        palmares_core::undo(&room.store, &caller).await.unwrap();
    }
    let back = &held(&room, first, id).await[0];
    assert_eq!((back.state, back.passage.page), (EvidenceState::Placed, 2));
    room.is_sound().await;
}

#[tokio::test]
async fn a_next_round_that_carries_marks_carries_their_evidence() {
    let room = Room::new(2).await;
    let (id, first, second) = assigned(&room).await;
    attach(&room, first, id, &passage(&sha('a'), "x")).await.unwrap();
    let former = only(&room, first, id).await;
    for member in [first, second] {
        room.score(member, id, GOOD).await;
    }
    let round = Round {
        dossiers: vec![id],
        carry: true,
        motive: "Audition".into(),
    };
    evaluation::open_round(&room.store, &staff(), &round).await.unwrap();
    let carried = held(&room, first, id).await;
    assert_eq!(carried.len(), 1);
    assert_ne!(carried[0].id, former, "a row of its own");
    let caller = as_member(first);
    let refused = evaluation::remove_evidence(&room.store, &caller, former).await;
    assert_eq!(refused.unwrap_err().params()["rule"], "round_over");
    evaluation::remove_evidence(&room.store, &caller, carried[0].id)
        .await
        .unwrap();
    room.is_sound().await;
}

//! The opinion of a council, which comes before the committee decides, and who may give it.

use palmares_core::committee::model::InterestKind;
use palmares_core::committee::{self, Declaration, PersonInput};
use palmares_core::decision;
use palmares_core::decision::model::{DecisionKind, ReopeningReason};
use palmares_core::funding::{self, FunderStatus};
use palmares_core::id::{DossierId, OpinionId};
use palmares_core::journal::Caller;
use palmares_core::opinion::{self, OpinionInput, OpinionKind};

use crate::labels::{close, decisions, funder, like, on};
use crate::room::{GOOD, LILLERS, Room, day, refusal, staff, unanimous};

#[tokio::test]
async fn a_call_that_follows_no_funders_and_asks_no_council_takes_none() {
    let room = Room::new(6).await;
    let id = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    let targeted = funder(FunderStatus::Targeted, "2020-04-01", None);
    assert_eq!(
        refusal(funding::save(&room.store, &staff(), id, None, &targeted).await),
        "no_funders"
    );
    let given = advice(OpinionKind::Favourable, &["Mme Ndiaye"]);
    assert_eq!(
        refusal(opinion::save(&room.store, &staff(), id, None, &given).await),
        "no_council"
    );
}

fn advice(kind: OpinionKind, advisers: &[&str]) -> OpinionInput {
    OpinionInput {
        kind,
        recommendations: "Associer un maître d’ouvrage.".into(),
        advisers: advisers.iter().map(|name| (*name).to_owned()).collect(),
        given_on: day("2020-04-02"),
    }
}

async fn recuse(room: &Room, name: &str, dossier: DossierId) {
    let mut connection = room.store.read().await.unwrap();
    let members = committee::members(&mut connection, room.call).await.unwrap();
    drop(connection);
    let found = members.iter().find(|one| one.member.name == name).unwrap();
    let declared = Declaration {
        member: found.id,
        dossier,
        kind: InterestKind::Employer,
        note: String::new(),
        recused: true,
        imposed: false,
    };
    palmares_core::evaluation::declare_interest(&room.store, &staff(), &declared)
        .await
        .unwrap();
}

#[tokio::test]
async fn who_takes_no_part_in_a_dossier_gives_no_opinion_on_it() {
    let room = like("label_infrastructures").await;
    let id = room.ready("Pont", LILLERS, 1, GOOD).await;
    room.council(&["Mme Ndiaye", "M. Roche"]).await;
    let give = async |names: &[&str]| {
        let given = advice(OpinionKind::Favourable, names);
        opinion::save(&room.store, &staff(), id, None, &given).await.map(drop)
    };
    assert_eq!(refusal(give(&["Mme Ndiaye", "M. Inconnu"]).await), "not_of_council");
    give(&["Mme Ndiaye", "M. Roche"]).await.unwrap();
    recuse(&room, "M. Roche", id).await;
    assert_eq!(refusal(give(&["M. Roche"]).await), "adviser_recused");
    // What was advised stays on the record, and no longer counts for who left the dossier.
    let session = room.convened(&[id]).await;
    assert!(room.open(session, 4).await);
    let labelled = unanimous(session, id, DecisionKind::Selected);
    assert_eq!(refusal(room.decide(&labelled).await), "opinion_missing");
    room.is_sound().await;
}

#[tokio::test]
async fn a_member_of_the_council_gives_one_opinion_on_a_dossier_which_is_corrected() {
    let room = like("label_infrastructures").await;
    let id = room.ready("Pont", LILLERS, 1, GOOD).await;
    room.council(&["Mme Ndiaye", "M. Roche"]).await;
    let save = async |known: Option<OpinionId>, advice: OpinionInput| {
        opinion::save(&room.store, &staff(), id, known, &advice).await
    };
    let receipt = save(None, advice(OpinionKind::Favourable, &["Mme Ndiaye"])).await;
    let given: OpinionId = receipt.unwrap().touched[0].key.parse().unwrap();
    let contrary = advice(OpinionKind::Unfavourable, &["M. Roche", "Mme Ndiaye"]);
    assert_eq!(refusal(save(None, contrary.clone()).await), "adviser_advised");
    save(Some(given), contrary).await.unwrap();
    let other = advice(OpinionKind::Favourable, &["M. Roche"]);
    assert_eq!(refusal(save(None, other).await), "adviser_advised");
    room.is_sound().await;
}

#[tokio::test]
async fn the_committee_decides_after_the_opinion_of_the_council() {
    let room = like("label_infrastructures").await;
    room.council(&["Mme Ndiaye", "M. Roche"]).await;
    let id = room.ready("Pont", LILLERS, 1, GOOD).await;
    let session = room.convened(&[id]).await;
    assert!(room.open(session, 4).await);
    let labelled = unanimous(session, id, DecisionKind::Selected);
    assert_eq!(refusal(room.decide(&labelled).await), "opinion_missing");

    let give = async |advice: OpinionInput| opinion::save(&room.store, &staff(), id, None, &advice).await.map(drop);
    give(advice(OpinionKind::Favourable, &["Mme Ndiaye"])).await.unwrap();
    assert_eq!(refusal(room.decide(&labelled).await), "opinion_missing");
    give(advice(OpinionKind::Reserved, &["M. Roche"])).await.unwrap();
    room.decide(&labelled).await.unwrap();

    let shown = room.session(session).await.items.remove(0).opinions;
    let senses: Vec<_> = shown.iter().map(|one| one.opinion.kind).collect();
    assert_eq!(senses, [OpinionKind::Favourable, OpinionKind::Reserved]);
    palmares_core::undo(&room.store, &staff()).await.unwrap();
    opinion::remove(&room.store, &staff(), shown[1].id).await.unwrap();
    assert_eq!(refusal(room.decide(&labelled).await), "opinion_missing");
    palmares_core::undo(&room.store, &staff()).await.unwrap();
    room.decide(&labelled).await.unwrap();
    room.is_sound().await;
}

#[tokio::test]
async fn an_opinion_that_came_after_the_session_is_none_that_it_decided_upon() {
    let room = like("label_infrastructures").await;
    room.council(&["Mme Ndiaye", "M. Roche", "Mme Petit", "M. Blanc"]).await;
    let id = room.ready("Pont", LILLERS, 1, GOOD).await;
    let session = room.convened(&[id]).await;
    assert!(room.open(session, 4).await);
    let typed = on("2020-04-10");
    let give = async |given_on: &str, advisers: &[&str]| {
        let both = advice(OpinionKind::Favourable, advisers);
        let given_on = day(given_on);
        opinion::save(&room.store, &typed, id, None, &OpinionInput { given_on, ..both })
            .await
            .unwrap();
    };
    give("2020-04-09", &["Mme Ndiaye", "M. Roche"]).await;
    let labelled = unanimous(session, id, DecisionKind::Selected);
    let decided = async || decision::record(&room.store, &typed, &labelled).await.map(drop);
    assert_eq!(refusal(decided().await), "opinion_missing");
    give("2020-04-08", &["Mme Petit", "M. Blanc"]).await;
    decided().await.unwrap();
    room.is_sound().await;
}

#[tokio::test]
async fn an_opinion_that_a_decision_rests_on_stays_until_the_decision_is_opened_again() {
    let room = like("label_infrastructures").await;
    let id = room.ready("Pont", LILLERS, 1, GOOD).await;
    let colleague = PersonInput {
        name: "Bruno Morel".into(),
        function: String::new(),
        email: String::new(),
        active: true,
    };
    let receipt = committee::save_person(&room.store, &staff(), None, &colleague).await;
    let bruno = receipt.unwrap().touched[0].key.parse().unwrap();
    let bruno = Caller::secretariat(bruno, "secretariat", staff().at);
    room.council(&["Mme Ndiaye", "M. Roche"]).await;
    let both = advice(OpinionKind::Favourable, &["Mme Ndiaye", "M. Roche"]);
    opinion::save(&room.store, &bruno, id, None, &both).await.unwrap();
    let session = room.convened(&[id]).await;
    assert!(room.open(session, 4).await);
    room.decide(&unanimous(session, id, DecisionKind::Selected))
        .await
        .unwrap();

    let given = room.session(session).await.items.remove(0).opinions.remove(0).id;
    let other = advice(OpinionKind::Unfavourable, &["M. Roche"]);
    let save = async |known| opinion::save(&room.store, &staff(), id, known, &other).await;
    assert_eq!(refusal(save(Some(given)).await), "opinion_decided");
    assert_eq!(refusal(save(None).await), "opinion_decided");
    assert_eq!(
        refusal(opinion::remove(&room.store, &staff(), given).await),
        "opinion_decided"
    );
    assert_eq!(
        refusal(palmares_core::undo(&room.store, &bruno).await),
        "opinion_decided",
        "whoever recorded it does not take it back either"
    );

    close(&room, "2020-04-08").await;
    let taken = decisions(&room, id).await.remove(0);
    decision::reopen(
        &room.store,
        &on("2020-04-08"),
        taken.id,
        ReopeningReason::NewFact,
        "Avis revu",
    )
    .await
    .unwrap();
    save(Some(given)).await.unwrap();
    room.is_sound().await;
}

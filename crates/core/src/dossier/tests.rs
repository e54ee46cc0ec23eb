//! Dossiers on a real workspace: taken in, corrected, checked step by step, and read by those who may.

mod desk;

use super::checks::{CheckDetail, CheckOutcome, Fact, RuleOutcome, UNDECIDED, sample};
use super::view::{CheckStep, DossierInput};
use super::*;
use crate::document::DocumentKind;
use crate::error::{BrokenRule, Denial, Error};
use crate::evaluation;
use crate::journal::{Actor, OperationName};

use desk::{Desk, typed};

#[tokio::test]
async fn a_dossier_goes_through_the_checks_in_their_order_and_each_is_kept() {
    let desk = Desk::new().await;
    let id = desk.dossier("BriqLys", "999910003").await;
    desk.usual_documents(id).await;
    assert!(matches!(
        desk.record(id, CheckOutcome::Complete, "").await,
        Err(Error::WrongState { .. })
    ));
    for outcome in [
        CheckOutcome::Acknowledged,
        CheckOutcome::Complete,
        CheckOutcome::Admissible,
        CheckOutcome::Eligible,
    ] {
        let proposed = desk.staff_view(id).await.next_check.unwrap();
        assert_eq!(
            (proposed.step, proposed.outcome.as_str()),
            (outcome.step(), outcome.as_str())
        );
        desk.record(id, outcome, "").await.unwrap();
    }
    let relevance = desk.staff_view(id).await.next_check.unwrap();
    assert_eq!(
        (relevance.step, relevance.outcome.as_str()),
        (CheckStep::Relevance, UNDECIDED)
    );
    assert_eq!(
        relevance.allowed,
        ["relevant", "partly_relevant", "off_topic", "redirected"]
    );
    desk.record(
        id,
        CheckOutcome::Relevant,
        "Économie circulaire, filière locale de la terre crue.",
    )
    .await
    .unwrap();

    let view = desk.staff_view(id).await;
    assert_eq!((view.dossier.state, view.next_check), (DossierState::Shortlisted, None));
    let steps: Vec<_> = view.checks.iter().map(|check| check.outcome.as_str()).collect();
    assert_eq!(
        steps,
        ["acknowledged", "complete", "admissible", "eligible", "relevant"]
    );
    assert!(matches!(&view.checks[3].detail, CheckDetail::Eligibility { rules, priority: true } if rules.len() == 3));
    assert_eq!(view.communes["62516"], "Lillers");
}

#[tokio::test]
async fn a_missing_document_is_asked_for_and_the_dossier_is_looked_at_again_when_it_comes() {
    let desk = Desk::new().await;
    let id = desk.dossier("BriqLys", "999910003").await;
    desk.record(id, CheckOutcome::Acknowledged, "").await.unwrap();
    desk.document(id, DocumentKind::ApplicationForm, 100).await;
    desk.document(id, DocumentKind::ProjectDescription, 0).await;
    assert!(
        desk.record(id, CheckOutcome::Complete, "").await.is_err(),
        "an empty file is no document"
    );
    assert_eq!(desk.list(Actor::Secretariat).await[0].missing, 3);
    desk.record(id, CheckOutcome::AwaitingDocuments, "").await.unwrap();
    assert_eq!(desk.staff_view(id).await.dossier.state, DossierState::AwaitingDocuments);

    desk.document(id, DocumentKind::ProjectDescription, 100).await;
    desk.document(id, DocumentKind::LegalExistence, 100).await;
    waive(&desk.store, &desk.caller, id, DocumentKind::BankDetails, "Déjà détenu")
        .await
        .unwrap();
    desk.record(id, CheckOutcome::Complete, "").await.unwrap();
    let view = desk.staff_view(id).await;
    assert_eq!((view.dossier.state, view.row.missing), (DossierState::Complete, 0));
    assert_eq!(view.waivers[0].motive, "Déjà détenu");
}

#[tokio::test]
async fn a_second_application_of_a_company_is_flagged_and_proposed_as_inadmissible() {
    let desk = Desk::new().await;
    desk.dossier("LysLoop", "999919590").await;
    let second = desk.dossier("LysLoop deux", "999919590").await;
    desk.usual_documents(second).await;
    let rows = desk.list(Actor::Secretariat).await;
    assert_eq!(rows.iter().map(|row| row.duplicate).collect::<Vec<_>>(), [false, true]);
    desk.record(second, CheckOutcome::Acknowledged, "").await.unwrap();
    desk.record(second, CheckOutcome::Complete, "").await.unwrap();
    let proposed = desk.staff_view(second).await.next_check.unwrap();
    assert_eq!(proposed.outcome, "inadmissible");
    desk.record(second, CheckOutcome::Inadmissible, "").await.unwrap();
    assert_eq!(desk.staff_view(second).await.dossier.state, DossierState::Inadmissible);
}

#[tokio::test]
async fn departing_from_what_was_found_needs_a_motive() {
    let desk = Desk::new().await;
    let mut input = typed("ParisTest", "999923709");
    input.hq_insee = Some("75056".into());
    let id = create(&desk.store, &desk.caller, sample::territory(), desk.call, &input)
        .await
        .unwrap()
        .0;
    desk.usual_documents(id).await;
    for outcome in [
        CheckOutcome::Acknowledged,
        CheckOutcome::Complete,
        CheckOutcome::Admissible,
    ] {
        desk.record(id, outcome, "").await.unwrap();
    }
    let refused = desk.record(id, CheckOutcome::Eligible, " ").await;
    assert!(matches!(
        refused,
        Err(Error::RuleBroken {
            rule: BrokenRule::MotiveRequired,
            ..
        })
    ));
    desk.record(id, CheckOutcome::Ineligible, "").await.unwrap();
    let check = desk.staff_view(id).await.checks.pop().unwrap();
    let CheckDetail::Eligibility { rules, .. } = check.detail else {
        panic!("{check:?}")
    };
    assert_eq!(rules[2].outcome, RuleOutcome::NotMet);

    desk.record(id, CheckOutcome::Eligible, "Engagement reçu ce jour.")
        .await
        .unwrap();
    assert_eq!(desk.staff_view(id).await.dossier.state, DossierState::RelevanceReview);
    let short = desk.record(id, CheckOutcome::OffTopic, "Non.").await;
    assert!(matches!(
        short,
        Err(Error::RuleBroken {
            rule: BrokenRule::MotiveRequired,
            ..
        })
    ));
}

#[tokio::test]
async fn a_check_can_be_undone_with_the_state_it_led_to() {
    let desk = Desk::new().await;
    let id = desk.dossier("BriqLys", "999910003").await;
    desk.record(id, CheckOutcome::Acknowledged, "").await.unwrap();
    crate::undo(&desk.store, &desk.caller).await.unwrap();
    let view = desk.staff_view(id).await;
    assert_eq!((view.dossier.state, view.checks.len()), (DossierState::Received, 0));
}

#[tokio::test]
async fn what_is_typed_is_kept_and_the_same_again_changes_nothing() {
    let desk = Desk::new().await;
    let id = desk.dossier("BriqLys", "999910003").await;
    let mut input = DossierInput::from(&desk.staff_view(id).await.dossier);
    input.summary = "Briques de terre crue.".into();
    input.received_at = Some("2020-06-22T00:00:00+02:00".parse().unwrap());
    let receipt = update(&desk.store, &desk.caller, sample::territory(), id, &input)
        .await
        .unwrap();
    assert!(receipt.entry.is_some());
    let view = desk.staff_view(id).await;
    assert_eq!(DossierInput::from(&view.dossier), input);
    assert!(view.row.late && view.row.priority);
    let again = update(&desk.store, &desk.caller, sample::territory(), id, &input)
        .await
        .unwrap();
    assert_eq!(again.entry, None);
}

#[tokio::test]
async fn an_applicant_withdraws_with_a_reason_and_once() {
    let desk = Desk::new().await;
    let id = desk.dossier("BriqLys", "999910003").await;
    assert!(withdraw(&desk.store, &desk.caller, id, " ").await.is_err());
    assert!(desk.staff_view(id).await.can_withdraw);
    withdraw(&desk.store, &desk.caller, id, "Projet abandonné")
        .await
        .unwrap();
    let gone = desk.staff_view(id).await;
    assert_eq!(
        (gone.dossier.state, gone.can_withdraw),
        (DossierState::Withdrawn, false)
    );
    assert!(matches!(
        withdraw(&desk.store, &desk.caller, id, "Encore").await,
        Err(Error::WrongState { .. })
    ));
}

#[tokio::test]
async fn a_member_sees_nothing_of_a_dossier_they_are_recused_from() {
    let desk = Desk::new().await;
    let (own, other) = (
        desk.dossier("BriqLys", "999910003").await,
        desk.dossier("Forge4D", "999916851").await,
    );
    let document = desk.document(other, DocumentKind::ApplicationForm, 10).await;
    let member = desk.member().await;
    let actor = Actor::Member(member);
    let undeclared = desk.view(actor, other).await;
    assert!(matches!(
        undeclared,
        Err(Error::NotAllowed {
            reason: Denial::Undeclared
        })
    ));
    let row = desk.list(actor).await.remove(1);
    assert_eq!(
        (row.title.as_str(), row.requested_cents, row.commune),
        ("Forge4D", None, None)
    );

    desk.declare(member, own, false).await;
    desk.declare(member, other, true).await;
    assert!(desk.view(actor, own).await.unwrap().next_check.is_none());
    assert!(matches!(
        desk.view(actor, other).await,
        Err(Error::NotAllowed {
            reason: Denial::Recused
        })
    ));
    assert_eq!(desk.list(actor).await.len(), 1);
    let mut connection = desk.store.read().await.unwrap();
    let opened = document_for(&mut connection, actor, document).await;
    assert!(matches!(
        opened,
        Err(Error::NotAllowed {
            reason: Denial::Recused
        })
    ));
    assert_eq!(
        document_for(&mut connection, Actor::Secretariat, document)
            .await
            .unwrap()
            .2,
        "a.pdf"
    );
}

#[tokio::test]
async fn bank_details_are_for_the_secretariat_alone() {
    let desk = Desk::new().await;
    let id = desk.dossier("BriqLys", "999910003").await;
    let details = desk.document(id, DocumentKind::BankDetails, 10).await;
    let member = desk.member().await;
    desk.declare(member, id, false).await;
    assert_eq!(desk.staff_view(id).await.documents.len(), 1);
    assert!(desk.view(Actor::Member(member), id).await.unwrap().documents.is_empty());
    let mut connection = desk.store.read().await.unwrap();
    let opened = document_for(&mut connection, Actor::Member(member), details).await;
    assert!(matches!(
        opened,
        Err(Error::NotAllowed {
            reason: Denial::StaffOnly
        })
    ));
}

#[tokio::test]
async fn the_scoring_room_shows_a_member_no_bank_details() {
    let desk = Desk::new().await;
    let id = desk.dossier("BriqLys", "999910003").await;
    let form = desk.document(id, DocumentKind::ApplicationForm, 10).await;
    desk.document(id, DocumentKind::BankDetails, 10).await;
    let member = desk.member().await;
    desk.declare(member, id, false).await;
    let mut change = desk
        .store
        .begin_act(&desk.caller, OperationName::AssignmentSet)
        .await
        .unwrap();
    sqlx::query("insert into evaluation (id, dossier_id, member_id, state) values (?, ?, ?, 'not_started')")
        .bind(form.to_string())
        .bind(id.to_string())
        .bind(member.to_string())
        .execute(&mut *change)
        .await
        .unwrap();
    change.commit().await.unwrap();
    let mut connection = desk.store.read().await.unwrap();
    let view = evaluation::scoring_view(&mut connection, member, id).await.unwrap();
    let shown: Vec<_> = view.documents.iter().map(|document| document.id).collect();
    assert_eq!(shown, [form]);
}

#[tokio::test]
async fn a_document_is_classified_and_moved_within_its_call() {
    let desk = Desk::new().await;
    let (first, second) = (
        desk.dossier("BriqLys", "999910003").await,
        desk.dossier("Forge4D", "999916851").await,
    );
    let document = desk.document(first, DocumentKind::Other, 10).await;
    classify_document(&desk.store, &desk.caller, document, DocumentKind::Cv)
        .await
        .unwrap();
    let same = classify_document(&desk.store, &desk.caller, document, DocumentKind::Cv)
        .await
        .unwrap();
    assert_eq!(same.entry, None);
    move_document(&desk.store, &desk.caller, document, second)
        .await
        .unwrap();
    assert!(desk.staff_view(first).await.documents.is_empty());
    assert_eq!(desk.staff_view(second).await.documents[0].kind, DocumentKind::Cv);
    let again = move_document(&desk.store, &desk.caller, document, second).await;
    assert!(matches!(
        again,
        Err(Error::RuleBroken {
            rule: BrokenRule::AlreadyThere,
            ..
        })
    ));
}

#[tokio::test]
async fn a_figure_answers_the_rule_that_bounds_it_once_it_is_stated() {
    let desk = Desk::new().await;
    desk.bound_researchers().await;
    let id = desk.dossier("BriqLys", "999910003").await;
    desk.usual_documents(id).await;
    for outcome in [
        CheckOutcome::Acknowledged,
        CheckOutcome::Complete,
        CheckOutcome::Admissible,
    ] {
        desk.record(id, outcome, "").await.unwrap();
    }
    let found = async || match desk.staff_view(id).await.next_check.unwrap().detail {
        CheckDetail::Eligibility { rules, .. } => (rules[0].outcome, rules[0].facts.clone()),
        other => panic!("{other:?}"),
    };
    let counted = |figure| {
        let counter = "researchers".to_owned();
        vec![Fact::Counted { counter, figure }]
    };
    assert_eq!(found().await, (RuleOutcome::Unknown, counted(None)));
    for (figure, outcome) in [(1, RuleOutcome::NotMet), (2, RuleOutcome::Met)] {
        let input = CounterInput {
            figure,
            source: "Annexe 3".into(),
            document_id: None,
            page: None,
            stated_by: "La présidente".into(),
        };
        set_counter(&desk.store, &desk.caller, id, "researchers", Some(&input))
            .await
            .unwrap();
        assert_eq!(found().await, (outcome, counted(Some(figure))));
    }
}

#[tokio::test]
async fn numbers_follow_one_another_within_a_call() {
    let desk = Desk::new().await;
    for title in ["Un", "Deux", "Trois"] {
        desk.dossier(title, "").await;
    }
    assert_eq!(
        desk.list(Actor::Secretariat)
            .await
            .iter()
            .map(|row| row.number)
            .collect::<Vec<_>>(),
        [1, 2, 3]
    );
}

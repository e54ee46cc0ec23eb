//! What becomes of what two people did apart.

use palmares_core::call::{self, CallRules, FunderRule};
use palmares_core::committee::Declaration;
use palmares_core::committee::model::{InterestKind, MemberRole};
use palmares_core::document::DocumentKind;
use palmares_core::error::Code;
use palmares_core::evaluation::{self, EvidenceView};
use palmares_core::funding::{self, FunderInput, FunderStatus};
use palmares_core::grid::Steps;
use palmares_core::id::{DossierId, MemberId};
use palmares_core::journal::{self, Actor, Caller, Take, Verdict};
use palmares_core::store::Store;
use palmares_core::territory::Territory;
use palmares_core::{committee, dossier, minutes, session};

use crate::pair::{Pair, conflicts, later};
use crate::room::{GOOD, LENS, as_member, passage, plan, sha, staff};

fn counts(plan: &journal::Plan) -> [u32; 5] {
    [plan.new, plan.here, plan.soft, plan.hard, plan.refused]
}

#[tokio::test]
async fn what_only_one_did_comes_in_and_comes_in_once() {
    let pair = Pair::new().await;
    pair.change(&pair.copy, &pair.bruno(1), |input| {
        input.title = "Chaleur fatale".into();
    })
    .await;
    let plan = pair.bring_home().await.unwrap();
    assert_eq!(counts(&plan), [1, 0, 0, 0, 0]);
    let line = &plan.lines[0].entry;
    assert_eq!(
        (line.person_name.as_deref(), line.params["title"].as_str()),
        (Some("Bruno Delattre"), Some("Chaleur des terrils"))
    );
    assert_eq!(pair.input(&pair.room.store).await.title, "Chaleur fatale");
    let again = pair.bring_home().await.unwrap();
    assert_eq!(counts(&again), [0, 1, 0, 0, 0]);
    pair.room.is_sound().await;
}

#[tokio::test]
async fn other_fields_of_one_row_are_merged_and_said() {
    let pair = Pair::new().await;
    pair.change(&pair.room.store, &pair.agathe(1), |input| {
        input.title = "Titre d’Agathe".into();
    })
    .await;
    pair.change(&pair.copy, &pair.bruno(2), |input| {
        input.summary = "Résumé de Bruno".into();
    })
    .await;
    let plan = pair.bring_home().await.unwrap();
    assert_eq!(counts(&plan), [0, 0, 1, 0, 0]);
    assert_eq!(
        plan.lines[0].beside.as_ref().unwrap().person_name.as_deref(),
        Some("Agathe Vasseur")
    );
    let input = pair.input(&pair.room.store).await;
    assert_eq!(
        (input.title.as_str(), input.summary.as_str()),
        ("Titre d’Agathe", "Résumé de Bruno")
    );
    assert!(conflicts(&pair.room.store).await.is_empty());
    pair.room.is_sound().await;
}

#[tokio::test]
async fn the_same_value_on_both_sides_is_nothing() {
    let pair = Pair::new().await;
    pair.change(&pair.room.store, &pair.agathe(1), |input| {
        input.title = "Le même".into();
    })
    .await;
    pair.change(&pair.copy, &pair.bruno(2), |input| input.title = "Le même".into())
        .await;
    pair.bring_home().await.unwrap();
    assert!(conflicts(&pair.room.store).await.is_empty());
    pair.room.is_sound().await;
}

#[tokio::test]
async fn two_values_of_one_field_stay_until_a_person_settles_them() {
    let pair = Pair::new().await;
    pair.change(&pair.room.store, &pair.agathe(1), |input| {
        input.title = "Titre d’Agathe".into();
    })
    .await;
    pair.change(&pair.copy, &pair.bruno(2), |input| {
        input.title = "Titre de Bruno".into();
    })
    .await;
    let planned = pair.bring_home().await.unwrap();
    assert_eq!(counts(&planned), [0, 0, 0, 1, 0]);
    // The later one is shown meanwhile, on both copies.
    pair.take_along().await.unwrap();
    for store in [&pair.room.store, &pair.copy] {
        assert_eq!(pair.input(store).await.title, "Titre de Bruno");
        assert_eq!(conflicts(store).await.len(), 1);
    }
    // However many clean merges come after, it waits.
    pair.change(&pair.copy, &pair.bruno(3), |input| input.summary = "Autre chose".into())
        .await;
    pair.bring_home().await.unwrap();
    let open = conflicts(&pair.room.store).await;
    let meeting = &open[0].meeting;
    assert_eq!((meeting.field.as_str(), open[0].shown), ("title", Some(Take::Theirs)));
    assert_eq!(
        (&meeting.ours.value, &meeting.theirs.value),
        (&"Titre d’Agathe".into(), &"Titre de Bruno".into())
    );
    assert_eq!(meeting.ours.entry.person_name.as_deref(), Some("Agathe Vasseur"));
    journal::settle(&pair.room.store, &pair.agathe(70), &open[0].id, Take::Ours)
        .await
        .unwrap();
    pair.take_along().await.unwrap();
    for store in [&pair.room.store, &pair.copy] {
        assert_eq!(pair.input(store).await.title, "Titre d’Agathe");
        assert!(conflicts(store).await.is_empty());
    }
    let again = journal::settle(&pair.room.store, &pair.agathe(71), &open[0].id, Take::Theirs)
        .await
        .unwrap_err();
    assert_eq!(again.code(), Code::NotFound);
    pair.room.is_sound().await;
}

#[tokio::test]
async fn a_settlement_can_be_undone_and_the_conflict_waits_again() {
    let pair = Pair::new().await;
    pair.change(&pair.room.store, &pair.agathe(1), |input| input.title = "A".into())
        .await;
    pair.change(&pair.copy, &pair.bruno(2), |input| input.title = "B".into())
        .await;
    pair.bring_home().await.unwrap();
    let open = conflicts(&pair.room.store).await;
    journal::settle(&pair.room.store, &pair.agathe(70), &open[0].id, Take::Ours)
        .await
        .unwrap();
    palmares_core::undo(&pair.room.store, &pair.agathe(71)).await.unwrap();
    assert_eq!(conflicts(&pair.room.store).await.len(), 1);
    assert_eq!(pair.input(&pair.room.store).await.title, "B");
}

#[tokio::test]
async fn dossiers_received_apart_under_one_number_are_renumbered_in_a_listed_line() {
    let pair = Pair::new().await;
    let input = pair.input(&pair.copy).await;
    let (store, call, territory) = (&pair.room.store, pair.room.call, &pair.room.territory);
    let (here, _) = dossier::create(store, &pair.agathe(5), territory, call, &input)
        .await
        .unwrap();
    let (there, _) = dossier::create(&pair.copy, &pair.bruno(2), territory, call, &input)
        .await
        .unwrap();
    let plan = pair.bring_home().await.unwrap();
    let number = async |id| {
        let mut connection = store.read().await.unwrap();
        let view = dossier::get(
            &mut connection,
            territory,
            palmares_core::journal::Actor::Secretariat,
            id,
        )
        .await;
        view.unwrap().dossier.number
    };
    // The one received first keeps its number, wherever it was received.
    assert_eq!((number(there).await, number(here).await), (2, 3));
    let told: Vec<(i64, i64)> = plan
        .lines
        .iter()
        .flat_map(|line| &line.renumbered)
        .map(|change| (change.from, change.to))
        .collect();
    assert_eq!(told, [(2, 3)]);
    pair.room.is_sound().await;
}

#[tokio::test]
async fn what_a_rule_forbids_here_is_refused_with_its_reason_and_kept_readable() {
    let pair = Pair::new().await;
    let (dossier, member) = (pair.dossier, pair.room.members[1]);
    evaluation::assign(&pair.copy, &pair.bruno(0), dossier, &[member])
        .await
        .unwrap();
    pair.bring_home().await.unwrap();
    pair.take_along().await.unwrap();
    dossier::withdraw(&pair.room.store, &pair.agathe(10), dossier, "Abandon")
        .await
        .unwrap();
    let declared = committee::Declaration::none(member, dossier);
    let at_home = |minutes| palmares_core::journal::Caller {
        at: later(minutes),
        ..as_member(member)
    };
    evaluation::declare_interest(&pair.copy, &at_home(61), &declared)
        .await
        .unwrap();
    evaluation::set_mark(&pair.copy, &at_home(62), dossier, "C1", Some(Steps(7).into()))
        .await
        .unwrap();
    pair.change(&pair.copy, &pair.bruno(63), |input| {
        input.summary = "Reste lisible".into();
    })
    .await;
    let plan = pair.bring_home().await.unwrap();
    let refused: Vec<_> = plan
        .lines
        .iter()
        .filter(|line| line.verdict == Verdict::Refused)
        .collect();
    assert_eq!(refused.len(), 1, "the mark, and nothing else: {plan:#?}");
    assert_eq!(refused[0].reason.as_ref().unwrap().params["rule"], "scoring_closed");
    assert_eq!(pair.input(&pair.room.store).await.summary, "Reste lisible");
    let kept = journal::refused(&mut pair.room.store.read().await.unwrap())
        .await
        .unwrap();
    assert_eq!((kept.len(), kept[0].reason.code), (1, Code::RuleBroken));
    let counted = journal::count_conflicts(&mut pair.room.store.read().await.unwrap())
        .await
        .unwrap();
    assert_eq!(counted.1, 1);
    pair.room.is_sound().await;
}

#[tokio::test]
async fn passages_that_a_member_holds_on_two_copies_stand_beside_each_other() {
    let pair = Pair::new().await;
    let (dossier, member) = (pair.dossier, pair.room.members[1]);
    pair.room
        .receive(dossier, (DocumentKind::ApplicationForm, "Formulaire.pdf", 'a'), 2)
        .await;
    evaluation::assign(&pair.room.store, &pair.agathe(0), dossier, &[member])
        .await
        .unwrap();
    let acting = |minutes| palmares_core::journal::Caller {
        at: later(minutes),
        ..as_member(member)
    };
    evaluation::declare_interest(
        &pair.room.store,
        &acting(1),
        &committee::Declaration::none(member, dossier),
    )
    .await
    .unwrap();
    pair.take_along().await.unwrap();
    for (store, minutes, text) in [(&pair.room.store, 61, "12 emplois"), (&pair.copy, 62, "dès 2021")] {
        let passage = passage(&sha('a'), text);
        evaluation::attach_evidence(store, &acting(minutes), dossier, "C2", &passage, "")
            .await
            .unwrap();
    }
    let plan = pair.bring_home().await.unwrap();
    assert_eq!((plan.hard, plan.refused), (0, 0), "{plan:#?}");
    pair.take_along().await.unwrap();
    for store in [&pair.room.store, &pair.copy] {
        assert_eq!(held(store, member, dossier).await.len(), 2);
    }
    let last = held(&pair.copy, member, dossier).await[0].id;
    evaluation::remove_evidence(&pair.copy, &acting(63), last)
        .await
        .unwrap();
    pair.bring_home().await.unwrap();
    assert_eq!(held(&pair.room.store, member, dossier).await.len(), 1);
    pair.room.is_sound().await;
}

async fn held(store: &Store, member: MemberId, dossier: DossierId) -> Vec<EvidenceView> {
    let mut connection = store.read().await.unwrap();
    let view = evaluation::scoring_view(&mut connection, member, dossier).await;
    view.unwrap().evidence
}

#[tokio::test]
async fn somebody_retired_here_no_longer_acts_from_a_copy_that_had_not_seen_it() {
    let pair = Pair::new().await;
    let mut bruno = committee::PersonInput {
        name: "Bruno Delattre".into(),
        function: String::new(),
        email: String::new(),
        active: false,
    };
    committee::save_person(&pair.room.store, &pair.agathe(1), Some(pair.bruno), &bruno)
        .await
        .unwrap();
    pair.change(&pair.copy, &pair.bruno(5), |input| input.title = "Trop tard".into())
        .await;
    let plan = pair.bring_home().await.unwrap();
    assert_eq!(counts(&plan), [0, 0, 0, 0, 1]);
    assert_eq!(plan.lines[0].reason.as_ref().unwrap().params["reason"], "retired");
    assert_eq!(pair.input(&pair.room.store).await.title, "Chaleur des terrils");
    bruno.active = true;
    committee::save_person(&pair.room.store, &pair.agathe(61), Some(pair.bruno), &bruno)
        .await
        .unwrap();
    pair.room.is_sound().await;
}

#[tokio::test]
async fn a_clock_ten_years_ahead_is_said_and_neither_wins_for_ever_nor_stops_the_others() {
    let pair = Pair::new().await;
    let decade = 10 * 365 * 24 * 60;
    pair.change(&pair.room.store, &pair.agathe(1), |input| input.title = "A".into())
        .await;
    pair.change(&pair.copy, &pair.bruno(decade), |input| {
        input.title = "B, de l’avenir".into();
    })
    .await;
    let plan = pair.bring_home().await.unwrap();
    assert_eq!((plan.hard, plan.clock_ahead_hours), (1, Some((decade - 60) / 60)));
    // Who knows of it acts after it, by a clock that is right.
    pair.change(&pair.room.store, &pair.agathe(90), |input| input.title = "C".into())
        .await;
    let newest = &journal::entries(&mut pair.room.store.read().await.unwrap(), None, 1, None)
        .await
        .unwrap()
        .entries[0];
    assert_eq!(newest.at, later(90));
    pair.take_along().await.unwrap();
    for store in [&pair.room.store, &pair.copy] {
        assert_eq!(pair.input(store).await.title, "C");
    }
    pair.room.is_sound().await;
}

#[tokio::test]
async fn a_session_gets_its_number_when_it_is_held_and_a_cancelled_one_leaves_no_gap() {
    let pair = Pair::new().await;
    let store = &pair.room.store;
    let (cancelled, _) = session::create(store, &staff(), pair.room.call, &plan("2020-04-08"))
        .await
        .unwrap();
    session::cancel(store, &staff(), cancelled).await.unwrap();
    let ready = pair.room.ready("LysLoop", LENS, 4, GOOD).await;
    let held = pair.room.convened(&[ready]).await;
    assert_eq!(pair.room.session(held).await.row.number, None);
    pair.room.open(held, 3).await;
    assert_eq!(pair.room.session(held).await.row.number, Some(1));
    assert_eq!(pair.room.session(cancelled).await.row.number, None);
}

#[tokio::test]
async fn a_final_act_of_a_colleague_ends_what_can_be_undone_here_too() {
    let pair = Pair::new().await;
    let ready = pair.room.ready("LysLoop", LENS, 4, GOOD).await;
    pair.take_along().await.unwrap();
    pair.change(&pair.room.store, &pair.agathe(1), |input| input.title = "A".into())
        .await;
    let (id, _) = session::create(&pair.copy, &pair.bruno(2), pair.room.call, &plan("2020-04-08"))
        .await
        .unwrap();
    session::set_agenda(&pair.copy, &pair.bruno(2), id, &[ready])
        .await
        .unwrap();
    session::convene(&pair.copy, &pair.bruno(3), id).await.unwrap();
    let sheet = pair.room.sheet(3);
    session::set_attendance(&pair.copy, &pair.bruno(4), id, &sheet)
        .await
        .unwrap();
    minutes::open(&pair.copy, &pair.bruno(5), &Territory::load().unwrap(), id, None)
        .await
        .unwrap();
    minutes::close(&pair.copy, &pair.bruno(6), &Territory::load().unwrap(), id, None)
        .await
        .unwrap();
    pair.bring_home().await.unwrap();
    let undone = palmares_core::undo(&pair.room.store, &pair.agathe(61))
        .await
        .unwrap_err();
    assert_eq!(undone.code(), Code::NothingToUndo);
    let _ = MemberRole::Chair;
}

#[tokio::test]
async fn a_project_that_may_turn_to_one_funder_turns_to_the_first_of_two_named_apart() {
    let pair = Pair::new().await;
    let rules = CallRules {
        funders: Some(FunderRule { at_most: Some(1) }),
        ..pair.room.rules.clone()
    };
    call::update(
        &pair.room.store,
        &pair.agathe(1),
        &pair.room.territory,
        pair.room.call,
        "Appel",
        &rules,
    )
    .await
    .unwrap();
    pair.take_along().await.unwrap();
    let named = |name: &str| FunderInput {
        name: name.into(),
        status: FunderStatus::Targeted,
        status_on: "2020-04-01".parse().unwrap(),
        amount_cents: None,
    };
    funding::save(&pair.room.store, &pair.agathe(61), pair.dossier, None, &named("Région"))
        .await
        .unwrap();
    funding::save(&pair.copy, &pair.bruno(62), pair.dossier, None, &named("Bpifrance"))
        .await
        .unwrap();
    let plan = pair.bring_home().await.unwrap();
    assert_eq!(plan.refused, 1, "{plan:#?}");
    let mut connection = pair.room.store.read().await.unwrap();
    let kept = funding::of_dossier(&mut connection, Actor::Secretariat, pair.dossier)
        .await
        .unwrap();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].funder.name, "Région");
    drop(connection);
    pair.room.is_sound().await;
}

/// What stands of a member's declaration on the pair's dossier.
async fn is_recused(store: &Store, member: MemberId) -> bool {
    sqlx::query_scalar("select recused from interest where member_id = ?")
        .bind(member.to_string())
        .fetch_one(&mut *store.read().await.unwrap())
        .await
        .unwrap()
}

#[tokio::test]
async fn a_recusal_stands_against_lifting_or_turning_back_another_that_its_author_had_seen() {
    for turned_back in [false, true] {
        let pair = Pair::new().await;
        let member = pair.room.members[0];
        let imposed = Declaration {
            imposed: true,
            ..Declaration::recusal(member, pair.dossier, InterestKind::Shareholder, "Président")
        };
        evaluation::declare_interest(&pair.copy, &pair.bruno(1), &imposed)
            .await
            .unwrap();
        let own = Declaration::recusal(member, pair.dossier, InterestKind::Family, "Frère");
        let caller = Caller {
            at: later(2),
            ..as_member(member)
        };
        evaluation::declare_interest(&pair.room.store, &caller, &own)
            .await
            .unwrap();
        if turned_back {
            palmares_core::undo(&pair.copy, &pair.bruno(3)).await.unwrap();
        } else {
            let none = Declaration::none(member, pair.dossier);
            evaluation::declare_interest(&pair.copy, &pair.bruno(3), &none)
                .await
                .unwrap();
        }
        let plan = pair.bring_home().await.unwrap();
        let refused: Vec<_> = plan.lines.iter().filter_map(|line| line.reason.as_ref()).collect();
        assert_eq!(refused.len(), 1, "turned back: {turned_back}");
        assert_eq!(refused[0].params["reason"], "recusal_stands");
        pair.take_along().await.unwrap();
        for store in [&pair.room.store, &pair.copy] {
            assert!(is_recused(store, member).await, "turned back: {turned_back}");
        }
        pair.room.is_sound().await;
    }
}

//! The committee at work, through the public API: declarations, marks, recusals, sessions and decisions on a real workspace.

use chrono::NaiveDate;
use palmares_core::call::{self, CallRules};
use palmares_core::clock::Timestamp;
use palmares_core::committee::model::{InterestKind, Presence, SessionState};
use palmares_core::committee::session::{self, Hearing};
use palmares_core::committee::view::{AttendanceInput, SessionInput, SessionView};
use palmares_core::committee::{self, Declaration};
use palmares_core::decision::model::{DecisionKind, VoteMode};
use palmares_core::decision::view::{DecisionInput, ReservationInput, VoteInput};
use palmares_core::dossier::checks::{self, CheckOutcome};
use palmares_core::dossier::view::DossierInput;
use palmares_core::dossier::{self, DossierState};
use palmares_core::error::{Error, Result};
use palmares_core::evaluation::consolidation::TieReason;
use palmares_core::evaluation::view::{RankingView, ScoringView};
use palmares_core::evaluation::{self, CellState};
use palmares_core::grid::Steps;
use palmares_core::id::{CallId, DossierId, MemberId, SessionId};
use palmares_core::journal::{self, Actor, By, OperationName};
use palmares_core::store::Store;
use palmares_core::territory::Territory;
use serde_json::json;

const LILLERS: &str = "62516";
const LENS: &str = "62498";

/// Half past two in Paris on the day of the session.
fn now() -> Timestamp {
    "2020-04-08T12:30:00Z".parse().unwrap()
}

fn staff() -> By {
    By::staff("secretariat", now())
}

fn as_member(member: MemberId) -> By {
    By::member(member, "membre", now())
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A workspace with a call and its committee.
struct Room {
    _folder: tempfile::TempDir,
    store: Store,
    territory: Territory,
    call: CallId,
    rules: CallRules,
    /// The chair first.
    members: Vec<MemberId>,
}

impl Room {
    async fn new(members: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(&folder.path().join("T.palmares"), "Comité", now())
            .await
            .unwrap();
        let (call, _) = call::create(&store, &staff(), "territoire_intelligent", "Appel")
            .await
            .unwrap();
        let rules = call::rules(&mut store.read().await.unwrap(), call).await.unwrap();
        for number in 0..members {
            let role = if number == 0 { "chair" } else { "member" };
            let input = serde_json::from_value(json!({
                "name": format!("Membre {number:02}"), "capacity": "company", "college": "private", "voice": "voting",
                "role": role, "organisation": "", "email": "",
            }));
            committee::save_member(&store, &staff(), call, None, &input.unwrap())
                .await
                .unwrap();
        }
        let list = committee::members(&mut store.read().await.unwrap(), call)
            .await
            .unwrap();
        let members = list.iter().map(|member| member.id).collect();
        let territory = Territory::load().unwrap();
        Self {
            _folder: folder,
            store,
            territory,
            call,
            rules,
            members,
        }
    }

    /// A founder's dossier, received on a day of March, checked and shortlisted.
    async fn shortlisted(&self, title: &str, home: &str, received: u32) -> DossierId {
        let input: DossierInput = serde_json::from_value(json!({
            "title": title, "summary": "Un projet.", "theme": self.rules.themes[0].code,
            "applicant_type": "company_creator", "requested_cents": 3_800_000, "implementation_insee": "62119",
            "hq_insee": null, "hq_commitment": true, "form_signed": true,
            "received_at": format!("2020-03-{received:02}T09:00:00Z"),
            "applicant": {
                "kind": "person", "name": format!("Porteur de {title}"), "legal_form": "", "siren": "", "siret": "",
                "creation_in_progress": true, "contact_name": "", "email": "", "phone": "", "address": "",
                "postal_code": null, "commune_insee": home,
            },
        }))
        .unwrap();
        let (store, by) = (&self.store, staff());
        let (id, _) = dossier::create(store, &by, &self.territory, self.call, &input)
            .await
            .unwrap();
        for document in &self.rules.documents {
            dossier::waive(store, &by, id, document.kind, "Déjà détenu par la collectivité.")
                .await
                .unwrap();
        }
        for (outcome, motive) in [
            (CheckOutcome::Acknowledged, ""),
            (CheckOutcome::Complete, ""),
            (CheckOutcome::Admissible, ""),
            (CheckOutcome::Eligible, "Engagement de localisation signé."),
            (CheckOutcome::Relevant, "En phase avec les objectifs du cluster."),
        ] {
            checks::record(
                store,
                &by,
                &self.territory,
                id,
                outcome.step(),
                outcome.as_str(),
                motive,
            )
            .await
            .unwrap();
        }
        id
    }

    async fn declare(&self, by: &By, declaration: Declaration) -> Result<()> {
        committee::declare_interest(&self.store, by, &declaration)
            .await
            .map(|_| ())
    }

    /// Declares nothing, gives every criterion the same mark in half points, and hands in.
    async fn score(&self, member: MemberId, dossier: DossierId, marks: [u16; 6]) {
        let by = as_member(member);
        self.declare(&by, Declaration::none(member, dossier)).await.unwrap();
        self.mark(member, dossier, marks).await;
        evaluation::submit(&self.store, &by, dossier).await.unwrap();
    }

    async fn mark(&self, member: MemberId, dossier: DossierId, marks: [u16; 6]) {
        let by = as_member(member);
        for (number, steps) in (1..).zip(marks) {
            let code = format!("C{number}");
            evaluation::set_mark(&self.store, &by, dossier, &code, Some(Steps(steps)))
                .await
                .unwrap();
            if steps < 6 && number <= 2 {
                let text = "Sous le seuil attendu.";
                evaluation::comment(&self.store, &by, dossier, Some(&code), text, "")
                    .await
                    .unwrap();
            }
        }
    }

    async fn ranking(&self, actor: Actor) -> Result<RankingView> {
        evaluation::ranking(&mut *self.store.read().await?, actor, self.call).await
    }

    async fn scoring(&self, member: MemberId, dossier: DossierId) -> Result<ScoringView> {
        evaluation::scoring_view(&mut *self.store.read().await?, member, dossier).await
    }

    async fn state(&self, dossier: DossierId) -> DossierState {
        dossier::state(&mut self.store.read().await.unwrap(), dossier)
            .await
            .unwrap()
    }

    async fn official(&self, dossier: DossierId) -> Option<String> {
        let view = self.ranking(Actor::Staff).await.unwrap();
        let result = view.results.iter().find(|result| result.dossier == dossier)?;
        result.official.as_ref().map(|official| official.value.to_string())
    }

    /// A dossier scored by the first two members, who agree.
    async fn ready(&self, title: &str, home: &str, received: u32, marks: [u16; 6]) -> DossierId {
        let id = self.shortlisted(title, home, received).await;
        evaluation::assign(&self.store, &staff(), id, &self.members[..2])
            .await
            .unwrap();
        for member in &self.members[..2] {
            self.score(*member, id, marks).await;
        }
        assert_eq!(self.state(id).await, DossierState::ReadyForCommittee);
        id
    }

    async fn session(&self, id: SessionId) -> SessionView {
        committee::session_view(&mut self.store.read().await.unwrap(), Actor::Staff, id)
            .await
            .unwrap()
    }

    /// A session of the day, convened with this agenda.
    async fn convened(&self, agenda: &[DossierId]) -> SessionId {
        let (id, _) = session::create(&self.store, &staff(), self.call, &plan("2020-04-08"))
            .await
            .unwrap();
        session::set_agenda(&self.store, &staff(), id, agenda).await.unwrap();
        session::convene(&self.store, &staff(), id).await.unwrap();
        id
    }

    /// Records the first `here` members as present and opens.
    async fn open(&self, id: SessionId, here: usize) -> bool {
        session::set_attendance(&self.store, &staff(), id, &self.sheet(here))
            .await
            .unwrap();
        session::open(&self.store, &staff(), id).await.unwrap().0.reached
    }

    fn sheet(&self, here: usize) -> Vec<AttendanceInput> {
        let line = |(number, member): (usize, &MemberId)| AttendanceInput {
            member_id: *member,
            presence: if number < here {
                Presence::Present
            } else {
                Presence::Excused
            },
            proxy_to: None,
            arrived_at: None,
            left_at: None,
        };
        self.members.iter().enumerate().map(line).collect()
    }

    async fn decide(&self, input: &DecisionInput) -> Result<()> {
        palmares_core::decision::record(&self.store, &staff(), input)
            .await
            .map(|_| ())
    }

    /// Nothing that must hold is broken, the chain of the journal included.
    async fn is_sound(&self) {
        let report = self.store.verify().await.unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
    }
}

fn plan(held_on: &str) -> SessionInput {
    SessionInput {
        held_on: day(held_on),
        starts_at: "14:00".into(),
        place: "Béthune, salle des fêtes".into(),
        chair_id: None,
        secretary: "M. Lefebvre".into(),
        next_on: None,
    }
}

fn unanimous(session: SessionId, dossier: DossierId, kind: DecisionKind) -> DecisionInput {
    DecisionInput {
        session_id: session,
        dossier_id: dossier,
        kind,
        motive: "Projet mûr, ancré dans le territoire.".into(),
        mode: VoteMode::Consensus,
        votes: None,
        departure_reason: None,
        reservations: vec![],
        amount_cents: None,
        support: vec![],
    }
}

fn refusal<T: std::fmt::Debug>(result: Result<T>) -> String {
    let error = result.unwrap_err();
    let params = error.params();
    let word = ["rule", "reason", "from"]
        .into_iter()
        .find_map(|name| params[name].as_str());
    word.unwrap_or_default().to_owned()
}

const GOOD: [u16; 6] = [8; 6];
const FAIR: [u16; 6] = [7; 6];

#[tokio::test]
async fn two_members_score_one_recuses_late_and_the_ranking_is_computed_again() {
    let room = Room::new(3).await;
    let (first, second) = (room.members[0], room.members[1]);
    let id = room.shortlisted("BriqLys", LILLERS, 1).await;
    evaluation::assign(&room.store, &staff(), id, &[first, second])
        .await
        .unwrap();
    assert_eq!(room.state(id).await, DossierState::UnderEvaluation);
    room.score(first, id, GOOD).await;
    assert_eq!(room.state(id).await, DossierState::UnderEvaluation);
    room.score(second, id, FAIR).await;
    assert_eq!(
        room.state(id).await,
        DossierState::ReadyForCommittee,
        "the last evaluation makes it ready"
    );
    assert_eq!(room.official(id).await.as_deref(), Some("75.00"));

    let tie = Declaration::recusal(second, id, InterestKind::Shareholder, "Porteur d'une part du capital");
    room.declare(&as_member(second), tie).await.unwrap();
    assert_eq!(room.official(id).await.as_deref(), Some("80.00"));
    let view = room.ranking(Actor::Staff).await.unwrap();
    assert!(
        view.ranking.provisional,
        "one evaluation is fewer than the grid asks for"
    );
    assert_eq!((view.results[0].submitted, view.results[0].assigned), (1, 1));
    let mine = view.results[0].cells.iter().find(|cell| cell.member == second).unwrap();
    assert_eq!((mine.state, mine.total.is_none()), (CellState::Recused, true));

    // The recused member sees nothing any more, and a recusal after submission is final.
    assert_eq!(refusal(room.scoring(second, id).await), "recused");
    let hidden = room.ranking(Actor::Member(second)).await.unwrap();
    assert!(hidden.results.is_empty() && hidden.ranking.ranked.is_empty() && hidden.dossiers.is_empty());
    assert_eq!(
        refusal(room.declare(&as_member(second), Declaration::none(second, id)).await),
        "recusal_final"
    );
    room.is_sound().await;
}

#[tokio::test]
async fn nothing_opens_before_the_question_on_interests_is_answered() {
    let room = Room::new(3).await;
    let id = room.shortlisted("BriqLys", LILLERS, 1).await;
    evaluation::assign_all(&room.store, &staff(), room.call).await.unwrap();
    let member = room.members[1];
    assert_eq!(refusal(room.scoring(member, id).await), "undeclared");
    let mark = evaluation::set_mark(&room.store, &as_member(member), id, "C1", Some(Steps(6))).await;
    assert_eq!(refusal(mark), "undeclared");
    let queue = evaluation::queue(&mut room.store.read().await.unwrap(), member, room.call)
        .await
        .unwrap();
    assert_eq!(
        (queue.items.len(), queue.items[0].declared, queue.items[0].criteria),
        (1, false, 6)
    );

    room.declare(&as_member(member), Declaration::none(member, id))
        .await
        .unwrap();
    assert_eq!(room.scoring(member, id).await.unwrap().marks.len(), 6);
    // Nobody declares for somebody else, except the secretariat.
    assert_eq!(
        refusal(
            room.declare(&as_member(room.members[2]), Declaration::none(member, id))
                .await
        ),
        "staff_only"
    );
    let imposed = Declaration {
        recused: true,
        imposed: true,
        ..Declaration::none(member, id)
    };
    assert_eq!(
        refusal(room.declare(&as_member(member), imposed.clone()).await),
        "staff_only"
    );
    room.declare(&staff(), imposed).await.unwrap();
    assert_eq!(refusal(room.scoring(member, id).await), "recused");
    assert_eq!(
        refusal(room.declare(&as_member(member), Declaration::none(member, id)).await),
        "imposed"
    );
    room.declare(&staff(), Declaration::none(member, id)).await.unwrap();
    assert!(
        room.scoring(member, id).await.is_ok(),
        "nothing was handed in: the recusal can be lifted"
    );
    room.is_sound().await;
}

#[tokio::test]
async fn the_marks_of_others_are_sealed_until_ones_own_are_handed_in() {
    let room = Room::new(3).await;
    let id = room.shortlisted("BriqLys", LILLERS, 1).await;
    let (first, second) = (room.members[0], room.members[1]);
    evaluation::assign(&room.store, &staff(), id, &[first, second])
        .await
        .unwrap();
    let by = as_member(first);
    room.declare(&by, Declaration::none(first, id)).await.unwrap();
    room.mark(first, id, GOOD).await;
    evaluation::comment(
        &room.store,
        &by,
        id,
        Some("C3"),
        "Dix emplois.",
        "Secret de fabrique : 4271",
    )
    .await
    .unwrap();
    evaluation::submit(&room.store, &by, id).await.unwrap();

    room.declare(&as_member(second), Declaration::none(second, id))
        .await
        .unwrap();
    assert_eq!(room.scoring(second, id).await.unwrap().others, None);
    assert_eq!(refusal(room.ranking(Actor::Member(second)).await), "sealed");
    room.score(second, id, FAIR).await;
    let others = room.scoring(second, id).await.unwrap().others.unwrap();
    assert_eq!(
        (others.len(), others[0].member_id, others[0].marks[2].mark),
        (1, first, Some(Steps(8)))
    );
    assert_eq!(others[0].marks[2].comment, "Dix emplois.");
    assert_eq!(
        others[0].marks[2].private_note, "",
        "a private note is for its author only"
    );
    assert!(room.ranking(Actor::Member(second)).await.is_ok());
    let own = room.scoring(first, id).await.unwrap();
    assert_eq!(own.marks[2].private_note, "Secret de fabrique : 4271");

    // The sentences of the journal name the criterion, never the mark nor the note.
    let page = journal::entries(&mut room.store.read().await.unwrap(), None, 500, None)
        .await
        .unwrap();
    for entry in &page.entries {
        assert!(!entry.params.to_string().contains("4271"), "{:?}", entry.params);
        assert!(entry.operation != OperationName::MarkSet || entry.params.get("mark").is_none());
    }
}

#[tokio::test]
async fn a_sheet_with_a_blank_is_not_handed_in_and_one_handed_in_is_not_changed() {
    let room = Room::new(3).await;
    let id = room.shortlisted("BriqLys", LILLERS, 1).await;
    let member = room.members[0];
    let by = as_member(member);
    evaluation::assign(&room.store, &staff(), id, &room.members[..2])
        .await
        .unwrap();
    room.declare(&by, Declaration::none(member, id)).await.unwrap();
    assert_eq!(
        refusal(evaluation::submit(&room.store, &by, id).await),
        "marks_incomplete"
    );
    room.mark(member, id, GOOD).await;
    evaluation::set_mark(&room.store, &by, id, "C4", None).await.unwrap();
    let gaps = evaluation::submit(&room.store, &by, id).await.unwrap_err().params()["gaps"].clone();
    assert_eq!(gaps, json!([{ "criterion": "C4", "kind": "mark" }]));
    // Under the floor a comment is due.
    evaluation::set_mark(&room.store, &by, id, "C4", Some(Steps(0)))
        .await
        .unwrap();
    evaluation::set_mark(&room.store, &by, id, "C1", Some(Steps(5)))
        .await
        .unwrap();
    let gaps = evaluation::submit(&room.store, &by, id).await.unwrap_err().params()["gaps"].clone();
    assert_eq!(gaps, json!([{ "criterion": "C1", "kind": "comment" }]));
    evaluation::comment(&room.store, &by, id, Some("C1"), "Hors des thèmes de l'appel.", "")
        .await
        .unwrap();
    evaluation::submit(&room.store, &by, id).await.unwrap();

    assert_eq!(
        refusal(evaluation::set_mark(&room.store, &by, id, "C1", Some(Steps(9))).await),
        "submitted"
    );
    assert_eq!(
        refusal(evaluation::comment(&room.store, &by, id, None, "Autre", "").await),
        "submitted"
    );
    assert_eq!(
        refusal(evaluation::set_mark(&room.store, &staff(), id, "C1", None).await),
        "members_only"
    );
    evaluation::reopen(&room.store, &by, id).await.unwrap();
    evaluation::set_mark(&room.store, &by, id, "C1", Some(Steps(9)))
        .await
        .unwrap();
    let off_scale = evaluation::set_mark(&room.store, &by, id, "C1", Some(Steps(11)))
        .await
        .unwrap_err();
    assert_eq!(off_scale.field(), Some("mark"));
    assert_eq!(room.scoring(member, id).await.unwrap().item.state, CellState::Draft);
    room.is_sound().await;
}

#[tokio::test]
async fn a_mark_is_undone_and_done_again_by_its_name() {
    let room = Room::new(2).await;
    let id = room.shortlisted("BriqLys", LILLERS, 1).await;
    let member = room.members[0];
    let by = as_member(member);
    evaluation::assign(&room.store, &staff(), id, &room.members)
        .await
        .unwrap();
    room.declare(&by, Declaration::none(member, id)).await.unwrap();
    evaluation::set_mark(&room.store, &by, id, "C2", Some(Steps(7)))
        .await
        .unwrap();
    evaluation::set_mark(&room.store, &by, id, "C2", Some(Steps(9)))
        .await
        .unwrap();

    let next = journal::undo_state(&room.store, by.actor).await.unwrap().undo.unwrap();
    assert_eq!(
        (next.operation, next.params["criterion"].as_str()),
        (OperationName::MarkSet, Some("C2"))
    );
    assert_eq!(
        (next.params["dossier"].as_u64(), next.params["title"].as_str()),
        (Some(1), Some("BriqLys"))
    );
    journal::undo(&room.store, &by).await.unwrap();
    assert_eq!(room.scoring(member, id).await.unwrap().marks[1].mark, Some(Steps(7)));
    journal::undo(&room.store, &by).await.unwrap();
    let blank = room.scoring(member, id).await.unwrap();
    assert_eq!((blank.marks[1].mark, blank.item.state), (None, CellState::NotStarted));
    journal::redo(&room.store, &by).await.unwrap();
    journal::redo(&room.store, &by).await.unwrap();
    assert_eq!(room.scoring(member, id).await.unwrap().marks[1].mark, Some(Steps(9)));
    room.is_sound().await;
}

#[tokio::test]
async fn an_abstention_is_no_zero_and_ends_the_wait() {
    let room = Room::new(3).await;
    let id = room.shortlisted("BriqLys", LILLERS, 1).await;
    evaluation::assign(&room.store, &staff(), id, &room.members)
        .await
        .unwrap();
    room.score(room.members[0], id, GOOD).await;
    room.score(room.members[1], id, GOOD).await;
    let third = room.members[2];
    room.declare(&as_member(third), Declaration::none(third, id))
        .await
        .unwrap();
    evaluation::abstain(&room.store, &as_member(third), id).await.unwrap();
    assert_eq!(room.state(id).await, DossierState::ReadyForCommittee);
    assert_eq!(room.official(id).await.as_deref(), Some("80.00"));
    // Somebody new opens the scoring again; closing it leaves the draft uncounted.
    evaluation::reopen_for(&room.store, &staff(), id, third).await.unwrap();
    assert_eq!(room.state(id).await, DossierState::UnderEvaluation);
    room.mark(third, id, [0; 6]).await;
    evaluation::close_scoring(&room.store, &staff(), id).await.unwrap();
    assert_eq!(room.official(id).await.as_deref(), Some("80.00"));
    let late = evaluation::set_mark(&room.store, &as_member(third), id, "C1", Some(Steps(1))).await;
    assert_eq!(refusal(late), "scoring_closed");
}

#[tokio::test]
async fn a_recused_member_is_not_assigned_and_one_who_began_is_not_dropped() {
    let room = Room::new(3).await;
    let id = room.shortlisted("Forge4D", LILLERS, 1).await;
    let [first, second, third] = room.members[..] else {
        panic!("three members")
    };
    room.declare(
        &as_member(third),
        Declaration::recusal(third, id, InterestKind::Employer, ""),
    )
    .await
    .unwrap();
    assert_eq!(
        refusal(evaluation::assign(&room.store, &staff(), id, &[first, third]).await),
        "member_recused"
    );
    evaluation::assign_all(&room.store, &staff(), room.call).await.unwrap();
    room.declare(&as_member(first), Declaration::none(first, id))
        .await
        .unwrap();
    evaluation::set_mark(&room.store, &as_member(first), id, "C1", Some(Steps(6)))
        .await
        .unwrap();
    assert_eq!(
        refusal(evaluation::assign(&room.store, &staff(), id, &[second]).await),
        "has_marks"
    );
    evaluation::assign(&room.store, &staff(), id, &[first]).await.unwrap();
    assert_eq!(refusal(room.scoring(second, id).await), "not_assigned");
}

#[tokio::test]
async fn a_tie_goes_to_the_resident_and_both_keep_the_rank() {
    let room = Room::new(3).await;
    let elsewhere = room.ready("TriBoucle", LENS, 1, GOOD).await;
    let resident = room.ready("CaptArtois", LILLERS, 9, GOOD).await;
    let behind = room.ready("MobiGohelle", LILLERS, 2, FAIR).await;
    let eliminated = room.ready("SensoPorte", LENS, 3, [5, 10, 10, 10, 10, 10]).await;
    let view = room.ranking(Actor::Staff).await.unwrap();
    let places: Vec<_> = view
        .ranking
        .ranked
        .iter()
        .map(|place| (place.rank, place.position, place.dossier))
        .collect();
    assert_eq!(places, [(1, 1, resident), (1, 2, elsewhere), (3, 3, behind)]);
    assert_eq!(view.ranking.ties[0].reason, TieReason::Priority);
    assert_eq!(
        view.ranking.apart[0].dossier, eliminated,
        "90/100 with a criterion under its floor has no rank"
    );
    assert_eq!(room.official(eliminated).await.as_deref(), Some("90.00"));
}

#[tokio::test]
async fn a_session_without_quorum_is_convened_again_on_the_same_agenda_and_needs_none() {
    let room = Room::new(11).await;
    let id = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    let failed = room.convened(&[id]).await;
    assert_eq!(room.state(id).await, DossierState::Invited);
    assert!(refusal(session::open(&room.store, &staff(), failed).await) == "attendance_missing");
    assert!(!room.open(failed, 5).await, "5 of 11 is no quorum");
    let view = room.session(failed).await;
    assert_eq!(
        (view.row.state, view.quorum.counted, view.quorum.required),
        (SessionState::QuorumFailed, 5, 6)
    );
    assert_eq!(room.state(id).await, DossierState::ReadyForCommittee);

    let (again, _) = session::reconvene(&room.store, &staff(), failed, &plan("2020-04-15"))
        .await
        .unwrap();
    let view = room.session(again).await;
    assert_eq!(
        (view.row.state, view.row.number, view.row.items),
        (SessionState::Convened, 2, 1)
    );
    assert_eq!(view.row.reconvened_from, Some(failed));
    assert!(room.open(again, 3).await, "a second convocation needs no quorum");
    assert!(room.session(again).await.quorum.waived);
    room.decide(&unanimous(again, id, DecisionKind::Selected))
        .await
        .unwrap();
    session::close(&room.store, &staff(), again).await.unwrap();
    assert_eq!(room.state(id).await, DossierState::Selected);

    let mut connection = room.store.read().await.unwrap();
    let list = committee::sessions(&mut connection, room.call, day("2020-04-20"))
        .await
        .unwrap();
    drop(connection);
    let months = list.cadence.unwrap().months;
    let statuses: Vec<_> = months.iter().map(|month| (month.month, month.held)).collect();
    assert_eq!(statuses, [(day("2020-03-01"), 0), (day("2020-04-01"), 1)]);
    room.is_sound().await;
}

#[tokio::test]
async fn decisions_follow_the_rules_of_the_committee() {
    let room = Room::new(11).await;
    let (first, second) = (
        room.ready("TriBoucle", LENS, 1, GOOD).await,
        room.ready("CaptArtois", LILLERS, 2, GOOD).await,
    );
    let third = room.ready("MobiGohelle", LILLERS, 3, FAIR).await;
    let id = room.convened(&[second, first, third]).await;
    let early = unanimous(id, second, DecisionKind::Selected);
    assert_eq!(refusal(room.decide(&early).await), "convened");
    assert!(room.open(id, 6).await);

    let silent = DecisionInput {
        motive: " ".into(),
        ..early.clone()
    };
    assert_eq!(room.decide(&silent).await.unwrap_err().field(), Some("motive"));
    let mut voted = DecisionInput {
        mode: VoteMode::ShowOfHands,
        ..early.clone()
    };
    voted.votes = Some(VoteInput {
        votes_for: 6,
        against: 1,
        abstentions: 0,
        chair_for: None,
    });
    assert_eq!(refusal(room.decide(&voted).await), "more_than_voters");
    voted.votes = Some(VoteInput {
        votes_for: 3,
        against: 3,
        abstentions: 0,
        chair_for: None,
    });
    assert_eq!(refusal(room.decide(&voted).await), "not_adopted");
    voted.votes = Some(VoteInput {
        votes_for: 3,
        against: 3,
        abstentions: 0,
        chair_for: Some(true),
    });
    hear(&room, id, second).await;
    room.decide(&voted).await.unwrap();
    assert_eq!(refusal(room.decide(&voted).await), "already_decided");

    // The first lost the tie and waits; rejecting it would depart from the ranking, and needs a reason.
    let mut rejected = unanimous(id, first, DecisionKind::Rejected);
    assert_eq!(refusal(room.decide(&rejected).await), "departure_reason_required");
    rejected.kind = DecisionKind::Waitlisted;
    room.decide(&rejected).await.unwrap();
    assert_eq!(room.state(first).await, DossierState::Waitlisted);

    // The third is preferred to the first: a departure, with reservations that have a date.
    let mut preferred = unanimous(id, third, DecisionKind::SelectedWithReservations);
    preferred.reservations = vec![ReservationInput {
        text: "Autorisation de rejet".into(),
        due_on: day("2020-06-30"),
    }];
    preferred.support = vec!["networking".into()];
    let refused = room.decide(&preferred).await.unwrap_err();
    assert_eq!(
        refused.params()["departure"]["reasons"][0]["kind"],
        "better_passed_over"
    );
    preferred.departure_reason = Some("Seul projet de mobilité de la session.".into());
    room.decide(&preferred).await.unwrap();
    session::close(&room.store, &staff(), id).await.unwrap();

    let view = room.session(id).await;
    let decision = view.items[0].decision.as_ref().unwrap();
    assert_eq!(
        (decision.casting_vote, decision.rank, decision.score.as_deref()),
        (true, Some(1), Some("80.00"))
    );
    let kept = view.items[2].decision.as_ref().unwrap();
    assert_eq!((&kept.input, kept.quorum.counted), (&preferred, 6));
    assert_eq!((view.row.decisions, view.row.state), (3, SessionState::Closed));
    room.is_sound().await;
}

async fn hear(room: &Room, session: SessionId, dossier: DossierId) {
    let view = room.session(session).await;
    let item = view.items.iter().find(|item| item.dossier_id == dossier).unwrap().id;
    let hearing = Hearing {
        item,
        heard_at: Some("14:05".into()),
        heard_until: Some("14:35".into()),
        persons: "La porteuse du projet".into(),
        debate: "Le calendrier a été précisé.".into(),
    };
    session::record_hearing(&room.store, &staff(), &hearing).await.unwrap();
    assert_eq!(room.state(dossier).await, DossierState::Heard);
}

#[tokio::test]
async fn a_recusal_can_take_the_quorum_of_an_item_away() {
    let room = Room::new(10).await;
    let (id, other) = (
        room.ready("Forge4D", LILLERS, 1, GOOD).await,
        room.ready("BriqLys", LILLERS, 2, GOOD).await,
    );
    let session = room.convened(&[id, other]).await;
    assert!(room.open(session, 5).await, "5 of 10 is half");
    for member in [room.members[3], room.members[4]] {
        let tie = Declaration::recusal(member, id, InterestKind::Professional, "");
        room.declare(&as_member(member), tie).await.unwrap();
    }
    let items = room.session(session).await.items;
    assert_eq!(
        (items[0].quorum.present, items[0].quorum.base, items[0].quorum.reached),
        (3, 8, false)
    );
    assert_eq!((items[0].recused.len(), items[1].quorum.reached), (2, true));
    assert_eq!(
        refusal(room.decide(&unanimous(session, id, DecisionKind::Selected)).await),
        "item_quorum"
    );
    room.decide(&unanimous(session, other, DecisionKind::Selected))
        .await
        .unwrap();

    // What a recused member sees of that item is its line on the agenda.
    let mut connection = room.store.read().await.unwrap();
    let seen = committee::session_view(&mut connection, Actor::Member(room.members[3]), session)
        .await
        .unwrap();
    assert_eq!(
        (seen.items[0].score.clone(), seen.items[1].score.as_deref()),
        (None, Some("80.00"))
    );
}

#[tokio::test]
async fn a_deferred_dossier_comes_back_and_both_decisions_stay() {
    let room = Room::new(4).await;
    let id = room.ready("MobiGohelle", LILLERS, 1, GOOD).await;
    let waiting = room.ready("BriqLys", LILLERS, 2, FAIR).await;
    let first = room.convened(&[id, waiting]).await;
    assert!(room.open(first, 4).await);
    hear(&room, first, id).await;
    assert_eq!(
        refusal(session::close(&room.store, &staff(), first).await),
        "item_undecided"
    );
    room.decide(&unanimous(first, id, DecisionKind::Deferred))
        .await
        .unwrap();
    session::close(&room.store, &staff(), first).await.unwrap();
    assert_eq!(
        room.state(waiting).await,
        DossierState::ReadyForCommittee,
        "an item not reached is ready again"
    );

    let (second, _) = session::create(&room.store, &staff(), room.call, &plan("2020-05-13"))
        .await
        .unwrap();
    session::set_agenda(&room.store, &staff(), second, &[id]).await.unwrap();
    session::convene(&room.store, &staff(), second).await.unwrap();
    assert!(room.open(second, 4).await);
    room.decide(&unanimous(second, id, DecisionKind::Selected))
        .await
        .unwrap();
    let mut connection = room.store.read().await.unwrap();
    let decisions = palmares_core::decision::of_dossier(&mut connection, Actor::Staff, id)
        .await
        .unwrap();
    drop(connection);
    let kinds: Vec<_> = decisions.iter().map(|decision| decision.input.kind).collect();
    assert_eq!(kinds, [DecisionKind::Deferred, DecisionKind::Selected]);
    room.is_sound().await;
}

#[tokio::test]
async fn a_cancelled_session_and_a_shorter_agenda_give_their_dossiers_back() {
    let room = Room::new(3).await;
    let (one, two) = (
        room.ready("BriqLys", LILLERS, 1, GOOD).await,
        room.ready("LysLoop", LENS, 2, FAIR).await,
    );
    let id = room.convened(&[one, two]).await;
    session::set_agenda(&room.store, &staff(), id, &[two]).await.unwrap();
    assert_eq!(
        (room.state(one).await, room.state(two).await),
        (DossierState::ReadyForCommittee, DossierState::Invited)
    );
    session::cancel(&room.store, &staff(), id).await.unwrap();
    assert_eq!(room.state(two).await, DossierState::ReadyForCommittee);
    let refused = session::set_agenda(&room.store, &staff(), id, &[one]).await;
    assert!(matches!(refused, Err(Error::WrongState { .. })));
    room.is_sound().await;
}

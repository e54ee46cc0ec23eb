//! Evaluators by field: who is missing, who completes, and what the ranking says of a dossier that lacks somebody.

use palmares_core::call::{self, CallRules, Template};
use palmares_core::committee::view::MemberInput;
use palmares_core::committee::{self, Declaration};
use palmares_core::evaluation::consolidation::Flag;
use palmares_core::evaluation::{self, CellState, Shortfall};
use palmares_core::grid::{Label, Referential};
use palmares_core::id::{DossierId, MemberId};
use palmares_core::journal::Actor;

use crate::room::{GOOD, LILLERS, Room, as_member, refusal, staff};

const RESPONSIBLE: &str = "responsible_digital";

/// A committee whose call asks for two experts of the theme and one of responsible technology.
struct Pool {
    room: Room,
    /// The theme of every dossier of the room.
    theme: String,
}

impl Pool {
    async fn new() -> Self {
        let mut room = Room::new(4).await;
        let rules = CallRules {
            evaluators: Template::shipped("label_numerique").unwrap().rules.evaluators,
            ..room.rules.clone()
        };
        call::update(&room.store, &staff(), &room.territory, room.call, "Appel", &rules)
            .await
            .unwrap();
        room.rules = rules;
        let theme = room.rules.themes[0].code.clone();
        Self { room, theme }
    }

    async fn expert(&self, name: &str, fields: &[&str]) -> MemberId {
        let input: MemberInput = serde_json::from_value(serde_json::json!({
            "name": name, "capacity": "qualified_person", "college": "public", "voice": "advisory", "role": "expert",
            "organisation": "", "email": "", "fields": fields,
        }))
        .unwrap();
        let room = &self.room;
        committee::save_member(&room.store, &staff(), room.call, None, &input)
            .await
            .unwrap();
        let members = committee::members(&mut room.store.read().await.unwrap(), room.call).await;
        let members = members.unwrap();
        members.iter().find(|member| member.member.name == name).unwrap().id
    }

    async fn shortfalls(&self, actor: Actor) -> Vec<Shortfall> {
        let mut connection = self.room.store.read().await.unwrap();
        evaluation::shortfalls(&mut connection, actor, self.room.call)
            .await
            .unwrap()
    }

    /// What a dossier lacks, by field, with whom it could be asked of.
    async fn lacking(&self, dossier: DossierId) -> Vec<(String, u16, Vec<String>)> {
        let found = self.shortfalls(Actor::Secretariat).await.into_iter();
        let own = found
            .filter(|one| one.dossier_id == dossier)
            .flat_map(|one| one.lacking);
        own.map(|one| {
            let field = one.field.map(|field| field.code).unwrap_or_default();
            let names = one.offered.into_iter().map(|one| one.name).collect();
            (field, one.missing, names)
        })
        .collect()
    }

    async fn complete(&self, dossier: Option<DossierId>) {
        let room = &self.room;
        evaluation::assign_missing(&room.store, &staff(), room.call, dossier)
            .await
            .unwrap();
    }

    async fn assigned(&self, dossier: DossierId) -> Vec<MemberId> {
        let mut connection = self.room.store.read().await.unwrap();
        let all = evaluation::assignments(&mut connection, Actor::Secretariat, self.room.call).await;
        let all = all.unwrap().into_iter();
        let own = all.filter(|one| one.dossier_id == dossier && one.state != CellState::Recused);
        let mut own: Vec<MemberId> = own.map(|one| one.member_id).collect();
        own.sort_unstable();
        own
    }
}

fn sorted(mut members: Vec<MemberId>) -> Vec<MemberId> {
    members.sort_unstable();
    members
}

#[tokio::test]
async fn a_dossier_tells_whom_it_lacks_and_offers_whoever_has_the_fewest_dossiers_first() {
    let pool = Pool::new().await;
    let theme = pool.theme.as_str();
    let first = pool.expert("Anaïs Kerdoncuff", &[theme]).await;
    pool.expert("Basile Riou", &[theme]).await;
    pool.expert("Corinne Aubry", &[RESPONSIBLE]).await;
    let one = pool.room.shortlisted("BriqLys", LILLERS, 1).await;
    let two = pool.room.shortlisted("HydroCanal", LILLERS, 2).await;
    evaluation::assign(&pool.room.store, &staff(), one, &[first])
        .await
        .unwrap();
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let responsible = (RESPONSIBLE.to_owned(), 1, names(&["Corinne Aubry"]));
    assert_eq!(
        pool.lacking(one).await,
        [(pool.theme.clone(), 1, names(&["Basile Riou"])), responsible.clone()]
    );
    assert_eq!(
        pool.lacking(two).await,
        [
            (pool.theme.clone(), 2, names(&["Basile Riou", "Anaïs Kerdoncuff"])),
            responsible
        ]
    );
    assert_eq!(
        pool.shortfalls(Actor::Member(first)).await,
        [],
        "assigning is the secretariat's"
    );
}

#[tokio::test]
async fn whoever_is_missing_is_assigned_in_one_step_that_can_be_turned_back() {
    let pool = Pool::new().await;
    let theme = pool.theme.as_str();
    let both = pool.expert("Anaïs Kerdoncuff", &[theme, RESPONSIBLE]).await;
    let of_theme = pool.expert("Basile Riou", &[theme]).await;
    let recused = pool.expert("Aude Recused", &[theme]).await;
    let third = pool.expert("Zoé Tessier", &[theme]).await;
    let id = pool.room.shortlisted("BriqLys", LILLERS, 1).await;
    let declaration = Declaration {
        recused: true,
        imposed: true,
        ..Declaration::none(recused, id)
    };
    pool.room.declare(&staff(), declaration).await.unwrap();
    pool.complete(None).await;
    // Somebody of both fields counts for one of them.
    assert_eq!(pool.assigned(id).await, sorted(vec![both, of_theme, third]));
    assert_eq!(pool.lacking(id).await, []);
    pool.complete(Some(id)).await;
    assert_eq!(pool.assigned(id).await.len(), 3, "nobody is missing any more");
    palmares_core::undo(&pool.room.store, &staff()).await.unwrap();
    assert_eq!(pool.assigned(id).await, []);
    pool.room.is_sound().await;
}

#[tokio::test]
async fn dossiers_share_the_pool_by_the_number_of_dossiers_and_then_by_name() {
    let pool = Pool::new().await;
    let theme = pool.theme.as_str();
    for name in ["Dora", "Basile", "Anaïs", "Corinne"] {
        pool.expert(name, &[theme]).await;
    }
    pool.expert("Élise", &[RESPONSIBLE]).await;
    let one = pool.room.shortlisted("BriqLys", LILLERS, 1).await;
    let two = pool.room.shortlisted("HydroCanal", LILLERS, 2).await;
    pool.complete(None).await;
    let names = async |dossier| {
        let mut connection = pool.room.store.read().await.unwrap();
        let members = committee::members(&mut connection, pool.room.call).await.unwrap();
        drop(connection);
        let assigned = pool.assigned(dossier).await;
        let own = members.into_iter().filter(|member| assigned.contains(&member.id));
        let mut own: Vec<String> = own.map(|member| member.member.name).collect();
        own.sort();
        own
    };
    assert_eq!(names(one).await, ["Anaïs", "Basile", "Élise"]);
    assert_eq!(names(two).await, ["Corinne", "Dora", "Élise"]);
}

#[tokio::test]
async fn a_ranking_is_provisional_while_those_who_count_lack_a_field() {
    let pool = Pool::new().await;
    let theme = pool.theme.as_str();
    let experts = [
        pool.expert("Anaïs", &[theme]).await,
        pool.expert("Basile", &[theme]).await,
    ];
    let id = pool.room.shortlisted("BriqLys", LILLERS, 1).await;
    evaluation::assign(&pool.room.store, &staff(), id, &experts)
        .await
        .unwrap();
    for expert in experts {
        pool.room.score(expert, id, GOOD).await;
    }
    let view = pool.room.ranking(Actor::Secretariat).await.unwrap();
    assert!(view.ranking.provisional);
    assert_eq!((view.ranking.insufficient.len(), &view.ranking.lacking), (0, &vec![id]));
    let missing = view.results[0].flags.iter().find_map(|flag| match flag {
        Flag::MissingExpertise { field, missing } => Some((field.as_ref()?.code.as_str(), *missing)),
        _ => None,
    });
    assert_eq!(missing, Some((RESPONSIBLE, 1)));
    let last = pool.expert("Corinne", &[RESPONSIBLE]).await;
    pool.complete(Some(id)).await;
    pool.room.score(last, id, GOOD).await;
    let view = pool.room.ranking(Actor::Secretariat).await.unwrap();
    assert!(!view.ranking.provisional && view.ranking.lacking.is_empty());
}

#[tokio::test]
async fn a_member_is_an_expert_of_what_the_call_names_and_of_nothing_else() {
    let pool = Pool::new().await;
    let input = |fields: serde_json::Value| -> MemberInput {
        serde_json::from_value(serde_json::json!({
            "name": "Anaïs", "capacity": "academic", "college": "public", "voice": "advisory", "role": "expert",
            "organisation": "", "email": "", "fields": fields,
        }))
        .unwrap()
    };
    let room = &pool.room;
    for fields in [
        serde_json::json!(["alchemy"]),
        serde_json::json!([RESPONSIBLE, RESPONSIBLE]),
    ] {
        let saved = committee::save_member(&room.store, &staff(), room.call, None, &input(fields)).await;
        assert_eq!(saved.unwrap_err().field(), Some("fields"));
    }
}

#[tokio::test]
async fn a_dossier_that_cannot_be_assigned_is_refused_and_a_call_without_needs_lacks_nobody() {
    let room = Room::new(3).await;
    let id = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    let session = room.convened(&[id]).await;
    let refused = evaluation::assign_missing(&room.store, &staff(), room.call, Some(id)).await;
    assert_eq!(refusal(refused), room.state(id).await.as_str());
    let other = room.shortlisted("HydroCanal", LILLERS, 2).await;
    evaluation::assign_missing(&room.store, &staff(), room.call, Some(other))
        .await
        .unwrap();
    let mut connection = room.store.read().await.unwrap();
    let found = evaluation::shortfalls(&mut connection, Actor::Secretariat, room.call).await;
    assert_eq!(found.unwrap(), []);
    let member = evaluation::assign_missing(&room.store, &as_member(room.members[0]), room.call, None).await;
    assert_eq!(refusal(member), "staff_only");
    drop(connection);
    assert_eq!(room.session(session).await.items.len(), 1);
}

#[tokio::test]
async fn an_evaluation_keeps_the_version_of_the_referential_that_it_was_given_by() {
    let room = Room::new(3).await;
    let id = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    let newest = async || {
        let mut connection = room.store.read().await.unwrap();
        call::newest_grid(&mut connection, room.call, None).await.unwrap()
    };
    let version = |text: &str| {
        Some(Referential {
            name: label("RGESN"),
            version: label(text),
            address: None,
        })
    };
    let first = newest().await;
    assert!(first.frozen);
    let mut grid = first.grid.clone();
    grid.criteria[0].referential = version("mai 2024");
    call::update_grid(&room.store, &staff(), room.call, None, &grid)
        .await
        .unwrap();
    let second = newest().await;
    assert_eq!((second.number, second.frozen), (first.number + 1, false));
    let other = room.ready("HydroCanal", LILLERS, 2, GOOD).await;
    grid.criteria[0].referential = version("2026");
    call::update_grid(&room.store, &staff(), room.call, None, &grid)
        .await
        .unwrap();
    assert_eq!(newest().await.number, first.number + 2);
    let judged_by = async |dossier| {
        room.scoring(room.members[0], dossier).await.unwrap().grid.criteria[0]
            .referential
            .clone()
    };
    assert_eq!(judged_by(id).await, None);
    assert_eq!(judged_by(other).await, version("mai 2024"));
}

fn label(text: &str) -> Label {
    Label {
        fr: text.to_owned(),
        en: String::new(),
    }
}

//! Calls on a real workspace.

use chrono::NaiveDate;

use super::*;
use crate::clock::{self, Timestamp};
use crate::error::{Denial, Error};
use crate::id::{CallId, DossierId, EvaluationId, MemberId};
use crate::journal::made;
use crate::journal::{self, Caller};
use crate::store::Store;
use crate::territory::Territory;

fn now() -> Timestamp {
    "2026-01-05T08:00:00Z".parse().unwrap()
}

async fn workspace() -> (tempfile::TempDir, Store, Caller) {
    let folder = tempfile::tempdir().unwrap();
    let store = made(&folder.path().join("T.palmares"), now()).await.unwrap();
    (
        folder,
        store,
        Caller::secretariat(crate::journal::founder(), "secretariat", now()),
    )
}

async fn view(store: &Store, call: CallId) -> view::CallView {
    get(&mut store.read().await.unwrap(), call).await.unwrap()
}

/// A mark's trace: an evaluation that stands on the newest version of the grid.
async fn mark(store: &Store, call: CallId, caller: &Caller) {
    let grid = view(store, call).await.grids[0].id.to_string();
    let (member, dossier, at) = (
        MemberId::new().to_string(),
        DossierId::new().to_string(),
        clock::to_text(caller.at),
    );
    let mut change = store.begin_act(caller, journal::OperationName::MarkSet).await.unwrap();
    sqlx::query("insert into dossier (id, call_id, number, state, title, received_at, received_by, created_at) values (?, ?, 1, 'under_evaluation', 'T', ?, 'hand', ?)")
        .bind(&dossier).bind(call.to_string()).bind(&at).bind(&at).execute(&mut *change).await.unwrap();
    sqlx::query("insert into member (id, call_id, name, capacity, college, voice, role) values (?, ?, 'M', 'company', 'private', 'voting', 'member')")
        .bind(&member).bind(call.to_string()).execute(&mut *change).await.unwrap();
    sqlx::query(
        "insert into evaluation (id, dossier_id, member_id, grid_version_id, state) values (?, ?, ?, ?, 'draft')",
    )
    .bind(EvaluationId::new().to_string())
    .bind(&dossier)
    .bind(&member)
    .bind(&grid)
    .execute(&mut *change)
    .await
    .unwrap();
    change.commit().await.unwrap();
}

/// A deadline for calls of which it is not the matter.
fn the_day() -> NaiveDate {
    "2020-06-22".parse().unwrap()
}

#[tokio::test]
async fn a_deadline_of_another_age_is_refused() {
    let (_folder, store, caller) = workspace().await;
    for year in ["0026", "1989", "2101"] {
        let day = format!("{year}-05-13").parse().unwrap();
        let refused = create(&store, &caller, "territoire_intelligent", "Appel", day).await;
        assert_eq!(refused.unwrap_err().field(), Some("deadline"), "{year}");
    }
}

#[tokio::test]
async fn a_call_takes_the_deadline_that_is_given_and_not_the_example_of_its_template() {
    let (_folder, store, caller) = workspace().await;
    let day = "2027-03-31".parse().unwrap();
    let (call, _) = create(&store, &caller, "territoire_intelligent", "Appel", day)
        .await
        .unwrap();
    let rules = rules(&mut store.read().await.unwrap(), call).await.unwrap();
    let deadline = rules.intake.final_deadline.unwrap();
    // « avant le » stays as the template says; only the day is another.
    assert_eq!((deadline.date, deadline.inclusive), (day, false));
}

#[tokio::test]
async fn a_call_starts_from_its_template_and_keeps_what_is_changed() {
    let (_folder, store, caller) = workspace().await;
    let (call, receipt) = create(&store, &caller, "territoire_intelligent", " Appel 2026 ", the_day())
        .await
        .unwrap();
    assert!(receipt.entry.is_some());
    let found = view(&store, call).await;
    assert_eq!(
        (found.name.as_str(), found.template.as_str()),
        ("Appel 2026", "territoire_intelligent")
    );
    assert_eq!(
        (found.grids.len(), found.grids[0].number, found.grids[0].frozen),
        (1, 1, false)
    );

    let territory = Territory::load().unwrap();
    let mut rules = found.rules;
    rules.intake.final_deadline.as_mut().unwrap().date = "2026-06-22".parse().unwrap();
    update(&store, &caller, &territory, call, "Appel", &rules)
        .await
        .unwrap();
    assert_eq!(view(&store, call).await.rules, rules);
    let listed = list(&mut store.read().await.unwrap()).await.unwrap();
    assert_eq!((listed[0].name.as_str(), listed[0].dossiers), ("Appel", 0));
}

#[tokio::test]
async fn rules_that_do_not_hold_together_change_nothing() {
    let (_folder, store, caller) = workspace().await;
    let (call, _) = create(&store, &caller, "territoire_intelligent", "Appel", the_day())
        .await
        .unwrap();
    let before = view(&store, call).await.rules;
    let mut rules = before.clone();
    rules.organiser.email = "deveco@".into();
    let error = update(&store, &caller, &Territory::load().unwrap(), call, "Appel", &rules)
        .await
        .unwrap_err();
    assert_eq!(error.field(), Some("organiser.email"));
    assert_eq!(view(&store, call).await.rules, before);
}

#[tokio::test]
async fn a_grid_is_rewritten_until_the_first_mark_and_forked_after_it() {
    let (_folder, store, caller) = workspace().await;
    let (call, _) = create(&store, &caller, "territoire_intelligent", "Appel", the_day())
        .await
        .unwrap();
    let mut grid = view(&store, call).await.grids[0].grid.clone();
    assert_eq!(
        update_grid(&store, &caller, call, None, &grid).await.unwrap().entry,
        None,
        "nothing differs"
    );

    grid.criteria[0].floor = "2".parse().ok();
    update_grid(&store, &caller, call, None, &grid).await.unwrap();
    assert_eq!(view(&store, call).await.grids.len(), 1);

    mark(&store, call, &caller).await;
    let marked = grid.clone();
    grid.criteria[1].floor = None;
    update_grid(&store, &caller, call, None, &grid).await.unwrap();
    let grids = view(&store, call).await.grids;
    let found: Vec<_> = grids.iter().map(|version| (version.number, version.frozen)).collect();
    assert_eq!(found, [(2, false), (1, true)]);
    assert_eq!(grids[1].grid, marked, "what was marked stays as it was");
}

#[tokio::test]
async fn only_the_secretariat_changes_a_call() {
    let (_folder, store, _) = workspace().await;
    let member = Caller::member(MemberId::new(), "somebody", now());
    let refused = create(&store, &member, "territoire_intelligent", "Appel", the_day()).await;
    assert!(matches!(
        refused,
        Err(Error::NotAllowed {
            reason: Denial::StaffOnly
        })
    ));
}

#[tokio::test]
async fn an_unknown_call_or_template_is_not_found() {
    let (_folder, store, caller) = workspace().await;
    assert!(matches!(
        create(&store, &caller, "autre", "Appel", the_day()).await,
        Err(Error::NotFound { kind: "template", .. })
    ));
    let unknown = get(&mut store.read().await.unwrap(), CallId::new()).await;
    assert!(matches!(unknown, Err(Error::NotFound { kind: "call", .. })));
    assert_eq!(templates().unwrap()[0].code, "territoire_intelligent");
}

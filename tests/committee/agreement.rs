//! What the sample committee shows agrees with itself, wherever it is shown: the list, the ranking, the sessions, what their minutes
//! print, and the journal.

use std::collections::BTreeMap;

use palmares_core::clock;
use palmares_core::dossier::DossierState;
use palmares_core::dossier::view::DossierRow;
use palmares_core::evaluation::view::{RankedDossier, RankingView};
use palmares_core::id::{CallId, DossierId};
use palmares_core::journal::{self, Actor, HistoryEntry, OperationName};
use palmares_core::minutes::{self, AgendaItemView, SessionView, record};
use palmares_core::territory::Territory;
use palmares_core::{dossier, evaluation, session};
use serde_json::{Value, json};
use sqlx::SqliteConnection;

use crate::record::sample;

struct Shown {
    list: BTreeMap<DossierId, DossierRow>,
    ranking: RankingView,
    /// Each session that was held, as its page shows it and as its papers print it.
    sessions: Vec<(SessionView, SessionView)>,
    decided: Vec<HistoryEntry>,
}

async fn shown(connection: &mut SqliteConnection, territory: &Territory) -> Shown {
    let (staff, today) = (Actor::Secretariat, clock::paris_date(clock::now()));
    let call: String = sqlx::query_scalar("select id from call")
        .fetch_one(&mut *connection)
        .await
        .unwrap();
    let call: CallId = call.parse().unwrap();
    let list = dossier::list(connection, territory, staff, call).await.unwrap();
    let mut sessions = Vec::new();
    for row in session::list(connection, staff, call, today).await.unwrap().sessions {
        let page = minutes::get(connection, staff, row.id, today).await.unwrap();
        if page.opened_at.is_some() {
            let printed = record::of_session(connection, territory, row.id, today).await.unwrap();
            sessions.push((page, printed.session.unwrap()));
        }
    }
    Shown {
        list: list.into_iter().map(|row| (row.id, row)).collect(),
        ranking: evaluation::ranking(connection, staff, call).await.unwrap(),
        sessions,
        decided: decided(connection).await,
    }
}

/// Every decision that the journal tells, the oldest first.
async fn decided(connection: &mut SqliteConnection) -> Vec<HistoryEntry> {
    let (mut found, mut before) = (Vec::new(), None);
    loop {
        let page = journal::entries(connection, before, 500, None).await.unwrap().entries;
        let Some(last) = page.last() else { break };
        before = Some(last.place);
        found.extend(
            page.into_iter()
                .filter(|entry| entry.operation == OperationName::DecisionRecord),
        );
    }
    found.reverse();
    found
}

fn same_item(shown: &Shown, item: &AgendaItemView) {
    let row = &shown.list[&item.dossier_id];
    assert_eq!(
        (
            item.dossier_number,
            &item.title,
            &item.applicant,
            item.state,
            item.requested_cents
        ),
        (
            row.number,
            &row.title,
            &row.applicant,
            Some(row.state),
            row.requested_cents
        )
    );
    let result = shown
        .ranking
        .results
        .iter()
        .find(|result| result.dossier == item.dossier_id);
    let official = result.and_then(|result| result.official.as_ref());
    assert_eq!(
        item.score,
        official.map(|number| number.value.to_string()),
        "{}",
        row.title
    );
    let place = shown
        .ranking
        .ranking
        .ranked
        .iter()
        .find(|place| place.dossier == item.dossier_id);
    assert_eq!(item.rank, place.map(|place| place.rank), "{}", row.title);
}

/// A dossier of the ranking is the same in the list.
fn same_dossier(shown: &Shown, ranked: &RankedDossier) {
    let row = &shown.list[&ranked.id];
    assert_eq!(
        (
            ranked.number,
            &ranked.title,
            &ranked.applicant,
            ranked.priority,
            ranked.state,
            ranked.requested_cents
        ),
        (
            row.number,
            &row.title,
            &row.applicant,
            row.priority,
            row.state,
            row.requested_cents
        )
    );
    let mut results = shown.ranking.results.iter();
    let result = results.find(|result| result.dossier == ranked.id).unwrap();
    assert_eq!(
        (result.submitted, result.assigned),
        (row.submitted, row.assigned),
        "{}",
        row.title
    );
}

/// What page and minutes say of a decision.
fn known(item: &AgendaItemView) -> Option<Value> {
    let decision = item.decision.as_ref()?;
    let input = &decision.input;
    let (kind, motive) = (input.kind.as_str(), &input.motive);
    Some(json!([kind, motive, input.amount_cents, decision.rank, decision.score]))
}

/// What the journal must tell of an item's decision, whose dossier stands where it left it.
fn told_of(session: Option<u32>, item: &AgendaItemView) -> Option<String> {
    let decision = item.decision.as_ref()?;
    let kind = decision.input.kind.as_str();
    let (dossier, title) = (item.dossier_number, &item.title);
    let outcome = item.state.filter(|_| !decision.superseded).map(DossierState::as_str);
    assert!(
        outcome.is_none_or(|state| state == kind),
        "{title}: {outcome:?} after {kind}"
    );
    Some(json!({ "dossier": dossier, "title": title, "kind": kind, "session": session }).to_string())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_list_the_ranking_the_sessions_their_minutes_and_the_journal_agree() {
    let folder = tempfile::tempdir().unwrap();
    let (store, territory) = (sample(folder.path()).await, Territory::load().unwrap());
    let shown = shown(&mut store.read().await.unwrap(), &territory).await;
    assert_eq!((shown.list.len(), shown.ranking.dossiers.len()), (12, 8));
    assert!(shown.sessions.len() >= 6, "{} sessions were held", shown.sessions.len());
    for ranked in &shown.ranking.dossiers {
        same_dossier(&shown, ranked);
    }

    let mut told = Vec::new();
    for (page, printed) in &shown.sessions {
        assert_eq!(page.row.plan, printed.row.plan);
        assert_eq!(page.items.len(), printed.items.len());
        for (item, printed) in page.items.iter().zip(&printed.items) {
            same_item(&shown, item);
            assert_eq!((&item.title, &item.applicant), (&printed.title, &printed.applicant));
            assert_eq!(known(item), known(printed), "{}", item.title);
            told.extend(told_of(page.row.number, item));
        }
    }
    let mut journal: Vec<String> = shown.decided.iter().map(|entry| entry.params.to_string()).collect();
    journal.sort();
    told.sort();
    assert_eq!(told, journal);
}

//! The record of a session stays as it was, whatever changes afterwards: every session of the sample committee.

use std::path::PathBuf;

use palmares_api::wire::{WorkspaceCloseRequest, WorkspaceSampleRequest, workspace_close, workspace_sample};
use palmares_api::{Asker, Host, HostConfig};
use palmares_core::clock::{self, Timestamp};
use palmares_core::id::SessionId;
use palmares_core::journal::{Caller, OperationName};
use palmares_core::minutes::{SessionRecord, record};
use palmares_core::store::Store;
use palmares_core::territory::Territory;
use palmares_core::{committee, session};

pub async fn sample(folder: &std::path::Path) -> Store {
    let worker: PathBuf = env!("CARGO_BIN_EXE_palmares").into();
    let account = "test".to_owned();
    let host = Host::new(HostConfig {
        worker,
        account,
        homes: None,
    })
    .unwrap();
    let nobody = Asker::at_command_line(None);
    let path = folder.join("Sample.palmares");
    let request = WorkspaceSampleRequest {
        path: path.display().to_string(),
        template: None,
    };
    workspace_sample(&host, &nobody, request).await.unwrap();
    workspace_close(&host, &nobody, WorkspaceCloseRequest {}).await.unwrap();
    Store::open(&path, clock::now()).await.unwrap()
}

async fn records(store: &Store, territory: &Territory, at: Timestamp) -> Vec<(SessionId, SessionRecord)> {
    let mut connection = store.read().await.unwrap();
    let over = "select id from session where opened_at is not null order by held_on";
    let ids: Vec<String> = sqlx::query_scalar(over).fetch_all(&mut *connection).await.unwrap();
    let mut found = Vec::new();
    for id in ids {
        let id: SessionId = id.parse().unwrap();
        let record = record::of_session(&mut connection, territory, id, clock::paris_date(at))
            .await
            .unwrap();
        found.push((id, record));
    }
    found
}

/// Rules, names, titles, interests, who sits, marks, later decisions: everything that papers read is another.
async fn change_everything(store: &Store, at: Timestamp) {
    let founder = committee::persons(&mut store.read().await.unwrap()).await.unwrap()[0].id;
    let caller = Caller::secretariat(founder, "test", at);
    let changed = store.act(&caller, OperationName::CallUpdate, async |act| {
        for statement in [
            "update call set name = 'Autre appel', rules = json_set(rules, '$.organiser.name', 'Autre communauté', \
             '$.committee.vote', 'three_quarters', '$.committee.quorum', json('{\"policy\":\"none\"}'))",
            "update member set name = 'Autre ' || name, organisation = 'Ailleurs', college = 'public'",
            "update member set active = 0 where role = 'member'",
            "update dossier set title = 'Autre ' || title, requested_cents = 1, state = 'rejected'",
            "update applicant set name = 'Autre candidat'",
            "update interest set recused = 1 - recused",
            "update mark set steps = 0 where steps is not null",
            "update evaluation set state = 'set_aside' where state = 'submitted'",
            "update decision set motive = 'Autre motif', kind = 'rejected', votes_for = 0, score = '1.00'",
            "update agenda_item set debate = 'Autre débat', persons = 'Autres', heard_at = '09:00'",
            "update attendance set presence = 'absent'",
            "update session set place = 'Ailleurs', secretary = 'Autre', held_on = '2027-01-01', chair_id = null",
        ] {
            sqlx::query(statement).execute(&mut **act).await?;
        }
        Ok(())
    });
    changed.await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_done_afterwards_changes_the_record_of_a_session() {
    let folder = tempfile::tempdir().unwrap();
    let (store, territory) = (sample(folder.path()).await, Territory::load().unwrap());
    let now = clock::now();
    let before = records(&store, &territory, now).await;
    assert!(before.len() >= 6, "{} sessions were held", before.len());

    let later = now + chrono::Duration::days(183);
    change_everything(&store, later).await;
    let after = records(&store, &territory, later).await;
    for ((id, was), (same, is)) in before.iter().zip(&after) {
        assert_eq!(id, same);
        assert!(
            was == is,
            "the record of the session of {:?}",
            was.session.as_ref().map(|one| one.row.plan.held_on)
        );
    }
    // Papers of the call itself are of today.
    let mut connection = store.read().await.unwrap();
    let call = session::call_of(&mut connection, before[0].0).await.unwrap();
    let today = SessionRecord::read(&mut connection, &territory, call, None, clock::paris_date(later))
        .await
        .unwrap();
    assert_ne!(today.call.name, before[0].1.call.name);
}

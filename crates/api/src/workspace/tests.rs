use std::time::Duration;

use palmares_core::error::Code;

use super::*;
use crate::testing::{nobody, with_workspace};

fn opening(path: &Path) -> WorkspaceOpenRequest {
    WorkspaceOpenRequest {
        path: path.display().to_string(),
        backup: false,
    }
}

async fn open_name(host: &Host) -> Option<String> {
    let status = workspace_status(host, &nobody(), WorkspaceStatusRequest {})
        .await
        .unwrap();
    status.workspace.map(|workspace| workspace.name)
}

#[tokio::test]
async fn a_workspace_that_cannot_be_opened_leaves_the_present_one_open() {
    let folder = tempfile::tempdir().unwrap();
    let (_elsewhere, _) = with_workspace(folder.path(), "Held").await;
    let (host, _) = with_workspace(folder.path(), "Present").await;
    for (name, code) in [("Held", Code::WorkspaceHeld), ("Missing", Code::WorkspacePath)] {
        let refused = workspace_open(&host, &nobody(), opening(&folder.path().join(name))).await;
        assert_eq!(refused.unwrap_err().code, code);
        assert_eq!(open_name(&host).await.as_deref(), Some("Present"));
    }
    let path = folder.path().join("Held").display().to_string();
    let template = None;
    let refused = workspace_sample(&host, &nobody(), WorkspaceSampleRequest { path, template }).await;
    assert_eq!(refused.unwrap_err().code, Code::WorkspacePath);
    assert_eq!(open_name(&host).await.as_deref(), Some("Present"));
}

#[tokio::test]
async fn only_the_secretariat_puts_a_backup_back_over_a_workspace_that_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let (host, staff) = with_workspace(folder.path(), "Present").await;
    let restore = || WorkspaceRestoreRequest {
        path: folder.path().join("Present").display().to_string(),
        from: None,
    };
    let refused = workspace_restore(&host, &nobody(), restore()).await;
    assert_eq!(refused.unwrap_err().code, Code::SeatChanged);
    assert_eq!(open_name(&host).await.as_deref(), Some("Present"));

    workspace_backup(&host, &staff, WorkspaceBackupRequest {})
        .await
        .unwrap();
    let done = workspace_restore(&host, &staff, restore()).await.unwrap();
    assert_eq!(done.report.findings, []);
    assert_eq!(open_name(&host).await.as_deref(), Some("Present"));
}

#[tokio::test]
async fn the_workspace_that_is_left_is_free_for_others() {
    let folder = tempfile::tempdir().unwrap();
    let (host, _) = with_workspace(folder.path(), "First").await;
    let (second, _) = with_workspace(folder.path(), "Second").await;
    workspace_close(&second, &nobody(), WorkspaceCloseRequest {})
        .await
        .unwrap();
    workspace_open(&host, &nobody(), opening(&folder.path().join("Second")))
        .await
        .unwrap();
    assert_eq!(open_name(&host).await.as_deref(), Some("Second"));
    workspace_open(&second, &nobody(), opening(&folder.path().join("First")))
        .await
        .unwrap();
}

#[tokio::test]
async fn opening_the_same_workspace_again_waits_for_the_command_at_work() {
    let folder = tempfile::tempdir().unwrap();
    let (host, _) = with_workspace(folder.path(), "Same").await;
    let command = host.open().await.unwrap();
    let importing = host.start_import().unwrap();
    let path = folder.path().join("Same/../Same");
    let nobody = nobody();
    let mut again = std::pin::pin!(workspace_open(&host, &nobody, opening(&path)));
    let early = tokio::time::timeout(Duration::from_millis(100), &mut again).await;
    assert!(early.is_err(), "the command still uses the workspace");
    assert!(
        importing.cancelled.load(std::sync::atomic::Ordering::SeqCst),
        "an import is asked to end"
    );
    assert!(command.store.writable().is_ok() && command.store.read().await.is_ok());
    drop((importing, command));
    again.await.unwrap();
    assert_eq!(open_name(&host).await.as_deref(), Some("Same"));
}

#[tokio::test]
async fn the_backup_of_the_workspace_at_work_can_take_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let (host, founder) = with_workspace(folder.path(), "Same").await;
    let path = folder.path().join("Same");
    let backup = WorkspaceOpenRequest {
        backup: true,
        ..opening(&path)
    };
    assert!(
        workspace_open(&host, &nobody(), backup.clone()).await.is_err(),
        "there is none yet"
    );
    assert_eq!(open_name(&host).await.as_deref(), Some("Same"));
    workspace_backup(&host, &founder, WorkspaceBackupRequest {})
        .await
        .unwrap();
    let status = workspace_open(&host, &nobody(), backup).await.unwrap();
    assert_eq!(status.workspace.unwrap().mode, palmares_core::store::Mode::Backup);
    workspace_open(&host, &nobody(), opening(&path)).await.unwrap();
}

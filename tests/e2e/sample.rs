//! The sample committees, made as the command line makes them.

use palmares_api::{Asker, Host, HostConfig, wire};

/// Writes the sample committee of a template (the usual one where none is named) into a new folder. Its secretary sits at the window
/// already.
pub async fn make(path: &str, template: Option<&str>) {
    let host = Host::new(HostConfig {
        worker: env!("CARGO_BIN_EXE_palmares-desktop").into(),
        account: "test".to_owned(),
        homes: None,
    })
    .unwrap();
    let window = Asker {
        window: "main".to_owned(),
        who: None,
    };
    let request = wire::WorkspaceSampleRequest {
        path: path.to_owned(),
        template: template.map(str::to_owned),
    };
    wire::workspace_sample(&host, &window, request).await.unwrap();
    wire::workspace_close(&host, &window, wire::WorkspaceCloseRequest {})
        .await
        .unwrap();
}

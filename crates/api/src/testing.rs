//! What the tests of several areas begin with.

use std::path::Path;

use palmares_core::committee::PersonInput;

use crate::host::{Host, HostConfig};
use crate::seat::{Asker, Who};
use crate::wire::{WorkspaceCreateRequest, WorkspaceStatus, workspace_create};

/// A host without a worker: what needs one fails.
pub fn host() -> Host {
    Host::new(HostConfig {
        worker: "/nonexistent/palmares".into(),
        account: "test".to_owned(),
        homes: None,
    })
    .unwrap()
}

/// Somebody of the staff, as typed.
pub fn person(name: &str) -> PersonInput {
    PersonInput {
        name: name.to_owned(),
        function: String::new(),
        email: String::new(),
        active: true,
    }
}

/// The window `main`, at which nobody sits yet.
pub fn nobody() -> Asker {
    Asker {
        window: "main".to_owned(),
        who: None,
    }
}

/// Whoever the host says sits at the window `main`.
pub fn seated(status: &WorkspaceStatus) -> Asker {
    let seat = status.seat.as_ref().unwrap();
    Asker {
        who: Some(Who {
            person: seat.person,
            part: seat.part,
        }),
        ..nobody()
    }
}

/// A host with a new workspace of this name open, and its founder at the window `main`.
pub async fn with_workspace(folder: &Path, name: &str) -> (Host, Asker) {
    let host = host();
    let request = WorkspaceCreateRequest {
        path: folder.join(name).display().to_string(),
        name: name.to_owned(),
        person: person("Camille Hennebelle"),
    };
    let status = workspace_create(&host, &nobody(), request).await.unwrap();
    (host, seated(&status))
}

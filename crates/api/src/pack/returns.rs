//! What members give back, as the secretariat is given it: files, and folders, mails and archives that carry them.

use palmares_core::exchange::{self, ReturnsPlan};
use palmares_core::journal::Receipt;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::given::Given;
use crate::error::ApiError;
use crate::host::Host;
use crate::seat::Asker;

/// Asks which of the files that were given hold returns.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReturnsSortRequest {
    /// Files and folders, as they were given.
    pub paths: Vec<String>,
}

/// What was given, told apart, each in the order in which it was given. What carries returns and documents stands in both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReturnsSorted {
    /// Files of the form or the name of packs, and folders, mails, mailboxes and archives that carry some.
    pub returns: Vec<String>,
    /// What an import takes: everything else, and what carries documents beside its returns.
    pub documents: Vec<String>,
}

/// Asks what taking returns in would do.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReturnsPlanRequest {
    /// The files, or what carries them: folders, mails, mailboxes, archives.
    pub paths: Vec<String>,
}

/// Takes returns in.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReturnsMergeRequest {
    /// The files, or what carries them: folders, mails, mailboxes, archives.
    pub paths: Vec<String>,
}

/// Returns were taken in.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ReturnsMerged {
    /// What became of each file.
    pub plan: ReturnsPlan,
    /// What changed.
    pub receipt: Receipt,
}

/// Tells returns from what an import takes. Whether a file is a return that can be taken in, its plan says.
pub async fn returns_sort(host: &Host, asker: &Asker, request: ReturnsSortRequest) -> Result<ReturnsSorted, ApiError> {
    let (_, caller) = host.enter(asker).await?;
    caller.actor().require_secretariat()?;
    let mut sorted = ReturnsSorted {
        returns: Vec::new(),
        documents: Vec::new(),
    };
    for path in request.paths {
        let given = Given::of(host, std::slice::from_ref(&path)).await?;
        if given.returns == 0 || given.documents {
            sorted.documents.push(path.clone());
        }
        if given.returns > 0 {
            sorted.returns.push(path);
        }
    }
    Ok(sorted)
}

/// What taking returns in would do.
pub async fn returns_plan(host: &Host, asker: &Asker, request: ReturnsPlanRequest) -> Result<ReturnsPlan, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let given = Given::of(host, &request.paths).await?;
    let plan = exchange::plan_returns(&open.store, &caller, &given.files).await?;
    Ok(named(plan, given))
}

/// Takes returns in.
pub async fn returns_merge(
    host: &Host,
    asker: &Asker,
    request: ReturnsMergeRequest,
) -> Result<ReturnsMerged, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let given = Given::of(host, &request.paths).await?;
    let (plan, receipt) = exchange::merge_returns(&open.store, &caller, &given.files).await?;
    host.tell_of_merge(&open);
    Ok(ReturnsMerged {
        plan: named(plan, given),
        receipt,
    })
}

/// The files under the names that they came with.
fn named(mut plan: ReturnsPlan, given: Given) -> ReturnsPlan {
    for (file, name) in plan.files.iter_mut().zip(given.names) {
        file.name = name;
    }
    plan
}

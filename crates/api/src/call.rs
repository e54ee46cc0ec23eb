//! Calls, their rules and their grids.

use chrono::NaiveDate;
use palmares_core::call::view::{CallSummary, CallView, TemplateInfo};
use palmares_core::call::{self, CallRules, FurtherGridInput};
use palmares_core::error::Result;
use palmares_core::evaluation::consolidation::{DossierResult, preview};
use palmares_core::grid::{Grid, Problem, Sheet, Unread, Warning};
use palmares_core::id::{CallId, GridId};
use palmares_core::journal::Receipt;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::ApiError;
use crate::host::Host;
use crate::seat::Asker;

/// Asks for the templates shipped.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CallTemplatesRequest {}

/// Asks what a grid is worth, without keeping it: what does not hold together, what deserves a look, and what marks would give.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GridCheckRequest {
    /// The grid.
    pub grid: Grid,
    /// Answers to try it with, a sheet for each member.
    #[serde(default)]
    pub sheets: Vec<Sheet>,
}

/// What a grid is worth.
#[derive(Debug, Clone, Serialize, TS)]
pub struct GridChecked {
    /// What does not hold together; a grid with any is not kept.
    pub problems: Vec<Problem>,
    /// What its author should look at.
    pub warnings: Vec<Warning>,
    /// What the sheets give; none while there are problems.
    pub result: Option<DossierResult>,
}

/// Asks which grid a text is, without keeping it.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GridReadRequest {
    /// The text.
    pub text: String,
}

/// A grid as it was written.
#[derive(Debug, Clone, Serialize, TS)]
pub struct GridRead {
    /// The grid, what was left out with its usual value; none where the text is no grid.
    pub grid: Option<Grid>,
    /// Why it is none.
    pub unread: Option<Unread>,
}

/// The templates shipped.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CallTemplates {
    /// See above.
    pub templates: Vec<TemplateInfo>,
}

/// Makes a call from a template.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CallCreateRequest {
    /// The template's code.
    pub template: String,
    /// The call's name.
    pub name: String,
    /// The day of its deadline; the template's own is an example.
    #[ts(type = "string")]
    pub deadline: NaiveDate,
}

/// A call was made.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CallCreated {
    /// Its identifier.
    pub id: CallId,
    /// What changed.
    pub receipt: Receipt,
}

/// Asks for the calls.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CallListRequest {}

/// The calls of the workspace.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CallList {
    /// Oldest first.
    pub calls: Vec<CallSummary>,
}

/// Asks for a call.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CallGetRequest {
    /// Which.
    pub call_id: CallId,
}

/// Changes a call's name and rules, as a whole.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CallUpdateRequest {
    /// Which.
    pub call_id: CallId,
    /// Its name.
    pub name: String,
    /// Its rules.
    pub rules: CallRules,
}

/// Changes a call's grid, as a whole; the next version once marks exist.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GridUpdateRequest {
    /// Which call.
    pub call_id: CallId,
    /// Which of its further grids; none for its own.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub grid_id: Option<GridId>,
    /// The grid.
    pub grid: Grid,
}

/// Adds a further grid to a call, or changes the name and the choice of one.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GridSaveRequest {
    /// Which call.
    pub call_id: CallId,
    /// Which further grid; none adds one.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub grid_id: Option<GridId>,
    /// Its name and the dossiers that it is for.
    pub grid: FurtherGridInput,
}

/// A further grid as saved.
#[derive(Debug, Clone, Serialize, TS)]
pub struct GridSaved {
    /// Its identifier.
    pub id: GridId,
    /// What changed.
    pub receipt: Receipt,
}

/// The templates shipped.
#[allow(clippy::unused_async, reason = "every command has the same shape")]
pub async fn call_templates(_: &Host, _: &Asker, _: CallTemplatesRequest) -> Result<CallTemplates, ApiError> {
    Ok(CallTemplates {
        templates: call::templates()?,
    })
}

/// Makes a call from a template.
pub async fn call_create(host: &Host, asker: &Asker, request: CallCreateRequest) -> Result<CallCreated, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let (id, receipt) = call::create(&open.store, &caller, &request.template, &request.name, request.deadline).await?;
    Ok(CallCreated { id, receipt })
}

/// The calls of the workspace.
pub async fn call_list(host: &Host, asker: &Asker, _: CallListRequest) -> Result<CallList, ApiError> {
    let (open, _) = host.enter(asker).await?;
    let calls = call::list(&mut *open.store.read().await?).await?;
    Ok(CallList { calls })
}

/// A call.
pub async fn call_get(host: &Host, asker: &Asker, request: CallGetRequest) -> Result<CallView, ApiError> {
    let (open, _) = host.enter(asker).await?;
    Ok(call::get(&mut *open.store.read().await?, request.call_id).await?)
}

/// Changes a call.
pub async fn call_update(host: &Host, asker: &Asker, request: CallUpdateRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(call::update(
        &open.store,
        &caller,
        host.territory()?,
        request.call_id,
        &request.name,
        &request.rules,
    )
    .await?)
}

/// Looks a grid over.
#[allow(clippy::unused_async, reason = "every command has the same shape")]
pub async fn grid_check(_: &Host, _: &Asker, request: GridCheckRequest) -> Result<GridChecked, ApiError> {
    let (grid, problems) = (&request.grid, request.grid.problems());
    let sound = problems.is_empty();
    let result = sound.then(|| preview(grid, request.sheets)).transpose()?;
    Ok(GridChecked {
        warnings: if sound { grid.warnings() } else { vec![] },
        problems,
        result,
    })
}

/// Reads a grid from its text.
#[allow(clippy::unused_async, reason = "every command has the same shape")]
pub async fn grid_read(_: &Host, _: &Asker, request: GridReadRequest) -> Result<GridRead, ApiError> {
    let (grid, unread) = match Grid::read(&request.text) {
        Ok(grid) => (Some(grid), None),
        Err(unread) => (None, Some(unread)),
    };
    Ok(GridRead { grid, unread })
}

/// Changes a call's grid.
pub async fn grid_update(host: &Host, asker: &Asker, request: GridUpdateRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(call::update_grid(&open.store, &caller, request.call_id, request.grid_id, &request.grid).await?)
}

/// Adds a further grid to a call, or changes one.
pub async fn grid_save(host: &Host, asker: &Asker, request: GridSaveRequest) -> Result<GridSaved, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let (call, grid) = (request.call_id, request.grid_id);
    let (id, receipt) = call::save_grid(&open.store, &caller, call, grid, &request.grid).await?;
    Ok(GridSaved { id, receipt })
}

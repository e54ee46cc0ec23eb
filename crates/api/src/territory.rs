//! Communes by name or postal code.

use palmares_core::error::Result;
use palmares_core::territory::PartSheet;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::ApiError;
use crate::host::Host;
use crate::seat::Asker;

/// Looks communes up.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TerritorySearchRequest {
    /// The beginning of a name, a postal code or an INSEE code, of today or of former times; a district (`Paris 15`).
    pub query: String,
}

/// A commune found.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CommuneFound {
    /// INSEE code.
    pub insee: String,
    /// Name.
    pub name: String,
    /// Postal codes.
    pub postal_codes: Vec<String>,
    /// Code of the department.
    pub department: String,
    /// Name of the EPCI.
    pub epci: Option<String>,
    /// The district, delegated or former commune that was typed, when it is not the commune itself.
    pub part: Option<PartSheet>,
}

/// The communes found, best first.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CommuneList {
    /// See above.
    pub communes: Vec<CommuneFound>,
}

const SHOWN: usize = 12;

/// Looks communes up.
#[allow(clippy::unused_async, reason = "every command has the same shape")]
pub async fn territory_search(
    host: &Host,
    _: &Asker,
    request: TerritorySearchRequest,
) -> Result<CommuneList, ApiError> {
    let hits = host.territory()?.search(&request.query, SHOWN);
    let communes = hits.into_iter().map(|hit| CommuneFound {
        insee: hit.commune.insee,
        name: hit.commune.name,
        postal_codes: hit.commune.postal_codes,
        department: hit.commune.department.code,
        epci: hit.commune.epci.map(|epci| epci.name),
        part: hit.part,
    });
    Ok(CommuneList {
        communes: communes.collect(),
    })
}

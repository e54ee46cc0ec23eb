//! Communes by name or postal code.

use palmares_core::error::Result;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::ApiError;
use crate::host::Host;
use crate::seat::Asker;

/// Looks communes up.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TerritorySearchRequest {
    /// The beginning of a name, a postal code or an INSEE code.
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
    });
    Ok(CommuneList {
        communes: communes.collect(),
    })
}

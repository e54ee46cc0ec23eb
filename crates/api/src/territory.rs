//! Communes by name or postal code.

use palmares_core::error::Result;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::ApiError;
use crate::host::Host;

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
pub async fn territory_search(host: &Host, request: TerritorySearchRequest) -> Result<CommuneList, ApiError> {
    let territory = host.territory();
    let communes = territory
        .search(&request.query, SHOWN)
        .into_iter()
        .map(|commune| CommuneFound {
            insee: commune.insee.to_string(),
            name: commune.name.to_string(),
            postal_codes: commune.postal_codes.iter().map(ToString::to_string).collect(),
            department: commune.department.to_string(),
            epci: territory.epci_of(commune).map(|epci| epci.name.to_string()),
        })
        .collect();
    Ok(CommuneList { communes })
}

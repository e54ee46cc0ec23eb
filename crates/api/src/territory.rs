//! Communes by name or postal code.

use palmares_core::error::Result;
use palmares_core::territory::{CommuneSheet, PartSheet};
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
    /// The INSEE code of a commune: all the communes of its EPCI are told instead, and the query says nothing.
    #[serde(default)]
    pub epci_of: Option<String>,
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
    /// SIREN of the EPCI.
    pub epci_siren: Option<String>,
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
    let territory = host.territory()?;
    let communes = match &request.epci_of {
        None => territory
            .search(&request.query, SHOWN)
            .into_iter()
            .map(|hit| found(hit.commune, hit.part))
            .collect(),
        Some(insee) => {
            let epci = territory.epci_of(insee).map(|epci| epci.siren.clone());
            let communes = epci.map(|siren| territory.communes_of_epci(&siren)).unwrap_or_default();
            let sheets = communes
                .into_iter()
                .filter_map(|commune| territory.sheet(commune.insee()));
            sheets.map(|sheet| found(sheet, None)).collect()
        }
    };
    Ok(CommuneList { communes })
}

fn found(sheet: CommuneSheet, part: Option<PartSheet>) -> CommuneFound {
    let (epci, epci_siren) = sheet.epci.map(|epci| (epci.name, epci.siren)).unzip();
    CommuneFound {
        insee: sheet.insee,
        name: sheet.name,
        postal_codes: sheet.postal_codes,
        department: sheet.department.code,
        epci,
        epci_siren,
        part,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::HostConfig;

    #[tokio::test]
    async fn the_communes_of_an_epci_are_told_from_one_of_them() {
        let host = Host::new(HostConfig {
            worker: "none".into(),
            account: "test".to_owned(),
        })
        .unwrap();
        let nobody = Asker {
            window: "test".to_owned(),
            who: None,
        };
        // Béthune, in the CA Béthune-Bruay, Artois-Lys Romane.
        let request = TerritorySearchRequest {
            query: String::new(),
            epci_of: Some("62119".to_owned()),
        };
        let found = territory_search(&host, &nobody, request).await.unwrap().communes;
        assert_eq!(found.len(), 100);
        assert!(
            found
                .iter()
                .all(|commune| commune.epci_siren.as_deref() == Some("200072460"))
        );
    }
}

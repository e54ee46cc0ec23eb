//! Communes by name or postal code.

use palmares_core::call::Area;
use palmares_core::error::Result;
use palmares_core::territory::{AreaKind, AreaSheet, Commune, CommuneSheet, PartSheet};
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
    /// The same for all the communes of its department.
    #[serde(default)]
    pub department_of: Option<String>,
}

/// Looks regions, departments, EPCI and communes up.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TerritoryAreasRequest {
    /// A part of a name, or a code.
    pub query: String,
    /// What this area names is told instead, and the query says nothing.
    pub area: Option<Area>,
}

/// The areas found, the widest first.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AreaList {
    /// See above.
    pub areas: Vec<AreaSheet>,
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
/// Areas shown of each kind.
const SHOWN_OF_A_KIND: usize = 4;

/// Looks communes up.
#[allow(clippy::unused_async, reason = "every command has the same shape")]
pub async fn territory_search(
    host: &Host,
    _: &Asker,
    request: TerritorySearchRequest,
) -> Result<CommuneList, ApiError> {
    let territory = host.territory()?;
    let all = |communes: Vec<&Commune>| {
        let sheets = communes
            .into_iter()
            .filter_map(|commune| territory.sheet(commune.insee()));
        sheets.map(|sheet| found(sheet, None)).collect()
    };
    let communes = match (&request.epci_of, &request.department_of) {
        (Some(insee), _) => {
            let epci = territory.epci_of(insee);
            all(epci
                .map(|epci| territory.communes_of_epci(&epci.siren))
                .unwrap_or_default())
        }
        (_, Some(insee)) => {
            let department = territory.department_of(insee);
            all(department
                .map(|department| territory.communes_of_department(&department.code))
                .unwrap_or_default())
        }
        _ => territory
            .search(&request.query, SHOWN)
            .into_iter()
            .map(|hit| found(hit.commune, hit.part))
            .collect(),
    };
    Ok(CommuneList { communes })
}

/// Looks regions, departments, EPCI and communes up, or tells the names of those that an area names.
#[allow(clippy::unused_async, reason = "every command has the same shape")]
pub async fn territory_areas(host: &Host, _: &Asker, request: TerritoryAreasRequest) -> Result<AreaList, ApiError> {
    let territory = host.territory()?;
    let areas = match &request.area {
        None => territory.areas(&request.query, SHOWN_OF_A_KIND),
        Some(area) => [
            (AreaKind::Region, &area.regions),
            (AreaKind::Department, &area.departments),
            (AreaKind::Epci, &area.epcis),
            (AreaKind::Commune, &area.communes),
        ]
        .into_iter()
        .flat_map(|(kind, codes)| codes.iter().filter_map(move |code| territory.area(kind, code)))
        .collect(),
    };
    Ok(AreaList { areas })
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
            homes: None,
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
            department_of: None,
        };
        let found = territory_search(&host, &nobody, request).await.unwrap().communes;
        assert_eq!(found.len(), 100);
        assert!(
            found
                .iter()
                .all(|commune| commune.epci_siren.as_deref() == Some("200072460"))
        );
        let request = TerritorySearchRequest {
            query: String::new(),
            epci_of: None,
            department_of: Some("62119".to_owned()),
        };
        let found = territory_search(&host, &nobody, request).await.unwrap().communes;
        assert!(found.len() > 800, "{}", found.len());
        assert!(found.iter().all(|commune| commune.department == "62"));
    }
}

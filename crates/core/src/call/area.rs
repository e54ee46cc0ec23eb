//! A part of the country, as a rule names it.

use serde::{Deserialize, Serialize};

use crate::territory::{CommuneSheet, Territory};

/// Communes, EPCI, departments and regions taken together: a place lies in it when it lies in one of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// INSEE codes of regions.
    #[serde(default)]
    pub regions: Vec<String>,
    /// INSEE codes of departments.
    #[serde(default)]
    pub departments: Vec<String>,
    /// SIREN of EPCI. The communes are those of the map: the rule moves when the EPCI does.
    #[serde(default)]
    pub epcis: Vec<String>,
    /// INSEE codes of communes.
    #[serde(default)]
    pub communes: Vec<String>,
}

impl Area {
    /// One region.
    pub fn region(code: &str) -> Self {
        Self {
            regions: vec![code.to_owned()],
            ..Self::default()
        }
    }

    /// Whether it names nothing.
    pub fn is_empty(&self) -> bool {
        self.lists().iter().all(|(_, codes)| codes.is_empty())
    }

    /// Whether a commune lies in it.
    pub fn holds(&self, place: &CommuneSheet) -> bool {
        let epci = place.epci.as_ref().map(|epci| &epci.siren);
        self.regions.contains(&place.region.code)
            || self.departments.contains(&place.department.code)
            || epci.is_some_and(|siren| self.epcis.contains(siren))
            || self.communes.contains(&place.insee)
    }

    /// Its lists by their names, the widest first.
    pub fn lists(&self) -> [(&'static str, &[String]); 4] {
        [
            ("regions", &self.regions),
            ("departments", &self.departments),
            ("epcis", &self.epcis),
            ("communes", &self.communes),
        ]
    }

    /// The lists that name something that the map does not have. A commune is named by its code of today.
    pub(super) fn unknown(&self, territory: &Territory) -> Vec<&'static str> {
        let is_known = |list: &str, code: &String| match list {
            "regions" => territory.region(code).is_some(),
            "departments" => territory.department(code).is_some(),
            "epcis" => territory.epci(code).is_some(),
            _ => territory.commune(code).is_some_and(|commune| commune.insee() == code),
        };
        self.lists()
            .into_iter()
            .filter(|(list, codes)| !codes.iter().all(|code| is_known(list, code)))
            .map(|(list, _)| list)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;

    static MAP: LazyLock<Territory> = LazyLock::new(|| Territory::load().unwrap());

    fn of(list: &str, code: &str) -> Area {
        serde_json::from_value(serde_json::json!({ list: [code] })).unwrap()
    }

    fn holds(area: &Area, insee: &str) -> bool {
        area.holds(&MAP.sheet(insee).unwrap())
    }

    #[test]
    fn a_place_lies_in_its_commune_its_epci_its_department_and_its_region_and_in_no_other() {
        // Béthune (CA Béthune-Bruay, Pas-de-Calais), Lens (another EPCI), Lille (another department), Paris (another region).
        let inside = |area: &Area| ["62119", "62498", "59350", "75056"].map(|insee| holds(area, insee));
        assert_eq!(inside(&of("communes", "62119")), [true, false, false, false]);
        assert_eq!(inside(&of("epcis", "200072460")), [true, false, false, false]);
        assert_eq!(inside(&of("departments", "62")), [true, true, false, false]);
        assert_eq!(inside(&of("regions", "32")), [true, true, true, false]);
        assert_eq!(inside(&Area::default()), [false; 4]);
        let both = Area {
            communes: vec!["75056".into()],
            ..of("epcis", "200072460")
        };
        assert_eq!(inside(&both), [true, false, false, true]);
    }

    #[test]
    fn a_district_lies_where_its_commune_does() {
        assert!(holds(&of("communes", "75056"), "75115"));
        assert!(holds(&of("departments", "2A"), "20004"), "Ajaccio, by its former code");
    }

    #[test]
    fn a_code_that_the_map_does_not_have_is_found_in_its_list() {
        for (list, code) in [
            ("regions", "62"),
            ("departments", "20"),
            ("epcis", "999999999"),
            ("communes", "62999"),
            // A district is no commune: no place would ever be compared with its code.
            ("communes", "75115"),
        ] {
            assert_eq!(of(list, code).unknown(&MAP), [list], "{code}");
        }
        assert!(of("epcis", "200072460").unknown(&MAP).is_empty());
    }
}

//! Finding an EPCI, a department or a region from what people type: a part of its name, or its code.

use serde::{Deserialize, Serialize};

use super::name::fold_name;
use super::table::Territory;

/// What kind of area it is, the widest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum AreaKind {
    /// A region.
    Region,
    /// A department.
    Department,
    /// An EPCI.
    Epci,
    /// A commune.
    Commune,
}

/// A region, a department, an EPCI or a commune by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct AreaSheet {
    /// What it is.
    pub kind: AreaKind,
    /// INSEE code, or the SIREN of an EPCI.
    pub code: String,
    /// Official name.
    pub name: String,
}

impl Territory {
    /// The areas that answer `query`: every region, department and EPCI whose code it is or whose name has words that begin with its
    /// words, then communes as [`search`](Self::search) finds them; at most `limit` of each kind, those whose name begins with it first.
    pub fn areas(&self, query: &str, limit: usize) -> Vec<AreaSheet> {
        let folded = fold_name(query);
        if folded.is_empty() {
            return Vec::new();
        }
        let code = query.trim().to_uppercase();
        let mut found = Vec::new();
        for kind in [AreaKind::Region, AreaKind::Department, AreaKind::Epci] {
            let mut some: Vec<AreaSheet> = self
                .wide(kind)
                .filter(|area| area.code == code || answers(&fold_name(&area.name), &folded))
                .collect();
            let rank = |area: &AreaSheet| (area.code != code, !fold_name(&area.name).starts_with(&folded));
            some.sort_by_key(|area| (rank(area), area.name.len()));
            found.extend(some.into_iter().take(limit));
        }
        found.extend(self.search(query, limit).into_iter().map(|hit| AreaSheet {
            kind: AreaKind::Commune,
            code: hit.commune.insee,
            name: hit.commune.name,
        }));
        found
    }

    /// An area by its code.
    pub fn area(&self, kind: AreaKind, code: &str) -> Option<AreaSheet> {
        if kind == AreaKind::Commune {
            let commune = self.commune(code)?;
            return Some(sheet(kind, commune.insee(), commune.name()));
        }
        self.wide(kind).find(|area| area.code == code)
    }

    fn wide(&self, kind: AreaKind) -> Box<dyn Iterator<Item = AreaSheet> + '_> {
        match kind {
            AreaKind::Region => Box::new(self.regions().iter().map(move |one| sheet(kind, &one.code, &one.name))),
            AreaKind::Department => Box::new(
                self.departments
                    .iter()
                    .map(move |one| sheet(kind, &one.code, &one.name)),
            ),
            AreaKind::Epci => Box::new(self.epcis.iter().map(move |one| sheet(kind, &one.siren, &one.name))),
            AreaKind::Commune => Box::new(std::iter::empty()),
        }
    }
}

fn sheet(kind: AreaKind, code: &str, name: &str) -> AreaSheet {
    AreaSheet {
        kind,
        code: code.to_owned(),
        name: name.to_owned(),
    }
}

/// Whether each word that was typed begins a word of the name.
fn answers(name: &str, typed: &str) -> bool {
    typed
        .split(' ')
        .all(|word| name.split(' ').any(|own| own.starts_with(word)))
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;

    static MAP: LazyLock<Territory> = LazyLock::new(|| Territory::load().unwrap());

    fn first(query: &str, kind: AreaKind) -> Option<String> {
        let found = MAP.areas(query, 5);
        found.into_iter().find(|area| area.kind == kind).map(|area| area.code)
    }

    #[test]
    fn an_area_is_found_by_a_part_of_its_name_and_by_its_code() {
        for (query, kind, code) in [
            ("hauts de fr", AreaKind::Region, "32"),
            ("pas de cal", AreaKind::Department, "62"),
            ("62", AreaKind::Department, "62"),
            ("2a", AreaKind::Department, "2A"),
            ("bethune bruay", AreaKind::Epci, "200072460"),
            ("200072460", AreaKind::Epci, "200072460"),
            ("artois lys romane", AreaKind::Epci, "200072460"),
            ("bethune", AreaKind::Commune, "62119"),
        ] {
            assert_eq!(first(query, kind).as_deref(), Some(code), "{query}");
        }
        assert!(MAP.areas(" - ", 5).is_empty());
        assert!(MAP.areas("qqqqzz", 5).is_empty());
    }

    #[test]
    fn an_area_has_its_name_by_its_code() {
        for (kind, code, name) in [
            (AreaKind::Region, "32", "Hauts-de-France"),
            (AreaKind::Department, "62", "Pas-de-Calais"),
            (AreaKind::Commune, "62119", "Béthune"),
        ] {
            assert_eq!(MAP.area(kind, code).unwrap().name, name);
        }
        assert_eq!(MAP.area(AreaKind::Epci, "62119"), None);
    }
}

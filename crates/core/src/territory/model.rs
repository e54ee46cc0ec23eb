//! Plain types of the administrative map.

use serde::{Deserialize, Serialize};

/// A region of France, or an overseas collectivity that stands in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Region {
    /// INSEE code (`32`).
    pub code: String,
    /// Official name (`Hauts-de-France`).
    pub name: String,
}

/// A department.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Department {
    /// INSEE code (`62`, `2A`, `971`).
    pub code: String,
    /// Official name.
    pub name: String,
    /// Code of its region.
    pub region: String,
}

/// An EPCI with its own taxation: community of communes, agglomeration, urban community or métropole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Epci {
    /// SIREN of the grouping (`200072460`).
    pub siren: String,
    /// Official name. A grouping may straddle departments and even regions.
    pub name: String,
}

/// A commune as it stands in the table: borrowed text where the table already holds it.
#[derive(Debug, Clone)]
pub struct Commune {
    pub(super) insee: String,
    pub(super) name: &'static str,
    pub(super) folded: String,
    pub(super) postal: &'static str,
    pub(super) size: u8,
    pub(super) department: usize,
    pub(super) epci: Option<usize>,
}

impl Commune {
    /// INSEE code, five characters.
    pub fn insee(&self) -> &str {
        &self.insee
    }

    /// Official name, with its accents and ligatures.
    pub fn name(&self) -> &str {
        self.name
    }

    /// Its postal codes, none for the uninhabited ones. The table leaves out the first two digits they share with INSEE.
    pub fn postal_codes(&self) -> impl Iterator<Item = String> + '_ {
        let own = self.insee.get(..2).unwrap_or_default();
        self.postal.split(',').filter(|part| !part.is_empty()).map(move |part| {
            if part.len() == 3 {
                format!("{own}{part}")
            } else {
                part.to_owned()
            }
        })
    }
}

/// A district, or a commune that is one no longer: delegated, associated, absorbed, renamed, with another code.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub(super) code: &'static str,
    /// The commune it is part of today.
    pub(super) commune: &'static str,
    /// Empty where it is the commune's.
    pub(super) name: &'static str,
    pub(super) folded: String,
    /// Whether it left its department with its code.
    pub(super) moved: bool,
}

/// What was typed, when it names a part of a commune or what it formerly was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PartSheet {
    /// Its INSEE code (`75115`, `74011`).
    pub code: String,
    /// Its name (`Paris 15e Arrondissement`, `Annecy-le-Vieux`).
    pub name: String,
}

/// A commune with everything it belongs to, for a page or a list of choices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CommuneSheet {
    /// INSEE code.
    pub insee: String,
    /// Official name.
    pub name: String,
    /// Postal codes.
    pub postal_codes: Vec<String>,
    /// Its department.
    pub department: Department,
    /// Its region.
    pub region: Region,
    /// Its EPCI; a few islands and overseas communes have none.
    pub epci: Option<Epci>,
}

/// What in a commune answered the search, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Match {
    /// What was typed is a district of it: a city and a number.
    District,
    /// Its INSEE code before it left its department is what was typed.
    MovedCode,
    /// Its postal code is, or begins with, what was typed.
    PostalCode,
    /// Its INSEE code is what was typed.
    InseeCode,
    /// The INSEE code of a part of it, or a former one, is what was typed.
    PartCode,
    /// Its name is what was typed.
    WholeName,
    /// Its name begins with it.
    NameStart,
    /// A word of its name begins with it.
    WordStart,
    /// Its name contains it.
    Inside,
}

/// One answer of a search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SearchHit {
    /// The commune.
    pub commune: CommuneSheet,
    /// Why it is listed.
    pub matched: Match,
    /// The part that was named, or what the commune formerly was; none when it was named itself.
    pub part: Option<PartSheet>,
}

//! Where things are: regions, departments, EPCI and communes of France, and the numbers that name companies.
//!
//! A commune is named by its INSEE code, a five-character **string** (`02xxx` keeps its zero, Corsica has `2A` and `2B`).
//! A postal code is something else: several communes share one, one commune may have several, and 62400 is Béthune as a
//! postal code but Haillicourt as an INSEE code. The two are never compared.
//!
//! Communes merge and are renamed: a former name or code, a delegated commune, a district lead to the present commune.
//!
//! [`Territory::load`] reads the embedded table once; the value is then passed to whoever needs it.

mod activity;
mod areas;
mod identifiers;
mod model;
mod name;
mod search;
mod table;
mod typed;

pub use activity::{ActivityCode, SECTIONS, section_of};
pub use areas::{AreaKind, AreaSheet};
pub use identifiers::{IdentifierFault, Siren, Siret};
pub use model::{Commune, CommuneSheet, Department, Epci, Match, PartSheet, Region, SearchHit};
pub use name::fold_name;
pub use table::Territory;

/// First characters of the codes that INSEE gives to foreign countries (99131 is Belgium): a place outside France.
pub const ABROAD: &str = "99";

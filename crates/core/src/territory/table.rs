//! The embedded table and what is asked of it. `scripts/territory.mjs` writes the table and describes its form.

use std::collections::HashMap;

use crate::error::{Error, Result};

use super::model::{Commune, CommuneSheet, Department, Epci, Part, Region};
use super::name::fold_name;

const TABLE: &str = include_str!("france.tsv");

/// The administrative map of France. Some tens of milliseconds to read: load it once and pass it on.
#[derive(Debug, Default)]
pub struct Territory {
    pub(super) regions: Vec<Region>,
    pub(super) departments: Vec<Department>,
    pub(super) epcis: Vec<Epci>,
    /// Sorted by INSEE code.
    pub(super) communes: Vec<Commune>,
    /// Districts, delegated, associated and former communes, sorted by code.
    pub(super) parts: Vec<Part>,
}

impl Territory {
    /// Reads the embedded table.
    ///
    /// # Errors
    /// [`Error::Internal`] when the table does not have its form, which is a fault of the build.
    pub fn load() -> Result<Self> {
        Reader::default().read(TABLE)
    }

    /// The commune with this INSEE code. The code of a district of Paris, Lyon or Marseille, of a delegated, an associated or
    /// a former commune gives the commune it is part of today: registers still use those codes.
    pub fn commune(&self, insee: &str) -> Option<&Commune> {
        self.present(insee).or_else(|| {
            let found = self.parts.binary_search_by(|part| part.code.cmp(insee)).ok()?;
            self.present(self.parts.get(found)?.commune)
        })
    }

    fn present(&self, insee: &str) -> Option<&Commune> {
        let by_code = |commune: &Commune| commune.insee.as_str().cmp(insee);
        self.communes.get(self.communes.binary_search_by(by_code).ok()?)
    }

    /// The department of a commune.
    pub fn department_of(&self, insee: &str) -> Option<&Department> {
        self.departments.get(self.commune(insee)?.department)
    }

    /// The region of a commune: by its department, never by its EPCI, which may straddle two regions.
    pub fn region_of(&self, insee: &str) -> Option<&Region> {
        self.region(&self.department_of(insee)?.region)
    }

    /// The EPCI a commune belongs to.
    pub fn epci_of(&self, insee: &str) -> Option<&Epci> {
        self.epcis.get(self.commune(insee)?.epci?)
    }

    /// A region by its code.
    pub fn region(&self, code: &str) -> Option<&Region> {
        self.regions.iter().find(|region| region.code == code)
    }

    /// Every region.
    pub fn regions(&self) -> &[Region] {
        &self.regions
    }

    /// A department by its code.
    pub fn department(&self, code: &str) -> Option<&Department> {
        self.departments.iter().find(|department| department.code == code)
    }

    /// An EPCI by its SIREN.
    pub fn epci(&self, siren: &str) -> Option<&Epci> {
        self.epcis.iter().find(|epci| epci.siren == siren)
    }

    /// The communes of an EPCI, by INSEE code; empty when the SIREN names none.
    pub fn communes_of_epci(&self, siren: &str) -> Vec<&Commune> {
        let Some(index) = self.epcis.iter().position(|epci| epci.siren == siren) else {
            return Vec::new();
        };
        self.communes
            .iter()
            .filter(|commune| commune.epci == Some(index))
            .collect()
    }

    /// The communes of a department, by INSEE code; empty when no department has this code.
    pub fn communes_of_department(&self, code: &str) -> Vec<&Commune> {
        let index = self.departments.iter().position(|department| department.code == code);
        let is_in = |commune: &&Commune| Some(commune.department) == index;
        self.communes.iter().filter(is_in).collect()
    }

    /// The communes that have this exact postal code, largest first. One code, several communes: a presumption only.
    pub fn communes_at_postal_code(&self, postal_code: &str) -> Vec<&Commune> {
        let mut found: Vec<&Commune> = self
            .communes
            .iter()
            .filter(|commune| commune.postal_codes().any(|code| code == postal_code))
            .collect();
        found.sort_by(|a, b| b.size.cmp(&a.size).then_with(|| a.insee.cmp(&b.insee)));
        found
    }

    /// The communes around a postal code that none has, as those of a CEDEX: of the same department, by the first digits of
    /// their own postal codes. A presumption only.
    pub fn communes_near_postal_code(&self, postal_code: &str) -> Vec<&Commune> {
        let Some(near) = department_of_postal_code(postal_code) else {
            return Vec::new();
        };
        let is_near = |commune: &&Commune| commune.postal_codes().any(|code| code.starts_with(near));
        self.communes.iter().filter(is_near).collect()
    }

    /// A commune with everything it belongs to.
    pub fn sheet(&self, insee: &str) -> Option<CommuneSheet> {
        let commune = self.commune(insee)?;
        Some(CommuneSheet {
            insee: commune.insee.clone(),
            name: commune.name.to_owned(),
            postal_codes: commune.postal_codes().collect(),
            department: self.departments.get(commune.department)?.clone(),
            region: self.region_of(insee)?.clone(),
            epci: commune.epci.and_then(|index| self.epcis.get(index)).cloned(),
        })
    }
}

/// The digits of a postal code that tell the department: two, or three overseas.
pub(super) fn department_of_postal_code(postal_code: &str) -> Option<&str> {
    let is_whole = postal_code.len() == 5 && postal_code.bytes().all(|byte| byte.is_ascii_digit());
    let digits = if postal_code.starts_with("97") || postal_code.starts_with("98") {
        3
    } else {
        2
    };
    postal_code.get(..digits).filter(|_| is_whole)
}

/// The state of reading: which department and which EPCI the next communes belong to.
#[derive(Default)]
struct Reader {
    map: Territory,
    epci_index: HashMap<&'static str, usize>,
    prefix: &'static str,
    epci: Option<usize>,
}

impl Reader {
    fn read(mut self, table: &'static str) -> Result<Territory> {
        for (index, line) in table.lines().enumerate() {
            self.line(line)
                .ok_or_else(|| Error::internal(format!("territory table, line {}", index + 1)))?;
        }
        self.map.communes.sort_by(|a, b| a.insee.cmp(&b.insee));
        self.map.parts.sort_by_key(|part| part.code);
        Ok(self.map)
    }

    fn line(&mut self, line: &'static str) -> Option<()> {
        let mut fields = line.split('\t');
        match fields.next()? {
            comment if comment.starts_with('#') => {}
            "R" => self.map.regions.push(Region {
                code: fields.next()?.to_owned(),
                name: fields.next()?.to_owned(),
            }),
            "G" => {
                let siren = fields.next()?;
                self.epci_index.insert(siren, self.map.epcis.len());
                self.map.epcis.push(Epci {
                    siren: siren.to_owned(),
                    name: fields.next()?.to_owned(),
                });
            }
            "D" => {
                self.prefix = fields.next()?;
                let (region, name) = (fields.next()?.to_owned(), fields.next()?.to_owned());
                self.map.departments.push(Department {
                    code: self.prefix.to_owned(),
                    name,
                    region,
                });
            }
            "E" => {
                let siren = fields.next()?;
                self.epci = if siren.is_empty() {
                    None
                } else {
                    Some(*self.epci_index.get(siren)?)
                };
            }
            kind @ ("P" | "M") => {
                let (code, commune, name) = (fields.next()?, fields.next()?, fields.next()?);
                self.map.parts.push(Part {
                    code,
                    commune,
                    name,
                    folded: fold_name(name),
                    moved: kind == "M",
                });
            }
            suffix => self.commune(suffix, fields)?,
        }
        Some(())
    }

    fn commune(&mut self, suffix: &str, mut fields: std::str::Split<'static, char>) -> Option<()> {
        let name = fields.next()?;
        self.map.communes.push(Commune {
            insee: format!("{}{suffix}", self.prefix),
            name,
            folded: fold_name(name),
            postal: fields.next()?,
            size: *fields.next()?.as_bytes().first()?,
            department: self.map.departments.len().checked_sub(1)?,
            epci: self.epci,
        });
        Some(())
    }
}

#[cfg(test)]
#[path = "table_tests.rs"]
mod tests;

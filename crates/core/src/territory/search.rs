//! Finding a commune from what people type: a name, the start of one, a postal code, or both.

use std::collections::HashSet;

use super::model::{Commune, Match, Part, PartSheet, SearchHit};
use super::table::Territory;
use super::typed::Typed;

impl Territory {
    /// The communes that answer `query`, best first and at most `limit`.
    ///
    /// Digits are a postal code or its beginning (a whole INSEE code is found too, after them); words are compared
    /// without case, accents, ligatures, apostrophes and hyphens. Both together narrow each other: `noeux 62`; a postal code
    /// that no commune of that name has, as a CEDEX, only tells the department. Districts, delegated and former communes lead
    /// to the commune of today, by their name or code. Among equals the larger commune comes first.
    pub fn search(&self, query: &str, limit: usize) -> Vec<SearchHit> {
        let typed = Typed::read(query);
        let mut found = self.districts(&typed);
        found.extend(self.named(&typed));
        if found.is_empty() {
            found = self.named(&typed.without_its_town());
        }
        found.sort_by(|a, b| {
            a.matched
                .cmp(&b.matched)
                .then(a.part.is_some().cmp(&b.part.is_some()))
                .then(b.commune.size.cmp(&a.commune.size))
                .then_with(|| a.commune.folded.cmp(&b.commune.folded))
                .then_with(|| a.commune.insee.cmp(&b.commune.insee))
        });
        let mut listed = HashSet::new();
        found.retain(|hit| listed.insert(hit.commune.insee.as_str()));
        found
            .into_iter()
            .take(limit)
            .filter_map(|hit| self.shown(&hit))
            .collect()
    }

    /// A city's district by its number: « Paris 15 », « Lyon 3e ».
    fn districts(&self, typed: &Typed) -> Vec<Found<'_>> {
        let Some(district) = typed.district() else {
            return Vec::new();
        };
        let is_meant = |part: &&Part| part.folded.starts_with(&district);
        let found = |part| self.found(part, Match::District);
        self.parts.iter().filter(is_meant).filter_map(found).collect()
    }

    fn named(&self, typed: &Typed) -> Vec<Found<'_>> {
        if typed.is_empty() {
            return Vec::new();
        }
        let own = self.communes.iter().filter_map(|commune| {
            let matched = typed.matches(commune, &commune.insee, &commune.folded)?;
            Some(Found {
                matched,
                commune,
                part: None,
            })
        });
        let parts = self.parts.iter().filter_map(|part| {
            let commune = self.commune(part.commune)?;
            let matched = match typed.matches(commune, part.code, &part.folded)? {
                // Its commune has that postal code and is found by it.
                Match::PostalCode => return None,
                Match::InseeCode if part.moved => Match::MovedCode,
                Match::InseeCode => Match::PartCode,
                by_name => by_name,
            };
            self.found(part, matched)
        });
        own.chain(parts).collect()
    }

    fn found<'a>(&'a self, part: &'a Part, matched: Match) -> Option<Found<'a>> {
        let commune = self.commune(part.commune)?;
        Some(Found {
            matched,
            commune,
            part: Some(part),
        })
    }

    fn shown(&self, hit: &Found<'_>) -> Option<SearchHit> {
        Some(SearchHit {
            commune: self.sheet(&hit.commune.insee)?,
            matched: hit.matched,
            part: hit.part.map(|part| PartSheet {
                code: part.code.to_owned(),
                name: if part.name.is_empty() {
                    hit.commune.name
                } else {
                    part.name
                }
                .to_owned(),
            }),
        })
    }
}

/// A commune that answers, by its own name and codes or by those of a part.
struct Found<'a> {
    matched: Match,
    commune: &'a Commune,
    part: Option<&'a Part>,
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;

    static MAP: LazyLock<Territory> = LazyLock::new(|| Territory::load().unwrap());

    fn names(query: &str) -> Vec<String> {
        MAP.search(query, 8).into_iter().map(|hit| hit.commune.name).collect()
    }

    fn first(query: &str) -> String {
        names(query).into_iter().next().unwrap()
    }

    #[test]
    fn a_name_is_found_without_its_accents_and_ligatures() {
        assert_eq!(first("noeux-les-m"), "Nœux-les-Mines");
        assert_eq!(first("BETHUNE"), "Béthune");
        assert_eq!(first("fouquieres les bethune"), "Fouquières-lès-Béthune");
        assert_eq!(first("st venant"), "Saint-Venant");
    }

    #[test]
    fn the_whole_name_comes_before_the_beginning_and_the_beginning_before_the_middle() {
        assert_eq!(first("lens"), "Lens");
        assert_eq!(first("paris"), "Paris");
        let hits = MAP.search("bethune", 8);
        assert_eq!(hits[0].matched, Match::WholeName);
        assert!(
            hits.iter()
                .any(|hit| hit.commune.name == "Fouquières-lès-Béthune" && hit.matched == Match::WordStart)
        );
        assert!(hits.is_sorted_by_key(|hit| hit.matched));
    }

    #[test]
    fn a_postal_code_lists_every_commune_that_has_it() {
        let hits = MAP.search("62400", 20);
        assert_eq!(hits[0].commune.name, "Béthune");
        assert!(
            hits.iter()
                .any(|hit| hit.commune.name == "Locon" && hit.matched == Match::PostalCode)
        );
        let last = hits.last().unwrap();
        assert_eq!(
            (last.commune.name.as_str(), last.matched),
            ("Haillicourt", Match::InseeCode)
        );
    }

    #[test]
    fn a_postal_code_and_a_name_narrow_each_other() {
        assert_eq!(names("62400 locon"), ["Locon"]);
        assert!(
            names("saint 62")
                .iter()
                .all(|name| name.to_lowercase().contains("saint"))
        );
        assert_eq!(first("2A004"), "Ajaccio");
    }

    fn part(query: &str) -> (String, String) {
        let hit = MAP.search(query, 1).remove(0);
        (hit.part.unwrap().name, hit.commune.name)
    }

    #[test]
    fn what_people_type_finds_the_commune_of_today() {
        let typed = include_str!("../../../../tests/fixtures/intake/text/commune_queries.csv");
        for line in typed.lines().skip(1) {
            let (query, expected) = line.split_once(';').unwrap();
            let expected = expected.split(" (").next().unwrap();
            assert_eq!(first(query), expected, "{query}");
        }
    }

    #[test]
    fn a_name_that_is_written_short_is_found() {
        for (query, name) in [
            ("Clermont-Fd", "Clermont-Ferrand"),
            ("63033 CLERMONT FD CEDEX 1", "Clermont-Ferrand"),
            ("St-Etienne", "Saint-Étienne"),
            ("Ste-Foy", "Sainte-Foy"),
            ("Mt-St-Michel", "Le Mont-Saint-Michel"),
            ("Mt de Marsan", "Mont-de-Marsan"),
            ("Gde Synthe", "Grande-Synthe"),
            ("Gd Bornand", "Le Grand-Bornand"),
            ("Vx-Condé", "Vieux-Condé"),
        ] {
            assert_eq!(first(query), name, "{query}");
        }
        assert_eq!(part("ND de Gravenchon").0, "Notre-Dame-de-Gravenchon");
    }

    #[test]
    fn a_beginning_is_not_taken_for_a_word_written_short() {
        assert!(names("mt").contains(&"Mtsamboro".to_owned()));
        assert!(names("Fd").is_empty());
    }

    #[test]
    fn no_commune_has_a_word_that_others_write_short() {
        for short in ["fd", "gd", "gde", "mt", "mts", "nd", "vx"] {
            let has = |commune: &&Commune| commune.folded.split(' ').any(|word| word == short);
            assert!(!MAP.communes.iter().any(|commune| has(&commune)), "{short}");
        }
    }

    #[test]
    fn a_district_leads_to_its_city_by_number_and_by_code() {
        for query in [
            "Paris 15",
            "paris 15e",
            "Paris (15ème)",
            "PARIS 15EME ARRONDISSEMENT",
            "75115",
        ] {
            assert_eq!(
                part(query),
                ("Paris 15e Arrondissement".into(), "Paris".into()),
                "{query}"
            );
        }
        assert_eq!(part("Lyon 1er").0, "Lyon 1er Arrondissement");
        assert_eq!(part("marseille 1").0, "Marseille 1er Arrondissement");
        assert_eq!(first("Paris 75015"), "Paris");
        assert!(
            names("Paris 21").is_empty(),
            "there is no such district, and no Paris in the Côte-d'Or"
        );
    }

    #[test]
    fn a_cedex_leads_to_its_commune() {
        for query in [
            "62405 Béthune Cedex",
            "BETHUNE CEDEX",
            "62405 Béthune",
            "Béthune Cedex 2",
        ] {
            assert_eq!(first(query), "Béthune", "{query}");
        }
        assert_eq!(first("75740 Paris Cedex 15"), "Paris");
        assert_eq!(first("59 033 Lille cedex"), "Lille");
        assert!(names("13405 Béthune Cedex").is_empty(), "another department");
    }

    #[test]
    fn delegated_and_former_communes_lead_to_the_present_one() {
        for (query, name, present) in [
            ("Annecy-le-Vieux", "Annecy-le-Vieux", "Annecy"),
            ("74011", "Annecy-le-Vieux", "Annecy"),
            ("74940 Annecy-le-Vieux", "Annecy-le-Vieux", "Annecy"),
            ("coupy", "Coupy", "Valserhône"),
            ("97127", "Saint-Martin", "Saint-Martin"),
            ("20004", "Ajaccio", "Ajaccio"),
        ] {
            assert_eq!(part(query), (name.into(), present.into()), "{query}");
        }
        assert!(
            names("97127").contains(&"La Désirade".to_owned()),
            "whose postal code it is"
        );
        assert_eq!(first("annecy"), "Annecy");
        assert_eq!(MAP.search("annecy", 1)[0].part, None);
        assert_eq!(
            names("Annecy-le-Vieux").iter().filter(|name| *name == "Annecy").count(),
            1
        );
    }

    #[test]
    fn nothing_typed_finds_nothing() {
        assert!(names("").is_empty());
        assert!(names(" - ' ").is_empty());
        assert!(names("qqqqzz").is_empty());
    }
}
